/* Running the three models over the blocks of a document. */
#include "statement/learned/finder.h"

#include <math.h>

enum { WINDOW_BEFORE = 150, WINDOW_BEHIND = 200, DECAY_STEPS = SG_DECAY_STEPS };

_Static_assert(SG_CUE_TEMPLATES < 256 && SG_ROLE_TEMPLATES < 256, "sums of bytes fit 16 bits");
_Static_assert((int)SG_CUE_LABELS < (int)SG_CHAIN_LABELS, "the last byte of a row is not used");

/* Below the first, no candidate; from the second on, other cues' templates count it as one. */
static const float CUE_LEAST = 0.08F, CUE_PROBABLE = 0.35F;
/* A source that the best sequence leaves out is taken all the same from this share on: few reports
 * have none. */
static const float SOURCE_LEAST = 0.3F;

static void fill_decay(float decay[DECAY_STEPS], float scale)
{
	float factor = expf(-scale), value = 1;
	for (size_t i = 0; i < DECAY_STEPS; i++, value *= factor)
		decay[i] = value;
}

void sg_finder__set_model(sg_finder *f, const sg_model *model)
{
	f->model = f->stretch.model = model;
	fill_decay(f->cue_decay, model->cue_scale);
	fill_decay(f->role_decay, model->role_scale);
}

sg_status sg_finder__begin(
	sg_finder **out, const sg_model *model, const sg_words *words, sg_arena *arena)
{
	sg_finder *f = sg_arena_alloc(arena, sizeof *f);
	sg_traits *traits = sg_arena_array(arena, words->tokens.count, sizeof *traits);
	if (!f || !traits)
		return SG_E_NOMEM;
	f->known = sg_arena_array(arena, words->tokens.vocabulary->count, sizeof *f->known);
	f->cue_share = sg_arena_array(arena, words->tokens.count, sizeof *f->cue_share);
	if (!f->known || !f->cue_share)
		return SG_E_NOMEM;
	f->words = words;
	f->traits = traits;
	sg_finder__set_model(f, model);
	*out = f;
	return SG_OK;
}

/* Sums of rows, each byte counted from 0: even ones in a word of four lanes of 16 bits, which is as
 * fast as vectors and needs none. Odd ones are what the sum of whole rows has besides; what runs
 * over there is only the last byte's, a label that is not used. No other lane can run over: a few
 * dozen bytes do not reach 65,536. */
static inline void sum_rows(uint16_t sum[SG_CHAIN_LABELS], const sg_model_row *table,
	const uint32_t *rows, size_t count)
{
	static const uint64_t lanes = UINT64_C(0x00FF00FF00FF00FF);
	static const uint64_t from_zero = UINT64_C(0x8080808080808080); /* -128 becomes 0 */
	uint64_t even = 0, all = 0, row;
	for (size_t i = 0; i < count; i++) {
		memcpy(&row, table[rows[i]], sizeof row);
		row ^= from_zero;
		even += row & lanes;
		all += row;
	}
	uint64_t odd = (all - even) >> 8;
	for (size_t l = 0; l < SG_CHAIN_LABELS; l++)
		sum[l] = (uint16_t)((l % 2 ? odd : even) >> (8 * (l - l % 2)));
}

/* Turn the sums of rows into fits: the best label fits with 1. */
static inline void fit(float out[SG_CHAIN_LABELS], const sg_model_row *table, const uint32_t *rows,
	size_t count, size_t labels, const float decay[DECAY_STEPS])
{
	uint16_t sum[SG_CHAIN_LABELS], most = 0;
	sum_rows(sum, table, rows, count);
	for (size_t l = 0; l < labels; l++)
		most = sum[l] > most ? sum[l] : most;
	for (size_t l = 0; l < SG_CHAIN_LABELS; l++) {
		size_t less = l < labels ? (size_t)(most - sum[l]) : 0;
		out[l] = l < labels ? decay[less < DECAY_STEPS ? less : DECAY_STEPS - 1] : 0;
	}
}

uint32_t sg_finder__stretch_end(const sg_words *words, uint32_t sentence, uint32_t sentence_end)
{
	uint32_t first = words->sentences[sentence].first, next = sentence + 1;
	while (next < sentence_end && words->sentences[next].end - first <= SG_CHAIN_TOKENS)
		next++;
	return next;
}

