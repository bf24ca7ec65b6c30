/* Messages of a file. The many kinds of mbox agree only in that a message begins with a "From "
 * line; what else begins so is told apart by what must be around it: a blank line above, a date
 * in it, a header field under it. Content-Length is believed only where it ends at such a line. */
#include "reader/mail/mbox.h"

#include "reader/letters.h"
#include "reader/mail/date.h"

#include "core/number.h"

enum { SEPARATOR_BYTES = 300, FIELD_NAME_BYTES = 60, HEADER_BYTES = 32 << 10 };

static const sg_slice FROM = SG_SLICE_LIT("From ");

static sg_slice rest_at(sg_slice bytes, size_t pos)
{
	return pos < bytes.len ? sg_slice__part(bytes, pos, bytes.len)
			       : (sg_slice){bytes.ptr + bytes.len, 0};
}

/* The first byte behind the line at `pos`. */
static size_t line_end(sg_slice bytes, size_t pos)
{
	const char *end = memchr(bytes.ptr + pos, '\n', bytes.len - pos);
	return end ? (size_t)(end - bytes.ptr) + 1 : bytes.len;
}

static bool is_blank(sg_slice line)
{
	return sg_slice_trim(line).len == 0;
}

/* Length of a field's name at the front of `line`: what stands before its colon; 0 if none does. */
static size_t field_name_len(sg_slice line)
{
	size_t at = 0;
	while (at < line.len && at < FIELD_NAME_BYTES && line.ptr[at] > ' ' &&
		line.ptr[at] < 0x7F && line.ptr[at] != ':')
		at++;
	return at > 0 && at < line.len && line.ptr[at] == ':' ? at : 0;
}

static bool is_field(sg_slice line)
{
	return field_name_len(line) > 0 && sg_letter_first(line) > SG_LETTER_DIGIT;
}

/* ---- "From " lines -------------------------------------------------------------------------- */

/* A year or a zone, as which a date ends. */
static bool ends_date(sg_slice line)
{
	sg_slice last = sg_word__last(&line);
	bool is_zone = last.len > 1 && last.len <= 5;
	for (size_t i = 0; i < last.len; i++) {
		if (last.ptr[i] >= '0' && last.ptr[i] <= '9')
			return true;
		is_zone = is_zone && last.ptr[i] >= 'A' && last.ptr[i] <= 'Z';
	}
	return is_zone;
}

/* "ines@example.org Mon Mar  4 10:02:11 2019", or "ines at example.org  Mon ...". */
static bool has_date(sg_slice line)
{
	char time[SG_TIME_BYTES];
	sg_slice rest = rest_at(line, FROM.len);
	(void)sg_word__next(&rest);
	return ends_date(rest) && sg_mail_date__read(time, rest);
}

/* "From -8765309876543210987", as archives of Google Groups have it: nothing more is in the
 * line. */
static bool is_number(sg_slice line)
{
	sg_slice rest = rest_at(line, FROM.len), word = sg_word__next(&rest);
	size_t sign = word.len && word.ptr[0] == '-';
	bool is_digits = word.len > sign || sg_slice_eq(word, sg_slice_of("-"));
	for (size_t i = sign; i < word.len; i++)
		is_digits = is_digits && word.ptr[i] >= '0' && word.ptr[i] <= '9';
	return is_digits && !sg_word__next(&rest).len;
}

/* A line at `pos`, the start of a line, that begins a message. */
static bool is_separator(sg_slice bytes, size_t pos, bool is_after_blank)
{
	if (!sg_slice_starts(rest_at(bytes, pos), FROM))
		return false;
	size_t end = line_end(bytes, pos);
	sg_slice line = sg_slice__part(bytes, pos, end);
	if (line.len > SEPARATOR_BYTES || end == bytes.len)
		return false;
	sg_slice under = sg_slice__part(bytes, end, line_end(bytes, end));
	bool is_header = is_field(under) || sg_slice_starts(under, sg_slice_of(">From "));
	return is_header && (has_date(line) || (is_after_blank && is_number(line)));
}

