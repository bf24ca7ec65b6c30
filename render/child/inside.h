/* What a program that we run does about itself: limits, and its input as a whole. */
#ifndef STANCEGRAPH_RENDER_INSIDE_H
#define STANCEGRAPH_RENDER_INSIDE_H

#include <stddef.h>

/** Limit processor time and memory: should whoever started us die, nothing else would. */
void sg_inside__limit(void);

/** Standard input to its end, NUL behind it; NULL: too long, or no memory. The caller frees. */
char *sg_inside__read(size_t *size);

#endif
