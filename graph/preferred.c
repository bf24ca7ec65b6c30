/* Preferred extensions: the largest sets of arguments that do not attack each other and answer
 * every attack on them.
 *
 * A search by labels (Nofal, Atkinson and Dunne 2014): an argument is tried in, then not in; each
 * label forces others. Since "in" comes first, a set is found before all its parts, and so a set
 * is preferred if no earlier one holds it. A branch whose sets an earlier one holds is left. The
 * trail of labels is the stack: there is no recursion.
 *
 * What is forced, until nothing changes:
 * - of an argument that is in: its targets are out, its attackers are not in and must come out;
 * - an argument that must come out with one attacker left to choose: that one is in;
 * - an argument with no attacker left to choose never comes out: what it attacks is not in;
 * - an argument whose attackers are all labelled, none of them in, and each out or attacked by
 *   the argument itself, is in: a set that lacks it can be enlarged. */
#include "preferred.h"

#include <string.h>

enum { OPEN, IN, NOT_IN, OUT };

/* Sets found may take this many words of 8 bytes. */
enum { MOST_WORDS = 1024 * 1024 };

/* Branches are compared with so many sets; comparing with all costs more than it saves. */
enum { RECENT_SETS = 64 };

/* Which attacks, by source, are answered by an attack the other way? One on oneself is not. */
static void find_mutual(sg_preferred *s, uint32_t *attacker_of)
{
	const sg_arcs *into = &s->attacks->into, *from = &s->attacks->from;
	for (uint32_t v = 0; v < s->attacks->count; v++) {
		/* Counted from 1: 0 is nobody. */
		for (size_t i = into->first[v]; i < into->first[v + 1]; i++)
			attacker_of[into->node[i]] = v + 1;
		for (size_t i = from->first[v]; i < from->first[v + 1]; i++)
			s->is_mutual[i] = from->node[i] != v && attacker_of[from->node[i]] == v + 1;
	}
}

sg_status sg_preferred__init(sg_preferred *out, const sg_attacks *attacks, sg_arena *arena)
{
	uint32_t n = attacks->count;
	sg_preferred s = {.attacks = attacks, .arena = arena};
	s.label = sg_arena_array(arena, n, sizeof *s.label);
	s.open_attackers = sg_arena_array(arena, n, sizeof *s.open_attackers);
	s.unanswered = sg_arena_array(arena, n, sizeof *s.unanswered);
	s.is_mutual = sg_arena_array(arena, attacks->from.first[n], sizeof *s.is_mutual);
	s.in_targets = sg_arena_array(arena, n, sizeof *s.in_targets);
	s.accepted = sg_arena_array(arena, n, sizeof *s.accepted);
	/* No argument is labelled more than twice on one way: not in, then out. */
	s.trail = sg_arena_array(arena, 2 * (size_t)n, sizeof *s.trail);
	s.choices = sg_arena_array(arena, n, sizeof *s.choices);
	s.set = sg_arena_array(arena, (size_t)n / 64 + 1, sizeof *s.set);
	uint32_t *attacker_of = sg_arena_array(arena, n, sizeof *attacker_of);
	if (!s.label || !s.open_attackers || !s.unanswered || !s.is_mutual || !s.in_targets ||
		!s.accepted || !s.trail || !s.choices || !s.set || !attacker_of)
		return SG_E_NOMEM;
	find_mutual(&s, attacker_of);
	*out = s;
	return SG_OK;
}

/* ---- labels --------------------------------------------------------------------------------- */

static void assign(sg_preferred *s, uint32_t v, unsigned char to)
{
	unsigned char from = s->label[v];
	if (from == to || (from == OUT && to == NOT_IN))
		return;
	if (from == IN || to == IN ? from != OPEN : from == OUT) {
		s->is_dead = true;
		return;
	}
	s->label[v] = to;
	s->trail[s->trail_count++] = (sg_preferred_change){v, from, to};
}

/* One that must come out has a single attacker left: accept it, unless it is on its way. */
static void accept_last_attacker(sg_preferred *s, uint32_t v)
{
	const sg_arcs *into = &s->attacks->into;
	s->steps += into->first[v + 1] - into->first[v];
	for (size_t i = into->first[v]; i < into->first[v + 1]; i++) {
		if (s->label[into->node[i]] == OPEN) {
			assign(s, into->node[i], IN);
			return;
		}
	}
}

