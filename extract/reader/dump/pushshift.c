/* Dumps of Reddit as Pushshift began them and Arctic Shift goes on: a comment or a submission on
 * each line, as an object of JSON, in the order in which they were written.
 *
 * Millions of lines are read for the few values of each that are wanted, so this is a walk over
 * parse events and not a table of paths into a tree; what is kept of a line lies in one buffer. */
#include "core/json_events.h"
#include "core/number.h"
#include "core/times.h"
#include "reader/dump/lines.h"
#include "reader/threads.h"

#include <stdio.h>

typedef enum slot {
	ID,
	NAME,
	PARENT,
	LINK,
	AUTHOR,
	BODY,
	TITLE,
	SELFTEXT,
	CREATED,
	SCORE,
	PERMALINK,
	SLOTS
} slot;

static const sg_slice KEYS[SLOTS] = {
	[ID] = SG_SLICE_LIT("id"),
	[NAME] = SG_SLICE_LIT("name"),
	[PARENT] = SG_SLICE_LIT("parent_id"),
	[LINK] = SG_SLICE_LIT("link_id"),
	[AUTHOR] = SG_SLICE_LIT("author"),
	[BODY] = SG_SLICE_LIT("body"),
	[TITLE] = SG_SLICE_LIT("title"),
	[SELFTEXT] = SG_SLICE_LIT("selftext"),
	[CREATED] = SG_SLICE_LIT("created_utc"),
	[SCORE] = SG_SLICE_LIT("score"),
	[PERMALINK] = SG_SLICE_LIT("permalink"),
};

typedef struct value {
	size_t start, len; /* in the buffer */
	bool is_given, is_number;
} value;

typedef struct row {
	sg_buf words; /* of the values, one behind the other */
	value values[SLOTS];
	bool is_named[SLOTS]; /* its key was there, whatever came behind */
	size_t depth;         /* open brackets */
	slot next;            /* what the next value is; SLOTS: nothing that is wanted */
	bool is_object;
} row;

/* Append text as it can stand in a document: what JSON can spell and no text holds is replaced. */
static void add_clean(sg_buf *out, sg_slice text)
{
	bool is_clean =
		!text.len || (!memchr(text.ptr, 0, text.len) && sg_utf8_check(text) == text.len);
	if (is_clean) {
		sg_buf_add(out, text);
		return;
	}
	for (size_t pos = 0, len; pos < text.len; pos += len) {
		uint32_t code = sg_utf8_at(text, pos, &len);
		if (!code || (code == 0xFFFD && len == 1))
			sg_buf_puts(out, "\xEF\xBF\xBD");
		else
			sg_buf_add(out, (sg_slice){text.ptr + pos, len});
	}
}

static bool is_key(sg_slice key, slot s)
{
	return key.len == KEYS[s].len && *key.ptr == *KEYS[s].ptr &&
	       memcmp(key.ptr, KEYS[s].ptr, key.len) == 0;
}

static slot slot_of(sg_slice key)
{
	slot s = 0;
	while (s < SLOTS && !is_key(key, s))
		s++;
	return s;
}

static void take_value(row *r, sg_json_event event, sg_slice text)
{
	value *v = &r->values[r->next];
	*v = (value){.start = r->words.len, .is_given = true, .is_number = event == SG_JSON_NUMBER};
	if (event == SG_JSON_STRING || event == SG_JSON_NUMBER)
		add_clean(&r->words, text);
	v->len = r->words.len - v->start;
}

static bool listen(void *context, sg_json_event event, sg_slice text, size_t pos)
{
	row *r = context;
	(void)pos;
	switch (event) {
	case SG_JSON_KEY:
		r->next = r->depth == 1 && r->is_object ? slot_of(text) : SLOTS;
		if (r->next < SLOTS)
			r->is_named[r->next] = true;
		break;
	case SG_JSON_OBJECT_START:
	case SG_JSON_ARRAY_START:
		r->is_object = r->depth++ ? r->is_object : event == SG_JSON_OBJECT_START;
		r->next = SLOTS;
		break;
	case SG_JSON_OBJECT_END:
	case SG_JSON_ARRAY_END:
		r->depth--;
		break;
	default:
		if (r->depth == 1 && r->next < SLOTS)
			take_value(r, event, text);
		r->next = SLOTS;
	}
	return !r->words.failed;
}

