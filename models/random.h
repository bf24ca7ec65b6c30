/* Random numbers for the training tools: the same seed gives the same weights. */
#ifndef STANCEGRAPH_MODELS_RANDOM_H
#define STANCEGRAPH_MODELS_RANDOM_H

#include <stddef.h>
#include <stdint.h>

/** splitmix64 (Steele, Lea and Flood 2014). */
static inline uint64_t next_random(uint64_t *state)
{
	uint64_t z = (*state += UINT64_C(0x9E3779B97F4A7C15));
	z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
	return z ^ (z >> 31);
}

/** In [0, 1). */
static inline float chance(uint64_t *state)
{
	return (float)(next_random(state) >> 40) / (float)(1 << 24);
}

/** Fisher and Yates. */
static inline void shuffle(uint32_t *order, size_t count, uint64_t *state)
{
	for (size_t i = count; i > 1; i--) {
		size_t k = next_random(state) % i;
		uint32_t other = order[k];
		order[k] = order[i - 1];
		order[i - 1] = other;
	}
}

#endif
