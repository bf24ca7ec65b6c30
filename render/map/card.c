/* Cards and blocks: the boxes with words in them. */
#include "map/map.h"
#include "sheet/marks.h"
#include "sheet/saying.h"
#include "sheet/words.h"
#include "theme/theme.h"

#include <math.h>

enum { STRIPE = 5, STRIPE_MORE = 6 };

static uint32_t card_camp(const sg_picture *picture, const sg_card *card)
{
	const sg_analysis *analysis = picture->debate->analysis;
	if (!analysis || !analysis->person_camp || card->person == SG_NONE)
		return SG_NONE;
	uint32_t camp = analysis->person_camp[card->person];
	return camp < analysis->camp_count && camp < SG_CAMPS_DRAWN_MAX ? camp : SG_NONE;
}

void sg_map__block(sg_map *map, const sg_block *block)
{
	if (!block->label.len)
		return;
	sg_buf_printf(map->out, "<g class=\"camp %s\">\n", sg_svg__camp_class(block->camp));
	sg_svg__rect(map->out, "field", block->x, block->y, block->width, block->height,
		map->sheet->theme->block_radius);
	sg_svg_text at = {"camp-name", map->picture->column_x[block->column], block->y + 25, 0};
	sg_svg__text(map->out, at, block->heading);
	sg_buf_puts(map->out, "</g>\n");
}

/* Which claim or person it is. A guest has its id where it is at home. */
static void write_node(sg_map *map, const sg_card *card, const sg_row *row)
{
	sg_buf *out = map->out;
	if (!row && card->person == SG_NONE)
		return;
	if (card->is_guest)
		sg_buf_puts(out, " data-node=\"");
	else
		sg_buf_printf(out, " id=\"%s-", map->sheet->prefix);
	if (row)
		sg_buf_printf(out, "c%u\"", (unsigned)row->claim + 1);
	else
		sg_buf_printf(out, "p%u\"", (unsigned)card->person + 1);
}

static void open_group(sg_map *map, const char *css_class, const char *camp, const sg_card *card,
	const sg_row *row)
{
	sg_buf *out = map->out;
	sg_buf_printf(out, "<g class=\"%s%s%s%s%s\"", css_class, *camp ? " " : "", camp,
		!row || *camp ? card->is_quoted ? " quoted" : "" : "",
		card->is_opening ? " opening" : "");
	write_node(map, card, row);
	bool is_whole = row ? sg_words__is_whole(map->picture, row->claim, &row->words, card->role)
			    : card->kind != SG_CARD_NAME;
	sg_words__name(out, map->picture, card->person, row ? row->claim : SG_NONE, is_whole);
}

static void write_words(sg_map *map, const sg_card *card, const sg_row *row)
{
	for (size_t i = 0; i < row->words.count; i++) {
		sg_svg_text at = {"words", card->x + SG_TEXT_LEFT,
			card->y + row->y + card->line_height * (double)i, 0};
		if (row->words.is_rtl)
			at.rtl_x = card->x + card->width - SG_TEXT_RIGHT;
		sg_svg__text(map->out, at, row->words.items[i]);
	}
}

static void write_rows(sg_map *map, const sg_card *card)
{
	bool is_first = true;
	for (size_t i = 0; i < card->row_count; i++) {
		const sg_row *row = &card->rows[i];
		if (!row->is_shown)
			continue;
		if (!is_first) {
			sg_buf_puts(map->out, "<line class=\"hair\"");
			double y = card->y + row->y - card->line_height - 4;
			sg_svg__attribute(map->out, "x1", card->x + SG_TEXT_LEFT);
			sg_svg__attribute(map->out, "x2", card->x + card->width - SG_TEXT_RIGHT);
			sg_svg__attribute(map->out, "y1", y);
			sg_svg__attribute(map->out, "y2", y);
			sg_buf_puts(map->out, "/>\n");
		}
		is_first = false;
		if (card->row_count > 1)
			open_group(map, "row", "", card, row);
		write_words(map, card, row);
		if (card->row_count > 1)
			sg_buf_puts(map->out, "</g>\n");
	}
}

/* Wider for people who are more central: by area, so by the root. */
static double stripe_width(sg_map *map, const sg_card *card)
{
	double centrality = sg_picture__centrality(map->picture, card->person);
	if (isnan(centrality))
		return STRIPE;
	map->sheet->key_note = "Wider stripe: more central.";
	return STRIPE - 1 + STRIPE_MORE * sqrt(fmax(0, centrality));
}

/* The name, which leads to where the words stand; the mark is at its line's other end. */
static void write_name(sg_map *map, const sg_card *card, double rtl_x)
{
	double left = card->x + SG_TEXT_LEFT, y = card->y + card->who_y;
	bool is_link = sg_mark__open_source(map->out, sg_saying__source(map->picture, card));
	sg_svg__text(map->out, (sg_svg_text){"who", left, y, rtl_x}, card->who);
	double right = card->x + card->width - SG_TEXT_RIGHT - SG_MARK_SOURCE_WIDTH;
	if (is_link)
		sg_mark__close_source(map->out, rtl_x > 0 ? left : right, y - 5);
}

void sg_map__card(sg_map *map, const sg_card *card)
{
	sg_buf *out = map->out;
	const char *camp = sg_svg__camp_class(card_camp(map->picture, card));
	const sg_row *only = card->row_count == 1 ? &card->rows[0] : NULL;
	double x = card->x + SG_TEXT_LEFT;
	open_group(map, card->kind == SG_CARD_NAME ? "person" : "claim", camp, card, only);
	sg_svg__rect(out, "card", card->x, card->y, card->width, card->height,
		map->sheet->theme->card_radius);
	sg_mark__stripe(out, card->x, card->y, stripe_width(map, card), card->height,
		map->sheet->theme->card_radius);
	/* A name that is read from the right has its line there, as its words have. */
	double rtl_x = sg_text__starts_rtl(card->who) ? card->x + card->width - SG_TEXT_RIGHT : 0;
	write_name(map, card, rtl_x);
	if (card->role.len)
		sg_svg__text(
			out, (sg_svg_text){"role", x, card->y + card->role_y, rtl_x}, card->role);
	write_rows(map, card);
	if (card->more.len)
		sg_svg__text(
			out, (sg_svg_text){"more", x, card->y + card->height - 14, 0}, card->more);
	sg_buf_puts(out, "</g>\n");
}
