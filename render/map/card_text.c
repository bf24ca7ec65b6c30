/* The words on a card: name, role and age, claims; wrapped for the card's width. */
#include "map/place.h"

#include "sheet/marks.h"
#include "sheet/saying.h"
#include "theme/theme.h"

enum {
	TOP = 9,          /* above a name of usual letters */
	TOP_NAMELESS = 5, /* above a line of words, which has air of its own */
	HEIGHT_MIN = 54,  /* two arrows have room at a side */
	BOTTOM = 14,
	ROW_GAP = 13,
	SOME_CARDS = 16,
	MANY_CARDS = 26,
	MORE_GAP = 5,
	SOURCE_GAP = 6
};

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

/* A line of words alone stands in the middle. @return the height of all */
static double make_room(sg_card *card, double height)
{
	for (size_t i = 0; height < HEIGHT_MIN && i < card->row_count; i++)
		card->rows[i].y += (HEIGHT_MIN - height) / 2;
	return height < HEIGHT_MIN ? HEIGHT_MIN : height;
}

sg_status sg_place__measure_card(sg_picture *picture, sg_card *card)
{
	const sg_theme *theme = sg_theme__of(picture->options);
	const sg_type type = card->is_opening ? SG_TYPE_OPENING : SG_TYPE_WORDS;
	double width = card->width - SG_TEXT_LEFT - SG_TEXT_RIGHT;
	sg_slice name = sg_saying__name(picture, card->person);
	if (!name.ptr)
		return SG_E_NOMEM;
	double y = name.len ? TOP + sg_theme__size(theme, SG_TYPE_NAME) : TOP_NAMELESS;
	card->style = sg_theme__style(theme, type);
	card->line_height = sg_theme__step(theme, type);
	double beside =
		sg_saying__source(picture, card).len ? SG_MARK_SOURCE_WIDTH + SOURCE_GAP : 0;
	card->who = sg_text__fit(
		name, width - beside, sg_theme__style(theme, SG_TYPE_NAME), picture->arena);
	card->who_y = y;
	card->role = sg_saying__role(picture, card, width);
	if (!card->who.ptr || !card->role.ptr)
		return SG_E_NOMEM;
	if (card->role.len)
		y += sg_theme__step(theme, SG_TYPE_SMALL);
	card->role_y = y;
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
		y += sg_theme__step(theme, SG_TYPE_SMALL) + MORE_GAP;
	}
	card->height = name.len ? y + BOTTOM : make_room(card, y + BOTTOM);
	return SG_OK;
}
