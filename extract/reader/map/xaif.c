/* AIF, the Argument Interchange Format, as AIFdb and xAIF write it in JSON: information (I) and
 * locutions (L), with schemes between them: inference (RA), conflict (CA), rephrase (MA),
 * illocution (YA), transition (TA). What leads to a scheme supports, attacks or restates what it
 * leads to. Chesnevar and others, "Towards an argument interchange format", 2006. */
#include "reader/map/map.h"

typedef enum kind { INFORMATION, LOCUTION, INFERENCE, CONFLICT, REPHRASE, ILLOCUTION, OTHER } kind;

static const struct {
	const char *type;
	kind kind;
} TYPES[] = {{"I", INFORMATION}, {"L", LOCUTION}, {"RA", INFERENCE}, {"CA", CONFLICT},
	{"MA", REPHRASE}, {"YA", ILLOCUTION}};

typedef struct node {
	const sg_json *at;
	kind kind;
	uint32_t claim;             /* of information */
	uint32_t first_in, last_in; /* edges that lead here; SG_NONE ends */
	uint32_t first_out, last_out;
} node;

typedef struct edge {
	uint32_t from, to;          /* nodes */
	uint32_t next_in, next_out; /* of the same node */
} edge;

typedef struct graph {
	sg_map map;
	const sg_json *root; /* that holds "nodes" */
	sg_intern ids;
	node *nodes;
	edge *edges;
	size_t node_count, edge_count;
	sg_intern people; /* ids */
	const sg_json **person_of;
} graph;

static kind kind_of(sg_slice type)
{
	for (size_t i = 0; i < sizeof TYPES / sizeof *TYPES; i++)
		if (sg_slice_eq(type, sg_slice_of(TYPES[i].type)))
			return TYPES[i].kind;
	return OTHER;
}

static size_t count_of(const sg_json *list)
{
	size_t count = 0;
	for (const sg_json *at = list ? list->first : NULL; at; at = at->next)
		count++;
	return count;
}

static sg_status add_node(graph *g, const sg_json *at)
{
	static const sg_error nameless = {
		SG_E_SYNTAX, "a node without an id", 0, "it is passed over"};
	sg_slice id = sg_json__text_at(at, "nodeID");
	size_t known = g->ids.count;
	uint32_t number;
	if (!id.len)
		return sg_reading__add_fault(&g->map.reading, g->map.arena, nameless, at->pos);
	sg_status st = sg_intern__add(&g->ids, g->map.arena, id, &number);
	if (st != SG_OK || g->ids.count == known)
		return st;
	node *n = &g->nodes[number];
	*n = (node){.at = at,
		.kind = kind_of(sg_json__text_at(at, "type")),
		.claim = SG_NONE,
		.first_in = SG_NONE,
		.last_in = SG_NONE,
		.first_out = SG_NONE,
		.last_out = SG_NONE};
	if (n->kind != INFORMATION)
		return SG_OK;
	st = sg_map__claim(&g->map, id, &n->claim);
	if (st == SG_OK)
		g->map.claims.items[n->claim].text = sg_json__text_at(at, "text");
	return st;
}

static sg_status read_nodes(graph *g)
{
	const sg_json *list = sg_json__at(g->root, "nodes");
	sg_status st = SG_OK;
	g->nodes = sg_arena_array(g->map.arena, count_of(list), sizeof *g->nodes);
	if (!g->nodes)
		return SG_E_NOMEM;
	for (const sg_json *at = list->first; at && st == SG_OK; at = at->next)
		st = add_node(g, at);
	g->node_count = g->ids.count;
	return st;
}

/* Hang edge `e` behind the last of a chain. */
static void chain(edge *edges, uint32_t *first, uint32_t *last, uint32_t e, bool is_in)
{
	if (*first == SG_NONE)
		*first = e;
	else if (is_in)
		edges[*last].next_in = e;
	else
		edges[*last].next_out = e;
	*last = e;
}

static sg_status add_edge(graph *g, const sg_json *at)
{
	static const sg_error loose = {
		SG_E_SYNTAX, "an edge whose nodes are not there", 0, "it is passed over"};
	uint32_t from = sg_intern__find(&g->ids, sg_json__text_at(at, "fromID"));
	uint32_t to = sg_intern__find(&g->ids, sg_json__text_at(at, "toID"));
	if (from == SG_NONE || to == SG_NONE)
		return sg_reading__add_fault(&g->map.reading, g->map.arena, loose, at->pos);
	uint32_t e = (uint32_t)g->edge_count++;
	g->edges[e] = (edge){from, to, SG_NONE, SG_NONE};
	chain(g->edges, &g->nodes[to].first_in, &g->nodes[to].last_in, e, true);
	chain(g->edges, &g->nodes[from].first_out, &g->nodes[from].last_out, e, false);
	return SG_OK;
}

