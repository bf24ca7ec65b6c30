/* Which entries are drawn, in what order, and how far each is indented. */
#include "view/thread.h"

#include <math.h>
#include <stdlib.h>

/* Of the page's width, where that is less than the least width of a card. */
#define CARD_SHARE_MIN 0.7

enum {
	CARD_WIDTH_MIN = 340,
	INDENTED_MIN = 3, /* so many levels are indented whatever follows */
	LEVELS_PER_SIGN = 5
};

/* Next in reading order: what hangs below, else what comes after; SG_NONE at the end. `*leaves`
 * is called for each entry that all of is read by then. */
typedef void leave_function(sg_thread *thread, uint32_t entry);

static uint32_t step(sg_thread *thread, uint32_t at, leave_function *leaves)
{
	const sg_thread_entry *entries = thread->entries;
	if (entries[at].first != SG_NONE)
		return entries[at].first;
	for (;;) {
		if (leaves)
			leaves(thread, at);
		if (entries[at].parent == SG_NONE || entries[at].next != SG_NONE)
			return entries[at].next;
		at = entries[at].parent;
	}
}

/* Without recursion: a thread may be as deep as it has posts. Tops have no `next`. */
static void walk(sg_thread *thread, void (*enters)(sg_thread *thread, uint32_t entry),
	leave_function *leaves)
{
	for (uint32_t top = 0; top < thread->count; top++)
		if (thread->entries[top].parent == SG_NONE)
			for (uint32_t at = top; at != SG_NONE; at = step(thread, at, leaves))
				enters(thread, at);
}

/* ---- keeping ---------------------------------------------------------------------------- */

typedef struct candidate {
	double weight;
	uint32_t entry;
} candidate;

static int by_weight(const void *a, const void *b)
{
	const candidate *p = a, *q = b;
	if (p->weight > q->weight || p->weight < q->weight)
		return p->weight > q->weight ? -1 : 1;
	return p->entry < q->entry ? -1 : p->entry > q->entry;
}

/* An entry and all above it, if there is room for them. */
static bool keep_with_ancestors(sg_thread *thread, uint32_t entry, size_t room)
{
	size_t needed = 0;
	for (uint32_t at = entry; at != SG_NONE && !thread->entries[at].is_kept;
		at = thread->entries[at].parent)
		if (++needed > room)
			return false;
	for (uint32_t at = entry; at != SG_NONE && !thread->entries[at].is_kept;
		at = thread->entries[at].parent)
		thread->entries[at].is_kept = true;
	thread->kept += needed;
	return true;
}

static void keep_best(sg_thread *thread, const candidate *order, size_t most)
{
	size_t i = 0;
	while (i < thread->count &&
		keep_with_ancestors(thread, order[i].entry, most - thread->kept))
		i++;
	/* One that hangs too deep ends it: then only what needs nothing else, so that no way up is
	 * climbed over and over. */
	for (; i < thread->count && thread->kept < most; i++) {
		sg_thread_entry *entry = &thread->entries[order[i].entry];
		bool hangs = entry->parent == SG_NONE || thread->entries[entry->parent].is_kept;
		if (hangs && !entry->is_kept) {
			entry->is_kept = true;
			thread->kept++;
		}
	}
}

static void ignore(sg_thread *thread, uint32_t entry)
{
	(void)thread;
	(void)entry;
}

/* Children are left before their parent, so that counts below are complete. */
static void count_left_out(sg_thread *thread, uint32_t index)
{
	sg_thread_entry *entry = &thread->entries[index];
	if (entry->is_kept)
		return;
	size_t *at = entry->parent == SG_NONE ? &thread->left_out
					      : &thread->entries[entry->parent].left_out;
	*at += 1 + entry->left_out;
}

sg_status sg_thread__keep(sg_thread *thread, size_t most)
{
	candidate *order = sg_arena_array(thread->picture->arena, thread->count, sizeof *order);
	if (!order)
		return SG_E_NOMEM;
	for (uint32_t i = 0; i < thread->count; i++)
		order[i] = (candidate){thread->entries[i].weight, i};
	qsort(order, thread->count, sizeof *order, by_weight);
	keep_best(thread, order, most);
	walk(thread, ignore, count_left_out);
	return SG_OK;
}

/* ---- order and levels ------------------------------------------------------------------- */

