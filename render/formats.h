/* The renderers behind the table in render.c. */
#ifndef STANCEGRAPH_RENDER_FORMATS_H
#define STANCEGRAPH_RENDER_FORMATS_H

#include "stancegraph/render.h"

sg_status sg_dot__render(
	sg_buf *out, const sg_debate *debate, const sg_render_options *options, sg_error *err);

sg_status sg_markdown__render(
	sg_buf *out, const sg_debate *debate, const sg_render_options *options, sg_error *err);
sg_status sg_html__render(
	sg_buf *out, const sg_debate *debate, const sg_render_options *options, sg_error *err);

sg_status sg_png__render(
	sg_buf *out, const sg_debate *debate, const sg_render_options *options, sg_error *err);
sg_status sg_pdf__render(
	sg_buf *out, const sg_debate *debate, const sg_render_options *options, sg_error *err);

sg_status sg_graphml__render(
	sg_buf *out, const sg_debate *debate, const sg_render_options *options, sg_error *err);
sg_status sg_gexf__render(
	sg_buf *out, const sg_debate *debate, const sg_render_options *options, sg_error *err);
sg_status sg_nodes_csv__render(
	sg_buf *out, const sg_debate *debate, const sg_render_options *options, sg_error *err);
sg_status sg_edges_csv__render(
	sg_buf *out, const sg_debate *debate, const sg_render_options *options, sg_error *err);
sg_status sg_mermaid__render(
	sg_buf *out, const sg_debate *debate, const sg_render_options *options, sg_error *err);
sg_status sg_argdown__render(
	sg_buf *out, const sg_debate *debate, const sg_render_options *options, sg_error *err);
sg_status sg_xaif__render(
	sg_buf *out, const sg_debate *debate, const sg_render_options *options, sg_error *err);

#endif
