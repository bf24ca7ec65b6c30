/* The one file that knows gumbo, which builds the tree of a page as browsers do; the tree is then
 * copied into ours, with a stack of its own, and gumbo's goes as a whole.
 *
 * Gumbo 0.10 is not made for hostile pages. It looks through all open elements at most tags, so
 * its time grows with the depth; it opens formatting elements again in each paragraph, so a page
 * of unclosed <font> grows without end; it compares each attribute of a tag with all others; and
 * it never looks whether memory is out. All of these are watched from its allocator, the only door
 * it has: memory comes from an arena that is limited by the size of the page, and is not given
 * back; each node bears its depth in front of it; and what goes too far leaves gumbo by longjmp,
 * which loses nothing, because gumbo holds nothing but that memory.
 *
 * Rejected: counting tags before gumbo sees them. It takes a page of forgotten end tags for a deep
 * one, and a page that hides its tags from the count for a flat one. */
#include "reader/html/tree.h"

#include "core/json_events.h"

#include <gumbo.h>
#include <setjmp.h>

enum {
	MAX_DEPTH = 1000, /* browsers stop nesting at 512 */
	MAX_ATTRIBUTES = 2000,
	RECENT = 8, /* nodes that gumbo may be about to put into the tree */
};

/* What gumbo may take: pages that people read take 10 to 30 bytes for each of theirs. */
static const size_t BASE_BYTES = 64u << 20, BYTES_PER_BYTE = 64;

/* Stands before each piece of memory that may be a node; as large as memory is aligned. */
typedef union header {
	uint32_t depth; /* known once it is in the tree */
	max_align_t align;
} header;

typedef struct watch {
	sg_arena memory;
	size_t limit_bytes;
	GumboNode *recent[RECENT]; /* a ring: the latest pieces that may be nodes */
	size_t node_count, attribute_count;
	const GumboNode *root, *body; /* what later tags of the same name give their attributes */
	size_t pos;                   /* about where gumbo is */
	sg_status status;
	jmp_buf out;
} watch;

static _Noreturn void leave(watch *w, sg_status status)
{
	w->status = status;
	longjmp(w->out, 1);
}

