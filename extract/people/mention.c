/* Noun phrases without a parser. Reading leftwards from a verb, a phrase is a run of capitalised
 * words, a pronoun, or a noun that can speak with what belongs to it on its left; reading
 * rightwards ("said the director, Susan Cho"), the same from its other end. */
#include "people/mention.h"

#include "people/nouns.h"

enum { NOMINAL_MAX_TOKENS = 14, NAME_MAX_TOKENS = 7 };

static const sg_token *token_at(const sg_words *words, uint32_t i)
{
	return &words->tokens.items[i];
}

static sg_word word_at(const sg_words *words, uint32_t i)
{
	return sg_token__word(words->text, token_at(words, i));
}

/* "of New Lorn", but not the "New" that begins a sentence. */
static bool begins_place(const sg_words *words, uint32_t i, const sg_word *word)
{
	if (!sg_word__is(word, "new") || i + 1 >= words->tokens.count ||
		words->sentences[words->sentence_of_token[i]].first == i)
		return false;
	const sg_token *next = token_at(words, i + 1);
	return next->kind == SG_TOKEN_WORD && (next->flags & SG_TOKEN_CAPITAL);
}

bool sg_name__is_word(const sg_words *words, uint32_t i)
{
	const sg_token *token = token_at(words, i);
	if (token->kind != SG_TOKEN_WORD || !(token->flags & SG_TOKEN_CAPITAL))
		return false;
	const sg_word *word = sg_words__word(words, i);
	return !word->len || !sg_noun__is_common(word) || begins_place(words, i, word);
}

/* Small words inside names: "van der Berg", "University of Lorn", "al-Amin". */
static bool is_particle(const sg_word *word)
{
	static const sg_row particles[] = {"al", "ap", "ben", "bin", "da", "das", "de", "del",
		"della", "den", "der", "di", "dos", "du", "el", "ibn", "la", "le", "los", "of",
		"ter", "und", "van", "von", "y", "zu"};
	return SG_WORD_IS(word, SG_FACT_PARTICLE, particles);
}

static bool is_joint(const sg_words *words, uint32_t i)
{
	const sg_token *token = token_at(words, i);
	if (token->kind == SG_TOKEN_MARK)
		return token->mark == '&';
	sg_word word = word_at(words, i);
	return is_particle(&word);
}

/* "University of Lorn" is one name; "Rosalind Orr of Lorn" is a name and a place. */
static bool heads_a_body(const sg_words *words, uint32_t first, uint32_t of)
{
	if (of - first == 1)
		return true;
	for (uint32_t i = first; i < of; i++) {
		sg_word word = word_at(words, i);
		if (sg_noun__is_body(&word) || (sg_noun__classes(&word) & SG_NOUN_ORGANISATION))
			return true;
	}
	return false;
}

/* "Society for the Protection of Moles", "Church of the Holy Well": a body’s name goes on behind
 * these small words. */
static bool is_long_joint(const sg_words *words, uint32_t i, uint32_t limit)
{
	static const char *const heads[] = {"alliance", "association", "campaign", "center",
		"centre", "church", "coalition", "committee", "foundation", "fund", "institute",
		"society", "trust"};
	const sg_word *here = sg_words__word(words, i);
	return (sg_word__is(here, "for") || sg_word__is(here, "of")) && i + 2 < limit &&
	       sg_token__is(words->text, token_at(words, i + 1), "the") &&
	       SG_WORD_IN(sg_words__word(words, i - 1), heads) && sg_name__is_word(words, i + 2);
}

/* "Exhibitors’ Union", "Fishermen’s League": the possessive belongs to the name. */
static bool is_body_next(const sg_words *words, uint32_t i, uint32_t limit)
{
	if (i >= limit || !(token_at(words, i)->flags & SG_TOKEN_CAPITAL))
		return false;
	sg_word word = word_at(words, i);
	return sg_noun__is_body(&word);
}

