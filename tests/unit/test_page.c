/* The page's block of data: what it carries, what it leaves out and says so, and memory. What the
 * page does with it is tested in a browser (tests/browser/page.mjs). */
#include "view_fixture.h"

TestSuite(page, .timeout = 120);

static sg_status render(const sg_debate *debate, sg_buf *out)
{
	sg_render_options options = SG_RENDER_OPTIONS_INIT;
	options.layout_program = "/nowhere/stancegraph-layout";
	return sg_renderer_by_name("html")->render(out, debate, &options, NULL);
}

/* The data is the page's last element but one. */
static const char *data_of(const sg_buf *page)
{
	const char *data = strstr(page->ptr, "id=\"debate\">");
	cr_assert(data != NULL);
	return data;
}

static void add_claim(fixture *f, const char *text, sg_span span)
{
	sg_claim claim = sg_claim_blank();
	claim.text = sg_slice_of(text);
	claim.document = 0;
	claim.span = span;
	cr_assert(sg_debate_add_claim(&f->debate, &f->arena, claim, NULL) == SG_OK);
}

static fixture one_document(const char *text)
{
	fixture f = {SG_DEBATE_INIT, SG_ARENA_INIT};
	sg_document document = {.path = SG_SLICE_LIT("a.txt"), .text = sg_slice_of(text)};
	cr_assert(sg_debate_add_document(&f.debate, &f.arena, document, NULL) == SG_OK);
	return f;
}

Test(page, memory_may_run_out_anywhere)
{
	fixture f = load_fixture("tunnel.json");
	expect_no_memory_is_said(&f, "html", (sg_render_options)SG_RENDER_OPTIONS_INIT);
}

Test(page, a_debate_with_nothing_is_a_page_too)
{
	sg_debate bare = SG_DEBATE_INIT;
	sg_buf out = SG_BUF_INIT;
	cr_assert(render(&bare, &out) == SG_OK);
	cr_assert(strstr(data_of(&out), "\"claims\":[]") != NULL);
	sg_buf_free(&out);
}

Test(page, words_that_stand_in_the_source_are_a_place_in_it)
{
	fixture f = one_document("Caf\xC3\xA9 <b>\xE2\x80\xA8 yes. No!");
	add_claim(&f, "yes.", (sg_span){13, 17});
	add_claim(&f, "other", (sg_span){18, 21});
	sg_buf out = SG_BUF_INIT;
	cr_assert(render(&f.debate, &out) == SG_OK);
	const char *data = data_of(&out);
	cr_assert(strstr(data, "\"text\":\"Caf\xC3\xA9 \\u003cb\\u003e\\u2028 yes. No!\"") != NULL);
	cr_assert(strstr(data, "[-1,0,13,17,1,\"\",0,\"\",\"\",null,0,0]") != NULL, "%s", data);
	cr_assert(strstr(data, "[-1,0,18,21,1,\"\",0,\"\",\"\",\"other\",0,0]") != NULL);
	sg_buf_free(&out);
	sg_arena_destroy(&f.arena);
}

Test(page, a_source_that_is_not_utf8_is_not_carried)
{
	fixture f = one_document("yes \xFF no");
	add_claim(&f, "yes", (sg_span){0, 3});
	sg_buf out = SG_BUF_INIT;
	cr_assert(render(&f.debate, &out) == SG_OK);
	cr_assert(strstr(data_of(&out), "\"is_left_out\":true") != NULL);
	cr_assert(strstr(data_of(&out), ",\"yes\",0,0]") != NULL);
	sg_buf_free(&out);
	sg_arena_destroy(&f.arena);
}

Test(page, its_size_is_bounded_and_it_says_what_is_left_out)
{
	enum { CLAIMS = 30000, LENGTH = 900 };
	char text[LENGTH + 1];
	memset(text, 'a', LENGTH);
	text[LENGTH] = '\0';
	fixture f = one_document("");
	for (size_t i = 0; i < CLAIMS; i++)
		add_claim(&f, text, (sg_span){0, 0});
	sg_buf out = SG_BUF_INIT;
	cr_assert(render(&f.debate, &out) == SG_OK);
	cr_assert(strstr(out.ptr, "Of 30000 claims this page carries the first 20000") != NULL);
	cr_assert(lt(sz, out.len, 14u << 20));
	sg_buf_free(&out);
	sg_arena_destroy(&f.arena);
}
