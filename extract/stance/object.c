/* Resolving objects. A possessor owns what is said of its thing: who disputes "Dahl’s account"
 * disputes Dahl. A bare "accusation" or "this" is what was just said by somebody else. */
#include "stance/object.h"

#include "people/nouns.h"
#include "stance/verbs.h"
#include "statement/speech.h"
#include "statement/subject.h"

enum { SENTENCES_BACK = 6, OBJECT_TOKENS = 9 };

uint32_t sg_object__statement_before(const sg_scene *scene, uint32_t sentence, uint32_t actor)
{
	const sg_sentence *here = &scene->words.sentences[sentence];
	for (uint32_t back = 1; back <= SENTENCES_BACK && back <= sentence; back++) {
		uint32_t latest = SG_NONE;
		if (here[-(ptrdiff_t)back].post != here->post)
			break;
		for (uint32_t i = scene->first_in_sentence[sentence - back]; i != SG_NONE;
			i = scene->next_in_sentence[i])
			if (scene->statements[i].speaker != SG_NONE &&
				scene->statements[i].speaker != actor)
				latest = i;
		if (latest != SG_NONE)
			return latest;
	}
	return SG_NONE;
}

uint32_t sg_object__statement_in(const sg_scene *scene, uint32_t sentence, uint32_t actor)
{
	const sg_sentence *here = &scene->words.sentences[sentence];
	for (uint32_t ahead = 0; ahead < 2; ahead++) {
		if (ahead && (sentence + 1 >= scene->words.sentence_count ||
				     here[1].block != here->block))
			break;
		for (uint32_t i = scene->first_in_sentence[sentence + ahead]; i != SG_NONE;
			i = scene->next_in_sentence[i])
			if (scene->statements[i].speaker == actor)
				return i;
	}
	return SG_NONE;
}

static bool has_digit(const sg_scene *scene, uint32_t token)
{
	sg_slice s = sg_slice_at(scene->text, sg_scene__token(scene, token)->span);
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] >= '0' && s.ptr[i] <= '9')
			return true;
	return false;
}

/* A product’s maker is meant by its name without the version: "Orion X2" is Orion. */
static uint32_t without_version(const sg_scene *scene, uint32_t first, uint32_t end)
{
	while (end > first + 1 && has_digit(scene, end - 1))
		end--;
	return end;
}

static sg_status resolve_run(sg_scene *scene, uint32_t first, uint32_t end, uint32_t *actor)
{
	uint32_t name = sg_name__skip_titles(&scene->words, first, end), name_end;
	end = without_version(scene, name, end);
	*actor = sg_cast__find_prefix(&scene->cast, &scene->words, name, end, &name_end);
	if (*actor != SG_NONE)
		return SG_OK;
	sg_mention mention = {.kind = SG_MENTION_NAME,
		.first = first,
		.end = end,
		.name_first = name,
		.name_end = end};
	return sg_cast__resolve(&scene->cast, &scene->words, &mention, actor);
}

/* "him", "her testimony", "them", "his critics" */
static uint32_t resolve_object_pronoun(const sg_scene *scene, const sg_word *word)
{
	static const struct {
		const char *word;
		char person;
	} objects[] = {{"him", 'm'}, {"his", 'm'}, {"her", 'f'}, {"hers", 'f'}, {"them", 'p'}};
	for (size_t i = 0; i < sizeof objects / sizeof *objects; i++) {
		if (strcmp(word->text, objects[i].word) != 0)
			continue;
		char person = objects[i].person;
		return person == 'm'   ? scene->cast.focus_man
		       : person == 'f' ? scene->cast.focus_woman
				       : scene->cast.focus_group;
	}
	return SG_NONE;
}

/* "him", "her plan": whom nobody can be found for is not to be looked for further on. */
static bool is_object_pronoun(const sg_word *word)
{
	static const char *const words[] = {"her", "hers", "him", "his", "them"};
	return SG_WORD_IN(word, words);
}

/* Where the phrase that is the object ends: what follows says where, when, why or about what. "Of"
 * and "by" lead to whose it is. */
