/* What stands around the cards: title and counts above, legend, source and notes below. */
#include "escape.h"
#include "svg_parts.h"
#include "text/measure.h"

#include <math.h>

enum {
	TITLE_SIZE = 22,
	TITLE_STEP = 28,
	TITLE_BASELINE = 46,
	SUBTITLE_STEP = 23,
	CARDS_STEP = 22,
	KEY_STEP = 20,
	TITLE_LINES_MAX = 3,
	SUBTITLE_LINES_MAX = 3,
	SOURCES_NAMED_MAX = 3
};

static const sg_text_style title_style = {TITLE_SIZE, true}, subtitle_style = {13, false},
			   key_style = {12, false};

static sg_slice file_name(sg_slice path)
{
	static const sg_slice scheme = SG_SLICE_LIT("://");
	if (sg_slice_find(path, scheme) < path.len)
		return path;
	for (size_t i = path.len; i-- > 0;)
		if (path.ptr[i] == '/')
			return (sg_slice){path.ptr + i + 1, path.len - i - 1};
	return path;
}

/* The one who answers in an interview; SG_NONE. */
static uint32_t interviewed(const sg_picture *picture)
{
	for (size_t i = 0; picture->is_interview && i < picture->card_count; i++) {
		const sg_card *card = &picture->cards[i];
		if (card->kind == SG_CARD_POST && card->person != picture->asker)
			return card->person;
	}
	return SG_NONE;
}

/* The debate's title, or what stands for one; never empty. */
static sg_slice title_of(const sg_picture *picture)
{
	const sg_debate *debate = picture->debate;
	if (sg_slice_trim(debate->title).len)
		return sg_slice_trim(debate->title);
	for (size_t i = 0; i < debate->document_count; i++)
		if (sg_slice_trim(debate->documents[i].title).len)
			return sg_slice_trim(debate->documents[i].title);
	sg_buf text = SG_BUF_INIT;
	sg_buf_puts(&text, picture->is_interview ? "An interview" : "A debate");
	uint32_t guest = interviewed(picture);
	if (guest != SG_NONE) {
		sg_buf_puts(&text, " with ");
		sg_buf_add(&text, sg_picture__name(picture, guest));
	}
	if (picture->opening != SG_NONE && picture->cards[picture->opening].person != SG_NONE) {
		sg_buf_puts(&text, " started by ");
		sg_buf_add(
			&text, sg_picture__name(picture, picture->cards[picture->opening].person));
	}
	sg_slice copy = sg_arena_copy(picture->arena, sg_buf_slice(&text));
	sg_buf_free(&text);
	return copy;
}

/* "from 1 thread and 2 articles" */
static void write_documents(sg_buf *out, const sg_debate *debate)
{
	static const char *const many[] = {
		"threads", "articles", "interviews", "transcripts", "mailing lists", "tables"};
	static const char *const one[] = {
		"thread", "article", "interview", "transcript", "mailing list", "table"};
	size_t count[6] = {0}, kinds = 0, written = 0;
	for (size_t i = 0; i < debate->document_count; i++)
		kinds += count[debate->documents[i].kind]++ == 0;
	for (size_t k = 0; k < 6; k++) {
		if (count[k] == 0)
			continue;
		sg_buf_puts(out, written == 0           ? " \xC2\xB7 from "
				 : written + 1 == kinds ? " and "
							: ", ");
		sg_svg__count(out, count[k], one[k], many[k]);
		written++;
	}
}

static void write_counts(sg_buf *out, const sg_picture *p)
{
	sg_svg__count(out, p->people, "person", "people");
	sg_buf_puts(out, ", ");
	sg_svg__count(out, p->claims, "claim", "claims");
	if (p->agreements + p->rebuttals == 0)
		sg_buf_puts(out, ", no agreement or rebuttal found");
	if (p->agreements) {
		sg_buf_puts(out, ", ");
		sg_svg__count(out, p->agreements, "agreement", "agreements");
	}
	if (p->rebuttals) {
		sg_buf_puts(out, ", ");
		sg_svg__count(out, p->rebuttals, "rebuttal", "rebuttals");
	}
	write_documents(out, p->debate);
}

