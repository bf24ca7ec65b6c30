/* Mentions, shown as kind(phrase: name or head), as in name(Mayor Ines Dahl: Ines Dahl). */
#include "sample.h"

static void show_mention(const sg_words *words, const sg_mention *m)
{
	static const char *const kinds[] = {"none", "name", "pronoun", "noun"};
	show_nothing();
	show("%s", kinds[m->kind]);
	if (m->kind == SG_MENTION_NONE)
		return;
	sg_span span = sg_mention__span(words, m);
	cr_assert(m->first < m->end && span.end <= words->text.len);
	show("(");
	show_slice(sg_slice_at(words->text, span));
	if (m->kind == SG_MENTION_NAME && (m->name_first != m->first || m->name_end != m->end)) {
		show(": ");
		show_slice(tokens_text(words, m->name_first, m->name_end));
	}
	if (m->is_joined) {
		show(" + ");
		show_slice(tokens_text(words, m->other_first, m->other_end));
	}
	if (m->kind == SG_MENTION_NOMINAL) {
		cr_assert(m->head >= m->first && m->head < m->end);
		show(": ");
		show_slice(tokens_text(words, m->head, m->head + 1));
	}
	show(")");
}

/* The mention right before "|", which stands for the verb. */
static void before_verb(const char *text, const char *expected)
{
	sg_words words = words_of(text);
	sg_mention m = sg_mention__ending(&words, 0, token_of(&words, "|"));
	show_mention(&words, &m);
	expect(text, shown, expected);
	sg_arena_destroy(&arena);
}

/* The mention at the start of the text. */
static void at_start(const char *text, const char *expected)
{
	sg_words words = words_of(text);
	sg_mention m = sg_mention__starting(&words, 0, (uint32_t)words.tokens.count);
	show_mention(&words, &m);
	expect(text, shown, expected);
	sg_arena_destroy(&arena);
}

TestSuite(mention, .timeout = 60);

Test(mention, names_before_a_verb)
{
	before_verb("Yesterday Ines Dahl | no", "name(Ines Dahl)");
	before_verb("On Monday, Dahl | no", "name(Dahl)");
	before_verb("Jan van der Berg | no", "name(Jan van der Berg)");
	before_verb("Dr. Ines Dahl | no", "name(Dr. Ines Dahl: Ines Dahl)");
	before_verb("Mayor Ines Dahl | no", "name(Mayor Ines Dahl: Ines Dahl)");
	before_verb("However Ines Dahl | no", "name(Ines Dahl)");
	before_verb("Anne-Marie O’Dell | no", "name(Anne-Marie O’Dell)");
	before_verb("J. P. Moss | no", "name(J. P. Moss)");
}

Test(mention, a_possessor_is_not_part_of_the_name_behind_it)
{
	before_verb("Lorn’s Ines Dahl | no", "name(Ines Dahl)");
	before_verb("the union’s Ines Dahl | no", "name(Ines Dahl)");
}

Test(mention, bodies_have_names_too)
{
	before_verb("the University of Lorn | no", "name(University of Lorn)");
	before_verb("Moss & Riel | no", "name(Moss & Riel)");
	before_verb("the Lorn Valley Trust | no", "name(Lorn Valley Trust)");
}

Test(mention, two_names_are_both_meant)
{
	before_verb("Ines Dahl and Tomas Riel | no",
		"name(Ines Dahl and Tomas Riel: Tomas Riel + Ines Dahl)");
	before_verb("the river and Tomas Riel | no", "name(Tomas Riel)");
}

Test(mention, pronouns_before_a_verb)
{
	before_verb("Then she | no", "pronoun(she)");
	before_verb("They | no", "pronoun(They)");
	before_verb("those who | no", "pronoun(who)");
}

