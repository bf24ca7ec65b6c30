/* What the numbers above the columns stand for: who said it, and the words. */
#include "escape.h"
#include "sheet/words.h"
#include "text/measure.h"
#include "theme/theme.h"
#include "view/matrix.h"

#include <math.h>

enum {
	ENTRY_GAP = 9,
	NUMBER_ROOM = 24, /* the number ends here */
	TEXT_LEFT = 36,
	COLUMN_GAP = 28,
	TWO_COLUMNS_LEAST = 620,
	FEW_COLUMNS = 12,
	CLEAN_BYTES = 4096
};

typedef struct entry {
	sg_slice who;
	sg_lines words;
} entry;

static sg_slice words_of(const sg_debate *debate, const sg_matrix_column *column)
{
	if (column->claim != SG_NONE)
		return sg_claim_own_words(&debate->claims[column->claim]);
	return column->has_others
		       ? (sg_slice)SG_SLICE_LIT("The person, or anything else they said.")
		       : (sg_slice)SG_SLICE_LIT("The person, or anything they said.");
}

static sg_status wrap(const sg_matrix *m, const sg_matrix_column *column, double width, entry *out)
{
	sg_arena *arena = m->sheet->arena;
	size_t lines = m->column_count <= FEW_COLUMNS ? 3 : 2;
	sg_slice who =
		sg_text__clean(sg_picture__name(m->sheet->picture, column->person), 512, arena);
	sg_slice words = sg_text__clean(words_of(m->sheet->debate, column), CLEAN_BYTES, arena);
	if (!who.ptr || !words.ptr)
		return SG_E_NOMEM;
	out->who = sg_text__fit(who, width, sg_theme__style(m->sheet->theme, SG_TYPE_NAME), arena);
	if (!out->who.ptr)
		return SG_E_NOMEM;
	return sg_text__wrap(&out->words, words, width,
		sg_theme__style(m->sheet->theme, SG_TYPE_WORDS), lines, arena);
}

static double line_step(const sg_matrix *m)
{
	return sg_theme__grown(m->sheet->theme, 17);
}

static double height_of(const sg_matrix *m, const entry *e)
{
	return line_step(m) * (1 + (double)e->words.count) + ENTRY_GAP;
}

static void write_group(const sg_matrix *m, const sg_matrix_column *column, const sg_lines *words)
{
	static const sg_slice no_role = SG_SLICE_EMPTY;
	bool is_whole = column->claim != SG_NONE &&
			sg_words__is_whole(m->sheet->picture, column->claim, words, no_role);
	sg_buf *out = m->sheet->out;
	sg_buf_printf(
		out, "<g class=\"claim %s\"", sg_svg__camp_class(sg_groups__camp(column->group)));
	if (column->claim != SG_NONE)
		sg_buf_printf(out, " id=\"%s-c%u\"", m->sheet->prefix, (unsigned)column->claim + 1);
	sg_words__name(out, m->sheet->picture, column->person, column->claim, is_whole);
}

static void write_entry(
	const sg_matrix *m, size_t index, const entry *e, double x, double y, double right)
{
	sg_buf *out = m->sheet->out, number = SG_BUF_INIT;
	double rtl_x = e->words.is_rtl ? right : 0;
	write_group(m, &m->columns[index], &e->words);
	sg_buf_printf(&number, "%zu", index + 1);
	sg_svg__text(out,
		(sg_svg_text){
			.css_class = "who end", .x = x + NUMBER_ROOM, .y = y + line_step(m) - 4},
		sg_buf_slice(&number));
	sg_svg__rect(
		out, "stripe", x + NUMBER_ROOM + 4, y + 2, 3, height_of(m, e) - ENTRY_GAP, 1.5);
	sg_svg__text(out, (sg_svg_text){"who", x + TEXT_LEFT, y + line_step(m) - 4, rtl_x}, e->who);
	for (size_t i = 0; i < e->words.count; i++) {
		double line_y = y + line_step(m) - 4 + line_step(m) * (double)(i + 1);
		sg_svg__text(out, (sg_svg_text){"words", x + TEXT_LEFT, line_y, rtl_x},
			e->words.items[i]);
	}
	sg_buf_puts(out, "</g>\n");
	out->failed |= number.failed;
	sg_buf_free(&number);
}

sg_status sg_matrix__key(sg_matrix *m, double left, double right, double y, double *bottom)
{
	size_t columns = right - left >= TWO_COLUMNS_LEAST && m->column_count > 1 ? 2 : 1;
	double width = (right - left - COLUMN_GAP * (double)(columns - 1)) / (double)columns;
	double whole = 0, at = y, x = left;
	entry *entries = sg_arena_array(m->sheet->arena, m->column_count, sizeof *entries);
	if (!entries)
		return SG_E_NOMEM;
	for (size_t i = 0; i < m->column_count; i++) {
		sg_status st = wrap(m, &m->columns[i], width - TEXT_LEFT, &entries[i]);
		if (st != SG_OK)
			return st;
		whole += height_of(m, &entries[i]);
	}
	*bottom = y;
	for (size_t i = 0; i < m->column_count; i++) {
		double height = height_of(m, &entries[i]);
		/* The second column begins where the first has taken its half. */
		if (columns == 2 && x <= left && at - y + height / 2 > whole / 2) {
			x = left + width + COLUMN_GAP;
			at = y;
		}
		write_entry(m, i, &entries[i], x, at, x + width);
		at += height;
		*bottom = at > *bottom ? at : *bottom;
	}
	return SG_OK;
}