static sg_status wrap_subtitle(const sg_picture *picture, sg_svg_head *head, double width)
{
	sg_buf text = SG_BUF_INIT;
	write_counts(&text, picture);
	sg_slice copy = sg_arena_copy(picture->arena, sg_buf_slice(&text));
	bool failed = text.failed || !copy.ptr;
	sg_buf_free(&text);
	return failed ? SG_E_NOMEM
		      : sg_text__wrap(&head->subtitle, copy, width, subtitle_style,
				SUBTITLE_LINES_MAX, picture->arena);
}

sg_status sg_svg__measure_head(const sg_picture *picture, sg_svg_head *head, double *height)
{
	const double width = picture->width - 2 * SG_PAGE_MARGIN - 8;
	head->name = title_of(picture);
	sg_slice text = sg_text__clean(head->name, 1024, picture->arena);
	if (!head->name.ptr || !text.ptr)
		return SG_E_NOMEM;
	sg_status st = sg_text__wrap(
		&head->title, text, width, title_style, TITLE_LINES_MAX, picture->arena);
	if (st == SG_OK)
		st = wrap_subtitle(picture, head, width);
	*height = TITLE_BASELINE + TITLE_STEP * ((double)head->title.count - 1) +
		  SUBTITLE_STEP * (double)head->subtitle.count + CARDS_STEP;
	return st;
}

void sg_svg__head(sg_svg *svg, const sg_svg_head *head)
{
	double y = TITLE_BASELINE;
	for (size_t i = 0; i < head->title.count; i++, y += TITLE_STEP) {
		sg_svg_text at = {"h1", SG_PAGE_MARGIN + 4, y, 0};
		if (head->title.is_rtl)
			at.rtl_x = svg->picture->width - SG_PAGE_MARGIN - 4;
		sg_svg__text(svg->out, at, head->title.items[i]);
	}
	y += SUBTITLE_STEP - TITLE_STEP;
	for (size_t i = 0; i < head->subtitle.count; i++, y += SUBTITLE_STEP)
		sg_svg__text(svg->out, (sg_svg_text){"h2", SG_PAGE_MARGIN + 4, y, 0},
			head->subtitle.items[i]);
}

/* The two who rebut each other most, as card indices; false if nobody does. */
static bool sharpest_pair(const sg_picture *picture, uint32_t *a, uint32_t *b)
{
	size_t best = 0;
	for (size_t i = 0; i < picture->link_count; i++) {
		const sg_link *link = &picture->links[i];
		uint32_t p = picture->cards[link->from.card].person;
		uint32_t q = picture->cards[link->to.card].person;
		if (link->kind != SG_REBUTS || p == q)
			continue;
		size_t n = 0;
		for (size_t k = 0; k < picture->link_count; k++) {
			const sg_link *other = &picture->links[k];
			uint32_t r = picture->cards[other->from.card].person;
			uint32_t s = picture->cards[other->to.card].person;
			if (other->kind == SG_REBUTS)
				n += (r == p && s == q ? 1u : 0u) + (r == q && s == p ? 2u : 0u);
		}
		if (n > best) {
			best = n;
			*a = p;
			*b = q;
		}
	}
	return best > 1;
}

void sg_svg__description(sg_svg *svg)
{
	const sg_picture *picture = svg->picture;
	const sg_analysis *analysis = picture->debate->analysis;
	uint32_t a, b;
	sg_buf_puts(svg->out, "A map of a debate: ");
	write_counts(svg->out, picture);
	sg_buf_putc(svg->out, '.');
	for (size_t i = 0; analysis && i < analysis->camp_count && i < SG_CAMPS_DRAWN_MAX; i++) {
		sg_buf_putc(svg->out, ' ');
		sg_escape__xml(svg->out, analysis->camps[i].label);
		sg_buf_puts(svg->out, ": ");
		sg_svg__count(svg->out, analysis->camps[i].size, "person", "people");
		sg_buf_putc(svg->out, '.');
	}
	if (!sharpest_pair(picture, &a, &b))
		return;
	sg_buf_puts(svg->out, " The sharpest exchange is between ");
	sg_escape__xml(svg->out, sg_picture__name(picture, a));
	sg_buf_puts(svg->out, " and ");
	sg_escape__xml(svg->out, sg_picture__name(picture, b));
	sg_buf_putc(svg->out, '.');
}

/* ---- below the cards -------------------------------------------------------------------- */

typedef struct legend {
	sg_svg *svg;
	double x, y;
} legend;

