/* The cast: names by hash, surnames and first names as chains, pronouns by a focus that the
 * narration moves. One surname with two bearers stays two people: a bare surname then means the
 * one named last. */
#include "people/cast.h"

#include "people/nouns.h"

void sg_cast__init(sg_cast *cast, sg_arena *arena)
{
	*cast = (sg_cast){.arena = arena};
	sg_cast__forget_focus(cast);
}

void sg_cast__forget_focus(sg_cast *cast)
{
	cast->focus = cast->focus_man = cast->focus_woman = SG_NONE;
	cast->focus_group = cast->focus_body = SG_NONE;
}

/* ---- names ---------------------------------------------------------------------------------- */

/* Lower case, one space between words, no possessive: what names are compared by. */
static sg_slice fold(sg_cast *cast, sg_slice name)
{
	char *out = sg_arena_alloc(cast->arena, name.len + 1);
	size_t n = 0;
	if (!out)
		return (sg_slice)SG_SLICE_EMPTY;
	for (size_t i = 0; i < name.len; i++) {
		char c = name.ptr[i];
		bool is_space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
		if (is_space && (n == 0 || out[n - 1] == ' '))
			continue;
		out[n++] = is_space ? ' ' : c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
	}
	while (n && out[n - 1] == ' ')
		n--;
	return (sg_slice){out, n};
}

static sg_slice first_word(sg_slice name)
{
	const char *space = name.len ? memchr(name.ptr, ' ', name.len) : NULL;
	return (sg_slice){name.ptr, space ? (size_t)(space - name.ptr) : name.len};
}

static sg_slice last_word(sg_slice name)
{
	size_t start = name.len;
	while (start > 0 && name.ptr[start - 1] != ' ')
		start--;
	return (sg_slice){name.ptr + start, name.len - start};
}

/* Grow an array of actor ids so that `id` is an index, SG_NONE in what is new. */
static sg_status reserve_ids(sg_cast *cast, uint32_t **items, size_t *capacity, uint32_t id)
{
	if (id < *capacity)
		return SG_OK;
	size_t grown = *capacity ? *capacity * 2 : 64;
	uint32_t *fresh = sg_arena_array(cast->arena, grown, sizeof *fresh);
	if (!fresh)
		return SG_E_NOMEM;
	for (size_t i = 0; i < grown; i++)
		fresh[i] = i < *capacity ? (*items)[i] : SG_NONE;
	*items = fresh;
	*capacity = grown;
	return SG_OK;
}

static sg_status chain(sg_cast *cast, sg_intern *words, uint32_t **heads, size_t *capacity,
	sg_slice word, uint32_t actor, uint32_t *next)
{
	uint32_t id;
	sg_status st = sg_intern__add(words, cast->arena, word, &id);
	if (st == SG_OK)
		st = reserve_ids(cast, heads, capacity, id);
	if (st != SG_OK)
		return st;
	*next = (*heads)[id];
	(*heads)[id] = actor;
	return SG_OK;
}

/* "AI Act": no first name is AI. */
static bool is_acronym(sg_slice name)
{
	return name.len > 2 && name.ptr[0] >= 'A' && name.ptr[0] <= 'Z' && name.ptr[1] >= 'A' &&
	       name.ptr[1] <= 'Z';
}

static sg_status index_name(sg_cast *cast, sg_slice folded, uint32_t id, uint32_t actor)
{
	sg_status st = reserve_ids(cast, &cast->actor_of_name, &cast->name_capacity, id);
	if (st != SG_OK)
		return st;
	cast->actor_of_name[id] = actor;
	sg_actor *a = &cast->actors[actor];
	a->next_same_first = a->next_same_last = SG_NONE;
	if (!a->is_full)
		return SG_OK;
	st = chain(cast, &cast->lasts, &cast->last_head, &cast->last_capacity, last_word(folded),
		actor, &a->next_same_last);
	if (st == SG_OK && a->sort == SG_PERSON && !is_acronym(a->name))
		st = chain(cast, &cast->firsts, &cast->first_head, &cast->first_capacity,
			first_word(folded), actor, &a->next_same_first);
	return st;
}

sg_status sg_cast__add(sg_cast *cast, sg_slice name, sg_person_sort sort, uint32_t *actor)
{
	sg_slice folded = fold(cast, name);
	uint32_t id;
	if (!folded.ptr)
		return SG_E_NOMEM;
	sg_status st = sg_intern__add(&cast->names, cast->arena, folded, &id);
	if (st != SG_OK)
		return st;
	if (id < cast->name_capacity && cast->actor_of_name[id] != SG_NONE) {
		*actor = cast->actor_of_name[id];
		return SG_OK;
	}
	void *items = cast->actors;
	st = sg_arena_grow(cast->arena, &items, &cast->capacity, cast->count, sizeof *cast->actors);
	if (st != SG_OK)
		return st;
	cast->actors = items;
	cast->actors[cast->count] = (sg_actor){.name = name,
		.sort = sort,
		.is_full = (sort == SG_PERSON || sort == SG_PERSON_ORGANISATION) &&
			   memchr(folded.ptr, ' ', folded.len) != NULL};
	*actor = (uint32_t)cast->count++;
	return index_name(cast, folded, id, *actor);
}

