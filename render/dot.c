/* The debate as DOT: the whole of it, for Graphviz and for the programs that read its language.
 *
 * People are ellipses, claims are boxes, camps are clusters of people. Attributes that Graphviz
 * does not know (kind, confidence) are kept by every tool that reads DOT. Same debate, same
 * bytes. */
#include "escape.h"
#include "formats.h"
#include "text/wrap.h"

enum { LABEL_WIDTH_PX = 220, LABEL_LINES = 4, CLEAN_BYTES = 2048 };

typedef struct writer {
	sg_buf *out;
	const sg_debate *debate;
	sg_arena *arena;
	sg_status status;
} writer;

static void write_attribute(writer *w, const char *name, sg_slice value)
{
	sg_buf_printf(w->out, ", %s=", name);
	sg_escape__dot(w->out, value);
}

/* A label of a few lines: a comment as one line would be a node as wide as a street. */
static void write_label(writer *w, sg_slice text)
{
	static const sg_text_style style = {14, false};
	sg_lines lines = {0};
	sg_buf label = SG_BUF_INIT;
	sg_slice clean = sg_text__clean(text, CLEAN_BYTES, w->arena);
	if (!clean.ptr ||
		sg_text__wrap(&lines, clean, LABEL_WIDTH_PX, style, LABEL_LINES, w->arena) != SG_OK)
		w->status = SG_E_NOMEM;
	for (size_t i = 0; i < lines.count; i++) {
		if (i)
			sg_buf_putc(&label, '\n');
		sg_buf_add(&label, lines.items[i]);
	}
	sg_buf_puts(w->out, "label=");
	sg_escape__dot(w->out, sg_buf_slice(&label));
	w->out->failed |= label.failed;
	sg_buf_free(&label);
}

static void write_number(writer *w, const char *name, double value)
{
	sg_buf_printf(w->out, ", %s=\"", name);
	sg_buf_number(w->out, value);
	sg_buf_putc(w->out, '"');
}

static uint32_t camp_of(const sg_debate *debate, uint32_t person)
{
	const sg_analysis *analysis = debate->analysis;
	if (!analysis || !analysis->person_camp)
		return SG_NONE;
	uint32_t camp = analysis->person_camp[person];
	return camp < analysis->camp_count ? camp : SG_NONE;
}

static void write_person(writer *w, uint32_t i, const char *indent)
{
	const sg_person *person = &w->debate->people[i];
	sg_buf_printf(w->out, "%sp%u [kind=person, shape=ellipse, ", indent, (unsigned)i + 1);
	write_label(w, person->label.len ? person->label : person->handle);
	sg_buf_printf(w->out, ", sort=%s", sg_person_sort_name(person->sort));
	if (person->role.len)
		write_attribute(w, "tooltip", person->role);
	sg_buf_puts(w->out, "];\n");
}

static void write_camps(writer *w)
{
	const sg_analysis *analysis = w->debate->analysis;
	for (uint32_t c = 0; analysis && c < analysis->camp_count; c++) {
		sg_buf_printf(w->out, "\tsubgraph cluster_camp%u {\n\t\tgraph [", (unsigned)c + 1);
		write_label(w, analysis->camps[c].label);
		sg_buf_puts(w->out, ", style=rounded, color=gray70];\n");
		for (uint32_t i = 0; i < w->debate->person_count; i++)
			if (camp_of(w->debate, i) == c)
				write_person(w, i, "\t\t");
		sg_buf_puts(w->out, "\t}\n");
	}
	for (uint32_t i = 0; i < w->debate->person_count; i++)
		if (camp_of(w->debate, i) == SG_NONE)
			write_person(w, i, "\t");
}

static void write_claim(writer *w, uint32_t i)
{
	const sg_claim *claim = &w->debate->claims[i];
	sg_buf_printf(w->out, "\tc%u [kind=claim, ", (unsigned)i + 1);
	write_label(w, sg_claim_own_words(claim));
	sg_buf_printf(w->out, ", form=\"%s\"", sg_claim_form_name(claim->form));
	if (claim->form != SG_CLAIM_COMMENT && claim->form != SG_CLAIM_TURN)
		sg_buf_puts(w->out, ", style=\"rounded,dashed\"");
	write_number(w, "confidence", claim->confidence);
	sg_buf_puts(w->out, "];\n");
}

/* Colour, dashes and head: what a reader of a plain `dot -Tsvg` sees. */
static const char *look_of(sg_relation_kind kind)
{
	switch (kind) {
	case SG_AGREES:
		return "color=\"#00735c\", fontcolor=\"#00735c\", label=\"+\", penwidth=2";
	case SG_REBUTS:
		return "color=\"#b3410e\", fontcolor=\"#b3410e\", label=\"\xC3\x97\", penwidth=2, "
		       "style=dashed";
	case SG_QUOTES:
	case SG_RESTATES:
		return "color=gray45, style=dotted";
	case SG_ASSERTS:
		return "color=gray75, arrowhead=none";
	default:
		return "color=gray45";
	}
}

static void write_relation(writer *w, const sg_relation *r)
{
	static const char kinds[] = {'p', 'c'};
	sg_buf_printf(w->out, "\t%c%u -> %c%u [relation=%s, %s", kinds[r->source.kind],
		(unsigned)r->source.index + 1, kinds[r->target.kind], (unsigned)r->target.index + 1,
		sg_relation_kind_name(r->kind), look_of(r->kind));
	if (sg_relation_sign(r->kind))
		sg_buf_printf(w->out, ", sign=%d", sg_relation_sign(r->kind));
	write_number(w, "confidence", r->confidence);
	if (r->method.len)
		write_attribute(w, "method", r->method);
	if (r->evidence.text.len)
		write_attribute(w, "tooltip", r->evidence.text);
	sg_buf_puts(w->out, "];\n");
}

sg_status sg_dot__render(
	sg_buf *out, const sg_debate *debate, const sg_render_options *options, sg_error *err)
{
	sg_arena arena = SG_ARENA_INIT;
	writer w = {out, debate, &arena, SG_OK};
	(void)options;
	sg_buf_puts(out, "digraph debate {\n\tgraph [rankdir=BT, charset=\"UTF-8\", ");
	write_label(&w, debate->title);
	sg_buf_puts(out, ", labelloc=t];\n"
			 "\tnode [fontname=\"DejaVu Sans\", shape=box, style=rounded];\n"
			 "\tedge [fontname=\"DejaVu Sans\"];\n");
	write_camps(&w);
	for (uint32_t i = 0; i < debate->claim_count; i++)
		write_claim(&w, i);
	for (size_t i = 0; i < debate->relation_count; i++)
		write_relation(&w, &debate->relations[i]);
	sg_buf_puts(out, "}\n");
	sg_arena_destroy(&arena);
	if (w.status != SG_OK)
		return sg_fail(err, w.status, 0, "out of memory", NULL);
	return sg_buf_status(out, err);
}
