/* Hacker News, Discourse, Lemmy, Stack Exchange's API, GitHub and Reddit: what is easy to read
 * wrongly. How whole files are read stands beside the fixtures (fixtures/apis). */
#include "leak.h"
#include "reading.h"

#include <string.h>

TestSuite(apis, .timeout = 120);

enum { DEEP = 200000 };

static sg_reading read_json(const char *reader, const char *text)
{
	must(sg_reader__choose(sg_slice_of(text), NULL) ==
			sg_reader__choose(sg_slice_of(""), reader),
		text);
	return read_text(NULL, text);
}

static void reads(const char *reader, const char *text, const char *expected)
{
	sg_reading reading = read_json(reader, text);
	cr_assert_str_eq(outline(&reading), expected, "%s:\n%s", text, outline(&reading));
}

static void is_not(const char *reader, const char *text)
{
	const sg_reader *chosen = sg_reader__choose(sg_slice_of(text), NULL);
	must(chosen != sg_reader__choose(sg_slice_of(""), reader), text);
}

static void says(const sg_reading *reading, size_t post, const char *expected)
{
	sg_slice words = sg_slice_at(reading->text, reading->posts[post].span);
	cr_assert(is(words, expected), "%.*s", (int)words.len, words.ptr);
}

/* Append `part` with `number` for each '#' in it and the number before for each '~'. */
static void add_part(sg_buf *out, const char *part, int number)
{
	for (const char *c = part; *c; c++)
		if (*c == '#' || *c == '~')
			sg_buf_printf(out, "%d", number - (*c == '~'));
		else
			sg_buf_putc(out, *c);
}

/* What is read of `part`, `count` times, between `before` and `after`. */
static sg_reading read_many(const char *before, const char *part, int count, sg_slice after)
{
	sg_buf text = SG_BUF_INIT;
	sg_buf_puts(&text, before);
	for (int i = 0; i < count; i++)
		add_part(&text, part, i);
	sg_buf_add(&text, after);
	sg_reading reading = read_as(NULL, sg_buf_slice(&text));
	sg_buf_free(&text);
	return reading;
}

/* ---- Hacker News ---------------------------------------------------------------------------- */

#define ITEM(id, parent, by, more)                                                                 \
	"{\"id\": " id ", \"type\": \"comment\", \"parent\": " parent ", \"time\": 1705828442, "   \
	"\"by\": \"" by "\", \"text\": \"" by " says so.\"" more "}"

Test(apis, hacker_news_answers_stand_in_the_order_of_the_kids)
{
	reads("hacker-news",
		"[" ITEM("1", "0", "Ada", ", \"kids\": [4, 9, 3, \"x\", null, {}]") "," ITEM(
			"2", "1", "Ben", "") "," ITEM("3", "1", "Cy", "") "," ITEM("4", "1", "Di",
			", \"kids\": [6, 5]") "," ITEM("5", "4", "Eve", "") "," ITEM("6", "4",
			"Flo", "") "]",
		"Ada: p\nDi -> 0: p\nFlo -> 1: p\nEve -> 1: p\nCy -> 0: p\nBen -> 0: p\n");
}

Test(apis, hacker_news_an_item_without_an_author_is_deleted)
{
	sg_reading reading = read_json("hacker-news",
		"{\"id\": 1, \"type\": \"story\", \"created_at_i\": 1, \"author\": null, "
		"\"title\": "
		"null, \"text\": null, \"children\": [{\"id\": 2, \"type\": \"comment\", "
		"\"author\": \"Ada\", \"text\": \"No.\", \"parent_id\": 1, \"children\": []}]}");
	cr_assert_str_eq(outline(&reading), ": \nAda -> 0: p\n");
	cr_assert(reading.posts[0].is_deleted && !reading.posts[1].is_deleted);
}

