#include "reader/page_lines.h"

#include "reader/ages.h"
#include "reader/names.h"
#include "reading.h"

#include <math.h>

TestSuite(page_words, .timeout = 10);

static sg_page_kind kind(const char *line)
{
	return sg_page__kind(sg_slice_of(line));
}

Test(page_words, tables_are_sorted_and_in_key_form)
{
	for (size_t t = 0; t < SG_PAGE_TABLE_COUNT; t++) {
		const sg_page_table *table = &sg_page__tables[t];
		for (size_t i = 0; i < table->count; i++) {
			const char *line = table->lines[i];
			must(i == 0 || strcmp(table->lines[i - 1], line) < 0, line);
			for (const char *c = line; *c; c++)
				must(!(*c >= 'A' && *c <= 'Z') && !(*c >= '0' && *c <= '9') &&
						(unsigned char)*c < 0x80,
					line);
		}
	}
}

Test(page_words, lines_of_pages_are_known)
{
	static const struct {
		const char *line;
		sg_page_kind kind;
	} cases[] = {{"Like", SG_PAGE_CONTROL}, {"Reply", SG_PAGE_CONTROL},
		{"Like · Reply · 12", SG_PAGE_CONTROL}, {"12 • Reply • Share ›", SG_PAGE_CONTROL},
		{"3 reactions", SG_PAGE_COUNT}, {"1.2K", SG_PAGE_COUNT},
		{"👁️ 52 0", SG_PAGE_COUNT}, {"• 3rd+", SG_PAGE_BADGE},
		{"Author", SG_PAGE_BADGE}, {"Premium • 3rd+", SG_PAGE_BADGE},
		{"View Dr. Ada Roe’ profile", SG_PAGE_BADGE},
		{"View Ada Roe’s  graphic link", SG_PAGE_BADGE}, {"likelovefunny", SG_PAGE_CONTROL},
		{"like celebrate love", SG_PAGE_CONTROL},
		{"Ada Roe and 1,204 others", SG_PAGE_COUNT},
		{"Cookie settings | Accept all | Manage", SG_PAGE_NOTE},
		{"[The new square. Picture: Roe Homes]", SG_PAGE_NOTE},
		{"See more comments", SG_PAGE_THREAD}, {"41 Comments", SG_PAGE_THREAD},
		{"View profile for Ada Roe, graphic", SG_PAGE_POST_MARK},
		{"Ada Roe’s Post", SG_PAGE_POST_MARK}, {"Leave a Reply", SG_PAGE_FORM},
		{"Your email address will not be published. Required fields are marked *",
			SG_PAGE_FORM},
		{"Related articles", SG_PAGE_LINKS}, {"MOST VIEWED", SG_PAGE_LINKS},
		{"See also  How to boil an egg", SG_PAGE_PROMOTION},
		{"Advertisement", SG_PAGE_PROMOTION}, {"Register now »", SG_PAGE_CALL},
		{"By Ada Roe, Staff Writer", SG_PAGE_BYLINE},
		{"Posted on June 2, 2023 by Ada Roe", SG_PAGE_BYLINE}, {"7 Min Read", SG_PAGE_NOTE},
		{"Share This Article", SG_PAGE_NOTE}, {"Photo: Ada Roe/Getty Images", SG_PAGE_NOTE},
		{"© 2023 The Post. All rights reserved.", SG_PAGE_NOTE},
		{"Published 3 May 2023 | Reading time: 4 minutes", SG_PAGE_NOTE},
		{"Home > News > Local", SG_PAGE_NOTE}, {"* * *", SG_PAGE_SIGN},
		{"This interview has been edited for length and clarity.", SG_PAGE_EDITED}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		must(kind(cases[i].line) == cases[i].kind, cases[i].line);
}

Test(page_words, what_people_say_is_text)
{
	static const char *const lines[] = {"I like it", "Thanks!", "Agreed.", "No reply came.",
		"We share the cost.", "Comments like these are why I left.",
		"By then it was too late.",
		"See also what the report says about rents, which nobody seems to have read to the "
		"end, because it is two hundred pages long and dull.",
		"Read more books.", "The related articles were withdrawn.", "1d", "March 3, 2024",
		"Follow the money", "Love", "Ada and her 12 others", "View the profile",
		"[I like the picture]", "Bread | Butter | Jam"};
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		must(kind(lines[i]) == SG_PAGE_TEXT, lines[i]);
}

Test(page_words, ages_and_dates_are_known)
{
	static const char *const ages[] = {"1d", "3 w", "2mo", "1yr", "5 hrs", "10m", "3 hours ago",
		"a day ago", "an hour ago", "about 2 hours ago", "just now", "Yesterday at 14:03",
		"2 years ago (edited)", "1d (edited)", "4d • Edited •", "March 3, 2024", "Mar 3",
		"3 March 2024 at 10:22", "Mar 3, 2024, 10:22 AM", "3 Mar 2024 10.22",
		"2024-03-03 10:22", "03/04/2024", "2024-03-04T10:22:05Z", "· 14 March at 08:12 ·",
		"2 yr. ago", "Mon 3 Mar 2024 10.22"};
	static const char *const others[] = {"1", "3 apples", "May", "in March", "seven", "10:22",
		"a day", "the other day", "Day 3", "1.5%", "Mar a Lago", "", "7 min read",
		"call me 3 hours ago"};
	sg_age age;
	for (size_t i = 0; i < sizeof ages / sizeof *ages; i++)
		must(sg_age__is(sg_slice_of(ages[i]), &age), ages[i]);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		must(!sg_age__is(sg_slice_of(others[i]), &age) || !age.is_certain, others[i]);
}

Test(page_words, ages_are_trimmed_and_measured)
{
	sg_age age;
	cr_assert(sg_age__is(sg_slice_of("2h • Edited •"), &age));
	cr_assert(is(age.words, "2h") && age.seconds == 7200);
	cr_assert(sg_age__is(sg_slice_of("a week ago"), &age) && age.seconds == 604800);
	cr_assert(sg_age__is(sg_slice_of("3 May 2020"), &age) && isnan(age.seconds));
	cr_assert(sg_age__at_end(sg_slice_of("Ada Roe • 3 days ago"), &age) == 8);
	cr_assert(is(age.words, "3 days ago"));
}

Test(page_words, names_lose_what_is_no_name)
{
	static const struct {
		const char *line, *name;
	} cases[] = {{"Jane Roe, PhD", "Jane Roe"}, {"Dr. Jane Roe 🌍", "Jane Roe"},
		{"Jane Roe (She/Her)", "Jane Roe"}, {"Jane Roe • 2nd", "Jane Roe"},
		{"Jane Roe MBA, PMP", "Jane Roe"}, {"🔥 Jane Roe | Founder", "Jane Roe"},
		{"Olaf Brun says:", "Olaf Brun"}, {"@jane_roe", "@jane_roe"},
		{"Jean-Luc d'Arc", "Jean-Luc d'Arc"}, {"Marit S.", "Marit S."}, {"王伟", "王伟"},
		{"Ludwig van der Berg", "Ludwig van der Berg"}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		sg_slice name = sg_name__clean(sg_slice_of(cases[i].line));
		must(is(name, cases[i].name), cases[i].line);
		must(sg_name__is_plausible(name), cases[i].line);
	}
	static const char *const no_names[] = {"The end", "I agree", "well then, no", "Great stuff",
		"Nobody has shown that.", "What now?", "one two three four five six", ""};
	for (size_t i = 0; i < sizeof no_names / sizeof *no_names; i++)
		must(!sg_name__is_plausible(sg_slice_of(no_names[i])), no_names[i]);
}

Test(page_words, name_tables_grow_and_forget_case)
{
	sg_name_table table = {0};
	char name[32];
	for (uint32_t i = 0; i < 5000; i++) {
		sg_slice key = {
			sg_arena_copy(&arena,
				(sg_slice){name, (size_t)snprintf(name, sizeof name, "Name%u", i)})
				.ptr,
			strlen(name)};
		cr_assert(sg_name_table__put(&table, &arena, key, i) == SG_OK);
	}
	cr_assert(eq(u32, sg_name_table__get(&table, sg_slice_of("NAME4321")), 4321));
	cr_assert(eq(u32, sg_name_table__get(&table, sg_slice_of("Name5000")), SG_NONE));
}
