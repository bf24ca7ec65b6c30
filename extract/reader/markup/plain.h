/* Writing plain text: the converters of all markups say what comes next, and this puts the line
 * breaks, the "> " of quotations and the marks of list items where they belong. */
#ifndef STANCEGRAPH_EXTRACT_PLAIN_H
#define STANCEGRAPH_EXTRACT_PLAIN_H

#include "stancegraph/arena.h"

enum { SG_PLAIN_MARK_BYTES = 16, SG_PLAIN_QUOTES_SHOWN = 8, SG_PLAIN_LISTS = 32 };

/* Line breaks before the next words. */
typedef enum sg_plain_gap {
	SG_GAP_NONE,
	SG_GAP_LINE,
	SG_GAP_PARAGRAPH /* a blank line */
} sg_plain_gap;

/** Zero-initialised but for `arena` it is ready. What is written lives in the arena. */
typedef struct sg_plain {
	sg_arena *arena;
	char *text;
	size_t len, capacity;
	uint32_t quotes; /* quotations that the next words stand in; the deepest show as 8 */
	sg_plain_gap gap;
	bool has_space;                 /* between the last words and the next */
	bool failed;                    /* memory is out: nothing more is written */
	char mark[SG_PLAIN_MARK_BYTES]; /* of the list item that begins with the next words */
	size_t mark_len;
	uint32_t list_count;              /* lists that are open; of the outermost 32 is known: */
	uint32_t numbers[SG_PLAIN_LISTS]; /* the next item's number; 0: it has none */
} sg_plain;

/** Words, with one blank for any white space; U+200B, U+FEFF and U+00AD are left out. O(text). */
void sg_plain__words(sg_plain *plain, sg_slice text);

/** Lines as they are. O(text). */
void sg_plain__lines(sg_plain *plain, sg_slice text);

/** One character, as words. O(1). */
void sg_plain__character(sg_plain *plain, uint32_t code);

/** At least such a gap before the next words; none before the first. O(1). */
void sg_plain__part(sg_plain *plain, sg_plain_gap gap);

/** One line break more, as <br>: the second makes a blank line. O(1). */
void sg_plain__break(sg_plain *plain);

/** A list begins, whose items are numbered from `start` on, or for 0 are not; or it ends. O(1). */
void sg_plain__list(sg_plain *plain, uint32_t start);
void sg_plain__list_end(sg_plain *plain);

/** The next words begin an item of the innermost list: "- ", or "7. ". O(1). */
void sg_plain__item(sg_plain *plain);

/** What was written. ptr is NULL when memory was out. */
sg_slice sg_plain__end(const sg_plain *plain);

#endif
