/* The built-in themes, and what drawings ask of a theme. */
#include "theme/theme.h"

#include <math.h>

const char sg_theme__hues[SG_HUES + 1] = "abcdefn";

/* Camps and relations share no hue: a reader must never take a camp's colour for a stance. The
 * first camps differ most, for every eye: most debates have two or three. */
#define LIGHT                                                                                      \
	{                                                                                          \
		.paper = 0xFFFFFF, .ink = 0x1C1C1E, .muted = 0x5C5F66, .card = 0xFFFFFF,           \
		.card_edge = 0xD7D9DE, .quoted_edge = 0x8D929B, .hair = 0xE6E8EB,                  \
		.agrees = 0x00735C, .rebuts = 0xB3410E, .plain = 0x6B7078,                         \
		.camp = {0x4083D6, 0x70306C, 0xA88500, 0xCD4D86, 0x3491B2, 0x715642, 0x6B7078},    \
		.field = {0xEAF1FA, 0xF5EDF7, 0xFAF5E1, 0xFBECF3, 0xE7F3F8, 0xF3EEEA, 0xF3F4F6},   \
	}

#define DARK                                                                                       \
	{                                                                                          \
		.paper = 0x15171A, .ink = 0xF0F1F3, .muted = 0xA6ABB4, .card = 0x1F2227,           \
		.card_edge = 0x3A3F47, .quoted_edge = 0x777E89, .hair = 0x30343B,                  \
		.agrees = 0x3ECFAE, .rebuts = 0xFF9A62, .plain = 0x9AA5B1,                         \
		.camp = {0x3CA4FF, 0xEDBBE4, 0xE3C45A, 0xCF7897, 0x15C3EF, 0xDEB998, 0x9AA5B1},    \
		.field = {0x162131, 0x251A2A, 0x262210, 0x2B1822, 0x11252D, 0x241F1B, 0x1B1E22},   \
	}

/* Toner: black on white, camps by outline and heading, stances by dashes and badge. */
#define PRINT                                                                                      \
	{                                                                                          \
		.paper = 0xFFFFFF, .ink = 0x000000, .muted = 0x3C3C3C, .card = 0xFFFFFF,           \
		.card_edge = 0x8C8C8C, .quoted_edge = 0x5A5A5A, .hair = 0xB4B4B4,                  \
		.agrees = 0x000000, .rebuts = 0x000000, .plain = 0x6E6E6E,                         \
		.camp = {0x141414, 0x7C7C7C, 0x4A4A4A, 0x929292, 0x303030, 0x646464, 0x868686},    \
		.field = {0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF},   \
	}

#define TYPE                                                                                       \
	.font = "DejaVu Sans, Verdana, sans-serif", .font_width = 1, .title_size = 22,             \
	.section_size = 16, .opening_size = 15, .text_size = 13, .note_size = 12, .small_size = 11

#define SHAPES                                                                                     \
	.card_radius = 8, .block_radius = 14, .line_width = 2, .line_width_2 = 2.8,                \
	.line_width_3 = 3.8, .line_width_4 = 5, .plain_width = 1.2, .tentative = 0.72,             \
	.rebuts_dash = {{7, 4}, 2}, .quotes_dash = {{0.1, 4}, 2}

#define PRINT_SHAPES                                                                               \
	.card_radius = 2, .block_radius = 2, .block_line = 1.2, .line_width = 1.8,                 \
	.line_width_2 = 2.6, .line_width_3 = 3.6, .line_width_4 = 4.8, .plain_width = 1,           \
	.tentative = 0.6, .rebuts_dash = {{6, 5}, 2}, .quotes_dash = {{0.1, 4}, 2}

/* Every theme has both palettes: a file may add the one that its base does not use. */
static const sg_theme themes[] = {
	{.name = "auto", .has = {true, true}, .palettes = {LIGHT, DARK}, TYPE, SHAPES},
	{.name = "light", .has = {true, false}, .palettes = {LIGHT, DARK}, TYPE, SHAPES},
	{.name = "dark", .has = {false, true}, .palettes = {LIGHT, DARK}, TYPE, SHAPES},
	{.name = "print", .has = {true, false}, .palettes = {PRINT, DARK}, TYPE, PRINT_SHAPES},
};

