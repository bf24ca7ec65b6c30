/* Reading our own SVG back: where its words, cards, lines and badges are. */
#ifndef STANCEGRAPH_TESTS_SVG_GEOMETRY_H
#define STANCEGRAPH_TESTS_SVG_GEOMETRY_H

#include "render/text/measure.h"
#include "render/theme/theme.h"
#include "stancegraph/buffer.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct box {
	double left, top, right, bottom;
} box;

enum { FIELDS_MAX = 64 };

typedef struct svg_scan {
	box page, card;
	box *texts, *lines, *badges, *cards, *circles;
	size_t text_count, line_count, badge_count, card_count, circle_count;
	box fields[FIELDS_MAX]; /* the backgrounds of camps */
	size_t field_count;
	bool in_opening;
} svg_scan;

enum { SCAN_MAX = 20000 };

/* Under which the drawing was made; NULL: the usual one. */
static const sg_theme *geometry_theme;

/* Lines may run behind circles: where those stand is given by what they mean. */
static bool geometry_lines_pass_circles;

static inline double attribute(const char *tag, const char *name)
{
	char key[32];
	snprintf(key, sizeof key, " %s=\"", name);
	const char *end = strchr(tag, '>'), *at = strstr(tag, key);
	return at && at < end ? strtod(at + strlen(key), NULL) : 0;
}

/* Is it one of the tag's classes? */
static inline bool has_class(const char *tag, const char *name)
{
	const char *end = strchr(tag, '>'), *at = strstr(tag, " class=\"");
	size_t len = strlen(name);
	if (!at || at > end)
		return false;
	for (at += 8;; at += at[0] == ' ') {
		if (strncmp(at, name, len) == 0 && (at[len] == ' ' || at[len] == '"'))
			return true;
		at += strcspn(at, " \"");
		if (*at != ' ')
			return false;
	}
}

static inline box rect_box(const char *tag)
{
	double x = attribute(tag, "x"), y = attribute(tag, "y");
	return (box){x, y, x + attribute(tag, "width"), y + attribute(tag, "height")};
}

