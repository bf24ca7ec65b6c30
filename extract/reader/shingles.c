/* Words to numbers; a table of shingles by open addressing, where only wanted ones have a slot, so
 * that a long thread with few quotations costs little memory. */
#include "reader/shingles.h"

#include "reader/letters.h"
#include "stancegraph/debate.h"

/* Scripts that put no blanks between words: kana, Chinese characters, Thai, Lao, Khmer. */
static bool is_word_alone(uint32_t code)
{
	return (code >= 0x2E80 && code <= 0xA4CF) || (code >= 0xF900 && code <= 0xFAFF) ||
	       (code >= 0x20000 && code <= 0x3FFFF) || (code >= 0x0E00 && code <= 0x0EFF) ||
	       (code >= 0x1780 && code <= 0x17FF);
}

static bool is_apostrophe(uint32_t code)
{
	return code == '\'' || code == 0x2019 || code == 0x2018 || code == 0x02BC;
}

/* Combining marks belong to the letter before them. */
static bool is_mark(uint32_t code)
{
	return (code >= 0x0300 && code <= 0x036F) || (code >= 0x064B && code <= 0x065F) ||
	       (code >= 0x0900 && code <= 0x0DFF) || code == 0x200C || code == 0x200D;
}

static uint32_t mix(uint32_t hash, uint32_t code)
{
	static const uint32_t prime = 16777619; /* FNV-1a */
	if (code >= 'A' && code <= 'Z')
		code |= 0x20;
	return (hash ^ code) * prime;
}

static sg_status add(
	sg_shingle_words *out, uint32_t hash, size_t start, size_t end, sg_arena *arena)
{
	void *items = out->items;
	sg_shingle_word word = {hash, sg_span_make(start, end)};
	sg_status st = sg_arena_grow(arena, &items, &out->capacity, out->count, sizeof word);
	if (st != SG_OK)
		return st;
	out->items = items;
	out->items[out->count++] = word;
	return SG_OK;
}

sg_status sg_shingles__add_words(
	sg_shingle_words *out, sg_slice text, sg_span span, sg_arena *arena)
{
	static const uint32_t basis = 2166136261;
	sg_status st = SG_OK;
	uint32_t hash = basis;
	size_t start = span.start, end = span.start, len; /* of the word at hand */
	for (size_t pos = span.start; pos < span.end && st == SG_OK; pos += len) {
		uint32_t code = sg_utf8_at(text, pos, &len);
		bool is_letter = sg_letter_of(code) != SG_LETTER_NONE || is_mark(code);
		bool is_alone = is_word_alone(code);
		if (is_apostrophe(code) && end > start)
			continue;
		if ((!is_letter || is_alone) && end > start) {
			st = add(out, hash, start, end, arena);
			start = end;
		}
		if (st != SG_OK || (!is_letter && !is_alone))
			continue;
		if (end == start || is_alone) {
			hash = basis;
			start = pos;
		}
		hash = mix(hash, code);
		end = pos + len;
		if (is_alone) {
			st = add(out, hash, start, end, arena);
			start = end;
		}
	}
	return st == SG_OK && end > start ? add(out, hash, start, end, arena) : st;
}

uint64_t sg_shingles__hash(const sg_shingle_word *words)
{
	uint64_t hash = 0;
	for (size_t i = 0; i < SG_SHINGLE_WORDS; i++)
		hash = (hash ^ words[i].hash) * 0x9E3779B97F4A7C15u + (hash >> 29);
	return hash ? hash : 1;
}

sg_status sg_shingles__init(sg_shingles *out, size_t most, sg_arena *arena)
{
	sg_shingles made = {.slot_count = 16};
	while (made.slot_count < 2 * most)
		made.slot_count *= 2;
	made.slots = sg_arena_array(arena, made.slot_count, sizeof *made.slots);
	if (!made.slots)
		return SG_E_NOMEM;
	*out = made;
	return SG_OK;
}

static sg_shingle_slot *slot_of(const sg_shingles *shingles, uint64_t hash)
{
	size_t mask = shingles->slot_count - 1, i = (size_t)(hash >> 20) & mask;
	while (shingles->slots[i].hash && shingles->slots[i].hash != hash)
		i = (i + 1) & mask;
	return &shingles->slots[i];
}

void sg_shingles__want(sg_shingles *shingles, uint64_t hash)
{
	*slot_of(shingles, hash) = (sg_shingle_slot){hash, SG_NONE, SG_NONE};
}

sg_status sg_shingles__note(
	sg_shingles *shingles, uint64_t hash, uint32_t text, uint32_t word, sg_arena *arena)
{
	sg_shingle_slot *slot = slot_of(shingles, hash);
	void *items = shingles->places;
	if (!slot->hash)
		return SG_OK;
	sg_status st = sg_arena_grow(arena, &items, &shingles->place_capacity,
		shingles->place_count, sizeof *shingles->places);
	if (st != SG_OK)
		return st;
	uint32_t place = (uint32_t)shingles->place_count++;
	shingles->places = items;
	shingles->places[place] = (sg_shingle_place){text, word, SG_NONE};
	if (slot->first == SG_NONE)
		slot->first = place;
	else
		shingles->places[slot->last].next = place;
	slot->last = place;
	return SG_OK;
}

uint32_t sg_shingles__first(const sg_shingles *shingles, uint64_t hash)
{
	const sg_shingle_slot *slot = slot_of(shingles, hash);
	return slot->hash ? slot->first : SG_NONE;
}