/* ---- a row to a record ---------------------------------------------------------------------- */

enum { NAME_BYTES = 40 };

static sg_slice text_of(const row *r, slot s)
{
	const value *v = &r->values[s];
	return v->len ? (sg_slice){r->words.ptr + v->start, v->len} : (sg_slice)SG_SLICE_EMPTY;
}

static bool is_bare(sg_slice id)
{
	return id.len <= 3 || id.ptr[0] != 't' || id.ptr[2] != '_';
}

/* A name with its kind before it ("t1_c0f5"); old dumps leave the kind out, or give a number, which
 * other places write to the base of 36. */
static sg_slice full_name(char *out, const char *kind, sg_slice id, bool is_number)
{
	static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
	char base36[16];
	size_t len = sizeof base36;
	uint64_t number;
	if (!is_bare(id) || !id.len || id.len > NAME_BYTES - 4)
		return id;
	if (is_number && sg_number__whole(id, UINT64_MAX, &number)) {
		do
			base36[--len] = digits[number % 36];
		while (number /= 36);
		id = (sg_slice){base36 + len, sizeof base36 - len};
	}
	int used = snprintf(out, NAME_BYTES, "%s%.*s", kind, (int)id.len, id.ptr);
	return (sg_slice){out, (size_t)used};
}

/* A parent without its kind is a comment, or the submission if it bears that name. */
static sg_slice parent_of(const row *r, char *out)
{
	sg_slice id = text_of(r, PARENT), link = text_of(r, LINK);
	bool is_number = r->values[PARENT].is_number;
	if (!is_bare(id))
		return id;
	link = is_bare(link) ? link : (sg_slice){link.ptr + 3, link.len - 3};
	sg_slice name = full_name(out, "t3_", id, is_number);
	if (sg_slice_eq(id, link) ||
		(link.len && sg_slice_ends(name, link) && name.len == link.len + 3))
		return name;
	return full_name(out, "t1_", id, is_number);
}

/* What the names of a record are written into where the dump has others. */
typedef struct names {
	char id[NAME_BYTES], parent[NAME_BYTES], link[NAME_BYTES];
	char time[SG_TIME_BYTES], url[256];
} names;

static sg_slice time_of(const row *r, char *out)
{
	double epoch;
	bool is_time =
		sg_number__double(text_of(r, CREATED), &epoch) && sg_time__of_epoch(out, epoch);
	return is_time ? sg_slice_of(out) : (sg_slice)SG_SLICE_EMPTY;
}

static sg_slice url_of(const row *r, names *n)
{
	sg_slice path = text_of(r, PERMALINK);
	if (!path.len || path.ptr[0] != '/' || path.len + 32 > sizeof n->url)
		return (sg_slice)SG_SLICE_EMPTY;
	int used = snprintf(
		n->url, sizeof n->url, "https://www.reddit.com%.*s", (int)path.len, path.ptr);
	return (sg_slice){n->url, (size_t)used};
}

static bool is_submission(const row *r)
{
	return r->values[TITLE].is_given && !r->values[BODY].is_given;
}

static sg_record record_of(const row *r, names *n)
{
	bool is_post = is_submission(r);
	sg_slice author = sg_slice_trim(text_of(r, AUTHOR));
	slot own = r->values[NAME].len ? NAME : ID;
	sg_record out = {.text = text_of(r, is_post ? SELFTEXT : BODY),
		.markup = SG_MARKUP_ESCAPED_MARKDOWN,
		.headline_markup = SG_MARKUP_HTML};
	out.post.source_id = full_name(
		n->id, is_post ? "t3_" : "t1_", text_of(r, own), r->values[own].is_number);
	out.post.author = sg_record__is_gone(author) ? (sg_slice)SG_SLICE_EMPTY : author;
	out.post.time = time_of(r, n->time);
	out.post.url = url_of(r, n);
	out.post.has_score = sg_number__double(text_of(r, SCORE), &out.post.score);
	if (is_post)
		out.headline = text_of(r, TITLE);
	else
		out.parent = parent_of(r, n->parent);
	out.post.is_deleted = sg_record__is_gone(sg_slice_trim(out.text)) && !out.headline.len;
	return out;
}

