#include "leak.h"
#include "stancegraph/debate.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <math.h>

TestSuite(debate, .timeout = 10);

Test(debate, items_are_numbered_by_position)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_debate d = SG_DEBATE_INIT;
	for (uint32_t i = 0; i < 100; i++) {
		uint32_t index = SG_NONE;
		sg_claim claim = sg_claim_blank();
		claim.document = i;
		cr_assert(sg_debate_add_claim(&d, &arena, claim, &index) == SG_OK);
		cr_assert(eq(u32, index, i));
	}
	cr_assert(eq(sz, d.claim_count, 100));
	cr_assert(eq(u32, d.claims[99].document, 99));
	sg_arena_destroy(&arena);
	cr_assert(not(has_leaks()));
}

Test(debate, a_failed_addition_changes_nothing)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_debate d = SG_DEBATE_INIT;
	uint32_t index = 77;
	sg_person person = {.label = SG_SLICE_LIT("Ines Dahl")};
	sg_alloc_fail_at(1);
	cr_assert(sg_debate_add_person(&d, &arena, person, &index) == SG_E_NOMEM);
	cr_assert(d.person_count == 0 && d.people == NULL && index == 77);
	cr_assert(sg_debate_add_person(&d, &arena, person, NULL) == SG_OK);
	sg_arena_destroy(&arena);
}

Test(debate, blank_items_know_nothing)
{
	sg_claim claim = sg_claim_blank();
	cr_assert(claim.document == SG_NONE && claim.cue.document == SG_NONE);
	cr_assert(isnan(claim.score) && claim.text.len == 0);
	sg_relation r = sg_relation_make(SG_REBUTS, sg_node_claim(1), sg_node_person(2));
	cr_assert(r.evidence.document == SG_NONE && isnan(r.stance_confidence));
	cr_assert(sg_node_eq(r.source, sg_node_claim(1)));
	cr_assert(sg_node_eq(r.target, sg_node_claim(2)) == false);
}

Test(debate, the_first_asserter_is_the_speaker)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_debate d = SG_DEBATE_INIT;
	for (int i = 0; i < 2; i++) {
		cr_assert(sg_debate_add_person(&d, &arena, (sg_person){.sort = SG_PERSON}, NULL) ==
			  SG_OK);
		cr_assert(sg_debate_add_claim(&d, &arena, sg_claim_blank(), NULL) == SG_OK);
	}
	const sg_relation relations[] = {
		sg_relation_make(SG_AGREES, sg_node_person(0), sg_node_claim(1)),
		sg_relation_make(SG_ASSERTS, sg_node_person(1), sg_node_claim(1)),
		sg_relation_make(SG_ASSERTS, sg_node_person(0), sg_node_claim(1)),
	};
	for (size_t i = 0; i < 3; i++)
		cr_assert(sg_debate_add_relation(&d, &arena, relations[i], NULL) == SG_OK);
	const uint32_t *speakers = sg_debate_speakers(&d, &arena);
	cr_assert(speakers[0] == SG_NONE && speakers[1] == 1);
	sg_arena_destroy(&arena);
}

Test(debate, columns_are_found_by_key)
{
	sg_column columns[] = {{.key = SG_SLICE_LIT("degree")}, {.key = SG_SLICE_LIT("pagerank")}};
	sg_analysis analysis = {.people = columns, .people_count = 2};
	cr_assert(sg_analysis_people_column(&analysis, "pagerank") == &columns[1]);
	cr_assert(sg_analysis_people_column(&analysis, "page") == NULL);
}

Test(debate, kinds_have_the_names_of_the_format)
{
	cr_assert(eq(str, (char *)sg_document_kind_name(SG_DOCUMENT_MAILING_LIST), "mailing-list"));
	cr_assert(eq(str, (char *)sg_person_sort_name(SG_PERSON_ANONYMOUS), "anonymous"));
	cr_assert(eq(str, (char *)sg_claim_form_name(SG_CLAIM_PREMISE), "premise"));
	cr_assert(eq(str, (char *)sg_relation_kind_name(SG_REBUTS), "rebuts"));
	cr_assert(eq(str, (char *)sg_stance_name(SG_STANCE_DISAGREE), "disagree"));
	cr_assert(sg_relation_sign(SG_AGREES) == 1 && sg_relation_sign(SG_REPLIES) == 0);
}
