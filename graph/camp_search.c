/* Moves, merges and kicks.
 *
 * A node moves to the camp that pulls it most; nodes whose neighbours moved are looked at again.
 * When no node wants to move, whole camps may merge. When none does, a random node and some of
 * its friends are kicked into another camp, and what follows is kept unless it cost more
 * (iterated local search). A kick touches only its surroundings, and so does undoing it. */
#include "camp_search.h"

#include "random.h"

#include <math.h>

/* What one camp more costs when it changes nothing else: less than any stance weighs. */
#define TRIFLE 1e-6

/* How many camps without a tie to the node in hand are tried: one is as good as another. */
enum { STRANGER_CAMPS = 8 };

/* How many ties are looked at to find one that disagrees, for a kick. */
enum { PICKS = 8 };

double sg_camp_rule__price(const sg_camp_rule *rule, uint32_t camp_count)
{
	double out = camp_count > 1 ? TRIFLE * (camp_count - 1) : 0;
	return camp_count > 2 ? out + rule->price * (camp_count - 2) : out;
}

sg_status sg_camp_search__init(
	sg_camp_search *search, const sg_signed_graph *graph, sg_arena *arena)
{
	size_t n = graph->node_count;
	*search = (sg_camp_search){.graph = graph, .weight = graph->weight};
	uint32_t **const numbers[] = {&search->camp, &search->size, &search->spare,
		&search->touched, &search->queue, &search->best, &search->moved, &search->members,
		&search->member_first};
	bool **const flags[] = {
		&search->is_spare, &search->is_touched, &search->is_queued, &search->is_moved};
	search->pull = sg_arena_array(arena, n, sizeof *search->pull);
	if (!search->pull)
		return SG_E_NOMEM;
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		if (!(*numbers[i] = sg_arena_array(arena, n + 1, sizeof **numbers[i])))
			return SG_E_NOMEM;
	for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
		if (!(*flags[i] = sg_arena_array(arena, n, sizeof **flags[i])))
			return SG_E_NOMEM;
	return SG_OK;
}

void sg_camp_search__enter(sg_camp_search *search, uint32_t component, sg_camp_rule rule)
{
	search->begin = search->graph->component_first[component];
	search->end = search->graph->component_first[component + 1];
	search->rule = rule;
	search->goal = 0;
	search->work = 0;
}

static uint32_t node_total(const sg_camp_search *search)
{
	return search->end - search->begin;
}

/* ---- the books: which camps there are, who moved -------------------------------------------- */

/* Bring sizes and spares in line with `camp`. */
static void count_camps(sg_camp_search *search)
{
	uint32_t n = node_total(search);
	search->spare_count = 0;
	search->camp_count = 0;
	search->moved_count = 0;
	for (uint32_t c = 0; c < n; c++)
		search->size[c] = 0;
	for (uint32_t v = search->begin; v < search->end; v++) {
		search->camp_count += search->size[search->camp[v]]++ == 0;
		search->best[v] = search->camp[v];
		search->is_moved[v] = false;
	}
	for (uint32_t c = n; c-- > 0;) {
		search->is_spare[c] = search->size[c] == 0;
		if (search->is_spare[c])
			search->spare[search->spare_count++] = c;
	}
}

/* An empty camp, or SG_NONE. Spares that were filled again in the meantime are weeded out here. */
static uint32_t empty_camp(sg_camp_search *search)
{
	while (search->spare_count > 0) {
		uint32_t c = search->spare[search->spare_count - 1];
		if (search->size[c] == 0)
			return c;
		search->is_spare[c] = false;
		search->spare_count--;
	}
	return SG_NONE;
}

static void relocate(sg_camp_search *search, uint32_t v, uint32_t to)
{
	uint32_t from = search->camp[v];
	search->camp[v] = to;
	search->camp_count += search->size[to]++ == 0;
	if (--search->size[from] > 0)
		return;
	search->camp_count--;
	if (!search->is_spare[from]) {
		search->is_spare[from] = true;
		search->spare[search->spare_count++] = from;
	}
}

static void enqueue(sg_camp_search *search, uint32_t v)
{
	if (search->is_queued[v])
		return;
	uint32_t n = node_total(search);
	uint32_t at = search->queue_head + search->queue_count++;
	search->queue[at < n ? at : at - n] = v;
	search->is_queued[v] = true;
}