Test(mention, nouns_that_can_speak)
{
	before_verb("Yesterday the mayor | no", "noun(the mayor: mayor)");
	before_verb("Many experts | no", "noun(Many experts: experts)");
	before_verb("Critics | no", "noun(Critics: Critics)");
	before_verb("a spokesman for the union | no", "noun(a spokesman for the union: spokesman)");
	before_verb("residents of the village | no", "noun(residents of the village: residents)");
	before_verb("all the farmers | no", "noun(all the farmers: farmers)");
	before_verb("the city’s mayor | no", "noun(the city’s mayor: mayor)");
	before_verb("Dahl’s lawyer | no", "noun(Dahl’s lawyer: lawyer)");
	before_verb("a spokeswoman for Lorn Rail | no",
		"noun(a spokeswoman for Lorn Rail: spokeswoman)");
	before_verb("the mayor of Lorn | no", "noun(the mayor of Lorn: mayor)");
}

Test(mention, other_nouns_do_not_speak)
{
	before_verb("the river | no", "none");
	before_verb("the union’s demand | no", "none");
	before_verb("quickly | no", "none");
	before_verb("the bridge, | no", "none");
}

Test(mention, a_noun_phrase_stops_at_conjunctions)
{
	before_verb("the river rose and the mayor | no", "noun(the mayor: mayor)");
	before_verb("rents rose because landlords | no", "noun(landlords: landlords)");
	before_verb("in the river the farmers | no", "noun(the farmers: farmers)");
}

Test(mention, names_behind_a_verb)
{
	at_start("Ines Dahl, who left", "name(Ines Dahl)");
	at_start("Mayor Ines Dahl on Monday", "name(Mayor Ines Dahl: Ines Dahl)");
	at_start("council leader Ines Dahl today", "name(council leader Ines Dahl: Ines Dahl)");
	at_start("the engineer Ines Dahl today", "name(the engineer Ines Dahl: Ines Dahl)");
	at_start("Ines Dahl", "name(Ines Dahl)");
}

Test(mention, nouns_and_pronouns_behind_a_verb)
{
	at_start("the farmer, shaking his head", "noun(the farmer: farmer)");
	at_start("a spokesman for the council, who left",
		"noun(a spokesman for the council: spokesman)");
	at_start("he last night", "pronoun(he)");
	at_start("critics of the plan", "noun(critics of the plan: critics)");
	at_start("the bridge", "none");
	at_start(", Dahl", "none");
	at_start("“Dahl” left", "none");
}

Test(mention, definite_ones_point_at_somebody_known)
{
	static const struct {
		const char *text;
		bool is_definite;
	} rows[] = {{"the mayor", true}, {"a spokesman", false}, {"many experts", false},
		{"his lawyer", true}, {"this engineer", true}, {"critics", false}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		sg_words words = words_of(rows[i].text);
		sg_mention m = sg_mention__starting(&words, 0, (uint32_t)words.tokens.count);
		cr_assert(eq(int, m.kind, SG_MENTION_NOMINAL), "%s", rows[i].text);
		cr_assert(eq(int, m.is_definite, rows[i].is_definite), "%s", rows[i].text);
	}
	sg_arena_destroy(&arena);
}

Test(mention, runs_of_names_end_where_names_end)
{
	static const struct {
		const char *text, *run;
	} rows[] = {{"Ines Dahl said", "Ines Dahl"}, {"Ines Dahl’s Bridge Club", "Ines Dahl’s"},
		{"The Dahl", ""}, {"dahl", ""}, {"Bank of Lorn and Riel", "Bank of Lorn"},
		{"Dahl, Riel", "Dahl"}, {"Dahl of the", "Dahl"}, {"Dahl/Riel", "Dahl"}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		sg_words words = words_of(rows[i].text);
		uint32_t end = sg_name__run_end(&words, 0, (uint32_t)words.tokens.count);
		show_nothing();
		show_slice(tokens_text(&words, 0, end));
		expect(rows[i].text, shown, rows[i].run);
	}
	sg_arena_destroy(&arena);
}
