/* All stances of a document, rule family by rule family. What is said of a claim or a name is found
 * first, so that it is not taken for what is said to the post that is answered. */
#include "stance/cues.h"
#include "stance/stance.h"
#include "stance/verbs.h"

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
		if (s->form == SG_CLAIM_COMMENT || s->form == SG_CLAIM_TURN ||
			s->form == SG_CLAIM_PREMISE)
			continue;
		scene->next_in_sentence[i] = scene->first_in_sentence[s->sentence];
		scene->first_in_sentence[s->sentence] = (uint32_t)i;
	}
	return SG_OK;
}

/* ---- each stance once ---- */

typedef struct stance_key {
	uint32_t source_kind, source, target_kind, target;
	int stance;
} stance_key;

static sg_status add_key(sg_scene *scene, sg_intern *keys, sg_end source, sg_end target,
	sg_stance stance, bool *is_new, uint32_t *id)
{
	stance_key *key = sg_arena_alloc(scene->arena, sizeof *key);
	size_t before = keys->count;
	if (!key)
		return SG_E_NOMEM;
	*key = (stance_key){source.kind, source.index, target.kind, target.index, stance};
	sg_status st =
		sg_intern__add(keys, scene->arena, (sg_slice){(const char *)key, sizeof *key}, id);
	*is_new = st == SG_OK && keys->count > before;
	return st;
}

/* What a statement says to somebody’s words it says to them: then the person is not named again. */
static sg_status note_holders(sg_scene *scene, sg_intern *keys)
{
	sg_status st = SG_OK;
	for (size_t i = 0; i < scene->stance_count && st == SG_OK; i++) {
		const sg_stance_edge *edge = &scene->stances[i];
		bool is_new;
		uint32_t id;
		uint32_t holder = edge->target.kind == SG_END_STATEMENT
					  ? scene->statements[edge->target.index].speaker
					  : SG_NONE;
		if (holder != SG_NONE)
			st = add_key(scene, keys, edge->source, sg_end_actor(holder), edge->stance,
				&is_new, &id);
	}
	return st;
}

/* Several rules may see one stance: the first one that saw it stands, at the surest confidence. */
static sg_status drop_doubles(sg_scene *scene)
{
	sg_intern keys = {0};
	sg_status st = note_holders(scene, &keys);
	size_t kept = 0, holders = keys.count;
	uint32_t *place =
		sg_arena_array(scene->arena, holders + scene->stance_count, sizeof *place);
	if (st == SG_OK && !place)
		st = SG_E_NOMEM;
	for (size_t i = 0; i < scene->stance_count && st == SG_OK; i++) {
		sg_stance_edge edge = scene->stances[i];
		bool is_new;
		uint32_t id;
		st = add_key(scene, &keys, edge.source, edge.target, edge.stance, &is_new, &id);
		if (st == SG_OK && is_new) {
			place[id] = (uint32_t)kept;
			scene->stances[kept++] = edge;
		} else if (st == SG_OK && id >= holders &&
			   edge.confidence > scene->stances[place[id]].confidence) {
			scene->stances[place[id]].confidence = edge.confidence;
		}
	}
	if (st == SG_OK)
		scene->stance_count = kept;
	return st;
}

sg_status sg_stances__find(sg_scene *scene)
{
	static sg_status (*const families[])(sg_scene *) = {sg_stances__judged, sg_stances__retold,
		sg_stances__named, sg_stances__replies, sg_stances__reported, sg_stances__nominal,
		sg_stances__spoken, sg_stances__exchanged};
	const sg_phrases tables[] = {sg_cues__openers(), sg_cues__inside(), sg_cues__judgements(),
		sg_verbs__with_object(), sg_verbs__answering(), sg_verbs__naming(),
		sg_verbs__reversed(), sg_cues__actions(), sg_cues__bearers(), sg_cues__between()};
	sg_status st = index_statements(scene);
	sg_phrases__index(&scene->words, tables, sizeof tables / sizeof *tables);
	for (size_t i = 0; i < sizeof families / sizeof *families && st == SG_OK; i++)
		st = families[i](scene);
	return st == SG_OK ? drop_doubles(scene) : st;
}
