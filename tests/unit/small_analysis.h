/* An analysis with something of everything: two people, two claims, a window. */
#ifndef STANCEGRAPH_TESTS_SMALL_ANALYSIS_H
#define STANCEGRAPH_TESTS_SMALL_ANALYSIS_H

#include "stancegraph/debate.h"

#include <math.h>

static inline const sg_analysis *an_analysis(void)
{
	static double rank[] = {0.123456789012, 1e-3}, nothing[] = {NAN, NAN}, support[] = {3, NAN};
	static sg_column people[] = {{.key = SG_SLICE_LIT("pagerank"), .values = rank},
		{.key = SG_SLICE_LIT("void"), .values = nothing}};
	static double labels[] = {2, NAN}, reasons[] = {1, NAN};
	static sg_column claims[] = {{.key = SG_SLICE_LIT("support"), .values = support},
		{.key = SG_SLICE_LIT("acceptability"), .values = labels},
		{.key = SG_SLICE_LIT("decided_by"), .values = reasons}};
	claims[1].scale = sg_scale_of(claims[1].key);
	claims[2].scale = sg_scale_of(claims[2].key);
	static sg_figure figures[] = {
		{SG_SLICE_LIT("frustration"), 7, true}, {SG_SLICE_LIT("balance"), NAN, false}};
	static sg_camp camps[] = {{SG_SLICE_LIT("With Ines Dahl"), 1}};
	static uint32_t camp_of[] = {0, SG_NONE};
	static sg_tie views[] = {{1, 0, 0, 1}};
	static sg_tie ties[] = {{0, 1, 0.5, 0}, {1, 0, 0, 2.25}};
	static sg_network networks[] = {
		{.key = SG_SLICE_LIT("person_person"), .ties = ties, .tie_count = 2},
		{.key = SG_SLICE_LIT("empty")},
		{.key = SG_SLICE_LIT("person_claim"),
			.ties = views,
			.tie_count = 1,
			.target_kind = SG_NODE_CLAIM}};
	static uint32_t row[] = {1}, row_camp[] = {0};
	static double row_rank[] = {0.25};
	static sg_column row_columns[] = {{.key = SG_SLICE_LIT("pagerank"), .values = row_rank}};
	static sg_analysis part = {.people = row_columns,
		.people_count = 1,
		.debate = figures,
		.debate_count = 1,
		.camps = camps,
		.camp_count = 1,
		.person_camp = row_camp};
	static sg_window windows[] = {{SG_SLICE_LIT("2024-01-01T00:00:00Z"),
		SG_SLICE_LIT("2025-01-01T00:00:00Z"), row, NULL, 1, 0, &part}};
	static const sg_analysis analysis = {.windows = windows,
		.window_count = 1,
		.people = people,
		.people_count = 2,
		.claims = claims,
		.claims_count = 3,
		.debate = figures,
		.debate_count = 2,
		.camps = camps,
		.camp_count = 1,
		.person_camp = camp_of,
		.networks = networks,
		.network_count = 3};
	return &analysis;
}

#endif
