/* What is said of single claims: which is answered most, which stand, which unite and split. */
#include "sections.h"
#include "shorten.h"

#include <math.h>

enum { WORDS_OF_A_CLAIM = 110 };

static uint32_t find_highest(const sg_report *r, const sg_column *column)
{
	uint32_t best = SG_NONE;
	for (uint32_t c = 0; column && c < r->debate->claim_count; c++)
		if (column->values[c] > 0 &&
			(best == SG_NONE || column->values[c] > column->values[best] * (1 + 1e-9)))
			best = c;
	return best;
}

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

static void say_most(sg_report *r, const char *key, const char *opening, const char *one,
	const char *many, double least)
{
	const sg_column *column = sg_analysis_claims_column(r->analysis, key);
	uint32_t claim = find_highest(r, column);
	if (claim == SG_NONE || column->values[claim] < least)
		return;
	sg_report__open(r, SG_PIECE_ITEM, (sg_slice){NULL, 0});
	sg_report__text(r, "%s, %.0f %s: ", opening, column->values[claim],
		column->values[claim] > 1 ? many : one);
	say_claim(r, claim);
	sg_report__text(r, ".");
}

void sg_report__claims(sg_report *r)
{
	size_t before = r->count;
	sg_report__open(r, SG_PIECE_SECTION, sg_slice_of("What is said"));
	size_t opened = r->count;
	say_most(r, "replies_in", "Answered most", "reply", "replies", 2);
	say_most(r, "rebuts_in", "Rebutted most", "rebuttal", "rebuttals", 1);
	say_most(r, "agrees_in", "Agreed with most", "agreement", "agreements", 1);
	if (r->count == opened)
		r->count = before;
}
