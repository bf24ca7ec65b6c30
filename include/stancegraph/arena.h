/* Arenas: everything derived from a document has one owner and one free. */
#ifndef STANCEGRAPH_ARENA_H
#define STANCEGRAPH_ARENA_H

#include "stancegraph/slice.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct sg_arena_block sg_arena_block;

/** An arena belongs to one thread at a time. Zero-initialised is empty and ready. */
typedef struct sg_arena {
	sg_arena_block *head;
	size_t used_bytes; /* handed out since init or reset */
} sg_arena;

#define SG_ARENA_INIT                                                                              \
	{                                                                                          \
		NULL, 0                                                                            \
	}

/** Free all memory; the arena is then empty and ready. Safe on a zeroed arena. O(blocks). */
SG_API void sg_arena_destroy(sg_arena *arena);

/**
 * `size` zeroed bytes, aligned for any type; NULL when memory is out. Lives until
 * sg_arena_destroy. Built with SG_ARENA_MALLOC each item is a malloc of its own, so that
 * AddressSanitizer sees reads across neighbours. Amortised O(size).
 */
SG_API SG_MUST_USE void *sg_arena_alloc(sg_arena *arena, size_t size);

/** `count` zeroed items of `size` bytes; NULL on overflow or when memory is out. */
SG_API SG_MUST_USE void *sg_arena_array(sg_arena *arena, size_t count, size_t size);

/**
 * Make room for one more item in a growing array that lives in the arena: doubles `*items`
 * (count of `*capacity`, items of `size` bytes) when `count == *capacity`. The old array stays
 * allocated until the arena goes: total waste is at most the final size.
 * @return SG_OK; SG_E_NOMEM (the array is then as it was)
 */
SG_API SG_MUST_USE sg_status sg_arena_grow(
	sg_arena *arena, void **items, size_t *capacity, size_t count, size_t size);

/**
 * A copy of `s` in the arena, with a NUL behind it (not counted). ptr is NULL when memory is
 * out.
 */
SG_API sg_slice sg_arena_copy(sg_arena *arena, sg_slice s);

/**
 * Move everything that `from` owns into `arena`; `from` is then empty. Pointers stay valid. How
 * results that several threads built, each in an arena of its own, come to have one owner.
 * O(blocks of `from`).
 */
SG_API void sg_arena_absorb(sg_arena *arena, sg_arena *from);

/**
 * Make the n-th allocation from now on fail, n >= 1; 0 switches off. For tests; not thread-safe.
 */
SG_API void sg_alloc_fail_at(size_t n);

#ifdef __cplusplus
}
#endif
#endif
