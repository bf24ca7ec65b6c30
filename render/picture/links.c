/* Relations -> links: who is joined to whom, one arrow for all that says the same.
 *
 * A stance may be given between claims, between people, or mixed, and often all of them for the
 * same sentence. A relation between claims makes an arrow between their places; one that names a
 * person joins an arrow of the same sign between the same two people where there is one. */
#include "picture/order.h"
#include "picture/picture.h"

#include <stdlib.h>

enum { QUOTES_WITHIN_MAX = 64 };

typedef struct linker {
	sg_picture *picture;
	uint32_t *slots; /* open addressing: link index + 1, by ends and kind */
	uint32_t *heads; /* chains of links by the two who speak and kind: link index + 1 */
	uint32_t *next;  /* per link: the one before it in its chain */
	size_t slot_count;
	sg_text_place *claims; /* by document and start, to find what holds a piece of evidence */
} linker;

static bool is_drawn_kind(sg_relation_kind kind)
{
	return kind == SG_AGREES || kind == SG_REBUTS || kind == SG_REPLIES || kind == SG_QUOTES;
}

static uint64_t mix(uint64_t h, uint64_t value)
{
	h ^= value + 0x9E3779B97F4A7C15u + (h << 6) + (h >> 2);
	return h * 0xD6E8FEB86659FD93u;
}

/* The slot of the link with these ends, or the free one where it goes. */
static uint32_t *find_slot(linker *l, sg_relation_kind kind, sg_port from, sg_port to)
{
	uint64_t h = mix(mix(mix(mix(mix(17, kind), from.card), from.row), to.card), to.row);
	for (size_t i = (size_t)(h % l->slot_count);; i = (i + 1) % l->slot_count) {
		if (l->slots[i] == 0)
			return &l->slots[i];
		const sg_link *link = &l->picture->links[l->slots[i] - 1];
		if (link->kind == kind && link->from.card == from.card &&
			link->from.row == from.row && link->to.card == to.card &&
			link->to.row == to.row)
			return &l->slots[i];
	}
}

/* Cards of one person speak with one voice; a card of nobody's is a voice of its own. */
static uint64_t voice_of(const sg_picture *picture, uint32_t card)
{
	uint32_t person = picture->cards[card].person;
	return person != SG_NONE ? person : (uint64_t)card + UINT32_MAX;
}

static uint32_t *chain_of(const linker *l, sg_relation_kind kind, sg_port from, sg_port to)
{
	uint64_t h = mix(
		mix(mix(23, kind), voice_of(l->picture, from.card)), voice_of(l->picture, to.card));
	return &l->heads[h % l->slot_count];
}

static sg_status add_relation(sg_picture *picture, sg_link *link, uint32_t relation)
{
	void *items = link->relations;
	sg_status st = sg_arena_grow(picture->arena, &items, &link->relation_capacity,
		link->relation_count, sizeof *link->relations);
	if (st != SG_OK)
		return st;
	link->relations = items;
	link->relations[link->relation_count++] = relation;
	double confidence = picture->debate->relations[relation].confidence;
	if (confidence > link->confidence)
		link->confidence = confidence;
	return SG_OK;
}

static sg_status join(linker *l, sg_relation_kind kind, sg_port from, sg_port to, uint32_t relation)
{
	sg_picture *picture = l->picture;
	uint32_t *slot = find_slot(l, kind, from, to);
	if (*slot == 0) {
		void *items = picture->links;
		sg_status st = sg_arena_grow(picture->arena, &items, &picture->link_capacity,
			picture->link_count, sizeof *picture->links);
		if (st != SG_OK)
			return st;
		picture->links = items;
		picture->links[picture->link_count++] =
			(sg_link){.kind = kind, .from = from, .to = to};
		*slot = (uint32_t)picture->link_count;
		uint32_t *head = chain_of(l, kind, from, to);
		l->next[*slot - 1] = *head;
		*head = *slot;
	}
	if (relation == SG_NONE) {
		picture->links[*slot - 1].confidence = 1;
		return SG_OK;
	}
	return add_relation(picture, &picture->links[*slot - 1], relation);
}

static sg_port place_of(const sg_picture *picture, sg_node node)
{
	if (node.kind == SG_NODE_CLAIM)
		return picture->claim_port[node.index];
	return (sg_port){picture->person_card[node.index], SG_NONE};
}

