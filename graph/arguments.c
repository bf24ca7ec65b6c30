/* Answers -> the argument graph.
 *
 * A stance towards a person, or of a person without a claim, names no argument and stays out.
 * Claims that restate each other are one argument; of the same stance between the same two
 * arguments the most confident counts, as it does between two claims. */
#include "arguments.h"

#include "sort.h"

static int by_ends(const void *left, const void *right)
{
	const sg_tie *a = left, *b = right;
	if (a->source != b->source)
		return a->source < b->source ? -1 : 1;
	return (a->target > b->target) - (a->target < b->target);
}

static uint64_t ends_key(const void *item, const void *context)
{
	const sg_tie *tie = item;
	const size_t *range = context;
	return sg_sort__pair(tie->source, tie->target, *range);
}

static size_t merge(sg_tie *ties, size_t count)
{
	size_t kept = 0;
	for (size_t i = 0; i < count; i++) {
		sg_tie next = ties[i], *last = kept ? &ties[kept - 1] : NULL;
		if (!last || by_ends(last, &next) != 0) {
			ties[kept++] = next;
			continue;
		}
		if (next.positive > last->positive)
			last->positive = next.positive;
		if (next.negative > last->negative)
			last->negative = next.negative;
	}
	return kept;
}

static bool is_argued(const sg_answer *answer)
{
	return sg_relation_sign(answer->kind) != 0 && answer->source.kind == SG_NODE_CLAIM &&
	       answer->target.kind == SG_NODE_CLAIM;
}

sg_status sg_arguments__collect(sg_arguments *out, const uint32_t *same, size_t claim_count,
	const sg_answers *answers, sg_arena *arena)
{
	size_t count = 0;
	for (size_t i = 0; i < answers->count; i++)
		count += is_argued(&answers->items[i]);
	sg_tie *ties = sg_arena_array(arena, count, sizeof *ties);
	if (!ties)
		return SG_E_NOMEM;
	count = 0;
	for (size_t i = 0; i < answers->count; i++) {
		const sg_answer *a = &answers->items[i];
		bool is_support = sg_relation_sign(a->kind) > 0;
		if (!is_argued(a))
			continue;
		uint32_t source = same[a->source.index], target = same[a->target.index];
		if (source != target || !is_support)
			ties[count++] = (sg_tie){source, target, is_support ? a->confidence : 0,
				is_support ? 0 : a->confidence};
	}
	const sg_order order = {sizeof *ties, ends_key, &claim_count, by_ends};
	if (sg_sort(ties, count, &order) != SG_OK)
		return SG_E_NOMEM;
	out->of_claim = same;
	out->claim_count = (uint32_t)claim_count;
	out->network = (sg_network){
		sg_slice_of("claim_claim"), ties, merge(ties, count), SG_NODE_CLAIM, SG_NODE_CLAIM};
	return SG_OK;
}