static sg_status read_edges(graph *g)
{
	const sg_json *list = sg_json__at(g->root, "edges");
	sg_status st = SG_OK;
	g->edges = sg_arena_array(g->map.arena, count_of(list), sizeof *g->edges);
	if (!g->edges)
		return SG_E_NOMEM;
	for (const sg_json *at = list ? list->first : NULL; at && st == SG_OK; at = at->next)
		st = add_edge(g, at);
	return st;
}

/* ---- links ---------------------------------------------------------------------------------- */

enum { PAIRS_MOST = 4096 }; /* of one scheme: real ones have a handful */

/* Each claim that leads to scheme `s`, with each that it leads to. */
static sg_status link_through(graph *g, const node *s, sg_relation_kind how)
{
	size_t pairs = 0;
	sg_status st = SG_OK;
	for (uint32_t in = s->first_in; in != SG_NONE; in = g->edges[in].next_in) {
		uint32_t source = g->nodes[g->edges[in].from].claim, out = s->first_out;
		for (; source != SG_NONE && out != SG_NONE; out = g->edges[out].next_out) {
			uint32_t target = g->nodes[g->edges[out].to].claim;
			if (pairs++ == PAIRS_MOST)
				return SG_OK;
			if (target != SG_NONE)
				st = sg_map__link(&g->map, source, target, how);
			if (st != SG_OK)
				return st;
		}
	}
	return SG_OK;
}

static sg_status read_links(graph *g)
{
	static const struct {
		kind scheme;
		sg_relation_kind kind;
	} ways[] = {{INFERENCE, SG_AGREES}, {CONFLICT, SG_REBUTS}, {REPHRASE, SG_RESTATES}};
	sg_status st = SG_OK;
	for (size_t i = 0; i < g->node_count; i++)
		for (size_t k = 0; k < sizeof ways / sizeof *ways && st == SG_OK; k++)
			if (g->nodes[i].kind == ways[k].scheme)
				st = link_through(g, &g->nodes[i], ways[k].kind);
	return st;
}

/* ---- speakers ------------------------------------------------------------------------------- */

/* "Ines Dahl : the lamps should burn": a locution's words begin with who speaks. */
static sg_slice speaker_before(sg_slice words)
{
	static const sg_slice between = SG_SLICE_LIT(" : ");
	enum { NAME_MOST = 60 };
	size_t at = sg_slice_find(words, between);
	return at < words.len && at <= NAME_MOST ? sg_slice_trim((sg_slice){words.ptr, at})
						 : (sg_slice)SG_SLICE_EMPTY;
}

static sg_status whole_name(sg_slice *out, const sg_json *person, sg_arena *arena)
{
	sg_slice first = sg_slice_trim(sg_json__text_at(person, "firstname"));
	sg_slice last = sg_slice_trim(sg_json__text_at(person, "surname"));
	char *name = sg_arena_alloc(arena, first.len + last.len + 2);
	if (!name)
		return SG_E_NOMEM;
	size_t gap = first.len && last.len;
	if (first.len)
		memcpy(name, first.ptr, first.len);
	name[first.len] = ' ';
	if (last.len)
		memcpy(name + first.len + gap, last.ptr, last.len);
	*out = (sg_slice){name, first.len + gap + last.len};
	return SG_OK;
}

enum { STEPS_MOST = 64 }; /* from one locution: real ones have a handful */

/* What node `n` leads to through an illocution is this person's, where it is nobody's yet. */
static void give_claims(graph *g, const node *n, sg_slice person)
{
	int steps = 0;
	for (uint32_t e = n->first_out; e != SG_NONE; e = g->edges[e].next_out) {
		const node *y = &g->nodes[g->edges[e].to];
		uint32_t o = y->kind == ILLOCUTION ? y->first_out : SG_NONE;
		if (steps++ == STEPS_MOST)
			return;
		for (; o != SG_NONE; o = g->edges[o].next_out) {
			uint32_t claim = g->nodes[g->edges[o].to].claim;
			if (steps++ == STEPS_MOST)
				return;
			if (claim != SG_NONE && !g->map.claims.items[claim].post.author.len)
				g->map.claims.items[claim].post.author = person;
		}
	}
}