static uint32_t dequeue(sg_camp_search *search)
{
	uint32_t v = search->queue[search->queue_head];
	search->queue_head =
		search->queue_head + 1 < node_total(search) ? search->queue_head + 1 : 0;
	search->queue_count--;
	search->is_queued[v] = false;
	return v;
}

/* Move v, remember that it did, and have it and its neighbours looked at. */
static void move(sg_camp_search *search, uint32_t v, uint32_t to)
{
	const sg_signed_graph *g = search->graph;
	relocate(search, v, to);
	if (!search->is_moved[v]) {
		search->is_moved[v] = true;
		search->moved[search->moved_count++] = v;
	}
	for (size_t slot = g->first[v]; slot < g->first[v + 1]; slot++)
		enqueue(search, g->to[slot]);
	search->work += g->first[v + 1] - g->first[v];
}

static void accept(sg_camp_search *search)
{
	while (search->moved_count > 0) {
		uint32_t v = search->moved[--search->moved_count];
		search->is_moved[v] = false;
		search->best[v] = search->camp[v];
	}
}

static void undo(sg_camp_search *search)
{
	while (search->moved_count > 0) {
		uint32_t v = search->moved[--search->moved_count];
		search->is_moved[v] = false;
		relocate(search, v, search->best[v]);
	}
}

/* ---- starts --------------------------------------------------------------------------------- */

static void start(sg_camp_search *search)
{
	count_camps(search);
	search->queue_head = search->queue_count = 0;
	for (uint32_t v = search->begin; v < search->end; v++) {
		search->is_queued[v] = false;
		enqueue(search, v);
	}
}

void sg_camp_search__start_sides(sg_camp_search *search)
{
	const sg_signed_graph *g = search->graph;
	uint32_t root = search->begin, tail = 1;
	for (uint32_t v = search->begin; v < search->end; v++) {
		search->camp[v] = SG_NONE;
		if (g->first[v + 1] - g->first[v] > g->first[root + 1] - g->first[root])
			root = v;
	}
	search->camp[root] = 0;
	search->queue[0] = root;
	for (uint32_t head = 0; head < tail; head++) {
		uint32_t v = search->queue[head];
		for (size_t slot = g->first[v]; slot < g->first[v + 1]; slot++) {
			uint32_t u = g->to[slot];
			if (search->camp[u] != SG_NONE)
				continue;
			search->camp[u] =
				search->weight[slot] > 0 ? search->camp[v] : 1 - search->camp[v];
			search->queue[tail++] = u;
		}
	}
	start(search);
}

void sg_camp_search__start_alone(sg_camp_search *search)
{
	for (uint32_t v = search->begin; v < search->end; v++)
		search->camp[v] = v - search->begin;
	start(search);
}

/* Labels are any numbers below the graph's node count: they are counted anew by first use. `size`
 * is free until the start, and holds each label's new number plus one. */
void sg_camp_search__start_from(sg_camp_search *search, const uint32_t *label)
{
	uint32_t next = 0;
	for (uint32_t v = search->begin; v < search->end; v++)
		search->size[label[v]] = 0;
	for (uint32_t v = search->begin; v < search->end; v++) {
		if (search->size[label[v]] == 0)
			search->size[label[v]] = ++next;
		search->camp[v] = search->size[label[v]] - 1;
	}
	start(search);
}

/* ---- one node ------------------------------------------------------------------------------- */

/* Add up what ties v to each camp. Undone by let_go. */
static void gather(sg_camp_search *search, uint32_t v)
{
	const sg_signed_graph *g = search->graph;
	for (size_t slot = g->first[v]; slot < g->first[v + 1]; slot++) {
		uint32_t c = search->camp[g->to[slot]];
		if (!search->is_touched[c]) {
			search->is_touched[c] = true;
			search->touched[search->touched_count++] = c;
		}
		search->pull[c] += search->weight[slot];
	}
	search->work += g->first[v + 1] - g->first[v];
}

static void let_go(sg_camp_search *search)
{
	while (search->touched_count > 0) {
		uint32_t c = search->touched[--search->touched_count];
		search->pull[c] = 0;
		search->is_touched[c] = false;
	}
}