/* "Ice For All", "World Without Waste": small words in capitals inside a name. */
static bool is_inner_common(const sg_words *words, uint32_t i, uint32_t limit)
{
	const sg_token *token = token_at(words, i);
	if (token->kind != SG_TOKEN_WORD || !(token->flags & SG_TOKEN_CAPITAL) ||
		sg_span_len(token->span) < 2)
		return false;
	bool ends = i + 1 >= limit || !(token_at(words, i + 1)->flags & SG_TOKEN_CAPITAL);
	bool follows = i > 0 && (token_at(words, i - 1)->flags & SG_TOKEN_CAPITAL);
	return follows && (!ends || !sg_name__is_word(words, i - 1));
}

uint32_t sg_name__capital_run_end(const sg_words *words, uint32_t first, uint32_t end)
{
	uint32_t i = first, limit = end - first > NAME_MAX_TOKENS ? first + NAME_MAX_TOKENS : end;
	if (i >= end || !sg_name__is_word(words, i))
		return first;
	while (i < limit) {
		if (i > first && !(token_at(words, i)->flags & SG_TOKEN_SPACE_BEFORE))
			break;
		if (sg_name__is_word(words, i)) {
			i++;
			if ((token_at(words, i - 1)->flags & SG_TOKEN_POSSESSIVE) &&
				!is_body_next(words, i, limit))
				break;
			continue;
		}
		if (i > first && is_inner_common(words, i, limit)) {
			i++;
			continue;
		}
		if (i > first && is_long_joint(words, i, limit)) {
			i += 2;
			continue;
		}
		uint32_t next = i;
		while (next < limit && next < i + 3 && is_joint(words, next))
			next++;
		if (next == i || next >= limit || !sg_name__is_word(words, next) ||
			(sg_token__is(words->text, token_at(words, i), "of") &&
				!heads_a_body(words, first, i)))
			break;
		i = next;
	}
	return i;
}

/* "Democrat Sen. Jane Roe", "Israeli Prime Minister Jane Roe": a title stands among the words. */
static bool is_titled(const sg_words *words, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i + 1 < end; i++) {
		sg_word word = word_at(words, i);
		if (sg_noun__classes(&word) & (SG_NOUN_TITLE | SG_NOUN_ROLE))
			return true;
	}
	return false;
}

uint32_t sg_name__skip_titles(const sg_words *words, uint32_t first, uint32_t end)
{
	uint32_t begin = first;
	for (uint32_t i = first; i + 1 < end; i++) {
		sg_word word = word_at(words, i);
		int classes = sg_noun__classes(&word);
		bool is_leading = i == begin && ((classes & SG_NOUN_TITLE) ||
							(i + 2 < end && i == first &&
								sg_noun__is_adherence(&word) &&
								is_titled(words, i + 1, end)));
		bool is_short = (token_at(words, i)->flags & SG_TOKEN_ABBREVIATION) &&
				(classes & SG_NOUN_TITLE); /* "former Lorn Gov. Jane Roe" */
		bool is_inner = i > begin && i <= begin + 3 &&
				(is_short || ((classes & SG_NOUN_ROLE) && i + 2 < end));
		if (is_leading || is_inner)
			begin = i + 1;
	}
	/* "Minister of Culture" and the like: a particle cannot begin a name. */
	sg_word word = word_at(words, begin);
	return is_particle(&word) && !(token_at(words, begin)->flags & SG_TOKEN_CAPITAL) ? first
											 : begin;
}

static sg_mention name_mention(const sg_words *words, uint32_t first, uint32_t end)
{
	sg_mention out = {.kind = SG_MENTION_NAME, .first = first, .end = end, .name_end = end};
	out.name_first = sg_name__skip_titles(words, first, end);
	out.is_definite = true;
	return out;
}

/* ---- leftwards ---------------------------------------------------------------------------- */

/* The start of the run of name words that ends before `end`. */
static uint32_t run_start(const sg_words *words, uint32_t first, uint32_t end)
{
	uint32_t start = end;
	/* The earliest word from which a run, read rightwards, goes just up to the end. */
	for (uint32_t i = end; i > first && end - i < NAME_MAX_TOKENS; i--) {
		const sg_token *token = token_at(words, i - 1);
		bool is_capital = token->kind == SG_TOKEN_WORD && (token->flags & SG_TOKEN_CAPITAL);
		bool is_long = (i > first + 1 && is_long_joint(words, i - 1, end)) ||
			       (i > first + 2 && is_long_joint(words, i - 2, end));
		if (!is_capital && !is_joint(words, i - 1) && !is_long)
			break;
		bool is_inside = i - 1 > first && sg_name__is_word(words, i - 2) &&
				 !(token_at(words, i - 2)->flags & SG_TOKEN_POSSESSIVE);
		if (is_capital && !is_inside && sg_name__run_end(words, i - 1, end) == end)
			start = i - 1;
	}
	return start;
}