static void add_item(sg_thread *thread, sg_thread_item_kind kind, uint32_t index)
{
	thread->items[thread->item_count++] = (sg_thread_item){.kind = kind, .index = index};
}

static bool is_turn(const sg_thread *thread, const sg_thread_entry *entry)
{
	const sg_card *card = &thread->picture->cards[entry->card];
	return card->kind == SG_CARD_POST &&
	       thread->picture->debate->claims[card->rows[0].claim].form == SG_CLAIM_TURN;
}

/* Does all that stands between the two hang below the parent, further right? Then a line from one
 * to the other meets nothing. */
static bool is_clear_below(const sg_thread *thread, uint32_t parent, uint32_t level)
{
	for (size_t i = thread->item_count; i-- > 0;) {
		const sg_thread_item *item = &thread->items[i];
		if (item->kind == SG_THREAD_ENTRY && item->index == parent)
			return true;
		if (item->kind == SG_THREAD_DOCUMENT || thread->entries[item->index].level <= level)
			return false;
	}
	return false;
}

static bool is_only_child(const sg_thread *thread, const sg_thread_entry *parent)
{
	size_t kept = 0;
	for (uint32_t i = parent->first; i != SG_NONE && kept < 2; i = thread->entries[i].next)
		kept += thread->entries[i].is_kept;
	return kept == 1 && parent->left_out == 0;
}

/* Turns follow each other down the page; so do replies that there is no room to indent, and in a
 * deep thread a talk of two that nobody else joins. */
static void set_level(sg_thread *thread, sg_thread_entry *entry)
{
	if (entry->parent == SG_NONE)
		return;
	sg_thread_entry *parent = &thread->entries[entry->parent];
	bool are_turns = is_turn(thread, entry) && is_turn(thread, parent);
	bool is_talk = thread->depth_max > thread->level_max && entry->depth > INDENTED_MIN &&
		       is_only_child(thread, parent);
	if (!are_turns && !is_talk && parent->level < thread->level_max) {
		entry->level = parent->level + 1;
		entry->is_cut_off = parent->is_continued;
		return;
	}
	entry->level = parent->level;
	entry->is_chained = is_clear_below(thread, entry->parent, entry->level);
	entry->is_cut_off = !entry->is_chained;
	parent->is_continued |= entry->is_chained;
	entry->tells_level = entry->is_chained && !are_turns &&
			     (!parent->is_chained || entry->depth % LEVELS_PER_SIGN == 0);
}

static void find_depth(sg_thread *thread, uint32_t index)
{
	sg_thread_entry *entry = &thread->entries[index];
	if (entry->parent != SG_NONE)
		entry->depth = thread->entries[entry->parent].depth + 1;
	if (entry->is_kept && entry->depth > thread->depth_max)
		thread->depth_max = entry->depth;
}

static void enter(sg_thread *thread, uint32_t index)
{
	sg_thread_entry *entry = &thread->entries[index];
	if (!entry->is_kept)
		return;
	const sg_claim *claim = sg_thread__claim(thread, entry);
	uint32_t document = claim ? claim->document : SG_NONE;
	if (entry->parent == SG_NONE && document < thread->picture->debate->document_count &&
		thread->picture->debate->document_count > 1 && thread->document != document) {
		thread->document = document;
		add_item(thread, SG_THREAD_DOCUMENT, document);
	}
	set_level(thread, entry);
	add_item(thread, SG_THREAD_ENTRY, index);
}

static void leave(sg_thread *thread, uint32_t index)
{
	if (thread->entries[index].is_kept && thread->entries[index].left_out)
		add_item(thread, SG_THREAD_MORE, index);
}

sg_status sg_thread__arrange(sg_thread *thread)
{
	double whole = thread->sheet->width - 2 * SG_PAGE_MARGIN;
	double room = whole - fmin(CARD_WIDTH_MIN, CARD_SHARE_MIN * whole);
	thread->level_max = room > 0 ? (uint32_t)(room / SG_THREAD_STEP) : 0;
	size_t most = 2 * thread->kept + thread->picture->debate->document_count + 1;
	thread->items = sg_arena_array(thread->picture->arena, most, sizeof *thread->items);
	if (!thread->items)
		return SG_E_NOMEM;
	thread->document = SG_NONE;
	walk(thread, find_depth, NULL);
	walk(thread, enter, leave);
	if (thread->left_out)
		add_item(thread, SG_THREAD_MORE, SG_NONE);
	return SG_OK;
}
