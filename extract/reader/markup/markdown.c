/* Markdown to plain text: md4c says what stands where, plain.h writes it, and HTML in it goes the
 * way of all HTML.
 *
 * md4c is linear but in two things: the same link defined again and again, and tables, whose rows
 * it fills up to the width of the head. A text that is longer than any site takes, or that makes
 * more events than its length explains, or that md4c fails on, is left as it is. */
#include "reader/markup/converters.h"
#include "reader/markup/entities.h"
#include "reader/markup/html_text.h"
#include "reader/markup/md4c_port.h"

enum { MAX_BYTES = 1 << 18, EVENTS_PER_BYTE = 8, EVENTS_MIN = 1000 };

typedef struct markdown {
	sg_plain plain;
	sg_html_text html;
	sg_plain tags; /* HTML that has not ended yet */
	size_t events_left;
	uint32_t images; /* whose descriptions are being told */
	bool in_code, in_html_block, in_row, has_cell;
} markdown;

static bool is_seen(const markdown *m)
{
	return !m->images && !sg_html_text__skips(&m->html);
}

/* A cell that is not empty stands behind another. */
static void settle_cell(markdown *m)
{
	if (m->has_cell && m->in_row && m->plain.gap == SG_GAP_NONE) {
		m->plain.has_space = true;
		sg_plain__words(&m->plain, sg_slice_of("| "));
	}
	m->has_cell = false;
}

static void feed_tags(markdown *m)
{
	sg_html_text__feed(&m->html, sg_plain__end(&m->tags));
	/* A link's address is looked at again when it ends: the buffer is not used twice. */
	m->tags = (sg_plain){.arena = m->tags.arena, .failed = m->tags.failed};
}

static void take_tags(markdown *m, sg_slice text)
{
	sg_plain__lines(&m->tags, text);
	if (!m->in_html_block && m->tags.len && m->tags.text[m->tags.len - 1] == '>')
		feed_tags(m);
}

static void take_words(markdown *m, sg_slice text)
{
	settle_cell(m);
	if (m->in_code)
		sg_plain__lines(&m->plain, text);
	else
		sg_plain__words(&m->plain, text);
}

static void take_entity(markdown *m, sg_slice text)
{
	uint32_t code = 0;
	settle_cell(m);
	if (sg_entity__at(text, 0, &code))
		sg_plain__character(&m->plain, code);
	else
		sg_plain__words(&m->plain, text);
}

static void take_inline(markdown *m, sg_md_event event, sg_slice text)
{
	if (event == SG_MD_TAGS) {
		take_tags(m, text);
		return;
	}
	if (m->tags.len && event == SG_MD_SPACE) {
		sg_plain__lines(&m->tags, sg_slice_of(" "));
		return;
	}
	if (!is_seen(m))
		return;
	if (event == SG_MD_ENTITY)
		take_entity(m, text);
	else if (event == SG_MD_SPACE)
		m->plain.has_space = true;
	else if (event == SG_MD_BREAK)
		sg_plain__break(&m->plain);
	else
		take_words(m, text);
}

/* Where a block begins or ends. */
static void take_block(markdown *m, sg_md_event event, uint32_t number)
{
	sg_plain *p = &m->plain;
	bool is_row = event == SG_MD_ROW;
	m->in_code = event == SG_MD_CODE;
	m->in_html_block = event == SG_MD_HTML;
	m->in_row = is_row;
	m->has_cell = false;
	if (m->tags.len)
		feed_tags(m);
	if (event == SG_MD_ITEM)
		sg_plain__item(p);
	else if (event == SG_MD_LIST)
		sg_plain__list(p, number);
	else if (event == SG_MD_LIST_END)
		sg_plain__list_end(p);
	else
		sg_plain__part(p, is_row ? SG_GAP_LINE : SG_GAP_PARAGRAPH);
	p->quotes += event == SG_MD_QUOTE;
	p->quotes -= event == SG_MD_QUOTE_END && p->quotes;
}

static bool listen(void *context, sg_md_event event, sg_slice text, uint32_t number)
{
	markdown *m = context;
	m->events_left--;
	if (event >= SG_MD_WORDS)
		take_inline(m, event, text);
	else if (event == SG_MD_IMAGE)
		m->images++;
	else if (event == SG_MD_IMAGE_END)
		m->images -= m->images > 0; /* md4c ends some spans that it never began */
	else if (event == SG_MD_CELL)
		m->has_cell = m->in_row;
	else
		take_block(m, event, number);
	return m->events_left && !m->plain.failed && !m->tags.failed;
}

static sg_status convert(sg_slice *out, sg_slice text, bool has_html, sg_arena *arena)
{
	markdown m = {.plain = {.arena = arena},
		.tags = {.arena = arena},
		.events_left = EVENTS_MIN + text.len * EVENTS_PER_BYTE};
	m.html.plain = &m.plain;
	sg_status st = text.len <= MAX_BYTES ? sg_md__parse(text, has_html, listen, &m, arena)
					     : SG_E_LIMIT;
	if (st == SG_E_NOMEM || m.plain.failed || m.tags.failed)
		return SG_E_NOMEM;
	*out = st == SG_OK ? sg_plain__end(&m.plain) : text;
	return SG_OK;
}

sg_status sg_markup__from_markdown(sg_slice *out, sg_slice text, sg_arena *arena)
{
	return convert(out, text, true, arena);
}

/* ---- Reddit --------------------------------------------------------------------------------- */

/* A copy without the marks of ">!spoilers!<", which Markdown would take for quotations. */
static sg_slice drop_spoiler_marks(sg_slice text, sg_arena *arena)
{
	static const sg_slice begins = SG_SLICE_LIT(">!"), ends = SG_SLICE_LIT("!<");
	if (sg_slice_find(text, begins) == text.len)
		return text;
	char *out = sg_arena_alloc(arena, text.len);
	size_t used = 0, end = 0; /* of the open spoiler */
	bool is_open = false;
	for (size_t i = 0; out && i < text.len;) {
		sg_slice rest = {text.ptr + i, text.len - i};
		bool is_mark = is_open && i == end;
		if (!is_open && end < text.len && sg_slice_starts(rest, begins)) {
			end = i + sg_slice_find(rest, ends);
			is_open = is_mark = end < text.len;
		} else if (is_mark)
			is_open = false;
		if (!is_mark)
			out[used++] = text.ptr[i];
		i += is_mark ? begins.len : 1;
	}
	return (sg_slice){out, used};
}

sg_status sg_markup__from_reddit(sg_slice *out, sg_slice text, sg_arena *arena)
{
	sg_slice bare = sg_entity__unescape(text, arena);
	bare = bare.ptr ? drop_spoiler_marks(bare, arena) : bare;
	if (text.len && !bare.ptr)
		return SG_E_NOMEM;
	return convert(out, bare, false, arena);
}
