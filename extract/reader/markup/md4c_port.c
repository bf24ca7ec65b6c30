/* The one file that knows md4c.
 *
 * Version 0.4.8 reads on past the end of its input, where a link's address is not closed ("`a](]/b
 * [a](]/c"), and then may send a text that goes on past it. So it gets a copy with line breaks
 * behind it, where its loops end, and a piece that does not lie in its input ends the parse. */
#include "reader/markup/md4c_port.h"

#include <md4c.h>

typedef struct port {
	sg_md_listener *listener;
	void *context;
	sg_slice input;
	bool is_broken; /* md4c sent what is not in its input */
} port;

enum { NEAR_BYTES = 1 << 16, PADDING_BYTES = 64 };

/* Does a piece lie in the input, or far from it, where md4c keeps blanks and line breaks? */
static bool is_sound(const port *p, const MD_CHAR *text, MD_SIZE size)
{
	uintptr_t at = (uintptr_t)text, start = (uintptr_t)p->input.ptr;
	uintptr_t end = start + p->input.len;
	if (at >= start && at <= end)
		return size <= end - at;
	return (at < start ? start - at : at - end) > NEAR_BYTES && size <= NEAR_BYTES;
}

static int send(port *p, sg_md_event event, sg_slice text, uint32_t number)
{
	return p->listener(p->context, event, text, number) ? 0 : 1;
}

/* A block that its beginning and end say the same of, or none. */
static int enter_block(MD_BLOCKTYPE type, void *detail, void *context)
{
	static const sg_slice none = SG_SLICE_EMPTY;
	port *p = context;
	switch (type) {
	case MD_BLOCK_QUOTE:
		return send(p, SG_MD_QUOTE, none, 0);
	case MD_BLOCK_UL:
		return send(p, SG_MD_LIST, none, 0);
	case MD_BLOCK_OL:
		return send(p, SG_MD_LIST, none, ((MD_BLOCK_OL_DETAIL *)detail)->start);
	case MD_BLOCK_LI:
		return send(p, SG_MD_ITEM, none, 0);
	case MD_BLOCK_CODE:
		return send(p, SG_MD_CODE, none, 0);
	case MD_BLOCK_HTML:
		return send(p, SG_MD_HTML, none, 0);
	case MD_BLOCK_P:
	case MD_BLOCK_H:
	case MD_BLOCK_HR:
	case MD_BLOCK_TABLE:
		return send(p, SG_MD_PARAGRAPH, none, 0);
	case MD_BLOCK_TR:
		return send(p, SG_MD_ROW, none, 0);
	case MD_BLOCK_TH:
	case MD_BLOCK_TD:
		return send(p, SG_MD_CELL, none, 0);
	case MD_BLOCK_DOC:
	case MD_BLOCK_THEAD:
	case MD_BLOCK_TBODY:
		break;
	}
	return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *context)
{
	static const sg_slice none = SG_SLICE_EMPTY;
	port *p = context;
	(void)detail;
	switch (type) {
	case MD_BLOCK_QUOTE:
		return send(p, SG_MD_QUOTE_END, none, 0);
	case MD_BLOCK_UL:
	case MD_BLOCK_OL:
		return send(p, SG_MD_LIST_END, none, 0);
	case MD_BLOCK_CODE:
		return send(p, SG_MD_CODE_END, none, 0);
	case MD_BLOCK_HTML:
		return send(p, SG_MD_HTML_END, none, 0);
	case MD_BLOCK_P:
	case MD_BLOCK_H:
	case MD_BLOCK_HR:
	case MD_BLOCK_TABLE:
		return send(p, SG_MD_PART_END, none, 0);
	default:
		return 0;
	}
}

static int enter_span(MD_SPANTYPE type, void *detail, void *context)
{
	(void)detail;
	return type == MD_SPAN_IMG ? send(context, SG_MD_IMAGE, (sg_slice)SG_SLICE_EMPTY, 0) : 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *context)
{
	(void)detail;
	return type == MD_SPAN_IMG ? send(context, SG_MD_IMAGE_END, (sg_slice)SG_SLICE_EMPTY, 0)
				   : 0;
}

static int take_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *context)
{
	static const sg_md_event events[] = {
		[MD_TEXT_NORMAL] = SG_MD_WORDS,
		[MD_TEXT_NULLCHAR] = SG_MD_SPACE,
		[MD_TEXT_BR] = SG_MD_BREAK,
		[MD_TEXT_SOFTBR] = SG_MD_SPACE,
		[MD_TEXT_ENTITY] = SG_MD_ENTITY,
		[MD_TEXT_CODE] = SG_MD_VERBATIM,
		[MD_TEXT_HTML] = SG_MD_TAGS,
		[MD_TEXT_LATEXMATH] = SG_MD_VERBATIM,
	};
	port *p = context;
	p->is_broken = !is_sound(p, text, size);
	return p->is_broken ? 1 : send(p, events[type], (sg_slice){text, size}, 0);
}

/* A copy of the text that may be read past its end. */
static sg_slice padded(sg_slice text, sg_arena *arena)
{
	char *out = sg_arena_alloc(arena, text.len + PADDING_BYTES);
	if (!out)
		return (sg_slice)SG_SLICE_EMPTY;
	if (text.len)
		memcpy(out, text.ptr, text.len);
	memset(out + text.len, '\n', PADDING_BYTES);
	return (sg_slice){out, text.len};
}

sg_status sg_md__parse(
	sg_slice text, bool has_html, sg_md_listener *listener, void *context, sg_arena *arena)
{
	port p = {listener, context, padded(text, arena), false};
	MD_PARSER parser = {
		.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_PERMISSIVEURLAUTOLINKS |
			 MD_FLAG_PERMISSIVEWWWAUTOLINKS | (has_html ? 0 : MD_FLAG_NOHTML),
		.enter_block = enter_block,
		.leave_block = leave_block,
		.enter_span = enter_span,
		.leave_span = leave_span,
		.text = take_text,
	};
	if (text.len > UINT32_MAX)
		return SG_E_LIMIT;
	if (!p.input.ptr)
		return SG_E_NOMEM;
	int rc = md_parse(p.input.ptr, (MD_SIZE)p.input.len, &parser, &p);
	if (p.is_broken)
		return SG_E_INTERNAL;
	return rc == 0 ? SG_OK : rc > 0 ? SG_E_LIMIT : SG_E_NOMEM;
}
