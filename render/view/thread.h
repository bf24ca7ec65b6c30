/* The thread: posts as forums show them, each under what it answers, with its stance in the gutter.
 *
 * thread_tree.c makes the tree of entries, thread_keep.c chooses those that are drawn,
 * thread_card.c wraps and writes one of them, thread_lines.c what runs in the gutters, thread.c
 * puts them below each other. */
#ifndef STANCEGRAPH_RENDER_VIEW_THREAD_H
#define STANCEGRAPH_RENDER_VIEW_THREAD_H

#include "sheet/sheet.h"
#include "theme/theme.h"

enum {
	SG_THREAD_STEP = 32,    /* from one level to the next */
	SG_THREAD_SPINE = 10,   /* from a card's left edge to the line that runs down from it */
	SG_THREAD_ELBOW = 19,   /* from a card's top to where its line enters */
	SG_THREAD_BADGE = 12,   /* from there to the middle of the badge, leftwards */
	SG_THREAD_LEAD = 28,    /* of a line, before it turns: drawn as its stance is */
	SG_THREAD_NOTES_MAX = 3 /* stances told in words on one card */
};

/** A post, or words that somebody reports. In the order of the text. */
typedef struct sg_thread_entry {
	uint32_t card, row;    /* of the picture; row SG_NONE: somebody who only takes stances */
	uint32_t parent;       /* entry; SG_NONE: it stands at the top */
	uint32_t first, next;  /* children in order; SG_NONE */
	uint32_t link;         /* of the picture: what joins it to its parent; SG_NONE */
	uint32_t note;         /* first link that is told in words; SG_NONE */
	uint32_t depth, level; /* level: how far it is indented */
	double weight;         /* stances and replies */
	size_t left_out;       /* entries below it that are not drawn */
	bool is_kept;
	bool is_chained;   /* stands straight below its parent, not to the right */
	bool is_continued; /* one is chained to it: no other line may run down from it */
	bool tells_level;  /* a sign of it stands beside the line down to it */
	bool is_cut_off;   /* too deep for a line: words say what it answers */
	/* set when placed */
	double x, y, width, height;
	double spine_y; /* down to here the line below it is drawn */
	sg_slice who, role;
	bool is_bare;       /* words of nobody that stand in a post: neither name nor role */
	bool role_is_below; /* the name leaves no room beside it */
	sg_lines words;
} sg_thread_entry;

typedef enum sg_thread_item_kind {
	SG_THREAD_ENTRY,
	SG_THREAD_MORE,    /* "12 more replies", below the last that is drawn */
	SG_THREAD_DOCUMENT /* a heading, where there are several */
} sg_thread_item_kind;

/** What stands below each other. */
typedef struct sg_thread_item {
	sg_thread_item_kind kind;
	uint32_t index; /* entry, of more: its parent or SG_NONE; document */
	double y;       /* of a heading or a row: its baseline */
} sg_thread_item;

typedef struct sg_thread {
	sg_sheet *sheet;
	sg_picture *picture;
	sg_thread_entry *entries;
	size_t count, kept;
	uint32_t *first_entry; /* per card; SG_NONE */
	uint32_t *next_note;   /* per link: the next of the same entry */
	size_t left_out;       /* entries at the top, with all below them */
	sg_thread_item *items;
	size_t item_count;
	uint32_t level_max, depth_max;
	uint32_t document; /* whose heading was the last */
	size_t lines;      /* of words on a card */
} sg_thread;

/** Entries, their parents, what joins them. O(claims log claims + links). */
SG_MUST_USE sg_status sg_thread__grow(sg_thread *thread);

/** Choose at most `most` entries, those with most stances and replies, and all above them. */
SG_MUST_USE sg_status sg_thread__keep(sg_thread *thread, size_t most);

/** Order, levels, rows for what is left out. */
SG_MUST_USE sg_status sg_thread__arrange(sg_thread *thread);

/** Wrap an entry's words for its width, and set its height. */
SG_MUST_USE sg_status sg_thread__measure(sg_thread *thread, sg_thread_entry *entry);

void sg_thread__write_card(sg_thread *thread, const sg_thread_entry *entry);

/** The line from its parent; moves the parent's spine_y down. */
void sg_thread__write_line(sg_thread *thread, const sg_thread_entry *entry);

/** The line to a row of left out replies, whose middle is at y. */
void sg_thread__write_stub(sg_thread *thread, sg_thread_entry *parent, double y);

/** The words of an entry; NULL for a name. */
static inline const sg_claim *sg_thread__claim(
	const sg_thread *thread, const sg_thread_entry *entry)
{
	const sg_card *card = &thread->picture->cards[entry->card];
	return entry->row == SG_NONE
		       ? NULL
		       : &thread->picture->debate->claims[card->rows[entry->row].claim];
}

/** Where the line below an entry runs. */
static inline double sg_thread__spine(const sg_thread_entry *entry)
{
	return entry->x + SG_THREAD_SPINE;
}

/** Has it a badge in the gutter? */
static inline bool sg_thread__has_badge(const sg_thread *thread, const sg_thread_entry *entry)
{
	return entry->link != SG_NONE &&
	       sg_relation_sign(thread->picture->links[entry->link].kind) != 0;
}

#endif
