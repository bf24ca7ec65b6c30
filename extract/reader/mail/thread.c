/* Threading after Jamie Zawinski's algorithm (jwz.org/doc/threading.html), with his containers
 * as numbers of ids. Only what he needs his table for is kept: for ids whose message is absent,
 * the id that stands before them in the first References field that names them. There is no post
 * for an absent message: its answers hang from the nearest ancestor that is present, or are
 * roots. He looks for rings whenever he links; here rings of present messages are left to the
 * records' tree, and those of absent ones are met once, by climbs that leave marks; so all of it
 * is linear. */
#include "reader/mail/thread.h"

#include "reader/letters.h"
#include "reader/mail/address.h"
#include "stancegraph/debate.h"
#include "text/intern.h"

enum { NOT_RESOLVED = UINT32_MAX - 1 };

typedef struct container {
	uint32_t message; /* that bears the id; SG_NONE: absent */
	uint32_t before;  /* of an absent one: the id before it; SG_NONE */
	uint32_t nearest; /* message at or above it, once known */
	uint32_t climb;   /* the climb that passed here last; 0: none */
} container;

typedef struct threads {
	const sg_mail_head *heads;
	size_t count;
	sg_intern ids;
	container *items; /* by id */
	size_t capacity;
	sg_arena *arena;
} threads;

/* The bytes up to the next `sign`, which is taken off `*rest` with them. */
static sg_slice take_to(sg_slice *rest, char sign)
{
	const char *found = memchr(rest->ptr, sign, rest->len);
	size_t len = found ? (size_t)(found - rest->ptr) : rest->len;
	sg_slice out = sg_slice__part(*rest, 0, len);
	*rest = sg_slice__part(*rest, len + (found != NULL), rest->len);
	return out;
}

sg_slice sg_mail__next_id(sg_slice *rest)
{
	while (rest->len && memchr(rest->ptr, '<', rest->len)) {
		(void)take_to(rest, '<');
		sg_slice id = sg_slice_trim(take_to(rest, '>'));
		if (id.len)
			return id;
	}
	for (sg_slice word = sg_word__next(rest); word.len; word = sg_word__next(rest))
		if (memchr(word.ptr, '@', word.len))
			return word;
	return (sg_slice)SG_SLICE_EMPTY;
}

/* The number of an id, whose container is made if it is new. */
static sg_status number_of(threads *t, sg_slice id, uint32_t *out)
{
	void *items = t->items;
	size_t known = t->ids.count;
	sg_status st = sg_intern__add(&t->ids, t->arena, id, out);
	if (st != SG_OK || t->ids.count == known)
		return st;
	st = sg_arena_grow(t->arena, &items, &t->capacity, known, sizeof *t->items);
	t->items = items;
	if (st == SG_OK)
		t->items[*out] = (container){SG_NONE, SG_NONE, NOT_RESOLVED, 0};
	return st;
}

static sg_status add_messages(threads *t)
{
	sg_status st = SG_OK;
	for (uint32_t i = 0, id; i < t->count && st == SG_OK; i++) {
		if (!t->heads[i].id.len)
			continue;
		st = number_of(t, t->heads[i].id, &id);
		if (st == SG_OK && t->items[id].message == SG_NONE)
			t->items[id].message = t->items[id].nearest = i;
	}
	return st;
}

/* The ids of a field in a row: each absent one comes after the one before it. What is the last
 * one is told too, and the last one whose message is present and is not `self`. */
static sg_status add_field(
	threads *t, sg_slice field, uint32_t self, uint32_t *last, uint32_t *present)
{
	uint32_t before = SG_NONE, id;
	sg_status st = SG_OK;
	for (sg_slice word = sg_mail__next_id(&field); word.len && st == SG_OK;
		word = sg_mail__next_id(&field)) {
		st = number_of(t, word, &id);
		if (st != SG_OK || id == before)
			continue;
		container *at = &t->items[id];
		if (at->before == SG_NONE)
			at->before = before;
		if (at->message != SG_NONE && at->message != self)
			*present = at->message;
		before = *last = id;
	}
	return st;
}

