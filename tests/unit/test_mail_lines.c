#include "leak.h"
#include "reader/mail/quoting.h"
#include "reading.h"
#include "stancegraph/buffer.h"

#include <string.h>

TestSuite(mail_lines, .timeout = 60);

static sg_slice read_body(const char *fields, sg_slice body)
{
	sg_buf text = SG_BUF_INIT;
	sg_buf_printf(&text, "From: Ines Dahl <ines@example.org>\nMessage-ID: <1@x>\n%s\n", fields);
	sg_buf_add(&text, body);
	sg_reading reading = read_as("mail", sg_arena_copy(&arena, sg_buf_slice(&text)));
	sg_buf_free(&text);
	cr_assert(eq(sz, reading.post_count, 1));
	return sg_slice_at(reading.text, reading.posts[0].span);
}

static void reads(const char *fields, const char *body, const char *expected)
{
	sg_slice text = read_body(fields, sg_slice_of(body));
	if (!is(text, expected))
		cr_fatal("of\n%s\ncame\n%.*s\nand not\n%s", body, (int)text.len,
			text.len ? text.ptr : "", expected);
}

#define READS(body, expected)  reads("", body, expected)
#define FLOWED(body, expected) reads("Content-Type: text/plain; format=flowed\n", body, expected)

Test(mail_lines, wrapped_paragraphs_are_one_line)
{
	READS("The lamps on the bridge should burn all night, because people walk\nhome late and "
	      "the "
	      "path is dark. The council has said so, and so has the\nschool.\n\nYes.\n",
		"The lamps on the bridge should burn all night, because people walk home late and "
		"the path is dark. The council has said so, and so has the school.\n\nYes.");
	READS("There are three reasons, and each of them would be enough for me, I say:\n"
	      "- lamps\n- moths\n1. dogs\n\nHi,\nhere we go\n",
		"There are three reasons, and each of them would be enough for me, I say:\n- "
		"lamps\n- "
		"moths\n1. dogs\n\nHi,\nhere we go");
}

Test(mail_lines, wrapped_lines_without_blanks)
{
	READS("灯は一晩中ともしておくべきです、帰りの遅い人が多く、あの道はとても暗いからです、それ"
	      "は学校の先生も町\nの人も知っています、それに町長も知っています。\n",
		"灯は一晩中ともしておくべきです、帰りの遅い人が多く、あの道はとても暗いからです、そ"
		"れは学校の先生も町の人も知っています、それに町長も知っています。");
}

Test(mail_lines, flowed_lines_are_joined)
{
	FLOWED("The lamps \nburn \nall night.\n\n> No, \n> never.\n>> Who said \n> so, "
	       "Ines?\n\nSo.\n",
		"The lamps burn all night.\n\n> No, never.\n\n> > Who said\n\n> so, Ines?\n\nSo.");
	FLOWED(" > is a sign.\n  indented\nSo it \n-- \nInes\n", "> is a sign.\n indented\nSo it");
	reads("Content-Type: text/plain; format=flowed; delsp=yes\n", "lamp \nlight  \nburns\n",
		"lamplight burns");
}

Test(mail_lines, marks_of_quotation_are_of_many_kinds)
{
	READS(">one two three\n>>one two three\n> > > one two three\n\nNo.\n",
		"> one two three\n\n> > one two three\n\n> > > one two three\n\nNo.");
	READS("| the lamps burn\n| all night long\n\nNo.\n",
		"> the lamps burn\n> all night long\n\nNo.");
	READS("| a | b | c |\n| d | e | f |\n", "| a | b | c |\n| d | e | f |");
	READS("TR> the lamps burn\nTR> all night long\nTR> \nNo.\n",
		"> the lamps burn\n> all night long\n\nNo.");
	READS("Ines> who says so\nInes> Tomas> the lamps burn\n\nNo.\n",
		"> who says so\n\n> > the lamps burn\n\nNo.");
	READS("Then x> 3 holds.\n", "Then x> 3 holds.");
	READS("> The lamps on the bridge should burn all night because people\nwalk\n> late "
	      "home.\n\n"
	      "No.\n",
		"> The lamps on the bridge should burn all night because people walk\n> late "
		"home.\n\nNo.");
}

Test(mail_lines, quotations_of_a_word_and_of_all_are_left_out)
{
	READS("> Yes.\n\nNo.\n", "No.");
	READS("> The lamps burn all night.\n", "");
}

