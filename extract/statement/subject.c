/* Finding subjects by walking left from a verb.
 *
 * Comma spans (Newell et al. 2018, the Citron system) are what makes this work without a parser:
 * what stands between two commas belongs to the noun before the first, so it is stepped over. */
#include "statement/subject.h"

#include "people/nouns.h"

static bool is_filler(const sg_word *word)
{
	static const sg_row fillers[] = {"again", "already", "also", "always", "angrily", "even",
		"ever", "first", "further", "had", "has", "have", "herself", "himself", "just",
		"later", "long", "merely", "never", "nonetheless", "now", "often", "once", "only",
		"rather", "really", "repeatedly", "simply", "since", "soon", "still", "themselves",
		"then", "there", "too", "twice", "will"};
	static const char *const sorted_out[] = {"family", "italy", "july", "only", "reply"};
	size_t n = word->len;
	bool is_adverb = n > 4 && word->text[n - 1] == 'y' && word->text[n - 2] == 'l';
	return SG_WORD_IN(word, fillers) || (is_adverb && !SG_WORD_IN(word, sorted_out));
}

bool sg_subject__is_filler(const sg_word *word)
{
	return sg_word__knows(word, SG_FACT_FILLER)
		       ? sg_word__holds(word, SG_FACT_FILLER)
		       : sg_word__keep(word, SG_FACT_FILLER, is_filler(word));
}

static bool is_negation(const sg_word *word)
{
	size_t n = word->len;
	return strcmp(word->text, "not") == 0 || strcmp(word->text, "never") == 0 ||
	       strcmp(word->text, "cannot") == 0 ||
	       (n > 3 && strcmp(word->text + n - 3, "n't") == 0);
}

static bool is_auxiliary(const sg_word *word)
{
	static const sg_row auxiliaries[] = {"can", "cannot", "could", "did", "do", "does", "had",
		"has", "have", "may", "might", "must", "not", "should", "will", "would"};
	return SG_WORD_IS(word, SG_FACT_AUXILIARY, auxiliaries) || is_negation(word);
}

static bool is_be(const sg_word *word)
{
	static const char *const forms[] = {"are", "be", "been", "being", "is", "was", "were"};
	return SG_WORD_IN(word, forms);
}

bool sg_subject__opens_adverbial(const sg_word *word)
{
	static const sg_row openers[] = {"after", "against", "although", "amid", "among", "as",
		"asked", "at", "because", "before", "besides", "between", "by", "despite", "during",
		"even", "following", "for", "from", "given", "if", "in", "instead", "into", "like",
		"meanwhile", "near", "of", "on", "over", "since", "though", "through", "to",
		"under", "unless", "unlike", "until", "when", "where", "whereas", "while", "with",
		"within", "without"};
	return SG_WORD_IS(word, SG_FACT_ADVERBIAL, openers);
}

/* Left over "has", "also", "repeatedly": the position right behind the subject. */
static uint32_t skip_fillers(const sg_scene *scene, uint32_t first, uint32_t verb)
{
	uint32_t at = verb;
	while (at > first) {
		sg_word word = sg_scene__word(scene, at - 1);
		if (!word.len || !(sg_subject__is_filler(&word) || is_auxiliary(&word)))
			break;
		at--;
	}
	/* "the report last autumn said", "Dahl on Tuesday told" */
	static const char *const periods[] = {"earlier", "last", "later", "next", "this"};
	static const char *const days[] = {"friday", "monday", "saturday", "sunday", "thursday",
		"today", "tonight", "tuesday", "wednesday", "yesterday"};
	sg_word day = at > first + 1 ? sg_scene__word(scene, at - 1) : sg_word__none;
	sg_word period = at > first + 2 ? sg_scene__word(scene, at - 2) : sg_word__none;
	if (SG_WORD_IN(&day, days))
		return skip_fillers(scene, first, strcmp(period.text, "on") == 0 ? at - 2 : at - 1);
	if (SG_WORD_IN(&period, periods) && day.len &&
		!(sg_scene__token(scene, at - 1)->flags & SG_TOKEN_CAPITAL) &&
		!sg_noun__classes(&day))
		return skip_fillers(scene, first, at - 2);
	/* "went on to say", "used to argue", "continues to insist" */
	sg_word to = at > first ? sg_scene__word(scene, at - 1) : sg_word__none;
	if (at > first + 1 && strcmp(to.text, "to") == 0) {
		at -= 2;
		if (at > first && sg_scene__is(scene, at, "on"))
			at--;
		return skip_fillers(scene, first, at);
	}
	return at;
}

