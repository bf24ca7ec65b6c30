/* From tokens to traits. */
#include "statement/learned/traits.h"

#include "people/nouns.h"
#include "statement/cue.h"

enum { NEAR = 30 }; /* so far is looked for a likely cue */

const sg_traits sg_traits__none = {.word = 1,
	.lemma = 1,
	.opening = 1,
	.ending = 1,
	.tail = 1,
	.sort = 1,
	.shape = 1,
	.likely_before = SG_NONE,
	.likely_after = SG_NONE,
	.mark_before = SG_NONE,
	.mark_after = SG_NONE,
	.kind = SG_TOKEN_MARK};

/* What a token is, where it is no plain word; words' hashes are larger. */
enum {
	IS_QUOTE = 0x10000,
	IS_MARK = 0x20000,
	IS_NUMBER = 0x30000,
	IS_UNREADABLE = 0x40000,
	SORT_PRONOUN = 0x100,
	SORT_DETERMINER = 0x200,
	SORT_NOUN = 0x300,
	SORT_NAME = 0x400,
	SORT_WORD = 0x500
};

/* Set in sorts that are hashes of words, so that none is small. */
static const uint32_t SORT_HASHED = UINT32_C(1) << 31;

/* FNV-1a. */
static uint32_t hash(const char *text, size_t len)
{
	uint32_t h = UINT32_C(2166136261);
	for (size_t i = 0; i < len; i++)
		h = (h ^ (unsigned char)text[i]) * UINT32_C(16777619);
	return h;
}

static uint32_t hash_of_last(const sg_word *word, size_t letters)
{
	size_t n = word->len < letters ? word->len : letters;
	return hash(word->text + word->len - n, n);
}

static bool ends(const sg_word *word, const char *ending)
{
	size_t n = strlen(ending);
	return word->len > n && memcmp(word->text + word->len - n, ending, n) == 0;
}

static uint32_t spaces_in(sg_slice text, uint32_t most)
{
	uint32_t count = 0;
	for (size_t i = 0; i < text.len && count < most; i++)
		count += text.ptr[i] == ' ';
	return count;
}

/* How long a quotation is, whether it begins like a sentence and how it ends. */
static void fill_quote(sg_traits *c, const sg_words *words, const sg_token *token)
{
	sg_slice inner = sg_slice_at(words->text, words->quotes.items[token->quote].inner);
	char first = inner.len ? inner.ptr[0] : 0, last = inner.len ? inner.ptr[inner.len - 1] : 0;
	uint32_t count = spaces_in(inner, 6) + 1;
	uint32_t length = count < 2 ? 0 : count < 4 ? 1 : count < 7 ? 2 : 3;
	uint32_t end = last == ',' ? 1 : last == '.' || last == '!' || last == '?' ? 2 : 0;
	c->quote = 1 + length * 6 + end * 2 + (first >= 'A' && first <= 'Z');
	c->word = c->lemma = IS_QUOTE + length * 3 + end;
	c->sort = IS_QUOTE + length;
	c->opening = c->ending = c->tail = IS_QUOTE;
}

static void fill_mark(sg_traits *c, const sg_token *token)
{
	c->word = c->lemma = c->sort = c->opening = IS_MARK + (unsigned char)token->mark;
	c->ending = c->tail = IS_MARK;
}

static void fill_number(sg_traits *c, const sg_word *word)
{
	c->word = c->lemma = IS_NUMBER + (uint32_t)(word->len < 5 ? word->len : 5);
	c->sort = c->opening = c->ending = c->tail = IS_NUMBER;
}

/* Parts of speech, as far as small tables and endings tell; a name is told by its token. */
static uint32_t sort_of(const sg_word *word, const sg_cue *cue, sg_inflection inflection)
{
	char pronoun = sg_noun__pronoun(word);
	if (pronoun)
		return SORT_PRONOUN + (unsigned char)pronoun;
	if (sg_noun__is_determiner(word))
		return SORT_DETERMINER;
	if (sg_noun__is_common(word))
		return sg_word__hash(word) | SORT_HASHED;
	return SORT_WORD + (uint32_t)inflection + (cue ? 16U : 0U) +
	       (ends(word, "ing") ? 32U : 0U) + (ends(word, "ed") ? 64U : 0U) +
	       (ends(word, "ly") ? 128U : 0U);
}