static sg_slice thread_of(const row *r, names *n, const sg_record *record)
{
	return is_submission(r)
		       ? record->post.source_id
		       : full_name(n->link, "t3_", text_of(r, LINK), r->values[LINK].is_number);
}

/* ---- the file ------------------------------------------------------------------------------- */

static sg_status pass_over(const sg_thread_sink *sink, size_t line, const char *what)
{
	sg_error fault = {SG_E_SYNTAX, what, line, "it is passed over"};
	return sink->pass_over(sink->context, fault);
}

static sg_status parse(row *r, sg_slice line)
{
	sg_buf_clear(&r->words);
	memset(r->values, 0, sizeof r->values);
	memset(r->is_named, 0, sizeof r->is_named);
	r->depth = 0;
	r->next = SLOTS;
	return sg_json__parse(line, listen, r, NULL);
}

static sg_status read_line(row *r, sg_slice line, size_t number, const sg_thread_sink *sink)
{
	names n;
	sg_status st = parse(r, line);
	if (st == SG_E_SYNTAX)
		return pass_over(sink, number, "this line is not valid JSON");
	if (st != SG_OK)
		return st;
	sg_record record = record_of(r, &n);
	sg_slice thread = thread_of(r, &n, &record);
	bool is_post = r->values[BODY].is_given || r->values[TITLE].is_given;
	if (!is_post || !record.post.source_id.len || !thread.len)
		return pass_over(sink, number, "this line is no comment and no submission");
	return sink->take(sink->context, thread, &record);
}

static sg_status scan(const sg_reader *reader, sg_source *source, const sg_thread_sink *sink,
	sg_arena *arena, sg_error *err)
{
	row r = {.depth = 0};
	sg_dump_lines lines;
	sg_slice line;
	bool is_cut;
	(void)reader;
	(void)arena;
	sg_status st = sg_dump_lines__open(&lines, source);
	if (st != SG_OK)
		return st;
	while ((st = sg_dump_lines__next(&lines, &line, &is_cut, err)) == SG_OK && line.ptr) {
		if (is_cut)
			st = pass_over(sink, lines.number, "this line is longer than 64 MiB");
		else if (sg_slice_trim(line).len)
			st = read_line(&r, line, lines.number, sink);
		if (st != SG_OK)
			break;
	}
	sg_dump_lines__close(&lines);
	sg_buf_free(&r.words);
	return st;
}

/* Is it a comment or a submission, by its keys? Of a line that goes on behind the sample those are
 * asked that are in it. */
static bool is_row(row *r, sg_slice line, bool is_whole)
{
	sg_status st = parse(r, line);
	bool is_comment = r->is_named[BODY] && r->is_named[LINK];
	bool is_post = r->is_named[TITLE] && r->is_named[SELFTEXT];
	return (st == SG_OK || (st == SG_E_SYNTAX && !is_whole)) && r->is_named[ID] &&
	       (is_comment || is_post);
}

/* One of the first lines is; others may be broken, as the first of a file that was cut. */
static double recognise(const sg_reader *reader, sg_sample *sample)
{
	enum { LINES = 4, LINE_BYTES = 1 << 18 };
	static const double surely = 1;
	row r = {.depth = 0};
	sg_slice rest = sg_slice_trim(sample->bytes); /* a byte order mark, too */
	double found = 0;
	(void)reader;
	for (int i = 0; i < LINES && rest.len && !found; i++) {
		const char *end = memchr(rest.ptr, '\n', rest.len);
		sg_slice line = {rest.ptr, end ? (size_t)(end - rest.ptr) : rest.len};
		size_t most = line.len < LINE_BYTES ? line.len : LINE_BYTES;
		bool is_whole = most == line.len && (end || sample->bytes.len < LINE_BYTES);
		if (line.ptr[0] == '{' && is_row(&r, (sg_slice){line.ptr, most}, is_whole))
			found = surely;
		rest = sg_slice_trim((sg_slice){line.ptr + line.len, rest.len - line.len});
	}
	sg_buf_free(&r.words);
	return found;
}

const sg_reader sg_reader__pushshift = {.name = "pushshift",
	.about = "a dump of Reddit comments or submissions, one in JSON on each line",
	.recognise = recognise,
	.read = sg_threads__read,
	.scan = scan,
	.takes_bytes = true};
