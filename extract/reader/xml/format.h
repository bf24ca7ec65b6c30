/* Formats of discussions in XML: each is a table of the elements that are rows, and of the paths
 * from a row to its values; one walk reads by it, and hands each row over when it ends.
 *
 * A path is names of elements with "/" between, and "@name" for an attribute: "author/name",
 * "thread/@dsq:id". */
#ifndef STANCEGRAPH_EXTRACT_XML_FORMAT_H
#define STANCEGRAPH_EXTRACT_XML_FORMAT_H

#include "reader/threads.h"
#include "reader/xml/port.h"

enum { SG_XML_VALUES = 16, SG_XML_NESTED_ROWS = 2 };

typedef struct sg_xml_row {
	const char *element; /* "post" */
	const char *within;  /* the row that it stands in; NULL: none */
	const char *paths[SG_XML_VALUES];
} sg_xml_row;

/** What a format keeps from row to row. */
typedef struct sg_xml_state {
	const sg_thread_sink *sink;
	sg_arena *arena; /* of what is kept to the end of the file */
	void *own;       /* what the format itself keeps; NULL at the start */
} sg_xml_state;

typedef struct sg_xml_format {
	const char *const *marks; /* words of which one stands near the beginning; NULL ends */
	const sg_xml_row *rows;
	size_t row_count;
	/** Take the values of a row, which live until it returns; absent ones are empty. */
	sg_status (*take)(sg_xml_state *state, size_t row, const sg_slice *values, size_t line);
} sg_xml_format;

/**
 * Readers of XML formats are these two, sg_threads__read and a table: sg_reader's recognise and
 * scan.
 */
double sg_xml_format__recognise(const sg_reader *reader, sg_sample *sample);
SG_MUST_USE sg_status sg_xml_format__scan(const sg_reader *reader, sg_source *source,
	const sg_thread_sink *sink, sg_arena *arena, sg_error *err);

#endif
