/* By which groups the elements of a drawing are reached: "claim camp-a", then "row", then a text of
 * class "words". Rules are written for the chains that occur, and name every group on the way:
 * LibreOffice 7.4 finds no rule for an element below a group that the rule passes over. */
#ifndef STANCEGRAPH_RENDER_SHEET_CHAINS_H
#define STANCEGRAPH_RENDER_SHEET_CHAINS_H

#include "stancegraph/arena.h"
#include "stancegraph/buffer.h"

enum { SG_CHAIN_DEPTH_MAX = 8, SG_CHAINS_MAX = 1024 };

typedef struct sg_chain_part {
	sg_slice tag, classes; /* classes as they stand in the attribute; may be empty */
} sg_chain_part;

/** Outermost group first; the last part is the element. */
typedef struct sg_chain {
	sg_chain_part parts[SG_CHAIN_DEPTH_MAX];
	size_t count;
} sg_chain;

typedef struct sg_chains {
	sg_chain *items; /* each once, as they occur */
	size_t count;
	uint64_t *seen; /* hashes of items: open addressing, twice as many slots */
	bool is_full;   /* there are more, or deeper ones: rules have to do without */
} sg_chains;

/** Room for SG_CHAINS_MAX of them. @return SG_OK; SG_E_NOMEM */
SG_MUST_USE sg_status sg_chains__init(sg_chains *chains, sg_arena *arena);

/** Add the chains of a piece of SVG of ours, whose groups are closed in it. O(svg.len). */
void sg_chains__add(sg_chains *chains, sg_slice svg);

/**
 * Does a selector of classes ("text", ".edge:hover .hit", ".cell.tentative") apply to the last
 * part? Where it does, `matched[i]` is the word of the selector that stands for part i; empty for
 * parts that it passes over. Words match the innermost group they can.
 */
bool sg_chain__matches(const sg_chain *chain, sg_slice selector, sg_slice *matched);

#endif
