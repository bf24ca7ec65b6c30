/* Rows: cut at signs or names of reactions, and known when every piece is. */
#include "reader/page_rows.h"

#include "reader/letters.h"
#include "reader/page_lines.h"

enum { ROW_BYTES_MAX = 120, NAME_WORDS_MAX = 7 };

static const char *const REACTIONS[] = {
	"celebrate", "curious", "funny", "insightful", "like", "love", "support"};

bool sg_page_row__is_reaction(sg_slice line)
{
	return SG_WORD_IS_IN(line, REACTIONS);
}

/* "likeinsightfulfunny", "like celebrate love": at least two, and nothing else. */
static bool is_reactions(sg_slice line)
{
	size_t found = 0;
	while (line.len) {
		size_t step = line.ptr[0] == ' ';
		for (size_t i = 0; i < sizeof REACTIONS / sizeof *REACTIONS && !step; i++)
			if (sg_slice_starts_nocase(line, sg_slice_of(REACTIONS[i]))) {
				step = strlen(REACTIONS[i]);
				found++;
			}
		if (!step)
			return false;
		line = sg_slice__part(line, step, line.len);
	}
	return found > 1;
}

/* "View Jane Roe’s profile", "View Jane Roe’s  graphic link" */
static bool is_profile_link(sg_slice line)
{
	static const char *const ends[] = {"\xE2\x80\x99s profile", "'s profile",
		"\xE2\x80\x99 profile", "' profile", "\xE2\x80\x99s  graphic link",
		"\xE2\x80\x99s graphic link", "'s graphic link", "\xE2\x80\x99  graphic link",
		"\xE2\x80\x99 graphic link"};
	if (!sg_slice_starts(line, sg_slice_of("View ")))
		return false;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (sg_slice_ends(line, sg_slice_of(ends[i])))
			return true;
	return false;
}

static size_t count_words(sg_slice line)
{
	size_t words = 0;
	while (sg_word__next(&line).len)
		words++;
	return words;
}

/* "Jane Roe and 1,204 others" */
static bool is_crowd(sg_slice line)
{
	static const char *const nouns[] = {"other", "others"};
	sg_slice rest = line, noun = sg_word__last(&rest), number = sg_word__last(&rest);
	sg_slice and = sg_word__last(&rest);
	return SG_WORD_IS_IN(noun, nouns) && sg_letter_first(number) == SG_LETTER_DIGIT &&
	       sg_slice_eq(and, sg_slice_of("and")) && count_words(rest) <= NAME_WORDS_MAX &&
	       sg_letter_first(rest) != SG_LETTER_SMALL;
}

static sg_slice next_part(sg_slice *rest)
{
	static const sg_slice signs[] = {
		SG_SLICE_LIT("\xE2\x80\xA2"), SG_SLICE_LIT("\xC2\xB7"), SG_SLICE_LIT("|")};
	size_t end = rest->len, step = 0;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		size_t at = sg_slice_find(*rest, signs[i]);
		if (at < end) {
			end = at;
			step = signs[i].len;
		}
	}
	sg_slice part = sg_slice_trim(sg_slice__part(*rest, 0, end));
	*rest = sg_slice__part(*rest, end + step, rest->len);
	return part;
}

/* "Premium • 3rd+", "Author · 2nd" */
static bool is_badges(sg_slice line)
{
	size_t parts = 0;
	sg_slice rest = line;
	while (rest.len) {
		sg_slice part = next_part(&rest);
		bool is_whole = part.len == line.len;
		if (is_whole || (part.len && sg_page__kind(part) != SG_PAGE_BADGE))
			return false;
		parts += part.len > 0;
	}
	return parts > 1;
}

/* "Cookie settings | Accept all | Manage": two parts of a page, the rest short. */
static bool is_menu(sg_slice line)
{
	size_t known = 0, parts = 0;
	sg_slice rest = line;
	while (rest.len) {
		sg_slice part = next_part(&rest);
		if (part.len == line.len || part.len == 0 || count_words(part) > 3)
			return false;
		sg_page_kind kind = sg_page__kind(part);
		if (kind == SG_PAGE_CONTROL)
			return false;
		known += kind != SG_PAGE_TEXT && kind != SG_PAGE_SIGN && kind != SG_PAGE_BADGE &&
			 kind != SG_PAGE_COUNT;
		parts++;
	}
	return known >= 2 && parts >= 3;
}

/* "[The new square. Picture: Larkfield]": a caption with its credit. */
static bool is_caption(sg_slice line)
{
	static const char *const credits[] = {"picture:", "photo:", "image:", "credit:",
		"photograph:", "illustration:", "courtesy of"};
	char first = line.ptr[0], last = line.ptr[line.len - 1];
	if (!(first == '[' && last == ']') && !(first == '(' && last == ')'))
		return false;
	for (size_t pos = 1; pos < line.len; pos++)
		for (size_t i = 0; i < sizeof credits / sizeof *credits; i++)
			if (sg_slice_starts_nocase(
				    sg_slice__part(line, pos, line.len), sg_slice_of(credits[i])))
				return true;
	return false;
}

sg_page_kind sg_page_row__kind(sg_slice line)
{
	if (line.len == 0 || line.len > 2 * ROW_BYTES_MAX)
		return SG_PAGE_TEXT;
	if (is_caption(line))
		return SG_PAGE_NOTE;
	if (line.len > ROW_BYTES_MAX)
		return SG_PAGE_TEXT;
	if (is_reactions(line))
		return SG_PAGE_CONTROL;
	if (is_profile_link(line))
		return SG_PAGE_BADGE;
	if (is_crowd(line))
		return SG_PAGE_COUNT;
	if (is_badges(line))
		return SG_PAGE_BADGE;
	return is_menu(line) ? SG_PAGE_NOTE : SG_PAGE_TEXT;
}