static bool is_preposition(const sg_word *word)
{
	static const sg_row prepositions[] = {
		"at", "behind", "by", "for", "from", "in", "near", "of", "on", "to", "with"};
	return SG_WORD_IS(word, SG_FACT_PREPOSITION, prepositions);
}

/* Words at which a noun phrase cannot go on leftwards. */
static bool is_barrier(const sg_words *words, uint32_t i)
{
	static const sg_row barriers[] = {"after", "although", "and", "as", "because", "before",
		"but", "even", "if", "is", "like", "or", "since", "so", "than", "that", "then",
		"though", "unless", "until", "was", "were", "whatever", "when", "where", "whereas",
		"whether", "which", "while", "who", "whoever", "whom", "whose", "yet"};
	const sg_token *token = token_at(words, i);
	if (token->kind == SG_TOKEN_MARK || token->kind == SG_TOKEN_QUOTE)
		return true;
	sg_word word = word_at(words, i);
	return SG_WORD_IS(&word, SG_FACT_BARRIER, barriers);
}

/* The leftmost token that still belongs to the noun phrase whose noun is at `head`. */
static uint32_t nominal_start(const sg_words *words, uint32_t first, uint32_t head)
{
	uint32_t start = head;
	for (uint32_t i = head; i > first && head - i < 6; i--) {
		sg_word word = word_at(words, i - 1);
		if (is_barrier(words, i - 1) || is_preposition(&word))
			break;
		if (sg_noun__pronoun(&word) && !sg_noun__is_determiner(&word))
			break;
		start = i - 1;
		if (sg_noun__is_determiner(&word)) {
			/* "all the", "two of the" */
			sg_word before =
				i >= 2 && i - 2 >= first ? word_at(words, i - 2) : sg_word__none;
			bool doubles =
				strcmp(before.text, "all") == 0 || strcmp(before.text, "both") == 0;
			sg_word count = i >= first + 3 ? word_at(words, i - 3) : sg_word__none;
			if (i >= 2 && i - 2 >= first && doubles)
				start = i - 2;
			if (strcmp(before.text, "of") == 0 && sg_noun__is_determiner(&count))
				start = i - 3;
			break;
		}
		if (token_at(words, i - 1)->flags & SG_TOKEN_POSSESSIVE) {
			/* "the city’s mayor": the possessor belongs to it */
			uint32_t name = run_start(words, first, i);
			sg_word det = name > first ? word_at(words, name - 1) : sg_word__none;
			start = name < i ? name : start;
			if (name < i && name > first && sg_noun__is_determiner(&det))
				start = name - 1;
			if (name < i)
				break;
		}
	}
	return start;
}

static bool is_definite_start(const sg_words *words, uint32_t first)
{
	static const char *const definites[] = {
		"her", "his", "its", "my", "our", "that", "the", "their", "this", "your"};
	sg_word word = word_at(words, first);
	return SG_WORD_IN(&word, definites) ||
	       (token_at(words, first)->flags & SG_TOKEN_POSSESSIVE);
}

static sg_mention nominal_mention(
	const sg_words *words, uint32_t first, uint32_t head, uint32_t end, int classes)
{
	sg_mention out = {.kind = SG_MENTION_NOMINAL,
		.first = nominal_start(words, first, head),
		.end = end,
		.head = head,
		.classes = classes};
	out.is_definite = is_definite_start(words, out.first);
	return out;
}

/* A noun that can speak, with what follows it in the phrase: the last one, reading leftwards,
 * that is not behind a preposition of another such noun ("residents of the village"). */
