/* Bluesky: getPostThread is a post with the answers to it within "replies" and what it answers
 * within "parent"; getPostThreadV2 is a flat list that says how deep each item stands; getPosts,
 * feeds and searches are lists. A post that is quoted stands whole in the embed of the quoting one,
 * and is read as a post of its own: it may stand nowhere else. */
#include "reader/json/post_words.h"

#include "core/number.h"
#include "reader/letters.h"

/* The items of a flat list that the next one may stand below, the outermost first. */
typedef struct step {
	double depth;
	sg_slice id;
} step;

typedef struct stairs {
	step *items;
	size_t count, capacity;
} stairs;

static sg_status prepare(void **context, const sg_json *root, sg_arena *arena)
{
	(void)root;
	*context = sg_arena_alloc(arena, sizeof(stairs));
	return *context ? SG_OK : SG_E_NOMEM;
}

/* Of the flat list: whom an item answers, by the depths before it. */
static void stand_below(sg_json_post *post)
{
	stairs *s = post->context;
	void *items = s->items;
	double depth;
	if (!sg_number__double(sg_json__text_at(post->at, "depth"), &depth))
		return;
	while (s->count && s->items[s->count - 1].depth >= depth)
		s->count--;
	if (s->count && !post->record.parent.len && s->items[s->count - 1].depth == depth - 1)
		post->record.parent = s->items[s->count - 1].id;
	if (sg_arena_grow(post->arena, &items, &s->capacity, s->count, sizeof *s->items) != SG_OK) {
		post->failed = true;
		return;
	}
	s->items = items;
	s->items[s->count++] = (step){depth, post->record.post.source_id};
}

/* "at://did:plc:abc/app.bsky.feed.post/3kabc" is the post 3kabc of whose handle is known. */
static sg_slice url_of(sg_json_post *post)
{
	static const sg_slice kind = SG_SLICE_LIT("/app.bsky.feed.post/");
	sg_slice uri = post->record.post.source_id, who = post->record.post.handle;
	size_t at = sg_slice_find(uri, kind);
	if (at == uri.len || !sg_slice_starts(uri, sg_slice_of("at://")))
		return (sg_slice)SG_SLICE_EMPTY;
	sg_slice parts[] = {sg_slice_of("https://bsky.app/profile/"),
		who.len ? who : sg_slice__part(uri, sizeof "at://" - 1, at), sg_slice_of("/post/"),
		sg_slice__part(uri, at + kind.len, uri.len)};
	return sg_json_post__join(post, parts, sizeof parts / sizeof *parts);
}

/* A post within a post is quoted by it ("record"), answered by it ("parent") or answers it. */
static bool adapt(sg_json_post *post)
{
	sg_record *r = &post->record;
	bool is_embed = sg_slice_eq(post->at->key, sg_slice_of("record"));
	bool is_above = sg_slice_eq(post->at->key, sg_slice_of("parent"));
	bool is_item = sg_json__is_given(post->at, "value") && !is_embed;
	bool is_post = sg_json__at(post->at, "post.record|value.post.record|record|value.text");
	if (is_embed && !is_post)
		return false;
	if (is_embed || is_above || is_item)
		r->parent = sg_json__text_at(post->at,
			"post.record.reply.parent.uri|value.post.record.reply.parent.uri"
			"|value.reply.parent.uri");
	if (is_item)
		stand_below(post);
	if (sg_slice_eq(r->post.handle, sg_slice_of("handle.invalid")))
		r->post.handle = (sg_slice)SG_SLICE_EMPTY;
	r->post.url = url_of(post);
	r->post.is_deleted = !is_post;
	post->is_given = post->is_given || is_item;
	return r->post.source_id.len;
}

/* Where a post's NAME is: in a thread, in a flat list, in a list of posts, in an embed. */
#define IN_A_POST(name) "post." name "|value.post." name "|" name

static const sg_json_format FORMAT = {
	.is = "thread.post.record|thread[0].depth|posts[0].record|feed[0].post.record"
	      "|[0].thread.post.record|[0].thread[0].depth|[0].posts[0].record "
	      "thread.post.author.did|thread[0].uri|posts[0].author.did|feed[0].post.author.did"
	      "|[0].thread.post.author.did|[0].thread[0].uri|[0].posts[0].author.did",
	.posts = "thread[]|thread|[].thread[]|[].thread posts[]|[].posts[] feed[]",
	.answers = "parent replies[] "
		   "post.embed.record.record|post.embed.record|value.post.embed.record.record"
		   "|value.post.embed.record|embed.record.record|embed.record",
	.fields = {[SG_FIELD_ID] = IN_A_POST("uri"),
		[SG_FIELD_PARENT] = IN_A_POST("record.reply.parent.uri"),
		[SG_FIELD_AUTHOR] = IN_A_POST("author.displayName"),
		[SG_FIELD_HANDLE] = IN_A_POST("author.handle"),
		[SG_FIELD_TEXT] = IN_A_POST("record.text") "|value.text",
		[SG_FIELD_TIME] = IN_A_POST("record.createdAt") "|value.createdAt|indexedAt",
		[SG_FIELD_SCORE] = IN_A_POST("likeCount"),
		[SG_FIELD_QUOTED] = IN_A_POST("embed.record.uri") "|" IN_A_POST(
			"embed.record.record.uri") "|" IN_A_POST("record.embed.record.uri"),
		[SG_FIELD_DELETED] = "notFound|blocked"},
	.prepare = prepare,
	.adapt = adapt,
	.is_each_once = true,
};

const sg_reader sg_reader__bluesky = {.name = "bluesky",
	.about = "a Bluesky thread, as getPostThread answers, or a list of posts",
	.recognise = sg_json_format__recognise,
	.read = sg_json_format__read,
	.json = &FORMAT};
