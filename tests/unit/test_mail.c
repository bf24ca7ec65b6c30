#include "leak.h"
#include "reader/mail/date.h"
#include "reader/mail/thread.h"
#include "reading.h"
#include "stancegraph/buffer.h"

#include <pthread.h>
#include <string.h>

TestSuite(mail, .timeout = 120);

#define HEAD(name, subject)                                                                        \
	"From: " name " <" name "@example.org>\nSubject: " subject "\nDate: Mon, 4 Mar 2019 "      \
	"10:02:07 +0100\n"
#define LINE(name)                   "From " name "@example.org Mon Mar  4 10:02:11 2019\n"
#define MESSAGE(name, fields, words) LINE(name) HEAD(name, "Lamps") fields "\n" words "\n\n"
#define ID(id)                       "Message-ID: <" id "@x>\n"
#define REFERS(ids)                  "References: " ids "\n"

static const char *text_at(const sg_reading *reading, size_t post)
{
	sg_slice text = sg_slice_at(reading->text, reading->posts[post].span);
	return sg_arena_copy(&arena, text).ptr;
}

/* ---- what is mail --------------------------------------------------------------------------- */

static bool is_mail(const char *text)
{
	const sg_reader *by = sg_reader__choose(sg_slice_of(text), NULL);
	return by == &sg_reader__mail;
}

Test(mail, is_told_by_a_from_line_or_by_header_fields)
{
	cr_assert(is_mail(MESSAGE("ines", "", "x")));
	cr_assert(is_mail("\xEF\xBB\xBF\r\n" HEAD("ines", "Lamps") "\r\nx\r\n"));
	cr_assert(is_mail("From ines at example.org  Fri Mar  1 09:12:44 2019\n"
			  "From: ines at example.org (Ines Dahl)\n\nx\n"));
	cr_assert(
		is_mail("From 1627381231938123@xxx Mon Mar 04 10:02:11 +0000 2019\nX-GM-THRID: 1\n"
			"From: a@b\n\nx\n"));
	cr_assert(is_mail("From -8765309876543210987\nX-Google-Thread: f996b,1\nFrom: a@b\n\nx\n"));
	cr_assert(is_mail("Received: from a\n\tby b\nFrom: Caf\xE9 <a@b>\nMessage-ID: <1@b>\n"
			  "Subject: Lamps\n\ncaf\xE9\n"));
}

Test(mail, is_not_what_only_begins_like_it)
{
	static const char *const others[] = {"From the bakers of Lorn came a letter on 4 March "
					     "2019 at 10:02.\nNobody read it.\n",
		"From 2019 on, the lamps burn all night.\n\nInes Dahl: No.\n",
		"From Monday Mar 4 10:02 2019 on the lamps burn.\nInes: no.\n\nTomas: yes.\n",
		"Subject: lamps\n\nInes: They burn.\nTomas: They do not.\nInes: They do.\n",
		"From: Lorn\nTo: Harn\nSubject: a train\n\nIt was late again.\n",
		"Ines: Hello.\nTomas: Hello.\nSubject: lamps\nDate: never\n\nYes.\n",
		"Date: 4 March 2019\nSubject: the lamps\nFrom: the mayor\n\nThey burn.\n", "From ",
		"From: ", "From a\n", ""};
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		must(!is_mail(others[i]), others[i]);
}

static sg_error fault_of(const char *text)
{
	sg_reading out = {.post_count = 77};
	sg_error err = SG_ERROR_INIT;
	sg_status st = sg_reader__read(&sg_reader__mail, &out, sg_slice_of(text), &arena, &err);
	must(st != SG_OK && st == err.code && out.post_count == 77, text);
	return err;
}

Test(mail, what_is_none_is_an_error)
{
	cr_assert(eq(int, fault_of("").code, SG_E_EMPTY));
	cr_assert(eq(int, fault_of("\n \n").code, SG_E_EMPTY));
	cr_assert(eq(int, fault_of("Lamps burn all night.\n").code, SG_E_SYNTAX));
}

