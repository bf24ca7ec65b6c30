/* Times what makes a debate of news text on one processor, part by part, beside a yardstick in the
 * same run, counting the words of the same bytes.
 *
 * usage: bench_speech [-n RUNS] FILE...
 *
 * The library has no clocks in it: parts are timed by calling its inner functions one after another
 * on each document, as sg_extract does. Words remember what was asked about them, so the tagger
 * alone, its features alone, and all of it are each timed on words that were asked nothing yet.
 * "Tagging" is the tagger without its features, "linking" what finding statements takes without
 * the tagger. The whole is sg_extract itself; what it takes more than all parts is "other":
 * checking the bytes, and noise.
 *
 * Time is the processor's, not the clock's. Prints "ok" or "below" for the limit of 5 MB/s, by the
 * fastest run, since what disturbs a run only makes it slower; ends with 1 when it is below. */
#include "assemble.h"
#include "bench.h"
#include "bench_text.h"
#include "restate/restate.h"
#include "stance/stance.h"
#include "statement/speech.h"
#include "text/language.h"

#include <stdio.h>
#include <stdlib.h>

enum { MOST_RUNS = 1001, LEAST_MB_PER_SECOND = 5 };

enum part {
	YARDSTICK,
	READING,
	WORDS,
	PEOPLE,
	TRAITS,
	CUES,       /* the first chain, which tells where cues are */
	CUES_TWICE, /* the same, and the rows of features once more */
	TAGGER,     /* features included */
	STATEMENTS, /* the tagger included */
	STANCES,
	ASSEMBLY,
	WHOLE,
	PARTS
};

typedef struct article {
	sg_buf bytes;
	const char *path;
} article;

static volatile size_t sink; /* what is computed must not be optimised away */

/* ---- the parts ------------------------------------------------------------------------------ */

static sg_status read_posts(sg_scene *scene)
{
	sg_error err = SG_ERROR_INIT;
	return sg_reader__read(NULL, &scene->reading, scene->text, scene->arena, &err);
}

static sg_status find_people(sg_scene *scene)
{
	sg_status st = SG_OK;
	size_t count = scene->reading.post_count;
	sg_cast__init(&scene->cast, scene->arena);
	scene->actor_of_post = sg_arena_array(scene->arena, count, sizeof(uint32_t));
	for (size_t i = 0; i < count && scene->actor_of_post && st == SG_OK; i++) {
		const sg_post *post = &scene->reading.posts[i];
		scene->actor_of_post[i] = SG_NONE;
		if (post->author.len && post->form != SG_POST_NARRATION)
			st = sg_cast__add(
				&scene->cast, post->author, SG_PERSON, &scene->actor_of_post[i]);
	}
	return st == SG_OK ? sg_cast__collect(&scene->cast, &scene->words, &scene->reading) : st;
}

static bool is_tagged(const sg_scene *scene, uint32_t block)
{
	return scene->finder && sg_scene__is_narration(scene, scene->reading.blocks[block].post);
}

static sg_status begin_tagger(sg_scene *scene)
{
	return sg_language__is_english(&scene->words)
		       ? sg_finder__begin(
				 &scene->finder, sg_model__built_in(), &scene->words, scene->arena)
		       : SG_OK;
}

static sg_status tag(sg_scene *scene)
{
	sg_status st = begin_tagger(scene);
	for (uint32_t b = 0; b < scene->reading.block_count && st == SG_OK; b++)
		if (is_tagged(scene, b))
			st = sg_finder__find(&scene->reports, scene->finder, b, 0.5F, scene->arena);
	return st;
}

static sg_status find_statements(sg_scene *scene)
{
	sg_status st = begin_tagger(scene);
	return st == SG_OK ? sg_statements__find(scene) : st;
}

/* ---- features alone ------------------------------------------------------------------------- */

static void fill_traits(sg_finder *f, uint32_t first, uint32_t end)
{
	sg_traits__fill(f->traits, f->words, f->known, f->model->prior, first, end);
}

static void make_rows(const sg_finder *f, uint32_t first, uint32_t end)
{
	uint32_t rows[SG_CUE_TEMPLATES + SG_ROLE_TEMPLATES];
	sg_candidate cue;
	for (uint32_t i = first; i < end; i++) {
		sg_rows__of_token(rows, &f->stretch, i);
		sink += rows[SG_CUE_TEMPLATES - 1];
	}
	for (uint32_t from = first; sg_finder__next_cue(&cue, f, from); from = cue.end)
		for (uint32_t i = cue.window; i < cue.window_end; i++) {
			sg_rows__of_role(rows, &f->stretch, &cue, i);
			sink += rows[SG_ROLE_TEMPLATES - 1];
		}
}

