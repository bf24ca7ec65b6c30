/* Notes on figures, for readers who do not know the field's terms; definitions with sources stand
 * in docs/analysis.md. A figure that explains itself needs no row. */
#include "notes.h"

static const struct {
	const char *key, *note;
} notes[] = {
	{"rebuttal_share", "of all stances"},
	{"density", "share of pairs of people with any answer between them"},
	{"reciprocity", "share of those pairs in which both answer"},
	{"people_with_stance", "with a tie in the network that camps are found in"},
	{"components", "parts of the debate that nobody connects by answering"},
	{"largest_component", "people in the largest part"},
	{"betweenness_sources", "people whose shortest ways were counted"},
	{"closeness_sources", "people whose distances were taken"},
	{"degeneracy", "the densest group: everybody in it has answers with so many of it"},
	{"eigenvalue", "of the network of answers"},
	{"signed_eigenvalue", "of the network of agreement and rebuttal"},
	{"triangles", "groups of three who all stand to each other"},
	{"triangles_ppp", "three friends"},
	{"triangles_ppn", "two foes with a friend in common: out of balance"},
	{"triangles_pnn", "two friends with a foe in common"},
	{"triangles_nnn", "three foes: out of balance"},
	{"balanced_triangle_share", "where friends of friends are friends, foes of foes too"},
	{"balanced_triangle_share_z",
		"the same against signs dealt by lot: above 2 is more than chance"},
	{"walk_balance", "balance of all closed walks: 1 if everything fits two sides"},
	{"frustration", "weight of the stances that go against the best two sides"},
	{"frustration_lower", "no split has less than this"},
	{"balance", "1 if everything fits two sides, 0 if nothing does"},
	{"camp_disagreement", "weight of the stances that go against the camps"},
	{"cluster_disagreement", "the least that any number of camps can have"},
	{"camp_share_runs", "how often ties were resampled"},
	{"ei_index", "agreement across camps against within: 1 only across, -1 only within"},
	{"ei_index_attention", "the same of answers of any kind"},
	{"adaptive_ei", "the same, corrected for the sizes of camps"},
	{"camp_modularity", "agreement within camps beyond what chance would give"},
	{"camp_assortativity", "the same, 1 if all agreement stays within camps"},
	{"boundary_polarization", "above 0 where people at the border lean inwards"},
	{"dipole_polarization", "how far opinions that spread from the hubs end apart, 0 to 1"},
	{"rwc", "random walk controversy: 1 if walks stay on their side"},
	{"rwc_attention", "the same on answers of any kind"},
	{"rwc_z", "the same against networks drawn by lot: above 2 is more than chance"},
	{"cross_camp_rebuttals", "share of rebuttals that go to another camp"},
	{"within_camp_agreements", "share of agreements that stay in a camp"},
	{"claims_with_views", "claims on which three people or more take a stance"},
	{"claims_between_camps", "claims on which two camps are heard"},
	{"consensus_claims", "of those, claims that unite the camps"},
	{"divisive_claims", "and that split them"},
	{"claims_in", "claims that stand: not rebutted, or only by claims that fall"},
	{"claims_out", "claims that fall: rebutted by one that stands"},
	{"claims_undecided", "claims in circles of rebuttal that nothing decides"},
	{"preferred_extensions", "largest sets of claims that defend themselves"},
	{"stable_extensions", "sets of claims that leave nothing undecided"},
	{"stances_outside_arguments", "of people or towards people: no part of which claims stand"},
	{"strength_converged", "1 if the strength of all claims could be told"},
	{"strength_iterations", "rounds that claims in circles took"},
	{"strength_dfquad_converged", "the same of the other strength"},
	{"strength_dfquad_iterations", "rounds of the other strength"},
};

sg_slice sg_report__note(sg_slice key)
{
	for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
		if (sg_slice_eq(key, sg_slice_of(notes[i].key)))
			return sg_slice_of(notes[i].note);
	return (sg_slice){NULL, 0};
}
