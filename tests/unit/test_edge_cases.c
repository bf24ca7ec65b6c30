/* Debates with next to nothing in them, or with something odd: every measure, alone and with all
 * others, ends well and says "undefined" (NAN) where it must, never infinity. */
#include "graph/igraph_port.h"
#include "leak.h"
#include "small_debate.h"

#include <criterion/new/assert.h>
#include <igraph/igraph.h>
#include <math.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

TestSuite(edge_cases, .timeout = 120);

/* ---- the debates ---------------------------------------------------------------------------- */

static small_debate nothing(void)
{
	return people_only(0);
}

static small_debate one_person(void)
{
	return people_only(1);
}

static small_debate people_without_ties(void)
{
	return people_only(5);
}

static small_debate claims_without_people(void)
{
	small_debate d = people_only(0);
	uint32_t a = add_claim(&d, SG_NONE), b = add_claim(&d, SG_NONE);
	relate(&d, SG_REBUTS, sg_node_claim(b), sg_node_claim(a), 1);
	return d;
}

static small_debate one_claim(void)
{
	small_debate d = people_only(1);
	add_claim(&d, 0);
	return d;
}

static small_debate one_agreement(void)
{
	small_debate d = people_only(2);
	tie(&d, 0, 1, 1);
	return d;
}

static small_debate one_rebuttal(void)
{
	small_debate d = people_only(2);
	tie(&d, 0, 1, -1);
	return d;
}

/* Everybody with everybody, all of one sign. */
static small_debate everybody(uint32_t people, int sign)
{
	small_debate d = people_only(people);
	for (uint32_t a = 0; a < people; a++)
		for (uint32_t b = 0; b < people; b++)
			if (a != b)
				tie(&d, a, b, sign);
	return d;
}

static small_debate three_who_agree(void)
{
	return everybody(3, 1);
}

static small_debate all_agree(void)
{
	return everybody(6, 1);
}

static small_debate all_rebut(void)
{
	return everybody(6, -1);
}

static small_debate talk_to_oneself(void)
{
	small_debate d = people_only(2);
	uint32_t a = add_claim(&d, 0), b = add_claim(&d, 0);
	tie(&d, 0, 0, 1);
	tie(&d, 1, 1, -1);
	relate(&d, SG_REBUTS, sg_node_claim(a), sg_node_claim(a), 1);
	relate(&d, SG_REBUTS, sg_node_claim(b), sg_node_claim(a), 1);
	relate(&d, SG_AGREES, sg_node_person(0), sg_node_claim(b), 1);
	return d;
}

/* Many times the same, both ways, and its contrary: nothing is left of it on balance. */
static small_debate parallel_ties_that_cancel(void)
{
	small_debate d = people_only(3);
	for (int i = 0; i < 4; i++) {
		tie(&d, 0, 1, 1);
		tie(&d, 0, 1, -1);
		tie(&d, 1, 0, i % 2 ? 1 : -1);
		tie(&d, 1, 2, 1);
	}
	return d;
}

static small_debate parts(void)
{
	small_debate d = people_only(9);
	tie(&d, 0, 1, 1);
	tie(&d, 2, 3, -1);
	tie(&d, 4, 5, 1);
	tie(&d, 5, 6, -1);
	tie(&d, 6, 4, -1);
	return d;
}

static small_debate star(void)
{
	small_debate d = people_only(30);
	for (uint32_t p = 1; p < 30; p++)
		tie(&d, p, 0, p % 2 ? 1 : -1);
	return d;
}

/* Claims that rebut each other in a ring of odd length, with one that rebuts itself. */
static small_debate ring(void)
{
	small_debate d = people_only(5);
	for (uint32_t i = 0; i < 5; i++)
		add_claim(&d, i);
	for (uint32_t i = 0; i < 5; i++)
		relate(&d, SG_REBUTS, sg_node_claim(i), sg_node_claim((i + 1) % 5), 1);
	relate(&d, SG_REBUTS, sg_node_claim(2), sg_node_claim(2), 1);
	return d;
}

