/* What of a debate is in play in a stretch of time. */
#include "camp_match.h"
#include "windows.h"

/* ---- the part ------------------------------------------------------------------------------- */

typedef struct selection {
	const sg_debate *whole;
	const int64_t *times;
	sg_stretch stretch;
	bool *has_relation;
	uint32_t *person, *claim; /* number in the part, SG_NONE: not in play */
} selection;

static bool is_made(const selection *s, uint32_t claim)
{
	int64_t time = s->times[claim];
	return time != INT64_MIN && time >= s->stretch.from && time < s->stretch.to;
}

/* Anything but SG_NONE marks for now. */
static void mark(selection *s, sg_node node)
{
	(node.kind == SG_NODE_PERSON ? s->person : s->claim)[node.index] = 0;
}

static bool has_ends(const sg_debate *d, const sg_relation *r)
{
	const sg_node ends[] = {r->source, r->target};
	for (int i = 0; i < 2; i++)
		if (ends[i].index >=
			(ends[i].kind == SG_NODE_PERSON ? d->person_count : d->claim_count))
			return false;
	return true;
}

static void select_relations(selection *s)
{
	const sg_debate *d = s->whole;
	for (uint32_t c = 0; c < d->claim_count; c++)
		if (is_made(s, c))
			mark(s, sg_node_claim(c));
	for (size_t i = 0; i < d->relation_count; i++) {
		const sg_relation *r = &d->relations[i];
		if (!has_ends(d, r) || r->source.kind != SG_NODE_CLAIM ||
			!is_made(s, r->source.index))
			continue;
		s->has_relation[i] = true;
		mark(s, r->target);
	}
	/* Who asserts what is in play, whenever they did. */
	for (size_t i = 0; i < d->relation_count; i++) {
		const sg_relation *r = &d->relations[i];
		if (r->kind != SG_ASSERTS || !has_ends(d, r) || r->target.kind != SG_NODE_CLAIM ||
			s->claim[r->target.index] == SG_NONE)
			continue;
		s->has_relation[i] = true;
		mark(s, r->source);
	}
}

/* Number those in play, in their order; list their numbers in the whole. */
static uint32_t *number(uint32_t *marks, size_t count, size_t *kept, sg_arena *arena)
{
	uint32_t *out = sg_arena_array(arena, count, sizeof *out);
	*kept = 0;
	for (uint32_t i = 0; out && i < count; i++) {
		if (marks[i] == SG_NONE)
			continue;
		out[*kept] = i;
		marks[i] = (uint32_t)(*kept)++;
	}
	return out;
}

static sg_status copy_part(sg_part *out, const selection *s, sg_arena *arena)
{
	sg_debate *d = &out->debate;
	const sg_debate *whole = s->whole;
	d->people = sg_arena_array(arena, d->person_count, sizeof *d->people);
	d->claims = sg_arena_array(arena, d->claim_count, sizeof *d->claims);
	d->relations = sg_arena_array(arena, whole->relation_count, sizeof *d->relations);
	if (!d->people || !d->claims || !d->relations)
		return SG_E_NOMEM;
	for (size_t p = 0; p < d->person_count; p++)
		d->people[p] = whole->people[out->person[p]];
	for (size_t c = 0; c < d->claim_count; c++)
		d->claims[c] = whole->claims[out->claim[c]];
	for (size_t i = 0; i < whole->relation_count; i++) {
		if (!s->has_relation[i])
			continue;
		sg_relation *r = &d->relations[d->relation_count++];
		*r = whole->relations[i];
		sg_node *const ends[] = {&r->source, &r->target};
		for (int k = 0; k < 2; k++)
			ends[k]->index =
				(ends[k]->kind == SG_NODE_PERSON ? s->person
								 : s->claim)[ends[k]->index];
	}
	return SG_OK;
}

sg_status sg_part__make(sg_part *out, const sg_debate *whole, const int64_t *times,
	sg_stretch stretch, sg_arena *arena)
{
	selection s = {whole, times, stretch,
		sg_arena_array(arena, whole->relation_count, sizeof(bool)),
		sg_arena_array(arena, whole->person_count, sizeof(uint32_t)),
		sg_arena_array(arena, whole->claim_count, sizeof(uint32_t))};
	*out = (sg_part){.debate = SG_DEBATE_INIT};
	if (!s.has_relation || !s.person || !s.claim)
		return SG_E_NOMEM;
	for (size_t p = 0; p < whole->person_count; p++)
		s.person[p] = SG_NONE;
	for (size_t c = 0; c < whole->claim_count; c++)
		s.claim[c] = SG_NONE;
	select_relations(&s);
	out->person = number(s.person, whole->person_count, &out->debate.person_count, arena);
	out->claim = number(s.claim, whole->claim_count, &out->debate.claim_count, arena);
	return out->person && out->claim ? copy_part(out, &s, arena) : SG_E_NOMEM;
}

/* ---- what stays of it ---------------------------------------------------------------------- */

static sg_column *copy_columns(const sg_column *columns, size_t count, size_t rows, sg_arena *arena)
{
	sg_column *out = sg_arena_array(arena, count, sizeof *out);
	for (size_t i = 0; out && i < count; i++) {
		out[i] = columns[i];
		out[i].values = sg_arena_array(arena, rows, sizeof *out[i].values);
		if (!out[i].values)
			return NULL;
		if (rows)
			memcpy(out[i].values, columns[i].values, rows * sizeof *out[i].values);
	}
	return out;
}

