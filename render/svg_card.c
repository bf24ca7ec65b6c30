/* Cards and blocks: the boxes with words in them. */
#include "escape.h"
#include "svg_parts.h"

#include <math.h>

void sg_svg__number(sg_buf *out, double value)
{
	long tenths = lround(value * 10);
	if (tenths < 0)
		sg_buf_putc(out, '-');
	tenths = tenths < 0 ? -tenths : tenths;
	sg_buf_printf(out, "%ld", tenths / 10);
	if (tenths % 10)
		sg_buf_printf(out, ".%ld", tenths % 10);
}

void sg_svg__attribute(sg_buf *out, const char *name, double value)
{
	sg_buf_printf(out, " %s=\"", name);
	sg_svg__number(out, value);
	sg_buf_putc(out, '"');
}

void sg_svg__text(sg_buf *out, sg_svg_text at, sg_slice words)
{
	sg_buf_printf(out, "<text class=\"%s\"", at.css_class);
	sg_svg__attribute(out, "x", at.rtl_x > 0 ? at.rtl_x : at.x);
	sg_svg__attribute(out, "y", at.y);
	sg_buf_puts(out, at.rtl_x > 0 ? " direction=\"rtl\">" : ">");
	sg_escape__xml(out, words);
	sg_buf_puts(out, "</text>\n");
}

void sg_svg__rect(sg_buf *out, const char *css_class, double x, double y, double width,
	double height, double radius)
{
	sg_buf_printf(out, "<rect class=\"%s\"", css_class);
	sg_svg__attribute(out, "x", x);
	sg_svg__attribute(out, "y", y);
	sg_svg__attribute(out, "width", width);
	sg_svg__attribute(out, "height", height);
	if (radius > 0)
		sg_svg__attribute(out, "rx", radius);
	sg_buf_puts(out, "/>\n");
}

void sg_svg__count(sg_buf *out, size_t n, const char *one, const char *many)
{
	sg_buf_printf(out, "%zu %s", n, n == 1 ? one : many);
}

uint32_t sg_svg__card_camp(const sg_picture *picture, const sg_card *card)
{
	const sg_analysis *analysis = picture->debate->analysis;
	if (!analysis || !analysis->person_camp || card->person == SG_NONE)
		return SG_NONE;
	uint32_t camp = analysis->person_camp[card->person];
	return camp < analysis->camp_count && camp < SG_CAMPS_DRAWN_MAX ? camp : SG_NONE;
}

void sg_svg__block(sg_svg *svg, const sg_block *block)
{
	if (!block->label.len)
		return;
	sg_buf_printf(svg->out, "<g class=\"camp %s\">\n", sg_svg__camp_class(block->camp));
	sg_svg__rect(svg->out, "field", block->x, block->y, block->width, block->height, 14);
	sg_svg_text at = {"camp-name", svg->picture->column_x[block->column], block->y + 25, 0};
	sg_svg__text(svg->out, at, block->heading);
	sg_buf_puts(svg->out, "</g>\n");
}

/* "Ines Dahl, mayor: " and the words, whole. */
static void write_claim_title(sg_svg *svg, const sg_card *card, const sg_row *row)
{
	const sg_debate *debate = svg->picture->debate;
	sg_escape__xml(svg->out, sg_picture__name(svg->picture, card->person));
	if (card->person != SG_NONE && debate->people[card->person].role.len) {
		sg_buf_puts(svg->out, ", ");
		sg_escape__xml(svg->out, debate->people[card->person].role);
	}
	if (row) {
		sg_buf_puts(svg->out, ": ");
		sg_escape__xml(svg->out, debate->claims[row->claim].text);
	} else if (card->kind == SG_CARD_NAME) {
		sg_buf_puts(svg->out, ": answered here, not quoted");
	}
}

static void open_group(sg_svg *svg, const char *css_class, const char *camp, const sg_card *card,
	const sg_row *row)
{
	sg_buf *out = svg->out;
	sg_buf_printf(out, "<g class=\"%s%s%s%s%s\"", css_class, *camp ? " " : "", camp,
		!row || *camp ? card->is_quoted ? " quoted" : "" : "",
		card->is_opening ? " opening" : "");
	if (row)
		sg_buf_printf(out, " id=\"%s-c%u\"", svg->prefix, (unsigned)row->claim + 1);
	else if (card->person != SG_NONE)
		sg_buf_printf(out, " id=\"%s-p%u\"", svg->prefix, (unsigned)card->person + 1);
	sg_buf_puts(out, " role=\"graphics-object\" aria-label=\"");
	write_claim_title(svg, card, row);
	sg_buf_puts(out, "\"><title>");
	write_claim_title(svg, card, row);
	sg_buf_puts(out, "</title>\n");
}

static void write_words(sg_svg *svg, const sg_card *card, const sg_row *row)
{
	for (size_t i = 0; i < row->words.count; i++) {
		sg_svg_text at = {"words", card->x + SG_TEXT_LEFT,
			card->y + row->y + card->line_height * (double)i, 0};
		if (row->words.is_rtl)
			at.rtl_x = card->x + card->width - SG_TEXT_RIGHT;
		sg_svg__text(svg->out, at, row->words.items[i]);
	}
}

static void write_rows(sg_svg *svg, const sg_card *card)
{
	bool is_first = true;
	for (size_t i = 0; i < card->row_count; i++) {
		const sg_row *row = &card->rows[i];
		if (!row->is_shown)
			continue;
		if (!is_first) {
			sg_buf_puts(svg->out, "<line class=\"hair\"");
			double y = card->y + row->y - card->line_height - 4;
			sg_svg__attribute(svg->out, "x1", card->x + SG_TEXT_LEFT);
			sg_svg__attribute(svg->out, "x2", card->x + card->width - SG_TEXT_RIGHT);
			sg_svg__attribute(svg->out, "y1", y);
			sg_svg__attribute(svg->out, "y2", y);
			sg_buf_puts(svg->out, "/>\n");
		}
		is_first = false;
		if (card->row_count > 1)
			open_group(svg, "row", "", card, row);
		write_words(svg, card, row);
		if (card->row_count > 1)
			sg_buf_puts(svg->out, "</g>\n");
	}
}

void sg_svg__card(sg_svg *svg, const sg_card *card)
{
	sg_buf *out = svg->out;
	const char *camp = sg_svg__camp_class(sg_svg__card_camp(svg->picture, card));
	const sg_row *only = card->row_count == 1 ? &card->rows[0] : NULL;
	double x = card->x + SG_TEXT_LEFT;
	open_group(svg, card->kind == SG_CARD_NAME ? "person" : "claim", camp, card, only);
	sg_svg__rect(out, "card", card->x, card->y, card->width, card->height, 8);
	sg_svg__rect(out, "stripe", card->x, card->y, 5, card->height, 2.5);
	sg_svg__text(out, (sg_svg_text){"who", x, card->y + 22, 0}, card->who);
	if (card->role.len)
		sg_svg__text(out, (sg_svg_text){"role", x, card->y + 37, 0}, card->role);
	write_rows(svg, card);
	if (card->more.len)
		sg_svg__text(
			out, (sg_svg_text){"more", x, card->y + card->height - 14, 0}, card->more);
	sg_buf_puts(out, "</g>\n");
}
