/* Claims that say the same thing: which of two sentences count as such, and which claim is tied to
 * which. The debates are built by hand, a document of claims each. */
#include "leak.h"
#include "restate/restate.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

TestSuite(restate, .timeout = 60);

typedef struct sample {
	sg_debate debate;
	sg_arena arena;
	sg_buf text; /* of the document; claims stand in it one after another */
} sample;

/* All room is made before the first claim, so that slices stay valid. */
static sample sample_new(const char *language)
{
	sample s = {.debate = SG_DEBATE_INIT, .arena = SG_ARENA_INIT, .text = SG_BUF_INIT};
	sg_document document = {.path = sg_slice_of("a.txt"), .language = sg_slice_of(language)};
	cr_assert(eq(int, sg_debate_add_document(&s.debate, &s.arena, document, NULL), SG_OK));
	return s;
}

static uint32_t add(sample *s, const char *words)
{
	sg_claim claim = sg_claim_blank();
	uint32_t index;
	size_t start = s->text.len;
	sg_buf_puts(&s->text, words);
	claim.form = SG_CLAIM_COMMENT;
	claim.document = 0;
	claim.text = sg_slice_of(words);
	claim.span = sg_span_make(start, s->text.len);
	sg_buf_puts(&s->text, "\n\n");
	cr_assert(eq(int, sg_debate_add_claim(&s->debate, &s->arena, claim, &index), SG_OK));
	return index;
}

static void relate(sample *s, sg_relation_kind kind, sg_node source, sg_node target)
{
	sg_relation r = sg_relation_make(kind, source, target);
	cr_assert(eq(int, sg_debate_add_relation(&s->debate, &s->arena, r, NULL), SG_OK));
}

static void link_claims(sample *s)
{
	s->debate.documents[0].text = sg_buf_slice(&s->text);
	cr_assert(eq(int, sg_restate__link(&s->debate, &s->arena), SG_OK));
}

static void end(sample *s)
{
	sg_buf_free(&s->text);
	sg_arena_destroy(&s->arena);
	cr_assert(not(has_leaks()));
}

/* The relation by which a claim restates another; NULL if it restates none. */
static const sg_relation *of(const sample *s, uint32_t claim)
{
	const sg_relation *found = NULL;
	for (size_t i = 0; i < s->debate.relation_count; i++) {
		const sg_relation *r = &s->debate.relations[i];
		if (r->kind != SG_RESTATES || r->source.index != claim)
			continue;
		cr_assert(zero(ptr, (void *)found), "claim %u restates two", claim);
		found = r;
	}
	return found;
}

static bool says_the_same(const char *earlier, const char *later)
{
	sample s = sample_new("en");
	add(&s, earlier);
	uint32_t claim = add(&s, later);
	link_claims(&s);
	bool is_found = of(&s, claim) != NULL;
	end(&s);
	return is_found;
}

/* ---- which sentences ------------------------------------------------------------------------ */

Test(restate, small_edits_and_marks_do_not_matter)
{
	cr_assert(says_the_same("The lamps on the bridge are far too bright for moths.",
		"the lamps on the bridge are far too bright for the moths!!"));
}

Test(restate, reported_speech_says_the_same)
{
	cr_assert(says_the_same("The lamps attract every moth in the valley.",
		"He said that the lamps attracted every moth in the valley."));
}

Test(restate, the_passive_says_the_same_when_roles_are_kept)
{
	const char *active = "The joiners have deceived the council about the lamps.";
	cr_assert(
		says_the_same(active, "The council was deceived by the joiners about the lamps."));
	cr_assert(not(says_the_same(
		active, "The joiners were deceived by the council about the lamps.")));
	cr_assert(not(
		says_the_same(active, "The council has deceived the joiners about the lamps.")));
}

Test(restate, clauses_may_change_places)
{
	cr_assert(says_the_same("Because moths love light, the bridge lamps kill thousands.",
		"The bridge lamps kill thousands because moths love light."));
}

Test(restate, cause_and_effect_may_not_change_places)
{
	cr_assert(not(says_the_same("The old mill stopped because the river froze.",
		"The river froze because the old mill stopped.")));
}

Test(restate, a_negation_on_one_side_forbids_it)
{
	cr_assert(not(says_the_same("The new lamps on the bridge attract moths.",
		"The new lamps on the bridge don’t attract moths.")));
	cr_assert(not(says_the_same("The new lamps on the bridge attract moths.",
		"It is nonsense that the new lamps on the bridge attract moths.")));
}

Test(restate, opposites_forbid_it_unless_one_is_negated)
{
	const char *safe = "The old bridge over the Arn is safe for children.";
	cr_assert(
		not(says_the_same(safe, "The old bridge over the Arn is dangerous for children.")));
	cr_assert(
		says_the_same(safe, "The old bridge over the Arn is not dangerous for children."));
	cr_assert(not(says_the_same("More lamps mean fewer moths in the valley.",
		"Fewer lamps mean more moths in the "
		"valley.")));
}

