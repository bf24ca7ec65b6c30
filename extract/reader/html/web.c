/* A page by number: parents and ends instead of pointers, so that what is known of a node stands in
 * arrays and every pass over the page is a loop. */
#include "reader/html/web.h"

#include "reader/letters.h"
#include "stancegraph/buffer.h"

/* Tags without words of the page. */
static const char *const RAW_TAGS[] = {"area", "audio", "base", "canvas", "datalist", "embed",
	"head", "iframe", "input", "link", "map", "math", "meta", "noembed", "noframes", "noscript",
	"object", "option", "picture", "script", "select", "source", "style", "svg", "template",
	"textarea", "title", "track", "video"};

bool sg_web__is_in(const sg_web *web, uint32_t node, const char *const *sorted, size_t count)
{
	sg_slice tag = web->nodes[node].html->tag;
	return tag.len && sg_word__is_in(tag, sorted, count);
}

/* Does a style hold this declaration, blanks aside? */
static bool is_styled(sg_slice style, const char *name, const char *value)
{
	size_t at = sg_slice_find(style, sg_slice_of(name));
	if (at == style.len)
		return false;
	sg_slice rest = sg_slice_trim(sg_slice__part(style, at + strlen(name), style.len));
	if (!rest.len || rest.ptr[0] != ':')
		return false;
	rest = sg_slice_trim(sg_slice__part(rest, 1, rest.len));
	return sg_slice_starts_nocase(rest, sg_slice_of(value));
}

static bool is_hidden(const sg_html *html)
{
	for (uint32_t i = 0; i < html->attribute_count; i++) {
		sg_slice name = html->attributes[i].name, value = html->attributes[i].value;
		if (sg_slice_eq(name, sg_slice_of("hidden")) &&
			!sg_slice_eq_nocase(value, sg_slice_of("until-found")))
			return true;
		if (sg_slice_eq(name, sg_slice_of("aria-hidden")) &&
			sg_slice_eq_nocase(value, sg_slice_of("true")))
			return true;
		if (sg_slice_eq(name, sg_slice_of("style")) &&
			(is_styled(value, "display", "none") ||
				is_styled(value, "visibility", "hidden")))
			return true;
	}
	return false;
}

static unsigned marks_of(const sg_web *web, uint32_t node)
{
	const sg_html *html = web->nodes[node].html;
	if (!html->tag.len)
		return 0;
	if (SG_WEB_IS_IN(web, node, RAW_TAGS))
		return SG_WEB_RAW;
	return is_hidden(html) ? SG_WEB_HIDDEN : 0;
}

/* A node ends where the next one begins that does not stand within it. */
static void set_ends(sg_web *web)
{
	for (uint32_t i = 0; i < web->count; i++)
		web->nodes[i].end = i + 1;
	for (uint32_t i = web->count; i-- > 1;) {
		sg_web_node *parent = &web->nodes[web->nodes[i].parent];
		if (web->nodes[i].end > parent->end)
			parent->end = web->nodes[i].end;
	}
}

sg_status sg_web__init(sg_web *out, const sg_html *root, sg_arena *arena)
{
	sg_web web = {.arena = arena};
	size_t count = 0;
	for (const sg_html *at = root; at; at = sg_html__after(at, root))
		count++;
	web.nodes = sg_arena_array(arena, count, sizeof *web.nodes);
	if (!web.nodes)
		return SG_E_NOMEM;
	for (const sg_html *at = root; at; at = sg_html__after(at, root)) {
		sg_web_node *node = &web.nodes[web.count];
		node->html = at;
		node->parent = at == root ? 0 : at->parent->number;
		node->marks = (uint8_t)marks_of(&web, web.count++);
	}
	set_ends(&web);
	sg_web__weigh(&web, SG_WEB_RAW | SG_WEB_HIDDEN);
	*out = web;
	return SG_OK;
}

/* ---- how much text -------------------------------------------------------------------------- */

static uint32_t weight_of(sg_slice text)
{
	uint32_t out = 0;
	bool was_space = true;
	for (size_t i = 0; i < text.len; i++) {
		bool is_space = (unsigned char)text.ptr[i] <= ' ';
		out += !is_space || !was_space;
		was_space = is_space;
	}
	return out;
}

void sg_web__weigh(sg_web *web, unsigned marks)
{
	for (uint32_t i = 0; i < web->count; i++)
		web->nodes[i].text = web->nodes[i].links = 0;
	for (uint32_t i = 0; i < web->count; i = sg_web__next(web, i, marks))
		if (!(web->nodes[i].marks & marks) && !web->nodes[i].html->tag.len)
			web->nodes[i].text = weight_of(web->nodes[i].html->text);
	for (uint32_t i = web->count; i-- > 1;) {
		sg_web_node *node = &web->nodes[i], *parent = &web->nodes[node->parent];
		if (sg_web__is(web, i, "a"))
			node->links = node->text;
		parent->text += node->text;
		parent->links += node->links;
	}
}

/* ---- words ---------------------------------------------------------------------------------- */

static void append_words(sg_buf *out, sg_slice text, size_t max_bytes)
{
	sg_slice word;
	while (out->len < max_bytes && (word = sg_word__next(&text)).len) {
		if (out->len)
			sg_buf_putc(out, ' ');
		sg_buf_add(out, word);
	}
}

/* The one text in `node` that has words; SG_SLICE_EMPTY where there are none or more. */
static sg_slice only_text(const sg_web *web, uint32_t node, bool *has_more)
{
	sg_slice out = SG_SLICE_EMPTY;
	*has_more = false;
	for (uint32_t i = node; i < web->nodes[node].end && !*has_more;
		i = i == node ? i + 1 : sg_web__next(web, i, SG_WEB_RAW)) {
		const sg_html *html = web->nodes[i].html;
		sg_slice text = html->tag.len || web->nodes[i].marks & SG_WEB_RAW
					? (sg_slice)SG_SLICE_EMPTY
					: sg_slice_trim(html->text);
		*has_more = text.len && (out.len || memchr(text.ptr, '\n', text.len));
		out = out.len ? out : text;
	}
	return out;
}

sg_slice sg_web__words(const sg_web *web, uint32_t node, size_t max_bytes, bool *failed)
{
	bool has_more;
	sg_slice out = only_text(web, node, &has_more);
	sg_buf buf = SG_BUF_INIT;
	if (!has_more)
		return out.len <= max_bytes ? out : sg_slice__part(out, 0, 0);
	for (uint32_t i = node; i < web->nodes[node].end && buf.len < max_bytes;
		i = i == node ? i + 1 : sg_web__next(web, i, SG_WEB_RAW))
		if (!web->nodes[i].html->tag.len && !(web->nodes[i].marks & SG_WEB_RAW))
			append_words(&buf, web->nodes[i].html->text, max_bytes);
	out = sg_buf_status(&buf, NULL) == SG_OK ? sg_arena_copy(web->arena, sg_buf_slice(&buf))
						 : (sg_slice)SG_SLICE_EMPTY;
	*failed |= !out.ptr;
	sg_buf_free(&buf);
	return out;
}
