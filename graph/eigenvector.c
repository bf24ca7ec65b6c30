/* Eigenvector centrality (Bonacich 1972): central is who has ties to those who are; and the signed
 * one (Bonacich and Lloyd 2004): friends raise it, foes lower it, and its sign tells the side.
 *
 * Both are the eigenvector of the largest eigenvalue of the weights: of contacts, and of the signed
 * graph. An eigenvector of a network in several parts is 0 outside the part with the largest
 * eigenvalue. The first is left so; where parts share that eigenvalue it is what power iteration
 * from equal values ends in. The signed one is given for each part by itself, as nothing is known
 * of sides across parts, and to nobody in a part that has more than one leading eigenvector: three
 * foes have no two sides. O(rounds * ties), see eigen.c. */
#include "contacts.h"
#include "eigen.h"

#include <math.h>

#define EQUAL_VALUES 1e-9

/* Sums and values below are 0. */
#define NOTHING 1e-6

/* Nothing has a larger eigenvalue than the most weight that a node has. */
static double bound_value(const sg_signed_graph *g, uint32_t component)
{
	double most = 0;
	for (uint32_t v = g->component_first[component]; v < g->component_first[component + 1];
		v++) {
		double sum = 0;
		for (size_t slot = g->first[v]; slot < g->first[v + 1]; slot++)
			sum += fabs(g->weight[slot]);
		most = fmax(most, sum);
	}
	return most;
}

/* ---- without signs -------------------------------------------------------------------------- */

/* Multiply the vector of a component by `factor`; its sum and its sum of squares then. */
static void scale_component(const sg_signed_graph *g, uint32_t k, double factor, double *values)
{
	for (uint32_t v = g->component_first[k]; v < g->component_first[k + 1]; v++)
		values[v] *= factor;
}

static double sum_component(const sg_signed_graph *g, uint32_t k, const double *values)
{
	double out = 0;
	for (uint32_t v = g->component_first[k]; v < g->component_first[k + 1]; v++)
		out += values[v];
	return out;
}

/* Of all components: those with the largest eigenvalue, weighed by their sums; length 1. */
static void join_components(
	const sg_signed_graph *g, const double *value, double largest, double *values)
{
	double squares = 0;
	for (uint32_t k = 0; k < g->component_count; k++) {
		bool is_leading = value[k] >= largest * (1 - EQUAL_VALUES);
		double sum = is_leading ? sum_component(g, k, values) : 0;
		scale_component(g, k, sum, values); /* the vector's own sign goes, squared */
		squares += sum * sum;
	}
	for (uint32_t v = 0; v < g->node_count; v++)
		values[v] = fmax(values[v] / sqrt(squares), 0);
}

static sg_status lead_contacts(sg_work *work, double *values, sg_eigen_pair *largest)
{
	const sg_signed_graph *g = &work->contacts;
	sg_eigen eigen;
	double *value = sg_arena_array(&work->scratch, g->component_count, sizeof *value);
	if (!value || sg_eigen__init(&eigen, g, &work->scratch) != SG_OK)
		return sg_work__nomem(work);
	*largest = (sg_eigen_pair){0, true, true};
	for (uint32_t k = 0; k < g->component_count; k++) {
		if (bound_value(g, k) < largest->value * (1 - EQUAL_VALUES))
			continue;
		sg_eigen_pair pair =
			sg_eigen__lead(&eigen, k, false, values + g->component_first[k]);
		value[k] = pair.value;
		largest->is_converged &= pair.is_converged;
		largest->value = fmax(largest->value, pair.value);
	}
	join_components(g, value, largest->value, values);
	return SG_OK;
}

sg_status sg_measure__eigenvector(sg_work *work)
{
	double *column, *values;
	sg_eigen_pair largest = {0, true, true};
	sg_status st = sg_contacts__begin(work, "eigenvector", &column, &values);
	if (st != SG_OK)
		return st;
	if (work->contacts.node_count > 0)
		st = lead_contacts(work, values, &largest);
	for (size_t p = 0; work->contacts.node_count == 0 && p < work->debate->person_count; p++)
		column[p] = NAN;
	sg_contacts__spread(&work->contacts, values, column);
	return st == SG_OK
		       ? sg_work__figure(work, "eigenvalue", largest.value, largest.is_converged)
		       : st;
}

/* ---- with signs ----------------------------------------------------------------------------- */

/* What to divide by: the largest value in size, and the side with more of it is positive; of equal
 * sides, the one with the first person who is on a side at all. */
static double find_unit(const double *values, uint32_t size)
{
	double most = 0, sum = 0;
	for (uint32_t i = 0; i < size; i++) {
		most = fmax(most, fabs(values[i]));
		sum += values[i];
	}
	if (fabs(sum) <= NOTHING * most)
		for (uint32_t i = 0; i < size; i++)
			if (fabs(values[i]) > NOTHING * most) {
				sum = values[i];
				break;
			}
	return sum < 0 ? -most : most;
}

static void place_component(
	const sg_signed_graph *g, uint32_t k, bool is_unique, const double *values, double *column)
{
	uint32_t begin = g->component_first[k], size = g->component_first[k + 1] - begin;
	double unit = find_unit(values, size);
	for (uint32_t i = 0; i < size; i++)
		column[g->person[begin + i]] = is_unique ? values[i] / unit : NAN;
}

sg_status sg_measure__signed_eigenvector(sg_work *work)
{
	const sg_signed_graph *g = &work->signed_graph;
	double *column = sg_work__void_people_column(work, "signed_eigenvector");
	double *values = sg_arena_array(&work->scratch, g->node_count, sizeof *values);
	sg_eigen eigen;
	sg_eigen_pair largest = {0, true, true};
	if (!column || !values || sg_eigen__init(&eigen, g, &work->scratch) != SG_OK)
		return sg_work__nomem(work);
	for (uint32_t k = 0; k < g->component_count; k++) {
		sg_eigen_pair pair = sg_eigen__lead(&eigen, k, true, values);
		place_component(g, k, pair.is_unique, values, column);
		largest.value = fmax(largest.value, pair.value);
		largest.is_converged &= pair.is_converged;
	}
	return sg_work__figure(work, "signed_eigenvalue", largest.value, largest.is_converged);
}