/* The person's own claim that the evidence stands in: the stance's real place. */
static sg_port place_of_evidence(const linker *l, const sg_relation *r, sg_port otherwise)
{
	const sg_debate *debate = l->picture->debate;
	const sg_text_place wanted = {r->evidence.document, r->evidence.span.start, SG_NONE};
	if (r->evidence.document == SG_NONE || r->evidence.span.end <= r->evidence.span.start)
		return otherwise;
	size_t low = 0, high = debate->claim_count;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (sg_text_place__compare(&l->claims[mid], &wanted) <= 0)
			low = mid + 1;
		else
			high = mid;
	}
	/* What holds it starts before it, with at most a few quotes in between. */
	for (size_t back = 0; low > 0 && back < QUOTES_WITHIN_MAX; back++) {
		uint32_t i = l->claims[--low].claim;
		if (l->picture->speaker[i] == r->source.index &&
			debate->claims[i].document == r->evidence.document &&
			sg_span_holds(debate->claims[i].span, r->evidence.span))
			return l->picture->claim_port[i];
	}
	return otherwise;
}

/* A card with one row is its row. */
static sg_port normal(const sg_picture *picture, sg_port port)
{
	if (port.card != SG_NONE && picture->cards[port.card].row_count <= 1)
		port.row = SG_NONE;
	return port;
}

static bool same_voice(const sg_picture *picture, uint32_t card, uint32_t other)
{
	uint32_t person = picture->cards[card].person;
	return card == other || (person != SG_NONE && person == picture->cards[other].person);
}

/* A link of this kind between the same two people, the closest fit first; SG_NONE if none. */
static uint32_t find_between(const linker *l, sg_relation_kind kind, sg_port from, sg_port to)
{
	const sg_picture *picture = l->picture;
	uint32_t found = SG_NONE;
	int best = 0;
	for (uint32_t at = *chain_of(l, kind, from, to); at; at = l->next[at - 1]) {
		uint32_t i = at - 1;
		const sg_link *link = &picture->links[i];
		if (link->kind != kind || !same_voice(picture, link->from.card, from.card) ||
			!same_voice(picture, link->to.card, to.card))
			continue;
		/* A named row must be that row; a person is any row of theirs. */
		if (from.row != SG_NONE &&
			(link->from.card != from.card || link->from.row != from.row))
			continue;
		if (to.row != SG_NONE && (link->to.card != to.card || link->to.row != to.row))
			continue;
		int fit = 1 + (link->from.card == from.card) + (link->to.card == to.card);
		/* The chain runs backwards: the earliest of equals wins. */
		if (fit >= best) {
			best = fit;
			found = i;
		}
	}
	return found;
}

static int people_named(const sg_relation *r)
{
	return (r->source.kind == SG_NODE_PERSON) + (r->target.kind == SG_NODE_PERSON);
}

/* One pass per number of people named, so that the vaguer finds the more exact to join. */
static sg_status add_all(linker *l, int people)
{
	sg_picture *picture = l->picture;
	const sg_debate *debate = picture->debate;
	for (uint32_t i = 0; i < debate->relation_count; i++) {
		const sg_relation *r = &debate->relations[i];
		if (!is_drawn_kind(r->kind) || people_named(r) != people)
			continue;
		sg_port from = place_of(picture, r->source), to = place_of(picture, r->target);
		if (r->source.kind == SG_NODE_PERSON)
			from = place_of_evidence(l, r, from);
		from = normal(picture, from);
		to = normal(picture, to);
		if (from.card == SG_NONE || to.card == SG_NONE || from.card == to.card)
			continue;
		uint32_t same = people ? find_between(l, r->kind, from, to) : SG_NONE;
		sg_status st = same != SG_NONE ? add_relation(picture, &picture->links[same], i)
					       : join(l, r->kind, from, to, i);
		if (st != SG_OK)
			return st;
	}
	return SG_OK;
}

/* Reported words are tied to the post they stand in, relation or not. */
static sg_status add_quotations(linker *l)
{
	sg_picture *picture = l->picture;
	for (uint32_t i = 0; i < picture->card_count; i++) {
		const sg_card *card = &picture->cards[i];
		for (size_t k = 0; k < card->quoted_by_count; k++) {
			sg_port from = {card->quoted_by[k], SG_NONE}, to = {i, SG_NONE};
			sg_status st = join(l, SG_QUOTES, from, to, SG_NONE);
			if (st != SG_OK)
				return st;
		}
	}
	return SG_OK;
}