/* ---- where messages begin ------------------------------------------------------------------- */

Test(mail, messages_begin_at_from_lines_only)
{
	sg_reading reading = read_text(NULL,
		MESSAGE("ines", "", "One.\n\nFrom Monday on they burn at 10:02.\n\nFrom here on.")
			MESSAGE("tomas", "", "Two."));
	cr_assert_str_eq(outline(&reading), "ines: ppp\ntomas: p\n");
}

Test(mail, from_lines_are_unescaped_and_quoted_ones_are_not)
{
	sg_reading reading = read_text(
		NULL, MESSAGE("ines", "",
			      ">From what I hear it is so.\n\n>>From Monday on, they said.\n\n"
			      ">From what I hear\n>it is so.\n\nNo."));
	cr_assert_str_eq(text_at(&reading, 0),
		"From what I hear it is so.\n\n> From Monday on, they said.\n\n> From what I hear\n"
		"> it is so.\n\nNo.");
}

Test(mail, content_length_is_believed_where_it_fits)
{
	static const char inner[] = "See:\n\n" LINE("x") "X-A: b\n\n";
	sg_buf text = SG_BUF_INIT;
	for (int off = 0; off < 2; off++)
		sg_buf_printf(&text, LINE("ines") HEAD("ines", "Lamps") "Content-Length: %zu\n\n%s",
			sizeof inner - 1 + (off ? 3 : 0), inner);
	sg_reading reading = read_text(NULL, text.ptr);
	cr_assert(eq(sz, reading.post_count, 2));
	cr_assert(eq(sz, reading.fault_count, 1)); /* the second is cut at the line within */
	sg_buf_free(&text);
}

Test(mail, line_breaks_of_dos)
{
	sg_reading reading = read_text(NULL,
		"From a@b Mon Mar  4 10:02:11 2019\r\nFrom: Ada <a@b>\r\nSubject: x\r\n\r\nOne.\r\n"
		"\r\nFrom c@d Mon Mar  4 10:02:11 2019\r\nFrom: Cy <c@d>\r\n\r\nTwo.\r\n");
	cr_assert_str_eq(outline(&reading), "Ada: p\nCy: p\n");
	cr_assert_str_eq(text_at(&reading, 1), "Two.");
}

/* ---- header fields -------------------------------------------------------------------------- */

static sg_post post_from(const char *from)
{
	sg_buf text = SG_BUF_INIT;
	sg_buf_printf(&text, "Message-ID: <1@x>\nSubject: x\nFrom: %s\n\nx\n", from);
	sg_reading reading = read_as("mail", sg_arena_copy(&arena, sg_buf_slice(&text)));
	sg_buf_free(&text);
	return reading.posts[0];
}

Test(mail, senders_have_names)
{
	static const char *const rows[][2] = {{"Ines Dahl <ines@example.org>", "Ines Dahl"},
		{"\"Dahl, Ines\" <ines@example.org>", "Ines Dahl"},
		{"Dahl, Ines <ines@example.org>", "Ines Dahl"},
		{"\"Dahl, Ines (Works)\" <ines@example.org>", "Ines Dahl"},
		{"\"Ines Dahl, MD\" <ines@example.org>", "Ines Dahl, MD"},
		{"\"Ines \\\"Inky\\\" Dahl\" <ines@example.org>", "Ines Inky Dahl"},
		{"ines@example.org (Ines Dahl)", "Ines Dahl"},
		{"ines at example.org (Ines Dahl)", "Ines Dahl"}, {"ines at example.org", "ines"},
		{"ines (at) example.org", "ines"}, {"<ines@example.org>", "ines"},
		{"ines@example.org <ines@example.org>", "ines"},
		{"\"'Ines Dahl' via Lamps\" <lamps@groups.example.org>", "Ines Dahl"},
		{"Ines Dahl via lamps-l <lamps-l@example.org>", "Ines Dahl"},
		{"=?utf-8?q?Dahl=2C_=C3=85sa?= <a@example.org>", "\xC3\x85sa Dahl"},
		{"=?ISO-8859-1?B?5XNh?= Dahl <a@example.org>", "\xC3\xA5sa Dahl"},
		{"=?x-no-such?Q?=C3=85sa?= <a@example.org>", "\xC3\x85sa"}, {"Ines", "Ines"},
		{"", ""}, {"<", ""}, {"\"", "\""}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		must(is(post_from(rows[i][0]).author, rows[i][1]), rows[i][0]);
}

Test(mail, addresses_are_not_told)
{
	static const char *const rows[] = {"Ines Dahl <ines@example.org>", "ines@example.org",
		"ines@example.org <ines@example.org>", "ines at example.org"};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		sg_post post = post_from(rows[i]);
		must(sg_slice_find(post.author, sg_slice_of("example")) == post.author.len,
			rows[i]);
		must(sg_slice_find(post.handle, sg_slice_of("example")) == post.handle.len,
			rows[i]);
	}
}

