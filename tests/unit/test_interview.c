#include "reading.h"

TestSuite(interview, .timeout = 30);

static void expect(const char *name, sg_document_kind kind, const char *expected)
{
	sg_reading reading = read_fixture(name);
	must(reading.kind == kind, name);
	cr_assert_str_eq(outline(&reading), expected, "%s:\n%s", name, outline(&reading));
}

Test(interview, letters_stand_for_the_people_of_the_introduction)
{
	expect("interview-letters.txt", SG_DOCUMENT_INTERVIEW,
		"(narration): hp\nSolveig Haug: p\nTor Eide -> 1: pp\nSolveig Haug -> 2: p\n"
		"Tor Eide -> 3: p\nSolveig Haug -> 4: p\nTor Eide -> 5: p\n(narration): p\n");
}

Test(interview, who_went_to_see_the_guest_asks)
{
	expect("interview-visit.txt", SG_DOCUMENT_INTERVIEW,
		"(narration): hpp\nTobias Renn: p\nAgnete Holmboe -> 1: p\nTobias Renn -> 2: p\n"
		"Agnete Holmboe -> 3: p\nTobias Renn -> 4: p\nAgnete Holmboe -> 5: p\n"
		"(narration): p\n");
	sg_reading reading = read_fixture("interview-visit.txt");
	cr_assert(is(reading.title, "“Nobody asked me to weave”"));
}

Test(interview, nobody_asks_where_two_visit)
{
	sg_reading reading = read_text("interview",
		"Ada Roe bakes. Ben Osei met Ada Roe once. Cy Lund visited her too.\n\n"
		"Q: Why bread?\n\nA: Hunger.\n\nQ: And cake?\n\nA: Greed.\n");
	cr_assert(is(reading.posts[1].author, "Interviewer"));
	cr_assert(is(reading.posts[2].author, "Ada Roe"));
}

Test(interview, initials_may_spell_a_word)
{
	sg_reading reading =
		read_text(NULL, "Ada Roe bakes. She talks to Tove Osei about bread.\n\n"
				"TO: Why bread?\n\nAR: Hunger.\n\nTO: And cake?\n\nAR: Greed.\n");
	cr_assert(is(reading.posts[1].author, "Tove Osei"));
	cr_assert(is(reading.posts[2].author, "Ada Roe"));
}

Test(interview, a_headline_is_no_turn)
{
	expect("interview-headline.txt", SG_DOCUMENT_INTERVIEW,
		"(narration): hp\nRavi Mott: p\nPetra Lindqvist -> 1: p\nRavi Mott -> 2: p\n"
		"Petra Lindqvist -> 3: p\nRavi Mott -> 4: p\nPetra Lindqvist -> 5: p\n");
}

Test(interview, clocks_and_surnames_of_a_transcript)
{
	expect("interview-stamped.txt", SG_DOCUMENT_TRANSCRIPT,
		"(narration): h\nMODERATOR: p\nInes Carvalho -> 1: p\nPeter Nagy -> 2: p\n"
		"Ines Carvalho -> 3: p\nPeter Nagy -> 4: p\nAUDIENCE MEMBER -> 5: p\n"
		"Ines Carvalho -> 6: p\n");
}

Test(interview, starred_labels)
{
	expect("interview-starred.txt", SG_DOCUMENT_INTERVIEW,
		"(narration): hpp\nPaper: p\nEdda Falk -> 1: p\nPaper -> 2: p\nEdda Falk -> 3: pp\n"
		"Paper -> 4: p\nEdda Falk -> 5: p\n");
}

Test(interview, dashes_lead_turns_when_names_come_back)
{
	expect("interview-dashes.txt", SG_DOCUMENT_INTERVIEW,
		"(narration): p\nRosa Lutz: p\nEmil Graf -> 1: p\nRosa Lutz -> 2: p\n"
		"Emil Graf -> 3: p\n");
}

Test(interview, names_on_lines_of_their_own)
{
	sg_reading reading = read_text(NULL, "Two shepherds talk about one dog.\n\nIda Holm\nWhose "
					     "dog is it?\n\nOve Kjær\nMine, on "
					     "Sundays.\n\nHe bites on Mondays.\n\nIda Holm\nAnd "
					     "who pays the vet?\n\nOve Kjær\nIda "
					     "does.\n");
	cr_assert_str_eq(outline(&reading),
		"(narration): p\nIda Holm: p\nOve Kjær -> 1: pp\n"
		"Ida Holm -> 2: p\nOve Kjær -> 3: p\n",
		"%s", outline(&reading));
}

Test(interview, two_turns_are_enough_when_one_asks)
{
	sg_reading reading = read_text(NULL,
		"Ove Kjær keeps forty sheep and one dog. We met at the gate.\n"
		"Ida Holm: Whose dog is it?\nOve Kjær: Mine, on Sundays.\nHe bites on Mondays.\n");
	cr_assert(reading.kind == SG_DOCUMENT_INTERVIEW);
	cr_assert_str_eq(outline(&reading), "(narration): p\nIda Holm: p\nOve Kjær -> 1: pp\n");
}

