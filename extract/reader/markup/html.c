/* A fragment of HTML, as comments and posts are made of, to plain text: tags are read one after
 * the other, and each says what it does to the text around it.
 *
 * Rejected: the tree of html/. What a fragment says does not depend on how its tags nest, dumps
 * hold millions of them, and for a comment of two paragraphs the tree takes eight times as long. */
#include "core/number.h"
#include "reader/markup/converters.h"
#include "reader/markup/entities.h"
#include "reader/markup/html_text.h"
#include "reader/markup/tags.h"

#include <stdlib.h>

typedef enum effect {
	PART,    /* stands on lines of its own, with a gap around it */
	BREAK,   /* <br> */
	QUOTE,   /* <blockquote> */
	BULLETS, /* <ul> */
	NUMBERS, /* <ol> */
	ITEM,    /* <li> */
	PRE,     /* its lines are seen as they stand */
	LINK,
	IMAGE,
	CELL,   /* of a table */
	MARKS,  /* <q> */
	SOURCE, /* <cite>: in a quotation it names who is quoted, and is not seen */
	UNSEEN, /* with all that it holds */
	RAW     /* the same, and what looks like tags in it is none */
} effect;

typedef struct element {
	const char *name;
	effect effect;
	sg_plain_gap gap;
} element;

/* In the order of their bytes; other elements do nothing. */
static const element ELEMENTS[] = {
	{"a", LINK, SG_GAP_NONE},
	{"address", PART, SG_GAP_LINE},
	{"article", PART, SG_GAP_PARAGRAPH},
	{"aside", PART, SG_GAP_PARAGRAPH},
	{"audio", UNSEEN, SG_GAP_NONE},
	{"blockquote", QUOTE, SG_GAP_PARAGRAPH},
	{"br", BREAK, SG_GAP_NONE},
	{"button", UNSEEN, SG_GAP_NONE},
	{"canvas", UNSEEN, SG_GAP_NONE},
	{"caption", PART, SG_GAP_LINE},
	{"center", PART, SG_GAP_LINE},
	{"cite", SOURCE, SG_GAP_NONE},
	{"dd", PART, SG_GAP_LINE},
	{"details", PART, SG_GAP_PARAGRAPH},
	{"div", PART, SG_GAP_LINE},
	{"dl", PART, SG_GAP_PARAGRAPH},
	{"dt", PART, SG_GAP_LINE},
	{"fieldset", PART, SG_GAP_LINE},
	{"figcaption", PART, SG_GAP_LINE},
	{"figure", PART, SG_GAP_PARAGRAPH},
	{"footer", PART, SG_GAP_LINE},
	{"form", PART, SG_GAP_LINE},
	{"h1", PART, SG_GAP_PARAGRAPH},
	{"h2", PART, SG_GAP_PARAGRAPH},
	{"h3", PART, SG_GAP_PARAGRAPH},
	{"h4", PART, SG_GAP_PARAGRAPH},
	{"h5", PART, SG_GAP_PARAGRAPH},
	{"h6", PART, SG_GAP_PARAGRAPH},
	{"head", UNSEEN, SG_GAP_NONE},
	{"header", PART, SG_GAP_LINE},
	{"hr", PART, SG_GAP_PARAGRAPH},
	{"iframe", RAW, SG_GAP_NONE},
	{"img", IMAGE, SG_GAP_NONE},
	{"li", ITEM, SG_GAP_LINE},
	{"listing", PRE, SG_GAP_PARAGRAPH},
	{"main", PART, SG_GAP_PARAGRAPH},
	{"menu", BULLETS, SG_GAP_PARAGRAPH},
	{"nav", PART, SG_GAP_LINE},
	{"noembed", RAW, SG_GAP_NONE},
	{"noframes", RAW, SG_GAP_NONE},
	{"noscript", UNSEEN, SG_GAP_NONE},
	{"ol", NUMBERS, SG_GAP_PARAGRAPH},
	{"option", PART, SG_GAP_LINE},
	{"p", PART, SG_GAP_PARAGRAPH},
	{"pre", PRE, SG_GAP_PARAGRAPH},
	{"q", MARKS, SG_GAP_NONE},
	{"script", RAW, SG_GAP_NONE},
	{"section", PART, SG_GAP_PARAGRAPH},
	{"style", RAW, SG_GAP_NONE},
	{"summary", PART, SG_GAP_LINE},
	{"svg", UNSEEN, SG_GAP_NONE},
	{"table", PART, SG_GAP_PARAGRAPH},
	{"td", CELL, SG_GAP_NONE},
	{"template", UNSEEN, SG_GAP_NONE},
	{"textarea", RAW, SG_GAP_NONE},
	{"th", CELL, SG_GAP_NONE},
	{"title", RAW, SG_GAP_NONE},
	{"tr", PART, SG_GAP_LINE},
	{"ul", BULLETS, SG_GAP_PARAGRAPH},
	{"video", UNSEEN, SG_GAP_NONE},
	{"xmp", PRE, SG_GAP_PARAGRAPH},
};

