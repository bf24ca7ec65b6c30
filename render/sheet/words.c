/* Titles: what a reader sees who points at something, and what a screen reader says. */
#include "sheet/words.h"

#include "escape.h"
#include "sheet/marks.h"

#include <math.h>

enum { EVIDENCE_SHOWN_MAX = 8 };

void sg_words__claim(sg_buf *out, const sg_picture *picture, uint32_t person, uint32_t claim)
{
	const sg_debate *debate = picture->debate;
	sg_escape__xml(out, sg_picture__name(picture, person));
	if (person != SG_NONE && debate->people[person].role.len) {
		sg_buf_puts(out, ", ");
		sg_escape__xml(out, debate->people[person].role);
	}
	if (claim != SG_NONE) {
		sg_buf_puts(out, ": ");
		sg_escape__xml(out, debate->claims[claim].text);
	}
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

static void write_names(sg_buf *out, const sg_picture *picture, const sg_link *link)
{
	sg_escape__xml(out, sg_picture__name(picture, picture->cards[link->from.card].person));
	sg_buf_puts(out, sg_words__verb(link->kind));
	sg_escape__xml(out, sg_picture__name(picture, picture->cards[link->to.card].person));
}

/* "0.81: “nobody has shown” (rule opener)" */
void sg_words__evidence(sg_buf *out, const sg_relation *r)
{
	sg_buf_putc(out, '\n');
	sg_words__confidence(out, r->confidence);
	if (r->evidence.text.len) {
		sg_buf_puts(out, ": \xE2\x80\x9C");
		sg_escape__xml(out, r->evidence.text);
		sg_buf_puts(out, "\xE2\x80\x9D");
	}
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
	for (size_t i = 0; i < link->relation_count && i < EVIDENCE_SHOWN_MAX; i++)
		sg_words__evidence(out, &picture->debate->relations[link->relations[i]]);
	if (link->relation_count > EVIDENCE_SHOWN_MAX)
		sg_buf_printf(out, "\nand %zu more", link->relation_count - EVIDENCE_SHOWN_MAX);
	sg_buf_puts(out, "</title>\n");
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
	sg_buf_printf(out, "<g class=\"edge %s%s\" data-kind=\"%s\"", kind,
		sg_mark__sureness(link->kind, link->confidence), kind);
	sg_words__node(out, picture, "data-from", link->from);
	sg_words__node(out, picture, "data-to", link->to);
	sg_buf_puts(out, " data-confidence=\"");
	sg_words__confidence(out, link->confidence);
	sg_buf_puts(out, "\">");
	sg_words__link(out, picture, link);
}