static inline void fit_cue_labels(sg_finder *f, uint32_t token, const uint32_t *rows)
{
	fit(f->cues.fit[token - f->stretch.first], f->model->cue_rows, rows, SG_CUE_TEMPLATES,
		SG_CUE_LABELS, f->cue_decay);
}

void sg_finder__read(sg_finder *f, uint32_t first, uint32_t end)
{
	sg_chain_desk *d = &f->cues;
	uint32_t rows[2]
		     [SG_CUE_TEMPLATES]; /* a token’s, while those of the next are on their way */
	f->stretch.words = f->words;
	f->stretch.traits = f->traits;
	f->stretch.first = first;
	f->stretch.end = end;
	d->count = end - first;
	for (uint32_t i = first; i < end; i++) {
		sg_rows__of_token(rows[i % 2], &f->stretch, i);
		d->context[i - first] = sg_rows__context(&f->stretch, i);
		if (i > first)
			fit_cue_labels(f, i - 1, rows[(i - 1) % 2]);
	}
	fit_cue_labels(f, end - 1, rows[(end - 1) % 2]);
	sg_chain__shares(d, &f->model->cues);
	for (size_t i = 0; i < d->count; i++)
		f->is_cue[i] =
			d->share[i][SG_LABEL_CUE] + d->share[i][SG_LABEL_CUE_ON] > CUE_PROBABLE;
	sg_stretch__note(&f->stretch, f->is_cue);
}

/* Sentences beside the cue’s own belong to its window where they hold a quotation: "…,” she said.
 * “…”" */
static void find_window(sg_candidate *c, const sg_finder *f)
{
	const sg_words *words = f->words;
	uint32_t own = words->sentence_of_token[c->first];
	const sg_sentence *s = &words->sentences[own];
	c->window = s->first;
	c->window_end = s->end;
	bool has_quote = false;
	if (s->first > f->stretch.first)
		for (uint32_t i = s[-1].first; i < s[-1].end; i++)
			has_quote = has_quote || f->traits[i].kind == SG_TOKEN_QUOTE;
	if (has_quote)
		c->window = s[-1].first;
	if (s->end < f->stretch.end && f->traits[s->end].kind == SG_TOKEN_QUOTE)
		c->window_end = s[1].end;
	if (c->first - c->window > WINDOW_BEFORE)
		c->window = c->first - WINDOW_BEFORE;
	if (c->window_end - c->first > WINDOW_BEHIND)
		c->window_end = c->first + WINDOW_BEHIND;
	if (c->window_end < c->end)
		c->window_end = c->end;
}

sg_candidate sg_finder__candidate(const sg_finder *f, uint32_t first, uint32_t end)
{
	sg_candidate c = {.first = first, .end = end};
	for (uint32_t i = first; i < end; i++) {
		const float *share = f->cues.share[i - f->stretch.first];
		float here = share[SG_LABEL_CUE] + share[SG_LABEL_CUE_ON];
		c.share = here > c.share ? here : c.share;
	}
	find_window(&c, f);
	return c;
}

/* "According to her": rare in the news that the chain has learned from, and taken for a cue as a
 * whole; but the pronoun is its source. */
static bool ends_in_source(const sg_finder *f, uint32_t first, uint32_t end)
{
	if (end - first < 3 || !sg_word__is(sg_words__word(f->words, end - 2), "to"))
		return false;
	const sg_word *last = sg_words__word(f->words, end - 1);
	return sg_word__is(last, "her") || sg_word__is(last, "him") || sg_word__is(last, "them");
}

bool sg_finder__next_cue(sg_candidate *out, const sg_finder *f, uint32_t from)
{
	const sg_chain_row *share = f->cues.share;
	uint32_t first = from, origin = f->stretch.first;
	while (first < f->stretch.end &&
		share[first - origin][SG_LABEL_CUE] + share[first - origin][SG_LABEL_CUE_ON] <
			CUE_LEAST)
		first++;
	if (first >= f->stretch.end)
		return false;
	uint32_t end = first + 1;
	while (end < f->stretch.end && share[end - origin][SG_LABEL_CUE_ON] >= CUE_LEAST)
		end++;
	*out = sg_finder__candidate(f, first, ends_in_source(f, first, end) ? end - 1 : end);
	return true;
}

