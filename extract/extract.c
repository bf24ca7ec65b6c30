/* The extract stage: bytes -> debate. Reads like a table of contents:
 *
 *     read       posts, by the reader that recognises the form        reader/
 *     words      quotations, tokens, sentences                        text/
 *     cast       who is named                                         people/
 *     statements who says what                                        statement/
 *     stances    who agrees with or rebuts whom                       stance/
 *     assemble   all documents become one debate                      assemble.c
 *     restate    which claims say the same thing, in all of them      restate/ */
#include "stancegraph/extract.h"
#include "assemble.h"
#include "dump/thread.h"
#include "reader/quotations.h"
#include "restate/restate.h"
#include "stance/stance.h"
#include "statement/speech.h"
#include "text/language.h"

#include <pthread.h>

static const char NO_MEMORY[] = "out of memory";

static sg_status read_posts(
	sg_scene *scene, sg_slice bytes, const sg_extract_options *options, sg_error *err)
{
	const char *from = options->from;
	const sg_reader *reader = from ? sg_reader__choose(bytes, from) : NULL;
	if (from && !reader)
		return sg_fail(err, SG_E_UNKNOWN, 0, "there is no reader of that name",
			"see --help for the names");
	sg_status st = sg_reader__read_columns(
		reader, &scene->reading, bytes, options->columns, scene->arena, err);
	scene->text = scene->reading.text;
	return st == SG_E_NOMEM ? sg_fail(err, st, 0, NO_MEMORY, NULL) : st;
}

/* Authors are in the cast before anybody who is only talked about. */
static sg_status add_authors(sg_scene *scene)
{
	sg_status st = SG_OK;
	size_t count = scene->reading.post_count;
	scene->actor_of_post = sg_arena_array(scene->arena, count, sizeof(uint32_t));
	if (!scene->actor_of_post)
		return SG_E_NOMEM;
	for (size_t i = 0; i < count && st == SG_OK; i++) {
		const sg_post *post = &scene->reading.posts[i];
		scene->actor_of_post[i] = SG_NONE;
		if (!post->author.len || post->form == SG_POST_NARRATION)
			continue;
		st = sg_cast__add(&scene->cast, post->author, SG_PERSON, &scene->actor_of_post[i]);
		if (st != SG_OK)
			break;
		sg_actor *actor = &scene->cast.actors[scene->actor_of_post[i]];
		actor->is_speaker = true;
		actor->is_author = actor->is_author || post->form == SG_POST_COMMENT;
		if (!actor->role.len)
			actor->role = post->role;
		if (!actor->handle.len)
			actor->handle = post->handle;
	}
	return st;
}

/* The tagger has learned from English. */
static sg_status begin_finder(sg_scene *scene, const sg_model *model)
{
	if (!sg_language__is_english(&scene->words))
		return SG_OK;
	return sg_finder__begin(
		&scene->finder, model ? model : sg_model__built_in(), &scene->words, scene->arena);
}

/* All that is done with a reading. */
static sg_status build_scene(sg_scene *scene, const sg_extract_options *options, sg_error *err)
{
	sg_cast__init(&scene->cast, scene->arena);
	sg_status st = sg_words__of(&scene->words, scene->text, &scene->reading, scene->arena);
	if (st == SG_OK)
		st = add_authors(scene);
	if (st == SG_OK)
		st = sg_cast__collect(&scene->cast, &scene->words, &scene->reading);
	if (st == SG_OK)
		st = begin_finder(scene, options->model);
	if (st == SG_OK)
		st = sg_statements__find(scene);
	bool is_open = !scene->reading.is_map && sg_language__is_english(&scene->words);
	if (st == SG_OK && is_open)
		st = sg_stances__find(scene);
	return st == SG_E_NOMEM ? sg_fail(err, st, 0, NO_MEMORY, NULL) : st;
}

/* ---- several documents, on several threads ------------------------------------------------- */

typedef struct worker {
	pthread_t thread;
	sg_arena arena; /* an arena belongs to one thread; all are absorbed at the end */
	const sg_input *inputs;
	sg_scene **scenes;
	sg_error *errors;
	const sg_extract_options *options;
	size_t first, step, count;
} worker;

static void extract_one(worker *w, size_t i)
{
	sg_error *err = &w->errors[i];
	w->scenes[i] = NULL;
	*err = (sg_error)SG_ERROR_INIT;
	sg_scene *scene = sg_arena_alloc(&w->arena, sizeof *scene);
	if (!scene) {
		(void)sg_fail(err, SG_E_NOMEM, 0, NO_MEMORY, NULL);
		return;
	}
	scene->arena = &w->arena;
	if (read_posts(scene, w->inputs[i].bytes, w->options, err) == SG_OK &&
		build_scene(scene, w->options, err) == SG_OK)
		w->scenes[i] = scene;
}

