/* The formats of Bluesky, Mastodon, X, YouTube, Slack and Telegram: what is easy to read wrongly.
 * How whole files are read stands beside the fixtures (fixtures/apis, fixtures/chats). */
#include "leak.h"
#include "reading.h"
#include "stancegraph/slack.h"

#include <string.h>

TestSuite(sites, .timeout = 120);

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

static sg_slice words_of(const sg_reading *reading, size_t post)
{
	return sg_slice_at(reading->text, reading->posts[post].span);
}

static void says(const sg_reading *reading, size_t post, const char *expected)
{
	sg_slice words = words_of(reading, post);
	cr_assert(is(words, expected), "%.*s", (int)words.len, words.ptr);
}

/* ---- Bluesky -------------------------------------------------------------------------------- */

#define SKY(uri, name, more)                                                                       \
	"{\"uri\": \"" uri "\", \"author\": {\"did\": \"did:plc:" name                             \
	"\", \"displayName\": \"\","                                                               \
	" \"handle\": \"" name "\"}, \"record\": {\"text\": \"" name " says so.\"" more "}}"
#define ANSWERING(uri) ", \"reply\": {\"parent\": {\"uri\": \"" uri "\"}}"

Test(sites, bluesky_what_stands_above_is_no_answer)
{
	reads("bluesky",
		"{\"thread\": {\"post\": " SKY(
			"c", "Cy", ANSWERING("b")) ", \"parent\": {\"post\": " SKY("b", "Ben",
			ANSWERING("a")) ", \"parent\": {\"post\": " SKY("a", "Ada", "") "}}}}",
		"Ada: p\nBen -> 0: p\nCy -> 1: p\n");
	reads("bluesky",
		"{\"thread\": {\"post\": " SKY("c", "Cy", ANSWERING("b")) ", \"parent\": {\"uri\": "
									  "\"b\", \"blocked\": "
									  "true}}}",
		": \nCy -> 0: p\n");
}

Test(sites, bluesky_only_posts_are_quoted)
{
	reads("bluesky",
		"{\"posts\": [{\"uri\": \"a\", \"author\": {\"did\": \"d\", \"handle\": \"Ada\"}, "
		"\"record\": {\"text\": \"Look.\"}, \"embed\": {\"record\": {\"uri\": \"f\", "
		"\"displayName\": \"A feed\", \"creator\": {}}}}]}",
		"Ada: p\n");
	reads("bluesky",
		"{\"posts\": [{\"uri\": \"a\", \"author\": {\"did\": \"d\", \"handle\": \"Ada\"}, "
		"\"record\": {\"text\": \"Look.\"}, \"embed\": {\"record\": {\"uri\": \"b\", "
		"\"author\": {\"handle\": \"Ben\"}, \"value\": {\"text\": \"So I said.\"}}}}]}",
		"Ada: p\nBen: p\n");
}

#define ITEM(uri, depth) "{\"uri\": \"" uri "\", \"depth\": " depth ", \"value\": {}}"

Test(sites, bluesky_what_is_gone_from_a_flat_list_keeps_its_depth)
{
	reads("bluesky",
		"{\"thread\": [" ITEM("a", "-1") "," ITEM("b", "0") "," ITEM("c", "1") "," ITEM("d",
			"2") "," ITEM("e", "1") "," ITEM("f", "9e99") "," ITEM("g", "null") "]}",
		": \n -> 0: \n -> 1: \n -> 2: \n -> 1: \n: \n: \n");
}

enum { DEEP = 200000 };

Test(sites, bluesky_threads_may_be_as_deep_as_they_like)
{
	sg_buf text = SG_BUF_INIT;
	sg_buf_puts(&text, "{\"thread\": ");
	for (int i = 0; i < DEEP; i++)
		sg_buf_printf(&text,
			"{\"post\": {\"uri\": \"at:%d\", \"author\": {\"did\": \"d\"}, "
			"\"record\": {\"text\": \"No.\"}}, \"replies\": [",
			i);
	for (int i = 0; i < DEEP; i++)
		sg_buf_puts(&text, "]}");
	sg_buf_puts(&text, "}");
	sg_reading reading = read_as(NULL, sg_buf_slice(&text));
	cr_assert(reading.post_count == DEEP && reading.posts[DEEP - 1].parent == DEEP - 2);
	sg_buf_free(&text);
}

