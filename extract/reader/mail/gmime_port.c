/* The one file that knows gmime.
 *
 * g_mime_init is global to the process and not thread-safe: it is called once, by pthread_once,
 * and never undone; it also seeds rand(). Everything else that is used here keeps to its own
 * objects. GLib ends the process when memory is out, so what it is given is bounded. gmime
 * builds nested parts by recursion; its own limit of 1,024 levels is kept, and messages with
 * more than 200 fields that could open a level are not handed to it at all, because it compares
 * each line that begins with "--" with all open boundaries. gmime only undoes encodings;
 * charsets are left to charset.h. */
#include "reader/mail/gmime_port.h"

#include "reader/charset.h"

#include <gmime/gmime.h>
#include <pthread.h>

enum { MESSAGE_BYTES = 64 << 20, FIELD_BYTES = 64 << 10, NESTS_MAX = 200 };

/* ---- charsets ------------------------------------------------------------------------------- */

/* Charsets that programs name without looking, when the bytes are UTF-8. */
static bool is_careless(sg_slice charset)
{
	static const char *const names[] = {
		"us-ascii", "ascii", "iso-8859-1", "latin1", "utf-8", "windows-1252"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (sg_slice_eq_nocase(charset, sg_slice_of(names[i])))
			return true;
	return charset.len == 0;
}

/* The bytes in UTF-8, always as a copy. A charset that nobody knows is guessed. */
static sg_status to_utf8(sg_slice *out, sg_slice bytes, sg_slice charset, sg_arena *arena)
{
	sg_slice text = bytes, none = SG_SLICE_EMPTY;
	bool is_utf8 = is_careless(charset) && sg_utf8_check(bytes) == bytes.len;
	sg_status st = sg_charset__decode(&text, NULL, bytes, is_utf8 ? none : charset, arena);
	if (st == SG_E_UNKNOWN)
		st = sg_charset__decode(&text, NULL, bytes, none, arena);
	if (st != SG_OK)
		return st;
	*out = sg_arena_copy(arena, text);
	return out->ptr ? SG_OK : SG_E_NOMEM;
}

/* ---- header fields -------------------------------------------------------------------------- */

/* On one line: white space and what is no character become single blanks. */
static sg_slice on_one_line(sg_slice text)
{
	char *into = (char *)(uintptr_t)text.ptr; /* to_utf8's copy */
	size_t len = 0;
	for (size_t i = 0; i < text.len; i++) {
		bool is_blank = (unsigned char)text.ptr[i] <= ' ' || text.ptr[i] == 0x7F;
		if (!is_blank)
			into[len++] = text.ptr[i];
		else if (len && into[len - 1] != ' ')
			into[len++] = ' ';
	}
	return sg_slice_trim((sg_slice){into, len});
}

/* The first field called `name`; encoded words are decoded where it is `words`. */
static sg_status field(
	sg_slice *out, GMimeHeaderList *fields, const char *name, bool is_words, sg_arena *arena)
{
	GMimeHeader *header = fields ? g_mime_header_list_get_header(fields, name) : NULL;
	const char *raw = header ? g_mime_header_get_raw_value(header) : NULL;
	sg_slice none = SG_SLICE_EMPTY;
	if (!raw)
		return SG_OK;
	char *words = NULL;
	if (is_words) {
		char *cut = g_strndup(raw, FIELD_BYTES);
		words = g_mime_utils_header_decode_text(NULL, cut);
		g_free(cut);
	}
	sg_status st = to_utf8(out, sg_slice_of(words ? words : raw), none, arena);
	if (st == SG_OK)
		*out = on_one_line(*out);
	g_free(words);
	return st;
}

static sg_status read_fields(sg_mail *out, GMimeMessage *message, sg_arena *arena)
{
	GMimeHeaderList *list = g_mime_object_get_header_list(GMIME_OBJECT(message));
	const struct {
		sg_slice *to;
		const char *name;
		bool is_words;
	} fields[] = {{&out->id, "Message-ID", false}, {&out->references, "References", false},
		{&out->in_reply_to, "In-Reply-To", false}, {&out->from, "From", true},
		{&out->subject, "Subject", true}, {&out->date, "Date", false},
		{&out->archived_at, "Archived-At", false},
		{&out->auto_submitted, "Auto-Submitted", false},
		{&out->folder_data, "X-IMAP", false}};
	sg_status st = SG_OK;
	for (size_t i = 0; i < sizeof fields / sizeof *fields && st == SG_OK; i++)
		st = field(fields[i].to, list, fields[i].name, fields[i].is_words, arena);
	return st;
}

/* ---- parts ---------------------------------------------------------------------------------- */

typedef struct waiting {
	GMimeObject *object; /* borrowed from the message */
	uint32_t depth;
} waiting;

/* Parts on the way, the next one last. */
typedef struct walk {
	waiting *items;
	size_t count, capacity;
	GMimeObject *top;
	sg_mail *out;
	sg_arena *arena;
} walk;

static sg_status push(walk *w, GMimeObject *object, uint32_t depth)
{
	void *items = w->items;
	if (!object)
		return SG_OK;
	sg_status st = sg_arena_grow(w->arena, &items, &w->capacity, w->count, sizeof *w->items);
	if (st != SG_OK)
		return st;
	w->items = items;
	w->items[w->count++] = (waiting){object, depth};
	return SG_OK;
}

static bool is_type(GMimeObject *object, const char *type, const char *subtype)
{
	GMimeContentType *given = g_mime_object_get_content_type(object);
	return given && g_mime_content_type_is_type(given, type, subtype);
}

static bool says(GMimeObject *object, const char *parameter, const char *value)
{
	const char *given = g_mime_object_get_content_type_parameter(object, parameter);
	return given && g_ascii_strcasecmp(given, value) == 0;
}

/* "Content-Type: text", or worse: gmime calls it application/octet-stream. */
static bool is_untyped(const walk *w, GMimeObject *object)
{
	const char *given = g_mime_object_get_header(object, "Content-Type");
	return object == w->top && GMIME_IS_PART(object) && (!given || !strchr(given, '/'));
}

static bool is_attached(const walk *w, GMimeObject *object)
{
	const char *how = g_mime_object_get_disposition(object);
	bool is_file = GMIME_IS_PART(object) && g_mime_part_get_filename(GMIME_PART(object));
	return object != w->top && (is_file || (how && !g_ascii_strcasecmp(how, "attachment")));
}

static sg_status take_text(walk *w, GMimeObject *object, uint32_t depth)
{
	GMimeDataWrapper *content = g_mime_part_get_content(GMIME_PART(object));
	sg_mail_part part = {.depth = depth,
		.is_html = is_type(object, "text", "html"),
		.is_flowed = says(object, "format", "flowed"),
		.deletes_space = says(object, "delsp", "yes")};
	void *parts = w->out->parts;
	if (!content)
		return SG_OK;
	GMimeStream *stream = g_mime_stream_mem_new();
	(void)g_mime_data_wrapper_write_to_stream(content, stream);
	GByteArray *bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
	sg_slice raw = {(const char *)bytes->data, bytes->len};
	sg_status st = to_utf8(&part.text, raw,
		sg_slice_of(g_mime_object_get_content_type_parameter(object, "charset")), w->arena);
	g_object_unref(stream);
	if (st == SG_OK)
		st = sg_arena_grow(
			w->arena, &parts, &w->out->part_capacity, w->out->part_count, sizeof part);
	if (st != SG_OK)
		return st;
	w->out->parts = parts;
	w->out->parts[w->out->part_count++] = part;
	return SG_OK;
}

/* How good an alternative is: plain text, what may hold some, HTML. */
static int worth(GMimeObject *object)
{
	if (is_type(object, "text", "plain")) {
		GMimeDataWrapper *content = g_mime_part_get_content(GMIME_PART(object));
		GMimeStream *stream = content ? g_mime_data_wrapper_get_stream(content) : NULL;
		return stream && g_mime_stream_length(stream) > 2 ? 4 : 1;
	}
	return GMIME_IS_MULTIPART(object) ? 3 : is_type(object, "text", "html") ? 2 : 0;
}

static sg_status push_best(walk *w, GMimeMultipart *parts, uint32_t depth)
{
	GMimeObject *best = NULL;
	for (int i = 0; i < g_mime_multipart_get_count(parts); i++) {
		GMimeObject *part = g_mime_multipart_get_part(parts, i);
		if (part && (!best || worth(part) > worth(best)))
			best = part;
	}
	return push(w, best, depth);
}

static sg_status push_parts(walk *w, GMimeObject *object, uint32_t depth)
{
	GMimeMultipart *parts = GMIME_MULTIPART(object);
	int count = g_mime_multipart_get_count(parts);
	sg_status st = SG_OK;
	if (is_type(object, "multipart", "alternative"))
		return push_best(w, parts, depth);
	if (is_type(object, "multipart", "encrypted"))
		return SG_OK;
	if (count > 1 && (is_type(object, "multipart", "signed") ||
				 is_type(object, "multipart", "related") ||
				 is_type(object, "multipart", "report")))
		count = 1;
	for (int i = count; i-- > 0 && st == SG_OK;)
		st = push(w, g_mime_multipart_get_part(parts, i), depth);
	return st;
}

static sg_status visit(walk *w, waiting at)
{
	if (GMIME_IS_MULTIPART(at.object))
		return push_parts(w, at.object, at.depth);
	if (GMIME_IS_MESSAGE_PART(at.object)) {
		GMimeMessage *inner =
			g_mime_message_part_get_message(GMIME_MESSAGE_PART(at.object));
		return inner ? push(w, g_mime_message_get_mime_part(inner), at.depth + 1) : SG_OK;
	}
	bool is_text = is_type(at.object, "text", "plain") || is_type(at.object, "text", "html") ||
		       is_untyped(w, at.object);
	if (!GMIME_IS_PART(at.object) || !is_text || is_attached(w, at.object))
		return SG_OK;
	return take_text(w, at.object, at.depth);
}

/* ---- messages ------------------------------------------------------------------------------- */

static pthread_once_t is_ready = PTHREAD_ONCE_INIT;

static sg_slice rest_from(sg_slice text, size_t at)
{
	return (sg_slice){text.ptr + at, text.len - at};
}

/* How many fields say that a part holds others. */
static size_t count_nests(sg_slice message)
{
	static const sg_slice field_name = SG_SLICE_LIT("content-type:");
	size_t count = 0;
	for (const char *at = message.ptr, *end = message.ptr + message.len; at && at < end;) {
		sg_slice rest = {at, (size_t)(end - at)};
		if (sg_slice_starts_nocase(rest, field_name)) {
			size_t skip = field_name.len;
			while (skip < rest.len && strchr(" \t\r\n", rest.ptr[skip]) &&
				rest.ptr[skip])
				skip++;
			sg_slice value = rest_from(rest, skip);
			count += !sg_slice_starts_nocase(value, sg_slice_of("text/"));
		}
		at = memchr(at, '\n', rest.len);
		at = at ? at + 1 : NULL;
	}
	return count;
}

static sg_status read_message(sg_mail *mail, GMimeMessage *message, sg_arena *arena)
{
	walk w = {.top = g_mime_message_get_mime_part(message), .out = mail, .arena = arena};
	sg_status st = read_fields(mail, message, arena);
	if (st == SG_OK)
		st = push(&w, w.top, 0);
	while (st == SG_OK && w.count)
		st = visit(&w, w.items[--w.count]);
	return st;
}

sg_status sg_mail__parse(sg_mail *out, sg_slice message, sg_arena *arena)
{
	sg_mail mail = {0};
	message.len = message.len < MESSAGE_BYTES ? message.len : MESSAGE_BYTES;
	if (count_nests(message) > NESTS_MAX)
		return SG_E_LIMIT;
	pthread_once(&is_ready, g_mime_init);
	GMimeStream *stream = g_mime_stream_mem_new_with_buffer(message.ptr, message.len);
	GMimeParser *parser = g_mime_parser_new_with_stream(stream);
	g_mime_parser_set_format(parser, GMIME_FORMAT_MESSAGE);
	GMimeMessage *parsed = g_mime_parser_construct_message(parser, NULL);
	sg_status st = parsed ? read_message(&mail, parsed, arena) : SG_OK;
	if (parsed)
		g_object_unref(parsed);
	g_object_unref(parser);
	g_object_unref(stream);
	if (st == SG_OK)
		*out = mail;
	return st;
}
