/* What is said of single claims: which is answered most, which stand, which unite and split. */
#include "sections.h"
#include "shorten.h"

#include <math.h>

enum { WORDS_OF_A_CLAIM = 110 };

/* Ines Dahl's "words" (c3) */
static void say_claim(sg_report *r, uint32_t claim)
{
	sg_report__person(r, r->speaker[claim]);
	sg_report__text(r, ": \xE2\x80\x9C");
	sg_report__words(r, sg_report__shorten(r, sg_claim_own_words(&r->debate->claims[claim]),
				    WORDS_OF_A_CLAIM));
	sg_report__text(r, "\xE2\x80\x9D (");
	sg_report__cite(r, claim);
	sg_report__text(r, ")");
}

/* Which claims have views of their own: of those that say the same only the first. */
static bool *find_firsts(sg_report *r)
{
	const sg_network *views = sg_analysis_network(r->analysis, "person_claim");
	bool *out = sg_arena_array(r->arena, r->debate->claim_count, sizeof *out);
	for (size_t i = 0; out && views && i < views->tie_count; i++)
		out[views->ties[i].target] = true;
	r->failed |= !out;
	return out;
}

/* ", 5 replies" */
static void say_number(sg_report *r, const char *key, uint32_t claim, const char *before,
	const char *one, const char *many)
{
	const sg_column *column = sg_analysis_claims_column(r->analysis, key);
	if (!column || !(column->values[claim] > 0))
		return;
	sg_report__text(r, "%s", before);
	sg_report__count(r, (size_t)column->values[claim], one, many);
}

static void say_claim_with_numbers(sg_report *r, const char *opening, uint32_t claim)
{
	sg_report__open(r, SG_PIECE_ITEM, (sg_slice){NULL, 0});
	sg_report__text(r, "%s", opening);
	say_number(r, "replies_in", claim, ", with ", "reply", "replies");
	say_number(r, "rebuts_in", claim, ", ", "rebuttal", "rebuttals");
	say_number(r, "agrees_in", claim, ", ", "agreement", "agreements");
	sg_report__text(r, ": ");
	say_claim(r, claim);
	sg_report__text(r, ".");
}

/* Each claim once, for the first reason that there is to name it. */
static void say_most(sg_report *r)
{
	static const struct {
		const char *key, *opening;
	} kinds[] = {
		{"replies_in", "Answered most"},
		{"rebuts_in", "Rebutted most"},
		{"agrees_in", "Agreed with most"},
	};
	uint32_t said[3];
	for (size_t k = 0; k < 3; k++) {
		bool is_said = false;
		said[k] = sg_report__highest(sg_analysis_claims_column(r->analysis, kinds[k].key),
			r->debate->claim_count);
		for (size_t i = 0; i < k; i++)
			is_said |= said[i] == said[k];
		if (said[k] != SG_NONE && !is_said)
			say_claim_with_numbers(r, kinds[k].opening, said[k]);
	}
}

enum { NAMED = 3 };

/* Put a claim among the strongest so far, of equals behind. Returns how many there are then. */
static size_t insert(uint32_t best[NAMED], size_t kept, const double *strength, uint32_t claim)
{
	size_t at = kept;
	while (at > 0 && strength[claim] > strength[best[at - 1]] + 1e-9)
		at--;
	if (at == NAMED)
		return kept;
	kept += kept < NAMED;
	for (size_t i = kept - 1; i > at; i--)
		best[i] = best[i - 1];
	best[at] = claim;
	return kept;
}

/* Claims that unite or split the camps, the strongest first. */
static void say_between(sg_report *r, const char *word, const char *one, const char *many)
{
	const sg_column *kind = sg_analysis_claims_column(r->analysis, "between_camps");
	const sg_column *strength = sg_analysis_claims_column(r->analysis, word);
	const bool *is_first = find_firsts(r);
	uint32_t best[NAMED];
	size_t count = 0, kept = 0;
	if (!kind || !kind->scale || !strength || !is_first)
		return;
	double wanted = sg_scale_number(kind->scale, sg_slice_of(word));
	for (uint32_t c = 0; c < r->debate->claim_count; c++) {
		if (!is_first[c] || isnan(kind->values[c]) || fabs(kind->values[c] - wanted) > 0.5)
			continue;
		kept = insert(best, kept, strength->values, c);
		count++;
	}
	if (!kept)
		return;
	sg_report__open(r, SG_PIECE_ITEM, (sg_slice){NULL, 0});
	sg_report__count(r, count, one, many);
	for (size_t i = 0; i < kept; i++) {
		sg_report__text(r, i ? "; " : " the camps: ");
		say_claim(r, best[i]);
	}
	sg_report__text(r, ".");
}

