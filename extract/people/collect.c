/* Collecting the cast: everybody whom a document names in full, with the titles and roles that
 * stand beside the names. Headlines in title case tell no names; versions, initials and acronyms
 * are none. */
#include "people/cast.h"
#include "people/first_names.h"
#include "people/nouns.h"
#include "people/spelling.h"

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

/* "attacked coach Per Solum": a verb is no part of the role; "retired" is. */
static bool is_verb_form(const sg_word *word)
{
	static const char *const adjectives[] = {"acclaimed", "appointed", "celebrated",
		"disgraced", "distinguished", "elected", "experienced", "renowned", "respected",
		"retired", "seasoned", "self-employed"};
	return word->len > 4 && strcmp(word->text + word->len - 2, "ed") == 0 &&
	       !SG_WORD_IN(word, adjectives);
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
			sg_noun__is_common(&before) || is_verb_form(&before) ||
			(token->flags & SG_TOKEN_POSSESSIVE))
			break;
		start--;
	}
	return sg_name__slice(words, start, name);
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
					: sg_word__none;
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
	return role == SG_NONE ? none : sg_name__slice(words, start, i);
}

static void learn_role(sg_actor *actor, const sg_words *words, const sg_sentence *sentence,
	uint32_t first, uint32_t name, uint32_t end)
{
	sg_slice role = SG_SLICE_EMPTY;
	if (name > first)
		role = sg_name__slice(words, first, name);
	if (!role.len)
		role = role_before(words, sentence->first, name);
	if (!role.len)
		role = role_after(words, end, sentence->end);
	if (!actor->role.len)
		actor->role = role;
	for (uint32_t i = first > sentence->first ? first - 1 : first; i < name; i++) {
		sg_word word = sg_token__word(words->text, &words->tokens.items[i]);
		char gender = sg_noun__gender(&word);
		actor->gender = gender ? gender : actor->gender;
	}
}

/* A capital at the start of a sentence may belong to the sentence: "Outside Lena Ortiz waited". The
 * longer name is believed only if the shorter one is not known. */
static uint32_t skip_sentence_start(const sg_cast *cast, const sg_words *words,
	const sg_sentence *sentence, uint32_t first, uint32_t end)
{
	if (first != sentence->first || end - first < 3)
		return first;
	return sg_cast__find(cast, sg_name__slice(words, first + 1, end)) != SG_NONE ? first + 1
										     : first;
}

/* "Democrat Ines Dahl", "Republican Dahl": a party before a name. */
static uint32_t skip_adherence(
	const sg_cast *cast, const sg_words *words, uint32_t first, uint32_t end)
{
	sg_word word = sg_token__word(words->text, &words->tokens.items[first]);
	if (end - first < 2 || !sg_noun__is_adherence(&word) || sg_first_name__gender(&word) ||
		sg_name__is_body(words, first, end))
		return first;
	sg_word next = sg_token__word(words->text, &words->tokens.items[first + 1]);
	bool is_name = end - first == 2 ? sg_cast__find(cast,
						  sg_name__slice(words, first + 1, end)) != SG_NONE
					: sg_first_name__gender(&next) != 0;
	return is_name ? first + 1 : first;
}

static bool has_digit(const sg_words *words, uint32_t token)
{
	sg_slice s = sg_slice_at(words->text, words->tokens.items[token].span);
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] >= '0' && s.ptr[i] <= '9')
			return true;
	return false;
}

/* "the Lorn Heights rent board", "the Lorn State economist": a name that stands for a place or body
 * beside the noun that it describes. */
static bool is_attributive(
	const sg_words *words, const sg_sentence *sentence, uint32_t first, uint32_t end)
{
	if (first == sentence->first || end >= sentence->end)
		return false;
	sg_word before = sg_token__word(words->text, &words->tokens.items[first - 1]);
	if (!sg_noun__is_determiner(&before))
		return false;
	for (uint32_t i = end; i < sentence->end && i < end + 2; i++) {
		const sg_token *token = &words->tokens.items[i];
		sg_word noun = sg_token__word(words->text, token);
		if (token->kind != SG_TOKEN_WORD || (token->flags & SG_TOKEN_CAPITAL) ||
			sg_noun__is_common(&noun))
			return false;
		if (sg_noun__classes(&noun))
			return true;
	}
	return false;
}

/* "Port Lorn", "North Riding": towns and regions, which no "he" stands for. */
static bool is_place(const sg_words *words, uint32_t first)
{
	static const char *const openings[] = {"cape", "east", "fort", "great", "greater", "lake",
		"lower", "mount", "new", "north", "port", "south", "upper", "west"};
	sg_word word = sg_token__word(words->text, &words->tokens.items[first]);
	return SG_WORD_IN(&word, openings);
}