static uint32_t latest_in_chain(const sg_cast *cast, uint32_t head, bool by_first)
{
	enum { BEARERS_MAX = 64 }; /* bounds the cost where thousands share a name */
	uint32_t best = SG_NONE;
	int seen = 0;
	for (uint32_t i = head; i != SG_NONE && seen++ < BEARERS_MAX;
		i = by_first ? cast->actors[i].next_same_first : cast->actors[i].next_same_last)
		if (best == SG_NONE || cast->actors[i].last_seen > cast->actors[best].last_seen ||
			(cast->actors[i].last_seen == cast->actors[best].last_seen && i < best))
			best = i;
	return best;
}

/* "R. Orr" is Rosalind Orr. */
static uint32_t find_by_initial(const sg_cast *cast, sg_slice folded)
{
	sg_slice first = first_word(folded);
	if (first.len != 2 || first.ptr[1] != '.' || first.len == folded.len)
		return SG_NONE;
	uint32_t id = sg_intern__find(&cast->lasts, last_word(folded));
	uint32_t actor = id == SG_NONE ? SG_NONE : cast->last_head[id];
	for (int seen = 0; actor != SG_NONE && seen < 64; seen++) {
		char initial = cast->actors[actor].name.ptr[0];
		if ((initial | 0x20) == first.ptr[0])
			return actor;
		actor = cast->actors[actor].next_same_last;
	}
	return SG_NONE;
}

uint32_t sg_cast__find(const sg_cast *cast, sg_slice name)
{
	char space[128];
	if (name.len >= sizeof space)
		return SG_NONE;
	size_t n = 0;
	for (size_t i = 0; i < name.len; i++)
		space[n++] = name.ptr[i] >= 'A' && name.ptr[i] <= 'Z'     ? (char)(name.ptr[i] + 32)
			     : name.ptr[i] == '\n' || name.ptr[i] == '\t' ? ' '
									  : name.ptr[i];
	sg_slice folded = {space, n};
	uint32_t id;
	if (!memchr(space, ' ', n)) {
		id = sg_intern__find(&cast->lasts, folded);
		if (id != SG_NONE)
			return latest_in_chain(cast, cast->last_head[id], false);
		id = sg_intern__find(&cast->firsts, folded);
		if (id != SG_NONE)
			return latest_in_chain(cast, cast->first_head[id], true);
	}
	id = sg_intern__find(&cast->names, folded);
	return id != SG_NONE ? cast->actor_of_name[id] : find_by_initial(cast, folded);
}

static sg_slice tokens_slice(const sg_words *words, uint32_t first, uint32_t end)
{
	sg_span stem = sg_token__stem_span(words->text, &words->tokens.items[end - 1]);
	return sg_slice_at(
		words->text, sg_span_make(words->tokens.items[first].span.start, stem.end));
}

uint32_t sg_cast__find_prefix(const sg_cast *cast, const sg_words *words, uint32_t first,
	uint32_t end, uint32_t *name_end)
{
	for (uint32_t e = end; e > first; e--) {
		uint32_t actor = sg_cast__find(cast, tokens_slice(words, first, e));
		if (actor != SG_NONE) {
			*name_end = e;
			return actor;
		}
	}
	return SG_NONE;
}

/* ---- collecting --------------------------------------------------------------------------- */

/* Most words of a headline in title case have capitals: no names can be read off it. */
bool sg_cast__is_title_case(const sg_words *words, uint32_t first, uint32_t end)
{
	size_t capital = 0, total = 0;
	for (uint32_t i = first; i < end; i++) {
		const sg_token *token = &words->tokens.items[i];
		if (token->kind != SG_TOKEN_WORD || sg_span_len(token->span) < 4)
			continue;
		total++;
		capital += (token->flags & SG_TOKEN_CAPITAL) != 0;
	}
	return total >= 3 && capital * 10 >= total * 7;
}

static bool is_body_name(const sg_words *words, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++) {
		sg_word word = sg_token__word(words->text, &words->tokens.items[i]);
		if (sg_noun__is_body(&word) || strcmp(word.text, "of") == 0 ||
			(i == end - 1 && (sg_noun__classes(&word) & SG_NOUN_ORGANISATION)))
			return true;
	}
	return false;
}

