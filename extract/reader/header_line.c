/* Header lines: each site has its own order of name, points and age, and its own trailers. All of
 * them are cut away from both ends until a name is left, or the line is none. */
#include "reader/header_line.h"

#include "reader/ages.h"
#include "reader/letters.h"
#include "reader/names.h"

enum { ONE_LINE_WORDS_MAX = 16, ONE_LINE_BYTES_MAX = 120, NAME_LINE_WORDS_MAX = 14 };

bool sg_header_line__is_marked_name(const sg_lines *lines, size_t i)
{
	return i < lines->count && lines->items[i].page == SG_PAGE_POST_MARK &&
	       sg_slice_ends(sg_lines__slice(lines, i), sg_slice_of(" is an Influencer"));
}

sg_slice sg_header_line__name(const sg_lines *lines, size_t i)
{
	sg_slice line = sg_lines__slice(lines, i);
	return sg_name__clean(
		sg_header_line__is_marked_name(lines, i) ? sg_page__poster(line) : line);
}

/* "Score: 64", "Helpful: +3": a label and its figure. */
static bool is_figure(sg_slice line)
{
	size_t at = sg_slice_find(line, sg_slice_of(": "));
	sg_slice value = at < line.len ? sg_slice__part(line, at + 2, line.len) : line;
	bool has_digit = false;
	for (size_t i = 0; i < value.len; i++) {
		if (sg_letter_of((unsigned char)value.ptr[i]) != SG_LETTER_DIGIT &&
			!strchr("+-,.%/ ", value.ptr[i]))
			return false;
		has_digit = has_digit || (value.ptr[i] >= '0' && value.ptr[i] <= '9');
	}
	return at < line.len && has_digit;
}

bool sg_header_line__may_be_name(const sg_lines *lines, size_t i)
{
	if (i >= lines->count)
		return false;
	const sg_line *line = &lines->items[i];
	sg_slice words = sg_lines__slice(lines, i);
	char last = words.ptr[words.len - 1];
	return line->page != SG_PAGE_BYLINE && line->page != SG_PAGE_LINKS &&
	       line->words <= NAME_LINE_WORDS_MAX && last != '!' && last != '?' &&
	       !is_figure(words) && sg_name__is_plausible(sg_header_line__name(lines, i));
}

static void cut_points(sg_slice *name)
{
	for (;;) {
		sg_slice rest = *name, last = sg_word__last(&rest), bare = sg_word__bare(last);
		static const char *const nouns[] = {"hidden", "point", "points", "pts", "score"};
		bool is_tail = last.len && rest.len &&
			       (bare.len == 0 || SG_WORD_IS_IN(bare, nouns) ||
				       (sg_letter_first(bare) == SG_LETTER_DIGIT && bare.len <= 5));
		if (!is_tail)
			return;
		*name = sg_slice_trim(rest);
	}
}

/* "87 points by jane" */
static void cut_score(sg_slice *name)
{
	sg_slice by = SG_SLICE_LIT(" by ");
	size_t at = sg_slice_find(*name, by);
	if (at < name->len && sg_letter_first(*name) == SG_LETTER_DIGIT)
		*name = sg_slice_trim(sg_slice__part(*name, at + by.len, name->len));
}

static void cut_opening(sg_slice *name)
{
	static const char *const openings[] = {"posted by ", "post by ", "submitted by ",
		"comment by ", "reply by ", "by ", "from ", "u/", "/u/", "[-]", "[+]", "* "};
	sg_slice dash = SG_SLICE_LIT("[\xE2\x80\x93]");
	if (sg_slice_starts(*name, dash))
		*name = sg_slice__part(*name, dash.len, name->len);
	for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
		if (sg_slice_starts_nocase(*name, sg_slice_of(openings[i])))
			*name = sg_slice_trim(
				sg_slice__part(*name, strlen(openings[i]), name->len));
}

/* "Jane Roe ➜ Ola Berg": whom the page shows as answered. */
static void cut_arrow(sg_slice *name, sg_slice *addressee)
{
	static const sg_slice arrows[] = {SG_SLICE_LIT("\xE2\x9E\x9C"),
		SG_SLICE_LIT("\xE2\x86\x92"), SG_SLICE_LIT("\xE2\x96\xB8"),
		SG_SLICE_LIT("\xE2\x96\xB6"), SG_SLICE_LIT("->"), SG_SLICE_LIT(" in reply to "),
		SG_SLICE_LIT(" replied to "), SG_SLICE_LIT(" replying to ")};
	for (size_t i = 0; i < sizeof arrows / sizeof *arrows; i++) {
		size_t at = sg_slice_find(*name, arrows[i]);
		if (at == 0 || at >= name->len)
			continue;
		*addressee = sg_name__clean(sg_slice__part(*name, at + arrows[i].len, name->len));
		*name = sg_slice_trim(sg_slice__part(*name, 0, at));
		return;
	}
}

static bool has_separator(sg_slice name)
{
	static const char *const signs[] = {"\xE2\x80\xA2", "\xC2\xB7", "|", ",", "-",
		"\xE2\x80\x93", "\xE2\x80\x94", "\xC2\xBB", ":", ")"};
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (sg_slice_ends(name, sg_slice_of(signs[i])))
			return true;
	return false;
}