/* ---- Mastodon ------------------------------------------------------------------------------- */

#define TOOT(id, parent, name, more)                                                               \
	"{\"id\": \"" id                                                                           \
	"\", \"created_at\": \"2024-02-01T20:00:00.000Z\", \"in_reply_to_id\": " parent            \
	", \"content\": \"" name " says so.\", \"account\": {\"acct\": \"" name                    \
	"\", \"display_name\": \"\"}" more "}"

Test(sites, mastodon_what_is_shared_is_said_once_by_who_said_it)
{
	reads("mastodon",
		"[" TOOT("9", "null", "Ben",
			", \"reblog\": " TOOT("1", "null", "Ada", "")) "," TOOT("2", "\"1\"", "Cy",
			"") "," TOOT("1", "null", "Ada", "") "]",
		"Ada: p\nCy -> 0: p\n");
}

Test(sites, mastodon_what_is_quoted_is_not_an_answer)
{
	reads("mastodon",
		TOOT("2", "null", "Ben",
			", \"quote\": {\"state\": \"accepted\", \"quoted_status\": " TOOT(
				"1", "null", "Ada", "") "}"),
		"Ben: p\nAda: p\n");
}

Test(sites, mastodon_contexts_may_lack_one_side)
{
	reads("mastodon",
		"{\"ancestors\": [], \"descendants\": [" TOOT("2", "\"1\"", "Ben", "") "," TOOT(
			"3", "\"2\"", "Cy", "") "]}",
		"Ben: p\nCy -> 0: p\n");
	reads("mastodon", "[{\"ancestors\": [" TOOT("2", "\"1\"", "Ben", "") "]}]", "Ben: p\n");
}

Test(sites, mastodon_pictures_are_no_part_of_a_name)
{
	static const char *const names[][2] = {{":a_1: Ines :verified: Dahl :xx:", "Ines Dahl"},
		{"Ines: yes : no", "Ines: yes : no"}, {":one::two:", "ada"}, {":", ":"},
		{":open", ":open"}, {"12:30:15", "12:30:15"}};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		char text[512];
		snprintf(text, sizeof text,
			"{\"id\": \"1\", \"created_at\": \"2024-02-01\", \"content\": \"Yes.\", "
			"\"account\": {\"acct\": \"ada\", \"display_name\": \"%s\"}}",
			names[i][0]);
		sg_reading reading = read_json("mastodon", text);
		must(is(reading.posts[0].author, names[i][1]), names[i][0]);
	}
}

/* ---- X -------------------------------------------------------------------------------------- */

#define TWEET(id, text, more)                                                                      \
	"{\"id\": \"" id "\", \"conversation_id\": \"1\", \"author_id\": \"7\", \"text\": \"" text \
	"\"" more "}"
#define REPLIES(id) ", \"referenced_tweets\": [{\"type\": \"replied_to\", \"id\": \"" id "\"}]"

Test(sites, x_answers_lose_the_names_they_begin_with)
{
	sg_reading reading = read_json(
		"x", "{\"data\": [" TWEET("1", "@ines look at this", "") "," TWEET("2",
			     "@ines @t_riel\\u00a0No &amp; no &amp;lt;",
			     REPLIES("1")) "," TWEET("3", "@ines", REPLIES("1")) "," TWEET("4",
			     "@ines\\u2019s idea", REPLIES("1")) "]}");
	says(&reading, 0, "@ines look at this");
	says(&reading, 1, "No & no &lt;");
	says(&reading, 2, "@ines");
	says(&reading, 3, "@ines\xE2\x80\x99s idea");
}

Test(sites, x_links_are_shown_as_the_site_shows_them)
{
	sg_reading reading = read_json(
		"x", "{\"data\": " TWEET("1", "See https://t.co/a and https://t.co/b",
			     ", \"entities\": {\"urls\": [{\"url\": \"https://t.co/a\", "
			     "\"expanded_url\": "
			     "\"https://x.com/a/status/1\", \"display_url\": \"x.com/a\"}, "
			     "{\"url\": \"\"}, 3,"
			     "{\"url\": \"https://t.co/none\"}, {\"url\": \"https://t.co/b\", "
			     "\"expanded_url\": \"https://x.com/a/status/1/photo/1\"}]}") "}");
	says(&reading, 0, "See x.com/a and");
}

