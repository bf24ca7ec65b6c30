/* Closeness and harmonic closeness: how few steps it takes from one person to the others.
 *
 * Closeness (Freeman 1979) of v is (r - 1) / (sum of distances to the r people in v's part of the
 * network), times (r - 1) / (n - 1), so that being close to few is worth less (Wasserman and Faust
 * 1994, formula 5.22); harmonic closeness is the mean of 1 / distance to all others, 0 where no
 * path leads (Marchiori and Latora 2000; Rochat 2009).
 *
 * Breadth-first search from 64 sources at once, a bit each (Then et al. 2014): in small worlds
 * their paths soon run together. Parts of the network that are too large to start from everybody
 * are searched from a sample, as each distance has two ends (Eppstein and Wang 2004): the mean
 * distance from the sample stands for the mean from everybody. */
#include "closeness.h"

#include "contacts.h"

#include <string.h>

enum { LANES = 64 };

/* Everybody is a source if people times ties is below MOST_STEPS, half a second as a rule;
 * otherwise at most ENOUGH_SOURCES are in each part of the network, enough for 3 % of a mean
 * distance. Of those only the first LANES are, if after them MOST_LOOKS were taken: in networks
 * without short ways, such as chains. */
enum { MOST_STEPS = 200 * 1000 * 1000, ENOUGH_SOURCES = 256, MOST_LOOKS = 100 * 1000 * 1000 };

enum { SAMPLE = 0xC105 };

/* ---- distances ------------------------------------------------------------------------------ */

sg_status sg_distances__init(sg_distances *out, const sg_signed_graph *graph, sg_arena *arena)
{
	size_t n = graph->node_count;
	out->sum = sg_arena_array(arena, n, sizeof *out->sum);
	out->inverse = sg_arena_array(arena, n, sizeof *out->inverse);
	out->seen = sg_arena_array(arena, n, sizeof *out->seen);
	out->last = sg_arena_array(arena, n, sizeof *out->last);
	out->now = sg_arena_array(arena, n, sizeof *out->now);
	out->here = sg_arena_array(arena, n, sizeof *out->here);
	out->next = sg_arena_array(arena, n, sizeof *out->next);
	bool is_made = out->sum && out->inverse && out->seen && out->last && out->now &&
		       out->here && out->next;
	return is_made ? SG_OK : SG_E_NOMEM;
}

static uint32_t count_bits(uint64_t bits)
{
	return (uint32_t)__builtin_popcountll(bits);
}

/* Move every search one step on; the count of nodes that something reached. */
static uint32_t expand(sg_distances *d, const sg_signed_graph *graph, uint32_t here_count)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < here_count; i++) {
		uint32_t v = d->here[i];
		d->looks += graph->first[v + 1] - graph->first[v];
		for (size_t slot = graph->first[v]; slot < graph->first[v + 1]; slot++) {
			uint32_t to = graph->to[slot];
			uint64_t fresh = d->last[v] & ~d->seen[to];
			if (!fresh)
				continue;
			if (!d->now[to])
				d->next[count++] = to;
			d->now[to] |= fresh;
		}
	}
	return count;
}

static void settle(sg_distances *d, uint32_t here_count, uint32_t next_count, uint32_t steps)
{
	for (uint32_t i = 0; i < here_count; i++)
		d->last[d->here[i]] = 0;
	for (uint32_t i = 0; i < next_count; i++) {
		uint32_t v = d->next[i];
		double count = count_bits(d->now[v]);
		d->sum[v] += steps * count;
		d->inverse[v] += count / steps;
		d->seen[v] |= d->now[v];
		d->last[v] = d->now[v];
		d->now[v] = 0;
		d->here[i] = v;
	}
}

static void add_batch(
	sg_distances *d, const sg_signed_graph *graph, const uint32_t *sources, size_t count)
{
	uint32_t here_count = (uint32_t)count;
	for (size_t i = 0; i < count; i++) {
		d->here[i] = sources[i];
		d->seen[sources[i]] = d->last[sources[i]] = UINT64_C(1) << i;
	}
	for (uint32_t steps = 1; here_count > 0; steps++) {
		uint32_t next_count = expand(d, graph, here_count);
		settle(d, here_count, next_count, steps);
		here_count = next_count;
	}
}

void sg_distances__add(sg_distances *distances, const sg_signed_graph *graph, uint32_t component,
	const uint32_t *sources, size_t source_count)
{
	uint32_t begin = graph->component_first[component];
	uint32_t end = graph->component_first[component + 1];
	for (size_t i = 0; i < source_count; i += LANES) {
		size_t count = source_count - i < LANES ? source_count - i : LANES;
		memset(distances->seen + begin, 0, (end - begin) * sizeof *distances->seen);
		add_batch(distances, graph, sources + i, count);
	}
}

/* ---- the measure ---------------------------------------------------------------------------- */

typedef struct closeness {
	sg_work *work;
	sg_distances distances;
	double *closeness, *harmonic; /* per person */
	double sources;               /* so far */
	bool is_exact;
	bool is_small; /* all parts together: start from everybody */
} closeness;

/* From distances to `count` sources, of which v itself may be one. */
static void hand_out(closeness *c, uint32_t v, double count, double component_size)
{
	const sg_distances *d = &c->distances;
	double others = (double)c->work->debate->person_count - 1;
	uint32_t person = c->work->contacts.person[v];
	double mean = d->sum[v] / count, inverse = d->inverse[v] / count;
	c->closeness[person] = (component_size - 1) / others / mean;
	c->harmonic[person] = inverse * (component_size - 1) / others;
}

static sg_status measure_component(closeness *c, uint32_t k)
{
	const sg_signed_graph *g = &c->work->contacts;
	uint32_t begin = g->component_first[k], end = g->component_first[k + 1];
	uint32_t size = end - begin;
	uint32_t wanted = c->is_small || size < ENOUGH_SOURCES ? size : ENOUGH_SOURCES;
	uint32_t *sources = sg_contacts__sample(c->work, begin, end, wanted, SAMPLE);
	if (!sources)
		return sg_work__nomem(c->work);
	uint32_t used = 0;
	while (used < wanted && (used == 0 || c->is_small || c->distances.looks < MOST_LOOKS)) {
		uint32_t count = wanted - used < LANES ? wanted - used : LANES;
		sg_distances__add(&c->distances, g, k, sources + used, count);
		used += count;
	}
	for (uint32_t i = 0; i < size; i++)
		hand_out(c, sources[i], i < used ? used - 1 : used, size);
	c->sources += used;
	c->is_exact &= used == size;
	return SG_OK;
}

sg_status sg_measure__closeness(sg_work *work)
{
	closeness c = {.work = work,
		.closeness = sg_work__people_column(work, "closeness"),
		.harmonic = sg_work__people_column(work, "harmonic"),
		.is_exact = true};
	if (!c.closeness || !c.harmonic)
		return sg_work__nomem(work);
	sg_status st = sg_contacts__make(work);
	if (st != SG_OK)
		return st;
	const sg_signed_graph *g = &work->contacts;
	c.is_small = g->tie_count == 0 || g->node_count < MOST_STEPS / g->tie_count;
	if (sg_distances__init(&c.distances, g, &work->scratch) != SG_OK)
		return sg_work__nomem(work);
	for (uint32_t k = 0; st == SG_OK && k < g->component_count; k++)
		st = measure_component(&c, k);
	return st == SG_OK ? sg_work__figure(work, "closeness_sources", c.sources, c.is_exact) : st;
}
