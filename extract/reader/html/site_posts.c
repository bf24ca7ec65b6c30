/* Reading a page by a table of selectors: one walk, on which each element belongs to the innermost
 * post around it and may be one of its fields; then the texts, then who answers whom. */
#include "reader/html/select.h"
#include "reader/html/sites.h"
#include "reader/letters.h"

enum { FIELD_BYTES = 400, WORD_BYTES = 200 };

/* The best find so far for each field of a post. */
typedef struct finds {
	uint32_t nodes[SG_WEB_FIELD_COUNT];
	sg_slice attributes[SG_WEB_FIELD_COUNT];
	int ranks[SG_WEB_FIELD_COUNT];
} finds;

typedef struct reader {
	const sg_web_site *site;
	const sg_web *web;
	sg_web_posts posts;
	const sg_web_kind **kinds; /* per post */
	finds *finds;
	size_t kind_capacity, find_capacity;
	uint32_t thread_end, thread_post; /* of the thread here */
	bool failed;
} reader;

bool sg_web_site__is(const sg_web_site *site, const sg_web *web)
{
	const char *at = site->is;
	char one[WORD_BYTES];
	while (*at) {
		size_t len = 0;
		while (*at == ' ')
			at++;
		while (*at && *at != ' ' && len + 1 < sizeof one)
			one[len++] = *at++;
		one[len] = '\0';
		if (len && sg_select__first(web, one) == SG_WEB_NOWHERE)
			return false;
	}
	return true;
}

static const sg_web_kind *kind_of(const reader *r, uint32_t node)
{
	const sg_web_kind *kinds = r->site->kinds;
	for (size_t i = 0; i < 3 && kinds[i].posts; i++)
		if (sg_select__is(r->web, node, kinds[i].posts))
			return &kinds[i];
	return NULL;
}

static sg_status open_post(reader *r, uint32_t node, uint32_t within, const sg_web_kind *kind)
{
	void *kinds = r->kinds, *all = r->finds;
	size_t count = r->posts.count;
	sg_web_post post = sg_web_post__blank(node, within);
	post.is_opening = kind->is_opening;
	sg_status st = sg_web_posts__add(&r->posts, post, r->web->arena);
	if (st == SG_OK)
		st = sg_arena_grow(r->web->arena, &kinds, &r->kind_capacity, count, sizeof kind);
	if (st == SG_OK)
		st = sg_arena_grow(r->web->arena, &all, &r->find_capacity, count, sizeof *r->finds);
	if (st != SG_OK)
		return st;
	r->kinds = kinds;
	r->finds = all;
	r->kinds[count] = kind;
	for (size_t f = 0; f < SG_WEB_FIELD_COUNT; f++)
		r->finds[count].ranks[f] = INT32_MAX;
	return SG_OK;
}

/* May `node` be a field of the post? */
static void look(reader *r, uint32_t post, uint32_t node)
{
	finds *found = &r->finds[post];
	for (size_t f = 0; f < SG_WEB_FIELD_COUNT; f++) {
		const char *selector = r->kinds[post]->fields[f];
		if (!selector || found->ranks[f] == 0)
			continue;
		sg_selection s = sg_select(
			r->web, node, r->posts.items[post].node, selector, found->ranks[f]);
		if (s.rank == SG_SELECT_NONE)
			continue;
		found->nodes[f] = node;
		found->ranks[f] = s.rank;
		found->attributes[f] = s.attribute;
	}
}

/* A post in a thread answers its first, if it stands in none. */
static void put_in_thread(reader *r, uint32_t post)
{
	uint32_t first = r->thread_post;
	if (r->posts.items[post].node >= r->thread_end)
		return;
	if (first == SG_NONE)
		r->thread_post = post;
	else if (r->posts.items[post].within == SG_NONE)
		r->posts.items[post].within = first;
}