/* "used to say", "went on to claim", "likes to joke": said all the same. */
static bool is_habit(const sg_scene *scene, uint32_t token)
{
	static const char *const habits[] = {"began", "begun", "came", "continue", "continued",
		"continues", "liked", "likes", "on", "proceeded", "tended", "tends", "used"};
	sg_word word = sg_scene__word(scene, token);
	return SG_WORD_IN(&word, habits);
}

bool sg_subject__is_unreal(const sg_scene *scene, uint32_t first, uint32_t verb)
{
	static const char *const modals[] = {
		"can", "could", "may", "might", "must", "should", "would"};
	for (uint32_t i = verb; i > first && verb - i < 4; i--) {
		sg_word word = sg_scene__word(scene, i - 1);
		bool is_to = strcmp(word.text, "to") == 0;
		if (is_to && i >= first + 2 && is_habit(scene, i - 2))
			return false;
		if (is_negation(&word) || SG_WORD_IN(&word, modals) || is_to)
			return true;
		if (!sg_subject__is_filler(&word))
			break;
	}
	return false;
}

bool sg_subject__is_passive(const sg_scene *scene, uint32_t first, uint32_t verb)
{
	sg_word participle = sg_scene__word(scene, verb);
	if (participle.len > 4 && strcmp(participle.text + participle.len - 3, "ing") == 0)
		return false; /* "has been saying" */
	for (uint32_t i = verb; i > first && verb - i < 3; i--) {
		sg_word word = sg_scene__word(scene, i - 1);
		if (is_be(&word))
			return true;
		if (!sg_subject__is_filler(&word))
			break;
	}
	return false;
}

static bool is_comma(const sg_scene *scene, uint32_t token)
{
	char mark = sg_scene__token(scene, token)->mark;
	return mark == ',' || mark == ')' || mark == '-';
}

static uint32_t chunk_start(const sg_scene *scene, uint32_t first, uint32_t end)
{
	uint32_t at = end;
	bool is_bracket =
		end < scene->words.tokens.count && sg_scene__token(scene, end)->mark == ')';
	while (at > first) {
		const sg_token *token = sg_scene__token(scene, at - 1);
		if (token->kind == SG_TOKEN_QUOTE && !is_bracket)
			break;
		if (is_bracket ? token->mark == '('
			       : token->kind == SG_TOKEN_MARK && token->mark != '&')
			break;
		at--;
	}
	return at;
}

/* Is the chunk between commas about the noun before it, and not the subject itself? */
static bool is_aside(const sg_scene *scene, uint32_t start, uint32_t end)
{
	static const char *const relatives[] = {"which", "who", "whom", "whose"};
	const sg_token *token = sg_scene__token(scene, start);
	sg_word word = sg_scene__word(scene, start);
	if (token->kind == SG_TOKEN_NUMBER || start == end)
		return true;
	if (SG_WORD_IN(&word, relatives) || sg_subject__opens_adverbial(&word))
		return true;
	bool is_small = !(token->flags & SG_TOKEN_CAPITAL);
	size_t n = word.len; /* "issued on Wednesday", "speaking from Oslo" */
	if (is_small && n > 4 &&
		(strcmp(word.text + n - 2, "ed") == 0 || strcmp(word.text + n - 3, "ing") == 0))
		return true;
	return is_small && (sg_noun__classes(&word) & SG_NOUN_ROLE);
}