Test(restate, other_numbers_forbid_it)
{
	const char *twelve = "The bridge has 12 lamps on both sides of the river.";
	cr_assert(says_the_same(twelve, "The bridge has twelve lamps on both sides of the river."));
	cr_assert(
		not(says_the_same(twelve, "The bridge has 14 lamps on both sides of the river.")));
	cr_assert(says_the_same("The lamps cost 1,500 crowns and 3.50% interest every winter.",
		"Every winter the lamps cost 1500 crowns and 3.5 per cent interest."));
}

Test(restate, other_names_forbid_it)
{
	cr_assert(not(says_the_same("We need brighter lamps on the bridge in Lunden before winter.",
		"Before winter we need brighter lamps on the bridge, as in Arnfeld.")));
}

Test(restate, other_words_in_the_same_place_forbid_it)
{
	cr_assert(not(says_the_same("The painters were never asked about the colour of the lamps.",
		"The joiners were never asked about the colour of the lamps.")));
	cr_assert(not(says_the_same("In winter the lamps of the bridge burn all night.",
		"The lamps of the bridge burn all night in summer.")));
}

Test(restate, a_duty_a_doubt_a_condition_or_a_question_forbids_it)
{
	const char *fact = "The council dims the lamps of the bridge at midnight.";
	cr_assert(not(says_the_same(fact, "The council should dim the lamps of the bridge at "
					  "midnight.")));
	cr_assert(not(says_the_same(fact, "Perhaps the council dims the lamps of the bridge at "
					  "midnight.")));
	cr_assert(not(
		says_the_same(fact, "If the council dims the lamps of the bridge at midnight.")));
	cr_assert(
		not(says_the_same(fact, "The council dims the lamps of the bridge at midnight?")));
	cr_assert(says_the_same("The council must dim the lamps of the bridge at midnight.",
		"The council has to dim the lamps of the bridge at midnight."));
}

Test(restate, few_words_say_nothing_twice)
{
	cr_assert(not(says_the_same("I agree.", "I agree.")));
	cr_assert(not(says_the_same("Thank you so much!", "Thank you so much!")));
}

/* ---- which claims --------------------------------------------------------------------------- */

static const char LAMPS[] = "The lamps on the bridge are far too bright for moths.";

Test(restate, copies_are_tied_to_the_first_and_to_no_other)
{
	sample s = sample_new("en");
	uint32_t first = add(&s, LAMPS), second = add(&s, LAMPS), third = add(&s, LAMPS);
	link_claims(&s);
	cr_assert(zero(ptr, (void *)of(&s, first)));
	cr_assert(eq(u32, of(&s, second)->target.index, first));
	cr_assert(eq(u32, of(&s, third)->target.index, first));
	cr_assert(eq(sz, s.debate.relation_count, 2));
	end(&s);
}

Test(restate, the_likest_is_taken)
{
	sample s = sample_new("en");
	add(&s, "For moths, the lamps which hang on the bridge are far too bright, I think.");
	uint32_t likest = add(&s, LAMPS);
	uint32_t claim = add(&s, "The lamps on the bridge are far too bright for the moths.");
	link_claims(&s);
	cr_assert(eq(u32, of(&s, claim)->target.index, likest));
	end(&s);
}

Test(restate, the_evidence_is_the_later_claim)
{
	sample s = sample_new("en");
	add(&s, LAMPS);
	uint32_t claim = add(&s, "Moths find the lamps on the bridge far too bright.");
	link_claims(&s);
	const sg_relation *r = of(&s, claim);
	cr_assert(sg_slice_eq(r->evidence.text, s.debate.claims[claim].text));
	cr_assert(eq(u32, r->evidence.span.start, s.debate.claims[claim].span.start));
	cr_assert(sg_slice_eq(r->method, sg_slice_of("paraphrase")));
	cr_assert(r->confidence >= 0.5 && r->confidence <= 1);
	end(&s);
}

Test(restate, the_later_post_restates_the_earlier_wherever_it_stands)
{
	sample s = sample_new("en");
	uint32_t a = add(&s, LAMPS), b = add(&s, LAMPS);
	s.debate.claims[a].time = sg_slice_of("2024-05-02T10:00:00Z");
	s.debate.claims[b].time = sg_slice_of("2024-05-01T10:00:00Z");
	link_claims(&s);
	cr_assert(zero(ptr, (void *)of(&s, b)));
	cr_assert(eq(u32, of(&s, a)->target.index, b));
	end(&s);
}

Test(restate, what_stands_in_a_claim_does_not_restate_it)
{
	sample s = sample_new("en");
	uint32_t outer = add(&s, LAMPS), inner = add(&s, LAMPS);
	s.debate.claims[inner].span = s.debate.claims[outer].span;
	link_claims(&s);
	cr_assert(zero(sz, s.debate.relation_count));
	end(&s);
}

