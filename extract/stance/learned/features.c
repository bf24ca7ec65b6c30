/* The templates, group by group. What helps is known from the literature: openers first, then
 * second person and negation, what of the parent's words is negated, questions, length (Abbott et
 * al. 2011, Misra and Walker 2013, Rosenthal and McKeown 2015). */
#include "stance/learned/features.h"

enum {
	OPENING = 4,          /* longest opener, in words */
	FIRST_SENTENCE = 20,  /* of the first sentence so many words count as its own */
	OPENED_SENTENCES = 4, /* sentences whose first two words count */
	NEGATED = 5,          /* words behind a negation that it may deny */
	SET_BITS = 10,
	SET_SIZE = 1 << SET_BITS /* twice the words there can be, and more */
};

/* Templates; the number is part of the hash. */
enum template {
	WORD = 1,
	PAIR,
	TRIPLE,
	OPENER,
	FIRST_WORD,
	FIRST_PAIR,
	SENTENCE_OPENER,
	PARENT_WORD,
	PARENT_PAIR,
	SHARED,
	DENIED,
	SHAPE
};

typedef struct maker {
	sg_features *out;
	sg_feature_group group;
} maker;

static uint64_t mix(uint64_t hash, uint32_t word)
{
	return (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15);
}

static void add(maker *m, uint64_t hash)
{
	m->out->rows[m->group][m->out->count[m->group]++] =
		(uint32_t)(mix(hash, (uint32_t)(hash >> 32)) >> (64 - SG_FEATURE_BITS));
}

static void add_word(maker *m, enum template kind, uint32_t a)
{
	add(m, mix((uint64_t)kind << 40, a));
}

static void add_pair(maker *m, enum template kind, uint32_t a, uint32_t b)
{
	add(m, mix(mix((uint64_t)kind << 40, a), b));
}

/* ---- the reply ------------------------------------------------------------------------------ */

/* Words of the reply's own: without the lines it quotes, unless it quotes only. */
static size_t own_words(uint32_t *own, uint8_t *facts, const sg_pair_words *reply)
{
	size_t count = 0;
	for (size_t i = 0; i < reply->count; i++) {
		if (reply->facts[i] & SG_PAIR_QUOTED)
			continue;
		own[count] = reply->hash[i];
		facts[count++] = reply->facts[i];
	}
	if (count)
		return count;
	memcpy(own, reply->hash, reply->count * sizeof *own);
	memcpy(facts, reply->facts, reply->count);
	return reply->count;
}

static void add_reply(maker *m, const uint32_t *w, size_t count)
{
	uint32_t before = 0;
	m->group = SG_FEATURE_REPLY;
	for (size_t i = 0; i < count; i++) {
		uint32_t after = i + 1 < count ? w[i + 1] : 1;
		uint64_t pair = mix(mix((uint64_t)PAIR << 40, before), w[i]);
		add_word(m, WORD, w[i]);
		add(m, pair);
		add(m, mix(pair ^ (uint64_t)TRIPLE << 40, after));
		before = w[i];
	}
}

static void add_openers(maker *m, const uint32_t *w, size_t count)
{
	uint64_t hash = (uint64_t)OPENER << 40;
	for (size_t i = 0; i < OPENING && i < count; i++) {
		hash = mix(hash, w[i]);
		add(m, hash);
	}
}

static void add_first_sentence(maker *m, const uint32_t *w, const uint8_t *facts, size_t count)
{
	for (size_t i = 0; i < count && i < FIRST_SENTENCE; i++) {
		add_word(m, FIRST_WORD, w[i]);
		if (i)
			add_pair(m, FIRST_PAIR, w[i - 1], w[i]);
		if (facts[i] & SG_PAIR_END)
			break;
	}
}

static void add_sentence_openers(maker *m, const uint32_t *w, const uint8_t *facts, size_t count)
{
	size_t nth = 0;
	for (size_t i = 1; i + 1 < count && nth < OPENED_SENTENCES; i++) {
		if (!(facts[i - 1] & SG_PAIR_END))
			continue;
		add_pair(m, SENTENCE_OPENER, w[i], w[i + 1]);
		nth++;
	}
}

static void add_edges(maker *m, const uint32_t *w, const uint8_t *facts, size_t count)
{
	m->group = SG_FEATURE_EDGES;
	add_openers(m, w, count);
	add_first_sentence(m, w, facts, count);
	add_sentence_openers(m, w, facts, count);
}

/* ---- what is answered ----------------------------------------------------------------------- */

