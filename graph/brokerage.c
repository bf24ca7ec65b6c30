/* Brokerage between camps (Gould and Fernandez 1989): b is broker of each two people a and c with
 * ties from a to b, from b to c and none from a to c; their camps tell of what kind.
 *
 * Chains a -> b -> c are counted from how many of each camp lead to b and from b, without looking
 * at pairs; those with a tie from a to c, and those that lead back to a, are taken off. The former
 * are among the triangles, the latter are ties with two ways: O(ties^1.5), where looking at all
 * pairs would be quadratic for who is answered by thousands.
 *
 * Beside it the participation coefficient (Guimera and Amaral 2005): 1 - sum over camps of the
 * square of the share of a person's ties that lead there. 0 if all lead to one camp. */
#include "brokerage.h"

#include "contacts.h"
#include "triangles.h"

#include <math.h>

static sg_broker_role role_of(uint32_t start, uint32_t broker, uint32_t end)
{
	if (start == broker)
		return end == broker ? SG_COORDINATOR : SG_REPRESENTATIVE;
	if (end == broker)
		return SG_GATEKEEPER;
	return start == end ? SG_CONSULTANT : SG_LIAISON;
}

/* Is the tie at `slot` used from this end? */
static bool leads(const sg_brokerage *b, uint32_t from, size_t slot)
{
	size_t tie = b->graph->tie[slot];
	return b->ways[tie] & (b->graph->ties[tie].a == from ? 1 : 2);
}

/* ---- all chains ----------------------------------------------------------------------------- */

/* How many neighbours of the node in hand are in a camp and lead to it, are led to, both. All 0
 * between nodes. */
typedef struct neighbours {
	double in, out, both;
} neighbours;

static void count_chains(const sg_brokerage *b, uint32_t v, neighbours *by_camp)
{
	const sg_signed_graph *g = b->graph;
	uint32_t own = b->camp[v];
	double in = 0, out = 0;
	for (size_t slot = g->first[v]; slot < g->first[v + 1]; slot++) {
		uint32_t u = g->to[slot];
		if (b->camp[u] == SG_NONE)
			continue;
		bool is_in = leads(b, u, slot), is_out = leads(b, v, slot);
		neighbours *camp = &by_camp[b->camp[u]];
		camp->in += is_in;
		camp->out += is_out;
		camp->both += is_in && is_out;
		in += camp != &by_camp[own] && is_in;
		out += camp != &by_camp[own] && is_out;
	}
	const neighbours mine = by_camp[own];
	by_camp[own] = (neighbours){0, 0, 0};
	double same = 0, back = 0; /* chains between people of one camp, not v's */
	for (size_t slot = g->first[v]; slot < g->first[v + 1]; slot++) {
		if (b->camp[g->to[slot]] == SG_NONE)
			continue;
		neighbours *camp = &by_camp[b->camp[g->to[slot]]];
		same += camp->in * camp->out;
		back += camp->both;
		*camp = (neighbours){0, 0, 0};
	}
	b->count[SG_COORDINATOR][v] = mine.in * mine.out - mine.both;
	b->count[SG_CONSULTANT][v] = same - back;
	b->count[SG_GATEKEEPER][v] = in * mine.out;
	b->count[SG_REPRESENTATIVE][v] = mine.in * out;
	b->count[SG_LIAISON][v] = in * out - same;
}

/* ---- chains that have a shorter way ---------------------------------------------------------- */

/* Chains of v[x], v[y], v[z] in this order; slot[xy] is that of the tie between v[x] and v[y]. */
static void take_off(const sg_brokerage *b, const sg_triangle *t, int x, int y, int z)
{
	/* The slots of a triangle: of nodes 0 and 1, 1 and 2, 0 and 2; by sum of nodes. */
	const size_t slot[] = {0, t->slot[0], t->slot[2], t->slot[1]};
	uint32_t start = t->node[x], broker = t->node[y];
	if (leads(b, start, slot[x + y]) && leads(b, broker, slot[y + z]) &&
		leads(b, start, slot[x + z]))
		b->count[role_of(b->camp[start], b->camp[broker], b->camp[t->node[z]])][broker]--;
}

static void take_off_triangle(void *context, const sg_triangle *t)
{
	const sg_brokerage *b = context;
	if (b->camp[t->node[0]] == SG_NONE || b->camp[t->node[1]] == SG_NONE ||
		b->camp[t->node[2]] == SG_NONE)
		return;
	for (int broker = 0; broker < 3; broker++) {
		int one = (broker + 1) % 3, other = (broker + 2) % 3;
		take_off(b, t, one, broker, other);
		take_off(b, t, other, broker, one);
	}
}

sg_status sg_brokerage__count(const sg_brokerage *brokerage, sg_arena *scratch)
{
	neighbours *by_camp = sg_arena_array(scratch, brokerage->camp_count, sizeof *by_camp);
	if (!by_camp)
		return SG_E_NOMEM;
	for (uint32_t v = 0; v < brokerage->graph->node_count; v++)
		if (brokerage->camp[v] != SG_NONE)
			count_chains(brokerage, v, by_camp);
	return sg_triangles__visit(brokerage->graph, take_off_triangle, (void *)brokerage, scratch);
}

