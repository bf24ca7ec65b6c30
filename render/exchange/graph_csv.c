/* Nodes and edges as two tables (RFC 4180), as spreadsheets, pandas, R and Gephi take them. */
#include "attributes.h"
#include "escape.h"
#include "formats.h"

static void write_header(
	sg_buf *out, const char *fixed, const sg_attribute *attributes, size_t count)
{
	sg_buf_puts(out, fixed);
	for (size_t i = 0; i < count; i++) {
		sg_buf_putc(out, ',');
		sg_buf_add(out, attributes[i].name);
	}
	sg_buf_puts(out, "\r\n");
}

static void write_value(sg_buf *out, sg_value value)
{
	sg_buf_putc(out, ',');
	if (value.kind == SG_VALUE_TEXT)
		sg_escape__csv(out, value.text);
	else if (value.kind == SG_VALUE_NUMBER)
		sg_buf_number(out, value.number);
}

static void write_nodes(sg_buf *out, sg_attributes *a)
{
	write_header(out, "id,label", a->nodes, a->node_count);
	for (size_t i = 0; i < a->debate->person_count + a->debate->claim_count; i++) {
		sg_node node = sg_attributes__node(a, i);
		sg_buf_printf(
			out, "%c%lu,", sg_attributes__letter(node), (unsigned long)node.index + 1);
		sg_escape__csv(out, sg_attributes__label(a, node));
		for (size_t k = 0; k < a->node_count; k++)
			write_value(out, sg_attributes__of_node(a, k, node));
		sg_buf_puts(out, "\r\n");
	}
}

static void write_edges(sg_buf *out, sg_attributes *a)
{
	write_header(out, "source,target", a->edges, a->edge_count);
	for (size_t i = 0; i < a->debate->relation_count; i++) {
		const sg_relation *r = &a->debate->relations[i];
		sg_buf_printf(out, "%c%lu,%c%lu", sg_attributes__letter(r->source),
			(unsigned long)r->source.index + 1, sg_attributes__letter(r->target),
			(unsigned long)r->target.index + 1);
		for (size_t k = 0; k < a->edge_count; k++)
			write_value(out, sg_attributes__of_edge(a, k, i));
		sg_buf_puts(out, "\r\n");
	}
}

static sg_status render(sg_buf *out, const sg_debate *debate,
	void (*write)(sg_buf *out, sg_attributes *a), sg_error *err)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_attributes a;
	sg_status st = sg_attributes__list(&a, debate, &arena);
	if (st == SG_OK)
		write(out, &a);
	sg_arena_destroy(&arena);
	return st == SG_OK ? sg_buf_status(out, err) : sg_fail(err, st, 0, "out of memory", NULL);
}

sg_status sg_nodes_csv__render(
	sg_buf *out, const sg_debate *debate, const sg_render_options *options, sg_error *err)
{
	(void)options;
	return render(out, debate, write_nodes, err);
}

sg_status sg_edges_csv__render(
	sg_buf *out, const sg_debate *debate, const sg_render_options *options, sg_error *err)
{
	(void)options;
	return render(out, debate, write_edges, err);
}
