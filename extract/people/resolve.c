/* Resolving mentions: from a name, a pronoun or "the minister" to the actor that is meant. Pronouns
 * follow a focus that the narration moves; an office belongs to whom the text gave it. */
#include "people/cast.h"
#include "people/first_names.h"
#include "people/nouns.h"
#include "people/spelling.h"

void sg_cast__see(sg_cast *cast, uint32_t actor, uint32_t token)
{
	if (actor != SG_NONE)
		cast->actors[actor].last_seen = token + 1;
}

void sg_cast__notice(sg_cast *cast, uint32_t actor, uint32_t token)
{
	if (actor == SG_NONE)
		return;
	sg_actor *a = &cast->actors[actor];
	a->last_seen = token + 1;
	if (a->sort == SG_PERSON_GROUP) {
		cast->focus_group = actor;
	} else if (a->sort == SG_PERSON_ORGANISATION) {
		cast->focus_body = actor;
	} else if (a->is_full || a->is_speaker || a->gender || a->sort != SG_PERSON) {
		/* A single name may be a firm's or a town's: "she" is then somebody else. */
		cast->focus = actor;
		if (a->gender != 'f')
			cast->focus_man = actor;
		if (a->gender != 'm')
			cast->focus_woman = actor;
	}
}

static uint32_t resolve_pronoun(sg_cast *cast, char pronoun)
{
	uint32_t actor = SG_NONE;
	switch (pronoun) {
	case 'm':
		actor = cast->focus_man;
		break;
	case 'f':
		actor = cast->focus_woman;
		break;
	case 'p':
		actor = cast->focus_group != SG_NONE ? cast->focus_group : cast->focus_body;
		break;
	case 'o':
		actor = cast->focus_body;
		break;
	default:
		break;
	}
	if (actor != SG_NONE && (pronoun == 'm' || pronoun == 'f') && !cast->actors[actor].gender)
		cast->actors[actor].gender = pronoun;
	return actor;
}

sg_status sg_cast__add_alias(sg_cast *cast, uint32_t index, sg_slice spelling)
{
	sg_actor *actor = &cast->actors[index];
	if (sg_slice_eq(spelling, actor->name))
		return SG_OK;
	for (size_t i = 0; i < actor->alias_count; i++)
		if (sg_slice_eq(actor->aliases[i], spelling))
			return SG_OK;
	if (actor->alias_count >= 16) /* enough to recognise anybody by */
		return SG_OK;
	void *items = actor->aliases;
	sg_status st = sg_arena_grow(cast->arena, &items, &actor->alias_capacity,
		actor->alias_count, sizeof *actor->aliases);
	if (st != SG_OK)
		return st;
	actor->aliases = items;
	actor->aliases[actor->alias_count++] = spelling;
	return SG_OK;
}

/* "Tomas Riel": is it by the first name that the gender is known? */
static bool has_telling_name(const sg_actor *actor)
{
	const char *space = memchr(actor->name.ptr, ' ', actor->name.len);
	size_t len = space ? (size_t)(space - actor->name.ptr) : actor->name.len;
	sg_word word = sg_word__fold((sg_slice){actor->name.ptr, len});
	return sg_first_name__gender(&word) == actor->gender;
}

/* The title before a name tells two bearers apart: "Mrs Caduff" is not Gian Caduff. */
static uint32_t find_with_title(
	const sg_cast *cast, const sg_words *words, const sg_mention *m, sg_slice name)
{
	char gender = 0;
	for (uint32_t i = m->first; i < m->name_first; i++) {
		sg_word word = sg_token__word(words->text, &words->tokens.items[i]);
		gender = gender ? gender : sg_noun__gender(&word);
	}
	uint32_t found = sg_cast__find(cast, name), id = SG_NONE;
	if (!gender || found == SG_NONE || !cast->actors[found].is_full ||
		!cast->actors[found].gender || cast->actors[found].gender == gender)
		return found;
	char folded[64];
	size_t n = name.len < sizeof folded ? sg_name__fold(folded, name) : 0;
	id = sg_intern__find(&cast->lasts, (sg_slice){folded, n});
	uint32_t unknown = SG_NONE;
	for (uint32_t a = id == SG_NONE ? SG_NONE : cast->last_head[id]; a != SG_NONE;
		a = cast->actors[a].next_same_last) {
		if (cast->actors[a].gender == gender)
			return a;
		unknown = cast->actors[a].gender ? unknown : a;
	}
	/* Nobody fits: somebody else, if a first name, and no pronoun, has told the gender. */
	return unknown != SG_NONE                       ? unknown
	       : has_telling_name(&cast->actors[found]) ? SG_NONE
							: found;
}

/* "Mayor Dahl", of whom no full name is known: the title is the role. */
static void learn_title(sg_actor *actor, const sg_words *words, const sg_mention *m)
{
	if (m->name_first == m->first || actor->role.len || actor->sort != SG_PERSON)
		return;
	actor->role = sg_name__slice(words, m->first, m->name_first);
	for (uint32_t i = m->first; i < m->name_first; i++) {
		sg_word word = sg_token__word(words->text, &words->tokens.items[i]);
		char gender = sg_noun__gender(&word);
		actor->gender = gender ? gender : actor->gender;
	}
}

