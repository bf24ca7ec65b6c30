/* All stances of a document, rule family by rule family. What is said of a claim or a name is found
 * first, so that it is not taken for what is said to the post that is answered. */
#include "stance/stance.h"

/* Comments and turns are no part of the chains: they are what sentences stand in. */
static sg_status index_statements(sg_scene *scene)
{
	size_t sentences = scene->words.sentence_count, count = scene->statement_count;
	scene->first_in_sentence = sg_arena_array(scene->arena, sentences, sizeof(uint32_t));
	scene->next_in_sentence = sg_arena_array(scene->arena, count, sizeof(uint32_t));
	scene->sentence_is_judged = sg_arena_array(scene->arena, sentences, sizeof(bool));
	scene->post_takes_stance =
		sg_arena_array(scene->arena, scene->reading.post_count, sizeof(bool));
	if (!scene->first_in_sentence || !scene->next_in_sentence || !scene->sentence_is_judged ||
		!scene->post_takes_stance)
		return SG_E_NOMEM;
	for (size_t i = 0; i < sentences; i++)
		scene->first_in_sentence[i] = SG_NONE;
	for (size_t i = count; i-- > 0;) {
		const sg_statement *s = &scene->statements[i];
		if (s->form == SG_CLAIM_COMMENT || s->form == SG_CLAIM_TURN)
			continue;
		scene->next_in_sentence[i] = scene->first_in_sentence[s->sentence];
		scene->first_in_sentence[s->sentence] = (uint32_t)i;
	}
	return SG_OK;
}

sg_status sg_stances__find(sg_scene *scene)
{
	static sg_status (*const families[])(sg_scene *) = {sg_stances__judged, sg_stances__named,
		sg_stances__replies, sg_stances__reported, sg_stances__spoken,
		sg_stances__exchanged};
	sg_status st = index_statements(scene);
	for (size_t i = 0; i < sizeof families / sizeof *families && st == SG_OK; i++)
		st = families[i](scene);
	return st;
}
