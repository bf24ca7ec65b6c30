#include "render/theme/theme.h"

#include "leak.h"
#include "render_fixture.h"
#include "svg_geometry.h"

#include <criterion/new/assert.h>
#include <math.h>

TestSuite(theme, .timeout = 120);

static sg_status read_theme(const sg_theme **out, const char *text, sg_arena *arena, sg_error *err)
{
	return sg_theme_read(out, sg_slice_of(text), arena, err);
}

static const sg_theme *good(const char *text, sg_arena *arena)
{
	const sg_theme *theme = NULL;
	sg_error err = SG_ERROR_INIT;
	cr_assert(read_theme(&theme, text, arena, &err) == SG_OK, "%s: %s", text, err.what);
	return theme;
}

/* ---- reading -------------------------------------------------------------------------------- */

Test(theme, an_empty_file_is_the_usual_theme)
{
	sg_arena arena = SG_ARENA_INIT;
	const sg_theme *theme = good("", &arena), *usual = sg_theme_by_name("auto");
	cr_assert(sg_theme__hash(theme, 1) == sg_theme__hash(usual, 1));
	theme = good("\xEF\xBB\xBF# a comment = with a sign\r\n\r\n  \t\n", &arena);
	cr_assert(sg_theme__hash(theme, 1) == sg_theme__hash(usual, 1));
	sg_arena_destroy(&arena);
	cr_assert(not(has_leaks()));
}

/* A value that the key takes and no theme has. */
static const char *other_value(const sg_theme_key *key)
{
	static char text[64];
	switch (key->kind) {
	case SG_THEME_BASE:
		return "print";
	case SG_THEME_COLOUR:
		return "#123456";
	case SG_THEME_NUMBER:
		snprintf(text, sizeof text, "%.2f", key->least * 0.25 + key->most * 0.75);
		return text;
	case SG_THEME_DASHES:
		return "3 1.5";
	default:
		return "Some Font 9, serif";
	}
}

Test(theme, every_key_can_be_set_and_changes_the_drawing)
{
	size_t count;
	const sg_theme_key *keys = sg_theme__keys(&count);
	uint64_t usual = sg_theme__hash(sg_theme_by_name("auto"), 1);
	for (size_t i = 0; i < count; i++) {
		sg_arena arena = SG_ARENA_INIT;
		char text[128];
		snprintf(text, sizeof text, "%s=%s", keys[i].name, other_value(&keys[i]));
		const sg_theme *theme = good(text, &arena);
		cr_assert(sg_theme__hash(theme, 1) != usual, "%s", text);
		cr_assert(sg_theme__key(sg_slice_of(keys[i].name)) == &keys[i]);
		sg_arena_destroy(&arena);
	}
}

Test(theme, sections_are_for_one_scheme)
{
	sg_arena arena = SG_ARENA_INIT;
	const sg_theme *theme = good("base = auto\nink = #000000\n[dark]\nink = #ffffff\n", &arena);
	cr_assert(theme->palettes[SG_SCHEME_LIGHT].ink == 0x000000);
	cr_assert(theme->palettes[SG_SCHEME_DARK].ink == 0xFFFFFF);
	theme = good("base = light\nink = #000000\n", &arena);
	cr_assert(theme->has[SG_SCHEME_LIGHT] && !theme->has[SG_SCHEME_DARK]);
	theme = good("base = print\nink = #010101\n[dark]\n", &arena);
	cr_assert(theme->has[SG_SCHEME_LIGHT] && theme->has[SG_SCHEME_DARK]);
	cr_assert(theme->palettes[SG_SCHEME_DARK].ink ==
		  sg_theme_by_name("dark")->palettes[SG_SCHEME_DARK].ink);
	sg_arena_destroy(&arena);
}