Test(apis, hacker_news_members_of_an_object_are_items_whatever_their_keys)
{
	reads("hacker-news",
		"{\"n\": 3, \"b\": " ITEM("2", "1", "Ben", "") ", \"a\": " ITEM(
			"1", "0", "Ada", "") ", \"c\": []}",
		"Ada: p\nBen -> 0: p\n");
}

Test(apis, hacker_news_options_of_a_poll)
{
	reads("hacker-news",
		"[{\"id\": 1, \"type\": \"poll\", \"by\": \"Ada\", \"time\": 1, \"title\": "
		"\"Tea?\", \"parts\": [2]}, {\"id\": 2, \"type\": \"pollopt\", \"poll\": 1, "
		"\"by\": "
		"\"Ada\", \"time\": 1, \"text\": \"Yes.\", \"score\": 8}]",
		"Ada: p\nAda -> 0: p\n");
}

Test(apis, hacker_news_threads_may_be_as_deep_as_they_like)
{
	sg_reading reading = read_many("",
		"{\"id\": #, \"type\": \"comment\", \"created_at_i\": 1, \"author\": \"Ada\", "
		"\"text\": \"No.\", \"parent_id\": ~, \"children\": [",
		DEEP, repeated("]}", 2 * (size_t)DEEP));
	cr_assert(reading.post_count == DEEP && reading.posts[DEEP - 1].parent == DEEP - 2);
}

/* ---- Discourse ------------------------------------------------------------------------------ */

#define POST(number, answered, name, words)                                                        \
	"{\"post_number\": " number ", \"reply_to_post_number\": " answered                        \
	", \"topic_id\": 3, \"username\": \"" name "\", \"created_at\": "                          \
	"\"2023-05-0" number "T00:00:00Z\", " words "}"
#define TOPIC(posts) "{\"title\": \"T\", \"post_stream\": {\"posts\": [" posts "]}}"

Test(apis, discourse_what_answers_nobody_answers_the_first_post)
{
	reads("discourse",
		TOPIC(POST("1", "null", "Ada", "\"cooked\": \"<p>Tea?</p>\"") "," POST(
			"2", "null", "Ben", "\"cooked\": \"<p>No.</p>\"") "," POST("3", "2", "Cy",
			"\"cooked\": \"Why?\"") "," POST("4", "null", "Di",
			"\"cooked\": \"<p>@Cy, it is cold.</p>\"")),
		"Ada: p\nBen -> 0: p\nCy -> 1: p\nDi -> 2: p\n");
	reads("discourse", "[" POST("4", "null", "Ada", "\"raw\": \"Tea?\"") "]", "Ada: p\n");
}

Test(apis, discourse_quotations_as_they_are_written)
{
	static const char *const raw[][2] = {
		{"[quote=\\\"ada, post:1\\\"]\\nTea or milk?\\n[/quote]\\nMilk.",
			"> Tea or milk?\n\nMilk."},
		{"a [QUOTE]b[/QUOTE] c", "a\n\n> b\n\nc"},
		{"[quote=a]x [quote=b]y[/quote] z", "> x\n\n> y\n\n> z"},
		{"[/quote][/quote]a[quote", "a[quote"}, {"[quote=", "[quote="}};
	for (size_t i = 0; i < sizeof raw / sizeof *raw; i++) {
		char text[512];
		snprintf(text, sizeof text, "[" POST("2", "1", "Ada", "\"raw\": \"%s\"") "]",
			raw[i][0]);
		sg_reading reading = read_json("discourse", text);
		says(&reading, 0, raw[i][1]);
	}
}

Test(apis, discourse_notices_of_the_site_are_no_posts)
{
	sg_reading reading = read_json("discourse",
		TOPIC(POST("1", "null", "Ada", "\"cooked\": \"Tea?\"") "," POST("2", "null", "Ben",
			"\"cooked\": \"\", \"post_type\": 3") "," POST("3", "null", "Cy",
			"\"cooked\": \"gone\", \"deleted_at\": \"2024\"") "," POST("4", "null",
			"Di", "\"cooked\": \"Closed, sorry.\", \"post_type\": 2")));
	cr_assert_str_eq(outline(&reading), "Ada: p\nCy -> 0: \nDi -> 0: p\n");
	cr_assert(reading.posts[1].is_deleted);
}

