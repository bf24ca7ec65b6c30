/* Degrees: how often people and claims are answered and answer, by kind; and the weight of
 * agreement and rebuttal that people give and get. O(answers + ties). */
#include "work.h"

#include <math.h>

typedef struct degrees {
	double *in, *out, *claims_in;
} degrees;

/* Does anybody but `person` stand at this end? A claim without a speaker is somebody else's. */
static bool has_other(const sg_voice *voices, size_t count, uint32_t person)
{
	for (size_t i = 0; i < count; i++)
		if (voices[i].person != person)
			return true;
	return count == 0;
}

/* One answer adds 1 to each person at an end of it, however many stand at the other. */
static void count_answer(degrees *to, const sg_answer *answer, const sg_asserters *asserters)
{
	sg_voice sources[SG_VOICES], targets[SG_VOICES];
	size_t source_count = sg_asserters__voices(asserters, answer->source, sources);
	size_t target_count = sg_asserters__voices(asserters, answer->target, targets);
	for (size_t i = 0; i < source_count; i++)
		to->out[sources[i].person] += has_other(targets, target_count, sources[i].person);
	for (size_t i = 0; i < target_count; i++)
		to->in[targets[i].person] += has_other(sources, source_count, targets[i].person);
	if (answer->target.kind == SG_NODE_CLAIM)
		to->claims_in[answer->target.index]++;
}

static sg_status count_kind(
	sg_work *work, sg_relation_kind kind, const char *in_key, const char *out_key)
{
	degrees to = {sg_work__people_column(work, in_key), sg_work__people_column(work, out_key),
		sg_work__claims_column(work, in_key)};
	if (!to.in || !to.out || !to.claims_in)
		return sg_work__nomem(work);
	for (size_t i = 0; i < work->answers.count; i++)
		if (work->answers.items[i].kind == kind)
			count_answer(&to, &work->answers.items[i], &work->asserters);
	return SG_OK;
}

/* Weighted, in person_person; and which share of the stances towards somebody is agreement. */
static sg_status weigh_stances(sg_work *work)
{
	double *positive_in = sg_work__people_column(work, "positive_in");
	double *positive_out = sg_work__people_column(work, "positive_out");
	double *negative_in = sg_work__people_column(work, "negative_in");
	double *negative_out = sg_work__people_column(work, "negative_out");
	double *share = sg_work__people_column(work, "support_share");
	if (!positive_in || !positive_out || !negative_in || !negative_out || !share)
		return sg_work__nomem(work);
	for (size_t i = 0; i < work->direct.tie_count; i++) {
		const sg_tie *tie = &work->direct.ties[i];
		positive_out[tie->source] += tie->positive;
		negative_out[tie->source] += tie->negative;
		positive_in[tie->target] += tie->positive;
		negative_in[tie->target] += tie->negative;
	}
	for (size_t p = 0; p < work->debate->person_count; p++) {
		double all = positive_in[p] + negative_in[p];
		share[p] = all > 0 ? positive_in[p] / all : NAN;
	}
	work->positive_in = positive_in;
	work->negative_in = negative_in;
	return SG_OK;
}

static sg_status count_claims(sg_work *work)
{
	double *claims = sg_work__people_column(work, "claims");
	if (!claims)
		return sg_work__nomem(work);
	for (size_t i = 0; i < work->asserters.count; i++)
		claims[work->asserters.items[i].person]++;
	return SG_OK;
}

sg_status sg_measure__degrees(sg_work *work)
{
	sg_status st = count_kind(work, SG_AGREES, "agrees_in", "agrees_out");
	if (st == SG_OK)
		st = count_kind(work, SG_REBUTS, "rebuts_in", "rebuts_out");
	if (st == SG_OK)
		st = count_kind(work, SG_REPLIES, "replies_in", "replies_out");
	if (st == SG_OK)
		st = count_claims(work);
	return st == SG_OK ? weigh_stances(work) : st;
}