/* "agriculture minister Reto Planta": lower-case words before a name that end in a role. */
static sg_slice role_before(const sg_words *words, uint32_t sentence_first, uint32_t name)
{
	sg_slice none = SG_SLICE_EMPTY;
	if (name <= sentence_first)
		return none;
	sg_word word = sg_token__word(words->text, &words->tokens.items[name - 1]);
	if (!(sg_noun__classes(&word) & (SG_NOUN_ROLE | SG_NOUN_TITLE)))
		return none;
	uint32_t start = name - 1;
	while (start > sentence_first && name - start < 4) {
		const sg_token *token = &words->tokens.items[start - 1];
		sg_word before = sg_token__word(words->text, token);
		if (token->kind != SG_TOKEN_WORD || sg_noun__is_determiner(&before) ||
			sg_noun__is_common(&before) || (token->flags & SG_TOKEN_POSSESSIVE))
			break;
		start--;
	}
	return tokens_slice(words, start, name);
}

/* ", head of the tenants’ group Renters United," or ", a landlord who …": an apposition. */
static sg_slice role_after(const sg_words *words, uint32_t name_end, uint32_t sentence_end)
{
	sg_slice none = SG_SLICE_EMPTY;
	uint32_t i = name_end;
	if (i + 1 >= sentence_end || words->tokens.items[i].mark != ',')
		return none;
	i++;
	while (i + 1 < sentence_end && words->tokens.items[i].kind == SG_TOKEN_NUMBER)
		i += words->tokens.items[i + 1].mark == ',' ? 2 : 1;
	uint32_t start = i, role = SG_NONE;
	sg_word word = i < sentence_end ? sg_token__word(words->text, &words->tokens.items[i])
					: (sg_word){{0}, 0};
	if (sg_noun__is_determiner(&word))
		start = ++i;
	for (; i < sentence_end && i - start < 10; i++) {
		const sg_token *token = &words->tokens.items[i];
		word = sg_token__word(words->text, token);
		if (token->kind == SG_TOKEN_MARK || token->kind == SG_TOKEN_QUOTE ||
			strcmp(word.text, "who") == 0 || strcmp(word.text, "which") == 0)
			break;
		if (i - start < 6 && (sg_noun__classes(&word) & SG_NOUN_ROLE))
			role = i;
	}
	return role == SG_NONE ? none : tokens_slice(words, start, i);
}

static void learn_role(sg_actor *actor, const sg_words *words, const sg_sentence *sentence,
	uint32_t first, uint32_t name, uint32_t end)
{
	sg_slice role = SG_SLICE_EMPTY;
	if (name > first)
		role = tokens_slice(words, first, name);
	if (!role.len)
		role = role_before(words, sentence->first, name);
	if (!role.len)
		role = role_after(words, end, sentence->end);
	if (!actor->role.len)
		actor->role = role;
	for (uint32_t i = first > sentence->first ? first - 1 : first; i < name; i++) {
		sg_word word = sg_token__word(words->text, &words->tokens.items[i]);
		if (!actor->gender)
			actor->gender = sg_noun__gender(&word);
	}
}

/* A capital at the start of a sentence may belong to the sentence: "Outside Lena Ortiz waited". The
 * longer name is believed only if the shorter one is not known. */
static uint32_t skip_sentence_start(const sg_cast *cast, const sg_words *words,
	const sg_sentence *sentence, uint32_t first, uint32_t end)
{
	if (first != sentence->first || end - first < 3)
		return first;
	return sg_cast__find(cast, tokens_slice(words, first + 1, end)) != SG_NONE ? first + 1
										   : first;
}

static bool has_digit(const sg_words *words, uint32_t token)
{
	sg_slice s = sg_slice_at(words->text, words->tokens.items[token].span);
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] >= '0' && s.ptr[i] <= '9')
			return true;
	return false;
}

static sg_status collect_run(sg_cast *cast, const sg_words *words, const sg_sentence *sentence,
	uint32_t first, uint32_t end)
{
	uint32_t name = sg_name__skip_titles(words, first, end), actor;
	name = skip_sentence_start(cast, words, sentence, name, end);
	while (end > name + 1 && has_digit(words, end - 1)) /* "Orion X2": the name is Orion */
		end--;
	sg_word last = sg_token__word(words->text, &words->tokens.items[end - 1]);
	bool is_body = is_body_name(words, name, end);
	/* One word, or an initial and a surname: nothing to tell people apart by. */
	const sg_token *head = &words->tokens.items[name];
	const sg_token *tail = &words->tokens.items[end - 1];
	bool is_acronym =
		(tail->flags & SG_TOKEN_ALL_CAPITAL) && !(head->flags & SG_TOKEN_ALL_CAPITAL);
	bool is_initial = (head->flags & SG_TOKEN_ABBREVIATION) && sg_span_len(head->span) == 2;
	if (end - name < 2 || (is_acronym && !is_body) || (is_initial && end - name == 2) ||
		(!is_body && (sg_noun__classes(&last) & SG_NOUN_GROUP)))
		return SG_OK;
	sg_status st = sg_cast__add(cast, tokens_slice(words, name, end),
		is_body ? SG_PERSON_ORGANISATION : SG_PERSON, &actor);
	if (st == SG_OK) {
		cast->actors[actor].mention_count++;
		learn_role(&cast->actors[actor], words, sentence, first, name, end);
	}
	return st;
}

