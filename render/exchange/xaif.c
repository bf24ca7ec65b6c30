/* xAIF, the extended Argument Interchange Format as JSON (Chesnevar et al. 2006; arg.tech): a claim
 * is an I-node that a locution of its speaker asserts, support an RA-node, attack a CA-node, a
 * restatement an MA-node between two claims. What has a person at an end, and plain replies, have
 * no place in it and are left out. */
#include "attributes.h"
#include "formats.h"
#include "report/document.h"
#include "stancegraph/json.h"

typedef struct writer {
	sg_buf *out;
	const sg_debate *debate;
	const uint32_t *speaker;
	size_t edges; /* written so far */
	bool has_items;
} writer;

static void begin_item(writer *w)
{
	sg_buf_puts(w->out, w->has_items ? ",\n    " : "\n    ");
	w->has_items = true;
}

static void write_node(writer *w, const char *id, size_t number, sg_slice text, const char *type)
{
	begin_item(w);
	sg_buf_printf(w->out, "{\"nodeID\": \"%s%zu\", \"text\": ", id, number);
	sg_json_string(w->out, text);
	sg_buf_printf(w->out, ", \"type\": \"%s\"}", type);
}

static void write_edge(
	writer *w, const char *from, size_t from_number, const char *to, size_t to_number)
{
	begin_item(w);
	sg_buf_printf(w->out, "{\"edgeID\": \"e%zu\", \"fromID\": \"%s%zu\", \"toID\": \"%s%zu\"}",
		++w->edges, from, from_number, to, to_number);
}

/* ---- schemes -------------------------------------------------------------------------------- */

typedef struct scheme {
	const char *type, *text;
} scheme;

static const scheme *scheme_of(const sg_relation *r)
{
	static const scheme support = {"RA", "Default Inference"};
	static const scheme attack = {"CA", "Default Conflict"};
	static const scheme rephrase = {"MA", "Default Rephrase"};
	if (r->source.kind != SG_NODE_CLAIM || r->target.kind != SG_NODE_CLAIM)
		return NULL;
	switch (r->kind) {
	case SG_AGREES:
		return &support;
	case SG_REBUTS:
		return &attack;
	case SG_RESTATES:
		return &rephrase;
	default:
		return NULL;
	}
}

static void write_nodes(writer *w)
{
	const sg_debate *d = w->debate;
	static const sg_slice asserting = SG_SLICE_LIT("Asserting");
	for (size_t c = 0; c < d->claim_count; c++) {
		write_node(w, "c", c + 1, d->claims[c].text, "I");
		if (w->speaker[c] == SG_NONE)
			continue;
		write_node(w, "L", c + 1, d->claims[c].text, "L");
		write_node(w, "Y", c + 1, asserting, "YA");
	}
	for (size_t i = 0; i < d->relation_count; i++) {
		const scheme *s = scheme_of(&d->relations[i]);
		if (s)
			write_node(w, "s", i + 1, sg_slice_of(s->text), s->type);
	}
}

static void write_edges(writer *w)
{
	const sg_debate *d = w->debate;
	for (size_t c = 0; c < d->claim_count; c++) {
		if (w->speaker[c] == SG_NONE)
			continue;
		write_edge(w, "L", c + 1, "Y", c + 1);
		write_edge(w, "Y", c + 1, "c", c + 1);
	}
	for (size_t i = 0; i < d->relation_count; i++) {
		const sg_relation *r = &d->relations[i];
		if (!scheme_of(r))
			continue;
		write_edge(w, "c", r->source.index + 1, "s", i + 1);
		write_edge(w, "s", i + 1, "c", r->target.index + 1);
	}
}

/* ---- people --------------------------------------------------------------------------------- */

/* The format wants two names: what stands before the last blank, and after it. */
static void write_participant(writer *w, uint32_t person)
{
	sg_slice name = sg_report__name(w->debate, person);
	size_t blank = name.len;
	while (blank > 0 && name.ptr[blank - 1] != ' ')
		blank--;
	begin_item(w);
	sg_buf_printf(
		w->out, "{\"participantID\": \"p%lu\", \"firstname\": ", (unsigned long)person + 1);
	sg_json_string(w->out, (sg_slice){name.ptr, blank ? blank - 1 : 0});
	sg_buf_puts(w->out, ", \"surname\": ");
	sg_json_string(w->out, (sg_slice){name.ptr + blank, name.len - blank});
	sg_buf_putc(w->out, '}');
}

static void write_locutions(writer *w)
{
	for (size_t c = 0; c < w->debate->claim_count; c++) {
		if (w->speaker[c] == SG_NONE)
			continue;
		begin_item(w);
		sg_buf_printf(w->out, "{\"nodeID\": \"L%zu\", \"personID\": \"p%lu\"}", c + 1,
			(unsigned long)w->speaker[c] + 1);
	}
}

static void begin_list(writer *w, const char *before)
{
	sg_buf_puts(w->out, before);
	w->has_items = false;
}

sg_status sg_xaif__render(
	sg_buf *out, const sg_debate *debate, const sg_render_options *options, sg_error *err)
{
	sg_arena arena = SG_ARENA_INIT;
	writer w = {.out = out, .debate = debate, .speaker = sg_debate_speakers(debate, &arena)};
	(void)options;
	if (w.speaker) {
		begin_list(&w, "{\"AIF\": {\n  \"nodes\": [");
		write_nodes(&w);
		begin_list(&w, "],\n  \"edges\": [");
		write_edges(&w);
		begin_list(&w, "],\n  \"locutions\": [");
		write_locutions(&w);
		begin_list(&w, "],\n  \"participants\": [");
		for (uint32_t p = 0; p < debate->person_count; p++)
			write_participant(&w, p);
		sg_buf_puts(out,
			"],\n  \"schemefulfillments\": []},\n \"dialog\": true, \"OVA\": {}, "
			"\"text\": {\"txt\": \"\"}}\n");
	}
	sg_arena_destroy(&arena);
	return w.speaker ? sg_buf_status(out, err)
			 : sg_fail(err, SG_E_NOMEM, 0, "out of memory", NULL);
}
