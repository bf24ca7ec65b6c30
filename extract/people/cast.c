/* The cast: names by hash, surnames and first names as chains, pronouns by a focus that the
 * narration moves. One surname with two bearers stays two people: a bare surname then means the
 * one named last. */
#include "people/cast.h"

#include "people/first_names.h"

void sg_cast__init(sg_cast *cast, sg_arena *arena)
{
	*cast = (sg_cast){.arena = arena};
	sg_cast__forget_focus(cast);
}

void sg_cast__forget_focus(sg_cast *cast)
{
	cast->focus = cast->focus_man = cast->focus_woman = SG_NONE;
	cast->focus_group = cast->focus_body = SG_NONE;
}

/* ---- names ---------------------------------------------------------------------------------- */

/* Lower case, one space between words, no possessive: what names are compared by. */
static sg_slice fold(sg_cast *cast, sg_slice name)
{
	char *out = sg_arena_alloc(cast->arena, name.len + 1);
	size_t n = 0;
	if (!out)
		return (sg_slice)SG_SLICE_EMPTY;
	for (size_t i = 0; i < name.len; i++) {
		char c = name.ptr[i];
		bool is_space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
		if (is_space && (n == 0 || out[n - 1] == ' '))
			continue;
		out[n++] = is_space ? ' ' : c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
	}
	while (n && out[n - 1] == ' ')
		n--;
	return (sg_slice){out, n};
}

static sg_slice first_word(sg_slice name)
{
	const char *space = name.len ? memchr(name.ptr, ' ', name.len) : NULL;
	return (sg_slice){name.ptr, space ? (size_t)(space - name.ptr) : name.len};
}

static sg_slice last_word(sg_slice name)
{
	size_t start = name.len;
	while (start > 0 && name.ptr[start - 1] != ' ')
		start--;
	return (sg_slice){name.ptr + start, name.len - start};
}

/* Grow an array of actor ids so that `id` is an index, SG_NONE in what is new. */
static sg_status reserve_ids(sg_cast *cast, uint32_t **items, size_t *capacity, uint32_t id)
{
	if (id < *capacity)
		return SG_OK;
	size_t grown = *capacity ? *capacity * 2 : 64;
	uint32_t *fresh = sg_arena_array(cast->arena, grown, sizeof *fresh);
	if (!fresh)
		return SG_E_NOMEM;
	for (size_t i = 0; i < grown; i++)
		fresh[i] = i < *capacity ? (*items)[i] : SG_NONE;
	*items = fresh;
	*capacity = grown;
	return SG_OK;
}

static sg_status chain(sg_cast *cast, sg_intern *words, uint32_t **heads, size_t *capacity,
	sg_slice word, uint32_t actor, uint32_t *next)
{
	uint32_t id;
	sg_status st = sg_intern__add(words, cast->arena, word, &id);
	if (st == SG_OK)
		st = reserve_ids(cast, heads, capacity, id);
	if (st != SG_OK)
		return st;
	*next = (*heads)[id];
	(*heads)[id] = actor;
	return SG_OK;
}

/* "AI Act": no first name is AI. */
static bool is_acronym(sg_slice name)
{
	return name.len > 2 && name.ptr[0] >= 'A' && name.ptr[0] <= 'Z' && name.ptr[1] >= 'A' &&
	       name.ptr[1] <= 'Z';
}

static sg_status index_name(sg_cast *cast, sg_slice folded, uint32_t id, uint32_t actor)
{
	sg_status st = reserve_ids(cast, &cast->actor_of_name, &cast->name_capacity, id);
	if (st != SG_OK)
		return st;
	cast->actor_of_name[id] = actor;
	sg_actor *a = &cast->actors[actor];
	a->next_same_first = a->next_same_last = SG_NONE;
	if (!a->is_full)
		return SG_OK;
	st = chain(cast, &cast->lasts, &cast->last_head, &cast->last_capacity, last_word(folded),
		actor, &a->next_same_last);
	if (st == SG_OK && a->sort == SG_PERSON && !is_acronym(a->name))
		st = chain(cast, &cast->firsts, &cast->first_head, &cast->first_capacity,
			first_word(folded), actor, &a->next_same_first);
	return st;
}

