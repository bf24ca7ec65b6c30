/* Stances: who agrees with or rebuts whom, and what. Precise before complete: where no cue is
 * found there is no edge. */
#ifndef STANCEGRAPH_EXTRACT_STANCE_H
#define STANCEGRAPH_EXTRACT_STANCE_H

#include "scene.h"

/**
 * All stances of a document, by the rules of the files beside this one. @return SG_OK;
 * SG_E_NOMEM
 */
SG_MUST_USE sg_status sg_stances__find(sg_scene *scene);

/** What a comment or turn says to the one it answers: reply.c */
SG_MUST_USE sg_status sg_stances__replies(sg_scene *scene);

/** What a writer says of a claim quoted in their own words: judged.c */
SG_MUST_USE sg_status sg_stances__judged(sg_scene *scene);

/** What a writer retells in one sentence and answers in the next: retold.c */
SG_MUST_USE sg_status sg_stances__retold(sg_scene *scene);

/** What a writer says of somebody by name: "Dahl is right": named.c */
SG_MUST_USE sg_status sg_stances__named(sg_scene *scene);

/** What narration reports: "X criticised Y", "X agrees with Y": reported.c */
SG_MUST_USE sg_status sg_stances__reported(sg_scene *scene);

/** What narration says by nouns: "Dahl, a critic of Riel, …": nominal.c */
SG_MUST_USE sg_status sg_stances__nominal(sg_scene *scene);

/** What reported words themselves say of others: spoken.c */
SG_MUST_USE sg_status sg_stances__spoken(sg_scene *scene);

/**
 * What narration sets side by side: an answer to an opponent, "X warns …; Y thinks …":
 * exchange.c
 */
SG_MUST_USE sg_status sg_stances__exchanged(sg_scene *scene);

#endif
