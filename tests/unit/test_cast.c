/* The cast: who is collected, and whom later words mean. */
#include "sample.h"

static uint32_t find(const sg_scene *scene, const char *name)
{
	return sg_cast__find(&scene->cast, sg_slice_of(name));
}

static const sg_actor *actor_called(const sg_scene *scene, const char *name)
{
	uint32_t actor = find(scene, name);
	cr_assert(ne(u32, actor, SG_NONE), "nobody is called %s", name);
	return &scene->cast.actors[actor];
}

static void show_cast(const sg_scene *scene)
{
	show_nothing();
	for (size_t i = 0; i < scene->cast.count; i++) {
		const sg_actor *actor = &scene->cast.actors[i];
		show(i ? "; " : "");
		if (actor->sort != SG_PERSON)
			show("[%s] ", sg_person_sort_name(actor->sort));
		show_slice(actor->name);
		show(actor->role.len ? " | " : "");
		show_slice(actor->role);
	}
}

static void cast_is(const char *text, const char *expected)
{
	sg_scene scene = scene_of(text);
	show_cast(&scene);
	expect(text, shown, expected);
	sg_arena_destroy(&arena);
}

/* Resolve the mention that begins at `phrase`; the name of whom it means, "-" for nobody. */
static const char *meaning(sg_scene *scene, const char *phrase)
{
	uint32_t actor, token = token_of(&scene->words, phrase);
	sg_mention m =
		sg_mention__starting(&scene->words, token, (uint32_t)scene->words.tokens.count);
	cr_assert(sg_cast__resolve(&scene->cast, &scene->words, &m, &actor) == SG_OK);
	show_nothing();
	if (actor == SG_NONE)
		show("-");
	else
		show_slice(scene->cast.actors[actor].name);
	return shown;
}

TestSuite(cast, .timeout = 60);

Test(cast, full_names_are_collected_once)
{
	cast_is("Ines Dahl met Tomas Riel. Then Ines Dahl left.", "Ines Dahl; Tomas Riel");
	cast_is("Dahl met Riel by the river.", "");
	cast_is("Jan van der Berg met Anne-Marie O’Dell.", "Jan van der Berg; Anne-Marie O’Dell");
	cast_is("Ines\nDahl met Ines  Dahl.", "Ines\nDahl");
}

Test(cast, bodies_are_collected_as_bodies)
{
	cast_is("The University of Lorn and the Lorn Valley Trust met.",
		"[organisation] University of Lorn; [organisation] Lorn Valley Trust");
}

Test(cast, nobody_is_collected_from_quotations_and_title_case)
{
	cast_is("She said “Ines Dahl did it” twice.", "");
	cast_is("# New Bridge Over River Opens Monday\n\nIt opened.", "");
	cast_is("# Mayor opens bridge with Ines Dahl on the first day of the week\n\nIt opened.",
		"Ines Dahl");
}

Test(cast, titles_and_roles_beside_the_name_are_roles)
{
	cast_is("Mayor Ines Dahl left.", "Ines Dahl | Mayor");
	cast_is("The agriculture minister Ines Dahl left.", "Ines Dahl | agriculture minister");
	cast_is("Ines Dahl, head of the bridge office, left.",
		"Ines Dahl | head of the bridge office");
	cast_is("Ines Dahl, a retired farmer, left.", "Ines Dahl | retired farmer");
	cast_is("Ines Dahl, 47, a retired farmer, left.", "Ines Dahl | retired farmer");
	cast_is("Ines Dahl left.", "Ines Dahl");
}

Test(cast, a_surname_means_the_full_name)
{
	sg_scene scene = scene_of("Ines Dahl met Tomas Riel.");
	cr_assert(eq(u32, find(&scene, "Dahl"), find(&scene, "Ines Dahl")));
	cr_assert(eq(u32, find(&scene, "riel"), find(&scene, "Tomas Riel")));
	cr_assert(eq(u32, find(&scene, "Ines"), find(&scene, "Ines Dahl")));
	cr_assert(eq(u32, find(&scene, "Novak"), SG_NONE));
	cr_assert(eq(u32, find(&scene, ""), SG_NONE));
	sg_arena_destroy(&arena);
}

