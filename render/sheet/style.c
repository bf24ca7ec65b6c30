/* The look: every colour and line of the drawing, in light and in dark.
 *
 * Literal colours twice, not variables: librsvg 2.54 draws var(--x) black. Camps and relations
 * share no hue, and a relation is told by its dashes and its badge as well as by its colour. */
#include "sheet/sheet.h"

typedef struct rule {
	const char *selectors; /* with commas; the picture's id is put before each */
	const char *declarations;
} rule;

static const rule shapes[] = {
	{".h1", "font-size:22px;font-weight:700"},
	{".h2", "font-size:13px"},
	{".h3", "font-size:16px;font-weight:700"},
	{".mid", "text-anchor:middle"},
	{".end", "text-anchor:end"},
	{".figure", "font-size:15px;font-weight:700"},
	{".camp-name,.who", "font-size:13px;font-weight:700"},
	{".role,.more", "font-size:11px"},
	{".words", "font-size:13px"},
	{".opening .words", "font-size:15px"},
	{".key", "font-size:12px"},
	{".card", "stroke-width:1"},
	{".quoted .card", "stroke-width:1.4;stroke-dasharray:0.1 3.6;stroke-linecap:round"},
	{".hair", "stroke-width:1"},
	{".line", "fill:none;stroke-width:2;stroke-linecap:butt"},
	{".rebuts .line", "stroke-dasharray:7 4"},
	{".w2 .line", "stroke-width:2.8"},
	{".w3 .line", "stroke-width:3.8"},
	{".w4 .line", "stroke-width:5"},
	{".replies .line", "stroke-width:1.2"},
	{".quotes .line", "stroke-width:1.6;stroke-dasharray:0.1 4;stroke-linecap:round"},
	{".tentative", "opacity:.55"},
	{".cell.tentative", "opacity:.72"},
	{".badge", "stroke-width:1.5"},
	{".bubble", "stroke-width:2.5"},
	{".glyph", "fill:none;stroke-width:2;stroke-linecap:round"},
	{".hit", "fill:none;stroke:#000000;stroke-opacity:0;stroke-width:9"},
	{".edge:hover .hit", "stroke-opacity:.16"},
};

static const rule light[] = {
	{".paper", "fill:#ffffff"},
	{".h1,.h3,.figure,.who,.words", "fill:#1c1c1e"},
	{".h2,.camp-name,.role,.more,.key", "fill:#5c5f66"},
	{".card", "fill:#ffffff;stroke:#d7d9de"},
	{".quoted .card", "stroke:#8d929b"},
	{".hair", "stroke:#e6e8eb"},
	{".badge", "fill:#ffffff"},
	{".camp-a .field,.camp-a .bubble", "fill:#eaf1fa"},
	{".camp-a .stripe", "fill:#2f6fb7"},
	{".camp-a .bubble", "stroke:#2f6fb7"},
	{".camp-b .field,.camp-b .bubble", "fill:#f5edf7"},
	{".camp-b .stripe", "fill:#8a4b9b"},
	{".camp-b .bubble", "stroke:#8a4b9b"},
	{".camp-c .field,.camp-c .bubble", "fill:#faf5e1"},
	{".camp-c .stripe", "fill:#a88600"},
	{".camp-c .bubble", "stroke:#a88600"},
	{".camp-d .field,.camp-d .bubble", "fill:#fbecf3"},
	{".camp-d .stripe", "fill:#c04585"},
	{".camp-d .bubble", "stroke:#c04585"},
	{".camp-e .field,.camp-e .bubble", "fill:#e7f3f8"},
	{".camp-e .stripe", "fill:#2a8fb0"},
	{".camp-e .bubble", "stroke:#2a8fb0"},
	{".camp-f .field,.camp-f .bubble", "fill:#f3eeea"},
	{".camp-f .stripe", "fill:#7a6152"},
	{".camp-f .bubble", "stroke:#7a6152"},
	{".camp-n .field,.camp-n .bubble", "fill:#f3f4f6"},
	{".camp-n .stripe,.replies .tip,.quotes .tip", "fill:#6b7078"},
	{".camp-n .bubble", "stroke:#6b7078"},
	{".agrees .tip", "fill:#00735c"},
	{".rebuts .tip", "fill:#b3410e"},
	{".agrees .line,.agrees .badge,.agrees .glyph", "stroke:#00735c"},
	{".rebuts .line,.rebuts .badge,.rebuts .glyph", "stroke:#b3410e"},
	{".replies .line,.quotes .line", "stroke:#6b7078"},
};