Test(mail_lines, attributions_are_not_said)
{
	static const char *const lines[] = {"On Mon, 4 Mar 2019 at 10:02, Ines Dahl <i@x> wrote:",
		"On Mon, Mar 4, 2019 at 10:02 AM Ines Dahl <ines@example.org>\nwrote:",
		"On Mon, Mar 4, 2019 at 10:02 AM Ines Dahl\n<ines@example.org>\nwrote:",
		"On 4 March, Ines Dahl said:", "Ines Dahl wrote:", "Ines Dahl <i@x> writes:",
		"Ines Dahl <i at x> wrote on 4 March 2019:", "Quoting Ines Dahl <i@x>:",
		"In article <5@x>, Ines Dahl wrote:", "Am 04.03.19 um 10:02 schrieb Ines Dahl:",
		"Am Mo., 4. März 2019 um 10:02 Uhr schrieb Ines Dahl <i@x>:",
		"Le lun. 4 mars 2019 à 10:02, Ines Dahl <i@x> a écrit :",
		"El lun, 4 mar 2019 a las 10:02, Ines Dahl (<i@x>) escribió:",
		"Il giorno lun 4 mar 2019 alle ore 10:02 Ines <i@x> ha scritto:",
		"Op ma 4 mrt. 2019 om 10:02 schreef Ines Dahl <i@x>:", "You wrote:"};
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		char body[600];
		snprintf(body, sizeof body, "Hello.\n\n%s\n\n> The lamps burn.\n\nNo.\n", lines[i]);
		READS(body, "Hello.\n\n> The lamps burn.\n\nNo.");
	}
}

Test(mail_lines, what_only_looks_like_an_attribution_is_said)
{
	READS("This is what the council wrote:\n\nNo lamps.\n",
		"This is what the council wrote:\n\nNo lamps.");
	READS("I do not know what to think of this:\n\n> The lamps burn.\n\nNo.\n",
		"I do not know what to think of this:\n\n> The lamps burn.\n\nNo.");
	READS("I never understood whatever you meant when you wrote:\n> The lamps burn.\n\nNo.\n",
		"I never understood whatever you meant when you wrote:\n\n> The lamps "
		"burn.\n\nNo.");
	READS("On 4 March 2019 the council wrote:\n\nNo lamps.\n",
		"On 4 March 2019 the council wrote:\n\nNo lamps.");
}

Test(mail_lines, own_words_right_over_an_attribution_are_said)
{
	READS("No.\nOn 4 Mar 2019 at 10:02, Ines <i@x> wrote:\n> The lamps burn.\n",
		"No.\n\n> The lamps burn.");
	READS("Not so\nInes Dahl <i@x>\nwrote:\n> The lamps burn.\n",
		"Not so\n\n> The lamps burn.");
	READS("In no case.\nAm 04.03.19 um 10:02 schrieb\nInes Dahl:\n> The lamps burn.\n",
		"In no case.\n\n> The lamps burn.");
}

Test(mail_lines, what_is_quoted_without_marks_is_quoted_to_the_end)
{
	READS("No.\n\nOn Mon, 4 Mar 2019 at 10:02, Ines <i@x> wrote:\n\nThe lamps burn.\n\nAll "
	      "night "
	      "long.\n",
		"No.\n\n> The lamps burn.\n\n> All night long.");
	READS("No.\n\n-----Original Message-----\nFrom: Ines [mailto:i@x]\nSent: Monday, 4 March\n"
	      "To: Tomas\nSubject: Lamps\n\nThe lamps burn.\n\n-----Original Message-----\nFrom: "
	      "Tomas\nSent: Sunday\nTo: all;\n others\nSubject: Lamps\n\nWhat of lamps?\n",
		"No.\n\n> The lamps burn.\n\n> > What of lamps?");
	READS("Nein.\n\nVon: Ines Dahl <i@x>\nGesendet: Montag, 4. März 2019 10:02\nAn: Tomas\n"
	      "Betreff: Lampen\n\nDie Lampen brennen.\n",
		"Nein.\n\n> Die Lampen brennen.");
	READS("Non.\n\n________________________________\nDe : Ines <i@x>\nEnvoyé : lundi\nÀ : "
	      "Tomas\n"
	      "Objet : Lampes\n\nLes lampes brûlent.\n",
		"Non.\n\n> Les lampes brûlent.");
	READS("See.\n\nBegin forwarded message:\n\n*From: *Ines\n*Subject: *Lamps\n*Date: *4 "
	      "March\n"
	      "*To: *Tomas\n\nThe lamps burn.\n",
		"See.\n\n> The lamps burn.");
	READS("See.\n\n---------- Forwarded message ---------\nFrom: Ines\nDate: Mon\nSubject: "
	      "Lamps\nTo: <t@x>\n\n\nThe lamps burn.\n",
		"See.\n\n> The lamps burn.");
	READS("No.\n\n> On 4 Mar 2019, at 10:02, Ines <i@x> wrote:\n> \n> The lamps burn.\n\nSo.\n",
		"No.\n\n> The lamps burn.\n\nSo.");
	READS("From: here to there\nIt is far.\n", "From: here to there\nIt is far.");
}

