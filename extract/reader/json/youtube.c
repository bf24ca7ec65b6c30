/* YouTube: commentThreads (a comment with replies within it), comments (replies alone), several
 * such pages in a list, or the file that yt-dlp writes of a video with its comments. All replies to
 * a comment stand side by side; whom one of them answers is told by the name it begins with. */
#include "reader/json/post_words.h"

#include "reader/letters.h"

#include <stdlib.h>

/* Of a thread, of the comment it begins with; of replies and of yt-dlp's, of themselves. */
#define IN_A_COMMENT(name) "snippet.topLevelComment.snippet." name "|snippet." name

static const char ID[] = "snippet.topLevelComment.id|id";
static const char AUTHOR[] = IN_A_COMMENT("authorDisplayName") "|author";
static const char TIME[] = IN_A_COMMENT("publishedAt") "|timestamp";
static const char WORDS[] = IN_A_COMMENT("textOriginal") "|text";
static const char HTML[] = IN_A_COMMENT("textDisplay") "|html";

/* The comment that a thread begins with, empty if it is this one. */
static sg_slice first_of_thread(const sg_json *comment)
{
	sg_slice first = sg_json__text_at(comment, "snippet.parentId|parent");
	return sg_slice_eq(first, sg_slice_of("root")) ? (sg_slice)SG_SLICE_EMPTY : first;
}

/* ---- who has spoken in a thread ------------------------------------------------------------- */

typedef struct spoken {
	sg_slice thread, name, time, id;
} spoken;

/* Sorted by thread, name, time. */
typedef struct talk {
	spoken *items;
	size_t count, capacity;
} talk;

static sg_slice bare_name(sg_slice name)
{
	name = sg_slice_trim(name);
	while (name.len && name.ptr[0] == '@')
		name = sg_slice__part(name, 1, name.len);
	return name;
}

static int compare(const void *a, const void *b)
{
	const spoken *left = a, *right = b;
	int by = sg_slice_cmp(left->thread, right->thread);
	by = by ? by : sg_slice_cmp(left->name, right->name);
	by = by ? by : sg_slice_cmp(left->time, right->time);
	return by ? by : sg_slice_cmp(left->id, right->id);
}

static sg_slice thread_of(const sg_json *comment)
{
	sg_slice first = first_of_thread(comment);
	return first.len ? first : sg_json__text_at(comment, ID);
}

static sg_status note(talk *t, const sg_json *comment, sg_arena *arena)
{
	void *items = t->items;
	sg_status st = sg_arena_grow(arena, &items, &t->capacity, t->count, sizeof *t->items);
	if (st != SG_OK)
		return st;
	t->items = items;
	t->items[t->count++] = (spoken){.thread = thread_of(comment),
		.name = bare_name(sg_json__text_at(comment, AUTHOR)),
		.time = sg_json__text_at(comment, TIME),
		.id = sg_json__text_at(comment, ID)};
	return SG_OK;
}

static sg_status prepare(void **context, const sg_json *root, sg_arena *arena)
{
	static const char *const replies[] = {
		"items[].replies.comments[]|[].items[].replies.comments[]|[].replies.comments[]",
		"items[]|[].items[]", "comments[]|[]"};
	sg_json_list found = {0};
	talk *t = sg_arena_alloc(arena, sizeof *t);
	sg_status st = t ? SG_OK : SG_E_NOMEM;
	for (size_t i = 0; i < sizeof replies / sizeof *replies && st == SG_OK; i++)
		st = sg_json__each(&found, root, replies[i], arena);
	for (size_t i = 0; i < found.count && st == SG_OK; i++)
		st = note(t, found.items[i], arena);
	if (st == SG_OK && t->count)
		qsort(t->items, t->count, sizeof *t->items, compare);
	*context = t;
	return st;
}

