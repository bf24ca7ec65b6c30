/* The look: one table of rules, filled in from the theme, of which only those are written that
 * apply to something in this drawing, and for the chains of groups that occur (chains.h).
 *
 * Literal colours, and again for readers who prefer dark: librsvg 2.54 draws var(--x) black. The
 * drawing's id stands twice before the dark rules, so that they win where they hold; LibreOffice,
 * which takes them whatever the reader prefers, finds nothing that they apply to. A relation is
 * told by its dashes and its badge as well as by its colour. */
#include "sheet/chains.h"
#include "sheet/sheet.h"
#include "theme/theme.h"

/* In selectors "&" is the drawing itself, and the drawing's id is put before all others. In
 * declarations {key} is a value of the theme. "?" stands for each hue in turn. */
typedef struct rule {
	const char *selectors;    /* with commas; those with a class that is not there go */
	const char *declarations; /* where a number of the theme is 0 the rule is left out */
} rule;

static const rule rules[] = {
	{"&", "text-rendering:geometricPrecision;font-family:{font};font-size:{text-size}px"},
	{"text", "fill:{ink}"},
	{".h1", "font-size:{title-size}px;font-weight:700"},
	{".h3", "font-size:{section-size}px;font-weight:700"},
	{".figure", "font-size:{opening-size}px;font-weight:700"},
	{".camp-name,.who", "font-weight:700"},
	{".role,.more", "font-size:{small-size}px"},
	{".opening .words", "font-size:{opening-size}px"},
	{".key", "font-size:{note-size}px"},
	{".h2,.camp-name,.role,.more,.key", "fill:{muted}"},
	{".mid", "text-anchor:middle"},
	{".end", "text-anchor:end"},
	{".paper", "fill:{paper}"},
	{".card", "fill:{card};stroke:{card-edge}"},
	{".quoted .card",
		"stroke:{quoted-edge};stroke-width:1.4;stroke-dasharray:.1 3.6;stroke-linecap:"
		"round"},
	{".hair", "stroke:{hair}"},
	{".camp-? .field,.camp-? .bubble", "fill:{field-?}"},
	{".camp-? .field", "stroke:{camp-?};stroke-width:{block-line}"},
	{".camp-? .stripe", "fill:{camp-?}"},
	{".camp-? .bubble", "stroke:{camp-?}"},
	{".bubble", "stroke-width:2.5"},
	{".line,.glyph", "fill:none;stroke-width:{line-width}"},
	{".fine .line", "stroke-width:{plain-width}"},
	{".w2 .line", "stroke-width:{line-width-2}"},
	{".w3 .line", "stroke-width:{line-width-3}"},
	{".w4 .line", "stroke-width:{line-width-4}"},
	{".rebuts .line", "stroke-dasharray:{rebuts-dash}"},
	{".replies .line", "stroke-width:{plain-width}"},
	{".quotes .line", "stroke-width:1.6;stroke-dasharray:{quotes-dash};stroke-linecap:round"},
	{".replies .line,.quotes .line", "stroke:{plain}"},
	{".replies .tip,.quotes .tip", "fill:{plain}"},
	{".agrees .line,.agrees .badge,.agrees .glyph", "stroke:{agrees}"},
	{".agrees .tip", "fill:{agrees}"},
	{".rebuts .line,.rebuts .badge,.rebuts .glyph", "stroke:{rebuts}"},
	{".rebuts .tip", "fill:{rebuts}"},
	{".badge", "fill:{card};stroke-width:1.7"},
	{".badge,.glyph", "stroke-linecap:round"},
	{".tentative", "opacity:{tentative}"},
	{".out", "fill:none;stroke:{muted};stroke-width:1.3"},
	{".source:hover .who", "text-decoration:underline"},
	{".hit", "fill:none;stroke:{ink};stroke-opacity:0;stroke-width:9"},
	{".edge:hover .hit", "stroke-opacity:.16"},
};

enum { SELECTOR_BYTES = 64, VARIANTS_MAX = 48 };

typedef struct writer {
	sg_buf *out;
	const sg_theme *theme;
	const char *prefix;
	const sg_chains *chains; /* that occur in the drawing */
	sg_scheme scheme;
	bool is_second; /* colours only, and only those that differ from the first scheme's */
	char hue;
	uint64_t variants[VARIANTS_MAX]; /* hashes of a rule's selectors: none stands twice */
	size_t variant_count;
} writer;

/* ---- selectors ------------------------------------------------------------------------------ */

/* With the hue in the question mark's place. */
static sg_slice with_hue(const writer *w, sg_slice selector, char *buffer)
{
	size_t len = selector.len < SELECTOR_BYTES ? selector.len : SELECTOR_BYTES;
	for (size_t i = 0; i < len; i++)
		buffer[i] = selector.ptr[i] == '?' ? w->hue : selector.ptr[i];
	return (sg_slice){buffer, len};
}

