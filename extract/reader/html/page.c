/* The readers of saved pages.
 *
 *     bytes -> text -> tree -> posts, by the site's table, by JSON-LD or by their form
 *                           -> the article, from what is left
 *
 * Of the ways to posts the one that finds most of them counts. An article and the comments under it
 * are one reading: narration first, then the posts, which answer each other or nothing. */
#include "reader/html/page.h"

#include "reader/html/classes.h"
#include "reader/html/linked_data.h"
#include "reader/html/listing.h"
#include "reader/html/preloaded.h"
#include "reader/html/sites.h"
#include "reader/html/story.h"
#include "reader/letters.h"
#include "reader/sample.h"

enum { STORY_BYTES = 250, STORY_LINE_BYTES = 80, AROUND = 6 };

typedef struct page {
	const sg_reader *reader;
	sg_arena *arena;
	sg_web web;
	sg_linked_data data;
	sg_web_posts posts;
	sg_web_story story;
	sg_slice title;
	sg_reading reading;
} page;

static bool takes_all(const page *p)
{
	return strcmp(p->reader->name, "page") == 0;
}

/* ---- posts ---------------------------------------------------------------------------------- */

static sg_status read_site(page *p)
{
	sg_status st = SG_OK;
	for (size_t i = 0; i < sg_web_site_count && st == SG_OK && !p->posts.count; i++) {
		const sg_web_site *site = &sg_web_sites[i];
		bool is_wanted = takes_all(p) || strcmp(site->from, p->reader->name) == 0;
		if (is_wanted && sg_web_site__is(site, &p->web))
			st = sg_web_site__read(&p->posts, site, &p->web);
	}
	return st;
}

static sg_status read_listing(page *p)
{
	sg_web_listing listing;
	sg_web_posts posts;
	sg_status st = sg_web_listing__find(&listing, &p->web);
	if (st == SG_OK && listing.count)
		st = sg_web_listing__read(&posts, &listing, &p->web);
	if (st == SG_OK && listing.count && posts.count > p->posts.count)
		p->posts = posts;
	return st;
}

static bool has_answers(const sg_web_posts *posts)
{
	return posts->count > 1 || (posts->count == 1 && posts->items[0].is_opening);
}

static sg_status find_posts(page *p)
{
	sg_status st = read_site(p);
	if (st == SG_OK)
		st = sg_linked_data__read(&p->data, &p->web);
	if (st == SG_OK && takes_all(p) && p->posts.count < 2)
		st = read_listing(p);
	if (st != SG_OK || !takes_all(p))
		return st;
	bool is_better = p->data.posts.count >= p->posts.count + !p->posts.is_guessed;
	if (is_better && (has_answers(&p->data.posts) || p->data.has_article)) {
		p->data.posts.has_story |= p->posts.has_story && !p->data.posts.items;
		p->posts = p->data.posts;
	}
	return SG_OK;
}

/* ---- the article ---------------------------------------------------------------------------- */

/* Posts are no part of an article, nor is what holds them all and is called comments. */
static void take_posts(page *p)
{
	sg_web_node *nodes = p->web.nodes;
	uint32_t first = SG_NONE, last = 0;
	for (size_t i = 0; i < p->posts.count; i++) {
		uint32_t node = p->posts.items[i].node;
		if (!node)
			continue; /* it was in a script */
		nodes[node].marks |= SG_WEB_TAKEN;
		first = first == SG_NONE ? node : first;
		last = node;
	}
	for (uint32_t i = 1; first == SG_NONE && p->posts.count && i < p->web.count; i++)
		if (sg_class__of(nodes[i].html) & SG_CLASS_COMMENT &&
			!sg_web__is(&p->web, i, "body"))
			nodes[i].marks |= SG_WEB_TAKEN;
	uint32_t at = first == SG_NONE ? 0 : nodes[first].parent;
	for (unsigned levels = 0; at && levels < AROUND; at = nodes[at].parent) {
		if (sg_web__is(&p->web, at, "body") || sg_web__is(&p->web, at, "main"))
			break;
		if (!sg_web__holds(&p->web, at, last))
			continue;
		if (sg_class__of(nodes[at].html) & SG_CLASS_COMMENT)
			nodes[at].marks |= SG_WEB_TAKEN;
		levels++;
	}
}

/* Is there an article in it, and not only a line here and there? */
static bool is_story(sg_slice text)
{
	size_t longest = 0, line = 0;
	for (size_t i = 0; i < text.len; i++) {
		line = text.ptr[i] == '\n' ? 0 : line + 1;
		longest = line > longest ? line : longest;
	}
	return text.len >= STORY_BYTES && longest >= STORY_LINE_BYTES;
}