Test(mail, who_gives_no_name_has_the_one_given_elsewhere)
{
	sg_reading reading = read_text(
		NULL, LINE("a") "From: ines@example.org\nSubject: x\n\nOne.\n\n" LINE(
			      "b") "From: Ines Dahl <Ines@example.org>\nSubject: x\n\nTwo.\n");
	cr_assert_str_eq(outline(&reading), "Ines Dahl: p\nInes Dahl: p\n");
}

Test(mail, dates_in_many_forms)
{
	static const char *const rows[][2] = {
		{"Mon, 4 Mar 2019 10:02:07 +0100", "2019-03-04T09:02:07Z"},
		{"4 Mar 2019 10:02 GMT", "2019-03-04T10:02:00Z"},
		{"Mon, 04 Mar 19 10:02:07 EST", "2019-03-04T15:02:07Z"},
		{"Mon, 4 Mar 2019 10:02:07 +0100 (CET)", "2019-03-04T09:02:07Z"},
		{"Mon, 4 Mar 2019 10:02:07 GMT+2", "2019-03-04T08:02:07Z"},
		{"Mon, 4 Mar 2019 10:02:07 -00:30", "2019-03-04T10:32:07Z"},
		{"Mon, 4 Mar 2019 10:02:07 +9999", "2019-03-04T10:02:07Z"},
		{"Mon Mar  4 10:02:11 2019", "2019-03-04T10:02:11Z"},
		{"Mon Mar 04 10:02:11 +0100 2019", "2019-03-04T09:02:11Z"},
		{"04-Mar-2019 10:02:11", "2019-03-04T10:02:11Z"},
		{"March 4, 2019 10:02", "2019-03-04T10:02:00Z"},
		{"31 Dec 2016 23:59:60 +0000", "2016-12-31T23:59:59Z"},
		{"Fri, 4 Mar 119 10:02:07", "2019-03-04T10:02:07Z"}, {"30 Feb 2019 10:02", ""},
		{"Mon, 4 Mar 2019", ""}, {"4 Mary 2019 10:02", ""}, {"10:02", ""}, {"", ""},
		{"99 Mar 2019 99:99:99 +99999999999999999999", ""}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char out[SG_TIME_BYTES] = "";
		bool is_date = sg_mail_date__read(out, sg_slice_of(rows[i][0]));
		must(is_date == (*rows[i][1] != 0) && (!is_date || !strcmp(out, rows[i][1])),
			rows[i][0]);
	}
}

/* ---- threads -------------------------------------------------------------------------------- */

