/* Reading a debate from JSON: where the walk may be, and what it has in hand. */
#ifndef STANCEGRAPH_CORE_JSON_PARSER_H
#define STANCEGRAPH_CORE_JSON_PARSER_H

#include "json_reader.h"

typedef enum place {
	OUTSIDE, /* before the first bracket and after the last */
	ROOT,
	GRAPH,
	GRAPH_METADATA,
	DOCUMENTS,
	DOCUMENT,
	ANALYSIS,
	PERSON_ROWS,
	PERSON_ROW,
	CLAIM_ROWS,
	CLAIM_ROW,
	CAMPS,
	CAMP,
	FIGURES,
	FIGURE,
	NETWORKS,
	WINDOWS,
	WINDOW,
	NETWORK,
	TIE,
	NODES,
	NODE_LIST,
	NODE,
	NODE_METADATA,
	ALIASES,
	SPANS,
	SPAN,
	ATTRIBUTION,
	CUE,
	CUE_SOURCE,
	EDGES,
	EDGE,
	EDGE_METADATA,
	STANCE,
	EVIDENCE,
	TARGET_SPAN
} place;

enum { MAX_DEPTH = 16 }; /* of places: the tables allow 8 */

typedef enum field_type {
	STRING,
	NAME, /* an id: interned */
	ALIAS,
	DOCUMENT_KIND,
	NODE_KIND,
	PERSON_SORT,
	CLAIM_FORM,
	RELATION_KIND,
	STANCE_LABEL, /* the last that is a string */
	BOOLEAN,
	REAL,
	OFFSET,    /* uint32_t */
	SIZE,      /* uint64_t */
	SPAN_EDGE, /* of an array [start, end] */
	MEASURE,
	CAMP_OF_PERSON
} field_type;

/** A container that is walked into. A key of NULL is any key, or an element of an array. */
typedef struct nesting {
	place outer;
	char bracket;
	const char *key;
	place inner;
} nesting;

/** A scalar that is kept, and where in the parser it goes. */
typedef struct field {
	place place;
	const char *key;
	field_type type;
	size_t offset;
} field;

enum { NODE_KIND_UNSAID = -1, UNKNOWN = -2 };

typedef struct parser {
	sg_reader reader;
	place places[MAX_DEPTH]; /* where we are; places[depth] is innermost */
	size_t depth;
	size_t skipped; /* open containers that nobody wants */
	bool has_graph, failed;

	/* What the next value is, known once its key has been read. */
	const field *field;
	const nesting *object, *array;
	uint32_t key;     /* interned, where keys are data */
	unsigned element; /* of an array [start, end] */

	/* Drafts: what the open objects have said so far. */
	uint32_t id, row;
	int node_kind, relation_kind; /* or NODE_KIND_UNSAID, UNKNOWN */
	sg_slice label;
	sg_document document;
	sg_person person;
	sg_claim claim;
	sg_span span;
	sg_relation relation;
	sg_camp camp;
	sg_figure figure;
	sg_tie tie;

	size_t alias_capacity, span_capacity, tie_capacity;
} parser;

/** What is kept of a value at `here` under `key` (NULL in arrays); NULL if nothing. */
const field *sg_json__field(place here, const sg_slice *key);

/** What opens there with `bracket`, '{' or '['; NULL if it is to be skipped. */
const nesting *sg_json__nesting(place here, char bracket, const sg_slice *key);

#endif
