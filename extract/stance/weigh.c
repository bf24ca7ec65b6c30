/* Weighing. The constants were set on 20 debates whose authors marked their replies, together with
 * the project's own documents (docs/accuracy.md says how, and what that leaves open). */
#include "stance/weigh.h"

/* Shares of the labels among the replies that the classifier was trained on. */
static const double USUAL[SG_LABELS] = {0.39, 0.26, 0.35};

/* What a reply of A, B, A takes from neutral and from agreement: a third of the odds of the one is
 * left, and of the other the root of that. */
static const double RESUMED[SG_LABELS] = {1, 0.577, 0.333};

static const double DOUBT = 0.01;   /* added to each of the classifier's shares */
static const double HELD_BACK = 40; /* replies as usual that each thread is mixed with */

enum { ROUNDS = 20 };

sg_weighing sg_weighing__of(double disagree, double agree)
{
	double neutral = 1 - disagree - agree;
	return (sg_weighing){
		{disagree + DOUBT, (neutral > 0 ? neutral : 0) + DOUBT, agree + DOUBT}};
}

void sg_weighing__add(sg_weighing *w, sg_stance stance, double weight)
{
	for (int k = 0; k < SG_LABELS; k++)
		w->share[k] *= k == (int)stance + 1 ? weight : (1 - weight) / 2;
}

void sg_weighing__add_resumed(sg_weighing *w)
{
	for (int k = 0; k < SG_LABELS; k++)
		w->share[k] *= RESUMED[k];
}

static void normalise(sg_weighing *w)
{
	double sum = 0;
	for (int k = 0; k < SG_LABELS; k++)
		sum += w->share[k];
	for (int k = 0; k < SG_LABELS; k++)
		w->share[k] /= sum;
}

/* The shares if replies come as in `prior`, and not as usual. */
static sg_weighing in_light_of(const sg_weighing *w, const double *prior)
{
	sg_weighing out;
	for (int k = 0; k < SG_LABELS; k++)
		out.share[k] = w->share[k] * prior[k] / USUAL[k];
	normalise(&out);
	return out;
}

static void estimate(double *prior, const sg_weighing *items, size_t count)
{
	double sum[SG_LABELS];
	for (int k = 0; k < SG_LABELS; k++)
		sum[k] = HELD_BACK * USUAL[k];
	for (size_t i = 0; i < count; i++) {
		sg_weighing w = in_light_of(&items[i], prior);
		for (int k = 0; k < SG_LABELS; k++)
			sum[k] += w.share[k];
	}
	for (int k = 0; k < SG_LABELS; k++)
		prior[k] = sum[k] / ((double)count + HELD_BACK);
}

void sg_weighing__settle(sg_weighing *items, size_t count)
{
	double prior[SG_LABELS];
	for (int k = 0; k < SG_LABELS; k++)
		prior[k] = USUAL[k];
	for (int round = 0; round < ROUNDS; round++)
		estimate(prior, items, count);
	for (size_t i = 0; i < count; i++)
		items[i] = in_light_of(&items[i], prior);
}

sg_stance sg_weighing__best(const sg_weighing *w)
{
	const double *s = w->share;
	if (s[1] > s[0] && s[1] > s[2])
		return SG_STANCE_NEUTRAL;
	return s[0] >= s[2] ? SG_STANCE_DISAGREE : SG_STANCE_AGREE;
}
