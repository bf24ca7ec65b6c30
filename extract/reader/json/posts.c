/* Posts in a form of no particular site: {"title": …, "posts": [{"id", "parent", "author", "time",
 * "score", "text"}, …]}, and a few keys more (docs/format.md). JSON that nobody else takes comes
 * here too, to be told what it misses. */
#include "reader/json/format.h"

static const sg_json_format FORMAT = {
	.is = "posts",
	.title = "title",
	.posts = "posts[]",
	.fields = {[SG_FIELD_ID] = "id",
		[SG_FIELD_PARENT] = "parent",
		[SG_FIELD_AUTHOR] = "author|name|user",
		[SG_FIELD_HANDLE] = "handle|username",
		[SG_FIELD_HEADLINE] = "title",
		[SG_FIELD_TEXT] = "text|body|content",
		[SG_FIELD_TIME] = "time",
		[SG_FIELD_SCORE] = "score",
		[SG_FIELD_URL] = "url",
		[SG_FIELD_DELETED] = "deleted"},
};

static double recognise(const sg_reader *reader, sg_sample *sample)
{
	static const double rather = 0.6;
	double surely = sg_json_format__recognise(reader, sample);
	return surely > 0 ? surely : sg_sample__begins_as_json(sample) ? rather : 0;
}

static sg_status read_posts(
	const sg_reader *reader, sg_reading *out, sg_sample *sample, sg_arena *arena, sg_error *err)
{
	const sg_json *root = sg_sample__json(sample);
	const sg_json *posts = sg_json__at(root, FORMAT.is);
	if (root && (!posts || posts->kind != SG_JSON_IS_LIST))
		return sg_fail(err, SG_E_SYNTAX, 0, "this JSON holds no posts",
			"they are a list under the key \"posts\" of the outermost object");
	return sg_json_format__read(reader, out, sample, arena, err);
}

const sg_reader sg_reader__posts = {.name = "posts",
	.about = "posts in JSON, each with the id of what it answers",
	.recognise = recognise,
	.read = read_posts,
	.json = &FORMAT};
