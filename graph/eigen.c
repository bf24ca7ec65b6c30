/* Leading eigenvectors by the Lanczos method with thick restarts (Wu and Simon 2000).
 *
 * The matrix is projected on a small space, whose own eigenvectors (Jacobi rotations) give the best
 * guess; the space grows by the guess's residual, and when it is full only the best few vectors
 * stay. Vectors are kept orthogonal in full. Power iteration would need as many rounds as this one
 * needs square roots of, and never ends where two eigenvalues differ in sign only, as in
 * bipartite graphs. igraph leaves this to ARPACK, which starts at random and may give up. */
#include "eigen.h"

#include "random.h"

#include <float.h>
#include <math.h>
#include <string.h>

#define TOLERANCE 1e-12
#define GAP       1e-7

enum { BASIS = SG_EIGEN_BASIS, KEPT = SG_EIGEN_KEPT };

/* Rounds are limited by their cost, within these. */
enum { MOST_STEPS = 200 * 1000 * 1000, FEWEST_ROUNDS = 60, MOST_ROUNDS = 3000 };

/* Any will do: the result does not depend on it. */
enum { START = 0xE16E, SECOND_START = 0xE16F };

sg_status sg_eigen__init(sg_eigen *out, const sg_signed_graph *graph, sg_arena *arena)
{
	uint32_t most = 0;
	for (uint32_t k = 0; k < graph->component_count; k++) {
		uint32_t size = graph->component_first[k + 1] - graph->component_first[k];
		most = size > most ? size : most;
	}
	*out = (sg_eigen){.graph = graph};
	for (int i = 0; i < BASIS; i++) {
		out->basis[i] = sg_arena_array(arena, most, sizeof(double));
		out->product[i] = sg_arena_array(arena, most, sizeof(double));
		if (!out->basis[i] || !out->product[i])
			return SG_E_NOMEM;
	}
	out->residual = sg_arena_array(arena, most, sizeof(double));
	out->second = sg_arena_array(arena, most, sizeof(double));
	return out->residual && out->second ? SG_OK : SG_E_NOMEM;
}

/* ---- vectors -------------------------------------------------------------------------------- */

static double dot(const double *a, const double *b, uint32_t size)
{
	double out = 0;
	for (uint32_t i = 0; i < size; i++)
		out += a[i] * b[i];
	return out;
}

static void subtract(double *from, const double *what, double times, uint32_t size)
{
	for (uint32_t i = 0; i < size; i++)
		from[i] -= times * what[i];
}

static void scale(double *vector, double by, uint32_t size)
{
	for (uint32_t i = 0; i < size; i++)
		vector[i] *= by;
}

static void multiply(const sg_eigen *e, const double *vector, double *out)
{
	const sg_signed_graph *g = e->graph;
	for (uint32_t i = 0; i < e->size; i++) {
		double sum = 0;
		for (size_t s = g->first[e->begin + i]; s < g->first[e->begin + i + 1]; s++)
			sum += g->weight[s] * vector[g->to[s] - e->begin];
		out[i] = sum;
	}
}

/* ---- the small space ------------------------------------------------------------------------ */

typedef struct small_pairs {
	double value[BASIS];
	double vector[BASIS][BASIS]; /* [row][pair] */
	uint32_t order[BASIS];       /* pairs by falling value */
} small_pairs;

/* Turn rows and columns p and q so that a[p][q] is 0. */
static void rotate(double a[BASIS][BASIS], small_pairs *out, uint32_t n, uint32_t p, uint32_t q)
{
	double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
	double t = (theta < 0 ? -1 : 1) / (fabs(theta) + hypot(theta, 1));
	double c = 1 / hypot(t, 1), s = t * c;
	for (uint32_t i = 0; i < n; i++) {
		double x = a[i][p], y = a[i][q];
		a[i][p] = c * x - s * y;
		a[i][q] = s * x + c * y;
	}
	for (uint32_t i = 0; i < n; i++) {
		double x = a[p][i], y = a[q][i];
		a[p][i] = c * x - s * y;
		a[q][i] = s * x + c * y;
		x = out->vector[i][p];
		y = out->vector[i][q];
		out->vector[i][p] = c * x - s * y;
		out->vector[i][q] = s * x + c * y;
	}
}

static void sort_pairs(small_pairs *out, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		uint32_t at = i;
		for (; at > 0 && out->value[out->order[at - 1]] < out->value[i]; at--)
			out->order[at] = out->order[at - 1];
		out->order[at] = i;
	}
}

/* Jacobi's method. */
static void solve_small(const sg_eigen *e, small_pairs *out)
{
	double a[BASIS][BASIS];
	uint32_t n = e->count;
	bool is_diagonal = false;
	memcpy(a, e->inner, sizeof a);
	memset(out, 0, sizeof *out);
	for (uint32_t i = 0; i < n; i++)
		out->vector[i][i] = 1;
	for (int sweep = 0; sweep < 30 && !is_diagonal; sweep++) {
		is_diagonal = true;
		for (uint32_t p = 0; p < n; p++)
			for (uint32_t q = p + 1; q < n; q++) {
				if (fabs(a[p][q]) <= DBL_EPSILON * 0.01 * hypot(a[p][p], a[q][q]))
					continue;
				is_diagonal = false;
				rotate(a, out, n, p, q);
			}
	}
	for (uint32_t i = 0; i < n; i++)
		out->value[i] = a[i][i];
	sort_pairs(out, n);
}

/* ---- the large space ------------------------------------------------------------------------ */

