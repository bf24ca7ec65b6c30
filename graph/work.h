/* What one run of the graph stage carries from measure to measure. */
#ifndef STANCEGRAPH_GRAPH_WORK_H
#define STANCEGRAPH_GRAPH_WORK_H

#include "arguments.h"
#include "signed_graph.h"
#include "stancegraph/graph.h"
#include "views.h"

typedef struct sg_work {
	const sg_debate *debate;
	sg_graph_options options;
	sg_arena *arena;  /* what is handed out */
	sg_arena scratch; /* what goes when the run ends */
	sg_error *err;
	sg_analysis *out;
	size_t people_capacity, claims_capacity, debate_capacity, network_capacity;

	sg_asserters asserters;
	sg_answers answers;
	sg_views views;
	sg_network direct, shared, replies; /* also in out->networks */
	sg_network attention;               /* see sg_network__attention */
	sg_arguments arguments;             /* who supports and attacks what; in out->networks */
	sg_signed_graph signed_graph;       /* direct and shared ties, as camps see them */
	sg_signed_graph contacts;           /* see sg_contacts__make */
	bool has_contacts;
	/* Per person, from the measures of these names. */
	const double *pagerank, *betweenness, *positive_in, *negative_in;
	const uint32_t *node_camp; /* per node of signed_graph: camp id or SG_NONE */
} sg_work;

/** Memory is out: fill err and say so. */
sg_status sg_work__nomem(sg_work *work);

/**
 * A new column for people or claims, every value 0, in the order of the calls. `key` is a
 * constant. NULL when memory is out.
 */
double *sg_work__people_column(sg_work *work, const char *key);
double *sg_work__claims_column(sg_work *work, const char *key);

/** A new column for people, every value NAN until it is set. */
double *sg_work__void_people_column(sg_work *work, const char *key);

/** A new measure of the whole debate. @return SG_OK; SG_E_NOMEM */
SG_MUST_USE sg_status sg_work__figure(sg_work *work, const char *key, double value, bool is_exact);

/** How often ties are to be resampled: as asked for, or by the size of the signed graph. */
uint32_t sg_work__resamples(const sg_work *work);

/** Hand out a network. @return SG_OK; SG_E_NOMEM */
SG_MUST_USE sg_status sg_work__network(sg_work *work, sg_network network);

/* The measures, in the order of the table in analysis.c; what each one adds: docs/analysis.md. A
 * measure may use what the rows it needs have left in the work.
 * @return SG_OK; SG_E_NOMEM; SG_E_INTERNAL (igraph failed) */
SG_MUST_USE sg_status sg_measure__networks(sg_work *work);
SG_MUST_USE sg_status sg_measure__person_claim(sg_work *work);
SG_MUST_USE sg_status sg_measure__counts(sg_work *work);
SG_MUST_USE sg_status sg_measure__degrees(sg_work *work);
SG_MUST_USE sg_status sg_measure__components(sg_work *work);
SG_MUST_USE sg_status sg_measure__pagerank(sg_work *work);
SG_MUST_USE sg_status sg_measure__betweenness(sg_work *work);
SG_MUST_USE sg_status sg_measure__bridging(sg_work *work);
SG_MUST_USE sg_status sg_measure__closeness(sg_work *work);
SG_MUST_USE sg_status sg_measure__eigenvector(sg_work *work);
SG_MUST_USE sg_status sg_measure__signed_eigenvector(sg_work *work);
SG_MUST_USE sg_status sg_measure__pn(sg_work *work);
SG_MUST_USE sg_status sg_measure__coreness(sg_work *work);
SG_MUST_USE sg_status sg_measure__ranks(sg_work *work);
SG_MUST_USE sg_status sg_measure__constraint(sg_work *work);
SG_MUST_USE sg_status sg_measure__brokerage(sg_work *work);
SG_MUST_USE sg_status sg_measure__balance(sg_work *work);
SG_MUST_USE sg_status sg_measure__triads(sg_work *work);
SG_MUST_USE sg_status sg_measure__camps(sg_work *work);
SG_MUST_USE sg_status sg_measure__camp_share(sg_work *work);
SG_MUST_USE sg_status sg_measure__controversy(sg_work *work);
SG_MUST_USE sg_status sg_measure__consensus(sg_work *work);
SG_MUST_USE sg_status sg_measure__acceptability(sg_work *work);
SG_MUST_USE sg_status sg_measure__strength(sg_work *work);

#endif
