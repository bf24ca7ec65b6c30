/* Whom the tagger means by the tokens that it takes for a source: a mention, as the rules know
 * them.
 *
 * The tagger says where a source is, the rules what belongs to it: where both see the same subject,
 * the rules' reading counts. */
#include "people/nouns.h"
#include "statement/speech.h"
#include "statement/subject.h"

static bool is_preposition(const sg_word *word)
{
	static const char *const prepositions[] = {
		"about", "at", "by", "for", "from", "in", "of", "on", "to", "who", "whose", "with"};
	return SG_WORD_IN(word, prepositions);
}

/* A phrase that no rule for mentions knows: "nearly half of the voters". Its head is the last word
 * before a preposition or a mark; a head that cannot speak ("the debate shows") is nobody. */
static sg_mention any_phrase(const sg_scene *scene, sg_run run)
{
	uint32_t head = run.first;
	for (uint32_t i = run.first; i < run.end; i++) {
		sg_word word = sg_scene__word(scene, i);
		if (!word.len || (i > run.first && is_preposition(&word)))
			break;
		head = i;
	}
	sg_word word = sg_scene__word(scene, head);
	int classes = sg_noun__classes(&word) & ~SG_NOUN_TITLE;
	return (sg_mention){.kind = classes ? SG_MENTION_NOMINAL : SG_MENTION_NONE,
		.first = run.first,
		.end = run.end,
		.head = head,
		.classes = classes,
		.is_definite = sg_scene__is(scene, run.first, "the")};
}

/* "According to her": the forms that stand behind a preposition. */
static char object_pronoun(const sg_word *word)
{
	return sg_word__is(word, "her")    ? 'f'
	       : sg_word__is(word, "him")  ? 'm'
	       : sg_word__is(word, "them") ? 'p'
					   : 0;
}

/* Without marks around it. */
static sg_run bare(const sg_scene *scene, sg_run run)
{
	run.first = sg_speech__skip_dateline(scene, run.first, run.end);
	while (run.first < run.end && sg_scene__token(scene, run.first)->kind == SG_TOKEN_MARK)
		run.first++;
	while (run.end > run.first && sg_scene__token(scene, run.end - 1)->kind == SG_TOKEN_MARK)
		run.end--;
	return run;
}

static bool is_relative(const sg_word *word)
{
	return sg_word__is(word, "who") || sg_word__is(word, "which") || sg_word__is(word, "that");
}

/* The subject of the cue by the rules, which see appositions and asides; it counts where it is in
 * the tagger’s source. */
static sg_mention subject_of_cue(const sg_scene *scene, const sg_report *report)
{
	const sg_sentence *s =
		&scene->words.sentences[scene->words.sentence_of_token[report->cue.first]];
	sg_run source = report->source;
	sg_word first = sg_scene__word(scene, source.first);
	if (is_relative(&first) && source.first >= s->first)
		return sg_subject__before(scene, s->first, source.first + 1);
	sg_mention found = source.first < report->cue.first
				   ? sg_subject__before(scene, s->first, report->cue.first)
				   : sg_subject__after(scene, report->cue.end - 1, s->end);
	bool is_there = found.kind != SG_MENTION_NONE && found.first <= source.end &&
			found.end > source.first;
	return is_there ? found : (sg_mention){.kind = SG_MENTION_NONE};
}

sg_mention sg_speech__tagged_source(const sg_scene *scene, const sg_report *report)
{
	sg_run run = bare(scene, report->source);
	sg_mention found = {.kind = SG_MENTION_NONE};
	if (run.first >= run.end)
		return found;
	sg_word word = sg_scene__word(scene, run.first);
	char pronoun = run.end - run.first == 1 ? object_pronoun(&word) : 0;
	if (pronoun)
		return (sg_mention){.kind = SG_MENTION_PRONOUN,
			.first = run.first,
			.end = run.end,
			.pronoun = pronoun,
			.is_definite = true};
	found = subject_of_cue(scene, report);
	bool is_clear = found.kind == SG_MENTION_NAME || found.kind == SG_MENTION_PRONOUN;
	sg_mention starting = is_clear || is_relative(&word)
				      ? found
				      : sg_subject__after(scene, run.first - 1, run.end);
	if (starting.kind == SG_MENTION_NAME || found.kind == SG_MENTION_NONE)
		found = starting;
	if (found.kind == SG_MENTION_NONE)
		return any_phrase(scene, run);
	/* "A spokeswoman for Nordline confirmed …": what describes a noun ends with the source. */
	bool is_long = found.kind == SG_MENTION_NOMINAL && found.end > run.end;
	found.end = is_long && run.end > found.head ? run.end : found.end;
	return found;
}
