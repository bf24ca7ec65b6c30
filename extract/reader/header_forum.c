/* A forum shows beside each post a box on its author: titles, then fields with a label and a value.
 * Copied, the box stands between the name and the words. Where the fields are there, what stands
 * before them are titles; where they are not, titles are lines that stood under the same name
 * before. */
#include "reader/header_forum.h"

#include "reader/ages.h"
#include "reader/header_line.h"
#include "reader/letters.h"

enum { TITLES_MAX = 5, LOOK_BACK_MAX = 600, CONTROLS_MAX = 2 };

static bool is_label(const sg_lines *lines, size_t i)
{
	static const char *const labels[] = {"age", "albums", "country", "joined", "likes",
		"location", "media", "messages", "points", "posts", "reaction score", "reputation",
		"solutions", "threads", "trophy points", "website"};
	return i < lines->count && SG_WORD_IS_IN(sg_lines__slice(lines, i), labels);
}

static bool is_number(const sg_lines *lines, size_t i)
{
	sg_slice line = i < lines->count ? sg_lines__slice(lines, i) : (sg_slice)SG_SLICE_EMPTY;
	size_t at = 1;
	while (at < line.len &&
		((line.ptr[at] >= '0' && line.ptr[at] <= '9') || line.ptr[at] == ','))
		at++;
	return line.len > 1 && line.len < 9 && line.ptr[0] == '#' && at == line.len;
}

/* The line behind the fields that begin at `i`. */
static size_t skip_fields(const sg_lines *lines, size_t i)
{
	while (is_label(lines, i))
		i += 2;
	return i < lines->count ? i : lines->count;
}

/* How many lines under the name at `name` stood so under it before. */
static size_t known_titles(const sg_lines *lines, size_t name)
{
	size_t low = name > LOOK_BACK_MAX ? name - LOOK_BACK_MAX : 1;
	sg_slice author = sg_lines__slice(lines, name);
	for (size_t k = name - 1; k > low; k--) {
		if (!is_number(lines, k - 1) || !sg_slice_eq(sg_lines__slice(lines, k), author))
			continue;
		size_t same = 0;
		while (same < TITLES_MAX && name + same + 1 < lines->count &&
			sg_slice_eq(sg_lines__slice(lines, k + same + 1),
				sg_lines__slice(lines, name + same + 1)))
			same++;
		return same;
	}
	return 0;
}

/* The first line of the words under the name. */
static size_t text_under(const sg_lines *lines, size_t name)
{
	for (size_t k = name + 1; k <= name + TITLES_MAX && k < lines->count; k++)
		if (is_label(lines, k))
			return skip_fields(lines, k);
	size_t text = name + 1 + known_titles(lines, name);
	while (text < lines->count && lines->items[text].page == SG_PAGE_BADGE)
		text++;
	return text;
}

bool sg_header_forum__read(const sg_lines *lines, size_t i, size_t floor, sg_header *out)
{
	sg_age age;
	size_t at = i + 1;
	if (i < floor || lines->items[i].words > 6 || !sg_age__is(sg_lines__slice(lines, i), &age))
		return false;
	while (at < lines->count && at <= i + CONTROLS_MAX &&
		lines->items[at].page == SG_PAGE_CONTROL)
		at++;
	size_t name = at + 1;
	if (!is_number(lines, at) || !sg_header_line__may_be_name(lines, name))
		return false;
	out->author = sg_header_line__name(lines, name);
	out->age = age.words;
	out->seconds = age.seconds;
	out->first = i;
	out->text = text_under(lines, name);
	if (out->text == name + 1) /* no box: in other forums the words stand under the number */
		return false;
	if (!is_label(lines, name + 1))
		out->role = sg_lines__slice(lines, name + 1);
	return out->author.len > 0;
}
