/* Writing rows, for the files of templates: features are numbers, combined by multiplication. */
#ifndef STANCEGRAPH_EXTRACT_LEARNED_ROWS_H
#define STANCEGRAPH_EXTRACT_LEARNED_ROWS_H

#include "statement/learned/templates.h"

/** Where the next row goes; each template has a salt, so that equal features differ by template. */
typedef struct sg_rows {
	uint32_t *next;
	uint32_t salt;
	int bits;
	const sg_model_row *table; /* that they are of, to be asked for ahead; NULL: it is not */
} sg_rows;

/** A feature of two; not the same as that of (b, a). Multiplicative hashing (Knuth, TAOCP 6.4). */
static inline uint32_t sg_both(uint32_t a, uint32_t b)
{
	return a * UINT32_C(0x9E3779B1) + b * UINT32_C(0x85EBCA77) + UINT32_C(0x27D4EB2F);
}

static inline uint32_t sg_three(uint32_t a, uint32_t b, uint32_t c)
{
	return sg_both(sg_both(a, b), c);
}

/* Rows stand all over tables that are larger than most caches. */
static inline void sg_rows__add(sg_rows *rows, uint32_t feature)
{
	rows->salt += UINT32_C(0x3C6EF372);
	uint32_t h = feature + rows->salt;
	h = (h ^ (h >> 15)) * UINT32_C(0x2C1B3C6D);
	h >>= 32 - rows->bits;
	if (rows->table)
		__builtin_prefetch(rows->table[h]);
	*rows->next++ = h;
}

/** A distance, in steps that grow. */
static inline uint32_t sg_distance(uint32_t tokens)
{
	return tokens < 6 ? tokens : tokens < 9 ? 6 : tokens < 14 ? 7 : tokens < 22 ? 8 : 9;
}

static inline uint32_t sg_at_most(uint32_t number, uint32_t most)
{
	return number < most ? number : most;
}

/** The traits of the token at `i` if it stands in [first, end). */
static inline const sg_traits *sg_traits_in(
	const sg_stretch *s, uint32_t first, uint32_t end, uint32_t i)
{
	return i >= first && i < end ? &s->traits[i] : &sg_traits__none;
}

/** The traits of the token at `i` and of `reach` tokens on either side. */
static inline void sg_near(const sg_traits **near, const sg_stretch *s, uint32_t first,
	uint32_t end, uint32_t i, uint32_t reach)
{
	bool is_inside = i >= first + reach && i + reach < end;
	for (uint32_t k = 0; k < 2 * reach + 1; k++)
		near[k] = is_inside ? &s->traits[i + k - reach]
				    : sg_traits_in(s, first, end, i + k - reach);
}

/** The word of a neighbour that may be absent. */
static inline uint32_t sg_word_at(const sg_stretch *s, uint32_t i, uint32_t first, uint32_t end)
{
	return i != SG_NONE && i >= first && i < end ? s->traits[i].word : 3;
}

#endif
