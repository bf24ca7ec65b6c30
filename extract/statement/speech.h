/* Reported speech: quotations and reported clauses become statements with a speaker. */
#ifndef STANCEGRAPH_EXTRACT_SPEECH_H
#define STANCEGRAPH_EXTRACT_SPEECH_H

#include "scene.h"
#include "text/lemma.h"

/** What gives words to somebody: the cue, and who. */
typedef struct sg_attribution {
	uint32_t actor, second; /* SG_NONE: not found; none */
	uint32_t first, end;    /* tokens of the attributing clause */
	uint32_t verb;          /* its cue's token */
	sg_span cue, source;    /* empty if there is none */
	bool is_naming;         /* the cue gives something a name: "called it “…”" */
	const char *method;
	double confidence;
} sg_attribution;

#define SG_ATTRIBUTION_NONE ((sg_attribution){.actor = SG_NONE, .second = SG_NONE, .verb = SG_NONE})

/**
 * Turn a mention that stands as a source into an actor: names and noun phrases by the cast, "I" to
 * the post's author, "you" to whom the post answers. *actor is SG_NONE if nobody can be told.
 */
SG_MUST_USE sg_status sg_speech__source(
	sg_scene *scene, uint32_t sentence, const sg_mention *mention, sg_attribution *out);

/**
 * The cue whose verb is at `token`, with a particle behind it if it has one; *cue_end is behind it.
 * NULL if there is none.
 */
const struct sg_cue *sg_speech__cue_at(
	const sg_scene *scene, uint32_t token, sg_inflection *inflection, uint32_t *cue_end);

/** Whom a comment or turn speaks to as "you"; SG_NONE if nobody. */
uint32_t sg_speech__addressee(const sg_scene *scene, uint32_t post);

/** Who says the quotation at token `quote` of `sentence`, by the words beside it. */
SG_MUST_USE sg_status sg_speech__beside_quote(
	sg_scene *scene, uint32_t sentence, uint32_t quote, sg_attribution *out);

/**
 * Statements of one sentence's quotations: direct.c. The first pass leaves those that may be
 * part of a reported clause ("said that the plan “…”"); the last takes what is left.
 */
SG_MUST_USE sg_status sg_speech__direct(sg_scene *scene, uint32_t sentence, bool is_last_pass);

/** Let the tagger read a block of narration, before its sentences are looked at one by one. */
SG_MUST_USE sg_status sg_speech__read_block(sg_scene *scene, uint32_t block);

/** Statements of one sentence that the tagger found in its block: tagged.c */
SG_MUST_USE sg_status sg_speech__tagged(sg_scene *scene, uint32_t sentence, bool is_last_pass);

/** Is there a finite verb in tokens [first, end), so that they can be a clause? O(1). */
bool sg_speech__is_clause(const sg_scene *scene, uint32_t first, uint32_t end);

/** Where [first, end) goes on behind a dateline, "LORN, May 3 - ", if it begins with one. O(1). */
uint32_t sg_speech__skip_dateline(const sg_scene *scene, uint32_t first, uint32_t end);

/** Does the word at `token` open a reported clause: "that", "whether", "how"? */
bool sg_speech__opens_clause(const sg_scene *scene, uint32_t token);

/** The source of a report as a mention; kind NONE where nobody is named: tagged_source.c. */
sg_mention sg_speech__tagged_source(const sg_scene *scene, const sg_report *report);

/** The words of a quotation: without its marks, and without the comma that it closes with. */
sg_span sg_speech__quote_span(const sg_scene *scene, uint32_t quote);

/**
 * Who speaks in turn in a paragraph that is a quotation and nothing else; SG_NONE where nothing
 * tells that people speak in turns: dialogue.c. O(1).
 */
uint32_t sg_speech__in_dialogue(const sg_scene *scene, uint32_t sentence);

/** Statements that one sentence reports without marks, or with marks in part: indirect.c */
SG_MUST_USE sg_status sg_speech__indirect(sg_scene *scene, uint32_t sentence);

/**
 * Words of the quoted text, and whether it can be a statement: not a title, not one scare-quoted
 * word.
 */
size_t sg_speech__quote_words(const sg_scene *scene, uint32_t quote);
bool sg_speech__is_title(const sg_scene *scene, uint32_t quote);

/**
 * All statements of the document: each comment and turn, then reported speech in the order of the
 * text, then paired claims and corrections. @return SG_OK; SG_E_NOMEM. O(text).
 */
SG_MUST_USE sg_status sg_statements__find(sg_scene *scene);

/** Lists that pair a claim with its correction ("Myth: … Fact: …"): pairs.c */
SG_MUST_USE sg_status sg_statements__pairs(sg_scene *scene);

#endif
