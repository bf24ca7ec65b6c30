/* Chains of groups, and which selectors apply to them. */
#include "render/sheet/chains.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "leak.h"

static const char svg[] =
	"<rect class=\"paper\"/><g class=\"claim camp-a opening\"><title>a</title>"
	"<a class=\"source\" href=\"x\"><text class=\"who\">A &lt;g&gt;</text></a>"
	"<g class=\"row\"><text class=\"words\">w</text></g></g>"
	"<g><text>plain</text></g><g class=\"claim camp-a opening\"></g>";

static bool matches(const sg_chain *chain, const char *selector, const char *expected)
{
	sg_slice matched[SG_CHAIN_DEPTH_MAX];
	char text[128] = "";
	if (!sg_chain__matches(chain, sg_slice_of(selector), matched))
		return false;
	for (size_t i = 0; i < chain->count; i++) {
		strcat(text, i ? "|" : "");
		strncat(text, matched[i].len ? matched[i].ptr : "", matched[i].len);
	}
	cr_assert(eq(str, text, (char *)expected));
	return true;
}

Test(chains, each_stands_once_with_its_groups)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_chains chains;
	cr_assert(sg_chains__init(&chains, &arena) == SG_OK);
	sg_chains__add(&chains, sg_slice_of(svg));
	sg_chains__add(&chains, sg_slice_of(svg));
	/* paper, claim, source, who, row, words, plain text */
	cr_assert(eq(sz, chains.count, 7));
	cr_assert(not(chains.is_full));
	cr_assert(eq(sz, chains.items[3].count, 3));
	sg_arena_destroy(&arena);
	cr_assert(not(has_leaks()));
}

Test(chains, selectors_name_groups_from_the_inside)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_chains chains;
	cr_assert(sg_chains__init(&chains, &arena) == SG_OK);
	sg_chains__add(&chains, sg_slice_of(svg));
	const sg_chain *who = &chains.items[3], *words = &chains.items[5];
	cr_assert(matches(who, ".who", "||.who"));
	cr_assert(matches(who, "text", "||text"));
	cr_assert(matches(who, ".claim:hover .who", ".claim:hover||.who"));
	cr_assert(matches(words, ".opening .words", ".opening||.words"));
	cr_assert(matches(words, ".claim.camp-a .row .words", ".claim.camp-a|.row|.words"));
	static const char *const others[] = {
		".words .row", ".camp .words", ".row .row .words", "rect", ".claim.row .words"};
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		cr_assert(not(matches(words, others[i], "")), "%s", others[i]);
	sg_arena_destroy(&arena);
}

Test(chains, deep_groups_and_broken_pieces_do_no_harm)
{
	static const char *const broken[] = {"<", "<g", "</g></g><g class=\"x\"", "<>", "</>",
		"<g class=\"a", "<g class=\"a\"><g class=\"b\">"};
	sg_arena arena = SG_ARENA_INIT;
	sg_chains chains;
	cr_assert(sg_chains__init(&chains, &arena) == SG_OK);
	for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
		sg_chains__add(&chains, sg_slice_of(broken[i]));
	cr_assert(not(chains.is_full));
	sg_buf deep = SG_BUF_INIT;
	for (size_t i = 0; i < 20; i++)
		sg_buf_puts(&deep, "<g class=\"a\">");
	for (size_t i = 0; i < 20; i++)
		sg_buf_puts(&deep, "</g>");
	sg_buf_puts(&deep, "<text class=\"t\">t</text>");
	sg_chains__add(&chains, sg_buf_slice(&deep));
	cr_assert(chains.is_full);
	cr_assert(eq(sz, chains.items[chains.count - 1].count, 1), "groups are closed again");
	sg_buf_free(&deep);
	sg_arena_destroy(&arena);
}