/* What moving `count` nodes, all of camp `from`, to camp `to` saves; their pulls are gathered. */
static double saving(const sg_camp_search *search, uint32_t from, uint32_t to, uint32_t count)
{
	uint32_t after = search->camp_count;
	if (from == to)
		return 0;
	after += search->size[to] == 0;
	after -= search->size[from] == count;
	return search->pull[to] - search->pull[from] +
	       sg_camp_rule__price(&search->rule, search->camp_count) -
	       sg_camp_rule__price(&search->rule, after);
}

/* A camp with people in it, but none whom the node in hand has a tie to; SG_NONE if not found. */
static uint32_t stranger_camp(const sg_camp_search *search, uint32_t own)
{
	uint32_t limit = node_total(search);
	for (uint32_t c = 0; c < limit && c < STRANGER_CAMPS; c++)
		if (search->size[c] > 0 && !search->is_touched[c] && c != own)
			return c;
	return SG_NONE;
}

/* Where v would go, with pulls gathered; its own camp if it is best off there. */
static uint32_t best_camp(sg_camp_search *search, uint32_t v, double *gain)
{
	uint32_t own = search->camp[v], out = own;
	*gain = SG_WEIGHT_EPSILON;
	for (uint32_t i = 0; i < search->touched_count; i++) {
		double saved = saving(search, own, search->touched[i], 1);
		if (saved > *gain) {
			*gain = saved;
			out = search->touched[i];
		}
	}
	bool may_add = search->camp_count < search->rule.most_camps;
	const uint32_t others[] = {
		stranger_camp(search, own), may_add ? empty_camp(search) : SG_NONE};
	for (int i = 0; i < 2; i++) {
		double saved = others[i] != SG_NONE ? saving(search, own, others[i], 1) : 0;
		if (saved > *gain) {
			*gain = saved;
			out = others[i];
		}
	}
	return out;
}

/* Let nodes move until none wants to. Each move saves something, so this ends.
 * Returns what was saved. */
static double settle(sg_camp_search *search)
{
	double saved = 0, gain;
	while (search->queue_count > 0) {
		uint32_t v = dequeue(search);
		gather(search, v);
		uint32_t to = best_camp(search, v, &gain);
		let_go(search);
		if (to != search->camp[v]) {
			move(search, v, to);
			saved += gain;
		}
	}
	return saved;
}

/* ---- whole camps ---------------------------------------------------------------------------- */

/* Nodes sorted by camp; those of camp c are from first[c] to first[c + 1]. */
static void list_members(sg_camp_search *search)
{
	uint32_t n = node_total(search), sum = 0, *first = search->member_first;
	for (uint32_t c = 0; c < n; c++) {
		first[c] = sum;
		sum += search->size[c];
	}
	for (uint32_t v = search->begin; v < search->end; v++)
		search->members[first[search->camp[v]]++] = v;
	for (uint32_t c = n; c > 0; c--)
		first[c] = first[c - 1];
	first[0] = 0;
}

static bool merge_camp(sg_camp_search *search, const uint32_t *members, uint32_t count)
{
	uint32_t own = search->camp[members[0]], to = own;
	double most = SG_WEIGHT_EPSILON;
	if (search->size[own] != count)
		return false; /* somebody joined it in this round: next time */
	for (uint32_t i = 0; i < count; i++)
		gather(search, members[i]);
	/* Ties inside the camp stay inside: they are no reason for or against. */
	search->pull[own] = 0;
	uint32_t stranger = stranger_camp(search, own);
	for (uint32_t i = 0; i <= search->touched_count; i++) {
		uint32_t c = i < search->touched_count ? search->touched[i] : stranger;
		double saved = c != SG_NONE ? saving(search, own, c, count) : 0;
		if (saved > most) {
			most = saved;
			to = c;
		}
	}
	let_go(search);
	for (uint32_t i = 0; to != own && i < count; i++)
		move(search, members[i], to);
	return to != own;
}

/* Merge what is cheaper merged. */
static bool merge_camps(sg_camp_search *search)
{
	const uint32_t *first = search->member_first;
	bool has_merged = false;
	list_members(search);
	for (uint32_t c = 0; c < node_total(search) && search->camp_count > 1; c++)
		if (first[c + 1] > first[c] &&
			merge_camp(search, search->members + first[c], first[c + 1] - first[c]))
			has_merged = true;
	return has_merged;
}

/* ---- kicks ---------------------------------------------------------------------------------- */

