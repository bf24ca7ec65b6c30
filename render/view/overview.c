/* Debates too large for one map: the camps with what runs between them, then a map of each camp
 * with its most answered claims and those of others that it has most to do with. */
#include "view/overview.h"

#include "map/map.h"
#include "theme/theme.h"
#include "view/view.h"

#include <math.h>

enum {
	WIDTH = 960,
	WIDTH_MIN = 480,
	CARDS_PER_MAP = 12,
	CARDS_OF_ALL_MAPS = 60,
	MAP_GAP = 40,
	MAP_HEAD = 48
};

static void write_map_head(sg_overview *o, const sg_bubble *b, const sg_picture *picture)
{
	sg_sheet *sheet = o->sheet;
	sg_buf text = SG_BUF_INIT;
	size_t own = 0;
	for (size_t i = 0; i < picture->card_count; i++)
		if (!picture->cards[i].is_guest)
			own += picture->cards[i].row_count - picture->cards[i].hidden_count;
	sg_buf_printf(&text, "%zu of its ", own);
	sg_svg__count(&text, b->claims, "claim", "claims");
	if (picture->claims_drawn > own)
		sg_buf_printf(&text, ", and %zu of others that it answers or that answer it",
			picture->claims_drawn - own);
	sg_buf_putc(&text, '.');
	sg_slice label = sg_text__clean(b->label, 1024, sheet->arena);
	sheet->out->failed |= !label.ptr;
	label = sg_text__fit(label, sheet->width - 2 * SG_PAGE_MARGIN - 8,
		sg_theme__style(sheet->theme, SG_TYPE_SECTION), sheet->arena);
	sheet->out->failed |= !label.ptr || text.failed;
	double y = sheet->bottom + MAP_GAP;
	sg_svg__text(sheet->out, (sg_svg_text){"h3", SG_PAGE_MARGIN + 4, y, 0}, label);
	sg_svg__text(sheet->out, (sg_svg_text){"h2", SG_PAGE_MARGIN + 4, y + 20, 0},
		sg_buf_slice(&text));
	sg_buf_free(&text);
}

/* A claim may stand in several maps. */
static void note_drawn(sg_overview *o, const sg_picture *picture)
{
	for (size_t i = 0; i < picture->card_count; i++)
		for (size_t k = 0; k < picture->cards[i].row_count; k++)
			if (picture->cards[i].rows[k].is_shown)
				o->is_drawn[picture->cards[i].rows[k].claim] = true;
}

static sg_status draw_map(sg_overview *o, const sg_bubble *b)
{
	sg_sheet *sheet = o->sheet;
	sg_picture picture;
	size_t kept = CARDS_OF_ALL_MAPS / o->camps;
	kept = kept > CARDS_PER_MAP ? CARDS_PER_MAP : kept;
	sg_selection selection = {.max = kept, .kept = kept, .camp = b->camp, .has_camp = true};
	sg_status st = sg_picture__make(&picture, sheet->debate, sheet->options, sheet->arena);
	if (st == SG_OK)
		st = sg_picture__select(&picture, &selection, NULL);
	if (st != SG_OK)
		return st;
	write_map_head(o, b, &picture);
	note_drawn(o, &picture);
	sheet->top = sheet->bottom + MAP_GAP + MAP_HEAD - 14;
	return sg_map__draw(sheet, &picture);
}

sg_status sg_view_overview__draw(sg_sheet *sheet)
{
	sg_overview o = {.sheet = sheet};
	o.is_drawn = sg_arena_array(sheet->arena, sheet->debate->claim_count, sizeof *o.is_drawn);
	if (!o.is_drawn)
		return SG_E_NOMEM;
	sg_status st = sg_sheet__open(sheet,
		sheet->options->width_px > 0 ? fmax(WIDTH_MIN, sheet->options->width_px) : WIDTH);
	if (st != SG_OK)
		return st;
	sg_overview__count(&o);
	sheet->bottom = sg_overview__place(&o);
	sg_overview__write_camps(&o);
	for (size_t i = 0; st == SG_OK && i < o.count; i++)
		if (o.bubbles[i].camp != SG_NONE)
			st = draw_map(&o, &o.bubbles[i]);
	sheet->key_note =
		"Circles grow with a camp's people, stripes with how central somebody is; "
		"numbers on lines count stances.";
	for (size_t i = 0; i < sheet->debate->claim_count; i++)
		sheet->picture->claims_drawn += o.is_drawn[i];
	sheet->picture->kept_by = SG_KEPT_PER_CAMP;
	return st;
}