/* "the mayor of Lorn": in apposition if a name stands before it. */
static bool is_described(const sg_scene *scene, uint32_t start)
{
	sg_word word = sg_scene__word(scene, start);
	return sg_noun__is_determiner(&word) &&
	       !(sg_scene__token(scene, start)->flags & SG_TOKEN_CAPITAL);
}

/* "Dahl, the region’s loudest Cassandra, thinks": what stands between commas right behind a name is
 * about that name. A place in an opening adverbial ("In Lorn, …") is none. */
static bool is_behind_name(const sg_scene *scene, uint32_t first, uint32_t comma)
{
	uint32_t start = chunk_start(scene, first, comma);
	if (sg_scene__token(scene, comma)->mark == ')')
		return false;
	sg_word opener = start < comma ? sg_scene__word(scene, start) : sg_word__none;
	if (start == comma || sg_subject__opens_adverbial(&opener))
		return false;
	return sg_mention__ending(&scene->words, start, comma).kind == SG_MENTION_NAME;
}

/* "The Minister of Labour, Katrin Dahl, has accused": the name says who holds the office. */
static bool is_office_holder(const sg_scene *scene, uint32_t first, uint32_t start, uint32_t end)
{
	uint32_t office = chunk_start(scene, first, start - 1);
	sg_word opener = sg_scene__word(scene, office);
	return end - start >= 2 && sg_noun__is_determiner(&opener) &&
	       sg_name__run_end(&scene->words, start, end) == end &&
	       !sg_name__is_body(&scene->words, start, end);
}

/* The name that what stands before `comma` is about, at its left: "Renate Blom, chief executive of
 * Blom & Daughters, which …" is Renate Blom. */
static sg_mention name_before(const sg_scene *scene, uint32_t first, uint32_t comma)
{
	uint32_t start = chunk_start(scene, first, comma);
	while (start > first && is_comma(scene, start - 1) &&
		is_behind_name(scene, first, start - 1) &&
		!(sg_scene__token(scene, start)->flags & SG_TOKEN_CAPITAL)) {
		comma = start - 1;
		start = chunk_start(scene, first, comma);
	}
	return sg_mention__ending(&scene->words, start, comma);
}

/* The dash that the one at `close` closes; SG_NONE if that is none. */
static uint32_t opening_dash(const sg_scene *scene, uint32_t first, uint32_t close)
{
	if (sg_scene__token(scene, close)->mark != '-')
		return SG_NONE;
	for (uint32_t i = close; i > first; i--) {
		if (sg_scene__token(scene, i - 1)->mark == '-')
			return i - 1 > first ? i - 1 : SG_NONE;
		if (sg_token__is_mark(sg_scene__token(scene, i - 1), ";:"))
			break;
	}
	return SG_NONE;
}

/* The subject left of a comma at `comma`: over asides, at most six. */
static sg_mention before_comma(const sg_scene *scene, uint32_t first, uint32_t comma)
{
	sg_mention fallback = {.kind = SG_MENTION_NONE};
	uint32_t end = comma;
	for (int step = 0; step < 7 && end > first; step++) {
		uint32_t start = chunk_start(scene, first, end);
		bool has_more = start > first && is_comma(scene, start - 1);
		uint32_t dash = opening_dash(scene, first, end);
		if (dash != SG_NONE) {
			end = dash; /* "Dahl – who knows the law, and likes it – says" */
			continue;
		}
		if (sg_scene__token(scene, end)->mark == ')' && start > first) {
			end = start -
			      1; /* what stands in brackets belongs to the noun before them */
			continue;
		}
		if (start == end && has_more) {
			end = start - 1; /* "Edwin Mabbott (Ind), who chairs …," */
			continue;
		}
		if (has_more && !is_office_holder(scene, first, start, end) &&
			is_behind_name(scene, first, start - 1))
			return name_before(scene, first, start - 1);
		if (has_more && start < end &&
			(is_aside(scene, start, end) || is_described(scene, start))) {
			if (is_described(scene, start) && fallback.kind == SG_MENTION_NONE)
				fallback = sg_mention__ending(&scene->words, start, end);
			end = start - 1;
			continue;
		}
		sg_mention found =
			start < end ? sg_mention__ending(&scene->words, start, end) : fallback;
		if (fallback.kind != SG_MENTION_NONE && found.kind != SG_MENTION_NAME)
			return fallback;
		return found;
	}
	return fallback;
}