Test(cast, of_two_bearers_of_a_surname_the_one_seen_last_is_meant)
{
	sg_scene scene = scene_of("Ines Dahl met Olaf Dahl.");
	uint32_t ines = find(&scene, "Ines Dahl"), olaf = find(&scene, "Olaf Dahl");
	cr_assert(ne(u32, ines, olaf));
	sg_cast__see(&scene.cast, ines, 0);
	sg_cast__see(&scene.cast, olaf, 3);
	cr_assert(eq(u32, find(&scene, "Dahl"), olaf));
	sg_cast__see(&scene.cast, ines, 9);
	cr_assert(eq(u32, find(&scene, "Dahl"), ines));
	cr_assert(eq(u32, find(&scene, "Olaf"), olaf));
	sg_arena_destroy(&arena);
}

Test(cast, a_title_tells_two_bearers_apart)
{
	sg_scene scene = scene_of(
		"Mr. Olaf Dahl met Mrs. Ines Dahl. Then Mr. Dahl left and Mrs. Dahl stayed.");
	cr_assert(eq(chr, actor_called(&scene, "Olaf Dahl")->gender, 'm'));
	cr_assert(eq(chr, actor_called(&scene, "Ines Dahl")->gender, 'f'));
	sg_cast__see(&scene.cast, find(&scene, "Ines Dahl"), 5);
	cr_assert(eq(str, (char *)meaning(&scene, "Mr. Dahl"), "Olaf Dahl"));
	sg_cast__see(&scene.cast, find(&scene, "Olaf Dahl"), 9);
	cr_assert(eq(str, (char *)meaning(&scene, "Mrs. Dahl"), "Ines Dahl"));
	sg_arena_destroy(&arena);
}

Test(cast, a_bare_surname_before_any_full_name_is_a_person)
{
	sg_scene scene = scene_of("Dahl left early. Novak stayed.");
	cr_assert(eq(str, (char *)meaning(&scene, "Dahl"), "Dahl"));
	cr_assert(eq(str, (char *)meaning(&scene, "Novak"), "Novak"));
	cr_assert(eq(sz, scene.cast.count, 2));
	sg_arena_destroy(&arena);
}

Test(cast, pronouns_follow_gender)
{
	sg_scene scene = scene_of("Mr. Tomas Riel met Mrs. Ines Dahl. he left and she stayed.");
	cr_assert(eq(str, (char *)meaning(&scene, "he left"), "-"));
	sg_cast__notice(&scene.cast, find(&scene, "Riel"), 0);
	sg_cast__notice(&scene.cast, find(&scene, "Dahl"), 4);
	cr_assert(eq(str, (char *)meaning(&scene, "he left"), "Tomas Riel"));
	cr_assert(eq(str, (char *)meaning(&scene, "she stayed"), "Ines Dahl"));
	sg_cast__forget_focus(&scene.cast);
	cr_assert(eq(str, (char *)meaning(&scene, "he left"), "-"));
	sg_arena_destroy(&arena);
}

Test(cast, a_pronoun_settles_an_unknown_gender)
{
	sg_scene scene = scene_of("Robin Moss met Tomas Riel. she left but he stayed.");
	sg_cast__notice(&scene.cast, find(&scene, "Riel"), 0);
	sg_cast__notice(&scene.cast, find(&scene, "Moss"), 1);
	cr_assert(eq(str, (char *)meaning(&scene, "she left"), "Robin Moss"));
	cr_assert(eq(chr, actor_called(&scene, "Moss")->gender, 'f'));
	sg_arena_destroy(&arena);
}