static int by_name(const void *key, const void *row)
{
	return strcmp(key, ((const element *)row)->name);
}

static const element *element_of(const sg_tag *tag)
{
	return bsearch(
		tag->name, ELEMENTS, sizeof ELEMENTS / sizeof *ELEMENTS, sizeof *ELEMENTS, by_name);
}

static bool is_void(const char *name)
{
	static const char *const names[] = {"area", "base", "br", "col", "embed", "hr", "img",
		"input", "link", "meta", "source", "track", "wbr"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(name, names[i]) == 0)
			return true;
	return false;
}

/* ---- text ----------------------------------------------------------------------------------- */

static void write_lines(sg_html_text *t, sg_slice text)
{
	for (size_t i = 0; i < text.len;) {
		const char *end = memchr(text.ptr + i, '\n', text.len - i);
		size_t len = end ? (size_t)(end - (text.ptr + i)) : text.len - i;
		sg_plain__words(t->plain, (sg_slice){text.ptr + i, len});
		if (end)
			sg_plain__break(t->plain);
		i += len + 1;
	}
}

static void write_text(sg_html_text *t, sg_slice text)
{
	if (t->skip_depth)
		return;
	if (t->pres)
		sg_plain__lines(t->plain, text);
	else if (t->keeps_lines)
		write_lines(t, text);
	else
		sg_plain__words(t->plain, text);
}

/* A text or a value, with its entities. */
static void write_spelled(sg_html_text *t, sg_slice text)
{
	for (size_t i = 0, start = 0; i <= text.len; i++) {
		const char *mark = i < text.len ? memchr(text.ptr + i, '&', text.len - i) : NULL;
		uint32_t code = 0;
		i = mark ? (size_t)(mark - text.ptr) : text.len;
		size_t len = mark ? sg_entity__at(text, i, &code) : 0;
		if (mark && !len)
			continue;
		write_text(t, (sg_slice){text.ptr + start, i - start});
		if (len && !t->skip_depth)
			sg_plain__character(t->plain, code);
		start = i + len;
		i = start - (len > 0);
	}
}

/* ---- links and images ----------------------------------------------------------------------- */

/* Length of the dots that a shortened address ends with. */
static size_t dots_of(sg_slice word)
{
	static const sg_slice dots[] = {SG_SLICE_LIT("\xE2\x80\xA6"), SG_SLICE_LIT("...")};
	for (size_t i = 0; i < 2; i++)
		if (word.len > dots[i].len && sg_slice_ends(word, dots[i]))
			return dots[i].len;
	return 0;
}

/* Does an address begin with `part`, which may lack "https://" and "www."? */
static bool begins_with(sg_slice address, sg_slice part)
{
	static const sg_slice heads[] = {SG_SLICE_EMPTY, SG_SLICE_LIT("https://"),
		SG_SLICE_LIT("http://"), SG_SLICE_LIT("www.")};
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
		if (!sg_slice_starts(address, heads[i]))
			continue;
		address = (sg_slice){address.ptr + heads[i].len, address.len - heads[i].len};
		if (sg_slice_starts_nocase(address, part))
			return true;
	}
	return false;
}

