/* The view of people by claims as SVG: a band per camp, a row per person, a mark per stance.
 *
 * Columns bear numbers, which a list explains: turned text is hard to read, and there is room for
 * whole sentences below the table, or beside one that is narrow. */
#include "view/matrix.h"

#include "escape.h"
#include "sheet/marks.h"
#include "sheet/words.h"
#include "text/measure.h"
#include "theme/theme.h"
#include "view/view.h"

#include <math.h>

enum {
	WIDTH_USUAL = 720,
	WIDTH_MANY = 960,
	WIDTH_LEAST = 360,
	PAD = 12,
	STEP_LEAST = 22,
	STEP_MOST = 30,
	TOTAL_STEP = 30,
	TOTALS_ROOM = 2 * TOTAL_STEP + 16, /* with what is before and behind them */
	ROW_STEP = 26,
	ROW_STEP_MANY = 23,
	ROWS_MANY = 24,
	HEADER_HEIGHT = 46,
	LABEL_HEIGHT = 40,
	PLAIN_HEIGHT = 8,
	BAND_GAP = 8,
	HEADER_AGAIN = 12, /* rows since the last one */
	BESIDE_LEAST = 250,
	BESIDE_COLUMNS_MAX = 9,
	KEY_GAP = 22
};

static const double name_share = 0.24; /* of the width, at most */
static const double mixed_offset = 4.3;
static const char *const total_words[] = {"who agree", "who rebut"};

/* ---- sizes ------------------------------------------------------------------------------ */

static size_t columns_for(double width)
{
	double room = width * (1 - name_share) - 2.0 * SG_PAGE_MARGIN - PAD - 10 - TOTALS_ROOM;
	double count = floor(room / STEP_LEAST);
	return count < 1                       ? 1
	       : count > SG_MATRIX_COLUMNS_MAX ? SG_MATRIX_COLUMNS_MAX
					       : (size_t)count;
}

static void widen(double *width, sg_slice words, sg_text_style style)
{
	*width = fmax(*width, sg_text__width(words, style.size_px, style.is_bold));
}

/* Names, camps and the totals' words share the first column. */
static sg_status measure_names(sg_matrix *m)
{
	const sg_picture *picture = m->sheet->picture;
	sg_arena *arena = m->sheet->arena;
	double limit = m->sheet->width * name_share;
	m->name_width = 0;
	for (size_t k = 0; k < 2; k++)
		widen(&m->name_width, sg_slice_of(total_words[k]),
			sg_theme__style(m->sheet->theme, SG_TYPE_NOTE));
	for (size_t i = 0; i < m->row_count; i++) {
		sg_slice name =
			sg_text__clean(sg_picture__name(picture, m->rows[i].person), 512, arena);
		if (name.ptr)
			name = sg_text__fit(
				name, limit, sg_theme__style(m->sheet->theme, SG_TYPE_NAME), arena);
		if (!name.ptr)
			return SG_E_NOMEM;
		m->rows[i].name = name;
		widen(&m->name_width, name, sg_theme__style(m->sheet->theme, SG_TYPE_NAME));
		widen(&m->name_width, sg_groups__label(picture, m->rows[i].group),
			sg_theme__style(m->sheet->theme, SG_TYPE_NAME));
	}
	m->name_width = fmin(m->name_width, limit);
	return SG_OK;
}

static void measure_columns(sg_matrix *m)
{
	m->left = SG_PAGE_MARGIN + PAD + m->name_width + 10;
	double room = m->sheet->width - SG_PAGE_MARGIN - TOTALS_ROOM - m->left;
	m->column_step = fmin(STEP_MOST, room / fmax(1, (double)m->column_count));
	m->right = m->left + m->column_step * (double)m->column_count + TOTALS_ROOM;
	m->row_step = sg_theme__grown(
		m->sheet->theme, m->row_count > ROWS_MANY ? ROW_STEP_MANY : ROW_STEP);
}

static double column_x(const sg_matrix *m, size_t column)
{
	return m->left + m->column_step * ((double)column + 0.5);
}

static double total_x(const sg_matrix *m, size_t sign)
{
	return m->right - TOTALS_ROOM + 8 + TOTAL_STEP * ((double)sign + 0.5);
}

/* ---- headers ---------------------------------------------------------------------------- */