/* Documents are dealt out by index, so that which thread takes which does not matter. */
static void *work(void *arg)
{
	worker *w = arg;
	for (size_t i = w->first; i < w->count; i += w->step)
		extract_one(w, i);
	return NULL;
}

static void run_workers(worker *workers, size_t count)
{
	size_t started = 1;
	for (size_t i = 1; i < count; i++, started++)
		if (pthread_create(&workers[i].thread, NULL, work, &workers[i]) != 0)
			break;
	work(&workers[0]);
	for (size_t i = 1; i < started; i++)
		(void)pthread_join(workers[i].thread, NULL);
	for (size_t i = started; i < count; i++) /* no thread could be had: do its share here */
		work(&workers[i]);
}

static sg_status extract_all(sg_scene **scenes, sg_error *errors, const sg_input *inputs,
	size_t count, const sg_extract_options *options, sg_arena *arena)
{
	size_t threads = options->threads ? options->threads : 1;
	threads = threads > count ? count : threads > 64 ? 64 : threads;
	worker *workers = sg_arena_array(arena, threads, sizeof *workers);
	if (!workers)
		return SG_E_NOMEM;
	for (size_t i = 0; i < threads; i++)
		workers[i] = (worker){.inputs = inputs,
			.scenes = scenes,
			.errors = errors,
			.options = options,
			.first = i,
			.step = threads,
			.count = count};
	run_workers(workers, threads);
	for (size_t i = 0; i < threads; i++)
		sg_arena_absorb(arena, &workers[i].arena);
	for (size_t i = 0; i < count; i++)
		if (scenes[i])
			scenes[i]->arena = scenes[i]->words.tokens.vocabulary->arena = arena;
	return SG_OK;
}

/* SG_OK if any input gave a scene; else why the first did not. Memory that ran out is never ok. */
static sg_status verdict(sg_scene *const *scenes, const sg_error *errors, size_t count)
{
	bool any = false;
	for (size_t i = 0; i < count; i++) {
		if (errors[i].code == SG_E_NOMEM)
			return SG_E_NOMEM;
		any = any || scenes[i];
	}
	return any ? SG_OK : errors[0].code;
}

sg_status sg_extract(sg_debate *out, const sg_input *inputs, size_t input_count,
	const sg_extract_options *options, sg_arena *arena, sg_error *errors)
{
	static const sg_extract_options defaults = SG_EXTRACT_OPTIONS_INIT;
	const sg_extract_options *o = options ? options : &defaults;
	if (input_count == 0)
		return SG_E_EMPTY;
	sg_debate debate = SG_DEBATE_INIT;
	sg_scene **scenes = sg_arena_array(arena, input_count, sizeof *scenes);
	sg_error *own = sg_arena_array(arena, input_count, sizeof *own);
	if (!scenes || !own)
		return SG_E_NOMEM;
	sg_status st = extract_all(scenes, own, inputs, input_count, o, arena);
	if (st == SG_OK)
		st = verdict(scenes, own, input_count);
	if (st == SG_OK)
		st = sg_assemble(&debate, scenes, inputs, input_count, o->min_confidence, arena);
	if (st == SG_OK)
		st = sg_restate__link(&debate, arena);
	if (st == SG_OK)
		*out = debate;
	for (size_t i = 0; errors && i < input_count; i++)
		errors[i] = own[i];
	return st;
}

/* ---- one thread of a dump ------------------------------------------------------------------- */

static sg_status extract_thread(sg_debate *out, sg_scene *scene, const sg_dump_thread *thread,
	sg_slice path, const sg_extract_options *options, sg_error *err)
{
	sg_debate debate = SG_DEBATE_INIT;
	const sg_input input = {path, {NULL, thread->bytes}};
	sg_status st = sg_dump__read_thread(&scene->reading, thread, scene->arena, err);
	if (st == SG_OK)
		st = sg_quotations__match(&scene->reading, scene->arena);
	scene->text = scene->reading.text;
	if (st == SG_OK)
		st = build_scene(scene, options, err);
	if (st == SG_OK)
		st = sg_assemble(&debate, &scene, &input, 1, options->min_confidence, scene->arena);
	if (st == SG_OK)
		st = sg_restate__link(&debate, scene->arena);
	if (st == SG_OK)
		*out = debate;
	return st;
}

sg_status sg_extract_thread(sg_debate *out, const sg_dump_thread *thread, sg_slice path,
	const sg_extract_options *options, sg_arena *arena, sg_error *err)
{
	static const sg_extract_options defaults = SG_EXTRACT_OPTIONS_INIT;
	sg_scene *scene = sg_arena_alloc(arena, sizeof *scene);
	if (!scene)
		return sg_fail(err, SG_E_NOMEM, 0, NO_MEMORY, NULL);
	scene->arena = arena;
	sg_status st = extract_thread(out, scene, thread, path, options ? options : &defaults, err);
	return st == SG_E_NOMEM ? sg_fail(err, st, 0, NO_MEMORY, NULL) : st;
}
