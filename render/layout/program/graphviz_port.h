/* Graphviz, with its quirks on one side and ours on the other. */
#ifndef STANCEGRAPH_LAYOUT_GRAPHVIZ_PORT_H
#define STANCEGRAPH_LAYOUT_GRAPHVIZ_PORT_H

#include <stdio.h>

/** Above this many nodes dot may take minutes: sfdp then. */
enum { SG_PORT_DOT_NODES_MAX = 150 };

/**
 * Lay out one graph in DOT (NUL-terminated) and print its nodes' centres: "graph WIDTH HEIGHT",
 * then "node INDEX X Y" for every node named nINDEX, y downwards, in points, then "end".
 * @return 0; 1: not a graph; 2: the engine failed. Once per process.
 */
int sg_port_layout(const char *dot, FILE *out);

#endif