/* ---- the measure ---------------------------------------------------------------------------- */

/* A node's neighbours are in ascending order. */
static size_t find_tie(const sg_signed_graph *g, uint32_t from, uint32_t to)
{
	size_t low = g->first[from], high = g->first[from + 1];
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (g->to[middle] < to)
			low = middle + 1;
		else
			high = middle;
	}
	return low < g->first[from + 1] && g->to[low] == to ? g->tie[low] : SIZE_MAX;
}

/* Which ways contacts are used; NULL when memory is out. */
static unsigned char *find_ways(sg_work *work)
{
	const sg_signed_graph *g = &work->contacts;
	uint32_t *node = sg_arena_array(&work->scratch, work->debate->person_count, sizeof *node);
	unsigned char *ways = sg_arena_array(&work->scratch, g->tie_count, sizeof *ways);
	if (!node || !ways)
		return NULL;
	for (size_t p = 0; p < work->debate->person_count; p++)
		node[p] = SG_NONE;
	for (uint32_t v = 0; v < g->node_count; v++)
		node[g->person[v]] = v;
	for (size_t i = 0; i < work->attention.tie_count; i++) {
		const sg_tie *tie = &work->attention.ties[i];
		uint32_t from = node[tie->source], to = node[tie->target];
		/* Ties too light to count are no contacts. */
		size_t found = from != SG_NONE ? find_tie(g, from, to) : SIZE_MAX;
		if (found != SIZE_MAX)
			ways[found] |= from < to ? 1 : 2;
	}
	return ways;
}

/* NAN for people without a tie to somebody in a camp. */
static void find_participation(
	const sg_signed_graph *g, const uint32_t *camp, double *by_camp, double *participation)
{
	for (uint32_t v = 0; v < g->node_count; v++) {
		double all = 0, squares = 0;
		for (size_t slot = g->first[v]; slot < g->first[v + 1]; slot++) {
			if (camp[g->to[slot]] == SG_NONE)
				continue;
			all++;
			by_camp[camp[g->to[slot]]]++;
		}
		for (size_t slot = g->first[v]; slot < g->first[v + 1]; slot++) {
			if (camp[g->to[slot]] == SG_NONE)
				continue;
			squares += by_camp[camp[g->to[slot]]] * by_camp[camp[g->to[slot]]];
			by_camp[camp[g->to[slot]]] = 0;
		}
		participation[g->person[v]] = all > 0 ? 1 - squares / (all * all) : NAN;
	}
}

/* From counts per node to columns per person; everybody else's stay as they are. */
static sg_status hand_out(sg_work *work, const sg_brokerage *b)
{
	static const char *const keys[SG_BROKER_ROLES] = {"broker_coordinator", "broker_consultant",
		"broker_gatekeeper", "broker_representative", "broker_liaison"};
	size_t people = work->debate->person_count;
	double *all = sg_work__people_column(work, "brokerage");
	if (!all)
		return sg_work__nomem(work);
	for (int role = 0; role < SG_BROKER_ROLES; role++) {
		double *column = sg_work__people_column(work, keys[role]);
		if (!column)
			return sg_work__nomem(work);
		sg_contacts__spread(b->graph, b->count[role], column);
		for (size_t p = 0; p < people; p++) {
			if (work->out->person_camp[p] == SG_NONE)
				column[p] = NAN;
			all[p] += column[p];
		}
	}
	return SG_OK;
}

static sg_status prepare(sg_work *work, sg_brokerage *out)
{
	const sg_signed_graph *g = &work->contacts;
	sg_arena *scratch = &work->scratch;
	uint32_t *camp = sg_arena_array(scratch, g->node_count, sizeof *camp);
	*out = (sg_brokerage){g, find_ways(work), camp, (uint32_t)work->out->camp_count, {NULL}};
	if (!camp || !out->ways)
		return sg_work__nomem(work);
	for (uint32_t v = 0; v < g->node_count; v++)
		camp[v] = work->out->person_camp[g->person[v]];
	for (int role = 0; role < SG_BROKER_ROLES; role++) {
		out->count[role] = sg_arena_array(scratch, g->node_count, sizeof(double));
		if (!out->count[role])
			return sg_work__nomem(work);
	}
	return SG_OK;
}

sg_status sg_measure__brokerage(sg_work *work)
{
	sg_brokerage b;
	double *participation = sg_work__void_people_column(work, "participation");
	double *by_camp = sg_arena_array(&work->scratch, work->out->camp_count, sizeof *by_camp);
	if (!participation || !by_camp)
		return sg_work__nomem(work);
	sg_status st = sg_contacts__make(work);
	if (st == SG_OK)
		st = prepare(work, &b);
	if (st != SG_OK)
		return st;
	find_participation(&work->contacts, b.camp, by_camp, participation);
	if (sg_brokerage__count(&b, &work->scratch) != SG_OK)
		return sg_work__nomem(work);
	return hand_out(work, &b);
}
