/* Reading a table of pairs: first every line is cut, which may fail and changes nothing; then
 * escapes are resolved in place, which cannot fail. So a place in the text can be told for as long
 * as there may be something to tell, and no text is copied. */
#include "pairs.h"

static const size_t NO_COLUMN = SIZE_MAX;

/* Which columns hold the texts, from 0. */
typedef struct columns {
	size_t parent, child;
} columns;

/* ---- lines and fields ----------------------------------------------------------------------- */

/* Take the first line off `rest`. */
static sg_slice next_line(sg_slice *rest)
{
	const char *end = memchr(rest->ptr, '\n', rest->len);
	sg_slice line = {rest->ptr, end ? (size_t)(end - rest->ptr) : rest->len};
	size_t taken = line.len + (end != NULL);
	rest->ptr += taken;
	rest->len -= taken;
	if (line.len && line.ptr[line.len - 1] == '\r')
		line.len--;
	return line;
}

/* Take the first field off `rest`; false if none is left. */
static bool next_field(sg_slice *out, sg_slice *rest)
{
	if (!rest->ptr)
		return false;
	const char *tab = memchr(rest->ptr, '\t', rest->len);
	*out = (sg_slice){rest->ptr, tab ? (size_t)(tab - rest->ptr) : rest->len};
	*rest = tab ? (sg_slice){tab + 1, rest->len - out->len - 1} : (sg_slice)SG_SLICE_EMPTY;
	return true;
}

static bool cut(sg_reply_pair *out, sg_slice line, columns c)
{
	sg_slice field;
	size_t found = 0;
	for (size_t i = 0; found < 2 && next_field(&field, &line); i++) {
		if (i != c.parent && i != c.child)
			continue;
		*(i == c.parent ? &out->parent : &out->reply) = field;
		found++;
	}
	return found == 2;
}

/* ---- the header ----------------------------------------------------------------------------- */

static size_t column_called(const char *name, sg_slice line)
{
	sg_slice field;
	for (size_t i = 0; next_field(&field, &line); i++)
		if (sg_slice_eq_nocase(sg_slice_trim(field), sg_slice_of(name)))
			return i;
	return NO_COLUMN;
}

/* Take a header off `rest`, and the columns from it. One that names one column only is refused:
 * taken for a pair it would shift the rows, and nobody would notice that other columns were read
 * than those that were meant. */
static sg_status read_header(columns *out, sg_slice *rest, const char *start, sg_error *err)
{
	sg_slice behind = *rest, line = next_line(&behind);
	columns named = {column_called("parent", line), column_called("child", line)};
	if (named.child == NO_COLUMN)
		named.child = column_called("reply", line);
	if (named.parent == NO_COLUMN && named.child == NO_COLUMN)
		return SG_OK;
	if (named.parent == NO_COLUMN || named.child == NO_COLUMN)
		return sg_fail(err, SG_E_SYNTAX, (size_t)(line.ptr - start),
			"the header names only one of the two columns",
			"call them \"parent\" and \"child\"");
	*out = named;
	*rest = behind;
	return SG_OK;
}

/* ---- rows ----------------------------------------------------------------------------------- */

static size_t count_lines(sg_slice text)
{
	size_t count = 0;
	while (text.len) {
		next_line(&text);
		count++;
	}
	return count;
}

static sg_status read_rows(
	pair_table *out, sg_slice rest, columns c, const char *start, sg_error *err)
{
	while (rest.len) {
		sg_slice line = next_line(&rest);
		size_t end = (size_t)(line.ptr - start) + line.len;
		if (!line.len)
			return sg_fail(err, SG_E_SYNTAX, end, "an empty line among the pairs",
				"take it out: results are told by their line");
		if (!cut(&out->items[out->count], line, c))
			return sg_fail(err, SG_E_SYNTAX, end, "the line ends before it has a reply",
				"put a tab between a text and its reply, and write line breaks in "
				"them as \\n");
		out->count++;
	}
	return SG_OK;
}

/* ---- escapes -------------------------------------------------------------------------------- */

static char meaning_of(char escaped)
{
	return escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped == '\\' ? '\\' : '\0';
}

/* What no table writer would have escaped stays as it stands. */
static size_t unescape(char *field, size_t len)
{
	char *out = memchr(field, '\\', len);
	if (!out)
		return len;
	for (const char *p = out; p < field + len; p++) {
		char meant = *p == '\\' && p + 1 < field + len ? meaning_of(p[1]) : '\0';
		*out++ = meant ? meant : *p;
		p += meant != '\0';
	}
	return (size_t)(out - field);
}

static void resolve(pair_table *table, sg_buf *text)
{
	for (size_t i = 0; i < table->count; i++) {
		sg_reply_pair *pair = &table->items[i];
		pair->parent.len =
			unescape(text->ptr + (pair->parent.ptr - text->ptr), pair->parent.len);
		pair->reply.len =
			unescape(text->ptr + (pair->reply.ptr - text->ptr), pair->reply.len);
	}
}

/* ---- the table ------------------------------------------------------------------------------ */

static sg_status check(sg_slice text, sg_error *err)
{
	const char *nul = text.len ? memchr(text.ptr, '\0', text.len) : NULL;
	if (nul)
		return sg_fail(err, SG_E_ENCODING, (size_t)(nul - text.ptr),
			"this is binary data, not text", "give a table of text");
	size_t bad = sg_utf8_check(text);
	if (bad < text.len)
		return sg_fail(err, SG_E_ENCODING, bad, "the text is not UTF-8 here",
			"convert it, as in: iconv -f WINDOWS-1252 -t UTF-8");
	return SG_OK;
}

/* Without a byte order mark, and without empty lines at its end, which shift nothing. */
static sg_slice rows_of(sg_slice text)
{
	static const sg_slice bom = SG_SLICE_LIT("\xEF\xBB\xBF");
	if (sg_slice_starts(text, bom)) {
		text.ptr += bom.len;
		text.len -= bom.len;
	}
	while (text.len && strchr("\r\n", text.ptr[text.len - 1]))
		text.len--;
	return text;
}

sg_status pairs_read(pair_table *out, sg_buf *text, sg_arena *arena, sg_error *err)
{
	pair_table table = {NULL, 0};
	columns c = {0, 1};
	sg_slice rest = rows_of(sg_buf_slice(text));
	sg_status st = check(sg_buf_slice(text), err);
	if (st == SG_OK && !rest.len)
		st = sg_fail(err, SG_E_EMPTY, 0, "there is no pair in it",
			"give lines of a text, a tab and a reply to it");
	if (st == SG_OK)
		st = read_header(&c, &rest, text->ptr, err);
	if (st != SG_OK)
		return st;
	table.items = sg_arena_array(arena, count_lines(rest) + 1, sizeof *table.items);
	if (!table.items)
		return sg_fail(err, SG_E_NOMEM, 0, "out of memory", NULL);
	st = read_rows(&table, rest, c, text->ptr, err);
	if (st != SG_OK)
		return st;
	resolve(&table, text);
	*out = table;
	return SG_OK;
}
