/* Betweenness (Freeman 1977; Brandes 2001): who stands between others; above a size from a
 * sample of sources, whose sums are scaled up (Brandes and Pich 2007). And from it bridging: who
 * stands between others whose own ties are elsewhere.
 *
 * Bridging centrality (Hwang, Kim, Ramanathan and Zhang 2008) is betweenness times the bridging
 * coefficient (1 / degree of v) / (sum of 1 / degree over v's neighbours). O(ties). */
#include "brandes.h"
#include "contacts.h"

/* Sources times ties are kept below MOST_STEPS (a quarter of a second, a whole one in networks too
 * large for the cache), but for FEWEST_SOURCES, fewer than which say nothing. */
enum { MOST_STEPS = 50 * 1000 * 1000, FEWEST_SOURCES = 32, ENOUGH_SOURCES = 256 };

enum { SAMPLE = 0xBE72 };

/* Everybody if that is affordable. */
static uint32_t choose_source_count(const sg_signed_graph *contacts)
{
	size_t affordable = MOST_STEPS / (contacts->tie_count + 1);
	if (affordable >= contacts->node_count)
		return contacts->node_count;
	if (affordable > ENOUGH_SOURCES)
		affordable = ENOUGH_SOURCES;
	if (affordable < FEWEST_SOURCES)
		affordable = FEWEST_SOURCES;
	return affordable < contacts->node_count ? (uint32_t)affordable : contacts->node_count;
}

static sg_status run(sg_work *work, uint32_t source_count, double *values)
{
	const sg_signed_graph *g = &work->contacts;
	uint32_t *sources = sg_contacts__sample(work, 0, g->node_count, source_count, SAMPLE);
	if (!sources || sg_brandes__betweenness(values, g, sources, source_count) != SG_OK)
		return sg_work__nomem(work);
	for (uint32_t v = 0; source_count < g->node_count && v < g->node_count; v++)
		values[v] *= (double)g->node_count / source_count;
	return SG_OK;
}

sg_status sg_measure__betweenness(sg_work *work)
{
	const sg_signed_graph *g = &work->contacts;
	double *column, *values;
	sg_status st = sg_contacts__begin(work, "betweenness", &column, &values);
	if (st != SG_OK)
		return st;
	uint32_t source_count = choose_source_count(g);
	st = run(work, source_count, values);
	if (st != SG_OK)
		return st;
	sg_contacts__spread(g, values, column);
	work->betweenness = column;
	return sg_work__figure(
		work, "betweenness_sources", source_count, source_count == g->node_count);
}

static double degree(const sg_signed_graph *graph, uint32_t v)
{
	return (double)(graph->first[v + 1] - graph->first[v]);
}

sg_status sg_measure__bridging(sg_work *work)
{
	double *column = sg_work__people_column(work, "bridging_centrality");
	if (!column)
		return sg_work__nomem(work);
	sg_status st = sg_contacts__make(work);
	const sg_signed_graph *g = &work->contacts;
	for (uint32_t v = 0; st == SG_OK && v < g->node_count; v++) {
		double around = 0;
		for (size_t slot = g->first[v]; slot < g->first[v + 1]; slot++)
			around += 1 / degree(g, g->to[slot]);
		uint32_t person = g->person[v];
		column[person] = work->betweenness[person] / degree(g, v) / around;
	}
	return st;
}
