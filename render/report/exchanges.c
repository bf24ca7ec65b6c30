#include "exchanges.h"

#include <stdlib.h>

uint32_t sg_report__person_of(const sg_report *report, sg_node node)
{
	return node.kind == SG_NODE_PERSON ? node.index : report->speaker[node.index];
}

sg_status sg_exchanges__collect(sg_exchanges *out, sg_report *report)
{
	const sg_debate *d = report->debate;
	out->count = 0;
	out->items = sg_arena_array(report->arena, d->relation_count, sizeof *out->items);
	if (!out->items)
		return SG_E_NOMEM;
	for (size_t i = 0; i < d->relation_count; i++) {
		const sg_relation *r = &d->relations[i];
		int sign = sg_relation_sign(r->kind);
		uint32_t source = sign ? sg_report__person_of(report, r->source) : SG_NONE;
		uint32_t target = sign ? sg_report__person_of(report, r->target) : SG_NONE;
		if (source != SG_NONE && target != SG_NONE && source != target)
			out->items[out->count++] = (sg_exchange){source, target, sign, (uint32_t)i};
	}
	return SG_OK;
}

static uint32_t lower(const sg_exchange *e)
{
	return e->source < e->target ? e->source : e->target;
}

static uint32_t upper(const sg_exchange *e)
{
	return e->source < e->target ? e->target : e->source;
}

static int by_pair(const void *left, const void *right)
{
	const sg_exchange *a = left, *b = right;
	if (a->sign != b->sign)
		return a->sign < b->sign ? -1 : 1;
	if (lower(a) != lower(b))
		return lower(a) < lower(b) ? -1 : 1;
	if (upper(a) != upper(b))
		return upper(a) < upper(b) ? -1 : 1;
	return (a->relation > b->relation) - (a->relation < b->relation);
}

void sg_exchanges__sort_by_pair(sg_exchanges *exchanges)
{
	if (exchanges->count)
		qsort(exchanges->items, exchanges->count, sizeof *exchanges->items, by_pair);
}
