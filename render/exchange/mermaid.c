/* A flowchart for Mermaid, as wikis and README files draw it: claims with their speakers, by camp;
 * agreement and rebuttal by arrow and word. Mermaid refuses more than 500 edges and 50,000
 * characters of text: beyond what it takes, plain replies are left out first, then what is least
 * sure, and a comment says how many. */
#include "attributes.h"
#include "escape.h"
#include "formats.h"
#include "report/shorten.h"

#include <stdlib.h>

enum { MOST_EDGES = 300, WORDS = 70 };

typedef struct flowchart {
	sg_buf *out;
	sg_report report; /* for its arena and speakers */
	bool *is_drawn;   /* per relation */
	bool *has_claim, *has_person;
	size_t candidates, drawn;
} flowchart;

typedef struct ranked {
	double rank;
	uint32_t relation;
} ranked;

static int by_rank(const void *left, const void *right)
{
	const ranked *a = left, *b = right;
	if (a->rank > b->rank || a->rank < b->rank)
		return a->rank > b->rank ? -1 : 1;
	return (a->relation > b->relation) - (a->relation < b->relation);
}

static int by_ends(const void *left, const void *right)
{
	const sg_relation *a = *(const sg_relation *const *)left;
	const sg_relation *b = *(const sg_relation *const *)right;
	const uint32_t keys[2][4] = {
		{a->source.kind, a->source.index, a->target.kind, a->target.index},
		{b->source.kind, b->source.index, b->target.kind, b->target.index}};
	for (int i = 0; i < 4; i++)
		if (keys[0][i] != keys[1][i])
			return keys[0][i] < keys[1][i] ? -1 : 1;
	return 0;
}

/* All stances, by their ends. */
static const sg_relation **list_stances(flowchart *f, size_t *count)
{
	const sg_debate *d = f->report.debate;
	const sg_relation **out =
		sg_arena_array(f->report.arena, d->relation_count, sizeof(sg_relation *));
	*count = 0;
	for (size_t i = 0; out && i < d->relation_count; i++)
		if (sg_relation_sign(d->relations[i].kind))
			out[(*count)++] = &d->relations[i];
	if (out && *count)
		qsort(out, *count, sizeof *out, by_ends);
	return out;
}

/* Stances before replies, the surest first; other kinds are not drawn, nor is a reply beside a
 * stance between the same two: it says nothing more. */
static double rank_of(const sg_relation *r, const sg_relation *const *stances, size_t count)
{
	if (sg_relation_sign(r->kind))
		return 1 + r->confidence;
	if (r->kind != SG_REPLIES || (count && bsearch(&r, stances, count, sizeof r, by_ends)))
		return -1;
	return r->confidence;
}

static void mark(flowchart *f, sg_node node)
{
	(node.kind == SG_NODE_PERSON ? f->has_person : f->has_claim)[node.index] = true;
}

static sg_status select_relations(flowchart *f)
{
	const sg_debate *d = f->report.debate;
	sg_arena *arena = f->report.arena;
	ranked *all = sg_arena_array(arena, d->relation_count, sizeof *all);
	f->is_drawn = sg_arena_array(arena, d->relation_count, sizeof(bool));
	f->has_claim = sg_arena_array(arena, d->claim_count, sizeof(bool));
	f->has_person = sg_arena_array(arena, d->person_count, sizeof(bool));
	size_t stance_count;
	const sg_relation *const *stances = list_stances(f, &stance_count);
	if (!stances || !all || !f->is_drawn || !f->has_claim || !f->has_person)
		return SG_E_NOMEM;
	for (size_t i = 0; i < d->relation_count; i++) {
		double rank = rank_of(&d->relations[i], stances, stance_count);
		if (rank >= 0)
			all[f->candidates++] = (ranked){rank, (uint32_t)i};
	}
	if (f->candidates)
		qsort(all, f->candidates, sizeof *all, by_rank);
	f->drawn = f->candidates < MOST_EDGES ? f->candidates : MOST_EDGES;
	for (size_t i = 0; i < f->drawn; i++) {
		const sg_relation *r = &d->relations[all[i].relation];
		f->is_drawn[all[i].relation] = true;
		mark(f, r->source);
		mark(f, r->target);
	}
	return SG_OK;
}

/* ---- writing -------------------------------------------------------------------------------- */

