/* The attention network without direction, made once for all measures that look at it. */
#include "contacts.h"

#include "random.h"

sg_status sg_contacts__make(sg_work *work)
{
	const sg_network none = {.ties = NULL};
	if (work->has_contacts)
		return SG_OK;
	if (sg_signed_graph__build(&work->contacts, &work->attention, &none,
		    work->debate->person_count, &work->scratch) != SG_OK)
		return sg_work__nomem(work);
	work->has_contacts = true;
	return SG_OK;
}

sg_status sg_contacts__begin(sg_work *work, const char *key, double **column, double **values)
{
	*column = sg_work__people_column(work, key);
	if (!*column || sg_contacts__make(work) != SG_OK)
		return sg_work__nomem(work);
	*values = sg_arena_array(&work->scratch, work->contacts.node_count, sizeof **values);
	return *values ? SG_OK : sg_work__nomem(work);
}

const sg_tie *sg_contacts__ties(sg_work *work)
{
	const sg_signed_graph *g = &work->contacts;
	sg_tie *out = sg_arena_array(&work->scratch, g->tie_count, sizeof *out);
	for (size_t i = 0; out && i < g->tie_count; i++)
		out[i] = (sg_tie){g->ties[i].a, g->ties[i].b, g->ties[i].weight, 0};
	return out;
}

uint32_t *sg_contacts__sample(
	sg_work *work, uint32_t begin, uint32_t end, uint32_t wanted, uint64_t part)
{
	uint64_t random = sg_random__part(work->options.seed, part);
	uint32_t count = end - begin;
	uint32_t *out = sg_arena_array(&work->scratch, count, sizeof *out);
	if (!out)
		return NULL;
	for (uint32_t i = 0; i < count; i++)
		out[i] = begin + i;
	/* The first of a shuffle. */
	for (uint32_t i = 0; i < wanted && wanted < count; i++) {
		uint32_t other = i + sg_random__below(&random, count - i), kept = out[i];
		out[i] = out[other];
		out[other] = kept;
	}
	return out;
}

void sg_contacts__spread(const sg_signed_graph *contacts, const double *values, double *out)
{
	for (uint32_t v = 0; v < contacts->node_count; v++)
		out[contacts->person[v]] = values[v];
}