static void add_key(legend *l, sg_relation_kind kind, bool is_sure, const char *words)
{
	double width = SG_SVG_SAMPLE_WIDTH + 10 + sg_text__width(sg_slice_of(words), 12, false);
	if (l->x + width > l->svg->picture->width - SG_PAGE_MARGIN && l->x > SG_PAGE_MARGIN + 4) {
		l->x = SG_PAGE_MARGIN + 4;
		l->y += KEY_STEP + 8;
	}
	sg_svg__sample(l->svg, kind, is_sure, l->x, l->y);
	sg_svg_text at = {"key", l->x + SG_SVG_SAMPLE_WIDTH + 10, l->y + 4, 0};
	sg_svg__text(l->svg->out, at, sg_slice_of(words));
	l->x += width + 28;
}

/* Only what occurs. */
static double write_legend(sg_svg *svg, double y)
{
	static const sg_relation_kind kinds[] = {SG_AGREES, SG_REBUTS, SG_REPLIES, SG_QUOTES};
	static const char *const words[] = {"agrees", "rebuts", "replies, no stance", "quotes"};
	legend l = {svg, SG_PAGE_MARGIN + 4, y};
	sg_relation_kind unsure = SG_ASSERTS;
	for (size_t k = 0; k < 4; k++) {
		bool occurs = false;
		for (size_t i = 0; i < svg->picture->link_count; i++) {
			const sg_link *link = &svg->picture->links[i];
			occurs |= link->kind == kinds[k];
			if (link->kind == kinds[k] && sg_relation_sign(link->kind) &&
				link->confidence < SG_SVG_SURE)
				unsure = link->kind;
		}
		if (occurs)
			add_key(&l, kinds[k], true, words[k]);
	}
	if (unsure != SG_ASSERTS)
		add_key(&l, unsure, false, "less sure");
	return svg->picture->link_count ? l.y + 34 : y;
}

static void write_coverage(sg_buf *out, const sg_picture *picture)
{
	if (picture->claims == 0)
		sg_buf_puts(out, "No claims were found.");
	else if (picture->claims_drawn == picture->claims)
		sg_buf_printf(out,
			picture->claims == 1 ? "The one claim is drawn." : "All %zu claims drawn.",
			picture->claims);
	else
		sg_buf_printf(out,
			"Drew %zu of %zu claims: those with the most stances and replies.",
			picture->claims_drawn, picture->claims);
}

static void write_sources(sg_buf *out, const sg_picture *picture)
{
	static const sg_slice standard_input = SG_SLICE_LIT("-");
	const sg_debate *debate = picture->debate;
	size_t named = 0;
	for (size_t i = 0; i < debate->document_count; i++) {
		sg_slice name = file_name(debate->documents[i].path);
		if (name.len == 0 || sg_slice_eq(name, standard_input))
			continue;
		if (named == SOURCES_NAMED_MAX) {
			sg_buf_printf(out, " and %zu more", debate->document_count - named);
			break;
		}
		sg_buf_puts(out, named                        ? ", "
				 : debate->document_count > 1 ? " Sources: "
							      : " Source: ");
		sg_buf_add(out, name);
		named++;
	}
	if (named)
		sg_buf_putc(out, '.');
}

static double write_wrapped(sg_svg *svg, sg_slice text, double y)
{
	sg_arena *arena = svg->picture->arena;
	sg_lines lines;
	sg_slice clean = sg_text__clean(text, 4096, arena);
	double width = svg->picture->width - 2 * SG_PAGE_MARGIN - 8;
	if (!clean.ptr || sg_text__wrap(&lines, clean, width, key_style, 3, arena) != SG_OK) {
		svg->out->failed = true;
		return y;
	}
	for (size_t i = 0; i < lines.count; i++, y += KEY_STEP)
		sg_svg__text(
			svg->out, (sg_svg_text){"key", SG_PAGE_MARGIN + 4, y, 0}, lines.items[i]);
	return y;
}

double sg_svg__foot(sg_svg *svg, double y)
{
	static const sg_slice honest = SG_SLICE_LIT(
		"Made with stancegraph; stances are estimates with a stated confidence.");
	sg_buf note = SG_BUF_INIT;
	y = write_legend(svg, y + 32);
	write_coverage(&note, svg->picture);
	write_sources(&note, svg->picture);
	if (svg->picture->link_count)
		sg_buf_puts(&note, " Arrows name their evidence: point at one.");
	svg->out->failed |= note.failed;
	y = write_wrapped(svg, sg_buf_slice(&note), y);
	sg_buf_free(&note);
	y = write_wrapped(svg, honest, y + 2);
	return y + 6;
}