/* "submitted 3 hours ago by jane": the age first. */
static bool read_submitted(sg_slice line, sg_header *out)
{
	sg_slice by = SG_SLICE_LIT(" by ");
	size_t at = sg_slice_find(line, by);
	sg_age age;
	if (at >= line.len || !sg_age__is(sg_slice__part(line, 0, at), &age) || !age.is_certain)
		return false;
	sg_slice rest = sg_slice__part(line, at + by.len, line.len);
	cut_opening(&rest);
	rest = sg_word__next(&rest);
	out->author = sg_name__clean(rest);
	out->age = age.words;
	out->seconds = age.seconds;
	return out->author.len > 0 && sg_name__is_plausible(out->author);
}

/* Cut "| parent | next [–]" and "(3 children)" behind an age. */
static sg_slice without_trail(sg_slice line)
{
	sg_slice head = line, paren = SG_SLICE_LIT(" (");
	size_t bar = sg_slice_find(line, sg_slice_of(" | "));
	sg_age age;
	if (bar < line.len) {
		head = sg_slice_trim(sg_slice__part(line, 0, bar));
		if (sg_age__at_end(head, &age) < head.len)
			return head;
		head = line;
	}
	size_t at = sg_slice_find(head, paren);
	if (at > 0 && at < head.len) {
		sg_slice left = sg_slice__part(head, 0, at);
		if (sg_age__at_end(left, &age) < left.len)
			return left;
	}
	while (head.len && (sg_slice_ends(head, sg_slice_of("[-]")) ||
				   sg_slice_ends(head, sg_slice_of("[\xE2\x80\x93]"))))
		head = sg_slice_trim(sg_slice__part(
			head, 0, head.len - (head.ptr[head.len - 2] == '-' ? 3 : 5)));
	return head;
}

/* "Jane Roe / Ohio | March 3": the name stands a line higher. */
static bool read_place(
	const sg_lines *lines, size_t i, sg_slice place, const sg_age *age, sg_header *out)
{
	if (i == 0 || lines->items[i].gap || !sg_header_line__may_be_name(lines, i - 1))
		return false;
	out->author = sg_name__clean(sg_lines__slice(lines, i - 1));
	out->role = place;
	out->age = age->words;
	out->seconds = age->seconds;
	out->first = i - 1;
	return true;
}

/* Ages of pages, not of posts: "Asked 3 years ago", "Viewed today". */
static bool is_verb_of_page(sg_slice name)
{
	static const char *const verbs[] = {"active", "added", "answered", "asked", "created",
		"edited", "joined", "modified", "opened", "published", "seen", "updated", "viewed"};
	return SG_WORD_IS_IN(name, verbs);
}

/* Name and age on one line. */
bool sg_header_line__joint(const sg_lines *lines, size_t i, sg_header *out)
{
	const sg_line *line = &lines->items[i];
	sg_slice words = sg_lines__slice(lines, i);
	bool may_be = line->page == SG_PAGE_TEXT || line->page == SG_PAGE_BYLINE;
	if (!may_be || line->words < 2 || line->words > ONE_LINE_WORDS_MAX ||
		words.len > ONE_LINE_BYTES_MAX)
		return false;
	if (read_submitted(words, out))
		return true;
	sg_slice head = without_trail(words);
	sg_age age;
	out->links = sg_slice__part(words, head.len, words.len);
	size_t at = sg_age__at_end(head, &age);
	if (at == 0 || at >= head.len || head.ptr[head.len - 1] == '.')
		return false;
	sg_slice name = sg_slice_trim(sg_slice__part(head, 0, at));
	if (head.ptr[at] == '|' && read_place(lines, i, name, &age, out))
		return true;
	if (!age.is_certain)
		return false;
	bool is_parted = has_separator(name) || age.words.ptr > head.ptr + at;
	cut_points(&name);
	cut_score(&name);
	cut_opening(&name);
	cut_arrow(&name, &out->addressee);
	sg_slice plain = sg_name__clean(name), rest = plain;
	sg_word__next(&rest);
	bool is_handle = rest.len == 0 && sg_name__is_handle(plain);
	if (is_verb_of_page(plain) || !sg_name__is_plausible(plain) ||
		!(is_parted || is_handle || age.seconds >= 0))
		return false;
	out->author = plain;
	out->age = age.words;
	out->seconds = age.seconds;
	return true;
}

/* "Jane Roe wrote:", "On 3 March 2021, Jane Roe wrote:": only on pages without ages. */
bool sg_header_line__wrote(const sg_lines *lines, size_t i, sg_header *out)
{
	static const char *const ends[] = {
		" wrote:", " writes:", " says:", " said:", " replied:", " commented:", " posted:"};
	sg_slice line = sg_lines__slice(lines, i), on = SG_SLICE_LIT("On ");
	size_t cut = 0;
	for (size_t k = 0; k < sizeof ends / sizeof *ends && line.len < 120; k++)
		if (sg_slice_ends(line, sg_slice_of(ends[k])))
			cut = strlen(ends[k]);
	if (cut == 0)
		return false;
	line = sg_slice__part(line, 0, line.len - cut);
	if (sg_slice_starts(line, on)) {
		sg_slice rest = line, word;
		sg_age age;
		do {
			word = sg_word__last(&rest);
		} while (word.len && rest.len && !sg_age__is(sg_slice_trim(rest), &age));
		if (!rest.len)
			return false;
		out->age = age.words;
		line = sg_slice_trim(sg_slice__part(line, rest.len, line.len));
	}
	out->author = sg_name__clean(line);
	return out->author.len && sg_name__is_plausible(out->author);
}
