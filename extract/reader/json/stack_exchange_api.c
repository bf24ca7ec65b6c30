/* Stack Exchange's API: questions with their comments and answers within them, or answers, comments
 * or posts alone; several such pages may stand in a list. Comments on a post stand side by side;
 * "@Name", of which the beginning may do and no blanks stand, says which of them one answers. */
#include "reader/json/post_words.h"

#include "core/number.h"
#include "reader/letters.h"

#include <math.h>

typedef struct comment {
	sg_slice post, id, name;
} comment;

/* Those that were read, in their order. */
typedef struct comments {
	comment *items;
	size_t count, capacity;
} comments;

static sg_status prepare(void **context, const sg_json *root, sg_arena *arena)
{
	(void)root;
	*context = sg_arena_alloc(arena, sizeof(comments));
	return *context ? SG_OK : SG_E_NOMEM;
}

/* Lists come by votes, or the latest first. */
static double time_of(const sg_json *item, const void *unused)
{
	double time;
	(void)unused;
	return sg_number__double(sg_json__text_at(item, "creation_date"), &time) ? time : HUGE_VAL;
}

static sg_status arrange(sg_json_list *items, const sg_json *root, sg_arena *arena)
{
	(void)root;
	return sg_json_list__sort(items, time_of, NULL, arena);
}

/* ---- whom a comment answers ----------------------------------------------------------------- */

enum { NAME_BYTES_MIN = 3, LOOK_BACK = 64 };

/* Does `name` begin with `start`, its blanks left out, letters of ASCII without case? */
static bool begins_with(sg_slice name, sg_slice start)
{
	size_t n = 0, s = 0;
	while (n < name.len && s < start.len) {
		sg_slice one = {name.ptr + n, 1}, other = {start.ptr + s, 1};
		if (name.ptr[n] == ' ') {
			n++;
			continue;
		}
		if (!sg_slice_eq_nocase(one, other))
			return false;
		n++;
		s++;
	}
	return s == start.len;
}

/* The name behind the "@" that the comment begins with. */
static sg_slice addressed(sg_slice text)
{
	sg_slice rest = sg_slice_trim(text);
	sg_slice word = sg_word__next(&rest);
	if (word.len < 1 || word.ptr[0] != '@')
		return (sg_slice)SG_SLICE_EMPTY;
	return sg_word__bare(sg_slice__part(word, 1, word.len));
}

static const comment *latest_by(const comments *c, sg_slice post, sg_slice name, bool is_start)
{
	size_t end = c->count > LOOK_BACK ? c->count - LOOK_BACK : 0;
	for (size_t i = c->count; i-- > end;) {
		const comment *one = &c->items[i];
		if (sg_slice_eq(one->post, post) &&
			(is_start ? begins_with(one->name, name) : sg_slice_eq(one->name, name)))
			return one;
	}
	return NULL;
}

/* The answer says who is meant where a comment begins with a name; else the name does. */
static const comment *find_answered(sg_json_post *post)
{
	const sg_record *r = &post->record;
	sg_slice name = sg_json__text_at(post->at, "reply_to_user.display_name");
	sg_slice start = addressed(r->text);
	const comment *found = NULL;
	if (name.len)
		found = latest_by(post->context, r->parent, name, false);
	if (!found && start.len >= NAME_BYTES_MIN)
		found = latest_by(post->context, r->parent, start, true);
	return found;
}

static void read_comment(sg_json_post *post)
{
	sg_record *r = &post->record;
	comments *c = post->context;
	void *items = c->items;
	comment own = {.post = sg_json__text_at(post->at, "post_id"),
		.id = r->post.source_id,
		.name = sg_json__text_at(post->at, "owner.display_name")};
	r->parent = own.post.len ? own.post : r->parent;
	own.post = r->parent;
	const comment *answered = find_answered(post);
	r->post.is_parent_assumed = !answered;
	if (answered)
		r->parent = answered->id;
	if (sg_arena_grow(post->arena, &items, &c->capacity, c->count, sizeof own) != SG_OK) {
		post->failed = true;
		return;
	}
	c->items = items;
	c->items[c->count++] = own;
}

/* ---- posts ---------------------------------------------------------------------------------- */

/* All texts of this API are as in HTML, names too. */
static void read_author(sg_json_post *post)
{
	sg_slice *author = &post->record.post.author;
	if (sg_markup__plain(author, *author, SG_MARKUP_ESCAPED, post->arena) != SG_OK)
		post->failed = true;
}

static void read_words(sg_json_post *post)
{
	sg_record *r = &post->record;
	if (!sg_json__at(post->at, "body")) {
		r->text = sg_json__text_at(post->at, "body_markdown");
		r->markup = SG_MARKUP_ESCAPED_MARKDOWN;
	}
}

static bool adapt(sg_json_post *post)
{
	sg_record *r = &post->record;
	sg_slice comment_id = sg_json__text_at(post->at, "comment_id");
	sg_slice parts[] = {sg_slice_of("comment "), comment_id};
	read_author(post);
	read_words(post);
	r->post.is_deleted = false; /* by default, answers come without their words */
	if (comment_id.len) {
		r->post.source_id = sg_json_post__join(post, parts, sizeof parts / sizeof *parts);
		r->headline = (sg_slice)SG_SLICE_EMPTY;
		read_comment(post);
	} else if (sg_json__at(post->at, "answer_id")) {
		r->headline = (sg_slice)SG_SLICE_EMPTY;
		r->parent = sg_json__text_at(post->at, "question_id");
	}
	return r->post.source_id.len;
}

/* Where each form has its posts. */
#define AT_A_POST(name) "items[0]." name "|[0].items[0]." name
#define AN_ID           AT_A_POST("question_id") "|" AT_A_POST("answer_id") "|" A_COMMENT_ID
#define A_COMMENT_ID    AT_A_POST("comment_id") "|" AT_A_POST("post_id")
#define AN_OWNER        AT_A_POST("owner") "|" AT_A_POST("score")

static const sg_json_format FORMAT = {
	.is = AN_ID " " AT_A_POST("creation_date") " " AN_OWNER,
	.title = AT_A_POST("title"),
	.posts = "items[]|[].items[]",
	.answers = "comments[] answers[]",
	.fields = {[SG_FIELD_ID] = "answer_id|question_id|post_id",
		[SG_FIELD_AUTHOR] = "owner.display_name",
		[SG_FIELD_HEADLINE] = "title",
		[SG_FIELD_TEXT] = "body",
		[SG_FIELD_TIME] = "creation_date",
		[SG_FIELD_SCORE] = "score",
		[SG_FIELD_URL] = "link|share_link"},
	.markup = SG_MARKUP_HTML,
	.headline_markup = SG_MARKUP_ESCAPED,
	.prepare = prepare,
	.arrange = arrange,
	.adapt = adapt,
	.is_each_once = true,
};

const sg_reader sg_reader__stack_exchange_api = {.name = "stack-exchange-api",
	.about = "Stack Exchange: questions, answers and comments as its API answers",
	.recognise = sg_json_format__recognise,
	.read = sg_json_format__read,
	.json = &FORMAT};