Test(apis, discourse_marks_without_end_cost_nothing)
{
	sg_slice marks = repeated("[quote=", 1 << 21);
	sg_buf text = SG_BUF_INIT;
	sg_buf_puts(&text, "[{\"post_number\": 1, \"username\": \"a\", \"raw\": \"");
	sg_buf_add(&text, marks);
	sg_buf_puts(&text, "\"}]");
	sg_reading reading = read_as(NULL, sg_buf_slice(&text));
	cr_assert(reading.post_count == 1);
	sg_buf_free(&text);
}

/* ---- Lemmy ---------------------------------------------------------------------------------- */

#define SAID(id, path, name, more)                                                                 \
	"{\"comment\": {\"id\": " id ", \"post_id\": 7, \"content\": \"" name                      \
	" says so.\", \"path\": \"" path "\"" more "}, \"creator\": {\"id\": 1, \"name\": \"" name \
	"\"}}"

Test(apis, lemmy_paths_tell_what_is_answered)
{
	reads("lemmy",
		"{\"comments\": [" SAID("30", "0.10.20.30", "Cy", "") "," SAID(
			"10", "0.10", "Ada", "") "," SAID("20", "0.10.20", "Ben", "") "," SAID("40",
			"0.11.40", "Di", "") "," SAID("50", "", "Eve",
			", \"parent_id\": 20") "," SAID("60", "..", "Flo", "") "]}",
		"Ada: p\nBen -> 0: p\nCy -> 1: p\nEve -> 1: p\nDi: p\nFlo: p\n");
}

Test(apis, lemmy_views_may_stand_in_views)
{
	reads("lemmy",
		"{\"comments\": [{\"comment_view\": " SAID(
			"10", "0.10", "Ada", "") ", \"children\": [{\"comment_view\": " SAID("20",
			"0.10.20", "Ben", "") "}]}]}",
		"Ada: p\nBen -> 0: p\n");
	reads("lemmy",
		"[{\"post_view\": {\"post\": {\"id\": 7, \"name\": \"Tea?\", \"community_id\": 1}, "
		"\"creator\": {\"name\": \"Cy\"}}}, {\"comments\": [" SAID(
			"10", "0.10", "Ada", ", \"deleted\": true") "]}]",
		"Cy: p\nAda -> 0: \n");
}

/* ---- Stack Exchange ------------------------------------------------------------------------- */

#define OWNER(name) "\"owner\": {\"display_name\": \"" name "\"}, \"score\": 1"
#define NOTE(id, time, name, body, more)                                                           \
	"{\"comment_id\": " id ", \"post_id\": 5, \"creation_date\": " time ", \"body\": \"" body  \
	"\", " OWNER(name) more "}"

Test(apis, stack_exchange_comments_answer_whom_they_name)
{
	reads("stack-exchange-api",
		"{\"items\": [" NOTE("4", "40", "Di", "@Tom, why?", "") "," NOTE(
			"3", "30", "Cy", "@AdaNovak no", "") "," NOTE("2", "20", "Tom Ek",
			"@nobody yes", "") "," NOTE("5", "50", "Eve", "@x No.",
			", \"reply_to_user\": {\"display_name\": \"Cy\"}") "," NOTE("1", "10",
			"Ada Novak", "Hm.", "") "," NOTE("6", "60", "Flo", "@To no", "") "]}",
		"Ada Novak: p\nCy -> 0: p\nEve -> 1: p\nTom Ek: p\nDi -> 3: p\nFlo: p\n");
}