Test(mail, an_answer_hangs_from_the_nearest_message_that_is_there)
{
	sg_reading reading = read_text(NULL,
		MESSAGE("a", ID("1"), "A.") MESSAGE("b", ID("3") REFERS("<1@x> <2@x>"), "B.")
			MESSAGE("c", ID("4") "In-Reply-To: your mail of Monday <3@x>\n", "C.")
				MESSAGE("d", ID("5") "In-Reply-To: <2@x>\n", "D.")
					MESSAGE("e", ID("6") REFERS("<8@x> <9@x>"), "E."));
	/* 2 is absent, but who refers to it says that it answered 1 */
	cr_assert_str_eq(outline(&reading), "a: p\nb -> 0: p\nc -> 1: p\nd -> 0: p\ne: p\n");
}

Test(mail, rings_are_cut)
{
	sg_reading reading = read_text(NULL,
		MESSAGE("a", ID("1") REFERS("<2@x>"), "A.") MESSAGE("b", ID("2") REFERS("<1@x>"),
			"B.") MESSAGE("c", ID("3") REFERS("<3@x>"), "C.")
			MESSAGE("d", ID("4") REFERS("<8@x> <9@x>"), "D.")
				MESSAGE("e", ID("5") REFERS("<9@x> <8@x>"), "E."));
	cr_assert_str_eq(outline(&reading), "a: p\nb -> 0: p\nc: p\nd: p\ne: p\n");
}

Test(mail, subjects_thread_what_has_no_references)
{
	sg_reading reading = read_text(NULL,
		LINE("a") HEAD("a", "[list] Lamps") "\nA.\n\n" LINE("b")
			HEAD("b", "AW: Re[2]: lamps") "\nB.\n\n" LINE("c") HEAD(
				"c", "Lamps") "\nC.\n\n" LINE("d") HEAD("d", "SV: [list] Re: Lamps")
				REFERS("<8@x>") "\nD.\n\n" LINE("e")
					HEAD("e", "Re: Moths (was: Lamps)") "\nE.\n\n");
	cr_assert_str_eq(outline(&reading), "a: p\nb -> 0: p\nc: p\nd: p\ne: pp\n");
	cr_assert(is(reading.title, "Lamps"));
	cr_assert(reading.posts[1].is_parent_assumed);
}

Test(mail, who_is_addressed_has_spoken_before)
{
	sg_reading reading = read_text(NULL,
		LINE("a") HEAD("a", "Lamps") ID("1") "\nA.\n\n" LINE(
			"b") "From: Bo <b@b>\nSubject: Lamps"
			     "\nDate: 4 Mar 2019 11:00\n" REFERS("<1@x>") "\nB.\n\n" LINE(
				     "c") "From: Cy <c@c>\nSubject: Re: Lamps\nDate: 4 Mar 2019 "
					  "10:30\n\nBo, no.\n\n" LINE("d") "From: Di "
									   "<d@d>\nSubject: Re: "
									   "Lamps\nDate: 4 Mar "
									   "2019 12:00\n\n"
									   "Bo, yes.\n");
	cr_assert_str_eq(outline(&reading), "a: p\nBo -> 0: p\nCy -> 0: p\nDi -> 1: p\n");
}

Test(mail, the_same_message_twice_is_one)
{
	sg_reading reading = read_text(NULL,
		MESSAGE("a", ID("1"), "A.") MESSAGE("a", ID("1"), "A.")
			MESSAGE("b", ID("1"), "Another.") MESSAGE("c", REFERS("<1@x>"), "C."));
	cr_assert_str_eq(outline(&reading), "a: p\nc -> 0: p\nb: p\n");
}

Test(mail, programs_that_answer_are_no_people)
{
	sg_reading reading = read_text(NULL, MESSAGE("a", "X-IMAP: 1 2\n", "Folder.") MESSAGE(
						     "b", "Auto-Submitted: auto-replied\n", "Away.")
						     MESSAGE("c", "Auto-Submitted: no\n", "C."));
	cr_assert_str_eq(outline(&reading), "c: p\n");
}