Test(theme, what_is_wrong_is_named_with_its_place)
{
	static const struct {
		const char *text;
		size_t pos;
		const char *what, *hint;
	} cases[] = {
		{"ink = #000000\ncard_edge = #ffffff", 14, "there is no such key",
			"the nearest is \"card-edge\""},
		{"something-else-altogether = 1", 0, "there is no such key",
			"docs/themes.md lists all keys"},
		{"= 1", 0, "there is no such key", "docs/themes.md lists all keys"},
		{"base = pint", 7, "there is no such theme", "one of auto, light, dark, print"},
		{"ink = #000000\nbase = print", 14, "the base comes too late", NULL},
		{"ink = #000", 6, "this is not a colour", NULL},
		{"ink = red", 6, "this is not a colour", NULL},
		{"ink = #00000g", 6, "this is not a colour", NULL},
		{"ink = #000000 # black", 6, "this is not a colour", NULL},
		{"ink = #000000;}", 6, "this is not a colour", NULL},
		{"ink =", 5, "this is not a colour", NULL},
		{"text-size = 10", 12, "this is not a number that the key takes", "from 11 to 20"},
		{"text-size = 13px", 12, "this is not a number that the key takes", NULL},
		{"text-size = nan", 12, "this is not a number that the key takes", NULL},
		{"text-size = 1e9", 12, "this is not a number that the key takes", NULL},
		{"tentative = 0.1", 12, "this is not a number that the key takes", "from 0.3 to 1"},
		{"rebuts-dash = 7 4 1 1 1", 14, "these are no dashes", NULL},
		{"rebuts-dash = 7,4", 14, "these are no dashes", NULL},
		{"font = Arial\"", 7, "this is not a list of fonts", NULL},
		{"font = a;}b", 7, "this is not a list of fonts", NULL},
		{"font = </style>", 7, "this is not a list of fonts", NULL},
		{"font = Arial,", 7, "this is not a list of fonts", NULL},
		{"font = ,Arial", 7, "this is not a list of fonts", NULL},
		{"font = A\\", 7, "this is not a list of fonts", NULL},
		{"font = url(x)", 7, "this is not a list of fonts", NULL},
		{"[night]", 0, "there is no such section", NULL},
		{"[dark]\n[dark]", 7, "there are two such sections", NULL},
		{"[dark]\nfont = Arial", 7, "only colours differ in light and dark", NULL},
		{"ink = #000000\nink = #000000", 14, "this key is set twice", NULL},
		{"hello", 0, "this line says nothing", NULL},
		{"  # fine\nink = #00\xFF", 18, "a byte that is not UTF-8", NULL},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		sg_arena arena = SG_ARENA_INIT;
		sg_error err = SG_ERROR_INIT;
		const sg_theme *theme = NULL;
		cr_assert(read_theme(&theme, cases[i].text, &arena, &err) != SG_OK, "%s",
			cases[i].text);
		cr_assert(theme == NULL);
		cr_assert(eq(str, (char *)err.what, (char *)cases[i].what), "%s", cases[i].text);
		cr_assert(eq(sz, err.pos, cases[i].pos), "%s", cases[i].text);
		if (cases[i].hint)
			cr_assert(eq(str, (char *)err.hint, (char *)cases[i].hint));
		sg_arena_destroy(&arena);
	}
}

Test(theme, what_cannot_be_told_apart_is_a_warning)
{
	sg_arena arena = SG_ARENA_INIT;
	size_t count;
	const sg_error *found =
		sg_theme_warnings(good("ink = #123456\n[light]\nmuted = #aaaaaa", &arena), &count);
	cr_assert(eq(sz, count, 2));
	cr_assert(eq(str, (char *)found[0].what, "text with less contrast than 4.5 to 1"));
	cr_assert(eq(sz, found[0].pos, 22));
	cr_assert(eq(str, (char *)found[0].hint, "muted on field-f is 2.02 to 1 in light"));
	/* Dark ink on dark cards. */
	cr_assert(eq(sz, found[1].pos, 0));
	cr_assert(strstr(found[1].hint, "in dark") != NULL);
	sg_theme_warnings(sg_theme_by_name("auto"), &count);
	cr_assert(eq(sz, count, 0));
	sg_arena_destroy(&arena);
}

