/* The cast: names by hash, surnames and first names as chains, pronouns by a focus that the
 * narration moves. One surname with two bearers stays two people: a bare surname then means the
 * one named last. */
#include "people/cast.h"

#include "people/first_names.h"
#include "people/spelling.h"

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

/* Without accents: what surnames and first names are looked up by. */
static sg_slice plain(sg_cast *cast, sg_slice folded)
{
	char *out = sg_arena_alloc(cast->arena, folded.len + 1);
	return out ? (sg_slice){out, sg_name__fold(out, folded)} : (sg_slice)SG_SLICE_EMPTY;
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

/* "Harcourt & Sons", "Acme Ltd": firms go by their first word. */
static bool is_firm(sg_slice folded)
{
	static const char *const endings[] = {"ag", "associates", "brothers", "co", "corp",
		"corporation", "gmbh", "holdings", "inc", "industries", "limited", "llc", "ltd",
		"partners", "plc"};
	sg_slice last = sg_name__surname(folded);
	last.len -= last.len && last.ptr[last.len - 1] == '.';
	sg_word word = sg_word__fold(last);
	return sg_slice_find(folded, sg_slice_of(" & ")) < folded.len || SG_WORD_IN(&word, endings);
}

/* "Bank of Lorn", "Friends for Lorn": the last word is what the body is for. */
static bool ends_in_purpose(sg_slice folded)
{
	return sg_slice_find(folded, sg_slice_of(" of ")) < folded.len ||
	       sg_slice_find(folded, sg_slice_of(" for ")) < folded.len;
}

/* What a body is called for short: its initials, and the first word of a firm. */
static sg_status index_body(sg_cast *cast, sg_slice folded, uint32_t actor)
{
	sg_actor *a = &cast->actors[actor];
	char letters[8];
	size_t count = sg_name__initials(letters, sizeof letters, folded);
	sg_status st = SG_OK;
	if (count) {
		sg_slice copy = sg_arena_copy(cast->arena, (sg_slice){letters, count});
		st = !copy.ptr
			     ? SG_E_NOMEM
			     : chain(cast, &cast->acronyms, &cast->acronym_head,
				       &cast->acronym_capacity, copy, actor, &a->next_same_acronym);
	}
	if (st == SG_OK && is_firm(folded))
		st = chain(cast, &cast->firsts, &cast->first_head, &cast->first_capacity,
			first_word(folded), actor, &a->next_same_first);
	return st;
}

static sg_status index_name(sg_cast *cast, sg_slice folded, uint32_t id, uint32_t actor)
{
	sg_status st = reserve_ids(cast, &cast->actor_of_name, &cast->name_capacity, id);
	if (st != SG_OK)
		return st;
	cast->actor_of_name[id] = actor;
	sg_actor *a = &cast->actors[actor];
	a->next_same_first = a->next_same_last = a->next_same_acronym = SG_NONE;
	if (!a->is_full)
		return SG_OK;
	folded = plain(cast, folded);
	if (!folded.ptr)
		return SG_E_NOMEM;
	bool is_body = a->sort == SG_PERSON_ORGANISATION;
	if (!is_body || !ends_in_purpose(folded))
		st = chain(cast, &cast->lasts, &cast->last_head, &cast->last_capacity,
			sg_name__surname(folded), actor, &a->next_same_last);
	if (st == SG_OK && is_body)
		return index_body(cast, folded, actor);
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

typedef enum chain_kind { BY_LAST, BY_FIRST, BY_ACRONYM } chain_kind;

static uint32_t next_in_chain(const sg_actor *actor, chain_kind kind)
{
	return kind == BY_LAST    ? actor->next_same_last
	       : kind == BY_FIRST ? actor->next_same_first
				  : actor->next_same_acronym;
}

static uint32_t latest_in_chain(const sg_cast *cast, uint32_t head, chain_kind kind)
{
	enum { BEARERS_MAX = 64 }; /* bounds the cost where thousands share a name */
	uint32_t best = SG_NONE;
	int seen = 0;
	for (uint32_t i = head; i != SG_NONE && seen++ < BEARERS_MAX;
		i = next_in_chain(&cast->actors[i], kind))
		if (best == SG_NONE || cast->actors[i].last_seen > cast->actors[best].last_seen ||
			(cast->actors[i].last_seen == cast->actors[best].last_seen && i < best))
			best = i;
	return best;
}

/* "R. Orr" is Rosalind Orr; "Ines Dahl" is Ines M. Dahl. */
static uint32_t find_spelling(const sg_cast *cast, sg_slice folded)
{
	char space[128];
	sg_slice first = first_word(folded), surname = sg_name__surname(folded);
	bool is_initial = first.len == 2 && first.ptr[1] == '.';
	if (first.len == folded.len)
		return SG_NONE;
	uint32_t id = sg_intern__find(&cast->lasts, surname);
	uint32_t actor = id == SG_NONE ? SG_NONE : cast->last_head[id];
	for (int seen = 0; actor != SG_NONE && seen < 64; seen++) {
		const sg_actor *a = &cast->actors[actor];
		bool fits = is_initial && (a->name.ptr[0] | 0x20) == first.ptr[0];
		if (!fits && a->sort == SG_PERSON && a->name.len <= sizeof space)
			fits = sg_name__is_variant(
				folded, (sg_slice){space, sg_name__fold(space, a->name)});
		if (fits)
			return actor;
		actor = a->next_same_last;
	}
	return SG_NONE;
}

/* A surname, a first name, a handle, an acronym. */
static uint32_t find_single(const sg_cast *cast, sg_slice name, sg_slice exact, sg_slice folded)
{
	uint32_t id = sg_intern__find(&cast->lasts, folded);
	if (id != SG_NONE)
		return latest_in_chain(cast, cast->last_head[id], BY_LAST);
	id = sg_intern__find(&cast->firsts, folded);
	if (id != SG_NONE)
		return latest_in_chain(cast, cast->first_head[id], BY_FIRST);
	id = sg_intern__find(&cast->names, exact);
	if (id != SG_NONE)
		return cast->actor_of_name[id];
	id = sg_name__is_acronym(name) ? sg_intern__find(&cast->acronyms, folded) : SG_NONE;
	return id == SG_NONE ? SG_NONE : latest_in_chain(cast, cast->acronym_head[id], BY_ACRONYM);
}

uint32_t sg_cast__find(const sg_cast *cast, sg_slice name)
{
	char space[128], letters[128];
	if (name.len >= sizeof space)
		return SG_NONE;
	size_t n = 0;
	for (size_t i = 0; i < name.len; i++)
		space[n++] = name.ptr[i] >= 'A' && name.ptr[i] <= 'Z'     ? (char)(name.ptr[i] + 32)
			     : name.ptr[i] == '\n' || name.ptr[i] == '\t' ? ' '
									  : name.ptr[i];
	sg_slice exact = {space, n};
	bool is_single = !memchr(space, ' ', n);
	uint32_t id = is_single ? SG_NONE : sg_intern__find(&cast->names, exact);
	if (id != SG_NONE)
		return cast->actor_of_name[id];
	sg_slice folded = {letters, sg_name__fold(letters, exact)};
	return is_single ? find_single(cast, name, exact, folded) : find_spelling(cast, folded);
}

sg_status sg_cast__add_short(sg_cast *cast, uint32_t actor, sg_slice name)
{
	sg_slice folded = fold(cast, name);
	uint32_t id;
	size_t before = cast->names.count;
	if (!folded.ptr)
		return SG_E_NOMEM;
	sg_status st = sg_intern__add(&cast->names, cast->arena, folded, &id);
	if (st == SG_OK)
		st = reserve_ids(cast, &cast->actor_of_name, &cast->name_capacity, id);
	if (st == SG_OK && cast->names.count > before)
		cast->actor_of_name[id] = actor;
	return st == SG_OK ? sg_cast__add_alias(cast, actor, name) : st;
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
