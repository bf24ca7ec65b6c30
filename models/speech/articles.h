/* Articles whose reported speech people have marked, for training.
 *
 * A file of articles (articles.py makes it):
 *
 *     article NAME BYTES REPORTS
 *     the text, BYTES long, and a line break
 *     one line for each report: S, Q or C for source, cue and content, each with the bytes it
 *     stands at: S 0 4 Q 5 9 C 10 41 C 50 62 */
#ifndef STANCEGRAPH_MODELS_ARTICLES_H
#define STANCEGRAPH_MODELS_ARTICLES_H

#include "statement/learned/finder.h"

enum { MARKED_MAX = 8 }; /* stretches of a kind in one report; more are left out */

/** What stands where in the text. */
typedef struct marked {
	sg_span spans[MARKED_MAX];
	size_t count;
} marked;

typedef struct marked_report {
	marked source, cue, content;
} marked_report;

typedef struct article {
	sg_slice name, text;
	sg_reading reading;
	sg_words words;
	sg_traits *traits; /* by token */
	uint8_t *label;    /* by token: sg_cue_label */
	uint32_t *report;  /* by token of a cue: whose; else SG_NONE */
	marked_report *reports;
	size_t report_count;
} article;

typedef struct articles {
	article *items;
	size_t count, capacity;
} articles;

/** Read all articles in `bytes`, which are borrowed. False, with *line set, where it is none. */
bool articles_read(articles *out, sg_slice bytes, sg_arena *arena, size_t *line);

/** Fill the traits of all stretches of an article, with these priors. */
void article_fill(article *a, const uint8_t prior[SG_PRIOR_ROWS]);

/** Bytes that a span and the marked ones share. */
size_t marked_overlap(const marked *m, sg_span span);

/** The sentences' stretches: *sentence goes to the next; false behind the last. */
bool article_next_stretch(const article *a, uint32_t *sentence, uint32_t *first, uint32_t *end);

#endif