/* What stands for a group that the selector passes over. */
static void write_group(sg_buf *out, const sg_chain_part *part)
{
	size_t len = 0;
	while (len < part->classes.len && part->classes.ptr[len] != ' ')
		len++;
	if (len)
		sg_buf_putc(out, '.');
	sg_buf_add(out, len ? (sg_slice){part->classes.ptr, len} : part->tag);
}

/* Is what was written since `start` new among the rule's selectors? Else it is taken back. */
static bool keep_new(writer *w, size_t start)
{
	uint64_t h = 0xCBF29CE484222325u;
	if (w->out->failed)
		return false;
	for (size_t i = start; i < w->out->len; i++)
		h = (h ^ (unsigned char)w->out->ptr[i]) * 0x100000001B3u;
	for (size_t i = 0; i < w->variant_count; i++)
		if (w->variants[i] == h) {
			w->out->len = start;
			return false;
		}
	if (w->variant_count < VARIANTS_MAX)
		w->variants[w->variant_count++] = h;
	return true;
}

static void begin_selector(const writer *w, size_t written)
{
	sg_buf_printf(w->out, "%s#%s", written ? "," : "", w->prefix);
	if (w->is_second)
		sg_buf_printf(w->out, "#%s", w->prefix);
}

/* @return how many more were written: none, or one with every group on the way */
static size_t write_variant(
	writer *w, const sg_chain *chain, const sg_slice *matched, size_t written)
{
	size_t before = w->out->len, start;
	begin_selector(w, written);
	start = w->out->len;
	for (size_t i = 0; i < chain->count; i++) {
		if (w->is_second && !matched[i].len)
			continue;
		sg_buf_putc(w->out, ' ');
		if (matched[i].len)
			sg_buf_add(w->out, matched[i]);
		else
			write_group(w->out, &chain->parts[i]);
	}
	if (keep_new(w, start))
		return 1;
	if (!w->out->failed)
		w->out->len = before;
	return 0;
}

/* @return how many were written */
static size_t write_selector(writer *w, sg_slice selector, size_t written)
{
	char buffer[SELECTOR_BYTES];
	sg_slice matched[SG_CHAIN_DEPTH_MAX];
	size_t more = 0;
	selector = with_hue(w, selector, buffer);
	if (*selector.ptr == '&' || w->chains->is_full) {
		begin_selector(w, written);
		if (*selector.ptr != '&') {
			sg_buf_putc(w->out, ' ');
			sg_buf_add(w->out, selector);
		}
		return 1;
	}
	for (size_t i = 0; i < w->chains->count; i++)
		if (sg_chain__matches(&w->chains->items[i], selector, matched))
			more += write_variant(w, &w->chains->items[i], matched, written + more);
	return more;
}

/* ---- values --------------------------------------------------------------------------------- */

/* ".55" and "1.2": as short as style sheets allow. */
static void write_number(sg_buf *out, double value)
{
	sg_buf text = SG_BUF_INIT;
	sg_theme__number(&text, value);
	sg_slice s = sg_buf_slice(&text);
	bool is_share = s.len > 1 && s.ptr[0] == '0';
	sg_buf_add(out, is_share ? (sg_slice){s.ptr + 1, s.len - 1} : s);
	out->failed |= text.failed;
	sg_buf_free(&text);
}

static void write_colour(sg_buf *out, uint32_t colour)
{
	if (((colour >> 4 ^ colour) & 0x0F0F0F) == 0)
		sg_buf_printf(out, "#%x%x%x", colour >> 16 & 15, colour >> 8 & 15, colour & 15);
	else
		sg_buf_printf(out, "#%06x", colour);
}

static void write_dashes(sg_buf *out, const sg_dashes *dashes)
{
	for (size_t i = 0; i < dashes->count; i++) {
		if (i)
			sg_buf_putc(out, ' ');
		write_number(out, dashes->length[i]);
	}
	if (dashes->count == 0)
		sg_buf_puts(out, "none");
}

/* One word that starts with a letter, such as Verdana or sans-serif, needs no quotation marks. */
static void write_font(sg_buf *out, const char *families)
{
	while (*families) {
		size_t len = strcspn(families, ",");
		sg_slice name = sg_slice_trim((sg_slice){families, len});
		char first = name.len ? *name.ptr : '0';
		bool is_word = !memchr(name.ptr, ' ', name.len) && first != '-' &&
			       !(first >= '0' && first <= '9');
		sg_buf_puts(out, is_word ? "" : "\"");
		sg_buf_add(out, name);
		sg_buf_puts(out, is_word ? "" : "\"");
		families += len;
		if (*families == ',')
			sg_buf_putc(out, *families++);
	}
}

static const sg_theme_key *key_at(const writer *w, const char *opening, size_t *len)
{
	char name[32];
	*len = strcspn(opening, "}") + 1;
	size_t n = *len - 2;
	memcpy(name, opening + 1, n);
	if (name[n - 1] == '?')
		name[n - 1] = w->hue;
	return sg_theme__key((sg_slice){name, n});
}