Test(sites, x_pages_bring_their_own_users)
{
	reads("x",
		"[{\"data\": [" TWEET("2", "No.", REPLIES("1")) "]}, {\"data\": [" TWEET(
			"1", "Yes.", "") "], \"includes\": {\"users\": [{\"id\": \"7\", \"name\": "
					 "\"Ada Novak\", "
					 "\"username\": \"ada\"}]}}]",
		"Ada Novak: p\nAda Novak -> 0: p\n");
}

Test(sites, x_answers_are_read_by_their_time)
{
	reads("x",
		"{\"data\": [" TWEET(
			"4", "d", REPLIES("1") ", \"created_at\": \"2024-01-04\"") "," TWEET("3",
			"c", REPLIES("2") ", \"created_at\": \"2024-01-03\"") "," TWEET("2", "b",
			REPLIES("1") ", \"created_at\": \"2024-01-02\"") "," TWEET("1", "a",
			"") "]}",
		": p\n -> 0: p\n -> 1: p\n -> 0: p\n");
}

Test(sites, rows_of_no_particular_site_are_not_taken)
{
	is_not("x", "[{\"id\": \"1\", \"text\": \"a\", \"author_id\": \"2\"}]");
	is_not("x", "{\"data\": [{\"id\": \"1\", \"text\": \"a\"}]}");
	is_not("youtube", "{\"items\": [{\"id\": \"1\", \"snippet\": \"a\"}]}");
	is_not("youtube", "{\"comments\": [{\"id\": \"1\", \"parent\": \"a\", \"text\": \"b\"}]}");
	is_not("slack", "[{\"ts\": \"soon\", \"type\": \"message\", \"text\": \"b\"}]");
	is_not("slack", "[{\"ts\": 12, \"type\": \"message\", \"text\": \"b\"}]");
	is_not("telegram", "{\"messages\": [{\"id\": 1, \"text\": \"b\"}]}");
	is_not("mastodon", "[{\"id\": 1, \"content\": \"b\", \"created_at\": \"2024\"}]");
	is_not("bluesky", "{\"posts\": [{\"uri\": \"a\", \"text\": \"b\"}]}");
	is_not("bluesky", "{\"thread\": [1]}");
}

/* ---- YouTube -------------------------------------------------------------------------------- */

#define TUBE(id, parent, name, text, time)                                                         \
	"{\"id\": \"" id "\", \"snippet\": {\"parentId\": \"" parent                               \
	"\", \"authorDisplayName\": \"" name "\", \"textOriginal\": \"" text                       \
	"\", \"publishedAt\": \"2024-01-01T00:00:0" time "Z\"}}"

Test(sites, youtube_a_name_in_front_tells_who_is_answered)
{
	sg_reading reading = read_json("youtube",
		"{\"items\": [" TUBE("a", "t", "Ines Dahl", "One.", "1") "," TUBE("b", "t", "@ines",
			"Two.", "2") "," TUBE("c", "t", "Ines", "Three.", "3") "," TUBE("d", "t",
			"Ada", "@Ines Dahl, four",
			"4") "," TUBE("e", "t", "Ada", "@ines five", "5") "," TUBE("f", "t", "Ada",
			"@nobody six", "6") "," TUBE("g", "t", "Ines Dahl", "Seven.",
			"7") "," TUBE("h", "u", "Cy", "@Ines Dahl eight", "8") "]}");
	cr_assert_str_eq(outline(&reading), "Ines Dahl: p\nAda -> 0: p\nines: p\nAda -> 2: p\n"
					    "Ines: p\nAda: p\nInes Dahl: p\nCy: p\n");
	says(&reading, 1, "four");
	says(&reading, 3, "five");
	says(&reading, 5, "@nobody six");
	says(&reading, 7, "@Ines Dahl eight");
}

