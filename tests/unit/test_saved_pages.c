#include "leak.h"
#include "reader/html/page.h"
#include "reading.h"
#include "stancegraph/buffer.h"

TestSuite(saved_pages, .timeout = 120);

#define POST(author, age, text)                                                                    \
	"<div class=\"comment\"><a class=\"author\" href=\"/user/x\">" author "</a> <time>" age    \
	" ago</time><div class=\"comment-text\"><p>" text "</p></div><button>Reply</button></div>"

static void reads(const char *page, const char *expected)
{
	sg_reading reading = read_text(NULL, page);
	cr_assert_str_eq(outline(&reading), expected, "%s:\n%s", page, outline(&reading));
}

static sg_status status_of(const char *name, sg_slice bytes)
{
	sg_reading out = {.post_count = 77};
	sg_error err = SG_ERROR_INIT;
	sg_status st = sg_reader__read(sg_reader__choose(bytes, name), &out, bytes, &arena, &err);
	cr_assert(st == SG_OK || (st == err.code && err.what && out.post_count == 77));
	if (st == SG_OK)
		check_reading(&out, bytes);
	return st;
}

/* ---- what is a page ------------------------------------------------------------------------- */

Test(saved_pages, pages_and_parts_of_pages_are_recognised)
{
	static const char *const pages[] = {"<!DOCTYPE html><p>Hello.", "  <HTML><body>Hello.",
		"<!-- saved from url=(0014)about:internet -->\n<html>Hi.",
		"<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\"><html/>",
		"\xEF\xBB\xBF<!doctype html>Hello.", "<div><p>One.</p><p>Two.</p></div>",
		"<ul class=\"comments\"><li>One</li><li>Two</li></ul>\n"};
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
		must(sg_page_begins_as_html(sg_slice_of(pages[i])), pages[i]);
}

