/* Lemmy: comments with their authors, posts and votes beside them ("views"), flat; a comment's path
 * "0.12.57" says that it is 57 and answers 12. A post is read from its own view, or else from that
 * of the first comment under it. */
#include "reader/json/index.h"
#include "reader/json/post_words.h"

#include "reader/letters.h"

/* Authors by their ids: beside a comment, its post has only the id of its author. */
static sg_status prepare(void **context, const sg_json *root, sg_arena *arena)
{
	static const char *const views[] = {"comments[].creator|comments[].comment_view.creator",
		"items[].creator", "[].comments[].creator|comments.comments[].creator|[].creator"};
	sg_json_index *people = sg_json_index__new(arena);
	sg_status st = people ? SG_OK : SG_E_NOMEM;
	for (size_t i = 0; i < sizeof views / sizeof *views && st == SG_OK; i++)
		st = sg_json_index__add(people, root, views[i], "id", arena);
	*context = people;
	return st;
}

/* Numbers of posts are not those of comments. */
static sg_slice id_of_post(sg_json_post *post, sg_slice id)
{
	sg_slice parts[] = {sg_slice_of("post-"), id};
	return id.len ? sg_json_post__join(post, parts, sizeof parts / sizeof *parts) : id;
}

/* The last but one of "0.12.57"; empty where that is 0, the post. */
static sg_slice answered(sg_slice path)
{
	size_t end = path.len, start;
	while (end && path.ptr[end - 1] != '.')
		end--;
	end -= end > 0;
	for (start = end; start && path.ptr[start - 1] != '.';)
		start--;
	sg_slice id = sg_slice__part(path, start, end);
	return sg_slice_eq(id, sg_slice_of("0")) ? (sg_slice)SG_SLICE_EMPTY : id;
}

#define IN_A_VIEW(name) "comment_view." name "|post_view." name "|" name
#define PUBLISHED(of)   IN_A_VIEW(of ".published") "|" IN_A_VIEW(of ".published_at")
#define TIMES           PUBLISHED("comment") "|" PUBLISHED("post") "|published|published_at"

static bool read_comment(sg_json_post *post, const sg_json *comment)
{
	sg_record *r = &post->record;
	r->headline = (sg_slice)SG_SLICE_EMPTY;
	r->text = sg_json__text_at(comment, "content");
	r->post.source_id = sg_json__text_at(comment, "id");
	r->post.is_deleted = sg_json__is_true_at(comment, "removed|deleted") ||
			     sg_record__is_gone(sg_slice_trim(r->text));
	r->parent = answered(sg_json__text_at(comment, "path"));
	if (!r->parent.len)
		r->parent = sg_json__text_at(comment, "parent_id");
	if (!r->parent.len)
		r->parent = id_of_post(post, sg_json__text_at(comment, "post_id"));
	return r->post.source_id.len;
}

/* Of a post's view, or, within that of a comment, the post alone. */
static bool read_post(sg_json_post *post)
{
	sg_record *r = &post->record;
	const sg_json *view = sg_json__at(post->at, "post_view.post|post");
	const sg_json *about = view ? view : post->at;
	r->parent = (sg_slice)SG_SLICE_EMPTY;
	r->headline = sg_json__text_at(about, "name");
	r->text = sg_json__text_at(about, "body");
	r->post.source_id = id_of_post(post, sg_json__text_at(about, "id"));
	r->post.is_deleted = sg_json__is_true_at(about, "removed|deleted");
	if (!view) {
		const sg_json *creator =
			sg_json_index__find(post->context, sg_json__text_at(about, "creator_id"));
		r->post.handle = sg_json__text_at(creator, "name");
		r->post.author = sg_json__text_at(creator, "display_name|name");
	}
	post->is_given = post->is_given || r->headline.len;
	return r->post.source_id.len && r->headline.len;
}

static bool adapt(sg_json_post *post)
{
	const sg_json *comment = sg_json__at(post->at, IN_A_VIEW("comment"));
	return comment && comment->kind == SG_JSON_IS_OBJECT ? read_comment(post, comment)
							     : read_post(post);
}

/* Where each form has its comments. */
#define COMMENTS "comments[]|comments.comments[]|items[]|[].comments[]|[]|comment_view"
#define AT_A_COMMENT(name)                                                                         \
	"comments[0]." name "|comments.comments[0]." name "|items[0]." name                        \
	"|[0].comments[0]." name "|[1].comments[0]." name "|[0]." name "|" name

#define IN_A_COMMENT(name)                                                                         \
	AT_A_COMMENT("comment." name) "|" AT_A_COMMENT("comment_view.comment." name)

static const sg_json_format FORMAT = {
	.is = IN_A_COMMENT("content") "|post_view.post.name " IN_A_COMMENT(
		"post_id") "|post_view.post.community_id",
	.title = "post_view.post.name|post.post_view.post.name|[0].post_view.post.name"
		 "|comments[0].post.name|comments.comments[0].post.name|items[0].post.name",
	.posts = "post_view|post.post_view|[].post_view|comments[].post|comments.comments[].post"
		 "|items[].post|[].comments[].post|[].post " COMMENTS,
	.answers = "children[]",
	.fields = {[SG_FIELD_AUTHOR] = IN_A_VIEW("creator.display_name"),
		[SG_FIELD_HANDLE] = IN_A_VIEW("creator.name"),
		[SG_FIELD_HEADLINE] = IN_A_VIEW("post.name"),
		[SG_FIELD_TEXT] = IN_A_VIEW("comment.content") "|" IN_A_VIEW("post.body"),
		[SG_FIELD_TIME] = TIMES,
		[SG_FIELD_SCORE] = IN_A_VIEW("counts.score") "|" IN_A_VIEW("comment.score"),
		[SG_FIELD_URL] = IN_A_VIEW("comment.ap_id") "|" IN_A_VIEW("post.ap_id") "|ap_id"},
	.markup = SG_MARKUP_MARKDOWN,
	.prepare = prepare,
	.adapt = adapt,
	.is_each_once = true,
};

const sg_reader sg_reader__lemmy = {.name = "lemmy",
	.about = "Lemmy: the comments of a post, with the post itself or without",
	.recognise = sg_json_format__recognise,
	.read = sg_json_format__read,
	.json = &FORMAT};