Test(theme, memory_may_run_out_anywhere)
{
	static const char *const texts[] = {
		"ink = #ffffff", "text-size = 3", "inc = 3", "base = x", "font = Arial"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		for (size_t n = 1; n < 12; n++) {
			sg_arena arena = SG_ARENA_INIT;
			sg_error err = SG_ERROR_INIT;
			const sg_theme *theme = NULL;
			sg_alloc_fail_at(n);
			sg_status st = read_theme(&theme, texts[i], &arena, &err);
			sg_alloc_fail_at(0);
			cr_assert(st == err.code && (st == SG_OK) == (theme != NULL));
			sg_arena_destroy(&arena);
		}
	cr_assert(not(has_leaks()));
}

/* ---- the built-in themes -------------------------------------------------------------------- */

Test(theme, built_in_text_and_lines_stand_out)
{
	sg_contrast_fault faults[SG_CONTRAST_FAULTS_MAX];
	for (size_t i = 0; sg_theme_name(i); i++) {
		const sg_theme *theme = sg_theme_by_name(sg_theme_name(i));
		size_t count = sg_contrast__check(theme, faults);
		for (size_t k = 0; k < count; k++)
			cr_log_error("%s: %s on %s is %.2f, wanted %.1f", theme->name,
				faults[k].ink->name, faults[k].ground->name, faults[k].ratio,
				faults[k].least);
		cr_assert(eq(sz, count, 0));
	}
	cr_assert(fabs(sg_contrast__ratio(0x000000, 0xFFFFFF) - 21) < 1e-9);
	cr_assert(fabs(sg_contrast__ratio(0x777777, 0xFFFFFF) - 4.478) < 1e-3);
}

typedef struct rgb {
	double r, g, b;
} rgb;

static double linear(double share)
{
	return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
}

static rgb linear_of(uint32_t c)
{
	return (rgb){linear((c >> 16 & 255) / 255.0), linear((c >> 8 & 255) / 255.0),
		linear((c & 255) / 255.0)};
}

/* How the colour looks without long or without medium cones: Machado, Oliveira and Fernandes 2009,
 * in linear light. */
static rgb seen(rgb c, int eye)
{
	static const double eyes[3][9] = {{1, 0, 0, 0, 1, 0, 0, 0, 1},
		{0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116,
			1.051998},
		{0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940,
			0.968881}};
	const double *m = eyes[eye];
	return (rgb){fmax(0, m[0] * c.r + m[1] * c.g + m[2] * c.b),
		fmax(0, m[3] * c.r + m[4] * c.g + m[5] * c.b),
		fmax(0, m[6] * c.r + m[7] * c.g + m[8] * c.b)};
}

static double lab_curve(double t)
{
	return t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116;
}

static void to_lab(rgb c, double lab[3])
{
	double x = lab_curve((0.4124 * c.r + 0.3576 * c.g + 0.1805 * c.b) / 0.9505);
	double y = lab_curve(0.2126 * c.r + 0.7152 * c.g + 0.0722 * c.b);
	double z = lab_curve((0.0193 * c.r + 0.1192 * c.g + 0.9505 * c.b) / 1.089);
	lab[0] = 116 * y - 16;
	lab[1] = 500 * (x - y);
	lab[2] = 200 * (y - z);
}

/* CIE's first colour difference: 2.3 can just be seen. */
static double difference(uint32_t a, uint32_t b, int eye)
{
	double p[3], q[3];
	to_lab(seen(linear_of(a), eye), p);
	to_lab(seen(linear_of(b), eye), q);
	return sqrt(pow(p[0] - q[0], 2) + pow(p[1] - q[1], 2) + pow(p[2] - q[2], 2));
}

static double nearest_camps(const sg_palette *p, size_t count, int eye)
{
	double least = INFINITY;
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < i; k++)
			least = fmin(least, difference(p->camp[i], p->camp[k], eye));
	return least;
}

static double nearest_sign_and_camp(const sg_palette *p, int eye)
{
	double least = INFINITY;
	for (size_t i = 0; i < SG_HUES; i++)
		least = fmin(least, fmin(difference(p->camp[i], p->agrees, eye),
					    difference(p->camp[i], p->rebuts, eye)));
	return least;
}