Test(saved_pages, prose_with_tags_in_it_is_no_page)
{
	static const char *const texts[] = {"The <b>mayor</b> said <i>no</i>.", "", "<", "<3",
		"<p> is how a paragraph begins, and </p> is how it ends, said Ines Dahl, "
		"who teaches this.",
		"<sigh> Not again. <b>Never</b> again, I say.", "<rss><item/></rss>",
		"<?xml version=\"1.0\"?><disqus/>", "> <html> is quoted here",
		"{\"a\": \"<html>\"}", "<Ines> Hello!\n<Tomas> Hello yourself!\n<Ines> No.\n"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		must(!sg_page_begins_as_html(sg_slice_of(texts[i])), texts[i]);
}

Test(saved_pages, a_page_in_utf_16_is_read)
{
	const char *page = "<html><p>Ines Dahl said: it works and it has always worked for us.";
	size_t len = strlen(page);
	char *bytes = sg_arena_alloc(&arena, 2 * len + 2);
	bytes[0] = '\xFF';
	bytes[1] = '\xFE';
	for (size_t i = 0; i < len; i++)
		bytes[2 * i + 2] = page[i];
	sg_reading reading = read_as(NULL, (sg_slice){bytes, 2 * len + 2});
	cr_assert_str_eq(outline(&reading), "(narration): p\n");
}

/* ---- comments ------------------------------------------------------------------------------- */

Test(saved_pages, comments_that_nest_answer_what_they_nest_in)
{
	reads("<!doctype html><div id=comments><div class=\"comment\"><b class=author>Ada</b>"
	      "<time>2 h ago</time><p class=text>I like trams.</p><div class=\"comment\"><b "
	      "class=author>Ben</b><time>1 h ago</time><p class=text>I do "
	      "not.</p></div></div>" POST("Cy", "3 h", "Trams are slow.") "</div>",
		"Ada: p\nBen -> 0: p\nCy: p\n");
}

Test(saved_pages, answers_in_a_wrapper_beside_a_comment_answer_it)
{
	reads("<!doctype html><div id=comments>" POST("Ada", "2 h",
		      "I like trams.") "<div class=replies>" POST("Ben", "1 h", "I do not.")
			POST("Cy", "1 h", "I do.") "</div>" POST(
				"Dee", "1 h", "Buses are worse.") "</div>",
		"Ada: p\nBen -> 0: p\nCy -> 0: p\nDee: p\n");
}

Test(saved_pages, depths_and_ids_tell_who_is_answered)
{
	reads("<!doctype html><div id=comments><article class=comment data-id=7 data-depth=0><b "
	      "class=author>Ada</b><time>3 h ago</time><p>Trams are nice.</p></article><article "
	      "class=comment data-id=8 data-depth=1><b class=author>Ben</b><time>2 h ago</time>"
	      "<p>They are loud.</p></article><article class=comment data-id=9 "
	      "data-parent-id=7 data-depth=5><b class=author>Cy</b><time>1 h ago</time><p>Ours "
	      "are not.</p></article></div>",
		"Ada: p\nBen -> 0: p\nCy -> 0: p\n");
}

Test(saved_pages, lists_of_other_stories_are_no_comments)
{
	reads("<!doctype html><h1>Trams</h1><article><p>The council of Lorn has bought nine trams, "
	      "and three of them, it turned out on Monday evening, do not fit the rails at all.</p>"
	      "<p>“They were cheap,” said Ines Dahl, who signed the order, and she said so twice, "
	      "before anybody had asked her about it, or about anything else.</p></article>"
	      "<div class=teasers><div class=card><h3><a href=/1>A longer story about a bridge "
	      "that is old</a></h3><span class=byline>Ada Novak</span><time>2 h ago</time><p>It is "
	      "very old.</p></div><div class=card><h3><a href=/2>A longer story about a road that "
	      "is new</a></h3><span class=byline>Ben Weil</span><time>3 h ago</time><p>It is "
	      "new.</p></div><div class=card><h3><a href=/3>A longer story about a house that "
	      "burned</a></h3><span class=byline>Cy Roth</span><time>4 h ago</time><p>It "
	      "burned.</p></div></div>",
		"(narration): hpp\n");
}

Test(saved_pages, broken_json_ld_is_as_if_it_were_not_there)
{
	reads("<!doctype html><script type=\"application/ld+json\">{\"@type\": \"Comment\", "
	      "</script><div id=comments>" POST("Ada", "2 h", "I like trams.")
			POST("Ben", "1 h", "I do not.") "</div>",
		"Ada: p\nBen: p\n");
}

Test(saved_pages, json_ld_nests_and_quotes_markup)
{
	reads("<!doctype html><script type=\"application/ld+json\">{\"@graph\": [{\"@type\": "
	      "[\"Thing\", \"https://schema.org/DiscussionForumPosting\"], \"headline\": \"Trams\","
	      " \"text\": \"<p>Buy &amp; run them.</p><p>Now.</p>\", \"author\": \"Ada\", "
	      "\"comment\": {\"@type\": \"Comment\", \"text\": \"No.\", \"author\": [{\"name\": "
	      "\"Ben\"}], \"comment\": [{\"@type\": \"Comment\", \"text\": \"Yes.\", \"creator\": "
	      "{\"name\": \"Cy\"}}]}}]}</script>",
		"Ada: ppp\nBen -> 0: p\nCy -> 1: p\n");
}

Test(saved_pages, questions_that_a_site_answers_itself_are_no_debate)
{
	reads("<!doctype html><script type=\"application/ld+json\">{\"@type\": \"FAQPage\", "
	      "\"mainEntity\": [{\"@type\": \"Question\", \"name\": \"How much?\", "
	      "\"acceptedAnswer\": {\"@type\": \"Answer\", \"text\": \"Nine.\"}}]}</script>"
	      "<p>Our trams are for rent, by the hour or by the day, with a driver or without.",
		"(narration): p\n");
}

/* Two posts or three in the form of each program, one quoting or standing in another. */
static const struct {
	const char *name, *page, *expected;
} known[] = {
	{"vBulletin 4",
		"<li class=postcontainer id=post_11><span class=date>03-01-2012</span><a "
		"class=username>Ada</a><div class=postcontent>We need trams.</div></li><li "
		"class=postcontainer id=post_12><a class=username>Ben</a><div "
		"class=postcontent><div class=bbcode_container><div "
		"class=bbcode_quote><div "
		"class=quote_container><div class=bbcode_postedby>Originally Posted by "
		"<strong>Ada</strong> <a href=showthread.php?p=11#post11></a></div><div "
		"class=message>We need trams.</div></div></div></div>No.</div></li>",
		"Ada: p\nBen -> 0: p\n"},
	{"vBulletin 3",
		"<table id=post11><tr><td class=thead>Yesterday, 10:00 "
		"AM</td></tr><tr><td><a "
		"class=bigusername>Ada</a></td><td><div "
		"id=post_message_11>We need trams.</div></td>"
		"</tr></table><table id=post12><tr><td><a "
		"class=bigusername>Ben</a></td><td>"
		"<div id=post_message_12><div style=\"margin:20px; margin-top:5px; "
		"\"><div>Quote:</div>Originally Posted by <strong>Ada</strong> <a "
		"href=\"showthread.php?p=11#post11\">x</a> We need trams.</div>No.</div></td></tr>"
		"</table><table id=post13><tr><td><a class=bigusername>Cy</a></td><td><div "
		"id=post_message_13>Yes.</div></td></tr></table>",
		"Ada: p\nBen -> 0: p\nCy -> 0: p\n"},
	{"XenForo 1",
		"<ol><li class=message data-author=Ada id=post-11><div class=messageText>"
		"We need trams.</div></li><li class=message data-author=Cy id=post-12><div "
		"class=messageText>We need buses.</div></li><li class=message data-author=Ben "
		"id=post-13><div class=messageText><div class=bbCodeBlock "
		"data-author=Cy><aside>"
		"<div class=attribution>Cy said: <a href=goto/post?id=12#post-12 "
		"class=AttributionLink>x</a></div><blockquote>We need buses.</blockquote></aside></"
		"div>"
		"No.</div></li></ol>",
		"Ada: p\nCy -> 0: p\nBen -> 1: p\n"},
	{"SMF",
		"<div class=post_wrapper><div class=poster><h4><a>Ada</a></h4></div><div "
		"class=postarea><div class=keyinfo><div class=smalltext>« on: March 03, "
		"2012, "
		"10:00:00 AM »</div></div><div class=post><div class=inner id=msg_11>We need trams."
		"</div></div></div></div><div class=post_wrapper><div "
		"class=poster><h4><a>Cy</a>"
		"</h4></div><div class=postarea><div class=post><div class=inner id=msg_12>"
		"We need buses.</div></div></div></div><div class=post_wrapper><div "
		"class=poster><h4><a>"
		"Ben</a></h4></div><div class=postarea><div class=post><div class=inner "
		"id=msg_13><div class=quoteheader><a href=\"t=1.msg12#msg12\">Quote from: "
		"Cy"
		"</a></div><blockquote>We need buses.</blockquote>No.</div></div></div></div>",
		"Ada: p\nCy -> 0: p\nBen -> 1: p\n"},
	{"MyBB",
		"<div class=\"post classic\" id=post_11><div class=post_author><div "
		"class=author_information><span "
		"class=largetext><a>Ada</a></span></div></div>"
		"<span class=post_date>2013-05-03, 10:00 AM</span><div class=post_body "
		"id=pid_11>We need trams.</div></div><div class=\"post classic\" id=post_12><div "
		"class=post_author><div class=author_information><span "
		"class=largetext><a>Ben"
		"</a></span></div></div><div class=post_body "
		"id=pid_12><blockquote><cite>Ada "
		"Wrote: <a "
		"href=?pid=11#pid11></a></cite>We need trams.</blockquote>No.</div></div>",
		"Ada: p\nBen -> 0: p\n"},
	{"Invision",
		"<article class=cPost id=elComment_11><h3 "
		"class=cAuthorPane_author><a>Ada</a>"
		"</h3><div data-role=commentContent><p>We need trams.</p></div></article><article "
		"class=cPost id=elComment_12><h3 "
		"class=cAuthorPane_author><a>Ben</a></h3><div "
		"data-role=commentContent><blockquote class=ipsQuote "
		"data-ipsquote-contentcommentid=11><div class=ipsQuote_citation>Ada "
		"said:</div>"
		"<p>We need trams.</p></blockquote><p>No.</p></div></article>",
		"Ada: p\nBen -> 0: p\n"},
	{"NodeBB",
		"<ul><li component=post data-pid=11 data-username=Ada "
		"data-timestamp=1700000000000><div "
		"component=post/content>We need trams.</div></li><li "
		"component=post data-pid=12 data-username=Cy><div component=post/content>"
		"We need buses.</div></li><li component=post data-pid=13 data-username=Ben><a "
		"component=post/parent data-topid=12></a><div "
		"component=post/content>No.</div>"
		"</li></ul>",
		"Ada: p\nCy -> 0: p\nBen -> 1: p\n"},
	{"Flarum",
		"<div class=PostStream-item data-id=11><article class=\"CommentPost "
		"Post\"><h3 "
		"class=PostUser-name><span class=username>Ada</span></h3><div "
		"class=Post-body>"
		"We need trams.</div></article></div><div class=PostStream-item "
		"data-id=12><article "
		"class=\"CommentPost Post\"><h3 class=PostUser-name>Ben</h3><div "
		"class=Post-body>No.</div></article></div>",
		"Ada: p\nBen -> 0: p\n"},
	{"Discourse",
		"<article data-post-id=901 id=post_1><div class=names><a "
		"data-user-card=ada>Ada</a></div><div "
		"class=cooked><p>We need trams.</p></div></article>"
		"<article data-post-id=902 id=post_2><div class=names><a "
		"data-user-card=ben>Ben"
		"</a></div><div class=cooked><aside class=quote data-post=1><div "
		"class=title>"
		"ada:</div><blockquote>We need trams.</blockquote></aside><p>No.</p></div></"
		"article>",
		"Ada: p\nBen -> 0: p\n"},
	{"Disqus",
		"<ul><li class=post id=post-11><span class=author>Ada</span><div "
		"class=post-message><p>We need trams.</p></div><ul class=children><li class=post "
		"id=post-12><span class=author>Ben</span><div class=post-message><p>No.</p>"
		"</div></li></ul></li></ul>",
		"Ada: p\nBen -> 0: p\n"},
	{"LinkedIn",
		"<article class=main-feed-activity-card><a class=\"text-sm "
		"link-styled\">Ada"
		"</a><p class=attributed-text-segment-list__content>We need trams.</p></article>"
		"<section class=comment><a class=comment__author>Ben</a><p "
		"class=comment__author-headline>Mayor</p><span "
		"class=comment__duration-since>2d</span><p class=comment__text>No.</p>"
		"</section>",
		"Ada: p\nBen -> 0: p\n"},
	{"microdata",
		"<div id=c><div itemprop=comment itemscope><span "
		"itemprop=author>Ada</span><time "
		"itemprop=dateCreated datetime=2020-01-02>x</time><div itemprop=text>We need trams."
		"</div></div><div itemprop=comment itemscope><span "
		"itemprop=author>Ben</span>"
		"<time datetime=2020-01-03>x</time><div "
		"itemprop=text>No.</div></div></div>",
		"Ada: p\nBen: p\n"},
};

Test(saved_pages, forums_and_networks_that_are_known)
{
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		sg_buf page = SG_BUF_INIT;
		sg_buf_printf(&page, "<!doctype html><title>T</title>%s", known[i].page);
		sg_reading reading = read_as(NULL, sg_arena_copy(&arena, sg_buf_slice(&page)));
		cr_expect_str_eq(outline(&reading), known[i].expected, "%s:\n%s", known[i].name,
			outline(&reading));
		sg_buf_free(&page);
	}
}

