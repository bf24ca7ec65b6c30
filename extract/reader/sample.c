/* Looking at an input: is it text, and where does it begin? */
#include "reader/sample.h"

#include "reader/charset.h"
#include "stancegraph/extract.h"

/* UTF-8 without NUL bytes, and without the BOM that may stand before it. */
static sg_status check_utf8(sg_slice *text, sg_slice bytes, sg_error *err)
{
	static const sg_slice bom = SG_SLICE_LIT("\xEF\xBB\xBF");
	const char *nul = bytes.len ? memchr(bytes.ptr, '\0', bytes.len) : NULL;
	if (nul)
		return sg_fail(err, SG_E_ENCODING, (size_t)(nul - bytes.ptr),
			"this is binary data, not text", "give a text file");
	size_t bad = sg_utf8_check(bytes);
	if (bad < bytes.len)
		return sg_fail(err, SG_E_ENCODING, bad, "the text is not UTF-8 here",
			"convert it, as in: iconv -f WINDOWS-1252 -t UTF-8");
	size_t skipped = sg_slice_starts(bytes, bom) ? bom.len : 0;
	*text = (sg_slice){bytes.ptr + skipped, bytes.len - skipped};
	return SG_OK;
}

/* The text behind a BOM of UTF-16 or UTF-32. */
static sg_status convert(sg_slice *text, sg_slice bytes, sg_arena *arena, sg_error *err)
{
	size_t faults = 0;
	sg_slice name = SG_SLICE_EMPTY;
	if (sg_charset__decode(text, &faults, bytes, name, arena) != SG_OK)
		return sg_fail(err, SG_E_NOMEM, 0, "out of memory", NULL);
	if (faults)
		return sg_fail(err, SG_E_ENCODING, 0,
			"the file begins like UTF-16 or UTF-32, and is not", "give a text file");
	return SG_OK;
}

static sg_error too_large(void)
{
	return (sg_error){SG_E_LIMIT, "the document is larger than 4 GiB", 0,
		"cut it into several documents"};
}

/* Text, and some of it more than white space. */
static void check(sg_sample *out)
{
	sg_slice text = SG_SLICE_EMPTY, bytes = out->bytes;
	sg_status st = SG_OK;
	if (bytes.len > SG_DOCUMENT_MAX_BYTES) {
		out->fault = too_large();
		return;
	}
	if (sg_charset__of_wide_bom(bytes))
		st = convert(&text, bytes, out->arena, &out->fault);
	else
		st = check_utf8(&text, bytes, &out->fault);
	if (st != SG_OK)
		return;
	if (text.len > SG_DOCUMENT_MAX_BYTES)
		out->fault = too_large();
	else if (sg_slice_trim(text).len == 0)
		(void)sg_fail(&out->fault, SG_E_EMPTY, 0, "there is no text in it",
			"give a file that holds a debate");
	else
		out->text = text;
}

void sg_sample__init(sg_sample *out, sg_slice bytes, sg_arena *arena)
{
	out->bytes = bytes;
	out->text = (sg_slice)SG_SLICE_EMPTY;
	out->arena = arena;
	out->fault = out->json_fault = (sg_error)SG_ERROR_INIT;
	out->json = NULL;
	out->columns = NULL;
	out->has_tried_json = false;
	check(out);
	out->lines = sg_lines__sample(out->text, out->items, SG_SAMPLE_LINES);
}

static size_t skip_space(sg_slice text, size_t at)
{
	while (at < text.len && strchr(" \t\r\n", text.ptr[at]))
		at++;
	return at;
}

/* `"KEY":` at `at`? */
static bool is_key(sg_slice text, size_t at)
{
	if (at >= text.len || text.ptr[at] != '"')
		return false;
	for (at++; at < text.len && text.ptr[at] != '"'; at++)
		at += text.ptr[at] == '\\';
	size_t colon = at < text.len ? skip_space(text, at + 1) : text.len;
	return colon < text.len && text.ptr[colon] == ':';
}

bool sg_sample__begins_as_json(const sg_sample *sample)
{
	sg_slice text = sample->text;
	size_t at = skip_space(text, 0);
	while (at < text.len && text.ptr[at] == '[') {
		at = skip_space(text, at + 1);
		if (at == text.len || text.ptr[at] == ']')
			return at < text.len && skip_space(text, at + 1) == text.len;
	}
	return at < text.len && text.ptr[at] == '{' && is_key(text, skip_space(text, at + 1));
}

const sg_json *sg_sample__json(sg_sample *sample)
{
	bool is_new = !sample->has_tried_json;
	sample->has_tried_json = true;
	if (is_new && sg_sample__begins_as_json(sample) &&
		sg_json__read_tree(
			&sample->json, sample->text, sample->arena, &sample->json_fault) != SG_OK)
		sample->json = NULL;
	return sample->json;
}
