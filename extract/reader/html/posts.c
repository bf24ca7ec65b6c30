/* Who answers whom on a page. Each way of saying so is tried, from the plainest to the vaguest:
 * the id of what is answered, the depth, the post around it, a quotation, a name at the start. */
#include "reader/html/posts.h"

#include "core/number.h"
#include "core/times.h"
#include "reader/addressee.h"
#include "reader/ages.h"
#include "reader/letters.h"

#include <math.h>

sg_status sg_web_posts__add(sg_web_posts *posts, sg_web_post post, sg_arena *arena)
{
	void *items = posts->items;
	sg_status st = sg_arena_grow(arena, &items, &posts->capacity, posts->count, sizeof post);
	if (st != SG_OK)
		return st;
	posts->items = items;
	posts->items[posts->count++] = post;
	return SG_OK;
}

sg_web_post sg_web_post__blank(uint32_t node, uint32_t within)
{
	sg_web_post out = {.node = node, .body = SG_NONE, .within = within, .depth = NAN};
	return out;
}

static bool is_empty(const sg_web_post *post)
{
	const sg_record *r = &post->record;
	return !r->post.author.len && !r->text.len && !r->headline.len && !r->post.time.len &&
	       !r->post.is_deleted;
}

/* Where posts have gone, while empty ones are taken out. */
typedef struct moves {
	uint32_t *places; /* per post, its new place; of an empty one, of the first that it holds */
	uint32_t *outer;  /* per post, the old number of the post around it */
	uint32_t *above;  /* of an empty post, the new number of that */
} moves;

/* The new number of the post around `post`, which is kept as number `kept`. */
static uint32_t move_into(const moves *m, uint32_t within, uint32_t kept)
{
	uint32_t out = SG_NONE, at = within;
	if (within == SG_NONE || m->places[within] != SG_NONE)
		return within == SG_NONE ? SG_NONE : m->places[within];
	for (; at != SG_NONE && m->places[at] == SG_NONE; at = m->outer[at]) {
		out = m->above[at];
		m->places[at] = kept;
	}
	return out;
}

sg_status sg_web_posts__drop_empty(sg_web_posts *posts, sg_arena *arena)
{
	moves m = {.places = sg_arena_array(arena, posts->count, sizeof *m.places),
		.outer = sg_arena_array(arena, posts->count, sizeof *m.outer),
		.above = sg_arena_array(arena, posts->count, sizeof *m.above)};
	uint32_t kept = 0;
	if (!m.places || !m.outer || !m.above)
		return SG_E_NOMEM;
	for (uint32_t i = 0; i < posts->count; i++) {
		sg_web_post post = posts->items[i];
		uint32_t within = m.outer[i] = post.within;
		m.places[i] = SG_NONE;
		m.above[i] = within == SG_NONE             ? SG_NONE
			     : m.places[within] == SG_NONE ? m.above[within]
							   : m.places[within];
		if (is_empty(&post))
			continue;
		post.within = move_into(&m, within, kept);
		m.places[i] = kept;
		posts->items[kept++] = post;
	}
	posts->count = kept;
	return SG_OK;
}

/* ---- fields --------------------------------------------------------------------------------- */

sg_status sg_web_post__set_time(sg_web_post *post, sg_slice words, sg_arena *arena)
{
	char out[SG_TIME_BYTES];
	sg_age age;
	sg_slice rest = words = sg_slice_trim(words), first = sg_word__next(&rest);
	if (sg_age__is(words, &age) && !post->record.post.age.len && !sg_time__of_text(out, words))
		post->record.post.age = age.words;
	sg_slice part = sg_slice__part(words, 0, sg_slice_find(words, sg_slice_of(",")));
	if (post->record.post.time.len ||
		(!sg_time__of_text(out, words) && !sg_time__of_text(out, part) &&
			!sg_time__of_text(out, first)))
		return SG_OK;
	post->record.post.time = sg_arena_copy(arena, sg_slice_of(out));
	return post->record.post.time.ptr ? SG_OK : SG_E_NOMEM;
}

bool sg_web__number(sg_slice words, double *out)
{
	static const sg_slice minus = SG_SLICE_LIT("\xE2\x88\x92");
	double sign = 1;
	char digits[SG_TIME_BYTES];
	size_t len = 0, at = 0;
	words = sg_slice_trim(words);
	if (sg_slice_starts(words, minus) || (words.len && words.ptr[0] == '-')) {
		sign = -1;
		at = words.ptr[0] == '-' ? 1 : minus.len;
	} else if (words.len && words.ptr[0] == '+') {
		at = 1;
	}
	for (; at < words.len && len < sizeof digits; at++) {
		char c = words.ptr[at];
		bool is_comma = c == ',' && at + 3 < words.len;
		if ((c < '0' || c > '9') && c != '.' && !is_comma)
			break;
		if (!is_comma)
			digits[len++] = c;
	}
	if (!sg_number__double((sg_slice){digits, len}, out))
		return false;
	char unit = (char)(at < words.len ? words.ptr[at] | 0x20 : '\0');
	bool is_unit = at + 1 >= words.len ||
		       sg_letter_of((unsigned char)words.ptr[at + 1]) == SG_LETTER_NONE;
	*out *= sign * (is_unit && unit == 'k' ? 1e3 : is_unit && unit == 'm' ? 1e6 : 1);
	return true;
}

