/* Twice the input takes about twice the time: each case at n and at 2n, the best of three runs of
 * each; more than three times as long fails. Only the processor's time counts. */
#include "stancegraph/extract.h"

#include <criterion/criterion.h>
#include <time.h>

#ifdef __SANITIZE_ADDRESS__
enum { SLOWER = 8 }; /* sizes are divided by this */
#else
enum { SLOWER = 1 };
#endif

enum { RUNS = 3 };

static const double WORST_RATIO = 3, FORGIVEN_SECONDS = 0.05;

TestSuite(scaling, .timeout = 300);

typedef void (*write_case)(sg_buf *out, size_t n);

static double cpu_seconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static double seconds_for(sg_slice text, const char *reader)
{
	double best = 1e9;
	for (int i = 0; i < RUNS; i++) {
		sg_arena arena = SG_ARENA_INIT;
		sg_debate debate = SG_DEBATE_INIT;
		sg_extract_options options = SG_EXTRACT_OPTIONS_INIT;
		options.from = reader;
		sg_input input = {sg_slice_of("long.txt"), text};
		double start = cpu_seconds();
		sg_status st = sg_extract(&debate, &input, 1, &options, &arena, NULL);
		double took = cpu_seconds() - start;
		cr_assert(st == SG_OK);
		best = took < best ? took : best;
		sg_arena_destroy(&arena);
	}
	return best;
}

static void must_scale(write_case write, size_t n, const char *reader)
{
	double took[2];
	n /= SLOWER;
	for (int i = 0; i < 2; i++) {
		sg_buf text = SG_BUF_INIT;
		write(&text, (size_t)(i + 1) * n);
		took[i] = seconds_for(sg_buf_slice(&text), reader);
		sg_buf_free(&text);
	}
	cr_log_info("%zu: %.3f s, %zu: %.3f s\n", n, took[0], 2 * n, took[1]);
	cr_assert(took[1] <= WORST_RATIO * took[0] + FORGIVEN_SECONDS,
		"%.3f s for %zu, %.3f s for twice that", took[0], n, took[1]);
}

/* A name of two words, a different one for each number up to 26^5. */
static void add_name(sg_buf *out, size_t i)
{
	sg_buf_printf(out, "%c%c%co %c%c%cdahl", (char)('A' + i % 26), (char)('a' + i / 26 % 26),
		(char)('a' + i / 676 % 26), (char)('A' + i / 7 % 26), (char)('a' + i / 182 % 26),
		(char)('a' + i % 13));
}

static void add_lead(sg_buf *out)
{
	sg_buf_puts(out, "The town of Lunden opened its new footbridge on Monday.\n\n");
}

static void comments_of_one_author(sg_buf *out, size_t n)
{
	sg_buf_puts(out, "Ines Dahl’s Post\n\nInes Dahl\n\nEngineer\n\n3h\n\nIt works.\n\n");
	for (size_t i = 0; i < n; i++)
		sg_buf_puts(out,
			"Tomas Riel\n\nPostman\n\n2h\n\nI disagree, the lamps are bright.\n\n");
}

Test(scaling, comments_of_one_author)
{
	must_scale(comments_of_one_author, 20000, "thread");
}

static void comments_of_two_in_turn(sg_buf *out, size_t n)
{
	comments_of_one_author(out, 1);
	for (size_t i = 0; i < n; i++)
		sg_buf_printf(out, "%s\n\nBaker\n\n2h\n\n%s you are wrong about the lamps.\n\n",
			i % 2 ? "Tomas Riel" : "Ada Novak", i % 2 ? "Ada Novak" : "Tomas Riel");
}

Test(scaling, comments_of_two_in_turn)
{
	must_scale(comments_of_two_in_turn, 20000, "thread");
}

static void comments_of_many_authors(sg_buf *out, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		add_name(out, i);
		sg_buf_puts(out, "\n\nPostman\n\n2h\n\nI disagree, the lamps are bright.\n\n");
	}
}

Test(scaling, comments_of_many_authors)
{
	must_scale(comments_of_many_authors, 20000, "thread");
}

static void different_names(sg_buf *out, size_t n)
{
	add_lead(out);
	for (size_t i = 0; i < n; i++) {
		add_name(out, i);
		sg_buf_puts(out, i % 10 == 9 ? " left.\n\n" : " left. ");
	}
}

Test(scaling, different_names)
{
	must_scale(different_names, 20000, "article");
}

static void speakers_of_one_surname(sg_buf *out, size_t n)
{
	add_lead(out);
	for (size_t i = 0; i < n; i++)
		sg_buf_printf(out,
			"%c%c%c%co Dahl said that the lamps are too bright. Dahl left.\n\n",
			(char)('A' + i % 26), (char)('a' + i / 26 % 26), (char)('a' + i / 676 % 26),
			(char)('a' + i / 17576 % 26));
}

