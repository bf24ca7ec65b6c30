/* Tables of what characters are like: ranges in ascending order, found by halving. */
#ifndef STANCEGRAPH_RENDER_TEXT_RANGES_H
#define STANCEGRAPH_RENDER_TEXT_RANGES_H

#include <stddef.h>
#include <stdint.h>

typedef struct sg_range {
	uint32_t first, last;
	unsigned value; /* what the table is about; tables that only list leave it 0 */
} sg_range;

/** The range that holds the code; NULL. O(log count) */
static inline const sg_range *sg_range__find(const sg_range *ranges, size_t count, uint32_t code)
{
	size_t low = 0, high = count;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (ranges[mid].last < code)
			low = mid + 1;
		else
			high = mid;
	}
	return low < count && ranges[low].first <= code ? &ranges[low] : NULL;
}

#define SG_RANGE_FIND(table, code) sg_range__find((table), sizeof(table) / sizeof *(table), (code))

#endif