/* "(LTA)" right behind a name: its token, or SG_NONE. */
static uint32_t bracketed_acronym(const sg_words *words, uint32_t end)
{
	const sg_token *items = words->tokens.items;
	bool is_bracketed = end + 2 < words->tokens.count && items[end].mark == '(' &&
			    items[end + 1].kind == SG_TOKEN_WORD && items[end + 2].mark == ')';
	return is_bracketed && (items[end + 1].flags & SG_TOKEN_ALL_CAPITAL) ? end + 1 : SG_NONE;
}

/* Do the letters in brackets stand for the words of the name, so that it must be a body’s? */
static bool is_short_for(const sg_words *words, uint32_t acronym, sg_slice name)
{
	char folded[128], letters[8], spelled[8];
	sg_slice shorter = sg_name__slice(words, acronym, acronym + 1);
	if (name.len > sizeof folded || shorter.len > sizeof spelled)
		return false;
	sg_slice plain = {folded, sg_name__fold(folded, name)};
	size_t count = sg_name__initials(letters, sizeof letters, plain);
	return count && count == sg_name__fold(spelled, shorter) &&
	       memcmp(letters, spelled, count) == 0;
}

static sg_status add_run(sg_cast *cast, const sg_words *words, uint32_t name, uint32_t end,
	bool is_body, uint32_t *actor)
{
	sg_slice slice = sg_name__slice(words, name, end);
	uint32_t acronym = bracketed_acronym(words, end);
	is_body = is_body || (acronym != SG_NONE && is_short_for(words, acronym, slice));
	*actor = is_body ? SG_NONE : sg_cast__find(cast, slice);
	if (*actor != SG_NONE)
		return SG_OK;
	sg_status st =
		sg_cast__add(cast, slice, is_body ? SG_PERSON_ORGANISATION : SG_PERSON, actor);
	bool is_told = acronym != SG_NONE && is_body;
	return st == SG_OK && is_told ? sg_cast__add_short(cast, *actor,
						sg_name__slice(words, acronym, acronym + 1))
				      : st;
}

static sg_status collect_run(sg_cast *cast, const sg_words *words, const sg_sentence *sentence,
	uint32_t first, uint32_t end)
{
	uint32_t name = sg_name__skip_titles(words, first, end), actor;
	name = skip_sentence_start(cast, words, sentence, name, end);
	name = skip_adherence(cast, words, name, end);
	while (end > name + 1 && has_digit(words, end - 1)) /* "Orion X2": the name is Orion */
		end--;
	sg_word last = sg_token__word(words->text, &words->tokens.items[end - 1]);
	bool is_body = sg_name__is_body(words, name, end) || is_place(words, name);
	/* One word, or an initial and a surname: nothing to tell people apart by. */
	const sg_token *head = &words->tokens.items[name];
	const sg_token *tail = &words->tokens.items[end - 1];
	bool is_acronym =
		(tail->flags & SG_TOKEN_ALL_CAPITAL) && !(head->flags & SG_TOKEN_ALL_CAPITAL);
	bool is_initial = (head->flags & SG_TOKEN_ABBREVIATION) && sg_span_len(head->span) == 2;
	if (end - name < 2 || (is_acronym && !is_body) || (is_initial && end - name == 2) ||
		(!is_body && ((sg_noun__classes(&last) & SG_NOUN_GROUP) ||
				     sg_noun__is_adherence(&last))) ||
		(name == first && is_attributive(words, sentence, first, end)))
		return SG_OK;
	sg_status st = add_run(cast, words, name, end, is_body, &actor);
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

/* A headline that ends in a full stop, as some pages have it: nothing but the small words of a
 * sentence is without a capital. */
static bool is_headline(const sg_words *words, const sg_sentence *sentence)
{
	size_t capitals = 0;
	for (uint32_t i = sentence->first; i < sentence->end; i++) {
		const sg_token *token = &words->tokens.items[i];
		if (token->kind != SG_TOKEN_WORD)
			continue;
		sg_word word = sg_token__word(words->text, token);
		if (token->flags & SG_TOKEN_CAPITAL)
			capitals++;
		else if (!sg_noun__is_common(&word))
			return false;
	}
	return capitals >= 5;
}

sg_status sg_cast__collect(sg_cast *cast, const sg_words *words, const sg_reading *reading)
{
	sg_status st = SG_OK;
	for (size_t i = 0; i < words->sentence_count && st == SG_OK; i++) {
		const sg_sentence *sentence = &words->sentences[i];
		bool is_heading = reading->blocks[sentence->block].kind == SG_BLOCK_HEADING;
		if ((is_heading || is_headline(words, sentence)) &&
			sg_cast__is_title_case(words, sentence->first, sentence->end))
			continue;
		st = collect_sentence(cast, words, sentence);
	}
	return st;
}