Test(scaling, speakers_of_one_surname)
{
	must_scale(speakers_of_one_surname, 20000, "article");
}

static void one_sentence(sg_buf *out, size_t n)
{
	add_lead(out);
	while (out->len < n)
		sg_buf_puts(out, "and then the lamps of the bridge, which Ines Dahl chose, ");
}

Test(scaling, one_sentence_without_full_stop)
{
	must_scale(one_sentence, 5000000 / 2, "article");
}

static void one_sentence_of_speech(sg_buf *out, size_t n)
{
	add_lead(out);
	while (out->len < n)
		sg_buf_puts(out,
			"Ines Dahl said that the lamps are bright, and Tomas Riel says they are "
			"not, ");
}

Test(scaling, one_sentence_of_speech)
{
	must_scale(one_sentence_of_speech, 1000000, "article");
}

static void one_sentence_of_stances(sg_buf *out, size_t n)
{
	add_lead(out);
	for (size_t i = 0; i < n; i++)
		sg_buf_puts(out, "and Ines Dahl criticised Tomas Riel ");
}

Test(scaling, one_sentence_of_stances)
{
	must_scale(one_sentence_of_stances, 20000, "article");
}

static void one_sentence_of_answers(sg_buf *out, size_t n)
{
	add_lead(out);
	sg_buf_puts(out, "“The lamps are too bright,” said Ines Dahl. After that ");
	for (size_t i = 0; i < n; i++)
		sg_buf_puts(out, "Tomas Riel disagrees and ");
}

Test(scaling, one_sentence_of_answers)
{
	must_scale(one_sentence_of_answers, 20000, "article");
}

static void one_sentence_of_passives(sg_buf *out, size_t n)
{
	add_lead(out);
	sg_buf_puts(out, "After all ");
	for (size_t i = 0; i < n; i++)
		sg_buf_puts(out, "the lamps were criticised by Tomas Riel and ");
}

Test(scaling, one_sentence_of_passives)
{
	must_scale(one_sentence_of_passives, 20000, "article");
}

static void one_sentence_of_insertions(sg_buf *out, size_t n)
{
	add_lead(out);
	for (size_t i = 0; i < n; i++)
		sg_buf_puts(out, "the lamps are bright, Ines Dahl says, ");
}

Test(scaling, one_sentence_of_insertions)
{
	must_scale(one_sentence_of_insertions, 20000, "article");
}

static void one_sentence_of_sources(sg_buf *out, size_t n)
{
	add_lead(out);
	for (size_t i = 0; i < n; i++)
		sg_buf_puts(out, "the lamps are bright according to Ines Dahl and ");
}

Test(scaling, one_sentence_of_sources)
{
	must_scale(one_sentence_of_sources, 20000, "article");
}

static void one_sentence_of_quoted_speech(sg_buf *out, size_t n)
{
	add_lead(out);
	for (size_t i = 0; i < n; i++)
		sg_buf_puts(out, "and Ines Dahl said “it works and it is safe” ");
}

Test(scaling, one_sentence_of_quoted_speech)
{
	must_scale(one_sentence_of_quoted_speech, 20000, "article");
}

static void one_long_comment_of_cues(sg_buf *out, size_t n)
{
	comments_of_one_author(out, 1);
	for (size_t i = 0; i < n; i++)
		sg_buf_puts(out, "but I disagree with you and I agree with Ines Dahl ");
}

Test(scaling, one_long_comment_of_cues)
{
	must_scale(one_long_comment_of_cues, 20000, "thread");
}

static void quoted_words_of_the_post(sg_buf *out, size_t n)
{
	sg_buf_puts(out, "Ines Dahl’s Post\n\nInes Dahl\n\nEngineer\n\n3h\n\nThe lamps are "
			 "bright.\n\nTomas Riel\n\nPostman\n\n2h\n\n");
	for (size_t i = 0; i < n; i++)
		sg_buf_puts(out, "You said “the lamps are bright”, and that is nonsense. ");
}

Test(scaling, quoted_words_of_the_post)
{
	must_scale(quoted_words_of_the_post, 20000, "thread");
}

static void quotes_in_one_paragraph(sg_buf *out, size_t n)
{
	add_lead(out);
	for (size_t i = 0; i < n; i++)
		sg_buf_puts(out, "“It works and it is safe,” she said. ");
}

Test(scaling, quotes_in_one_paragraph)
{
	must_scale(quotes_in_one_paragraph, 100000 / 2, "article");
}

