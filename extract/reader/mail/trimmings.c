/* Each kind has a first line that is known and an end: a line that is known, or where the depth
 * of quotation changes. A signature that goes on for long is none. */
#include "reader/mail/trimmings.h"

#include "reader/letters.h"

enum { RULE_MIN = 15, FOOTER_LINES = 5, SIGNATURE_LINES = 15, DASHES_LINES = 6, SENT_BYTES = 70 };

static bool begins(sg_slice text, const char *with)
{
	return sg_slice_starts_nocase(sg_slice_trim(text), sg_slice_of(with));
}

static bool has(sg_slice text, const char *words)
{
	return sg_slice_find(text, sg_slice_of(words)) < text.len;
}

/* The end of the lines from `at` on that are as deep as it, at most `most` with words. */
static size_t end_of_depth(const sg_mail_lines *lines, size_t at, size_t most)
{
	uint32_t depth = lines->items[at].depth;
	size_t words = 0, end = at;
	for (; end < lines->count && words <= most; end++) {
		const sg_mail_line *line = &lines->items[end];
		if (line->text.len && (line->depth != depth || (line->is_dropped && end > at)))
			break;
		words += line->text.len > 0;
	}
	return words > most ? at : end;
}

static void drop(sg_mail_lines *lines, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++)
		lines->items[i].is_dropped = true;
}

/* ---- armour --------------------------------------------------------------------------------- */

/* Blocks with an end of their own. */
static const struct {
	const char *first, *last;
} BLOCKS[] = {{"-----BEGIN PGP SIGNATURE-----", "-----END PGP SIGNATURE-----"},
	{"-----BEGIN PGP MESSAGE-----", "-----END PGP MESSAGE-----"},
	{"-----BEGIN PGP PUBLIC KEY BLOCK-----", "-----END PGP PUBLIC KEY BLOCK-----"},
	{"begin 644 ", "end"}, {"begin 600 ", "end"}, {"begin 666 ", "end"}};

/* The end of the block that begins at `at`; `at` if none does. Without its last line it is one
 * to the end of the message. */
static size_t block_end(const sg_mail_lines *lines, size_t at)
{
	sg_slice text = sg_slice_trim(lines->items[at].text);
	if (!text.len || (text.ptr[0] != '-' && text.ptr[0] != 'b'))
		return at;
	for (size_t i = 0; i < sizeof BLOCKS / sizeof *BLOCKS; i++) {
		if (!sg_slice_starts(text, sg_slice_of(BLOCKS[i].first)))
			continue;
		for (size_t end = at + 1; end < lines->count; end++)
			if (sg_slice_eq(sg_slice_trim(lines->items[end].text),
				    sg_slice_of(BLOCKS[i].last)))
				return end + 1;
		return lines->count;
	}
	return at;
}

/* "-----BEGIN PGP SIGNED MESSAGE-----", "Hash: SHA256": then the words, with "- " before dashes. */
static size_t signed_header_end(const sg_mail_lines *lines, size_t at)
{
	size_t end = at;
	if (!begins(lines->items[at].text, "-----BEGIN PGP SIGNED MESSAGE-----"))
		return at;
	while (end < lines->count && lines->items[end].text.len)
		end++;
	return end;
}

/* "-------------- next part --------------" of pipermail, over notes of what it took off. */
static size_t scrubbed_end(const sg_mail_lines *lines, size_t at)
{
	size_t end = at + 1;
	if (!begins(lines->items[at].text, "-------------- next part --------------"))
		return at;
	if (end == lines->count || !has(lines->items[end].text, "attachment was scrubbed"))
		return end;
	while (end < lines->count && lines->items[end].text.len)
		end++;
	return end;
}

static void undo_dashes(sg_mail_line *line)
{
	if (!sg_slice_starts(line->text, sg_slice_of("- -")))
		return;
	line->text = sg_slice__part(line->text, 2, line->text.len);
	line->is_dash = line->is_dash || sg_slice_eq(line->text, sg_slice_of("--"));
}

void sg_mail__drop_armour(sg_mail_lines *lines)
{
	bool is_signed = false;
	for (size_t i = 0, end; i < lines->count; i = end) {
		size_t header = signed_header_end(lines, i);
		end = block_end(lines, i);
		end = end > i ? end : header > i ? header : scrubbed_end(lines, i);
		is_signed = is_signed || header > i;
		drop(lines, i, end);
		if (end == i) {
			end++;
			if (is_signed)
				undo_dashes(&lines->items[i]);
		}
	}
}

/* ---- signatures ----------------------------------------------------------------------------- */

static bool is_sent_from(sg_slice text)
{
	static const char *const openings[] = {"Sent from my ", "Sent from Mail for ",
		"Sent from Outlook", "Sent from Yahoo", "Sent with ", "Get Outlook for ",
		"Sent via ", "Von meinem ", "Gesendet von ", "Gesendet mit ",
		"Envoy\xC3\xA9 de mon ", "Enviado desde mi ", "Enviado do meu ", "Inviato da ",
		"Verzonden vanaf mijn ", "Verstuurd vanaf mijn ", "Skickat fr\xC3\xA5n min "};
	if (text.len > SENT_BYTES || text.len < 10)
		return false;
	for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
		if (begins(text, openings[i]))
			return true;
	return false;
}

static bool is_rule(sg_slice text)
{
	text = sg_slice_trim(text);
	for (size_t i = 0; i < text.len; i++)
		if (!strchr("_-=*#~", text.ptr[i]) || text.ptr[i] != text.ptr[0])
			return false;
	return text.len >= RULE_MIN;
}

static bool is_of_list(sg_slice text)
{
	return has(text, "mailing list") || has(text, "Mailing list") || has(text, "ailingliste") ||
	       has(text, "listinfo") || has(text, "nsubscribe") || has(text, "Mailing List");
}

/* A rule with the list's name under it, or a line that only lists write. */
static bool is_footer(const sg_mail_lines *lines, size_t at)
{
	sg_slice text = lines->items[at].text;
	if (begins(text, "You received this message because you are subscribed to"))
		return true;
	if (sg_slice_eq(sg_slice_trim(text), sg_slice_of("\xE2\x80\x94")))
		return at + 1 < lines->count &&
		       begins(lines->items[at + 1].text, "Reply to this email directly");
	if (!is_rule(text))
		return false;
	for (size_t i = at + 1; i < lines->count && i < at + FOOTER_LINES; i++)
		if (lines->items[i].depth == lines->items[at].depth &&
			is_of_list(lines->items[i].text))
			return true;
	return false;
}

static size_t trimmings_end(const sg_mail_lines *lines, size_t at)
{
	const sg_mail_line *line = &lines->items[at];
	if (line->is_dash)
		return end_of_depth(lines, at, SIGNATURE_LINES);
	if (sg_slice_eq(sg_slice_trim(line->text), sg_slice_of("--")))
		return end_of_depth(lines, at, DASHES_LINES);
	if (is_footer(lines, at))
		return end_of_depth(lines, at, SIGNATURE_LINES);
	return is_sent_from(line->text) ? at + 1 : at;
}

void sg_mail__drop_signatures(sg_mail_lines *lines)
{
	for (size_t i = 0, end; i < lines->count; i = end) {
		bool has_words = !lines->items[i].is_dropped && lines->items[i].text.len;
		end = has_words ? trimmings_end(lines, i) : i;
		drop(lines, i, end);
		end = end > i ? end : i + 1;
	}
}
