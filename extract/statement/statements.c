/* All statements of a document: posts first, then speech in the order of the text. */
#include "people/nouns.h"
#include "statement/speech.h"
#include "statement/subject.h"

/* A post without a block is a claim that others may answer, but that says nothing: no rule is to
 * look into it, and no stance can be taken on it. */
static sg_status add_post(sg_scene *scene, uint32_t post)
{
	const sg_post *p = &scene->reading.posts[post];
	uint32_t statement = SG_NONE;
	scene->statement_of_post[post] = SG_NONE;
	if (p->form == SG_POST_NARRATION)
		return SG_OK;
	sg_status st = sg_scene__add_statement(scene,
		(sg_statement){
			.form = p->form == SG_POST_TURN ? SG_CLAIM_TURN : SG_CLAIM_COMMENT,
			.span = p->span,
			.speaker = scene->actor_of_post[post],
			.second = SG_NONE,
			.post = post,
			.sentence = scene->words.first_sentence[p->first_block],
			.quote = SG_NONE,
			.method = p->form == SG_POST_TURN ? "speaker-label" : "thread",
			.confidence = p->is_author_uncertain ? 0.6 : 1,
		},
		&statement);
	if (p->block_count)
		scene->statement_of_post[post] = statement;
	return st;
}

/* Everybody named in a sentence was seen. The first person among them, and how many there are. */
static uint32_t see_all(sg_scene *scene, const sg_sentence *s, uint32_t *named)
{
	uint32_t first_person = SG_NONE, end;
	*named = 0;
	for (uint32_t i = s->first; i < s->end;) {
		end = sg_name__run_end(&scene->words, i, s->end);
		uint32_t name_end, actor = SG_NONE;
		if (end > i)
			actor = sg_cast__find_prefix(&scene->cast, &scene->words,
				sg_name__skip_titles(&scene->words, i, end), end, &name_end);
		sg_cast__see(&scene->cast, actor, i);
		i = end == i ? i + 1 : end;
		const sg_actor *who = actor == SG_NONE ? NULL : &scene->cast.actors[actor];
		if (!who || who->sort != SG_PERSON || !(who->is_full || who->is_speaker) ||
			actor == first_person)
			continue;
		first_person = first_person == SG_NONE ? actor : first_person;
		++*named;
	}
	return first_person;
}

/* Whom the sentence is about, so that a later "she" may mean them: its subject if that is a name;
 * where no subject can be told, the first person named. */
static sg_status follow(sg_scene *scene, uint32_t sentence, bool has_speech)
{
	const sg_sentence *s = &scene->words.sentences[sentence];
	uint32_t named, first_person = see_all(scene, s, &named), actor = SG_NONE, name_end;
	sg_mention subject = sg_subject__of_clause(scene, s->first, s->end);
	if (subject.kind == SG_MENTION_NAME)
		actor = sg_cast__find_prefix(&scene->cast, &scene->words, subject.name_first,
			subject.name_end, &name_end);
	/* Speech has moved the focus to its speaker; only a named subject outdoes that. */
	bool is_settled = has_speech && scene->cast.focus != SG_NONE;
	/* "who heads …", "I asked Dahl": the subject tells nothing, the name does. */
	bool is_empty = subject.kind == SG_MENTION_PRONOUN && strchr("r1w", subject.pronoun);
	if (actor == SG_NONE && !is_settled &&
		(is_empty || subject.kind == SG_MENTION_NONE ||
			(named == 1 && subject.kind != SG_MENTION_PRONOUN)))
		actor = first_person;
	bool is_body = subject.kind == SG_MENTION_NOMINAL && subject.is_definite &&
		       (subject.classes & SG_NOUN_ORGANISATION);
	sg_status st = SG_OK;
	if (actor == SG_NONE && is_body && !is_settled)
		st = sg_cast__resolve(&scene->cast, &scene->words, &subject, &actor);
	sg_cast__notice(&scene->cast, actor, s->first);
	return st;
}

/* Has any statement from `first` on a speaker? */
static bool is_anyone_speaking(const sg_scene *scene, size_t first)
{
	for (size_t i = first; i < scene->statement_count; i++)
		if (scene->statements[i].speaker != SG_NONE)
			return true;
	return false;
}

static sg_status find_in_block(sg_scene *scene, uint32_t block)
{
	sg_status st = sg_speech__read_block(scene, block);
	for (uint32_t i = scene->words.first_sentence[block];
		i < scene->words.first_sentence[block + 1] && st == SG_OK; i++) {
		size_t before = scene->statement_count;
		st = sg_speech__tagged(scene, i, false);
		if (st == SG_OK)
			st = sg_speech__direct(scene, i, false);
		if (st == SG_OK)
			st = sg_speech__indirect(scene, i);
		if (st == SG_OK)
			st = sg_speech__tagged(scene, i, true);
		if (st == SG_OK)
			st = sg_speech__direct(scene, i, true);
		if (st == SG_OK)
			st = follow(scene, i, is_anyone_speaking(scene, before));
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

static bool same_words(sg_slice text, sg_span a, sg_span b)
{
	return sg_slice_eq_nocase(sg_slice_at(text, a), sg_slice_at(text, b));
}

static bool is_in_headline(const sg_scene *scene, const sg_statement *s)
{
	uint32_t block = scene->words.sentences[s->sentence].block;
	return scene->reading.blocks[block].kind == SG_BLOCK_HEADING;
}

/* A quotation in a headline is somebody’s in the text below: the same words, with a speaker. */
static void give_headlines(sg_scene *scene)
{
	enum { HEADLINES_MAX = 16 };
	int looked = 0;
	for (size_t i = 0; i < scene->statement_count && looked < HEADLINES_MAX; i++) {
		sg_statement *s = &scene->statements[i];
		if (s->speaker != SG_NONE || s->form != SG_CLAIM_DIRECT_QUOTE ||
			!is_in_headline(scene, s))
			continue;
		looked++;
		for (size_t j = 0; j < scene->statement_count && s->speaker == SG_NONE; j++) {
			const sg_statement *other = &scene->statements[j];
			if (other->speaker == SG_NONE ||
				!same_words(scene->text, s->span, other->span))
				continue;
			s->speaker = other->speaker;
			s->method = "headline-quote";
		}
	}
}

sg_status sg_statements__find(sg_scene *scene)
{
	sg_status st = prepare(scene);
	for (uint32_t i = 0; i < scene->reading.post_count && st == SG_OK; i++)
		st = add_post(scene, i);
	if (scene->reading.is_map) /* its makers have said what the claims are */
		return st;
	for (uint32_t i = 0; i < scene->reading.post_count && st == SG_OK; i++) {
		const sg_post *post = &scene->reading.posts[i];
		scene->cast.is_story = post->form == SG_POST_NARRATION;
		if (post->form != SG_POST_TURN) /* a conversation goes on from turn to turn */
			sg_cast__forget_focus(&scene->cast);
		for (uint32_t b = 0; b < post->block_count && st == SG_OK; b++)
			st = find_in_block(scene, post->first_block + b);
	}
	if (st != SG_OK)
		return st;
	give_headlines(scene);
	return sg_statements__pairs(scene);
}
