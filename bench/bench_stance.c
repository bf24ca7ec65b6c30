/* Times the learned stance of replies on one processor: pairs a second, and what reading the words,
 * making the features and running the network take of it; beside a yardstick in the same run,
 * counting the words of the same bytes.
 *
 * usage: bench_stance [-n RUNS] PAIRS.tsv|TEXT...
 *
 * A file that ends in .tsv is a table of pairs. Of other files words are taken, in their order, for
 * pairs as long as those of debate sites. Prints "ok" or "below" for the limit of 100,000 pairs a
 * second, and ends with 1 when a file is below it. Time is the processor's, not the clock's: what
 * other programs do at the same time does not count. */
#include "bench.h"
#include "bench_text.h"
#include "cli/pairs.h"
#include "stance/learned/network.h"

#include <stdio.h>
#include <stdlib.h>

enum { MOST_RUNS = 1001, LEAST_PER_SECOND = 100000, GENERATED = 5000, PARENT_WORDS = 35 };

/* What is measured; each stage holds the one before it. */
enum stage { YARDSTICK, WORDS, FEATURES, ALL, STAGES };

typedef struct sample {
	pair_table pairs;
	size_t bytes;
	volatile size_t sink; /* what is computed must not be optimised away */
} sample;

/* ---- pairs ---------------------------------------------------------------------------------- */

/* The next `words` words of a text that is read round and round. */
static void add_words(sg_buf *out, sg_slice text, size_t *at, size_t words)
{
	for (size_t i = 0; i < words; i++) {
		size_t start = *at, len = 0;
		while (start + len < text.len && !strchr(" \t\r\n", text.ptr[start + len]))
			len++;
		sg_buf_add(out, (sg_slice){text.ptr + start, len});
		sg_buf_putc(out, ' ');
		for (*at = start + len; *at < text.len && strchr(" \t\r\n", text.ptr[*at]);)
			++*at;
		*at = *at < text.len ? *at : 0;
	}
}

/* Lengths go up and down, as they do among people, around those of debate sites. */
static void generate(sg_buf *out, sg_slice text)
{
	size_t at = 0;
	for (size_t i = 0; text.len && i < GENERATED; i++) {
		add_words(out, text, &at, PARENT_WORDS - 20 + i * 7 % 41);
		sg_buf_putc(out, '\t');
		add_words(out, text, &at, PARENT_WORDS - 20 + i * 11 % 41);
		sg_buf_putc(out, '\n');
	}
}

static bool read_pairs(sample *out, sg_buf *table, sg_arena *arena, const char *path)
{
	sg_buf text = SG_BUF_INIT;
	bool ok = bench_read_file(&text, path);
	if (sg_slice_ends(sg_slice_of(path), (sg_slice)SG_SLICE_LIT(".tsv")))
		sg_buf_add(table, sg_buf_slice(&text));
	else
		generate(table, sg_buf_slice(&text));
	sg_buf_free(&text);
	ok = ok && pairs_read(&out->pairs, table, arena, NULL) == SG_OK && out->pairs.count;
	for (size_t i = 0; ok && i < out->pairs.count; i++)
		out->bytes += out->pairs.items[i].parent.len + out->pairs.items[i].reply.len;
	return ok;
}

/* ---- stages --------------------------------------------------------------------------------- */

static size_t run_pair(enum stage stage, sg_reply_pair pair)
{
	static sg_pair_words parent, reply;
	static sg_features features;
	if (stage == YARDSTICK)
		return bench_count_words(pair.parent) + bench_count_words(pair.reply);
	if (stage == ALL)
		return (size_t)(sg_stance_of_reply(pair).label + 1);
	sg_pair_words__read(&parent, pair.parent);
	sg_pair_words__read(&reply, pair.reply);
	if (stage == FEATURES)
		sg_features__of(&features, &parent, &reply);
	return parent.count + reply.count + features.count[SG_FEATURE_SHAPE];
}

static double seconds_of(enum stage stage, sample *s)
{
	size_t sum = 0;
	double start = bench_processor();
	for (size_t i = 0; i < s->pairs.count; i++)
		sum += run_pair(stage, s->pairs.items[i]);
	s->sink += sum;
	return bench_processor() - start;
}

/* ---- files ---------------------------------------------------------------------------------- */

/* Stages in turn, so that a slow moment of the machine falls on all of them. */
static void measure(double nanoseconds[STAGES], sample *s, size_t runs)
{
	static double samples[STAGES][MOST_RUNS];
	for (size_t run = 0; run < runs; run++)
		for (size_t i = 0; i < STAGES; i++)
			samples[i][run] = seconds_of((enum stage)i, s);
	for (size_t i = 0; i < STAGES; i++)
		nanoseconds[i] = 1e9 * bench_median(samples[i], runs) / (double)s->pairs.count;
}

static bool bench_file(const char *path, size_t runs)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_buf table = SG_BUF_INIT;
	sample s = {{NULL, 0}, 0, 0};
	double ns[STAGES], per_second = 0;
	if (read_pairs(&s, &table, &arena, path)) {
		measure(ns, &s, runs);
		per_second = 1e9 / ns[ALL];
		printf("stance\t%zu pairs of %.0f B\t%.0f pairs/s\t%s\twords %.0f ns\tfeatures "
		       "%.0f ns\tnetwork %.0f ns\tcounting words %.0f ns (x%.1f)\t%s\n",
			s.pairs.count, (double)s.bytes / (double)s.pairs.count, per_second,
			per_second >= LEAST_PER_SECOND ? "ok" : "below", ns[WORDS],
			ns[FEATURES] - ns[WORDS], ns[ALL] - ns[FEATURES], ns[YARDSTICK],
			ns[ALL] / ns[YARDSTICK], path);
	} else {
		fprintf(stderr, "%s: no pairs could be read\n", path);
	}
	sg_buf_free(&table);
	sg_arena_destroy(&arena);
	return per_second >= LEAST_PER_SECOND;
}

int main(int argc, char **argv)
{
	size_t runs = 21;
	int first = 1;
	bool ok = true;
	if (argc > 2 && strcmp(argv[1], "-n") == 0) {
		runs = (size_t)strtoul(argv[2], NULL, 10);
		first = 3;
	}
	if (first >= argc || runs < 1 || runs > MOST_RUNS) {
		fprintf(stderr, "usage: bench_stance [-n RUNS] PAIRS.tsv|TEXT...\n");
		return 2;
	}
	bench_print_machine(runs);
	for (int i = first; i < argc; i++)
		ok = bench_file(argv[i], runs) && ok;
	return ok ? 0 : 1;
}
