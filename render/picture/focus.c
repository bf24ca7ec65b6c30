/* The focus: found by id or by name; then a walk along the links, one step at a time. */
#include "picture/focus.h"

#include <stdlib.h>

static const char hint[] = "give a name as the drawing shows it, or an id such as p3 or c12";

/* "p3" -> 2; SG_NONE if it is no such id, or out of range. */
static uint32_t index_of_id(const char *name, char letter, size_t count)
{
	char *end;
	if (name[0] != letter || name[1] < '1' || name[1] > '9')
		return SG_NONE;
	unsigned long n = strtoul(name + 1, &end, 10);
	return *end == '\0' && n <= count ? (uint32_t)(n - 1) : SG_NONE;
}

static bool is_name_of(const sg_person *person, sg_slice name)
{
	bool found =
		sg_slice_eq_nocase(person->label, name) || sg_slice_eq_nocase(person->handle, name);
	for (size_t i = 0; !found && i < person->alias_count; i++)
		found = sg_slice_eq_nocase(person->aliases[i], name);
	return found;
}

static bool has_word(const sg_person *person, sg_slice word)
{
	sg_slice left = person->label;
	while (left.len) {
		size_t n = 0;
		while (n < left.len && left.ptr[n] != ' ')
			n++;
		if (sg_slice_eq_nocase((sg_slice){left.ptr, n}, word))
			return true;
		n += n < left.len;
		left = (sg_slice){left.ptr + n, left.len - n};
	}
	return false;
}

/* The one person for whom it holds; SG_NONE for none, `*is_several` for more. */
static uint32_t only_one(const sg_debate *debate, sg_slice name,
	bool (*holds)(const sg_person *, sg_slice), bool *is_several)
{
	uint32_t found = SG_NONE;
	*is_several = false;
	for (uint32_t i = 0; i < debate->person_count; i++) {
		if (!holds(&debate->people[i], name))
			continue;
		*is_several = found != SG_NONE;
		if (*is_several)
			return SG_NONE;
		found = i;
	}
	return found;
}

sg_status sg_focus__find(sg_picture *picture, const char *name, sg_error *err)
{
	const sg_debate *debate = picture->debate;
	uint32_t claim = index_of_id(name, 'c', debate->claim_count);
	uint32_t person = index_of_id(name, 'p', debate->person_count);
	bool is_several = false;
	if (claim != SG_NONE && picture->claim_port[claim].card != SG_NONE) {
		picture->focus_node = sg_node_claim(claim);
		picture->focus = sg_slice_of(name);
		return SG_OK;
	}
	if (person == SG_NONE)
		person = only_one(debate, sg_slice_of(name), is_name_of, &is_several);
	if (person == SG_NONE && !is_several)
		person = only_one(debate, sg_slice_of(name), has_word, &is_several);
	if (is_several)
		return sg_fail(
			err, SG_E_UNKNOWN, 0, "several people go by the name of the focus", hint);
	if (person == SG_NONE || picture->person_card[person] == SG_NONE)
		return sg_fail(err, SG_E_UNKNOWN, 0, "nobody goes by the name of the focus", hint);
	picture->focus_node = sg_node_person(person);
	picture->focus = sg_picture__name(picture, person);
	return SG_OK;
}

/* ---- steps ------------------------------------------------------------------------------ */

typedef struct walk {
	uint32_t *steps, *queue;
	size_t head, tail;
	size_t *first;        /* per card: where its neighbours start; one more than cards */
	uint32_t *neighbours; /* both ends of each link */
} walk;

static void reach(walk *w, uint32_t card, uint32_t steps)
{
	if (w->steps[card] != SG_NONE)
		return;
	w->steps[card] = steps;
	w->queue[w->tail++] = card;
}

static sg_status list_neighbours(walk *w, const sg_picture *picture)
{
	size_t cards = picture->card_count, *at;
	w->first = sg_arena_array(picture->arena, cards + 2, sizeof *w->first);
	w->neighbours =
		sg_arena_array(picture->arena, 2 * picture->link_count, sizeof *w->neighbours);
	if (!w->first || !w->neighbours)
		return SG_E_NOMEM;
	at = w->first + 1;
	for (size_t i = 0; i < picture->link_count; i++) {
		at[picture->links[i].from.card + 1]++;
		at[picture->links[i].to.card + 1]++;
	}
	for (size_t i = 1; i <= cards; i++)
		at[i] += at[i - 1];
	/* Filling moves each start to its end: w->first is then what it should be. */
	for (size_t i = 0; i < picture->link_count; i++) {
		uint32_t a = picture->links[i].from.card, b = picture->links[i].to.card;
		w->neighbours[at[a]++] = b;
		w->neighbours[at[b]++] = a;
	}
	return SG_OK;
}

static bool is_seed(const sg_picture *picture, uint32_t card)
{
	sg_node focus = picture->focus_node;
	return focus.kind == SG_NODE_CLAIM ? picture->claim_port[focus.index].card == card
					   : picture->cards[card].person == focus.index;
}

uint32_t *sg_focus__steps(const sg_picture *picture, size_t most)
{
	walk w = {0};
	w.steps = sg_arena_array(picture->arena, picture->card_count, sizeof *w.steps);
	w.queue = sg_arena_array(picture->arena, picture->card_count, sizeof *w.queue);
	if (!w.steps || !w.queue || list_neighbours(&w, picture) != SG_OK)
		return NULL;
	for (uint32_t i = 0; i < picture->card_count; i++)
		w.steps[i] = SG_NONE;
	for (uint32_t i = 0; i < picture->card_count; i++)
		if (is_seed(picture, i))
			reach(&w, i, 0);
	while (w.head < w.tail) {
		uint32_t card = w.queue[w.head++];
		if (w.steps[card] >= most)
			break;
		for (size_t i = w.first[card]; i < w.first[card + 1]; i++)
			reach(&w, w.neighbours[i], w.steps[card] + 1);
	}
	return w.steps;
}