Test(theme, colours_are_told_apart_by_every_eye)
{
	static const char *const names[] = {"light", "dark"};
	static const char *const eyes[] = {"usual", "protan", "deutan"};
	for (size_t i = 0; i < 2; i++) {
		const sg_theme *theme = sg_theme_by_name(names[i]);
		const sg_palette *p = &theme->palettes[sg_theme__main(theme)];
		for (int eye = 0; eye < 3; eye++) {
			double signs = difference(p->agrees, p->rebuts, eye);
			double two = nearest_camps(p, 2, eye), three = nearest_camps(p, 3, eye);
			double all = nearest_camps(p, SG_HUES, eye);
			double both = nearest_sign_and_camp(p, eye);
			cr_log_info("%s, %s: signs %.0f, camps %.0f, %.0f, %.0f, with signs %.0f",
				names[i], eyes[eye], signs, two, three, all, both);
			cr_assert(signs >= 30 && two >= 30 && three >= 24 && all >= 9 && both >= 8,
				"%s, %s", names[i], eyes[eye]);
		}
	}
}

/* ---- drawings ------------------------------------------------------------------------------- */

static sg_buf draw_view(const sg_debate *debate, const sg_theme *theme, sg_view_kind view)
{
	sg_buf out = SG_BUF_INIT;
	sg_render_options options = SG_RENDER_OPTIONS_INIT;
	options.view = view;
	options.layout_program = "/nowhere/stancegraph-layout";
	options.theme = theme;
	cr_assert(sg_renderer_by_name("svg")->render(&out, debate, &options, NULL) == SG_OK);
	return out;
}

static sg_buf draw(const sg_debate *debate, const sg_theme *theme)
{
	return draw_view(debate, theme, SG_VIEW_MAP);
}

static void check_cards(const char *svg)
{
	check_geometry(svg);
}

Test(theme, no_text_leaves_its_box_under_any_theme)
{
	static const char *const texts[] = {
		"text-size = 20\nsmall-size = 18\nopening-size = 24\nnote-size = 20\ntitle-size = "
		"40\nsection-size = 24",
		"text-size = 11\nopening-size = 11\nnote-size = 11\ntitle-size = 14",
		"font-width = 1.4", "font-width = 2\ntext-size = 20"};
	static const char *const names[] = {
		"library.json", "tunnel.json", "bells.json", "hostile.json"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
			fixture f = load_fixture(names[k]);
			geometry_theme = good(texts[i], &f.arena);
			for (int view = 0; view < SG_VIEW_COUNT; view++) {
				sg_buf svg =
					draw_view(&f.debate, geometry_theme, (sg_view_kind)view);
				bool has_cards = view == SG_VIEW_MAP || view == SG_VIEW_THREAD;
				(has_cards ? check_cards : check_words)(svg.ptr);
				sg_buf_free(&svg);
			}
			sg_arena_destroy(&f.arena);
		}
}

Test(theme, a_style_has_only_what_occurs)
{
	fixture f = load_fixture("library.json");
	sg_buf light = draw(&f.debate, sg_theme_by_name("light"));
	sg_buf usual = draw(&f.debate, NULL), print = draw(&f.debate, sg_theme_by_name("print"));
	cr_assert(strstr(light.ptr, "prefers-color-scheme") == NULL);
	cr_assert(strstr(usual.ptr, "@media (prefers-color-scheme:dark)") != NULL);
	cr_assert(strstr(usual.ptr, ".camp-f") == NULL);
	cr_assert(strstr(usual.ptr, ".bubble") == NULL);
	cr_assert(strstr(print.ptr, ".field{stroke:") != NULL);
	cr_assert(strstr(light.ptr, ".field{stroke:") == NULL);
	cr_assert(strncmp(strstr(light.ptr, "id=\""), strstr(print.ptr, "id=\""), 10) != 0,
		"two themes share rules");
	sg_buf_free(&light);
	sg_buf_free(&usual);
	sg_buf_free(&print);
	sg_arena_destroy(&f.arena);
	cr_assert(not(has_leaks()));
}
