/* The end of reading JSON: names become indices, and scattered numbers become columns.
 *
 * What later stages rely on is made sure of here: every index is inside its array, every relation
 * joins the kinds of nodes that it may join, ties are sorted and not negative. */
#include "json_reader.h"

#include <math.h>
#include <stdlib.h>

/* A measure is a column over all people or claims: a file of odd keys must not become gigabytes. */
enum { MAX_COLUMNS = 128, ANY = -1 };

typedef struct directory {
	uint32_t *document; /* by name: index or SG_NONE */
	sg_node *node;      /* by name: index SG_NONE if there is no such node */
} directory;

static bool make_directory(directory *d, sg_reader *r)
{
	size_t count = r->names.count;
	d->document = sg_arena_array(&r->scratch, count, sizeof *d->document);
	d->node = sg_arena_array(&r->scratch, count, sizeof *d->node);
	if (!d->document || !d->node)
		return false;
	for (size_t i = 0; i < count; i++)
		d->document[i] = d->node[i].index = SG_NONE;
	/* Backwards, so that the first of two with the same id wins. */
	for (size_t i = r->described_documents; i-- > 0;)
		d->document[r->documents[i].name] = r->documents[i].node.index;
	for (size_t i = r->described_nodes; i-- > 0;)
		d->node[r->nodes[i].name] = r->nodes[i].node;
	return true;
}

static uint32_t find_document(const directory *d, uint32_t name)
{
	return name == SG_NONE ? SG_NONE : d->document[name];
}

static void resolve_claims(sg_reader *r, const directory *d)
{
	for (size_t i = 0; i < r->debate.claim_count; i++) {
		sg_claim *c = &r->debate.claims[i];
		sg_evidence *parts[] = {&c->cue, &c->source};
		c->document = find_document(d, c->document);
		for (size_t k = 0; k < 2; k++)
			parts[k]->document = parts[k]->document == SG_READER_SAME_DOCUMENT
						     ? c->document
						     : find_document(d, parts[k]->document);
	}
}

/* ---- relations ------------------------------------------------------------------------------ */

static bool resolve_node(sg_node *node, const directory *d)
{
	if (node->index == SG_NONE)
		return false;
	*node = d->node[node->index];
	return node->index != SG_NONE;
}

static bool may_join(const sg_relation *r)
{
	static const struct {
		int source, target;
	} ends[] = {
		[SG_ASSERTS] = {SG_NODE_PERSON, SG_NODE_CLAIM},
		[SG_REPLIES] = {SG_NODE_CLAIM, SG_NODE_CLAIM},
		[SG_QUOTES] = {SG_NODE_CLAIM, SG_NODE_CLAIM},
		[SG_MENTIONS] = {SG_NODE_CLAIM, SG_NODE_PERSON},
		[SG_RESTATES] = {SG_NODE_CLAIM, SG_NODE_CLAIM},
		[SG_AGREES] = {ANY, ANY},
		[SG_REBUTS] = {ANY, ANY},
	};
	int source = ends[r->kind].source, target = ends[r->kind].target;
	return (source == ANY || source == (int)r->source.kind) &&
	       (target == ANY || target == (int)r->target.kind);
}

static void resolve_relations(sg_debate *debate, const directory *d)
{
	size_t kept = 0;
	for (size_t i = 0; i < debate->relation_count; i++) {
		sg_relation r = debate->relations[i];
		r.evidence.document = find_document(d, r.evidence.document);
		if (resolve_node(&r.source, d) && resolve_node(&r.target, d) && may_join(&r))
			debate->relations[kept++] = r;
	}
	debate->relation_count = kept;
}

/* ---- analysis ------------------------------------------------------------------------------- */

/* One of the tables of the whole or of a window, on its way from cells to columns. */
typedef struct columns {
	sg_column *items;
	size_t count, capacity;
	const sg_cells *cells;
	sg_node_kind kind;
	uint32_t *number; /* per row: of whom it is */
	size_t rows;
} columns;

/* Positions by name, SG_NONE between uses: of a measure its column, of a node its row. */
typedef struct lookup {
	uint32_t *column, *row;
} lookup;

static bool make_lookup(lookup *l, sg_reader *r)
{
	l->column = sg_arena_array(&r->scratch, r->names.count, sizeof *l->column);
	l->row = sg_arena_array(&r->scratch, r->names.count, sizeof *l->row);
	for (size_t i = 0; l->column && l->row && i < r->names.count; i++)
		l->column[i] = l->row[i] = SG_NONE;
	return l->column && l->row;
}

static void clear_lookup(lookup *l, const sg_cells *cells)
{
	for (size_t i = 0; i < cells->count; i++) {
		l->row[cells->items[i].row] = SG_NONE;
		if (cells->items[i].column != SG_READER_CAMP)
			l->column[cells->items[i].column] = SG_NONE;
	}
}