static sg_status resolve_name(
	sg_cast *cast, const sg_words *words, const sg_mention *m, uint32_t *out)
{
	sg_slice name = sg_name__slice(words, m->name_first, m->name_end);
	uint32_t actor = find_with_title(cast, words, m, name);
	if (actor == SG_NONE && m->name_end - m->name_first > 1) {
		/* "Outside Lena Ortiz": a known name behind a word that only begins the sentence */
		actor = sg_cast__find(cast, sg_name__slice(words, m->name_first + 1, m->name_end));
	}
	if (actor == SG_NONE) {
		bool is_body = sg_name__is_body(words, m->name_first, m->name_end) ||
			       (words->tokens.items[m->name_first].flags & SG_TOKEN_ALL_CAPITAL);
		sg_status st = sg_cast__add(
			cast, name, is_body ? SG_PERSON_ORGANISATION : SG_PERSON, &actor);
		if (st != SG_OK)
			return st;
		learn_title(&cast->actors[actor], words, m);
	}
	*out = actor;
	return sg_cast__add_alias(cast, actor, name);
}

/* Does a word of `role` begin with `word`, or is it `word`, if it has to be whole? */
static bool holds_word(sg_slice role, sg_slice word, bool is_whole)
{
	for (size_t i = 0; i + word.len <= role.len; i++) {
		sg_slice here = {role.ptr + i, role.len - i};
		char after = here.len > word.len ? here.ptr[word.len] : ' ';
		if ((i == 0 || role.ptr[i - 1] == ' ' || role.ptr[i - 1] == '-') &&
			sg_slice_starts_nocase(here, word) &&
			(!is_whole || after == '.' || after == ' '))
			return true;
	}
	return false;
}

/* Does a role hold this noun, or its abbreviation, which may be NULL? */
static bool holds_noun(sg_slice role, sg_slice noun, const char *abbreviation)
{
	return holds_word(role, noun, false) ||
	       (abbreviation && holds_word(role, sg_slice_of(abbreviation), true));
}

/* The body last named whose name holds the noun ("the league"), or the person whose role does. */
static uint32_t find_by_noun(const sg_cast *cast, const sg_word *noun, bool body)
{
	enum {
		LOOK_BACK = 400
	}; /* actors looked at: bounds the cost on documents with thousands */
	uint32_t best = SG_NONE;
	size_t from = cast->count > LOOK_BACK ? cast->count - LOOK_BACK : 0;
	sg_slice word = {noun->text, noun->len};
	const char *abbreviation = sg_noun__abbreviation_of(noun);
	for (size_t i = from; i < cast->count; i++) {
		const sg_actor *actor = &cast->actors[i];
		bool fits = false;
		if (!body)
			fits = actor->sort == SG_PERSON &&
			       holds_noun(actor->role, word, abbreviation);
		else if (actor->sort == SG_PERSON_ORGANISATION)
			fits = actor->name.len > word.len &&
			       holds_noun(actor->name, word, abbreviation);
		if (fits && (best == SG_NONE || actor->last_seen >= cast->actors[best].last_seen))
			best = (uint32_t)i;
	}
	return best;
}

static bool is_plural_or_group(const sg_mention *m)
{
	return (m->classes & SG_NOUN_GROUP) && !(m->classes & SG_NOUN_ROLE);
}

static bool is_possessed(const sg_words *words, const sg_mention *m)
{
	static const char *const possessives[] = {"her", "his", "its", "their"};
	sg_word word = sg_token__word(words->text, &words->tokens.items[m->first]);
	return SG_WORD_IN(&word, possessives) ||
	       (words->tokens.items[m->first].flags & SG_TOKEN_POSSESSIVE);
}

/* "my boss", "our club chairman": somebody of the writer’s, not of the story. */
static bool is_own(const sg_words *words, const sg_mention *m)
{
	return sg_token__is(words->text, &words->tokens.items[m->first], "my") ||
	       sg_token__is(words->text, &words->tokens.items[m->first], "our");
}

/* "the company": whichever body the story is about. */
static bool is_generic(const sg_word *noun)
{
	static const char *const nouns[] = {"agency", "association", "body", "brand", "business",
		"chain", "charity", "company", "firm", "group", "organisation", "organization",
		"retailer", "startup", "supermarket", "union"};
	return SG_WORD_IN(noun, nouns);
}