/* A mention, or the name that stands in apposition to it: "the director, Susan Cho". */
static sg_mention with_apposition(const sg_scene *scene, uint32_t at, uint32_t end)
{
	sg_mention found = sg_mention__starting(&scene->words, at, end);
	if (found.kind != SG_MENTION_NOMINAL || found.end + 1 >= end ||
		sg_scene__token(scene, found.end)->mark != ',')
		return found;
	sg_mention named = sg_mention__starting(&scene->words, found.end + 1, end);
	bool is_role = (found.classes & SG_NOUN_ROLE) && named.kind == SG_MENTION_NAME;
	return is_role ? named : found;
}

/* A quotation that closes with a comma inside its marks ends the clause before it. */
static bool ends_in_comma(const sg_scene *scene, uint32_t token)
{
	const sg_token *t = sg_scene__token(scene, token);
	if (t->kind != SG_TOKEN_QUOTE)
		return false;
	sg_slice inner = sg_slice_at(scene->text, scene->words.quotes.items[t->quote].inner);
	return inner.len && inner.ptr[inner.len - 1] == ',';
}

/* "Speaking in Lorn, …", "Known for her wit, …": a participle, whose capital is the sentence’s. */
static bool opens_with_participle(const sg_scene *scene, uint32_t first, uint32_t end)
{
	static const char *const behind[] = {
		"about", "as", "at", "by", "for", "from", "in", "on", "to", "until", "with"};
	static const char *const irregular[] = {"born", "known", "seen", "taken", "torn"};
	const sg_word *word = sg_words__word(&scene->words, first);
	size_t n = word->len;
	bool is_ing = n > 5 && memcmp(word->text + n - 3, "ing", 3) == 0;
	bool is_past =
		(n > 4 && memcmp(word->text + n - 2, "ed", 2) == 0) || SG_WORD_IN(word, irregular);
	if (first + 1 >= end || (!is_ing && !is_past))
		return false;
	const sg_token *token = sg_scene__token(scene, first + 1);
	bool is_small = token->kind == SG_TOKEN_WORD && !(token->flags & SG_TOKEN_CAPITAL);
	return SG_WORD_IN(token->word, behind) ||
	       (!is_past && is_small && sg_noun__is_determiner(token->word));
}

/* Behind the dateline "LUNDEN (Wire) - " or "LUNDEN, Ostmark –", which names nobody. */
static uint32_t behind_dateline(const sg_scene *scene, uint32_t first, uint32_t end)
{
	if (first >= end || !(sg_scene__token(scene, first)->flags & SG_TOKEN_ALL_CAPITAL))
		return first;
	for (uint32_t i = first + 1; i < end && i < first + 10; i++) {
		const sg_token *token = sg_scene__token(scene, i);
		if (token->mark == '-' && (token->flags & SG_TOKEN_SPACE_BEFORE))
			return i + 1;
		bool is_inside = (token->flags & SG_TOKEN_CAPITAL) ||
				 token->kind == SG_TOKEN_NUMBER ||
				 sg_token__is_mark(token, "(),./");
		if (!is_inside)
			break;
	}
	return first;
}

