/* Prose: each line's page kind is a suspicion. What settles it is the line's neighbourhood: a
 * heading and a button around an invitation make a box; short lines under "Related stories" are
 * links; a name over a date at the top is a byline. In doubt a line stays. */
#include "reader/prose.h"

#include "reader/ages.h"
#include "reader/letters.h"
#include "reader/names.h"

enum {
	TITLE_WORDS_MAX = 30,
	HEAD_LINES = 10,       /* where title, byline and date stand */
	STORY_WORDS = 25,      /* a line this long is a paragraph, not a link */
	BOX_HEADING_WORDS = 12 /* and a box's headings are shorter */
};

static bool is_story(const sg_lines *lines, size_t i)
{
	const sg_line *line = &lines->items[i];
	if (line->page != SG_PAGE_TEXT ||
		sg_slice_starts(sg_lines__slice(lines, i), sg_slice_of("\xE2\x86\x92")))
		return false;
	return line->words >= STORY_WORDS || (line->ends_sentence && line->words >= 8) ||
	       sg_lines__has_speech(lines, i);
}

static bool is_title(const sg_lines *lines, size_t i)
{
	const sg_line *line = &lines->items[i];
	sg_slice words = sg_lines__slice(lines, i);
	bool is_aside = words.ptr[0] == '(' || words.ptr[0] == '[';
	if (line->page != SG_PAGE_TEXT || line->words > TITLE_WORDS_MAX || line->words < 2 ||
		is_aside)
		return false;
	bool is_cut = i + 1 < lines->count && sg_lines__continues(lines, i + 1);
	return words.ptr[words.len - 1] != '.' && words.ptr[words.len - 1] != ':' && !is_cut;
}

/* "HEALTH & MEDICINE", "Style / Conversation": the section over a title. */
static bool is_kicker(const sg_lines *lines, size_t i)
{
	const sg_line *line = &lines->items[i];
	sg_slice words = sg_lines__slice(lines, i);
	bool is_parted = false, is_shouted = true;
	for (size_t k = 0; k < words.len; k++) {
		is_parted |= (words.ptr[k] == '/' || words.ptr[k] == '&' || words.ptr[k] == '|') &&
			     k > 0 && words.ptr[k - 1] == ' ';
		is_shouted &= words.ptr[k] < 'a' || words.ptr[k] > 'z';
	}
	return line->words <= 5 &&
	       (is_parted ? is_shouted || line->words <= 3 : is_shouted && line->words <= 2);
}

/* A title that is somebody's words: “I would rather sell you one coat”. */
static bool is_quoted_title(const sg_lines *lines, size_t i)
{
	sg_slice words = sg_lines__slice(lines, i);
	size_t len;
	uint32_t first = sg_utf8_at(words, 0, &len);
	return (first == 0x201C || first == '"') && lines->items[i].words <= 12 &&
	       !lines->items[i].ends_sentence && i > 0 && is_kicker(lines, i - 1) &&
	       is_title(lines, i);
}

/* A section over the title goes where a title follows it. */
static void mark_kickers(sg_lines *lines, size_t first, size_t end)
{
	size_t i = first;
	while (i < end && i < first + 3 && lines->items[i].page == SG_PAGE_TEXT &&
		is_kicker(lines, i))
		i++;
	bool has_title = i > first && i < end && is_title(lines, i) &&
			 (!is_story(lines, i) || is_quoted_title(lines, i));
	for (size_t k = first; k < i && has_title; k++)
		lines->items[k].is_dropped = true;
}

static bool is_repeat(const sg_lines *lines, size_t i, sg_slice title)
{
	sg_slice line = sg_lines__slice(lines, i);
	return title.len && line.len < title.len + 8 && sg_slice_ends(line, title) &&
	       (line.len == title.len || line.ptr[0] == '#');
}

/* Markdown's headings begin with "# ". */
static sg_slice without_hashes(sg_slice line)
{
	while (line.len && line.ptr[0] == '#')
		line = sg_slice__part(line, 1, line.len);
	return sg_slice_trim(line);
}

