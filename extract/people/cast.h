/* The cast of a document: everybody who is named, each one actor under all their names. */
#ifndef STANCEGRAPH_EXTRACT_CAST_H
#define STANCEGRAPH_EXTRACT_CAST_H

#include "people/mention.h"
#include "text/intern.h"

typedef struct sg_actor {
	sg_slice name; /* the fullest spelling */
	sg_slice role, handle;
	sg_slice *aliases;
	size_t alias_count, alias_capacity;
	uint32_t next_same_last, next_same_first; /* other actors with that surname, first name */
	uint32_t next_same_acronym;
	uint32_t last_seen; /* token of the latest mention; 0 if none yet */
	uint32_t mention_count;
	sg_person_sort sort;
	char gender;     /* 'm', 'f', 0 unknown */
	bool is_full;    /* has two words or more: first name and surname */
	bool is_speaker; /* stands behind a statement, or was an author */
	bool is_author;  /* comments stand under this name */
} sg_actor;

typedef struct sg_cast {
	sg_actor *actors;
	size_t count, capacity;
	sg_intern names; /* folded full name -> id; actor_of_name by id */
	uint32_t *actor_of_name;
	size_t name_capacity;
	sg_intern lasts, firsts; /* folded surname / first name -> head of a chain of actors */
	uint32_t *last_head, *first_head;
	size_t last_capacity, first_capacity;
	sg_intern acronyms; /* "lta" -> head of a chain of bodies with these initials */
	uint32_t *acronym_head;
	size_t acronym_capacity;
	sg_arena *arena;
	/* "the minister" may mean whom the narration is about; not in people's own words */
	bool is_story;
	/* who pronouns and "the minister" mean, as the narration goes on */
	uint32_t focus; /* the latest person who was a subject */
	uint32_t focus_man, focus_woman, focus_group, focus_body;
} sg_cast;

/** An empty cast whose memory lives in `arena`. */
void sg_cast__init(sg_cast *cast, sg_arena *arena);

/** The actor called `name`, added if new. @return SG_OK; SG_E_NOMEM. O(name). */
SG_MUST_USE sg_status sg_cast__add(
	sg_cast *cast, sg_slice name, sg_person_sort sort, uint32_t *actor);

/**
 * Add everybody whom the words name in full outside quotations, with titles and roles that stand
 * beside the names. @return SG_OK; SG_E_NOMEM. O(tokens).
 */
SG_MUST_USE sg_status sg_cast__collect(
	sg_cast *cast, const sg_words *words, const sg_reading *reading);

/** Call `actor` by `name` as well, unless somebody is called so. @return SG_OK; SG_E_NOMEM */
SG_MUST_USE sg_status sg_cast__add_short(sg_cast *cast, uint32_t actor, sg_slice name);

/** Keep another spelling of an actor’s name, a few at most. @return SG_OK; SG_E_NOMEM */
SG_MUST_USE sg_status sg_cast__add_alias(sg_cast *cast, uint32_t actor, sg_slice spelling);

/** The actor a name means: a full name in any spelling, a surname, a first name, a handle, an
 * acronym; SG_NONE if nobody is called so yet. With several bearers, the one seen last.
 * O(bearers). */
uint32_t sg_cast__find(const sg_cast *cast, sg_slice name);

/**
 * The actor that the longest beginning of tokens [first, end) names; *name_end is where it ends.
 */
uint32_t sg_cast__find_prefix(const sg_cast *cast, const sg_words *words, uint32_t first,
	uint32_t end, uint32_t *name_end);

/**
 * Who is meant by a mention, adding an actor for a name or a noun phrase not seen before; *actor
 * is SG_NONE where nobody can be told. First and second person are the caller's to resolve.
 * @return SG_OK; SG_E_NOMEM
 */
SG_MUST_USE sg_status sg_cast__resolve(
	sg_cast *cast, const sg_words *words, const sg_mention *mention, uint32_t *actor);

/** Who holds the office of a nominal mention ("the minister"), by what the text says of people's
 * roles; false if nobody is said to. O(actors looked at). */
bool sg_cast__holder(
	const sg_cast *cast, const sg_words *words, const sg_mention *mention, uint32_t *actor);

/** Remember that `actor` was the subject at `token`, so that later pronouns may mean them. */
void sg_cast__notice(sg_cast *cast, uint32_t actor, uint32_t token);

/** Remember that `actor` was named at `token`, without making them the subject. */
void sg_cast__see(sg_cast *cast, uint32_t actor, uint32_t token);

/** Is most of the stretch capitalised, as headlines are, so that capitals tell no names? */
bool sg_cast__is_title_case(const sg_words *words, uint32_t first, uint32_t end);

/** Forget whom pronouns may mean: at the start of a post. */
void sg_cast__forget_focus(sg_cast *cast);

#endif
