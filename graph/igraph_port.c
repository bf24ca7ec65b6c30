/* igraph 0.10.2, with its traps covered:
 *  - errors abort the process by default: a handler that only cleans up is put in for each call,
 *    and the caller's put back;
 *  - igraph_create() makes the nodes that edges name: numbers are checked first;
 *  - Leiden takes NAN and short weight vectors for good ones: weights are checked first;
 *  - Leiden with a negative number of iterations may never return (igraph#2798): always positive;
 *  - attributes need a table set before the first graph: no attributes are used. */
#include "igraph_port.h"

#include <igraph/igraph.h>
#include <math.h>

#define LEIDEN_BETA       0.01
#define LEIDEN_ITERATIONS 20

/* The handlers of whoever called us, put back after each call. */
typedef struct guard {
	igraph_error_handler_t *error_handler;
	igraph_warning_handler_t *warning_handler;
} guard;

static guard enter(void)
{
	return (guard){igraph_set_error_handler(igraph_error_handler_ignore),
		igraph_set_warning_handler(igraph_warning_handler_ignore)};
}

static void leave(guard before)
{
	igraph_set_warning_handler(before.warning_handler);
	igraph_set_error_handler(before.error_handler);
}

static sg_status status_of(igraph_error_t code, sg_error *err)
{
	if (code == IGRAPH_SUCCESS)
		return SG_OK;
	if (code == IGRAPH_ENOMEM)
		return sg_fail(err, SG_E_NOMEM, 0, "out of memory", NULL);
	return sg_fail(err, SG_E_INTERNAL, 0, "the graph library failed", NULL);
}

static double weight_of(const sg_tie *tie)
{
	return tie->positive - tie->negative;
}

static sg_status check(sg_igraph_ties ties, sg_error *err)
{
	for (size_t i = 0; i < ties.count; i++) {
		const sg_tie *tie = &ties.items[i];
		double weight = weight_of(tie);
		if (tie->source >= ties.node_count || tie->target >= ties.node_count)
			return sg_fail(err, SG_E_INTERNAL, 0, "a tie to nobody", NULL);
		if (!isfinite(weight))
			return sg_fail(err, SG_E_INTERNAL, 0, "a tie's weight is not usable", NULL);
	}
	return SG_OK;
}

/* ---- a graph and its weights, as igraph has them -------------------------------------------- */

typedef struct network {
	igraph_t graph;
	igraph_vector_t weights;
} network;

static void destroy(network *net)
{
	igraph_vector_destroy(&net->weights);
	igraph_destroy(&net->graph);
}

static igraph_error_t fill_graph(igraph_t *graph, sg_igraph_ties ties)
{
	igraph_vector_int_t ends;
	igraph_error_t code = igraph_vector_int_init(&ends, (igraph_integer_t)(2 * ties.count));
	if (code != IGRAPH_SUCCESS)
		return code;
	for (size_t i = 0; i < ties.count; i++) {
		VECTOR(ends)[2 * i] = (igraph_integer_t)ties.items[i].source;
		VECTOR(ends)[2 * i + 1] = (igraph_integer_t)ties.items[i].target;
	}
	code = igraph_create(graph, &ends, (igraph_integer_t)ties.node_count, false);
	igraph_vector_int_destroy(&ends);
	return code;
}

static igraph_error_t build(network *net, sg_igraph_ties ties)
{
	igraph_error_t code = igraph_vector_init(&net->weights, (igraph_integer_t)ties.count);
	if (code != IGRAPH_SUCCESS)
		return code;
	for (size_t i = 0; i < ties.count; i++)
		VECTOR(net->weights)[i] = weight_of(&ties.items[i]);
	code = fill_graph(&net->graph, ties);
	if (code != IGRAPH_SUCCESS)
		igraph_vector_destroy(&net->weights);
	return code;
}

static void copy_out(double *out, const igraph_vector_t *values)
{
	for (igraph_integer_t i = 0; i < igraph_vector_size(values); i++)
		out[i] = VECTOR(*values)[i];
}

/* ---- the algorithms ------------------------------------------------------------------------- */

