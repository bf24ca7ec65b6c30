/* Words and letters, as far as telling names, dates and buttons apart needs them. */
#ifndef STANCEGRAPH_EXTRACT_LETTERS_H
#define STANCEGRAPH_EXTRACT_LETTERS_H

#include "stancegraph/slice.h"

/** What a code point is to a name: letters without case (Arabic, Chinese) count as capitals. */
typedef enum sg_letter {
	SG_LETTER_NONE,
	SG_LETTER_DIGIT,
	SG_LETTER_SMALL,
	SG_LETTER_CAPITAL
} sg_letter;

sg_letter sg_letter__beyond_ascii(uint32_t code);

static inline sg_letter sg_letter_of(uint32_t code)
{
	uint32_t lowered = code | 0x20;
	if (code >= 0x80)
		return sg_letter__beyond_ascii(code);
	if (lowered >= 'a' && lowered <= 'z')
		return code == lowered ? SG_LETTER_SMALL : SG_LETTER_CAPITAL;
	return code >= '0' && code <= '9' ? SG_LETTER_DIGIT : SG_LETTER_NONE;
}

/** Class of the first code point of `s`; SG_LETTER_NONE if empty. */
sg_letter sg_letter_first(sg_slice s);

/** Length of the white space at byte `pos` of `s`; 0 if there is none. */
size_t sg_space__at(sg_slice s, size_t pos);

/**
 * Take the next word (bytes between white space) off the front of `*rest`; empty when there is
 * none. Walking a whole slice is O(len).
 */
sg_slice sg_word__next(sg_slice *rest);

/** The last word of `*rest`, taken off its end; empty when there is none. */
sg_slice sg_word__last(sg_slice *rest);

/** `word` without signs that are neither letter nor digit at both ends. */
sg_slice sg_word__bare(sg_slice word);

/** Is `word`, with ASCII letters lowered, one of `count` sorted words? O(log count). */
bool sg_word__is_in(sg_slice word, const char *const *sorted, size_t count);

#define SG_WORD_IS_IN(word, table) sg_word__is_in((word), (table), sizeof(table) / sizeof *(table))

/** The part of `whole` from byte `start` to byte `end`. */
static inline sg_slice sg_slice__part(sg_slice whole, size_t start, size_t end)
{
	sg_slice out = {whole.ptr + start, end - start};
	return out;
}

#endif
