/* The posts reader: a discussion in JSON, as programs pass it on.
 *
 *     {"title": "…", "posts": [{"id", "parent", "author", "time", "score", "text"}, …]}
 *
 * A walk over parse events, driven by a table of the keys that are wanted. What the table does not
 * name is skipped by counting brackets, so depth costs nothing. Of a key that is given twice the
 * later value counts. */
#include "core/json_events.h"
#include "core/number.h"
#include "reader/letters.h"
#include "reader/lines.h"
#include "reader/records.h"
#include "reader/times.h"

typedef enum place { OUTSIDE, ROOT, POSTS, POST } place; /* each lies in the one before */

/** A value that is kept; blank where it is null or of no use. */
typedef struct value {
	sg_slice text;
	bool is_given, is_number;
} value;

typedef struct walk {
	sg_arena *arena;
	place place;
	size_t skipped;     /* open brackets that nobody wants */
	size_t field;       /* of the table: what the next value is; FIELD_COUNT: nothing */
	bool is_posts_next; /* the next value is the list of posts */
	bool has_posts, failed;
	value title, id, parent, author, time, score, words;
	sg_record *records;
	size_t count, capacity;
} walk;

typedef struct field {
	place place;
	const char *key;
	size_t offset;
} field;

static const field FIELDS[] = {
	{ROOT, "title", offsetof(walk, title)},
	{POST, "id", offsetof(walk, id)},
	{POST, "parent", offsetof(walk, parent)},
	{POST, "author", offsetof(walk, author)},
	{POST, "time", offsetof(walk, time)},
	{POST, "score", offsetof(walk, score)},
	{POST, "text", offsetof(walk, words)},
};

enum { FIELD_COUNT = sizeof FIELDS / sizeof *FIELDS };

/* ---- is it of this form? -------------------------------------------------------------------- */

static size_t skip_space(sg_slice text, size_t at)
{
	while (at < text.len && strchr(" \t\r\n", text.ptr[at]))
		at++;
	return at;
}

/* Where the string that opens at `at` has its closing mark. */
static size_t string_end(sg_slice text, size_t at)
{
	for (at++; at < text.len && text.ptr[at] != '"'; at++)
		at += text.ptr[at] == '\\';
	return at < text.len ? at : text.len;
}

/* `"KEY": BRACKET` at `at`; any key or any bracket where none is given. */
static bool is_key(sg_slice text, size_t at, const char *key, char bracket)
{
	size_t end = string_end(text, at), colon = skip_space(text, end + 1);
	if (colon >= text.len || text.ptr[colon] != ':')
		return false;
	size_t next = skip_space(text, colon + 1);
	return (!key || sg_slice_eq(sg_slice__part(text, at + 1, end), sg_slice_of(key))) &&
	       (!bracket || (next < text.len && text.ptr[next] == bracket));
}

/* Is a list of posts a value of the outermost object? Strings and brackets are enough to tell, so
 * that a file with a fault in it is still known for what it is. */
static bool holds_posts(sg_slice text)
{
	size_t depth = 0;
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		if (c == '"' && depth == 1 && is_key(text, i, "posts", '['))
			return true;
		if (c == '"')
			i = string_end(text, i);
		depth += c == '{' || c == '[';
		if ((c == '}' || c == ']') && --depth == 0)
			return false;
	}
	return false;
}

/* Other JSON is nobody's prose either: this reader says what it misses. */
static double recognise(const sg_lines *sample)
{
	sg_slice text = sample->text;
	static const double surely = 1, rather = 0.6;
	size_t brace = skip_space(text, 0), quote = skip_space(text, brace + 1);
	if (quote >= text.len || text.ptr[brace] != '{' || text.ptr[quote] != '"' ||
		!is_key(text, quote, NULL, 0))
		return 0;
	return holds_posts(text) ? surely : rather;
}

/* ---- values to records ---------------------------------------------------------------------- */

/* NUL, which JSON can spell, is no character of a text. */
static sg_slice keep(walk *w, sg_slice text)
{
	static const char replacement[] = "\xEF\xBF\xBD";
	sg_slice whole = sg_json__copy(w->arena, text);
	size_t nuls = 0, used = 0;
	for (size_t i = 0; i < whole.len; i++)
		nuls += !whole.ptr[i];
	char *out = nuls ? sg_arena_alloc(w->arena, whole.len + 2 * nuls) : NULL;
	w->failed = w->failed || !whole.ptr || (nuls && !out);
	for (size_t i = 0; out && i < whole.len; i++) {
		size_t len = whole.ptr[i] ? 1 : 3;
		memcpy(out + used, whole.ptr[i] ? whole.ptr + i : replacement, len);
		used += len;
	}
	return out ? (sg_slice){out, used} : whole;
}

