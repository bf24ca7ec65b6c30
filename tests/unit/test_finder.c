#include "leak.h"
#include "sample.h"
#include "statement/learned/finder.h"

#include <stdlib.h>

TestSuite(finder, .timeout = 60);

static const float LEAST = 0.5F;

static sg_finder *finder_of(const sg_words *words, const sg_model *model)
{
	sg_finder *out = NULL;
	cr_assert(eq(int, sg_finder__begin(&out, model, words, &arena), SG_OK));
	return out;
}

/* ---- what holds for every report ------------------------------------------------------------ */

static void must_be_inside(sg_run run, sg_run block)
{
	cr_assert(run.first < run.end, "%u to %u", run.first, run.end);
	cr_assert(run.first >= block.first && run.end <= block.end, "%u to %u in %u to %u",
		run.first, run.end, block.first, block.end);
}

static bool do_overlap(sg_run a, sg_run b)
{
	return a.first < b.end && b.first < a.end;
}

static void must_be_report(const sg_report *r, sg_run block)
{
	must_be_inside(r->cue, block);
	if (r->source.first != r->source.end)
		must_be_inside(r->source, block);
	cr_assert(r->piece_count >= 1 && r->piece_count <= SG_PIECES_MAX, "%u", r->piece_count);
	for (uint32_t p = 0; p < r->piece_count; p++) {
		must_be_inside(r->pieces[p], block);
		cr_assert(p == 0 || r->pieces[p - 1].end <= r->pieces[p].first);
		cr_assert(not(do_overlap(r->pieces[p], r->source)));
	}
	cr_assert(r->share >= LEAST && r->share <= 1, "%f", (double)r->share);
	cr_assert(r->share_all_right >= 0 && r->share_all_right <= 1, "%f",
		(double)r->share_all_right);
}

static sg_run tokens_of_block(const sg_words *words, uint32_t block)
{
	uint32_t first = words->first_sentence[block], end = words->first_sentence[block + 1];
	return (sg_run){words->sentences[first].first, words->sentences[end - 1].end};
}

static size_t blocks_of(const sg_words *words)
{
	return words->sentences[words->sentence_count - 1].block + 1;
}

static void find_in(sg_reports *out, sg_finder *f, uint32_t block)
{
	size_t before = out->count;
	cr_assert(eq(int, sg_finder__find(out, f, block, LEAST, &arena), SG_OK));
	for (size_t i = before; i < out->count; i++) {
		must_be_report(&out->items[i], tokens_of_block(f->words, block));
		cr_assert(i == before || out->items[i - 1].cue.end <= out->items[i].cue.first);
	}
}

static sg_reports find_all(sg_finder *f)
{
	sg_reports out = {0};
	for (uint32_t block = 0; block < blocks_of(f->words); block++)
		find_in(&out, f, block);
	return out;
}

static sg_reports find_in_text(const char *text)
{
	sg_words *words = sg_arena_alloc(&arena, sizeof *words);
	*words = words_of(text);
	return find_all(finder_of(words, sg_model__built_in()));
}

static bool is_same(const sg_report *a, const sg_report *b)
{
	bool ok = memcmp(&a->cue, &b->cue, sizeof a->cue) == 0 &&
		  memcmp(&a->source, &b->source, sizeof a->source) == 0 &&
		  a->piece_count == b->piece_count && a->share == b->share &&
		  a->share_all_right == b->share_all_right;
	return ok && memcmp(a->pieces, b->pieces, a->piece_count * sizeof *a->pieces) == 0;
}

static void must_be_same(const sg_reports *a, const sg_reports *b)
{
	cr_assert(eq(sz, a->count, b->count));
	for (size_t i = 0; i < a->count; i++)
		cr_assert(is_same(&a->items[i], &b->items[i]), "report %zu", i);
}

/* ---- plain sentences ------------------------------------------------------------------------ */

/* "source | cue | content, … content", a line for each report. */
static const char *reports_of(const char *text)
{
	sg_words words = words_of(text);
	sg_finder *f = finder_of(&words, sg_model__built_in());
	sg_reports found = find_all(f);
	show_nothing();
	for (size_t i = 0; i < found.count; i++) {
		const sg_report *r = &found.items[i];
		show_slice(tokens_text(&words, r->source.first, r->source.end));
		show(" | ");
		show_slice(tokens_text(&words, r->cue.first, r->cue.end));
		for (uint32_t p = 0; p < r->piece_count; p++) {
			show(p ? " … " : " | ");
			show_slice(tokens_text(&words, r->pieces[p].first, r->pieces[p].end));
		}
		show("\n");
	}
	return shown;
}

static void must_find(const char *text, const char *reports)
{
	expect(text, reports_of(text), reports);
}

