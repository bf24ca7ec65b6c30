/* The words on a card: name, role and age, claims; wrapped for the card's width. */
#include "map/place.h"

#include "text/measure.h"

enum {
	CLEAN_BYTES = 4096, /* of a claim: far more than four lines hold */
	NAME_BASELINE = 22,
	ROLE_STEP = 15,
	WORDS_STEP = 18,
	BOTTOM = 14,
	ROW_GAP = 13,
	SOME_CARDS = 16,
	MANY_CARDS = 26,
	MORE_STEP = 20
};

static const sg_text_style who_style = {13, true}, role_style = {11, false};

/* The parts that are not empty, with `separator` between them. A part without a pointer is one
 * for which there was no memory: the result then has none either. */
static sg_slice joined(sg_arena *arena, const sg_slice *parts, size_t count, const char *separator)
{
	size_t gap = strlen(separator), size = 0, len = 0;
	for (size_t i = 0; i < count; i++) {
		if (!parts[i].ptr)
			return (sg_slice)SG_SLICE_EMPTY;
		size += parts[i].len + gap;
	}
	char *text = sg_arena_alloc(arena, size + 1);
	for (size_t i = 0; text && i < count; i++) {
		if (parts[i].len == 0)
			continue;
		if (len) {
			memcpy(text + len, separator, gap);
			len += gap;
		}
		memcpy(text + len, parts[i].ptr, parts[i].len);
		len += parts[i].len;
	}
	return (sg_slice){text, len};
}

/* "quoted by Aya Kimura", "quoted in the article", "opening post"; empty for a plain post. */
static sg_slice standing(const sg_picture *picture, const sg_card *card, sg_arena *arena)
{
	const sg_debate *debate = picture->debate;
	if (card->quoted_by_count) {
		uint32_t by = picture->cards[card->quoted_by[0]].person;
		sg_slice parts[] = {SG_SLICE_LIT("quoted by"),
			sg_text__clean(sg_picture__name(picture, by), CLEAN_BYTES, arena),
			SG_SLICE_LIT("and others")};
		return joined(arena, parts, card->quoted_by_count > 1 ? 3 : 2, " ");
	}
	if (card->is_opening)
		return (sg_slice)SG_SLICE_LIT("opening post");
	if (card->kind != SG_CARD_VOICE)
		return (sg_slice)SG_SLICE_LIT("");
	bool is_article = card->document < debate->document_count &&
			  debate->documents[card->document].kind == SG_DOCUMENT_ARTICLE;
	return is_article ? (sg_slice)SG_SLICE_LIT("quoted in the article")
			  : (sg_slice)SG_SLICE_LIT("quoted");
}

static sg_slice role_of(const sg_picture *picture, const sg_card *card, sg_arena *arena)
{
	const sg_debate *debate = picture->debate;
	sg_slice parts[3] = {SG_SLICE_LIT(""), SG_SLICE_LIT(""), SG_SLICE_LIT("")};
	if (card->person != SG_NONE)
		parts[0] = sg_text__clean(debate->people[card->person].role, CLEAN_BYTES, arena);
	if (card->kind == SG_CARD_POST) {
		const sg_claim *claim = &debate->claims[card->rows[0].claim];
		sg_slice when = claim->age.len ? claim->age : claim->time;
		if (!claim->age.len && when.len > 10)
			when.len = 10; /* the date of an RFC 3339 time */
		parts[1] = sg_text__clean(when, CLEAN_BYTES, arena);
	}
	/* In an article everybody is quoted: say so only where no role says more. */
	if (card->is_quoted || card->is_opening || parts[0].len == 0)
		parts[2] = standing(picture, card, arena);
	return joined(arena, parts, 3, " \xC2\xB7 ");
}

/* A headline may be a hundred words: it must not push the age off the line. */
static sg_slice fit_role(const sg_picture *picture, const sg_card *card, double width)
{
	sg_slice all = role_of(picture, card, picture->arena);
	static const sg_slice dot = SG_SLICE_LIT(" \xC2\xB7 ");
	if (!all.ptr || sg_text__width(all, role_style.size_px, false) <= width)
		return all;
	size_t cut = all.len;
	while (cut > 0 && !sg_slice_starts((sg_slice){all.ptr + cut, all.len - cut}, dot))
		cut--;
	sg_slice tail = {all.ptr + cut, all.len - cut};
	double room = width - sg_text__width(tail, role_style.size_px, false);
	if (cut == 0 || room < width / 3)
		return sg_text__fit(all, width, role_style, picture->arena);
	sg_slice parts[] = {
		sg_text__fit((sg_slice){all.ptr, cut}, room, role_style, picture->arena), tail};
	return joined(picture->arena, parts, 2, "");
}

/* Quotation marks stand outside a claim: a direct quote gets them back. */
static sg_slice words_of(const sg_picture *picture, const sg_claim *claim)
{
	sg_slice text = sg_text__clean(sg_claim_own_words(claim), CLEAN_BYTES, picture->arena);
	bool is_quote = claim->form == SG_CLAIM_DIRECT_QUOTE;
	static const sg_slice open = SG_SLICE_LIT("\xE2\x80\x9C");
	if (!is_quote || !text.ptr || sg_slice_starts(text, open) || (text.len && *text.ptr == '"'))
		return text;
	sg_slice parts[] = {open, text, SG_SLICE_LIT("\xE2\x80\x9D")};
	return joined(picture->arena, parts, 3, "");
}

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
		sg_slice words = words_of(picture, &picture->debate->claims[row->claim]);
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
	sg_slice name = sg_text__clean(
		sg_picture__name(picture, card->person), CLEAN_BYTES, picture->arena);
	if (!name.ptr)
		return SG_E_NOMEM;
	if (!name.len)
		name = (sg_slice)SG_SLICE_LIT("Speaker not named");
	card->style = (sg_text_style){card->is_opening ? 15 : 13, false};
	card->line_height = card->is_opening ? 21 : WORDS_STEP;
	card->who = sg_text__fit(name, width, who_style, picture->arena);
	card->role = fit_role(picture, card, width);
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