static char gender_of(sg_slice folded)
{
	sg_word word = sg_word__fold(first_word(folded));
	return sg_first_name__gender(&word);
}

sg_status sg_cast__add(sg_cast *cast, sg_slice name, sg_person_sort sort, uint32_t *actor)
{
	sg_slice folded = fold(cast, name);
	uint32_t id;
	if (!folded.ptr)
		return SG_E_NOMEM;
	sg_status st = sg_intern__add(&cast->names, cast->arena, folded, &id);
	if (st != SG_OK)
		return st;
	if (id < cast->name_capacity && cast->actor_of_name[id] != SG_NONE) {
		*actor = cast->actor_of_name[id];
		return SG_OK;
	}
	void *items = cast->actors;
	st = sg_arena_grow(cast->arena, &items, &cast->capacity, cast->count, sizeof *cast->actors);
	if (st != SG_OK)
		return st;
	cast->actors = items;
	cast->actors[cast->count] = (sg_actor){.name = name,
		.sort = sort,
		.gender = sort == SG_PERSON ? gender_of(folded) : 0,
		.is_full = (sort == SG_PERSON || sort == SG_PERSON_ORGANISATION) &&
			   memchr(folded.ptr, ' ', folded.len) != NULL};
	*actor = (uint32_t)cast->count++;
	return index_name(cast, folded, id, *actor);
}

static uint32_t latest_in_chain(const sg_cast *cast, uint32_t head, bool by_first)
{
	enum { BEARERS_MAX = 64 }; /* bounds the cost where thousands share a name */
	uint32_t best = SG_NONE;
	int seen = 0;
	for (uint32_t i = head; i != SG_NONE && seen++ < BEARERS_MAX;
		i = by_first ? cast->actors[i].next_same_first : cast->actors[i].next_same_last)
		if (best == SG_NONE || cast->actors[i].last_seen > cast->actors[best].last_seen ||
			(cast->actors[i].last_seen == cast->actors[best].last_seen && i < best))
			best = i;
	return best;
}

/* "R. Orr" is Rosalind Orr. */
static uint32_t find_by_initial(const sg_cast *cast, sg_slice folded)
{
	sg_slice first = first_word(folded);
	if (first.len != 2 || first.ptr[1] != '.' || first.len == folded.len)
		return SG_NONE;
	uint32_t id = sg_intern__find(&cast->lasts, last_word(folded));
	uint32_t actor = id == SG_NONE ? SG_NONE : cast->last_head[id];
	for (int seen = 0; actor != SG_NONE && seen < 64; seen++) {
		char initial = cast->actors[actor].name.ptr[0];
		if ((initial | 0x20) == first.ptr[0])
			return actor;
		actor = cast->actors[actor].next_same_last;
	}
	return SG_NONE;
}

uint32_t sg_cast__find(const sg_cast *cast, sg_slice name)
{
	char space[128];
	if (name.len >= sizeof space)
		return SG_NONE;
	size_t n = 0;
	for (size_t i = 0; i < name.len; i++)
		space[n++] = name.ptr[i] >= 'A' && name.ptr[i] <= 'Z'     ? (char)(name.ptr[i] + 32)
			     : name.ptr[i] == '\n' || name.ptr[i] == '\t' ? ' '
									  : name.ptr[i];
	sg_slice folded = {space, n};
	uint32_t id;
	if (!memchr(space, ' ', n)) {
		id = sg_intern__find(&cast->lasts, folded);
		if (id != SG_NONE)
			return latest_in_chain(cast, cast->last_head[id], false);
		id = sg_intern__find(&cast->firsts, folded);
		if (id != SG_NONE)
			return latest_in_chain(cast, cast->first_head[id], true);
	}
	id = sg_intern__find(&cast->names, folded);
	return id != SG_NONE ? cast->actor_of_name[id] : find_by_initial(cast, folded);
}

uint32_t sg_cast__find_prefix(const sg_cast *cast, const sg_words *words, uint32_t first,
	uint32_t end, uint32_t *name_end)
{
	for (uint32_t e = end; e > first; e--) {
		uint32_t actor = sg_cast__find(cast, sg_name__slice(words, first, e));
		if (actor != SG_NONE) {
			*name_end = e;
			return actor;
		}
	}
	return SG_NONE;
}
