/* The one file that knows yajl.
 *
 * yajl 2.1.0 uses what its allocator returns unseen, so an allocator that fails must not return:
 * it jumps back to where the parse began, and the blocks, kept in a list, are freed there. Blocks
 * grow by doubling, because yajl lengthens its stack of brackets by 128 bytes at a time, which
 * would make deep nesting quadratic. UTF-8 is checked before yajl sees the text: its own check
 * lets overlong forms and surrogates pass. */
#include "json_events.h"
#include "alloc.h"

#include <setjmp.h>
#include <stdlib.h>
#include <yajl/yajl_parse.h>

/* The ring of what yajl holds. */
typedef struct ring {
	struct ring *next, *previous;
} ring;

typedef struct block {
	ring ring;
	size_t capacity;
	max_align_t data[];
} block;

typedef struct parser {
	sg_json_listener *listener;
	void *context;
	yajl_handle handle;
	size_t start; /* of what yajl sees, in the whole text */
	ring blocks;
	jmp_buf out_of_memory;
} parser;

static void *allocate(void *context, size_t size)
{
	parser *p = context;
	block *fresh = NULL;
	if (size <= SIZE_MAX - sizeof *fresh)
		fresh = sg_alloc__realloc(NULL, sizeof *fresh + size);
	if (!fresh)
		longjmp(p->out_of_memory, 1);
	fresh->capacity = size;
	fresh->ring = (ring){p->blocks.next, &p->blocks};
	fresh->ring.next->previous = &fresh->ring;
	p->blocks.next = &fresh->ring;
	return fresh->data;
}

static block *block_of(void *data)
{
	return (block *)(void *)((char *)data - offsetof(block, data));
}

static void release(void *context, void *data)
{
	(void)context;
	if (!data)
		return;
	block *old = block_of(data);
	old->ring.previous->next = old->ring.next;
	old->ring.next->previous = old->ring.previous;
	free(old);
}

static void *reallocate(void *context, void *data, size_t size)
{
	if (!data)
		return allocate(context, size);
	size_t capacity = block_of(data)->capacity;
	if (size <= capacity)
		return data;
	void *fresh = allocate(context, size < capacity * 2 ? capacity * 2 : size);
	memcpy(fresh, data, capacity);
	release(context, data);
	return fresh;
}

static int send(void *context, sg_json_event event, const void *text, size_t len)
{
	const parser *p = context;
	sg_slice s = {text, len};
	return p->listener(p->context, event, s, p->start + yajl_get_bytes_consumed(p->handle));
}

static int on_null(void *context)
{
	return send(context, SG_JSON_NULL, NULL, 0);
}

static int on_boolean(void *context, int value)
{
	return send(context, value ? SG_JSON_TRUE : SG_JSON_FALSE, NULL, 0);
}

static int on_number(void *context, const char *text, size_t len)
{
	return send(context, SG_JSON_NUMBER, text, len);
}

static int on_string(void *context, const unsigned char *text, size_t len)
{
	return send(context, SG_JSON_STRING, text, len);
}

static int on_key(void *context, const unsigned char *text, size_t len)
{
	return send(context, SG_JSON_KEY, text, len);
}

static int on_object_start(void *context)
{
	return send(context, SG_JSON_OBJECT_START, NULL, 0);
}

static int on_object_end(void *context)
{
	return send(context, SG_JSON_OBJECT_END, NULL, 0);
}

static int on_array_start(void *context)
{
	return send(context, SG_JSON_ARRAY_START, NULL, 0);
}

static int on_array_end(void *context)
{
	return send(context, SG_JSON_ARRAY_END, NULL, 0);
}

static sg_status run(parser *p, sg_slice text, sg_error *err)
{
	static const yajl_callbacks callbacks = {.yajl_null = on_null,
		.yajl_boolean = on_boolean,
		.yajl_number = on_number,
		.yajl_string = on_string,
		.yajl_start_map = on_object_start,
		.yajl_map_key = on_key,
		.yajl_end_map = on_object_end,
		.yajl_start_array = on_array_start,
		.yajl_end_array = on_array_end};
	yajl_alloc_funcs memory = {allocate, reallocate, release, p};
	if (setjmp(p->out_of_memory))
		return sg_fail(err, SG_E_NOMEM, 0, "out of memory", NULL);
	yajl_handle handle = p->handle = yajl_alloc(&callbacks, &memory, p);
	yajl_config(handle, yajl_dont_validate_strings, 1);
	yajl_status status = yajl_parse(handle, (const unsigned char *)text.ptr, text.len);
	if (status == yajl_status_client_canceled)
		return sg_fail(err, SG_E_NOMEM, 0, "out of memory", NULL);
	/* yajl counts the offending byte as consumed. */
	size_t consumed = yajl_get_bytes_consumed(handle);
	if (status != yajl_status_ok)
		return sg_fail(err, SG_E_SYNTAX, consumed ? consumed - 1 : 0,
			"this is not valid JSON", NULL);
	if (yajl_complete_parse(handle) != yajl_status_ok)
		return sg_fail(err, SG_E_SYNTAX, text.len, "the JSON ends too early",
			"is the file complete?");
	return SG_OK;
}

static void free_blocks(parser *p)
{
	for (ring *r = p->blocks.next; r != &p->blocks;) {
		ring *next = r->next;
		free(r); /* the first member of its block */
		r = next;
	}
}

static sg_slice repaired(sg_arena *arena, sg_slice s)
{
	char *out = sg_arena_array(arena, s.len + 1, 3);
	size_t used = 0, len;
	for (size_t pos = 0; out && pos < s.len; pos += len) {
		bool is_bad = sg_utf8_at(s, pos, &len) == 0xFFFD && len == 1;
		memcpy(out + used, is_bad ? "\xEF\xBF\xBD" : s.ptr + pos, is_bad ? 3 : len);
		used += is_bad ? 3 : len;
	}
	return (sg_slice){out, used};
}

sg_slice sg_json__copy(sg_arena *arena, sg_slice text)
{
	return sg_utf8_check(text) == text.len ? sg_arena_copy(arena, text) : repaired(arena, text);
}

sg_status sg_json__parse(sg_slice text, sg_json_listener *listener, void *context, sg_error *err)
{
	static const sg_slice bom = SG_SLICE_LIT("\xEF\xBB\xBF");
	size_t start = sg_slice_starts(text, bom) ? bom.len : 0;
	sg_slice body = {text.ptr + start, text.len - start};
	size_t valid = sg_utf8_check(body);
	if (valid < body.len)
		return sg_fail(err, SG_E_SYNTAX, start + valid, "a byte that is not UTF-8",
			"JSON is UTF-8; convert the file first");
	if (body.len == 0)
		return sg_fail(err, SG_E_SYNTAX, start, "the JSON ends too early", NULL);
	parser p = {.listener = listener, .context = context, .start = start};
	p.blocks.next = p.blocks.previous = &p.blocks;
	sg_error local = SG_ERROR_INIT;
	sg_status status = run(&p, body, &local);
	free_blocks(&p);
	return status == SG_OK ? SG_OK
			       : sg_fail(err, status, start + local.pos, local.what, local.hint);
}

static bool hear_nothing(void *context, sg_json_event event, sg_slice text, size_t pos)
{
	(void)context, (void)event, (void)text, (void)pos;
	return true;
}

sg_status sg_json_check(sg_slice text, sg_error *err)
{
	return sg_json__parse(text, hear_nothing, NULL, err);
}
