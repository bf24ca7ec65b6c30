/* What a debate's nodes and relations have, as named values: the one list that GraphML, GEXF and
 * the tables of nodes and edges are all written from. */
#ifndef STANCEGRAPH_RENDER_EXCHANGE_ATTRIBUTES_H
#define STANCEGRAPH_RENDER_EXCHANGE_ATTRIBUTES_H

#include "stancegraph/debate.h"

typedef enum sg_value_kind { SG_VALUE_NONE, SG_VALUE_TEXT, SG_VALUE_NUMBER } sg_value_kind;

/** A value, or none: what is unknown is left out and not written as a word or a zero. */
typedef struct sg_value {
	sg_value_kind kind;
	sg_slice text;
	double number;
} sg_value;

typedef struct sg_attribute {
	sg_slice name;
	sg_value_kind kind; /* of all its values that are there */
	/* Of measures: where the values stand; NULL where people, or claims, have none. */
	const sg_column *of_people, *of_claims;
} sg_attribute;

typedef struct sg_attributes {
	const sg_debate *debate;
	const sg_analysis *analysis; /* never NULL */
	const uint32_t *speaker;     /* per claim */
	sg_attribute *nodes, *edges;
	size_t node_count, edge_count;
	char id[SG_ID_BYTES]; /* of the speaker or claim asked for last */
} sg_attributes;

/**
 * The attributes of the debate: those of the format, then every measure that people or claims
 * have. In `arena`. @return SG_OK; SG_E_NOMEM. O(measures^2)
 */
SG_MUST_USE sg_status sg_attributes__list(
	sg_attributes *out, const sg_debate *debate, sg_arena *arena);

/* Value of attribute number `attribute`; text may borrow from `a` until the next call. O(1) */
sg_value sg_attributes__of_node(sg_attributes *a, size_t attribute, sg_node node);
sg_value sg_attributes__of_edge(sg_attributes *a, size_t attribute, size_t relation);

/** Label of a person, or the first words of a claim, to show beside the node; may be empty. */
sg_slice sg_attributes__label(const sg_attributes *a, sg_node node);

/** All nodes in order: people, then claims. `i` < person_count + claim_count. */
sg_node sg_attributes__node(const sg_attributes *a, size_t i);

/** 'p' or 'c', as ids begin. */
char sg_attributes__letter(sg_node node);

#endif