static small_debate restatements_in_a_ring(void)
{
	small_debate d = people_only(4);
	for (uint32_t i = 0; i < 4; i++)
		add_claim(&d, i);
	for (uint32_t i = 0; i < 4; i++)
		relate(&d, SG_RESTATES, sg_node_claim(i), sg_node_claim((i + 1) % 4), 1);
	relate(&d, SG_REBUTS, sg_node_claim(3), sg_node_claim(0), 1);
	relate(&d, SG_AGREES, sg_node_person(1), sg_node_claim(2), 1);
	return d;
}

/* A claim that all assert and all answer. */
static small_debate joint_statement(void)
{
	small_debate d = people_only(40);
	uint32_t claim = add_claim(&d, 0), other = add_claim(&d, SG_NONE);
	for (uint32_t p = 1; p < 40; p++) {
		relate(&d, SG_ASSERTS, sg_node_person(p), sg_node_claim(claim), 1);
		relate(&d, p % 2 ? SG_AGREES : SG_REBUTS, sg_node_person(p), sg_node_claim(claim),
			1);
		relate(&d, SG_REPLIES, sg_node_person(p), sg_node_claim(other), 0.1);
	}
	relate(&d, SG_REBUTS, sg_node_claim(other), sg_node_claim(claim), 1e-300);
	return d;
}

static small_debate relations_that_make_no_sense(void)
{
	small_debate d = people_only(3);
	add_claim(&d, 0);
	const double confidences[] = {NAN, INFINITY, -INFINITY, 0, -1, 1e-320, 7};
	for (size_t i = 0; i < sizeof confidences / sizeof *confidences; i++)
		for (int kind = SG_ASSERTS; kind <= SG_REBUTS; kind++) {
			relate(&d, kind, sg_node_person(1), sg_node_person(2), confidences[i]);
			relate(&d, kind, sg_node_claim(0), sg_node_person(1), confidences[i]);
			relate(&d, kind, sg_node_person(9), sg_node_claim(0), confidences[i]);
			relate(&d, kind, sg_node_claim(0), sg_node_claim(SG_NONE), confidences[i]);
		}
	return d;
}

static small_debate faint_ties(void)
{
	small_debate d = people_only(4);
	for (uint32_t p = 0; p < 4; p++)
		relate(&d, p % 2 ? SG_AGREES : SG_REBUTS, sg_node_person(p),
			sg_node_person((p + 1) % 4), 1e-300);
	return d;
}

static small_debate long_chain(void)
{
	small_debate d = people_only(2000);
	for (uint32_t p = 0; p < 2000; p++) {
		uint32_t claim = add_claim(&d, p);
		if (p > 0)
			relate(&d, p % 3 ? SG_REBUTS : SG_AGREES, sg_node_claim(claim),
				sg_node_claim(claim - 1), 1);
	}
	return d;
}

static const struct {
	const char *name;
	small_debate (*make)(void);
} debates[] = {
	{"nothing", nothing},
	{"one person", one_person},
	{"people without ties", people_without_ties},
	{"claims without people", claims_without_people},
	{"one claim", one_claim},
	{"one agreement", one_agreement},
	{"one rebuttal", one_rebuttal},
	{"three who agree", three_who_agree},
	{"all agree", all_agree},
	{"all rebut", all_rebut},
	{"talk to oneself", talk_to_oneself},
	{"parallel ties that cancel", parallel_ties_that_cancel},
	{"parts", parts},
	{"star", star},
	{"ring", ring},
	{"restatements in a ring", restatements_in_a_ring},
	{"joint statement", joint_statement},
	{"relations that make no sense", relations_that_make_no_sense},
	{"faint ties", faint_ties},
	{"long chain", long_chain},
};

enum { DEBATES = sizeof debates / sizeof *debates };

/* ---- what must hold of all ------------------------------------------------------------------ */

static void check_columns(
	const sg_column *columns, size_t count, size_t rows, const char *of, const char *measure)
{
	for (size_t c = 0; c < count; c++)
		for (size_t i = 0; i < rows; i++)
			cr_assert(isinf(columns[c].values[i]) == 0, "%s: %.*s of %zu (%s)", of,
				(int)columns[c].key.len, columns[c].key.ptr, i, measure);
}

