/* Links that say the same, put together. */
#include "view/gather.h"

#include <stdlib.h>

static int compare(const void *a, const void *b)
{
	const sg_gathered *p = a, *q = b;
	if (p->from != q->from)
		return p->from < q->from ? -1 : 1;
	if (p->to != q->to)
		return p->to < q->to ? -1 : 1;
	if (p->kind != q->kind)
		return p->kind < q->kind ? -1 : 1;
	return p->link < q->link ? -1 : p->link > q->link;
}

void sg_gather__sort(sg_gathered *items, size_t count)
{
	qsort(items, count, sizeof *items, compare);
}

size_t sg_gather__run(const sg_gathered *items, size_t count)
{
	size_t n = 1;
	while (n < count && items[n].from == items[0].from && items[n].to == items[0].to &&
		items[n].kind == items[0].kind)
		n++;
	return n;
}

sg_status sg_gather__join(sg_link *out, double *sum, const sg_picture *picture,
	const sg_gathered *items, size_t times)
{
	size_t relations = 0;
	*out = picture->links[items[0].link];
	*sum = 0;
	for (size_t i = 0; i < times; i++) {
		const sg_link *link = &picture->links[items[i].link];
		relations += link->relation_count;
		*sum += link->confidence;
		if (link->confidence > out->confidence)
			out->confidence = link->confidence;
	}
	out->relations = sg_arena_array(picture->arena, relations, sizeof *out->relations);
	if (!out->relations)
		return SG_E_NOMEM;
	out->relation_count = 0;
	out->relation_capacity = relations;
	for (size_t i = 0; i < times; i++) {
		const sg_link *link = &picture->links[items[i].link];
		for (size_t k = 0; k < link->relation_count; k++)
			out->relations[out->relation_count++] = link->relations[k];
	}
	return SG_OK;
}
