/* GraphML, in the plain dialect that Gephi, igraph and NetworkX read: keys of three types, data
 * that is there or is not, ids on edges so that parallel ones stay apart. */
#include "attributes.h"
#include "escape.h"
#include "formats.h"

static void write_keys(sg_buf *out, const sg_attribute *all, size_t count, const char *of)
{
	for (size_t i = 0; i < count; i++) {
		sg_buf_printf(out, "  <key id=\"%c%zu\" for=\"%s\" attr.name=\"", of[0], i, of);
		sg_escape__xml(out, all[i].name);
		sg_buf_printf(out, "\" attr.type=\"%s\"/>\n",
			all[i].kind == SG_VALUE_TEXT ? "string" : "double");
	}
}

static void write_data(sg_buf *out, char letter, size_t attribute, sg_value value)
{
	if (value.kind == SG_VALUE_NONE)
		return;
	sg_buf_printf(out, "<data key=\"%c%zu\">", letter, attribute);
	if (value.kind == SG_VALUE_TEXT)
		sg_escape__xml(out, value.text);
	else
		sg_buf_number(out, value.number);
	sg_buf_puts(out, "</data>");
}

static void write_node(sg_buf *out, sg_attributes *a, sg_node node)
{
	sg_buf_printf(out, "    <node id=\"%c%lu\"><data key=\"label\">",
		sg_attributes__letter(node), (unsigned long)node.index + 1);
	sg_escape__xml(out, sg_attributes__label(a, node));
	sg_buf_puts(out, "</data>");
	for (size_t i = 0; i < a->node_count; i++)
		write_data(out, 'n', i, sg_attributes__of_node(a, i, node));
	sg_buf_puts(out, "</node>\n");
}

static void write_edge(sg_buf *out, sg_attributes *a, size_t relation)
{
	const sg_relation *r = &a->debate->relations[relation];
	sg_buf_printf(out, "    <edge id=\"e%zu\" source=\"%c%lu\" target=\"%c%lu\">", relation + 1,
		sg_attributes__letter(r->source), (unsigned long)r->source.index + 1,
		sg_attributes__letter(r->target), (unsigned long)r->target.index + 1);
	for (size_t i = 0; i < a->edge_count; i++)
		write_data(out, 'e', i, sg_attributes__of_edge(a, i, relation));
	sg_buf_puts(out, "</edge>\n");
}

sg_status sg_graphml__render(
	sg_buf *out, const sg_debate *debate, const sg_render_options *options, sg_error *err)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_attributes a;
	(void)options;
	sg_status st = sg_attributes__list(&a, debate, &arena);
	if (st == SG_OK) {
		sg_buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
				 "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
				 "  <key id=\"label\" for=\"node\" attr.name=\"label\" "
				 "attr.type=\"string\"/>\n");
		write_keys(out, a.nodes, a.node_count, "node");
		write_keys(out, a.edges, a.edge_count, "edge");
		sg_buf_puts(out, "  <graph id=\"debate\" edgedefault=\"directed\">\n");
		for (size_t i = 0; i < debate->person_count + debate->claim_count; i++)
			write_node(out, &a, sg_attributes__node(&a, i));
		for (size_t i = 0; i < debate->relation_count; i++)
			write_edge(out, &a, i);
		sg_buf_puts(out, "  </graph>\n</graphml>\n");
	}
	sg_arena_destroy(&arena);
	return st == SG_OK ? sg_buf_status(out, err) : sg_fail(err, st, 0, "out of memory", NULL);
}