static void write_value(const writer *w, const sg_theme_key *key)
{
	const void *at = (const char *)w->theme + key->offset;
	sg_palette palette = w->theme->palettes[w->scheme];
	switch (key->kind) {
	case SG_THEME_COLOUR:
		write_colour(w->out, *sg_theme__colour(&palette, key));
		break;
	case SG_THEME_NUMBER:
		write_number(w->out, *(const double *)at);
		break;
	case SG_THEME_DASHES:
		write_dashes(w->out, at);
		break;
	default:
		write_font(w->out, at);
	}
}

/* ---- rules ---------------------------------------------------------------------------------- */

/* Has the declaration a colour that the dark scheme has to say again? */
static bool differs(const writer *w, sg_slice declaration)
{
	size_t len;
	const char *opening = memchr(declaration.ptr, '{', declaration.len);
	const sg_theme_key *key = opening ? key_at(w, opening, &len) : NULL;
	if (!key || key->kind != SG_THEME_COLOUR)
		return false;
	sg_palette light = w->theme->palettes[SG_SCHEME_LIGHT];
	sg_palette dark = w->theme->palettes[SG_SCHEME_DARK];
	return *sg_theme__colour(&light, key) != *sg_theme__colour(&dark, key);
}

static void write_declaration(const writer *w, sg_slice declaration)
{
	for (size_t i = 0; i < declaration.len;) {
		size_t len = 1;
		const char *at = declaration.ptr + i;
		const sg_theme_key *key = *at == '{' ? key_at(w, at, &len) : NULL;
		if (key)
			write_value(w, key);
		else
			sg_buf_putc(w->out, *at);
		i += len;
	}
}

/* @return how many were written, the first behind `before` */
static size_t write_declarations(const writer *w, const char *list, const char *before)
{
	size_t written = 0;
	while (*list) {
		size_t len = strcspn(list, ";");
		sg_slice declaration = {list, len};
		if (!w->is_second || differs(w, declaration)) {
			sg_buf_puts(w->out, written++ ? ";" : before);
			write_declaration(w, declaration);
		}
		list += len + (list[len] == ';');
	}
	return written;
}

static void write_rule(writer *w, const rule *r)
{
	size_t before = w->out->len, written = 0;
	w->variant_count = 0;
	for (const char *list = r->selectors; *list;) {
		size_t len = strcspn(list, ",");
		written += write_selector(w, (sg_slice){list, len}, written);
		list += len + (list[len] == ',');
	}
	if (written && write_declarations(w, r->declarations, "{"))
		sg_buf_puts(w->out, "}\n");
	else if (!w->out->failed)
		w->out->len = before;
}

/* Has it a number that is 0: a line without width? */
static bool is_nothing(const writer *w, const rule *r)
{
	size_t len = 0;
	for (const char *at = r->declarations; (at = strchr(at, '{')) != NULL; at += len) {
		const sg_theme_key *key = key_at(w, at, &len);
		const void *number = (const char *)w->theme + key->offset;
		if (key->kind == SG_THEME_NUMBER && !(*(const double *)number > 0))
			return true;
	}
	return false;
}

static void write_rules(writer *w)
{
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
		size_t hues = strchr(rules[i].selectors, '?') ? SG_HUES : 1;
		for (size_t k = 0; k < hues; k++) {
			w->hue = sg_theme__hues[k];
			if (!is_nothing(w, &rules[i]))
				write_rule(w, &rules[i]);
		}
	}
}

sg_status sg_sheet__style(sg_sheet *sheet, const sg_buf *above, const sg_buf *body)
{
	static const sg_slice paper = SG_SLICE_LIT("<rect class=\"paper\"/>");
	const sg_theme *theme = sheet->theme;
	sg_chains chains;
	writer w = {.out = sheet->out,
		.theme = theme,
		.prefix = sheet->prefix,
		.chains = &chains,
		.scheme = sg_theme__main(theme)};
	if (sg_chains__init(&chains, sheet->arena) != SG_OK)
		return SG_E_NOMEM;
	sg_chains__add(&chains, paper);
	sg_chains__add(&chains, sg_buf_slice(above));
	sg_chains__add(&chains, sg_buf_slice(body));
	sg_buf_puts(w.out, "<style>\n");
	write_rules(&w);
	/* As wide as the page that it stands in allows. librsvg would know no height then, but it
	 * passes over what holds for a medium. */
	sg_buf_printf(w.out, "@media screen,print{#%s{max-width:100%%;height:auto}}\n", w.prefix);
	if (theme->has[SG_SCHEME_LIGHT] && theme->has[SG_SCHEME_DARK]) {
		w.scheme = SG_SCHEME_DARK;
		w.is_second = true;
		sg_buf_puts(w.out, "@media (prefers-color-scheme:dark){\n");
		write_rules(&w);
		sg_buf_puts(w.out, "}\n");
	}
	sg_buf_puts(w.out, "</style>\n");
	return SG_OK;
}