static int compare_pairs(const void *a, const void *b)
{
	uint64_t p = *(const uint64_t *)a, q = *(const uint64_t *)b;
	return (p > q) - (p < q);
}

static uint64_t pair_of(const sg_link *link)
{
	return (uint64_t)link->from.card << 32 | link->to.card;
}

static bool is_quoted_by(const sg_picture *picture, const sg_link *link)
{
	const sg_card *card = &picture->cards[link->to.card];
	for (size_t i = 0; i < card->quoted_by_count; i++)
		if (card->quoted_by[i] == link->from.card)
			return true;
	return false;
}

/* Beside a stance, "replies" says nothing new, and
 * quotes of several rows of one card are one dotted line. */
static sg_status drop_redundant(sg_picture *picture)
{
	size_t count = picture->link_count, stances = 0, kept = 0;
	uint64_t *pairs = sg_arena_array(picture->arena, count, sizeof *pairs);
	if (!pairs)
		return SG_E_NOMEM;
	for (size_t i = 0; i < count; i++)
		if (sg_relation_sign(picture->links[i].kind) != 0)
			pairs[stances++] = pair_of(&picture->links[i]);
	qsort(pairs, stances, sizeof *pairs, compare_pairs);
	for (size_t i = 0; i < count; i++) {
		const sg_link *link = &picture->links[i];
		uint64_t pair = pair_of(link);
		bool has_stance =
			stances && bsearch(&pair, pairs, stances, sizeof *pairs, compare_pairs);
		if (link->kind == SG_REPLIES && has_stance)
			continue;
		if (link->kind == SG_QUOTES && link->to.row != SG_NONE &&
			is_quoted_by(picture, link))
			continue;
		picture->links[kept++] = *link;
	}
	picture->link_count = kept;
	return SG_OK;
}

/* What each card answers: decides order, and "quoted by". */
static void find_parents(sg_picture *picture)
{
	for (size_t i = 0; i < picture->link_count; i++) {
		const sg_link *link = &picture->links[i];
		sg_card *child = &picture->cards[link->from.card];
		if (link->kind == SG_REPLIES && child->parent == SG_NONE)
			child->parent = link->to.card;
	}
	for (size_t i = 0; i < picture->card_count; i++) {
		sg_card *card = &picture->cards[i];
		if (card->parent == SG_NONE && card->quoted_by_count)
			card->parent = card->quoted_by[0];
	}
}

static void weigh(sg_picture *picture)
{
	for (size_t i = 0; i < picture->link_count; i++) {
		const sg_link *link = &picture->links[i];
		double weight = sg_relation_sign(link->kind) ? 3
				: link->kind == SG_REPLIES   ? 1
							     : 0.25;
		picture->cards[link->from.card].weight += weight;
		picture->cards[link->to.card].weight += weight;
		picture->agreements += link->kind == SG_AGREES;
		picture->rebuttals += link->kind == SG_REBUTS;
	}
}

static sg_status linker_init(linker *l)
{
	const sg_debate *debate = l->picture->debate;
	sg_arena *arena = l->picture->arena;
	l->slots = sg_arena_array(arena, l->slot_count, sizeof *l->slots);
	l->heads = sg_arena_array(arena, l->slot_count, sizeof *l->heads);
	l->next = sg_arena_array(arena, l->slot_count, sizeof *l->next);
	l->claims = sg_arena_array(arena, debate->claim_count, sizeof *l->claims);
	if (!l->slots || !l->heads || !l->next || !l->claims)
		return SG_E_NOMEM;
	for (uint32_t i = 0; i < debate->claim_count; i++)
		l->claims[i] = (sg_text_place){
			debate->claims[i].document, debate->claims[i].span.start, i};
	qsort(l->claims, debate->claim_count, sizeof *l->claims, sg_text_place__compare);
	return SG_OK;
}

sg_status sg_picture__add_links(sg_picture *picture)
{
	linker l = {.picture = picture};
	l.slot_count = 2 * (picture->debate->relation_count + picture->debate->claim_count) + 16;
	if (linker_init(&l) != SG_OK)
		return SG_E_NOMEM;
	sg_status st = SG_OK;
	for (int people = 0; st == SG_OK && people <= 2; people++)
		st = add_all(&l, people);
	if (st == SG_OK)
		st = add_quotations(&l);
	if (st != SG_OK)
		return st;
	find_parents(picture);
	st = drop_redundant(picture);
	if (st == SG_OK)
		weigh(picture);
	return st;
}
