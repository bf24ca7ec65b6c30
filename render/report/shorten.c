#include "shorten.h"

#include "text/wrap.h"

/* Where the last word ends that is whole within `characters`; where the text or, of one long word,
 * the limit does. */
static size_t find_cut(sg_slice text, size_t characters)
{
	size_t pos = 0, word_end = 0, len;
	for (; pos < text.len && characters; pos += len, characters--) {
		if (text.ptr[pos] == ' ')
			word_end = pos;
		sg_utf8_at(text, pos, &len);
	}
	if (pos >= text.len)
		return text.len;
	return text.ptr[pos] == ' ' || !word_end ? pos : word_end;
}

sg_slice sg_report__shorten(sg_report *report, sg_slice text, size_t characters)
{
	sg_slice clean = sg_text__clean(text, 8 * characters + 64, report->arena);
	sg_buf out = SG_BUF_INIT;
	size_t cut = clean.ptr ? find_cut(clean, characters) : 0;
	if (clean.ptr && cut == clean.len)
		return clean;
	while (cut && strchr(".,;: ", clean.ptr[cut - 1]))
		cut--;
	sg_buf_add(&out, (sg_slice){clean.ptr, cut});
	sg_buf_puts(&out, "\xE2\x80\xA6");
	sg_slice kept = sg_arena_copy(report->arena, sg_buf_slice(&out));
	report->failed |= out.failed || !kept.ptr || !clean.ptr;
	sg_buf_free(&out);
	return kept;
}
