#include "leak.h"
#include "reader/markup/markup.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static sg_arena arena;

static void tear_down(void)
{
	sg_arena_destroy(&arena);
}

TestSuite(markup, .timeout = 240, .fini = tear_down);

typedef struct example {
	const char *text, *plain;
} example;

static void expect(sg_markup markup, const example *examples, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		sg_slice plain;
		cr_assert(sg_markup__plain(&plain, sg_slice_of(examples[i].text), markup, &arena) ==
			  SG_OK);
		cr_expect(sg_slice_eq(plain, sg_slice_of(examples[i].plain)),
			"\n--- for\n%s\n--- expected\n%s\n--- but got\n%.*s\n---", examples[i].text,
			examples[i].plain, (int)plain.len, plain.ptr);
	}
}

#define EXPECT(markup, examples) expect(markup, examples, sizeof(examples) / sizeof *(examples))

Test(markup, html_is_read_as_browsers_show_it)
{
	static const example examples[] = {
		{"", ""},
		{"Plain words.", "Plain words."},
		{"  two \n  lines  ", "two lines"},
		{"<p>One.</p>\n<p>Two.</p>", "One.\n\nTwo."},
		{"One.<p>Two.<p>Three.", "One.\n\nTwo.\n\nThree."},
		{"a<br>b<br/>c<br><br>d", "a\nb\nc\n\nd"},
		{"<div>a</div><div>b</div>", "a\nb"},
		{"x <b>bold</b><i>!</i> <span>y</span>", "x bold! y"},
		{"<h2>Lamps</h2>They burn.", "Lamps\n\nThey burn."},
		{"a<hr>b", "a\n\nb"},
		{"<p>See:</p><ul><li>one</li><li>two</li></ul><p>End.</p>",
			"See:\n\n- one\n- two\n\nEnd."},
		{"<ol><li>one<li>two</ol>", "1. one\n2. two"},
		{"<ol start=\"4\"><li>four</li></ol>", "4. four"},
		{"<ul><li>a<ul><li>b</ul><li>c</ul>", "- a\n- b\n- c"},
		{"<ul><li><p>a</p></li><li></li><li>b</li></ul>", "- a\n\n- b"},
		{"<li>alone</li>", "- alone"},
		{"<dl><dt>Moth</dt><dd>It flies.</dd></dl>", "Moth\nIt flies."},
		{"<table><tr><th>Who</th><th>What</th></tr><tr><td>Ines</td><td>lamps</td></tr></"
		 "table>",
			"Who What\nInes lamps"},
		{"<pre><code>if (a &lt; b)\n    c();\n</code></pre>done",
			"if (a < b)\n    c();\n\ndone"},
		{"the <code>a  b</code> flag", "the a b flag"},
		{"She said <q>no</q>.", "She said “no”."},
		{"a<wbr>b&shy;c\u200Bd&#8203;e", "abcde"},
		{"a&nbsp;&nbsp;b<p>&nbsp;</p>c", "a b\n\nc"},
		{"Tom &amp; Ada &lt;3 &quot;it&#x27;s&#39; &hellip;&mdash;&eacute;",
			"Tom & Ada <3 \"it's' …—é"},
		{"&copy 1 &nosuch; & &#; &#x; &amp;lt; &AMP; &#150;&#55296;&#0;",
			"© 1 &nosuch; & &#; &#x; &lt; & –\uFFFD\uFFFD"},
		{"?a=1&lt=2&copy=3", "?a=1&lt=2&copy=3"},
	};
	EXPECT(SG_MARKUP_HTML, examples);
}

