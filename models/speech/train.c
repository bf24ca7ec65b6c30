/* Trains the tagger of reported speech on marked articles, and writes its weights.
 *
 * usage: train-speech -o WEIGHTS [-s SEED] ARTICLES
 *
 * ARTICLES is as articles.h says. In order:
 *
 *     priors   how often each lemma is a cue; for an article, counted without it
 *     folds    chains fitted to two thirds of the articles find reports in the last third, so that
 *              the judge learns from findings on texts that the chains have not seen
 *     judge    which of these findings are right
 *     chains   fitted to all articles
 *
 * One thread, one random sequence: the same articles give the same bytes. */
#include "articles.h"
#include "cli/input.h"
#include "cli/output.h"
#include "fit.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { FOLDS = 3, NO_FOLD = FOLDS };

static const fit_plan FOLD_CUES = {6, 0.01F, 0.3F, 0}, FOLD_ROLES = {3, 0.02F, 0.3F, 0};
static const fit_plan ALL_CUES = {6, 0.01F, 0.3F, 0}, ALL_ROLES = {4, 0.02F, 0.3F, 0};
static const fit_plan JUDGE = {4, 0.02F, 0.25F, 0};

typedef struct trainer {
	articles articles;
	sg_arena arena;
	sg_model *model; /* as far as it is fitted; of a fold, then of all */
	sg_finder *finder;
	float *in_cues, *in_all; /* by row of the priors */
	chain_sample *samples;   /* room, reused */
	uint32_t *order;
	size_t sample_count, sample_capacity;
	judge_sample *findings;
	size_t finding_count, finding_capacity;
	uint64_t seed;
} trainer;

static fit_plan seeded(const trainer *t, fit_plan plan)
{
	plan.seed = t->seed;
	return plan;
}

/* ---- priors --------------------------------------------------------------------------------- */

static uint8_t prior_code(float in_cues, float in_all)
{
	static const float steps[SG_PRIORS - 2] = {
		0.003F, 0.015F, 0.05F, 0.12F, 0.25F, 0.45F, 0.7F};
	float share = (in_cues + 0.1F) / (in_all + 2);
	uint8_t code = 1;
	for (size_t i = 0; in_all > 0 && i < SG_PRIORS - 2; i++)
		code = (uint8_t)(code + (share >= steps[i]));
	return in_all > 0 ? code : 0;
}

/* Count an article’s lemmas, or with -1 take them out again. */
static void count_lemmas(trainer *t, const article *a, float by)
{
	for (size_t i = 0; i < a->words.tokens.count; i++) {
		uint32_t row = sg_traits__prior_row(&a->traits[i]);
		bool is_cue = a->label[i] == SG_LABEL_CUE || a->label[i] == SG_LABEL_CUE_ON;
		t->in_all[row] += by;
		t->in_cues[row] += is_cue ? by : 0;
	}
}

static void code_lemmas(trainer *t, const article *a)
{
	for (size_t i = 0; i < a->words.tokens.count; i++) {
		uint32_t row = sg_traits__prior_row(&a->traits[i]);
		t->model->prior[row] = prior_code(t->in_cues[row], t->in_all[row]);
	}
}

static void find_priors(trainer *t)
{
	for (size_t i = 0; i < t->articles.count; i++) {
		article_fill(&t->articles.items[i], t->model->prior);
		count_lemmas(t, &t->articles.items[i], 1);
	}
	for (size_t i = 0; i < t->articles.count; i++) {
		article *a = &t->articles.items[i];
		count_lemmas(t, a, -1);
		code_lemmas(t, a);
		article_fill(a, t->model->prior);
		count_lemmas(t, a, 1);
	}
	for (size_t row = 0; row < SG_PRIOR_ROWS; row++)
		t->model->prior[row] = prior_code(t->in_cues[row], t->in_all[row]);
}

/* ---- samples -------------------------------------------------------------------------------- */

