/* Reading a discussion by a table of paths: posts in the order of the file, each before the answers
 * that stand within it; a stack of lists stands in for recursion. */
#include "reader/json/format.h"

#include "core/number.h"
#include "core/times.h"
#include "text/intern.h"

#include <stdlib.h>

typedef struct level {
	sg_json_list posts;
	size_t next;
	sg_slice id; /* of the post that these answer */
} level;

typedef struct walk {
	const sg_json_format *format;
	const sg_json *root;
	sg_arena *arena;
	level *levels;
	size_t depth, level_capacity;
	sg_records records;
	sg_reading reading; /* takes the faults as they are found */
	sg_intern known;    /* ids of the records, where each is read once */
	void *context;
} walk;

/* Cut the first word off. */
static bool next_word(const char **words, char *out, size_t size)
{
	size_t len = 0;
	while (**words == ' ')
		++*words;
	while (**words && **words != ' ' && len + 1 < size)
		out[len++] = *(*words)++;
	out[len] = '\0';
	return len > 0;
}

enum { PATH_BYTES = 640 };

double sg_json_format__recognise(const sg_reader *reader, sg_sample *sample)
{
	static const double surely = 1;
	char path[PATH_BYTES];
	const sg_json *root = sg_sample__json(sample);
	const char *paths = reader->json->is;
	if (!root)
		return 0;
	while (next_word(&paths, path, sizeof path))
		if (!sg_json__at(root, path))
			return 0;
	return !reader->json->is_it || reader->json->is_it(root) ? surely : 0;
}

static sg_status each_of(sg_json_list *out, const sg_json *from, const char *paths, sg_arena *arena)
{
	char path[PATH_BYTES];
	sg_status st = SG_OK;
	while (st == SG_OK && paths && next_word(&paths, path, sizeof path))
		st = sg_json__each(out, from, path, arena);
	return st;
}

/* ---- a post --------------------------------------------------------------------------------- */

static const sg_json *field(const sg_json_format *format, const sg_json *post, sg_json_field f)
{
	return format->fields[f] ? sg_json__at(post, format->fields[f]) : NULL;
}

static sg_slice text_of(const sg_json_format *format, const sg_json *post, sg_json_field f)
{
	return format->fields[f] ? sg_json__text_at(post, format->fields[f])
				 : (sg_slice)SG_SLICE_EMPTY;
}

static sg_slice time_of(sg_json_post *post, const sg_json *value)
{
	char out[SG_TIME_BYTES];
	double epoch;
	if (!value || (value->kind != SG_JSON_IS_NUMBER && value->kind != SG_JSON_IS_STRING))
		return (sg_slice)SG_SLICE_EMPTY;
	bool is_time = value->kind == SG_JSON_IS_NUMBER ? sg_number__double(value->text, &epoch) &&
								  sg_time__of_epoch(out, epoch)
							: sg_time__of_text(out, value->text);
	sg_slice kept =
		is_time ? sg_arena_copy(post->arena, sg_slice_of(out)) : (sg_slice)SG_SLICE_EMPTY;
	post->failed = post->failed || (is_time && !kept.ptr);
	return kept;
}

static void fill(sg_json_post *post, const sg_json_format *format)
{
	const sg_json *at = post->at;
	sg_record *r = &post->record;
	sg_slice author = sg_slice_trim(text_of(format, at, SG_FIELD_AUTHOR));
	r->text = text_of(format, at, SG_FIELD_TEXT);
	r->markup = format->markup;
	r->headline = text_of(format, at, SG_FIELD_HEADLINE);
	r->headline_markup = format->headline_markup;
	r->quoted = text_of(format, at, SG_FIELD_QUOTED);
	r->post.source_id = text_of(format, at, SG_FIELD_ID);
	r->post.author = sg_record__is_gone(author) ? (sg_slice)SG_SLICE_EMPTY : author;
	r->post.handle = text_of(format, at, SG_FIELD_HANDLE);
	if (!author.len)
		r->post.author = r->post.handle;
	r->post.url = text_of(format, at, SG_FIELD_URL);
	r->post.time = time_of(post, field(format, at, SG_FIELD_TIME));
	r->post.has_score = sg_number__double(text_of(format, at, SG_FIELD_SCORE), &r->post.score);
	if (sg_record__is_gone(sg_slice_trim(r->text))) {
		r->post.is_deleted = sg_record__is_gone(sg_slice_trim(r->headline));
		r->text = r->post.is_deleted ? r->text : (sg_slice)SG_SLICE_EMPTY;
	}
	if (format->fields[SG_FIELD_DELETED] &&
		sg_json__is_true_at(at, format->fields[SG_FIELD_DELETED]))
		r->post.is_deleted = true;
}