Test(markup, quotations_in_html_stand_behind_signs)
{
	static const example examples[] = {
		{"<blockquote>He said so.</blockquote>I doubt it.", "> He said so.\n\nI doubt it."},
		{"<blockquote><p>a</p><p>b</p></blockquote><p>c</p>", "> a\n\n> b\n\nc"},
		{"<blockquote><blockquote>deep</blockquote>mid</blockquote>own",
			"> > deep\n\n> mid\n\nown"},
		{"<blockquote>a<br>b</blockquote>c", "> a\n> b\n\nc"},
		{"<blockquote><ul><li>a</li><li>b</li></ul></blockquote>", "> - a\n> - b"},
		{"<blockquote><pre>x\ny</pre></blockquote>", "> x\n> y"},
		{"</blockquote>a", "a"},
		{"<blockquote>only a quotation</blockquote>", "> only a quotation"},
		/* Hacker News: by convention. */
		{"&gt; The moths are fine.<p>They are not.",
			"> The moths are fine.\n\nThey are not."},
		{"<i>&gt; The moths are fine.</i><p>No.", "> The moths are fine.\n\nNo."},
		/* Discourse. */
		{"<aside class=\"quote no-group\" data-username=\"ines\" data-post=\"1\" "
		 "data-topic=\"5\">\n<div class=\"title\">\n<div class=\"quote-controls\"></div>\n"
		 "<img alt=\"\" width=\"24\" src=\"/a.png\" class=\"avatar\"> ines:</div>\n"
		 "<blockquote>\n<p>The lamps stay.</p>\n</blockquote>\n</aside>\n<p>Why?</p>",
			"> The lamps stay.\n\nWhy?"},
		{"<div class=\"title\">Seen</div>", "Seen"},
		{"<aside class=\"onebox allowlistedgeneric\"><header>x</header><article><h3>Other "
		 "page</h3></article></aside><p>Own.</p>",
			"Own."},
		/* phpBB and XenForo. */
		{"<blockquote><div><cite>ines wrote:</cite>The lamps stay.</div></blockquote>No.",
			"> The lamps stay.\n\nNo."},
		{"<cite>Moths at Night</cite> is a book.", "Moths at Night is a book."},
		{"<blockquote class=\"bbCodeBlock\"><div class=\"bbCodeBlock-title\">ines "
		 "said:</div><div "
		 "class=\"bbCodeBlock-content\">The lamps stay.</div></blockquote>No.",
			"> The lamps stay.\n\nNo."},
	};
	EXPECT(SG_MARKUP_HTML, examples);
}

Test(markup, links_are_their_words_or_their_whole_address)
{
	static const example examples[] = {
		{"see <a href=\"https://example.org/a\">this page</a>.", "see this page."},
		{"<a href=\"https:&#x2F;&#x2F;example.org&#x2F;lamps&#x2F;moths\" rel=\"nofollow\">"
		 "https:&#x2F;&#x2F;example.org&#x2F;lamps...</a> it is",
			"https://example.org/lamps/moths it is"},
		{"<a href='https://www.example.org/lamps?a=1&amp;b=2'>example.org/lam…</a>",
			"https://www.example.org/lamps?a=1&b=2"},
		{"<a href=\"https://example.org/a\">Well…</a>", "Well…"},
		{"<a href=\"https://example.org/long/path\" target=\"_blank\"><span "
		 "class=\"invisible\">https://</span><span "
		 "class=\"ellipsis\">example.org/long</span><span "
		 "class=\"invisible\">/path</span></a>",
			"https://example.org/long/path"},
		{"<span class=\"h-card\"><a href=\"https://example.org/@ines\" class=\"u-url "
		 "mention\">@<span>ines</span></a></span> yes",
			"@ines yes"},
		{"<a href=\"x\">never closed", "never closed"},
	};
	EXPECT(SG_MARKUP_HTML, examples);
}

Test(markup, what_is_not_seen_is_left_out)
{
	static const example examples[] = {
		{"a<script>if (a<b) '</p>'</script>b<style>p{}</style>c", "abc"},
		{"a<!-- no --> b<!--> c<!DOCTYPE html><?x y?></>", "a b c"},
		{"<div style=\"color: red; display: none\">no<div>no</div></div>yes", "yes"},
		{"<p hidden>no</p>yes", "yes"},
		{"<svg><title>no</title><path d=\"M0\"/></svg>yes", "yes"},
		{"<head><title>no</title></head><body>yes</body>", "yes"},
		{"<img src=x alt=\"a photo of a lamp\">yes", "yes"},
		{"good <img class=\"emoji\" alt=\":slight_smile:\" src=x> "
		 "<img alt=\"🙂\" src=x>!",
			"good :slight_smile: 🙂!"},
		{"a<script>never closed", "a"},
		{"a<!-- never closed", "a"},
		{"<button>Reply</button>yes", "yes"},
	};
	EXPECT(SG_MARKUP_HTML, examples);
}