#define RICH(body, expected) reads("Content-Type: text/html; charset=utf-8\n", body, expected)

Test(mail_lines, html_quotes_in_the_ways_of_its_programs)
{
	/* Outlook */
	RICH("<p class=MsoNormal>No.<o:p></o:p></p><div style='border-top:solid "
	     "1.0pt'><p><b>From:</b> "
	     "Tomas Riel &lt;t@x&gt; <br><b>Sent:</b> Monday, 4 March<br><b>To:</b> Ines<br>"
	     "<b>Subject:</b> Lamps</p></div><p>The lamps burn.</p>",
		"No.\n\n> The lamps burn.");
	/* Gmail */
	RICH("<div>No.</div><div class=\"gmail_quote\"><div class=\"gmail_attr\">On Mon, Mar 4, "
	     "2019 "
	     "at 10:02 AM Tomas &lt;<a href=\"mailto:t@x\">t@x</a>&gt; wrote:<br></div>"
	     "<blockquote class=\"gmail_quote\"><div>The lamps burn.</div></blockquote></div>",
		"No.\n\n> The lamps burn.");
	/* Apple Mail */
	RICH("No.<div><blockquote type=\"cite\"><div>On 4 Mar 2019, at 10:02, Tomas &lt;t@x&gt; "
	     "wrote:"
	     "</div><br><div>The lamps burn.</div></blockquote></div>",
		"No.\n\n> The lamps burn.");
	/* Thunderbird */
	RICH("<p>Nein.</p><div>Am 04.03.19 um 10:02 schrieb Tomas "
	     "Riel:<br></div><blockquote><p>Die "
	     "Lampen brennen.</p></blockquote><div>-- <br>Ines</div>",
		"Nein.\n\n> Die Lampen brennen.");
}

Test(mail_lines, signatures_and_footers_are_not_said)
{
	READS("No.\n\n-- \nInes\nphone 555\n", "No.");
	READS("No.\n--\nInes\n", "No.");
	READS("No.\n\n-- \nInes\n\nOn 4 March, Tomas wrote:\n> The lamps burn.\n> -- \n> Tomas\n",
		"No.\n\n> The lamps burn.");
	READS("No.\n\n_______________________________________________\nLamps mailing list\nl@x\n"
	      "https://x/mailman/listinfo/lamps\n",
		"No.");
	READS("No.\n\n-- \nYou received this message because you are subscribed to the Google "
	      "Groups "
	      "\"Lamps\" group.\nTo unsubscribe from this group, send email to l+u@x.\n",
		"No.");
	READS("No.\n\nSent from my telephone\n\nOn 4 March, Tomas wrote:\n> The lamps burn.\n",
		"No.\n\n> The lamps burn.");
	READS("No.\n\n—\nReply to this email directly or view it on X.\n", "No.");
	READS("Best,\nInes\n", "Best,\nInes");
	READS("--\n1\n2\n3\n4\n5\n6\n7\n8\n", "--\n1\n2\n3\n4\n5\n6\n7\n8");
}

Test(mail_lines, armour_is_not_said)
{
	READS("-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nNo.\n\n- -- \nInes\n-----BEGIN "
	      "PGP "
	      "SIGNATURE-----\n\nabc\n-----END PGP SIGNATURE-----\n",
		"No.");
	READS("-----BEGIN PGP MESSAGE-----\n\nabc\n", "");
	READS("No.\n-------------- next part --------------\nA non-text attachment was "
	      "scrubbed...\n"
	      "Name: a.png\nURL: <http://x>\n\nYes.\n",
		"No.\n\nYes.");
	READS("No.\n\nbegin 644 a.png\nM234\n`\nend\n\nYes.\n", "No.\n\nYes.");
}

/* Eight times the input takes less than 24 times as long; here: it comes to an end. */
Test(mail_lines, hostile_lines_are_linear)
{
	static const char *const lines[] = {">", "> ", "-- \n", "From: a\n",
		"-----Original Message-----\n", "On 4 Mar 2019 10:02, a@b wrote:\n",
		"begin 644 a\n", "\n", "| ", "a> ", "_______________\n",
		"-----BEGIN PGP SIGNED MESSAGE-----\n", "a@b wrote:\n>b c d\n", "x", "- -"};
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		(void)read_body("", repeated(lines[i], 1 << 20));
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		(void)read_body(
			"Content-Type: text/plain; format=flowed\n", repeated(lines[i], 1 << 20));
}
