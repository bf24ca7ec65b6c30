/* Builders for the tests of the graph stage: debates in a few words. */
#ifndef STANCEGRAPH_TESTS_SMALL_DEBATE_H
#define STANCEGRAPH_TESTS_SMALL_DEBATE_H

#include "stancegraph/graph.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct small_debate {
	sg_debate debate;
	sg_arena arena;
} small_debate;

static inline uint32_t add_person(small_debate *d, const char *label)
{
	sg_person person = {.label = sg_slice_of(label)};
	uint32_t index = 0;
	cr_assert(sg_debate_add_person(&d->debate, &d->arena, person, &index) == SG_OK);
	return index;
}

static inline void relate(
	small_debate *d, sg_relation_kind kind, sg_node source, sg_node target, double confidence)
{
	sg_relation relation = sg_relation_make(kind, source, target);
	relation.confidence = confidence;
	cr_assert(sg_debate_add_relation(&d->debate, &d->arena, relation, NULL) == SG_OK);
}

/** A claim of `person`, or of nobody (SG_NONE). */
static inline uint32_t add_claim(small_debate *d, uint32_t person)
{
	uint32_t index = 0;
	cr_assert(sg_debate_add_claim(&d->debate, &d->arena, sg_claim_blank(), &index) == SG_OK);
	if (person != SG_NONE)
		relate(d, SG_ASSERTS, sg_node_person(person), sg_node_claim(index), 1);
	return index;
}

/** `count` people called A, B, ... (and more letters after Z). */
static inline small_debate people_only(uint32_t count)
{
	small_debate out = {SG_DEBATE_INIT, SG_ARENA_INIT};
	for (uint32_t i = 0; i < count; i++) {
		char label[16];
		snprintf(label, sizeof label, i < 26 ? "%c" : "A%u", i < 26 ? 'A' + i : i);
		add_person(&out, sg_arena_copy(&out.arena, sg_slice_of(label)).ptr);
	}
	return out;
}

/** `source` agrees with (sign 1) or rebuts (sign -1) `target`, person to person. */
static inline void tie(small_debate *d, uint32_t source, uint32_t target, int sign)
{
	relate(d, sign > 0 ? SG_AGREES : SG_REBUTS, sg_node_person(source), sg_node_person(target),
		1);
}

static inline void analyse(small_debate *d, uint64_t seed)
{
	sg_graph_options options = SG_GRAPH_OPTIONS_INIT;
	sg_error err = SG_ERROR_INIT;
	options.seed = seed;
	sg_status st = sg_graph_analyse(&d->debate, &options, &d->arena, &err);
	cr_assert(st == SG_OK, "%s", err.what);
}

static inline const sg_figure *figure(const small_debate *d, const char *key)
{
	const sg_analysis *a = d->debate.analysis;
	for (size_t i = 0; i < a->debate_count; i++)
		if (sg_slice_eq(a->debate[i].key, sg_slice_of(key)))
			return &a->debate[i];
	cr_assert(false, "no figure %s", key);
	return NULL;
}

static inline const double *people_column(const small_debate *d, const char *key)
{
	const sg_column *column = sg_analysis_people_column(d->debate.analysis, key);
	cr_assert(column != NULL, "no column %s", key);
	return column->values;
}

static inline const double *claims_column(const small_debate *d, const char *key)
{
	const sg_analysis *a = d->debate.analysis;
	for (size_t i = 0; i < a->claims_count; i++)
		if (sg_slice_eq(a->claims[i].key, sg_slice_of(key)))
			return a->claims[i].values;
	cr_assert(false, "no column %s", key);
	return NULL;
}

static inline const sg_network *network(const small_debate *d, const char *key)
{
	const sg_analysis *a = d->debate.analysis;
	for (size_t i = 0; i < a->network_count; i++)
		if (sg_slice_eq(a->networks[i].key, sg_slice_of(key)))
			return &a->networks[i];
	cr_assert(false, "no network %s", key);
	return NULL;
}

/** The tie of two people in a network; all 0 if there is none. */
static inline sg_tie tie_of(const sg_network *network, uint32_t source, uint32_t target)
{
	for (size_t i = 0; i < network->tie_count; i++)
		if (network->ties[i].source == source && network->ties[i].target == target)
			return network->ties[i];
	return (sg_tie){source, target, 0, 0};
}

static inline bool is_close(double a, double b, double tolerance)
{
	return a - b <= tolerance && b - a <= tolerance;
}

/**
 * A signed graph from the data folder beside the source tree: rows "a,b,sign". False if the file
 * is not there, as in a source package: the test is then to be skipped.
 */
static inline bool load_signed_graph(small_debate *out, const char *name)
{
	char path[512];
	unsigned a, b, most = 0;
	int sign, first;
	snprintf(path, sizeof path, "%s/../shared/data/graphs/%s", SG_SOURCE_DIR, name);
	FILE *file = fopen(path, "r");
	if (!file)
		return false;
	for (int i = 0; i < 3 && (first = getc(file)) != EOF; i++)
		if (first >= '0' && first <= '9') { /* not a byte order mark */
			ungetc(first, file);
			break;
		}
	long start = ftell(file);
	while (fscanf(file, "%u,%u,%d", &a, &b, &sign) == 3)
		most = a > most ? a : b > most ? b : most;
	*out = people_only(most + 1);
	fseek(file, start, SEEK_SET);
	while (fscanf(file, "%u,%u,%d", &a, &b, &sign) == 3)
		tie(out, a, b, sign);
	fclose(file);
	return true;
}

#endif
