/* What people and bodies are called when they are not called by name. */
#ifndef STANCEGRAPH_EXTRACT_NOUNS_H
#define STANCEGRAPH_EXTRACT_NOUNS_H

#include "text/token.h"

typedef enum sg_noun_class {
	SG_NOUN_NONE = 0,
	SG_NOUN_ROLE = 1,         /* one person: mayor, farmer, spokeswoman */
	SG_NOUN_GROUP = 2,        /* several: critics, residents, many of them */
	SG_NOUN_ORGANISATION = 4, /* a body that speaks: council, union, company, study */
	SG_NOUN_TITLE = 8         /* stands before a name: Dr, Mayor, Councilwoman */
} sg_noun_class;

/** The classes of a noun, as a sum of sg_noun_class; by table, then by its ending. O(log table). */
int sg_noun__classes(const sg_word *word);

/** A word that names a body when it stands in a name: "Bank", "University", "Ltd". */
bool sg_noun__is_body(const sg_word *word);

/**
 * he -> 'm', she -> 'f', they -> 'p', it -> 'o', I -> '1', we -> 'w', you -> '2', who -> 'r';
 * else 0.
 */
char sg_noun__pronoun(const sg_word *word);

/** 'm', 'f' or 0: what a title says of its bearer ("Mrs", "councilman", "father"). */
char sg_noun__gender(const sg_word *word);

/** "sen" for "senator", as titles are abbreviated; NULL if this one is not. */
const char *sg_noun__abbreviation_of(const sg_word *title);

/** "senator" for "sen"; NULL for a word that abbreviates no title. */
const char *sg_noun__title_of(const sg_word *abbreviation);

/** "Norwegian", "Liberal", "Muslim": a capital that describes and names nobody. */
bool sg_noun__is_adherence(const sg_word *word);

/** Articles, possessives, demonstratives, quantifiers: what a noun phrase begins with. */
bool sg_noun__is_determiner(const sg_word *word);

/** Function words and other words that are no name even with a capital. */
bool sg_noun__is_common(const sg_word *word);

#endif