Test(markup, broken_tags_are_text_where_people_meant_text)
{
	static const example examples[] = {
		{"1 < 2 and 3 > 2", "1 < 2 and 3 > 2"},
		{"if a <b then", "if a <b then"},
		{"a <3 b <- c << d", "a <3 b <- c << d"},
		{"<", "<"},
		{"a</", "a</"},
		{"<a href=\"x>word</a> more", "word more"},
		{"<p class='a>b'>c</p>", "c"},
		{"<P>A</P ><BR\n/>B", "A\n\nB"},
		{"</p>a</div></ul></span>", "a"},
		{"a <b <c <d", "a <b <c <d"},
		{"<my-very-long-element-name>x</my-very-long-element-name>", "x"},
	};
	EXPECT(SG_MARKUP_HTML, examples);
}

Test(markup, line_breaks_in_stored_html_are_seen)
{
	static const example examples[] = {
		{"One.\n\nTwo,\nthree.", "One.\n\nTwo,\nthree."},
		{"One.\r\n\r\n<blockquote>Two.</blockquote>\r\nThree.", "One.\n\n> Two.\n\nThree."},
		{"a <em>b\nc</em> d", "a b\nc d"},
	};
	EXPECT(SG_MARKUP_HTML_LINES, examples);
}

Test(markup, markdown_is_read_as_its_sites_show_it)
{
	static const example examples[] = {
		{"", ""},
		{"Some *words* and **more**, ~~not~~ `code`.", "Some words and more, not code."},
		{"One\nline.\n\nTwo  \nlines\\\nhere.", "One line.\n\nTwo\nlines\nhere."},
		{"# Lamps\n\nThey burn.\n\nAll night\n===\n\nx",
			"Lamps\n\nThey burn.\n\nAll night\n\nx"},
		{"> quoted\n> words\n\nown", "> quoted words\n\nown"},
		{"> a\n>> b\n\nc", "> a\n\n> > b\n\nc"},
		{"> only a quotation", "> only a quotation"},
		{"> a\n>\n> b", "> a\n\n> b"},
		{"See:\n\n- one\n- two\n  - three\n\nEnd.",
			"See:\n\n- one\n- two\n- three\n\nEnd."},
		{"3. three\n4. four", "3. three\n4. four"},
		{"- a\n\n- b", "- a\n\n- b"},
		{"[the page](https://example.org/a \"title\") and <https://example.org/b>",
			"the page and https://example.org/b"},
		{"![a lamp](lamp.png) seen", "seen"},
		{"```c\nif (a)\n    b();\n```\nx", "if (a)\n    b();\n\nx"},
		{"    four();\n    five();\n\nx", "four();\nfive();\n\nx"},
		{"| Who | What |\n|---|---|\n| Ines | lamps |\n| Tomas | |",
			"Who | What\nInes | lamps\nTomas"},
		{"a &amp; b &hellip; &nosuch; &#x200B;", "a & b … &nosuch;"},
		{"@ines see #12: it's 2*3, snake_case_name",
			"@ines see #12: it's 2*3, snake_case_name"},
		{"a<br>b <kbd>c</kbd> <!-- no --> d", "a\nb c d"},
		{"<details>\n<summary>More</summary>\n\nInner *words*.\n\n</details>\n\nx",
			"More\n\nInner words.\n\nx"},
		{"<!-- a template\nover lines -->\nWords.", "Words."},
		{"<p>html\nblock</p>\n\n> q", "html block\n\n> q"},
		{"- [x] done", "- [x] done"},
		{"***\n\nx", "x"},
		{"<a href=\"https://example.org/lamps\">example.org/la…</a> <a>x</a>",
			"https://example.org/lamps x"},
		/* md4c reads past its end. */
		{" a\n`a](]/a/m``c\n[a](]/Ap[b", "a `a](]/a/m``c [a](]/Ap[b"},
	};
	EXPECT(SG_MARKUP_MARKDOWN, examples);
}

