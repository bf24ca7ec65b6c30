/* The tables of a report: camps, how camps treat each other, people, claims, the whole. They hold
 * the measures that most readers ask for; -T csv has all. */
#include "exchanges.h"
#include "notes.h"
#include "sections.h"
#include "shorten.h"

#include <math.h>
#include <stdlib.h>

/* So many rows of people and claims, the most central first. */
enum { MOST_ROWS = 100, WORDS_OF_A_CLAIM = 90, MOST_CAMPS = 8 };

static const char *const people_keys[] = {"camp_share", "claims", "agrees_in", "rebuts_in",
	"agrees_out", "rebuts_out", "pagerank", "pagerank_rank", "pagerank_rank_low",
	"pagerank_rank_high", "betweenness", "coreness", "participation"};
static const char *const claims_keys[] = {"agrees_in", "rebuts_in", "replies_in", "support",
	"opposition", "acceptability", "decided_by", "strength", "consensus", "controversy",
	"bridging"};

/* "camp_share" -> "camp share" */
static sg_slice heading_of(sg_report *r, sg_slice key)
{
	char *out = sg_arena_alloc(r->arena, key.len + 1);
	if (!out) {
		r->failed = true;
		return (sg_slice){NULL, 0};
	}
	for (size_t i = 0; i < key.len; i++)
		out[i] = key.ptr[i] == '_' ? ' ' : key.ptr[i];
	return (sg_slice){out, key.len};
}

/* Those of `keys` that were measured. */
static size_t choose(const sg_column **out, const sg_column *columns, size_t column_count,
	const char *const *keys, size_t key_count)
{
	size_t count = 0;
	for (size_t k = 0; k < key_count; k++)
		for (size_t i = 0; i < column_count; i++)
			if (sg_slice_eq(columns[i].key, sg_slice_of(keys[k])))
				out[count++] = &columns[i];
	return count;
}

static void add_headings(sg_report *r, const sg_column *const *columns, size_t count)
{
	for (size_t i = 0; i < count; i++)
		sg_report__column(r, heading_of(r, columns[i]->key), !columns[i]->scale);
}

static void add_values(sg_report *r, const sg_column *const *columns, size_t count, uint32_t row)
{
	for (size_t i = 0; i < count; i++) {
		double value = columns[i]->values[row];
		const sg_scale *scale = columns[i]->scale;
		char id[SG_ID_BYTES];
		if (!scale)
			sg_report__number(r, value);
		else if (scale->is_claims && value >= 0)
			sg_report__claim_cell(r, (uint32_t)value);
		else
			sg_report__cell(r, sg_scale_text(scale, value, id));
	}
}

/* ---- which rows ----------------------------------------------------------------------------- */

typedef struct ranked {
	double value;
	uint32_t row;
} ranked;

static int by_value(const void *left, const void *right)
{
	const ranked *a = left, *b = right;
	if (a->value > b->value || a->value < b->value)
		return a->value > b->value ? -1 : 1;
	return (a->row > b->row) - (a->row < b->row);
}

/* All rows, those with the highest value first; NAN, and a column that is absent, count as 0. */
static ranked *rank_rows(sg_report *r, const sg_column *column, size_t rows)
{
	ranked *out = sg_arena_array(r->arena, rows, sizeof *out);
	if (!out) {
		r->failed = true;
		return NULL;
	}
	for (size_t i = 0; i < rows; i++) {
		double value = column ? column->values[i] : 0;
		out[i] = (ranked){isnan(value) ? 0 : value, (uint32_t)i};
	}
	if (rows)
		qsort(out, rows, sizeof *out, by_value);
	return out;
}

static size_t shown_rows(sg_report *r, size_t rows, const char *what)
{
	if (rows <= MOST_ROWS)
		return rows;
	sg_report__open(r, SG_PIECE_PARAGRAPH, (sg_slice){NULL, 0});
	sg_report__text(r, "The %d %s with most attention (PageRank), of %zu; the CSV has all.",
		(int)MOST_ROWS, what, rows);
	return MOST_ROWS;
}

