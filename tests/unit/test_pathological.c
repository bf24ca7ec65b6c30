/* Inputs that make quadratic code slow: the same shape at two sizes, the larger eight times the
 * smaller. Linear work takes about 8 times as long, quadratic 64 times; more than 24 fails. Only
 * the processor's time counts, so that a busy machine does not fail a test. */
#include "stancegraph/extract.h"
#include "stancegraph/json.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <time.h>

#ifdef __SANITIZE_ADDRESS__
enum { SLOWER = 4 }; /* sizes are divided by this */
#else
enum { SLOWER = 1 };
#endif

enum { FACTOR = 8, WORST_RATIO = 24, MILLION = 1000000 };

TestSuite(pathological, .timeout = 120);

static double cpu_seconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* Extract and write as JSON; what status comes out does not matter, that it comes does. */
static double seconds_for(sg_slice text, const char *reader)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_debate debate = SG_DEBATE_INIT;
	sg_buf json = SG_BUF_INIT;
	sg_extract_options options = SG_EXTRACT_OPTIONS_INIT;
	options.from = reader;
	sg_input input = {sg_slice_of("long.txt"), text};
	double start = cpu_seconds();
	if (sg_extract(&debate, &input, 1, &options, &arena, NULL) == SG_OK)
		cr_assert(eq(int, sg_json_write(&json, &debate, NULL), SG_OK));
	double took = cpu_seconds() - start;
	sg_buf_free(&json);
	sg_arena_destroy(&arena);
	return took;
}

static void repeat(sg_buf *out, const char *head, const char *unit, size_t times, const char *tail)
{
	sg_buf_puts(out, head);
	for (size_t i = 0; i < times; i++)
		sg_buf_puts(out, unit);
	sg_buf_puts(out, tail);
}

/* head, unit times `times`, tail, for every reader: at most WORST_RATIO times as long as with
 * an eighth of the units. A tenth of a second is forgiven, for clocks and caches. */
static void must_be_linear(const char *head, const char *unit, size_t times, const char *tail)
{
	times /= SLOWER;
	const char *slow = NULL;
	double base = 0, took = 0;
	sg_buf small = SG_BUF_INIT, large = SG_BUF_INIT;
	repeat(&small, head, unit, times / FACTOR, tail);
	repeat(&large, head, unit, times, tail);
	for (const char *const *reader = sg_reader_names(); *reader && !slow; reader++) {
		base = seconds_for(sg_buf_slice(&small), *reader);
		took = seconds_for(sg_buf_slice(&large), *reader);
		if (took > WORST_RATIO * base + 0.1)
			slow = *reader;
	}
	sg_buf_free(&small);
	sg_buf_free(&large);
	cr_assert(zero(ptr, (void *)slow), "%s: %.3f s for %zu times, %.3f s for an eighth of it",
		slow, took, times, base);
}

static const char *const lead = "The town opened its new footbridge on Monday.\n\n";

Test(pathological, nested_quotes)
{
	must_be_linear(lead, "“", 50000, "yes,” said Ines Dahl.\n");
}

Test(pathological, balanced_nested_quotes)
{
	sg_buf closing = SG_BUF_INIT;
	repeat(&closing, "yes", "”", 6000, " said Ines Dahl.\n");
	must_be_linear(lead, "“", 50000, closing.ptr);
	sg_buf_free(&closing);
}

Test(pathological, quotes_that_never_close)
{
	must_be_linear(lead, "“It works, said Ines Dahl.\n\n", 50000, "");
}

Test(pathological, straight_quotes)
{
	must_be_linear(lead, "\" ", 200000, "\n");
}

Test(pathological, one_long_line_of_words)
{
	must_be_linear(lead, "bridge ", 50 * MILLION / 7, "\n");
}

Test(pathological, one_long_word)
{
	must_be_linear(lead, "bridgebridge", 5 * MILLION / 12, "\n");
}

Test(pathological, one_long_sentence_of_names)
{
	must_be_linear(lead, "Ines Dahl and ", 100000, "left.\n");
}

Test(pathological, many_names_that_resemble)
{
	must_be_linear(lead, "Ines Dahl said. Mr Dahl said. Ines said. Dahl said. ", 20000, "\n");
}

Test(pathological, many_because)
{
	must_be_linear(lead, "because ", 65000, "\n");
}

/* Cue behind cue, and nothing that is said. The words in front make it English to the tagger. */
Test(pathological, many_said)
{
	sg_buf english = SG_BUF_INIT;
	repeat(&english, lead, "It was in the town that they met. ", 500, "\n\n");
	must_be_linear(english.ptr, "said ", 65000, "\n");
	sg_buf_free(&english);
}

Test(pathological, quotations_in_turn)
{
	must_be_linear(lead, "“Yes,” ‘no’ ", 25000, "said Ines Dahl.\n");
}

Test(pathological, many_sources)
{
	must_be_linear(lead, "according to ", 40000, "Ines Dahl\n");
}

Test(pathological, many_he_said)
{
	must_be_linear(lead, "he said that she said that ", 40000, "it works.\n");
}

Test(pathological, blank_lines)
{
	must_be_linear(lead, "\n", MILLION, "The end.\n");
}

Test(pathological, many_posts_of_one_person)
{
	must_be_linear("Ines Dahl’s Post\n\n", "Ines Dahl\n\nEngineer\n\n2h\n\nNo, it works.\n\n",
		20000, "");
}

Test(pathological, many_short_lines)
{
	must_be_linear("", "Yes\n\n", 100000, "");
}

Test(pathological, full_stops)
{
	must_be_linear(lead, ". ", 500000, "\n");
}

