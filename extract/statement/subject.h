/* Subjects: who does what a verb says, found without a parser. */
#ifndef STANCEGRAPH_EXTRACT_SUBJECT_H
#define STANCEGRAPH_EXTRACT_SUBJECT_H

#include "scene.h"

/**
 * The subject of the verb at token `verb`, which stands before it in tokens [first, verb): past
 * auxiliaries, adverbs and what stands between commas ("Cable, who replaced Farron, said");
 * where clauses are joined ("dismissed … and claimed"), the subject of the sentence.
 * Kind NONE if there is none. O(verb - first).
 */
sg_mention sg_subject__before(const sg_scene *scene, uint32_t first, uint32_t verb);

/** The subject that follows the verb: "said Mayor Ines Dahl". O(end - verb). */
sg_mention sg_subject__after(const sg_scene *scene, uint32_t verb, uint32_t end);

/** The first mention of tokens [first, end), past an opening adverbial ("On Monday, …"). */
sg_mention sg_subject__of_clause(const sg_scene *scene, uint32_t first, uint32_t end);

/** Is the verb negated, or only possible ("did not say", "might argue")? */
bool sg_subject__is_unreal(const sg_scene *scene, uint32_t first, uint32_t verb);

/** Is it a passive: a form of "be" before a past participle? */
bool sg_subject__is_passive(const sg_scene *scene, uint32_t first, uint32_t verb);

/** Adverbs and auxiliaries, which may stand between a subject and its verb. */
bool sg_subject__is_filler(const sg_word *word);

/** Words that open a phrase beside the clause: prepositions and subordinators. */
bool sg_subject__opens_adverbial(const sg_word *word);

#endif