static void check_networks(const sg_analysis *a, const char *of)
{
	for (size_t n = 0; n < a->network_count; n++)
		for (size_t i = 0; i < a->networks[n].tie_count; i++) {
			const sg_tie *t = &a->networks[n].ties[i];
			cr_assert(isfinite(t->positive) && isfinite(t->negative) &&
					  t->positive >= 0 && t->negative >= 0,
				"%s: a tie of %s", of, a->networks[n].key.ptr);
		}
}

static void check_analysis(const sg_debate *d, const char *of, const char *measure)
{
	const sg_analysis *a = d->analysis;
	check_columns(a->people, a->people_count, d->person_count, of, measure);
	check_columns(a->claims, a->claims_count, d->claim_count, of, measure);
	for (size_t i = 0; i < a->debate_count; i++)
		cr_assert(isinf(a->debate[i].value) == 0, "%s: %.*s (%s)", of,
			(int)a->debate[i].key.len, a->debate[i].key.ptr, measure);
	check_networks(a, of);
	for (size_t p = 0; a->person_camp && p < d->person_count; p++)
		cr_assert(a->person_camp[p] == SG_NONE || a->person_camp[p] < a->camp_count);
}

static void run(small_debate *d, const char *measures, const char *of)
{
	sg_graph_options options = SG_GRAPH_OPTIONS_INIT;
	sg_error err = SG_ERROR_INIT;
	options.measures = measures;
	sg_status st = sg_graph_analyse(&d->debate, &options, &d->arena, &err);
	cr_assert(st == SG_OK, "%s, %s: %s", of, measures ? measures : "all", err.what);
	check_analysis(&d->debate, of, measures ? measures : "all");
}

Test(edge_cases, all_measures_of_odd_debates_are_numbers_or_undefined)
{
	for (size_t i = 0; i < DEBATES; i++) {
		small_debate d = debates[i].make();
		run(&d, NULL, debates[i].name);
		sg_arena_destroy(&d.arena);
	}
	cr_assert(not(has_leaks()));
}

/* ---- each measure for itself ---------------------------------------------------------------- */

static const sg_column *same_key(const sg_column *columns, size_t count, sg_slice key)
{
	for (size_t i = 0; i < count; i++)
		if (sg_slice_eq(columns[i].key, key))
			return &columns[i];
	return NULL;
}

static bool is_same(double a, double b)
{
	return (isnan(a) && isnan(b)) || a == b;
}

static void check_same(const sg_column *alone, size_t alone_count, const sg_column *all,
	size_t all_count, size_t rows, const char *of, const char *measure)
{
	for (size_t c = 0; c < alone_count; c++) {
		const sg_column *other = same_key(all, all_count, alone[c].key);
		/* What runs only if it is named is not there. */
		for (size_t i = 0; other && i < rows; i++) {
			double a = alone[c].values[i], b = other->values[i];
			cr_assert(is_same(a, b), "%s: %.*s of %zu, %s alone", of,
				(int)alone[c].key.len, alone[c].key.ptr, i, measure);
		}
	}
}

Test(edge_cases, each_measure_alone_says_what_it_says_among_all)
{
	const char *about, *name;
	for (size_t i = 0; i < DEBATES; i++) {
		small_debate d = debates[i].make();
		run(&d, NULL, debates[i].name);
		const sg_analysis *all = d.debate.analysis;
		for (size_t m = 0; (name = sg_graph_measure(m, &about)) != NULL; m++) {
			run(&d, name, debates[i].name);
			const sg_analysis *a = d.debate.analysis;
			check_same(a->people, a->people_count, all->people, all->people_count,
				d.debate.person_count, debates[i].name, name);
			check_same(a->claims, a->claims_count, all->claims, all->claims_count,
				d.debate.claim_count, debates[i].name, name);
		}
		sg_arena_destroy(&d.arena);
	}
}

/* ---- igraph's state in the process ---------------------------------------------------------- */

static size_t errors_handled;

static void count_error(const char *reason, const char *file, int line, igraph_error_t code)
{
	(void)reason, (void)file, (void)line, (void)code;
	errors_handled++;
	IGRAPH_FINALLY_FREE();
}

