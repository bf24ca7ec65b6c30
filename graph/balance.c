/* Structural balance: is the friend of a friend a friend, the foe of a foe a friend?
 *
 * By triangles: those with an even number of negative ties are balanced (Cartwright and Harary
 * 1956). How many would be by chance is known without sampling. Shuffle the signs over the ties,
 * and let e(k) be the expected product of k different ones: e(k) = E(k) / C(ties, k), E(k) being
 * the k-th elementary symmetric polynomial of the signs. Two triangles have six ties, or five when
 * they share one, whose sign then counts twice and drops out. So, with T triangles and P pairs of
 * them that share a tie, the sum S of their sign products has
 *
 *     mean      T e(3)
 *     E[S * S]  T + 2 P e(4) + (T (T - 1) - 2 P) e(6)
 */
#include "balance.h"

#include "triangles.h"
#include "work.h"

#include <math.h>

/* ---- triangles ------------------------------------------------------------------------------ */

typedef struct counting {
	const sg_signed_graph *graph;
	sg_triangle_census *census;
	uint32_t *triangles; /* per tie */
} counting;

static void count(void *context, const sg_triangle *triangle)
{
	counting *c = context;
	int negative = 0;
	for (int i = 0; i < 3; i++) {
		negative += c->graph->weight[triangle->slot[i]] < 0;
		c->triangles[c->graph->tie[triangle->slot[i]]]++;
	}
	c->census->by_negative[negative]++;
}

sg_status sg_balance__census(
	sg_triangle_census *out, const sg_signed_graph *graph, sg_arena *scratch)
{
	counting c = {graph, out, NULL};
	*out = (sg_triangle_census){.ties = graph->tie_count};
	c.triangles = sg_arena_array(scratch, graph->tie_count, sizeof *c.triangles);
	if (!c.triangles)
		return SG_E_NOMEM;
	sg_status st = sg_triangles__visit(graph, count, &c, scratch);
	for (size_t i = 0; st == SG_OK && i < graph->tie_count; i++) {
		out->negative_ties += graph->ties[i].weight < 0;
		out->sharing += (double)c.triangles[i] * ((double)c.triangles[i] - 1) / 2;
	}
	return st;
}

static double triangles_of(const sg_triangle_census *census)
{
	return census->by_negative[0] + census->by_negative[1] + census->by_negative[2] +
	       census->by_negative[3];
}

double sg_balance__share(const sg_triangle_census *census)
{
	double all = triangles_of(census);
	return all > 0 ? (census->by_negative[0] + census->by_negative[2]) / all : NAN;
}

/* Expected products of up to MOST_SIGNS different signs. */
enum { MOST_SIGNS = 6 };

/* By Newton's identities: the power sums of signs are their sum and their number by turns. Dividing
 * by C(ties, k) on the way keeps all numbers within [-1, 1]. */
static void expect_products(double *out, const sg_triangle_census *census)
{
	double ties = (double)census->ties;
	double sum = ties - 2 * (double)census->negative_ties;
	out[0] = 1;
	for (int k = 1; k <= MOST_SIGNS; k++) {
		double total = 0, scale = 1; /* C(ties, k - i) / C(ties, k) */
		out[k] = 0;
		if (k > ties)
			continue;
		for (int i = 1; i <= k; i++) {
			double power = i % 2 ? sum : ties;
			scale *= (k - i + 1) / (ties - (k - i));
			total += (i % 2 ? 1 : -1) * out[k - i] * power * scale;
		}
		out[k] = total / k;
	}
}

double sg_balance__z(const sg_triangle_census *census)
{
	double product[MOST_SIGNS + 1];
	double all = triangles_of(census);
	double found = census->by_negative[0] - census->by_negative[1] + census->by_negative[2] -
		       census->by_negative[3];
	expect_products(product, census);
	double mean = all * product[3];
	double apart = all * (all - 1) - 2 * census->sharing;
	double variance = all + 2 * census->sharing * product[4] + apart * product[6] - mean * mean;
	/* With signs all alike, or all triangles alike under any shuffle, only rounding is left. */
	return variance > 1e-9 * (all + mean * mean) ? (found - mean) / sqrt(variance) : NAN;
}

/* ---- the measure ---------------------------------------------------------------------------- */

static sg_status add_figures(sg_work *work, const sg_triangle_census *census)
{
	static const char *const keys[] = {
		"triangles_ppp", "triangles_ppn", "triangles_pnn", "triangles_nnn"};
	sg_status st = sg_work__figure(work, "triangles", triangles_of(census), true);
	for (int i = 0; i < 4 && st == SG_OK; i++)
		st = sg_work__figure(work, keys[i], census->by_negative[i], true);
	if (st == SG_OK)
		st = sg_work__figure(
			work, "balanced_triangle_share", sg_balance__share(census), true);
	return st == SG_OK ? sg_work__figure(
				     work, "balanced_triangle_share_z", sg_balance__z(census), true)
			   : st;
}

sg_status sg_measure__balance(sg_work *work)
{
	/* Direct ties only: those through shared claims are balanced by the way they are made. */
	sg_signed_graph graph;
	sg_triangle_census census;
	double walks;
	const sg_network none = {.ties = NULL};
	if (sg_signed_graph__build(&graph, &work->direct, &none, work->debate->person_count,
		    &work->scratch) != SG_OK ||
		sg_balance__census(&census, &graph, &work->scratch) != SG_OK)
		return sg_work__nomem(work);
	sg_status st = add_figures(work, &census);
	if (st == SG_OK)
		st = sg_balance__walks(&walks, &graph, &work->scratch, work->err);
	return st == SG_OK ? sg_work__figure(work, "walk_balance", walks, true) : st;
}