static void refuse_targets(sg_preferred *s, uint32_t v)
{
	const sg_arcs *from = &s->attacks->from;
	s->steps += from->first[v + 1] - from->first[v];
	for (size_t i = from->first[v]; i < from->first[v + 1]; i++)
		if (s->label[from->node[i]] == OPEN)
			assign(s, from->node[i], NOT_IN);
}

/* What follows from the attackers that v has left, and from what it attacks itself? */
static void check_attackers(sg_preferred *s, uint32_t v)
{
	if (s->label[v] == OUT)
		return;
	if (s->in_targets[v] > 0) {
		assign(s, v, NOT_IN);
		if (s->open_attackers[v] == 0)
			s->is_dead = true;
		else if (s->open_attackers[v] == 1)
			accept_last_attacker(s, v);
	} else if (s->open_attackers[v] == 0) {
		refuse_targets(s, v);
		if (s->unanswered[v] == 0)
			assign(s, v, IN);
	}
}

static void follow_in(sg_preferred *s, uint32_t v)
{
	const sg_arcs *into = &s->attacks->into, *from = &s->attacks->from;
	for (size_t i = from->first[v]; i < from->first[v + 1]; i++)
		assign(s, from->node[i], OUT);
	for (size_t i = into->first[v]; i < into->first[v + 1]; i++)
		s->in_targets[into->node[i]]++;
	s->steps += into->first[v + 1] - into->first[v];
}

/* Counters first, so that they can be turned back; then what follows from them. */
static void follow(sg_preferred *s, sg_preferred_change c)
{
	const sg_arcs *into = &s->attacks->into, *from = &s->attacks->from;
	uint32_t v = c.node;
	s->steps += 1 + from->first[v + 1] - from->first[v];
	if (c.to == IN)
		follow_in(s, v);
	for (size_t i = from->first[v]; i < from->first[v + 1]; i++) {
		s->open_attackers[from->node[i]] -= c.from == OPEN;
		s->unanswered[from->node[i]] -= c.to == OUT && !s->is_mutual[i];
	}
	if (c.to == IN)
		for (size_t i = into->first[v]; i < into->first[v + 1]; i++)
			check_attackers(s, into->node[i]);
	for (size_t i = from->first[v]; i < from->first[v + 1]; i++)
		check_attackers(s, from->node[i]);
}

static void turn_back(sg_preferred *s, sg_preferred_change c)
{
	const sg_arcs *into = &s->attacks->into, *from = &s->attacks->from;
	uint32_t v = c.node;
	for (size_t i = from->first[v]; i < from->first[v + 1]; i++) {
		s->open_attackers[from->node[i]] += c.from == OPEN;
		s->unanswered[from->node[i]] += c.to == OUT && !s->is_mutual[i];
	}
	if (c.to == IN)
		for (size_t i = into->first[v]; i < into->first[v + 1]; i++)
			s->in_targets[into->node[i]]--;
}

static void propagate(sg_preferred *s)
{
	while (s->followed < s->trail_count && !s->is_dead)
		follow(s, s->trail[s->followed++]);
}

/* ---- the sets found ------------------------------------------------------------------------- */

/* Put all that is in, or may yet be, into s->set; is it stable, that is, all others are out? */
static bool make_set(sg_preferred *s)
{
	bool is_stable = true;
	memset(s->set, 0, s->words * sizeof *s->set);
	for (uint32_t v = s->begin; v < s->end; v++) {
		if (s->label[v] == IN || s->label[v] == OPEN)
			s->set[(v - s->begin) / 64] |= UINT64_C(1) << ((v - s->begin) % 64);
		is_stable = is_stable && (s->label[v] == IN || s->label[v] == OUT);
	}
	s->steps += s->end - s->begin;
	return is_stable;
}

/* Is s->set in one of the last `most` sets found? */
static bool is_covered(sg_preferred *s, size_t most)
{
	size_t at = s->found_words;
	for (size_t seen = 0; at > 0 && seen < most; seen++) {
		size_t i = 0;
		at -= s->words;
		while (i < s->words && (s->set[i] & ~s->found[at + i]) == 0)
			i++;
		s->steps += i + 1;
		if (i == s->words)
			return true;
	}
	return false;
}

