/* Posts whose file does not say what they answer: whom their first words address tells. Only a
 * post under the one that they are assumed to answer counts: "@Ada" is this thread's Ada. */
#include "reader/addressee.h"
#include "reader/records.h"

static bool is_any_assumed(const sg_reading *reading)
{
	for (size_t i = 0; i < reading->post_count; i++)
		if (reading->posts[i].is_parent_assumed)
			return true;
	return false;
}

/* The text in the order of the tree: what is under a post stands behind it, before its sibling. */
static bool is_under(const sg_post *post, uint32_t found)
{
	return post->parent == SG_NONE || found >= post->parent;
}

/* Nobody answers what is not yet said; times are in UTC, and compare as text. */
static bool is_later(const sg_post *post, const sg_post *other)
{
	return post->time.len && other->time.len && sg_slice_cmp(post->time, other->time) > 0;
}

sg_status sg_records__answer_addressed(sg_reading *reading, sg_arena *arena)
{
	sg_speakers speakers = {0};
	sg_status st = SG_OK;
	if (!is_any_assumed(reading))
		return SG_OK;
	for (uint32_t i = 0; i < reading->post_count && st == SG_OK; i++) {
		sg_post *post = &reading->posts[i];
		sg_slice words = sg_slice_at(reading->text, post->span);
		uint32_t found = post->is_parent_assumed ? sg_speakers__addressed(&speakers, words)
							 : SG_NONE;
		if (found != SG_NONE && is_under(post, found) &&
			!is_later(&reading->posts[found], post)) {
			post->parent = found;
			post->is_parent_assumed = false;
		}
		if (post->author.len)
			st = sg_speakers__add(&speakers, arena, post->author, post->handle, i);
	}
	return st;
}
