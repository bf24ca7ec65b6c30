/* JSON-LD: objects in objects, of which some are posts (a posting, a question, answers, comments)
 * and some articles. All are walked through, in the order of the page; a post that stands within
 * another answers it, under whatever key. What is about other pages is passed by. */
#include "reader/html/linked_data.h"

#include "core/number.h"
#include "reader/json/tree.h"
#include "reader/letters.h"

/* The list whose next element is to be looked at, and the post around it. */
typedef struct frame {
	const sg_json *next;
	uint32_t post;
} frame;

typedef struct walk {
	sg_arena *arena;
	sg_linked_data out;
	frame *open;
	size_t depth, capacity;
} walk;

static const char *const POSTS[] = {"answer", "comment", "discussionforumposting", "message",
	"question", "socialmediaposting", "usercomments"};
static const char *const OPENINGS[] = {"discussionforumposting", "question", "socialmediaposting"};
static const char *const ARTICLES[] = {"advertisercontentarticle", "analysisnewsarticle", "article",
	"askpublicnewsarticle", "backgroundnewsarticle", "blogposting", "liveblogposting",
	"medicalscholarlyarticle", "newsarticle", "opinionnewsarticle", "report",
	"reportagenewsarticle", "reviewnewsarticle", "satiricalarticle", "scholarlyarticle",
	"techarticle"};
static const char *const FOREIGN[] = {"about", "blogpost", "breadcrumb", "citation", "isbasedon",
	"ispartof", "itemlistelement", "liveblogupdate", "mentions", "parentitem", "relatedlink",
	"sharedcontent", "subjectof"};

/* "http://schema.org/Comment", "schema:Comment" */
static sg_slice short_type(sg_slice type)
{
	size_t at = type.len;
	while (at && type.ptr[at - 1] != '/' && type.ptr[at - 1] != ':' && type.ptr[at - 1] != '#')
		at--;
	return sg_slice__part(type, at, type.len);
}

static bool is_of(const sg_json *object, const char *const *types, size_t count)
{
	const sg_json *type = sg_json__at(object, "@type|type");
	const sg_json *one = type && type->kind == SG_JSON_IS_LIST ? type->first : type;
	for (; one; one = one == type ? NULL : one->next)
		if (one->kind == SG_JSON_IS_STRING &&
			sg_word__is_in(short_type(one->text), types, count))
			return true;
	return false;
}

#define IS_OF(object, types) is_of((object), (types), sizeof(types) / sizeof *(types))

/* ---- a post --------------------------------------------------------------------------------- */

static sg_slice first_text(const sg_json *from, const char *const *paths, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		sg_slice out = sg_slice_trim(sg_json__text_at(from, paths[i]));
		if (out.len)
			return out;
	}
	return (sg_slice)SG_SLICE_EMPTY;
}

static sg_slice author_of(const sg_json *object)
{
	static const char *const paths[] = {"author", "author.name", "author[0]", "author[0].name",
		"author.name[0]", "creator", "creator.name", "creator[0].name",
		"author.alternateName"};
	return first_text(object, paths, sizeof paths / sizeof *paths);
}

static sg_slice text_of(const sg_json *object)
{
	static const char *const paths[] = {
		"text", "articleBody", "commentText", "reviewBody", "description"};
	return first_text(object, paths, sizeof paths / sizeof *paths);
}

static bool score_of(const sg_json *object, double *out)
{
	static const char *const paths[] = {"upvoteCount",
		"interactionStatistic.userInteractionCount",
		"interactionStatistic[0].userInteractionCount"};
	double down = 0;
	(void)sg_number__double(sg_json__text_at(object, "downvoteCount"), &down);
	if (!sg_number__double(first_text(object, paths, sizeof paths / sizeof *paths), out))
		return false;
	*out -= down;
	return true;
}

/* Markup is told by its signs. */
static sg_markup markup_of(sg_slice text)
{
	bool has_sign =
		text.len && (memchr(text.ptr, '<', text.len) || memchr(text.ptr, '&', text.len));
	return has_sign ? SG_MARKUP_HTML_LINES : SG_MARKUP_NONE;
}