/* Keep s->set. */
static sg_status keep(sg_preferred *s, bool is_stable)
{
	for (size_t i = 0; i < s->words; i++) {
		void *items = s->found;
		if (sg_arena_grow(s->arena, &items, &s->found_capacity, s->found_words,
			    sizeof *s->found) != SG_OK)
			return SG_E_NOMEM;
		s->found = items;
		s->found[s->found_words++] = s->set[i];
	}
	for (uint32_t v = s->begin; v < s->end; v++)
		s->accepted[v] += s->label[v] == IN;
	s->extensions++;
	s->stable += is_stable;
	s->steps += s->end - s->begin;
	return SG_OK;
}

/* All are labelled: a stable set is a preferred one, others only if no earlier one holds them. */
static sg_status keep_if_new(sg_preferred *s)
{
	bool is_stable = make_set(s);
	return is_stable || !is_covered(s, SIZE_MAX) ? keep(s, is_stable) : SG_OK;
}

/* Can nothing new come of this branch? What it holds is likely in a set found lately. */
static bool is_hopeless(sg_preferred *s)
{
	if (s->is_dead)
		return true;
	make_set(s);
	return is_covered(s, RECENT_SETS);
}

/* ---- the search ----------------------------------------------------------------------------- */

/* Undo the last choice and take the other way; false if there is none. */
static bool back(sg_preferred *s)
{
	if (s->choice_count == 0)
		return false;
	sg_preferred_choice last = s->choices[--s->choice_count];
	while (s->trail_count > last.trail) {
		sg_preferred_change c = s->trail[--s->trail_count];
		if (s->trail_count < s->followed) {
			s->followed = s->trail_count;
			turn_back(s, c);
		}
		s->label[c.node] = c.from;
	}
	s->is_dead = false;
	assign(s, last.node, NOT_IN);
	propagate(s);
	return true;
}

/* The first argument without a label after the one chosen last; `end` if there is none. */
static uint32_t next_open(const sg_preferred *s)
{
	uint32_t v = s->choice_count ? s->choices[s->choice_count - 1].node : s->begin;
	while (v < s->end && s->label[v] != OPEN)
		v++;
	return v;
}

static void begin_range(sg_preferred *s)
{
	const sg_arcs *into = &s->attacks->into, *from = &s->attacks->from;
	for (uint32_t v = s->begin; v < s->end; v++) {
		s->label[v] = OPEN;
		s->open_attackers[v] = s->unanswered[v] =
			(uint32_t)(into->first[v + 1] - into->first[v]);
		s->in_targets[v] = s->accepted[v] = 0;
	}
	for (uint32_t v = s->begin; v < s->end; v++)
		for (size_t i = from->first[v]; i < from->first[v + 1]; i++)
			s->unanswered[from->node[i]] -= s->is_mutual[i];
	for (uint32_t v = s->begin; v < s->end; v++)
		for (size_t i = into->first[v]; i < into->first[v + 1]; i++)
			if (into->node[i] == v)
				assign(s, v, NOT_IN);
	propagate(s);
}

sg_status sg_preferred__search(
	sg_preferred *s, uint32_t begin, uint32_t end, uint64_t limit, bool *is_complete)
{
	s->begin = begin;
	s->end = end;
	s->words = ((size_t)end - begin + 63) / 64;
	s->trail_count = s->followed = s->choice_count = 0;
	s->found_words = 0;
	s->extensions = s->stable = s->steps = 0;
	s->is_dead = *is_complete = false;
	begin_range(s);
	while (s->steps < limit && s->found_words < MOST_WORDS) {
		uint32_t v = s->is_dead ? end : next_open(s);
		if (v < end) {
			s->choices[s->choice_count++] = (sg_preferred_choice){v, s->trail_count};
			assign(s, v, IN);
			propagate(s);
			continue;
		}
		if (!s->is_dead && keep_if_new(s) != SG_OK)
			return SG_E_NOMEM;
		do {
			if (!back(s)) {
				*is_complete = true;
				return SG_OK;
			}
		} while (s->steps < limit && is_hopeless(s));
	}
	return SG_OK;
}
