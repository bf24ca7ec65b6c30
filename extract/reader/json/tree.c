/* The tree, built from parse events: one node is open, and what it holds is hung under it. */
#include "reader/json/tree.h"

#include "core/json_events.h"
#include "core/number.h"
#include "text/intern.h"

typedef struct builder {
	sg_arena *arena;
	sg_json *root, *open;
	sg_intern keys; /* a key that comes again and again is kept once */
	sg_slice key;   /* of the next value */
	bool failed;
} builder;

/* NUL, which JSON can spell, is no character of a text. */
static sg_slice copy(builder *b, sg_slice text)
{
	static const char replacement[] = "\xEF\xBF\xBD";
	sg_slice whole = sg_json__copy(b->arena, text);
	size_t nuls = 0, used = 0;
	for (const char *p = whole.ptr;
		p && (p = memchr(p, 0, (size_t)(whole.ptr + whole.len - p))); p++)
		nuls++;
	char *out = nuls ? sg_arena_alloc(b->arena, whole.len + 2 * nuls) : NULL;
	b->failed = b->failed || !whole.ptr || (nuls && !out);
	for (size_t i = 0; out && i < whole.len; i++) {
		size_t len = whole.ptr[i] ? 1 : 3;
		memcpy(out + used, whole.ptr[i] ? whole.ptr + i : replacement, len);
		used += len;
	}
	return out ? (sg_slice){out, used} : whole;
}

static void take_key(builder *b, sg_slice text)
{
	uint32_t id = sg_intern__find(&b->keys, text);
	if (id == UINT32_MAX) {
		b->key = copy(b, text);
		b->failed = b->failed || sg_intern__add(&b->keys, b->arena, b->key, &id) != SG_OK;
	} else
		b->key = b->keys.texts[id];
}

static sg_json *add(builder *b, sg_json_kind kind, size_t pos)
{
	sg_json *node = sg_arena_alloc(b->arena, sizeof *node);
	if (!node) {
		b->failed = true;
		return NULL;
	}
	node->kind = kind;
	node->key = b->key;
	node->parent = b->open;
	node->pos = (uint32_t)pos;
	b->key = (sg_slice)SG_SLICE_EMPTY;
	if (!b->open)
		b->root = node;
	else if (b->open->last)
		b->open->last->next = node;
	else
		b->open->first = node;
	if (b->open)
		b->open->last = node;
	return node;
}

static void add_text(builder *b, sg_json_kind kind, size_t pos, sg_slice text)
{
	sg_json *node = add(b, kind, pos);
	if (node)
		node->text = copy(b, text);
}

static void open_node(builder *b, sg_json_kind kind, size_t pos)
{
	sg_json *node = add(b, kind, pos);
	if (node)
		b->open = node;
}

static bool listen(void *context, sg_json_event event, sg_slice text, size_t pos)
{
	builder *b = context;
	switch (event) {
	case SG_JSON_NULL:
		(void)add(b, SG_JSON_IS_NULL, pos);
		break;
	case SG_JSON_FALSE:
		(void)add(b, SG_JSON_IS_FALSE, pos);
		break;
	case SG_JSON_TRUE:
		(void)add(b, SG_JSON_IS_TRUE, pos);
		break;
	case SG_JSON_NUMBER:
		add_text(b, SG_JSON_IS_NUMBER, pos, text);
		break;
	case SG_JSON_STRING:
		add_text(b, SG_JSON_IS_STRING, pos, text);
		break;
	case SG_JSON_KEY:
		take_key(b, text);
		break;
	case SG_JSON_OBJECT_START:
		open_node(b, SG_JSON_IS_OBJECT, pos);
		break;
	case SG_JSON_ARRAY_START:
		open_node(b, SG_JSON_IS_LIST, pos);
		break;
	case SG_JSON_OBJECT_END:
	case SG_JSON_ARRAY_END:
		b->open = b->open->parent;
		break;
	}
	return !b->failed;
}

sg_status sg_json__read_tree(const sg_json **out, sg_slice text, sg_arena *arena, sg_error *err)
{
	builder b = {.arena = arena};
	sg_status st = sg_json__parse(text, listen, &b, err);
	if (st == SG_OK)
		*out = b.root;
	return st;
}

/* ---- paths ---------------------------------------------------------------------------------- */

const sg_json *sg_json__get(const sg_json *object, sg_slice key)
{
	const sg_json *found = NULL;
	if (!object || object->kind != SG_JSON_IS_OBJECT)
		return NULL;
	for (const sg_json *m = object->first; m; m = m->next)
		if (sg_slice_eq(m->key, key))
			found = m;
	return found;
}

/* One step of a path: a key, or an element of a list (EACH: all of them). */
typedef struct step {
	sg_slice key; /* empty: an element, or a member */
	size_t element;
	bool is_member;
} step;

static const size_t EACH = SIZE_MAX;