/* The link's words end: an address that the site cut is written whole. */
static void end_link(sg_html_text *t)
{
	sg_plain *p = t->plain;
	bool was_open = t->in_link;
	t->in_link = false;
	if (!was_open || p->failed || p->gap != SG_GAP_NONE || p->has_space)
		return;
	size_t start = p->len, end = p->len;
	while (start > t->link_start && !strchr(" \n", p->text[start - 1]))
		start--;
	size_t dots = dots_of((sg_slice){p->text + start, end - start});
	if (!dots)
		return;
	write_spelled(t, t->href);
	if (p->failed)
		return;
	sg_slice cut = {p->text + start, end - start - dots};
	sg_slice whole = {p->text + end, p->len - end};
	p->len = end;
	p->has_space = false;
	if (begins_with(whole, cut) && !memchr(whole.ptr, ' ', whole.len)) {
		memmove(p->text + start, whole.ptr, whole.len);
		p->len = start + whole.len;
	}
}

static void begin_link(sg_html_text *t, const sg_tag *tag)
{
	t->in_link = tag->href.len > 0;
	t->href = tag->href;
	t->link_start = t->plain->len;
}

/* Small pictures that stand for a character say so in `alt`; others are not words. */
static void write_image(sg_html_text *t, const sg_tag *tag)
{
	static const char *const classes[] = {"emoji", "Emoji", "emoticon", "custom-emoji",
		"smilie", "smiley", "wp-smiley", "emojione", "twemoji"};
	sg_slice alt = tag->alt;
	bool is_emoji =
		alt.len > 2 && alt.len < 32 &&
		(alt.ptr[0] == ':' || alt.ptr[0] == '&' || (unsigned char)alt.ptr[0] >= 0xE0) &&
		!memchr(alt.ptr, ' ', alt.len);
	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
		is_emoji = is_emoji || sg_tag__has_class(tag, classes[i]);
	if (is_emoji)
		write_spelled(t, alt);
}

/* ---- elements ------------------------------------------------------------------------------- */

static void change_lists(sg_html_text *t, const sg_tag *tag, bool is_numbered)
{
	uint64_t start = 1;
	if (tag->is_end) {
		if (t->lists)
			sg_plain__list_end(t->plain);
		t->lists -= t->lists > 0;
		return;
	}
	if (!sg_number__whole(tag->start, 1000000, &start) || !start)
		start = 1;
	sg_plain__list(t->plain, is_numbered ? (uint32_t)start : 0);
	t->lists++;
}

static void change_quotes(sg_html_text *t, bool is_end)
{
	sg_plain__part(t->plain, SG_GAP_PARAGRAPH);
	t->in_quote_title = false;
	if (!is_end) {
		t->quotes++;
		t->plain->quotes++;
	} else if (t->quotes) {
		t->quotes--;
		t->plain->quotes--;
	}
}

static void change_pre(sg_html_text *t, bool is_end)
{
	sg_plain__part(t->plain, SG_GAP_PARAGRAPH);
	if (!is_end)
		t->pres++;
	else
		t->pres -= t->pres > 0;
}

/* What stands around people's words: names over quotations, previews of linked pages. */
static bool is_furniture(sg_html_text *t, const sg_tag *tag)
{
	if (!tag->class_names.len)
		return false;
	if (t->in_quote_title && sg_tag__has_class(tag, "title"))
		return true;
	return (sg_tag__has_class(tag, "onebox") && strcmp(tag->name, "a") != 0) ||
	       sg_tag__has_class(tag, "lightbox") || sg_tag__has_class(tag, "bbCodeBlock-title") ||
	       sg_tag__has_class(tag, "quote-controls");
}

static void begin_skip(sg_html_text *t, const sg_tag *tag)
{
	memcpy(t->skipped, tag->name, sizeof t->skipped);
	t->skip_depth = 1;
}

static void change_skip(sg_html_text *t, const sg_tag *tag)
{
	if (strcmp(tag->name, t->skipped) != 0)
		return;
	t->skip_depth = tag->is_end ? t->skip_depth - 1 : t->skip_depth + 1;
}

static void apply(sg_html_text *t, const sg_tag *tag, const element *e)
{
	switch (e->effect) {
	case PART:
		sg_plain__part(t->plain, e->gap);
		break;
	case BREAK:
		sg_plain__break(t->plain);
		break;
	case QUOTE:
		change_quotes(t, tag->is_end);
		break;
	case BULLETS:
	case NUMBERS:
		change_lists(t, tag, e->effect == NUMBERS);
		break;
	case ITEM:
		if (tag->is_end)
			sg_plain__part(t->plain, SG_GAP_LINE);
		else
			sg_plain__item(t->plain);
		break;
	case PRE:
		change_pre(t, tag->is_end);
		break;
	case LINK:
		end_link(t);
		if (!tag->is_end)
			begin_link(t, tag);
		break;
	case IMAGE:
		write_image(t, tag);
		break;
	case CELL:
		t->plain->has_space = true;
		break;
	case MARKS:
		sg_plain__character(t->plain, tag->is_end ? 0x201D : 0x201C);
		break;
	case SOURCE:
		if (t->quotes && !tag->is_end)
			begin_skip(t, tag);
		break;
	case UNSEEN:
	case RAW:
		if (!tag->is_end)
			begin_skip(t, tag);
		break;
	}
}

