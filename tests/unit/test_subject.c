/* Subjects: who does what the word after "|" says. */
#include "sample.h"

#include "statement/subject.h"

static void show_found(const sg_scene *scene, const sg_mention *m)
{
	show_nothing();
	if (m->kind == SG_MENTION_NONE) {
		show("-");
		return;
	}
	uint32_t first = m->kind == SG_MENTION_NAME ? m->name_first : m->first;
	uint32_t end = m->kind == SG_MENTION_NAME ? m->name_end : m->end;
	show_slice(tokens_text(&scene->words, first, end));
}

/* The verb is the last word of the text. */
static void does(const char *text, const char *expected)
{
	sg_scene scene = scene_of(text);
	sg_mention m = sg_subject__before(&scene, 0, (uint32_t)scene.words.tokens.count - 1);
	show_found(&scene, &m);
	expect(text, shown, expected);
	sg_arena_destroy(&arena);
}

/* The verb is the first word of the text. */
static void is_done_by(const char *text, const char *expected)
{
	sg_scene scene = scene_of(text);
	sg_mention m = sg_subject__after(&scene, 0, (uint32_t)scene.words.tokens.count);
	show_found(&scene, &m);
	expect(text, shown, expected);
	sg_arena_destroy(&arena);
}

static void clause_is_about(const char *text, const char *expected)
{
	sg_scene scene = scene_of(text);
	sg_mention m = sg_subject__of_clause(&scene, 0, (uint32_t)scene.words.tokens.count);
	show_found(&scene, &m);
	expect(text, shown, expected);
	sg_arena_destroy(&arena);
}

static bool is_unreal(const char *text)
{
	sg_scene scene = scene_of(text);
	return sg_subject__is_unreal(&scene, 0, (uint32_t)scene.words.tokens.count - 1);
}

static bool is_passive(const char *text)
{
	sg_scene scene = scene_of(text);
	return sg_subject__is_passive(&scene, 0, (uint32_t)scene.words.tokens.count - 1);
}

TestSuite(subject, .timeout = 60);

Test(subject, stands_right_before_its_verb)
{
	does("Ines Dahl said", "Ines Dahl");
	does("Mayor Ines Dahl said", "Ines Dahl");
	does("On Monday she said", "she");
	does("Many experts say", "Many experts");
	does("A spokesman for the council said", "A spokesman for the council");
}

Test(subject, may_have_adverbs_and_auxiliaries_behind_it)
{
	does("Ines Dahl also said", "Ines Dahl");
	does("Ines Dahl has repeatedly said", "Ines Dahl");
	does("Ines Dahl would never have said", "Ines Dahl");
	does("Ines Dahl went on to say", "Ines Dahl");
	does("Ines Dahl later angrily said", "Ines Dahl");
}

Test(subject, is_found_past_what_stands_between_commas)
{
	does("Dahl, who replaced Riel, said", "Dahl");
	does("Dahl, the mayor of Lorn, said", "Dahl");
	does("Dahl, 47, said", "Dahl");
	does("Dahl, in a letter to Riel, said", "Dahl");
	does("Dahl (the mayor) said", "Dahl");
	does("Dahl, a farmer, who lives in Lorn, said", "Dahl");
	does("The mayor, Ines Dahl, said", "Ines Dahl");
}

Test(subject, of_a_relative_clause_is_what_it_hangs_on)
{
	does("Ines Dahl, who said", "Ines Dahl");
}

Test(subject, of_a_second_verb_is_the_first_verbs)
{
	does("Ines Dahl laughed and said", "Ines Dahl");
	does("Ines Dahl dismissed the plan and said", "Ines Dahl");
	does("Ines Dahl opened the bridge, adding", "Ines Dahl");
}

Test(subject, is_none_where_nobody_acts)
{
	does("The river said", "-");
	does("said", "-");
	does("As they said", "they");
}

Test(subject, stands_behind_the_verb_after_a_quotation)
{
	is_done_by("said Ines Dahl.", "Ines Dahl");
	is_done_by("said Mayor Ines Dahl on Monday.", "Ines Dahl");
	is_done_by("says the farmer.", "the farmer");
	is_done_by("said the director, Ines Dahl.", "Ines Dahl");
	is_done_by("said council leader Ines Dahl.", "Ines Dahl");
	is_done_by("said she.", "she");
	is_done_by("said.", "-");
}

Test(subject, of_a_clause_is_behind_its_opening)
{
	clause_is_about("Ines Dahl had no time.", "Ines Dahl");
	clause_is_about("On Monday, Ines Dahl left.", "Ines Dahl");
	clause_is_about("But the mayor left.", "the mayor");
	clause_is_about("After a long day in Lorn, she left.", "she");
	clause_is_about("Yesterday, Dahl left.", "Dahl");
	clause_is_about("The river rose.", "-");
}

Test(subject, verbs_that_do_not_happen)
{
	cr_assert(is_unreal("Ines Dahl did not say"));
	cr_assert(is_unreal("Ines Dahl never said"));
	cr_assert(is_unreal("Ines Dahl would say"));
	cr_assert(is_unreal("Ines Dahl might also say"));
	cr_assert(is_unreal("Ines Dahl refused to say"));
	cr_assert(is_unreal("Ines Dahl didn’t say"));
	cr_assert(not(is_unreal("Ines Dahl said")));
	cr_assert(not(is_unreal("Ines Dahl has said")));
	cr_assert(not(is_unreal("Not once Ines Dahl said")));
	sg_arena_destroy(&arena);
}

Test(subject, passives)
{
	cr_assert(is_passive("The plan was criticised"));
	cr_assert(is_passive("The plans were widely criticised"));
	cr_assert(not(is_passive("Ines Dahl criticised")));
	cr_assert(not(is_passive("Ines Dahl has criticised")));
	sg_arena_destroy(&arena);
}