Test(markup, reddit_markdown_is_unescaped_first)
{
	static const example examples[] = {
		{"&gt; The moths are fine.\n\nNo, they are *not*.",
			"> The moths are fine.\n\nNo, they are not."},
		{"&gt; only a quotation", "> only a quotation"},
		{"Tom &amp; Ada &lt;3 &amp;#x200B; &amp;nbsp;", "Tom & Ada <3"},
		{"&gt;!the butler!&lt; did it", "the butler did it"},
		{"a >!b!< c >!d", "a b c >!d"},
		{"[deleted]", "[deleted]"},
		{"u/ines_dahl and /r/footbridge <b>no html</b>",
			"u/ines_dahl and /r/footbridge <b>no html</b>"},
		{"![gif](giphy|abc)", ""},
	};
	EXPECT(SG_MARKUP_ESCAPED_MARKDOWN, examples);
}

Test(markup, slack_marks_are_read)
{
	static const example examples[] = {
		{"<@U123|ines> and <@U456>: see <#C1|lamps>, <!here>",
			"@ines and @U456: see #lamps, @here"},
		{"<https://example.org/a?b=1&amp;c=2|the page> or <https://example.org/d>",
			"the page or https://example.org/d"},
		{"<mailto:ines@example.org|ines@example.org> <!subteam^S1|@bakers> "
		 "<!date^1392734382^{date}|February 18>",
			"ines@example.org @bakers February 18"},
		{"*bold* _it_ ~no~ `co*d*e` *_both_*", "bold it no co*d*e both"},
		{"2 * 3 * 4, snake_case_name, a*b*c, ~5", "2 * 3 * 4, snake_case_name, a*b*c, ~5"},
		{"Tom &amp; Ada &lt;3", "Tom & Ada <3"},
		{"&gt; The moths are fine.\nThey are not.", "> The moths are fine.\nThey are not."},
		{"&gt;close\n&gt; by", "> close\n> by"},
		{"Look:\n&gt;&gt;&gt; one\ntwo\n\nthree", "Look:\n> one\n> two\n\n> three"},
		{"a\n\nb\nc", "a\n\nb\nc"},
		{"```if (a &lt; b)\n  *c*```\nx", "if (a < b)\n  *c*\nx"},
		{"``` never closed *b*", "``` never closed b"},
		{"a < b > c :tada: <>", "a < b > c :tada: <>"},
		{"", ""},
	};
	EXPECT(SG_MARKUP_SLACK, examples);
}

Test(markup, escaped_text_is_only_unescaped)
{
	static const example examples[] = {
		{"a &lt;b&gt;  &amp;amp; &quot;c&quot; &#39;d&#39; &eacute;\n> e",
			"a <b>  &amp; \"c\" 'd' &eacute;\n> e"},
		{"nothing", "nothing"},
		{"&", "&"},
	};
	EXPECT(SG_MARKUP_ESCAPED, examples);
}

/* ---- properties ----------------------------------------------------------------------------- */

static sg_slice repeated(const char *part, size_t size, sg_arena *own)
{
	size_t len = strlen(part);
	char *out = sg_arena_alloc(own, size + len);
	for (size_t at = 0; at < size; at += len)
		memcpy(out + at, part, len);
	return (sg_slice){out, size / len * len};
}

static double cpu_seconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static double seconds_for(sg_markup markup, const char *part, size_t size)
{
	sg_arena own = SG_ARENA_INIT;
	sg_slice text = repeated(part, size, &own), plain;
	double start = cpu_seconds();
	sg_status st = sg_markup__plain(&plain, text, markup, &own);
	double took = cpu_seconds() - start;
	cr_assert(st == SG_OK, "%s", part);
	cr_assert(sg_utf8_check(plain) == plain.len, "%s", part);
	cr_assert(plain.len == 0 || memchr(plain.ptr, 0, plain.len) == NULL);
	cr_assert(plain.len <= 9 * text.len + 64, "%zu for %s", plain.len, part);
	sg_arena_destroy(&own);
	return took;
}

