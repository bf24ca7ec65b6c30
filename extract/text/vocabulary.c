/* Interning of folded words, and searching tables of words. */
#include "text/vocabulary.h"

enum {
	SLOTS_FIRST = 256,
	PROBES_MAX = 64 /* words made to collide get entries that no other token shares */
};

const sg_word sg_word__none = {{0}, 0, NULL};

/* ---- folding ------------------------------------------------------------------------------- */

/* Latin-1 capitals differ from their small letters in one bit of the second byte. */
static bool is_latin_capital(sg_slice s, size_t i)
{
	unsigned char c = (unsigned char)s.ptr[i];
	return i > 0 && (unsigned char)s.ptr[i - 1] == 0xC3 && c >= 0x80 && c <= 0x9E && c != 0x97;
}

/* ’ and the hyphen of U+2011 as ASCII; 0 if neither stands at `i`. */
static char typographic(sg_slice s, size_t i)
{
	if (i + 2 >= s.len || (unsigned char)s.ptr[i + 1] != 0x80)
		return 0;
	unsigned char last = (unsigned char)s.ptr[i + 2];
	return last == 0x99 ? '\'' : last == 0x91 ? '-' : 0;
}

/* Folds into `out`, which is zeroed; returns the hash, as far as a word was read. */
static uint32_t fold(sg_word *out, sg_slice s)
{
	uint32_t hash = 2166136261u;
	size_t n = 0;
	for (size_t i = 0; i < s.len; n++) {
		unsigned char c = (unsigned char)s.ptr[i];
		size_t step = 1;
		if (n >= SG_WORD_MAX) {
			*out = sg_word__none;
			return hash;
		}
		if (c >= 'A' && c <= 'Z') {
			c = (unsigned char)(c + 32);
		} else if (c >= 0x80) {
			char mark = c == 0xE2 ? typographic(s, i) : 0;
			c = (unsigned char)(mark ? mark : is_latin_capital(s, i) ? c + 32 : c);
			step = mark ? 3 : 1;
		}
		out->text[n] = (char)c;
		hash = (hash ^ c) * 16777619u;
		i += step;
	}
	out->len = n;
	return hash;
}

sg_word sg_word__fold(sg_slice text)
{
	sg_word out = sg_word__none;
	(void)fold(&out, text);
	return out;
}

/* ---- interning ----------------------------------------------------------------------------- */

sg_vocabulary *sg_vocabulary__new(sg_arena *arena)
{
	sg_vocabulary *out = sg_arena_alloc(arena, sizeof *out);
	if (out)
		out->arena = arena;
	return out;
}

/* The first free slot for a hash, or the slot of `word`; slot_count if too many share it. */
static size_t slot_of(const sg_vocabulary *v, const sg_word *word, uint32_t h)
{
	size_t mask = v->slot_count - 1, slot = (h ^ h >> 15) & mask;
	for (int probe = 0; probe < PROBES_MAX; probe++, slot = (slot + 1) & mask) {
		if (!v->slots[slot])
			return slot;
		const sg_word *held = v->items[v->slots[slot] - 1];
		if (word && held->facts->hash == h && held->len == word->len &&
			memcmp(held->text, word->text, word->len) == 0)
			return slot;
	}
	return v->slot_count;
}

static sg_status grow_slots(sg_vocabulary *v)
{
	sg_vocabulary grown = *v;
	grown.slot_count = v->slot_count ? v->slot_count * 2 : SLOTS_FIRST;
	grown.slots = sg_arena_array(v->arena, grown.slot_count, sizeof *grown.slots);
	if (!grown.slots)
		return SG_E_NOMEM;
	for (size_t i = 0; i < v->count; i++) {
		size_t slot = slot_of(&grown, NULL, v->items[i]->facts->hash);
		if (slot < grown.slot_count)
			grown.slots[slot] = (uint32_t)(i + 1);
	}
	*v = grown;
	return SG_OK;
}

