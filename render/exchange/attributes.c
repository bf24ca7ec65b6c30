#include "attributes.h"

#include <math.h>
#include <stdio.h>

/* ---- values --------------------------------------------------------------------------------- */

static sg_value none(void)
{
	return (sg_value){SG_VALUE_NONE, {NULL, 0}, NAN};
}

static sg_value text_value(sg_slice text)
{
	return text.len ? (sg_value){SG_VALUE_TEXT, text, NAN} : none();
}

static sg_value name_value(const char *name)
{
	return text_value(sg_slice_of(name));
}

static sg_value number_value(double number)
{
	return isfinite(number) ? (sg_value){SG_VALUE_NUMBER, {NULL, 0}, number} : none();
}

/* ---- of nodes ------------------------------------------------------------------------------- */

typedef sg_value node_value(sg_attributes *a, sg_node node);

static const sg_person *person_of(const sg_attributes *a, sg_node node)
{
	return node.kind == SG_NODE_PERSON ? &a->debate->people[node.index] : NULL;
}

static const sg_claim *claim_of(const sg_attributes *a, sg_node node)
{
	return node.kind == SG_NODE_CLAIM ? &a->debate->claims[node.index] : NULL;
}

static sg_value node_kind(sg_attributes *a, sg_node node)
{
	(void)a;
	return name_value(node.kind == SG_NODE_PERSON ? "person" : "claim");
}

static sg_value node_text(sg_attributes *a, sg_node node)
{
	const sg_claim *claim = claim_of(a, node);
	return claim ? text_value(claim->text) : none();
}

static sg_value node_sort(sg_attributes *a, sg_node node)
{
	const sg_person *person = person_of(a, node);
	return person ? name_value(sg_person_sort_name(person->sort)) : none();
}

static sg_value node_role(sg_attributes *a, sg_node node)
{
	const sg_person *person = person_of(a, node);
	return person ? text_value(person->role) : none();
}

static sg_value node_handle(sg_attributes *a, sg_node node)
{
	const sg_person *person = person_of(a, node);
	return person ? text_value(person->handle) : none();
}

static sg_value node_form(sg_attributes *a, sg_node node)
{
	const sg_claim *claim = claim_of(a, node);
	return claim ? name_value(sg_claim_form_name(claim->form)) : none();
}

static sg_value node_speaker(sg_attributes *a, sg_node node)
{
	uint32_t speaker = node.kind == SG_NODE_CLAIM ? a->speaker[node.index] : SG_NONE;
	if (speaker == SG_NONE)
		return none();
	snprintf(a->id, sizeof a->id, "p%lu", (unsigned long)speaker + 1);
	return name_value(a->id);
}

static sg_value node_time(sg_attributes *a, sg_node node)
{
	const sg_claim *claim = claim_of(a, node);
	return claim ? text_value(claim->time) : none();
}

static sg_value node_url(sg_attributes *a, sg_node node)
{
	const sg_claim *claim = claim_of(a, node);
	return claim ? text_value(claim->url) : none();
}

static sg_value node_score(sg_attributes *a, sg_node node)
{
	const sg_claim *claim = claim_of(a, node);
	return claim ? number_value(claim->score) : none();
}

static sg_value node_confidence(sg_attributes *a, sg_node node)
{
	const sg_claim *claim = claim_of(a, node);
	return claim ? number_value(claim->confidence) : none();
}

static sg_value node_method(sg_attributes *a, sg_node node)
{
	const sg_claim *claim = claim_of(a, node);
	return claim ? text_value(claim->method) : none();
}

static sg_value place(const sg_attributes *a, uint32_t document, sg_slice *path)
{
	*path = document == SG_NONE ? (sg_slice){NULL, 0} : a->debate->documents[document].path;
	return text_value(*path);
}

static sg_value node_document(sg_attributes *a, sg_node node)
{
	const sg_claim *claim = claim_of(a, node);
	sg_slice path;
	return claim ? place(a, claim->document, &path) : none();
}

static bool has_place(const sg_claim *claim)
{
	return claim && claim->document != SG_NONE;
}

static sg_value node_start(sg_attributes *a, sg_node node)
{
	const sg_claim *claim = claim_of(a, node);
	return has_place(claim) ? number_value(claim->span.start) : none();
}

static sg_value node_end(sg_attributes *a, sg_node node)
{
	const sg_claim *claim = claim_of(a, node);
	return has_place(claim) ? number_value(claim->span.end) : none();
}

