/* The scene: one document under extraction, as it fills up from stage to stage.
 *
 *     text -> reading -> words -> cast -> statements -> stances
 *
 * Each field is written by one stage and read by those after it (extract.c calls them in order). */
#ifndef STANCEGRAPH_EXTRACT_SCENE_H
#define STANCEGRAPH_EXTRACT_SCENE_H

#include "people/cast.h"
#include "statement/learned/finder.h"

/** Something said, by somebody or by nobody known. */
typedef struct sg_statement {
	sg_claim_form form;
	sg_span span;       /* hull of the pieces */
	sg_span *pieces;    /* when there are several */
	size_t piece_count; /* 0 when there is one */
	size_t piece_capacity;
	uint32_t speaker;  /* actor, or SG_NONE */
	uint32_t second;   /* a second speaker named with the first ("X and Y wrote"), or SG_NONE */
	uint32_t post;     /* where it stands */
	uint32_t sentence; /* of the words around it */
	uint32_t quote;    /* its first quotation, or SG_NONE */
	sg_span cue, source; /* the words that give it to the speaker; empty if none */
	const char *method;
	double confidence;
} sg_statement;

typedef enum sg_end_kind { SG_END_ACTOR, SG_END_STATEMENT } sg_end_kind;

/** One end of a stance: an actor or a statement. */
typedef struct sg_end {
	sg_end_kind kind;
	uint32_t index;
} sg_end;

/** What somebody, or a statement of theirs, says to somebody or to a statement. */
typedef struct sg_stance_edge {
	sg_end source, target;
	sg_stance stance;
	double confidence;
	const char *method;
	sg_span evidence;
	/* the confidence is a share that several voices came to, and no rule’s own */
	bool is_weighed;
} sg_stance_edge;

/** The least confidence with which an edge is drawn, unless the caller has asked for another. */
static inline double sg_stance_edge_least(const sg_stance_edge *edge)
{
	return edge->is_weighed ? 0.7 : 0.6;
}

typedef struct sg_scene {
	sg_slice text;
	sg_arena *arena;
	sg_reading reading;
	sg_words words;
	sg_cast cast;
	sg_finder *finder;    /* of reported speech; NULL in a text that is not English */
	sg_reports reports;   /* what it found in the block that is being read, */
	uint32_t next_report; /* and the first of these that no sentence has taken yet */
	sg_statement *statements;
	size_t statement_count, statement_capacity;
	uint32_t *statement_of_post;  /* SG_NONE for narration, and for what has no words */
	uint32_t *actor_of_post;      /* SG_NONE where nobody is named */
	uint32_t *statement_of_quote; /* per quote; SG_NONE where it is no claim */
	uint8_t *token_is_content;    /* per token: 1 inside an indirect statement */
	uint8_t *token_is_cue;        /* per token: 1 where it gives a quotation to its speaker */
	/* Reported statements by sentence, for the stance rules: a chain per sentence, in the
	 * order of finding; SG_NONE ends it. */
	uint32_t *first_in_sentence, *next_in_sentence;
	/* per sentence: what it says is about a claim quoted or named there */
	bool *sentence_is_judged;
	bool *post_takes_stance; /* per post: on somebody, or on a claim in it */
	sg_stance_edge *stances;
	size_t stance_count, stance_capacity;
} sg_scene;

/** Append; `index` may be NULL. @return SG_OK; SG_E_NOMEM */
SG_MUST_USE sg_status sg_scene__add_statement(
	sg_scene *scene, sg_statement statement, uint32_t *index);
SG_MUST_USE sg_status sg_scene__add_stance(sg_scene *scene, sg_stance_edge stance);

/** Is the post narration (an article's text, an introduction) and not somebody's own words? */
static inline bool sg_scene__is_narration(const sg_scene *scene, uint32_t post)
{
	return scene->reading.posts[post].form == SG_POST_NARRATION;
}

/** Is the sentence a heading in title case, whose capitals tell no names? */
static inline bool sg_scene__is_headline(const sg_scene *scene, const sg_sentence *sentence)
{
	return scene->reading.blocks[sentence->block].kind == SG_BLOCK_HEADING &&
	       sg_cast__is_title_case(&scene->words, sentence->first, sentence->end);
}

static inline const sg_token *sg_scene__token(const sg_scene *scene, uint32_t token)
{
	return &scene->words.tokens.items[token];
}

static inline sg_word sg_scene__word(const sg_scene *scene, uint32_t token)
{
	return sg_token__word(scene->text, sg_scene__token(scene, token));
}

static inline bool sg_scene__is(const sg_scene *scene, uint32_t token, const char *word)
{
	return sg_token__is(scene->text, sg_scene__token(scene, token), word);
}

static inline sg_end sg_end_actor(uint32_t actor)
{
	return (sg_end){SG_END_ACTOR, actor};
}

static inline sg_end sg_end_statement(uint32_t statement)
{
	return (sg_end){SG_END_STATEMENT, statement};
}

#endif
