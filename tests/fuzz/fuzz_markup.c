/* Markup to plain text, and pages to trees: the first byte chooses which. */
#include "fuzz.h"
#include "reader/html/tree.h"
#include "reader/markup/markup.h"

static void must_be_text(sg_slice text)
{
	must(sg_utf8_check(text) == text.len, "valid UTF-8");
	must(!text.len || !memchr(text.ptr, 0, text.len), "no NUL");
}

static void check_plain(sg_slice text, sg_markup markup, sg_arena *arena)
{
	sg_slice plain = SG_SLICE_EMPTY;
	must(sg_markup__plain(&plain, text, markup, arena) == SG_OK, "any text is read");
	must_be_text(plain);
	must(plain.len <= 20 * text.len + 64, "plain text is about as long as its source");
}

static void check_node(const sg_html *node, const sg_html *root)
{
	must_be_text(node->tag);
	must_be_text(node->text);
	for (uint32_t i = 0; i < node->attribute_count; i++) {
		must_be_text(node->attributes[i].name);
		must_be_text(node->attributes[i].value);
	}
	must(node == root || node->depth == node->parent->depth + 1,
		"depths are those of the tree");
	for (const sg_html *child = node->first; child; child = child->next)
		must(child->parent == node, "a child knows its parent");
}

static void check_tree(sg_slice text, sg_arena *arena)
{
	const sg_html *root = NULL;
	sg_error err = SG_ERROR_INIT;
	sg_status st = sg_html__parse(&root, text, arena, &err);
	must(st == SG_OK || st == SG_E_LIMIT, "a page is read or too deep");
	must((st == SG_OK) == (root != NULL), "no tree on failure");
	must(st == SG_OK || err.pos <= text.len, "a fault lies in the page");
	for (const sg_html *node = root; node; node = sg_html__after(node, root))
		check_node(node, root);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	sg_slice text = {(const char *)data + 1, size ? size - 1 : 0};
	sg_arena arena = SG_ARENA_INIT;
	if (!size || sg_utf8_check(text) < text.len || (text.len && memchr(text.ptr, 0, text.len)))
		return 0;
	unsigned choice = data[0] % (SG_MARKUP_COUNT + 1);
	if (choice == SG_MARKUP_COUNT)
		check_tree(text, &arena);
	else
		check_plain(text, (sg_markup)choice, &arena);
	sg_arena_destroy(&arena);
	return 0;
}