/* Is there a text or an author, be it null: is this meant as a post at all? */
static bool is_post(const sg_json *at, const sg_json_format *format)
{
	static const sg_json_field either[] = {
		SG_FIELD_TEXT, SG_FIELD_AUTHOR, SG_FIELD_HEADLINE, SG_FIELD_DELETED};
	for (size_t i = 0; i < sizeof either / sizeof *either; i++) {
		const char *path = format->fields[either[i]];
		if (path && sg_json__is_given(at, path))
			return true;
	}
	return false;
}

/* A post with the id of an earlier one is not read again. */
static sg_status keep(walk *w, const sg_record *record)
{
	size_t before = w->known.count;
	uint32_t id;
	if (w->format->is_each_once && record->post.source_id.len) {
		sg_status st = sg_intern__add(&w->known, w->arena, record->post.source_id, &id);
		if (st != SG_OK || w->known.count == before)
			return st;
	}
	return sg_records__add(&w->records, *record, w->arena);
}

/* An element of a list of posts that is no object, and holds none. */
static sg_status pass_over(walk *w, const sg_json *at)
{
	static const sg_error no_object = {SG_E_SYNTAX,
		"an element of the list of posts is no object", 0, "it is passed over"};
	bool is_id = at->kind == SG_JSON_IS_STRING || at->kind == SG_JSON_IS_NUMBER;
	return is_id && w->depth > 1
		       ? SG_OK
		       : sg_reading__add_fault(&w->reading, w->arena, no_object, at->pos);
}

static sg_status take(walk *w, const sg_json *at, sg_slice outer, sg_slice *id)
{
	sg_json_post post = {.root = w->root,
		.at = at,
		.depth = w->depth - 1,
		.context = w->context,
		.arena = w->arena};
	*id = outer;
	post.is_given = is_post(at, w->format);
	post.record.parent = outer;
	if (field(w->format, at, SG_FIELD_PARENT))
		post.record.parent = text_of(w->format, at, SG_FIELD_PARENT);
	fill(&post, w->format);
	bool is_kept = (!w->format->adapt || w->format->adapt(&post)) && post.is_given;
	if (post.failed)
		return SG_E_NOMEM;
	if (!is_kept)
		return SG_OK;
	*id = post.record.post.source_id.len ? post.record.post.source_id : outer;
	return keep(w, &post.record);
}

/* ---- the walk ------------------------------------------------------------------------------- */

static sg_status go_down(walk *w, const sg_json *from, const char *paths, sg_slice id)
{
	level below = {.id = id};
	void *items = w->levels;
	sg_status st = each_of(&below.posts, from, paths, w->arena);
	if (st == SG_OK && from == w->root && !w->depth && w->format->arrange)
		st = w->format->arrange(&below.posts, w->root, w->arena);
	if (st != SG_OK || !below.posts.count)
		return st;
	st = sg_arena_grow(w->arena, &items, &w->level_capacity, w->depth, sizeof below);
	if (st != SG_OK)
		return st;
	w->levels = items;
	w->levels[w->depth++] = below;
	return SG_OK;
}

static sg_status go(walk *w)
{
	sg_status st = go_down(w, w->root, w->format->posts, (sg_slice)SG_SLICE_EMPTY);
	while (st == SG_OK && w->depth) {
		level *here = &w->levels[w->depth - 1];
		sg_slice id;
		if (here->next == here->posts.count) {
			w->depth--;
			continue;
		}
		const sg_json *post = here->posts.items[here->next++];
		size_t depth = w->depth;
		bool is_object = post->kind == SG_JSON_IS_OBJECT;
		id = here->id;
		st = is_object ? take(w, post, here->id, &id) : SG_OK;
		if (st == SG_OK)
			st = go_down(w, post, w->format->answers, id);
		if (st == SG_OK && !is_object && w->depth == depth)
			st = pass_over(w, post);
	}
	return st;
}

/* ---- the order ------------------------------------------------------------------------------ */