/* Through gmime a tenth of them in a build with sanitizers, where each object costs a lot. */
Test(mail, a_thread_as_deep_as_it_is_long)
{
#ifdef __SANITIZE_ADDRESS__
	enum { DEEP = 20000 };
#else
	enum { DEEP = 200000 };
#endif
	sg_buf text = SG_BUF_INIT;
	for (int i = DEEP; i > 0; i--)
		sg_buf_printf(&text,
			LINE("a") "From: a@b\nMessage-ID: <%d@x>\nIn-Reply-To: <%d@x>\n\nno %d\n\n",
			i, i - 1, i);
	sg_reading reading = {0};
	cr_assert(sg_reader__read(&sg_reader__mail, &reading, sg_buf_slice(&text), &arena, NULL) ==
		  SG_OK);
	cr_assert(eq(sz, reading.post_count, DEEP));
	for (uint32_t i = 1; i < DEEP; i++)
		cr_assert(reading.posts[i].parent == i - 1);
	sg_buf_free(&text);
}

/* Every other message is absent: whom it answered is known from the References of the next. */
Test(mail, a_chain_of_200000_with_gaps)
{
	enum { DEEP = 200000 };
	sg_mail_head *heads = sg_arena_array(&arena, DEEP, sizeof *heads);
	sg_mail_parent *parents = sg_arena_array(&arena, DEEP, sizeof *parents);
	for (int i = 0; i < DEEP; i++) {
		char text[64];
		snprintf(text, sizeof text, "%d", 2 * i);
		heads[i].id = sg_arena_copy(&arena, sg_slice_of(text));
		snprintf(text, sizeof text, "<%d> <%d>", 2 * i - 2, 2 * i - 1);
		heads[i].references = sg_arena_copy(&arena, sg_slice_of(text));
	}
	cr_assert(sg_mail__thread(parents, heads, DEEP, &arena) == SG_OK);
	cr_assert(parents[0].index == SG_NONE);
	for (uint32_t i = 1; i < DEEP; i++)
		cr_assert(parents[i].index == i - 1);
}

/* All absent, one after the other: climbed once, from the far end first. */
Test(mail, climbs_are_not_repeated)
{
	enum { DEEP = 200000 };
	sg_mail_head *heads = sg_arena_array(&arena, DEEP, sizeof *heads);
	sg_mail_parent *parents = sg_arena_array(&arena, DEEP, sizeof *parents);
	for (int i = 0; i < DEEP; i++) {
		char text[64];
		snprintf(text, sizeof text, "<%d> <%d>", i, i + 1);
		heads[i].references = sg_arena_copy(&arena, sg_slice_of(text));
	}
	heads[0].id = sg_slice_of("0");
	cr_assert(sg_mail__thread(parents, heads, DEEP, &arena) == SG_OK);
	for (uint32_t i = 1; i < DEEP; i++)
		cr_assert(parents[i].index == 0);
}

Test(mail, references_of_200000_absent_messages)
{
	enum { DEEP = 200000 };
	sg_buf text = SG_BUF_INIT;
	sg_buf_puts(&text, MESSAGE("a", ID("0"), "A.") LINE("b") "From: b@b\nReferences:");
	for (int i = 0; i < DEEP; i++)
		sg_buf_printf(&text, " <%d@x>%s", i, i % 50 ? "" : "\n");
	sg_buf_printf(
		&text, "\n\nB.\n\n" LINE("c") "From: c@c\nIn-Reply-To: <%d@x>\n\nC.\n", DEEP - 1);
	sg_reading reading = read_text(NULL, text.ptr);
	cr_assert_str_eq(outline(&reading), "a: p\nb -> 0: p\nc -> 0: p\n");
	sg_buf_free(&text);
}

/* ---- parts ---------------------------------------------------------------------------------- */

#define MULTI(kind, parts)                                                                         \
	HEAD("ines", "Lamps") "Content-Type: multipart/" kind "; boundary=b\n\nfor others\n" parts
#define PART(fields, words) "--b\n" fields "\n" words "\n"

static const char *words_of(const char *message)
{
	sg_reading reading = read_text("mail", message);
	cr_assert(eq(sz, reading.post_count, 1));
	return text_at(&reading, 0);
}

