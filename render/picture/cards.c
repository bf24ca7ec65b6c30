/* Debate -> cards: who says what, on which card.
 *
 * A comment or a turn is a card of its own. Words that somebody reports are rows on one card
 * per speaker, so that a news article becomes a handful of people and not a field of quotes;
 * words that nobody is named for share one card per comment (or article) they stand in. */
#include "picture/order.h"
#include "picture/picture.h"

#include <stdlib.h>

/* Where posts stand, to find the one around a quote. */
typedef struct place {
	sg_text_place at;
	uint32_t end;
} place;

typedef struct builder {
	sg_picture *picture;
	place *posts; /* by document and start */
	size_t post_count;
	uint32_t *voice;          /* per person: their card of reported words */
	uint32_t *unnamed_in;     /* per claim: the card of unnamed words inside that post */
	uint32_t *unnamed_in_doc; /* per document */
	bool *is_judged;          /* per claim: somebody takes a stance on it, or it takes one */
} builder;

static uint32_t *filled_with_none(sg_arena *arena, size_t count)
{
	uint32_t *out = sg_arena_array(arena, count, sizeof *out);
	for (size_t i = 0; out && i < count; i++)
		out[i] = SG_NONE;
	return out;
}

static void note_judged(builder *b)
{
	const sg_debate *debate = b->picture->debate;
	for (size_t i = 0; i < debate->relation_count; i++) {
		const sg_relation *r = &debate->relations[i];
		if (sg_relation_sign(r->kind) == 0)
			continue;
		if (r->source.kind == SG_NODE_CLAIM)
			b->is_judged[r->source.index] = true;
		if (r->target.kind == SG_NODE_CLAIM)
			b->is_judged[r->target.index] = true;
	}
}

/* What people only speak about is no card of theirs, unless somebody takes a stance on it. */
static bool is_topic(const builder *b, uint32_t claim)
{
	return b->picture->debate->claims[claim].form == SG_CLAIM_PREMISE && !b->is_judged[claim];
}

static sg_status init(builder *b, sg_picture *picture)
{
	const sg_debate *debate = picture->debate;
	sg_arena *arena = picture->arena;
	b->picture = picture;
	b->posts = sg_arena_array(arena, debate->claim_count, sizeof *b->posts);
	b->voice = filled_with_none(arena, debate->person_count);
	b->unnamed_in = filled_with_none(arena, debate->claim_count);
	b->unnamed_in_doc = filled_with_none(arena, debate->document_count);
	b->is_judged = sg_arena_array(arena, debate->claim_count, sizeof *b->is_judged);
	picture->speaker = sg_debate_speakers(debate, arena);
	picture->claim_port = sg_arena_array(arena, debate->claim_count, sizeof(sg_port));
	picture->person_card = filled_with_none(arena, debate->person_count);
	if (!b->is_judged || !b->posts || !b->voice || !b->unnamed_in || !b->unnamed_in_doc ||
		!picture->speaker || !picture->claim_port || !picture->person_card)
		return SG_E_NOMEM;
	note_judged(b);
	for (uint32_t i = 0; i < debate->claim_count; i++) {
		const sg_claim *claim = &debate->claims[i];
		picture->claim_port[i] = (sg_port){SG_NONE, SG_NONE};
		if (sg_claim__is_post(claim) && claim->span.end > claim->span.start)
			b->posts[b->post_count++] =
				(place){{claim->document, claim->span.start, i}, claim->span.end};
	}
	qsort(b->posts, b->post_count, sizeof *b->posts, sg_text_place__compare);
	return SG_OK;
}

/* The post whose text holds the claim, or SG_NONE. Posts do not overlap. */
static uint32_t post_around(const builder *b, const sg_claim *claim)
{
	size_t low = 0, high = b->post_count;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		const place *post = &b->posts[mid];
		if (post->at.document < claim->document ||
			(post->at.document == claim->document &&
				post->at.start <= claim->span.start))
			low = mid + 1;
		else
			high = mid;
	}
	if (low == 0)
		return SG_NONE;
	const place *post = &b->posts[low - 1];
	bool holds = post->at.document == claim->document && claim->span.end > claim->span.start &&
		     post->end >= claim->span.end;
	return holds ? post->at.claim : SG_NONE;
}

static sg_status add_card(sg_picture *picture, sg_card card, uint32_t *index)
{
	void *items = picture->cards;
	sg_status st = sg_arena_grow(
		picture->arena, &items, &picture->card_capacity, picture->card_count, sizeof card);
	if (st != SG_OK)
		return st;
	picture->cards = items;
	*index = (uint32_t)picture->card_count;
	picture->cards[picture->card_count++] = card;
	return SG_OK;
}

static sg_status add_row(sg_picture *picture, uint32_t card_index, uint32_t claim)
{
	sg_card *card = &picture->cards[card_index];
	void *items = card->rows;
	sg_status st = sg_arena_grow(
		picture->arena, &items, &card->row_capacity, card->row_count, sizeof *card->rows);
	if (st != SG_OK)
		return st;
	card->rows = items;
	picture->claim_port[claim] = (sg_port){card_index, (uint32_t)card->row_count};
	card->rows[card->row_count++] = (sg_row){.claim = claim, .is_shown = true};
	return SG_OK;
}