typedef struct keyed {
	const sg_json *value;
	double key;
	size_t at;
} keyed;

static int compare_keyed(const void *a, const void *b)
{
	const keyed *left = a, *right = b;
	if (left->key < right->key || left->key > right->key)
		return left->key < right->key ? -1 : 1;
	return left->at < right->at ? -1 : left->at > right->at;
}

sg_status sg_json_list__sort(sg_json_list *list,
	double (*key)(const sg_json *value, const void *context), const void *context,
	sg_arena *arena)
{
	keyed *items = sg_arena_array(arena, list->count, sizeof *items);
	if (!items)
		return SG_E_NOMEM;
	for (size_t i = 0; i < list->count; i++)
		items[i] = (keyed){list->items[i], key(list->items[i], context), i};
	if (list->count)
		qsort(items, list->count, sizeof *items, compare_keyed);
	for (size_t i = 0; i < list->count; i++)
		list->items[i] = items[i].value;
	return SG_OK;
}

/* Where a record is to stand: those that answer nobody first, as they are; the others by time. */
typedef struct place {
	sg_slice time;
	size_t record;
	bool is_answer;
} place;

static int compare_places(const void *a, const void *b)
{
	const place *left = a, *right = b;
	if (left->is_answer != right->is_answer)
		return left->is_answer ? 1 : -1;
	int by = left->is_answer ? sg_slice_cmp(left->time, right->time) : 0;
	return by ? by : left->record < right->record ? -1 : 1;
}

/* An answer without a time stays behind the record that it stands behind. */
static sg_status sort_by_time(sg_records *records, sg_arena *arena)
{
	place *places = sg_arena_array(arena, records->count, sizeof *places);
	sg_record *sorted = sg_arena_array(arena, records->count, sizeof *sorted);
	sg_slice time = SG_SLICE_EMPTY;
	if (!places || !sorted)
		return SG_E_NOMEM;
	for (size_t i = 0; i < records->count; i++) {
		const sg_record *r = &records->items[i];
		time = r->post.time.len ? r->post.time : time;
		places[i] = (place){time, i, r->parent.len > 0};
	}
	qsort(places, records->count, sizeof *places, compare_places);
	for (size_t i = 0; i < records->count; i++)
		sorted[i] = records->items[places[i].record];
	records->items = sorted;
	records->capacity = records->count;
	return SG_OK;
}

static sg_status read_title(walk *w)
{
	sg_slice title = w->format->title ? sg_json__text_at(w->root, w->format->title)
					  : (sg_slice)SG_SLICE_EMPTY;
	sg_status st =
		sg_markup__plain(&w->reading.title, title, w->format->headline_markup, w->arena);
	w->reading.title = sg_slice_trim(w->reading.title);
	return st;
}

sg_status sg_json_format__read_tree(const sg_json_format *format, sg_reading *out,
	const sg_json *root, sg_arena *arena, sg_error *err)
{
	walk w = {.format = format,
		.root = root,
		.arena = arena,
		.reading = {.kind = SG_DOCUMENT_THREAD}};
	sg_status st = format->prepare ? format->prepare(&w.context, root, arena) : SG_OK;
	if (st == SG_OK)
		st = go(&w);
	if (st != SG_OK)
		return st;
	if (!w.records.count)
		return sg_fail(err, SG_E_EMPTY, 0, "its list of posts is empty",
			"a post needs a text or an author");
	st = format->is_by_time ? sort_by_time(&w.records, arena) : SG_OK;
	if (st == SG_OK)
		st = read_title(&w);
	if (st == SG_OK)
		st = sg_records__read(&w.reading, w.records.items, w.records.count, arena, err);
	if (st == SG_OK)
		*out = w.reading;
	return st;
}

sg_status sg_json_format__read(
	const sg_reader *reader, sg_reading *out, sg_sample *sample, sg_arena *arena, sg_error *err)
{
	const sg_json *root = sg_sample__json(sample);
	const sg_error *fault = &sample->json_fault;
	if (fault->code != SG_OK)
		return sg_fail(err, fault->code, fault->pos, fault->what, fault->hint);
	sg_status st = root ? SG_OK : sg_json__read_tree(&root, sample->text, arena, err);
	return st == SG_OK ? sg_json_format__read_tree(reader->json, out, root, arena, err) : st;
}
