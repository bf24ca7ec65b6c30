/* What a debate is like before anything is left out of it: the post that it hangs on, whether it
 * is an interview, how much of everything there is. */
#include "picture/picture.h"

#include <math.h>

static bool is_turn(const sg_picture *picture, uint32_t card)
{
	const sg_row *row = &picture->cards[card].rows[0];
	return picture->debate->claims[row->claim].form == SG_CLAIM_TURN;
}

/* The post at the top of the thread a card is in. Tops that are known already end the climb, so
 * that all of them together cost one step per card; a loop of replies ends at any of its cards. */
static uint32_t find_top(const sg_picture *picture, uint32_t *top, uint32_t card)
{
	uint32_t at = card, found;
	for (size_t n = 0; n < picture->card_count && top[at] == SG_NONE; n++) {
		if (picture->cards[at].parent == SG_NONE)
			break;
		at = picture->cards[at].parent;
	}
	found = top[at] != SG_NONE ? top[at] : at;
	for (at = card; at != SG_NONE && top[at] == SG_NONE; at = picture->cards[at].parent)
		top[at] = found;
	return found;
}

/* One post that the debate hangs on: it answers nothing, and most others hang under it. */
static sg_status find_opening(sg_picture *picture)
{
	size_t count = picture->card_count, posts = 0;
	uint32_t *top = sg_arena_array(picture->arena, count, sizeof *top);
	size_t *below = sg_arena_array(picture->arena, count, sizeof *below);
	if (!top || !below)
		return SG_E_NOMEM;
	picture->opening = SG_NONE;
	for (size_t i = 0; i < count; i++)
		top[i] = SG_NONE;
	for (uint32_t i = 0; i < count; i++) {
		if (picture->cards[i].kind != SG_CARD_POST)
			continue;
		posts++;
		below[find_top(picture, top, i)]++;
	}
	for (uint32_t i = 0; i < count; i++)
		if (picture->cards[i].kind == SG_CARD_POST && picture->cards[i].parent == SG_NONE &&
			below[i] >= 2 && below[i] * 2 > posts && !is_turn(picture, i))
			picture->opening = i;
	picture->starter = SG_NONE;
	if (picture->opening != SG_NONE) {
		picture->cards[picture->opening].is_opening = true;
		picture->starter = picture->cards[picture->opening].person;
	}
	return SG_OK;
}

/* The two who take turns in an interview; 0 if it is none. */
static size_t interview_speakers(const sg_picture *picture, uint32_t *speakers)
{
	size_t count = 0;
	for (size_t i = 0; i < picture->card_count; i++) {
		const sg_card *card = &picture->cards[i];
		if (card->rows &&
			picture->debate->claims[card->rows[0].claim].form != SG_CLAIM_TURN &&
			card->kind == SG_CARD_POST)
			return 0;
		if (card->kind != SG_CARD_POST || card->person == SG_NONE)
			continue;
		size_t k = 0;
		while (k < count && speakers[k] != card->person)
			k++;
		if (k == SG_ASKERS_MAX)
			return 0;
		if (k == count)
			speakers[count++] = card->person;
	}
	return count == SG_ASKERS_MAX ? count : 0;
}

/* Speakers and those spoken about, and claims: of the whole debate. */
static sg_status count_all(sg_picture *picture)
{
	bool *seen = sg_arena_array(picture->arena, picture->debate->person_count, sizeof *seen);
	if (!seen)
		return SG_E_NOMEM;
	for (size_t i = 0; i < picture->card_count; i++) {
		const sg_card *card = &picture->cards[i];
		picture->claims += card->row_count;
		if (card->person != SG_NONE && !seen[card->person]) {
			seen[card->person] = true;
			picture->people++;
		}
	}
	return SG_OK;
}

/* Where everybody is as central as everybody else it says nothing. */
static void find_centrality(sg_picture *picture)
{
	const sg_analysis *analysis = picture->debate->analysis;
	const double *values = NULL;
	double least = INFINITY, most = 0;
	for (size_t i = 0; analysis && i < analysis->people_count; i++)
		if (sg_slice_eq(analysis->people[i].key, (sg_slice)SG_SLICE_LIT("pagerank")))
			values = analysis->people[i].values;
	for (size_t i = 0; values && i < picture->debate->person_count; i++) {
		if (isnan(values[i]))
			continue;
		least = fmin(least, values[i]);
		most = fmax(most, values[i]);
	}
	if (most > least) {
		picture->centrality = values;
		picture->most_central = most;
	}
}

sg_status sg_picture__survey(sg_picture *picture)
{
	sg_status st = find_opening(picture);
	picture->is_interview = interview_speakers(picture, picture->askers) > 0;
	for (size_t i = 0; i < SG_ASKERS_MAX && !picture->is_interview; i++)
		picture->askers[i] = SG_NONE;
	find_centrality(picture);
	if (st == SG_OK)
		st = count_all(picture);
	picture->is_nameless = picture->claims && picture->people == 0;
	return st;
}
