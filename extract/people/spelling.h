/* Spellings of one name: folded for comparing, and with what may be left out of it. */
#ifndef STANCEGRAPH_EXTRACT_SPELLING_H
#define STANCEGRAPH_EXTRACT_SPELLING_H

#include "stancegraph/arena.h"

/**
 * Fold a name for comparing: lower case, Latin letters without accents, one space between words.
 * `out` has room for name.len bytes. @return bytes written, at most name.len
 */
size_t sg_name__fold(char *out, sg_slice name);

/** The last word of a folded name, "jr" and the like left out. */
sg_slice sg_name__surname(sg_slice folded);

/**
 * The words that no spelling leaves out, first name and surname with a space between, in `out` with
 * room for folded.len + 1 bytes; 0 where there are not two. O(folded.len).
 */
size_t sg_name__core(char *out, sg_slice folded);

/**
 * May two folded names be one person’s: "ines m. dahl", "ines dahl", "ines maria dahl",
 * "anne-marie roux" and "anne marie roux"? O(a.len + b.len).
 */
bool sg_name__is_variant(sg_slice a, sg_slice b);

/**
 * The first letters of a body’s folded name, in `out` with room for `room` bytes: "lta" for "lorn
 * tenants association". @return how many; 0 if fewer than three, or too many
 */
size_t sg_name__initials(char *out, size_t room, sg_slice folded);

/** Is it one word in capitals: "LTA", "BBC2"? */
bool sg_name__is_acronym(sg_slice name);

#endif