Test(restate, what_rebuts_or_quotes_a_claim_does_not_restate_it)
{
	sg_relation_kind kinds[] = {SG_REBUTS, SG_QUOTES};
	for (size_t i = 0; i < 2; i++) {
		sample s = sample_new("en");
		uint32_t a = add(&s, LAMPS), b = add(&s, LAMPS);
		relate(&s, kinds[i], sg_node_claim(i ? a : b), sg_node_claim(i ? b : a));
		link_claims(&s);
		cr_assert(zero(ptr, (void *)of(&s, b)));
		end(&s);
	}
}

Test(restate, whoever_rebuts_a_claim_does_not_restate_it)
{
	sample s = sample_new("en");
	uint32_t person, a = add(&s, LAMPS), b = add(&s, LAMPS);
	sg_person item = {.label = sg_slice_of("Tomas Riel")};
	cr_assert(eq(int, sg_debate_add_person(&s.debate, &s.arena, item, &person), SG_OK));
	relate(&s, SG_ASSERTS, sg_node_person(person), sg_node_claim(b));
	relate(&s, SG_REBUTS, sg_node_person(person), sg_node_claim(a));
	link_claims(&s);
	cr_assert(zero(ptr, (void *)of(&s, b)));
	end(&s);
}

Test(restate, a_post_leaves_it_to_what_it_quotes)
{
	sample s = sample_new("en");
	uint32_t first = add(&s, LAMPS);
	uint32_t post = add(&s, "“The lamps on the bridge are far too bright for moths.” Really?!");
	uint32_t quote = add(&s, LAMPS);
	s.debate.claims[quote].form = SG_CLAIM_DIRECT_QUOTE;
	s.debate.claims[quote].span = s.debate.claims[post].span;
	link_claims(&s);
	cr_assert(zero(ptr, (void *)of(&s, post)));
	cr_assert(eq(u32, of(&s, quote)->target.index, first));
	end(&s);
}

Test(restate, quoted_lines_are_not_the_posts_own_words)
{
	sample s = sample_new("en");
	add(&s, LAMPS);
	uint32_t quoting =
		add(&s, "> The lamps on the bridge are far too bright for moths.\n\nHm.");
	uint32_t own = add(&s, "> Who says so?\nThe lamps on the bridge are too bright for moths.");
	link_claims(&s);
	cr_assert(zero(ptr, (void *)of(&s, quoting)));
	cr_assert(not(zero(ptr, (void *)of(&s, own))));
	end(&s);
}

Test(restate, deleted_claims_say_nothing)
{
	sample s = sample_new("en");
	add(&s, LAMPS);
	s.debate.claims[add(&s, LAMPS)].deleted = true;
	link_claims(&s);
	cr_assert(zero(sz, s.debate.relation_count));
	end(&s);
}

Test(restate, in_other_languages_only_copies_are_found)
{
	sample s = sample_new("");
	add(&s, "Die Lampen auf der Brücke sind viel zu hell für Motten.");
	add(&s, "Die Lampen auf der Brücke sind nicht viel zu hell für Motten.");
	uint32_t copy = add(&s, "die lampen auf der Brücke sind viel zu hell für Motten");
	link_claims(&s);
	cr_assert(eq(u32, of(&s, copy)->target.index, 0));
	cr_assert(eq(sz, s.debate.relation_count, 1));
	end(&s);
}

Test(restate, of_long_claims_only_copies_are_found)
{
	sg_buf words = SG_BUF_INIT, other = SG_BUF_INIT;
	for (int i = 0; i < 300; i++)
		sg_buf_printf(&words, "word%d of ", i);
	sg_buf_printf(&other, "%.*s and more", (int)words.len, sg_buf_slice(&words).ptr);
	sg_buf_putc(&words, 0); /* now a string */
	sg_buf_putc(&other, 0);
	sample s = sample_new("en");
	add(&s, sg_buf_slice(&words).ptr);
	uint32_t longer = add(&s, sg_buf_slice(&other).ptr);
	uint32_t copy = add(&s, sg_buf_slice(&words).ptr);
	link_claims(&s);
	cr_assert(zero(ptr, (void *)of(&s, longer)));
	cr_assert(eq(u32, of(&s, copy)->target.index, 0));
	sg_buf_free(&words);
	sg_buf_free(&other);
	end(&s);
}

Test(restate, no_claims_no_relations)
{
	sg_debate debate = SG_DEBATE_INIT;
	sg_arena arena = SG_ARENA_INIT;
	cr_assert(eq(int, sg_restate__link(&debate, &arena), SG_OK));
	cr_assert(zero(sz, debate.relation_count));
	sg_arena_destroy(&arena);
	cr_assert(not(has_leaks()));
}
