/* Identity across documents. Whoever is met is remembered under keys: first name and surname,
 * office and surname, "Mrs" and surname, acronym. A key of two people is nobody’s. */
#include "people/identity.h"

#include "people/nouns.h"
#include "people/spelling.h"

enum { KEY_MAX = 160, ROLE_WORDS_MAX = 8 };

typedef struct key {
	char text[KEY_MAX];
	size_t len; /* 0: none */
} key;

/* `kind`, `word` and `name` in one; empty if too long. */
static key key_of(char kind, sg_slice word, sg_slice name)
{
	key out = {.len = 0};
	if (word.len + name.len + 2 > KEY_MAX || !name.len)
		return out;
	out.text[0] = kind;
	if (word.len)
		memcpy(out.text + 1, word.ptr, word.len);
	out.text[1 + word.len] = ' ';
	memcpy(out.text + 2 + word.len, name.ptr, name.len);
	out.len = word.len + name.len + 2;
	return out;
}

static sg_slice fold(char *space, size_t room, sg_slice name)
{
	return name.len > room ? (sg_slice)SG_SLICE_EMPTY
			       : (sg_slice){space, sg_name__fold(space, name)};
}

static sg_status remember(sg_identity *identity, const key *k, uint32_t person, sg_arena *arena)
{
	uint32_t id = sg_intern__find(&identity->keys, (sg_slice){k->text, k->len});
	if (!k->len)
		return SG_OK;
	if (id != SG_NONE) {
		if (identity->person_of_key[id] != person)
			identity->person_of_key[id] = SG_NONE;
		return SG_OK;
	}
	sg_slice copy = sg_arena_copy(arena, (sg_slice){k->text, k->len});
	void *items = identity->person_of_key;
	sg_status st = copy.ptr ? sg_intern__add(&identity->keys, arena, copy, &id) : SG_E_NOMEM;
	if (st == SG_OK)
		st = sg_arena_grow(
			arena, &items, &identity->capacity, id, sizeof *identity->person_of_key);
	if (st != SG_OK)
		return st;
	identity->person_of_key = items;
	identity->person_of_key[id] = person;
	return SG_OK;
}

static uint32_t recall(const sg_identity *identity, const key *k)
{
	uint32_t id =
		k->len ? sg_intern__find(&identity->keys, (sg_slice){k->text, k->len}) : SG_NONE;
	return id == SG_NONE ? SG_NONE : identity->person_of_key[id];
}

static key core_key(const sg_actor *actor)
{
	char space[KEY_MAX], core[KEY_MAX + 1];
	sg_slice folded = fold(space, sizeof space, actor->name);
	return key_of('n', (sg_slice)SG_SLICE_EMPTY, (sg_slice){core, sg_name__core(core, folded)});
}

static key acronym_key(sg_slice name)
{
	char space[KEY_MAX];
	bool is_acronym = sg_name__is_acronym(name);
	return key_of('a', (sg_slice)SG_SLICE_EMPTY,
		is_acronym ? fold(space, sizeof space, name) : (sg_slice)SG_SLICE_EMPTY);
}

/* The next word of a role from *at on, folded; empty at its end. */
static sg_word next_role_word(sg_slice role, size_t *at)
{
	while (*at < role.len && role.ptr[*at] == ' ')
		++*at;
	size_t start = *at;
	while (*at < role.len && role.ptr[*at] != ' ' && role.ptr[*at] != '\n')
		++*at;
	size_t end = *at;
	*at += *at < role.len;
	if (end > start && role.ptr[end - 1] == '.')
		end--;
	return sg_word__fold((sg_slice){role.ptr + start, end - start});
}

char sg_identity__gender(sg_slice role)
{
	size_t at = 0;
	for (int i = 0; i < ROLE_WORDS_MAX && at < role.len; i++) {
		sg_word word = next_role_word(role, &at);
		char gender = sg_noun__gender(&word);
		if (gender)
			return gender;
	}
	return 0;
}

/* Office and surname: "mayor brandt". Empty if the word is no office. */
static key office_key(sg_word *word, sg_slice surname)
{
	const char *full = sg_noun__title_of(word);
	bool is_office = full || ((sg_noun__classes(word) & (SG_NOUN_ROLE | SG_NOUN_TITLE)) &&
					 !sg_noun__gender(word));
	sg_slice office = full ? sg_slice_of(full) : (sg_slice){word->text, word->len};
	return is_office ? key_of('o', office, surname) : (key){.len = 0};
}

static key gender_key(char gender, sg_slice surname)
{
	return gender ? key_of('g', (sg_slice){&gender, 1}, surname) : (key){.len = 0};
}

static sg_status learn_person(
	sg_identity *identity, const sg_actor *actor, uint32_t person, sg_arena *arena)
{
	char space[KEY_MAX];
	sg_slice folded = fold(space, sizeof space, actor->name);
	sg_slice surname = sg_name__surname(folded);
	key k = core_key(actor);
	sg_status st = remember(identity, &k, person, arena);
	size_t at = 0;
	for (int i = 0; i < ROLE_WORDS_MAX && at < actor->role.len && st == SG_OK; i++) {
		sg_word word = next_role_word(actor->role, &at);
		k = office_key(&word, surname);
		st = remember(identity, &k, person, arena);
	}
	k = gender_key(actor->gender, surname);
	return st == SG_OK ? remember(identity, &k, person, arena) : st;
}

sg_status sg_identity__learn(
	sg_identity *identity, const sg_actor *actor, uint32_t person, sg_arena *arena)
{
	if (actor->sort == SG_PERSON)
		return actor->is_full ? learn_person(identity, actor, person, arena) : SG_OK;
	if (actor->sort != SG_PERSON_ORGANISATION)
		return SG_OK;
	key k = acronym_key(actor->name);
	sg_status st = remember(identity, &k, person, arena);
	for (size_t i = 0; i < actor->alias_count && st == SG_OK; i++) {
		k = acronym_key(actor->aliases[i]);
		st = remember(identity, &k, person, arena);
	}
	return st;
}

uint32_t sg_identity__by_name(const sg_identity *identity, const sg_actor *actor)
{
	if (actor->sort == SG_PERSON && actor->is_full) {
		key k = core_key(actor);
		return recall(identity, &k);
	}
	if (actor->sort != SG_PERSON_ORGANISATION)
		return SG_NONE;
	key k = acronym_key(actor->name);
	uint32_t person = recall(identity, &k);
	for (size_t i = 0; i < actor->alias_count && person == SG_NONE; i++) {
		k = acronym_key(actor->aliases[i]);
		person = recall(identity, &k);
	}
	return person;
}

uint32_t sg_identity__by_title(const sg_identity *identity, const sg_actor *actor)
{
	char space[KEY_MAX];
	sg_slice surname = sg_name__surname(fold(space, sizeof space, actor->name));
	uint32_t person = SG_NONE;
	size_t at = 0;
	for (int i = 0; i < ROLE_WORDS_MAX && at < actor->role.len && person == SG_NONE; i++) {
		sg_word word = next_role_word(actor->role, &at);
		key k = office_key(&word, surname);
		person = recall(identity, &k);
	}
	key k = gender_key(sg_identity__gender(actor->role), surname);
	return person == SG_NONE ? recall(identity, &k) : person;
}