static const rule dark[] = {
	{".paper", "fill:#15171a"},
	{".h1,.h3,.figure,.who,.words", "fill:#f0f1f3"},
	{".h2,.camp-name,.role,.more,.key", "fill:#a6abb4"},
	{".card", "fill:#1f2227;stroke:#3a3f47"},
	{".quoted .card", "stroke:#777e89"},
	{".hair", "stroke:#30343b"},
	{".badge", "fill:#1f2227"},
	{".hit", "stroke:#ffffff"},
	{".camp-a .field,.camp-a .bubble", "fill:#162131"},
	{".camp-a .stripe", "fill:#7fb2f0"},
	{".camp-a .bubble", "stroke:#7fb2f0"},
	{".camp-b .field,.camp-b .bubble", "fill:#251a2a"},
	{".camp-b .stripe", "fill:#cf9be0"},
	{".camp-b .bubble", "stroke:#cf9be0"},
	{".camp-c .field,.camp-c .bubble", "fill:#262210"},
	{".camp-c .stripe", "fill:#d9bf55"},
	{".camp-c .bubble", "stroke:#d9bf55"},
	{".camp-d .field,.camp-d .bubble", "fill:#2b1822"},
	{".camp-d .stripe", "fill:#f09cc6"},
	{".camp-d .bubble", "stroke:#f09cc6"},
	{".camp-e .field,.camp-e .bubble", "fill:#11252d"},
	{".camp-e .stripe", "fill:#74c7e3"},
	{".camp-e .bubble", "stroke:#74c7e3"},
	{".camp-f .field,.camp-f .bubble", "fill:#241f1b"},
	{".camp-f .stripe", "fill:#c9ae9c"},
	{".camp-f .bubble", "stroke:#c9ae9c"},
	{".camp-n .field,.camp-n .bubble", "fill:#1b1e22"},
	{".camp-n .stripe,.replies .tip,.quotes .tip", "fill:#9aa1ab"},
	{".camp-n .bubble", "stroke:#9aa1ab"},
	{".agrees .tip", "fill:#3ecfae"},
	{".rebuts .tip", "fill:#ff9a62"},
	{".agrees .line,.agrees .badge,.agrees .glyph", "stroke:#3ecfae"},
	{".rebuts .line,.rebuts .badge,.rebuts .glyph", "stroke:#ff9a62"},
	{".replies .line,.quotes .line", "stroke:#9aa1ab"},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void write_rules(sg_sheet *sheet, const rule *rules, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *s = rules[i].selectors;
		sg_buf_printf(sheet->out, "#%s ", sheet->prefix);
		for (; *s; s++)
			if (*s == ',')
				sg_buf_printf(sheet->out, ",#%s ", sheet->prefix);
			else
				sg_buf_putc(sheet->out, *s);
		sg_buf_printf(sheet->out, "{%s}\n", rules[i].declarations);
	}
}

void sg_sheet__style(sg_sheet *sheet)
{
	sg_buf_puts(sheet->out, "<style>\n");
	sg_buf_printf(sheet->out,
		"#%s{text-rendering:geometricPrecision;font-family:\"DejaVu Sans\",Verdana,sans-serif}\n",
		sheet->prefix);
	write_rules(sheet, shapes, COUNT(shapes));
	write_rules(sheet, light, COUNT(light));
	sg_buf_puts(sheet->out, "@media (prefers-color-scheme:dark){\n");
	write_rules(sheet, dark, COUNT(dark));
	sg_buf_puts(sheet->out, "}\n</style>\n");
}
