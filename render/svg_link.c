/* Links: lines, arrow heads, badges, and the words that say what each of them rests on. */
#include "escape.h"
#include "svg_parts.h"

#include <math.h>

enum { CORNER = 8, EVIDENCE_SHOWN_MAX = 8, POINTS_MAX = 8 };

typedef struct point {
	double x, y;
} point;

typedef struct way {
	point at[POINTS_MAX];
	size_t count;
} way;

static void go(way *w, double x, double y)
{
	/* Steps of less than a pixel would turn corners into knots. */
	if (w->count && fabs(w->at[w->count - 1].x - x) < 0.5 &&
		fabs(w->at[w->count - 1].y - y) < 0.5)
		return;
	if (w->count < POINTS_MAX)
		w->at[w->count++] = (point){x, y};
}

static double distance(point a, point b)
{
	return fabs(a.x - b.x) + fabs(a.y - b.y);
}

static point towards(point from, point to, double length)
{
	double whole = distance(from, to);
	double t = whole > 0 ? length / whole : 0;
	return (point){from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t};
}

static void write_point(sg_buf *out, char command, point p)
{
	if (command)
		sg_buf_putc(out, command);
	sg_svg__number(out, p.x);
	sg_buf_putc(out, ' ');
	sg_svg__number(out, p.y);
}

static void write_path(sg_buf *out, const char *css_class, const way *w)
{
	if (w->count < 2)
		return;
	sg_buf_printf(out, "<path class=\"%s\" d=\"", css_class);
	write_point(out, 'M', w->at[0]);
	for (size_t i = 1; i + 1 < w->count; i++) {
		double room =
			fmin(distance(w->at[i - 1], w->at[i]), distance(w->at[i], w->at[i + 1]));
		double radius = fmin(CORNER, room / 2);
		write_point(out, 'L', towards(w->at[i], w->at[i - 1], radius));
		write_point(out, 'Q', w->at[i]);
		write_point(out, ' ', towards(w->at[i], w->at[i + 1], radius));
	}
	write_point(out, 'L', w->at[w->count - 1]);
	sg_buf_puts(out, "\"/>\n");
}

/* The head points along the last piece; the line stops inside it. */
static void write_tip(sg_buf *out, way *w, sg_relation_kind kind)
{
	if (w->count < 2)
		return;
	double size = sg_relation_sign(kind) ? 9 : 7, half = size * 0.45;
	point tip = w->at[w->count - 1], base = towards(tip, w->at[w->count - 2], size);
	double dx = (tip.x - base.x) / size * half, dy = (tip.y - base.y) / size * half;
	sg_buf_puts(out, "<path class=\"tip\" d=\"");
	write_point(out, 'M', tip);
	write_point(out, 'L', (point){base.x - dy, base.y + dx});
	write_point(out, 'L', (point){base.x + dy, base.y - dx});
	sg_buf_puts(out, "z\"/>\n");
	w->at[w->count - 1] = towards(tip, w->at[w->count - 2], size - 2);
}

static void write_badge(sg_buf *out, sg_relation_kind kind, double x, double y)
{
	if (!sg_relation_sign(kind))
		return;
	sg_buf_puts(out, "<circle class=\"badge\"");
	sg_svg__attribute(out, "cx", x);
	sg_svg__attribute(out, "cy", y);
	sg_buf_puts(out, " r=\"9\"/><path class=\"glyph\" d=\"");
	write_point(out, 'M', (point){x, y});
	sg_buf_puts(out, kind == SG_AGREES ? "m-4 0h8m-4 -4v8\"/>\n"
					   : "m-3.2 -3.2l6.4 6.4m0 -6.4l-6.4 6.4\"/>\n");
}

/* ---- words ------------------------------------------------------------------------------ */

static const char *verb(sg_relation_kind kind)
{
	switch (kind) {
	case SG_AGREES:
		return " agrees with ";
	case SG_REBUTS:
		return " rebuts ";
	case SG_REPLIES:
		return " replies to ";
	default:
		return " quotes ";
	}
}

static void write_confidence(sg_buf *out, double confidence)
{
	long hundredths = lround((confidence < 0 ? 0 : confidence > 1 ? 1 : confidence) * 100);
	sg_buf_printf(out, "%ld.%02ld", hundredths / 100, hundredths % 100);
}

