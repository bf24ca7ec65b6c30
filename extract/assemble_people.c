/* Which person of the debate an actor is.
 *
 * People are told apart by name: one full name is one person in all documents, in any spelling
 * (identity.h tells which), and a bare surname is the one person of the debate who bears it, if
 * there is just one; but two names under which comments stand on one page are two people. Groups,
 * unnamed sources and bodies without a name stay within their document: two papers' "critics" are
 * not the same people. */
#include "assembly.h"

#include "people/spelling.h"

static sg_slice fold(sg_assembly *a, sg_slice name)
{
	char *out = sg_arena_alloc(a->arena, name.len + 1);
	return out ? (sg_slice){out, sg_name__fold(out, name)} : (sg_slice)SG_SLICE_EMPTY;
}

static sg_status remember(sg_assembly *a, sg_intern *intern, uint32_t **people, size_t *capacity,
	sg_slice word, uint32_t person)
{
	uint32_t id;
	size_t before = intern->count;
	sg_status st = sg_intern__add(intern, a->arena, word, &id);
	void *items = *people;
	if (st == SG_OK && intern->count > before)
		st = sg_arena_grow(a->arena, &items, capacity, id, sizeof **people);
	if (st != SG_OK)
		return st;
	*people = items;
	bool is_new = intern->count > before;
	(*people)[id] = is_new || (*people)[id] == person ? person : SG_NONE;
	return SG_OK;
}

static uint32_t recall(const sg_intern *intern, const uint32_t *people, sg_slice word)
{
	uint32_t id = sg_intern__find(intern, word);
	return id == SG_NONE ? SG_NONE : people[id];
}

static bool is_named(const sg_actor *actor)
{
	return actor->sort == SG_PERSON ||
	       (actor->sort == SG_PERSON_ORGANISATION &&
		       (actor->is_full || sg_name__is_acronym(actor->name)));
}

static sg_status add_person(sg_assembly *a, sg_person item, char gender, uint32_t *person)
{
	void *authors = a->author_in;
	sg_status st = sg_arena_grow(a->arena, &authors, &a->author_capacity, a->out->person_count,
		sizeof *a->author_in);
	if (st != SG_OK)
		return st;
	a->author_in = authors;
	a->author_in[a->out->person_count] = SG_NONE;
	void *genders = a->gender_of;
	st = sg_arena_grow(a->arena, &genders, &a->gender_capacity, a->out->person_count, 1);
	if (st != SG_OK)
		return st;
	a->gender_of = genders;
	a->gender_of[a->out->person_count] = gender;
	return sg_debate_add_person(a->out, a->arena, item, person);
}

static sg_status new_person(
	sg_assembly *a, const sg_actor *actor, sg_slice folded, uint32_t *person)
{
	sg_person item = {.label = actor->name,
		.role = actor->role,
		.handle = actor->handle,
		.aliases = actor->aliases,
		.alias_count = actor->alias_count,
		.sort = actor->sort};
	sg_status st = add_person(a, item, actor->gender, person);
	if (st == SG_OK && is_named(actor))
		st = remember(a, &a->names, &a->person_of_name, &a->name_capacity, folded, *person);
	if (st == SG_OK && actor->sort == SG_PERSON)
		st = actor->is_full ? remember(a, &a->lasts, &a->person_of_last, &a->last_capacity,
					      sg_name__surname(folded), *person)
				    : remember(a, &a->singles, &a->person_of_single,
					      &a->single_capacity, folded, *person);
	return st;
}

/* A person met again in a later document: keep what is new about them. */
static sg_status merge_person(sg_assembly *a, const sg_actor *actor, uint32_t person)
{
	sg_person *known = &a->out->people[person];
	size_t room = known->alias_count + actor->alias_count + 1;
	sg_slice *aliases = sg_arena_array(a->arena, room, sizeof *aliases);
	if (!aliases)
		return SG_E_NOMEM;
	size_t count = known->alias_count;
	for (size_t i = 0; i < count; i++)
		aliases[i] = known->aliases[i];
	for (size_t i = 0; i <= actor->alias_count; i++) {
		sg_slice name = i < actor->alias_count ? actor->aliases[i] : actor->name;
		bool is_known = sg_slice_eq(name, known->label);
		for (size_t j = 0; j < count && !is_known; j++)
			is_known = sg_slice_eq(name, aliases[j]);
		if (!is_known)
			aliases[count++] = name;
	}
	known->aliases = aliases;
	known->alias_count = count;
	if (!known->role.len)
		known->role = actor->role;
	if (!known->handle.len)
		known->handle = actor->handle;
	return SG_OK;
}

