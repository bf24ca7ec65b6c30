/* Where measures put their results. */
#include "work.h"

#include <math.h>

/* Resampled runs of a network, and of one of more ties than LARGE_TIES. */
enum { RUNS = 32, RUNS_LARGE = 8, LARGE_TIES = 20 * 1000 };

sg_status sg_work__nomem(sg_work *work)
{
	return sg_fail(work->err, SG_E_NOMEM, 0, "out of memory", NULL);
}

static double *add_column(sg_work *work, sg_column **columns, size_t *count, size_t *capacity,
	const char *key, size_t rows)
{
	void *items = *columns;
	double *values = sg_arena_array(work->arena, rows, sizeof *values);
	if (!values ||
		sg_arena_grow(work->arena, &items, capacity, *count, sizeof **columns) != SG_OK)
		return NULL;
	*columns = items;
	(*columns)[*count].key = sg_slice_of(key);
	(*columns)[*count].values = values;
	(*columns)[*count].scale = sg_scale_of(sg_slice_of(key));
	++*count;
	return values;
}

double *sg_work__people_column(sg_work *work, const char *key)
{
	return add_column(work, &work->out->people, &work->out->people_count,
		&work->people_capacity, key, work->debate->person_count);
}

double *sg_work__void_people_column(sg_work *work, const char *key)
{
	double *out = sg_work__people_column(work, key);
	for (size_t p = 0; out && p < work->debate->person_count; p++)
		out[p] = NAN;
	return out;
}

double *sg_work__claims_column(sg_work *work, const char *key)
{
	return add_column(work, &work->out->claims, &work->out->claims_count,
		&work->claims_capacity, key, work->debate->claim_count);
}

sg_status sg_work__figure(sg_work *work, const char *key, double value, bool is_exact)
{
	sg_analysis *out = work->out;
	void *items = out->debate;
	if (sg_arena_grow(work->arena, &items, &work->debate_capacity, out->debate_count,
		    sizeof *out->debate) != SG_OK)
		return sg_work__nomem(work);
	out->debate = items;
	sg_figure *figure = &out->debate[out->debate_count++];
	figure->key = sg_slice_of(key);
	figure->value = value;
	figure->is_exact = is_exact;
	return SG_OK;
}

uint32_t sg_work__resamples(const sg_work *work)
{
	if (work->options.resamples != SG_RESAMPLES_BY_SIZE)
		return work->options.resamples;
	return work->signed_graph.tie_count > LARGE_TIES ? RUNS_LARGE : RUNS;
}

sg_status sg_work__network(sg_work *work, sg_network network)
{
	sg_analysis *out = work->out;
	void *items = out->networks;
	if (sg_arena_grow(work->arena, &items, &work->network_capacity, out->network_count,
		    sizeof *out->networks) != SG_OK)
		return sg_work__nomem(work);
	out->networks = items;
	out->networks[out->network_count++] = network;
	return SG_OK;
}