static bool add_sample(trainer *t, uint32_t count, size_t templates, uint32_t **rows,
	uint8_t **context, uint8_t **label)
{
	if (t->sample_count == t->sample_capacity) {
		size_t grown = t->sample_capacity ? 2 * t->sample_capacity : 4096;
		chain_sample *samples = realloc(t->samples, grown * sizeof *samples);
		if (samples)
			t->samples = samples;
		uint32_t *order = realloc(t->order, grown * sizeof *order);
		if (order)
			t->order = order;
		if (!samples || !order)
			return false;
		t->sample_capacity = grown;
	}
	*rows = malloc(count * templates * sizeof **rows);
	*context = calloc(count, 1);
	*label = calloc(count, 1);
	t->samples[t->sample_count++] = (chain_sample){count, *rows, *context, *label};
	return *rows && *context && *label;
}

static void clear_samples(trainer *t)
{
	while (t->sample_count) {
		chain_sample *s = &t->samples[--t->sample_count];
		free((void *)s->rows);
		free((void *)s->context);
		free((void *)s->label);
	}
}

/* Let the finder look at a stretch of an article. */
static void look_at(trainer *t, const article *a, uint32_t first, uint32_t end)
{
	t->finder->words = &a->words;
	t->finder->traits = a->traits;
	t->finder->stretch.words = &a->words;
	t->finder->stretch.traits = a->traits;
	t->finder->stretch.first = first;
	t->finder->stretch.end = end;
}

static bool sample_stretch(trainer *t, const article *a, uint32_t first, uint32_t end)
{
	uint32_t *rows;
	uint8_t *context, *label;
	look_at(t, a, first, end);
	if (!add_sample(t, end - first, SG_CUE_TEMPLATES, &rows, &context, &label))
		return false;
	for (uint32_t i = first; i < end; i++) {
		sg_rows__of_token(
			rows + (size_t)(i - first) * SG_CUE_TEMPLATES, &t->finder->stretch, i);
		context[i - first] = sg_rows__context(&t->finder->stretch, i);
		label[i - first] = a->label[i];
		if (i == first && a->label[i] % 2 == 0 && a->label[i])
			label[0]--; /* cut by the stretch: it begins anew */
	}
	return true;
}

static bool is_mostly_in(const marked *m, sg_span span)
{
	return 2 * marked_overlap(m, span) > sg_span_len(span);
}

static bool sample_cue(trainer *t, const article *a, uint32_t first, uint32_t end)
{
	uint32_t *rows;
	uint8_t *context, *label, before = SG_ROLE_NONE;
	const marked_report *report = &a->reports[a->report[first]];
	sg_candidate cue = sg_finder__candidate(t->finder, first, end);
	if (!add_sample(t, cue.window_end - cue.window, SG_ROLE_TEMPLATES, &rows, &context, &label))
		return false;
	for (uint32_t i = cue.window; i < cue.window_end; i++) {
		uint32_t at = i - cue.window;
		sg_span span = a->words.tokens.items[i].span;
		uint8_t begins = is_mostly_in(&report->content, span)  ? SG_ROLE_CONTENT
				 : is_mostly_in(&report->source, span) ? SG_ROLE_SOURCE
								       : SG_ROLE_NONE;
		bool goes_on = begins && (before == begins || before == begins + 1);
		before = label[at] = goes_on ? begins + 1 : begins;
		sg_rows__of_role(
			rows + (size_t)at * SG_ROLE_TEMPLATES, &t->finder->stretch, &cue, i);
		context[at] = sg_rows__role_context(&t->finder->stretch, &cue, i);
	}
	return true;
}

static bool sample_cues(trainer *t, const article *a, uint32_t first, uint32_t end)
{
	look_at(t, a, first, end);
	for (uint32_t i = first; i < end; i++)
		t->finder->is_cue[i - first] =
			a->label[i] == SG_LABEL_CUE || a->label[i] == SG_LABEL_CUE_ON;
	sg_stretch__note(&t->finder->stretch, t->finder->is_cue);
	for (uint32_t i = first, next; i < end; i = next) {
		next = i + 1;
		if (a->label[i] != SG_LABEL_CUE || a->report[i] == SG_NONE)
			continue;
		while (next < end && a->label[next] == SG_LABEL_CUE_ON &&
			a->report[next] == a->report[i])
			next++;
		if (!sample_cue(t, a, i, next))
			return false;
	}
	return true;
}

typedef bool (*sampler)(trainer *, const article *, uint32_t first, uint32_t end);

