/* What camps think of one claim, from how many of their people are for it and against it. */
#ifndef STANCEGRAPH_GRAPH_CAMP_VIEWS_H
#define STANCEGRAPH_GRAPH_CAMP_VIEWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** A camp is heard on a claim from this many of its people on: one speaks for nobody else. */
enum { SG_CAMP_HEARD_MIN = 2 };

/** A claim that fewer people of camps are for bridges nothing. */
enum { SG_BRIDGING_MIN = 2 };

/** One-sided 90 % of the normal distribution: a statistic above it is significant. */
#define SG_Z_90 1.2816

/** People of one camp. seen >= agree + disagree: who saw the claim and passed counts, too. */
typedef struct sg_camp_views {
	uint32_t camp; /* its id */
	uint32_t agree, disagree, seen;
	uint32_t size; /* all of the camp's people, seen or not */
} sg_camp_views;

/* All take the views of at least one camp, and are in O(count). Which camps are to be given, and
 * how many there have to be: consensus.c. */

/** Group-informed consensus: geometric mean of Jeffreys' shares P(agree) (1 - P(disagree)). */
double sg_camp_views__consensus(const sg_camp_views *camps, size_t count);

/** The same as Polis has it: the product of Laplace's shares of agreement. */
double sg_camp_views__polis_consensus(const sg_camp_views *camps, size_t count);

/**
 * Geometric mean of Jeffreys' shares of all of each camp's people that are for the claim; NAN if
 * SG_BRIDGING_MIN people are not.
 */
double sg_camp_views__bridging(const sg_camp_views *camps, size_t count);

/** The fewest people that any of the camps has for the claim. */
uint32_t sg_camp_views__least_support(const sg_camp_views *camps, size_t count);

/** The smallest share on one side in all camps: above 0.5 they agree, for or against. */
double sg_camp_views__unites(const sg_camp_views *camps, size_t count);

/** The largest difference of two camps' shares of agreement. */
double sg_camp_views__splits(const sg_camp_views *camps, size_t count);

/* In the order of the words of between_camps. */
typedef enum sg_camps_verdict { SG_CAMPS_SPLIT, SG_CAMPS_MIXED, SG_CAMPS_UNITED } sg_camps_verdict;

/** Do camps' majorities stand together or against each other, and is that more than chance? */
sg_camps_verdict sg_camp_views__verdict(const sg_camp_views *camps, size_t count);

/** A claim that stands for a camp: by whether its people are for it or against it. */
typedef struct sg_representative {
	uint32_t camp;    /* UINT32_MAX: it stands for none */
	double statistic; /* below 0: the camp is told from the rest by rejecting the claim */
} sg_representative;

/**
 * Polis' representativeness: the camp whose majority is significant and differs significantly
 * from the rest's share, by the largest statistic, then the lowest id. `camps` are all camps with
 * a view, heard or not; unheard ones are only part of the rest.
 */
sg_representative sg_camp_views__representative(const sg_camp_views *camps, size_t count);

/* Both as Polis has them: one is added to every number. */

/** z of a share of `part` in `whole` being more than one half. */
double sg_camp_views__prop_test(uint32_t part, uint32_t whole);

/** z of the share in one group being larger than in the other. */
double sg_camp_views__two_prop_test(
	uint32_t part, uint32_t whole, uint32_t other_part, uint32_t other_whole);

#endif
