/* The text as lines: what every reader looks at first. Blank lines are not kept; each line says
 * how many stood before it. */
#ifndef STANCEGRAPH_EXTRACT_LINES_H
#define STANCEGRAPH_EXTRACT_LINES_H

#include "reader/page_words.h"
#include "stancegraph/arena.h"

typedef struct sg_line {
	sg_span span;      /* without white space at either end; never empty */
	uint32_t gap;      /* blank lines before it */
	uint32_t words;    /* bytes between white space */
	uint32_t capitals; /* words that begin with a capital letter */
	uint32_t chars;    /* code points */
	uint16_t indent;   /* columns of white space before it; a tab is 8 */
	sg_page_kind page; /* what the line is to a page, by its words alone */
	bool ends_sentence;
	bool is_dropped; /* set by readers: in no block */
} sg_line;

typedef struct sg_lines {
	sg_slice text;
	sg_line *items;
	size_t count;
	size_t next;     /* the first byte behind the lines that were cut */
	bool is_wrapped; /* a paragraph runs over several lines: mail, Gutenberg, terminals */
} sg_lines;

typedef struct sg_line_cursor {
	sg_slice text;
	size_t pos;
} sg_line_cursor;

/** The next line that is not blank; false at the end. Breaks: LF, CRLF, CR, U+2028, U+2029. */
bool sg_lines__next(sg_line_cursor *cursor, sg_line *out);

/** All lines, in `arena`. @return SG_OK; SG_E_NOMEM. O(text). */
SG_MUST_USE sg_status sg_lines__split(sg_lines *out, sg_slice text, sg_arena *arena);

/** The same for a text whose first lines, or none, were cut before. `out` may not be `sample`. */
SG_MUST_USE sg_status sg_lines__complete(sg_lines *out, const sg_lines *sample, sg_arena *arena);

/** The first `capacity` lines into `items`, for recognisers, which need no arena. */
sg_lines sg_lines__sample(sg_slice text, sg_line *items, size_t capacity);

/** The words of a line. */
static inline sg_slice sg_lines__slice(const sg_lines *lines, size_t index)
{
	return sg_slice_at(lines->text, lines->items[index].span);
}

/** Bytes of `part`, which lies inside the text, as a span. */
static inline sg_span sg_lines__span(const sg_lines *lines, sg_slice part)
{
	size_t start = (size_t)(part.ptr - lines->text.ptr);
	return sg_span_make(start, start + part.len);
}

/** Does the line open a list item ("• ", "- ", "3. ")? `*mark` is the length of its sign. */
bool sg_lines__is_item(const sg_lines *lines, size_t index, size_t *mark);

/** Does line `index` go on with the paragraph of the line before it? Only in wrapped text. */
bool sg_lines__continues(const sg_lines *lines, size_t index);

/**
 * May the line be a heading over the lines that follow: short, no sentence, something under it?
 */
bool sg_lines__is_heading(const sg_lines *lines, size_t index);

/** Does the line hold an opening quotation mark and at least four words? */
bool sg_lines__has_speech(const sg_lines *lines, size_t index);

#endif
