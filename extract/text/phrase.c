/* Matching phrases. Tables are sorted by first letter, so that a token is compared with the few
 * patterns that could begin with it; a pattern that begins with an irregular verb stands under
 * the verb's own letter, which its forms share for every verb in use (go/went is not). */
#include "text/phrase.h"

/* The next element of a pattern; false at its end. */
static bool next_element(const char **pattern, sg_slice *out)
{
	while (**pattern == ' ')
		++*pattern;
	*out = (sg_slice){*pattern, strcspn(*pattern, " ")};
	*pattern += out->len;
	return out->len > 0;
}

static bool is_element(sg_slice element, char mark)
{
	return element.len == 1 && element.ptr[0] == mark;
}

static bool matches_one(const sg_word *word, const char *element, size_t len)
{
	if (!len || element[len - 1] != '*')
		return word->len == len && memcmp(word->text, element, len) == 0;
	sg_lemmas space;
	const sg_lemmas *lemmas = sg_lemmas__kept(word, &space);
	for (size_t i = 0; i < lemmas->count; i++)
		if (lemmas->items[i].len == len - 1 &&
			memcmp(lemmas->items[i].text, element, len - 1) == 0)
			return true;
	return false;
}

static bool matches(const sg_word *word, sg_slice element)
{
	if (!word->len)
		return false;
	if (is_element(element, '_'))
		return true;
	for (;;) {
		const char *bar = memchr(element.ptr, '|', element.len);
		size_t len = bar ? (size_t)(bar - element.ptr) : element.len;
		if (matches_one(word, element.ptr, len))
			return true;
		if (!bar)
			return false;
		element = (sg_slice){bar + 1, element.len - len - 1};
	}
}

static const sg_word *word_at(const sg_words *words, uint32_t token)
{
	return words->tokens.items[token].word;
}

/* `?` is tried both ways; patterns are short, so a loop over how many words all `?` take together
 * suffices: each takes the next word only if the element behind it does not match there. */
static uint32_t match_pattern(
	const sg_words *words, const char *pattern, uint32_t first, uint32_t end)
{
	sg_slice element;
	uint32_t at = first;
	bool may_skip = false;
	while (next_element(&pattern, &element)) {
		if (is_element(element, '?')) {
			may_skip = true;
			continue;
		}
		const sg_word *word = at < end ? word_at(words, at) : &sg_word__none;
		if (!matches(word, element)) {
			if (!may_skip || at + 1 >= end || !word->len ||
				!matches(word_at(words, ++at), element))
				return SG_NONE;
		}
		may_skip = false;
		at++;
	}
	return at;
}

static size_t first_with(sg_phrases table, char letter)
{
	size_t low = 0, high = table.count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (table.items[middle].pattern[0] < letter)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Does any pattern of the table begin with the word? */
static bool begins_any(const sg_word *word, sg_phrases table)
{
	sg_slice element;
	for (size_t i = first_with(table, word->text[0]);
		i < table.count && table.items[i].pattern[0] == word->text[0]; i++) {
		const char *pattern = table.items[i].pattern;
		if (next_element(&pattern, &element) &&
			(is_element(element, '?') || matches(word, element)))
			return true;
	}
	return false;
}

/* The same, asked once for each word and table: most words begin nothing. */
static bool may_begin(const sg_word *word, sg_phrases table)
{
	uint32_t bit = table.slot ? 1u << (table.slot - 1) : 0;
	if (!bit || !word->facts)
		return true;
	if (!(word->facts->tables_asked & bit)) {
		word->facts->tables_asked |= bit;
		word->facts->tables_open |= begins_any(word, table) ? bit : 0;
	}
	return word->facts->tables_open & bit;
}

const sg_phrase *sg_phrase__at(
	const sg_words *words, sg_phrases table, uint32_t first, uint32_t end, uint32_t *match_end)
{
	const sg_phrase *best = NULL;
	const sg_word *word = first < end ? word_at(words, first) : &sg_word__none;
	if (!word->len || !may_begin(word, table))
		return NULL;
	for (size_t i = first_with(table, word->text[0]);
		i < table.count && table.items[i].pattern[0] == word->text[0]; i++) {
		uint32_t at = match_pattern(words, table.items[i].pattern, first, end);
		if (at != SG_NONE && (!best || at > *match_end)) {
			best = &table.items[i];
			*match_end = at;
		}
	}
	return best;
}
