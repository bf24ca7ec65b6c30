/* Titles: what a reader sees who points at something, and what a screen reader says. */
#include "sheet/words.h"

#include "escape.h"
#include "sheet/marks.h"

#include <math.h>

enum { EVIDENCE_SHOWN_MAX = 8, EVIDENCE_BYTES = 80 };

/* The name; where there are none in the whole debate the claim's id. */
static void write_who(sg_buf *out, const sg_picture *picture, uint32_t person, uint32_t claim)
{
	if (picture->is_nameless && claim != SG_NONE)
		sg_buf_printf(out, "c%u", (unsigned)claim + 1);
	else
		sg_escape__xml(out, sg_picture__name(picture, person));
}

void sg_words__claim(sg_buf *out, const sg_picture *picture, uint32_t person, uint32_t claim)
{
	const sg_debate *debate = picture->debate;
	write_who(out, picture, person, claim);
	if (person != SG_NONE && debate->people[person].role.len) {
		sg_buf_puts(out, ", ");
		sg_escape__xml(out, debate->people[person].role);
	}
	if (claim != SG_NONE) {
		sg_buf_puts(out, ": ");
		sg_escape__xml(out, debate->claims[claim].text);
	}
}

bool sg_words__is_whole(
	const sg_picture *picture, uint32_t claim, const sg_lines *words, sg_slice role)
{
	static const sg_slice dots = SG_SLICE_LIT("\xE2\x80\xA6");
	const sg_claim *c = &picture->debate->claims[claim];
	return !words->is_shortened && sg_slice_find(role, dots) == role.len &&
	       sg_claim_own_words(c).len == c->text.len;
}

void sg_words__name(
	sg_buf *out, const sg_picture *picture, uint32_t person, uint32_t claim, bool is_whole)
{
	sg_buf_puts(out, " role=\"graphics-object\"><title>");
	if (is_whole)
		write_who(out, picture, person, claim);
	else
		sg_words__claim(out, picture, person, claim);
	sg_buf_puts(out, "</title>");
}

const char *sg_words__verb(sg_relation_kind kind)
{
	switch (kind) {
	case SG_AGREES:
		return " agrees with ";
	case SG_REBUTS:
		return " rebuts ";
	case SG_REPLIES:
		return " replies to ";
	default:
		return " quotes ";
	}
}

void sg_words__confidence(sg_buf *out, double confidence)
{
	long hundredths = lround((confidence < 0 ? 0 : confidence > 1 ? 1 : confidence) * 100);
	sg_buf_printf(out, "%ld.%02ld", hundredths / 100, hundredths % 100);
}

static void write_end(sg_buf *out, const sg_picture *picture, sg_port port)
{
	const sg_card *card = &picture->cards[port.card];
	uint32_t row = port.row != SG_NONE ? port.row : 0;
	write_who(out, picture, card->person, card->row_count ? card->rows[row].claim : SG_NONE);
}

static void write_names(sg_buf *out, const sg_picture *picture, const sg_link *link)
{
	write_end(out, picture, link->from);
	sg_buf_puts(out, sg_words__verb(link->kind));
	write_end(out, picture, link->to);
}

/* A title is read while pointing at something: the first words will do. */
static void write_evidence_text(sg_buf *out, sg_slice text)
{
	sg_slice first = {text.ptr, text.len < EVIDENCE_BYTES ? text.len : EVIDENCE_BYTES};
	while (first.len < text.len && first.len && text.ptr[first.len] != ' ')
		first.len--;
	if (first.len == 0) /* one long word, or a script without spaces */
		first.len = text.len;
	sg_buf_puts(out, "\xE2\x80\x9C");
	sg_escape__xml(out, first);
	sg_buf_puts(out, first.len < text.len ? "\xE2\x80\xA6\xE2\x80\x9D" : "\xE2\x80\x9D");
}

/* "0.81: “nobody has shown” (rule opener)" */
void sg_words__evidence(sg_buf *out, const sg_relation *r, bool tells_confidence)
{
	sg_buf_putc(out, '\n');
	if (tells_confidence) {
		sg_words__confidence(out, r->confidence);
		sg_buf_puts(out, r->evidence.text.len ? ": " : "");
	}
	if (r->evidence.text.len)
		write_evidence_text(out, r->evidence.text);
	if (r->method.len) {
		sg_buf_puts(out, " (rule ");
		sg_escape__xml(out, r->method);
		sg_buf_putc(out, ')');
	}
	if (r->kind == SG_REPLIES && r->stance != SG_STANCE_NEUTRAL &&
		!isnan(r->stance_confidence)) {
		sg_buf_printf(out, "; leans to %s, ", sg_stance_name(r->stance));
		sg_words__confidence(out, r->stance_confidence);
	}
}

void sg_words__link(sg_buf *out, const sg_picture *picture, const sg_link *link)
{
	sg_words__links(out, picture, link, 1);
}

void sg_words__links(sg_buf *out, const sg_picture *picture, const sg_link *link, size_t times)
{
	sg_buf_puts(out, "<title>");
	write_names(out, picture, link);
	if (times > 1)
		sg_buf_printf(out, " %zu times", times);
	if (sg_relation_sign(link->kind)) {
		sg_buf_puts(out, times > 1 ? " (confidence up to " : " (confidence ");
		sg_words__confidence(out, link->confidence);
		sg_buf_putc(out, ')');
	}
	/* Of a stance that is said once it has just been told. */
	bool tells_each = link->relation_count > 1 || !sg_relation_sign(link->kind);
	for (size_t i = 0; i < link->relation_count && i < EVIDENCE_SHOWN_MAX; i++)
		sg_words__evidence(
			out, &picture->debate->relations[link->relations[i]], tells_each);
	if (link->relation_count > EVIDENCE_SHOWN_MAX)
		sg_buf_printf(out, "\nand %zu more", link->relation_count - EVIDENCE_SHOWN_MAX);
	sg_buf_puts(out, "</title>");
}

void sg_words__node(sg_buf *out, const sg_picture *picture, const char *attribute, sg_port port)
{
	const sg_card *card = &picture->cards[port.card];
	uint32_t row = port.row != SG_NONE ? port.row : 0;
	bool is_claim = port.row != SG_NONE || card->row_count == 1;
	if (is_claim)
		sg_buf_printf(out, " %s=\"c%u\"", attribute, (unsigned)card->rows[row].claim + 1);
	else if (card->person != SG_NONE)
		sg_buf_printf(out, " %s=\"p%u\"", attribute, (unsigned)card->person + 1);
}

void sg_words__open_link(sg_buf *out, const sg_picture *picture, const sg_link *link)
{
	const char *kind = sg_relation_kind_name(link->kind);
	sg_buf_printf(out, "<g class=\"edge %s%s%s\" data-kind=\"%s\"", kind,
		sg_mark__sureness(link->kind, link->confidence),
		sg_mark__width(link->kind, sg_mark__strength(picture, link)), kind);
	sg_words__node(out, picture, "data-from", link->from);
	sg_words__node(out, picture, "data-to", link->to);
	sg_buf_puts(out, " data-confidence=\"");
	sg_buf_number(out, round(link->confidence * 100) / 100);
	sg_buf_puts(out, "\">");
	sg_words__link(out, picture, link);
}
