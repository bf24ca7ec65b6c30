/* The render stage: one row per output format. */
#include "stancegraph/render.h"

#include "formats.h"
#include "sheet/sheet.h"
#include "stancegraph/json.h"

static sg_status render_json(
	sg_buf *out, const sg_debate *debate, const sg_render_options *options, sg_error *err)
{
	(void)options;
	return sg_json_write(out, debate, err);
}

static sg_status render_line(
	sg_buf *out, const sg_debate *debate, const sg_render_options *options, sg_error *err)
{
	(void)options;
	return sg_json_write_line(out, debate, err);
}

static const sg_renderer renderers[] = {
	{"svg", ".svg", "the drawing, as a picture for page and print", sg_sheet__draw},
	{"png", ".png", "the drawing in pixels, light, for where no SVG is taken", sg_png__render},
	{"pdf", ".pdf", "the drawing as one page, with text that can be searched", sg_pdf__render},
	{"html", ".html", "a page with the drawing, the report and its evidence", sg_html__render},
	{"md", ".md", "the report in Markdown: sentences, tables, evidence", sg_markdown__render},
	{"nodes-csv", ".nodes.csv", "the same as csv, beside edges-csv", sg_nodes_csv__render},
	{"edges-csv", ".edges.csv", "all relations as a table of edges", sg_edges_csv__render},
	{"csv", ".csv", "a row for each person and each claim, with all measures",
		sg_nodes_csv__render},
	{"graphml", ".graphml", "nodes and edges for Gephi, igraph, NetworkX", sg_graphml__render},
	{"gexf", ".gexf", "the same for Gephi", sg_gexf__render},
	{"mermaid", ".mmd", "a flowchart for wikis and README files", sg_mermaid__render},
	{"argdown", ".argdown", "claims, what supports and what attacks them, for Argdown",
		sg_argdown__render},
	{"xaif", ".xaif", "the same in the Argument Interchange Format", sg_xaif__render},
	{"dot", ".dot", "the debate as a graph in Graphviz's language", sg_dot__render},
	{"json", ".json", "the debate with everything known about it", render_json},
	{"ndjson", ".ndjson", "the same on one line; of dumps, a line for each thread",
		render_line},
};

#define RENDERER_COUNT (sizeof renderers / sizeof *renderers)

const sg_renderer *sg_renderers(size_t *count)
{
	*count = RENDERER_COUNT;
	return renderers;
}

const sg_renderer *sg_renderer_by_name(const char *name)
{
	for (size_t i = 0; i < RENDERER_COUNT; i++)
		if (strcmp(renderers[i].name, name) == 0)
			return &renderers[i];
	return NULL;
}

const sg_renderer *sg_renderer_by_path(const char *path)
{
	for (size_t i = 0; i < RENDERER_COUNT; i++)
		if (sg_slice_ends(sg_slice_of(path), sg_slice_of(renderers[i].suffix)))
			return &renderers[i];
	return NULL;
}