/* How sites mark what is gone: the words of a post, or its author. */
static bool is_gone(sg_slice words)
{
	return !words.len || sg_slice_eq(words, sg_slice_of("[deleted]")) ||
	       sg_slice_eq(words, sg_slice_of("[removed]"));
}

static sg_slice time_of(walk *w)
{
	char out[SG_TIME_BYTES];
	double epoch;
	bool is_time = w->time.is_number ? sg_number__double(w->time.text, &epoch) &&
						   sg_time__of_epoch(out, epoch)
					 : sg_time__of_text(out, w->time.text);
	return is_time ? keep(w, sg_slice_of(out)) : (sg_slice)SG_SLICE_EMPTY;
}

/* An object with neither words nor an author is no post. */
static void add_record(walk *w)
{
	sg_slice author = sg_slice_trim(w->author.text);
	sg_record record = {.text = w->words.text, .parent = w->parent.text};
	void *items = w->records;
	if (!w->words.is_given && !w->author.is_given)
		return;
	record.post.source_id = w->id.text;
	record.post.author = is_gone(author) ? (sg_slice)SG_SLICE_EMPTY : author;
	record.post.is_deleted = is_gone(sg_slice_trim(w->words.text));
	record.post.has_score = sg_number__double(w->score.text, &record.post.score);
	record.post.time = time_of(w);
	if (w->count >= SG_NONE - 1 ||
		sg_arena_grow(w->arena, &items, &w->capacity, w->count, sizeof record) != SG_OK) {
		w->failed = true;
		return;
	}
	w->records = items;
	w->records[w->count++] = record;
}

/* ---- the walk ------------------------------------------------------------------------------- */

static void expect(walk *w, sg_slice key)
{
	w->field = 0;
	while (w->field < FIELD_COUNT &&
		(FIELDS[w->field].place != w->place ||
			!sg_slice_eq(key, sg_slice_of(FIELDS[w->field].key))))
		w->field++;
	w->is_posts_next = w->place == ROOT && sg_slice_eq(key, sg_slice_of("posts"));
}

static void take(walk *w, sg_json_event event, sg_slice text)
{
	value given = {.is_given = true, .is_number = event == SG_JSON_NUMBER};
	if (w->field == FIELD_COUNT)
		return;
	if (event == SG_JSON_NUMBER || event == SG_JSON_STRING)
		given.text = keep(w, text);
	*(value *)(void *)((char *)w + FIELDS[w->field].offset) = given;
}

static void blank_post(walk *w)
{
	for (size_t i = 0; i < FIELD_COUNT; i++)
		if (FIELDS[i].place == POST)
			*(value *)(void *)((char *)w + FIELDS[i].offset) =
				(value){.is_given = false};
}

static void open_bracket(walk *w, sg_json_event event)
{
	bool is_list = event == SG_JSON_ARRAY_START;
	bool is_wanted =
		w->place == ROOT ? is_list && w->is_posts_next : !is_list && w->place != POST;
	if (w->skipped || !is_wanted) {
		w->skipped++;
		return;
	}
	w->place++;
	w->field = FIELD_COUNT;
	if (w->place == POSTS) {
		w->has_posts = true;
		w->count = 0;
	}
	blank_post(w);
}

static void close_bracket(walk *w)
{
	if (w->skipped) {
		w->skipped--;
		return;
	}
	if (w->place == POST)
		add_record(w);
	w->place--;
}

static bool listen(void *context, sg_json_event event, sg_slice text)
{
	walk *w = context;
	switch (event) {
	case SG_JSON_KEY:
		if (!w->skipped)
			expect(w, text);
		break;
	case SG_JSON_OBJECT_START:
	case SG_JSON_ARRAY_START:
		open_bracket(w, event);
		break;
	case SG_JSON_OBJECT_END:
	case SG_JSON_ARRAY_END:
		close_bracket(w);
		break;
	default:
		if (!w->skipped)
			take(w, event, text);
	}
	return !w->failed;
}

static sg_status read_posts(sg_reading *out, const sg_lines *sample, sg_arena *arena, sg_error *err)
{
	walk w = {.arena = arena, .field = FIELD_COUNT};
	sg_status st = sg_json__parse(sample->text, listen, &w, err);
	if (st != SG_OK)
		return st;
	if (!w.has_posts)
		return sg_fail(err, SG_E_SYNTAX, 0, "this JSON holds no posts",
			"they are a list under the key \"posts\" of the outermost object");
	if (w.count == 0)
		return sg_fail(err, SG_E_EMPTY, 0, "its list of posts is empty",
			"a post is an object with \"text\" and \"author\"");
	sg_reading reading = {.kind = SG_DOCUMENT_THREAD, .title = sg_slice_trim(w.title.text)};
	st = sg_records__read(&reading, w.records, w.count, arena, err);
	if (st == SG_OK)
		*out = reading;
	return st;
}

const sg_reader sg_reader__posts = {
	"posts", "posts in JSON, each with the id of what it answers", recognise, read_posts};
