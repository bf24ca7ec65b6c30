/* Contrast as the Web Content Accessibility Guidelines count it: 4.5 to 1 for text, 3 to 1 for
 * lines and marks that mean something. */
#include "theme/theme.h"

#include <math.h>

typedef struct pair {
	const char *ink, *ground; /* keys; "?" stands for every hue */
	double least;
} pair;

static const pair pairs[] = {
	{"ink", "paper", 4.5},
	{"ink", "card", 4.5},
	{"ink", "field-?", 4.5},
	{"muted", "paper", 4.5},
	{"muted", "card", 4.5},
	{"muted", "field-?", 4.5},
	{"agrees", "paper", 3},
	{"agrees", "card", 3},
	{"agrees", "field-?", 3},
	{"rebuts", "paper", 3},
	{"rebuts", "card", 3},
	{"rebuts", "field-?", 3},
	{"plain", "paper", 3},
	{"plain", "field-?", 3},
	{"camp-?", "card", 3},
	{"camp-?", "paper", 3},
	{"camp-?", "field-?", 3},
};

static double linear(uint32_t channel)
{
	double share = channel / 255.0;
	return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
}

static double luminance(uint32_t colour)
{
	return 0.2126 * linear(colour >> 16 & 255) + 0.7152 * linear(colour >> 8 & 255) +
	       0.0722 * linear(colour & 255);
}

double sg_contrast__ratio(uint32_t a, uint32_t b)
{
	double x = luminance(a), y = luminance(b);
	return (fmax(x, y) + 0.05) / (fmin(x, y) + 0.05);
}

/* The key that a pair names, of the hue where it has one. */
static const sg_theme_key *key_of(const char *pattern, char hue)
{
	char name[32] = "";
	size_t len = strlen(pattern);
	memcpy(name, pattern, len);
	if (name[len - 1] == '?')
		name[len - 1] = hue;
	return sg_theme__key((sg_slice){name, len});
}

/* What is seen of a colour of this opacity. */
static uint32_t over(uint32_t ink, uint32_t ground, double opacity)
{
	uint32_t out = 0;
	for (unsigned shift = 0; shift < 24; shift += 8) {
		double a = ink >> shift & 255, b = ground >> shift & 255;
		out |= (uint32_t)lround(a * opacity + b * (1 - opacity)) << shift;
	}
	return out;
}

/* Arrows of stances that are less sure are fainter, and must be seen all the same. */
static bool may_be_faint(const sg_theme_key *ink)
{
	return ink->offset == offsetof(sg_palette, agrees) ||
	       ink->offset == offsetof(sg_palette, rebuts);
}

static size_t check_pair(const sg_theme *theme, sg_scheme scheme, const pair *p,
	sg_contrast_fault *out, size_t count)
{
	bool is_each = strchr(p->ink, '?') || strchr(p->ground, '?');
	sg_palette palette = theme->palettes[scheme];
	for (size_t i = 0; i < (is_each ? SG_HUES : 1); i++) {
		const sg_theme_key *ink = key_of(p->ink, sg_theme__hues[i]);
		const sg_theme_key *ground = key_of(p->ground, sg_theme__hues[i]);
		uint32_t below = *sg_theme__colour(&palette, ground);
		uint32_t seen = over(*sg_theme__colour(&palette, ink), below,
			may_be_faint(ink) ? theme->tentative : 1);
		double ratio = sg_contrast__ratio(seen, below);
		if (ratio >= p->least)
			continue;
		if (count < SG_CONTRAST_FAULTS_MAX)
			out[count] = (sg_contrast_fault){ink, ground, scheme, ratio, p->least};
		count++;
	}
	return count;
}

size_t sg_contrast__check(const sg_theme *theme, sg_contrast_fault *out)
{
	size_t count = 0;
	for (sg_scheme scheme = SG_SCHEME_LIGHT; scheme < SG_SCHEME_COUNT; scheme++)
		for (size_t i = 0; theme->has[scheme] && i < sizeof pairs / sizeof *pairs; i++)
			count = check_pair(theme, scheme, &pairs[i], out, count);
	return count;
}