/* Samples of all articles but those of a fold. */
static bool sample_all(trainer *t, sampler sample, size_t but_fold)
{
	uint32_t first, end;
	clear_samples(t);
	for (size_t i = 0; i < t->articles.count; i++) {
		const article *a = &t->articles.items[i];
		for (uint32_t s = 0;
			i % FOLDS != but_fold && article_next_stretch(a, &s, &first, &end);)
			if (!sample(t, a, first, end))
				return false;
	}
	return true;
}

/* ---- fitting -------------------------------------------------------------------------------- */

static bool fit_cues(trainer *t, size_t but_fold, const fit_plan *plan)
{
	chain_fit *fit = chain_fit_new(SG_CUE_LABELS, SG_CUE_TEMPLATES);
	bool ok = fit && sample_all(t, sample_stretch, but_fold);
	if (ok) {
		chain_fit_run(fit, t->samples, t->sample_count, t->order, plan);
		chain_fit_write(fit, &t->model->cues, t->model->cue_rows, &t->model->cue_scale);
	}
	chain_fit_free(fit);
	return ok;
}

static bool fit_roles(trainer *t, size_t but_fold, const fit_plan *plan)
{
	chain_fit *fit = chain_fit_new(SG_ROLE_LABELS, SG_ROLE_TEMPLATES);
	bool ok = fit && sample_all(t, sample_cues, but_fold);
	if (ok) {
		chain_fit_run(fit, t->samples, t->sample_count, t->order, plan);
		chain_fit_write(fit, &t->model->roles, t->model->role_rows, &t->model->role_scale);
	}
	chain_fit_free(fit);
	return ok;
}

/* ---- findings of a fold, for the judge ------------------------------------------------------ */

static sg_span span_of(const article *a, sg_run run)
{
	if (run.end <= run.first)
		return sg_span_make(0, 0);
	return sg_span_make(a->words.tokens.items[run.first].span.start,
		a->words.tokens.items[run.end - 1].span.end);
}

static size_t bytes_of(const marked *m)
{
	size_t sum = 0;
	for (size_t i = 0; i < m->count; i++)
		sum += sg_span_len(m->spans[i]);
	return sum;
}

/* The right source, and at least half of both contents is the same. */
static bool is_all_right(const article *a, const marked_report *so, const sg_report *found)
{
	sg_span source = span_of(a, found->source), content = span_of(a, found->pieces[0]);
	content.end = span_of(a, found->pieces[found->piece_count - 1]).end;
	bool is_source =
		found->source.end ? marked_overlap(&so->source, source) > 0 : so->source.count == 0;
	size_t both = marked_overlap(&so->content, content);
	size_t either = sg_span_len(content) + bytes_of(&so->content) - both;
	return is_source && 2 * both >= either;
}

static bool add_finding(trainer *t, const article *a, const sg_finding *f, const sg_report *found)
{
	if (t->finding_count == t->finding_capacity) {
		size_t grown = t->finding_capacity ? 2 * t->finding_capacity : 4096;
		judge_sample *items = realloc(t->findings, grown * sizeof *items);
		if (!items)
			return false;
		t->findings = items;
		t->finding_capacity = grown;
	}
	judge_sample *s = &t->findings[t->finding_count++];
	uint32_t report = SG_NONE;
	for (uint32_t i = f->cue.first; i < f->cue.end && report == SG_NONE; i++)
		report = a->report[i];
	sg_rows__of_finding(s->rows, &t->finder->stretch, f);
	s->verdict[SG_VERDICT_REPORT] = report != SG_NONE;
	s->verdict[SG_VERDICT_RIGHT] =
		report != SG_NONE && is_all_right(a, &a->reports[report], found);
	return true;
}

static bool find_in_stretch(trainer *t, const article *a, uint32_t first, uint32_t end)
{
	sg_candidate cue;
	sg_finding finding;
	sg_report report;
	look_at(t, a, first, end);
	sg_finder__read(t->finder, first, end);
	for (uint32_t from = first; sg_finder__next_cue(&cue, t->finder, from); from = cue.end) {
		sg_finder__complete(&finding, &report, t->finder, &cue);
		if (report.piece_count && !add_finding(t, a, &finding, &report))
			return false;
	}
	return true;
}