static bool ends_object(const sg_word *word)
{
	static const char *const words[] = {"about", "above", "across", "after", "against", "along",
		"amid", "and", "around", "as", "at", "because", "before", "behind", "below",
		"beyond", "but", "during", "for", "from", "if", "in", "inside", "into", "like",
		"near", "on", "or", "outside", "over", "since", "that", "though", "through", "to",
		"under", "until", "when", "where", "which", "while", "with", "without"};
	return SG_WORD_IN(word, words);
}

/* "his opponent", "her critics": somebody else, who has no name here. */
static bool owns_somebody(const sg_scene *scene, uint32_t first, uint32_t end)
{
	for (uint32_t i = first + 1; i < end && i < first + 5; i++) {
		const sg_token *token = sg_scene__token(scene, i);
		sg_word word = sg_scene__word(scene, i);
		if (token->kind != SG_TOKEN_WORD || sg_verbs__is_utterance(&word) ||
			ends_object(&word))
			return false;
		if (sg_noun__classes(&word) & (SG_NOUN_ROLE | SG_NOUN_GROUP))
			return true;
	}
	return false;
}

/* "Dahl defended her vote": her own, if she is a woman. */
static bool may_be_own(const sg_scene *scene, uint32_t first, uint32_t end, uint32_t subject)
{
	sg_word word = sg_scene__word(scene, first);
	bool is_his = strcmp(word.text, "his") == 0, is_her = strcmp(word.text, "her") == 0;
	sg_word next = first + 1 < end ? sg_scene__word(scene, first + 1) : sg_word__none;
	bool owns = is_his ||
		    (is_her && next.len && !ends_object(&next) && !sg_subject__is_filler(&next));
	char gender = subject < scene->cast.count ? scene->cast.actors[subject].gender : 0;
	return owns && gender == (is_his ? 'm' : 'f');
}

static bool is_pointing(const sg_word *word)
{
	return strcmp(word->text, "it") == 0 || strcmp(word->text, "this") == 0 ||
	       strcmp(word->text, "that") == 0;
}

/* "the accusation", "the idea": the noun, behind a determiner and adjectives. */
static bool is_bare_utterance(const sg_scene *scene, uint32_t first, uint32_t end)
{
	static const char *const anybodys[] = {"a", "an", "another"};
	sg_word word = sg_scene__word(scene, first);
	if (!sg_noun__is_determiner(&word) || SG_WORD_IN(&word, anybodys))
		return false;
	for (uint32_t i = first + 1; i < end && i < first + 4; i++) {
		word = sg_scene__word(scene, i);
		if (strcmp(word.text, "attack") == 0) /* mostly with other things than words */
			return false;
		if (sg_verbs__is_utterance(&word))
			return true;
		if (!word.len || (sg_scene__token(scene, i)->flags & SG_TOKEN_POSSESSIVE))
			return false;
	}
	return false;
}

/* Is the run only what somebody adheres to ("Norwegian coach"), which names nobody? */
static bool is_adherence(const sg_scene *scene, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++) {
		sg_word word = sg_scene__word(scene, i);
		if (!sg_noun__is_adherence(&word))
			return false;
	}
	return true;
}

/* "Rovers fans", "the Harbourside scheme": an unknown name that describes the noun behind it. */
static bool describes_noun(const sg_scene *scene, uint32_t run, uint32_t run_end, uint32_t end)
{
	uint32_t name_end;
	if (run_end >= end || (sg_scene__token(scene, run_end - 1)->flags & SG_TOKEN_POSSESSIVE))
		return false;
	sg_word next = sg_scene__word(scene, run_end);
	bool is_noun = next.len && !(sg_scene__token(scene, run_end)->flags & SG_TOKEN_CAPITAL) &&
		       !sg_noun__is_common(&next) && !sg_subject__is_filler(&next) &&
		       !sg_subject__opens_adverbial(&next);
	return is_noun && sg_cast__find_prefix(&scene->cast, &scene->words,
				  sg_name__skip_titles(&scene->words, run, run_end), run_end,
				  &name_end) == SG_NONE;
}

