/* The attribute holds an object of texts, each of which is JSON again; the topic's key begins with
 * "topic_", and its value is what the API answers. */
#include "reader/html/preloaded.h"

#include "reader/json/format.h"

/* As the API gives a topic; what answers no post in particular answers the first. */
static bool adapt(sg_json_post *post)
{
	sg_record *record = &post->record;
	if (!record->post.author.len)
		record->post.author = record->post.handle;
	bool is_first = sg_slice_eq(record->post.source_id, sg_slice_of("1"));
	if (!record->parent.len && !is_first)
		record->parent = sg_slice_of("1");
	return !sg_json__at(post->at, "action_code");
}

static const sg_json_format FORMAT = {
	.is = "post_stream.posts",
	.title = "title",
	.posts = "post_stream.posts[]",
	.fields = {[SG_FIELD_ID] = "post_number",
		[SG_FIELD_PARENT] = "reply_to_post_number",
		[SG_FIELD_AUTHOR] = "display_username|name|username",
		[SG_FIELD_HANDLE] = "username",
		[SG_FIELD_TEXT] = "cooked",
		[SG_FIELD_TIME] = "created_at",
		[SG_FIELD_SCORE] = "actions_summary[0].count",
		[SG_FIELD_DELETED] = "user_deleted"},
	.markup = SG_MARKUP_HTML,
	.headline_markup = SG_MARKUP_HTML,
	.adapt = adapt,
};

static const sg_json *topic_in(sg_slice json, const sg_web *web, sg_status *st)
{
	const sg_json *root = NULL, *topic = NULL;
	*st = sg_json__read_tree(&root, json, web->arena, NULL);
	for (const sg_json *at = *st == SG_OK ? root->first : NULL; at && !topic; at = at->next)
		if (sg_slice_starts(at->key, sg_slice_of("topic_")) &&
			at->kind == SG_JSON_IS_STRING)
			*st = sg_json__read_tree(&topic, at->text, web->arena, NULL);
	return *st == SG_OK && sg_json__at(topic, "post_stream.posts") ? topic : NULL;
}

sg_status sg_preloaded__read(sg_reading *out, bool *is_read, const sg_web *web, sg_error *err)
{
	*is_read = false;
	for (uint32_t i = 0; i < web->count; i++) {
		sg_slice json = sg_web__attribute(web, i, "data-preloaded");
		sg_status st = SG_OK;
		const sg_json *topic = json.len ? topic_in(json, web, &st) : NULL;
		if (st == SG_E_NOMEM)
			return st;
		if (!topic)
			continue;
		st = sg_json_format__read_tree(&FORMAT, out, topic, web->arena, err);
		*is_read = st == SG_OK;
		return st == SG_E_EMPTY ? SG_OK : st;
	}
	return SG_OK;
}