static bool find_in_fold(trainer *t, size_t fold)
{
	uint32_t first, end;
	sg_finder__set_model(t->finder, t->model);
	for (size_t i = fold; i < t->articles.count; i += FOLDS) {
		const article *a = &t->articles.items[i];
		for (uint32_t s = 0; article_next_stretch(a, &s, &first, &end);)
			if (!find_in_stretch(t, a, first, end))
				return false;
	}
	return true;
}

/* ---- the command ---------------------------------------------------------------------------- */

static bool train(trainer *t)
{
	fit_plan cues = seeded(t, FOLD_CUES), roles = seeded(t, FOLD_ROLES);
	find_priors(t);
	for (size_t fold = 0; fold < FOLDS; fold++) {
		fprintf(stderr, "fold %zu of %d\n", fold + 1, FOLDS);
		if (!fit_cues(t, fold, &cues) || !fit_roles(t, fold, &roles) ||
			!find_in_fold(t, fold))
			return false;
	}
	fprintf(stderr, "judge: %zu findings\n", t->finding_count);
	uint32_t *order = calloc(t->finding_count + 1, sizeof *order);
	fit_plan judge = seeded(t, JUDGE);
	bool ok = order && judge_fit(t->model, t->findings, t->finding_count, order, &judge);
	free(order);
	fprintf(stderr, "all articles\n");
	cues = seeded(t, ALL_CUES);
	roles = seeded(t, ALL_ROLES);
	return ok && fit_cues(t, NO_FOLD, &cues) && fit_roles(t, NO_FOLD, &roles);
}

static exit_code write_model(const char *path, sg_model *model)
{
	memcpy(model->magic, SG_MODEL_MAGIC, sizeof model->magic);
	model->bytes = sizeof *model;
	model->check = sg_model__check_of(model);
	return output_write(path, (sg_slice){(const char *)model, sizeof *model});
}

static bool begin(trainer *t)
{
	t->model = calloc(1, sizeof *t->model);
	t->in_cues = calloc(SG_PRIOR_ROWS, sizeof *t->in_cues);
	t->in_all = calloc(SG_PRIOR_ROWS, sizeof *t->in_all);
	return t->model && t->in_cues && t->in_all &&
	       sg_finder__begin(&t->finder, t->model, &t->articles.items[0].words, &t->arena) ==
		       SG_OK;
}

static void end(trainer *t)
{
	clear_samples(t);
	free(t->samples);
	free(t->order);
	free(t->findings);
	free(t->in_cues);
	free(t->in_all);
	free(t->model);
	sg_arena_destroy(&t->arena);
}

static exit_code run(const char *output, const char *path, uint64_t seed)
{
	trainer t = {.arena = SG_ARENA_INIT, .seed = seed};
	input in;
	size_t line;
	if (!input_read(&in, path))
		return NO_INPUT;
	exit_code code = NO_INPUT;
	if (!in.bytes.len)
		message_error(path, "articles.py writes such files", "there is no article in it");
	else if (!articles_read(&t.articles, sg_buf_slice(&in.bytes), &t.arena, &line))
		message_error(path, "articles.py writes such files",
			"line %zu is not as a file of articles has it", line);
	else if (begin(&t) && train(&t))
		code = write_model(output, t.model);
	else
		code = message_out_of_memory();
	end(&t);
	input_free(&in);
	return code;
}

static exit_code usage(void)
{
	message_error("train-speech", NULL, "usage: train-speech -o WEIGHTS [-s SEED] ARTICLES");
	return WRONG_USAGE;
}

static bool read_seed(uint64_t *out, const char *text)
{
	char *end_of_number;
	errno = 0;
	*out = strtoull(text, &end_of_number, 10);
	return *text >= '0' && *text <= '9' && !*end_of_number && !errno;
}

int main(int argc, char **argv)
{
	const char *output = NULL;
	uint64_t seed = 1;
	int option;
	opterr = 0;
	while ((option = getopt(argc, argv, "o:s:")) != -1) {
		if (option == 'o')
			output = optarg;
		if (option == '?' || (option == 's' && !read_seed(&seed, optarg)))
			return (int)usage();
	}
	if (!output || optind + 1 != argc)
		return (int)usage();
	return (int)run(output, argv[optind], seed);
}
