/* stancegraph-picture: SVG on standard input, a picture on standard output.
 *
 *     stancegraph-picture png|pdf SCALE      SCALE: pixels of PNG for one of the drawing
 *
 * A program of its own, as layout is: most runs do not need its libraries, and fonts and pixels may
 * fail or eat memory. Exit: 0 done, 1 the input is no SVG, 2 too large for
 * pixels, 3 reading or writing failed, 4 no memory, 5 wrong usage. */
#include "child/inside.h"
#include "raster/program/rsvg_port.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct {
	const char *name;
	sg_port_writer *write;
} formats[] = {
	{"png", sg_port_png},
	{"pdf", sg_port_pdf},
};

static sg_port_writer *writer_of(const char *name)
{
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (strcmp(formats[i].name, name) == 0)
			return formats[i].write;
	return NULL;
}

int main(int argc, char **argv)
{
	size_t size;
	sg_port_writer *write = argc == 3 ? writer_of(argv[1]) : NULL;
	double scale = write ? strtod(argv[2], NULL) : 0;
	if (!(scale > 0))
		return 5;
	sg_inside__limit();
	char *svg = sg_inside__read(&size);
	if (!svg)
		return 3;
	int rc = write(svg, size, scale, stdout);
	if (fflush(stdout) != 0 && rc == 0)
		rc = 3;
	/* Font libraries keep what they loaded until the end. */
	_exit(rc);
}