static sg_mention nominal_ending(const sg_words *words, uint32_t first, uint32_t end)
{
	sg_mention out = {.kind = SG_MENTION_NONE};
	bool after_preposition = true; /* is everything right of here hanging on a preposition? */
	for (uint32_t i = end; i > first && end - i < NOMINAL_MAX_TOKENS; i--) {
		if (is_barrier(words, i - 1))
			break;
		sg_word word = word_at(words, i - 1);
		if (is_preposition(&word)) {
			after_preposition = true;
			continue;
		}
		int classes = sg_noun__classes(&word) & ~SG_NOUN_TITLE;
		/* "the council plan", "the union’s demand": no head unless the phrase ends here */
		bool is_head =
			after_preposition && !(token_at(words, i - 1)->flags & SG_TOKEN_POSSESSIVE);
		if (classes && is_head)
			out = nominal_mention(words, first, i - 1, end, classes);
		after_preposition = false;
	}
	return out;
}

/* "a spokesman for Microsoft", "the mayor of Lorn": is the name behind a preposition of a noun that
 * can speak? */
static sg_mention nominal_around(const sg_words *words, uint32_t first, uint32_t name, uint32_t end)
{
	sg_mention none = {.kind = SG_MENTION_NONE};
	uint32_t at = name;
	sg_word word = at > first ? word_at(words, at - 1) : sg_word__none;
	if (at > first && sg_noun__is_determiner(&word))
		word = --at > first ? word_at(words, at - 1) : sg_word__none;
	if (at == first || !is_preposition(&word))
		return none;
	uint32_t bearer = run_start(words, first, at - 1);
	if (bearer < at - 1 && !(token_at(words, at - 2)->flags & SG_TOKEN_POSSESSIVE)) {
		/* "Piret from Tartu", "Yuki Hamasaki of the Institute for Marine Assessment" */
		sg_mention named = nominal_around(words, first, bearer, at - 1);
		if (named.kind == SG_MENTION_NONE)
			named = name_mention(words, bearer, at - 1);
		named.end = end;
		return named;
	}
	sg_mention out = nominal_ending(words, first, at - 1);
	out.end = out.kind ? end : out.end;
	return out;
}

/* "Critics warn", "the Board has": a capital that is owed to the place, or to a body without a
 * name. */
static bool is_capitalised_noun(const sg_words *words, uint32_t token)
{
	sg_word word = word_at(words, token);
	int classes = sg_noun__classes(&word) & ~SG_NOUN_TITLE;
	bool is_first = words->sentences[words->sentence_of_token[token]].first == token;
	return (classes & SG_NOUN_ORGANISATION) || (classes && is_first);
}

/* The name before "and": both are meant. */
static void join_names(const sg_words *words, uint32_t first, sg_mention *mention)
{
	uint32_t i = mention->first;
	if (i < first + 2 || !sg_token__is(words->text, token_at(words, i - 1), "and"))
		return;
	uint32_t start = run_start(words, first, i - 1);
	if (start == i - 1)
		return;
	sg_mention around =
		nominal_around(words, first, start, i - 1); /* "Rosalind Orr of Delft and …" */
	bool is_named = around.kind == SG_MENTION_NAME;
	mention->is_joined = true;
	mention->other_first =
		is_named ? around.name_first : sg_name__skip_titles(words, start, i - 1);
	mention->other_end = is_named ? around.name_end : i - 1;
	mention->first = is_named ? around.first : start;
}

sg_mention sg_mention__ending(const sg_words *words, uint32_t first, uint32_t end)
{
	sg_mention none = {.kind = SG_MENTION_NONE};
	if (end <= first)
		return none;
	sg_word last = word_at(words, end - 1);
	char pronoun = sg_noun__pronoun(&last);
	if (pronoun)
		return (sg_mention){.kind = SG_MENTION_PRONOUN,
			.first = end - 1,
			.end = end,
			.pronoun = pronoun,
			.is_definite = true};
	uint32_t start = run_start(words, first, end);
	if (start == end || (token_at(words, end - 1)->flags & SG_TOKEN_POSSESSIVE) ||
		(end - start == 1 && is_capitalised_noun(words, start)))
		return nominal_ending(words, first, end);
	sg_mention around = nominal_around(words, first, start, end);
	if (around.kind == SG_MENTION_NAME)
		join_names(words, first, &around);
	if (around.kind != SG_MENTION_NONE)
		return around;
	sg_mention out = name_mention(words, start, end);
	join_names(words, first, &out);
	return out;
}