Test(finder, a_clause_with_that_is_found)
{
	must_find("Mayor Ines Dahl said that the old ferry would sail again in May.",
		"Mayor Ines Dahl | said | that the old ferry would sail again in May\n");
}

Test(finder, a_quotation_with_its_speaker_behind_it_is_found)
{
	must_find("“The oven is far too small for us,” said Tomas Riel.",
		"Tomas Riel | said | “The oven is far too small for us,”\n");
}

Test(finder, words_that_somebody_is_named_for_are_found)
{
	must_find("According to the council, the swimming pool will close for two weeks.",
		"the council | According to | the swimming pool will close for two weeks\n");
}

/* Weights alone take the pronoun for a part of the cue. */
Test(finder, a_pronoun_behind_according_to_is_the_source)
{
	must_find("According to her, the swimming pool will close for two weeks.",
		"her | According to | the swimming pool will close for two weeks\n");
}

Test(finder, two_reports_in_a_row_are_two)
{
	must_find("Ada Novak said the soup was cold. The cook replied that nobody had asked for "
		  "it hot.",
		"Ada Novak | said | the soup was cold\n"
		"The cook | replied | that nobody had asked for it hot\n");
}

Test(finder, prose_without_speech_has_no_reports)
{
	must_find("The river rose by two metres in the night. Three boats lay on the meadow in the "
		  "morning, and the bakery opened at six.\n\nThe snow melted slowly. It was May.",
		"");
}

/* ---- stretches ------------------------------------------------------------------------------ */

static char *repeat(const char *unit, size_t times, const char *tail)
{
	size_t len = strlen(unit);
	char *out = sg_arena_alloc(&arena, times * len + strlen(tail) + 1);
	for (size_t i = 0; i < times; i++)
		memcpy(out + i * len, unit, len);
	strcpy(out + times * len, tail);
	return out;
}

Test(finder, a_long_block_is_read_in_stretches_of_whole_sentences)
{
	const char *text = repeat(
		"The gardener of the park said that the roses need more rain. ", 200, "It rained.");
	sg_words words = words_of(text);
	uint32_t end = words.first_sentence[1];
	for (uint32_t s = 0, next; s < end; s = next) {
		next = sg_finder__stretch_end(&words, s, end);
		uint32_t count = words.sentences[next - 1].end - words.sentences[s].first;
		cr_assert(next > s && count <= SG_CHAIN_TOKENS, "%u tokens", count);
		cr_assert(next == end ||
			  words.sentences[next].end - words.sentences[s].first > SG_CHAIN_TOKENS);
	}
	cr_expect(ge(sz, find_all(finder_of(&words, sg_model__built_in())).count, 150));
}

Test(finder, sentences_without_end_are_read)
{
	static const char *const units[] = {"said ", "“” ", "“no,” ", "and Riel said that ", ", ",
		"it works, said Riel, ", "“It works,” said Dahl, “and well,” ", "1 ", "( "};
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		find_in_text(repeat(units[i], 1500, "and so on."));
}

Test(finder, a_sentence_as_long_as_a_stretch_is_read)
{
	for (size_t more = 0; more < 4; more++)
		find_in_text(repeat("said ", SG_CHAIN_TOKENS - 2 + more, "so."));
}

Test(finder, a_block_of_quotations_is_read)
{
	sg_reports found = find_in_text(repeat("“We need more bread,” said Riel. ", 400, ""));
	cr_expect(ge(sz, found.count, 300));
	find_in_text(repeat("“We need more bread.” ", 400, ""));
	find_in_text(repeat("“bread” ", 400, ""));
}

/* ---- the order of reading ------------------------------------------------------------------- */

static const char *const news =
	"The bakers of Lorn met on Monday.\n\n"
	"“Flour is dear,” said Ines Dahl, who bakes for the school. She added that rye was cheaper."
	"\n\nTomas Riel told the council that he would close on Sundays. According to Ada Novak, "
	"three bakeries had asked for help.\n\n"
	"# Bread will cost more, bakers warn\n\n"
	"“Nobody,” the mayor wrote, “can say that we did nothing.” Critics say otherwise.";

Test(finder, blocks_may_be_read_in_any_order)
{
	sg_words words = words_of(news);
	sg_reports all = find_all(finder_of(&words, sg_model__built_in())), backwards = {0};
	sg_finder *f = finder_of(&words, sg_model__built_in());
	size_t blocks = blocks_of(&words), first[8];
	cr_assert(ge(sz, all.count, 4));
	for (size_t block = blocks; block-- > 0;) {
		first[block] = backwards.count;
		find_in(&backwards, f, (uint32_t)block);
	}
	cr_assert(eq(sz, backwards.count, all.count));
	for (size_t block = 0, i = 0; block < blocks; block++) {
		size_t end = block ? first[block - 1] : backwards.count;
		for (size_t k = first[block]; k < end; k++, i++)
			cr_assert(is_same(&all.items[i], &backwards.items[k]), "report %zu", i);
	}
}