/* ---- source and content ---------------------------------------------------------------------- */

static inline void fit_role_labels(sg_finder *f, size_t i, const uint32_t *rows)
{
	fit(f->roles.fit[i], f->model->role_rows, rows, SG_ROLE_TEMPLATES, SG_ROLE_LABELS,
		f->role_decay);
}

static void read_roles(sg_finder *f, const sg_candidate *cue)
{
	sg_chain_desk *d = &f->roles;
	uint32_t rows[2][SG_ROLE_TEMPLATES]; /* as in sg_finder__read */
	d->count = cue->window_end - cue->window;
	for (uint32_t i = cue->window; i < cue->window_end; i++) {
		sg_rows__of_role(rows[i % 2], &f->stretch, cue, i);
		d->context[i - cue->window] = sg_rows__role_context(&f->stretch, cue, i);
		if (i > cue->window)
			fit_role_labels(f, i - 1 - cue->window, rows[(i - 1) % 2]);
	}
	fit_role_labels(f, d->count - 1, rows[(cue->window_end - 1) % 2]);
	sg_chain__shares(d, &f->model->roles);
}

static float share_of(const sg_chain_desk *d, size_t i, int label)
{
	return d->share[i][label] + d->share[i][label + 1]; /* begins it, or goes on */
}

static size_t surest(const sg_chain_desk *d, int label)
{
	size_t best = 0;
	for (size_t i = 1; i < d->count; i++)
		if (share_of(d, i, label) > share_of(d, best, label))
			best = i;
	return best;
}

/* Let the token have no label but this one. */
static void insist(sg_chain_desk *d, size_t i, int label)
{
	for (int l = 0; l < SG_CHAIN_LABELS; l++)
		if (l != label && l != label + 1)
			d->fit[i][l] = 0;
}

/* The best sequence that has some content, and a source if one is likely at all. */
static void label_roles(sg_finder *f)
{
	sg_chain_desk *d = &f->roles;
	size_t content = surest(d, SG_ROLE_CONTENT), source = surest(d, SG_ROLE_SOURCE);
	insist(d, content, SG_ROLE_CONTENT);
	sg_chain__best(d, &f->model->roles);
	bool has_source = false;
	for (size_t i = 0; i < d->count; i++)
		has_source = has_source || d->label[i] == SG_ROLE_SOURCE;
	if (has_source || source == content || share_of(d, source, SG_ROLE_SOURCE) < SOURCE_LEAST)
		return;
	insist(d, source, SG_ROLE_SOURCE);
	sg_chain__best(d, &f->model->roles);
}

static float lean(const sg_finder *f, sg_run run, int label)
{
	float sum = 0;
	for (uint32_t i = run.first; i < run.end; i++)
		sum += share_of(&f->cues, i - f->stretch.first, label);
	return run.end > run.first ? sum / (float)(run.end - run.first) : 0;
}

/* The run that a token's label belongs to, begun where the label begins one. NULL for what goes on
 * with a run that was left out: a second source, a piece too many. */
static sg_run *run_of(sg_report *report, int label, uint32_t token)
{
	sg_run fresh = {token, token}, *run = &report->source;
	if (label == SG_ROLE_SOURCE && run->end)
		return NULL;
	if (label == SG_ROLE_SOURCE)
		*run = fresh;
	if (label == SG_ROLE_CONTENT && report->piece_count < SG_PIECES_MAX)
		report->pieces[report->piece_count++] = fresh;
	if (label == SG_ROLE_CONTENT || label == SG_ROLE_CONTENT_ON)
		run = report->piece_count ? &report->pieces[report->piece_count - 1] : NULL;
	return run && run->end == token ? run : NULL;
}

