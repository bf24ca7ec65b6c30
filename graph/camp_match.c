#include "camp_match.h"

#include "stancegraph/debate.h"

#include <stdlib.h>

sg_status sg_camp_matcher__init(
	sg_camp_matcher *matcher, size_t node_count, size_t camp_count, sg_arena *arena)
{
	matcher->node_count = node_count;
	matcher->camp_count = camp_count;
	matcher->overlaps = sg_arena_array(arena, node_count, sizeof *matcher->overlaps);
	matcher->is_taken = sg_arena_array(arena, camp_count, sizeof *matcher->is_taken);
	return matcher->overlaps && matcher->is_taken ? SG_OK : SG_E_NOMEM;
}

static int by_camps(const void *left, const void *right)
{
	const sg_camp_overlap *a = left, *b = right;
	if (a->camp != b->camp)
		return a->camp < b->camp ? -1 : 1;
	return (a->found > b->found) - (a->found < b->found);
}

static int by_size(const void *left, const void *right)
{
	const sg_camp_overlap *a = left, *b = right;
	if (a->size != b->size)
		return a->size > b->size ? -1 : 1;
	return by_camps(left, right);
}

static size_t count_overlaps(sg_camp_matcher *matcher, const uint32_t *camp, const uint32_t *found)
{
	sg_camp_overlap *all = matcher->overlaps;
	size_t count = 0, kept = 0;
	for (size_t v = 0; v < matcher->node_count; v++)
		if (camp[v] != SG_NONE && found[v] != SG_NONE)
			all[count++] = (sg_camp_overlap){camp[v], found[v], 1};
	if (count)
		qsort(all, count, sizeof *all, by_camps);
	for (size_t i = 0; i < count; i++) {
		if (kept && by_camps(&all[kept - 1], &all[i]) == 0)
			all[kept - 1].size++;
		else
			all[kept++] = all[i];
	}
	return kept;
}

void sg_camp_matcher__run(sg_camp_matcher *matcher, const uint32_t *camp, const uint32_t *found,
	size_t found_count, uint32_t *match)
{
	size_t count = count_overlaps(matcher, camp, found);
	if (count)
		qsort(matcher->overlaps, count, sizeof *matcher->overlaps, by_size);
	for (size_t f = 0; f < found_count; f++)
		match[f] = SG_NONE;
	for (size_t c = 0; c < matcher->camp_count; c++)
		matcher->is_taken[c] = false;
	for (size_t i = 0; i < count; i++) {
		const sg_camp_overlap *o = &matcher->overlaps[i];
		if (matcher->is_taken[o->camp] || match[o->found] != SG_NONE)
			continue;
		matcher->is_taken[o->camp] = true;
		match[o->found] = o->camp;
	}
}