Test(interview, roles_brackets_and_initials)
{
	sg_reading reading = read_text(NULL,
		"Our host, Ida Holm, talks to Ove Lund about sheep.\n"
		"HOST: Why sheep?\nOL: Why not?\nHOST: They are dull.\nOL: So is tea.\n"
		"Host: Point taken.\nOL: With milk.\n");
	cr_assert(is(reading.posts[1].author, "Ida Holm"));
	cr_assert(is(reading.posts[2].author, "Ove Lund"));
	reading = read_text(NULL, "[Ida]: Why sheep?\n[Ove] Why not?\n[Ida] They are dull.\n"
				  "[Ove] So is tea.\n(laughter)\n");
	cr_assert_str_eq(outline(&reading), "Ida: p\nOve -> 0: p\nIda -> 1: p\nOve -> 2: p\n");
}

Test(interview, labels_may_carry_roles)
{
	sg_reading reading =
		read_text(NULL, "Ida Holm (Radio North): Why sheep?\nOve Kjær, shepherd: Why not?\n"
				"Ida Holm: They are dull.\nOve Kjær: So is tea.\n");
	cr_assert(is(reading.posts[0].author, "Ida Holm"));
	cr_assert(is(reading.posts[0].role, "Radio North"));
	cr_assert(is(reading.posts[1].role, "shepherd"));
}

Test(interview, words_that_head_paragraphs_lead_no_turn)
{
	sg_reading reading = read_text("interview",
		"Ida Holm: Why sheep?\nOve Kjær: For three reasons.\nNote: all of them are wool.\n"
		"Step 1: shear.\nUpdate: still shearing.\nIda Holm: And then?\nOve Kjær: Tea.\n");
	cr_assert_str_eq(outline(&reading),
		"Ida Holm: p\nOve Kjær -> 0: pppp\nIda Holm -> 1: p\n"
		"Ove Kjær -> 2: p\n",
		"%s", outline(&reading));
}

Test(interview, section_headings_belong_to_no_turn)
{
	sg_reading reading = read_text("interview",
		"Ida Holm: Why sheep?\n\nOve Kjær: For the wool, and for the quiet.\n\nOn dogs\n\n"
		"Ida Holm: And the dog?\n\nOve Kjær: He is not quiet.\n");
	cr_assert_str_eq(outline(&reading),
		"Ida Holm: p\nOve Kjær -> 0: p\nIda Holm -> 1: p\nOve Kjær -> 2: p\n", "%s",
		outline(&reading));
}

Test(interview, surnames_follow_full_names_in_radio_transcripts)
{
	sg_reading reading =
		read_text(NULL, "JANE ROE, HOST:\nThe council voted last night.\nTOM POE, "
				"BYLINE: It was loud.\nMARY HILL: They never asked us.\n"
				"ROE: And now?\nPOE: Now there is a second vote.\n");
	cr_assert_str_eq(outline(&reading),
		"JANE ROE: p\nTOM POE -> 0: p\nMARY HILL -> 1: p\nJANE ROE -> 2: p\n"
		"TOM POE -> 3: p\n",
		"%s", outline(&reading));
}

Test(interview, questions_may_stand_without_labels)
{
	const char *turns = "Do you get seasick?\nEvery time.\n\nThen why do you go?\nSomebody has "
			    "to.\nMy father went.\n\nDo you believe in pensions?\nIn mine.\n";
	char text[512];
	snprintf(text, sizeof text,
		"Elsa Brandt is a captain. Dora Finn spoke to Elsa Brandt.\n\n%s", turns);
	sg_reading reading = read_text(NULL, text);
	cr_assert(reading.kind == SG_DOCUMENT_INTERVIEW && reading.post_count == 7);
	cr_assert(is(reading.posts[2].author, "Elsa Brandt"));
	cr_assert(eq(u32, reading.posts[4].block_count, 2));
	snprintf(text, sizeof text, "Everything about ferries.\n\n%s", turns);
	cr_assert(sg_reader__choose(sg_slice_of(text), NULL) == &sg_reader__article);
}

Test(interview, an_article_with_labels_is_no_interview)
{
	sg_slice text =
		sg_slice_of("Sheep are back\n\nThe valley has forty again.\n\nKey points:\n"
			    "Wool: up by ten percent.\nMilk: down.\nNote: counted in May.\n\n"
			    "Nobody knows why.\n");
	cr_assert(sg_reader__choose(text, NULL) == &sg_reader__article);
}

Test(interview, repetition_is_linear, .timeout = 60)
{
	static const char *const parts[] = {"Q: a?\nA: b.\n", "Jane Roe: why?\nTom Poe: so.\n",
		"Jane Roe\n", "Jane Roe - hi\n", "[Ida] x\n", "(laughs)\n", ":",
		"Jane Roe Tom Poe ", "This interview has been edited.\n", "[00:12] "};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		sg_slice text = repeated(parts[i], 400000);
		sg_reading out = {0};
		sg_reader__score(&sg_reader__interview, text);
		cr_assert(
			sg_reader__read(&sg_reader__interview, &out, text, &arena, NULL) == SG_OK);
	}
}

Test(interview, many_speakers_are_looked_up_in_constant_time, .timeout = 60)
{
	char *bytes = sg_arena_alloc(&arena, 64 * 30000);
	size_t len = 0;
	for (unsigned i = 0; i < 30000; i++)
		len += (size_t)sprintf(bytes + len, "Jane%c Roe%c%c: no.\n", 'a' + (int)(i % 26),
			'a' + (int)(i / 26 % 26), 'a' + (int)(i / 676 % 26));
	sg_reading reading = read_as("interview", (sg_slice){bytes, len});
	cr_assert(reading.post_count > 25000);
}