/* ---- fields --------------------------------------------------------------------------------- */

sg_slice sg_mbox__field(sg_slice message, const char *name)
{
	sg_slice wanted = sg_slice_of(name);
	for (size_t pos = 0, end; pos < message.len; pos = end) {
		end = line_end(message, pos);
		sg_slice line = sg_slice__part(message, pos, end);
		if (is_blank(line))
			break;
		if (field_name_len(line) == wanted.len && sg_slice_starts_nocase(line, wanted))
			return sg_slice_trim(rest_at(line, wanted.len + 1));
	}
	return (sg_slice)SG_SLICE_EMPTY;
}

/* The end of the header that begins at `pos`, behind its blank line; at the latest at the next
 * "From " line, so that headers without an end are not walked through again for each message. */
static size_t header_end(sg_slice bytes, size_t pos)
{
	while (pos < bytes.len && !sg_slice_starts(rest_at(bytes, pos), FROM)) {
		size_t end = line_end(bytes, pos);
		if (is_blank(sg_slice__part(bytes, pos, end)))
			return end;
		pos = end;
	}
	return pos;
}

/* ---- one message after the other ------------------------------------------------------------ */

static size_t skip_blank_lines(sg_slice bytes)
{
	size_t pos = sg_slice_starts(bytes, sg_slice_of("\xEF\xBB\xBF")) ? 3 : 0;
	while (pos < bytes.len) {
		size_t end = line_end(bytes, pos);
		if (!is_blank(sg_slice__part(bytes, pos, end)))
			break;
		pos = end;
	}
	return pos;
}

void sg_mbox__init(sg_mbox *out, sg_slice bytes)
{
	size_t start = skip_blank_lines(bytes);
	*out = (sg_mbox){bytes, start, is_separator(bytes, start, true)};
}

/* Where a body ends by its Content-Length, if a message or the end of the file is there; else 0. */
static size_t told_end(sg_slice bytes, size_t start)
{
	uint64_t len;
	size_t body = header_end(bytes, start);
	sg_slice value = sg_mbox__field(sg_slice__part(bytes, start, body), "Content-Length");
	if (!value.len || !sg_number__whole(value, bytes.len, &len) || len > bytes.len - body)
		return 0;
	size_t end = body + (size_t)len;
	while (end < bytes.len && (bytes.ptr[end] == '\r' || bytes.ptr[end] == '\n'))
		end++;
	bool is_line = end == bytes.len || (end > 0 && bytes.ptr[end - 1] == '\n');
	return is_line && (end == bytes.len || is_separator(bytes, end, true)) ? end : 0;
}

static size_t message_end(sg_slice bytes, size_t start)
{
	size_t told = told_end(bytes, start), end;
	bool is_after_blank = false;
	if (told)
		return told;
	for (size_t pos = start; pos < bytes.len; pos = end) {
		end = line_end(bytes, pos);
		if (pos > start && bytes.ptr[pos] == 'F' &&
			is_separator(bytes, pos, is_after_blank))
			return pos;
		is_after_blank = end - pos <= 2 && is_blank(sg_slice__part(bytes, pos, end));
	}
	return bytes.len;
}

/* Is the line at `pos` "From " behind one ">" or more? */
static bool is_escaped(sg_slice bytes, size_t pos)
{
	size_t at = pos;
	while (at < bytes.len && bytes.ptr[at] == '>')
		at++;
	return at > pos && sg_slice_starts(rest_at(bytes, at), FROM);
}