/* A claim is in its speaker's camp. */
static uint32_t camp_of(const sg_attributes *a, sg_node node)
{
	uint32_t person = node.kind == SG_NODE_PERSON ? node.index : a->speaker[node.index];
	uint32_t camp = SG_NONE;
	if (person != SG_NONE && a->analysis->person_camp)
		camp = a->analysis->person_camp[person];
	return camp < a->analysis->camp_count ? camp : SG_NONE;
}

static sg_value node_camp(sg_attributes *a, sg_node node)
{
	uint32_t camp = camp_of(a, node);
	return camp == SG_NONE ? none() : number_value(camp);
}

static sg_value node_camp_label(sg_attributes *a, sg_node node)
{
	uint32_t camp = camp_of(a, node);
	return camp == SG_NONE ? none() : text_value(a->analysis->camps[camp].label);
}

static const struct node_row {
	const char *name;
	sg_value_kind kind;
	node_value *value;
} node_rows[] = {
	{"kind", SG_VALUE_TEXT, node_kind},
	{"text", SG_VALUE_TEXT, node_text},
	{"sort", SG_VALUE_TEXT, node_sort},
	{"role", SG_VALUE_TEXT, node_role},
	{"handle", SG_VALUE_TEXT, node_handle},
	{"form", SG_VALUE_TEXT, node_form},
	{"speaker", SG_VALUE_TEXT, node_speaker},
	{"camp", SG_VALUE_NUMBER, node_camp},
	{"camp_label", SG_VALUE_TEXT, node_camp_label},
	{"time", SG_VALUE_TEXT, node_time},
	{"score", SG_VALUE_NUMBER, node_score},
	{"url", SG_VALUE_TEXT, node_url},
	{"document", SG_VALUE_TEXT, node_document},
	{"start", SG_VALUE_NUMBER, node_start},
	{"end", SG_VALUE_NUMBER, node_end},
	{"confidence", SG_VALUE_NUMBER, node_confidence},
	{"method", SG_VALUE_TEXT, node_method},
};

enum { NODE_ROWS = sizeof node_rows / sizeof *node_rows };

static const sg_column *find(const sg_column *columns, size_t count, sg_slice key)
{
	for (size_t i = 0; i < count; i++)
		if (sg_slice_eq(columns[i].key, key))
			return &columns[i];
	return NULL;
}

static sg_value measure_value(sg_attributes *a, const sg_attribute *attribute, sg_node node)
{
	const sg_column *column =
		node.kind == SG_NODE_PERSON ? attribute->of_people : attribute->of_claims;
	double value = column ? column->values[node.index] : NAN;
	if (!column || !column->scale)
		return number_value(value);
	return text_value(sg_scale_text(column->scale, value, a->id));
}

sg_value sg_attributes__of_node(sg_attributes *a, size_t attribute, sg_node node)
{
	return attribute < NODE_ROWS ? node_rows[attribute].value(a, node)
				     : measure_value(a, &a->nodes[attribute], node);
}

/* ---- of relations --------------------------------------------------------------------------- */

typedef sg_value edge_value(const sg_attributes *a, const sg_relation *r);

static sg_value edge_relation(const sg_attributes *a, const sg_relation *r)
{
	(void)a;
	return name_value(sg_relation_kind_name(r->kind));
}

static sg_value edge_sign(const sg_attributes *a, const sg_relation *r)
{
	(void)a;
	int sign = sg_relation_sign(r->kind);
	return sign ? number_value(sign) : none();
}

static sg_value edge_confidence(const sg_attributes *a, const sg_relation *r)
{
	(void)a;
	return number_value(r->confidence);
}

static sg_value edge_method(const sg_attributes *a, const sg_relation *r)
{
	(void)a;
	return text_value(r->method);
}

static sg_value edge_evidence(const sg_attributes *a, const sg_relation *r)
{
	(void)a;
	return text_value(r->evidence.text);
}

static sg_value edge_document(const sg_attributes *a, const sg_relation *r)
{
	sg_slice path;
	return place(a, r->evidence.document, &path);
}

static sg_value edge_start(const sg_attributes *a, const sg_relation *r)
{
	(void)a;
	return r->evidence.document == SG_NONE ? none() : number_value(r->evidence.span.start);
}

