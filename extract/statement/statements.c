/* All statements of a document: posts first, then speech in the order of the text. */
#include "people/nouns.h"
#include "statement/speech.h"
#include "statement/subject.h"

static sg_status add_post(sg_scene *scene, uint32_t post)
{
	const sg_post *p = &scene->reading.posts[post];
	scene->statement_of_post[post] = SG_NONE;
	if (p->form == SG_POST_NARRATION || p->block_count == 0)
		return SG_OK;
	return sg_scene__add_statement(scene,
		(sg_statement){
			.form = p->form == SG_POST_TURN ? SG_CLAIM_TURN : SG_CLAIM_COMMENT,
			.span = p->span,
			.speaker = scene->actor_of_post[post],
			.second = SG_NONE,
			.post = post,
			.sentence = scene->words.first_sentence[p->first_block],
			.quote = SG_NONE,
			.method = scene->reading.kind == SG_DOCUMENT_THREAD ? "thread"
									    : "speaker-label",
			.confidence = p->is_author_uncertain ? 0.6 : 1,
		},
		&scene->statement_of_post[post]);
}

/* Everybody named in a sentence was seen; its subject is whom a later "she" means. */
static sg_status follow(sg_scene *scene, uint32_t sentence, bool has_speech)
{
	const sg_sentence *s = &scene->words.sentences[sentence];
	uint32_t only = SG_NONE, named = 0, end = 0;
	for (uint32_t i = s->first; i<s->end; i = end> i ? end : i + 1) {
		end = sg_name__run_end(&scene->words, i, s->end);
		if (end == i)
			continue;
		uint32_t name_end, first = sg_name__skip_titles(&scene->words, i, end);
		uint32_t actor =
			sg_cast__find_prefix(&scene->cast, &scene->words, first, end, &name_end);
		sg_cast__see(&scene->cast, actor, i);
		bool is_person =
			actor != SG_NONE && scene->cast.actors[actor].sort == SG_PERSON &&
			(scene->cast.actors[actor].is_full || scene->cast.actors[actor].is_speaker);
		if (!is_person || actor == only)
			continue;
		only = actor;
		named++;
	}
	sg_mention subject = sg_subject__of_clause(scene, s->first, s->end);
	uint32_t actor = SG_NONE, name_end;
	if (subject.kind == SG_MENTION_NAME)
		actor = sg_cast__find_prefix(&scene->cast, &scene->words, subject.name_first,
			subject.name_end, &name_end);
	/* "who heads …", "I asked Dahl": the subject tells nothing, the name does. */
	if (has_speech && scene->cast.focus != SG_NONE) {
		/* Speech has moved the focus to its speaker; a subject of the sentence outdoes
		 * that. */
		sg_cast__notice(&scene->cast, actor, s->first);
		return SG_OK;
	}
	bool is_relative = subject.kind == SG_MENTION_PRONOUN && strchr("r1w", subject.pronoun);
	if (actor == SG_NONE && named == 1 && (subject.kind != SG_MENTION_PRONOUN || is_relative))
		actor = only;
	bool is_body = subject.kind == SG_MENTION_NOMINAL && subject.is_definite &&
		       (subject.classes & SG_NOUN_ORGANISATION);
	sg_status st = SG_OK;
	if (actor == SG_NONE && is_body)
		st = sg_cast__resolve(&scene->cast, &scene->words, &subject, &actor);
	sg_cast__notice(&scene->cast, actor, s->first);
	return st;
}

static sg_status find_in_block(sg_scene *scene, uint32_t block)
{
	sg_status st = SG_OK;
	for (uint32_t i = scene->words.first_sentence[block];
		i < scene->words.first_sentence[block + 1] && st == SG_OK; i++) {
		uint32_t before = (uint32_t)scene->statement_count;
		st = sg_speech__direct(scene, i, false);
		if (st == SG_OK)
			st = sg_speech__indirect(scene, i);
		if (st == SG_OK)
			st = sg_speech__direct(scene, i, true);
		if (st == SG_OK)
			st = follow(scene, i, scene->statement_count > before);
	}
	return st;
}

static sg_status prepare(sg_scene *scene)
{
	size_t quotes = scene->words.quotes.count;
	scene->statement_of_quote = sg_arena_array(scene->arena, quotes, sizeof(uint32_t));
	scene->token_is_content = sg_arena_array(scene->arena, scene->words.tokens.count, 1);
	scene->statement_of_post =
		sg_arena_array(scene->arena, scene->reading.post_count, sizeof(uint32_t));
	scene->token_is_cue = sg_arena_array(scene->arena, scene->words.tokens.count, 1);
	if (!scene->statement_of_quote || !scene->token_is_content || !scene->token_is_cue ||
		!scene->statement_of_post)
		return SG_E_NOMEM;
	for (size_t i = 0; i < quotes; i++)
		scene->statement_of_quote[i] = SG_NONE;
	return SG_OK;
}

sg_status sg_statements__find(sg_scene *scene)
{
	sg_status st = prepare(scene);
	for (uint32_t i = 0; i < scene->reading.post_count && st == SG_OK; i++)
		st = add_post(scene, i);
	for (uint32_t i = 0; i < scene->reading.post_count && st == SG_OK; i++) {
		const sg_post *post = &scene->reading.posts[i];
		scene->cast.is_story = post->form == SG_POST_NARRATION;
		if (post->form != SG_POST_TURN) /* a conversation goes on from turn to turn */
			sg_cast__forget_focus(&scene->cast);
		for (uint32_t b = 0; b < post->block_count && st == SG_OK; b++)
			st = find_in_block(scene, post->first_block + b);
	}
	return st == SG_OK ? sg_statements__pairs(scene) : st;
}
