/* Walking a tree of HTML. */
#include "reader/html/tree.h"

sg_slice sg_html__attribute(const sg_html *node, const char *name)
{
	sg_slice wanted = sg_slice_of(name);
	for (uint32_t i = 0; i < node->attribute_count; i++)
		if (sg_slice_eq(node->attributes[i].name, wanted))
			return node->attributes[i].value;
	return (sg_slice)SG_SLICE_EMPTY;
}

bool sg_html__is(const sg_html *node, const char *tag)
{
	return node->tag.len && sg_slice_eq(node->tag, sg_slice_of(tag));
}

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

bool sg_html__has_class(const sg_html *node, const char *word)
{
	sg_slice list = sg_html__attribute(node, "class"), wanted = sg_slice_of(word);
	for (size_t at = 0; at < list.len;) {
		size_t start = at;
		while (at < list.len && !is_space(list.ptr[at]))
			at++;
		if (at > start && sg_slice_eq((sg_slice){list.ptr + start, at - start}, wanted))
			return true;
		at++;
	}
	return false;
}

const sg_html *sg_html__past(const sg_html *node, const sg_html *root)
{
	while (node != root && !node->next)
		node = node->parent;
	return node == root ? NULL : node->next;
}

const sg_html *sg_html__after(const sg_html *node, const sg_html *root)
{
	return node->first ? node->first : sg_html__past(node, root);
}