static void write_node(flowchart *f, sg_node node, const char *indent)
{
	sg_report *r = &f->report;
	bool is_claim = node.kind == SG_NODE_CLAIM;
	uint32_t person = is_claim ? r->speaker[node.index] : node.index;
	sg_buf_printf(f->out, "%s%c%lu%s\"", indent, sg_attributes__letter(node),
		(unsigned long)node.index + 1, is_claim ? "[" : "([");
	if (person != SG_NONE)
		sg_escape__mermaid(
			f->out, sg_report__shorten(r, sg_report__name(r->debate, person), WORDS));
	if (is_claim) {
		sg_slice words = sg_claim_own_words(&r->debate->claims[node.index]);
		sg_buf_puts(f->out, person != SG_NONE ? ": " : "");
		sg_escape__mermaid(f->out, sg_report__shorten(r, words, WORDS));
	}
	sg_buf_puts(f->out, is_claim ? "\"]\n" : "\"])\n");
}

/* A claim stands with its speaker. */
static uint32_t camp_of(const flowchart *f, sg_node node)
{
	const sg_analysis *a = f->report.debate->analysis;
	uint32_t person = node.kind == SG_NODE_CLAIM ? f->report.speaker[node.index] : node.index;
	uint32_t camp = a && a->person_camp && person != SG_NONE ? a->person_camp[person] : SG_NONE;
	return a && camp < a->camp_count ? camp : SG_NONE;
}

static bool is_shown(const flowchart *f, sg_node node)
{
	return (node.kind == SG_NODE_PERSON ? f->has_person : f->has_claim)[node.index];
}

static void write_camp(flowchart *f, uint32_t camp, const char *indent)
{
	const sg_debate *d = f->report.debate;
	for (uint32_t p = 0; p < d->person_count; p++)
		if (is_shown(f, sg_node_person(p)) && camp_of(f, sg_node_person(p)) == camp)
			write_node(f, sg_node_person(p), indent);
	for (uint32_t c = 0; c < d->claim_count; c++)
		if (is_shown(f, sg_node_claim(c)) && camp_of(f, sg_node_claim(c)) == camp)
			write_node(f, sg_node_claim(c), indent);
}

static void write_nodes(flowchart *f)
{
	const sg_analysis *a = f->report.debate->analysis;
	for (uint32_t camp = 0; a && camp < a->camp_count; camp++) {
		sg_buf_printf(f->out, "  subgraph camp%lu[\"", (unsigned long)camp + 1);
		sg_escape__mermaid(f->out, a->camps[camp].label);
		sg_buf_puts(f->out, "\"]\n");
		write_camp(f, camp, "    ");
		sg_buf_puts(f->out, "  end\n");
	}
	write_camp(f, SG_NONE, "  ");
}

static void write_edges(flowchart *f)
{
	const sg_debate *d = f->report.debate;
	for (size_t i = 0; i < d->relation_count; i++) {
		const sg_relation *r = &d->relations[i];
		if (!f->is_drawn[i])
			continue;
		sg_buf_printf(f->out, "  %c%lu %s %c%lu\n", sg_attributes__letter(r->source),
			(unsigned long)r->source.index + 1,
			r->kind == SG_AGREES   ? "==>|agrees|"
			: r->kind == SG_REBUTS ? "-.->|rebuts|"
					       : "-->",
			sg_attributes__letter(r->target), (unsigned long)r->target.index + 1);
	}
}

sg_status sg_mermaid__render(
	sg_buf *out, const sg_debate *debate, const sg_render_options *options, sg_error *err)
{
	sg_arena arena = SG_ARENA_INIT;
	flowchart f = {.out = out};
	(void)options;
	sg_status st = sg_report__init(&f.report, debate, &arena);
	if (st == SG_OK)
		st = select_relations(&f);
	if (st == SG_OK) {
		sg_buf_puts(out, "flowchart BT\n");
		if (f.drawn < f.candidates)
			sg_buf_printf(out, "  %%%% %zu of %zu relations, the surest\n", f.drawn,
				f.candidates);
		write_nodes(&f);
		write_edges(&f);
		st = f.report.failed ? SG_E_NOMEM : SG_OK;
	}
	sg_arena_destroy(&arena);
	return st == SG_OK ? sg_buf_status(out, err) : sg_fail(err, st, 0, "out of memory", NULL);
}
