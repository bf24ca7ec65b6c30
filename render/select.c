/* What is drawn when not all can be: the opening claim, then the cards with the most stances and
 * replies, and on a card the rows that somebody answers. */
#include "picture.h"

#include <math.h>
#include <stdlib.h>

static bool is_turn(const sg_picture *picture, uint32_t card)
{
	const sg_row *row = &picture->cards[card].rows[0];
	return picture->debate->claims[row->claim].form == SG_CLAIM_TURN;
}

/* The post at the top of the thread a card is in. Tops that are known already end the climb, so
 * that all of them together cost one step per card; a loop of replies ends at any of its cards. */
static uint32_t find_top(const sg_picture *picture, uint32_t *top, uint32_t card)
{
	uint32_t at = card, found;
	for (size_t n = 0; n < picture->card_count && top[at] == SG_NONE; n++) {
		if (picture->cards[at].parent == SG_NONE)
			break;
		at = picture->cards[at].parent;
	}
	found = top[at] != SG_NONE ? top[at] : at;
	for (at = card; at != SG_NONE && top[at] == SG_NONE; at = picture->cards[at].parent)
		top[at] = found;
	return found;
}

/* One post that the debate hangs on: it answers nothing, and most others hang under it. */
static sg_status find_opening(sg_picture *picture)
{
	size_t count = picture->card_count, posts = 0;
	uint32_t *top = sg_arena_array(picture->arena, count, sizeof *top);
	size_t *below = sg_arena_array(picture->arena, count, sizeof *below);
	if (!top || !below)
		return SG_E_NOMEM;
	picture->opening = SG_NONE;
	for (size_t i = 0; i < count; i++)
		top[i] = SG_NONE;
	for (uint32_t i = 0; i < count; i++) {
		if (picture->cards[i].kind != SG_CARD_POST)
			continue;
		posts++;
		below[find_top(picture, top, i)]++;
	}
	for (uint32_t i = 0; i < count; i++)
		if (picture->cards[i].kind == SG_CARD_POST && picture->cards[i].parent == SG_NONE &&
			below[i] >= 2 && below[i] * 2 > posts && !is_turn(picture, i))
			picture->opening = i;
	if (picture->opening != SG_NONE)
		picture->cards[picture->opening].is_opening = true;
	return SG_OK;
}

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

/* new_index[card]: where the card goes, SG_NONE for those left out. */
static sg_status choose(sg_picture *picture, uint32_t *new_index)
{
	candidate *order = sg_arena_array(picture->arena, picture->card_count, sizeof *order);
	if (!order)
		return SG_E_NOMEM;
	for (uint32_t i = 0; i < picture->card_count; i++) {
		order[i] = (candidate){picture->cards[i].weight, i};
		if (picture->cards[i].is_opening)
			order[i].weight = INFINITY;
		new_index[i] = SG_NONE;
	}
	qsort(order, picture->card_count, sizeof *order, by_weight);
	for (size_t i = 0; i < SG_PICTURE_CARDS_KEPT; i++)
		new_index[order[i].card] = 0;
	uint32_t next = 0;
	for (uint32_t i = 0; i < picture->card_count; i++)
		if (new_index[i] != SG_NONE)
			new_index[i] = next++;
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

static sg_status shorten_cards(sg_picture *picture)
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

/* Speakers and those spoken about, and claims: of the whole debate. */
static sg_status count_all(sg_picture *picture)
{
	bool *seen = sg_arena_array(picture->arena, picture->debate->person_count, sizeof *seen);
	if (!seen)
		return SG_E_NOMEM;
	for (size_t i = 0; i < picture->card_count; i++) {
		const sg_card *card = &picture->cards[i];
		picture->claims += card->row_count;
		if (card->person != SG_NONE && !seen[card->person]) {
			seen[card->person] = true;
			picture->people++;
		}
	}
	return SG_OK;
}

sg_status sg_picture__select(sg_picture *picture)
{
	sg_status st = find_opening(picture);
	if (st == SG_OK)
		st = count_all(picture);
	if (st != SG_OK)
		return st;
	if (picture->card_count > SG_PICTURE_CARDS_MAX) {
		uint32_t *new_index =
			sg_arena_array(picture->arena, picture->card_count, sizeof *new_index);
		if (!new_index || choose(picture, new_index) != SG_OK)
			return SG_E_NOMEM;
		move_links(picture, new_index);
		move_cards(picture, new_index);
		picture->is_cut = true;
	}
	return shorten_cards(picture);
}