static size_t words_in(sg_slice text)
{
	size_t out = 0;
	while (sg_word__next(&text).len)
		out++;
	return out;
}

/* Some pages show less of an article than they say of it for machines. */
static void choose_story(page *p)
{
	sg_slice given = p->data.article;
	if (p->posts.count && p->posts.has_story && !is_story(p->story.text) && is_story(given))
		p->story.text = given;
	if (!p->posts.count && words_in(given) > words_in(p->story.text) + words_in(given) / 4)
		p->story.text = given;
}

/* Guessed posts of a forum beside other prose: which of them is the page about? */
static void weigh_guess(page *p)
{
	size_t posts = 0;
	for (size_t i = 0; i < p->posts.count; i++)
		posts += p->posts.items[i].record.text.len;
	if (p->story.text.len > 3 * posts)
		p->posts.count = 0;
	else if (p->story.text.len * 2 < posts)
		p->story.text = (sg_slice)SG_SLICE_EMPTY;
}

static sg_status find_story(page *p)
{
	sg_status st = sg_web_title(&p->title, &p->web);
	p->story = (sg_web_story){.root = SG_NONE};
	if (st != SG_OK || (p->posts.count && !p->posts.has_story && !p->posts.is_guessed))
		return st;
	take_posts(p);
	st = sg_web_story__find(&p->story, &p->web);
	choose_story(p);
	if (p->posts.count && !p->posts.has_story)
		weigh_guess(p);
	if (p->posts.count && !is_story(p->story.text))
		p->story.text = (sg_slice)SG_SLICE_EMPTY;
	sg_web_view all = {.web = &p->web, .marks = SG_WEB_RAW | SG_WEB_HIDDEN, .is_story = true};
	if (st == SG_OK && !p->posts.count && !p->story.text.len)
		st = sg_web__text(&p->story.text, &all, 0);
	if (!p->title.len)
		p->title = p->data.title;
	return st;
}

/* ---- guesses -------------------------------------------------------------------------------- */

/* Does the node stand in the article, and not in what was left out of it or is called comments? */
static bool is_in_story(const page *p, uint32_t node)
{
	const unsigned out = SG_WEB_RAW | SG_WEB_HIDDEN | SG_WEB_LEFT;
	if (p->story.root == SG_NONE || !sg_web__holds(&p->web, p->story.root, node))
		return false;
	for (; node != p->story.root; node = p->web.nodes[node].parent)
		if (p->web.nodes[node].marks & out ||
			sg_class__of(p->web.nodes[node].html) & SG_CLASS_COMMENT)
			return false;
	return true;
}

/* An article that has an author and a time is like its comments, but for its heading. */
static bool is_article(const page *p, uint32_t node)
{
	if (p->story.root == SG_NONE || !sg_web__holds(&p->web, node, p->story.root))
		return false;
	for (uint32_t i = node; i < p->web.nodes[node].end; i++)
		if (sg_web__is(&p->web, i, "h1"))
			return true;
	return p->data.has_article || sg_web_says_article(&p->web);
}

static void empty(sg_web_post *post)
{
	post->record.text = post->record.headline = (sg_slice)SG_SLICE_EMPTY;
	post->record.post.author = post->record.post.time = (sg_slice)SG_SLICE_EMPTY;
	post->record.post.is_deleted = false;
}

/* Posts that were found by their form alone may be the article, or pieces of it. */
static sg_status doubt_guess(page *p)
{
	size_t inside = 0, dropped = 0;
	sg_status st = sg_web_story__find(&p->story, &p->web);
	for (size_t i = 0; i < p->posts.count && st == SG_OK; i++) {
		const sg_web_post *post = &p->posts.items[i];
		inside += is_in_story(p, post->node) ? post->record.text.len : 0;
	}
	bool are_pieces = inside * 10 < p->story.text.len * 6 || p->data.has_article ||
			  sg_web_says_article(&p->web);
	for (size_t i = 0; i < p->posts.count && st == SG_OK; i++) {
		sg_web_post *post = &p->posts.items[i];
		bool is_dropped =
			is_article(p, post->node) || (are_pieces && is_in_story(p, post->node));
		dropped += is_dropped;
		if (is_dropped)
			empty(post);
	}
	if (st != SG_OK || !dropped)
		return st;
	p->posts.has_story = true;
	p->posts.roots = SG_ROOTS_ANSWER_NOTHING;
	st = sg_web_posts__drop_empty(&p->posts, p->arena);
	return st == SG_OK ? sg_web_posts__link(&p->posts, p->arena) : st;
}

/* ---- the reading ---------------------------------------------------------------------------- */

static sg_status add_story(page *p, sg_records *records)
{
	sg_record story = {.headline = p->title, .text = p->story.text};
	story.post.form = SG_POST_NARRATION;
	story.post.parent = SG_NONE;
	return p->story.text.len ? sg_records__add(records, story, p->arena) : SG_OK;
}

