/* What camps think of a claim, as numbers.
 *
 * Two kinds of smoothed share are used. Jeffreys' (x + 1/2) / (n + 1) is ours. Laplace's
 * (x + 1) / (n + 2) stands in the formulas of Polis (Small, Bjorkegren, Erkkilä, Shaw and Megill
 * 2021), whose group-informed consensus is a product over groups; the geometric mean makes
 * claims comparable that different numbers of camps took a view on. */
#include "camp_views.h"

#include <math.h>

static double jeffreys(uint32_t part, uint32_t whole)
{
	return (part + 0.5) / (whole + 1.0);
}

static double laplace(uint32_t part, uint32_t whole)
{
	return (part + 1.0) / (whole + 2.0);
}

static double agree_share(const sg_camp_views *camp)
{
	return jeffreys(camp->agree, camp->seen);
}

/* ---- consensus and bridging ----------------------------------------------------------------- */

double sg_camp_views__consensus(const sg_camp_views *camps, size_t count)
{
	double sum = 0;
	for (size_t i = 0; i < count; i++) {
		double disagree = jeffreys(camps[i].disagree, camps[i].seen);
		sum += log(agree_share(&camps[i])) + log1p(-disagree);
	}
	return exp(sum / (double)count);
}

double sg_camp_views__polis_consensus(const sg_camp_views *camps, size_t count)
{
	double product = 1;
	for (size_t i = 0; i < count; i++)
		product *= laplace(camps[i].agree, camps[i].seen);
	return product;
}

double sg_camp_views__bridging(const sg_camp_views *camps, size_t count)
{
	double sum = 0;
	uint32_t agree = 0;
	for (size_t i = 0; i < count; i++) {
		sum += log(jeffreys(camps[i].agree, camps[i].size));
		agree += camps[i].agree;
	}
	return agree >= SG_BRIDGING_MIN ? exp(sum / (double)count) : NAN;
}

uint32_t sg_camp_views__least_support(const sg_camp_views *camps, size_t count)
{
	uint32_t least = camps[0].agree;
	for (size_t i = 1; i < count; i++)
		least = camps[i].agree < least ? camps[i].agree : least;
	return least;
}

/* ---- uniting and splitting ------------------------------------------------------------------ */

double sg_camp_views__unites(const sg_camp_views *camps, size_t count)
{
	double agree = 1, disagree = 1;
	for (size_t i = 0; i < count; i++) {
		agree = fmin(agree, agree_share(&camps[i]));
		disagree = fmin(disagree, jeffreys(camps[i].disagree, camps[i].seen));
	}
	return fmax(agree, disagree);
}

/* Of equal shares, the one more people stand behind. */
static bool is_further(const sg_camp_views *a, const sg_camp_views *b, int sign)
{
	double difference = sign * (agree_share(a) - agree_share(b));
	return difference > 0 || (!(difference < 0) && a->seen > b->seen);
}

/* Is the camp's majority for the claim (sign 1) or against it (sign -1)? */
static bool is_on_side(const sg_camp_views *camp, int sign)
{
	return jeffreys(sign > 0 ? camp->agree : camp->disagree, camp->seen) > 0.5;
}

/* The camp most for the claim (sign 1) or least (sign -1), of those on that side; or NULL. */
static const sg_camp_views *extreme(const sg_camp_views *camps, size_t count, int sign)
{
	const sg_camp_views *out = NULL;
	for (size_t i = 0; i < count; i++)
		if (is_on_side(&camps[i], sign) && (!out || is_further(&camps[i], out, sign)))
			out = &camps[i];
	return out;
}

double sg_camp_views__splits(const sg_camp_views *camps, size_t count)
{
	double most = 0, least = 1;
	for (size_t i = 0; i < count; i++) {
		most = fmax(most, agree_share(&camps[i]));
		least = fmin(least, agree_share(&camps[i]));
	}
	return most - least;
}

static bool is_split(const sg_camp_views *camps, size_t count)
{
	const sg_camp_views *most = extreme(camps, count, 1), *least = extreme(camps, count, -1);
	return most && least &&
	       sg_camp_views__two_prop_test(most->agree, most->seen, least->agree, least->seen) >
		       SG_Z_90;
}

static bool is_united(const sg_camp_views *camps, size_t count)
{
	uint32_t agree = 0, disagree = 0, seen = 0;
	if (!(sg_camp_views__unites(camps, count) > 0.5))
		return false;
	for (size_t i = 0; i < count; i++) {
		agree += camps[i].agree;
		disagree += camps[i].disagree;
		seen += camps[i].seen;
	}
	return sg_camp_views__prop_test(agree > disagree ? agree : disagree, seen) > SG_Z_90;
}

sg_camps_verdict sg_camp_views__verdict(const sg_camp_views *camps, size_t count)
{
	if (is_split(camps, count))
		return SG_CAMPS_SPLIT;
	return is_united(camps, count) ? SG_CAMPS_UNITED : SG_CAMPS_MIXED;
}

/* ---- tests ---------------------------------------------------------------------------------- */

double sg_camp_views__prop_test(uint32_t part, uint32_t whole)
{
	double n = whole + 1.0;
	return 2 * sqrt(n) * ((part + 1.0) / n - 0.5);
}

double sg_camp_views__two_prop_test(
	uint32_t part, uint32_t whole, uint32_t other_part, uint32_t other_whole)
{
	double x = part + 1.0, n = whole + 1.0, y = other_part + 1.0, m = other_whole + 1.0;
	double pooled = (x + y) / (n + m);
	if (!(pooled < 1))
		return 0;
	return (x / n - y / m) / sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
}

/* ---- claims that stand for a camp ----------------------------------------------------------- */

/* The statistic of `part` of a camp's `seen` beside the rest; 0 if not significant. */
static double representativeness(
	uint32_t part, uint32_t seen, uint32_t rest_part, uint32_t rest_seen)
{
	double majority = sg_camp_views__prop_test(part, seen);
	double difference = sg_camp_views__two_prop_test(part, seen, rest_part, rest_seen);
	if (!(majority > SG_Z_90) || !(difference > SG_Z_90))
		return 0;
	double share = laplace(part, seen);
	return share / laplace(rest_part, rest_seen) * difference * share * majority;
}

static void keep_larger(sg_representative *best, uint32_t camp, double statistic)
{
	double difference = fabs(statistic) - fabs(best->statistic);
	if (difference > 0 || (fabs(statistic) > 0 && !(difference < 0) && camp < best->camp))
		*best = (sg_representative){camp, statistic};
}

sg_representative sg_camp_views__representative(const sg_camp_views *camps, size_t count)
{
	sg_representative best = {UINT32_MAX, 0};
	uint32_t agree = 0, disagree = 0, seen = 0;
	for (size_t i = 0; i < count; i++) {
		agree += camps[i].agree;
		disagree += camps[i].disagree;
		seen += camps[i].seen;
	}
	for (size_t i = 0; i < count; i++) {
		const sg_camp_views *c = &camps[i];
		uint32_t rest = seen - c->seen;
		if (c->seen < SG_CAMP_HEARD_MIN || rest < SG_CAMP_HEARD_MIN)
			continue;
		keep_larger(&best, c->camp,
			representativeness(c->agree, c->seen, agree - c->agree, rest));
		keep_larger(&best, c->camp,
			-representativeness(c->disagree, c->seen, disagree - c->disagree, rest));
	}
	return best;
}