static sg_status plain_of(sg_slice *out, sg_slice text, sg_arena *arena)
{
	sg_status st = sg_markup__plain(out, text, markup_of(text), arena);
	*out = sg_slice_trim(*out);
	return st;
}

/* A headline that is the text's beginning, cut short, is none. */
static bool is_beginning(sg_slice headline, sg_slice text)
{
	static const sg_slice dots = SG_SLICE_LIT("\xE2\x80\xA6");
	sg_slice word = SG_SLICE_EMPTY, other;
	if (sg_slice_ends(headline, dots))
		headline.len -= dots.len;
	while (headline.len && headline.ptr[headline.len - 1] == '.')
		headline.len--;
	while ((word = sg_word__next(&headline)).len) {
		other = sg_word__next(&text);
		if (!(headline.len ? sg_slice_eq(other, word) : sg_slice_starts(other, word)))
			return false;
	}
	return true;
}

static sg_status add_post(walk *w, const sg_json *object, uint32_t *number)
{
	static const char *const ids[] = {"@id", "identifier", "url"}, *const titles[] = {
									       "headline", "name"};
	static const char *const times[] = {"dateCreated", "datePublished", "dateModified"};
	sg_web_post post = sg_web_post__blank(0, *number);
	sg_record *record = &post.record;
	post.is_opening = IS_OF(object, OPENINGS) && *number == SG_NONE;
	sg_status st = plain_of(&record->text, text_of(object), w->arena);
	if (st == SG_OK)
		st = plain_of(&record->post.author, author_of(object), w->arena);
	if (st == SG_OK && post.is_opening)
		st = plain_of(&record->headline, first_text(object, titles, 2), w->arena);
	if (st != SG_OK)
		return st;
	if (is_beginning(record->headline, record->text))
		record->headline = (sg_slice)SG_SLICE_EMPTY;
	if (!record->text.len && !record->headline.len)
		return SG_OK;
	if (sg_record__is_gone(record->post.author))
		record->post.author = (sg_slice)SG_SLICE_EMPTY;
	record->post.source_id = first_text(object, ids, 3);
	record->post.url = sg_json__text_at(object, "url");
	record->post.has_score = score_of(object, &record->post.score);
	post.parent_id = sg_json__text_at(object, "parentItem.@id|parentItem.url|parentItem");
	record->post.is_deleted = sg_record__is_gone(record->text) && !record->headline.len;
	st = sg_web_post__set_time(&post, first_text(object, times, 3), w->arena);
	if (st == SG_OK && post.is_opening && !w->out.title.len)
		w->out.title = record->headline;
	*number = (uint32_t)w->out.posts.count;
	return st == SG_OK ? sg_web_posts__add(&w->out.posts, post, w->arena) : st;
}

static sg_status note_article(walk *w, const sg_json *object)
{
	sg_slice body, title = SG_SLICE_EMPTY;
	sg_status st = plain_of(&body, sg_json__text_at(object, "articleBody"), w->arena);
	if (st == SG_OK)
		st = plain_of(&title, sg_json__text_at(object, "headline|name"), w->arena);
	if (st == SG_OK && (!w->out.has_article || body.len > w->out.article.len)) {
		w->out.article = body;
		w->out.title = title.len ? title : w->out.title;
		w->out.has_article = true;
	}
	return st;
}

/* ---- the walk ------------------------------------------------------------------------------- */

static sg_status go_down(walk *w, const sg_json *value, uint32_t post)
{
	void *items = w->open;
	if (!value->first)
		return SG_OK;
	sg_status st = sg_arena_grow(w->arena, &items, &w->capacity, w->depth, sizeof *w->open);
	if (st != SG_OK)
		return st;
	w->open = items;
	w->open[w->depth++] = (frame){value->first, post};
	return SG_OK;
}