static sg_status name_participant(graph *g, const sg_json *locution)
{
	sg_slice id = sg_json__text_at(locution, "personID"), name;
	uint32_t n = sg_intern__find(&g->ids, sg_json__text_at(locution, "nodeID"));
	uint32_t p = id.len ? sg_intern__find(&g->people, id) : SG_NONE;
	if (n == SG_NONE || p == SG_NONE || g->nodes[n].kind != LOCUTION)
		return SG_OK;
	sg_status st = whole_name(&name, g->person_of[p], g->map.arena);
	if (st == SG_OK)
		give_claims(g, &g->nodes[n], name);
	return st;
}

static sg_status read_participants(graph *g)
{
	const sg_json *list = sg_json__at(g->root, "participants");
	const sg_json *said = sg_json__at(g->root, "locutions");
	sg_status st = SG_OK;
	g->person_of = sg_arena_array(g->map.arena, count_of(list), sizeof *g->person_of);
	if (!g->person_of)
		return SG_E_NOMEM;
	for (const sg_json *at = list ? list->first : NULL; at && st == SG_OK; at = at->next) {
		sg_slice id = sg_json__text_at(at, "participantID|personID");
		uint32_t number;
		st = sg_intern__add(&g->people, g->map.arena, id, &number);
		if (st == SG_OK)
			g->person_of[number] = at;
	}
	for (const sg_json *at = said ? said->first : NULL; at && st == SG_OK; at = at->next)
		st = name_participant(g, at);
	return st;
}

/* Where a locution leads through an illocution, its speaker stands behind what it leads to. */
static void read_speakers(graph *g)
{
	for (size_t i = 0; i < g->edge_count; i++) {
		const node *said = &g->nodes[g->edges[i].from], *y = &g->nodes[g->edges[i].to];
		if (said->kind != LOCUTION || y->kind != ILLOCUTION)
			continue;
		sg_slice name = speaker_before(sg_json__text_at(said->at, "text"));
		uint32_t out = y->first_out;
		for (int k = 0; k < 8 && out != SG_NONE; k++, out = g->edges[out].next_out) {
			uint32_t claim = g->nodes[g->edges[out].to].claim;
			if (claim != SG_NONE && !g->map.claims.items[claim].post.author.len)
				g->map.claims.items[claim].post.author = name;
		}
	}
}

/* ---- the reader ----------------------------------------------------------------------------- */

static double recognise(const sg_reader *reader, sg_sample *sample)
{
	static const double surely = 1;
	const sg_json *root = sg_sample__json(sample);
	(void)reader;
	return sg_json__at(root, "AIF.nodes|nodes[0].nodeID") ? surely : 0;
}

static sg_status read_xaif(
	const sg_reader *reader, sg_reading *out, sg_sample *sample, sg_arena *arena, sg_error *err)
{
	graph g = {.map = {.arena = arena}};
	const sg_json *root = sg_sample__json(sample);
	(void)reader;
	if (!root && sample->json_fault.code != SG_OK)
		return sg_fail(err, sample->json_fault.code, sample->json_fault.pos,
			sample->json_fault.what, sample->json_fault.hint);
	g.root = sg_json__at(root, "AIF") ? sg_json__at(root, "AIF") : root;
	const sg_json *nodes = sg_json__at(g.root, "nodes");
	if (!nodes || nodes->kind != SG_JSON_IS_LIST)
		return sg_fail(err, SG_E_SYNTAX, 0, "this JSON holds no AIF",
			"its nodes are a list under the key \"nodes\", perhaps under \"AIF\"");
	g.map.reading.title = sg_slice_trim(sg_json__text_at(root, "title|dialog.title"));
	sg_status st = read_nodes(&g);
	if (st == SG_OK)
		st = read_edges(&g);
	if (st == SG_OK)
		st = read_links(&g);
	if (st == SG_OK)
		st = read_participants(&g);
	if (st == SG_OK)
		read_speakers(&g);
	return st == SG_OK ? sg_map__read(out, &g.map, err) : st;
}

const sg_reader sg_reader__xaif = {.name = "xaif",
	.about = "an argument map in AIF or xAIF, in JSON",
	.recognise = recognise,
	.read = read_xaif};
