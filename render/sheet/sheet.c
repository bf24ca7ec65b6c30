/* A drawing, step by step: what there is, what of it is kept, the view, the SVG around it. */
#include "sheet/sheet.h"

#include "escape.h"
#include "theme/theme.h"
#include "view/view.h"

#include <math.h>

static uint64_t hash_bytes(uint64_t h, sg_slice s)
{
	for (size_t i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)s.ptr[i]) * 0x100000001B3u;
	return (h ^ 0xFF) * 0x100000001B3u;
}

/* Ids start with a hash of what is drawn: two drawings on one page do not share rules. */
static void make_prefix(sg_sheet *sheet)
{
	static const char digits[] = "0123456789abcdefghijklmnopqrstuv";
	const sg_debate *debate = sheet->debate;
	uint64_t h = hash_bytes(0xCBF29CE484222325u, debate->title);
	for (size_t i = 0; i < debate->person_count; i++)
		h = hash_bytes(h, debate->people[i].label);
	for (size_t i = 0; i < debate->claim_count; i++)
		h = hash_bytes(h, debate->claims[i].text);
	const uint64_t counts[] = {debate->relation_count, (uint64_t)(sheet->width * 10),
		sheet->picture->card_count, sheet->picture->link_count};
	h = hash_bytes(h, (sg_slice){(const char *)counts, sizeof counts});
	h = hash_bytes(h, sg_slice_of(sheet->kind));
	h = hash_bytes(h, sheet->picture->focus);
	h = sg_theme__hash(sheet->theme, h);
	sheet->prefix[0] = 's';
	for (size_t i = 1; i < SG_PREFIX_BYTES - 1; i++)
		sheet->prefix[i] = digits[h >> (i * 5 + 16) & 31];
	sheet->prefix[SG_PREFIX_BYTES - 1] = '\0';
}

static void write_root(sg_sheet *sheet, long width, long height)
{
	sg_buf *out = sheet->out;
	const char *id = sheet->prefix;
	sg_buf_printf(out,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"%s\" viewBox=\"0 0 %ld %ld\" "
		"width=\"%ld\" height=\"%ld\" role=\"graphics-document\" "
		"aria-labelledby=\"%s-t %s-d\">\n<title id=\"%s-t\">",
		id, width, height, width, height, id, id, id);
	sg_escape__xml(out, sheet->name);
	sg_buf_printf(out, "</title>\n<desc id=\"%s-d\">", id);
	sg_sheet__describe(sheet);
	sg_buf_puts(out, "</desc>\n");
}

/* The height is known when all is drawn: the body is written aside. */
static sg_status write_document(sg_sheet *sheet, const sg_view *view)
{
	sg_buf body = SG_BUF_INIT, above = SG_BUF_INIT, *out = sheet->out;
	sheet->out = &body;
	sg_status st = view->draw(sheet);
	double height = ceil(st == SG_OK ? sg_sheet__foot(sheet) : 0);
	sheet->out = &above;
	if (st == SG_OK)
		sg_sheet__head(sheet);
	sheet->out = out;
	if (st == SG_OK) {
		write_root(sheet, lround(sheet->width), lround(height));
		st = sg_sheet__style(sheet, &above, &body);
	}
	if (st == SG_OK) {
		sg_svg__rect(out, "paper", 0, 0, sheet->width, height, 0);
		sg_buf_add(out, sg_buf_slice(&above));
		sg_buf_add(out, sg_buf_slice(&body));
		sg_buf_puts(out, "</svg>\n");
	}
	out->failed |= body.failed || above.failed;
	sg_buf_free(&body);
	sg_buf_free(&above);
	return st;
}

static sg_selection selection_of(const sg_render_options *options, const sg_view *view)
{
	size_t top = view->has_own_top ? 0 : options->top;
	return (sg_selection){.focus = options->focus,
		.steps = options->steps ? options->steps : 1,
		.max = top ? top : view->cards_max,
		.kept = top ? top : view->cards_kept,
		.all_rows = view->has_own_top};
}

sg_status sg_sheet__draw(
	sg_buf *out, const sg_debate *debate, const sg_render_options *options, sg_error *err)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_picture picture;
	sg_sheet sheet = {.debate = debate,
		.options = options,
		.theme = sg_theme__of(options),
		.arena = &arena,
		.picture = &picture,
		.out = out};
	sg_error why = SG_ERROR_INIT;
	sg_status st = sg_picture__make(&picture, debate, options, &arena);
	const sg_view *view = st == SG_OK ? sg_view__choose(options, &picture) : NULL;
	if (st == SG_OK && !view->keeps_all) {
		sg_selection selection = selection_of(options, view);
		st = sg_picture__select(&picture, &selection, &why);
	}
	if (st == SG_OK) {
		sheet.kind = view->kind;
		make_prefix(&sheet);
		st = write_document(&sheet, view);
	}
	if (st == SG_OK)
		st = sg_buf_status(out, err);
	else
		sg_fail(err, st, 0, why.code ? why.what : sg_status_name(st), why.hint);
	sg_arena_destroy(&arena);
	return st;
}