Test(markup, hostile_texts_take_time_by_their_length)
{
	static const char *const parts[] = {"<", "&", ">", "<b>", "<a href=x>", "<!--", "<!", "<?",
		"</", "</b>", "<blockquote>", "<blockquote>x", "<ul><li>", "<ol>x", "<a href='",
		"<a b=\"", "<a b=\"><a c='>", "<script>", "<style></", "<svg>", "&#", "&#9", "&amp",
		"&amp;", "&gt;", "> ", ">\n", "> x\n", ">>>", "&gt;&gt;&gt;", "- ", "- x\n", "1. ",
		"*a ", "*", "**a", "_a_", "`", "`a", "``` ", "```\n", "[", "![", "[a](", "|a",
		"|a\n|-\n", "[a]: b\n", "[a]: b\n[a]\n", "~a ", "<@U", "<@U|", "<a|b>", ">!", ">!a",
		">!a!<", "\n", "\r\n", " ", "\t", "\\", "#", "\xC2\xA0", "\xE2\x80\x8B", "é",
		"<pre>\nx", "<a href=\"https://example.org/x\">x…</a>", "<p hidden>",
		"<aside class=quote><div class=title>", "<cite>", "a\n", "<details>\n\n"};
	const size_t size = 100000;
	for (int markup = 0; markup < SG_MARKUP_COUNT; markup++)
		for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
			double small = seconds_for((sg_markup)markup, parts[i], size);
			double large = seconds_for((sg_markup)markup, parts[i], 8 * size);
			if (getenv("SG_SHOW_TIMES") && large > 0.2)
				fprintf(stderr, "%d %-20.20s %.3f -> %.3f\n", markup, parts[i],
					small, large);
			cr_expect(large < 24 * small + 0.5, "markup %d: %s: %f, %f", markup,
				parts[i], small, large);
		}
}

Test(markup, wide_tables_of_short_rows_stay_small)
{
	sg_arena own = SG_ARENA_INIT;
	char *text = sg_arena_alloc(&own, 200000);
	size_t len = 0;
	for (size_t i = 0; i < 20000; i++, len += 2)
		memcpy(text + len, "|a", 2);
	text[len++] = '\n';
	for (size_t i = 0; i < 20000; i++, len += 2)
		memcpy(text + len, "|-", 2);
	text[len++] = '\n';
	for (size_t i = 0; i < 20000; i++, len += 3)
		memcpy(text + len, "|b\n", 3);
	sg_slice plain;
	double start = cpu_seconds();
	cr_assert(
		sg_markup__plain(&plain, (sg_slice){text, len}, SG_MARKUP_MARKDOWN, &own) == SG_OK);
	cr_assert(plain.len <= 2 * len && cpu_seconds() - start < 10);
	sg_arena_destroy(&own);
}

Test(markup, memory_running_out_is_said_and_nothing_leaks)
{
	static const char text[] =
		"&gt; *a* <b>c</b>\n\n- <@U1|d> &amp;\n\n<blockquote>e</blockquote> >!f!< "
		"`g`\n\n|a|b|\n|-|-|\n|c|d|";
	for (int markup = 0; markup < SG_MARKUP_COUNT; markup++) {
		sg_status st = SG_E_NOMEM;
		for (size_t n = 1; st != SG_OK; n++) {
			sg_arena own = SG_ARENA_INIT;
			sg_slice plain = SG_SLICE_EMPTY;
			sg_alloc_fail_at(n);
			st = sg_markup__plain(&plain, sg_slice_of(text), (sg_markup)markup, &own);
			sg_alloc_fail_at(0);
			cr_assert(st == SG_OK || (st == SG_E_NOMEM && !plain.ptr));
			sg_arena_destroy(&own);
		}
	}
	cr_assert(not(has_leaks()));
}