static sg_status add_posts(page *p, sg_records *records)
{
	sg_status st = SG_OK;
	uint32_t before = (uint32_t)records->count;
	for (size_t i = 0; i < p->posts.count && st == SG_OK; i++) {
		sg_record record = p->posts.items[i].record;
		record.answers += record.answers ? before : 0;
		st = sg_records__add(records, record, p->arena);
	}
	return st;
}

static sg_status make_reading(page *p, sg_error *err)
{
	sg_records records = {0};
	sg_status st = add_story(p, &records);
	p->reading.kind = records.count ? SG_DOCUMENT_ARTICLE : SG_DOCUMENT_THREAD;
	if (!records.count)
		p->reading.title = p->posts.title.len ? p->posts.title : p->title;
	if (st == SG_OK)
		st = add_posts(p, &records);
	if (st == SG_OK && !records.count)
		return sg_fail(err, SG_E_EMPTY, 0, "there are no words on this page",
			"it may be made by scripts: save it from a browser when all is shown");
	return st == SG_OK
		       ? sg_records__read(&p->reading, records.items, records.count, p->arena, err)
		       : st;
}

/* A page that no tree can be made of is text between tags. */
static sg_status read_flat(page *p, sg_slice text, sg_error *err)
{
	sg_status st = sg_markup__plain(&p->story.text, text, SG_MARKUP_HTML, p->arena);
	p->story.text = sg_slice_trim(p->story.text);
	return st == SG_OK ? make_reading(p, err) : st;
}

static sg_status read_tree(page *p, const sg_html *root, sg_error *err)
{
	bool is_read = false;
	sg_status st = sg_web__init(&p->web, root, p->arena);
	if (st == SG_OK && (takes_all(p) || strcmp(p->reader->name, "discourse-page") == 0))
		st = sg_preloaded__read(&p->reading, &is_read, &p->web, err);
	if (st != SG_OK || is_read)
		return st;
	st = find_posts(p);
	if (st == SG_OK && !takes_all(p) && !p->posts.count)
		return sg_fail(err, SG_E_EMPTY, 0, "this page holds no posts of such a site",
			"leave --from out, or take --from page");
	if (st == SG_OK && p->posts.count && p->posts.is_guessed)
		st = doubt_guess(p);
	if (st == SG_OK && p->posts.roots == SG_ROOTS_ANSWER_FIRST && sg_web_is_later_page(&p->web))
		sg_web_posts__free_roots(&p->posts);
	if (st == SG_OK)
		st = find_story(p);
	return st == SG_OK ? make_reading(p, err) : st;
}

static sg_status read_page(
	const sg_reader *reader, sg_reading *out, sg_sample *sample, sg_arena *arena, sg_error *err)
{
	page p = {.reader = reader, .arena = arena};
	sg_slice text;
	const sg_html *root;
	sg_error fault = SG_ERROR_INIT;
	sg_status st = sg_page_text(&text, sample->bytes, arena);
	if (st == SG_OK)
		st = sg_html__parse(&root, text, arena, &fault);
	if (st == SG_E_LIMIT)
		st = read_flat(&p, text, err);
	else if (st == SG_OK)
		st = read_tree(&p, root, err);
	if (st == SG_OK)
		*out = p.reading;
	return st;
}

/* ---- recognition ---------------------------------------------------------------------------- */

static double recognise(const sg_reader *reader, sg_sample *sample)
{
	static const double surely = 0.97;
	(void)reader;
	return sg_page_begins_as_html(sample->bytes) ? surely : 0;
}

/* Only by name: "page" looks for all of them. */
static double by_name(const sg_reader *reader, sg_sample *sample)
{
	(void)reader;
	(void)sample;
	return 0;
}

#define PAGE(row, named, words)                                                                    \
	const sg_reader sg_reader__##row = {.name = (named),                                       \
		.about = (words),                                                                  \
		.recognise = by_name,                                                              \
		.read = read_page,                                                                 \
		.takes_bytes = true}

const sg_reader sg_reader__page = {.name = "page",
	.about = "a saved page (HTML): whatever discussion or article is on it",
	.recognise = recognise,
	.read = read_page,
	.takes_bytes = true};
PAGE(old_reddit, "old-reddit", "a saved page of a Reddit thread, old or new");
PAGE(hn_page, "hn-page", "a saved page of Hacker News");
PAGE(discourse_page, "discourse-page", "a saved page of a Discourse topic");
PAGE(wordpress_page, "wordpress-page", "a saved page of a WordPress site, with its comments");
PAGE(forum_page, "forum-page", "a saved page of a forum: phpBB, XenForo, vBulletin and others");
