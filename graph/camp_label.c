/* Names for camps, taken from the people in them and from nothing else: "With Ines Dahl". */
#include "camps.h"

#include <stdlib.h>

/* Longest name in a label, in bytes; a longer one is cut between code points. */
enum { NAME_BYTES = 40 };

/* Whom a camp is named after: somebody who speaks, before somebody who is only spoken of; then the
 * one with most agreement from within, then most PageRank. */
static bool is_more_central(
	const sg_work *work, const double *support, const bool *speaks, uint32_t a, uint32_t b)
{
	if (speaks[a] != speaks[b])
		return speaks[a];
	double difference = support[a] - support[b];
	if (difference > SG_WEIGHT_EPSILON || difference < -SG_WEIGHT_EPSILON)
		return difference > 0;
	/* Ranks that differ in the last bits only are equal: the first person is then taken. */
	return work->pagerank[a] > work->pagerank[b] * (1 + 1e-9);
}

static double *sum_support(sg_work *work)
{
	const uint32_t *camp = work->out->person_camp;
	double *support =
		sg_arena_array(&work->scratch, work->debate->person_count, sizeof *support);
	for (size_t i = 0; support && i < work->direct.tie_count; i++) {
		const sg_tie *tie = &work->direct.ties[i];
		if (camp[tie->source] == camp[tie->target])
			support[tie->target] += tie->positive;
	}
	return support;
}

static bool *find_speakers(sg_work *work)
{
	const sg_debate *debate = work->debate;
	bool *speaks = sg_arena_array(&work->scratch, debate->person_count, sizeof *speaks);
	for (size_t i = 0; speaks && i < debate->relation_count; i++) {
		const sg_relation *r = &debate->relations[i];
		if (r->kind == SG_ASSERTS && r->source.kind == SG_NODE_PERSON &&
			r->source.index < debate->person_count)
			speaks[r->source.index] = true;
	}
	return speaks;
}

static uint32_t *find_heads(sg_work *work)
{
	const sg_analysis *out = work->out;
	double *support = sum_support(work);
	bool *speaks = find_speakers(work);
	uint32_t *head = sg_arena_array(&work->scratch, out->camp_count, sizeof *head);
	if (!support || !speaks || !head)
		return NULL;
	for (size_t c = 0; c < out->camp_count; c++)
		head[c] = SG_NONE;
	for (uint32_t p = 0; p < work->debate->person_count; p++) {
		uint32_t c = out->person_camp[p];
		if (c != SG_NONE &&
			(head[c] == SG_NONE || is_more_central(work, support, speaks, p, head[c])))
			head[c] = p;
	}
	return head;
}

/* ---- wording -------------------------------------------------------------------------------- */

static void add_name(sg_buf *out, const sg_work *work, uint32_t person)
{
	const sg_person *p = &work->debate->people[person];
	sg_slice name = sg_slice_trim(p->label.len ? p->label : p->handle);
	size_t end = 0, step;
	if (name.len == 0)
		sg_buf_printf(out, "person %u", (unsigned)person + 1);
	while (end < name.len) {
		(void)sg_utf8_at(name, end, &step);
		if (end + step > NAME_BYTES)
			break;
		end += step;
	}
	sg_buf_add(out, (sg_slice){name.ptr, end});
	if (end < name.len)
		sg_buf_puts(out, "…");
}

static sg_status word(sg_work *work, sg_buf *text, uint32_t head, size_t camp, uint32_t number)
{
	sg_buf_clear(text);
	if (work->out->camps[camp].size > 1)
		sg_buf_puts(text, "With ");
	add_name(text, work, head);
	if (number > 1)
		sg_buf_printf(text, " (%u)", (unsigned)number);
	sg_slice label = sg_arena_copy(work->arena, sg_buf_slice(text));
	if (text->failed || !label.ptr)
		return sg_work__nomem(work);
	work->out->camps[camp].label = label;
	return SG_OK;
}

/* Camps in the order of their labels; among the same, the larger camp (the lower id) first. */
typedef struct labelled {
	sg_slice label;
	size_t camp;
} labelled;

static int by_label(const void *left, const void *right)
{
	const labelled *a = left, *b = right;
	int order = sg_slice_cmp(a->label, b->label);
	return order ? order : (a->camp > b->camp) - (a->camp < b->camp);
}

/* Number those whose label is taken. A numbered label may itself be somebody's: round again, with
 * higher numbers. `has_twins` says whether another round is needed. */
static sg_status number_twins(sg_work *work, sg_buf *text, const uint32_t *head, labelled *order,
	uint32_t round, bool *has_twins)
{
	size_t count = work->out->camp_count;
	uint32_t number = round;
	*has_twins = false;
	for (size_t c = 0; c < count; c++)
		order[c] = (labelled){work->out->camps[c].label, c};
	qsort(order, count, sizeof *order, by_label);
	for (size_t i = 1; i < count; i++) {
		if (!sg_slice_eq(order[i].label, order[i - 1].label)) {
			number = round;
			continue;
		}
		*has_twins = true;
		sg_status st = word(work, text, head[order[i].camp], order[i].camp, ++number);
		if (st != SG_OK)
			return st;
	}
	return SG_OK;
}

static sg_status word_all(sg_work *work, sg_buf *text, const uint32_t *head)
{
	size_t count = work->out->camp_count;
	labelled *order = sg_arena_array(&work->scratch, count, sizeof *order);
	bool has_twins = true;
	if (!order)
		return sg_work__nomem(work);
	for (size_t c = 0; c < count; c++) {
		sg_status st = word(work, text, head[c], c, 1);
		if (st != SG_OK)
			return st;
	}
	for (uint32_t round = 1; has_twins; round++) {
		sg_status st = number_twins(work, text, head, order, round, &has_twins);
		if (st != SG_OK)
			return st;
	}
	return SG_OK;
}

sg_status sg_camps__label(sg_work *work)
{
	sg_buf text = SG_BUF_INIT;
	uint32_t *head = find_heads(work);
	if (!head)
		return sg_work__nomem(work);
	sg_status st = word_all(work, &text, head);
	sg_buf_free(&text);
	return st;
}
