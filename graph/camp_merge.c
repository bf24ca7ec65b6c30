/* What two good divisions agree on is mostly right; what is left to decide is small. So people whom
 * both leave together become one piece, and the search goes on with pieces: it moves in one step
 * what would take many, and a kick costs little (multilevel refinement: Rotta and Noack 2011;
 * combining by overlay: Hausberger, Faraj and Schulz 2022). */
#include "camp_merge.h"

/* People of a component sorted by a label below `count`: those of c are from first[c] to
 * first[c + 1]. */
typedef struct sorted {
	uint32_t *first, *node;
} sorted;

static sg_status sort_by(sorted *out, const sg_camp_search *search, const uint32_t *label,
	uint32_t count, sg_arena *arena)
{
	out->first = sg_arena_array(arena, (size_t)count + 2, sizeof *out->first);
	out->node = sg_arena_array(arena, search->end - search->begin, sizeof *out->node);
	if (!out->first || !out->node)
		return SG_E_NOMEM;
	/* Two further on, so that filling leaves each beginning where it belongs. */
	for (uint32_t v = search->begin; v < search->end; v++)
		out->first[label[v] + 2]++;
	for (uint32_t c = 0; c < count; c++)
		out->first[c + 2] += out->first[c + 1];
	for (uint32_t v = search->begin; v < search->end; v++)
		out->node[out->first[label[v] + 1]++] = v;
	return SG_OK;
}

sg_status sg_camp_merge__overlay(uint32_t *group, uint32_t *group_count,
	const sg_camp_search *search, const uint32_t *one, const uint32_t *other)
{
	sg_arena arena = SG_ARENA_INIT;
	uint32_t n = search->end - search->begin, next = 0;
	sorted by_one;
	/* Per camp of the other: the last camp of the one that it was met in, and the group. */
	uint32_t *met = sg_arena_array(&arena, n, sizeof *met);
	uint32_t *number = sg_arena_array(&arena, n, sizeof *number);
	sg_status st = met && number ? sort_by(&by_one, search, one, n, &arena) : SG_E_NOMEM;
	for (uint32_t i = 0; st == SG_OK && i < n; i++) {
		uint32_t v = by_one.node[i];
		if (met[other[v]] != one[v] + 1) {
			met[other[v]] = one[v] + 1;
			number[other[v]] = next++;
		}
		group[v] = number[other[v]];
	}
	*group_count = next;
	sg_arena_destroy(&arena);
	return st;
}

/* ---- the graph of groups -------------------------------------------------------------------- */

typedef struct sums {
	double *weight; /* per group: of the ties from the group in hand; 0 between uses */
	bool *is_met;
	uint32_t *met, met_count;
} sums;

static void sum_ties(sums *s, const sg_camp_search *search, const sorted *by_group,
	const uint32_t *group, uint32_t c)
{
	const sg_signed_graph *g = search->graph;
	s->met_count = 0;
	for (uint32_t i = by_group->first[c]; i < by_group->first[c + 1]; i++) {
		uint32_t v = by_group->node[i];
		for (size_t slot = g->first[v]; slot < g->first[v + 1]; slot++) {
			uint32_t to = group[g->to[slot]];
			if (to == c)
				continue;
			if (!s->is_met[to]) {
				s->is_met[to] = true;
				s->met[s->met_count++] = to;
			}
			s->weight[to] += search->weight[slot];
		}
	}
}

/* Sums of 0 stay as ties: everybody is to have a neighbour. */
static void write_ties(sums *s, sg_signed_graph *out, uint32_t c)
{
	size_t slot = out->first[c];
	for (uint32_t i = 0; i < s->met_count; i++) {
		uint32_t to = s->met[i];
		if (out->to) {
			out->to[slot] = to;
			out->weight[slot] = s->weight[to];
		}
		slot++;
		s->weight[to] = 0;
		s->is_met[to] = false;
	}
	out->first[c + 1] = slot;
}

/* Neighbours only: a search asks for no more. */
static sg_status contract(sg_signed_graph *out, const sg_camp_search *search, const uint32_t *group,
	uint32_t count, sg_arena *arena)
{
	sorted by_group;
	sums s = {.weight = sg_arena_array(arena, count, sizeof *s.weight)};
	s.is_met = sg_arena_array(arena, count, sizeof *s.is_met);
	s.met = sg_arena_array(arena, count, sizeof *s.met);
	*out = (sg_signed_graph){.node_count = count, .component_count = 1};
	out->component_first = sg_arena_array(arena, 2, sizeof *out->component_first);
	out->first = sg_arena_array(arena, (size_t)count + 1, sizeof *out->first);
	if (!s.weight || !s.is_met || !s.met || !out->component_first || !out->first ||
		sort_by(&by_group, search, group, count, arena) != SG_OK)
		return SG_E_NOMEM;
	out->component_first[1] = count;
	for (int is_filling = 0; is_filling < 2; is_filling++) {
		for (uint32_t c = 0; c < count; c++) {
			sum_ties(&s, search, &by_group, group, c);
			write_ties(&s, out, c);
		}
		if (is_filling)
			break;
		out->to = sg_arena_array(arena, out->first[count], sizeof *out->to);
		out->weight = sg_arena_array(arena, out->first[count], sizeof *out->weight);
		if (!out->to || !out->weight)
			return SG_E_NOMEM;
	}
	out->tie_count = out->first[count] / 2;
	return SG_OK;
}

/* The search of groups stands as that of people does. */
static sg_status enter_groups(sg_camp_search *of_groups, const sg_signed_graph *groups,
	const sg_camp_search *search, const uint32_t *group, sg_arena *arena)
{
	uint32_t n = search->end - search->begin, next = 0;
	uint32_t *number = sg_arena_array(arena, n, sizeof *number); /* of a camp, plus one */
	uint32_t *start = sg_arena_array(arena, groups->node_count, sizeof *start);
	if (!number || !start || sg_camp_search__init(of_groups, groups, arena) != SG_OK)
		return SG_E_NOMEM;
	for (uint32_t v = search->begin; v < search->end; v++) {
		uint32_t *camp = &number[search->camp[v]];
		*camp = *camp ? *camp : ++next;
		start[group[v]] = *camp - 1;
	}
	sg_camp_search__enter(of_groups, 0, search->rule);
	sg_camp_search__start_from(of_groups, start);
	/* What groups disagree with inside themselves stays. */
	of_groups->goal = search->goal - sg_camp_search__disagreement(search) +
			  sg_camp_search__disagreement(of_groups);
	return SG_OK;
}

sg_status sg_camp_merge__improve(sg_camp_search *search, const uint32_t *group,
	uint32_t group_count, uint32_t kicks_per_group, size_t budget, uint64_t seed)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_signed_graph groups;
	sg_camp_search of_groups;
	sg_status st =
		group_count > 1 ? contract(&groups, search, group, group_count, &arena) : SG_OK;
	if (st == SG_OK && group_count > 1)
		st = enter_groups(&of_groups, &groups, search, group, &arena);
	if (st == SG_OK && group_count > 1) {
		uint64_t kicks = (uint64_t)kicks_per_group * group_count;
		sg_camp_search__improve(&of_groups,
			kicks < UINT32_MAX ? (uint32_t)kicks : UINT32_MAX, budget, seed);
		for (uint32_t v = search->begin; v < search->end; v++)
			search->camp[v] = of_groups.camp[group[v]];
		sg_camp_search__start_from(search, search->camp);
	}
	sg_arena_destroy(&arena);
	return st;
}
