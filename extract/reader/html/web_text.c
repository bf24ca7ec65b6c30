/* A part of a page as plain text: one walk by numbers, with a stack of the elements that are open.
 * In an article a block quotation is what somebody said: its paragraphs come between quotation
 * marks if they have none, because "> " would mean that the writer answers it. */
#include "reader/html/web.h"

#include "core/number.h"
#include "reader/letters.h"
#include "reader/markup/plain.h"

typedef struct frame {
	uint32_t node;
	bool is_quote, is_pre, is_list, is_mark; /* is_mark: a <q>, to be closed */
} frame;

typedef struct walk {
	const sg_web_view *view;
	sg_plain plain;
	frame *open; /* as many as the page is deep */
	size_t depth;
	size_t skipped;       /* of view->skip, those that were passed */
	unsigned quote_depth; /* of a story: quotations we are in */
	bool has_opened;      /* of a story: a quotation mark waits for its other half */
	bool is_fresh;        /* of a story: no words since a block of a quotation began */
} walk;

static const char *const PARAGRAPHS[] = {"address", "article", "aside", "blockquote", "center",
	"details", "dl", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
	"h4", "h5", "h6", "header", "hgroup", "hr", "main", "menu", "nav", "ol", "p", "pre",
	"section", "table", "ul"};
static const char *const LINES[] = {"caption", "dd", "div", "dt", "legend", "li", "option",
	"summary", "tbody", "tfoot", "thead", "tr"};
static const char *const CELLS[] = {"td", "th"};
static const char *const LISTS[] = {"menu", "ol", "ul"};
static const char *const QUOTES[] = {"blockquote"};
static const char *const SOURCES[] = {"cite", "figcaption", "footer"};

static sg_plain_gap gap_of(const sg_web *web, uint32_t node)
{
	if (SG_WEB_IS_IN(web, node, PARAGRAPHS))
		return SG_GAP_PARAGRAPH;
	return SG_WEB_IS_IN(web, node, LINES) ? SG_GAP_LINE : SG_GAP_NONE;
}

static bool keeps_lines(const sg_web *web, uint32_t node)
{
	sg_slice styles[] = {
		sg_web__attribute(web, node, "class"), sg_web__attribute(web, node, "style")};
	if (sg_web__is(web, node, "pre"))
		return true;
	for (size_t i = 0; i < 2; i++)
		if (sg_slice_find(styles[i], sg_slice_of("pre-wrap")) < styles[i].len ||
			sg_slice_find(styles[i], sg_slice_of("pre-line")) < styles[i].len)
			return true;
	return false;
}

static void part(walk *w, uint32_t node)
{
	sg_plain_gap gap = gap_of(w->view->web, node);
	if (gap != SG_GAP_NONE)
		sg_plain__part(&w->plain, gap);
}

/* ---- quotations in a story ------------------------------------------------------------------ */

static void close_mark(walk *w)
{
	if (w->has_opened) {
		w->plain.gap = SG_GAP_NONE;
		w->plain.has_space = false;
		sg_plain__character(&w->plain, 0x201D);
	}
	w->has_opened = false;
	w->is_fresh = true;
}

/* Before the first words of a paragraph of a quotation. */
static void open_mark(walk *w, sg_slice words)
{
	size_t len;
	uint32_t first = sg_utf8_at(words, 0, &len);
	bool is_marked = first == '"' || first == '\'' || first == 0xAB || first == '-' ||
			 (first >= 0x2010 && first <= 0x201F);
	w->is_fresh = false;
	if (is_marked)
		return;
	sg_plain__character(&w->plain, 0x201C);
	w->has_opened = true;
}

/* ---- the walk ------------------------------------------------------------------------------- */

/* The number of an <ol>'s first item; 0 for other lists. */
static uint32_t list_start(const sg_web *web, uint32_t node)
{
	uint64_t start = 1;
	if (!sg_web__is(web, node, "ol"))
		return 0;
	(void)sg_number__whole(sg_web__attribute(web, node, "start"), UINT32_MAX / 2, &start);
	return start ? (uint32_t)start : 1;
}

/* Forums quote in elements that are so by their class alone. */
static bool is_quotation(const sg_web *web, uint32_t node)
{
	static const char *const classes[] = {"bbcode_quote", "quote", "quoteContent", "quotebox"};
	static const char *const tags[] = {"aside", "div"};
	if (SG_WEB_IS_IN(web, node, QUOTES))
		return true;
	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
		if (SG_WEB_IS_IN(web, node, tags) &&
			sg_html__has_class(web->nodes[node].html, classes[i]))
			return true;
	return false;
}