/* ---- camps ---------------------------------------------------------------------------------- */

static sg_slice camp_label(const sg_report *r, uint32_t person)
{
	const sg_analysis *a = r->analysis;
	uint32_t camp = a->person_camp && person != SG_NONE ? a->person_camp[person] : SG_NONE;
	return camp < a->camp_count ? a->camps[camp].label : (sg_slice){NULL, 0};
}

static void list_members(sg_report *r, uint32_t camp)
{
	enum { SHOWN = 12 };
	size_t shown = 0;
	sg_buf names = SG_BUF_INIT;
	for (uint32_t p = 0; p < r->debate->person_count; p++) {
		if (r->analysis->person_camp[p] != camp)
			continue;
		if (shown++ >= SHOWN)
			continue;
		sg_slice name = sg_report__name(r->debate, p);
		sg_buf_puts(&names, shown > 1 ? ", " : "");
		sg_buf_add(&names, name.len ? name : sg_slice_of("(not named)"));
	}
	if (shown > SHOWN)
		sg_buf_printf(&names, " and %zu more", shown - SHOWN);
	sg_slice kept = sg_arena_copy(r->arena, sg_buf_slice(&names));
	r->failed |= names.failed || !kept.ptr;
	sg_buf_free(&names);
	sg_report__cell(r, kept);
}

static void add_camps(sg_report *r)
{
	const sg_analysis *a = r->analysis;
	sg_report__open(r, SG_PIECE_SECTION, sg_slice_of("Camps"));
	sg_report__table(r, 3);
	sg_report__column(r, sg_slice_of("camp"), false);
	sg_report__column(r, sg_slice_of("people"), true);
	sg_report__column(r, sg_slice_of("members"), false);
	for (uint32_t c = 0; c < a->camp_count; c++) {
		sg_report__cell(r, a->camps[c].label);
		sg_report__number(r, a->camps[c].size);
		list_members(r, c);
	}
}

/* From each camp to each: how many agreements and rebuttals. */
static void add_camp_pairs(sg_report *r)
{
	const sg_analysis *a = r->analysis;
	size_t camps = a->camp_count < MOST_CAMPS ? a->camp_count : MOST_CAMPS;
	size_t agrees[MOST_CAMPS][MOST_CAMPS] = {{0}}, rebuts[MOST_CAMPS][MOST_CAMPS] = {{0}};
	sg_exchanges exchanges;
	if (sg_exchanges__collect(&exchanges, r) != SG_OK) {
		r->failed = true;
		return;
	}
	for (size_t i = 0; i < exchanges.count; i++) {
		const sg_exchange *e = &exchanges.items[i];
		uint32_t from = a->person_camp[e->source], to = a->person_camp[e->target];
		if (from < camps && to < camps)
			(e->sign > 0 ? agrees : rebuts)[from][to]++;
	}
	sg_report__open(r, SG_PIECE_SECTION, sg_slice_of("What camps say to each other"));
	sg_report__table(r, 4);
	sg_report__column(r, sg_slice_of("from"), false);
	sg_report__column(r, sg_slice_of("to"), false);
	sg_report__column(r, sg_slice_of("agreements"), true);
	sg_report__column(r, sg_slice_of("rebuttals"), true);
	for (size_t from = 0; from < camps; from++) {
		for (size_t to = 0; to < camps; to++) {
			if (!agrees[from][to] && !rebuts[from][to])
				continue;
			sg_report__cell(r, a->camps[from].label);
			sg_report__cell(r, a->camps[to].label);
			sg_report__number(r, (double)agrees[from][to]);
			sg_report__number(r, (double)rebuts[from][to]);
		}
	}
}

/* ---- people, claims, the whole -------------------------------------------------------------- */

enum { MOST_COLUMNS = 16 };

/* A table of people or claims: which measures it has, and which rows. */
typedef struct listing {
	const sg_column *columns[MOST_COLUMNS];
	size_t column_count;
	ranked *rows;
	size_t row_count;
} listing;

