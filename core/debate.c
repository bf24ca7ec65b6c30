/* The debate's arrays and the names of its kinds. */
#include "stancegraph/debate.h"

#include <math.h>

#define DEFINE_ADD(noun, plural)                                                                   \
	sg_status sg_debate_add_##noun(                                                            \
		sg_debate *debate, sg_arena *arena, sg_##noun item, uint32_t *index)               \
	{                                                                                          \
		void *items = debate->plural;                                                      \
		sg_status st = sg_arena_grow(arena, &items, &debate->noun##_capacity,              \
			debate->noun##_count, sizeof item);                                        \
		if (st != SG_OK)                                                                   \
			return st;                                                                 \
		debate->plural = items;                                                            \
		debate->plural[debate->noun##_count] = item;                                       \
		if (index)                                                                         \
			*index = (uint32_t)debate->noun##_count;                                   \
		debate->noun##_count++;                                                            \
		return SG_OK;                                                                      \
	}

DEFINE_ADD(document, documents)
DEFINE_ADD(person, people)
DEFINE_ADD(claim, claims)
DEFINE_ADD(relation, relations)

sg_claim sg_claim_blank(void)
{
	sg_claim out = {.document = SG_NONE, .confidence = 1, .score = NAN};
	out.cue.document = SG_NONE;
	out.source.document = SG_NONE;
	return out;
}

sg_relation sg_relation_make(sg_relation_kind kind, sg_node source, sg_node target)
{
	sg_relation out = {.kind = kind,
		.source = source,
		.target = target,
		.confidence = 1,
		.stance_confidence = NAN};
	out.evidence.document = SG_NONE;
	return out;
}

uint32_t *sg_debate_speakers(const sg_debate *debate, sg_arena *arena)
{
	uint32_t *speaker = sg_arena_array(arena, debate->claim_count, sizeof *speaker);
	if (!speaker)
		return NULL;
	for (size_t i = 0; i < debate->claim_count; i++)
		speaker[i] = SG_NONE;
	for (size_t i = 0; i < debate->relation_count; i++) {
		const sg_relation *r = &debate->relations[i];
		if (r->kind == SG_ASSERTS && r->source.kind == SG_NODE_PERSON &&
			r->target.kind == SG_NODE_CLAIM && speaker[r->target.index] == SG_NONE)
			speaker[r->target.index] = r->source.index;
	}
	return speaker;
}

static const sg_column *find_column(const sg_column *columns, size_t count, const char *key)
{
	for (size_t i = 0; i < count; i++)
		if (sg_slice_eq(columns[i].key, sg_slice_of(key)))
			return &columns[i];
	return NULL;
}

const sg_column *sg_analysis_people_column(const sg_analysis *analysis, const char *key)
{
	return find_column(analysis->people, analysis->people_count, key);
}

const sg_column *sg_analysis_claims_column(const sg_analysis *analysis, const char *key)
{
	return find_column(analysis->claims, analysis->claims_count, key);
}

const sg_figure *sg_analysis_figure(const sg_analysis *analysis, const char *key)
{
	for (size_t i = 0; i < analysis->debate_count; i++)
		if (sg_slice_eq(analysis->debate[i].key, sg_slice_of(key)))
			return &analysis->debate[i];
	return NULL;
}

const sg_network *sg_analysis_network(const sg_analysis *analysis, const char *key)
{
	for (size_t i = 0; i < analysis->network_count; i++)
		if (sg_slice_eq(analysis->networks[i].key, sg_slice_of(key)))
			return &analysis->networks[i];
	return NULL;
}

const char *sg_document_kind_name(sg_document_kind kind)
{
	static const char *const names[] = {
		"thread", "article", "interview", "transcript", "mailing-list", "table"};
	return names[kind];
}

const char *sg_person_sort_name(sg_person_sort sort)
{
	static const char *const names[] = {"person", "organisation", "group", "anonymous"};
	return names[sort];
}

const char *sg_claim_form_name(sg_claim_form form)
{
	static const char *const names[] = {
		"comment", "turn", "direct-quote", "indirect-quote", "premise"};
	return names[form];
}

const char *sg_relation_kind_name(sg_relation_kind kind)
{
	static const char *const names[] = {
		"asserts", "replies", "quotes", "mentions", "restates", "agrees", "rebuts"};
	return names[kind];
}

const char *sg_stance_name(sg_stance stance)
{
	return stance < 0 ? "disagree" : stance > 0 ? "agree" : "neutral";
}

sg_slice sg_claim_own_words(const sg_claim *claim)
{
	sg_slice rest = claim->text;
	while (rest.len && (rest.ptr[0] == '>' || rest.ptr[0] == '\n' || rest.ptr[0] == '\r')) {
		const char *end = memchr(rest.ptr, '\n', rest.len);
		size_t len = end ? (size_t)(end - rest.ptr) + 1 : rest.len;
		rest = (sg_slice){rest.ptr + len, rest.len - len};
	}
	return rest.len ? rest : claim->text;
}
