/* Stems are the first six letters: crude, and enough to see "innovation" in "innovative". */
#include "stance/overlap.h"

#include "people/nouns.h"

#include <stdlib.h>

enum { STEM_LETTERS = 6, WORD_LETTERS_MIN = 4 };

static bool stem_of(const sg_word *word, uint32_t *stem)
{
	static const char *const empty[] = {"agree", "always", "because", "believe", "better",
		"comment", "didn't", "doesn't", "don't", "getting", "going", "gone", "isn't",
		"know", "like", "make", "makes", "making", "mean", "people", "point", "post",
		"read", "really", "said", "says", "share", "sharing", "tell", "thank", "thanks",
		"that's", "there", "they're", "thing", "things", "think", "time", "want", "went",
		"work", "would", "wrong", "you're"};
	if (word->len < WORD_LETTERS_MIN || sg_noun__is_common(word) || SG_WORD_IN(word, empty))
		return false;
	uint32_t hash = 2166136261u;
	for (size_t i = 0; i < word->len && i < STEM_LETTERS; i++) {
		if (i + 1 == word->len && word->text[i] == 's') /* a plural shorter than the stem */
			break;
		hash = (hash ^ (unsigned char)word->text[i]) * 16777619u;
	}
	*stem = hash;
	return true;
}

bool sg_stem__of(const sg_word *word, uint32_t *stem)
{
	if (!word->facts)
		return stem_of(word, stem);
	if (!sg_word__knows(word, SG_FACT_STEM))
		sg_word__keep(word, SG_FACT_STEM, stem_of(word, &word->facts->stem));
	*stem = word->facts->stem;
	return sg_word__holds(word, SG_FACT_STEM);
}

static int compare(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

sg_status sg_stems__of(sg_stems *out, const sg_scene *scene, sg_span span)
{
	sg_tokens tokens = {.vocabulary = scene->words.tokens.vocabulary};
	sg_status st = sg_tokens__add(&tokens, scene->text, span, NULL, NULL, scene->arena);
	if (st != SG_OK)
		return st;
	sg_stems stems = {sg_arena_array(scene->arena, tokens.count, sizeof(uint32_t)), 0};
	if (!stems.items)
		return SG_E_NOMEM;
	for (size_t i = 0; i < tokens.count; i++) {
		sg_word word = sg_token__word(scene->text, &tokens.items[i]);
		stems.count += sg_stem__of(&word, &stems.items[stems.count]);
	}
	qsort(stems.items, stems.count, sizeof *stems.items, compare);
	size_t kept = 0;
	for (size_t i = 0; i < stems.count; i++)
		if (i == 0 || stems.items[i] != stems.items[kept - 1])
			stems.items[kept++] = stems.items[i];
	stems.count = kept;
	*out = stems;
	return SG_OK;
}

bool sg_stems__has(const sg_stems *stems, uint32_t stem)
{
	size_t low = 0, high = stems->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (stems->items[middle] == stem)
			return true;
		if (stems->items[middle] < stem)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

size_t sg_stems__shared(const sg_stems *a, const sg_stems *b)
{
	size_t shared = 0;
	for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
		shared += a->items[i] == b->items[j];
		if (a->items[i] <= b->items[j])
			i++;
		else
			j++;
	}
	return shared;
}