Test(mail, the_plain_alternative_is_taken)
{
	cr_assert_str_eq(words_of(MULTI("alternative",
				 PART("Content-Type: text/plain\n", "Plain.") PART(
					 "Content-Type: text/html\n", "<p>Rich.</p>") "--b--\n")),
		"Plain.");
	cr_assert_str_eq(words_of(MULTI("alternative",
				 PART("Content-Type: text/calendar\n", "BEGIN")
					 PART("Content-Type: text/plain\n", "Plain.") "--b--\n")),
		"Plain.");
}

Test(mail, attachments_and_forwarded_messages_are_not_said)
{
	cr_assert_str_eq(
		words_of(MULTI("mixed",
			PART("", "Said.") PART("Content-Type: text/plain; name=a.txt\n"
					       "Content-Disposition: attachment; filename=a.txt\n",
				"Attached.") PART("Content-Type: message/rfc822\n",
				"From: t@x\nSubject: y\n\nThis is what others said.") "--b--\n")),
		"Said.\n\n> This is what others said.");
	cr_assert_str_eq(words_of(MULTI("encrypted", PART("", "Version: 1") "--b--\n")), "");
}

Test(mail, broken_messages_give_what_they_have)
{
	cr_assert_str_eq(words_of(MULTI("mixed", PART("", "No end."))), "No end.");
	cr_assert_str_eq(words_of(MULTI("mixed", "")), "");
	cr_assert_str_eq(words_of(HEAD("ines", "x")), "");
	cr_assert_str_eq(
		words_of(HEAD("ines", "x") "Content-Type: nonsense\n\nWords.\n"), "Words.");
	cr_assert_str_eq(
		words_of(HEAD("ines", "x") "Content-Type: multipart/mixed\n\nWords.\n"), "");
	cr_assert_str_eq(
		words_of(HEAD("ines", "x") "Content-Transfer-Encoding: base64\n\nSGVsbG8gdGhlcm"),
		"Hello the");
}

static const char *in_charset(const char *charset, const char *bytes)
{
	sg_buf text = SG_BUF_INIT;
	sg_buf_printf(&text, HEAD("ines", "x") "Content-Type: text/plain; charset=%s\n\n%s\n",
		charset, bytes);
	const char *out = words_of(text.ptr);
	sg_buf_free(&text);
	return out;
}

Test(mail, charsets_are_converted_and_wrong_ones_guessed)
{
	cr_assert_str_eq(in_charset("iso-8859-1", "caf\xE9 \x93so\x94"), "café “so”");
	cr_assert_str_eq(in_charset("utf-8", "caf\xC3\xA9"), "café");
	cr_assert_str_eq(in_charset("utf-8", "caf\xE9 at eight"), "caf\xEF\xBF\xBD at eight");
	cr_assert_str_eq(in_charset("us-ascii", "caf\xC3\xA9"), "café");
	cr_assert_str_eq(in_charset("us-ascii", "caf\xE9 so"), "café so");
	cr_assert_str_eq(in_charset("koi8-r", "\xC4\xC1"), "да");
	cr_assert_str_eq(in_charset("iso-2022-jp", "\x1B$B$O$$\x1B(B"), "はい");
	cr_assert_str_eq(in_charset("no-such", "caf\xE9 so"), "café so");
	cr_assert_str_eq(in_charset("\"../../../etc/passwd\"", "caf\xE9 so"), "café so");
	cr_assert_str_eq(in_charset("utf-7", "caf+AOk-"), "café");
}

/* `count` parts, each in the one before: three pieces of text with the part's number between. */
static sg_reading read_nested(const char *const pieces[3], int count)
{
	sg_buf text = SG_BUF_INIT;
	sg_buf_puts(&text, MESSAGE("a", "", "A.") LINE("b") HEAD("b", "x"));
	for (int i = 0; i < count; i++)
		sg_buf_printf(&text, "%s%d%s%d%s", pieces[0], i, pieces[1], i, pieces[2]);
	sg_buf_puts(&text, "Content-Type: text/plain\n\nDeep.\n");
	sg_reading reading = read_text(NULL, text.ptr);
	sg_buf_free(&text);
	return reading;
}