static sg_card blank_card(sg_card_kind kind, uint32_t person, uint32_t document)
{
	return (sg_card){.kind = kind,
		.person = person,
		.document = document,
		.parent = SG_NONE,
		.block = SG_NONE};
}

static sg_status add_quoted_by(sg_picture *picture, uint32_t card_index, uint32_t by)
{
	sg_card *card = &picture->cards[card_index];
	for (size_t i = 0; i < card->quoted_by_count; i++)
		if (card->quoted_by[i] == by)
			return SG_OK;
	void *items = card->quoted_by;
	sg_status st = sg_arena_grow(picture->arena, &items, &card->quoted_by_capacity,
		card->quoted_by_count, sizeof *card->quoted_by);
	if (st != SG_OK)
		return st;
	card->quoted_by = items;
	card->quoted_by[card->quoted_by_count++] = by;
	return SG_OK;
}

static sg_status add_post(builder *b, uint32_t index)
{
	sg_picture *picture = b->picture;
	uint32_t person = picture->speaker[index], card;
	sg_status st = add_card(picture,
		blank_card(SG_CARD_POST, person, picture->debate->claims[index].document), &card);
	return st == SG_OK ? add_row(picture, card, index) : st;
}

/* The slot that remembers the card a reported claim belongs to. */
static uint32_t *voice_slot(builder *b, const sg_claim *claim, uint32_t speaker, uint32_t around)
{
	if (speaker != SG_NONE)
		return &b->voice[speaker];
	if (around != SG_NONE)
		return &b->unnamed_in[around];
	if (claim->document != SG_NONE && claim->document < b->picture->debate->document_count)
		return &b->unnamed_in_doc[claim->document];
	return NULL;
}

static sg_status add_reported(builder *b, uint32_t index)
{
	sg_picture *picture = b->picture;
	const sg_claim *claim = &picture->debate->claims[index];
	uint32_t speaker = picture->speaker[index], around = post_around(b, claim);
	/* What people say of themselves inside their own post is on that card already. */
	if (around != SG_NONE && speaker != SG_NONE && picture->speaker[around] == speaker) {
		picture->claim_port[index] = (sg_port){picture->claim_port[around].card, SG_NONE};
		return SG_OK;
	}
	uint32_t *slot = voice_slot(b, claim, speaker, around), fresh = SG_NONE;
	if (!slot)
		slot = &fresh;
	sg_status st = SG_OK;
	if (*slot == SG_NONE)
		st = add_card(picture, blank_card(SG_CARD_VOICE, speaker, claim->document), slot);
	if (st == SG_OK)
		st = add_row(picture, *slot, index);
	if (st != SG_OK)
		return st;
	sg_card *card = &picture->cards[*slot];
	card->is_quoted |= around != SG_NONE || speaker == SG_NONE;
	return around != SG_NONE ? add_quoted_by(picture, *slot, picture->claim_port[around].card)
				 : SG_OK;
}

/* Somebody who is agreed with or rebutted, and says nothing here, still needs a place. */
static sg_status add_names(builder *b)
{
	sg_picture *picture = b->picture;
	const sg_debate *debate = picture->debate;
	for (size_t i = 0; i < debate->relation_count; i++) {
		const sg_relation *r = &debate->relations[i];
		if (sg_relation_sign(r->kind) == 0)
			continue;
		const sg_node ends[] = {r->source, r->target};
		for (size_t k = 0; k < 2; k++) {
			if (ends[k].kind != SG_NODE_PERSON ||
				picture->person_card[ends[k].index] != SG_NONE)
				continue;
			sg_status st =
				add_card(picture, blank_card(SG_CARD_NAME, ends[k].index, SG_NONE),
					&picture->person_card[ends[k].index]);
			if (st != SG_OK)
				return st;
		}
	}
	return SG_OK;
}

static void find_person_cards(builder *b)
{
	sg_picture *picture = b->picture;
	for (uint32_t i = 0; i < picture->card_count; i++) {
		uint32_t person = picture->cards[i].person;
		if (person != SG_NONE && picture->person_card[person] == SG_NONE)
			picture->person_card[person] = i;
	}
	/* A card of one's own beats words that somebody else quotes. */
	for (uint32_t i = (uint32_t)picture->card_count; i-- > 0;)
		if (picture->cards[i].kind == SG_CARD_POST && picture->cards[i].person != SG_NONE)
			picture->person_card[picture->cards[i].person] = i;
}

sg_status sg_picture__add_cards(sg_picture *picture)
{
	const sg_debate *debate = picture->debate;
	builder b = {0};
	sg_status st = init(&b, picture);
	for (uint32_t i = 0; st == SG_OK && i < debate->claim_count; i++)
		if (sg_claim__is_post(&debate->claims[i]))
			st = add_post(&b, i);
	for (uint32_t i = 0; st == SG_OK && i < debate->claim_count; i++)
		if (!sg_claim__is_post(&debate->claims[i]) && !is_topic(&b, i))
			st = add_reported(&b, i);
	if (st != SG_OK)
		return st;
	find_person_cards(&b);
	return add_names(&b);
}