static igraph_error_t run_coreness(double *out, sg_igraph_ties ties)
{
	igraph_t graph;
	igraph_vector_int_t values;
	igraph_error_t code = fill_graph(&graph, ties);
	if (code != IGRAPH_SUCCESS)
		return code;
	code = igraph_vector_int_init(&values, 0);
	if (code == IGRAPH_SUCCESS) {
		code = igraph_coreness(&graph, &values, IGRAPH_ALL);
		for (uint32_t v = 0; code == IGRAPH_SUCCESS && v < ties.node_count; v++)
			out[v] = (double)VECTOR(values)[v];
		igraph_vector_int_destroy(&values);
	}
	igraph_destroy(&graph);
	return code;
}

sg_status sg_igraph__coreness(double *out, sg_igraph_ties ties, sg_error *err)
{
	sg_status st = check(ties, err);
	if (st != SG_OK || ties.node_count == 0)
		return st;
	guard before = enter();
	igraph_error_t code = run_coreness(out, ties);
	leave(before);
	return status_of(code, err);
}

static igraph_error_t leiden(uint32_t *out, sg_igraph_ties ties)
{
	network net;
	igraph_vector_int_t members;
	igraph_error_t code = build(&net, ties);
	if (code != IGRAPH_SUCCESS)
		return code;
	code = igraph_vector_int_init(&members, 0);
	if (code == IGRAPH_SUCCESS) {
		code = igraph_community_leiden(&net.graph, &net.weights, NULL, 0, LEIDEN_BETA,
			false, LEIDEN_ITERATIONS, &members, NULL, NULL);
		for (uint32_t v = 0; code == IGRAPH_SUCCESS && v < ties.node_count; v++)
			out[v] = (uint32_t)VECTOR(members)[v];
		igraph_vector_int_destroy(&members);
	}
	destroy(&net);
	return code;
}

/* With random numbers of its own: those of the process go on as if nothing had been drawn. */
static igraph_error_t run_leiden(uint32_t *out, sg_igraph_ties ties, uint64_t seed)
{
	igraph_rng_t own, before = *igraph_rng_default();
	igraph_error_t code = igraph_rng_init(&own, &igraph_rngtype_pcg32);
	if (code != IGRAPH_SUCCESS)
		return code;
	code = igraph_rng_seed(&own, seed);
	if (code == IGRAPH_SUCCESS) {
		igraph_rng_set_default(&own);
		code = leiden(out, ties);
		igraph_rng_set_default(&before);
	}
	igraph_rng_destroy(&own);
	return code;
}

sg_status sg_igraph__leiden(uint32_t *out, sg_igraph_ties ties, uint64_t seed, sg_error *err)
{
	sg_status st = check(ties, err);
	if (st != SG_OK || ties.node_count == 0)
		return st;
	guard before = enter();
	igraph_error_t code = run_leiden(out, ties, seed);
	leave(before);
	return status_of(code, err);
}

/* A view of numbers that are only read. */
static igraph_matrix_t matrix_view(const double *matrix, uint32_t n)
{
	igraph_matrix_t out = {.nrow = n, .ncol = n};
	igraph_vector_view(&out.data, matrix, (igraph_integer_t)n * n);
	return out;
}

sg_status sg_igraph__eigenvalues(double *out, const double *matrix, uint32_t n, sg_error *err)
{
	for (size_t i = 0; i < (size_t)n * n; i++)
		if (!isfinite(matrix[i]))
			return sg_fail(err, SG_E_INTERNAL, 0, "a matrix that is not finite", NULL);
	if (n == 0)
		return SG_OK;
	guard before = enter();
	igraph_vector_t values;
	igraph_matrix_t view = matrix_view(matrix, n);
	igraph_error_t code = igraph_vector_init(&values, 0);
	if (code == IGRAPH_SUCCESS) {
		/* igraph copies the matrix before LAPACK writes into it. */
		code = igraph_lapack_dsyevr(
			&view, IGRAPH_LAPACK_DSYEV_ALL, 0, 0, 0, 0, 0, 0, &values, NULL, NULL);
		if (code == IGRAPH_SUCCESS)
			copy_out(out, &values);
		igraph_vector_destroy(&values);
	}
	leave(before);
	return status_of(code, err);
}
