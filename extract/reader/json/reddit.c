/* Reddit: the .json of a thread is a list of two listings, of the post and of the comments; an
 * answer stands within what it answers, under "replies", which is "" where there is none. Listings
 * of a user or a search are flat, and so are the comments that "load more" gets ("things"), which
 * may stand behind a thread in a list. Archives give the same objects without what is around them:
 * there "name" may be missing, and ids stand without the kind ("t1_") that parents' ids have. */
#include "reader/json/post_words.h"

static bool is_comment(const sg_json *at)
{
	return sg_json__is_given(at, "data.body|body");
}

/* A post that is shared stands whole in the post that shares it. */
static bool is_shared(const sg_json *at)
{
	return at->parent && sg_slice_eq(at->parent->key, sg_slice_of("crosspost_parent_list"));
}

static void read_id(sg_json_post *post)
{
	sg_post *p = &post->record.post;
	sg_slice parts[] = {is_comment(post->at) ? sg_slice_of("t1_") : sg_slice_of("t3_"),
		sg_json__text_at(post->at, "data.id|id")};
	if (!p->source_id.len && parts[1].len)
		p->source_id = sg_json_post__join(post, parts, sizeof parts / sizeof *parts);
}

static void read_url(sg_json_post *post)
{
	sg_slice parts[] = {sg_slice_of("https://www.reddit.com"), post->record.post.url};
	if (parts[1].len && parts[1].ptr[0] == '/')
		post->record.post.url =
			sg_json_post__join(post, parts, sizeof parts / sizeof *parts);
}

/* Kind "more" only says that there are more comments, which are not in the file. */
static bool adapt(sg_json_post *post)
{
	sg_record *r = &post->record;
	if (sg_slice_eq(sg_json__text_at(post->at, "kind"), sg_slice_of("more")))
		return false;
	if (is_shared(post->at))
		r->parent = (sg_slice)SG_SLICE_EMPTY;
	read_id(post);
	read_url(post);
	return true;
}

/* Where a post's NAME is: in a thing of a kind, or in one of an archive. */
#define IN_A_THING(name) "data." name "|" name

static const sg_json_format FORMAT = {
	.is = "[0].data.children|data.children|json.data.things|[0].json.data.things"
	      "|data[0].subreddit|[0].subreddit|[0].data.subreddit "
	      "[0].kind|kind|json.data.things[0].kind|[0].json.data.things[0].kind"
	      "|data[0].created_utc|[0].created_utc",
	.title = "[0].data.children[0].data.title",
	.posts = "[].data.children[]|data.children[]|json.data.things[]|data[]|[] "
		 "[].json.data.things[]",
	.answers = "data.replies.data.children[] data.crosspost_parent_list[]"
		   "|crosspost_parent_list[]",
	.fields = {[SG_FIELD_ID] = IN_A_THING("name"),
		[SG_FIELD_PARENT] = IN_A_THING("parent_id"),
		[SG_FIELD_AUTHOR] = IN_A_THING("author"),
		[SG_FIELD_HEADLINE] = IN_A_THING("title"),
		[SG_FIELD_TEXT] = IN_A_THING("body") "|" IN_A_THING("selftext"),
		[SG_FIELD_TIME] = IN_A_THING("created_utc"),
		[SG_FIELD_SCORE] = IN_A_THING("score"),
		[SG_FIELD_URL] = IN_A_THING("permalink"),
		[SG_FIELD_QUOTED] = IN_A_THING("crosspost_parent")},
	.markup = SG_MARKUP_ESCAPED_MARKDOWN,
	.headline_markup = SG_MARKUP_ESCAPED,
	.adapt = adapt,
	.is_each_once = true,
};

const sg_reader sg_reader__reddit = {.name = "reddit",
	.about = "a Reddit thread, as the .json of its address, or other listings",
	.recognise = sg_json_format__recognise,
	.read = sg_json_format__read,
	.json = &FORMAT};
