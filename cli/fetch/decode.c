/* Only the server's word is looked at here: pages that say themselves how they are encoded are
 * decoded by their reader. */
#include "decode.h"
#include "extract/reader/charset.h"

#define LIT(s) ((sg_slice)SG_SLICE_LIT(s))

enum { PROLOGUE_BYTES = 1024 };

/* The value of charset= in a header, without quotes. */
static sg_slice charset_of(sg_slice type)
{
	static const char key[] = "charset=";
	size_t len = sizeof key - 1;
	for (size_t i = 0; i + len <= type.len; i++) {
		if (!sg_slice_eq_nocase((sg_slice){type.ptr + i, len}, sg_slice_of(key)))
			continue;
		sg_slice value = sg_slice_trim((sg_slice){type.ptr + i + len, type.len - i - len});
		size_t start = value.len && value.ptr[0] == '"', end = start;
		while (end < value.len && !strchr("\"; ,", value.ptr[end]))
			end++;
		return (sg_slice){value.ptr + start, end - start};
	}
	return (sg_slice)SG_SLICE_EMPTY;
}

/* A BOM, or a word in the page's first lines. */
static bool says_itself(sg_slice body)
{
	sg_slice prologue = {body.ptr, body.len < PROLOGUE_BYTES ? body.len : PROLOGUE_BYTES};
	return sg_slice_starts(body, LIT("\xff\xfe")) || sg_slice_starts(body, LIT("\xfe\xff")) ||
	       charset_of(prologue).len > 0 ||
	       (sg_slice_starts(body, LIT("<?xml")) &&
		       sg_slice_find(prologue, LIT("encoding=")) < prologue.len);
}

static bool is_plain_utf8(sg_slice body)
{
	return !body.len || (sg_utf8_check(body) == body.len && !memchr(body.ptr, 0, body.len));
}

void decode_add(sg_buf *out, sg_slice body, sg_slice type)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_slice text = body, name = charset_of(type);
	sg_status status = SG_OK;
	if (name.len && !is_plain_utf8(body) && !says_itself(body))
		status = sg_charset__decode(&text, NULL, body, name, &arena);
	if (status == SG_E_NOMEM)
		out->failed = true;
	sg_buf_add(out, text);
	sg_arena_destroy(&arena);
}