/* "LeRoy" of an earlier document turns out to be Ines LeRoy: the fuller name becomes the label. */
static sg_status complete_name(
	sg_assembly *a, const sg_actor *actor, sg_slice folded, uint32_t person)
{
	sg_person *known = &a->out->people[person];
	sg_slice shorter = known->label;
	known->label = actor->name;
	sg_actor alias = *actor;
	alias.name = shorter;
	sg_status st = merge_person(a, &alias, person);
	if (st == SG_OK)
		st = remember(a, &a->names, &a->person_of_name, &a->name_capacity, folded, person);
	return st != SG_OK || actor->sort != SG_PERSON
		       ? st
		       : remember(a, &a->lasts, &a->person_of_last, &a->last_capacity,
				 sg_name__surname(folded), person);
}

/* "Mr Dahl" is not Ines Dahl. */
static bool is_other_gender(char gender, sg_slice role)
{
	char told = sg_identity__gender(role);
	return gender && told && gender != told;
}

/* A bare surname: by the office or title before it, else its one bearer. */
static uint32_t find_by_surname(const sg_assembly *a, const sg_actor *who, sg_slice folded)
{
	uint32_t known = sg_identity__by_title(&a->identity, who);
	if (known == SG_NONE)
		known = recall(&a->lasts, a->person_of_last, folded);
	return known != SG_NONE && is_other_gender(a->gender_of[known], who->role) ? SG_NONE
										   : known;
}

static uint32_t find_person(sg_assembly *a, const sg_actor *who, sg_slice folded, bool *is_fuller)
{
	*is_fuller = false;
	uint32_t known = is_named(who) ? recall(&a->names, a->person_of_name, folded) : SG_NONE;
	if (known != SG_NONE)
		return known;
	if (who->sort == SG_PERSON && !who->is_full)
		return find_by_surname(a, who, folded);
	known = sg_identity__by_name(&a->identity, who);
	if (known != SG_NONE && who->sort == SG_PERSON_ORGANISATION) {
		bool is_short = sg_name__is_acronym(a->out->people[known].label);
		*is_fuller = is_short && who->is_full;
		/* two bodies with names of their own and the same letters */
		return is_short || !who->is_full ? known : SG_NONE;
	}
	if (who->sort != SG_PERSON)
		return SG_NONE;
	if (known != SG_NONE) {
		sg_slice label = fold(a, a->out->people[known].label);
		if (label.ptr && sg_name__is_variant(label, folded))
			return known;
	}
	known = recall(&a->singles, a->person_of_single, sg_name__surname(folded));
	*is_fuller = true;
	return known != SG_NONE && is_other_gender(who->gender, a->out->people[known].role)
		       ? SG_NONE
		       : known;
}

sg_status sg_assembly__person(sg_assembly *a, uint32_t actor, uint32_t *person)
{
	*person = a->person_of_actor[actor];
	if (*person != SG_NONE)
		return SG_OK;
	const sg_actor *who = &a->scene->cast.actors[actor];
	sg_slice folded = fold(a, who->name);
	if (!folded.ptr)
		return SG_E_NOMEM;
	bool is_fuller;
	uint32_t known = find_person(a, who, folded, &is_fuller);
	if (known != SG_NONE && who->is_author && a->author_in[known] == a->document)
		known = SG_NONE;
	sg_status st = known == SG_NONE ? new_person(a, who, folded, &known)
		       : is_fuller      ? complete_name(a, who, folded, known)
					: merge_person(a, who, known);
	a->person_of_actor[actor] = *person = known;
	if (st == SG_OK)
		st = sg_identity__learn(&a->identity, who, known, a->arena);
	if (st == SG_OK && who->is_author)
		a->author_in[known] = a->document;
	return st;
}
