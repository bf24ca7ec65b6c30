/* The map, step by step.
 *
 * The cards' width depends on the gutters, the gutters on the lanes in use, and those on where
 * the cards are: so we place and route until the lanes no longer change, and then write. */
#include "map/map.h"

#include "text/measure.h"
#include "theme/theme.h"

enum { PLACE_ROUNDS_MAX = 4, LANES_MAX = 24 };

static bool same_lanes(const sg_gutters *a, const sg_gutters *b, uint32_t columns)
{
	for (uint32_t g = 0; g <= columns; g++)
		if (a->lanes[g] != b->lanes[g])
			return false;
	return true;
}

/* What a first look assumes: most debates need no more. */
static void first_guess(sg_gutters *gutters)
{
	*gutters = (sg_gutters){{0}, {0}, {0}};
	for (size_t g = 0; g < SG_GUTTERS_MAX; g++)
		gutters->lanes[g] = 2;
}

static sg_status arrange(sg_picture *picture, sg_routes *routes)
{
	sg_gutters assumed;
	first_guess(&assumed);
	sg_status st = SG_OK;
	for (size_t round = 0; st == SG_OK && round < PLACE_ROUNDS_MAX; round++) {
		st = sg_place__columns(picture, &assumed);
		if (st == SG_OK)
			st = sg_route__plan(routes, picture);
		if (st == SG_OK && round == 0)
			st = sg_place__ranks(picture);
		if (st == SG_OK)
			st = sg_place__stack(picture, routes->top_band);
		routes->gutters = assumed;
		if (st == SG_OK)
			st = sg_route__run(routes, picture);
		if (st != SG_OK || same_lanes(&routes->gutters, &assumed, picture->column_count))
			break;
		/* The last rounds only ever widen: two widths must not take turns. */
		for (size_t g = 0; g < SG_GUTTERS_MAX && round + 1 < PLACE_ROUNDS_MAX; g++) {
			size_t lanes = routes->gutters.lanes[g];
			if (lanes > LANES_MAX)
				lanes = LANES_MAX;
			if (round == 0 || lanes > assumed.lanes[g])
				assumed.lanes[g] = lanes;
		}
	}
	return st;
}

static sg_status write_headings(sg_picture *picture)
{
	const sg_text_style style = sg_theme__style(sg_theme__of(picture->options), SG_TYPE_NAME);
	static const sg_slice with = SG_SLICE_LIT("With ");
	for (size_t i = 0; i < picture->block_count; i++) {
		sg_block *block = &picture->blocks[i];
		sg_buf count = SG_BUF_INIT, whole = SG_BUF_INIT;
		if (!block->label.len)
			continue;
		/* A camp of one bears that person's name: the count would say nothing. */
		bool is_with = sg_slice_starts(block->label, with);
		if (block->people > 1 || (block->people && (is_with || block->camp == SG_NONE))) {
			sg_buf_puts(&count, " \xC2\xB7 ");
			sg_svg__count(&count, block->people, "person", "people");
		}
		/* Not over the gutter of a wide block either: lanes may run in it. */
		double room = picture->column_width -
			      sg_text__width(sg_buf_slice(&count), style.size_px, true);
		sg_slice label = sg_text__clean(block->label, 1024, picture->arena);
		bool has_label = label.ptr != NULL;
		label = sg_text__fit(label, room, style, picture->arena);
		sg_buf_add(&whole, label);
		if (count.len && sg_text__has_rtl(label))
			sg_buf_puts(&whole, SG_TEXT_LTR_MARK);
		sg_buf_add(&whole, sg_buf_slice(&count));
		block->heading = sg_arena_copy(picture->arena, sg_buf_slice(&whole));
		bool failed = whole.failed || count.failed || !block->heading.ptr || !label.ptr ||
			      !has_label;
		sg_buf_free(&count);
		sg_buf_free(&whole);
		if (failed)
			return SG_E_NOMEM;
	}
	return SG_OK;
}

static void write_body(sg_map *map)
{
	const sg_picture *picture = map->picture;
	for (size_t i = 0; i < picture->block_count; i++)
		sg_map__block(map, &picture->blocks[i]);
	if (picture->opening != SG_NONE)
		sg_map__card(map, &picture->cards[picture->opening]);
	for (size_t i = 0; i < picture->block_count; i++)
		for (size_t k = 0; k < picture->blocks[i].card_count; k++)
			sg_map__card(map, &picture->cards[picture->blocks[i].cards[k]]);
	sg_map__links(map);
	for (size_t i = 0; i < picture->link_count; i++)
		sg_sheet__show_link(map->sheet, picture, &picture->links[i]);
}

sg_status sg_map__draw(sg_sheet *sheet, sg_picture *picture)
{
	sg_routes routes = {0};
	sg_map map = {sheet, picture, &routes, sheet->out};
	sg_status st = sg_map__add_blocks(picture);
	if (st == SG_OK) {
		picture->asked_width = sheet->width > 0 ? sheet->width : sheet->options->width_px;
		sg_place__width(picture);
		if (sheet->width <= 0)
			st = sg_sheet__open(sheet, picture->width);
		picture->top = sheet->top;
	}
	if (st == SG_OK)
		st = arrange(picture, &routes);
	if (st == SG_OK)
		st = write_headings(picture);
	if (st != SG_OK)
		return st;
	write_body(&map);
	sheet->bottom = picture->bottom;
	return SG_OK;
}
