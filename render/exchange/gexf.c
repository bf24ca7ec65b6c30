/* GEXF 1.2, which Gephi and NetworkX read. An edge's weight is its confidence. */
#include "attributes.h"
#include "escape.h"
#include "formats.h"

static void write_attributes(sg_buf *out, const sg_attribute *all, size_t count, const char *of)
{
	sg_buf_printf(out, "    <attributes class=\"%s\">\n", of);
	for (size_t i = 0; i < count; i++) {
		sg_buf_printf(out, "      <attribute id=\"%c%zu\" title=\"", of[0], i);
		sg_escape__xml(out, all[i].name);
		sg_buf_printf(out, "\" type=\"%s\"/>\n",
			all[i].kind == SG_VALUE_TEXT ? "string" : "double");
	}
	sg_buf_puts(out, "    </attributes>\n");
}

static void write_value(sg_buf *out, char letter, size_t attribute, sg_value value)
{
	if (value.kind == SG_VALUE_NONE)
		return;
	sg_buf_printf(out, "<attvalue for=\"%c%zu\" value=\"", letter, attribute);
	if (value.kind == SG_VALUE_TEXT)
		sg_escape__xml(out, value.text);
	else
		sg_buf_number(out, value.number);
	sg_buf_puts(out, "\"/>");
}

static void write_node(sg_buf *out, sg_attributes *a, sg_node node)
{
	sg_buf_printf(out, "      <node id=\"%c%lu\" label=\"", sg_attributes__letter(node),
		(unsigned long)node.index + 1);
	sg_escape__xml(out, sg_attributes__label(a, node));
	sg_buf_puts(out, "\"><attvalues>");
	for (size_t i = 0; i < a->node_count; i++)
		write_value(out, 'n', i, sg_attributes__of_node(a, i, node));
	sg_buf_puts(out, "</attvalues></node>\n");
}

static void write_edge(sg_buf *out, sg_attributes *a, size_t relation)
{
	const sg_relation *r = &a->debate->relations[relation];
	sg_buf_printf(out, "      <edge id=\"e%zu\" source=\"%c%lu\" target=\"%c%lu\" weight=\"",
		relation + 1, sg_attributes__letter(r->source), (unsigned long)r->source.index + 1,
		sg_attributes__letter(r->target), (unsigned long)r->target.index + 1);
	sg_buf_number(out, r->confidence);
	sg_buf_puts(out, "\"><attvalues>");
	for (size_t i = 0; i < a->edge_count; i++)
		write_value(out, 'e', i, sg_attributes__of_edge(a, i, relation));
	sg_buf_puts(out, "</attvalues></edge>\n");
}

static void write_graph(sg_buf *out, sg_attributes *a)
{
	const sg_debate *debate = a->debate;
	sg_buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			 "<gexf xmlns=\"http://www.gexf.net/1.2draft\" version=\"1.2\">\n"
			 "  <graph defaultedgetype=\"directed\" mode=\"static\">\n");
	write_attributes(out, a->nodes, a->node_count, "node");
	write_attributes(out, a->edges, a->edge_count, "edge");
	sg_buf_puts(out, "    <nodes>\n");
	for (size_t i = 0; i < debate->person_count + debate->claim_count; i++)
		write_node(out, a, sg_attributes__node(a, i));
	sg_buf_puts(out, "    </nodes>\n    <edges>\n");
	for (size_t i = 0; i < debate->relation_count; i++)
		write_edge(out, a, i);
	sg_buf_puts(out, "    </edges>\n  </graph>\n</gexf>\n");
}

sg_status sg_gexf__render(
	sg_buf *out, const sg_debate *debate, const sg_render_options *options, sg_error *err)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_attributes a;
	(void)options;
	sg_status st = sg_attributes__list(&a, debate, &arena);
	if (st == SG_OK)
		write_graph(out, &a);
	sg_arena_destroy(&arena);
	return st == SG_OK ? sg_buf_status(out, err) : sg_fail(err, st, 0, "out of memory", NULL);
}