static void count_warning(const char *reason, const char *file, int line)
{
	(void)reason, (void)file, (void)line;
	errors_handled++;
}

static igraph_integer_t next_random(void)
{
	return igraph_rng_get_integer(igraph_rng_default(), 0, 1 << 30);
}

Test(edge_cases, igraph_is_left_as_it_was_found)
{
	igraph_set_error_handler(count_error);
	igraph_set_warning_handler(count_warning);
	igraph_rng_seed(igraph_rng_default(), 7);
	igraph_integer_t random = next_random();
	igraph_rng_seed(igraph_rng_default(), 7);
	for (size_t i = 0; i < DEBATES; i++) {
		small_debate d = debates[i].make();
		run(&d, NULL, debates[i].name);
		sg_arena_destroy(&d.arena);
	}
	cr_assert(eq(i64, next_random(), random));
	cr_assert(eq(sz, errors_handled, 0));
	cr_assert(igraph_set_error_handler(NULL) == count_error);
	cr_assert(igraph_set_warning_handler(NULL) == count_warning);
}

Test(edge_cases, what_igraph_would_stop_at_is_an_error)
{
	const sg_tie bad[] = {{0, 5, 1, 0}, {SG_NONE, 0, 1, 0}, {0, 1, NAN, 0}, {0, 1, INFINITY, 0},
		{0, 1, 0, 1}};
	uint32_t clusters[2];
	sg_error err = SG_ERROR_INIT;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		sg_igraph_ties ties = {&bad[i], 1, 2};
		/* Leiden may have ties of any sign. */
		sg_status wanted = bad[i].negative > 0 ? SG_OK : SG_E_INTERNAL;
		cr_assert(sg_igraph__leiden(clusters, ties, 1, &err) == wanted);
	}
}

/* ---- little memory -------------------------------------------------------------------------- */

/* AddressSanitizer cannot live below a limit of addresses. */
#ifndef __SANITIZE_ADDRESS__

enum { TIES = 100 * 1000, PEOPLE = 20 * 1000, GIVEN_UP = 99 };

static sg_status call_igraph(int which, sg_igraph_ties ties, double *values, uint32_t *clusters)
{
	if (which == 0)
		return sg_igraph__coreness(values, ties, NULL);
	return sg_igraph__leiden(clusters, ties, 1, NULL);
}

/* Allow the process `kilobytes` more than it has. */
static void limit_memory(size_t kilobytes)
{
	unsigned long pages = 0;
	FILE *file = fopen("/proc/self/statm", "r");
	if (!file || fscanf(file, "%lu", &pages) != 1)
		_exit(GIVEN_UP);
	fclose(file);
	rlim_t most = pages * (size_t)sysconf(_SC_PAGESIZE) + kilobytes * 1024;
	setrlimit(RLIMIT_AS, &(struct rlimit){most, most});
}

Test(edge_cases, memory_that_igraph_lacks_is_an_error)
{
	sg_tie *items = malloc(TIES * sizeof *items);
	double *values = malloc(PEOPLE * sizeof *values);
	uint32_t *clusters = malloc(PEOPLE * sizeof *clusters);
	unsigned seed = 1;
	for (size_t i = 0; i < TIES; i++)
		items[i] = (sg_tie){
			rand_r(&seed) % PEOPLE, rand_r(&seed) % PEOPLE, rand_r(&seed) % 9, 0};
	sg_igraph_ties ties = {items, TIES, PEOPLE};
	for (int which = 0; which < 2; which++) {
		sg_status st = SG_E_NOMEM;
		for (size_t kilobytes = 0; st == SG_E_NOMEM; kilobytes += 512) {
			pid_t child = fork();
			int ended = 0;
			if (child == 0) {
				limit_memory(kilobytes);
				_exit((int)call_igraph(which, ties, values, clusters));
			}
			cr_assert(waitpid(child, &ended, 0) == child);
			bool is_alive = WIFEXITED(ended);
			cr_assert(is_alive, "call %d ends the process", which);
			st = (sg_status)WEXITSTATUS(ended);
		}
		cr_assert(st == SG_OK, "call %d: %d", which, (int)st);
	}
	free(items);
	free(values);
	free(clusters);
}

#endif