Test(cast, groups_and_bodies_have_their_own_pronouns)
{
	sg_scene scene =
		scene_of("Ines Dahl met Lorn Council and critics. they left. it stayed. she sat.");
	uint32_t critics;
	cr_assert(sg_cast__add(&scene.cast, sg_slice_of("critics"), SG_PERSON_GROUP, &critics) ==
		  SG_OK);
	sg_cast__notice(&scene.cast, find(&scene, "Ines Dahl"), 0);
	sg_cast__notice(&scene.cast, find(&scene, "Lorn Council"), 1);
	cr_assert(eq(str, (char *)meaning(&scene, "they left"), "Lorn Council"));
	sg_cast__notice(&scene.cast, critics, 2);
	cr_assert(eq(str, (char *)meaning(&scene, "they left"), "critics"));
	cr_assert(eq(str, (char *)meaning(&scene, "it stayed"), "Lorn Council"));
	cr_assert(eq(str, (char *)meaning(&scene, "she sat"), "Ines Dahl"));
	sg_arena_destroy(&arena);
}

Test(cast, a_role_with_the_is_whoever_has_it)
{
	sg_scene scene =
		scene_of("Mayor Ines Dahl met Tomas Riel, a baker. the mayor left. the baker "
			 "sat. a mayor came.");
	sg_cast__see(&scene.cast, find(&scene, "Tomas Riel"), 4);
	cr_assert(eq(str, (char *)meaning(&scene, "the mayor"), "Ines Dahl"));
	cr_assert(eq(str, (char *)meaning(&scene, "the baker"), "Tomas Riel"));
	cr_assert(eq(str, (char *)meaning(&scene, "a mayor"), "a mayor"));
	sg_arena_destroy(&arena);
}

Test(cast, unnamed_people_and_groups_are_actors_of_their_own)
{
	sg_scene scene = scene_of("a spokesman left. many experts sat. the department stood.");
	(void)meaning(&scene, "a spokesman");
	(void)meaning(&scene, "many experts");
	(void)meaning(&scene, "the department");
	show_cast(&scene);
	expect("unnamed", shown,
		"[anonymous] a spokesman; [group] many experts; [organisation] department");
	sg_arena_destroy(&arena);
}

Test(cast, who_wrote_the_letter_is_who_it_belongs_to)
{
	sg_scene scene =
		scene_of("Ines Dahl met Tomas Riel. Riel’s letter was short. her column was not.");
	sg_cast__notice(&scene.cast, find(&scene, "Dahl"), 0);
	cr_assert(eq(str, (char *)meaning(&scene, "Riel’s letter"), "Tomas Riel"));
	cr_assert(eq(str, (char *)meaning(&scene, "her column"), "Ines Dahl"));
	sg_arena_destroy(&arena);
}

Test(cast, other_spellings_are_aliases)
{
	sg_scene scene = scene_of("Ines Dahl came. Dahl sat. Ines left. Dahl returned.");
	(void)meaning(&scene, "Dahl sat");
	(void)meaning(&scene, "Ines left");
	(void)meaning(&scene, "Dahl returned");
	const sg_actor *dahl = actor_called(&scene, "Ines Dahl");
	cr_assert(eq(sz, dahl->alias_count, 2));
	cr_assert(sg_slice_eq(dahl->aliases[0], sg_slice_of("Dahl")));
	cr_assert(sg_slice_eq(dahl->aliases[1], sg_slice_of("Ines")));
	sg_arena_destroy(&arena);
}

Test(cast, a_known_name_behind_a_word_that_begins_the_sentence)
{
	sg_scene scene = scene_of("Ines Dahl came. Inside Ines Dahl sat down.");
	cr_assert(eq(str, (char *)meaning(&scene, "Inside"), "Ines Dahl"));
	sg_arena_destroy(&arena);
}

Test(cast, the_longest_beginning_that_is_somebody)
{
	sg_scene scene = scene_of("Ines Dahl came. Ines Dahl Bridge fell.");
	uint32_t end = 0, first = token_of(&scene.words, "Ines Dahl Bridge");
	uint32_t actor = sg_cast__find_prefix(&scene.cast, &scene.words, first, first + 3, &end);
	cr_assert(ne(u32, actor, SG_NONE));
	cr_assert(eq(u32, end, actor == find(&scene, "Ines Dahl") ? first + 2 : first + 3));
	cr_assert(eq(u32, sg_cast__find_prefix(&scene.cast, &scene.words, 2, 3, &end), SG_NONE));
	sg_arena_destroy(&arena);
}
