/* Finding whom an answer is meant for. In a conversation the turn before is often the host’s, and
 * who is contradicted is named: "Lars, that is not what happened", "Meera is right about that". */
#include "stance/address.h"

enum { NAMED_SENTENCES = 2 };

static bool asks(const sg_scene *scene, uint32_t post)
{
	const sg_post *p = &scene->reading.posts[post];
	uint32_t from = scene->words.first_sentence[p->first_block];
	uint32_t to = scene->words.first_sentence[p->first_block + p->block_count];
	for (uint32_t i = to; i > from && to - i < 2; i--)
		if (sg_scene__token(scene, scene->words.sentences[i - 1].end - 1)->mark == '?')
			return true;
	return false;
}

static sg_status find_askers(sg_address *out, const sg_scene *scene)
{
	size_t actors = scene->cast.count;
	uint64_t *lengths = sg_arena_array(scene->arena, actors, sizeof *lengths), total = 0;
	uint32_t *turns = sg_arena_array(scene->arena, actors, sizeof *turns);
	uint32_t *questions = sg_arena_array(scene->arena, actors, sizeof *questions);
	out->is_asker = sg_arena_array(scene->arena, actors, sizeof *out->is_asker);
	if (!lengths || !turns || !questions || !out->is_asker)
		return SG_E_NOMEM;
	for (uint32_t i = 0; i < scene->reading.post_count; i++) {
		uint32_t actor = scene->actor_of_post[i];
		if (actor == SG_NONE || scene->reading.posts[i].form != SG_POST_TURN)
			continue;
		turns[actor]++;
		if (turns[actor] == 1) /* whoever opens introduces first */
			continue;
		lengths[actor] += sg_span_len(scene->reading.posts[i].span);
		total += sg_span_len(scene->reading.posts[i].span);
		questions[actor] += asks(scene, i);
	}
	uint32_t opener = SG_NONE; /* who opens a conversation of three or more leads it */
	for (uint32_t i = 0; i < scene->reading.post_count && opener == SG_NONE; i++)
		if (scene->reading.posts[i].form == SG_POST_TURN)
			opener = scene->actor_of_post[i];
	uint64_t all_turns = 0;
	for (size_t i = 0; i < actors; i++)
		all_turns += turns[i] > 1 ? turns[i] - 1 : 0;
	for (size_t i = 0; i < actors; i++) {
		/* A moderator opens, and says less at a time than the others. */
		bool is_brief =
			turns[i] > 1 && lengths[i] * all_turns * 3 < total * (turns[i] - 1) * 2;
		out->is_asker[i] =
			turns[i] && (2 * questions[i] >= turns[i] ||
					    (i == opener && (questions[i] > 0 || is_brief)));
	}
	return SG_OK;
}

/* A speaker, other than the author, whom the first sentences of the post name. */
static uint32_t named_speaker(const sg_scene *scene, uint32_t post, const uint32_t *last_post)
{
	const sg_post *p = &scene->reading.posts[post];
	uint32_t from = scene->words.first_sentence[p->first_block];
	uint32_t to = scene->words.first_sentence[p->first_block + p->block_count];
	for (uint32_t i = from; i < to && i < from + NAMED_SENTENCES; i++) {
		const sg_sentence *s = &scene->words.sentences[i];
		for (uint32_t t = s->first; t < s->end;) {
			uint32_t end = sg_name__run_end(&scene->words, t, s->end), name_end;
			uint32_t actor =
				end > t ? sg_cast__find_prefix(&scene->cast, &scene->words,
						  sg_name__skip_titles(&scene->words, t, end), end,
						  &name_end)
					: SG_NONE;
			if (actor != SG_NONE && actor != scene->actor_of_post[post] &&
				last_post[actor] != SG_NONE)
				return actor;
			t = end > t ? end : t + 1;
		}
	}
	return SG_NONE;
}