static void enter(walk *w, uint32_t node)
{
	const sg_web *web = w->view->web;
	frame *outer = w->depth ? &w->open[w->depth - 1] : NULL;
	frame here = {.node = node, .is_pre = (outer && outer->is_pre) || keeps_lines(web, node)};
	here.is_quote = is_quotation(web, node);
	here.is_mark = sg_web__is(web, node, "q");
	here.is_list = SG_WEB_IS_IN(web, node, LISTS);
	if (w->quote_depth && SG_WEB_IS_IN(web, node, SOURCES)) {
		close_mark(w);
		w->is_fresh = false;
		sg_plain__part(&w->plain, SG_GAP_LINE);
	} else if (w->quote_depth && gap_of(web, node) != SG_GAP_NONE) {
		close_mark(w);
	}
	part(w, node);
	if (here.is_list)
		sg_plain__list(&w->plain, list_start(web, node));
	if (sg_web__is(web, node, "li") && w->plain.list_count)
		sg_plain__item(&w->plain);
	w->plain.has_space |= SG_WEB_IS_IN(web, node, CELLS);
	if (here.is_quote && w->view->is_story) {
		w->quote_depth++;
		w->is_fresh = true;
	} else if (here.is_quote) {
		w->plain.quotes++;
	}
	if (here.is_mark)
		sg_plain__character(&w->plain, 0x201C);
	w->open[w->depth++] = here;
}

static void leave(walk *w)
{
	const frame *here = &w->open[--w->depth];
	const sg_web *web = w->view->web;
	if (here->is_mark)
		sg_plain__character(&w->plain, 0x201D);
	if (w->quote_depth && (here->is_quote || gap_of(web, here->node) != SG_GAP_NONE))
		close_mark(w);
	if (here->is_quote && w->view->is_story)
		w->quote_depth--;
	if (here->is_list)
		sg_plain__list_end(&w->plain);
	part(w, here->node);
	if (here->is_quote && !w->view->is_story)
		w->plain.quotes--;
	w->plain.has_space |= SG_WEB_IS_IN(web, here->node, CELLS);
}

static void write(walk *w, uint32_t node)
{
	sg_slice text = w->view->web->nodes[node].html->text;
	bool is_pre = w->depth && w->open[w->depth - 1].is_pre;
	sg_slice words = sg_slice_trim(text);
	if (w->quote_depth && w->is_fresh && words.len)
		open_mark(w, words);
	if (is_pre)
		sg_plain__lines(&w->plain, text);
	else
		sg_plain__words(&w->plain, text);
}

static bool is_left_out(walk *w, uint32_t node)
{
	const sg_web_view *view = w->view;
	while (w->skipped < view->skip_count && view->skip[w->skipped] < node)
		w->skipped++;
	return view->web->nodes[node].marks & view->marks ||
	       (w->skipped < view->skip_count && view->skip[w->skipped] == node);
}

/* A face that is drawn: its name is a word. */
static void write_face(walk *w, uint32_t node)
{
	sg_slice class = sg_web__attribute(w->view->web, node, "class");
	if (sg_slice_find(class, sg_slice_of("emoji")) < class.len)
		sg_plain__words(&w->plain, sg_web__attribute(w->view->web, node, "alt"));
}

static void visit(walk *w, uint32_t node)
{
	const sg_web *web = w->view->web;
	if (!web->nodes[node].html->tag.len)
		write(w, node);
	else if (sg_web__is(web, node, "br"))
		sg_plain__break(&w->plain);
	else if (sg_web__is(web, node, "img"))
		write_face(w, node);
	else
		enter(w, node);
}

sg_status sg_web__text(sg_slice *out, const sg_web_view *view, uint32_t node)
{
	const sg_web *web = view->web;
	uint32_t deepest = 0, end = web->nodes[node].end;
	for (uint32_t i = node; i < end; i++)
		if (web->nodes[i].html->depth > deepest)
			deepest = web->nodes[i].html->depth;
	walk w = {.view = view, .plain = {.arena = web->arena}};
	w.open = sg_arena_array(
		web->arena, deepest - web->nodes[node].html->depth + 1, sizeof *w.open);
	if (!w.open)
		return SG_E_NOMEM;
	for (uint32_t i = node; i < end;) {
		while (w.depth && i >= web->nodes[w.open[w.depth - 1].node].end)
			leave(&w);
		if (i != node && is_left_out(&w, i)) {
			w.plain.has_space |= (web->nodes[i].marks & SG_WEB_HIDDEN) != 0;
			i = web->nodes[i].end;
			continue;
		}
		visit(&w, i++);
	}
	while (w.depth)
		leave(&w);
	*out = sg_plain__end(&w.plain);
	return out->ptr || !w.plain.failed ? SG_OK : SG_E_NOMEM;
}
