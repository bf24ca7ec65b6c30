/* Themes from the inside: what they hold, and the table of keys that files, the built-in ones and
 * the rules of style (sheet/style.c) all go by. */
#ifndef STANCEGRAPH_RENDER_THEME_THEME_H
#define STANCEGRAPH_RENDER_THEME_THEME_H

#include "stancegraph/buffer.h"
#include "stancegraph/render.h"
#include "text/wrap.h"

enum {
	SG_HUES = 7, /* six camps, and those without a side: "abcdefn" */
	SG_FONT_BYTES = 200,
	SG_DASHES_MAX = 4,
	SG_THEME_BYTES_MAX = 65536
};

extern const char sg_theme__hues[SG_HUES + 1];

/** Colours are 0xRRGGBB. */
typedef struct sg_palette {
	uint32_t paper, ink, muted;
	uint32_t card, card_edge, quoted_edge, hair;
	uint32_t agrees, rebuts, plain;
	uint32_t camp[SG_HUES], field[SG_HUES]; /* of stripes; of backgrounds */
} sg_palette;

typedef struct sg_dashes {
	double length[SG_DASHES_MAX]; /* strokes and gaps in turn; none: a whole line */
	size_t count;
} sg_dashes;

typedef enum sg_scheme { SG_SCHEME_LIGHT, SG_SCHEME_DARK, SG_SCHEME_COUNT } sg_scheme;

struct sg_theme {
	const char *name;
	/* With both, the dark one is for readers who prefer it. At least one. */
	bool has[SG_SCHEME_COUNT];
	sg_palette palettes[SG_SCHEME_COUNT];
	char font[SG_FONT_BYTES]; /* families as in the file: names and commas */
	double font_width;        /* of DejaVu Sans's widths */
	double title_size, section_size, opening_size, text_size, note_size, small_size;
	double card_radius, block_radius, block_line;
	double line_width, line_width_2, line_width_3, line_width_4, plain_width, tentative;
	sg_dashes rebuts_dash, quotes_dash;
	const sg_error *warnings;
	size_t warning_count;
};

typedef enum sg_theme_kind {
	SG_THEME_BASE, /* a built-in theme's name */
	SG_THEME_COLOUR,
	SG_THEME_NUMBER,
	SG_THEME_DASHES,
	SG_THEME_FONT
} sg_theme_kind;

/** One key of a theme's file. */
typedef struct sg_theme_key {
	const char *name;
	sg_theme_kind kind;
	size_t offset;      /* into the palette for colours, else into the theme */
	double least, most; /* of numbers and dashes */
} sg_theme_key;

/** All keys; `*count` of them. Constant. */
const sg_theme_key *sg_theme__keys(size_t *count);
/** By name, or NULL. */
const sg_theme_key *sg_theme__key(sg_slice name);

static inline uint32_t *sg_theme__colour(sg_palette *palette, const sg_theme_key *key)
{
	return (uint32_t *)(void *)((char *)palette + key->offset);
}

/** The theme that the options ask for, or the usual one. */
const sg_theme *sg_theme__of(const sg_render_options *options);

/** A number that two themes share only if they look alike; as good as `h` is. */
uint64_t sg_theme__hash(const sg_theme *theme, uint64_t h);

/** At most two decimals and no exponent: "2", "0.55". */
void sg_theme__number(sg_buf *out, double value);

/** The scheme that stands outside of any condition. */
static inline sg_scheme sg_theme__main(const sg_theme *theme)
{
	return theme->has[SG_SCHEME_LIGHT] ? SG_SCHEME_LIGHT : SG_SCHEME_DARK;
}

/* ---- type ----------------------------------------------------------------------------------- */

/** What text is there for. */
typedef enum sg_type {
	SG_TYPE_TITLE,
	SG_TYPE_SECTION, /* over each map of several */
	SG_TYPE_FIGURE,  /* a number that stands alone */
	SG_TYPE_NAME,    /* of people and camps */
	SG_TYPE_WORDS,
	SG_TYPE_OPENING, /* words of the opening post */
	SG_TYPE_NOTE,    /* below the drawing */
	SG_TYPE_SMALL,
	SG_TYPE_COUNT
} sg_type;

/** To measure by: the size of DejaVu Sans that is as wide as the theme's font. */
sg_text_style sg_theme__style(const sg_theme *theme, sg_type type);
/** The font's size. */
double sg_theme__size(const sg_theme *theme, sg_type type);
/** From one line's baseline to the next one's, in whole pixels. */
double sg_theme__step(const sg_theme *theme, sg_type type);

/** A height that suits the usual theme's type, for this one's: never less, in whole pixels. */
double sg_theme__grown(const sg_theme *theme, double height);

/* ---- contrast ------------------------------------------------------------------------------- */

/** Two colours that are too near to each other. */
typedef struct sg_contrast_fault {
	const sg_theme_key *ink, *ground;
	sg_scheme scheme;
	double ratio, least;
} sg_contrast_fault;

/** WCAG's ratio of two colours, from 1 to 21. */
double sg_contrast__ratio(uint32_t a, uint32_t b);

enum { SG_CONTRAST_FAULTS_MAX = 160 };
/** @return how many faults the theme has; the first SG_CONTRAST_FAULTS_MAX are in `out` */
size_t sg_contrast__check(const sg_theme *theme, sg_contrast_fault *out);

#endif
