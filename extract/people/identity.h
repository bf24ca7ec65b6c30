/* Identity: who is one person, or one body, across documents, where the names are not the same. */
#ifndef STANCEGRAPH_EXTRACT_IDENTITY_H
#define STANCEGRAPH_EXTRACT_IDENTITY_H

#include "people/cast.h"

/** What people are known by beside their names; zero is empty. Lives in the arena of its calls. */
typedef struct sg_identity {
	sg_intern keys;          /* a letter for the kind of key, then its text */
	uint32_t *person_of_key; /* SG_NONE where several are known by it */
	size_t capacity;
} sg_identity;

/** Remember that `actor` is `person`. @return SG_OK; SG_E_NOMEM. O(name + role + aliases). */
SG_MUST_USE sg_status sg_identity__learn(
	sg_identity *identity, const sg_actor *actor, uint32_t person, sg_arena *arena);

/**
 * The person who may be meant by a full name in another spelling ("Ines Dahl" for Ines M. Dahl;
 * the caller still compares the names), or the body by an acronym; SG_NONE if nobody, or several.
 */
uint32_t sg_identity__by_name(const sg_identity *identity, const sg_actor *actor);

/** The one with that surname who holds the office, or is the "Mr" or "Mrs"; SG_NONE if none. */
uint32_t sg_identity__by_title(const sg_identity *identity, const sg_actor *actor);

/** 'm', 'f' or 0: what the titles in a role say of its holder. */
char sg_identity__gender(sg_slice role);

#endif
