#include "graph/sort.h"

#include "graph/random.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>

typedef struct item {
	uint32_t first, second;
	double weight;
	uint64_t more;
} item;

static int compare_items(const void *left, const void *right)
{
	const item *a = left, *b = right;
	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	if (a->second != b->second)
		return a->second < b->second ? -1 : 1;
	if (a->weight != b->weight)
		return a->weight < b->weight ? -1 : 1;
	return (a->more > b->more) - (a->more < b->more);
}

static uint64_t item_key(const void *of, const void *range)
{
	const item *i = of;
	return sg_sort__pair(i->first, i->second, *(const uint64_t *)range);
}

/* Sorted as the C library sorts them? */
static void check(item *items, size_t count, uint64_t range)
{
	const sg_order order = {sizeof *items, item_key, &range, compare_items};
	item *same = malloc((count + 1) * sizeof *same);
	memcpy(same, items, count * sizeof *same);
	qsort(same, count, sizeof *same, compare_items);
	cr_assert(sg_sort(items, count, &order) == SG_OK);
	cr_assert(memcmp(items, same, count * sizeof *same) == 0, "%zu items below %llu", count,
		(unsigned long long)range);
	free(same);
}

static void check_random(size_t count, uint32_t range, uint64_t seed)
{
	item *items = malloc(count * sizeof *items);
	for (size_t i = 0; i < count; i++)
		items[i] = (item){sg_random__below(&seed, range), sg_random__below(&seed, range),
			sg_random__below(&seed, 3), sg_random__below(&seed, 2)};
	check(items, count, range);
	check(items, count, range); /* again, sorted */
	for (size_t i = 0; i < count / 2; i++) {
		item kept = items[i];
		items[i] = items[count - 1 - i];
		items[count - 1 - i] = kept;
	}
	check(items, count, range);
	free(items);
}

Test(sort, sorts_as_the_c_library_does)
{
	const size_t counts[] = {1, 2, 3, 63, 64, 65, 1000, 20000};
	const uint32_t ranges[] = {
		1, 2, 7, 50, 2047, 2048, 2049, 100000, UINT32_MAX / 2, UINT32_MAX};
	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
		for (size_t j = 0; j < sizeof ranges / sizeof *ranges; j++)
			check_random(counts[i], ranges[j], i * 100 + j + 1);
}

Test(sort, sorts_numbers_too_large_to_be_paired_in_a_key)
{
	uint64_t random = 4;
	item items[500];
	for (size_t i = 0; i < 500; i++)
		items[i] = (item){
			sg_random__below(&random, 9), (uint32_t)sg_random__next(&random), 1, i};
	check(items, 500, UINT64_C(1) << 33);
}

Test(sort, sorts_nothing)
{
	item none = {0, 0, 0, 0};
	check(&none, 0, 1);
}

Test(sort, failed_allocations_leave_items_as_they_were)
{
	uint64_t range = 1000, random = 1;
	const sg_order order = {sizeof(item), item_key, &range, compare_items};
	item items[100], before[100];
	for (size_t i = 0; i < 100; i++)
		items[i] = (item){sg_random__below(&random, 1000), 0, 0, 0};
	memcpy(before, items, sizeof items);
	for (size_t n = 1;; n++) {
		sg_alloc_fail_at(n);
		sg_status st = sg_sort(items, 100, &order);
		sg_alloc_fail_at(0);
		if (st == SG_OK)
			break;
		cr_assert(st == SG_E_NOMEM && memcmp(before, items, sizeof items) == 0);
	}
	check(items, 100, range);
}