static sg_status find_posts(reader *r)
{
	const sg_web *web = r->web;
	uint32_t open = SG_NONE; /* the innermost post here */
	sg_status st = SG_OK;
	for (uint32_t i = 0; i < web->count && st == SG_OK; i++) {
		if (!web->nodes[i].html->tag.len)
			continue;
		while (open != SG_NONE && i >= web->nodes[r->posts.items[open].node].end)
			open = r->posts.items[open].within;
		if (r->site->threads && sg_select__is(web, i, r->site->threads)) {
			r->thread_end = web->nodes[i].end;
			r->thread_post = SG_NONE;
		}
		const sg_web_kind *kind = kind_of(r, i);
		if (kind) {
			st = open_post(r, i, open, kind);
			open = (uint32_t)r->posts.count - 1;
			if (st == SG_OK && r->posts.items[open].within == SG_NONE)
				put_in_thread(r, open);
		}
		if (st == SG_OK && open != SG_NONE)
			look(r, open, i);
	}
	return st;
}

/* ---- from finds to fields ------------------------------------------------------------------- */

static bool is_found(const reader *r, uint32_t post, sg_web_field f)
{
	return r->finds[post].ranks[f] != INT32_MAX;
}

static sg_slice value_of(reader *r, uint32_t post, sg_web_field f)
{
	const finds *found = &r->finds[post];
	if (!is_found(r, post, f))
		return (sg_slice)SG_SLICE_EMPTY;
	if (!found->attributes[f].len)
		return sg_web__words(r->web, found->nodes[f], FIELD_BYTES, &r->failed);
	const sg_html *html = r->web->nodes[found->nodes[f]].html;
	for (uint32_t i = 0; i < html->attribute_count; i++)
		if (sg_slice_eq(html->attributes[i].name, found->attributes[f]))
			return sg_slice_trim(html->attributes[i].value);
	return (sg_slice)SG_SLICE_EMPTY;
}

static sg_slice without_gone(sg_slice name)
{
	if (name.len > 1 && name.ptr[0] == '@')
		name = sg_slice__part(name, 1, name.len);
	return sg_record__is_gone(name) ? (sg_slice)SG_SLICE_EMPTY : name;
}

static sg_status set_times(reader *r, uint32_t i)
{
	sg_web_post *post = &r->posts.items[i];
	if (!is_found(r, i, SG_WEB_TIME))
		return SG_OK;
	sg_status st = sg_web_post__set_time(post, value_of(r, i, SG_WEB_TIME), r->web->arena);
	sg_slice seen =
		sg_web__words(r->web, r->finds[i].nodes[SG_WEB_TIME], FIELD_BYTES, &r->failed);
	return st == SG_OK && r->finds[i].attributes[SG_WEB_TIME].len
		       ? sg_web_post__set_time(post, seen, r->web->arena)
		       : st;
}

static sg_status fill(reader *r, uint32_t i)
{
	sg_web_post *post = &r->posts.items[i];
	sg_record *record = &post->record;
	record->post.source_id = value_of(r, i, SG_WEB_ID);
	record->post.author = without_gone(value_of(r, i, SG_WEB_AUTHOR));
	record->post.handle = value_of(r, i, SG_WEB_HANDLE);
	record->post.role = value_of(r, i, SG_WEB_ROLE);
	record->post.url = value_of(r, i, SG_WEB_URL);
	record->headline = value_of(r, i, SG_WEB_HEADLINE);
	record->post.has_score = sg_web__number(value_of(r, i, SG_WEB_SCORE), &record->post.score);
	record->post.is_deleted = is_found(r, i, SG_WEB_DELETED);
	post->parent_id = value_of(r, i, SG_WEB_PARENT);
	post->quoted_id = value_of(r, i, SG_WEB_QUOTED);
	post->addressee = value_of(r, i, SG_WEB_WHOM);
	if (is_found(r, i, SG_WEB_TEXT))
		post->body = r->finds[i].nodes[SG_WEB_TEXT];
	if (!sg_web__number(value_of(r, i, SG_WEB_DEPTH), &post->depth))
		post->depth = sg_web_post__blank(0, 0).depth;
	return set_times(r, i);
}

/* ---- the texts ------------------------------------------------------------------------------ */

