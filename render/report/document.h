/* A report before it is written: a list of pieces that Markdown and HTML each put into their own
 * words. Pieces stand in the order of reading; a paragraph, an item or a quotation holds the
 * pieces up to the next one that opens something. */
#ifndef STANCEGRAPH_RENDER_REPORT_DOCUMENT_H
#define STANCEGRAPH_RENDER_REPORT_DOCUMENT_H

#include "stancegraph/debate.h"

typedef enum sg_piece_kind {
	/* These open a block of their own. */
	SG_PIECE_TITLE,     /* text */
	SG_PIECE_SECTION,   /* text */
	SG_PIECE_ENTRY,     /* what is cited: id in `text`; then pieces of its heading */
	SG_PIECE_PARAGRAPH, /* then its pieces */
	SG_PIECE_ITEM,      /* of a list; then its pieces */
	SG_PIECE_QUOTE,     /* text, of somebody's own words */
	SG_PIECE_TABLE,     /* index: columns; then so many COLUMN pieces, then rows of cells */
	/* These stand in a block. */
	SG_PIECE_TEXT,  /* text of ours */
	SG_PIECE_WORDS, /* text from the debate: a name, a label, a path */
	SG_PIECE_LINK,  /* text: shown; url */
	SG_PIECE_CITE,  /* text: the id of an entry */
	SG_PIECE_SEE,   /* text: the title of a section */
	/* These stand in a table. */
	SG_PIECE_COLUMN, /* text: its heading; index 1: numbers */
	SG_PIECE_CELL,   /* text from the debate, or an id in `url`'s place that the text cites */
	SG_PIECE_NUMBER  /* value; NAN is nothing */
} sg_piece_kind;

typedef struct sg_piece {
	sg_piece_kind kind;
	uint32_t index;
	sg_slice text, url;
	double value;
} sg_piece;

/** What is said, and what it is said from. */
typedef struct sg_report {
	const sg_debate *debate;
	const sg_analysis *analysis; /* never NULL */
	sg_arena *arena;
	sg_piece *pieces;
	size_t count, capacity;
	bool *is_cited;          /* per claim */
	bool *is_tie_cited;      /* per relation */
	const uint32_t *speaker; /* per claim: person or SG_NONE */
	bool failed;             /* memory is out: what is added from then on is lost */
} sg_report;

/** @return SG_OK; SG_E_NOMEM. A debate without analysis has an empty one. All lives in `arena`. */
SG_MUST_USE sg_status sg_report__init(sg_report *report, const sg_debate *debate, sg_arena *arena);

/* Add pieces. Text is borrowed; the arena's where it is made. */
void sg_report__open(sg_report *report, sg_piece_kind kind, sg_slice text);
void sg_report__words(sg_report *report, sg_slice words);
void sg_report__text(sg_report *report, const char *format, ...)
#if defined(__GNUC__)
	__attribute__((format(printf, 2, 3)))
#endif
	;
void sg_report__link(sg_report *report, sg_slice shown, sg_slice url);

/** A link to a section, by its title. */
void sg_report__see(sg_report *report, const char *section);

/** The place that links to a section lead to: its title in small letters, blanks as dashes. */
void sg_report__anchor(sg_buf *out, sg_slice title);

/** The person's name, or what is said in place of one; a name is words of the debate. */
void sg_report__person(sg_report *report, uint32_t person);

/** "4 people" or "1 person". */
void sg_report__count(sg_report *report, size_t count, const char *one, const char *many);

/** "once", "twice", "3 times". */
void sg_report__times(sg_report *report, size_t count);

/** A number with at most three digits after the point. */
void sg_report__figure(sg_report *report, double value);

/** A link to the entry of a claim, or of a relation between people, which will then have one. */
void sg_report__cite(sg_report *report, uint32_t claim);
/** Of a relation the claim that it starts from; where it starts from a person, the relation. */
void sg_report__cite_relation(sg_report *report, uint32_t relation);

/** " (c3, c5, c8 and 4 more)", of relations; nothing for none. */
void sg_report__cite_all(sg_report *report, const uint32_t *relations, size_t count);

void sg_report__table(sg_report *report, size_t columns);
void sg_report__column(sg_report *report, sg_slice heading, bool is_number);
void sg_report__cell(sg_report *report, sg_slice text);
/** A cell that links to a claim's entry if it has one. */
void sg_report__claim_cell(sg_report *report, uint32_t claim);
void sg_report__number(sg_report *report, double value);

/** The row with the highest value above 0, of equals the first; SG_NONE, also for no column. */
uint32_t sg_report__highest(const sg_column *column, size_t rows);

/** Label, or handle; empty if there is neither. */
sg_slice sg_report__name(const sg_debate *debate, uint32_t person);

#endif