/* ---- the named readers ---------------------------------------------------------------------- */

Test(saved_pages, a_named_reader_says_that_it_finds_nothing)
{
	static const char *const names[] = {
		"old-reddit", "hn-page", "discourse-page", "wordpress-page", "forum-page"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		cr_assert(status_of(names[i], sg_slice_of("<!doctype html><p>Hello, world.")) ==
			  SG_E_EMPTY);
	cr_assert(status_of("page", sg_slice_of("<!doctype html><title>x</title>")) == SG_E_EMPTY);
	cr_assert(status_of("page", sg_slice_of("Words without a tag.")) == SG_OK);
}

/* ---- hostile pages -------------------------------------------------------------------------- */

Test(saved_pages, a_hundred_thousand_tags_in_each_other_are_text)
{
	sg_slice deep = repeated("<div>", 500000);
	char *bytes = (char *)(uintptr_t)deep.ptr;
	memcpy(bytes, "<!doctype html>", 15);
	memcpy(bytes + deep.len - 20, "Ines Dahl said no.  ", 20);
	sg_reading reading = read_as(NULL, deep);
	cr_assert_str_eq(outline(&reading), "(narration): p\n");
	sg_arena_destroy(&arena);
}

Test(saved_pages, nothing_closed_and_nothing_said)
{
	static const char *const units[] = {"<p class=comment><time>1 h ago</time><b>Ada</b>x",
		"<li class=comment>", "<a class=author>", "</div>", "<table><tr><td>",
		"<blockquote>", "<time>3 h ago", "<div class=\"comment author time\">", "<!--",
		"<script>", "<select>",
		"<div class=\"a b c d e f g h i j k l m n\"><time>1 d ago</time></div>",
		"<article class=message data-author=A><div class=bbWrapper>",
		"<script "
		"type=application/ld+json>{\"@type\":\"Comment\",\"text\":\"x\",\"comment\":"};
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		sg_slice page = repeated(units[i], 60000);
		sg_status st = status_of("page", page);
		must(st == SG_OK || st == SG_E_EMPTY, units[i]);
		(void)status_of("forum-page", page);
		sg_arena_destroy(&arena);
	}
}

