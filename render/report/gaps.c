/* What could not be measured and why, and what is only an estimate: a report that leaves a number
 * out without a word lets readers believe that there was nothing to find. */
#include "sections.h"

#include <math.h>

/* Why a figure may be missing; others: there was too little. */
static const struct {
	const char *key, *why;
} reasons[] = {
	{"rebuttal_share", "nobody agrees with or rebuts anybody"},
	{"density", "there are fewer than two people"},
	{"reciprocity", "nobody answers anybody"},
	{"balanced_triangle_share", "no three people all stand to each other"},
	{"balance", "no two people stand to each other"},
};

static const char *reason_of(sg_slice key)
{
	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
		if (sg_slice_eq(key, sg_slice_of(reasons[i].key)))
			return reasons[i].why;
	return NULL;
}

static void say_key(sg_report *r, sg_slice key)
{
	sg_report__text(r, "\xE2\x80\x9C");
	for (size_t start = 0, end; start < key.len; start = end + 1) {
		for (end = start; end < key.len && key.ptr[end] != '_'; end++)
			continue;
		sg_report__text(r, "%s%.*s", start ? " " : "", (int)(end - start), key.ptr + start);
	}
	sg_report__text(r, "\xE2\x80\x9D");
}

static bool is_void(const sg_column *column, size_t rows)
{
	for (size_t i = 0; i < rows; i++)
		if (!isnan(column->values[i]))
			return false;
	return true;
}

/* Begins the list at the first of its members. */
static void open_list(sg_report *r, size_t *said, const char *opening)
{
	if ((*said)++ == 0) {
		sg_report__open(r, SG_PIECE_ITEM, (sg_slice){NULL, 0});
		sg_report__text(r, "%s", opening);
	} else {
		sg_report__text(r, ", ");
	}
}

static void say_missing(sg_report *r)
{
	static const char opening[] = "Not measured, because there was too little for it: ";
	const sg_analysis *a = r->analysis;
	size_t said = 0;
	for (size_t i = 0; i < a->debate_count; i++) {
		if (!isnan(a->debate[i].value))
			continue;
		const char *why = reason_of(a->debate[i].key);
		open_list(r, &said, opening);
		say_key(r, a->debate[i].key);
		if (why)
			sg_report__text(r, " (%s)", why);
	}
	for (size_t i = 0; i < a->people_count; i++) {
		if (!is_void(&a->people[i], r->debate->person_count))
			continue;
		open_list(r, &said, opening);
		say_key(r, a->people[i].key);
		sg_report__text(r, " of any person");
	}
	for (size_t i = 0; i < a->claims_count; i++) {
		if (!is_void(&a->claims[i], r->debate->claim_count))
			continue;
		open_list(r, &said, opening);
		say_key(r, a->claims[i].key);
		sg_report__text(r, " of any claim");
	}
	if (said)
		sg_report__text(r, ".");
}

static void say_estimates(sg_report *r)
{
	const sg_analysis *a = r->analysis;
	size_t said = 0;
	for (size_t i = 0; i < a->debate_count; i++) {
		if (a->debate[i].is_exact || isnan(a->debate[i].value))
			continue;
		open_list(r, &said, "Estimates or bounds, not exact values: ");
		say_key(r, a->debate[i].key);
	}
	if (said)
		sg_report__text(r, ".");
}

void sg_report__gaps(sg_report *r)
{
	sg_report__open(r, SG_PIECE_SECTION, sg_slice_of("What was too small to measure"));
	say_missing(r);
	say_estimates(r);
}
