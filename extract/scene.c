/* The scene's growing arrays. */
#include "scene.h"

sg_status sg_scene__add_statement(sg_scene *scene, sg_statement statement, uint32_t *index)
{
	void *items = scene->statements;
	sg_status st = sg_arena_grow(scene->arena, &items, &scene->statement_capacity,
		scene->statement_count, sizeof statement);
	if (st != SG_OK)
		return st;
	scene->statements = items;
	scene->statements[scene->statement_count] = statement;
	if (index)
		*index = (uint32_t)scene->statement_count;
	scene->statement_count++;
	return SG_OK;
}

sg_status sg_scene__add_stance(sg_scene *scene, sg_stance_edge stance)
{
	void *items = scene->stances;
	sg_status st = sg_arena_grow(
		scene->arena, &items, &scene->stance_capacity, scene->stance_count, sizeof stance);
	if (st != SG_OK)
		return st;
	scene->stances = items;
	scene->stances[scene->stance_count++] = stance;
	if (scene->post_takes_stance && stance.source.kind == SG_END_STATEMENT)
		scene->post_takes_stance[scene->statements[stance.source.index].post] = true;
	return SG_OK;
}