enum { THEMES = sizeof themes / sizeof *themes };

const sg_theme *sg_theme_by_name(const char *name)
{
	for (size_t i = 0; i < THEMES; i++)
		if (strcmp(themes[i].name, name) == 0)
			return &themes[i];
	return NULL;
}

const char *sg_theme_name(size_t index)
{
	return index < THEMES ? themes[index].name : NULL;
}

const sg_error *sg_theme_warnings(const sg_theme *theme, size_t *count)
{
	*count = theme->warning_count;
	return theme->warnings;
}

const sg_theme *sg_theme__of(const sg_render_options *options)
{
	return options->theme ? options->theme : &themes[0];
}

static uint64_t hash_bytes(uint64_t h, const void *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++)
		h = (h ^ ((const unsigned char *)bytes)[i]) * 0x100000001B3u;
	return h;
}

/* Key by key: between a struct's members anything may stand. */
uint64_t sg_theme__hash(const sg_theme *theme, uint64_t h)
{
	static const size_t sizes[] = {[SG_THEME_COLOUR] = sizeof(uint32_t),
		[SG_THEME_NUMBER] = sizeof(double),
		[SG_THEME_DASHES] = sizeof(double) * SG_DASHES_MAX,
		[SG_THEME_FONT] = 0};
	size_t count;
	const sg_theme_key *keys = sg_theme__keys(&count);
	h = hash_bytes(h, theme->has, sizeof theme->has);
	h = hash_bytes(h, theme->font, strlen(theme->font));
	for (size_t i = 0; i < count; i++) {
		bool is_colour = keys[i].kind == SG_THEME_COLOUR;
		for (size_t s = 0; s < (is_colour ? SG_SCHEME_COUNT : 1); s++) {
			const char *from =
				is_colour ? (const char *)&theme->palettes[s] : (const char *)theme;
			h = hash_bytes(h, from + keys[i].offset, sizes[keys[i].kind]);
		}
	}
	return h;
}

void sg_theme__number(sg_buf *out, double value)
{
	long hundredths = lround(value * 100), rest = hundredths % 100;
	sg_buf_printf(out, "%ld", hundredths / 100);
	if (rest)
		sg_buf_printf(out, rest % 10 ? ".%02ld" : ".%ld", rest % 10 ? rest : rest / 10);
}

/* ---- type ----------------------------------------------------------------------------------- */

static const struct {
	size_t offset;
	bool is_bold;
	double step; /* in sizes */
} types[SG_TYPE_COUNT] = {
	[SG_TYPE_TITLE] = {offsetof(sg_theme, title_size), true, 1.27},
	[SG_TYPE_SECTION] = {offsetof(sg_theme, section_size), true, 1.27},
	[SG_TYPE_FIGURE] = {offsetof(sg_theme, opening_size), true, 1.38},
	[SG_TYPE_NAME] = {offsetof(sg_theme, text_size), true, 1.38},
	[SG_TYPE_WORDS] = {offsetof(sg_theme, text_size), false, 1.38},
	[SG_TYPE_OPENING] = {offsetof(sg_theme, opening_size), false, 1.38},
	[SG_TYPE_NOTE] = {offsetof(sg_theme, note_size), false, 1.66},
	[SG_TYPE_SMALL] = {offsetof(sg_theme, small_size), false, 1.38},
};

double sg_theme__size(const sg_theme *theme, sg_type type)
{
	return *(const double *)(const void *)((const char *)theme + types[type].offset);
}

sg_text_style sg_theme__style(const sg_theme *theme, sg_type type)
{
	return (sg_text_style){
		sg_theme__size(theme, type) * theme->font_width, types[type].is_bold};
}

double sg_theme__step(const sg_theme *theme, sg_type type)
{
	return round(sg_theme__size(theme, type) * types[type].step);
}

double sg_theme__grown(const sg_theme *theme, double height)
{
	const sg_theme *usual = &themes[0];
	double growth = fmax(1, theme->text_size / usual->text_size);
	growth = fmax(growth, theme->note_size / usual->note_size);
	return round(height * fmax(growth, theme->small_size / usual->small_size));
}