Test(sites, youtube_names_are_looked_up_and_not_searched_for)
{
	sg_buf text = SG_BUF_INIT;
	sg_buf_puts(&text, "{\"items\": [" TUBE("t", "t", "Ada", "Yes.", "0"));
	for (int i = 0; i < DEEP / 8; i++)
		sg_buf_printf(&text, "," TUBE("r%d", "t", "Ada", "@Ada a b c d e f g", "1"), i);
	sg_buf_puts(&text, "]}");
	sg_reading reading = read_as(NULL, sg_buf_slice(&text));
	cr_assert(reading.post_count == DEEP / 8 + 1);
	sg_buf_free(&text);
}

/* ---- Slack ---------------------------------------------------------------------------------- */

#define MESSAGE(ts, user, text, more)                                                              \
	"{\"type\": \"message\", \"ts\": \"" ts "\", \"user\": \"" user "\", \"text\": \"" text    \
	"\"" more "}"
#define MEMBERS                                                                                    \
	"[{\"id\": \"U1\", \"name\": \"ines\", \"profile\": {\"real_name\": \"I<n>es\"}},"         \
	"{\"id\": \"U2\", \"name\": \"tomas\", \"profile\": {\"real_name\": \"\", "                \
	"\"display_name\": \"Tomas\"}}]"

Test(sites, slack_members_are_named)
{
	sg_reading reading = read_json("slack",
		"{\"slack_channel\": \"c\", \"users\": " MEMBERS ", \"days\": [[], [" MESSAGE(
			"1710316800.000100", "U1", "Hello <@U2>, <@U3|ada> and <@U4>",
			"") "," MESSAGE("1710316801.000100", "U2", "<@U1> <@U1",
			", \"thread_ts\": "
			"\"1710316800.000100\"") "]]}");
	cr_assert_str_eq(outline(&reading), "I<n>es: p\nTomas -> 0: p\n");
	cr_assert(is(reading.title, "c") && is(reading.posts[1].handle, "tomas"));
	cr_assert(is(reading.posts[0].time, "2024-03-13T08:00:00Z"));
	says(&reading, 0, "Hello @Tomas, @ada and @U4");
}

Test(sites, slack_what_happens_to_a_channel_is_not_said_by_anybody)
{
	reads("slack",
		"[" MESSAGE("1710316800.000100", "U1", "joined",
			", \"subtype\": \"channel_join\"") "," MESSAGE("1710316801.000100", "U1",
			"Both.",
			", \"subtype\": \"thread_broadcast\"") "," MESSAGE("1710316802.000100",
			"U1", "", ", \"files\": [{}]") "," MESSAGE("1710316803.000100", "U1",
			"waves", ", \"subtype\": \"me_message\"") "]",
		"U1: p\nU1: \nU1: p\n");
}

Test(sites, slack_a_channel_lists_the_members_that_it_needs)
{
	const sg_slack_members *members;
	sg_buf out = SG_BUF_INIT;
	sg_slice days[] = {
		sg_slice_of("[" MESSAGE("1710316800.000100", "U1", "U9 <@U1> U1", "") "]"),
		sg_slice_of("[]")};
	cr_assert(sg_slack_members_read(&members, sg_slice_of(MEMBERS), &arena, NULL) == SG_OK);
	cr_assert(sg_slack_channel_write(&out, sg_slice_of("a \"b\""), members, days, 2) == SG_OK);
	const char *member =
		strstr(out.ptr, "\"id\": \"U1\", \"name\": \"ines\", \"real_name\": \"I<n>es\"");
	must(member != NULL, out.ptr);
	must(strstr(out.ptr, "tomas") == NULL, out.ptr);
	must(strstr(strchr(member, '}'), "real_name") == NULL, out.ptr);
	sg_reading reading = read_as(NULL, sg_buf_slice(&out));
	cr_assert_str_eq(outline(&reading), "I<n>es: p\n");
	cr_assert(is(reading.title, "a \"b\""));
	sg_buf_clear(&out);
	cr_assert(sg_slack_channel_write(&out, sg_slice_of("c"), NULL, days, 1) == SG_OK);
	reading = read_as(NULL, sg_buf_slice(&out));
	cr_assert_str_eq(outline(&reading), "U1: p\n");
	sg_buf_free(&out);
	cr_assert(sg_slack_members_read(&members, sg_slice_of("[{"), &arena, NULL) == SG_E_SYNTAX);
}

/* ---- Telegram ------------------------------------------------------------------------------- */