/* "questioned whether Dahl", "opposed hiring Dahl": a deed is the object, and not who does it. */
static bool is_clause_opener(const sg_word *word)
{
	static const char *const openers[] = {
		"how", "that", "what", "when", "where", "whether", "who", "whom", "whose", "why"};
	return SG_WORD_IN(word, openers) ||
	       (word->len > 5 && strcmp(word->text + word->len - 3, "ing") == 0);
}

/* "Lorn’s newly elected mayor Ines Dahl": the name behind the role, where the run at `first` is a
 * possessor; SG_NONE if there is none. */
static uint32_t named_behind(const sg_scene *scene, uint32_t first, uint32_t end, uint32_t *run_end)
{
	bool is_role = false;
	for (uint32_t i = first; i < end && i < first + 6; i++) {
		sg_word word = sg_scene__word(scene, i);
		if (sg_scene__token(scene, i)->kind != SG_TOKEN_WORD || ends_object(&word))
			break;
		uint32_t close = sg_name__run_end(&scene->words, i, end);
		if (close > i && !is_adherence(scene, i, close)) {
			if (!is_role)
				return SG_NONE;
			*run_end = close;
			return i;
		}
		is_role = (sg_noun__classes(&word) & SG_NOUN_ROLE) != 0;
	}
	return SG_NONE;
}

/* "the proposals by Dahl" are his; "the cuts favoured by Dahl" may be anybody’s. */
static bool is_made_by(const sg_scene *scene, uint32_t first, uint32_t at)
{
	sg_word before = at > first ? sg_scene__word(scene, at - 1) : sg_word__none;
	return sg_verbs__is_utterance(&before);
}

/* "and" goes on only in a description: "Liberal candidate and former referee Per Solum". */
static bool joins_description(const sg_scene *scene, uint32_t first, uint32_t at)
{
	sg_word before = at > first ? sg_scene__word(scene, at - 1) : sg_word__none;
	return sg_scene__is(scene, at, "and") && (sg_noun__classes(&before) & SG_NOUN_ROLE);
}

/* The name that the phrase is about: a possessor, or the name behind one ("Norway’s Orion"). */
static uint32_t find_run(const sg_scene *scene, uint32_t first, uint32_t end, uint32_t *run_end)
{
	const sg_sentence *s = &scene->words.sentences[scene->words.sentence_of_token[first]];
	bool is_headline = sg_scene__is_headline(scene, s);
	for (uint32_t i = first; i < end && i < first + OBJECT_TOKENS; i++) {
		const sg_token *token = sg_scene__token(scene, i);
		if (token->kind != SG_TOKEN_WORD)
			return SG_NONE;
		*run_end = sg_name__run_end(&scene->words, i, end);
		if (*run_end > i && is_adherence(scene, i, *run_end)) {
			i = *run_end - 1;
			continue;
		}
		if (*run_end == i) {
			sg_word word = sg_scene__word(scene, i);
			bool is_gerund = i == first && is_clause_opener(&word);
			bool is_others =
				strcmp(word.text, "by") == 0 && !is_made_by(scene, first, i);
			if (sg_noun__pronoun(&word) || is_gerund || is_others ||
				(i > first && ends_object(&word) &&
					!joins_description(scene, first, i)))
				return SG_NONE;
			continue;
		}
		if (describes_noun(scene, i, *run_end, end))
			return SG_NONE;
		uint32_t second =
			*run_end < end ? sg_name__run_end(&scene->words, *run_end, end) : *run_end;
		bool owns = !is_headline &&
			    (sg_scene__token(scene, *run_end - 1)->flags & SG_TOKEN_POSSESSIVE);
		/* "Riel’s deputy Ines Dahl", "the Riel rival Ines Dahl" */
		uint32_t behind =
			second == *run_end ? named_behind(scene, *run_end, end, run_end) : SG_NONE;
		if (owns && second > *run_end) {
			i = *run_end;
			*run_end = second;
		}
		return behind != SG_NONE ? behind : i;
	}
	return SG_NONE;
}