/* The section and, where rows are left out, a sentence about that; the table is still to come. */
static void begin_listing(sg_report *r, listing *out, const char *title, const char *what,
	const sg_column *pagerank, size_t rows)
{
	sg_report__open(r, SG_PIECE_SECTION, sg_slice_of(title));
	out->rows = rank_rows(r, pagerank, rows);
	out->row_count = out->rows ? shown_rows(r, rows, what) : 0;
}

static void add_people(sg_report *r)
{
	const sg_analysis *a = r->analysis;
	listing l;
	l.column_count = choose(l.columns, a->people, a->people_count, people_keys,
		sizeof people_keys / sizeof *people_keys);
	begin_listing(r, &l, "People", "people", sg_analysis_people_column(a, "pagerank"),
		r->debate->person_count);
	sg_report__table(r, l.column_count + 2);
	sg_report__column(r, sg_slice_of("person"), false);
	sg_report__column(r, sg_slice_of("camp"), false);
	add_headings(r, l.columns, l.column_count);
	for (size_t i = 0; i < l.row_count; i++) {
		uint32_t person = l.rows[i].row;
		sg_report__cell(r, sg_report__name(r->debate, person));
		sg_report__cell(r, camp_label(r, person));
		add_values(r, l.columns, l.column_count, person);
	}
}

static void add_claim_row(sg_report *r, uint32_t claim)
{
	uint32_t speaker = r->speaker[claim];
	sg_slice name = {NULL, 0};
	if (speaker != SG_NONE)
		name = sg_report__name(r->debate, speaker);
	sg_report__claim_cell(r, claim);
	sg_report__cell(r, name);
	sg_report__cell(r, sg_report__shorten(r, sg_claim_own_words(&r->debate->claims[claim]),
				   WORDS_OF_A_CLAIM));
}

static void add_claims(sg_report *r)
{
	const sg_analysis *a = r->analysis;
	listing l;
	l.column_count = choose(l.columns, a->claims, a->claims_count, claims_keys,
		sizeof claims_keys / sizeof *claims_keys);
	begin_listing(r, &l, "Claims", "claims", sg_analysis_claims_column(a, "pagerank"),
		r->debate->claim_count);
	sg_report__table(r, l.column_count + 3);
	sg_report__column(r, sg_slice_of("claim"), false);
	sg_report__column(r, sg_slice_of("by"), false);
	sg_report__column(r, sg_slice_of("words"), false);
	add_headings(r, l.columns, l.column_count);
	for (size_t i = 0; i < l.row_count; i++) {
		add_claim_row(r, l.rows[i].row);
		add_values(r, l.columns, l.column_count, l.rows[i].row);
	}
}

static void add_figures(sg_report *r)
{
	const sg_analysis *a = r->analysis;
	sg_report__open(r, SG_PIECE_SECTION, sg_slice_of("The whole debate"));
	sg_report__table(r, 4);
	sg_report__column(r, sg_slice_of("measure"), false);
	sg_report__column(r, sg_slice_of("value"), true);
	sg_report__column(r, sg_slice_of("exact"), false);
	sg_report__column(r, sg_slice_of("what it says"), false);
	for (size_t i = 0; i < a->debate_count; i++) {
		if (isnan(a->debate[i].value))
			continue;
		sg_report__cell(r, heading_of(r, a->debate[i].key));
		sg_report__number(r, a->debate[i].value);
		sg_report__cell(r, sg_slice_of(a->debate[i].is_exact ? "yes" : "no"));
		sg_report__cell(r, sg_report__note(a->debate[i].key));
	}
}

void sg_report__tables(sg_report *r)
{
	if (r->analysis->person_camp && r->analysis->camp_count) {
		add_camps(r);
		add_camp_pairs(r);
	}
	if (r->debate->person_count)
		add_people(r);
	if (r->debate->claim_count)
		add_claims(r);
	if (r->analysis->debate_count)
		add_figures(r);
}
