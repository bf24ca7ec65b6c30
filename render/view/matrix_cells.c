/* Stances -> cells.
 *
 * A stance's column is the claim it answers; one that names a person has that person's column.
 * Where there are more claims than columns, those that only one person took a stance on go to
 * their speakers' columns as well: a column with one mark says less than who is meant. What then
 * has the most stances is kept. */
#include "view/gather.h"
#include "view/matrix.h"

#include <stdlib.h>

/* What a column may stand for: claims by number, then people. */
typedef struct tally {
	sg_matrix *matrix;
	const sg_picture *picture;
	sg_gathered *stances; /* person -> target; later row -> column */
	size_t stance_count;
	size_t target_count;
	size_t *takers;   /* per target: people with a stance on it */
	uint32_t *column; /* per target; SG_NONE */
	uint32_t *row;    /* per person; SG_NONE */
	size_t *filled;   /* per person: columns with a stance of theirs */
} tally;

static uint32_t person_target(const tally *t, uint32_t person)
{
	return (uint32_t)t->picture->debate->claim_count + person;
}

/* SG_NONE: words of nobody's, several of them. */
static uint32_t target_of(const tally *t, sg_port to)
{
	const sg_card *card = &t->picture->cards[to.card];
	if (to.row != SG_NONE || card->row_count == 1)
		return card->rows[to.row != SG_NONE ? to.row : 0].claim;
	return card->person == SG_NONE ? SG_NONE : person_target(t, card->person);
}

static void collect(tally *t)
{
	for (uint32_t i = 0; i < t->picture->link_count; i++) {
		const sg_link *link = &t->picture->links[i];
		uint32_t from = t->picture->cards[link->from.card].person;
		uint32_t target = target_of(t, link->to);
		if (sg_relation_sign(link->kind) && from != SG_NONE && target != SG_NONE &&
			from != t->picture->cards[link->to.card].person)
			t->stances[t->stance_count++] = (sg_gathered){from, target, link->kind, i};
	}
	sg_gather__sort(t->stances, t->stance_count);
}

static void count_takers(tally *t)
{
	memset(t->takers, 0, t->target_count * sizeof *t->takers);
	for (size_t i = 0; i < t->stance_count; i++) {
		const sg_gathered *s = &t->stances[i];
		bool is_new = i == 0 || s[-1].from != s->from || s[-1].to != s->to;
		t->takers[s->to] += is_new;
	}
}

static size_t count_targets(const tally *t)
{
	size_t count = 0;
	for (size_t i = 0; i < t->target_count; i++)
		count += t->takers[i] > 0;
	return count;
}

/* Claims with one stance go to their speakers. */
static void fold_lonely(tally *t)
{
	for (size_t i = 0; i < t->stance_count; i++) {
		sg_gathered *s = &t->stances[i];
		if (s->to >= t->picture->debate->claim_count || t->takers[s->to] > 1)
			continue;
		uint32_t speaker = t->picture->speaker[s->to];
		if (speaker != SG_NONE)
			s->to = person_target(t, speaker);
	}
	sg_gather__sort(t->stances, t->stance_count);
	count_takers(t);
}

/* ---- what is kept ----------------------------------------------------------------------- */

typedef struct candidate {
	size_t weight;
	uint32_t index;
} candidate;

static int heavier(const void *a, const void *b)
{
	const candidate *p = a, *q = b;
	if (p->weight != q->weight)
		return p->weight > q->weight ? -1 : 1;
	return p->index < q->index ? -1 : p->index > q->index;
}

/* place[i] for the `most` heaviest of weight[]: 0, 1, ... in the order of i; SG_NONE else.
 * @return how many; *total: how many have a weight */
static size_t keep_heaviest(const size_t *weight, size_t count, size_t most, candidate *order,
	uint32_t *place, size_t *total)
{
	size_t n = 0, kept;
	for (uint32_t i = 0; i < count; i++) {
		place[i] = SG_NONE;
		if (weight[i])
			order[n++] = (candidate){weight[i], i};
	}
	qsort(order, n, sizeof *order, heavier);
	*total = n;
	kept = n < most ? n : most;
	for (size_t i = 0; i < kept; i++)
		place[order[i].index] = 0;
	uint32_t next = 0;
	for (size_t i = 0; i < count; i++)
		if (place[i] != SG_NONE)
			place[i] = next++;
	return kept;
}

static sg_matrix_column column_of(const tally *t, uint32_t target)
{
	size_t claims = t->picture->debate->claim_count;
	sg_matrix_column out = {.claim = SG_NONE, .person = SG_NONE};
	if (target < claims) {
		out.claim = target;
		out.person = t->picture->speaker[target];
	} else {
		out.person = target - (uint32_t)claims;
	}
	out.group = sg_groups__of(t->picture, out.person);
	return out;
}

static sg_status choose_columns(tally *t)
{
	sg_matrix *m = t->matrix;
	sg_arena *arena = m->sheet->arena;
	candidate *order = sg_arena_array(arena, t->target_count, sizeof *order);
	if (!order)
		return SG_E_NOMEM;
	m->column_count = keep_heaviest(
		t->takers, t->target_count, m->columns_max, order, t->column, &m->column_total);
	m->columns = sg_arena_array(arena, m->column_count, sizeof *m->columns);
	if (!m->columns)
		return SG_E_NOMEM;
	for (uint32_t i = 0; i < t->target_count; i++)
		if (t->column[i] != SG_NONE)
			m->columns[t->column[i]] = column_of(t, i);
	return SG_OK;
}

