/* What is drawn when not all can be: what stands near the focus, the cards with the most stances
 * and replies, and on a card the rows that somebody answers. */
#include "picture/focus.h"
#include "picture/picture.h"

#include <math.h>
#include <stdlib.h>

typedef struct candidate {
	double weight;
	uint32_t card;
} candidate;

static int by_weight(const void *a, const void *b)
{
	const candidate *p = a, *q = b;
	if (p->weight > q->weight || p->weight < q->weight)
		return p->weight > q->weight ? -1 : 1;
	return p->card < q->card ? -1 : p->card > q->card;
}

typedef struct chooser {
	sg_picture *picture;
	const sg_selection *selection;
	candidate *order;
	size_t count;
	uint32_t *new_index; /* card: where it goes, SG_NONE for those left out */
} chooser;

static void add_candidate(chooser *c, uint32_t card, double weight)
{
	c->order[c->count++] = (candidate){weight, card};
}

static bool is_in_camp(const chooser *c, uint32_t card)
{
	const sg_selection *s = c->selection;
	return !s->has_camp || sg_picture__camp(c->picture, &c->picture->cards[card]) == s->camp;
}

/* Nearer ones first: no weight makes up for a step. */
static void find_candidates(chooser *c, const uint32_t *steps)
{
	const sg_picture *picture = c->picture;
	double most = 1;
	for (uint32_t i = 0; i < picture->card_count; i++)
		most = fmax(most, picture->cards[i].weight + 1);
	for (uint32_t i = 0; i < picture->card_count; i++) {
		const sg_card *card = &picture->cards[i];
		if (!is_in_camp(c, i) || (steps && steps[i] == SG_NONE))
			continue;
		if (steps)
			add_candidate(c, i, card->weight - most * steps[i]);
		else
			add_candidate(c, i, card->is_opening ? INFINITY : card->weight);
	}
}

static void mark_kept(chooser *c, size_t kept)
{
	for (uint32_t i = 0; i < c->picture->card_count; i++)
		c->new_index[i] = SG_NONE;
	for (size_t i = 0; i < kept; i++)
		c->new_index[c->order[i].card] = 0;
}

/* A camp is known by what it answers: with its cards go those of others that have most to do with
 * them. @return how many */
static size_t mark_opponents(chooser *c, size_t most)
{
	sg_picture *picture = c->picture;
	for (uint32_t i = 0; i < picture->card_count; i++)
		c->order[i] = (candidate){0, i};
	for (size_t i = 0; i < picture->link_count; i++) {
		const sg_link *link = &picture->links[i];
		uint32_t a = link->from.card, b = link->to.card;
		if (!sg_relation_sign(link->kind))
			continue;
		if (c->new_index[a] != SG_NONE && c->new_index[b] == SG_NONE)
			c->order[b].weight += link->confidence;
		if (c->new_index[b] != SG_NONE && c->new_index[a] == SG_NONE)
			c->order[a].weight += link->confidence;
	}
	qsort(c->order, picture->card_count, sizeof *c->order, by_weight);
	size_t n = 0;
	while (n < most && n < picture->card_count && c->order[n].weight > 0) {
		c->new_index[c->order[n].card] = 0;
		picture->cards[c->order[n++].card].is_guest = true;
	}
	return n;
}

static void number_kept(chooser *c)
{
	uint32_t next = 0;
	for (uint32_t i = 0; i < c->picture->card_count; i++)
		if (c->new_index[i] != SG_NONE)
			c->new_index[i] = next++;
}

/* @return whether any card is left out */
static sg_status choose(chooser *c, bool *is_cut)
{
	sg_picture *picture = c->picture;
	const sg_selection *s = c->selection;
	uint32_t *steps = NULL;
	c->order = sg_arena_array(picture->arena, picture->card_count, sizeof *c->order);
	c->new_index = sg_arena_array(picture->arena, picture->card_count, sizeof *c->new_index);
	if (!c->order || !c->new_index ||
		(s->focus && !(steps = sg_focus__steps(picture, s->steps))))
		return SG_E_NOMEM;
	find_candidates(c, steps);
	size_t kept = c->count > s->max ? s->kept : c->count;
	qsort(c->order, c->count, sizeof *c->order, by_weight);
	bool is_few = kept < c->count;
	mark_kept(c, kept);
	if (s->has_camp)
		kept += mark_opponents(c, (kept + 1) / 2);
	number_kept(c);
	*is_cut = kept < picture->card_count;
	if (*is_cut)
		picture->kept_by = !s->focus ? SG_KEPT_BY_WEIGHT
				   : is_few  ? SG_KEPT_BY_FOCUS_MOST
					     : SG_KEPT_BY_FOCUS;
	return SG_OK;
}

/* The nearest ancestor that is still drawn. */
static uint32_t kept_ancestor(const sg_picture *picture, const uint32_t *new_index, uint32_t card)
{
	for (size_t steps = 0; card != SG_NONE && steps <= picture->card_count; steps++) {
		if (new_index[card] != SG_NONE)
			return new_index[card];
		card = picture->cards[card].parent;
	}
	return SG_NONE;
}