/* Take `vector` into the basis; false if it is in it already, but for rounding. */
static bool append(sg_eigen *e, double *vector)
{
	double before = sqrt(dot(vector, vector, e->size));
	if (!(before > DBL_MIN))
		return false;
	scale(vector, 1 / before, e->size);
	for (int twice = 0; twice < 2; twice++) { /* once leaves what rounding left */
		if (e->locked)
			subtract(vector, e->locked, dot(vector, e->locked, e->size), e->size);
		for (uint32_t i = 0; i < e->count; i++)
			subtract(vector, e->basis[i], dot(vector, e->basis[i], e->size), e->size);
	}
	double length = sqrt(dot(vector, vector, e->size));
	if (length < 1e-10)
		return false;
	uint32_t at = e->count++;
	memcpy(e->basis[at], vector, e->size * sizeof *vector);
	scale(e->basis[at], 1 / length, e->size);
	multiply(e, e->basis[at], e->product[at]);
	for (uint32_t i = 0; i <= at; i++)
		e->inner[i][at] = e->inner[at][i] = dot(e->basis[i], e->product[at], e->size);
	return true;
}

/* Keep the best vectors that the basis can make. */
static void shrink(sg_eigen *e, const small_pairs *small)
{
	double v[KEPT], p[KEPT];
	for (uint32_t i = 0; i < e->size; i++) {
		for (uint32_t k = 0; k < KEPT; k++) {
			v[k] = p[k] = 0;
			for (uint32_t j = 0; j < e->count; j++) {
				v[k] += e->basis[j][i] * small->vector[j][small->order[k]];
				p[k] += e->product[j][i] * small->vector[j][small->order[k]];
			}
		}
		for (uint32_t k = 0; k < KEPT; k++) {
			e->basis[k][i] = v[k];
			e->product[k][i] = p[k];
		}
	}
	e->count = KEPT;
	memset(e->inner, 0, sizeof e->inner);
	for (uint32_t k = 0; k < KEPT; k++)
		e->inner[k][k] = small->value[small->order[k]];
}

/* The best guess and its residual, whose length is returned. */
static double guess(sg_eigen *e, const small_pairs *small, double *vector)
{
	uint32_t best = small->order[0];
	memset(vector, 0, e->size * sizeof *vector);
	memset(e->residual, 0, e->size * sizeof *e->residual);
	for (uint32_t j = 0; j < e->count; j++) {
		subtract(vector, e->basis[j], -small->vector[j][best], e->size);
		subtract(e->residual, e->product[j], -small->vector[j][best], e->size);
	}
	subtract(e->residual, vector, small->value[best], e->size);
	if (e->locked)
		subtract(e->residual, e->locked, dot(e->residual, e->locked, e->size), e->size);
	return sqrt(dot(e->residual, e->residual, e->size));
}

static void begin_anew(sg_eigen *e, uint64_t part, double offset)
{
	uint64_t random = sg_random__part(part, 0);
	e->count = 0;
	for (uint32_t i = 0; i < e->size; i++)
		e->residual[i] = sg_random__unit(&random) - offset;
	append(e, e->residual);
}

static int count_rounds(const sg_eigen *e)
{
	const sg_signed_graph *g = e->graph;
	size_t slots = g->first[e->begin + e->size] - g->first[e->begin];
	size_t rounds = MOST_STEPS / (slots + (size_t)BASIS * e->size + 1);
	return rounds < FEWEST_ROUNDS ? FEWEST_ROUNDS
	       : rounds > MOST_ROUNDS ? MOST_ROUNDS
				      : (int)rounds;
}

/* ---- the search ----------------------------------------------------------------------------- */

/* Until the residual is below `tolerance` times the largest eigenvalue in size or, if that is more,
 * `share` of the distance to `bound`. */
static sg_eigen_pair search(
	sg_eigen *e, double tolerance, double bound, double share, double *vector)
{
	sg_eigen_pair out = {0, false, true};
	small_pairs small;
	int rounds = count_rounds(e);
	for (int round = 0; round < rounds && e->count > 0 && !out.is_converged; round++) {
		solve_small(e, &small);
		double error = guess(e, &small, vector);
		double size = fmax(fabs(small.value[small.order[0]]),
			fabs(small.value[small.order[e->count - 1]]));
		out.value = small.value[small.order[0]];
		out.is_converged = error <= fmax(tolerance * size, share * (bound - out.value));
		if (out.is_converged)
			break;
		if (e->count == BASIS)
			shrink(e, &small);
		/* Nothing left to add: the space is all there is. */
		out.is_converged = !append(e, e->residual);
	}
	return out;
}

sg_eigen_pair sg_eigen__lead(sg_eigen *eigen, uint32_t component, bool if_unique, double *vector)
{
	const sg_signed_graph *g = eigen->graph;
	eigen->begin = g->component_first[component];
	eigen->size = g->component_first[component + 1] - eigen->begin;
	eigen->locked = NULL;
	/* All positive, so that it cannot be orthogonal to a vector that is. */
	begin_anew(eigen, START, -0.5);
	sg_eigen_pair out = search(eigen, TOLERANCE, -INFINITY, 0, vector);
	if (!if_unique || eigen->size < 2)
		return out;
	eigen->locked = vector;
	begin_anew(eigen, SECOND_START, 0.5);
	sg_eigen_pair second = search(eigen, GAP / 10, out.value, 0.01, eigen->second);
	out.is_unique = second.value < out.value - GAP * fmax(fabs(out.value), DBL_MIN);
	return out;
}