/* The head of the page: title, its repeats, byline, date. */
static void mark_head(sg_lines *lines, size_t first, size_t end, bool has_title, sg_prose *out)
{
	size_t stop = end - first < HEAD_LINES ? end : first + HEAD_LINES;
	for (size_t i = first; i < stop; i++) {
		sg_line *line = &lines->items[i];
		sg_slice words = sg_lines__slice(lines, i);
		sg_age age;
		if (line->page == SG_PAGE_BYLINE && !out->byline.len)
			out->byline = sg_name__clean(sg_page__byline(words));
		if (line->is_dropped || is_repeat(lines, i, out->title) || sg_age__is(words, &age))
			line->is_dropped = true;
		else if (!out->title.len && has_title && is_title(lines, i) &&
			 (!is_story(lines, i) || (i == first && !line->ends_sentence) ||
				 is_quoted_title(lines, i)))
			out->title = without_hashes(words);
		else if (line->page == SG_PAGE_TEXT && is_story(lines, i))
			has_title = false;
	}
}

/* A name of its own over or under a date or reading time: a byline without "By". */
static void mark_bare_byline(sg_lines *lines, size_t first, size_t end, sg_prose *out)
{
	size_t stop = end - first < HEAD_LINES ? end : first + HEAD_LINES;
	for (size_t i = first + 1; i < stop && !out->byline.len; i++) {
		sg_line *line = &lines->items[i];
		sg_slice name = sg_name__clean(sg_lines__slice(lines, i));
		bool is_name = line->page == SG_PAGE_TEXT && line->words >= 2 && line->words <= 4 &&
			       line->capitals == line->words && sg_name__is_plausible(name);
		bool has_job = i + 1 < stop && lines->items[i + 1].words <= 5 &&
			       sg_name__is_role(sg_lines__slice(lines, i + 1));
		bool is_beside =
			has_job || lines->items[i - 1].is_dropped ||
			(i + 1 < stop && (lines->items[i + 1].is_dropped ||
						 lines->items[i + 1].page == SG_PAGE_NOTE));
		if (line->is_dropped || !is_name || !is_beside ||
			sg_slice_eq(sg_lines__slice(lines, i), out->title))
			continue;
		if (i + 1 < end && lines->items[i + 1].words > STORY_WORDS &&
			!lines->items[i - 1].is_dropped)
			continue; /* a heading over its paragraph */
		line->is_dropped = true;
		lines->items[i + has_job].is_dropped = true;
		out->byline = name;
	}
}

static bool may_drop(const sg_lines *lines, size_t i)
{
	const sg_line *line = &lines->items[i];
	return !sg_lines__has_speech(lines, i) ||
	       (line->words < STORY_WORDS && !line->ends_sentence);
}

static bool is_page_kind(sg_page_kind kind)
{
	return kind != SG_PAGE_TEXT && kind != SG_PAGE_EDITED;
}

/* Lists of links: everything short after their opening line, up to a line of the story. */
static size_t mark_links(sg_lines *lines, size_t i, size_t end)
{
	size_t mark;
	lines->items[i].is_dropped = true;
	for (i++; i < end && !is_story(lines, i) &&
		  !sg_lines__continues(lines, i + 1 < end ? i + 1 : i);
		i++) {
		bool is_heading = i + 1 < end && lines->items[i + 1].words >= STORY_WORDS &&
				  lines->items[i].words <= BOX_HEADING_WORDS &&
				  !sg_lines__is_item(lines, i, &mark);
		if (is_heading)
			break;
		lines->items[i].is_dropped = true;
	}
	return i;
}

/* The comment form closes the page: short lines behind it are its fields and the footer. */
static size_t mark_form(sg_lines *lines, size_t i, size_t end)
{
	lines->items[i].is_dropped = true;
	for (i++; i < end && !is_story(lines, i) && lines->items[i].page != SG_PAGE_LINKS; i++)
		if (lines->items[i].words <= 6 || lines->items[i].page != SG_PAGE_TEXT)
			lines->items[i].is_dropped = true;
	return i;
}

static bool is_box_heading(const sg_lines *lines, size_t i)
{
	const sg_line *line = &lines->items[i];
	return line->words <= BOX_HEADING_WORDS && !line->ends_sentence &&
	       !sg_lines__has_speech(lines, i) && !sg_lines__continues(lines, i);
}

