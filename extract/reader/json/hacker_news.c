/* Hacker News: an item of Algolia's API with its comments within it, hits of its search, or items
 * of the official API (Firebase), which are flat: a list of them, or an object with their ids as
 * keys. There an item's "kids" are the ids of the answers to it, the best first. */
#include "reader/json/post_words.h"

#include "core/number.h"
#include "text/intern.h"

#include <math.h>

/* ---- the order ------------------------------------------------------------------------------ */

static double time_of(const sg_json *hit, const void *unused)
{
	double time;
	(void)unused;
	return sg_number__double(sg_json__text_at(hit, "created_at_i"), &time) ? time : HUGE_VAL;
}

/* Ids that are counted up in the order of the "kids" rank the answers to each item. */
static double rank_of(const sg_json *item, const void *kids)
{
	uint32_t rank = sg_intern__find(kids, sg_json__text_at(item, "id"));
	return rank == UINT32_MAX ? HUGE_VAL : rank;
}

static sg_status arrange(sg_json_list *items, const sg_json *root, sg_arena *arena)
{
	sg_intern kids = {0};
	sg_json_list ids = {0};
	uint32_t unused;
	sg_status st = SG_OK;
	if (sg_json__at(root, "hits|[0].hits"))
		return sg_json_list__sort(items, time_of, NULL, arena);
	for (size_t i = 0; i < items->count && st == SG_OK; i++)
		st = sg_json__each(&ids, items->items[i], "kids[]", arena);
	for (size_t i = 0; i < ids.count && st == SG_OK; i++)
		if (ids.items[i]->text.len)
			st = sg_intern__add(&kids, arena, ids.items[i]->text, &unused);
	return st == SG_OK && kids.count ? sg_json_list__sort(items, rank_of, &kids, arena) : st;
}

/* ---- items ---------------------------------------------------------------------------------- */

static bool adapt(sg_json_post *post)
{
	sg_post *p = &post->record.post;
	sg_slice parts[] = {sg_slice_of("https://news.ycombinator.com/item?id="), p->source_id};
	if (!p->source_id.len)
		return false;
	if (!p->author.len && !sg_slice_trim(post->record.text).len)
		p->is_deleted = true;
	p->url = sg_json_post__join(post, parts, sizeof parts / sizeof *parts);
	return true;
}

static bool is_kind(sg_slice kind)
{
	static const char *const kinds[] = {"story", "comment", "poll", "pollopt", "job"};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (sg_slice_eq(kind, sg_slice_of(kinds[i])))
			return true;
	return false;
}

/* Where each form has its items. */
#define ITEMS "hits[]|[].hits[]|items[]|[]|{}|."
#define AT_AN_ITEM(name)                                                                           \
	"hits[0]." name "|[0].hits[0]." name "|items[0]." name "|[0]." name "|{}." name "|" name

static bool is_it(const sg_json *root)
{
	static const char whose[] = AT_AN_ITEM("by") "|" AT_AN_ITEM("deleted") "|" AT_AN_ITEM(
		"dead") "|" AT_AN_ITEM("created_at_i");
	return sg_json__at(root, "hits[0].objectID|[0].hits[0].objectID") ||
	       (is_kind(sg_json__text_at(root, AT_AN_ITEM("type"))) && sg_json__at(root, whose));
}

static const sg_json_format FORMAT = {
	.is = AT_AN_ITEM("created_at_i") "|" AT_AN_ITEM("time") " " AT_AN_ITEM(
		"type") "|" AT_AN_ITEM("_tags") " " AT_AN_ITEM("objectID") "|" AT_AN_ITEM("id"),
	.title = AT_AN_ITEM("title"),
	.posts = ITEMS,
	.answers = "children[] options[] kids[]",
	.fields = {[SG_FIELD_ID] = "objectID|id",
		[SG_FIELD_PARENT] = "parent_id|parent|poll",
		[SG_FIELD_AUTHOR] = "author|by",
		[SG_FIELD_HEADLINE] = "title",
		[SG_FIELD_TEXT] = "comment_text|story_text|text",
		[SG_FIELD_TIME] = "created_at_i|time|created_at",
		[SG_FIELD_SCORE] = "points|score",
		[SG_FIELD_DELETED] = "deleted|dead"},
	.markup = SG_MARKUP_HTML,
	.headline_markup = SG_MARKUP_ESCAPED,
	.is_it = is_it,
	.arrange = arrange,
	.adapt = adapt,
	.is_each_once = true,
};

const sg_reader sg_reader__hacker_news = {.name = "hacker-news",
	.about = "Hacker News: an item or hits of Algolia, or items of Firebase",
	.recognise = sg_json_format__recognise,
	.read = sg_json_format__read,
	.json = &FORMAT};