/* The last thing that somebody said in a thread before `wanted` was; NULL if they were silent. */
static const spoken *before(const talk *t, const spoken *wanted)
{
	size_t low = 0, high = t->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (compare(&t->items[middle], wanted) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	const spoken *found = low ? &t->items[low - 1] : NULL;
	return found && sg_slice_eq(found->thread, wanted->thread) &&
			       sg_slice_eq(found->name, wanted->name)
		       ? found
		       : NULL;
}

/* ---- comments ------------------------------------------------------------------------------- */

enum { NAME_WORDS_MAX = 6 };

/* "@Name …" answers what this Name said last; names may be of several words, the longest counts. */
static void find_addressee(sg_json_post *post)
{
	sg_record *r = &post->record;
	sg_slice text = sg_slice_trim(r->text), rest = text;
	const spoken *found = NULL;
	spoken wanted = {.thread = r->parent,
		.time = sg_json__text_at(post->at, TIME),
		.id = r->post.source_id};
	r->post.is_parent_assumed = !text.len || text.ptr[0] != '@';
	if (r->post.is_parent_assumed)
		return;
	for (int words = 0; words < NAME_WORDS_MAX; words++) {
		sg_slice word = sg_word__next(&rest);
		if (!word.len)
			break;
		size_t end = (size_t)(word.ptr + word.len - text.ptr), len = end;
		while (strchr(",:;", text.ptr[len - 1]))
			len--;
		wanted.name = bare_name(sg_slice__part(text, 0, len));
		const spoken *named = before(post->context, &wanted);
		found = named ? named : found;
		if (named)
			r->text = sg_slice_trim(sg_slice__part(text, end, text.len));
	}
	if (found)
		r->parent = found->id;
}

static void read_url(sg_json_post *post)
{
	sg_slice page = sg_json__text_at(post->root, "webpage_url");
	sg_slice video = sg_json__text_at(post->at, IN_A_COMMENT("videoId"));
	sg_slice parts[] = {sg_slice_of("https://www.youtube.com/watch?v="), video,
		sg_slice_of("&lc="), post->record.post.source_id};
	if (sg_slice_find(page, sg_slice_of("youtube.com/watch")) < page.len)
		parts[0] = page;
	if (video.len || parts[0].ptr == page.ptr)
		post->record.post.url =
			sg_json_post__join(post, parts, sizeof parts / sizeof *parts);
}

static bool adapt(sg_json_post *post)
{
	sg_record *r = &post->record;
	bool is_plain = sg_json__at(post->at, WORDS);
	if (!is_plain && !sg_json__at(post->at, HTML))
		return false;
	if (!is_plain && sg_markup__plain(&r->text, sg_json__text_at(post->at, HTML),
				 SG_MARKUP_HTML, post->arena) != SG_OK)
		post->failed = true;
	r->post.author = bare_name(r->post.author);
	r->post.is_deleted = false;
	read_url(post);
	if (sg_json__at(post->at, "snippet.parentId|parent"))
		r->parent = first_of_thread(post->at);
	if (r->parent.len)
		find_addressee(post);
	return true;
}

static const sg_json_format FORMAT = {
	.is = "items[0].snippet.topLevelComment.snippet|items[0].snippet.authorDisplayName"
	      "|[0].items[0].snippet.topLevelComment.snippet|[0].items[0].snippet.authorDisplayName"
	      "|[0].snippet.topLevelComment.snippet|[0].snippet.authorDisplayName"
	      "|comments[0].parent "
	      "items[0].snippet|[0].items[0].snippet|[0].snippet|comments[0].author_id "
	      "items[0].id|[0].items[0].id|[0].id|comments[0].id",
	.title = "title|fulltitle",
	.posts = "items[]|[].items[]|comments[]|[]",
	.answers = "replies.comments[]",
	.fields = {[SG_FIELD_ID] = ID,
		[SG_FIELD_PARENT] = "snippet.parentId|parent",
		[SG_FIELD_AUTHOR] = AUTHOR,
		[SG_FIELD_TEXT] = WORDS,
		[SG_FIELD_TIME] = TIME,
		[SG_FIELD_SCORE] = IN_A_COMMENT("likeCount") "|like_count"},
	.adapt = adapt,
	.prepare = prepare,
	.is_each_once = true,
	.is_by_time = true,
};

const sg_reader sg_reader__youtube = {.name = "youtube",
	.about = "YouTube comments, as its API answers or yt-dlp writes them",
	.recognise = sg_json_format__recognise,
	.read = sg_json_format__read,
	.json = &FORMAT};