static void add_parent(maker *m, const sg_pair_words *parent)
{
	uint32_t before = 0;
	m->group = SG_FEATURE_PARENT;
	for (size_t i = 0; i < parent->count; i++) {
		add_word(m, PARENT_WORD, parent->hash[i]);
		add_pair(m, PARENT_PAIR, before, parent->hash[i]);
		before = parent->hash[i];
	}
}

typedef struct word_set {
	uint32_t slots[SET_SIZE]; /* 0 is empty */
} word_set;

static size_t slot_of(const word_set *set, uint32_t hash)
{
	size_t at = (hash * 0x9E3779B1u) >> (32 - SET_BITS);
	while (set->slots[at] && set->slots[at] != hash)
		at = (at + 1) % SET_SIZE;
	return at;
}

/* ---- both ----------------------------------------------------------------------------------- */

typedef struct meeting {
	size_t shared;
	bool is_denied; /* a shared word stands behind a negation */
} meeting;

static meeting add_meeting(maker *m, const sg_pair_words *parent, const uint32_t *w,
	const uint8_t *facts, size_t count)
{
	word_set set = {{0}};
	meeting found = {0, false};
	size_t denied_until = 0;
	for (size_t i = 0; i < parent->count; i++)
		if (parent->facts[i] & SG_PAIR_LONG)
			set.slots[slot_of(&set, parent->hash[i])] = parent->hash[i];
	m->group = SG_FEATURE_MEETING;
	for (size_t i = 0; i < count; i++) {
		if (facts[i] & SG_PAIR_NEGATION)
			denied_until = i + NEGATED;
		if (!(facts[i] & SG_PAIR_LONG) || !set.slots[slot_of(&set, w[i])])
			continue;
		found.shared++;
		add_word(m, SHARED, w[i]);
		if (i < denied_until) {
			found.is_denied = true;
			add_word(m, DENIED, w[i]);
		}
	}
	return found;
}

/* ---- shape ---------------------------------------------------------------------------------- */

/* 0, 1, 2, 3–4, 5–8, 9–16, …: steps of a logarithm. */
static uint32_t step_of(size_t n)
{
	uint32_t step = 0;
	for (; n; n >>= 1)
		step++;
	return step;
}

static uint8_t facts_in(const uint8_t *facts, size_t count)
{
	uint8_t all = 0;
	for (size_t i = 0; i < count; i++)
		all |= facts[i];
	return all;
}

static void add_shape(maker *m, const sg_pair_words *parent, const sg_pair_words *reply,
	const uint32_t *w, const uint8_t *facts, size_t count, meeting met)
{
	uint8_t mine = facts_in(facts, count), theirs = facts_in(parent->facts, parent->count);
	uint32_t opener = count ? w[0] : 0;
	const uint32_t shape[] = {step_of(count), step_of(parent->count),
		(uint32_t)(met.shared < 5 ? met.shared : 5), met.is_denied,
		step_of(reply->sentences), step_of(parent->sentences), reply->has_question,
		parent->has_question,
		(uint32_t)reply->ends_in_question * 2 + parent->ends_in_question,
		reply->has_exclamation, reply->has_quoted,
		(uint32_t)((mine & SG_PAIR_NEGATION) | (theirs & SG_PAIR_NEGATION) << 8),
		(uint32_t)((mine & SG_PAIR_YOU) | (mine & SG_PAIR_I)), theirs & SG_PAIR_YOU,
		(uint32_t)((mine & SG_PAIR_CONTRAST) | (mine & SG_PAIR_YOU)),
		(uint32_t)(mine & SG_PAIR_CONTRAST) ^ opener,
		(uint32_t)parent->ends_in_question ^ opener};
	m->group = SG_FEATURE_SHAPE;
	for (uint32_t i = 0; i < sizeof shape / sizeof *shape; i++)
		add_pair(m, SHAPE, i, shape[i]);
}

void sg_features__of(sg_features *out, const sg_pair_words *parent, const sg_pair_words *reply)
{
	uint32_t own[SG_PAIR_WORDS_MAX];
	uint8_t facts[SG_PAIR_WORDS_MAX];
	maker m = {out, SG_FEATURE_REPLY};
	size_t count = own_words(own, facts, reply);
	memset(out->count, 0, sizeof out->count);
	add_reply(&m, own, count);
	add_edges(&m, own, facts, count);
	add_parent(&m, parent);
	meeting met = add_meeting(&m, parent, own, facts, count);
	add_shape(&m, parent, reply, own, facts, count, met);
}
