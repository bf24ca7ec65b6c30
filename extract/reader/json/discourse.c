/* Discourse: a topic, its posts alone (posts.json), pages of either in a list, or the latest posts
 * of a site. Posts are numbered within their topic; one that answers no other answers the first,
 * unless it quotes somebody. Words come as HTML ("cooked"), or as they were written ("raw"). */
#include "reader/json/post_words.h"

#include "core/number.h"
#include "reader/letters.h"

enum { REGULAR = 1, MODERATOR = 2, LIKE = 2 };

#define ALL_POSTS                                                                                  \
	"post_stream.posts[]|[].post_stream.posts[]|topic.post_stream.posts[]|latest_posts[]"      \
	"|posts[]|[]|."
#define AT_A_POST(name)                                                                            \
	"post_stream.posts[0]." name "|[0].post_stream.posts[0]." name                             \
	"|topic.post_stream.posts[0]." name "|latest_posts[0]." name "|posts[0]." name             \
	"|[0]." name "|" name

typedef struct topics {
	bool are_several; /* numbers of posts alone tell them apart no longer */
} topics;

static sg_status prepare(void **context, const sg_json *root, sg_arena *arena)
{
	topics *t = sg_arena_alloc(arena, sizeof *t);
	sg_json_list posts = {0};
	sg_status st = t ? sg_json__each(&posts, root, ALL_POSTS, arena) : SG_E_NOMEM;
	for (size_t i = 1; i < posts.count && st == SG_OK; i++)
		if (!sg_slice_eq(sg_json__text_at(posts.items[i], "topic_id"),
			    sg_json__text_at(posts.items[0], "topic_id")))
			t->are_several = true;
	*context = t;
	return st;
}

static sg_slice full_id(sg_json_post *post, sg_slice number)
{
	const topics *t = post->context;
	sg_slice parts[] = {sg_json__text_at(post->at, "topic_id"), sg_slice_of("/"), number};
	return t->are_several && number.len
		       ? sg_json_post__join(post, parts, sizeof parts / sizeof *parts)
		       : number;
}

/* ---- words ---------------------------------------------------------------------------------- */

/* Length of "[quote=…]" (depth +1) or "[/quote]" (-1) at the beginning of `text`; 0 if none. */
static size_t mark_at(sg_slice text, int *change)
{
	enum { MARK_BYTES_MAX = 256 };
	static const sg_slice end = SG_SLICE_LIT("[/quote]");
	*change = -1;
	if (sg_slice_starts_nocase(text, end))
		return end.len;
	*change = 1;
	if (!sg_slice_starts_nocase(text, sg_slice_of("[quote]")) &&
		!sg_slice_starts_nocase(text, sg_slice_of("[quote=")))
		return 0;
	text.len = text.len < MARK_BYTES_MAX ? text.len : MARK_BYTES_MAX;
	size_t len = sg_slice_find(text, sg_slice_of("]"));
	return len < text.len ? len + 1 : 0;
}

static void add_words(sg_buf *out, sg_slice words, size_t depth)
{
	if (!depth) {
		sg_buf_add(out, words);
		return;
	}
	sg_buf_puts(out, "\n\n");
	sg_words__quote(out, sg_slice_trim(words));
	sg_buf_puts(out, "\n\n");
}

/* Text as it was written is Markdown, but for quotations, which stand between marks. */
static sg_slice with_quotations(sg_json_post *post, sg_slice raw)
{
	sg_buf out = SG_BUF_INIT;
	size_t depth = 0, start = 0, at = 0;
	while (at < raw.len) {
		int change;
		size_t len =
			raw.ptr[at] == '[' ? mark_at(sg_slice__part(raw, at, raw.len), &change) : 0;
		if (!len) {
			at++;
			continue;
		}
		add_words(&out, sg_slice__part(raw, start, at), depth);
		depth = change > 0 ? depth + 1 : depth - (depth > 0);
		start = at += len;
	}
	add_words(&out, sg_slice__part(raw, start, raw.len), depth);
	return sg_json_post__keep(post, &out);
}

static void read_words(sg_json_post *post)
{
	sg_record *r = &post->record;
	if (!r->text.len) {
		r->text = with_quotations(post, sg_json__text_at(post->at, "raw"));
		r->markup = SG_MARKUP_MARKDOWN;
	}
}

/* ---- posts ---------------------------------------------------------------------------------- */

/* Whoever may still like a post is told so, without a count while nobody has. */
static void count_likes(sg_json_post *post)
{
	sg_post *p = &post->record.post;
	const sg_json *list = sg_json__at(post->at, "actions_summary");
	double id, count;
	if (p->has_score || !list || list->kind != SG_JSON_IS_LIST)
		return;
	p->has_score = true;
	for (const sg_json *action = list->first; action; action = action->next)
		if (sg_number__double(sg_json__text_at(action, "id"), &id) && id == LIKE &&
			sg_number__double(sg_json__text_at(action, "count"), &count))
			p->score = count;
}

/* That a topic was closed, moved or pinned is no post of anybody's. */
static bool is_said(const sg_json *post)
{
	double type;
	return !sg_number__double(sg_json__text_at(post, "post_type"), &type) || type == REGULAR ||
	       type == MODERATOR;
}

static bool adapt(sg_json_post *post)
{
	static const sg_slice first = SG_SLICE_LIT("1");
	sg_record *r = &post->record;
	sg_slice number = r->post.source_id, answered = r->parent;
	if (!number.len || !is_said(post->at))
		return false;
	bool is_first = sg_slice_eq(number, first);
	r->post.is_parent_assumed = !answered.len && !is_first;
	r->post.source_id = full_id(post, number);
	r->parent = full_id(post, answered.len || is_first ? answered : first);
	post->is_given = true;
	read_words(post);
	count_likes(post);
	r->post.is_deleted = sg_json__is_true_at(post->at, "hidden|user_deleted") ||
			     sg_json__at(post->at, "deleted_at") ||
			     sg_record__is_gone(sg_slice_trim(r->text));
	if (!sg_slice_starts(r->post.url, sg_slice_of("http")))
		r->post.url = (sg_slice)SG_SLICE_EMPTY;
	return true;
}

static const sg_json_format FORMAT = {
	.is = AT_A_POST("post_number") " " AT_A_POST("username") " " AT_A_POST(
		"cooked") "|" AT_A_POST("raw"),
	.title = "title|[0].title|topic.title",
	.posts = ALL_POSTS,
	.fields = {[SG_FIELD_ID] = "post_number",
		[SG_FIELD_PARENT] = "reply_to_post_number",
		[SG_FIELD_AUTHOR] = "name",
		[SG_FIELD_HANDLE] = "username",
		[SG_FIELD_TEXT] = "cooked",
		[SG_FIELD_TIME] = "created_at",
		[SG_FIELD_SCORE] = "post_voting_vote_count|like_count",
		[SG_FIELD_URL] = "post_url|url"},
	.markup = SG_MARKUP_HTML,
	.headline_markup = SG_MARKUP_NONE,
	.prepare = prepare,
	.adapt = adapt,
	.is_each_once = true,
	.is_by_time = true,
};

const sg_reader sg_reader__discourse = {.name = "discourse",
	.about = "a Discourse topic, as the .json of its address, or posts of one",
	.recognise = sg_json_format__recognise,
	.read = sg_json_format__read,
	.json = &FORMAT};
