/* XML as a stream of events. Document types, and with them entities of any kind, are refused: none
 * of the exports that are read here has one, and they are how XML is made to fetch and explode. */
#ifndef STANCEGRAPH_EXTRACT_XML_PORT_H
#define STANCEGRAPH_EXTRACT_XML_PORT_H

#include "stancegraph/slice.h"

typedef enum sg_xml_event {
	SG_XML_START,     /* name: of the element, with its prefix ("wp:comment") */
	SG_XML_ATTRIBUTE, /* name, value; these follow their element's start */
	SG_XML_TEXT,      /* value; an element may have several */
	SG_XML_END        /* name */
} sg_xml_event;

/**
 * Takes one event; slices are UTF-8 and live until it returns; `line` is where the event stands in
 * the file. Any status but SG_OK stops the parse.
 */
typedef sg_status sg_xml_listener(
	void *context, sg_xml_event event, sg_slice name, sg_slice value, size_t line);

/** Gives the next bytes: how many were written, at most `size`; 0 at the end, -1 on failure. */
typedef int sg_xml_source(void *context, char *bytes, int size);

/**
 * Parse one XML document in whatever encoding it declares.
 * @return SG_OK; what the listener returned; SG_E_SYNTAX (err->pos = a byte near the fault, of
 * those that the source gave), also for a document type and for deeper nesting than 256 elements;
 * SG_E_LIMIT (a text of more than 10 MB); SG_E_IO where the source failed; SG_E_NOMEM.
 * Not recursive on the input. Thread-safe. O(bytes).
 */
SG_MUST_USE sg_status sg_xml__parse(
	sg_xml_source *read, void *source, sg_xml_listener *listener, void *context, sg_error *err);

#endif