/* Cut the first step off a path, which is not empty. */
static step next_step(sg_slice *path)
{
	step out = {.element = EACH};
	size_t len = 0;
	if (path->ptr[0] == '[') {
		for (len = 1; len < path->len && path->ptr[len] != ']'; len++)
			out.element = (out.element == EACH ? 0 : out.element * 10) +
				      (size_t)(path->ptr[len] - '0');
		len++;
	} else if (path->ptr[0] == '{') {
		out.is_member = true;
		len = sizeof "{}" - 1;
	} else {
		while (len < path->len && path->ptr[len] != '.' && path->ptr[len] != '[')
			len++;
		out.key = (sg_slice){path->ptr, len};
	}
	len += len < path->len && path->ptr[len] == '.';
	*path = (sg_slice){path->ptr + len, path->len - len};
	return out;
}

/* From `at` on along its siblings, the first object. */
static const sg_json *object_from(const sg_json *at)
{
	while (at && at->kind != SG_JSON_IS_OBJECT)
		at = at->next;
	return at;
}

/* The first value that a step leads to; of a list it is an element. */
static const sg_json *first_of(const sg_json *from, const step *s)
{
	if (s->key.len)
		return sg_json__get(from, s->key);
	if (from && s->is_member)
		return from->kind == SG_JSON_IS_OBJECT ? object_from(from->first) : NULL;
	if (!from || from->kind != SG_JSON_IS_LIST)
		return NULL;
	const sg_json *element = from->first;
	for (size_t i = 0; s->element != EACH && i < s->element && element; i++)
		element = element->next;
	return element;
}

static const sg_json *follow(const sg_json *from, sg_slice path)
{
	while (from && path.len) {
		step s = next_step(&path);
		from = first_of(from, &s);
	}
	return from;
}

/* Cut the first of several paths off. */
static sg_slice next_path(sg_slice *paths)
{
	size_t len = 0;
	while (len < paths->len && paths->ptr[len] != '|')
		len++;
	bool is_here = len == 1 && paths->ptr[0] == '.';
	sg_slice path = {paths->ptr, is_here ? 0 : len};
	len += len < paths->len;
	*paths = (sg_slice){paths->ptr + len, paths->len - len};
	return path;
}

const sg_json *sg_json__at(const sg_json *from, const char *path)
{
	const sg_json *found = NULL;
	sg_slice paths = sg_slice_of(path);
	do {
		found = follow(from, next_path(&paths));
		found = found && found->kind != SG_JSON_IS_NULL ? found : NULL;
	} while (!found && paths.len);
	return found;
}

bool sg_json__is_given(const sg_json *from, const char *path)
{
	bool is_found = false;
	sg_slice paths = sg_slice_of(path);
	do
		is_found = follow(from, next_path(&paths)) != NULL;
	while (!is_found && paths.len);
	return is_found;
}

sg_slice sg_json__text_at(const sg_json *from, const char *path)
{
	const sg_json *found = sg_json__at(from, path);
	bool is_text =
		found && (found->kind == SG_JSON_IS_STRING || found->kind == SG_JSON_IS_NUMBER);
	return is_text ? found->text : (sg_slice)SG_SLICE_EMPTY;
}

bool sg_json__is_true_at(const sg_json *from, const char *path)
{
	sg_slice paths = sg_slice_of(path);
	bool is_true = false;
	while (!is_true && paths.len) {
		const sg_json *found = follow(from, next_path(&paths));
		is_true = found && found->kind == SG_JSON_IS_TRUE;
	}
	return is_true;
}

static sg_status append(sg_json_list *out, const sg_json *item, sg_arena *arena)
{
	void *items = out->items;
	sg_status st = sg_arena_grow(arena, &items, &out->capacity, out->count, sizeof *out->items);
	if (st != SG_OK)
		return st;
	out->items = items;
	out->items[out->count++] = item;
	return SG_OK;
}

static sg_status collect(sg_json_list *out, const sg_json *from, sg_slice path, sg_arena *arena)
{
	if (!from || from->kind == SG_JSON_IS_NULL)
		return SG_OK;
	if (!path.len)
		return append(out, from, arena);
	step s = next_step(&path);
	if (s.key.len || s.element != EACH)
		return collect(out, first_of(from, &s), path, arena);
	sg_status st = SG_OK;
	const sg_json *one = first_of(from, &s);
	while (one && st == SG_OK) {
		st = collect(out, one, path, arena);
		one = s.is_member ? object_from(one->next) : one->next;
	}
	return st;
}

sg_status sg_json__each(sg_json_list *out, const sg_json *from, const char *path, sg_arena *arena)
{
	size_t before = out->count;
	sg_slice paths = sg_slice_of(path);
	sg_status st = SG_OK;
	do
		st = collect(out, from, next_path(&paths), arena);
	while (st == SG_OK && out->count == before && paths.len);
	return st;
}