/* Move v with pulls gathered anew; returns what it saved (less than 0: what it cost). */
static double push(sg_camp_search *search, uint32_t v, uint32_t to)
{
	gather(search, v);
	double saved = saving(search, search->camp[v], to, 1);
	let_go(search);
	if (to != search->camp[v])
		move(search, v, to);
	return saved;
}

/* A camp for a kicked node: a neighbour's, or with luck an empty one. */
static uint32_t pick_camp(sg_camp_search *search, uint32_t v, uint64_t *random)
{
	const sg_signed_graph *g = search->graph;
	uint32_t degree = (uint32_t)(g->first[v + 1] - g->first[v]);
	uint32_t near = search->camp[g->to[g->first[v] + sg_random__below(random, degree)]];
	bool may_add = search->camp_count < search->rule.most_camps;
	bool wants_new = near == search->camp[v] || sg_random__below(random, 4) == 0;
	uint32_t fresh = may_add && wants_new ? empty_camp(search) : SG_NONE;
	if (fresh != SG_NONE)
		return fresh;
	if (near != search->camp[v])
		return near;
	uint32_t stranger = stranger_camp(search, search->camp[v]);
	return stranger != SG_NONE ? stranger : near;
}

/* Somebody with a tie that disagrees, if a few tries find one; else anybody with a tie. Those with
 * many ties come up more often. */
static uint32_t pick_node(const sg_camp_search *search, uint64_t *random)
{
	const sg_signed_graph *g = search->graph;
	size_t begin = g->first[search->begin], count = g->first[search->end] - begin;
	uint32_t v = 0;
	for (int i = 0; i < PICKS; i++) {
		v = g->to[begin + (size_t)(sg_random__unit(random) * (double)count)];
		size_t slot = g->first[v] +
			      sg_random__below(random, (uint32_t)(g->first[v + 1] - g->first[v]));
		bool is_inside = search->camp[v] == search->camp[g->to[slot]];
		if ((search->weight[slot] > 0) != is_inside)
			break;
	}
	return v;
}

static double kick(sg_camp_search *search, uint64_t *random)
{
	const sg_signed_graph *g = search->graph;
	uint32_t v = pick_node(search, random);
	uint32_t from = search->camp[v], to = pick_camp(search, v, random);
	double saved = push(search, v, to);
	bool with_friends = sg_random__coin(random);
	for (size_t slot = g->first[v]; with_friends && slot < g->first[v + 1]; slot++)
		if (search->weight[slot] > 0 && search->camp[g->to[slot]] == from &&
			sg_random__coin(random))
			saved += push(search, g->to[slot], to);
	return saved;
}

/* Is the goal reached? `above` is about by how much it is not; trifles may have crept in. */
static bool is_done(const sg_camp_search *search, double *above)
{
	double slack = SG_WEIGHT_EPSILON * (1 + fabs(search->goal));
	if (*above > slack + TRIFLE * node_total(search))
		return false;
	*above = sg_camp_search__disagreement(search) - search->goal;
	return *above <= slack;
}

void sg_camp_search__improve(sg_camp_search *search, uint32_t kicks, size_t budget, uint64_t seed)
{
	uint64_t random = seed;
	do
		settle(search);
	while (merge_camps(search));
	accept(search);
	double above = sg_camp_search__disagreement(search) - search->goal;
	for (uint32_t i = 0; i < kicks && search->work < budget && !is_done(search, &above); i++) {
		double saved = kick(search, &random);
		saved += settle(search);
		if (saved > -SG_WEIGHT_EPSILON) {
			accept(search);
			above -= saved;
		} else {
			undo(search);
		}
	}
}

/* ---- what it costs -------------------------------------------------------------------------- */

double sg_camp_search__disagreement(const sg_camp_search *search)
{
	const sg_signed_graph *g = search->graph;
	double sum = 0;
	for (uint32_t v = search->begin; v < search->end; v++) {
		for (size_t slot = g->first[v]; slot < g->first[v + 1]; slot++) {
			double weight = search->weight[slot];
			bool is_inside = search->camp[v] == search->camp[g->to[slot]];
			if (v < g->to[slot] && (weight > 0) != is_inside)
				sum += weight > 0 ? weight : -weight;
		}
	}
	return sum;
}

double sg_camp_search__cost(const sg_camp_search *search)
{
	return sg_camp_search__disagreement(search) +
	       sg_camp_rule__price(&search->rule, search->camp_count);
}