static size_t rows_wanted(const sg_render_options *options)
{
	size_t most = options->top ? options->top : SG_MATRIX_ROWS_MAX;
	return most < SG_MATRIX_TOP_MAX ? most : SG_MATRIX_TOP_MAX;
}

/* Whoever took a stance on a column; then whoever said one. */
static sg_status choose_rows(tally *t)
{
	sg_matrix *m = t->matrix;
	sg_arena *arena = m->sheet->arena;
	size_t persons = t->picture->debate->person_count;
	candidate *order = sg_arena_array(arena, persons, sizeof *order);
	if (!order)
		return SG_E_NOMEM;
	for (size_t i = 0; i < t->stance_count; i++)
		t->filled[t->stances[i].from] += t->column[t->stances[i].to] != SG_NONE ? 2 : 0;
	for (size_t i = 0; i < m->column_count; i++)
		if (m->columns[i].person != SG_NONE)
			t->filled[m->columns[i].person] += 1;
	m->row_count = keep_heaviest(
		t->filled, persons, rows_wanted(m->sheet->options), order, t->row, &m->row_total);
	m->rows = sg_arena_array(arena, m->row_count, sizeof *m->rows);
	if (!m->rows)
		return SG_E_NOMEM;
	for (uint32_t i = 0; i < persons; i++)
		if (t->row[i] != SG_NONE)
			m->rows[t->row[i]] =
				(sg_matrix_row){.person = i, .group = sg_groups__of(t->picture, i)};
	return SG_OK;
}

/* ---- cells ------------------------------------------------------------------------------ */

static void count_marks(sg_matrix *m)
{
	for (size_t i = 0; i < m->cell_count; i++) {
		sg_matrix_cell *cell = &m->cells[i];
		size_t sign = cell->link.kind == SG_REBUTS;
		m->rows[cell->row].given[sign]++;
		m->columns[cell->column].got[sign]++;
		if (i && m->cells[i - 1].row == cell->row && m->cells[i - 1].column == cell->column)
			cell->is_mixed = m->cells[i - 1].is_mixed = true;
	}
	for (size_t i = 0; i < m->column_count; i++)
		for (size_t k = 0; k < m->column_count; k++)
			if (m->columns[i].claim == SG_NONE && m->columns[k].claim != SG_NONE &&
				m->columns[i].person == m->columns[k].person)
				m->columns[i].has_others = true;
}

static sg_status fill(tally *t)
{
	sg_matrix *m = t->matrix;
	size_t kept = 0;
	for (size_t i = 0; i < t->stance_count; i++) {
		sg_gathered s = t->stances[i];
		s.from = t->row[s.from];
		s.to = t->column[s.to];
		if (s.from != SG_NONE && s.to != SG_NONE)
			t->stances[kept++] = s;
	}
	sg_gather__sort(t->stances, kept);
	m->cells = sg_arena_array(m->sheet->arena, kept, sizeof *m->cells);
	if (!m->cells)
		return SG_E_NOMEM;
	for (size_t i = 0, run; i < kept; i += run) {
		sg_matrix_cell *cell = &m->cells[m->cell_count++];
		double sum;
		run = sg_gather__run(t->stances + i, kept - i);
		*cell = (sg_matrix_cell){
			.row = t->stances[i].from, .column = t->stances[i].to, .times = run};
		sg_status st = sg_gather__join(&cell->link, &sum, t->picture, t->stances + i, run);
		if (st != SG_OK)
			return st;
	}
	count_marks(m);
	return SG_OK;
}

static sg_status init(tally *t, sg_matrix *m)
{
	sg_arena *arena = m->sheet->arena;
	const sg_debate *debate = m->sheet->debate;
	*t = (tally){.matrix = m, .picture = m->sheet->picture};
	t->target_count = debate->claim_count + debate->person_count;
	t->stances = sg_arena_array(arena, t->picture->link_count, sizeof *t->stances);
	t->takers = sg_arena_array(arena, t->target_count, sizeof *t->takers);
	t->column = sg_arena_array(arena, t->target_count, sizeof *t->column);
	t->row = sg_arena_array(arena, debate->person_count, sizeof *t->row);
	t->filled = sg_arena_array(arena, debate->person_count, sizeof *t->filled);
	return t->stances && t->takers && t->column && t->row && t->filled ? SG_OK : SG_E_NOMEM;
}

sg_status sg_matrix__cells(sg_matrix *matrix)
{
	tally t;
	if (init(&t, matrix) != SG_OK)
		return SG_E_NOMEM;
	collect(&t);
	count_takers(&t);
	if (count_targets(&t) > matrix->columns_max)
		fold_lonely(&t);
	sg_status st = choose_columns(&t);
	if (st == SG_OK)
		st = choose_rows(&t);
	return st == SG_OK ? fill(&t) : st;
}

bool sg_matrix__is_own(const sg_matrix_row *row, const sg_matrix_column *column)
{
	return column->person != SG_NONE && row->person == column->person;
}