static void take_tag(sg_html_text *t, const sg_tag *tag)
{
	const element *e = element_of(tag);
	if (t->skip_depth) {
		change_skip(t, tag);
		return;
	}
	if (e)
		apply(t, tag, e);
	if (tag->is_end || is_void(tag->name) || t->skip_depth)
		return;
	if (tag->is_hidden || is_furniture(t, tag))
		begin_skip(t, tag);
	else if (strcmp(tag->name, "aside") == 0)
		t->in_quote_title = sg_tag__has_class(tag, "quote");
}

/* Where the end tag of a skipped element stands that holds no tags; text.len if nowhere. */
static size_t raw_end(const sg_html_text *t, sg_slice text, size_t at)
{
	sg_slice name = sg_slice_of(t->skipped);
	while (at < text.len) {
		const char *mark = memchr(text.ptr + at, '<', text.len - at);
		at = mark ? (size_t)(mark - text.ptr) + 1 : text.len;
		sg_slice rest = {text.ptr + at, text.len - at};
		bool is_end = rest.len && rest.ptr[0] == '/';
		rest = (sg_slice){rest.ptr + is_end, rest.len - is_end};
		if (is_end && sg_slice_starts_nocase(rest, name))
			return at - 1;
	}
	return text.len;
}

static bool is_raw(const sg_tag *tag)
{
	const element *e = element_of(tag);
	return e && e->effect == RAW && !tag->is_end;
}

void sg_html_text__feed(sg_html_text *t, sg_slice text)
{
	bool may_be_tag = true;
	for (size_t i = 0, start = 0; i < text.len && !t->plain->failed;) {
		const char *mark = may_be_tag ? memchr(text.ptr + i, '<', text.len - i) : NULL;
		sg_tag tag;
		size_t at = mark ? (size_t)(mark - text.ptr) : text.len, end = at;
		sg_tag_sort sort = mark ? sg_tag__at(&tag, text, at, &end) : SG_TAG_COMMENT;
		may_be_tag = sort != SG_TAG_LAST;
		if (sort == SG_TAG_NONE || sort == SG_TAG_LAST) {
			i = at + 1;
			if (i < text.len)
				continue;
			at = end = text.len;
		}
		write_spelled(t, (sg_slice){text.ptr + start, at - start});
		if (sort == SG_TAG_ELEMENT) {
			take_tag(t, &tag);
			if (t->skip_depth == 1 && is_raw(&tag))
				end = raw_end(t, text, end);
		}
		i = start = end;
	}
}

/* ---- fragments ------------------------------------------------------------------------------ */

/* Is there nothing to do? */
static bool is_plain(sg_slice text)
{
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];
		bool is_second = c == ' ' && (!i || text.ptr[i - 1] == ' ' || i + 1 == text.len);
		if (c == '<' || c == '&' || c < ' ' || is_second || c == 0xC2 || c == 0xE2 ||
			c == 0xEF)
			return false;
	}
	return true;
}

static sg_status convert(sg_slice *out, sg_slice text, bool keeps_lines, sg_arena *arena)
{
	sg_plain plain = {.arena = arena};
	sg_html_text html = {.plain = &plain, .keeps_lines = keeps_lines};
	if (is_plain(text)) {
		*out = text;
		return SG_OK;
	}
	sg_html_text__feed(&html, text);
	if (plain.failed)
		return SG_E_NOMEM;
	*out = sg_plain__end(&plain);
	return SG_OK;
}

sg_status sg_markup__from_html(sg_slice *out, sg_slice text, sg_arena *arena)
{
	return convert(out, text, false, arena);
}

sg_status sg_markup__from_html_lines(sg_slice *out, sg_slice text, sg_arena *arena)
{
	return convert(out, text, true, arena);
}