/* The column for a measure, made at its first cell; NULL with memory out or too many columns. */
static sg_status find_column(columns *c, sg_reader *r, lookup *l, uint32_t name, sg_column **out)
{
	*out = NULL;
	if (l->column[name] != SG_NONE) {
		*out = &c->items[l->column[name]];
		return SG_OK;
	}
	if (c->count == MAX_COLUMNS)
		return SG_OK;
	void *items = c->items;
	sg_column fresh = {sg_arena_copy(r->arena, r->names.names[name]),
		sg_arena_array(r->arena, c->rows, sizeof *fresh.values),
		sg_scale_of(r->names.names[name])};
	if (!fresh.key.ptr || !fresh.values ||
		sg_arena_grow(r->arena, &items, &c->capacity, c->count, sizeof fresh) != SG_OK)
		return SG_E_NOMEM;
	for (size_t i = 0; i < c->rows; i++)
		fresh.values[i] = NAN;
	c->items = items;
	c->items[c->count] = fresh;
	l->column[name] = (uint32_t)c->count;
	*out = &c->items[c->count++];
	return SG_OK;
}

static void set_camp(sg_analysis *a, uint32_t row, double camp)
{
	if (camp >= 0 && camp < (double)a->camp_count && floor(camp) == camp)
		a->person_camp[row] = (uint32_t)camp;
}

/* A number stands for a word of the scale or the name of a claim, or for nothing. */
static double resolve_value(const sg_scale *scale, const directory *d, double value)
{
	if (!scale)
		return value;
	if (scale->is_claims) {
		sg_node node = {SG_NODE_CLAIM, isnan(value) ? SG_NONE : (uint32_t)value};
		bool is_claim = resolve_node(&node, d) && node.kind == SG_NODE_CLAIM;
		return is_claim ? (double)node.index : NAN;
	}
	bool is_word = value >= 0 && value < (double)scale->count && floor(value) == value;
	return is_word ? value : NAN;
}

/* ---- rows ----------------------------------------------------------------------------------- */

static int compare_rows(const void *left, const void *right)
{
	const uint32_t *a = left, *b = right;
	return (*a > *b) - (*a < *b);
}

static bool is_row(const columns *c, const directory *d, const sg_cell *cell)
{
	const sg_node *node = &d->node[cell->row];
	return node->index != SG_NONE && node->kind == c->kind;
}

/* Everybody has a row. */
static void number_all(columns *c, const directory *d, lookup *l)
{
	for (size_t i = 0; i < c->cells->count; i++)
		if (is_row(c, d, &c->cells->items[i]))
			l->row[c->cells->items[i].row] = d->node[c->cells->items[i].row].index;
}

/* Those have a row of whom a cell speaks, in their order. */
static sg_status number_some(columns *c, sg_reader *r, const directory *d, lookup *l)
{
	const sg_cell *cells = c->cells->items;
	c->number = sg_arena_array(r->arena, c->cells->count, sizeof *c->number);
	c->rows = 0;
	if (!c->number)
		return SG_E_NOMEM;
	for (size_t i = 0; i < c->cells->count; i++) {
		if (!is_row(c, d, &cells[i]) || l->row[cells[i].row] != SG_NONE)
			continue;
		l->row[cells[i].row] = 0; /* any: it is listed */
		c->number[c->rows++] = d->node[cells[i].row].index;
	}
	if (c->rows)
		qsort(c->number, c->rows, sizeof *c->number, compare_rows);
	for (size_t i = 0; i < c->cells->count; i++) {
		if (l->row[cells[i].row] == SG_NONE)
			continue;
		const uint32_t *at = bsearch(&d->node[cells[i].row].index, c->number, c->rows,
			sizeof *c->number, compare_rows);
		l->row[cells[i].row] = (uint32_t)(at - c->number);
	}
	return SG_OK;
}

/* ---- cells ---------------------------------------------------------------------------------- */

static sg_status make_camps(sg_analysis *a, sg_reader *r, size_t rows)
{
	a->person_camp = sg_arena_array(r->arena, rows, sizeof *a->person_camp);
	if (!a->person_camp)
		return SG_E_NOMEM;
	for (size_t i = 0; i < rows; i++)
		a->person_camp[i] = SG_NONE;
	return SG_OK;
}

static sg_status fill_columns(
	columns *c, sg_reader *r, const directory *d, lookup *l, sg_analysis *a)
{
	if (c->kind == SG_NODE_PERSON && c->rows && make_camps(a, r, c->rows) != SG_OK)
		return SG_E_NOMEM;
	for (size_t i = 0; i < c->cells->count; i++) {
		const sg_cell *cell = &c->cells->items[i];
		uint32_t row = l->row[cell->row];
		sg_column *column;
		if (row == SG_NONE)
			continue;
		if (cell->column == SG_READER_CAMP) {
			set_camp(a, row, cell->value);
			continue;
		}
		if (find_column(c, r, l, cell->column, &column) != SG_OK)
			return SG_E_NOMEM;
		if (column)
			column->values[row] = resolve_value(column->scale, d, cell->value);
	}
	return SG_OK;
}

