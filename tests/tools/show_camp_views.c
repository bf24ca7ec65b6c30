/* show-camp-views: numbers on claims from counts of camps, for tests/oracles/test_consensus.py.
 * Each input line is a claim: "agree disagree seen size" for camp 0, 1, ... Each output line has
 * consensus, Polis' consensus, bridging, unites, splits, verdict, camp it stands for (or -1) and
 * that statistic. */
#include "graph/camp_views.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST_CAMPS = 64 };

static size_t read_claim(char *line, sg_camp_views out[MOST_CAMPS])
{
	size_t count = 0;
	char *next = line;
	for (; count < MOST_CAMPS; count++) {
		uint32_t numbers[4];
		for (size_t i = 0; i < 4; i++) {
			char *start = next;
			numbers[i] = (uint32_t)strtoul(start, &next, 10);
			if (next == start)
				return count;
		}
		out[count] = (sg_camp_views){
			(uint32_t)count, numbers[0], numbers[1], numbers[2], numbers[3]};
	}
	return count;
}

static void show(const sg_camp_views *camps, size_t count)
{
	sg_representative found = sg_camp_views__representative(camps, count);
	int32_t camp = found.camp == UINT32_MAX ? -1 : (int32_t)found.camp;
	printf("%.17g %.17g %.17g ", sg_camp_views__consensus(camps, count),
		sg_camp_views__polis_consensus(camps, count),
		sg_camp_views__bridging(camps, count));
	printf("%.17g %.17g %d ", sg_camp_views__unites(camps, count),
		sg_camp_views__splits(camps, count), sg_camp_views__verdict(camps, count));
	printf("%" PRId32 " %.17g\n", camp, found.statistic);
}

int main(void)
{
	char line[4096];
	while (fgets(line, sizeof line, stdin)) {
		sg_camp_views camps[MOST_CAMPS];
		size_t count = read_claim(line, camps);
		if (count)
			show(camps, count);
	}
	return 0;
}