Test(apis, stack_exchange_answers_without_their_words_keep_their_place)
{
	sg_reading reading = read_json("stack-exchange-api",
		"{\"items\": [{\"question_id\": 5, \"creation_date\": 1, \"title\": \"A &lt; B?\", "
		"\"answers\": [{\"answer_id\": 6, \"question_id\": 5, \"title\": \"A &lt; B?\", "
		"\"creation_date\": 2, " OWNER("Ben") "}], " OWNER("Ada &amp; Co") "}]}");
	cr_assert_str_eq(outline(&reading), "Ada & Co: p\nBen -> 0: \n");
	says(&reading, 0, "A < B?");
	cr_assert(not(reading.posts[1].is_deleted));
}

Test(apis, stack_exchange_names_are_not_searched_for_in_all_comments)
{
	sg_reading reading = read_many("{\"items\": [" NOTE("0", "1", "Ada Novak", "Hm.", ""),
		"," NOTE("1#", "1", "Ada Novak", "@AdaNovic no", ""), DEEP / 4, sg_slice_of("]}"));
	cr_assert(reading.post_count == DEEP / 4 + 1);
}

/* ---- GitHub --------------------------------------------------------------------------------- */

#define SAYS(id, login, body, more)                                                                \
	"{\"id\": " id ", \"user\": {\"login\": \"" login "\"}, \"body\": \"" body                 \
	"\", \"created_at\": \"2024-01-01T00:00:00Z\"" more "}"
#define ISSUE(number) ", \"title\": \"Tea?\", \"number\": " number ", \"url\": \"u/" number "\""

Test(apis, github_an_issue_and_its_comments_come_in_many_ways)
{
	static const char expected[] = "ada: pp\nben -> 0: p\ncy -> 0: p\n";
	static const char issue[] = SAYS("9", "ada", "I ask.", ISSUE("9"));
	static const char comments[] = SAYS("1", "ben", "No.", "") "," SAYS("2", "cy", "Yes.", "");
	static const char *const forms[][3] = {{"[", ", [", "]]"}, {"[", ", ", "]"},
		{"{\"issue\": ", ", \"comments\": [", "]}"}, {"[[", "], [", "]]"},

		{"{\"discussion\": ", ", \"comments\": [", "], \"repository\": {\"id\": 2}}"}};
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		char text[2048];
		snprintf(text, sizeof text, "%s%s%s%s%s", forms[i][0], issue, forms[i][1], comments,
			forms[i][2]);
		reads("github", text, expected);
	}
}

Test(apis, github_comments_of_several_issues_go_to_theirs)
{
	reads("github",
		"[" SAYS("1", "ada", "One.", ISSUE("1")) "," SAYS(
			"2", "ben", "Two.", ISSUE("2")) "," SAYS("3", "cy", "To two.",
			", \"issue_url\": \"u/2\"") "," SAYS("4", "di", "To one.",
			", \"issue_url\": \"u/1\"") "," SAYS("5", "eve", "To none.",
			", \"issue_url\": \"u/3\"") "]",
		"ada: pp\ndi -> 0: p\nben: pp\ncy -> 2: p\neve: p\n");
}

Test(apis, github_events_without_words_are_no_posts)
{
	reads("github",
		"[{\"event\": \"labeled\", \"actor\": {\"login\": \"ada\"}, \"created_at\": "
		"\"2024\"}, {\"event\": \"committed\", \"author\": {\"name\": \"Ada\"}, "
		"\"message\": \"Fix\"}," SAYS(
			"1", "ben", "No.", ", \"event\": \"commented\"") "," SAYS("2", "cy", " ",
			", \"state\": \"APPROVED\"") "]",
		"ben: p\n");
}

Test(apis, github_an_issue_that_a_comment_names_is_no_answer_to_it)
{
	reads("github",
		"[" SAYS("1", "ben", "No.",
			", \"issue\": {\"title\": \"Tea?\", \"number\": 4}, \"discussion\": "
			"{\"title\": \"Tea?\", \"body\": \"x\"}") "]",
		"ben: p\n");
}