/* Take one ">" off lines that were escaped. Between quoted lines it is a quoted line's own. */
static sg_status unescape(sg_slice *message, sg_arena *arena)
{
	static const sg_slice mark = SG_SLICE_LIT("\n>");
	sg_slice in = *message;
	size_t first = sg_slice_find(in, sg_slice_of(">From "));
	bool was_quoted = false;
	char *out = first < in.len ? sg_arena_alloc(arena, in.len + 1) : NULL;
	size_t len = 0;
	if (first == in.len || sg_slice_find(in, mark) == in.len)
		return SG_OK;
	if (!out)
		return SG_E_NOMEM;
	for (size_t pos = 0, end; pos < in.len; pos = end) {
		end = line_end(in, pos);
		bool is_next_quoted = end < in.len && in.ptr[end] == '>' && !is_escaped(in, end);
		bool is_mark = is_escaped(in, pos) && !was_quoted && !is_next_quoted;
		was_quoted = in.ptr[pos] == '>' && !is_mark;
		memcpy(out + len, in.ptr + pos + is_mark, end - pos - is_mark);
		len += end - pos - is_mark;
	}
	*message = (sg_slice){out, len};
	return SG_OK;
}

sg_status sg_mbox__next(sg_mbox_message *out, sg_mbox *mbox, sg_arena *arena)
{
	sg_slice bytes = mbox->bytes;
	size_t start = mbox->pos;
	sg_mbox_message next = {0};
	if (start >= bytes.len) {
		*out = next;
		return SG_OK;
	}
	if (mbox->has_separators) {
		size_t end = line_end(bytes, start);
		next.separator = sg_slice__part(bytes, start, end);
		start = end;
	}
	next.pos = start;
	size_t end = mbox->has_separators ? message_end(bytes, start) : bytes.len;
	next.bytes = sg_slice__part(bytes, start, end);
	sg_status st = mbox->has_separators ? unescape(&next.bytes, arena) : SG_OK;
	if (st != SG_OK)
		return st;
	mbox->pos = end;
	*out = next;
	return SG_OK;
}

/* ---- recognising ---------------------------------------------------------------------------- */

/* The header at the front: how many fields that a message has. All its lines are fields. */
static size_t count_known(sg_slice header)
{
	static const char *const known[] = {"cc", "content-type", "date", "delivered-to", "from",
		"in-reply-to", "list-id", "message-id", "mime-version", "received", "references",
		"reply-to", "return-path", "sender", "subject", "to", "user-agent"};
	size_t count = 0;
	for (size_t pos = 0, end; pos < header.len; pos = end) {
		end = line_end(header, pos);
		sg_slice line = sg_slice__part(header, pos, end);
		if (is_blank(line))
			return count;
		bool is_folded = pos > 0 && (line.ptr[0] == ' ' || line.ptr[0] == '\t');
		if (!is_folded && !is_field(line))
			return 0;
		count += !is_folded &&
			 SG_WORD_IS_IN(sg_slice__part(line, 0, field_name_len(line)), known);
	}
	return count;
}

double sg_mbox__recognise(sg_slice bytes)
{
	static const double surely = 0.99;
	char time[SG_TIME_BYTES];
	sg_mbox mbox;
	sg_slice front = {bytes.ptr, bytes.len < HEADER_BYTES ? bytes.len : HEADER_BYTES};
	if (!front.len)
		return 0;
	sg_mbox__init(&mbox, front);
	if (mbox.has_separators)
		return surely;
	sg_slice header = rest_at(front, mbox.pos);
	if (!is_field(header))
		return 0;
	sg_slice from = sg_mbox__field(header, "From"), date = sg_mbox__field(header, "Date");
	bool is_from = from.len && (memchr(from.ptr, '@', from.len) != NULL ||
					   memchr(from.ptr, '<', from.len) != NULL ||
					   sg_slice_find(from, sg_slice_of(" at ")) < from.len);
	bool is_told = sg_mbox__field(header, "Message-ID").len ||
		       (date.len && sg_mail_date__read(time, date));
	return is_from && is_told && count_known(header) >= 3 ? surely : 0;
}
