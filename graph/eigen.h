/* The leading eigenvector of a symmetric matrix: the weights of a graph's component. */
#ifndef STANCEGRAPH_GRAPH_EIGEN_H
#define STANCEGRAPH_GRAPH_EIGEN_H

#include "signed_graph.h"

/** Vectors kept at a time, and how many of them survive when they are full. */
enum { SG_EIGEN_BASIS = 12, SG_EIGEN_KEPT = 4 };

/** Working memory, with room for the largest component. */
typedef struct sg_eigen {
	const sg_signed_graph *graph;
	uint32_t begin, size;                         /* the component in hand */
	double *basis[SG_EIGEN_BASIS];                /* orthonormal */
	double *product[SG_EIGEN_BASIS];              /* matrix times basis */
	double inner[SG_EIGEN_BASIS][SG_EIGEN_BASIS]; /* basis times product */
	uint32_t count;                               /* of vectors in the basis */
	double *residual;
	double *second;       /* the eigenvector of the second largest eigenvalue */
	const double *locked; /* a vector to stay orthogonal to; NULL: none */
} sg_eigen;

typedef struct sg_eigen_pair {
	double value;
	bool is_converged; /* residual below 1e-12 of the largest eigenvalue in size */
	bool is_unique;    /* no other eigenvalue within 1e-7 of it, as far as was asked for */
} sg_eigen_pair;

/** @return SG_OK; SG_E_NOMEM. All in `arena`. */
SG_MUST_USE sg_status sg_eigen__init(sg_eigen *out, const sg_signed_graph *graph, sg_arena *arena);

/**
 * The largest eigenvalue of a component's weights (the largest, not the largest in size), and its
 * eigenvector of length 1 and any sign: one value per node of the component. Whether it is unique
 * is looked at only `if_unique`; without negative weights it always is. O(rounds * (ties + nodes)).
 */
sg_eigen_pair sg_eigen__lead(sg_eigen *eigen, uint32_t component, bool if_unique, double *vector);

#endif
