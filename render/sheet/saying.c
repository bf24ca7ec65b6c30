/* Who says it, in what role and when, and the words: ready to be wrapped. */
#include "sheet/saying.h"

#include "escape.h"
#include "text/measure.h"
#include "theme/theme.h"

enum { CLEAN_BYTES = 4096 /* of a claim: far more than a card holds */ };

sg_slice sg_saying__name(const sg_picture *picture, uint32_t person)
{
	if (picture->is_nameless)
		return (sg_slice)SG_SLICE_LIT("");
	sg_slice name =
		sg_text__clean(sg_picture__name(picture, person), CLEAN_BYTES, picture->arena);
	return name.ptr && !name.len ? (sg_slice)SG_SLICE_LIT("Speaker not named") : name;
}

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
	if (picture->is_nameless)
		return parts[1];
	if (card->is_quoted || card->is_opening || parts[0].len == 0)
		parts[2] = standing(picture, card, arena);
	return joined(arena, parts, 3, " \xC2\xB7 ");
}

/* A headline may be a hundred words: it must not push the age off the line. */
sg_slice sg_saying__role(const sg_picture *picture, const sg_card *card, double width)
{
	sg_slice all = role_of(picture, card, picture->arena);
	const sg_text_style style = sg_theme__style(sg_theme__of(picture->options), SG_TYPE_SMALL);
	static const sg_slice dot = SG_SLICE_LIT(" \xC2\xB7 ");
	if (!all.ptr || sg_text__width(all, style.size_px, false) <= width)
		return all;
	size_t cut = all.len;
	while (cut > 0 && !sg_slice_starts((sg_slice){all.ptr + cut, all.len - cut}, dot))
		cut--;
	sg_slice tail = {all.ptr + cut, all.len - cut};
	double room = width - sg_text__width(tail, style.size_px, false);
	if (cut == 0 || room < width / 3)
		return sg_text__fit(all, width, style, picture->arena);
	sg_slice parts[] = {
		sg_text__fit((sg_slice){all.ptr, cut}, room, style, picture->arena), tail};
	return joined(picture->arena, parts, 2, "");
}

sg_slice sg_saying__source(const sg_picture *picture, const sg_card *card)
{
	for (size_t i = 0; i < card->row_count; i++) {
		sg_slice url = picture->debate->claims[card->rows[i].claim].url;
		if (sg_escape__is_web_address(url))
			return url;
	}
	return (sg_slice)SG_SLICE_EMPTY;
}

/* A post's title, which pages put before its words, stands above the drawing already. */
static sg_slice without_title(const sg_debate *debate, const sg_claim *claim)
{
	sg_slice words = sg_claim_own_words(claim), title = sg_slice_trim(debate->title);
	if (claim->form != SG_CLAIM_COMMENT || !title.len || !sg_slice_starts(words, title))
		return words;
	sg_slice rest = sg_slice_trim((sg_slice){words.ptr + title.len, words.len - title.len});
	/* "Lamps" is no title of "Lampshades". */
	bool is_whole = title.len < words.len &&
			(words.ptr[title.len] == '\n' || words.ptr[title.len] == ' ');
	return is_whole && rest.len ? rest : words;
}

/* Quotation marks stand outside a claim: a direct quote gets them back. */
sg_slice sg_saying__words(const sg_picture *picture, uint32_t index)
{
	const sg_claim *claim = &picture->debate->claims[index];
	sg_slice text =
		sg_text__clean(without_title(picture->debate, claim), CLEAN_BYTES, picture->arena);
	bool is_quote = claim->form == SG_CLAIM_DIRECT_QUOTE;
	static const sg_slice open = SG_SLICE_LIT("\xE2\x80\x9C");
	if (text.ptr && text.len == 0 && claim->deleted)
		return (sg_slice)SG_SLICE_LIT("[deleted]");
	if (!is_quote || !text.ptr || sg_slice_starts(text, open) || (text.len && *text.ptr == '"'))
		return text;
	sg_slice parts[] = {open, text, SG_SLICE_LIT("\xE2\x80\x9D")};
	return joined(picture->arena, parts, 3, "");
}