static sg_value edge_end(const sg_attributes *a, const sg_relation *r)
{
	(void)a;
	return r->evidence.document == SG_NONE ? none() : number_value(r->evidence.span.end);
}

static sg_value edge_leaning(const sg_attributes *a, const sg_relation *r)
{
	(void)a;
	return isnan(r->stance_confidence) ? none() : name_value(sg_stance_name(r->stance));
}

static sg_value edge_leaning_confidence(const sg_attributes *a, const sg_relation *r)
{
	(void)a;
	return number_value(r->stance_confidence);
}

static const struct edge_row {
	const char *name;
	sg_value_kind kind;
	edge_value *value;
} edge_rows[] = {
	{"relation", SG_VALUE_TEXT, edge_relation},
	{"sign", SG_VALUE_NUMBER, edge_sign},
	{"confidence", SG_VALUE_NUMBER, edge_confidence},
	{"method", SG_VALUE_TEXT, edge_method},
	{"evidence", SG_VALUE_TEXT, edge_evidence},
	{"document", SG_VALUE_TEXT, edge_document},
	{"start", SG_VALUE_NUMBER, edge_start},
	{"end", SG_VALUE_NUMBER, edge_end},
	{"stance", SG_VALUE_TEXT, edge_leaning},
	{"stance_confidence", SG_VALUE_NUMBER, edge_leaning_confidence},
};

enum { EDGE_ROWS = sizeof edge_rows / sizeof *edge_rows };

sg_value sg_attributes__of_edge(sg_attributes *a, size_t attribute, size_t relation)
{
	return edge_rows[attribute].value(a, &a->debate->relations[relation]);
}

/* ---- the list ------------------------------------------------------------------------------- */

/* A measure that people and claims both have is one attribute. */
static void list_columns(sg_attributes *a)
{
	const sg_analysis *x = a->analysis;
	for (size_t i = 0; i < x->people_count; i++) {
		const sg_column *c = &x->people[i];
		a->nodes[a->node_count++] =
			(sg_attribute){c->key, c->scale ? SG_VALUE_TEXT : SG_VALUE_NUMBER, c,
				find(x->claims, x->claims_count, c->key)};
	}
	for (size_t i = 0; i < x->claims_count; i++) {
		const sg_column *c = &x->claims[i];
		if (!find(x->people, x->people_count, c->key))
			a->nodes[a->node_count++] = (sg_attribute){
				c->key, c->scale ? SG_VALUE_TEXT : SG_VALUE_NUMBER, NULL, c};
	}
}

sg_status sg_attributes__list(sg_attributes *out, const sg_debate *debate, sg_arena *arena)
{
	static const sg_analysis nothing;
	*out = (sg_attributes){.debate = debate,
		.analysis = debate->analysis ? debate->analysis : &nothing,
		.speaker = sg_debate_speakers(debate, arena)};
	const sg_analysis *x = out->analysis;
	out->nodes = sg_arena_array(
		arena, NODE_ROWS + x->people_count + x->claims_count, sizeof *out->nodes);
	out->edges = sg_arena_array(arena, EDGE_ROWS, sizeof *out->edges);
	if (!out->speaker || !out->nodes || !out->edges)
		return SG_E_NOMEM;
	for (size_t i = 0; i < NODE_ROWS; i++)
		out->nodes[out->node_count++] = (sg_attribute){
			sg_slice_of(node_rows[i].name), node_rows[i].kind, NULL, NULL};
	list_columns(out);
	for (size_t i = 0; i < EDGE_ROWS; i++)
		out->edges[out->edge_count++] = (sg_attribute){
			sg_slice_of(edge_rows[i].name), edge_rows[i].kind, NULL, NULL};
	return SG_OK;
}

/* ---- nodes ---------------------------------------------------------------------------------- */

sg_slice sg_attributes__label(const sg_attributes *a, sg_node node)
{
	const sg_person *person = person_of(a, node);
	if (person)
		return person->label.len ? person->label : person->handle;
	return sg_claim_own_words(&a->debate->claims[node.index]);
}

sg_node sg_attributes__node(const sg_attributes *a, size_t i)
{
	size_t people = a->debate->person_count;
	return i < people ? sg_node_person((uint32_t)i) : sg_node_claim((uint32_t)(i - people));
}

char sg_attributes__letter(sg_node node)
{
	return node.kind == SG_NODE_PERSON ? 'p' : 'c';
}