/* Claims that are values: from their numbers in the part to those in the whole. */
static void number_in_whole(sg_column *columns, size_t count, size_t rows, const sg_part *part)
{
	for (size_t i = 0; i < count; i++)
		for (size_t row = 0; columns[i].scale && columns[i].scale->is_claims && row < rows;
			row++)
			if (columns[i].values[row] >= 0)
				columns[i].values[row] =
					part->claim[(size_t)columns[i].values[row]];
}

static uint32_t *copy_numbers(const uint32_t *numbers, size_t count, sg_arena *arena)
{
	uint32_t *out = sg_arena_array(arena, count, sizeof *out);
	if (out && count)
		memcpy(out, numbers, count * sizeof *out);
	return out;
}

/* New ids for the part's camps: those of the whole they match, or the next free ones. */
static sg_status match_camps(uint32_t *id, size_t *camp_count, const sg_part *part,
	const sg_analysis *found, const sg_analysis *of_whole, sg_arena *scratch)
{
	size_t people = part->debate.person_count;
	sg_camp_matcher matcher;
	uint32_t *before = sg_arena_array(scratch, people, sizeof *before);
	*camp_count = of_whole->camp_count;
	if (!before || sg_camp_matcher__init(&matcher, people, of_whole->camp_count, scratch))
		return SG_E_NOMEM;
	for (size_t p = 0; p < people; p++)
		before[p] = of_whole->person_camp[part->person[p]];
	sg_camp_matcher__run(&matcher, before, found->person_camp, found->camp_count, id);
	for (size_t c = 0; c < found->camp_count; c++)
		if (id[c] == SG_NONE)
			id[c] = (uint32_t)(*camp_count)++;
	return SG_OK;
}

/* Claims' columns whose values are ids of camps. */
static const char *const camp_keys[] = {"representative_of"};

static void renumber(sg_analysis *out, size_t rows, const uint32_t *id)
{
	for (size_t k = 0; k < sizeof camp_keys / sizeof *camp_keys; k++) {
		const sg_column *column = sg_analysis_claims_column(out, camp_keys[k]);
		for (size_t i = 0; column && i < rows; i++)
			if (column->values[i] >= 0)
				column->values[i] = id[(size_t)column->values[i]];
	}
}

static sg_status copy_camps(
	sg_analysis *out, const sg_part *part, const sg_analysis *of_whole, sg_arena *arena)
{
	const sg_analysis *found = part->debate.analysis;
	size_t people = part->debate.person_count;
	uint32_t *id = sg_arena_array(arena, found->camp_count, sizeof *id);
	out->person_camp = copy_numbers(found->person_camp, people, arena);
	if (!id || !out->person_camp ||
		match_camps(id, &out->camp_count, part, found, of_whole, arena) != SG_OK)
		return SG_E_NOMEM;
	out->camps = sg_arena_array(arena, out->camp_count, sizeof *out->camps);
	if (!out->camps)
		return SG_E_NOMEM;
	for (size_t c = 0; c < of_whole->camp_count; c++)
		out->camps[c] = (sg_camp){of_whole->camps[c].label, 0};
	for (size_t c = 0; c < found->camp_count; c++) {
		if (id[c] >= of_whole->camp_count)
			out->camps[id[c]].label = sg_arena_copy(arena, found->camps[c].label);
		out->camps[id[c]].size = found->camps[c].size;
	}
	renumber(out, part->debate.claim_count, id);
	for (size_t p = 0; p < people; p++)
		if (found->person_camp[p] != SG_NONE)
			out->person_camp[p] = id[found->person_camp[p]];
	return SG_OK;
}

sg_status sg_part__keep(
	sg_window *out, const sg_part *part, const sg_analysis *of_whole, sg_arena *arena)
{
	const sg_analysis *found = part->debate.analysis;
	size_t people = part->debate.person_count, claims = part->debate.claim_count;
	sg_analysis *made = sg_arena_alloc(arena, sizeof *made);
	out->people = copy_numbers(part->person, people, arena);
	out->claims = copy_numbers(part->claim, claims, arena);
	if (!made || !out->people || !out->claims)
		return SG_E_NOMEM;
	*made = (sg_analysis){.people_count = found->people_count,
		.claims_count = found->claims_count,
		.debate_count = found->debate_count};
	made->people = copy_columns(found->people, found->people_count, people, arena);
	made->claims = copy_columns(found->claims, found->claims_count, claims, arena);
	made->debate = sg_arena_array(arena, found->debate_count, sizeof *made->debate);
	if (!made->people || !made->claims || !made->debate)
		return SG_E_NOMEM;
	number_in_whole(made->claims, made->claims_count, claims, part);
	if (found->debate_count)
		memcpy(made->debate, found->debate, found->debate_count * sizeof *made->debate);
	out->person_count = people;
	out->claim_count = claims;
	out->analysis = made;
	return found->person_camp && of_whole->person_camp ? copy_camps(made, part, of_whole, arena)
							   : SG_OK;
}