static void read_and_make_rows(sg_finder *f, uint32_t first, uint32_t end)
{
	sg_finder__read(f, first, end);
	make_rows(f, first, end);
}

/* Seconds that a step of the tagger takes on all stretches of a document. */
static double time_stretches(sg_scene *scene, void (*step)(sg_finder *, uint32_t, uint32_t))
{
	const sg_words *words = &scene->words;
	double start = bench_processor();
	for (uint32_t b = 0; b < scene->reading.block_count; b++) {
		uint32_t s = words->first_sentence[b], end = words->first_sentence[b + 1];
		while (is_tagged(scene, b) && s < end) {
			uint32_t next = sg_finder__stretch_end(words, s, end);
			step(scene->finder, words->sentences[s].first,
				words->sentences[next - 1].end);
			s = next;
		}
	}
	return bench_processor() - start;
}

/* ---- all parts ------------------------------------------------------------------------------ */

static sg_status find_stances(sg_scene *scene)
{
	return sg_language__is_english(&scene->words) ? sg_stances__find(scene) : SG_OK;
}

static sg_status assemble(sg_scene *scene)
{
	sg_debate debate = SG_DEBATE_INIT;
	sg_input input = {sg_slice_of("bench"), scene->text};
	sg_status st = sg_assemble(&debate, &scene, &input, 1, -1, scene->arena);
	return st == SG_OK ? sg_restate__link(&debate, scene->arena) : st;
}

static sg_status find_words(sg_scene *scene)
{
	return sg_words__of(&scene->words, scene->text, &scene->reading, scene->arena);
}

/* Seconds of some parts, one after another on one document; false when one failed. */
static bool time_steps(double seconds[PARTS], sg_scene *scene, const enum part *parts, size_t count)
{
	static sg_status (*const steps[PARTS])(sg_scene *) = {[READING] = read_posts,
		[WORDS] = find_words,
		[PEOPLE] = find_people,
		[TAGGER] = tag,
		[STATEMENTS] = find_statements,
		[STANCES] = find_stances,
		[ASSEMBLY] = assemble};
	sg_status st = SG_OK;
	for (size_t i = 0; i < count && st == SG_OK; i++) {
		double start = bench_processor();
		st = steps[parts[i]](scene);
		seconds[parts[i]] += bench_processor() - start;
	}
	return st == SG_OK;
}

static bool time_features(double seconds[PARTS], sg_slice text)
{
	static const enum part before[] = {READING, WORDS, PEOPLE};
	double untold[PARTS] = {0};
	sg_arena arena = SG_ARENA_INIT;
	sg_scene scene = {.text = text, .arena = &arena};
	bool ok = time_steps(untold, &scene, before, 3) && begin_tagger(&scene) == SG_OK;
	if (ok) {
		seconds[TRAITS] += time_stretches(&scene, fill_traits);
		seconds[CUES] += time_stretches(&scene, sg_finder__read);
		seconds[CUES_TWICE] += time_stretches(&scene, read_and_make_rows);
	}
	sg_arena_destroy(&arena);
	return ok;
}

static bool time_tagger(double seconds[PARTS], sg_slice text)
{
	static const enum part parts[] = {READING, WORDS, PEOPLE, TAGGER};
	double some[PARTS] = {0};
	sg_arena arena = SG_ARENA_INIT;
	sg_scene scene = {.text = text, .arena = &arena};
	bool ok = time_steps(some, &scene, parts, 4);
	seconds[TAGGER] += some[TAGGER];
	sg_arena_destroy(&arena);
	return ok;
}

static bool time_all(double seconds[PARTS], sg_slice text)
{
	static const enum part parts[] = {READING, WORDS, PEOPLE, STATEMENTS, STANCES, ASSEMBLY};
	sg_arena arena = SG_ARENA_INIT;
	sg_scene scene = {.text = text, .arena = &arena};
	bool ok = time_steps(seconds, &scene, parts, 6);
	sg_arena_destroy(&arena);
	return ok;
}

static bool time_whole(double seconds[PARTS], sg_slice text)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_debate debate = SG_DEBATE_INIT;
	sg_input input = {sg_slice_of("bench"), text};
	double start = bench_processor();
	sg_status st = sg_extract(&debate, &input, 1, NULL, &arena, NULL);
	seconds[WHOLE] += bench_processor() - start;
	sg_arena_destroy(&arena);
	return st == SG_OK;
}