static bool is_element(const GumboNode *node)
{
	return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

/* An array of pointers can be as large as a node, and begins with another's low bits or with 0; a
 * text that is as large begins with letters. */
static bool is_node(const GumboNode *piece)
{
	return is_element(piece) || piece->type == GUMBO_NODE_TEXT ||
	       piece->type == GUMBO_NODE_CDATA || piece->type == GUMBO_NODE_COMMENT ||
	       piece->type == GUMBO_NODE_WHITESPACE;
}

static header *header_of(const GumboNode *node)
{
	return (header *)(uintptr_t)node - 1;
}

static bool has_too_many_attributes(const GumboNode *node)
{
	return node && node->v.element.attributes.length > MAX_ATTRIBUTES;
}

/* A node that has been put into the tree by now. */
static void settle(watch *w, const GumboNode *node)
{
	if (!is_node(node))
		return;
	bool is_inner = node->parent && is_element(node->parent);
	header_of(node)->depth = is_inner ? header_of(node->parent)->depth + 1 : 0;
	if (is_element(node)) {
		size_t pos = node->v.element.start_pos.offset;
		w->pos = pos > w->pos ? pos : w->pos;
	}
	if (node->type == GUMBO_NODE_ELEMENT && node->v.element.tag == GUMBO_TAG_HTML)
		w->root = w->root ? w->root : node;
	if (node->type == GUMBO_NODE_ELEMENT && node->v.element.tag == GUMBO_TAG_BODY)
		w->body = w->body ? w->body : node;
	if (header_of(node)->depth > MAX_DEPTH || has_too_many_attributes(w->root) ||
		has_too_many_attributes(w->body))
		leave(w, SG_E_LIMIT);
}

static void *take(watch *w, size_t size)
{
	if (size > w->limit_bytes || w->memory.used_bytes > w->limit_bytes - size)
		leave(w, SG_E_LIMIT);
	void *out = sg_arena_alloc(&w->memory, size);
	if (!out)
		leave(w, SG_E_NOMEM);
	return out;
}

static void *take_node(watch *w)
{
	GumboNode **slot = &w->recent[w->node_count++ % RECENT];
	if (*slot)
		settle(w, *slot);
	header *head = take(w, sizeof *head + sizeof(GumboNode));
	*slot = (GumboNode *)(head + 1);
	w->attribute_count = 0;
	return *slot;
}

static void *allocate(void *context, size_t size)
{
	watch *w = context;
	if (size == sizeof(GumboNode))
		return take_node(w);
	if (size == sizeof(GumboAttribute) && ++w->attribute_count > MAX_ATTRIBUTES)
		leave(w, SG_E_LIMIT);
	return take(w, size);
}

static void keep(void *context, void *memory)
{
	(void)context;
	(void)memory;
}

/* ---- gumbo's tree to ours ------------------------------------------------------------------- */

/* An element whose children are being copied. */
typedef struct frame {
	const GumboVector *children;
	unsigned next;
	sg_html *node, *last;
} frame;

typedef struct copier {
	sg_arena *arena;   /* of the tree */
	sg_arena *scratch; /* of the stack */
	frame *open;
	size_t depth, capacity;
	uint32_t count; /* nodes that have a number */
} copier;

static char lower(char c)
{
	return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

/* A copy of what gumbo holds, which is no UTF-8 where a number as in "&#x2DDDDDDDDD;" overflowed;
 * ptr is NULL when memory is out. */
static sg_slice copy(sg_arena *arena, const char *text)
{
	return sg_json__copy(arena, sg_slice_of(text));
}

/* A copy of a name in lower case; ptr is NULL when memory is out. */
static sg_slice copy_lower(sg_arena *arena, sg_slice name)
{
	sg_slice out = sg_json__copy(arena, name);
	for (size_t i = 0; out.ptr && i < out.len; i++)
		((char *)(uintptr_t)out.ptr)[i] = lower(out.ptr[i]);
	return out;
}

static bool copy_tag(sg_html *node, const GumboElement *from, sg_arena *arena)
{
	if (from->tag != GUMBO_TAG_UNKNOWN) {
		node->tag = sg_slice_of(gumbo_normalized_tagname(from->tag));
		return true;
	}
	GumboStringPiece name = from->original_tag;
	gumbo_tag_from_original_text(&name);
	node->tag = copy_lower(arena, (sg_slice){name.data, name.data ? name.length : 0});
	return node->tag.ptr != NULL;
}

static bool copy_attributes(sg_html *node, const GumboVector *from, sg_arena *arena)
{
	sg_html_attribute *out =
		from->length ? sg_arena_array(arena, from->length, sizeof *out) : NULL;
	if (from->length && !out)
		return false;
	for (unsigned i = 0; i < from->length; i++) {
		const GumboAttribute *attribute = from->data[i];
		out[i].name = copy_lower(arena, sg_slice_of(attribute->name));
		out[i].value = copy(arena, attribute->value);
		if (!out[i].name.ptr || !out[i].value.ptr)
			return false;
	}
	node->attributes = out;
	node->attribute_count = from->length;
	return true;
}

/* The characters of an element that holds nothing else, whatever stands in them. */
static bool holds_raw_text(const GumboElement *element)
{
	switch (element->tag) {
	case GUMBO_TAG_SCRIPT:
	case GUMBO_TAG_STYLE:
	case GUMBO_TAG_TITLE:
	case GUMBO_TAG_TEXTAREA:
	case GUMBO_TAG_XMP:
	case GUMBO_TAG_IFRAME:
	case GUMBO_TAG_NOEMBED:
	case GUMBO_TAG_NOFRAMES:
		return element->tag_namespace == GUMBO_NAMESPACE_HTML;
	default:
		return false;
	}
}

static bool copy_text(sg_html *node, const GumboNode *from, sg_arena *arena)
{
	node->text = copy(arena, from->v.text.text);
	return node->text.ptr != NULL;
}

static bool open_frame(copier *c, sg_html *node, const GumboVector *children)
{
	void *items = c->open;
	if (sg_arena_grow(c->scratch, &items, &c->capacity, c->depth, sizeof *c->open) != SG_OK)
		return false;
	c->open = items;
	c->open[c->depth++] = (frame){.children = children, .node = node};
	return true;
}

static bool copy_element(copier *c, sg_html *node, const GumboElement *from)
{
	if (!copy_tag(node, from, c->arena) || !copy_attributes(node, &from->attributes, c->arena))
		return false;
	if (!holds_raw_text(from))
		return open_frame(c, node, &from->children);
	const GumboNode *text = from->children.length ? from->children.data[0] : NULL;
	return !text || is_element(text) || copy_text(node, text, c->arena);
}

/* Copy a node under the innermost frame. */
static bool copy_node(copier *c, const GumboNode *from)
{
	if (from->type == GUMBO_NODE_COMMENT || from->type == GUMBO_NODE_DOCUMENT)
		return true;
	sg_html *node = sg_arena_alloc(c->arena, sizeof *node);
	if (!node)
		return false;
	frame *parent = &c->open[c->depth - 1];
	node->parent = parent->node;
	node->depth = parent->node->depth + 1;
	node->number = ++c->count;
	if (parent->last)
		parent->last->next = node;
	else
		parent->node->first = node;
	parent->last = node;
	return is_element(from) ? copy_element(c, node, &from->v.element)
				: copy_text(node, from, c->arena);
}

static sg_status copy_tree(const sg_html **out, const GumboNode *from, watch *w, sg_arena *arena)
{
	copier c = {.arena = arena, .scratch = &w->memory};
	sg_html *root = sg_arena_alloc(arena, sizeof *root);
	if (!root || !copy_element(&c, root, &from->v.element))
		return SG_E_NOMEM;
	while (c.depth) {
		frame *top = &c.open[c.depth - 1];
		if (top->next == top->children->length)
			c.depth--;
		else if (!copy_node(&c, top->children->data[top->next++]))
			return SG_E_NOMEM;
	}
	*out = root;
	return SG_OK;
}

/* ---- the parse ------------------------------------------------------------------------------ */

/* Gumbo's tree of the text; it lives in the watch's memory. NULL: see w->status. */
static const GumboNode *run_gumbo(watch *w, sg_slice text)
{
	GumboOptions options = kGumboDefaultOptions;
	options.allocator = allocate;
	options.deallocator = keep;
	options.userdata = w;
	options.max_errors = 0;
	if (setjmp(w->out) != 0)
		return NULL;
	return gumbo_parse_with_options(&options, text.ptr ? text.ptr : "", text.len)->root;
}

sg_status sg_html__parse(const sg_html **out, sg_slice text, sg_arena *arena, sg_error *err)
{
	watch w = {.memory = SG_ARENA_INIT, .status = SG_E_INTERNAL};
	if (text.len > UINT32_MAX)
		return sg_fail(err, SG_E_LIMIT, 0, "the page is larger than 4 GiB", NULL);
	w.limit_bytes = BASE_BYTES + text.len * BYTES_PER_BYTE;
	const GumboNode *root = run_gumbo(&w, text);
	sg_status st = root ? copy_tree(out, root, &w, arena) : w.status;
	sg_arena_destroy(&w.memory);
	if (st == SG_E_LIMIT)
		return sg_fail(err, SG_E_LIMIT, w.pos, "the page's tags are nested too deeply here",
			"its tags are broken, or it is no page that people read");
	return st;
}