static sg_status collect_sentence(sg_cast *cast, const sg_words *words, const sg_sentence *sentence)
{
	sg_status st = SG_OK;
	for (uint32_t i = sentence->first; i < sentence->end && st == SG_OK;) {
		uint32_t end = sg_name__run_end(words, i, sentence->end);
		if (end > i + 1)
			st = collect_run(cast, words, sentence, i, end);
		i = end > i ? end : i + 1;
	}
	return st;
}

sg_status sg_cast__collect(sg_cast *cast, const sg_words *words, const sg_reading *reading)
{
	sg_status st = SG_OK;
	for (size_t i = 0; i < words->sentence_count && st == SG_OK; i++) {
		const sg_sentence *sentence = &words->sentences[i];
		bool is_heading = reading->blocks[sentence->block].kind == SG_BLOCK_HEADING;
		if (is_heading && sg_cast__is_title_case(words, sentence->first, sentence->end))
			continue;
		st = collect_sentence(cast, words, sentence);
	}
	return st;
}

/* ---- resolving ---------------------------------------------------------------------------- */

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

static sg_status add_alias(sg_cast *cast, sg_actor *actor, sg_slice spelling)
{
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
	size_t n = name.len < sizeof folded ? name.len : 0;
	for (size_t i = 0; i < n; i++)
		folded[i] = name.ptr[i] >= 'A' && name.ptr[i] <= 'Z' ? (char)(name.ptr[i] + 32)
								     : name.ptr[i];
	id = sg_intern__find(&cast->lasts, (sg_slice){folded, n});
	for (uint32_t a = id == SG_NONE ? SG_NONE : cast->last_head[id]; a != SG_NONE;
		a = cast->actors[a].next_same_last)
		if (cast->actors[a].gender == gender)
			return a;
	return found;
}

static sg_status resolve_name(
	sg_cast *cast, const sg_words *words, const sg_mention *m, uint32_t *out)
{
	sg_slice name = tokens_slice(words, m->name_first, m->name_end);
	uint32_t actor = find_with_title(cast, words, m, name);
	if (actor == SG_NONE && m->name_end - m->name_first > 1) {
		/* "Outside Lena Ortiz": a known name behind a word that only begins the sentence */
		actor = sg_cast__find(cast, tokens_slice(words, m->name_first + 1, m->name_end));
	}
	if (actor == SG_NONE) {
		bool is_body = is_body_name(words, m->name_first, m->name_end) ||
			       (words->tokens.items[m->name_first].flags & SG_TOKEN_ALL_CAPITAL);
		sg_status st = sg_cast__add(
			cast, name, is_body ? SG_PERSON_ORGANISATION : SG_PERSON, &actor);
		if (st != SG_OK)
			return st;
	}
	*out = actor;
	return add_alias(cast, &cast->actors[actor], name);
}

/* Does the role of an actor hold this noun? */
static bool has_role(const sg_actor *actor, const sg_word *noun)
{
	sg_slice role = actor->role, word = {noun->text, noun->len};
	for (size_t i = 0; i + word.len <= role.len; i++) {
		sg_slice here = {role.ptr + i, role.len - i};
		if ((i == 0 || role.ptr[i - 1] == ' ' || role.ptr[i - 1] == '-') &&
			sg_slice_starts_nocase(here, word))
			return true;
	}
	return false;
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
	for (size_t i = from; i < cast->count; i++) {
		const sg_actor *actor = &cast->actors[i];
		bool fits = false;
		if (!body) {
			fits = actor->sort == SG_PERSON && has_role(actor, noun);
		} else if (actor->sort == SG_PERSON_ORGANISATION) {
			sg_actor named = {.role = actor->name};
			fits = has_role(&named, noun) && actor->name.len > word.len;
		}
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
	return find_by_noun(cast, &noun, true);
}

/* Without the determiner where it only points: "the department" and "The department" are one. */
static sg_slice nominal_label(const sg_words *words, const sg_mention *m)
{
	uint32_t first = m->first;
	while (first < m->head && sg_token__is(words->text, &words->tokens.items[first], "the"))
		first++;
	return tokens_slice(words, first, m->end);
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
		cast, tokens_slice(words, sg_name__skip_titles(words, m->first, end), end));
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