static void quotes_in_one_sentence(sg_buf *out, size_t n)
{
	add_lead(out);
	for (size_t i = 0; i < n; i++)
		sg_buf_puts(out, "and “it works and is safe” ");
}

Test(scaling, quotes_in_one_sentence)
{
	must_scale(quotes_in_one_sentence, 100000 / 2, "article");
}

static void halves_of_one_quotation(sg_buf *out, size_t n)
{
	add_lead(out);
	sg_buf_puts(out, "“It works,” said Ines Dahl");
	for (size_t i = 0; i < n; i++)
		sg_buf_puts(out, ". “It is safe.” Dahl said");
}

Test(scaling, halves_of_one_quotation)
{
	must_scale(halves_of_one_quotation, 20000, "article");
}

static void quotation_over_many_paragraphs(sg_buf *out, size_t n)
{
	add_lead(out);
	sg_buf_puts(out, "“It works,” said Ines Dahl. ");
	for (size_t i = 0; i < n; i++)
		sg_buf_puts(out, "“It is safe for all.\n\n");
}

Test(scaling, quotation_over_many_paragraphs)
{
	must_scale(quotation_over_many_paragraphs, 20000, "article");
}

static void nested_quotes(sg_buf *out, size_t n)
{
	add_lead(out);
	for (size_t i = 0; i < n; i++)
		sg_buf_puts(out, i % 2 ? "“it ‘" : "“it «");
	for (size_t i = 0; i < n; i++)
		sg_buf_puts(out, i % 2 ? "» works” " : "’ works” ");
	sg_buf_puts(out, "said Ines Dahl.\n");
}

Test(scaling, nested_quotes)
{
	must_scale(nested_quotes, 50000, "article");
}

static void nested_quotes_again_and_again(sg_buf *out, size_t n)
{
	add_lead(out);
	for (size_t i = 0; i < n; i++)
		sg_buf_puts(out, "“one ‘two “three «four” ");
}

Test(scaling, nested_quotes_again_and_again)
{
	must_scale(nested_quotes_again_and_again, 50000, "article");
}

static void single_marks(sg_buf *out, size_t n)
{
	add_lead(out);
	for (size_t i = 0; i < n; i++)
		sg_buf_puts(out, "‘it is the workers’ plan ");
}

Test(scaling, single_marks)
{
	must_scale(single_marks, 50000, "article");
}

static void sentences_of_speech(sg_buf *out, size_t n)
{
	add_lead(out);
	for (size_t i = 0; i < n; i++)
		sg_buf_printf(out, "%s said that the lamps are too bright.%s",
			i % 3 ? "Ines Dahl" : "Tomas Riel", i % 8 ? " " : "\n\n");
}

Test(scaling, sentences_of_speech)
{
	must_scale(sentences_of_speech, 200000 / 4, "article");
}

static void sentences_of_stances(sg_buf *out, size_t n)
{
	add_lead(out);
	for (size_t i = 0; i < n; i++)
		sg_buf_printf(out, "“The lamps are too bright,” said Ines Dahl. %s%s",
			i % 2 ? "Tomas Riel disagrees." : "Tomas Riel criticised Dahl.",
			i % 4 ? " " : "\n\n");
}

Test(scaling, sentences_of_stances)
{
	must_scale(sentences_of_stances, 20000, "article");
}

/* What the tagger looks for, in all positions, in blocks of many stretches. */
static void article_of_reports(sg_buf *out, size_t n)
{
	add_lead(out);
	for (size_t i = 0; i < n; i++)
		sg_buf_printf(out,
			"Ines Dahl, who runs ferry %zu, warned that the pier is old. “It creaks,” "
			"she said, “and nobody cares.” According to the council, it is safe; Tomas "
			"Riel denied that. Nearly half of the passengers praised the crew.%s",
			i, i % 50 ? " " : "\n\n");
}

Test(scaling, article_of_reports)
{
	must_scale(article_of_reports, 5000, "article");
}

static void unnamed_speakers(sg_buf *out, size_t n)
{
	add_lead(out);
	for (size_t i = 0; i < n; i++)
		sg_buf_printf(out,
			"The mayor said that lamp %zu is bright. A spokesman for lamp %zu "
			"says that it is not. ",
			i, i);
}

Test(scaling, unnamed_speakers)
{
	must_scale(unnamed_speakers, 20000, "article");
}

static void claims_with_corrections(sg_buf *out, size_t n)
{
	add_lead(out);
	for (size_t i = 0; i < n; i++)
		sg_buf_puts(
			out, "Myth: The lamps kill all moths.\n\nFact: They do not kill any.\n\n");
}

Test(scaling, claims_with_corrections)
{
	must_scale(claims_with_corrections, 20000, "article");
}

