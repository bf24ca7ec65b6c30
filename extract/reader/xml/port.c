/* The one file that knows libxml2, as its xmlTextReader, which keeps only the open elements.
 *
 * libxml2 2.9.14 prints errors unless each parser has a handler of its own; it reads declarations
 * of a document type before it says that there is one, but expands nothing by then; its own limits
 * (nesting 256, a text of 10 MB) stay on. */
#include "port.h"

#include <libxml/xmlreader.h>

typedef struct parse {
	sg_xml_listener *listener;
	void *context;
	sg_xml_source *read;
	void *source;
	bool has_failed_to_read, is_too_large;
} parse;

static int read_bytes(void *context, char *bytes, int size)
{
	parse *p = context;
	int count = p->read(p->source, bytes, size);
	p->has_failed_to_read = p->has_failed_to_read || count < 0;
	return count;
}

/* Which byte is wrong is known at the end; here only what is too large is told apart: libxml2 says
 * of a text of more than 10 MB that it found no memory for it. */
static void take_error(void *context, xmlErrorPtr error)
{
	parse *p = context;
	p->is_too_large = p->is_too_large || error->code == XML_ERR_NO_MEMORY;
}

static sg_slice slice(const xmlChar *text)
{
	return sg_slice_of((const char *)text);
}

static sg_status send(const parse *p, xmlTextReaderPtr reader, sg_xml_event event, size_t line)
{
	bool has_name = event != SG_XML_TEXT;
	bool has_value = event == SG_XML_TEXT || event == SG_XML_ATTRIBUTE;
	sg_slice none = SG_SLICE_EMPTY;
	return p->listener(p->context, event,
		has_name ? slice(xmlTextReaderConstName(reader)) : none,
		has_value ? slice(xmlTextReaderConstValue(reader)) : none, line);
}

static sg_status send_element(const parse *p, xmlTextReaderPtr reader, size_t line)
{
	bool is_empty = xmlTextReaderIsEmptyElement(reader) == 1;
	sg_status st = send(p, reader, SG_XML_START, line);
	while (st == SG_OK && xmlTextReaderMoveToNextAttribute(reader) == 1)
		st = send(p, reader, SG_XML_ATTRIBUTE, line);
	(void)xmlTextReaderMoveToElement(reader);
	return st == SG_OK && is_empty ? send(p, reader, SG_XML_END, line) : st;
}

/* Of the node at hand, which is no attribute: declarations of name spaces have no line, and libxml2
 * would read past them for it. */
static size_t line_of(xmlTextReaderPtr reader)
{
	long line = xmlGetLineNo(xmlTextReaderCurrentNode(reader));
	return line > 0 ? (size_t)line : 0;
}

static sg_status send_node(const parse *p, xmlTextReaderPtr reader, sg_error *err)
{
	switch (xmlTextReaderNodeType(reader)) {
	case XML_READER_TYPE_ELEMENT:
		return send_element(p, reader, line_of(reader));
	case XML_READER_TYPE_END_ELEMENT:
		return send(p, reader, SG_XML_END, line_of(reader));
	case XML_READER_TYPE_TEXT:
	case XML_READER_TYPE_CDATA:
	case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
		return send(p, reader, SG_XML_TEXT, line_of(reader));
	case XML_READER_TYPE_DOCUMENT_TYPE:
	case XML_READER_TYPE_ENTITY_REFERENCE:
		return sg_fail(err, SG_E_SYNTAX, 0, "this XML declares a document type or entities",
			"they are never read; take the <!DOCTYPE ...> out");
	default:
		return SG_OK;
	}
}

/* Byte that was read last; libxml2 counts from 0, and says -1 where it cannot tell. */
static size_t position(xmlTextReaderPtr reader)
{
	long bytes = xmlTextReaderByteConsumed(reader);
	return bytes > 0 ? (size_t)bytes : 0;
}

static sg_status why(const parse *p, xmlTextReaderPtr reader, sg_error *err)
{
	if (p->has_failed_to_read)
		return sg_fail(err, SG_E_IO, 0, "reading the XML failed", NULL);
	if (p->is_too_large)
		return sg_fail(err, SG_E_LIMIT, 0, "a text in this XML is larger than 10 MB",
			"such files are not read");
	return sg_fail(err, SG_E_SYNTAX, position(reader), "the XML is broken near here",
		"is the file complete?");
}

sg_status sg_xml__parse(
	sg_xml_source *read, void *source, sg_xml_listener *listener, void *context, sg_error *err)
{
	parse p = {listener, context, read, source, false, false};
	xmlTextReaderPtr reader = xmlReaderForIO(read_bytes, NULL, &p, NULL, NULL,
		XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_BIG_LINES);
	sg_status st = reader ? SG_OK : sg_fail(err, SG_E_NOMEM, 0, "out of memory", NULL);
	int more = 1;
	if (reader)
		xmlTextReaderSetStructuredErrorHandler(reader, take_error, &p);
	while (st == SG_OK && (more = xmlTextReaderRead(reader)) == 1)
		st = send_node(&p, reader, err);
	if (st == SG_OK && more < 0)
		st = why(&p, reader, err);
	else if (st == SG_E_SYNTAX && err && !err->pos)
		err->pos = position(reader);
	if (reader)
		xmlFreeTextReader(reader);
	return st;
}