static size_t first_post_from(const sg_web_posts *posts, uint32_t node)
{
	size_t low = 0, high = posts->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (posts->items[middle].node < node)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Nodes of `post` that are not its words: posts within it and what is left out. */
static sg_status find_skips(uint32_t **out, size_t *count, const sg_web_posts *posts, size_t first,
	const sg_web *web, const char *leave_out)
{
	const sg_web_post *post = &posts->items[first];
	size_t inner = first_post_from(posts, post->body + 1), capacity = 0;
	for (uint32_t i = post->body; i < web->nodes[post->body].end; i++) {
		bool is_post = inner < posts->count && posts->items[inner].node == i;
		if (i == post->body || (!is_post && !sg_web__is(web, i, "button") &&
					       !(leave_out && sg_select__is(web, i, leave_out))))
			continue;
		void *items = *out;
		if (sg_arena_grow(web->arena, &items, &capacity, *count, sizeof i) != SG_OK)
			return SG_E_NOMEM;
		*out = items;
		(*out)[(*count)++] = i;
		i = web->nodes[i].end - 1;
		inner = first_post_from(posts, i + 1);
	}
	return SG_OK;
}

static sg_status write_one(sg_web_posts *posts, size_t i, const sg_web *web, const char *leave_out)
{
	sg_record *record = &posts->items[i].record;
	sg_web_view view = {.web = web, .marks = SG_WEB_RAW | SG_WEB_HIDDEN | SG_WEB_LEFT};
	uint32_t *skip = NULL;
	if (posts->items[i].body == SG_NONE)
		return SG_OK;
	sg_status st = find_skips(&skip, &view.skip_count, posts, i, web, leave_out);
	view.skip = skip;
	return st == SG_OK ? sg_web__text(&record->text, &view, posts->items[i].body) : st;
}

/* Nothing, "[deleted]", such a word by nobody ("[flagged]"), or what the site says instead: "This
 * comment was removed by a moderator." */
static bool is_gone(const sg_record *record)
{
	enum { NOTE_BYTES = 100, WORD_BYTES_MAX = 20 };
	static const char *const heads[] = {"comment ", "reply ", "this comment ", "this message ",
		"this post ", "this reply "};
	static const char *const gone[] = {"deleted", "hidden", "removed", "withdrawn"};
	sg_slice text = record->text, rest = text, word;
	bool is_note = !record->post.author.len, says_so = false;
	if (sg_record__is_gone(text))
		return true;
	if (text.len > NOTE_BYTES)
		return false;
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		is_note |= sg_slice_starts_nocase(text, sg_slice_of(heads[i]));
	while ((word = sg_word__next(&rest)).len)
		says_so |= SG_WORD_IS_IN(sg_word__bare(word), gone);
	bool is_word = text.len < WORD_BYTES_MAX && text.ptr[0] == '[' &&
		       text.ptr[text.len - 1] == ']' && !memchr(text.ptr, ' ', text.len);
	return (is_note && says_so) || (is_word && !record->post.author.len);
}

sg_status sg_web_posts__write(sg_web_posts *posts, const sg_web *web, const char *leave_out)
{
	sg_status st = SG_OK;
	for (size_t i = 0; i < posts->count && st == SG_OK; i++) {
		sg_record *record = &posts->items[i].record;
		st = write_one(posts, i, web, leave_out);
		record->text = sg_slice_trim(record->text);
		if (is_gone(record) && !record->headline.len)
			record->post.is_deleted = true;
	}
	return st;
}

sg_status sg_web_site__read(sg_web_posts *out, const sg_web_site *site, const sg_web *web)
{
	reader r = {.site = site, .web = web};
	sg_status st = find_posts(&r);
	for (uint32_t i = 0; i < r.posts.count && st == SG_OK; i++)
		st = fill(&r, i);
	if (st == SG_OK)
		st = sg_web_posts__write(&r.posts, web, site->leave_out);
	r.posts.roots = site->roots;
	r.posts.has_story = site->has_story;
	if (st == SG_OK && site->title) {
		uint32_t title = sg_select__first(web, site->title);
		if (title != SG_WEB_NOWHERE)
			r.posts.title = sg_web__words(web, title, FIELD_BYTES, &r.failed);
	}
	if (st == SG_OK)
		st = sg_web_posts__drop_empty(&r.posts, web->arena);
	if (st == SG_OK)
		st = sg_web_posts__link(&r.posts, web->arena);
	if (st == SG_OK && !r.failed)
		*out = r.posts;
	return r.failed ? SG_E_NOMEM : st;
}