sg_mention sg_subject__of_clause(const sg_scene *scene, uint32_t first, uint32_t end)
{
	sg_mention none = {.kind = SG_MENTION_NONE};
	uint32_t at = first = behind_dateline(scene, first, end);
	sg_word word = at < end ? sg_scene__word(scene, at) : sg_word__none;
	if (at < end &&
		(sg_subject__opens_adverbial(&word) || opens_with_participle(scene, at, end))) {
		while (at < end && sg_scene__token(scene, at)->mark != ',' &&
			!ends_in_comma(scene, at))
			at++;
		at++;
	}
	while (at < end) {
		word = sg_scene__word(scene, at);
		bool is_opener =
			sg_subject__is_filler(&word) || strcmp(word.text, "and") == 0 ||
			strcmp(word.text, "but") == 0 || strcmp(word.text, "meanwhile") == 0 ||
			strcmp(word.text, "yet") == 0 || strcmp(word.text, "yesterday") == 0 ||
			strcmp(word.text, "so") == 0;
		bool is_mark = sg_scene__token(scene, at)->mark == ',' ||
			       sg_scene__token(scene, at)->mark == '-';
		if (!is_opener && !is_mark)
			break;
		at++;
	}
	return at < end ? with_apposition(scene, at, end) : none;
}

/* Two verbs of one subject: "dismissed … and claimed", "…, adding". */
static bool is_joined_verb(const sg_scene *scene, uint32_t first, uint32_t at, uint32_t verb)
{
	sg_word word = sg_scene__word(scene, verb);
	if (word.len > 5 && strcmp(word.text + word.len - 3, "ing") == 0)
		return true;
	sg_word before = at > first ? sg_scene__word(scene, at - 1) : sg_word__none;
	return strcmp(before.text, "and") == 0 || strcmp(before.text, "but") == 0 ||
	       strcmp(before.text, "then") == 0;
}

/* "When Dahl and Riel signed a letter calling it …", "In her book she calls it … and accuses": the
 * subject inside the opening clause itself. */
static sg_mention first_of_subordinate(const sg_scene *scene, uint32_t first, uint32_t verb)
{
	sg_mention none = {.kind = SG_MENTION_NONE};
	sg_word opener = sg_scene__word(scene, first);
	if (!sg_subject__opens_adverbial(&opener))
		return none;
	sg_mention found = sg_mention__starting(&scene->words, first + 1, verb);
	if (found.kind == SG_MENTION_NAME || found.kind == SG_MENTION_PRONOUN)
		return found;
	for (uint32_t i = first + 1; i < verb; i++) {
		sg_word word = sg_scene__word(scene, i);
		char pronoun = sg_noun__pronoun(&word);
		if (pronoun == 'm' || pronoun == 'f' || pronoun == 'p')
			return sg_mention__starting(&scene->words, i, verb);
	}
	return none;
}

sg_mention sg_subject__before(const sg_scene *scene, uint32_t first, uint32_t verb)
{
	sg_mention none = {.kind = SG_MENTION_NONE};
	uint32_t at = skip_fillers(scene, first, verb);
	if (at == first)
		return none;
	if (is_joined_verb(scene, first, at, verb)) {
		sg_mention found = sg_subject__of_clause(scene, first, verb);
		if (found.kind == SG_MENTION_PRONOUN && found.pronoun == 'o')
			return none; /* "It is worth noting that …" */
		return found.kind == SG_MENTION_NONE ? first_of_subordinate(scene, first, verb)
						     : found;
	}
	if (is_comma(scene, at - 1))
		return before_comma(scene, first, at - 1);
	sg_word word = sg_scene__word(scene, at - 1);
	if (strcmp(word.text, "who") == 0) {
		uint32_t end = at - 1;
		if (end > first && is_comma(scene, end - 1))
			return before_comma(scene, first, end - 1);
		return sg_mention__ending(&scene->words, first, end);
	}
	uint32_t start = chunk_start(scene, first, at);
	return sg_mention__ending(&scene->words, start, at);
}

sg_mention sg_subject__after(const sg_scene *scene, uint32_t verb, uint32_t end)
{
	return with_apposition(scene, verb + 1, end);
}
