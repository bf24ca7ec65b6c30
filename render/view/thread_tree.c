/* Cards and links -> a tree of entries.
 *
 * A post hangs under the post it replies to. Reported words hang under the post they stand in; in
 * an article they hang under those earlier words that their speaker takes the surest stance on. */
#include "view/thread.h"

#include "picture/order.h"

#include <stdlib.h>

/* ---- entries ---------------------------------------------------------------------------- */

/* Per card: does it take a stance, without any words? */
static bool *find_silent_sources(const sg_picture *picture)
{
	bool *out = sg_arena_array(picture->arena, picture->card_count, sizeof *out);
	for (size_t i = 0; out && i < picture->link_count; i++) {
		const sg_link *link = &picture->links[i];
		if (sg_relation_sign(link->kind) &&
			picture->cards[link->from.card].kind == SG_CARD_NAME)
			out[link->from.card] = true;
	}
	return out;
}

static void add_entry(sg_thread *thread, uint32_t card, uint32_t row)
{
	thread->entries[thread->count++] = (sg_thread_entry){.card = card,
		.row = row,
		.parent = SG_NONE,
		.first = SG_NONE,
		.next = SG_NONE,
		.link = SG_NONE,
		.note = SG_NONE};
}

/* Words in the order of the text, then those who take a stance without any. */
static sg_status make_entries(sg_thread *thread)
{
	const sg_picture *picture = thread->picture;
	sg_arena *arena = picture->arena;
	size_t rows;
	const sg_row_place *places = sg_picture__rows_in_order(picture, &rows);
	size_t most = rows + picture->card_count;
	bool *is_silent = find_silent_sources(picture);
	thread->entries = sg_arena_array(arena, most, sizeof *thread->entries);
	thread->first_entry = sg_arena_array(arena, most, sizeof *thread->first_entry);
	thread->next_note = sg_arena_array(arena, picture->link_count, sizeof *thread->next_note);
	if (!places || !is_silent || !thread->entries || !thread->first_entry || !thread->next_note)
		return SG_E_NOMEM;
	for (size_t i = 0; i < rows; i++)
		add_entry(thread, places[i].card, places[i].row);
	for (uint32_t i = 0; i < picture->card_count; i++)
		if (is_silent[i])
			add_entry(thread, i, SG_NONE);
	for (size_t i = 0; i < most; i++)
		thread->first_entry[i] = SG_NONE;
	for (uint32_t i = (uint32_t)thread->count; i-- > 0;)
		thread->first_entry[thread->entries[i].card] = i;
	return SG_OK;
}

/* ---- parents ---------------------------------------------------------------------------- */

/* Rows of a card do not stand together: a table from row to entry, per card. */
typedef struct finder {
	size_t *first_row; /* per card */
	uint32_t *entry;   /* per row of all cards */
} finder;

static sg_status finder_init(finder *f, const sg_thread *thread)
{
	const sg_picture *picture = thread->picture;
	size_t rows = 0;
	f->first_row = sg_arena_array(picture->arena, picture->card_count, sizeof *f->first_row);
	if (!f->first_row)
		return SG_E_NOMEM;
	for (size_t i = 0; i < picture->card_count; i++) {
		f->first_row[i] = rows;
		rows += picture->cards[i].row_count;
	}
	f->entry = sg_arena_array(picture->arena, rows, sizeof *f->entry);
	if (!f->entry)
		return SG_E_NOMEM;
	for (uint32_t i = 0; i < thread->count; i++)
		if (thread->entries[i].row != SG_NONE)
			f->entry[f->first_row[thread->entries[i].card] + thread->entries[i].row] =
				i;
	return SG_OK;
}

/* A card as a whole is its first words; SG_NONE for a name. */
static uint32_t entry_at(const sg_thread *thread, const finder *f, sg_port port)
{
	return port.row == SG_NONE ? thread->first_entry[port.card]
				   : f->entry[f->first_row[port.card] + port.row];
}

static bool is_post(const sg_thread *thread, uint32_t entry)
{
	return thread->picture->cards[thread->entries[entry].card].kind == SG_CARD_POST;
}

/* Posts answer posts; words stand in the post around them, which comes before them. */
static void hang_by_text(sg_thread *thread)
{
	const sg_claim *post = NULL;
	uint32_t around = SG_NONE;
	for (uint32_t i = 0; i < thread->count; i++) {
		sg_thread_entry *entry = &thread->entries[i];
		const sg_card *card = &thread->picture->cards[entry->card];
		const sg_claim *claim = sg_thread__claim(thread, entry);
		if (card->kind == SG_CARD_POST) {
			post = claim;
			around = i;
			if (card->parent != SG_NONE)
				entry->parent = thread->first_entry[card->parent];
		} else if (post && claim && claim->document == post->document &&
			   claim->span.end > claim->span.start &&
			   sg_span_holds(post->span, claim->span)) {
			entry->parent = around;
		}
	}
}