/* Nouns that may say something ("the study found") and are yet nobody to agree with. */
static bool is_thing(const sg_scene *scene, uint32_t head)
{
	static const char *const things[] = {"article", "book", "complaint", "data", "figures",
		"filing", "guidelines", "lawsuit", "letter", "notice", "petition", "poll", "post",
		"programme", "project", "release", "report", "reports", "research", "review",
		"service", "statement", "statistics", "studies", "study", "survey", "surveys",
		"testimony", "trial", "website"};
	sg_word word = sg_scene__word(scene, head);
	bool owns = (sg_scene__token(scene, head)->flags & SG_TOKEN_POSSESSIVE) != 0;
	return !owns && SG_WORD_IN(&word, things);
}

static sg_status resolve_noun_phrase(sg_scene *scene, uint32_t first, uint32_t end, uint32_t *actor)
{
	uint32_t run_end = 0, run = find_run(scene, first, end, &run_end);
	*actor = SG_NONE;
	sg_mention mention = sg_mention__starting(&scene->words, first, end);
	bool is_noun_first =
		mention.kind == SG_MENTION_NOMINAL && (run == SG_NONE || mention.head < run);
	/* "another candidate", a headline’s "rival’s plan": anybody */
	bool is_bare = mention.kind == SG_MENTION_NOMINAL &&
		       (!mention.is_definite || mention.first == mention.head);
	bool is_anybody = is_bare && (mention.classes & SG_NOUN_ROLE);
	for (uint32_t i = first + 1; is_noun_first && i < mention.head; i++) {
		sg_word word = sg_scene__word(scene, i);
		if (ends_object(&word) && !joins_description(scene, first, i))
			return SG_OK;
	}
	if (is_noun_first && (is_thing(scene, mention.head) || is_anybody))
		return SG_OK;
	if (is_noun_first) {
		/* "the league’s call": the possessor is the noun itself */
		mention.end = mention.head + 1;
		return sg_cast__resolve(&scene->cast, &scene->words, &mention, actor);
	}
	return run == SG_NONE ? SG_OK : resolve_run(scene, run, run_end, actor);
}

sg_status sg_object__at(sg_scene *scene, uint32_t sentence, uint32_t first, uint32_t end,
	uint32_t subject, sg_end *out, bool *found)
{
	uint32_t actor = SG_NONE, statement = SG_NONE;
	sg_status st = SG_OK;
	*found = false;
	if (first >= end || sg_scene__token(scene, first)->kind != SG_TOKEN_WORD)
		return SG_OK;
	sg_word word = sg_scene__word(scene, first);
	if (is_clause_opener(&word) && !is_pointing(&word))
		return SG_OK;
	sg_word next = first + 1 < end ? sg_scene__word(scene, first + 1) : sg_word__none;
	bool is_last = first + 1 >= end || !next.len ||
		       sg_scene__token(scene, first + 1)->kind != SG_TOKEN_WORD;
	uint32_t post = scene->words.sentences[sentence].post;
	if (!owns_somebody(scene, first, end) && !may_be_own(scene, first, end, subject))
		actor = resolve_object_pronoun(scene, &word);
	/* "welcomed his help": not the adviser’s who was quoted without a name */
	if (actor != SG_NONE && !is_last && strcmp(word.text, "him") != 0 &&
		scene->cast.actors[actor].sort == SG_PERSON_ANONYMOUS)
		return SG_OK;
	if (strcmp(word.text, "you") == 0 && !sg_scene__is_narration(scene, post))
		actor = sg_speech__addressee(scene, post);
	if (actor == SG_NONE &&
		(is_bare_utterance(scene, first, end) ||
			(is_pointing(&word) && (is_last || !sg_verbs__is_utterance(&next)))))
		statement = sg_object__statement_before(scene, sentence, subject);
	if (actor == SG_NONE && statement == SG_NONE && !is_pointing(&word) &&
		!is_object_pronoun(&word))
		st = resolve_noun_phrase(scene, first, end, &actor);
	if (actor == subject)
		actor = SG_NONE;
	*found = actor != SG_NONE || statement != SG_NONE;
	*out = actor != SG_NONE ? sg_end_actor(actor) : sg_end_statement(statement);
	return st;
}