/* Does the claim bear the label `word`? Once for claims that say the same. */
static bool is_labelled(
	const sg_column *labels, const bool *is_first, uint32_t claim, const char *word)
{
	double wanted = sg_scale_number(labels->scale, sg_slice_of(word));
	return is_first[claim] && fabs(labels->values[claim] - wanted) < 0.5;
}

static size_t count_labelled(const sg_report *r, const sg_column *labels, const bool *is_first,
	const char *word, uint32_t *first)
{
	size_t count = 0;
	for (uint32_t c = 0; c < r->debate->claim_count; c++)
		if (is_labelled(labels, is_first, c, word) && count++ == 0)
			*first = c;
	return count;
}

/* The claims that fall, and by which claim each does. */
static void say_fallen(sg_report *r, const sg_column *labels, const bool *is_first, size_t count)
{
	enum { SHOWN = 5 };
	const sg_column *by = sg_analysis_claims_column(r->analysis, "decided_by");
	size_t shown = 0;
	sg_report__text(r, " %zu %s: ", count, count == 1 ? "falls" : "fall");
	for (uint32_t c = 0; c < r->debate->claim_count && shown < SHOWN; c++) {
		if (!is_labelled(labels, is_first, c, "out"))
			continue;
		sg_report__text(r, "%s", shown++ ? ", " : "");
		sg_report__cite(r, c);
		if (!by || !(by->values[c] >= 0))
			continue;
		sg_report__text(r, " by ");
		sg_report__cite(r, (uint32_t)by->values[c]);
	}
	if (count > shown)
		sg_report__text(r, " and %zu more", count - shown);
	sg_report__text(r, ".");
}

/* Which claims stand when all rebuttals are weighed against each other (grounded semantics). */
static void say_standing(sg_report *r)
{
	const sg_column *labels = sg_analysis_claims_column(r->analysis, "acceptability");
	const bool *is_first = find_firsts(r);
	uint32_t first = 0;
	if (!labels || !labels->scale || !is_first)
		return;
	size_t in = count_labelled(r, labels, is_first, "in", &first);
	size_t undecided = count_labelled(r, labels, is_first, "undecided", &first);
	size_t out = count_labelled(r, labels, is_first, "out", &first);
	if (!out && !undecided)
		return;
	sg_report__open(r, SG_PIECE_ITEM, (sg_slice){NULL, 0});
	sg_report__text(r,
		"%zu of %zu claims stand: nobody rebuts them, or only with claims that fall.", in,
		in + out + undecided);
	if (out)
		say_fallen(r, labels, is_first, out);
	if (undecided) {
		sg_report__text(r, " %zu rebut each other in a circle, so that nothing decides (",
			undecided);
		count_labelled(r, labels, is_first, "undecided", &first);
		sg_report__cite(r, first);
		sg_report__text(r, undecided > 1 ? " and others)." : ").");
	}
	sg_report__text(
		r, " To stand is not to be true: only that no standing claim rebuts it here.");
}

/* Between which camps nothing can be said, because no two of them speak of the same claim. */
static void say_heard(sg_report *r)
{
	const sg_figure *heard = sg_analysis_figure(r->analysis, "claims_between_camps");
	if (!heard || heard->value > 0 || r->analysis->camp_count < 2)
		return;
	sg_report__open(r, SG_PIECE_ITEM, (sg_slice){NULL, 0});
	sg_report__text(r, "Which claims unite or split the camps cannot be said: on none have two "
			   "people of each of two camps taken a stance.");
}

void sg_report__claims(sg_report *r)
{
	sg_report__open(r, SG_PIECE_SECTION, sg_slice_of("What is said"));
	say_most(r);
	say_standing(r);
	say_between(r, "unites", "claim unites", "claims unite");
	say_between(r, "splits", "claim splits", "claims split");
	say_heard(r);
}