static void write_names(sg_svg *svg, const sg_link *link)
{
	const sg_picture *picture = svg->picture;
	sg_escape__xml(svg->out, sg_picture__name(picture, picture->cards[link->from.card].person));
	sg_buf_puts(svg->out, verb(link->kind));
	sg_escape__xml(svg->out, sg_picture__name(picture, picture->cards[link->to.card].person));
}

/* "0.81: “nobody has shown” (rule opener)" */
static void write_evidence(sg_svg *svg, const sg_relation *r)
{
	sg_buf *out = svg->out;
	sg_buf_putc(out, '\n');
	write_confidence(out, r->confidence);
	if (r->evidence.text.len) {
		sg_buf_puts(out, ": \xE2\x80\x9C");
		sg_escape__xml(out, r->evidence.text);
		sg_buf_puts(out, "\xE2\x80\x9D");
	}
	if (r->method.len) {
		sg_buf_puts(out, " (rule ");
		sg_escape__xml(out, r->method);
		sg_buf_putc(out, ')');
	}
	if (r->kind == SG_REPLIES && r->stance != SG_STANCE_NEUTRAL &&
		!isnan(r->stance_confidence)) {
		sg_buf_printf(out, "; leans to %s, ", sg_stance_name(r->stance));
		write_confidence(out, r->stance_confidence);
	}
}

static void write_link_title(sg_svg *svg, const sg_link *link)
{
	sg_buf *out = svg->out;
	sg_buf_puts(out, "<title>");
	write_names(svg, link);
	if (sg_relation_sign(link->kind)) {
		sg_buf_puts(out, " (confidence ");
		write_confidence(out, link->confidence);
		sg_buf_putc(out, ')');
	}
	for (size_t i = 0; i < link->relation_count && i < EVIDENCE_SHOWN_MAX; i++)
		write_evidence(svg, &svg->picture->debate->relations[link->relations[i]]);
	if (link->relation_count > EVIDENCE_SHOWN_MAX)
		sg_buf_printf(out, "\nand %zu more", link->relation_count - EVIDENCE_SHOWN_MAX);
	sg_buf_puts(out, "</title>\n");
}

static void write_node(sg_svg *svg, const char *attribute, sg_port port)
{
	const sg_card *card = &svg->picture->cards[port.card];
	uint32_t row = port.row != SG_NONE ? port.row : 0;
	bool is_claim = port.row != SG_NONE || card->row_count == 1;
	if (is_claim)
		sg_buf_printf(
			svg->out, " %s=\"c%u\"", attribute, (unsigned)card->rows[row].claim + 1);
	else if (card->person != SG_NONE)
		sg_buf_printf(svg->out, " %s=\"p%u\"", attribute, (unsigned)card->person + 1);
}

/* ---- ways ------------------------------------------------------------------------------- */

static bool is_sure(sg_relation_kind kind, double confidence)
{
	return sg_relation_sign(kind) == 0 || confidence >= SG_SVG_SURE;
}

/* Up to the trunk's lane: the last point is on it, at the height where the link joins. */
static way way_to_lane(const sg_svg *svg, size_t i)
{
	const sg_route *route = &svg->routes->items[i];
	const sg_trunk *trunk = &svg->routes->trunks[route->trunk];
	way w = {.count = 0};
	go(&w, route->from_x, route->from_y);
	if (route->kind == SG_ROUTE_FAR) {
		const sg_trunk *first = &svg->routes->trunks[route->first_trunk];
		go(&w, first->x, route->from_y);
		go(&w, first->x, route->band_y);
		go(&w, trunk->x, route->band_y);
	} else {
		go(&w, trunk->x, route->from_y);
	}
	return w;
}

static void go_to_end(way *w, const sg_trunk *trunk)
{
	go(w, trunk->x, trunk->to_y);
	go(w, trunk->to_x, trunk->to_y);
}

/* The piece of a link that is its own: up to the trunk, with a turn towards its end. */
static way stub(const sg_svg *svg, size_t i)
{
	const sg_trunk *trunk = &svg->routes->trunks[svg->routes->items[i].trunk];
	way w = way_to_lane(svg, i);
	point last = w.at[w.count - 1];
	double left = trunk->to_y - last.y;
	go(&w, last.x, last.y + fmax(-CORNER, fmin(CORNER, left)));
	return w;
}