/* Of the labels: the first source, and the pieces of content. */
static void collect(sg_report *report, sg_finding *out, const sg_finder *f, uint32_t window)
{
	const sg_chain_desk *d = &f->roles;
	out->source_share = out->content_share = 1;
	for (uint32_t i = 0; i < d->count; i++) {
		int label = d->label[i];
		sg_run *run = label == SG_ROLE_NONE ? NULL : run_of(report, label, window + i);
		if (!run)
			continue;
		run->end++;
		bool is_source = run == &report->source;
		float *least = is_source ? &out->source_share : &out->content_share;
		float share = share_of(d, i, is_source ? SG_ROLE_SOURCE : SG_ROLE_CONTENT);
		*least = share < *least ? share : *least;
		out->has_quote = out->has_quote ||
				 (!is_source && f->traits[window + i].kind == SG_TOKEN_QUOTE);
	}
}

void sg_finder__complete(sg_finding *out, sg_report *report, sg_finder *f, const sg_candidate *cue)
{
	*report = (sg_report){.cue = {cue->first, cue->end}};
	*out = (sg_finding){.cue = *cue};
	read_roles(f, cue);
	label_roles(f);
	collect(report, out, f, cue->window);
	out->source = report->source.first;
	out->source_end = report->source.end;
	out->piece_count = report->piece_count;
	out->source_lean = lean(f, report->source, SG_LABEL_SOURCE);
	if (!report->piece_count)
		return;
	sg_run hull = {report->pieces[0].first, report->pieces[report->piece_count - 1].end};
	out->content = hull.first;
	out->content_end = hull.end;
	out->content_lean = lean(f, hull, SG_LABEL_CONTENT);
}

/* ---- the judge, and all of it ---------------------------------------------------------------- */

static void judge(sg_report *report, const sg_finder *f, const sg_finding *finding)
{
	uint32_t rows[SG_JUDGE_TEMPLATES];
	int32_t sum[SG_VERDICTS] = {0};
	float share[SG_VERDICTS];
	sg_rows__of_finding(rows, &f->stretch, finding);
	for (size_t i = 0; i < SG_JUDGE_TEMPLATES; i++)
		for (size_t v = 0; v < SG_VERDICTS; v++)
			sum[v] += f->model->judge_rows[rows[i]][v];
	for (size_t v = 0; v < SG_VERDICTS; v++) {
		float vote = (float)sum[v] * f->model->judge_scale + f->model->verdict_bias[v];
		share[v] = 1 / (1 + expf(-vote));
	}
	report->share = share[SG_VERDICT_REPORT];
	report->share_all_right = share[SG_VERDICT_RIGHT];
}

static sg_status append(sg_reports *out, const sg_report *report, sg_arena *arena)
{
	void *items = out->items;
	sg_status st = sg_arena_grow(arena, &items, &out->capacity, out->count, sizeof *out->items);
	if (st != SG_OK)
		return st;
	out->items = items;
	out->items[out->count++] = *report;
	return SG_OK;
}

static sg_status find_in_stretch(sg_reports *out, sg_finder *f, float least, sg_arena *arena)
{
	sg_status st = SG_OK;
	sg_candidate cue;
	sg_finding finding;
	sg_report report;
	for (uint32_t from = f->stretch.first; st == SG_OK && sg_finder__next_cue(&cue, f, from);
		from = cue.end) {
		sg_finder__complete(&finding, &report, f, &cue);
		if (!report.piece_count)
			continue;
		judge(&report, f, &finding);
		if (report.share >= least)
			st = append(out, &report, arena);
	}
	return st;
}

static void keep_shares(sg_finder *f)
{
	for (size_t i = 0; i < f->cues.count; i++)
		f->cue_share[f->stretch.first + i] =
			f->cues.share[i][SG_LABEL_CUE] + f->cues.share[i][SG_LABEL_CUE_ON];
}

sg_status sg_finder__find(
	sg_reports *out, sg_finder *f, uint32_t block, float least, sg_arena *arena)
{
	const sg_words *words = f->words;
	sg_status st = SG_OK;
	uint32_t sentence = words->first_sentence[block], end = words->first_sentence[block + 1];
	while (sentence < end && st == SG_OK) {
		uint32_t next = sg_finder__stretch_end(words, sentence, end);
		uint32_t first = words->sentences[sentence].first;
		uint32_t behind = words->sentences[next - 1].end;
		sg_traits__fill(f->traits, words, f->known, f->model->prior, first, behind);
		sg_finder__read(f, first, behind);
		keep_shares(f);
		st = find_in_stretch(out, f, least, arena);
		sentence = next;
	}
	return st;
}