/* The nearest present message at or above an id, other than by a ring. */
static uint32_t climb(threads *t, uint32_t from, uint32_t number)
{
	uint32_t at = from, found = SG_NONE;
	while (at != SG_NONE && t->items[at].nearest == NOT_RESOLVED &&
		t->items[at].climb != number) {
		t->items[at].climb = number;
		at = t->items[at].before;
	}
	if (at != SG_NONE && t->items[at].nearest != NOT_RESOLVED)
		found = t->items[at].nearest;
	for (at = from; at != SG_NONE && t->items[at].nearest == NOT_RESOLVED;
		at = t->items[at].before)
		t->items[at].nearest = found;
	return found;
}

/* ---- by subject ----------------------------------------------------------------------------- */

/* The topic in lower case, blanks as they are. */
static sg_status key_of(sg_slice *out, sg_slice subject, sg_arena *arena)
{
	*out = sg_arena_copy(arena, sg_mail__topic(subject));
	if (!out->ptr)
		return SG_E_NOMEM;
	for (char *c = (char *)(uintptr_t)out->ptr; *c; c++)
		*c = (char)(*c >= 'A' && *c <= 'Z' ? *c + ('a' - 'A') : *c);
	return SG_OK;
}

/* By topic, the first message that opens it; else the first with it. */
static sg_status find_openers(uint32_t *topics, uint32_t **openers, const threads *t)
{
	sg_intern keys = {0};
	sg_status st = SG_OK;
	uint32_t *first = sg_arena_array(t->arena, t->count + 1, sizeof *first);
	if (!first)
		return SG_E_NOMEM;
	for (uint32_t i = 0; i < t->count && st == SG_OK; i++) {
		sg_slice key;
		st = key_of(&key, t->heads[i].subject, t->arena);
		topics[i] = SG_NONE;
		if (st != SG_OK || !key.len)
			continue;
		size_t known = keys.count;
		st = sg_intern__add(&keys, t->arena, key, &topics[i]);
		bool opens = !sg_mail__is_answer(t->heads[i].subject);
		if (st == SG_OK &&
			(keys.count > known ||
				(opens && sg_mail__is_answer(t->heads[first[topics[i]]].subject))))
			first[topics[i]] = i;
	}
	*openers = first;
	return st;
}

static bool has_references(const sg_mail_head *head)
{
	return head->references.len || head->in_reply_to.len;
}

static sg_status thread_by_subject(sg_mail_parent *out, const threads *t)
{
	uint32_t *topics = sg_arena_array(t->arena, t->count, sizeof *topics), *openers;
	sg_status st = topics ? find_openers(topics, &openers, t) : SG_E_NOMEM;
	for (uint32_t i = 0; i < t->count && st == SG_OK; i++) {
		if (out[i].index != SG_NONE || has_references(&t->heads[i]) ||
			topics[i] == SG_NONE || !sg_mail__is_answer(t->heads[i].subject))
			continue;
		uint32_t opener = openers[topics[i]];
		if (opener != i)
			out[i] = (sg_mail_parent){opener, true};
	}
	return st;
}

sg_status sg_mail__thread(
	sg_mail_parent *out, const sg_mail_head *heads, size_t count, sg_arena *arena)
{
	threads t = {.heads = heads, .count = count, .arena = arena};
	uint32_t *last = sg_arena_array(arena, count, sizeof *last);
	sg_status st = last ? add_messages(&t) : SG_E_NOMEM;
	for (uint32_t i = 0; i < count && st == SG_OK; i++) {
		out[i] = (sg_mail_parent){SG_NONE, false};
		last[i] = SG_NONE;
		st = add_field(&t, heads[i].references, i, &last[i], &out[i].index);
		uint32_t told = last[i];
		if (st == SG_OK && out[i].index == SG_NONE)
			st = add_field(&t, heads[i].in_reply_to, i, &last[i], &out[i].index);
		last[i] = told != SG_NONE ? told : last[i];
	}
	for (uint32_t i = 0; i < count && st == SG_OK; i++) {
		uint32_t found = out[i].index == SG_NONE ? climb(&t, last[i], i + 1) : SG_NONE;
		if (out[i].index == SG_NONE && found != i)
			out[i].index = found;
	}
	return st == SG_OK ? thread_by_subject(out, &t) : st;
}
