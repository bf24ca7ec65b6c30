/* Looking at an input: is it text, and where does it begin? */
#include "reader/sample.h"

#include "stancegraph/extract.h"

/* UTF-8 without NUL bytes, and some of it more than white space. */
static sg_status check(sg_slice *text, sg_slice bytes, sg_error *err)
{
	static const sg_slice bom = SG_SLICE_LIT("\xEF\xBB\xBF");
	if (bytes.len > SG_DOCUMENT_MAX_BYTES)
		return sg_fail(err, SG_E_LIMIT, 0, "the document is larger than 4 GiB",
			"cut it into several documents");
	const char *nul = bytes.len ? memchr(bytes.ptr, '\0', bytes.len) : NULL;
	if (nul)
		return sg_fail(err, SG_E_ENCODING, (size_t)(nul - bytes.ptr),
			"this is binary data, not text", "give a text file");
	size_t bad = sg_utf8_check(bytes);
	if (bad < bytes.len)
		return sg_fail(err, SG_E_ENCODING, bad, "the text is not UTF-8 here",
			"convert it, as in: iconv -f WINDOWS-1252 -t UTF-8");
	if (sg_slice_starts(bytes, bom)) {
		bytes.ptr += bom.len;
		bytes.len -= bom.len;
	}
	if (sg_slice_trim(bytes).len == 0)
		return sg_fail(err, SG_E_EMPTY, 0, "there is no text in it",
			"give a file that holds a debate");
	*text = bytes;
	return SG_OK;
}

void sg_sample__init(sg_sample *out, sg_slice bytes, sg_arena *arena)
{
	out->bytes = bytes;
	out->text = (sg_slice)SG_SLICE_EMPTY;
	out->arena = arena;
	out->fault = out->json_fault = (sg_error)SG_ERROR_INIT;
	out->json = NULL;
	out->has_tried_json = false;
	(void)check(&out->text, bytes, &out->fault);
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
