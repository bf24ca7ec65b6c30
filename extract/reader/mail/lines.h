/* The lines of a message's text, with the depth at which each is quoted. */
#ifndef STANCEGRAPH_EXTRACT_MAIL_LINES_H
#define STANCEGRAPH_EXTRACT_MAIL_LINES_H

#include "reader/mail/gmime_port.h"

typedef struct sg_mail_line {
	sg_slice text;   /* without marks of quotation and white space behind; may be empty */
	uint32_t depth;  /* 0: the sender's own */
	bool is_dropped; /* belongs to the mail and not to what is said */
	bool is_whole;   /* a paragraph: never goes on in the next line */
	bool is_dash;    /* "-- ", over a signature */
} sg_mail_line;

typedef struct sg_mail_lines {
	sg_mail_line *items;
	size_t count, capacity;
	sg_arena *arena;
} sg_mail_lines;

/**
 * Append the lines of a part: HTML made plain, flowed lines joined, marks of quotation taken off
 * (">", "> >", "|" on lines that stand together, "Ines>" likewise). @return SG_OK; SG_E_NOMEM.
 * O(part).
 */
SG_MUST_USE sg_status sg_mail_lines__add(sg_mail_lines *lines, const sg_mail_part *part);

/**
 * Write what is not dropped as plain text: paragraphs that were wrapped on one line each, quoted
 * ones behind "> " as often as they are deep (at most eight times). Empty if nothing is the
 * sender's own. @return SG_OK; SG_E_NOMEM; the text is the arena's. O(text).
 */
SG_MUST_USE sg_status sg_mail_lines__write(sg_slice *out, const sg_mail_lines *lines);

/** The next line from `at` on that is neither blank nor dropped; `count` if there is none. */
size_t sg_mail_lines__next(const sg_mail_lines *lines, size_t at);

#endif
