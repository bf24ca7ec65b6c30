/* The drawing as SVG. Every byte is ours: classes, ids, titles, dark mode.
 *
 * The cards' width depends on the gutters, the gutters on the lanes in use, and those on where
 * the cards are: so we place and route until the lanes no longer change, and then write. */
#include "escape.h"
#include "formats.h"
#include "svg_parts.h"
#include "text/measure.h"

#include <math.h>

enum { PLACE_ROUNDS_MAX = 4, LANES_MAX = 24 };

static uint64_t hash_bytes(uint64_t h, sg_slice s)
{
	for (size_t i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)s.ptr[i]) * 0x100000001B3u;
	return (h ^ 0xFF) * 0x100000001B3u;
}

/* Ids start with a hash of what is drawn: two pictures on one page do not share rules. */
static void make_prefix(sg_svg *svg)
{
	static const char digits[] = "0123456789abcdef";
	const sg_debate *debate = svg->picture->debate;
	uint64_t h = hash_bytes(0xCBF29CE484222325u, debate->title);
	for (size_t i = 0; i < debate->person_count; i++)
		h = hash_bytes(h, debate->people[i].label);
	for (size_t i = 0; i < debate->claim_count; i++)
		h = hash_bytes(h, debate->claims[i].text);
	h = hash_bytes(h, (sg_slice){(const char *)&svg->picture->width, sizeof(double)});
	h ^= (uint64_t)debate->relation_count * 0x9E3779B97F4A7C15u;
	memcpy(svg->prefix, "sg", 2);
	for (size_t i = 0; i < 8; i++)
		svg->prefix[2 + i] = digits[h >> (i * 4 + 16) & 15];
	svg->prefix[10] = '\0';
}

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

static sg_status arrange(sg_picture *picture, sg_routes *routes, sg_svg_head *head)
{
	sg_gutters assumed;
	first_guess(&assumed);
	sg_status st = SG_OK;
	for (size_t round = 0; st == SG_OK && round < PLACE_ROUNDS_MAX; round++) {
		st = sg_place__columns(picture, &assumed);
		if (st == SG_OK)
			st = sg_svg__measure_head(picture, head, &picture->top);
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
	static const sg_text_style style = {13, true};
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
		label = sg_text__fit(label, room, style, picture->arena);
		sg_buf_add(&whole, label);
		sg_buf_add(&whole, sg_buf_slice(&count));
		block->heading = sg_arena_copy(picture->arena, sg_buf_slice(&whole));
		bool failed = whole.failed || count.failed || !block->heading.ptr || !label.ptr;
		sg_buf_free(&count);
		sg_buf_free(&whole);
		if (failed)
			return SG_E_NOMEM;
	}
	return SG_OK;
}

static void write_body(sg_svg *svg, const sg_svg_head *head)
{
	const sg_picture *picture = svg->picture;
	sg_svg__head(svg, head);
	for (size_t i = 0; i < picture->block_count; i++)
		sg_svg__block(svg, &picture->blocks[i]);
	if (picture->opening != SG_NONE)
		sg_svg__card(svg, &picture->cards[picture->opening]);
	for (size_t i = 0; i < picture->block_count; i++)
		for (size_t k = 0; k < picture->blocks[i].card_count; k++)
			sg_svg__card(svg, &picture->cards[picture->blocks[i].cards[k]]);
	sg_svg__links(svg);
}

static void write_document(sg_svg *svg, const sg_svg_head *head)
{
	sg_buf body = SG_BUF_INIT, *out = svg->out;
	const sg_picture *picture = svg->picture;
	svg->out = &body;
	write_body(svg, head);
	double height = ceil(sg_svg__foot(svg, picture->bottom));
	svg->out = out;
	long w = lround(picture->width), h = lround(height);
	sg_buf_printf(out,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"%s\" viewBox=\"0 0 %ld %ld\" "
		"width=\"%ld\" height=\"%ld\" role=\"graphics-document\" "
		"aria-labelledby=\"%s-t %s-d\">\n<title id=\"%s-t\">",
		svg->prefix, w, h, w, h, svg->prefix, svg->prefix, svg->prefix);
	sg_escape__xml(out, head->name);
	sg_buf_printf(out, "</title>\n<desc id=\"%s-d\">", svg->prefix);
	sg_svg__description(svg);
	sg_buf_puts(out, "</desc>\n");
	sg_svg__style(svg);
	sg_svg__rect(out, "paper", 0, 0, (double)w, (double)h, 0);
	sg_buf_add(out, sg_buf_slice(&body));
	out->failed |= body.failed;
	sg_buf_puts(out, "</svg>\n");
	sg_buf_free(&body);
}

sg_status sg_svg__render(
	sg_buf *out, const sg_debate *debate, const sg_render_options *options, sg_error *err)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_picture picture;
	sg_routes routes = {0};
	sg_svg_head head = {0};
	sg_status st = sg_picture__make(&picture, debate, options, &arena);
	if (st == SG_OK)
		st = arrange(&picture, &routes, &head);
	if (st == SG_OK)
		st = write_headings(&picture);
	if (st == SG_OK) {
		sg_svg svg = {.out = out, .picture = &picture, .routes = &routes};
		make_prefix(&svg);
		write_document(&svg, &head);
		st = sg_buf_status(out, err);
	} else {
		sg_fail(err, st, 0, sg_status_name(st), NULL);
	}
	sg_arena_destroy(&arena);
	return st;
}
