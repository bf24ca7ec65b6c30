/* Reddit: the .json of a thread is a list of two listings, of the post and of the comments; an
 * answer stands within what it answers, under "replies", which is "" where there is none. */
#include "reader/json/format.h"

/* Kind "more" only says that there are more comments, which are not in the file. */
static bool adapt(sg_json_post *post)
{
	return !sg_slice_eq(sg_json__text_at(post->at, "kind"), sg_slice_of("more"));
}

static const sg_json_format FORMAT = {
	.is = "[0].kind [0].data.children",
	.title = "[0].data.children[0].data.title",
	.posts = "[].data.children[]",
	.answers = "data.replies.data.children[]",
	.fields = {[SG_FIELD_ID] = "data.name",
		[SG_FIELD_PARENT] = "data.parent_id",
		[SG_FIELD_AUTHOR] = "data.author",
		[SG_FIELD_HEADLINE] = "data.title",
		[SG_FIELD_TEXT] = "data.body|data.selftext",
		[SG_FIELD_TIME] = "data.created_utc",
		[SG_FIELD_SCORE] = "data.score"},
	.markup = SG_MARKUP_ESCAPED_MARKDOWN,
	.headline_markup = SG_MARKUP_HTML,
	.adapt = adapt,
};

const sg_reader sg_reader__reddit = {.name = "reddit",
	.about = "a Reddit thread, as the .json of its address",
	.recognise = sg_json_format__recognise,
	.read = sg_json_format__read,
	.json = &FORMAT};
