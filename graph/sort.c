/* Radix sort, from the last digit to the first (Knuth, The Art of Computer Programming 3, 5.2.5):
 * digits of up to 11 bits, whose counters fit into the nearest cache, over as many bits as the
 * largest key has. Moving the items themselves costs less than sorting indices, whose items would
 * then be gathered from all over memory. */
#include "sort.h"

#include <stdlib.h>

enum { DIGIT_BITS = 11, DIGIT_VALUES = 1 << DIGIT_BITS, FEW = 64 };

static bool is_sorted(const char *items, size_t count, const sg_order *order)
{
	for (size_t i = 1; i < count; i++)
		if (order->compare(items + (i - 1) * order->size, items + i * order->size) > 0)
			return false;
	return true;
}

static unsigned bits_of(uint64_t number)
{
	unsigned out = 0;
	for (; number; number >>= 1)
		out++;
	return out;
}

static uint64_t largest_key(const char *items, size_t count, const sg_order *order)
{
	uint64_t out = 0;
	for (size_t i = 0; i < count; i++) {
		uint64_t key = order->key(items + i * order->size, order->context);
		out = key > out ? key : out;
	}
	return out;
}

static void copy_item(char *to, const char *from, size_t size)
{
	/* In constant pieces: this is where the time goes. */
	for (size_t done = 0; done < size; done += 8)
		memcpy(to + done, from + done, 8);
}

/* One digit: `next` has room for DIGIT_VALUES. False if all items have the same, and stay. */
static bool distribute(char *to, const char *from, size_t count, const sg_order *order,
	unsigned shift, size_t *next)
{
	const uint64_t mask = DIGIT_VALUES - 1;
	memset(next, 0, DIGIT_VALUES * sizeof *next);
	for (size_t i = 0; i < count; i++)
		next[(order->key(from + i * order->size, order->context) >> shift) & mask]++;
	for (size_t value = 0, sum = 0; value < DIGIT_VALUES; value++) {
		size_t here = next[value];
		if (here == count)
			return false;
		next[value] = sum;
		sum += here;
	}
	for (size_t i = 0; i < count; i++) {
		const char *item = from + i * order->size;
		size_t value = (order->key(item, order->context) >> shift) & mask;
		copy_item(to + next[value]++ * order->size, item, order->size);
	}
	return true;
}

/* Items of the same key, by compare(). */
static void sort_repeats(char *items, size_t count, const sg_order *order)
{
	size_t size = order->size;
	for (size_t i = 0, end; i < count; i = end) {
		uint64_t key = order->key(items + i * size, order->context);
		for (end = i + 1; end < count; end++)
			if (order->key(items + end * size, order->context) != key)
				break;
		if (end - i > 1)
			qsort(items + i * size, end - i, size, order->compare);
	}
}

sg_status sg_sort(void *items, size_t count, const sg_order *order)
{
	sg_arena own = SG_ARENA_INIT;
	if (count < 2 || is_sorted(items, count, order))
		return SG_OK;
	if (count < FEW) {
		qsort(items, count, order->size, order->compare);
		return SG_OK;
	}
	char *from = items, *to = sg_arena_array(&own, count, order->size);
	size_t *next = sg_arena_array(&own, DIGIT_VALUES, sizeof *next);
	if (to && next) {
		unsigned bits = bits_of(largest_key(items, count, order));
		for (unsigned shift = 0; shift < bits; shift += DIGIT_BITS) {
			if (!distribute(to, from, count, order, shift, next))
				continue;
			char *kept = from;
			from = to;
			to = kept;
		}
		if (from != items)
			memcpy(items, from, count * order->size);
		sort_repeats(items, count, order);
	}
	sg_status st = to && next ? SG_OK : SG_E_NOMEM;
	sg_arena_destroy(&own);
	return st;
}
