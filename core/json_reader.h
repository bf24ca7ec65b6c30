/* What reading a debate from JSON has gathered: json_read.c fills it, json_resolve.c ends it. */
#ifndef STANCEGRAPH_CORE_JSON_READER_H
#define STANCEGRAPH_CORE_JSON_READER_H

#include "names.h"
#include "stancegraph/debate.h"

/** Stands for a document that is not named: the one that the claim is in. */
#define SG_READER_SAME_DOCUMENT (SG_NONE - 1)

/** Column of a cell that is not a measure but the person's camp. */
#define SG_READER_CAMP SG_NONE

/** The name of a document or node, and its position in the debate. */
typedef struct sg_described {
	uint32_t name;
	sg_node node; /* of documents only the index counts */
} sg_described;

/** One number of one person or claim; both are names still. */
typedef struct sg_cell {
	uint32_t row, column;
	double value; /* of measures whose values are claims: the name of one */
} sg_cell;

typedef struct sg_cells {
	sg_cell *items;
	size_t count, capacity;
} sg_cells;

/** What is read of an analysis, of the whole or of a window. */
typedef struct sg_tables {
	sg_slice from, to; /* of a window */
	sg_analysis analysis;
	sg_cells people, claims;
	size_t camp_capacity, figure_capacity, network_capacity;
} sg_tables;

/**
 * The debate as it was read. Until sg_reader__resolve the indices of documents in evidence and
 * claims, and of both ends of relations and ties, are names: a file may mention a thing before it
 * describes it.
 */
typedef struct sg_reader {
	sg_arena *arena;  /* what the debate keeps */
	sg_arena scratch; /* what goes when the reader goes */
	sg_debate debate;
	sg_tables whole; /* while a window is open */
	sg_tables open;  /* the whole's, or of the window that is open */
	sg_tables *windows;
	size_t window_count, window_capacity;
	bool has_analysis;
	sg_names names; /* ids, and keys of measures */
	sg_described *documents, *nodes;
	size_t described_documents, document_capacity, described_nodes, node_capacity;
} sg_reader;

/** Turn names into indices, dropping what points nowhere, and attach the analysis. */
sg_status sg_reader__resolve(sg_reader *r);

#endif
