/* Allocation with a switch for fault injection: the only malloc of the project's libraries. */
#ifndef STANCEGRAPH_CORE_ALLOC_H
#define STANCEGRAPH_CORE_ALLOC_H

#include <stddef.h>

/** As realloc(ptr, size), but NULL when sg_alloc_fail_at says so. The old block is then kept. */
void *sg_alloc__realloc(void *ptr, size_t size);

#endif