static void write_number(sg_buf *out, const char *css_class, size_t n, double x, double y)
{
	sg_buf text = SG_BUF_INIT;
	sg_buf_printf(&text, "%zu", n);
	sg_svg__text(
		out, (sg_svg_text){.css_class = css_class, .x = x, .y = y}, sg_buf_slice(&text));
	out->failed |= text.failed;
	sg_buf_free(&text);
}

/* The columns' numbers, each over the hue of who said it. `y` is their baseline. */
static void write_numbers(const sg_matrix *m, double y)
{
	static const sg_relation_kind kinds[] = {SG_AGREES, SG_REBUTS};
	sg_buf *out = m->sheet->out;
	for (size_t i = 0; i < m->column_count; i++) {
		uint32_t camp = sg_groups__camp(m->columns[i].group);
		write_number(out, "key mid", i + 1, column_x(m, i), y);
		sg_buf_printf(out, "<g class=\"%s\">", sg_svg__camp_class(camp));
		sg_svg__rect(out, "stripe", column_x(m, i) - 7, y + 5, 14, 3, 1.5);
		sg_buf_puts(out, "</g>\n");
	}
	for (size_t k = 0; k < 2; k++) {
		sg_buf_printf(out, "<g class=\"%s\">", sg_relation_kind_name(kinds[k]));
		sg_mark__glyph(out, kinds[k], total_x(m, k), y - 4);
		sg_buf_puts(out, "</g>\n");
	}
}

static void write_hair(const sg_matrix *m, double y)
{
	sg_buf *out = m->sheet->out;
	sg_buf_puts(out, "<line class=\"hair\"");
	sg_svg__attribute(out, "x1", SG_PAGE_MARGIN + PAD);
	sg_svg__attribute(out, "x2", m->right - PAD);
	sg_svg__attribute(out, "y1", y);
	sg_svg__attribute(out, "y2", y);
	sg_buf_puts(out, "/>\n");
}

/* ---- bands ------------------------------------------------------------------------------ */

typedef struct band {
	uint32_t group;
	size_t first, count; /* rows */
	sg_slice label;
	bool has_label, has_header;
	double y, head, height;
} band;

static sg_status write_label(const sg_matrix *m, const band *b)
{
	sg_sheet *sheet = m->sheet;
	const sg_analysis *analysis = sheet->debate->analysis;
	uint32_t camp = sg_groups__camp(b->group);
	size_t all = camp != SG_NONE ? analysis->camps[camp].size : b->count;
	sg_slice label = sg_text__clean(b->label, 512, sheet->arena);
	if (label.ptr)
		label = sg_text__fit(label, m->name_width,
			sg_theme__style(m->sheet->theme, SG_TYPE_NAME), sheet->arena);
	if (!label.ptr)
		return SG_E_NOMEM;
	sg_svg_text at = {.css_class = "camp-name",
		.x = SG_PAGE_MARGIN + PAD,
		.y = b->y + sg_theme__grown(m->sheet->theme, 20)};
	sg_svg__text(sheet->out, at, label);
	sg_buf count = SG_BUF_INIT;
	if (b->count < all)
		sg_buf_printf(&count, "%zu of ", b->count);
	sg_svg__count(&count, all, "person", "people");
	at.css_class = "role";
	at.y = b->y + sg_theme__grown(m->sheet->theme, 34);
	sg_svg__text(sheet->out, at, sg_buf_slice(&count));
	sheet->out->failed |= count.failed;
	sg_buf_free(&count);
	return SG_OK;
}

static sg_status write_band(const sg_matrix *m, const band *b)
{
	sg_buf *out = m->sheet->out;
	sg_status st = SG_OK;
	if (b->label.len) {
		sg_buf_printf(out, "<g class=\"camp %s\">\n",
			sg_svg__camp_class(sg_groups__camp(b->group)));
		sg_svg__rect(out, "field", SG_PAGE_MARGIN, b->y, m->right - SG_PAGE_MARGIN,
			b->height, 12);
		if (b->has_label)
			st = write_label(m, b);
		sg_buf_puts(out, "</g>\n");
	}
	if (b->has_header)
		write_numbers(m, b->y + b->head - 14);
	for (size_t i = 0; i + 1 < b->count; i++)
		write_hair(m, m->rows[b->first + i].y + m->row_step / 2);
	return st;
}