static void move_cards(sg_picture *picture, const uint32_t *new_index)
{
	/* Only kept cards change, so that the ways up through the others stay as they were. */
	for (uint32_t i = 0; i < picture->card_count; i++) {
		sg_card *card = &picture->cards[i];
		if (new_index[i] == SG_NONE)
			continue;
		card->parent = kept_ancestor(picture, new_index, card->parent);
		size_t kept = 0;
		for (size_t k = 0; k < card->quoted_by_count; k++)
			if (new_index[card->quoted_by[k]] != SG_NONE)
				card->quoted_by[kept++] = new_index[card->quoted_by[k]];
		card->quoted_by_count = kept;
	}
	size_t count = 0;
	for (uint32_t i = 0; i < picture->card_count; i++)
		if (new_index[i] != SG_NONE)
			picture->cards[count++] = picture->cards[i];
	picture->card_count = count;
	if (picture->opening != SG_NONE)
		picture->opening = new_index[picture->opening];
}

/* Claims and people whose card is left out have none. */
static void move_places(sg_picture *picture, const uint32_t *new_index)
{
	for (size_t i = 0; i < picture->debate->claim_count; i++) {
		sg_port *port = &picture->claim_port[i];
		if (port->card != SG_NONE)
			port->card = new_index[port->card];
	}
	for (size_t i = 0; i < picture->debate->person_count; i++) {
		uint32_t *card = &picture->person_card[i];
		if (*card != SG_NONE)
			*card = new_index[*card];
	}
}

static void move_links(sg_picture *picture, const uint32_t *new_index)
{
	size_t count = 0;
	for (size_t i = 0; i < picture->link_count; i++) {
		sg_link link = picture->links[i];
		link.from.card = new_index[link.from.card];
		link.to.card = new_index[link.to.card];
		if (link.from.card != SG_NONE && link.to.card != SG_NONE)
			picture->links[count++] = link;
	}
	picture->link_count = count;
}

static void mark_linked_rows(
	const sg_picture *picture, sg_port port, bool *is_linked, const size_t *first_row)
{
	if (port.row != SG_NONE && port.row < picture->cards[port.card].row_count)
		is_linked[first_row[port.card] + port.row] = true;
}

/* Rows that somebody answers stay first; then the earliest. */
static void hide_rows(sg_card *card, const bool *is_linked)
{
	size_t limit = card->person == SG_NONE ? SG_CARD_ROWS_UNNAMED_MAX : SG_CARD_ROWS_MAX;
	/* "and 1 more" would take the place of the one. */
	if (card->row_count <= limit + 1)
		return;
	size_t shown = 0;
	for (size_t i = 0; i < card->row_count; i++) {
		card->rows[i].is_shown = is_linked[i] && shown < limit;
		shown += card->rows[i].is_shown;
	}
	for (size_t i = 0; i < card->row_count && shown < limit; i++)
		if (!card->rows[i].is_shown) {
			card->rows[i].is_shown = true;
			shown++;
		}
	card->hidden_count = card->row_count - shown;
}

static void leave_hidden_row(const sg_picture *picture, sg_port *port)
{
	if (port->row != SG_NONE && !picture->cards[port->card].rows[port->row].is_shown)
		port->row = SG_NONE;
}

static sg_status shorten_cards(sg_picture *picture, bool all_rows)
{
	size_t rows = 0;
	size_t *first_row = sg_arena_array(picture->arena, picture->card_count, sizeof *first_row);
	if (!first_row)
		return SG_E_NOMEM;
	for (size_t i = 0; i < picture->card_count; i++) {
		first_row[i] = rows;
		rows += picture->cards[i].row_count;
	}
	bool *is_linked = sg_arena_array(picture->arena, rows, sizeof *is_linked);
	if (!is_linked)
		return SG_E_NOMEM;
	for (size_t i = 0; i < picture->link_count; i++) {
		mark_linked_rows(picture, picture->links[i].from, is_linked, first_row);
		mark_linked_rows(picture, picture->links[i].to, is_linked, first_row);
	}
	for (size_t i = 0; i < picture->card_count; i++) {
		if (!all_rows)
			hide_rows(&picture->cards[i], is_linked + first_row[i]);
		picture->claims_drawn +=
			picture->cards[i].row_count - picture->cards[i].hidden_count;
	}
	for (size_t i = 0; i < picture->link_count; i++) {
		leave_hidden_row(picture, &picture->links[i].from);
		leave_hidden_row(picture, &picture->links[i].to);
	}
	return SG_OK;
}

sg_status sg_picture__select(sg_picture *picture, const sg_selection *selection, sg_error *err)
{
	chooser c = {.picture = picture, .selection = selection};
	bool is_cut = false;
	sg_status st = SG_OK;
	if (selection->focus)
		st = sg_focus__find(picture, selection->focus, err);
	picture->steps = selection->steps;
	if (st == SG_OK)
		st = choose(&c, &is_cut);
	if (st != SG_OK)
		return st;
	if (is_cut) {
		move_links(picture, c.new_index);
		move_places(picture, c.new_index);
		move_cards(picture, c.new_index);
	}
	return shorten_cards(picture, selection->all_rows);
}