Test(pathological, dialogue_labels)
{
	must_be_linear("A talk\n\n", "Q: Why?\nA: Because.\n", 30000, "");
}

/* Each person speaks once: a table of people that is searched from its start is quadratic. */
Test(pathological, many_people)
{
	size_t most = 16000 / SLOWER;
	double took[2];
	for (int size = 0; size < 2; size++) {
		sg_buf text = SG_BUF_INIT;
		for (size_t i = 0; i < (size ? most : most / FACTOR); i++)
			sg_buf_printf(&text,
				"%c%c%c%c Dahl%c%c%c\n\nEngineer\n\n2h\n\nNo, that is wrong.\n\n",
				'A' + (char)(i % 26), 'a' + (char)(i / 26 % 26),
				'a' + (char)(i / 676 % 26), 'o', 'a' + (char)(i % 7),
				'a' + (char)(i % 11), 'a' + (char)(i % 13));
		took[size] = seconds_for(sg_buf_slice(&text), "thread");
		sg_buf_free(&text);
	}
	cr_assert(took[1] <= WORST_RATIO * took[0] + 0.1, "%.3f s for %zu, %.3f s for an eighth",
		took[1], most, took[0]);
}

/* ---- posts in JSON -------------------------------------------------------------------------- */

/* A thread of `count` posts, of which number `i` answers `parent(i)`. */
static double seconds_for_thread(size_t count, size_t (*parent)(size_t i, size_t count))
{
	sg_buf text = SG_BUF_INIT;
	sg_buf_puts(&text, "{\"title\": \"The lamps\", \"posts\": [");
	for (size_t i = 0; i < count; i++)
		sg_buf_printf(&text,
			"%s{\"id\": %zu, \"parent\": %zu, \"author\": \"user %zu\", "
			"\"text\": \"No, that is wrong.\"}",
			i ? "," : "", i, parent(i, count), i % 100);
	sg_buf_puts(&text, "]}");
	double took = seconds_for(sg_buf_slice(&text), NULL);
	sg_buf_free(&text);
	return took;
}

static void thread_must_be_linear(size_t (*parent)(size_t i, size_t count))
{
	size_t count = 200000 / SLOWER;
	double base = seconds_for_thread(count / FACTOR, parent);
	double took = seconds_for_thread(count, parent);
	cr_assert(took <= WORST_RATIO * base + 0.1, "%.3f s for %zu, %.3f s for an eighth", took,
		count, base);
}

static size_t the_one_before(size_t i, size_t count)
{
	return i ? i - 1 : count;
}

static size_t the_one_behind(size_t i, size_t count)
{
	(void)count;
	return i + 1;
}

static size_t the_next_in_a_ring(size_t i, size_t count)
{
	return (i + 1) % count;
}

static size_t the_first(size_t i, size_t count)
{
	return i ? 0 : count;
}

Test(pathological, each_post_answers_the_one_before)
{
	thread_must_be_linear(the_one_before);
}

Test(pathological, each_post_answers_the_one_behind)
{
	thread_must_be_linear(the_one_behind);
}

Test(pathological, all_posts_are_one_ring)
{
	thread_must_be_linear(the_next_in_a_ring);
}

Test(pathological, all_posts_answer_the_first)
{
	thread_must_be_linear(the_first);
}

Test(pathological, brackets_in_brackets)
{
	must_be_linear("{\"posts\": [{\"text\": \"No.\", \"x\": ", "[", 100000, "");
	must_be_linear("{\"posts\": ", "[{\"text\": ", 100000, "");
	must_be_linear("{\"posts\", ", "\"\\", 100000, "");
}

/* ---- inputs that are no debate: a status, quickly, and `out` untouched --------------------- */

static sg_status status_of(const char *bytes, size_t len, size_t *pos)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_debate debate = SG_DEBATE_INIT;
	sg_error error = SG_ERROR_INIT;
	sg_extract_options options = SG_EXTRACT_OPTIONS_INIT;
	sg_input input = {sg_slice_of("x"), {bytes, len}};
	sg_status st = sg_extract(&debate, &input, 1, &options, &arena, &error);
	if (st != SG_OK)
		cr_assert(eq(sz, debate.claim_count + debate.person_count, 0));
	*pos = error.pos;
	sg_arena_destroy(&arena);
	return st;
}

Test(pathological, an_empty_input_is_empty)
{
	size_t pos;
	cr_assert(eq(int, status_of("", 0, &pos), SG_E_EMPTY));
	cr_assert(eq(int, status_of(NULL, 0, &pos), SG_E_EMPTY));
	cr_assert(eq(int, status_of(" \n\n\t\r\n", 6, &pos), SG_E_EMPTY));
	cr_assert(eq(int, status_of("\xEF\xBB\xBF", 3, &pos), SG_E_EMPTY));
}

Test(pathological, cut_utf8_is_refused_where_it_is_cut)
{
	size_t pos;
	cr_assert(eq(int, status_of("It works \xE2\x80", 11, &pos), SG_E_ENCODING));
	cr_assert(eq(sz, pos, 9));
}

Test(pathological, binary_is_refused)
{
	static char bytes[65536];
	size_t pos;
	uint32_t x = 1;
	for (size_t i = 0; i < sizeof bytes; i++) {
		x = x * 1664525u + 1013904223u;
		bytes[i] = (char)(x >> 24);
	}
	cr_assert(eq(int, status_of(bytes, sizeof bytes, &pos), SG_E_ENCODING));
}

Test(pathological, nul_bytes_are_refused)
{
	size_t pos;
	cr_assert(eq(int, status_of("It\0works", 8, &pos), SG_E_ENCODING));
}