/* ---- rows and cells --------------------------------------------------------------------- */

static void write_row_title(const sg_matrix *m, const sg_matrix_row *row)
{
	sg_buf *out = m->sheet->out;
	sg_slice label = sg_groups__label(m->sheet->picture, row->group);
	sg_words__claim(out, m->sheet->picture, row->person, SG_NONE);
	if (label.len) {
		sg_buf_puts(out, ". Camp: ");
		sg_escape__xml(out, label);
	}
	sg_buf_printf(out, ". Of what is drawn agrees with %zu, rebuts %zu.", row->given[0],
		row->given[1]);
}

static void write_row(const sg_matrix *m, const sg_matrix_row *row)
{
	sg_buf *out = m->sheet->out;
	sg_buf_printf(out, "<g class=\"person %s\" id=\"%s-p%u\" role=\"graphics-object\"><title>",
		sg_svg__camp_class(sg_groups__camp(row->group)), m->sheet->prefix,
		(unsigned)row->person + 1);
	write_row_title(m, row);
	sg_buf_puts(out, "</title>\n");
	sg_svg__text(out,
		(sg_svg_text){.css_class = "who", .x = SG_PAGE_MARGIN + PAD, .y = row->y + 4.5},
		row->name);
	for (size_t k = 0; k < 2; k++)
		if (row->given[k])
			write_number(out, "key mid", row->given[k], total_x(m, k), row->y + 4.5);
	for (size_t i = 0; i < m->column_count; i++) {
		if (!sg_matrix__is_own(row, &m->columns[i]))
			continue;
		sg_buf_puts(out, "<circle class=\"stripe\"");
		sg_svg__attribute(out, "cx", column_x(m, i));
		sg_svg__attribute(out, "cy", row->y);
		sg_buf_puts(out, " r=\"4\"/>\n");
	}
	sg_buf_puts(out, "</g>\n");
}

static void write_cell(const sg_matrix *m, const sg_matrix_cell *cell)
{
	sg_buf *out = m->sheet->out;
	const sg_matrix_column *column = &m->columns[cell->column];
	const char *kind = sg_relation_kind_name(cell->link.kind);
	double x = column_x(m, cell->column), y = m->rows[cell->row].y;
	bool is_claim = column->claim != SG_NONE;
	sg_buf_printf(out,
		"<g class=\"cell %s%s\" data-kind=\"%s\" data-from=\"p%u\" data-to=\"%c%u\" "
		"data-confidence=\"",
		kind, sg_mark__sureness(cell->link.kind, cell->link.confidence), kind,
		(unsigned)m->rows[cell->row].person + 1, is_claim ? 'c' : 'p',
		(unsigned)(is_claim ? column->claim : column->person) + 1);
	sg_words__confidence(out, cell->link.confidence);
	sg_buf_puts(out, "\">");
	sg_words__links(out, m->sheet->picture, &cell->link, cell->times);
	if (cell->is_mixed) {
		double away = cell->link.kind == SG_AGREES ? -mixed_offset : mixed_offset;
		sg_mark__small_badge(out, cell->link.kind, x + away, y + away);
	} else {
		sg_mark__badge(out, cell->link.kind, x, y);
	}
	sg_buf_puts(out, "</g>\n");
}

/* How many people agree with, and rebut, each column. @return where it ends */
static double write_totals(const sg_matrix *m, double y, bool has_numbers)
{
	sg_buf *out = m->sheet->out;
	for (size_t k = 0; k < 2; k++, y += sg_theme__grown(m->sheet->theme, 19)) {
		sg_slice label = sg_text__fit(sg_slice_of(total_words[k]), m->name_width,
			sg_theme__style(m->sheet->theme, SG_TYPE_NOTE), m->sheet->arena);
		out->failed |= !label.ptr;
		sg_svg__text(out,
			(sg_svg_text){.css_class = "key",
				.x = SG_PAGE_MARGIN + PAD,
				.y = y + sg_theme__grown(m->sheet->theme, 14)},
			label);
		for (size_t i = 0; i < m->column_count; i++)
			if (m->columns[i].got[k])
				write_number(out, "key mid", m->columns[i].got[k], column_x(m, i),
					y + sg_theme__grown(m->sheet->theme, 14));
	}
	if (!has_numbers)
		return y;
	write_numbers(m, y + sg_theme__grown(m->sheet->theme, 18));
	return y + sg_theme__grown(m->sheet->theme, 28);
}