static void write_link(sg_svg *svg, size_t i)
{
	sg_buf *out = svg->out;
	const sg_link *link = &svg->picture->links[i];
	const sg_route *route = &svg->routes->items[i];
	const char *kind = sg_relation_kind_name(link->kind);
	sg_buf_printf(out, "<g class=\"edge %s%s\" data-kind=\"%s\"", kind,
		is_sure(link->kind, link->confidence) ? "" : " tentative", kind);
	write_node(svg, "data-from", link->from);
	write_node(svg, "data-to", link->to);
	sg_buf_puts(out, " data-confidence=\"");
	write_confidence(out, link->confidence);
	sg_buf_puts(out, "\">");
	write_link_title(svg, link);
	way whole = {.count = 0};
	if (route->kind == SG_ROUTE_STRAIGHT) {
		go(&whole, route->from_x, route->from_y);
		go(&whole, route->to_x, route->to_y);
	} else {
		whole = way_to_lane(svg, i);
		go_to_end(&whole, &svg->routes->trunks[route->trunk]);
	}
	write_path(out, "hit", &whole);
	if (route->kind == SG_ROUTE_STRAIGHT || svg->routes->trunks[route->trunk].link_count == 1) {
		write_tip(out, &whole, link->kind);
		write_path(out, "line", &whole);
	} else {
		way own = stub(svg, i);
		write_path(out, "line", &own);
	}
	if (route->leader == i)
		write_badge(out, link->kind, route->badge_x, route->badge_y);
	sg_buf_puts(out, "</g>\n");
}

/* The line that several links share: from the farthest of them, above and below, to the end. */
static void write_trunk(sg_svg *svg, const sg_trunk *trunk)
{
	if (trunk->link_count < 2 || trunk->is_link_only)
		return;
	const char *kind = sg_relation_kind_name(trunk->kind);
	sg_buf *out = svg->out;
	sg_buf_printf(out, "<g class=\"trunk %s%s\" data-kind=\"%s\" aria-hidden=\"true\">\n", kind,
		is_sure(trunk->kind, trunk->confidence) ? "" : " tentative", kind);
	way main = {.count = 0}, other = {.count = 0};
	bool is_below = trunk->high > trunk->to_y + 1, is_above = trunk->low < trunk->to_y - 1;
	double from = is_below   ? fmax(trunk->high - CORNER, trunk->to_y)
		      : is_above ? fmin(trunk->low + CORNER, trunk->to_y)
				 : trunk->to_y;
	go(&main, trunk->x, from);
	go_to_end(&main, trunk);
	write_tip(out, &main, trunk->kind);
	write_path(out, "line", &main);
	if (is_below && is_above) {
		go(&other, trunk->x, fmin(trunk->low + CORNER, trunk->to_y));
		go(&other, trunk->x, trunk->to_y);
		go(&other, trunk->x + (trunk->to_x > trunk->x ? CORNER : -CORNER), trunk->to_y);
		write_path(out, "line", &other);
	}
	sg_buf_puts(out, "</g>\n");
}

void sg_svg__links(sg_svg *svg)
{
	static const sg_relation_kind order[] = {SG_REPLIES, SG_QUOTES, SG_AGREES, SG_REBUTS};
	for (size_t k = 0; k < sizeof order / sizeof *order; k++) {
		for (size_t i = 0; i < svg->routes->trunk_count; i++)
			if (svg->routes->trunks[i].kind == order[k])
				write_trunk(svg, &svg->routes->trunks[i]);
		/* Badges are with the leaders: no line may run over one. */
		for (size_t i = 0; i < svg->picture->link_count; i++)
			if (svg->picture->links[i].kind == order[k] &&
				svg->routes->items[i].leader != i)
				write_link(svg, i);
		for (size_t i = 0; i < svg->picture->link_count; i++)
			if (svg->picture->links[i].kind == order[k] &&
				svg->routes->items[i].leader == i)
				write_link(svg, i);
	}
}

void sg_svg__sample(sg_svg *svg, sg_relation_kind kind, bool sure, double x, double y)
{
	way w = {.count = 0};
	sg_buf_printf(svg->out, "<g class=\"%s%s\">", sg_relation_kind_name(kind),
		sure ? "" : " tentative");
	go(&w, x, y);
	go(&w, x + SG_SVG_SAMPLE_WIDTH, y);
	write_tip(svg->out, &w, kind);
	write_path(svg->out, "line", &w);
	write_badge(svg->out, kind, x + SG_SVG_SAMPLE_WIDTH / 2.0 - 4, y);
	sg_buf_puts(svg->out, "</g>\n");
}