/* ---- rightwards --------------------------------------------------------------------------- */

/* "Hannah Voss and Gil Moor wrote": the name behind "and" is meant too. */
static void join_next_name(const sg_words *words, uint32_t end, sg_mention *mention)
{
	uint32_t at = mention->end;
	if (at + 1 >= end || !sg_token__is(words->text, token_at(words, at), "and"))
		return;
	uint32_t run_end = sg_name__run_end(words, at + 1, end);
	if (run_end == at + 1 || (token_at(words, run_end - 1)->flags & SG_TOKEN_POSSESSIVE))
		return;
	mention->is_joined = true;
	mention->other_first = sg_name__skip_titles(words, at + 1, run_end);
	mention->other_end = run_end;
	mention->end = run_end;
}

/* From a determiner or lower-case noun: to its name ("council leader Jane Roe") or its noun. */
static sg_mention nominal_starting(const sg_words *words, uint32_t first, uint32_t end)
{
	sg_mention out = {.kind = SG_MENTION_NONE};
	for (uint32_t i = first; i < end && i - first < NOMINAL_MAX_TOKENS; i++) {
		/* "magistrate and columnist Jane Roe" */
		bool joins_roles = out.kind == SG_MENTION_NOMINAL && out.head == i - 1 &&
				   i + 1 < end &&
				   sg_token__is(words->text, token_at(words, i), "and");
		sg_word next = joins_roles ? word_at(words, i + 1) : sg_word__none;
		if (joins_roles && (sg_noun__classes(&next) & SG_NOUN_ROLE))
			continue;
		if (is_barrier(words, i))
			break;
		sg_word word = word_at(words, i);
		if (is_preposition(&word) || sg_noun__pronoun(&word))
			break;
		int classes = sg_noun__classes(&word) & ~SG_NOUN_TITLE;
		uint32_t run_end = sg_name__run_end(words, i, end);
		/* "council leader Jane Roe", "his old friend Jane Roe" */
		bool is_role_before =
			i > first &&
			(out.kind == SG_MENTION_NOMINAL
					? out.head == i - 1
					: run_end > i + 1 && !(token_at(words, i - 1)->flags &
								     SG_TOKEN_CAPITAL));
		if (run_end > i &&
			(is_role_before || (i == first && !is_capitalised_noun(words, i))) &&
			!(token_at(words, run_end - 1)->flags & SG_TOKEN_POSSESSIVE)) {
			out = name_mention(words, i, run_end);
			out.first = first;
			join_next_name(words, end, &out);
			return out;
		}
		if (classes) {
			out = (sg_mention){.kind = SG_MENTION_NOMINAL,
				.first = first,
				.end = i + 1,
				.head = i,
				.classes = classes,
				.is_definite = is_definite_start(words, first)};
		}
	}
	return out;
}

/* "…, a spokesman for the council": the phrase takes its prepositional tail with it. */
static void take_tail(const sg_words *words, uint32_t end, sg_mention *mention)
{
	static const char *const of_words[] = {"at", "for", "from", "in", "of", "with"};
	uint32_t i = mention->end, tail_end = i + 7;
	sg_word word = i < end ? word_at(words, i) : sg_word__none;
	if (i >= end || !SG_WORD_IN(&word, of_words))
		return;
	for (i++; i < end && i < tail_end; i++) {
		if (is_barrier(words, i))
			break;
		mention->end = i + 1;
	}
}

/* "Former Rovers striker turned pundit Gary Mulhearn", "Swiss engineer Matthias Oberholzer": a
 * capital that begins a description, small words that end in a role, then the name. Where the name
 * begins; SG_NONE if this is none of these. */