/* "Lord Orr calls your plan a charter": what somebody whom the question names is quoted with. */
static uint32_t said_by_named(const sg_scene *scene, uint32_t question, uint32_t answerer)
{
	enum { STATEMENTS_LOOKED_AT = 200 };
	const sg_post *p = &scene->reading.posts[question];
	uint32_t first = scene->words.first_sentence[p->first_block];
	if (first >= scene->words.sentence_count)
		return SG_NONE;
	const sg_sentence *s = &scene->words.sentences[first];
	for (uint32_t t = s->first; t < s->end;) {
		uint32_t end = sg_name__run_end(&scene->words, t, s->end), name_end;
		uint32_t actor = end > t ? sg_cast__find_prefix(&scene->cast, &scene->words,
						   sg_name__skip_titles(&scene->words, t, end), end,
						   &name_end)
					 : SG_NONE;
		t = end > t ? end : t + 1;
		if (actor == SG_NONE || actor == answerer ||
			actor == scene->actor_of_post[question])
			continue;
		for (uint32_t i = 0; i < scene->statement_count && i < STATEMENTS_LOOKED_AT; i++)
			if (scene->statements[i].speaker == actor &&
				scene->statements[i].form >= SG_CLAIM_DIRECT_QUOTE)
				return i;
	}
	return SG_NONE;
}

/* The last thing that a question reports of somebody who is neither asking nor answering. */
static uint32_t reported_in(
	const sg_scene *scene, uint32_t question, uint32_t answerer, const uint32_t *latest)
{
	uint32_t statement = latest[question];
	if (statement != SG_NONE && scene->statements[statement].speaker != answerer)
		return statement;
	return statement == SG_NONE ? said_by_named(scene, question, answerer) : SG_NONE;
}

static uint32_t answered_by(const sg_scene *scene, sg_address *address, uint32_t post,
	const uint32_t *last_post, const uint32_t *latest)
{
	const sg_post *p = &scene->reading.posts[post];
	uint32_t author = scene->actor_of_post[post];
	if (scene->statement_of_post[post] == SG_NONE || p->is_author_uncertain)
		return SG_NONE;
	uint32_t named = named_speaker(scene, post, last_post), parent = p->parent;
	/* Comments whose page says what they answer answer that, unless they name somebody else. */
	address->is_named[post] = named != SG_NONE;
	if (named != SG_NONE && !address->is_asker[named])
		parent = last_post[named];
	if (parent == SG_NONE || scene->statement_of_post[parent] == SG_NONE ||
		scene->actor_of_post[parent] == author)
		return SG_NONE;
	uint32_t speaker = scene->actor_of_post[parent];
	if (speaker != SG_NONE && p->form == SG_POST_TURN && address->is_asker[speaker]) {
		uint32_t reported = reported_in(scene, parent, author, latest);
		return reported != SG_NONE ? reported : scene->statement_of_post[parent];
	}
	return scene->statement_of_post[parent];
}

sg_status sg_address__find(sg_address *out, const sg_scene *scene)
{
	size_t posts = scene->reading.post_count, actors = scene->cast.count;
	uint32_t *last_post = sg_arena_array(scene->arena, actors, sizeof *last_post);
	uint32_t *latest = sg_arena_array(scene->arena, posts, sizeof *latest);
	out->answered = sg_arena_array(scene->arena, posts, sizeof *out->answered);
	out->is_named = sg_arena_array(scene->arena, posts, sizeof *out->is_named);
	if (!last_post || !latest || !out->is_named || !out->answered)
		return SG_E_NOMEM;
	memset(last_post, 0xFF, actors * sizeof *last_post); /* SG_NONE */
	memset(latest, 0xFF, posts * sizeof *latest);
	for (uint32_t i = 0; i < scene->statement_count; i++) {
		const sg_statement *s = &scene->statements[i];
		if (s->form >= SG_CLAIM_DIRECT_QUOTE && s->speaker != SG_NONE &&
			s->speaker != scene->actor_of_post[s->post])
			latest[s->post] = i;
	}
	uint32_t roots = 0;
	for (uint32_t i = 0; i < posts; i++)
		roots += scene->reading.posts[i].parent == SG_NONE &&
			 scene->statement_of_post[i] != SG_NONE;
	out->has_many_roots = roots > 1;
	sg_status st = find_askers(out, scene);
	for (uint32_t i = 0; i < posts && st == SG_OK; i++) {
		out->answered[i] = answered_by(scene, out, i, last_post, latest);
		if (scene->actor_of_post[i] != SG_NONE)
			last_post[scene->actor_of_post[i]] = i;
	}
	return st;
}