static bool time_yardstick(double seconds[PARTS], sg_slice text)
{
	double start = bench_processor();
	sink += bench_count_words(text);
	seconds[YARDSTICK] += bench_processor() - start;
	return true;
}

/* All articles in turn before the next is timed: what was just done with an article would make it
 * faster to do again. */
static bool run_once(double seconds[PARTS], const article *articles, size_t count)
{
	static bool (*const timers[])(double[PARTS], sg_slice) = {
		time_yardstick, time_whole, time_all, time_tagger, time_features};
	for (size_t t = 0; t < sizeof timers / sizeof *timers; t++)
		for (size_t i = 0; i < count; i++)
			if (!timers[t](seconds, sg_buf_slice(&articles[i].bytes))) {
				fprintf(stderr, "%s: no debate could be read\n", articles[i].path);
				return false;
			}
	return true;
}

/* ---- results -------------------------------------------------------------------------------- */

static void print_part(const char *name, double seconds, double bytes)
{
	printf("speech\t%s\t%.1f MB/s\t%.1f ns/B\n", name, bytes / seconds / 1e6,
		1e9 * seconds / bytes);
}

static void print_parts(const double s[PARTS], double bytes)
{
	double features = s[TRAITS] + s[CUES_TWICE] - s[CUES];
	double told = s[READING] + s[WORDS] + s[PEOPLE] + s[STATEMENTS] + s[STANCES] + s[ASSEMBLY];
	print_part("counting words", s[YARDSTICK], bytes);
	print_part("reading", s[READING], bytes);
	print_part("sentences and tokens", s[WORDS], bytes);
	print_part("people", s[PEOPLE], bytes);
	print_part("features", features, bytes);
	print_part("tagging", s[TAGGER] - features, bytes);
	print_part("linking", s[STATEMENTS] - s[TAGGER], bytes);
	print_part("stances", s[STANCES], bytes);
	print_part("assembly and restated claims", s[ASSEMBLY], bytes);
	printf("speech\tother\t%.1f ns/B\n", 1e9 * (s[WHOLE] - told) / bytes);
}

static bool bench(const article *articles, size_t count, size_t runs)
{
	static double samples[PARTS][MOST_RUNS];
	double median[PARTS], bytes = 0;
	for (size_t i = 0; i < count; i++)
		bytes += (double)articles[i].bytes.len;
	for (size_t run = 0; run < runs; run++) {
		double seconds[PARTS] = {0};
		if (!run_once(seconds, articles, count))
			return false;
		for (size_t p = 0; p < PARTS; p++)
			samples[p][run] = seconds[p];
	}
	for (size_t p = 0; p < PARTS; p++)
		median[p] = bench_median(samples[p], runs);
	double fastest = bytes / samples[WHOLE][0] / 1e6; /* sorted by the median */
	bool ok = fastest >= LEAST_MB_PER_SECOND;
	print_parts(median, bytes);
	printf("speech\twhole\t%.1f MB/s\t%.1f ns/B\tfastest %.1f MB/s\t%s\tcounting words "
	       "(x%.0f)\t%zu articles, %.0f B\n",
		bytes / median[WHOLE] / 1e6, 1e9 * median[WHOLE] / bytes, fastest,
		ok ? "ok" : "below", median[WHOLE] / median[YARDSTICK], count, bytes);
	return ok;
}

int main(int argc, char **argv)
{
	size_t runs = 21;
	int first = 1;
	if (argc > 2 && strcmp(argv[1], "-n") == 0) {
		runs = (size_t)strtoul(argv[2], NULL, 10);
		first = 3;
	}
	if (first >= argc || runs < 1 || runs > MOST_RUNS) {
		fprintf(stderr, "usage: bench_speech [-n RUNS] FILE...\n");
		return 2;
	}
	size_t count = (size_t)(argc - first);
	article *articles = calloc(count, sizeof *articles);
	bool ok = articles != NULL;
	for (size_t i = 0; i < count && ok; i++) {
		articles[i].path = argv[first + (int)i];
		ok = bench_read_file(&articles[i].bytes, articles[i].path);
		if (!ok)
			perror(articles[i].path);
	}
	bench_print_machine(runs);
	ok = ok && bench(articles, count, runs);
	for (size_t i = 0; i < count && articles; i++)
		sg_buf_free(&articles[i].bytes);
	free(articles);
	return ok ? 0 : 1;
}
