/* Makes a signed graph like those of large debates, to measure with: some people say nearly all,
 * and most of it to their own. How many ties somebody has, and how large communities are, follow
 * power laws (as in the benchmark graphs of Lancichinetti, Fortunato and Radicchi 2008); three ties
 * in ten lead out of the community; inside, nine in ten agree; outside, eight in ten rebut. Ties
 * have a direction, and the same pair may be tied more than once. The same seed gives the same
 * bytes.
 *
 * usage: make_graph [-s SEED] PEOPLE TIES
 * On standard output: "PEOPLE TIES", then "SOURCE TARGET SIGN" for each tie, numbers from 0. */
#include "graph/random.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MIXING       0.3
#define AGREE_INSIDE 0.9
#define REBUT_ACROSS 0.8
/* Exponents of the power laws, and the range of sizes. */
#define WEIGHT_EXPONENT    2.5
#define COMMUNITY_EXPONENT 1.5
#define LEAST_COMMUNITY    20.0
#define MOST_COMMUNITY     2000.0

/* Before they are shuffled, the people of a community stand in a row. */
typedef struct population {
	double *before; /* people + 1: sum of the weights of those before each */
	uint32_t *community_first, *community;
	uint32_t *name; /* place in the row -> number */
	uint32_t people, community_count;
	uint64_t random;
} population;

/* From a power law on [low, high], by inversion. */
static double power_law(uint64_t *random, double exponent, double low, double high)
{
	double a = pow(low, 1 - exponent), b = pow(high, 1 - exponent);
	return pow(a + (b - a) * sg_random__unit(random), 1 / (1 - exponent));
}

static void fill_people(population *p)
{
	uint32_t left = 0;
	double most = sqrt((double)p->people) + 2; /* times the least */
	for (uint32_t i = 0; i < p->people; i++) {
		if (left == 0) {
			p->community_first[p->community_count++] = i;
			left = (uint32_t)power_law(&p->random, COMMUNITY_EXPONENT, LEAST_COMMUNITY,
				fmin(MOST_COMMUNITY, LEAST_COMMUNITY + 0.1 * p->people));
		}
		left--;
		p->community[i] = p->community_count - 1;
		p->before[i + 1] = p->before[i] + power_law(&p->random, WEIGHT_EXPONENT, 1, most);
		p->name[i] = i;
	}
	p->community_first[p->community_count] = p->people;
	for (uint32_t i = p->people; i > 1; i--) {
		uint32_t other = sg_random__below(&p->random, i), kept = p->name[i - 1];
		p->name[i - 1] = p->name[other];
		p->name[other] = kept;
	}
}

/* One of those from `first` to before `end`, by weight. */
static uint32_t pick(population *p, uint32_t first, uint32_t end)
{
	double low = p->before[first];
	double at = low + (p->before[end] - low) * sg_random__unit(&p->random);
	while (end - first > 1) {
		uint32_t middle = first + (end - first) / 2;
		if (p->before[middle] <= at)
			first = middle;
		else
			end = middle;
	}
	return first;
}

static void put_tie(population *p)
{
	uint32_t source, target;
	do {
		source = pick(p, 0, p->people);
		uint32_t home = p->community[source];
		bool leaves = sg_random__unit(&p->random) < MIXING;
		target = leaves ? pick(p, 0, p->people)
				: pick(p, p->community_first[home], p->community_first[home + 1]);
	} while (source == target);
	bool is_inside = p->community[source] == p->community[target];
	double agrees = is_inside ? AGREE_INSIDE : 1 - REBUT_ACROSS;
	printf("%u %u %d\n", p->name[source], p->name[target],
		sg_random__unit(&p->random) < agrees ? 1 : -1);
}

static bool allocate(population *p)
{
	size_t rows = (size_t)p->people + 2;
	p->before = calloc(rows, sizeof *p->before);
	p->community_first = calloc(rows, sizeof *p->community_first);
	p->community = calloc(rows, sizeof *p->community);
	p->name = calloc(rows, sizeof *p->name);
	return p->before && p->community_first && p->community && p->name;
}

static void destroy(population *p)
{
	free(p->before);
	free(p->community_first);
	free(p->community);
	free(p->name);
}

int main(int argc, char **argv)
{
	population p = {.random = 1};
	int first = 1;
	if (argc > 2 && strcmp(argv[1], "-s") == 0) {
		p.random = strtoull(argv[2], NULL, 10);
		first = 3;
	}
	p.people = argc == first + 2 ? (uint32_t)strtoul(argv[first], NULL, 10) : 0;
	if (p.people < 2) {
		fprintf(stderr, "usage: make_graph [-s SEED] PEOPLE TIES\n");
		return 2;
	}
	bool ok = allocate(&p);
	if (ok) {
		uint64_t ties = strtoull(argv[first + 1], NULL, 10);
		fill_people(&p);
		printf("%u %llu\n", p.people, (unsigned long long)ties);
		for (uint64_t i = 0; i < ties; i++)
			put_tie(&p);
	}
	destroy(&p);
	return ok && fflush(stdout) == 0 ? 0 : 1;
}
