/* Addressees: the longest run of opening words that is a speaker's full name counts as it
 * stands, because networks put it there. A first name alone counts behind '@' or a greeting,
 * or before a comma or a word that turns to somebody ("Jane you", "Ola, no"). */
#include "reader/addressee.h"

#include "reader/letters.h"
#include "stancegraph/debate.h"

enum { NAME_WORDS_MAX = 5, OPENING_BYTES = 200 };

static const char *const GREETINGS[] = {"absolutely", "agree", "agreed", "ah", "amen", "and", "but",
	"congrats", "congratulations", "correct", "dear", "disagree", "exactly", "good", "great",
	"haha", "hello", "hey", "hi", "i", "indeed", "lol", "morning", "nice", "no", "nope", "oh",
	"ok", "okay", "point", "question", "right", "said", "so", "sorry", "sure", "thank",
	"thanks", "to", "true", "well", "with", "yeah", "yep", "yes", "you"};
static const char *const TURNS[] = {"absolutely", "actually", "agree", "agreed", "did", "do",
	"exactly", "has", "have", "how", "i", "i'm", "i've", "if", "indeed", "is", "it", "it's",
	"makes", "nailed", "nails", "no", "not", "said", "says", "sorry", "thank", "thanks", "that",
	"that's", "the", "then", "this", "totally", "we", "well", "what", "why", "with", "yeah",
	"yes", "you", "you're", "your"};

/* In front of a last name. */
static const char *const TITLES[] = {
	"captain", "cllr", "dr", "miss", "mr", "mrs", "ms", "mx", "prof", "professor"};

static sg_slice first_word(sg_slice name)
{
	return sg_word__next(&name);
}

sg_status sg_speakers__add(
	sg_speakers *speakers, sg_arena *arena, sg_slice name, sg_slice handle, uint32_t post)
{
	sg_status st = sg_name_table__put(&speakers->full, arena, name, post);
	if (st == SG_OK)
		st = sg_name_table__put(&speakers->full, arena, handle, post);
	if (st == SG_OK)
		st = sg_name_table__put(&speakers->first, arena, first_word(name), post);
	if (st == SG_OK)
		st = sg_name_table__put(&speakers->last, arena, sg_word__last(&name), post);
	return st;
}

uint32_t sg_speakers__find(const sg_speakers *speakers, sg_slice name)
{
	if (name.len && name.ptr[0] == '@')
		name = sg_slice__part(name, 1, name.len);
	uint32_t post = sg_name_table__get(&speakers->full, name);
	return post == SG_NONE ? sg_name_table__get(&speakers->first, name) : post;
}

/* The word without a sign at its end or a possessive: a possessive addresses nobody. */
static sg_slice bare_end(sg_slice word)
{
	sg_slice bare = sg_word__bare(word);
	bare.len += (size_t)(bare.ptr - word.ptr);
	bare.ptr = word.ptr;
	return bare;
}

static uint32_t full_name_at(const sg_speakers *speakers, sg_slice words)
{
	uint32_t found = SG_NONE;
	sg_slice rest = words;
	for (int i = 0; i < NAME_WORDS_MAX; i++) {
		sg_slice word = bare_end(sg_word__next(&rest));
		if (word.len == 0)
			break;
		sg_slice name = {words.ptr, (size_t)(word.ptr + word.len - words.ptr)};
		uint32_t post = i > 0 ? sg_name_table__get(&speakers->full, name) : SG_NONE;
		if (post != SG_NONE)
			found = post;
	}
	return found;
}

/* "jane_roe", "bee7": no word that opens a sentence. */
static bool is_coined(sg_slice name)
{
	for (size_t i = 0; i < name.len; i++)
		if (name.ptr[i] == '_' || (name.ptr[i] >= '0' && name.ptr[i] <= '9'))
			return true;
	return false;
}

/* "Roe, no" behind a title. */
static uint32_t last_name_at(const sg_speakers *speakers, sg_slice words)
{
	sg_slice rest = words, word = sg_word__next(&rest), name = bare_end(word);
	sg_slice next = sg_word__bare(sg_word__next(&rest));
	bool is_turned = word.len > name.len || SG_WORD_IS_IN(next, TURNS);
	return is_turned ? sg_name_table__get(&speakers->last, name) : SG_NONE;
}

static uint32_t one_name_at(const sg_speakers *speakers, sg_slice words, bool is_greeted)
{
	sg_slice rest = words, word = sg_word__next(&rest), name = bare_end(word);
	if (name.len == 0)
		return SG_NONE;
	bool is_handle = sg_name_table__get(&speakers->full, name) != SG_NONE;
	if (sg_letter_first(name) != SG_LETTER_CAPITAL && !is_greeted && !is_handle)
		return SG_NONE;
	sg_slice next = sg_word__bare(sg_word__next(&rest));
	sg_slice sign = sg_slice__part(word, name.len, word.len);
	bool is_turned = is_greeted || (is_handle && is_coined(name)) || sign.len > 0 ||
			 next.len == 0 || SG_WORD_IS_IN(next, TURNS);
	return is_turned ? sg_speakers__find(speakers, name) : SG_NONE;
}

uint32_t sg_speakers__addressed(const sg_speakers *speakers, sg_slice words)
{
	sg_slice rest =
		sg_slice__part(words, 0, words.len < OPENING_BYTES ? words.len : OPENING_BYTES);
	rest = sg_slice_trim(rest);
	bool is_greeted = false, is_titled = false;
	for (int i = 0; i < NAME_WORDS_MAX && rest.len; i++) {
		if (rest.ptr[0] == '@') {
			is_greeted = true;
			rest = sg_slice__part(rest, 1, rest.len);
		}
		uint32_t post = full_name_at(speakers, rest);
		if (post == SG_NONE)
			post = is_titled ? last_name_at(speakers, rest)
					 : one_name_at(speakers, rest, is_greeted);
		if (post != SG_NONE)
			return post;
		sg_slice word = sg_word__bare(sg_word__next(&rest));
		is_titled = SG_WORD_IS_IN(word, TITLES);
		if (!is_titled && !SG_WORD_IS_IN(word, GREETINGS))
			break;
		is_greeted |= !is_titled;
		rest = sg_slice_trim(rest);
	}
	return SG_NONE;
}