/* "the minister": by role, else whoever the narration is about. "a spokesman": nobody known. */
static uint32_t find_nominal(const sg_cast *cast, const sg_words *words, const sg_mention *m)
{
	sg_word noun = sg_token__word(words->text, &words->tokens.items[m->head]);
	if (!m->is_definite || is_plural_or_group(m) || is_own(words, m))
		return SG_NONE;
	if (m->classes & SG_NOUN_ROLE) {
		uint32_t actor = find_by_noun(cast, &noun, false);
		bool is_bare = cast->is_story && m->head + 1 == m->end && m->head - m->first <= 3 &&
			       !is_possessed(words, m); /* "his daughter": not he */
		char gender = sg_noun__gender(&noun);
		uint32_t focus = gender == 'f'   ? cast->focus_woman
				 : gender == 'm' ? cast->focus_man
						 : cast->focus;
		return actor != SG_NONE ? actor : is_bare ? focus : SG_NONE;
	}
	uint32_t named = find_by_noun(cast, &noun, true);
	return named == SG_NONE && is_generic(&noun) && cast->is_story ? cast->focus_body : named;
}

/* Without the determiner where it only points: "the department" and "The department" are one. */
static sg_slice nominal_label(const sg_words *words, const sg_mention *m)
{
	uint32_t first = m->first;
	while (first < m->head && sg_token__is(words->text, &words->tokens.items[first], "the"))
		first++;
	return sg_name__slice(words, first, m->end);
}

/* "Dahl’s letter", "her testimony": who wrote or spoke it. */
static uint32_t find_possessor(sg_cast *cast, const sg_words *words, const sg_mention *m)
{
	static const char *const documents[] = {"account", "answer", "argument", "article", "blog",
		"book", "column", "comment", "comments", "essay", "lecture", "letter", "memo",
		"message", "op-ed", "paper", "post", "release", "remark", "remarks", "reply",
		"response", "review", "speech", "statement", "statements", "study", "talk",
		"testimony", "thread", "tweet", "tweets", "view", "views", "words", "work"};
	sg_word head = sg_token__word(words->text, &words->tokens.items[m->head]);
	if (m->first >= m->head || !SG_WORD_IN(&head, documents))
		return SG_NONE;
	sg_word word = sg_token__word(words->text, &words->tokens.items[m->first]);
	if (strcmp(word.text, "his") == 0 || strcmp(word.text, "her") == 0)
		return resolve_pronoun(cast, word.text[1] == 'i' ? 'm' : 'f');
	uint32_t owner =
		m->first + 1 < m->head && sg_noun__is_determiner(&word) ? m->first + 1 : m->first;
	sg_word possessor = sg_token__word(words->text, &words->tokens.items[owner]);
	bool is_body = (sg_noun__classes(&possessor) & SG_NOUN_ORGANISATION) &&
		       (words->tokens.items[owner].flags & SG_TOKEN_POSSESSIVE);
	if (is_body) { /* "the university’s press release" */
		sg_mention body = {.kind = SG_MENTION_NOMINAL,
			.first = m->first,
			.end = owner + 1,
			.head = owner,
			.classes = SG_NOUN_ORGANISATION,
			.is_definite = true};
		uint32_t actor = find_nominal(cast, words, &body);
		if (actor == SG_NONE && sg_cast__add(cast, nominal_label(words, &body),
						SG_PERSON_ORGANISATION, &actor) != SG_OK)
			return SG_NONE;
		return actor;
	}
	uint32_t end = sg_name__run_end(words, m->first, m->head);
	if (end == m->first || !(words->tokens.items[end - 1].flags & SG_TOKEN_POSSESSIVE))
		return SG_NONE;
	return sg_cast__find(
		cast, sg_name__slice(words, sg_name__skip_titles(words, m->first, end), end));
}

static sg_status resolve_nominal(
	sg_cast *cast, const sg_words *words, const sg_mention *m, uint32_t *out)
{
	uint32_t actor = find_possessor(cast, words, m);
	if (actor == SG_NONE)
		actor = find_nominal(cast, words, m);
	if (actor != SG_NONE) {
		*out = actor;
		return SG_OK;
	}
	sg_person_sort sort = is_plural_or_group(m)               ? SG_PERSON_GROUP
			      : m->classes & SG_NOUN_ORGANISATION ? SG_PERSON_ORGANISATION
								  : SG_PERSON_ANONYMOUS;
	return sg_cast__add(cast, nominal_label(words, m), sort, out);
}

sg_status sg_cast__resolve(
	sg_cast *cast, const sg_words *words, const sg_mention *mention, uint32_t *actor)
{
	*actor = SG_NONE;
	switch (mention->kind) {
	case SG_MENTION_PRONOUN:
		*actor = resolve_pronoun(cast, mention->pronoun);
		return SG_OK;
	case SG_MENTION_NAME:
		return resolve_name(cast, words, mention, actor);
	case SG_MENTION_NOMINAL:
		return resolve_nominal(cast, words, mention, actor);
	case SG_MENTION_NONE:
		break;
	}
	return SG_OK;
}

bool sg_cast__holder(
	const sg_cast *cast, const sg_words *words, const sg_mention *mention, uint32_t *actor)
{
	sg_word noun = sg_token__word(words->text, &words->tokens.items[mention->head]);
	*actor = find_by_noun(cast, &noun, false);
	return *actor != SG_NONE;
}