static sg_status add_entry(sg_vocabulary *v, const sg_word *word, uint32_t h, size_t slot)
{
	struct entry {
		sg_word word;
		sg_facts facts;
	} *entry = sg_arena_alloc(v->arena, sizeof *entry);
	void *items = v->items;
	if (!entry)
		return SG_E_NOMEM;
	sg_status st = sg_arena_grow(v->arena, &items, &v->capacity, v->count, sizeof *v->items);
	if (st != SG_OK)
		return st;
	entry->word = *word;
	entry->word.facts = &entry->facts;
	entry->facts.hash = h;
	entry->facts.home = v;
	entry->facts.id = (uint32_t)v->count;
	v->items = items;
	v->items[v->count++] = &entry->word;
	if (slot < v->slot_count)
		v->slots[slot] = (uint32_t)v->count;
	return SG_OK;
}

sg_status sg_vocabulary__add(sg_vocabulary *v, sg_slice text, const sg_word **entry)
{
	sg_status st = SG_OK;
	sg_word word = sg_word__none;
	uint32_t h = fold(&word, text);
	*entry = &sg_word__none;
	if (!word.len)
		return SG_OK;
	if (v->slot_count < 2 * (v->count + 1))
		st = grow_slots(v);
	if (st != SG_OK)
		return st;
	size_t slot = slot_of(v, &word, h);
	if (slot < v->slot_count && v->slots[slot]) {
		*entry = v->items[v->slots[slot] - 1];
		return SG_OK;
	}
	st = add_entry(v, &word, h, slot);
	if (st == SG_OK)
		*entry = v->items[v->count - 1];
	return st;
}

/* ---- tables -------------------------------------------------------------------------------- */

/* Eight bytes as a number that orders as they do. Compilers make one load of it. */
static uint64_t key_of(const char *text)
{
	const unsigned char *b = (const unsigned char *)text;
	return (uint64_t)b[0] << 56 | (uint64_t)b[1] << 48 | (uint64_t)b[2] << 40 |
	       (uint64_t)b[3] << 32 | (uint64_t)b[4] << 24 | (uint64_t)b[5] << 16 |
	       (uint64_t)b[6] << 8 | (uint64_t)b[7];
}

/* The first row not before the word by its first eight bytes, without a branch that could be
 * foretold wrongly; then the few rows that begin alike. */
static inline size_t find_row(const char *word, const char *table, size_t count, size_t stride)
{
	uint64_t key = key_of(word);
	const char *at = table, *end = table + count * stride;
	for (size_t left = count; left > 1;) {
		size_t half = left / 2, step = half * stride;
		at += key_of(at + step - stride) < key ? step : 0;
		left -= half;
	}
	if (at < end && key_of(at) < key)
		at += stride;
	for (; at < end && key_of(at) == key; at += stride)
		if (memcmp(at, word, SG_ROW_SIZE) == 0)
			return (size_t)(at - table) / stride;
	return count;
}

size_t sg_row__find(const char *word, const void *rows, size_t count, size_t stride)
{
	return find_row(word, rows, count, stride);
}

void sg_sieve__add(sg_sieve *sieve, const void *rows, size_t count, size_t stride)
{
	for (size_t i = 0; i < count; i++) {
		uint64_t place = sg_sieve__place((const char *)rows + i * stride);
		sieve->bits[place / 64] |= UINT64_C(1) << place % 64;
	}
}

bool sg_word__in_rows(const sg_word *word, const sg_row *table, size_t count)
{
	return word->len && word->len < SG_ROW_SIZE &&
	       find_row(word->text, table[0], count, sizeof *table) < count;
}

bool sg_word__in(const sg_word *word, const char *const *table, size_t count)
{
	size_t low = 0, high = count;
	if (!word->len)
		return false;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const char *row = table[middle];
		int order = (unsigned char)word->text[0] - (unsigned char)row[0];
		order = order ? order : strcmp(word->text, row);
		if (order == 0)
			return true;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}
