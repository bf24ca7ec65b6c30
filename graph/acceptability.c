/* Acceptability: which claims stand after all rebuttals have been rebutted, or not.
 *
 * Claims are arguments and rebuttals attacks, whatever their confidence; agreement defends nobody
 * here (graph/strength.c counts it). The labels are those of the grounded semantics, which decides
 * only what has to be decided so. Formulas and references: grounded.c, preferred.c,
 * extensions.c. */
#include "acceptability.h"

#include "work.h"

#include <math.h>

/* Steps of the search for preferred extensions: less than a second in all. */
static const sg_extension_limit LIMIT = {20 * 1000 * 1000, 60 * 1000 * 1000};

/* Numbers of arguments, at the first claim of each, for all claims that state them. */
static void spread(double *column, const double *of_argument, const sg_arguments *arguments)
{
	for (uint32_t c = 0; c < arguments->claim_count; c++)
		column[c] = of_argument[arguments->of_claim[c]];
}

/* Of an argument that is out: the most confident of the accepted claims that rebut it, then the
 * first. Of one that is undecided: the same of the undecided ones. */
static sg_status explain(sg_work *work, const unsigned char *label)
{
	const sg_arguments *arguments = &work->arguments;
	double *column = sg_work__claims_column(work, "decided_by");
	double *reason = sg_arena_array(&work->scratch, arguments->claim_count, sizeof *reason);
	double *best = sg_arena_array(&work->scratch, arguments->claim_count, sizeof *best);
	if (!column || !reason || !best)
		return sg_work__nomem(work);
	for (uint32_t c = 0; c < arguments->claim_count; c++)
		reason[c] = NAN;
	/* Answers are sorted by source: of equals the first stays. */
	for (size_t i = 0; i < work->answers.count; i++) {
		const sg_answer *a = &work->answers.items[i];
		if (a->kind != SG_REBUTS || a->source.kind != SG_NODE_CLAIM ||
			a->target.kind != SG_NODE_CLAIM)
			continue;
		uint32_t target = arguments->of_claim[a->target.index];
		int source = label[arguments->of_claim[a->source.index]];
		/* in puts out, undecided leaves undecided */
		bool is_reason = label[target] != SG_ARGUMENT_IN &&
				 source + label[target] == SG_ARGUMENT_IN + SG_ARGUMENT_OUT;
		if (is_reason && a->confidence > best[target]) {
			best[target] = a->confidence;
			reason[target] = a->source.index;
		}
	}
	spread(column, reason, arguments);
	return SG_OK;
}

static sg_status label_claims(sg_work *work, const unsigned char *label)
{
	double *column = sg_work__claims_column(work, "acceptability");
	double claims[SG_ARGUMENT_IN + 1] = {0};
	if (!column)
		return sg_work__nomem(work);
	for (uint32_t c = 0; c < work->arguments.claim_count; c++) {
		column[c] = label[work->arguments.of_claim[c]];
		claims[(int)column[c]]++;
	}
	sg_status st = sg_work__figure(work, "claims_in", claims[SG_ARGUMENT_IN], true);
	if (st == SG_OK)
		st = sg_work__figure(work, "claims_out", claims[SG_ARGUMENT_OUT], true);
	if (st == SG_OK)
		st = sg_work__figure(work, "claims_undecided", claims[SG_ARGUMENT_UNDECIDED], true);
	return st == SG_OK ? explain(work, label) : st;
}

/* Stances with a person at an end, who is no argument. */
static double count_left_out(const sg_answers *answers)
{
	size_t count = 0;
	for (size_t i = 0; i < answers->count; i++)
		count += sg_relation_sign(answers->items[i].kind) != 0 &&
			 (answers->items[i].source.kind != SG_NODE_CLAIM ||
				 answers->items[i].target.kind != SG_NODE_CLAIM);
	return (double)count;
}

static sg_status hand_out(sg_work *work, const sg_extensions *found)
{
	double *share = sg_work__claims_column(work, "preferred_share");
	double *ideal = sg_work__claims_column(work, "ideal");
	if (!share || !ideal)
		return sg_work__nomem(work);
	spread(share, found->preferred_share, &work->arguments);
	spread(ideal, found->ideal, &work->arguments);
	sg_status st = sg_work__figure(
		work, "preferred_extensions", found->preferred, found->is_preferred_exact);
	if (st == SG_OK)
		st = sg_work__figure(
			work, "stable_extensions", found->stable, found->is_stable_exact);
	if (st == SG_OK)
		st = sg_work__figure(
			work, "stances_outside_arguments", count_left_out(&work->answers), true);
	return st;
}

sg_status sg_measure__acceptability(sg_work *work)
{
	const sg_arguments *arguments = &work->arguments;
	sg_arena *scratch = &work->scratch;
	sg_attacks attacks;
	sg_extensions found;
	unsigned char *label = sg_arena_array(scratch, arguments->claim_count, sizeof *label);
	if (!label ||
		sg_attacks__build(&attacks, arguments->network.ties, arguments->network.tie_count,
			arguments->claim_count, scratch) != SG_OK ||
		sg_grounded__label(label, &attacks, scratch) != SG_OK)
		return sg_work__nomem(work);
	sg_status st = label_claims(work, label);
	if (st != SG_OK)
		return st;
	if (sg_extensions__find(&found, &attacks, label, &LIMIT, scratch, scratch) != SG_OK)
		return sg_work__nomem(work);
	return hand_out(work, &found);
}