static bool is_surer(const sg_thread *thread, uint32_t link, uint32_t than)
{
	const sg_link *links = thread->picture->links;
	return than == SG_NONE || links[link].confidence > links[than].confidence;
}

/* Words in no post hang under those before them that they take the surest stance on. */
static void hang_by_stance(sg_thread *thread, const finder *f)
{
	for (uint32_t i = 0; i < thread->picture->link_count; i++) {
		const sg_link *link = &thread->picture->links[i];
		uint32_t from = entry_at(thread, f, link->from), to = entry_at(thread, f, link->to);
		if (!sg_relation_sign(link->kind) || from == SG_NONE || to == SG_NONE ||
			to >= from || is_post(thread, from))
			continue;
		sg_thread_entry *entry = &thread->entries[from];
		bool is_free = entry->parent == SG_NONE || entry->link != SG_NONE;
		if (is_free && is_surer(thread, i, entry->link)) {
			entry->parent = to;
			entry->link = i;
		}
	}
}

/* A ring of replies is cut where it comes first in the text. Each entry is climbed over once. */
static sg_status cut_rings(sg_thread *thread)
{
	uint32_t *seen_by = sg_arena_array(thread->picture->arena, thread->count, sizeof *seen_by);
	if (!seen_by)
		return SG_E_NOMEM;
	for (uint32_t i = 0; i < thread->count; i++) {
		uint32_t at = i;
		while (at != SG_NONE && seen_by[at] == 0) {
			seen_by[at] = i + 1;
			at = thread->entries[at].parent;
		}
		if (at == SG_NONE || seen_by[at] != i + 1)
			continue;
		uint32_t first = at;
		for (uint32_t k = thread->entries[at].parent; k != at;
			k = thread->entries[k].parent)
			first = k < first ? k : first;
		thread->entries[first].parent = thread->entries[first].link = SG_NONE;
	}
	return SG_OK;
}

/* ---- what joins them -------------------------------------------------------------------- */

/* The entry that a link joins to its parent; SG_NONE. Quoted words are joined by what the post
 * around them says of them. */
static uint32_t child_of(const sg_thread *thread, const finder *f, const sg_link *link)
{
	uint32_t from = entry_at(thread, f, link->from), to = entry_at(thread, f, link->to);
	if (from == SG_NONE || to == SG_NONE)
		return SG_NONE;
	if (link->kind != SG_QUOTES && thread->entries[from].parent == to)
		return from;
	bool is_quoted = !is_post(thread, to) && is_post(thread, from);
	return is_quoted && link->kind != SG_REPLIES && thread->entries[to].parent == from
		       ? to
		       : SG_NONE;
}

static int rank_of(sg_relation_kind kind)
{
	return sg_relation_sign(kind) ? 3 : kind == SG_REPLIES ? 2 : 1;
}

static void join(sg_thread *thread, const finder *f)
{
	const sg_link *links = thread->picture->links;
	for (uint32_t i = 0; i < thread->picture->link_count; i++) {
		uint32_t index = child_of(thread, f, &links[i]);
		if (index == SG_NONE)
			continue;
		sg_thread_entry *entry = &thread->entries[index];
		int rank = rank_of(links[i].kind);
		int old = entry->link == SG_NONE ? 0 : rank_of(links[entry->link].kind);
		if (rank > old || (rank == old && is_surer(thread, i, entry->link)))
			entry->link = i;
	}
}

/* Stances that run elsewhere are told in words; and all count as weight. */
static void note_stances(sg_thread *thread, const finder *f)
{
	for (uint32_t i = (uint32_t)thread->picture->link_count; i-- > 0;) {
		const sg_link *link = &thread->picture->links[i];
		uint32_t from = entry_at(thread, f, link->from), to = entry_at(thread, f, link->to);
		if (!sg_relation_sign(link->kind))
			continue;
		if (from != SG_NONE)
			thread->entries[from].weight += 3;
		if (to != SG_NONE)
			thread->entries[to].weight += 3;
		if (from == SG_NONE || thread->entries[from].link == i ||
			(to != SG_NONE && thread->entries[to].link == i))
			continue;
		thread->next_note[i] = thread->entries[from].note;
		thread->entries[from].note = i;
	}
}

static void list_children(sg_thread *thread)
{
	for (uint32_t i = (uint32_t)thread->count; i-- > 0;) {
		sg_thread_entry *entry = &thread->entries[i];
		if (entry->parent == SG_NONE)
			continue;
		sg_thread_entry *parent = &thread->entries[entry->parent];
		entry->next = parent->first;
		parent->first = i;
		parent->weight += 1;
		entry->weight += 1;
	}
}

sg_status sg_thread__grow(sg_thread *thread)
{
	finder f;
	sg_status st = make_entries(thread);
	if (st == SG_OK)
		st = finder_init(&f, thread);
	if (st != SG_OK)
		return st;
	hang_by_text(thread);
	hang_by_stance(thread, &f);
	st = cut_rings(thread);
	if (st != SG_OK)
		return st;
	join(thread, &f);
	note_stances(thread, &f);
	list_children(thread);
	return SG_OK;
}
