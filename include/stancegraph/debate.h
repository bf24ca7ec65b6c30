/* The debate: documents, people, claims and the relations between them, with what the graph
 * stage computed. It is the one thing that passes between stages (docs/format.md is its JSON).
 *
 * Everything lives in one arena, or borrows from buffers that outlive it. Indices are positions
 * in the arrays; person 0 is "p1" in JSON, claim 0 is "c1". */
#ifndef STANCEGRAPH_DEBATE_H
#define STANCEGRAPH_DEBATE_H

#include "stancegraph/arena.h"
#include "stancegraph/buffer.h"

#ifdef __cplusplus
extern "C" {
#endif

/** "No such index": a missing document, parent, speaker. */
#define SG_NONE UINT32_MAX

typedef enum sg_document_kind {
	SG_DOCUMENT_THREAD,
	SG_DOCUMENT_ARTICLE,
	SG_DOCUMENT_INTERVIEW,
	SG_DOCUMENT_TRANSCRIPT,
	SG_DOCUMENT_MAILING_LIST,
	SG_DOCUMENT_TABLE
} sg_document_kind;

typedef struct sg_document {
	sg_slice path;     /* as given, or a URL; "-" for standard input */
	sg_slice title;    /* empty if unknown */
	sg_slice language; /* ISO 639-1, empty if unknown */
	sg_slice text;     /* what spans point into; empty when read back from JSON */
	sg_document_kind kind;
	uint64_t bytes;         /* size of the input */
	uint64_t skipped_count; /* records that could not be read, and were passed over */
	/* Why, for each; pos is a byte of the input. NULL when read back from JSON. */
	const sg_error *skipped;
} sg_document;

typedef enum sg_person_sort {
	SG_PERSON,
	SG_PERSON_ORGANISATION,
	SG_PERSON_GROUP,    /* "critics", "many experts" */
	SG_PERSON_ANONYMOUS /* "a spokesman", "sources close to the talks" */
} sg_person_sort;

typedef struct sg_person {
	sg_slice label; /* the fullest name */
	sg_slice role;  /* what the text calls them: a headline, a title; empty if unknown */
	sg_slice handle;
	sg_slice *aliases; /* other spellings in the text, by first appearance */
	size_t alias_count;
	sg_person_sort sort;
} sg_person;

/** Words of a document that something rests on. */
typedef struct sg_evidence {
	uint32_t document; /* SG_NONE: no evidence */
	sg_span span;
	sg_slice text;
} sg_evidence;

#define SG_EVIDENCE_NONE                                                                           \
	{                                                                                          \
		SG_NONE, {0, 0}, SG_SLICE_EMPTY                                                    \
	}

typedef enum sg_claim_form {
	SG_CLAIM_COMMENT,
	SG_CLAIM_TURN,
	SG_CLAIM_DIRECT_QUOTE,
	SG_CLAIM_INDIRECT_QUOTE,
	SG_CLAIM_PREMISE
} sg_claim_form;

typedef struct sg_claim {
	sg_slice text;                      /* the source's words; pieces joined by " … " */
	sg_slice method;                    /* the rule or model that made it */
	sg_slice source_id, url, time, age; /* empty if unknown */
	sg_span *spans;                     /* the pieces, when there are several; else NULL */
	size_t span_count;                  /* 0 when there is one piece */
	/* of reported speech: "said", "Dahl"; document SG_NONE if absent */
	sg_evidence cue, source;
	sg_span span; /* the hull of all pieces */
	uint32_t document;
	double confidence; /* in [0,1] */
	double score;      /* votes on the page; NAN if unknown */
	sg_claim_form form;
	bool deleted;
} sg_claim;

typedef enum sg_node_kind { SG_NODE_PERSON, SG_NODE_CLAIM } sg_node_kind;

typedef struct sg_node {
	sg_node_kind kind;
	uint32_t index;
} sg_node;

typedef enum sg_relation_kind {
	SG_ASSERTS,
	SG_REPLIES,
	SG_QUOTES,
	SG_MENTIONS,
	SG_RESTATES,
	SG_AGREES,
	SG_REBUTS
} sg_relation_kind;

/** What a reply says to what it answers. */
typedef enum sg_stance {
	SG_STANCE_DISAGREE = -1,
	SG_STANCE_NEUTRAL = 0,
	SG_STANCE_AGREE = 1
} sg_stance;

typedef struct sg_relation {
	sg_relation_kind kind;
	sg_node source, target;
	double confidence; /* in [0,1] */
	sg_slice method;
	sg_evidence evidence;
	sg_span target_span;      /* of quotes: the quoted part of the target; empty otherwise */
	sg_stance stance;         /* of replies below the threshold: the label that was leaned to */
	double stance_confidence; /* of replies: NAN when no stance was considered */
} sg_relation;

/** +1 for agrees, -1 for rebuts, 0 for every other kind. */
static inline int sg_relation_sign(sg_relation_kind kind)
{
	return kind == SG_AGREES ? 1 : kind == SG_REBUTS ? -1 : 0;
}

/* ---- what the graph stage adds ---------------------------------------------------------- */

/** What a measure's numbers stand for in JSON and tables: words, 0 for words[0]; or claims, by
 * their ids, 0 for "c1". */
typedef struct sg_scale {
	const char *key;          /* of the measure */
	const char *const *words; /* NULL if they are claims */
	size_t count;
	bool is_claims;
} sg_scale;

/**
 * One measure for all people or all claims: values[i] belongs to person or claim i; NAN is null.
 */
typedef struct sg_column {
	sg_slice key; /* snake_case name of the measure, "pagerank" */
	double *values;
	const sg_scale *scale; /* NULL: the numbers are numbers */
} sg_column;

/** One measure of the whole debate. */
typedef struct sg_figure {
	sg_slice key;
	double value; /* NAN is null */
	bool is_exact;
} sg_figure;

typedef struct sg_camp {
	sg_slice label; /* "With Ines Dahl" */
	uint32_t size;  /* people */
} sg_camp;

/** A computed tie of two nodes: sums over the stances that run from source to target. */
typedef struct sg_tie {
	uint32_t source, target;   /* people or claims, as the network says */
	double positive, negative; /* both >= 0 */
} sg_tie;

typedef struct sg_network {
	sg_slice key; /* "person_person" */
	sg_tie *ties; /* sorted by source, then target */
	size_t tie_count;
	sg_node_kind source_kind, target_kind; /* of the ends of all ties */
} sg_network;

/**
 * The debate as it was in a stretch of time. Row i of the analysis' columns and person_camp is
 * people[i], or claims[i], of the debate: those in play, in ascending order. Camps have the ids of
 * the whole's camps that they match (docs/analysis.md). No networks, no windows.
 */
typedef struct sg_window {
	sg_slice from, to; /* RFC 3339 in UTC; `to` is not in it */
	uint32_t *people, *claims;
	size_t person_count, claim_count;
	struct sg_analysis *analysis;
} sg_window;

typedef struct sg_analysis {
	sg_column *people, *claims;
	size_t people_count, claims_count; /* columns, not rows */
	sg_figure *debate;
	size_t debate_count;
	sg_camp *camps;
	size_t camp_count;
	uint32_t *person_camp; /* per person: camp id or SG_NONE; NULL if there are no people */
	sg_network *networks;
	size_t network_count;
	sg_window *windows; /* in order of time; those in which nothing was said are left out */
	size_t window_count;
} sg_analysis;

/* ---- the debate ----------------------------------------------------------------------------- */

typedef struct sg_debate {
	sg_slice title;
	sg_document *documents;
	sg_person *people;
	sg_claim *claims;
	sg_relation *relations;
	size_t document_count, person_count, claim_count, relation_count;
	size_t document_capacity, person_capacity, claim_capacity, relation_capacity;
	const sg_analysis *analysis; /* NULL until the graph stage has run */
} sg_debate;

#define SG_DEBATE_INIT                                                                             \
	{                                                                                          \
		SG_SLICE_EMPTY, NULL, NULL, NULL, NULL, 0, 0, 0, 0, 0, 0, 0, 0, NULL               \
	}

/**
 * Append one item, growing the array in `arena`; `*index` (may be NULL) is its position.
 * Slices inside are borrowed, not copied.
 * @return SG_OK; SG_E_NOMEM (the debate is then as it was)
 * One arena, one thread. Amortised O(1).
 */
SG_API SG_MUST_USE sg_status sg_debate_add_document(
	sg_debate *debate, sg_arena *arena, sg_document item, uint32_t *index);
SG_API SG_MUST_USE sg_status sg_debate_add_person(
	sg_debate *debate, sg_arena *arena, sg_person item, uint32_t *index);
SG_API SG_MUST_USE sg_status sg_debate_add_claim(
	sg_debate *debate, sg_arena *arena, sg_claim item, uint32_t *index);
SG_API SG_MUST_USE sg_status sg_debate_add_relation(
	sg_debate *debate, sg_arena *arena, sg_relation item, uint32_t *index);

/** Blank items with "unknown" in every field that has such a value. O(1). */
SG_API sg_claim sg_claim_blank(void);
SG_API sg_relation sg_relation_make(sg_relation_kind kind, sg_node source, sg_node target);

/**
 * A claim's text from the first line on that does not quote ("> words"), as labels and cards show
 * it; all of it where every line quotes. Borrowed from the claim. O(text).
 */
SG_API sg_slice sg_claim_own_words(const sg_claim *claim);

static inline sg_node sg_node_person(uint32_t index)
{
	sg_node out = {SG_NODE_PERSON, index};
	return out;
}

static inline sg_node sg_node_claim(uint32_t index)
{
	sg_node out = {SG_NODE_CLAIM, index};
	return out;
}

static inline bool sg_node_eq(sg_node a, sg_node b)
{
	return a.kind == b.kind && a.index == b.index;
}

/**
 * Who asserts each claim: an array of claim_count person indices (the first asserter), SG_NONE
 * where nobody does; in `arena`, NULL when memory is out. O(relations + claims).
 */
SG_API uint32_t *sg_debate_speakers(const sg_debate *debate, sg_arena *arena);

/* The column, figure or network called `key`, or NULL. O(columns, figures, networks). */
SG_API const sg_column *sg_analysis_people_column(const sg_analysis *analysis, const char *key);
SG_API const sg_column *sg_analysis_claims_column(const sg_analysis *analysis, const char *key);
SG_API const sg_figure *sg_analysis_figure(const sg_analysis *analysis, const char *key);
SG_API const sg_network *sg_analysis_network(const sg_analysis *analysis, const char *key);

/** What the values of the measure called `key` stand for; NULL if they are numbers. Constant. */
SG_API const sg_scale *sg_scale_of(sg_slice key);

/** The number that `word` stands for, NAN if it is none of the scale's words. */
SG_API double sg_scale_number(const sg_scale *scale, sg_slice word);

/** Bytes that the id of any claim takes, with its NUL. */
#define SG_ID_BYTES 16

/**
 * What a number of the scale stands for: the word, or the id of the claim, written to `id`; empty
 * for NAN and numbers that stand for nothing.
 */
SG_API sg_slice sg_scale_text(const sg_scale *scale, double value, char id[SG_ID_BYTES]);

/* Names as they stand in JSON ("direct-quote", "agrees"). Constant; thread-safe. */
SG_API const char *sg_document_kind_name(sg_document_kind kind);
SG_API const char *sg_person_sort_name(sg_person_sort sort);
SG_API const char *sg_claim_form_name(sg_claim_form form);
SG_API const char *sg_relation_kind_name(sg_relation_kind kind);
SG_API const char *sg_stance_name(sg_stance stance);

#ifdef __cplusplus
}
#endif
#endif
