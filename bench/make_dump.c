/* Makes a dump like those of Reddit, to measure with: one comment or submission on each line, with
 * the keys that real ones have, in threads that go on side by side, in the order of time. Words,
 * people and threads are invented by a random number generator, so that the same seed gives the
 * same bytes.
 *
 * usage: make_dump [-s SEED] BYTES      at least so many, on standard output */
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OPEN_THREADS = 400, KEPT_COMMENTS = 64, ID_BYTES = 16 };

static const char *const WORDS[] = {"the", "lamp", "moth", "bridge", "night", "is", "not", "are",
	"you", "wrong", "agree", "that", "people", "walk", "home", "late", "and", "who", "pays",
	"for", "it", "no", "yes", "really", "nobody", "light", "dark", "think", "council", "should",
	"burn", "all", "with", "path", "counted", "them", "there", "after", "ten", "what", "I", "a",
	"caf\\u00e9", "\\\"so\\\"", "this.", "why?", "exactly,", "well,"};

typedef struct thread {
	char id[ID_BYTES];
	char comments[KEPT_COMMENTS][ID_BYTES];
	size_t comment_count; /* since it began */
} thread;

typedef struct maker {
	uint64_t random, next_comment, next_thread, time, written;
	thread threads[OPEN_THREADS];
	size_t thread_count;
} maker;

/* xorshift64* (Vigna, "An experimental exploration of Marsaglia's xorshift generators", 2016). */
static uint64_t next_random(maker *m)
{
	m->random ^= m->random >> 12;
	m->random ^= m->random << 25;
	m->random ^= m->random >> 27;
	return m->random * 2685821657736338717u;
}

static size_t below(maker *m, size_t limit)
{
	return (size_t)((next_random(m) >> 16) % limit);
}

static void write_id(char *out, uint64_t number)
{
	static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
	char reversed[ID_BYTES];
	size_t len = 0;
	do
		reversed[len++] = digits[number % 36];
	while (number /= 36);
	for (size_t i = 0; i < len; i++)
		out[i] = reversed[len - 1 - i];
	out[len] = '\0';
}

static void put(maker *m, const char *text)
{
	fputs(text, stdout);
	m->written += strlen(text);
}

static void put_words(maker *m, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (i)
			put(m, " ");
		put(m, WORDS[below(m, sizeof WORDS / sizeof *WORDS)]);
	}
}

/* Most comments are short, some are long. */
static size_t comment_words(maker *m)
{
	size_t words = 3 + below(m, 40);
	return below(m, 10) ? words : words * 5;
}

static void put_line_end(maker *m)
{
	put(m, ",\"subreddit\":\"footbridge\",\"subreddit_id\":\"t5_2qh1i\","
	       "\"subreddit_name_prefixed\":\"r/footbridge\",\"subreddit_type\":\"public\","
	       "\"top_awarded_type\":null,\"total_awards_received\":0,\"treatment_tags\":[],"
	       "\"unrepliable_reason\":null}\n");
}

static void put_author(maker *m)
{
	char text[400];
	snprintf(text, sizeof text,
		"{\"all_awardings\":[],\"approved_at_utc\":null,\"approved_by\":null,"
		"\"associated_award\":null,\"author\":\"user%zu\",\"author_flair_css_class\":null,"
		"\"author_flair_richtext\":[],\"author_flair_text\":null,"
		"\"author_flair_type\":\"text\",\"author_fullname\":\"t2_%zu\","
		"\"author_patreon_flair\":false,\"author_premium\":false,\"awarders\":[],",
		below(m, 9000), below(m, 9000));
	put(m, text);
}

static void put_submission(maker *m, const thread *t)
{
	char text[400];
	put_author(m);
	put(m, "\"title\":\"");
	put_words(m, 4 + below(m, 10));
	put(m, "\",\"selftext\":\"");
	put_words(m, below(m, 3) ? comment_words(m) : 0);
	snprintf(text, sizeof text,
		"\",\"created_utc\":%" PRIu64
		",\"id\":\"%s\",\"name\":\"t3_%s\",\"num_comments\":0,"
		"\"is_self\":true,\"over_18\":false,\"permalink\":\"/r/footbridge/comments/%s/x/\","
		"\"score\":%zu,\"url\":\"https://example.org/%s\"",
		m->time, t->id, t->id, t->id, below(m, 900), t->id);
	put(m, text);
	put_line_end(m);
}

static void put_comment(maker *m, thread *t)
{
	char text[900], id[ID_BYTES];
	const char *kind = "t3_", *parent = t->id;
	m->next_comment += 1 + below(m, 5);
	write_id(id, m->next_comment);
	size_t kept = t->comment_count < KEPT_COMMENTS ? t->comment_count : KEPT_COMMENTS;
	if (kept && below(m, 3)) {
		kind = "t1_";
		parent = t->comments[below(m, kept)];
	}
	put_author(m);
	put(m, "\"banned_at_utc\":null,\"banned_by\":null,\"body\":\"");
	put_words(m, comment_words(m));
	snprintf(text, sizeof text,
		"\",\"can_gild\":true,\"can_mod_post\":false,\"collapsed\":false,"
		"\"collapsed_because_crowd_control\":null,\"collapsed_reason\":null,"
		"\"comment_type\":null,\"controversiality\":0,\"created_utc\":%" PRIu64 ","
		"\"distinguished\":null,\"edited\":false,\"gilded\":0,\"gildings\":{},\"id\":\"%"
		"s\","
		"\"is_submitter\":false,\"likes\":null,\"link_id\":\"t3_%s\",\"locked\":false,"
		"\"mod_reports\":[],\"name\":\"t1_%s\",\"no_follow\":true,\"num_reports\":null,"
		"\"parent_id\":\"%s%s\",\"permalink\":\"/r/footbridge/comments/%s/x/%s/\","
		"\"removal_reason\":null,\"replies\":\"\",\"retrieved_on\":1614001000,"
		"\"saved\":false,\"score\":%d,\"score_hidden\":false,\"send_replies\":true,"
		"\"stickied\":false",
		m->time, id, t->id, id, kind, parent, t->id, id, (int)below(m, 60) - 9);
	put(m, text);
	put_line_end(m);
	memcpy(t->comments[t->comment_count++ % KEPT_COMMENTS], id, sizeof id);
}

/* A thread begins, in the place of one that ends if there are many. */
static void begin_thread(maker *m)
{
	size_t place = m->thread_count < OPEN_THREADS ? m->thread_count++ : below(m, OPEN_THREADS);
	thread *t = &m->threads[place];
	m->next_thread += 1 + below(m, 9);
	t->comment_count = 0;
	write_id(t->id, m->next_thread);
	put_submission(m, t);
}

int main(int argc, char **argv)
{
	static maker m = {.random = 1,
		.next_comment = 1000000000,
		.next_thread = 100000000,
		.time = 1614000000};
	int first = 1;
	if (argc > 2 && strcmp(argv[1], "-s") == 0) {
		m.random = strtoull(argv[2], NULL, 10) * 2 + 1;
		first = 3;
	}
	uint64_t bytes = argc == first + 1 ? strtoull(argv[first], NULL, 10) : 0;
	if (!bytes) {
		fprintf(stderr, "usage: make_dump [-s SEED] BYTES\n");
		return 2;
	}
	while (m.written < bytes) {
		m.time += below(&m, 3);
		if (!m.thread_count || !below(&m, 40))
			begin_thread(&m);
		else
			put_comment(&m, &m.threads[below(&m, m.thread_count)]);
	}
	return fflush(stdout) == 0 ? 0 : 1;
}
