/* The grounded labelling: an argument is in when all its attackers are out, and out when one of
 * them is in. Starting from those that nobody attacks, each attack is followed once; what is
 * never reached is undecided (Dung 1995; Caminada 2006 for labels). */
#include "acceptability.h"

sg_status sg_attacks__build(
	sg_attacks *out, const sg_tie *ties, size_t tie_count, uint32_t count, sg_arena *arena)
{
	out->count = count;
	sg_status st = sg_arcs__build(&out->into, ties, tie_count, count, SG_ARCS_ATTACK, arena);
	return st == SG_OK ? sg_arcs__build(&out->from, ties, tie_count, count,
				     SG_ARCS_ATTACK | SG_ARCS_BY_SOURCE, arena)
			   : st;
}

/* Arguments that are in and whose attacks have not been followed yet. */
typedef struct accepted {
	uint32_t *node;
	uint32_t count;
} accepted;

static void accept(accepted *in, unsigned char *label, uint32_t v)
{
	label[v] = SG_ARGUMENT_IN;
	in->node[in->count++] = v;
}

/* Those whose last attacker this was are in. */
static void reject(
	accepted *in, unsigned char *label, uint32_t *live, const sg_arcs *from, uint32_t v)
{
	label[v] = SG_ARGUMENT_OUT;
	for (size_t i = from->first[v]; i < from->first[v + 1]; i++) {
		uint32_t target = from->node[i];
		if (--live[target] == 0 && label[target] == SG_ARGUMENT_UNDECIDED)
			accept(in, label, target);
	}
}

sg_status sg_grounded__label(unsigned char *label, const sg_attacks *attacks, sg_arena *scratch)
{
	const sg_arcs *from = &attacks->from;
	uint32_t *live = sg_arena_array(scratch, attacks->count, sizeof *live);
	accepted in = {sg_arena_array(scratch, attacks->count, sizeof *in.node), 0};
	if (!live || !in.node)
		return SG_E_NOMEM;
	for (uint32_t v = 0; v < attacks->count; v++) {
		live[v] = (uint32_t)(attacks->into.first[v + 1] - attacks->into.first[v]);
		label[v] = SG_ARGUMENT_UNDECIDED;
		if (live[v] == 0)
			accept(&in, label, v);
	}
	while (in.count > 0) {
		uint32_t v = in.node[--in.count];
		for (size_t i = from->first[v]; i < from->first[v + 1]; i++)
			if (label[from->node[i]] == SG_ARGUMENT_UNDECIDED)
				reject(&in, label, live, from, from->node[i]);
	}
	return SG_OK;
}
