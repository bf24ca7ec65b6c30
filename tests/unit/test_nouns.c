#include "sample.h"

#include "people/nouns.h"

static int classes_of(const char *text)
{
	sg_word word = word_of(text);
	int out = sg_noun__classes(&word);
	sg_arena_destroy(&arena);
	return out;
}

static bool has_class(const char *text, int class)
{
	return (classes_of(text) & class) != 0;
}

static void is_role(const char *text)
{
	cr_assert(has_class(text, SG_NOUN_ROLE), "%s", text);
}

static void is_group(const char *text)
{
	cr_assert(eq(int, classes_of(text) & (SG_NOUN_GROUP | SG_NOUN_ROLE), SG_NOUN_GROUP), "%s",
		text);
}

static void is_body(const char *text)
{
	cr_assert(has_class(text, SG_NOUN_ORGANISATION), "%s", text);
}

TestSuite(nouns, .timeout = 60);

Test(nouns, one_person)
{
	static const char *const roles[] = {"academic", "mayor", "farmer", "Spokeswoman", "woman",
		"writer", "MP", "vet", "resident"};
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		is_role(roles[i]);
}

Test(nouns, trades_that_no_table_holds)
{
	static const char *const roles[] = {"glaciologist", "beekeeper", "shipwright", "fishmonger",
		"mortician", "cartographer", "watchmaker", "assemblywoman"};
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		is_role(roles[i]);
}

Test(nouns, several_people)
{
	static const char *const groups[] = {"critics", "residents", "farmers", "academics",
		"beekeepers", "glaciologists", "townspeople", "churchgoers", "workers", "attorneys",
		"deputies", "secretaries", "women"};
	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
		is_group(groups[i]);
}

Test(nouns, bodies)
{
	static const char *const bodies[] = {"council", "union", "company", "study",
		"administration", "wing", "agencies", "universities", "boards", "studies"};
	for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
		is_body(bodies[i]);
}

Test(nouns, other_words_have_no_class)
{
	static const char *const others[] = {"bridge", "river", "quickly", "overlord's-thing",
		"gas", "bus", "always", "this", "yes", "news", "series"};
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		cr_assert(eq(int, classes_of(others[i]), SG_NOUN_NONE), "%s", others[i]);
}

Test(nouns, titles_stand_before_names)
{
	static const char *const titles[] = {"Dr.", "Mrs", "Professor", "Senator", "Mayor", "Sir"};
	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
		cr_assert(has_class(titles[i], SG_NOUN_TITLE), "%s", titles[i]);
	cr_assert(not(has_class("bridge", SG_NOUN_TITLE)));
}

Test(nouns, pronouns_say_who_they_can_mean)
{
	static const struct {
		const char *word;
		char person;
	} rows[] = {{"he", 'm'}, {"She", 'f'}, {"they", 'p'}, {"it", 'o'}, {"I", '1'}, {"We", 'w'},
		{"you", '2'}, {"who", 'r'}, {"him", 0}, {"the", 0}, {"Dahl", 0}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		sg_word word = word_of(rows[i].word);
		cr_assert(eq(chr, sg_noun__pronoun(&word), rows[i].person), "%s", rows[i].word);
	}
	sg_word none = sg_word__none;
	cr_assert(eq(chr, sg_noun__pronoun(&none), 0));
	sg_arena_destroy(&arena);
}

Test(nouns, gender_is_read_off_titles_and_kin)
{
	static const struct {
		const char *word;
		char gender;
	} rows[] = {{"Mr.", 'm'}, {"Mrs.", 'f'}, {"Ms", 'f'}, {"councilman", 'm'},
		{"spokeswoman", 'f'}, {"boyfriend", 'm'}, {"woman", 'f'}, {"uncle", 'm'},
		{"actress", 'f'}, {"Dr.", 0}, {"mayor", 0}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		sg_word word = word_of(rows[i].word);
		cr_assert(eq(chr, sg_noun__gender(&word), rows[i].gender), "%s", rows[i].word);
	}
	sg_arena_destroy(&arena);
}

Test(nouns, determiners_common_words_and_bodies_by_name)
{
	static const char *const determiners[] = {"a", "the", "his", "many", "your", "dozens"};
	static const char *const commons[] = {
		"Yesterday", "However", "Critics", "I'm", "Yours", "A"};
	static const char *const bodies[] = {"Academy", "Ltd", "University", "Watch", "Bank"};
	for (size_t i = 0; i < sizeof determiners / sizeof *determiners; i++) {
		sg_word word = word_of(determiners[i]);
		cr_assert(sg_noun__is_determiner(&word), "%s", determiners[i]);
		cr_assert(not(sg_noun__is_body(&word)), "%s", determiners[i]);
	}
	for (size_t i = 0; i < sizeof commons / sizeof *commons; i++) {
		sg_word word = word_of(commons[i]);
		cr_assert(sg_noun__is_common(&word), "%s", commons[i]);
	}
	for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
		sg_word word = word_of(bodies[i]);
		cr_assert(sg_noun__is_body(&word), "%s", bodies[i]);
		cr_assert(not(sg_noun__is_common(&word)), "%s", bodies[i]);
	}
	sg_arena_destroy(&arena);
}