static void claims_without_corrections(sg_buf *out, size_t n)
{
	add_lead(out);
	for (size_t i = 0; i < n; i++)
		sg_buf_puts(out, "Myth: the lamps kill. ");
}

Test(scaling, claims_without_corrections)
{
	must_scale(claims_without_corrections, 50000, "article");
}

static void turns(sg_buf *out, size_t n)
{
	sg_buf_puts(out, "A talk on the bridge\n\n");
	for (size_t i = 0; i < n; i++)
		sg_buf_puts(out,
			"Ada Novak: Why do the lamps burn?\n\nInes Dahl: You are wrong, they "
			"do not.\n\n");
}

Test(scaling, turns)
{
	must_scale(turns, 10000, "interview");
}

static void one_post_quoted_by_all(sg_buf *out, size_t n)
{
	sg_buf_puts(out, "Ines Dahl’s Post\n\nInes Dahl\n\nEngineer\n\n3h\n\n");
	for (size_t i = 0; i < n / 10; i++)
		sg_buf_puts(out, "The lamps of the bridge burn all night for the people. ");
	sg_buf_puts(out, "\n\n");
	for (size_t i = 0; i < n; i++)
		sg_buf_puts(out,
			"Tomas Riel\n\nPostman\n\n2h\n\nYou said “the lamps of the bridge burn "
			"all night”, and that is nonsense.\n\n");
}

Test(scaling, one_post_quoted_by_all)
{
	must_scale(one_post_quoted_by_all, 10000, "thread");
}

/* Posts in JSON; what varies in them is the number. */
static void posts_of(sg_buf *out, size_t n, void (*add_post)(sg_buf *, size_t))
{
	sg_buf_puts(out, "{\"posts\": [");
	for (size_t i = 0; i < n; i++) {
		sg_buf_printf(out, "%s{\"id\": %zu, \"author\": \"a%zu\", \"text\": \"",
			i ? "," : "", i, i % 500);
		add_post(out, i);
		sg_buf_puts(out, "\"}\n");
	}
	sg_buf_puts(out, "]}");
}

static void add_alike(sg_buf *out, size_t i)
{
	sg_buf_printf(out, "The lamps of bridge %zu are too bright for the moths of valley %zu.", i,
		i / 3);
}

static void claims_that_are_alike(sg_buf *out, size_t n)
{
	posts_of(out, n, add_alike);
}

Test(scaling, claims_that_are_alike)
{
	must_scale(claims_that_are_alike, 20000, "posts");
}

/* Fifty claims at a time of the same forty words, in fifty orders. */
static void add_shuffled(sg_buf *out, size_t i)
{
	sg_buf_puts(out, "It is the");
	for (size_t k = 0; k < 40; k++)
		sg_buf_printf(out, " lamp%zux%zu", i / 50, (k * (2 * (i % 50) + 1) + i) % 40);
}

static void claims_of_the_same_words(sg_buf *out, size_t n)
{
	posts_of(out, n, add_shuffled);
}

Test(scaling, claims_of_the_same_words)
{
	must_scale(claims_of_the_same_words, 5000, "posts");
}

static void add_copy(sg_buf *out, size_t i)
{
	(void)i;
	sg_buf_puts(out, "The lamps of the bridge are far too bright for the moths.");
}

static void claims_that_are_copies(sg_buf *out, size_t n)
{
	posts_of(out, n, add_copy);
}

Test(scaling, claims_that_are_copies)
{
	must_scale(claims_that_are_copies, 20000, "posts");
}

static void one_long_claim(sg_buf *out, size_t n)
{
	sg_buf_puts(out, "{\"posts\": [{\"id\": 1, \"text\": \"");
	for (size_t i = 0; i < n; i++)
		sg_buf_puts(out, "the lamps are bright and ");
	sg_buf_puts(out, "\"}]}");
}

Test(scaling, one_long_claim)
{
	must_scale(one_long_claim, 100000, "posts");
}

static void messages(sg_buf *out, size_t n)
{
	for (size_t i = 0; i < n; i++)
		sg_buf_printf(out,
			"From ines@example.org Mon Mar  4 10:02:11 2019\nFrom: Ines %zu <i%zu@x>\n"
			"Subject: Re: Lamps\nMessage-ID: <%zu@x>\nReferences: <0@x> <%zu@x>\n\n"
			"On Monday, Ines wrote:\n> No, not number %zu.\n\nNo, not number %zu.\n\n",
			i % 50, i % 50, i, i - (i > 0), i - (i > 0), i);
}

Test(scaling, messages_of_a_list)
{
	must_scale(messages, 50000 / 2, "mail");
}
