/* The words on a card: name, role and age, claims; wrapped for the card's width. */
#include "map/place.h"

#include "sheet/saying.h"
#include "text/measure.h"

enum {
	NAME_BASELINE = 22,
	ROLE_STEP = 15,
	WORDS_STEP = 18,
	BOTTOM = 14,
	ROW_GAP = 13,
	SOME_CARDS = 16,
	MANY_CARDS = 26,
	MORE_STEP = 20
};

static const sg_text_style who_style = {13, true};

/* The more there is to draw, the less of each: a picture nobody scrolls through tells nothing. */
static size_t lines_for(const sg_picture *picture, const sg_card *card)
{
	if (card->is_opening)
		return SG_WORDS_LINES_MAX;
	if (picture->card_count > MANY_CARDS)
		return 2;
	return picture->card_count > SOME_CARDS || card->row_count > 3 ? 3 : SG_WORDS_LINES_MAX;
}

static sg_status wrap_rows(sg_picture *picture, sg_card *card, double width, double *y)
{
	bool is_first = true;
	size_t lines = lines_for(picture, card);
	for (size_t i = 0; i < card->row_count; i++) {
		sg_row *row = &card->rows[i];
		if (!row->is_shown)
			continue;
		sg_slice words = sg_saying__words(picture, row->claim);
		if (!words.ptr)
			return SG_E_NOMEM;
		sg_status st = sg_text__wrap(
			&row->words, words, width, card->style, lines, picture->arena);
		if (st != SG_OK)
			return st;
		*y += card->line_height + (is_first ? 0 : ROW_GAP);
		is_first = false;
		row->y = *y;
		if (row->words.count)
			*y += card->line_height * (double)(row->words.count - 1);
	}
	return SG_OK;
}

sg_status sg_place__measure_card(sg_picture *picture, sg_card *card)
{
	double width = card->width - SG_TEXT_LEFT - SG_TEXT_RIGHT, y = NAME_BASELINE;
	sg_slice name = sg_saying__name(picture, card->person);
	if (!name.ptr)
		return SG_E_NOMEM;
	card->style = (sg_text_style){card->is_opening ? 15 : 13, false};
	card->line_height = card->is_opening ? 21 : WORDS_STEP;
	card->who = sg_text__fit(name, width, who_style, picture->arena);
	card->role = sg_saying__role(picture, card, width);
	if (!card->who.ptr || !card->role.ptr)
		return SG_E_NOMEM;
	if (card->role.len)
		y += ROLE_STEP;
	sg_status st = wrap_rows(picture, card, width, &y);
	if (st != SG_OK)
		return st;
	if (card->hidden_count) {
		sg_buf more = SG_BUF_INIT;
		sg_buf_printf(&more, "and %zu more", card->hidden_count);
		card->more = sg_arena_copy(picture->arena, sg_buf_slice(&more));
		bool failed = more.failed || !card->more.ptr;
		sg_buf_free(&more);
		if (failed)
			return SG_E_NOMEM;
		y += MORE_STEP;
	}
	card->height = y + BOTTOM;
	return SG_OK;
}