static void must_tell(const char *page)
{
	sg_slice bytes = sg_slice_of(page);
	sg_status st = SG_E_NOMEM;
	for (size_t n = 1; st != SG_OK; n++) {
		sg_arena own = SG_ARENA_INIT;
		sg_reading out = {.post_count = 77};
		sg_alloc_fail_at(n);
		st = sg_reader__read(&sg_reader__page, &out, bytes, &own, NULL);
		sg_alloc_fail_at(0);
		cr_assert(st == SG_OK || (st == SG_E_NOMEM && out.post_count == 77),
			"allocation %zu", n);
		sg_arena_destroy(&own);
	}
	cr_assert(has_leaks() == 0);
}

Test(saved_pages, memory_that_runs_out_is_told)
{
	must_tell("<!doctype html><title>A b c - D</title><h1>A b c</h1><div id=comments>" POST(
		"<i>Ada</i> <i>N</i>", "2 h", "I like &lt;trams&gt;.")
			POST("Ben", "1 h", "I <q>do</q> not.") "</div>");
	must_tell("<!doctype html><html><li class=message data-author=A id=post-1><div "
		  "class=messageText>I<blockquote class=quoteContainer data-author=B>do"
		  "</blockquote></div></li><li class=message data-author=B id=post-2><div "
		  "class=messageText>Not.</div></li>");
	must_tell("<!doctype html><script type=application/ld+json>{\"@type\":"
		  "\"SocialMediaPosting\",\"text\":\"A &amp; b\",\"author\":{\"name\":\"Ada\"},"
		  "\"comment\":[{\"@type\":\"Comment\",\"text\":\"No\"}]}</script>");
}