/* ---- the table -------------------------------------------------------------------------- */

static band make_band(const sg_matrix *m, size_t first, size_t *since_header)
{
	const sg_analysis *analysis = m->sheet->debate->analysis;
	band b = {.group = m->rows[first].group, .first = first};
	while (first + b.count < m->row_count && m->rows[first + b.count].group == b.group)
		b.count++;
	b.label = sg_groups__label(m->sheet->picture, b.group);
	uint32_t camp = sg_groups__camp(b.group);
	/* The label of a camp of one is that person's name. */
	b.has_label = b.label.len && (camp == SG_NONE || analysis->camps[camp].size > 1);
	b.has_header = first == 0 || *since_header >= HEADER_AGAIN;
	*since_header = (b.has_header ? 0 : *since_header) + b.count;
	b.head = sg_theme__grown(m->sheet->theme, b.has_header  ? HEADER_HEIGHT
						  : b.has_label ? LABEL_HEIGHT
								: PLAIN_HEIGHT);
	b.height = b.head + m->row_step * (double)b.count + PLAIN_HEIGHT;
	return b;
}

static sg_status write_table(sg_matrix *m, double y, double *bottom)
{
	size_t since_header = 0;
	for (size_t first = 0; first < m->row_count;) {
		band b = make_band(m, first, &since_header);
		b.y = y;
		for (size_t i = 0; i < b.count; i++)
			m->rows[first + i].y = y + b.head + m->row_step * ((double)i + 0.5);
		sg_status st = write_band(m, &b);
		if (st != SG_OK)
			return st;
		y += b.height + BAND_GAP;
		first += b.count;
	}
	for (size_t i = 0, cell = 0; i < m->row_count; i++) {
		write_row(m, &m->rows[i]);
		for (; cell < m->cell_count && m->cells[cell].row == i; cell++)
			write_cell(m, &m->cells[cell]);
	}
	*bottom = write_totals(m, y, since_header >= HEADER_AGAIN);
	return SG_OK;
}

/* ---- what the marks are ----------------------------------------------------------------- */

typedef struct legend {
	const sg_matrix *matrix;
	double x, y, right;
} legend;

/* What a sign stands for: room for it, then the words. @return the sign's middle */
static double add_sign(legend *l, const char *words)
{
	double width =
		26 + sg_text__width(sg_slice_of(words),
			     sg_theme__style(l->matrix->sheet->theme, SG_TYPE_NOTE).size_px, false);
	double left = SG_PAGE_MARGIN + PAD;
	if (l->x + width > l->right && l->x > left) {
		l->x = left;
		l->y += sg_theme__grown(l->matrix->sheet->theme, 26);
	}
	double middle = l->x + 10;
	sg_svg__text(l->matrix->sheet->out,
		(sg_svg_text){.css_class = "key", .x = l->x + 26, .y = l->y + 4},
		sg_slice_of(words));
	l->x += width + 22;
	return middle;
}

static void add_badge(legend *l, sg_relation_kind kind, const char *state, const char *words)
{
	sg_buf *out = l->matrix->sheet->out;
	double x = add_sign(l, words);
	sg_buf_printf(out, "<g class=\"%s%s\">", sg_relation_kind_name(kind), state);
	sg_mark__badge(out, kind, x, l->y);
	sg_buf_puts(out, "</g>\n");
}

static void add_both(legend *l)
{
	static const sg_relation_kind kinds[] = {SG_AGREES, SG_REBUTS};
	sg_buf *out = l->matrix->sheet->out;
	double x = add_sign(l, "both");
	for (size_t k = 0; k < 2; k++) {
		double away = k ? mixed_offset : -mixed_offset;
		sg_buf_printf(out, "<g class=\"%s\">", sg_relation_kind_name(kinds[k]));
		sg_mark__small_badge(out, kinds[k], x + away, l->y + away);
		sg_buf_puts(out, "</g>\n");
	}
}

static void add_own(legend *l)
{
	sg_buf *out = l->matrix->sheet->out;
	double x = add_sign(l, "said it");
	sg_buf_puts(out, "<g class=\"camp-n\"><circle class=\"stripe\"");
	sg_svg__attribute(out, "cx", x);
	sg_svg__attribute(out, "cy", l->y);
	sg_buf_puts(out, " r=\"4\"/></g>\n");
}

