/* librsvg and cairo, with their quirks on one side and ours on the other. */
#ifndef STANCEGRAPH_RASTER_RSVG_PORT_H
#define STANCEGRAPH_RASTER_RSVG_PORT_H

#include <stdio.h>

/**
 * Draw an SVG and write it to `out`.
 * @param scale pixels of the picture for one of the drawing; of no meaning for PDF
 * @return an exit code as in main.c
 */
typedef int sg_port_writer(const char *svg, size_t size, double scale, FILE *out);

/** A bitmap. What would be larger than cairo or a reader takes gets a lower scale. */
sg_port_writer sg_port_png;

/** One page as large as the drawing, 0.75 points a pixel, with text as text. */
sg_port_writer sg_port_pdf;

#endif
