/* Several documents on their way to one debate (assemble.c), and which of its people an actor of a
 * document is (assemble_people.c). */
#ifndef STANCEGRAPH_EXTRACT_ASSEMBLY_H
#define STANCEGRAPH_EXTRACT_ASSEMBLY_H

#include "people/identity.h"
#include "scene.h"
#include "text/intern.h"

typedef struct sg_assembly {
	sg_debate *out;
	sg_arena *arena;
	sg_intern names; /* folded full names over all documents */
	uint32_t *person_of_name;
	size_t name_capacity;
	sg_intern lasts; /* folded surnames; bearer, or SG_NONE where several bear it */
	uint32_t *person_of_last;
	size_t last_capacity;
	sg_intern singles; /* folded one-word names of people not known in full */
	uint32_t *person_of_single;
	size_t single_capacity;
	sg_identity identity; /* other spellings, offices, acronyms */
	uint32_t *author_in;  /* per person: the latest document they comment in, or SG_NONE */
	size_t author_capacity;
	char *gender_of; /* per person */
	size_t gender_capacity;
	double min_confidence;
	/* of the scene at hand */
	sg_scene *scene;
	uint32_t document;
	uint32_t *person_of_actor;
	uint32_t *claim_of_statement;
	uint32_t *claim_of_post; /* SG_NONE for narration */
} sg_assembly;

/**
 * The person that an actor of the scene at hand is, who is added if nobody in the debate is them.
 * @return SG_OK; SG_E_NOMEM. O(name).
 */
SG_MUST_USE sg_status sg_assembly__person(sg_assembly *a, uint32_t actor, uint32_t *person);

#endif