static bool has_own(const sg_matrix *m)
{
	for (size_t i = 0; i < m->row_count; i++)
		for (size_t k = 0; k < m->column_count; k++)
			if (sg_matrix__is_own(&m->rows[i], &m->columns[k]))
				return true;
	return false;
}

/* Only what occurs. @return where it ends */
static double write_legend(const sg_matrix *m, double y, double right)
{
	legend l = {m, SG_PAGE_MARGIN + PAD, y + 12, right};
	bool occurs[2] = {false, false}, unsure = false, mixed = false;
	for (size_t i = 0; i < m->cell_count; i++) {
		const sg_matrix_cell *cell = &m->cells[i];
		occurs[cell->link.kind == SG_REBUTS] = true;
		mixed |= cell->is_mixed;
		unsure |= *sg_mark__sureness(cell->link.kind, cell->link.confidence) != '\0';
	}
	if (occurs[0])
		add_badge(&l, SG_AGREES, "", "agrees");
	if (occurs[1])
		add_badge(&l, SG_REBUTS, "", "rebuts");
	if (mixed)
		add_both(&l);
	if (unsure)
		add_badge(&l, occurs[1] ? SG_REBUTS : SG_AGREES, " tentative", "less sure");
	if (has_own(m))
		add_own(&l);
	return l.y + 14;
}

/* ---- the view --------------------------------------------------------------------------- */

static sg_status write_coverage(sg_matrix *m)
{
	sg_buf text = SG_BUF_INIT;
	if (m->row_count == 0) {
		sg_buf_puts(&text, "No stance was found: there is no table to draw.");
	} else if (m->row_count == m->row_total && m->column_count == m->column_total) {
		sg_buf_puts(&text, "Every stance is drawn.");
	} else {
		sg_buf_printf(&text, "Drew %zu of %zu people and %zu of %zu columns: those with ",
			m->row_count, m->row_total, m->column_count, m->column_total);
		sg_buf_puts(&text, "the most stances.");
	}
	m->sheet->coverage = sg_arena_copy(m->sheet->arena, sg_buf_slice(&text));
	bool failed = text.failed || !m->sheet->coverage.ptr;
	sg_buf_free(&text);
	return failed ? SG_E_NOMEM : SG_OK;
}

/* Beside a narrow table, else below it. */
static sg_status write_parts(sg_matrix *m)
{
	sg_sheet *sheet = m->sheet;
	double right = sheet->width - SG_PAGE_MARGIN, bottom, key_bottom;
	bool is_beside =
		m->column_count <= BESIDE_COLUMNS_MAX && right - m->right - KEY_GAP >= BESIDE_LEAST;
	sg_status st = write_table(m, sheet->top, &bottom);
	if (st != SG_OK)
		return st;
	bottom = write_legend(m, bottom + 8, is_beside ? m->right : right);
	st = is_beside ? sg_matrix__key(m, m->right + KEY_GAP, right, sheet->top + 6, &key_bottom)
		       : sg_matrix__key(m, SG_PAGE_MARGIN + 4, right, bottom + 14, &key_bottom);
	sheet->bottom = fmax(bottom, key_bottom) - 12;
	sheet->key_note = "The list says what the numbers stand for. Marks name their evidence: "
			  "point at one.";
	return st;
}

sg_status sg_view_matrix__draw(sg_sheet *sheet)
{
	sg_matrix m = {.sheet = sheet};
	double asked = sheet->options->width_px;
	double width = asked > 0 ? fmax(asked, WIDTH_LEAST) : WIDTH_MANY;
	m.columns_max = columns_for(width);
	sg_status st = sg_matrix__cells(&m);
	if (!(asked > 0) && m.column_count <= columns_for(WIDTH_USUAL))
		width = WIDTH_USUAL;
	if (st == SG_OK)
		st = sg_sheet__open(sheet, width);
	if (st == SG_OK)
		st = sg_matrix__order(&m);
	if (st == SG_OK)
		st = measure_names(&m);
	measure_columns(&m);
	if (st == SG_OK)
		st = write_coverage(&m);
	sheet->bottom = sheet->top;
	return st == SG_OK && m.row_count ? write_parts(&m) : st;
}