/* The last part of an id: letters and digits. "#comment-12", "post: 12", "t1_12" are "12". */
static sg_slice tail_of(sg_slice id)
{
	size_t end = id.len, start;
	while (end && sg_letter_of((unsigned char)id.ptr[end - 1]) == SG_LETTER_NONE)
		end--;
	for (start = end; start; start--)
		if (sg_letter_of((unsigned char)id.ptr[start - 1]) == SG_LETTER_NONE)
			break;
	while (start < end && end - start > 1 &&
		sg_letter_of((unsigned char)id.ptr[start]) != SG_LETTER_DIGIT &&
		sg_letter_of((unsigned char)id.ptr[end - 1]) == SG_LETTER_DIGIT &&
		start + 1 < end && end - start > 2)
		start++; /* "p123", "pid123" */
	return sg_slice__part(id, start, end);
}

/* ---- the links ------------------------------------------------------------------------------ */

typedef struct linker {
	sg_web_posts *posts;
	sg_name_table ids; /* ids as they stand, and their last parts, to posts */
	sg_name_table tails;
	sg_speakers speakers; /* of the posts so far */
	uint32_t *open;       /* posts that the next one may be deeper than */
	size_t open_count;
} linker;

static uint32_t by_id(const linker *l, sg_slice id, uint32_t self)
{
	if (!id.len)
		return SG_NONE;
	uint32_t found = sg_name_table__get(&l->ids, id);
	if (found == SG_NONE)
		found = sg_name_table__get(&l->tails, tail_of(id));
	return found == self ? SG_NONE : found;
}

static sg_status note_ids(linker *l, sg_arena *arena)
{
	sg_status st = SG_OK;
	for (size_t i = l->posts->count; i-- > 0 && st == SG_OK;) {
		sg_slice id = l->posts->items[i].record.post.source_id;
		if (!id.len)
			continue;
		st = sg_name_table__put(&l->ids, arena, id, (uint32_t)i);
		if (st == SG_OK)
			st = sg_name_table__put(&l->tails, arena, tail_of(id), (uint32_t)i);
	}
	return st;
}

/* The nearest post before this one that is less deep. */
static uint32_t by_depth(linker *l, uint32_t self)
{
	const sg_web_post *items = l->posts->items;
	if (isnan(items[self].depth))
		return SG_NONE;
	while (l->open_count && items[l->open[l->open_count - 1]].depth >= items[self].depth)
		l->open_count--;
	uint32_t out = l->open_count ? l->open[l->open_count - 1] : SG_NONE;
	l->open[l->open_count++] = self;
	return out;
}

static uint32_t by_name(const linker *l, const sg_web_post *post)
{
	uint32_t found =
		post->addressee.len ? sg_speakers__find(&l->speakers, post->addressee) : SG_NONE;
	if (found == SG_NONE)
		found = sg_speakers__addressed(&l->speakers, sg_slice_trim(post->record.text));
	if (found == SG_NONE)
		return SG_NONE;
	const sg_web_post *other = &l->posts->items[found];
	bool is_self = sg_slice_eq(other->record.post.author, post->record.post.author);
	return is_self ? SG_NONE : found;
}

static uint32_t opening_of(const linker *l, uint32_t self)
{
	const sg_web_posts *posts = l->posts;
	bool is_first = posts->roots == SG_ROOTS_ANSWER_FIRST ||
			(posts->roots == SG_ROOTS_ANSWER_OPENING && posts->items[0].is_opening);
	return is_first && self ? 0 : SG_NONE;
}

/* Posts in one wrapper with the post they stand in: a name may say more exactly which is meant. */
static uint32_t parent_of(linker *l, uint32_t self)
{
	const sg_web_post *post = &l->posts->items[self];
	uint32_t deeper = by_depth(l, self), found = by_id(l, post->parent_id, self);
	if (found != SG_NONE || post->is_opening)
		return found;
	found = by_id(l, post->quoted_id, self);
	if (found == SG_NONE && deeper == SG_NONE)
		found = by_name(l, post);
	if (found != SG_NONE && post->within != SG_NONE && found != post->within &&
		l->posts->items[found].within != post->within)
		found = SG_NONE; /* of another thread */
	found = found != SG_NONE ? found : deeper;
	found = found != SG_NONE ? found : post->within;
	if (found != SG_NONE)
		return found;
	l->posts->items[self].is_by_default = true;
	return opening_of(l, self);
}

/* Also under the name without blanks: "@InesDahl". */
static sg_status add_speaker(linker *l, sg_arena *arena, const sg_post *post, uint32_t number)
{
	sg_slice rest = post->author, word;
	char *joined = post->handle.len ? NULL : sg_arena_alloc(arena, rest.len + 1);
	size_t len = 0;
	if (!post->handle.len && !joined)
		return SG_E_NOMEM;
	while (joined && (word = sg_word__next(&rest)).len) {
		memcpy(joined + len, word.ptr, word.len);
		len += word.len;
	}
	sg_slice handle = joined ? (sg_slice){joined, len} : post->handle;
	return sg_speakers__add(&l->speakers, arena, post->author, handle, number);
}

sg_status sg_web_posts__link(sg_web_posts *posts, sg_arena *arena)
{
	linker l = {.posts = posts};
	l.open = sg_arena_array(arena, posts->count, sizeof *l.open);
	sg_status st = l.open ? note_ids(&l, arena) : SG_E_NOMEM;
	for (uint32_t i = 0; i < posts->count && st == SG_OK; i++) {
		sg_post *post = &posts->items[i].record.post;
		uint32_t parent = parent_of(&l, i);
		posts->items[i].record.answers = parent == SG_NONE ? 0 : parent + 1;
		if (st == SG_OK && (post->author.len || post->handle.len))
			st = add_speaker(&l, arena, post, i);
	}
	return st;
}

void sg_web_posts__free_roots(sg_web_posts *posts)
{
	for (size_t i = 0; i < posts->count; i++)
		if (posts->items[i].is_by_default)
			posts->items[i].record.answers = 0;
}