static sg_word_traits traits_of(const sg_word *word)
{
	sg_inflection inflection = SG_INFLECTION_BASE;
	const sg_cue *cue = sg_cue__of(word, &inflection);
	sg_lemmas space;
	const sg_lemmas *lemmas = sg_lemmas__kept(word, &space);
	/* An irregular form comes with its lemma first, a regular one behind the word itself. */
	bool is_irregular = lemmas->inflection[0] != SG_INFLECTION_BASE;
	const sg_word *lemma = &lemmas->items[!is_irregular && lemmas->count > 1];
	return (sg_word_traits){.lemma = hash(lemma->text, lemma->len),
		.opening = hash(word->text, word->len < 3 ? word->len : 3),
		.ending = hash_of_last(word, 3),
		.tail = hash_of_last(word, 2),
		.cue = cue ? 1 + (uint32_t)cue->uses * 8 + (uint32_t)inflection : 0,
		.sort = sort_of(word, cue, inflection),
		.is_known = true};
}

/* What a token says of its word: a kind of noun is told by a small letter, a name by a capital. */
static uint32_t sort_here(
	const sg_traits *t, const sg_word *word, const sg_token *token, uint32_t sort)
{
	bool is_capital = token->flags & SG_TOKEN_CAPITAL;
	if (sort < SORT_NOUN) /* a pronoun, a determiner */
		return sort;
	uint32_t classes = is_capital ? 0 : (uint32_t)sg_noun__classes(word);
	if (classes)
		return SORT_NOUN + classes;
	if (is_capital && !t->is_first)
		return SORT_NAME + ((token->flags & SG_TOKEN_POSSESSIVE) ? 1U : 0U) +
		       (sg_noun__is_body(word) ? 2U : 0U);
	return sort;
}

static void fill_word(
	sg_traits *t, const sg_word *word, const sg_token *token, sg_word_traits *known)
{
	sg_word_traits fresh, *of_word = known ? &known[word->facts->id] : &fresh;
	if (!known || !of_word->is_known)
		*of_word = traits_of(word);
	t->word = sg_word__hash(word);
	t->lemma = of_word->lemma;
	t->opening = of_word->opening;
	t->ending = of_word->ending;
	t->tail = of_word->tail;
	t->cue = of_word->cue;
	t->sort = sort_here(t, word, token, of_word->sort);
}

static void fill(sg_traits *t, const sg_words *words, sg_word_traits *known, uint32_t i)
{
	const sg_token *token = &words->tokens.items[i];
	const sg_sentence *sentence = &words->sentences[words->sentence_of_token[i]];
	const sg_word *word = sg_words__word(words, i);
	*t = (sg_traits){
		.kind = token->kind, .mark = token->mark, .is_first = sentence->first == i};
	t->shape = (uint32_t)token->kind * 64 + (t->is_first ? 32 : 0) +
		   (token->flags & (SG_TOKEN_CAPITAL | SG_TOKEN_ALL_CAPITAL | SG_TOKEN_POSSESSIVE |
					   SG_TOKEN_ABBREVIATION));
	if (token->kind == SG_TOKEN_QUOTE)
		fill_quote(t, words, token);
	else if (token->kind == SG_TOKEN_MARK)
		fill_mark(t, token);
	else if (token->kind == SG_TOKEN_NUMBER)
		fill_number(t, word);
	else if (word->len)
		fill_word(t, word, token, known);
	else
		t->word = t->lemma = t->sort = t->opening = t->ending = t->tail = IS_UNREADABLE;
}

static bool is_mark(const sg_traits *c)
{
	return c->kind == SG_TOKEN_MARK || c->kind == SG_TOKEN_QUOTE;
}

void sg_traits__link(sg_traits *traits, uint32_t first, uint32_t end)
{
	uint32_t likely = SG_NONE, mark = SG_NONE;
	for (uint32_t i = first; i < end; i++) {
		traits[i].likely_before = likely != SG_NONE && i - likely < NEAR ? likely : SG_NONE;
		traits[i].mark_before = mark;
		likely = traits[i].prior >= SG_PRIOR_LIKELY ? i : likely;
		mark = is_mark(&traits[i]) ? i : mark;
	}
	likely = mark = SG_NONE;
	for (uint32_t i = end; i-- > first;) {
		traits[i].likely_after = likely != SG_NONE && likely - i < NEAR ? likely : SG_NONE;
		likely = traits[i].prior >= SG_PRIOR_LIKELY ? i : likely;
		mark = is_mark(&traits[i]) ? i : mark;
		traits[i].mark_after = mark;
	}
}

void sg_traits__fill(sg_traits *traits, const sg_words *words, sg_word_traits *known,
	const uint8_t *prior, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++) {
		fill(&traits[i], words, known, i);
		uint8_t code = prior[sg_traits__prior_row(&traits[i])];
		traits[i].prior = code < SG_PRIORS ? code : 0;
	}
	sg_traits__link(traits, first, end);
}
