/* stancegraph-layout: a graph in DOT on standard input, positions on standard output.
 *
 * A program of its own because Graphviz is not thread-safe, may hang or eat memory, and is under
 * a licence that does not go into one program with igraph's. Exit: 0 done, 1 the input is no
 * graph, 2 the layout failed, 3 input or output failed. */
#include "child/inside.h"
#include "layout/program/graphviz_port.h"

#include <locale.h>
#include <unistd.h>

int main(void)
{
	size_t size;
	setlocale(LC_ALL, "C");
	sg_inside__limit();
	char *dot = sg_inside__read(&size);
	if (!dot)
		return 3;
	int rc = sg_port_layout(dot, stdout);
	if (fflush(stdout) != 0 && rc == 0)
		rc = 3;
	/* Graphviz keeps its context until the end: leave without tidying up, and without a leak
	 * checker's opinion of it. */
	_exit(rc);
}