/* The tables of the whole, or with `window` of one. */
static sg_status resolve_tables(
	sg_tables *tables, sg_reader *r, const directory *d, lookup *l, sg_window *window)
{
	sg_analysis *a = &tables->analysis;
	columns both[] = {
		{.cells = &tables->people, .kind = SG_NODE_PERSON, .rows = r->debate.person_count},
		{.cells = &tables->claims, .kind = SG_NODE_CLAIM, .rows = r->debate.claim_count}};
	for (int i = 0; i < 2; i++) {
		sg_status st = SG_OK;
		if (window)
			st = number_some(&both[i], r, d, l);
		else
			number_all(&both[i], d, l);
		if (st != SG_OK || fill_columns(&both[i], r, d, l, a) != SG_OK)
			return SG_E_NOMEM;
		clear_lookup(l, both[i].cells);
	}
	a->people = both[0].items;
	a->people_count = both[0].count;
	a->claims = both[1].items;
	a->claims_count = both[1].count;
	if (window)
		*window = (sg_window){tables->from, tables->to, both[0].number, both[1].number,
			both[0].rows, both[1].rows, NULL};
	return SG_OK;
}

/* ---- networks ------------------------------------------------------------------------------- */

static int compare_numbers(double a, double b)
{
	return (a > b) - (a < b);
}

static int compare_ties(const void *left, const void *right)
{
	const sg_tie *a = left, *b = right;
	if (a->source != b->source)
		return a->source < b->source ? -1 : 1;
	if (a->target != b->target)
		return a->target < b->target ? -1 : 1;
	int order = compare_numbers(a->positive, b->positive);
	return order ? order : compare_numbers(a->negative, b->negative);
}

/* All ties of a network are of one kind, the first one's. */
static void resolve_network(sg_network *network, const directory *d)
{
	size_t kept = 0;
	for (size_t i = 0; i < network->tie_count; i++) {
		sg_tie tie = network->ties[i];
		sg_node source = {SG_NODE_PERSON, tie.source},
			target = {SG_NODE_PERSON, tie.target};
		if (!resolve_node(&source, d) || !resolve_node(&target, d) ||
			!(tie.positive >= 0) || !(tie.negative >= 0))
			continue;
		if (kept == 0) {
			network->source_kind = source.kind;
			network->target_kind = target.kind;
		}
		tie.source = source.index;
		tie.target = target.index;
		if (source.kind == network->source_kind && target.kind == network->target_kind)
			network->ties[kept++] = tie;
	}
	network->tie_count = kept;
	if (kept)
		qsort(network->ties, kept, sizeof *network->ties, compare_ties);
}

/* ---- the whole ------------------------------------------------------------------------------ */

static sg_status resolve_windows(sg_reader *r, const directory *d, lookup *l)
{
	sg_analysis *whole = &r->open.analysis;
	whole->windows = sg_arena_array(r->arena, r->window_count, sizeof *whole->windows);
	whole->window_count = r->window_count;
	if (!whole->windows)
		return SG_E_NOMEM;
	for (size_t i = 0; i < r->window_count; i++) {
		sg_tables *tables = &r->windows[i];
		sg_analysis *kept = sg_arena_alloc(r->arena, sizeof *kept);
		if (!kept || resolve_tables(tables, r, d, l, &whole->windows[i]) != SG_OK)
			return SG_E_NOMEM;
		*kept = tables->analysis;
		whole->windows[i].analysis = kept;
	}
	return SG_OK;
}

static sg_status resolve_analysis(sg_reader *r, const directory *d)
{
	lookup l;
	sg_analysis *kept = sg_arena_alloc(r->arena, sizeof *kept);
	if (!kept || !make_lookup(&l, r) || resolve_tables(&r->open, r, d, &l, NULL) != SG_OK ||
		resolve_windows(r, d, &l) != SG_OK)
		return SG_E_NOMEM;
	for (size_t i = 0; i < r->open.analysis.network_count; i++)
		resolve_network(&r->open.analysis.networks[i], d);
	*kept = r->open.analysis;
	r->debate.analysis = kept;
	return SG_OK;
}

sg_status sg_reader__resolve(sg_reader *r)
{
	directory d;
	if (!make_directory(&d, r))
		return SG_E_NOMEM;
	resolve_claims(r, &d);
	resolve_relations(&r->debate, &d);
	return r->has_analysis ? resolve_analysis(r, &d) : SG_OK;
}
