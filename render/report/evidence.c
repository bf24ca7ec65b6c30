/* What the sentences rest on: each cited claim with its words, where they stand, and what it says
 * to whom; each cited relation between people with the words that tell it. */
#include "escape.h"
#include "exchanges.h"
#include "sections.h"
#include "shorten.h"

enum { MOST_WORDS = 700 };

static void say_place(sg_report *r, uint32_t document, sg_span span)
{
	if (document == SG_NONE)
		return;
	sg_report__words(r, r->debate->documents[document].path);
	sg_report__text(r, ", bytes %u to %u", (unsigned)span.start, (unsigned)span.end);
}

/* "rebuts c3 of Ines Dahl (0.81 sure; "that is not true"; rule opener)" */
static void say_relation(sg_report *r, const sg_relation *relation)
{
	sg_node target = relation->target;
	sg_report__open(r, SG_PIECE_ITEM, (sg_slice){NULL, 0});
	sg_report__text(r, relation->kind == SG_AGREES ? "agrees with " : "rebuts ");
	if (target.kind == SG_NODE_CLAIM) {
		sg_report__text(r, "c%lu, by ", (unsigned long)target.index + 1);
		sg_report__person(r, r->speaker[target.index]);
	} else {
		sg_report__person(r, target.index);
	}
	sg_report__text(r, ": %.0f %% sure", 100 * relation->confidence);
	if (relation->evidence.text.len) {
		sg_report__text(r, ", from the words \xE2\x80\x9C");
		sg_report__words(r, sg_report__shorten(r, relation->evidence.text, 160));
		sg_report__text(r, "\xE2\x80\x9D");
	}
	if (relation->method.len) {
		sg_report__text(r, " (rule: ");
		sg_report__words(r, relation->method);
		sg_report__text(r, ")");
	}
	sg_report__text(r, ".");
}

static void open_entry(sg_report *r, char letter, uint32_t index, uint32_t person)
{
	sg_buf id = SG_BUF_INIT;
	sg_buf_printf(&id, "%c%lu", letter, (unsigned long)index + 1);
	sg_slice kept = sg_arena_copy(r->arena, sg_buf_slice(&id));
	r->failed |= id.failed || !kept.ptr;
	sg_buf_free(&id);
	sg_report__open(r, SG_PIECE_ENTRY, kept);
	sg_report__person(r, person);
}

static void say_claim(sg_report *r, uint32_t index)
{
	const sg_claim *claim = &r->debate->claims[index];
	open_entry(r, 'c', index, r->speaker[index]);
	if (claim->time.len || claim->age.len) {
		sg_report__text(r, ", ");
		sg_report__words(r, claim->time.len ? claim->time : claim->age);
	}
	sg_report__open(r, SG_PIECE_QUOTE, sg_report__shorten(r, claim->text, MOST_WORDS));
	sg_report__open(r, SG_PIECE_PARAGRAPH, (sg_slice){NULL, 0});
	say_place(r, claim->document, claim->span);
	if (sg_escape__is_web_address(claim->url)) {
		sg_report__text(r, claim->document == SG_NONE ? "" : "; ");
		sg_report__link(r, claim->url, claim->url);
	}
}

/* Relations by the claim they start from: those of claim c from first[c] to first[c + 1]. */
static uint32_t *list_by_claim(sg_report *r, uint32_t **first)
{
	const sg_debate *d = r->debate;
	uint32_t *out = sg_arena_array(r->arena, d->relation_count, sizeof *out);
	*first = sg_arena_array(r->arena, d->claim_count + 2, sizeof **first);
	if (!out || !*first) {
		r->failed = true;
		return NULL;
	}
	for (size_t i = 0; i < d->relation_count; i++)
		if (sg_relation_sign(d->relations[i].kind) &&
			d->relations[i].source.kind == SG_NODE_CLAIM)
			(*first)[d->relations[i].source.index + 2]++;
	for (size_t c = 1; c < d->claim_count + 2; c++)
		(*first)[c] += (*first)[c - 1];
	for (size_t i = 0; i < d->relation_count; i++)
		if (sg_relation_sign(d->relations[i].kind) &&
			d->relations[i].source.kind == SG_NODE_CLAIM)
			out[(*first)[d->relations[i].source.index + 1]++] = (uint32_t)i;
	return out;
}

static void say_tie(sg_report *r, uint32_t index)
{
	const sg_relation *relation = &r->debate->relations[index];
	open_entry(r, 'r', index, sg_report__person_of(r, relation->source));
	say_relation(r, relation);
	sg_report__open(r, SG_PIECE_PARAGRAPH, (sg_slice){NULL, 0});
	say_place(r, relation->evidence.document, relation->evidence.span);
}

void sg_report__evidence(sg_report *r)
{
	uint32_t *first, *relations = list_by_claim(r, &first);
	bool has_any = false;
	for (size_t c = 0; c < r->debate->claim_count; c++)
		has_any |= r->is_cited[c];
	for (size_t i = 0; i < r->debate->relation_count; i++)
		has_any |= r->is_tie_cited[i];
	if (!has_any || !relations)
		return;
	sg_report__open(r, SG_PIECE_SECTION, sg_slice_of("Evidence"));
	for (uint32_t c = 0; c < r->debate->claim_count; c++) {
		if (!r->is_cited[c])
			continue;
		say_claim(r, c);
		for (uint32_t i = first[c]; i < first[c + 1]; i++)
			say_relation(r, &r->debate->relations[relations[i]]);
	}
	for (uint32_t i = 0; i < r->debate->relation_count; i++)
		if (r->is_tie_cited[i])
			say_tie(r, i);
}