Test(apis, github_pages_may_repeat_what_they_are_about)
{
#define PAGE(comments)                                                                             \
	"{\"data\": {\"repository\": {\"issue\": {\"id\": \"I\", \"title\": \"Tea?\", \"body\": "  \
	"\"I ask.\", \"author\": {\"login\": \"ada\"}, \"comments\": {\"edges\": [" comments       \
	"]}}}}}"
	reads("github",
		"[" PAGE("{\"node\": " SAYS("1", "ben", "No.", "") "}") "," PAGE(
			"{\"node\": " SAYS("2", "cy", "Yes.", "") "}, {}") "]",
		"ada: pp\nben -> 0: p\ncy -> 0: p\n");
}

Test(apis, github_words_in_other_forms)
{
	sg_reading reading = read_json("github",
		"[{\"id\": 1, \"author\": null, \"createdAt\": \"2024\", \"bodyText\": \"a *b*\"}, "
		"{\"id\": 2, \"author\": null, \"createdAt\": \"2024\", \"bodyHTML\": "
		"\"<p>a <b>b</b>\"}, {\"id\": 3, \"author\": null, \"createdAt\": \"2024\", "
		"\"body\": \"<!-- x -->\\r\\na **b**\"}]");
	says(&reading, 0, "a *b*");
	says(&reading, 1, "a b");
	says(&reading, 2, "a b");
}

Test(apis, github_lists_in_lists_may_be_as_deep_as_they_like)
{
	sg_reading reading = read_many(
		"[" SAYS("1", "ada", "No.", "") ",", "[", DEEP, repeated("]", (size_t)DEEP + 1));
	cr_assert(reading.post_count == 1 && reading.fault_count == 1);
}

/* ---- Reddit --------------------------------------------------------------------------------- */

#define THING(name, parent, author, body)                                                          \
	"{\"kind\": \"t1\", \"data\": {\"name\": \"" name "\", \"parent_id\": \"" parent           \
	"\", \"subreddit\": \"s\", \"author\": \"" author "\", \"body\": \"" body "\"}}"

Test(apis, reddit_comments_that_were_loaded_later)
{
	reads("reddit",
		"[{\"kind\": \"Listing\", \"data\": {\"children\": [" THING("t1_a", "t3_x", "Ada",
			"Yes.") "]}}, {\"json\": {\"errors\": [], \"data\": {\"things\": "
				"[" THING("t1_c", "t1_b", "Cy", "No.") "," THING(
					"t1_b", "t1_a", "Ben", "Why?") "," THING("t1_a", "t3_x",
					"Ada", "Yes.") ",{\"kind\": \"more\", \"data\": "
						       "{\"id\": \"_\"}}]}}}]",
		"Ada: p\nBen -> 0: p\nCy -> 1: p\n");
	reads("reddit",
		"{\"json\": {\"data\": {\"things\": [" THING("t1_a", "t3_x", "Ada", "Yes.") "]}}}",
		"Ada: p\n");
	reads("reddit", "[" THING("t1_a", "t3_x", "Ada", "Yes.") "]", "Ada: p\n");
}

Test(apis, reddit_archives_give_ids_without_their_kind)
{
	reads("reddit",
		"[{\"id\": \"a\", \"subreddit\": \"s\", \"created_utc\": 1, \"author\": \"Ada\", "
		"\"title\": \"Tea?\", \"selftext\": \"[removed]\"}, {\"id\": \"a\", \"author\": "
		"\"Ben\", \"body\": \"No.\", \"parent_id\": \"t3_a\"}, {\"id\": \"b\", \"author\": "
		"\"Cy\", \"body\": \"Why?\", \"parent_id\": \"t1_a\"}]",
		"Ada: p\nBen -> 0: p\nCy -> 1: p\n");
}

/* ---- all of them ---------------------------------------------------------------------------- */