Test(finder, reading_again_finds_the_same)
{
	sg_words words = words_of(news);
	sg_finder *f = finder_of(&words, sg_model__built_in());
	sg_reports once = find_all(f), again = find_all(f);
	must_be_same(&once, &again);
}

Test(finder, what_is_known_of_words_changes_nothing)
{
	sg_words words = words_of(news);
	sg_finder *f = finder_of(&words, sg_model__built_in());
	sg_reports with = find_all(f);
	f->known = NULL;
	sg_reports without = find_all(f);
	must_be_same(&with, &without);
}

Test(finder, a_higher_bar_leaves_the_surer_ones)
{
	sg_words words = words_of(news);
	sg_finder *f = finder_of(&words, sg_model__built_in());
	sg_reports all = find_all(f), sure = {0};
	const float bar = 0.9F;
	for (uint32_t block = 0; block < blocks_of(&words); block++)
		cr_assert(eq(int, sg_finder__find(&sure, f, block, bar, &arena), SG_OK));
	size_t k = 0;
	for (size_t i = 0; i < all.count; i++)
		if (all.items[i].share >= bar)
			cr_assert(k < sure.count && is_same(&all.items[i], &sure.items[k++]));
	cr_expect(eq(sz, k, sure.count));
}

/* ---- any weights ---------------------------------------------------------------------------- */

static uint32_t random_state = 7;

static uint32_t number_below(uint32_t limit)
{
	random_state = random_state * 1664525u + 1013904223u;
	return (random_state >> 8) % limit;
}

static void scramble(void *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++)
		((unsigned char *)bytes)[i] = (unsigned char)number_below(256);
}

static void scramble_steps(sg_chain *chain)
{
	for (size_t l = 0; l < chain->labels; l++) {
		chain->start[l] = (float)number_below(3);
		for (size_t c = 0; c < SG_CHAIN_CONTEXTS; c++)
			for (size_t k = 0; k < chain->labels; k++)
				chain->step[c][k][l] = chain->back[c][l][k] =
					(float)number_below(3);
	}
}

/* Weights that a file may hold, however little they make sense. */
static sg_model *any_model(void)
{
	static sg_model model;
	memcpy(&model, sg_model__built_in(), sizeof model);
	scramble(model.cue_rows, sizeof model.cue_rows);
	scramble(model.role_rows, sizeof model.role_rows);
	scramble(model.judge_rows, sizeof model.judge_rows);
	scramble(model.prior, sizeof model.prior);
	scramble_steps(&model.cues);
	scramble_steps(&model.roles);
	model.cue_scale = model.role_scale = number_below(2) ? 0.001F : 0.02F;
	model.verdict_bias[SG_VERDICT_REPORT] = 50;
	model.check = sg_model__check_of(&model);
	cr_assert(zero(ptr, (void *)sg_model__fault(&model)));
	return &model;
}

Test(finder, any_weights_find_runs_in_their_block)
{
	static const char *const units[] = {"said ", "“no,” ", "Riel said that it works, ",
		"“It works,” said Dahl. ", "It rained. “Yes.” ", "Tea, “milk” and 3 rolls; "};
	size_t found = 0;
	for (int run = 0; run < 3; run++) {
		const sg_model *model = any_model();
		sg_words words = words_of(news);
		found += find_all(finder_of(&words, model)).count;
		for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
			words = words_of(repeat(units[i], 150, "so."));
			found += find_all(finder_of(&words, model)).count;
		}
	}
	cr_expect(ge(sz, found, 100)); /* else the test has tested nothing */
}

/* ---- memory --------------------------------------------------------------------------------- */

static sg_status find_with_arena(const sg_words *words, sg_reports *out, sg_arena *own)
{
	sg_finder *f = NULL;
	sg_status st = sg_finder__begin(&f, sg_model__built_in(), words, own);
	for (uint32_t block = 0; st == SG_OK && block < blocks_of(words); block++)
		st = sg_finder__find(out, f, block, LEAST, own);
	return st;
}

Test(finder, no_memory_is_said)
{
	sg_words words = words_of(news);
	sg_status st = SG_E_NOMEM;
	for (size_t n = 1; st != SG_OK; n++) {
		sg_arena own = SG_ARENA_INIT;
		sg_reports out = {0};
		sg_alloc_fail_at(n);
		st = find_with_arena(&words, &out, &own);
		sg_alloc_fail_at(0);
		cr_assert(st == SG_OK || st == SG_E_NOMEM, "allocation %zu", n);
		sg_arena_destroy(&own);
	}
	sg_arena_destroy(&arena);
	cr_assert(not(has_leaks()));
}
