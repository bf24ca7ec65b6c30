/* Any bytes as a theme: refused with a place, or read; and then nothing of it that is drawn is more
 * than values, and the drawing's style closes where it should. */
#include "fuzz.h"
#include "stancegraph/render.h"

static void must_be_in(const sg_error *e, size_t size)
{
	must(e->what && *e->what, "an error without words");
	must(e->pos <= size, "an error outside the text");
}

static size_t count(sg_slice text, const char *what)
{
	size_t n = 0;
	sg_slice wanted = sg_slice_of(what);
	for (size_t at; (at = sg_slice_find(text, wanted)) < text.len; n++) {
		text.ptr += at + wanted.len;
		text.len -= at + wanted.len;
	}
	return n;
}

static void must_draw(const sg_theme *theme, sg_arena *arena)
{
	sg_debate debate = SG_DEBATE_INIT;
	sg_render_options options = SG_RENDER_OPTIONS_INIT;
	sg_claim claim = sg_claim_blank();
	sg_buf svg = SG_BUF_INIT;
	claim.text = sg_slice_of("Words that somebody said.");
	options.layout_program = "/nowhere/stancegraph-layout";
	options.theme = theme;
	must(sg_debate_add_claim(&debate, arena, claim, NULL) == SG_OK, "out of memory");
	must(sg_renderer_by_name("svg")->render(&svg, &debate, &options, NULL) == SG_OK,
		"a theme cannot be drawn with");
	sg_slice text = sg_buf_slice(&svg);
	must(count(text, "<style>") == 1 && count(text, "</style>") == 1, "a style within one");
	must(count(text, "{") == count(text, "}"), "braces that do not match");
	must(count(text, "url(") == 0 && count(text, "@import") == 0, "a style that fetches");
	sg_buf_free(&svg);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_error err = SG_ERROR_INIT;
	const sg_theme *theme = NULL;
	/* Exactly as long as the text, so that a read past its end is seen. */
	char *copy = malloc(size ? size : 1);
	must(copy, "out of memory");
	if (size)
		memcpy(copy, data, size);
	sg_status st = sg_theme_read(&theme, (sg_slice){copy, size}, &arena, &err);
	free(copy);
	must(st == err.code, "the status is not the error's");
	must((st == SG_OK) == (theme != NULL), "a theme without success");
	if (st != SG_OK) {
		must_be_in(&err, size);
	} else {
		size_t warnings;
		const sg_error *found = sg_theme_warnings(theme, &warnings);
		for (size_t i = 0; i < warnings; i++)
			must_be_in(&found[i], size);
		must_draw(theme, &arena);
	}
	sg_arena_destroy(&arena);
	return 0;
}
