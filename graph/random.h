/* A small seeded generator (splitmix64, Steele, Lea and Flood 2014): the same numbers on every
 * machine, and no state shared with anybody. */
#ifndef STANCEGRAPH_GRAPH_RANDOM_H
#define STANCEGRAPH_GRAPH_RANDOM_H

#include <stdbool.h>
#include <stdint.h>

static inline uint64_t sg_random__next(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9E3779B97F4A7C15);
	z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
	return z ^ (z >> 31);
}

/** Uniform in [0, limit), limit >= 1. The bias, below limit / 2^32, is of no matter here. */
static inline uint32_t sg_random__below(uint64_t *state, uint32_t limit)
{
	return (uint32_t)(((sg_random__next(state) >> 32) * limit) >> 32);
}

/** Uniform in (0, 1), never an end. */
static inline double sg_random__unit(uint64_t *state)
{
	return ((double)(sg_random__next(state) >> 11) + 0.5) * 0x1p-53;
}

static inline bool sg_random__coin(uint64_t *state)
{
	return sg_random__next(state) >> 63;
}

/** A generator of its own for part number `part` of the work seeded with `seed`. */
static inline uint64_t sg_random__part(uint64_t seed, uint64_t part)
{
	uint64_t state = seed ^ (part * UINT64_C(0xD1342543DE82EF95));
	return sg_random__next(&state);
}

#endif