static inline bool boxes_meet(box a, box b)
{
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

static inline bool circles_meet(box a, box b)
{
	double dx = (a.left + a.right - b.left - b.right) / 2;
	double dy = (a.top + a.bottom - b.top - b.bottom) / 2;
	double reach = (a.right - a.left + b.right - b.left) / 2;
	return dx * dx + dy * dy < reach * reach;
}

/* Is the middle of a piece of a line inside? */
static inline bool is_in_circle(box circle, box piece)
{
	double dx = (circle.left + circle.right - piece.left - piece.right) / 2;
	double dy = (circle.top + circle.bottom - piece.top - piece.bottom) / 2;
	double radius = (circle.right - circle.left) / 2 - 0.2;
	return dx * dx + dy * dy < radius * radius;
}

static inline bool box_holds(box outer, box inner)
{
	return outer.left <= inner.left && outer.top <= inner.top && inner.right <= outer.right &&
	       inner.bottom <= outer.bottom;
}

/* Entities count as one character. */
static inline double drawn_width(const char *text, double size, bool is_bold)
{
	static const char *const entities[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};
	static const char *const plain[] = {"&", "<", ">", "\"", "'"};
	sg_buf out = SG_BUF_INIT;
	for (; *text && *text != '<'; text++) {
		size_t k = 0;
		while (k < 5 && strncmp(text, entities[k], strlen(entities[k])) != 0)
			k++;
		sg_buf_putc(&out, k < 5 ? *plain[k] : *text);
		text += k < 5 ? strlen(entities[k]) - 1 : 0;
	}
	double width = sg_text__width(sg_buf_slice(&out), size, is_bold);
	sg_buf_free(&out);
	return width;
}

static inline box text_box(const svg_scan *scan, const char *tag)
{
	bool is_bold = has_class(tag, "h1") || has_class(tag, "h3") || has_class(tag, "who") ||
		       has_class(tag, "camp-name") || has_class(tag, "figure");
	sg_type type = has_class(tag, "h1")                               ? SG_TYPE_TITLE
		       : has_class(tag, "h3")                             ? SG_TYPE_SECTION
		       : has_class(tag, "figure")                         ? SG_TYPE_FIGURE
		       : has_class(tag, "role") || has_class(tag, "more") ? SG_TYPE_SMALL
		       : has_class(tag, "key")                            ? SG_TYPE_NOTE
		       : has_class(tag, "words") && scan->in_opening      ? SG_TYPE_OPENING
									  : SG_TYPE_WORDS;
	const sg_theme *theme = geometry_theme ? geometry_theme : sg_theme_by_name("auto");
	double size = sg_theme__size(theme, type);
	double x = attribute(tag, "x"), y = attribute(tag, "y");
	double width = drawn_width(strchr(tag, '>') + 1, size * theme->font_width, is_bold);
	const char *end = strchr(tag, '>'), *rtl = strstr(tag, "direction=\"rtl\"");
	if ((rtl && rtl < end) || has_class(tag, "end"))
		x -= width;
	else if (has_class(tag, "mid"))
		x -= width / 2;
	return (box){x, y - 0.76 * size, x + width, y + 0.22 * size};
}

static inline void add_piece(svg_scan *scan, double x, double y, double nx, double ny)
{
	if (scan->line_count < SCAN_MAX)
		scan->lines[scan->line_count++] = (box){nx < x ? nx : x, ny < y ? ny : y,
			(nx > x ? nx : x) + 0.1, (ny > y ? ny : y) + 0.1};
}

/* A Bezier curve, in straight pieces. */
static inline void scan_curve(svg_scan *scan, const double p[8])
{
	double x = p[0], y = p[1];
	for (int i = 1; i <= 128; i++) {
		double t = i / 128.0, s = 1 - t, a = s * s * s, b = 3 * s * s * t,
		       c = 3 * s * t * t, d = t * t * t;
		double nx = a * p[0] + b * p[2] + c * p[4] + d * p[6];
		double ny = a * p[1] + b * p[3] + c * p[5] + d * p[7];
		add_piece(scan, x, y, nx, ny);
		x = nx;
		y = ny;
	}
}

/* How many numbers a path's command takes; 0: it is none. */
static inline size_t numbers_of(char command)
{
	static const char commands[] = "MLlhvQqCc";
	static const size_t numbers[] = {2, 2, 2, 1, 1, 4, 4, 6, 6};
	const char *at = command ? strchr(commands, command) : NULL;
	return at ? numbers[at - commands] : 0;
}

/* One box per straight piece; corners count as corners, not as curves. */
static inline void scan_path(svg_scan *scan, const char *tag)
{
	const char *at = strstr(tag, " d=\"") + 4;
	double x = 0, y = 0, points[8];
	char command = 0;
	while (*at != '"') {
		command = numbers_of(*at) ? *at++ : command;
		size_t count = numbers_of(command);
		bool is_step = command >= 'a';
		cr_assert(count > 0, "%.80s", tag);
		points[0] = x;
		points[1] = y;
		for (size_t i = 0; i < count; i++) {
			char *end;
			bool is_y = count == 1 ? command == 'v' : i % 2;
			double number = strtod(at, &end);
			cr_assert(end != at, "%.80s", tag);
			points[2 + i] = number + (is_step ? (is_y ? y : x) : 0);
			at = end;
		}
		if (count == 1) {
			double moved = points[2];
			points[2] = command == 'v' ? x : moved;
			points[3] = command == 'v' ? moved : y;
			count = 2;
		}
		if (count == 6)
			scan_curve(scan, points);
		for (size_t i = 0; count < 6 && command != 'M' && i < count; i += 2)
			add_piece(scan, points[i], points[i + 1], points[i + 2], points[i + 3]);
		x = points[count];
		y = points[count + 1];
	}
}

static inline void scan_text(svg_scan *scan, const char *tag)
{
	box words = text_box(scan, tag);
	bool in_card =
		scan->card_count && (has_class(tag, "who") || has_class(tag, "role") ||
					    has_class(tag, "words") || has_class(tag, "more"));
	cr_assert(box_holds(in_card ? scan->card : scan->page, words),
		"leaves its box (%.0f %.0f %.0f %.0f): %.120s", words.left, words.top, words.right,
		words.bottom, tag);
	for (size_t i = 0; i < scan->text_count; i++)
		cr_assert(not(boxes_meet(scan->texts[i], words)), "on other words: %.120s", tag);
	scan->texts[scan->text_count++] = words;
}

/* A badge's path starts at its circle's left. */
static inline box badge_box(const char *tag)
{
	double x, y, r;
	cr_assert(sscanf(strstr(tag, " d=\"") + 4, "M%lf %lfa%lf", &x, &y, &r) == 3, "%.60s", tag);
	return (box){x, y - r, x + 2 * r, y + r};
}

static inline void scan_tag(svg_scan *scan, const char *tag)
{
	if (strncmp(tag, "<g class=\"claim", 15) == 0)
		scan->in_opening =
			strstr(tag, " opening\"") && strstr(tag, " opening\"") < strchr(tag, '>');
	if (has_class(tag, "paper"))
		scan->page = rect_box(tag);
	if (has_class(tag, "card")) {
		scan->card = rect_box(tag);
		scan->cards[scan->card_count++] = (box){scan->card.left + 1, scan->card.top + 1,
			scan->card.right - 1, scan->card.bottom - 1};
		cr_assert(box_holds(scan->page, scan->card));
	}
	if (has_class(tag, "field") && scan->field_count < FIELDS_MAX) {
		box field = rect_box(tag);
		for (size_t i = 0; i < scan->field_count; i++)
			cr_assert(not(boxes_meet(scan->fields[i], field)),
				"one camp's background on another's: %.100s", tag);
		scan->fields[scan->field_count++] = field;
	}
	if (strncmp(tag, "<text", 5) == 0)
		scan_text(scan, tag);
	if (has_class(tag, "line"))
		scan_path(scan, tag);
	if (strncmp(tag, "<circle", 7) == 0) {
		double x = attribute(tag, "cx"), y = attribute(tag, "cy"), r = attribute(tag, "r");
		box circle = {x - r, y - r, x + r, y + r};
		if (has_class(tag, "stripe"))
			scan->circles[scan->circle_count++] = circle;
	}
	if (strncmp(tag, "<path", 5) == 0 && has_class(tag, "badge"))
		scan->badges[scan->badge_count++] = badge_box(tag);
}

/** Words stay on the page, and off each other; where there are no cards. Fails the test. */
static inline void check_words(const char *svg)
{
	svg_scan scan = {0};
	scan.texts = calloc(SCAN_MAX, sizeof(box));
	for (const char *tag = strchr(svg, '<'); tag; tag = strchr(tag + 1, '<')) {
		if (has_class(tag, "paper"))
			scan.page = scan.card = rect_box(tag);
		if (strncmp(tag, "<text", 5) == 0)
			scan_text(&scan, tag);
	}
	free(scan.texts);
}

/** All checks of a drawing's geometry; fails the test where one does not hold. */
static inline svg_scan check_geometry(const char *svg)
{
	svg_scan scan = {0};
	scan.texts = calloc(SCAN_MAX, sizeof(box));
	scan.lines = calloc(SCAN_MAX, sizeof(box));
	scan.badges = calloc(SCAN_MAX, sizeof(box));
	scan.cards = calloc(SCAN_MAX, sizeof(box));
	scan.circles = calloc(SCAN_MAX, sizeof(box));
	for (const char *tag = strchr(svg, '<'); tag; tag = strchr(tag + 1, '<'))
		scan_tag(&scan, tag);
	for (size_t t = 0; t < scan.text_count; t++) {
		for (size_t i = 0; i < scan.line_count; i++)
			cr_assert(not(boxes_meet(scan.texts[t], scan.lines[i])),
				"a line at (%.1f %.1f %.1f %.1f) crosses words at (%.1f %.1f)",
				scan.lines[i].left, scan.lines[i].top, scan.lines[i].right,
				scan.lines[i].bottom, scan.texts[t].left, scan.texts[t].top);
		for (size_t i = 0; i < scan.badge_count; i++)
			cr_assert(not(boxes_meet(scan.texts[t], scan.badges[i])));
		for (size_t i = 0; i < scan.circle_count; i++)
			cr_assert(not(boxes_meet(scan.texts[t], scan.circles[i])),
				"a circle at (%.1f %.1f) is on words at (%.1f %.1f)",
				scan.circles[i].left, scan.circles[i].top, scan.texts[t].left,
				scan.texts[t].top);
	}
	for (size_t i = 0; i < scan.circle_count && !geometry_lines_pass_circles; i++)
		for (size_t k = 0; k < scan.line_count; k++)
			cr_assert(not(is_in_circle(scan.circles[i], scan.lines[k])),
				"a line passes a circle at (%.1f %.1f)", scan.circles[i].left,
				scan.circles[i].top);
	for (size_t i = 0; i < scan.circle_count; i++)
		for (size_t k = 0; k < i; k++)
			cr_assert(not(circles_meet(scan.circles[i], scan.circles[k])));
	for (size_t c = 0; c < scan.card_count; c++) {
		for (size_t i = 0; i < scan.line_count; i++)
			cr_assert(not(boxes_meet(scan.cards[c], scan.lines[i])),
				"a line at (%.1f %.1f) crosses a card at (%.1f %.1f)",
				scan.lines[i].left, scan.lines[i].top, scan.cards[c].left,
				scan.cards[c].top);
		for (size_t k = 0; k < c; k++)
			cr_assert(not(boxes_meet(scan.cards[c], scan.cards[k])));
	}
	free(scan.circles);
	free(scan.cards);
	free(scan.texts);
	free(scan.lines);
	free(scan.badges);
	return scan;
}

#endif
