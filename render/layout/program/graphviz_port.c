/* Graphviz 2.42.2: everything about it that surprises is dealt with here.
 *
 * - A second GVC_t reads freed memory (a static font name): one per process, never freed.
 * - cgraph takes char * for everything: text() casts its own literals.
 * - agattr must declare an attribute at the root before it counts.
 * - dot is unpredictable above 150 nodes (17 s at 500): sfdp with prism above, and limits on
 *   network simplex and on crossing minimisation below.
 * - sfdp drifts between calls of one process: srand before it, one call per process. */
#include "layout/program/graphviz_port.h"

#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>
#include <graphviz/types.h>
#include <stdint.h>
#include <stdlib.h>

/* cgraph does not write to these; its prototypes only fail to say so. */
static char *text(const char *s)
{
	return (char *)(uintptr_t)s;
}

/* Graphviz reports to standard error in pieces; the caller learns from the exit code. */
static int be_silent(char *message)
{
	(void)message;
	return 0;
}

static void set_limits(Agraph_t *graph, int is_large)
{
	agattr(graph, AGRAPH, text("nslimit"), text("2"));
	agattr(graph, AGRAPH, text("nslimit1"), text("2"));
	agattr(graph, AGRAPH, text("mclimit"), text("0.5"));
	/* The ways of the edges are found by the one who draws them. */
	agattr(graph, AGRAPH, text("splines"), text("false"));
	if (is_large)
		agattr(graph, AGRAPH, text("overlap"), text("prism"));
}

static void print_positions(Agraph_t *graph, FILE *out)
{
	double height = GD_bb(graph).UR.y;
	fprintf(out, "graph %.2f %.2f\n", GD_bb(graph).UR.x, height);
	for (Agnode_t *node = agfstnode(graph); node; node = agnxtnode(graph, node)) {
		char *end;
		unsigned long index = strtoul(agnameof(node) + 1, &end, 10);
		if (agnameof(node)[0] == 'n' && end != agnameof(node) + 1 && *end == '\0')
			fprintf(out, "node %lu %.2f %.2f\n", index, ND_coord(node).x,
				height - ND_coord(node).y);
	}
	fputs("end\n", out);
}

int sg_port_layout(const char *dot, FILE *out)
{
	agseterr(AGMAX);
	agseterrf(be_silent);
	Agraph_t *graph = agmemread(dot);
	if (!graph)
		return 1;
	int is_large = agnnodes(graph) > SG_PORT_DOT_NODES_MAX;
	set_limits(graph, is_large);
	GVC_t *context = gvContext();
	srand(1);
	if (!context || gvLayout(context, graph, is_large ? "sfdp" : "dot") != 0)
		return 2;
	print_positions(graph, out);
	return 0;
}