Test(mail, nesting_is_bounded)
{
	static const char *const openings[][3] = {
		{"Content-Type: multipart/mixed; boundary=b", "\n\n--b", "\n"},
		{"CONTENT-TYPE:\n\tmultipart/mixed; boundary=b", "\n\n--b", "\n"},
		{"Content-Type: (a) multipart/mixed; boundary=b", "\n\n--b", "\n"},
		{"Content-Type: message/rfc822\n\nX-A: ", "\nX-B: ", "\n"}};
	for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
		cr_assert(eq(sz, read_nested(openings[i], 150).post_count, 2));
		sg_reading deep = read_nested(openings[i], 100000);
		cr_assert(eq(sz, deep.post_count, 1), "%s", openings[i][0]);
		cr_assert(eq(sz, deep.fault_count, 1));
	}
}

/* ---- all of it ------------------------------------------------------------------------------ */

static const char whole[] = MESSAGE("ines", ID("1"), "The lamps burn all night.\n\n-- \nInes")
	MESSAGE("tomas", REFERS("<1@x> <0@x>"),
		"On Mon, 4 Mar 2019 10:02, Ines wrote:\n> The lamps burn all night.\n\nNo.")
		MULTI("mixed", PART("Content-Type: text/plain; charset=latin1\n", "caf\xE9")
				       PART("Content-Type: text/html\n", "<p>Yes.</p>"));

static void *read_often(void *unused)
{
	(void)unused;
	for (int i = 0; i < 100; i++) {
		sg_arena own = SG_ARENA_INIT;
		sg_reading reading = {0};
		sg_status st =
			sg_reader__read(&sg_reader__mail, &reading, sg_slice_of(whole), &own, NULL);
		bool is_right = st == SG_OK && reading.post_count == 2;
		sg_arena_destroy(&own);
		if (!is_right)
			return (void *)whole;
	}
	return NULL;
}

Test(mail, is_read_by_several_threads_at_once)
{
	pthread_t threads[4];
	for (size_t i = 0; i < 4; i++)
		cr_assert(pthread_create(&threads[i], NULL, read_often, NULL) == 0);
	for (size_t i = 0; i < 4; i++) {
		void *failed;
		pthread_join(threads[i], &failed);
		cr_assert(failed == NULL);
	}
	cr_assert(not(has_leaks()));
}

Test(mail, running_out_of_memory_is_reported_and_leaks_nothing)
{
	sg_status st = SG_E_NOMEM;
	for (size_t n = 1; st != SG_OK && n < 10000; n++) {
		sg_arena small = SG_ARENA_INIT;
		sg_reading out = {.post_count = 77};
		sg_alloc_fail_at(n);
		st = sg_reader__read(&sg_reader__mail, &out, sg_slice_of(whole), &small, NULL);
		sg_alloc_fail_at(0);
		cr_assert(st == SG_OK || (st == SG_E_NOMEM && out.post_count == 77));
		sg_arena_destroy(&small);
	}
	cr_assert(st == SG_OK);
	cr_assert(not(has_leaks()));
}

Test(mail, any_beginning_of_a_file_is_read_or_refused)
{
	for (size_t len = 0; len < sizeof whole; len++) {
		sg_arena small = SG_ARENA_INIT;
		sg_reading out = {0};
		sg_slice part = sg_arena_copy(&small, (sg_slice){whole, len});
		sg_status st = sg_reader__read(&sg_reader__mail, &out, part, &small, NULL);
		cr_assert(st == SG_OK || st == SG_E_EMPTY || st == SG_E_SYNTAX);
		sg_arena_destroy(&small);
	}
}