Test(apis, rows_of_no_particular_site_are_not_taken)
{
	is_not("hacker-news", "[{\"id\": 1, \"type\": \"comment\", \"time\": 3, \"text\": \"b\"}]");
	is_not("hacker-news", "{\"hits\": [{\"objectID\": \"1\", \"text\": \"b\"}]}");
	is_not("discourse", "{\"posts\": [{\"id\": 1, \"username\": \"a\", \"text\": \"b\"}]}");
	is_not("lemmy", "{\"comments\": [{\"comment\": \"b\", \"id\": 3}]}");
	is_not("stack-exchange-api", "{\"items\": [{\"post_id\": 1, \"body\": \"b\"}]}");
	is_not("github",
		"[{\"id\": 1, \"user\": \"a\", \"body\": \"b\", \"created_at\": \"2024\"}]");
	is_not("github", "{\"title\": \"a\", \"body\": \"b\"}");
	is_not("github", "{\"title\": \"T\", \"posts\": [" SAYS("1", "a", "b", "") "]}");
	is_not("reddit", "{\"kind\": \"a\", \"data\": {\"list\": []}}");
	is_not("reddit", "[{\"id\": 1, \"author\": \"a\", \"body\": \"b\", \"created_utc\": 4}]");
}

static const char *const FIXTURES[] = {"discourse.json", "discourse-pages.json",
	"discourse-latest.json", "github-discussion.json", "github-issue.json",
	"github-review.json", "github-gh.json", "hacker-news.json", "hacker-news-by-id.json",
	"hacker-news-firebase.json", "hacker-news-search.json", "lemmy.json", "lemmy-comments.json",
	"reddit.json", "reddit-listing.json", "stack-exchange-api.json",
	"stack-exchange-api-pages.json"};

static sg_slice file_of(size_t i)
{
	char name[128];
	snprintf(name, sizeof name, "../apis/%s", FIXTURES[i]);
	return fixture(name);
}

Test(apis, running_out_of_memory_is_reported_and_leaks_nothing)
{
	for (size_t i = 0; i < sizeof FIXTURES / sizeof *FIXTURES; i++) {
		sg_slice text = file_of(i);
		sg_status st = SG_E_NOMEM;
		/* Every step at first, then ever longer ones: there are thousands. */
		for (size_t n = 1; st != SG_OK && n < 100000; n += n < 64 ? 1 : n / 32) {
			sg_arena small = SG_ARENA_INIT;
			sg_reading out = {.post_count = 77};
			const sg_reader *reader = sg_reader__choose(text, NULL);
			sg_alloc_fail_at(n);
			st = sg_reader__read(reader, &out, text, &small, NULL);
			sg_alloc_fail_at(0);
			cr_assert(st == SG_OK || (st == SG_E_NOMEM && out.post_count == 77));
			sg_arena_destroy(&small);
		}
		must(st == SG_OK, FIXTURES[i]);
	}
	sg_arena_destroy(&arena);
	cr_assert(not(has_leaks()));
}

/* The wrong kind of everything: a number or a list where a value was, at every fifth in turn; read
 * by the reader of the whole file, so that none gets around it. */
Test(apis, wrong_types_are_read_around)
{
	for (size_t i = 0; i < sizeof FIXTURES / sizeof *FIXTURES; i++) {
		sg_slice text = file_of(i);
		const sg_reader *reader = sg_reader__choose(text, NULL);
		for (size_t at = 0, seen = i; at + 2 < text.len; at++) {
			if (memcmp(text.ptr + at, "\":", 2) || seen++ % 5)
				continue;
			sg_arena small = SG_ARENA_INIT;
			sg_reading out = {0};
			sg_buf changed = SG_BUF_INIT;
			sg_buf_add(&changed, (sg_slice){text.ptr, at});
			sg_buf_puts(&changed, at % 2 ? "\": 7, \"z" : "\": [1, [{}], {}], \"z");
			sg_buf_add(&changed, (sg_slice){text.ptr + at, text.len - at});
			sg_status st =
				sg_reader__read(reader, &out, sg_buf_slice(&changed), &small, NULL);
			cr_assert(st == SG_OK || st == SG_E_EMPTY, "%s: %zu", FIXTURES[i], at);
			sg_buf_free(&changed);
			sg_arena_destroy(&small);
		}
	}
}
