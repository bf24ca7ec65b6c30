/* What the layout program reads (DOT) and what it writes (lines). */
#include "layout/layout.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define POINTS_PER_INCH 72.0

static void write_inches(sg_buf *out, double points)
{
	char text[32];
	snprintf(text, sizeof text, "%.4f", points / POINTS_PER_INCH);
	for (char *c = text; *c; c++)
		sg_buf_putc(out, *c == ',' ? '.' : *c);
}

static void write_box(sg_buf *out, const sg_layout *layout, size_t i)
{
	sg_buf_printf(out, "\tn%zu [width=", i);
	write_inches(out, layout->boxes[i].width);
	sg_buf_puts(out, ", height=");
	write_inches(out, layout->boxes[i].height);
	sg_buf_puts(out, "];\n");
}

/* newrank: without it dot ranks each cluster by itself, and an order between two of them is no
 * more than a wish. */
void sg_layout__write_dot(sg_buf *out, const sg_layout *layout)
{
	sg_buf_puts(out, "digraph layout {\n"
			 "\tgraph [newrank=true, rankdir=TB, ranksep=0.3, nodesep=0.9];\n"
			 "\tnode [shape=box, fixedsize=true, label=\"\"];\n"
			 "\tedge [arrowhead=none];\n");
	for (size_t i = 0; i < layout->box_count; i++)
		if (layout->boxes[i].group == UINT32_MAX)
			write_box(out, layout, i);
	for (size_t g = 0; g < layout->group_count; g++) {
		sg_buf_printf(out, "\tsubgraph cluster_%zu {\n", g);
		for (size_t i = 0; i < layout->box_count; i++)
			if (layout->boxes[i].group == g)
				write_box(out, layout, i);
		sg_buf_puts(out, "\t}\n");
	}
	for (size_t i = 0; i < layout->order_count; i++) {
		const sg_layout_order *order = &layout->orders[i];
		sg_buf_printf(out, "\tn%u -> n%u%s;\n", (unsigned)order->above,
			(unsigned)order->below, order->is_stacked ? " [weight=100]" : "");
	}
	sg_buf_puts(out, "}\n");
}

/* The next number of a line, in the C locale's form whatever the process's locale is. */
static bool read_number(sg_slice *line, double *out)
{
	while (line->len && *line->ptr == ' ')
		line->ptr++, line->len--;
	bool is_negative = line->len && *line->ptr == '-';
	if (is_negative)
		line->ptr++, line->len--;
	double value = 0, place = 0;
	size_t digits = 0;
	for (; line->len; line->ptr++, line->len--) {
		char c = *line->ptr;
		if (c == '.' && place <= 0) {
			place = 1;
		} else if (c >= '0' && c <= '9') {
			value = value * 10 + (c - '0');
			place *= 10;
			digits++;
		} else {
			break;
		}
	}
	if (digits == 0 || digits > 15 || (line->len && *line->ptr != ' '))
		return false;
	*out = (is_negative ? -value : value) / (place > 0 ? place : 1);
	return true;
}

static sg_slice next_line(sg_slice *text)
{
	const char *end = text->len ? memchr(text->ptr, '\n', text->len) : NULL;
	sg_slice line = {text->ptr, end ? (size_t)(end - text->ptr) : text->len};
	size_t used = line.len + (end != NULL);
	text->ptr += used;
	text->len -= used;
	return line;
}

static bool read_node(sg_layout *layout, sg_slice line, size_t *found)
{
	double index, x, y;
	if (!read_number(&line, &index) || !read_number(&line, &x) || !read_number(&line, &y))
		return false;
	if (line.len || index < 0 || index >= (double)layout->box_count)
		return false;
	layout->boxes[(size_t)index].x = x;
	layout->boxes[(size_t)index].y = y;
	++*found;
	return true;
}

sg_status sg_layout__read_positions(sg_layout *layout, sg_slice text)
{
	static const sg_slice node = SG_SLICE_LIT("node "), graph = SG_SLICE_LIT("graph "),
			      end = SG_SLICE_LIT("end");
	size_t found = 0;
	while (text.len) {
		sg_slice line = next_line(&text);
		if (sg_slice_eq(line, end))
			return found == layout->box_count ? SG_OK : SG_E_SYNTAX;
		if (sg_slice_starts(line, graph))
			continue;
		if (!sg_slice_starts(line, node))
			return SG_E_SYNTAX;
		line.ptr += node.len;
		line.len -= node.len;
		if (!read_node(layout, line, &found))
			return SG_E_SYNTAX;
	}
	return SG_E_SYNTAX;
}
