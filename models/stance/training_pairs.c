/* Reading pairs to train on. First every line is cut, which may fail and changes nothing; then
 * escapes are resolved in place, which cannot fail. */
#include "training_pairs.h"

#include <math.h>
#include <stdlib.h>

enum { COLUMNS = 6, NUMBERS = 1 + SG_NET_LABELS };

/* Take what stands before the first `mark`, or all, off `rest`. */
static sg_slice take_until(sg_slice *rest, char mark)
{
	const char *end = memchr(rest->ptr, mark, rest->len);
	sg_slice taken = {rest->ptr, end ? (size_t)(end - rest->ptr) : rest->len};
	rest->ptr += taken.len + (end != NULL);
	rest->len -= taken.len + (end != NULL);
	return taken;
}

/* The text behind the field is a tab, so that strtof ends there at the latest. */
static bool read_number(float *out, sg_slice field)
{
	char *end;
	if (!field.len || !strchr("0123456789.", field.ptr[0]))
		return false;
	*out = strtof(field.ptr, &end);
	return end == field.ptr + field.len && isfinite(*out);
}

static bool read_line(training_pair *out, sg_slice line)
{
	float *numbers[NUMBERS] = {&out->weight, &out->share[0], &out->share[1], &out->share[2]};
	sg_slice *texts[COLUMNS - NUMBERS] = {&out->parent, &out->child};
	for (size_t i = 0; i < COLUMNS; i++) {
		if (i + 1 < COLUMNS && !memchr(line.ptr, '\t', line.len))
			return false;
		sg_slice field = i + 1 < COLUMNS ? take_until(&line, '\t') : line;
		if (i >= NUMBERS)
			*texts[i - NUMBERS] = field;
		else if (!read_number(numbers[i], field))
			return false;
	}
	return true;
}

static size_t count_lines(sg_slice text)
{
	size_t count = 0;
	for (; text.len; count++)
		take_until(&text, '\n');
	return count;
}

static sg_status read_lines(training_pairs *out, sg_slice text, sg_error *err)
{
	sg_slice rest = text;
	while (rest.len) {
		sg_slice line = take_until(&rest, '\n');
		if (!read_line(&out->items[out->count], line))
			return sg_fail(err, SG_E_SYNTAX, (size_t)(line.ptr - text.ptr),
				"this line is no pair to train on",
				"give weight, three shares, parent and child, with tabs between");
		out->count++;
	}
	return SG_OK;
}

/* What no writer of a table would have escaped stays as it stands. */
static size_t unescape(char *field, size_t len)
{
	char *out = field;
	for (size_t i = 0; i < len; i++) {
		char next = i + 1 < len ? field[i + 1] : '\0';
		bool is_escape = field[i] == '\\' && next && strchr("nt\\", next);
		*out++ = !is_escape ? field[i] : next == 'n' ? '\n' : next == 't' ? '\t' : next;
		i += is_escape;
	}
	return (size_t)(out - field);
}

static void resolve(training_pairs *pairs)
{
	char *bytes = pairs->file.bytes.ptr;
	for (size_t i = 0; i < pairs->count; i++) {
		training_pair *p = &pairs->items[i];
		p->parent.len = unescape(bytes + (p->parent.ptr - bytes), p->parent.len);
		p->child.len = unescape(bytes + (p->child.ptr - bytes), p->child.len);
	}
}

static sg_status read_pairs(training_pairs *out, sg_error *err)
{
	sg_slice text = sg_buf_slice(&out->file.bytes);
	if (!text.len)
		return sg_fail(err, SG_E_EMPTY, 0, "there is no pair in it", NULL);
	out->items = calloc(count_lines(text), sizeof *out->items);
	if (!out->items)
		return sg_fail(err, SG_E_NOMEM, 0, "out of memory", NULL);
	sg_status status = read_lines(out, text, err);
	if (status == SG_OK)
		resolve(out);
	return status;
}

exit_code training_pairs_read(training_pairs *out, const char *path)
{
	training_pairs pairs = {.items = NULL};
	sg_error err = SG_ERROR_INIT;
	if (!input_read(&pairs.file, path))
		return NO_INPUT;
	sg_status status = read_pairs(&pairs, &err);
	if (status == SG_OK) {
		*out = pairs;
		return DONE;
	}
	message_error_at(input_name(path), sg_buf_slice(&pairs.file.bytes), &err);
	training_pairs_free(&pairs);
	return status == SG_E_NOMEM ? FAULT : NO_INPUT;
}

void training_pairs_free(training_pairs *pairs)
{
	free(pairs->items);
	input_free(&pairs->file);
}