static uint32_t described_name(
	const sg_words *words, uint32_t first, uint32_t run_end, uint32_t end)
{
	static const char *const openers[] = {"assistant", "chief", "deputy", "fellow", "former",
		"head", "junior", "lead", "leading", "local", "longtime", "retired", "senior",
		"veteran"};
	uint32_t at = run_end;
	bool is_role = false;
	if (run_end == first || run_end >= end || run_end - first > 3 ||
		(token_at(words, run_end - 1)->flags & SG_TOKEN_POSSESSIVE))
		return SG_NONE;
	for (; at < end && at - run_end < 5 && !sg_name__is_word(words, at); at++) {
		sg_word word = word_at(words, at);
		if (is_barrier(words, at) || is_preposition(&word) || sg_noun__pronoun(&word))
			return SG_NONE;
		is_role = (sg_noun__classes(&word) & SG_NOUN_ROLE) != 0;
	}
	uint32_t name_end = at < end ? sg_name__run_end(words, at, end) : at;
	sg_word opener = word_at(words, first), second = word_at(words, run_end);
	bool opens = SG_WORD_IN(&opener, openers) || (at == run_end + 1 && is_role) ||
		     (sg_noun__classes(&second) & SG_NOUN_ROLE);
	return is_role && opens && name_end - at >= 2 ? at : SG_NONE;
}

sg_mention sg_mention__starting(const sg_words *words, uint32_t first, uint32_t end)
{
	sg_mention out = {.kind = SG_MENTION_NONE};
	if (first + 1 < end && token_at(words, first)->mark == '@')
		first++; /* a handle */
	if (first >= end || token_at(words, first)->kind != SG_TOKEN_WORD)
		return out;
	sg_word word = word_at(words, first);
	char pronoun = sg_noun__pronoun(&word);
	if (pronoun)
		return (sg_mention){.kind = SG_MENTION_PRONOUN,
			.first = first,
			.end = first + 1,
			.pronoun = pronoun,
			.is_definite = true};
	uint32_t run_end = sg_name__run_end(words, first, end);
	uint32_t behind = described_name(words, first, run_end, end);
	if (behind != SG_NONE) {
		out = name_mention(words, behind, sg_name__run_end(words, behind, end));
		out.first = first;
		return out;
	}
	if (run_end > first && !(token_at(words, run_end - 1)->flags & SG_TOKEN_POSSESSIVE) &&
		!(run_end - first == 1 && is_capitalised_noun(words, first))) {
		out = name_mention(words, first, run_end);
		join_next_name(words, end, &out);
		return out;
	}
	out = nominal_starting(words, first, end);
	if (out.kind == SG_MENTION_NOMINAL)
		take_tail(words, end, &out);
	return out;
}

sg_mention sg_mention__of_trade(const sg_words *words, uint32_t first, uint32_t end)
{
	sg_mention none = {.kind = SG_MENTION_NONE};
	sg_word word = first < end ? word_at(words, first) : sg_word__none;
	uint32_t at = first + 1;
	if (!sg_noun__is_determiner(&word))
		return none;
	while (at < end && at - first < 4 && !is_barrier(words, at) &&
		!(token_at(words, at)->flags & SG_TOKEN_CAPITAL)) {
		word = word_at(words, at);
		if (is_preposition(&word))
			break;
		at++;
	}
	return at == first + 1 ? none
			       : (sg_mention){.kind = SG_MENTION_NOMINAL,
					 .first = first,
					 .end = at,
					 .head = at - 1,
					 .classes = SG_NOUN_ROLE,
					 .is_definite = is_definite_start(words, first)};
}

sg_span sg_mention__span(const sg_words *words, const sg_mention *mention)
{
	return sg_span_make(token_at(words, mention->first)->span.start,
		token_at(words, mention->end - 1)->span.end);
}

sg_slice sg_name__slice(const sg_words *words, uint32_t first, uint32_t end)
{
	sg_span stem = sg_token__stem_span(words->text, &words->tokens.items[end - 1]);
	return sg_slice_at(
		words->text, sg_span_make(words->tokens.items[first].span.start, stem.end));
}

bool sg_name__is_body(const sg_words *words, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++) {
		sg_word word = sg_token__word(words->text, &words->tokens.items[i]);
		if (sg_noun__is_body(&word) || strcmp(word.text, "of") == 0 ||
			token_at(words, i)->mark == '&' ||
			(i == end - 1 && (sg_noun__classes(&word) & SG_NOUN_ORGANISATION)))
			return true;
	}
	return false;
}