#define CHAT(messages)                                                                             \
	"{\"name\": \"c\", \"type\": \"group\", \"id\": 1, \"messages\": [" messages "]}"
#define SENT(id, from, text, more)                                                                 \
	"{\"id\": " id                                                                             \
	", \"type\": \"message\", \"date\": \"2024-03-13T10:00:00\", \"from\": " from              \
	", \"text\": " text more "}"

Test(sites, telegram_texts_are_strings_or_pieces)
{
	sg_reading reading = read_json("telegram",
		CHAT(SENT("1", "\"Ada\"",
			"[\"a \", {\"type\": \"bold\", \"text\": \"b\"}, 7, {}, "
			"[\"x\"], null, \" c\"]",
			"") "," SENT("2", "null", "[]", "") "," SENT("3", "\"Ben\"", "\"\"",
			", \"text_entities\": [{\"type\": \"plain\", \"text\": "
			"\"d\"}]") "," SENT("4", "\"Cy\"",
			"[\"e\", {\"type\": \"blockquote\", \"text\": \"one two "
			"three\\nf g h\"}, \"i\"]",
			"")));
	cr_assert_str_eq(outline(&reading), "Ada: p\n: \nBen: p\nCy: pp\n");
	says(&reading, 0, "a b c");
	says(&reading, 2, "d");
	says(&reading, 3, "e\n> one two three\n> f g h\ni");
}

Test(sites, telegram_what_is_forwarded_is_not_the_senders)
{
	sg_reading reading = read_json("telegram",
		CHAT(SENT("1", "\"Ada\"", "\"Mine.\"", ", \"forwarded_from\": \"Ada\"") "," SENT(
			"2", "\"Ada\"", "\"Yours.\\n\\nAll yours.\"",
			", \"forwarded_from\": null") "," SENT("3", "\"Ben\"", "\"No.\"",
			", \"reply_to_message_id\": 2") "," SENT("4", "\"Ben\"", "\"No.\"",
			", \"reply_to_message_id\": 2, \"reply_to_peer_id\": \"channel2\"")));
	cr_assert_str_eq(outline(&reading), "Ada: p\nAda: \nBen -> 1: p\nBen: p\n");
	says(&reading, 1, "> Yours.\n\n> All yours.");
}

/* ---- all of them ---------------------------------------------------------------------------- */

static const char *const FIXTURES[] = {"bluesky.json", "bluesky-v2.json", "mastodon.json",
	"mastodon-context.json", "x.json", "x-pages.json", "youtube.json", "youtube-dlp.info.json",
	"../chats/slack-channel.json", "../chats/slack-day.json", "../chats/telegram.json",
	"../chats/telegram-account.json"};

static sg_slice file_of(size_t i)
{
	char name[128];
	snprintf(name, sizeof name, "../apis/%s", FIXTURES[i]);
	return fixture(name);
}

Test(sites, running_out_of_memory_is_reported_and_leaks_nothing)
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

/* The wrong kind of everything: a number or a list where a value was, at every fifth in turn. */
Test(sites, wrong_types_are_read_around)
{
	for (size_t i = 0; i < sizeof FIXTURES / sizeof *FIXTURES; i++) {
		sg_slice text = file_of(i);
		char *bytes = (char *)sg_arena_copy(&arena, text).ptr;
		for (size_t at = 0, seen = i; at + 2 < text.len; at++) {
			if (memcmp(bytes + at, ": {", 3) && memcmp(bytes + at, ": \"", 3))
				continue;
			if (seen++ % 5)
				continue;
			sg_arena small = SG_ARENA_INIT;
			sg_reading out = {0};
			sg_buf changed = SG_BUF_INIT;
			sg_buf_add(&changed, (sg_slice){bytes, at});
			sg_buf_puts(&changed, at % 2 ? ": 7, \"z\"" : ": [1], \"z\"");
			sg_buf_add(&changed, (sg_slice){bytes + at, text.len - at});
			sg_status st = sg_reader__read(sg_reader__choose(text, NULL), &out,
				sg_buf_slice(&changed), &small, NULL);
			cr_assert(st == SG_OK || st == SG_E_EMPTY, "%s: %zu", FIXTURES[i], at);
			sg_buf_free(&changed);
			sg_arena_destroy(&small);
		}
	}
}