/* Questions that a site answers itself are no debate. */
static bool is_passed_by(const sg_json *value)
{
	static const char *const faq[] = {"faqpage"};
	return (value->key.len && SG_WORD_IS_IN(value->key, FOREIGN)) ||
	       (value->kind == SG_JSON_IS_OBJECT && IS_OF(value, faq));
}

static sg_status visit(walk *w, const sg_json *value, uint32_t post)
{
	sg_status st = SG_OK;
	if (is_passed_by(value))
		return SG_OK;
	if (value->kind == SG_JSON_IS_OBJECT && IS_OF(value, POSTS))
		st = add_post(w, value, &post);
	else if (value->kind == SG_JSON_IS_OBJECT && IS_OF(value, ARTICLES))
		st = note_article(w, value);
	return st == SG_OK ? go_down(w, value, post) : st;
}

static sg_status walk_tree(walk *w, const sg_json *root)
{
	sg_status st = visit(w, root, SG_NONE);
	while (st == SG_OK && w->depth) {
		frame *top = &w->open[w->depth - 1];
		const sg_json *value = top->next;
		if (!value) {
			w->depth--;
			continue;
		}
		top->next = value->next;
		st = visit(w, value, top->post);
	}
	return st;
}

/* Pages write line breaks into strings as they are, and some put comments around the whole. */
static sg_slice mended(sg_slice text, sg_arena *arena)
{
	static const sg_slice open = SG_SLICE_LIT("<!--"), close = SG_SLICE_LIT("-->");
	text = sg_slice_trim(text);
	if (sg_slice_starts(text, open))
		text = sg_slice_trim(sg_slice__part(text, open.len, text.len));
	if (sg_slice_ends(text, close))
		text = sg_slice_trim(sg_slice__part(text, 0, text.len - close.len));
	if (sg_slice_ends(text, sg_slice_of(";")))
		text.len--;
	sg_slice out = sg_arena_copy(arena, text);
	for (size_t i = 0; out.ptr && i < out.len; i++)
		if ((unsigned char)out.ptr[i] < ' ')
			((char *)(uintptr_t)out.ptr)[i] = ' ';
	return out;
}

static sg_status read_script(walk *w, sg_slice text)
{
	const sg_json *root;
	sg_slice json = mended(text, w->arena);
	if (!json.ptr)
		return SG_E_NOMEM;
	sg_status st = sg_json__read_tree(&root, json, w->arena, NULL);
	if (st != SG_OK)
		return st == SG_E_NOMEM ? st : SG_OK;
	return walk_tree(w, root);
}

/* The same posting may stand in several scripts. */
static bool is_known(const sg_web_posts *posts, size_t count, const sg_web_post *post)
{
	enum { LOOKED_AT = 4 };
	for (size_t i = 0; i < count && i < LOOKED_AT; i++)
		if (post->is_opening && posts->items[i].is_opening &&
			sg_slice_eq(posts->items[i].record.text, post->record.text))
			return true;
	return false;
}

sg_status sg_linked_data__read(sg_linked_data *out, const sg_web *web)
{
	walk w = {.arena = web->arena};
	sg_status st = SG_OK;
	w.out.posts.roots = SG_ROOTS_ANSWER_OPENING;
	for (uint32_t i = 0; i < web->count && st == SG_OK; i++) {
		sg_slice type = sg_web__attribute(web, i, "type");
		if (sg_web__is(web, i, "script") &&
			sg_slice_find(type, sg_slice_of("ld+json")) < type.len)
			st = read_script(&w, web->nodes[i].html->text);
	}
	while (w.out.posts.count && is_known(&w.out.posts, w.out.posts.count - 1,
					    &w.out.posts.items[w.out.posts.count - 1]))
		w.out.posts.count--;
	if (st == SG_OK)
		st = sg_web_posts__link(&w.out.posts, web->arena);
	w.out.posts.title = w.out.title;
	w.out.posts.has_story = w.out.has_article;
	if (st == SG_OK)
		*out = w.out;
	return st;
}
