/* English by its function words: in running English a quarter of all words and more are among the
 * forty most frequent ones; in other languages hardly any are. */
#include "text/language.h"

enum { WORDS_LOOKED_AT = 4000, WORDS_TO_TELL = 12 };

bool sg_language__is_english(const sg_words *words)
{
	static const sg_row frequent[] = {"a", "and", "are", "as", "at", "be", "but", "by", "for",
		"from", "has", "have", "i", "in", "is", "it", "it's", "not", "of", "on", "or",
		"our", "that", "the", "their", "they", "this", "to", "was", "we", "were", "what",
		"with", "you"};
	size_t total = 0, hits = 0;
	for (size_t i = 0; i < words->tokens.count && total < WORDS_LOOKED_AT; i++) {
		const sg_token *token = &words->tokens.items[i];
		if (token->kind != SG_TOKEN_WORD)
			continue;
		const sg_word *word = sg_words__word(words, (uint32_t)i);
		total++;
		hits += SG_WORD_IS(word, SG_FACT_FREQUENT, frequent);
	}
	return total < WORDS_TO_TELL || hits * 8 >= total;
}
