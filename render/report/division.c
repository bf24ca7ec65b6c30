/* How far apart the camps are. */
#include "sections.h"

#include <math.h>

static double value_of(const sg_report *r, const char *key)
{
	const sg_figure *found = sg_analysis_figure(r->analysis, key);
	return found ? found->value : NAN;
}

/* Rebuttal across camps and agreement within them: what camps are made of, in shares. */
static void say_shares(sg_report *r)
{
	double across = value_of(r, "cross_camp_rebuttals");
	double within = value_of(r, "within_camp_agreements");
	if (isnan(across) && isnan(within))
		return;
	sg_report__open(r, SG_PIECE_ITEM, (sg_slice){NULL, 0});
	if (!isnan(across))
		sg_report__text(r,
			"%.0f %% of the rebuttals between people in camps go to another camp",
			100 * across);
	if (!isnan(within))
		sg_report__text(r, "%s%.0f %% of the agreements stay within one",
			isnan(across) ? "" : "; ", 100 * within);
	sg_report__text(r, " (see ");
	sg_report__see(r, "What camps say to each other");
	sg_report__text(
		r, "). Camps are found from the same stances: this tells how well they fit.");
}

/* Do people answer their own camp, or the other? */
static void say_talk(sg_report *r)
{
	double index = value_of(r, "ei_index_attention");
	if (isnan(index))
		return;
	double across = (1 + index) / 2;
	sg_report__open(r, SG_PIECE_ITEM, (sg_slice){NULL, 0});
	sg_report__text(
		r, "%.0f %% of all answers between people in camps cross camps: ", 100 * across);
	sg_report__text(r, across > 0.55   ? "people talk to the other side more than to their own"
			   : across < 0.45 ? "people talk to their own side more than to the other"
					   : "people talk to both alike");
	sg_report__text(r, " (E-I index ");
	sg_report__figure(r, index);
	sg_report__text(r, ").");
}

/* A figure of 0.6 says nothing by itself: how does it compare with the same ties drawn by lot? */
static void say_walks(sg_report *r)
{
	double rwc = value_of(r, "rwc"), z = value_of(r, "rwc_z");
	if (isnan(rwc))
		return;
	sg_report__open(r, SG_PIECE_ITEM, (sg_slice){NULL, 0});
	sg_report__text(
		r, "Random walk controversy of agreement between the two largest camps is ");
	sg_report__figure(r, rwc);
	sg_report__text(r, ", on a scale that ends at 1 where no agreement leads across");
	if (!isnan(z))
		sg_report__text(r, "; networks with the same degrees, drawn by lot, come %s",
			z > 2    ? "clearly lower"
			: z < -2 ? "clearly higher"
				 : "as high");
	sg_report__text(r, ".");
}

void sg_report__division(sg_report *r)
{
	sg_report__open(r, SG_PIECE_SECTION, sg_slice_of("How far apart the camps are"));
	say_shares(r);
	say_talk(r);
	say_walks(r);
}
