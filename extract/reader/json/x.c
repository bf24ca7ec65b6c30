/* X (Twitter), API v2: tweets in "data", their authors and the tweets that they answer or quote in
 * "includes", what is gone in "errors"; a conversation of several pages is a list of these. Tweets
 * with their author within them, as programs that flatten such answers write them, are read too. */
#include "reader/json/index.h"
#include "reader/json/post_words.h"

#include "reader/letters.h"

static sg_status prepare(void **context, const sg_json *root, sg_arena *arena)
{
	sg_json_index *users = sg_json_index__new(arena);
	*context = users;
	return users ? sg_json_index__add(
			       users, root, "includes.users[]|[].includes.users[]", "id", arena)
		     : SG_E_NOMEM;
}

/* The tweet that this one answers, quotes or shares. */
static sg_slice referenced(const sg_json_post *post, const char *kind)
{
	const sg_json *list = sg_json__at(post->at, "referenced_tweets");
	const sg_json *one = list && list->kind == SG_JSON_IS_LIST ? list->first : NULL;
	for (; one; one = one->next)
		if (sg_slice_eq(sg_json__text_at(one, "type"), sg_slice_of(kind)))
			return sg_json__text_at(one, "id");
	return (sg_slice)SG_SLICE_EMPTY;
}

/* ---- words ---------------------------------------------------------------------------------- */

/* An address is shown as its beginning; that of a quoted tweet or a picture is not shown. */
static sg_slice shown(const sg_json *link, bool is_last)
{
	static const char *const within[] = {"/status/", "/photo/", "/video/"};
	sg_slice target = sg_json__text_at(link, "expanded_url");
	for (size_t i = 0; is_last && i < sizeof within / sizeof *within; i++)
		if (sg_slice_find(target, sg_slice_of(within[i])) < target.len)
			return (sg_slice)SG_SLICE_EMPTY;
	return sg_json__text_at(link, "display_url|expanded_url|url");
}

/* https://t.co/… becomes what is shown for it; the links stand in the order of the text. */
static sg_slice with_links(sg_json_post *post, sg_slice text, const sg_json *links)
{
	sg_buf out = SG_BUF_INIT;
	sg_slice rest = text;
	if (!links || links->kind != SG_JSON_IS_LIST || !links->first)
		return text;
	for (const sg_json *link = links->first; link && rest.len; link = link->next) {
		sg_slice url = sg_json__text_at(link, "url");
		size_t at = url.len ? sg_slice_find(rest, url) : rest.len;
		if (at == rest.len)
			continue;
		sg_slice behind = sg_slice__part(rest, at + url.len, rest.len);
		sg_buf_add(&out, sg_slice__part(rest, 0, at));
		sg_buf_add(&out, shown(link, !sg_slice_trim(behind).len));
		rest = behind;
	}
	sg_buf_add(&out, rest);
	return sg_json_post__keep(post, &out);
}

/* "&amp;", "&lt;" and "&gt;" are all that is escaped. */
static sg_slice without_escapes(sg_json_post *post, sg_slice text)
{
	static const sg_slice escapes[] = {
		SG_SLICE_LIT("&amp;"), SG_SLICE_LIT("&lt;"), SG_SLICE_LIT("&gt;")};
	sg_buf out = SG_BUF_INIT;
	if (!text.len || !memchr(text.ptr, '&', text.len))
		return text;
	for (size_t at = 0, which; at < text.len;) {
		sg_slice rest = sg_slice__part(text, at, text.len);
		for (which = 0; which < 3 && !sg_slice_starts(rest, escapes[which]);)
			which++;
		sg_buf_putc(&out, which < 3 ? "&<>"[which] : text.ptr[at]);
		at += which < 3 ? escapes[which].len : 1;
	}
	return sg_json_post__keep(post, &out);
}

/* A longer text stands beside its beginning, with links of its own. */
static void read_words(sg_json_post *post)
{
	sg_record *r = &post->record;
	const char *links = sg_json__at(post->at, "note_tweet.text") ? "note_tweet.entities.urls"
								     : "entities.urls";
	r->text = with_links(post, r->text, sg_json__at(post->at, links));
	r->text = without_escapes(post, r->text);
	if (r->parent.len)
		r->text = sg_words__after_names(r->text);
}

/* ---- tweets --------------------------------------------------------------------------------- */

static void read_author(sg_json_post *post)
{
	sg_post *p = &post->record.post;
	const sg_json *user =
		sg_json_index__find(post->context, sg_json__text_at(post->at, "author_id"));
	if (user) {
		p->author = sg_slice_trim(sg_json__text_at(user, "name"));
		p->handle = sg_json__text_at(user, "username");
	}
	if (!p->author.len)
		p->author = p->handle;
	sg_slice parts[] = {sg_slice_of("https://x.com/"),
		p->handle.len ? p->handle : sg_slice_of("i"), sg_slice_of("/status/"),
		p->source_id};
	p->url = sg_json_post__join(post, parts, sizeof parts / sizeof *parts);
}

/* What is gone is named as an error of the answer. */
static bool read_gone(sg_json_post *post)
{
	sg_post *p = &post->record.post;
	p->source_id = sg_json__text_at(post->at, "resource_id");
	p->is_deleted = true;
	post->is_given = true;
	return p->source_id.len &&
	       sg_slice_eq(sg_json__text_at(post->at, "resource_type"), sg_slice_of("tweet"));
}

static bool adapt(sg_json_post *post)
{
	sg_record *r = &post->record;
	if (!sg_json__at(post->at, "text"))
		return read_gone(post);
	if (referenced(post, "retweeted").len)
		return false;
	r->parent = referenced(post, "replied_to");
	r->quoted = referenced(post, "quoted");
	r->post.is_deleted = false;
	read_author(post);
	read_words(post);
	return true;
}

#define OF_A_TWEET(name)                                                                           \
	"data[0]." name "|data." name "|[0].data[0]." name "|[0].data." name "|[0]." name

static const sg_json_format FORMAT = {
	.is = OF_A_TWEET("text") " " OF_A_TWEET("id") " " OF_A_TWEET(
		"edit_history_tweet_ids") "|" OF_A_TWEET("conversation_id") "|includes.users|[0]."
									    "includes.users",
	.posts = "data[]|data|[].data[]|[].data|[] includes.tweets[]|[].includes.tweets[] "
		 "errors[]|[].errors[]",
	.fields = {[SG_FIELD_ID] = "id",
		[SG_FIELD_AUTHOR] = "author.name",
		[SG_FIELD_HANDLE] = "author.username",
		[SG_FIELD_TEXT] = "note_tweet.text|text",
		[SG_FIELD_TIME] = "created_at",
		[SG_FIELD_SCORE] = "public_metrics.like_count"},
	.prepare = prepare,
	.adapt = adapt,
	.is_each_once = true,
	.is_by_time = true,
};

const sg_reader sg_reader__x = {.name = "x",
	.about = "X: tweets as its API v2 answers, with their authors",
	.recognise = sg_json_format__recognise,
	.read = sg_json_format__read,
	.json = &FORMAT};
