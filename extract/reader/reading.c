/* Building a reading: its arrays grow in the arena. */
#include "reader/reader.h"

sg_status sg_reading__add_post(sg_reading *reading, sg_arena *arena, sg_post post)
{
	void *items = reading->posts;
	sg_status st = sg_arena_grow(
		arena, &items, &reading->post_capacity, reading->post_count, sizeof post);
	if (st != SG_OK)
		return st;
	reading->posts = items;
	reading->posts[reading->post_count++] = post;
	return SG_OK;
}

sg_status sg_reading__add_block(sg_reading *reading, sg_arena *arena, sg_block block)
{
	void *items = reading->blocks;
	sg_status st = sg_arena_grow(
		arena, &items, &reading->block_capacity, reading->block_count, sizeof block);
	if (st != SG_OK)
		return st;
	reading->blocks = items;
	reading->blocks[reading->block_count++] = block;
	return SG_OK;
}

sg_status sg_reading__add_quotation(sg_reading *reading, sg_arena *arena, sg_quotation quotation)
{
	void *items = reading->quotations;
	sg_status st = sg_arena_grow(arena, &items, &reading->quotation_capacity,
		reading->quotation_count, sizeof quotation);
	if (st != SG_OK)
		return st;
	reading->quotations = items;
	reading->quotations[reading->quotation_count++] = quotation;
	return SG_OK;
}

sg_status sg_reading__add_tie(sg_reading *reading, sg_arena *arena, sg_given_tie tie)
{
	void *items = reading->ties;
	sg_status st = sg_arena_grow(
		arena, &items, &reading->tie_capacity, reading->tie_count, sizeof tie);
	if (st != SG_OK)
		return st;
	reading->ties = items;
	reading->ties[reading->tie_count++] = tie;
	return SG_OK;
}

sg_status sg_reading__add_fault(sg_reading *reading, sg_arena *arena, sg_error fault, size_t pos)
{
	void *items = reading->faults;
	sg_status st = sg_arena_grow(
		arena, &items, &reading->fault_capacity, reading->fault_count, sizeof fault);
	if (st != SG_OK)
		return st;
	fault.pos = pos;
	reading->faults = items;
	reading->faults[reading->fault_count++] = fault;
	return SG_OK;
}