/* A paragraph that sells, with the headings above it when a button below closes the box. */
static void mark_box(sg_lines *lines, size_t first, size_t i, size_t end)
{
	const sg_line *line = &lines->items[i];
	if (line->is_dropped || line->page != SG_PAGE_TEXT || line->words < 6)
		return;
	bool has_button = i + 1 < end && (lines->items[i + 1].page == SG_PAGE_CALL ||
						 lines->items[i + 1].page == SG_PAGE_FORM);
	bool has_label = i > first &&
			 (lines->items[i - 1].page == SG_PAGE_PROMOTION ||
				 (i > first + 1 && lines->items[i - 2].page == SG_PAGE_PROMOTION &&
					 is_box_heading(lines, i - 1)));
	unsigned needed = has_button || has_label ? 1 : 2;
	if (sg_lines__has_speech(lines, i) ||
		sg_page__sales_phrases(sg_lines__slice(lines, i)) < needed)
		return;
	lines->items[i].is_dropped = true;
	for (size_t k = i; has_button && k > first && i - k < 2 && is_box_heading(lines, k - 1);
		k--)
		lines->items[k - 1].is_dropped = true;
	if (!has_button && has_label)
		lines->items[i - 1].is_dropped = true;
}

/* "OSLO (Reuters) — " is no part of the sentence behind it, but harmless; alone it goes. */
static bool is_lone_mark(const sg_lines *lines, size_t i)
{
	const sg_line *line = &lines->items[i];
	sg_age age;
	return line->words <= 8 && !line->ends_sentence &&
	       sg_age__is(sg_lines__slice(lines, i), &age) && age.is_certain;
}

/* Behind the last line of the story stand links and footers: short, and no sentences. */
static void mark_tail(sg_lines *lines, size_t first, size_t end)
{
	size_t last = end, mark;
	for (size_t i = first; i < end; i++)
		if (!lines->items[i].is_dropped && is_story(lines, i))
			last = i;
	for (size_t i = last + 1; i < end; i++) {
		sg_line *line = &lines->items[i];
		line->is_dropped |= !line->ends_sentence && line->words <= TITLE_WORDS_MAX &&
				    !sg_lines__is_item(lines, i, &mark) &&
				    !sg_lines__continues(lines, i);
	}
}

/* "Jane Roe covers city government." under the story of Jane Roe. */
static void mark_portrait(sg_lines *lines, size_t first, size_t end, sg_slice byline)
{
	static const char *const verbs[] = {"covers", "has", "is", "reports", "was", "writes"};
	size_t from = end - first > HEAD_LINES ? end - HEAD_LINES : first;
	for (size_t i = from; i < end && byline.len; i++) {
		sg_slice rest = sg_lines__slice(lines, i);
		if (!sg_slice_starts(rest, byline) || lines->items[i].words > 60)
			continue;
		rest = sg_slice__part(rest, byline.len, rest.len);
		if (SG_WORD_IS_IN(sg_word__next(&rest), verbs) && !sg_lines__has_speech(lines, i))
			lines->items[i].is_dropped = true;
	}
}

/* The list of sources behind a story. @return where it begins */
static size_t mark_references(sg_lines *lines, size_t first, size_t end)
{
	static const char *const headings[] = {
		"bibliography", "citations", "endnotes", "footnotes", "references"};
	size_t at = end;
	for (size_t i = first + (end - first) / 2; i < end && at == end; i++)
		if (SG_WORD_IS_IN(sg_word__bare(sg_lines__slice(lines, i)), headings))
			at = i;
	for (size_t i = at; i < end; i++)
		lines->items[i].is_dropped = true;
	return at;
}

sg_prose sg_prose__mark(sg_lines *lines, size_t first, size_t end, bool has_title)
{
	sg_prose out = {SG_SLICE_EMPTY, SG_SLICE_EMPTY};
	if (first >= end)
		return out;
	if (has_title)
		mark_kickers(lines, first, end);
	mark_head(lines, first, end, has_title, &out);
	end = mark_references(lines, first, end);
	for (size_t i = first; i < end;) {
		sg_page_kind kind = lines->items[i].page;
		bool is_title_line = is_repeat(lines, i, out.title) && !lines->items[i].is_dropped;
		if (is_title_line || !may_drop(lines, i)) {
			i++;
		} else if (kind == SG_PAGE_LINKS) {
			i = mark_links(lines, i, end);
		} else if (kind == SG_PAGE_FORM) {
			i = mark_form(lines, i, end);
		} else {
			lines->items[i].is_dropped |= is_page_kind(kind) || is_lone_mark(lines, i);
			i++;
		}
	}
	mark_bare_byline(lines, first, end, &out);
	for (size_t i = first; i < end; i++)
		mark_box(lines, first, i, end);
	mark_portrait(lines, first, end, out.byline);
	mark_tail(lines, first, end);
	return out;
}
