/* Who is compared with whom, and what becomes of it.
 *
 * Copies are found by their letters. Of the others each has its keys, content words and three-word
 * shingles; a key leads to the claims that hold it. A claim is compared with the earlier ones that
 * its rarest keys lead to, until COMPARED_MAX of them were seen; keys that lead to more than
 * POSTING_MAX claims tell nothing and are passed over. So no pair is looked at that shares only
 * frequent words, and no input makes the work grow faster than itself. */
#include "restate/restate.h"

#include "restate/compare.h"

#include <math.h>
#include <stdlib.h>

enum { POSTING_MAX = 64, KEYS_MAX = 24, COMPARED_MAX = 32 };

static const double COPY_CONFIDENCE = 0.98;

/* What a claim restates; SG_NONE: nothing. */
typedef struct match {
	uint32_t claim;
	sg_likeness likeness;
} match;

typedef struct finder {
	sg_debate *debate;
	sg_arena *arena;  /* of the debate */
	sg_arena scratch; /* of the rest */
	sg_slice *texts;  /* per claim: its own words */
	sg_gist *gists;   /* per claim; without words for those that are not compared */
	uint32_t *copied; /* per claim: the first of the same letters (or itself), or SG_NONE */
	bool *is_english; /* per document */
	match *matches;   /* per claim */
	double *weights;  /* per stem */
	size_t stem_count;
	/* claims by key: those of bucket b are claims[starts[b] … starts[b + 1]), in order */
	uint32_t *starts, *claims;
	size_t bucket_mask;
	uint32_t *seen;   /* per claim: the last it was compared with */
	uint64_t *barred; /* pairs that one of them rebuts or quotes, sorted */
	size_t barred_count;
	uint32_t *speakers;
} finder;

/* ---- reading ------------------------------------------------------------------------------- */

/* Letters and digits in lower case, one space between words: what copies have in common. */
static sg_status fold(sg_slice *out, sg_slice text, sg_arena *arena)
{
	char *to = sg_arena_alloc(arena, text.len + 1);
	size_t n = 0, len;
	if (!to)
		return SG_E_NOMEM;
	for (size_t i = 0; i < text.len; i += len) {
		char lowered = (char)(text.ptr[i] | 0x20);
		len = 1;
		if (lowered >= 'a' && lowered <= 'z') {
			to[n++] = lowered;
			continue;
		}
		uint32_t code = sg_utf8_at(text, i, &len);
		bool is_mark = code < '0' || (code > '9' && code < 0xC0) ||
			       (code >= 0x2000 && code < 0x2070);
		if (is_mark) {
			if (n && to[n - 1] != ' ' && code != '\'' && code != 0x2019)
				to[n++] = ' ';
			continue;
		}
		memcpy(to + n, text.ptr + i, len);
		n += len;
	}
	n -= n && to[n - 1] == ' ';
	if (n && sg_slice_ends(sg_slice_trim(text), (sg_slice)SG_SLICE_LIT("?")))
		to[n++] = '?'; /* fits: the mark itself was left out */
	*out = (sg_slice){to, n};
	return SG_OK;
}

static bool is_own_words(const sg_claim *claim)
{
	return claim->form == SG_CLAIM_COMMENT || claim->form == SG_CLAIM_TURN;
}

static size_t line_len(sg_slice text, size_t start)
{
	const char *end = memchr(text.ptr + start, '\n', text.len - start);
	return end ? (size_t)(end - text.ptr) + 1 - start : text.len - start;
}

/* A post without the lines it quotes ("> …"): those are somebody else's words. */
static sg_status own_words(sg_slice *out, const sg_claim *claim, sg_arena *arena)
{
	static const sg_slice mark = SG_SLICE_LIT(">"), later = SG_SLICE_LIT("\n>");
	sg_slice text = claim->text;
	*out = text;
	if (!is_own_words(claim) ||
		(!sg_slice_starts(text, mark) && sg_slice_find(text, later) == text.len))
		return SG_OK;
	char *to = sg_arena_alloc(arena, text.len);
	size_t n = 0;
	if (!to)
		return SG_E_NOMEM;
	for (size_t i = 0, len; i < text.len; i += len) {
		len = line_len(text, i);
		if (text.ptr[i] == '>')
			continue;
		memcpy(to + n, text.ptr + i, len);
		n += len;
	}
	*out = (sg_slice){to, n};
	return SG_OK;
}

/* "praised the new bridge": a thing that is spoken about claims nothing. */
static bool is_topic(const sg_claim *claim)
{
	return claim->form == SG_CLAIM_PREMISE && claim->cue.text.len > 0;
}

static bool may_be_compared(const finder *f, const sg_claim *claim)
{
	return !claim->deleted && !is_topic(claim) && claim->document < f->debate->document_count &&
	       claim->text.len;
}

static sg_status find_copies(finder *f)
{
	sg_intern texts = {0};
	size_t count = f->debate->claim_count;
	uint32_t *first = sg_arena_array(&f->scratch, count, sizeof *first);
	sg_status st = first ? SG_OK : SG_E_NOMEM;
	for (uint32_t i = 0; i < count && st == SG_OK; i++) {
		sg_slice folded = SG_SLICE_EMPTY;
		uint32_t id = 0;
		size_t before = texts.count;
		f->copied[i] = SG_NONE;
		if (!may_be_compared(f, &f->debate->claims[i]))
			continue;
		st = own_words(&f->texts[i], &f->debate->claims[i], &f->scratch);
		if (st == SG_OK)
			st = fold(&folded, f->texts[i], &f->scratch);
		if (st == SG_OK)
			st = sg_intern__add(&texts, &f->scratch, folded, &id);
		if (st != SG_OK)
			break;
		if (texts.count > before)
			first[id] = i;
		f->copied[i] = first[id];
	}
	return st;
}

static sg_status read_gists(finder *f)
{
	sg_gist_reader reader = {.arena = &f->scratch};
	sg_status st = SG_OK;
	sg_lexicon__init(&reader.lexicon, &f->scratch);
	for (uint32_t i = 0; i < f->debate->claim_count && st == SG_OK; i++)
		if (f->copied[i] == i)
			st = sg_gist__read(&f->gists[i], &reader, f->texts[i]);
	f->stem_count = sg_lexicon__stems(&reader.lexicon);
	return st;
}

/* A word that few claims hold weighs more (Spärck Jones 1972): the logarithm of how many claims
 * there are to each that holds it. In a small debate all words are rare, hence the added ones. */
static sg_status weigh(finder *f)
{
	double claims = 8;
	f->weights = sg_arena_array(&f->scratch, f->stem_count + 1, sizeof *f->weights);
	if (!f->weights)
		return SG_E_NOMEM;
	for (size_t i = 0; i < f->debate->claim_count; i++) {
		claims += f->gists[i].stem_count > 0;
		for (uint32_t s = 0; s < f->gists[i].stem_count; s++)
			f->weights[f->gists[i].stems[s]]++;
	}
	for (size_t s = 0; s < f->stem_count; s++)
		f->weights[s] = log(1 + claims / (1 + f->weights[s]));
	for (size_t i = 0; i < f->debate->claim_count; i++)
		for (uint32_t s = 0; s < f->gists[i].stem_count; s++)
			f->gists[i].weight += f->weights[f->gists[i].stems[s]];
	return SG_OK;
}

/* ---- the index ------------------------------------------------------------------------------ */

static size_t bucket_of(const finder *f, uint32_t key, uint32_t kind)
{
	uint64_t h = ((uint64_t)kind << 32 | key) * 0x9E3779B97F4A7C15u;
	return (size_t)(h >> 20) & f->bucket_mask;
}

static size_t key_count(const sg_gist *gist)
{
	return (size_t)gist->stem_count + gist->shingle_count;
}

static size_t key_bucket(const finder *f, const sg_gist *gist, size_t i)
{
	return i < gist->stem_count ? bucket_of(f, gist->stems[i], 0)
				    : bucket_of(f, gist->shingles[i - gist->stem_count], 1);
}

/* Counting sort of all keys by bucket. */
static sg_status build_index(finder *f)
{
	size_t count = f->debate->claim_count, keys = 0, buckets = 64;
	for (size_t i = 0; i < count; i++)
		keys += key_count(&f->gists[i]);
	while (buckets < 2 * keys)
		buckets *= 2;
	f->bucket_mask = buckets - 1;
	f->starts = sg_arena_array(&f->scratch, buckets + 2, sizeof *f->starts);
	f->claims = sg_arena_array(&f->scratch, keys + 1, sizeof *f->claims);
	if (!f->starts || !f->claims || keys >= UINT32_MAX)
		return SG_E_NOMEM;
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < key_count(&f->gists[i]); k++)
			f->starts[key_bucket(f, &f->gists[i], k) + 2]++;
	for (size_t b = 2; b < buckets + 2; b++)
		f->starts[b] += f->starts[b - 1];
	for (uint32_t i = 0; i < count; i++)
		for (size_t k = 0; k < key_count(&f->gists[i]); k++)
			f->claims[f->starts[key_bucket(f, &f->gists[i], k) + 1]++] = i;
	return SG_OK;
}

/* ---- who may not restate whom ---------------------------------------------------------------- */

/* A pair of nodes as one number; people have the highest bit of their half set. */
static uint64_t pair_of(sg_node a, sg_node b)
{
	uint64_t x = a.index | (a.kind == SG_NODE_PERSON ? UINT64_C(1) << 31 : 0);
	uint64_t y = b.index | (b.kind == SG_NODE_PERSON ? UINT64_C(1) << 31 : 0);
	return x << 32 | y;
}

static int by_pair(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
	return (x > y) - (x < y);
}

static sg_status collect_barred(finder *f)
{
	f->speakers = sg_debate_speakers(f->debate, &f->scratch);
	f->barred = sg_arena_array(&f->scratch, f->debate->relation_count + 1, sizeof *f->barred);
	if (!f->speakers || !f->barred)
		return SG_E_NOMEM;
	for (size_t i = 0; i < f->debate->relation_count; i++) {
		const sg_relation *r = &f->debate->relations[i];
		if (r->kind == SG_REBUTS || r->kind == SG_QUOTES)
			f->barred[f->barred_count++] = pair_of(r->source, r->target);
	}
	if (f->barred_count)
		qsort(f->barred, f->barred_count, sizeof *f->barred, by_pair);
	return SG_OK;
}

static bool is_listed(const finder *f, sg_node source, sg_node target)
{
	uint64_t pair = pair_of(source, target);
	return bsearch(&pair, f->barred, f->barred_count, sizeof pair, by_pair) != NULL;
}

/* Does the claim, or whoever makes it, rebut or quote the other? */
static bool is_against(const finder *f, uint32_t claim, uint32_t other)
{
	uint32_t speaker = f->speakers[claim];
	return is_listed(f, sg_node_claim(claim), sg_node_claim(other)) ||
	       (speaker != SG_NONE && is_listed(f, sg_node_person(speaker), sg_node_claim(other)));
}

static bool is_barred(const finder *f, uint32_t later, uint32_t earlier)
{
	const sg_claim *a = &f->debate->claims[later], *b = &f->debate->claims[earlier];
	return (a->document == b->document && sg_span_overlaps(a->span, b->span)) ||
	       is_against(f, later, earlier) || is_against(f, earlier, later);
}

/* ---- linking --------------------------------------------------------------------------------- */

typedef struct key {
	uint32_t size;
	size_t bucket;
} key;

static int by_size(const void *a, const void *b)
{
	const key *x = a, *y = b;
	if (x->size != y->size)
		return x->size < y->size ? -1 : 1;
	return (x->bucket > y->bucket) - (x->bucket < y->bucket);
}

static size_t rarest_keys(const finder *f, const sg_gist *gist, key *out)
{
	size_t count = 0;
	for (size_t k = 0; k < key_count(gist); k++) {
		size_t bucket = key_bucket(f, gist, k);
		uint32_t size = f->starts[bucket + 1] - f->starts[bucket];
		if (size > 1 && size <= POSTING_MAX)
			out[count++] = (key){size, bucket};
	}
	if (count)
		qsort(out, count, sizeof *out, by_size);
	return count < KEYS_MAX ? count : KEYS_MAX;
}

static void try_candidate(const finder *f, uint32_t claim, uint32_t other, match *best)
{
	sg_likeness found = sg_gist__compare(&f->gists[claim], &f->gists[other], f->weights);
	bool is_better = found.confidence > best->likeness.confidence ||
			 (found.confidence == best->likeness.confidence && other < best->claim);
	if (found.kind != SG_UNLIKE && is_better && !is_barred(f, claim, other))
		*best = (match){other, found};
}

static bool is_english(const finder *f, uint32_t claim)
{
	return f->is_english[f->debate->claims[claim].document];
}

static match find_likest(const finder *f, uint32_t claim)
{
	key keys[2 * SG_GIST_WORDS_MAX];
	match best = {SG_NONE, {SG_UNLIKE, 0}};
	size_t compared = 0, count = rarest_keys(f, &f->gists[claim], keys);
	for (size_t k = 0; k < count && compared < COMPARED_MAX; k++) {
		uint32_t at = f->starts[keys[k].bucket], end = f->starts[keys[k].bucket + 1];
		for (; at < end && f->claims[at] < claim && compared < COMPARED_MAX; at++) {
			uint32_t other = f->claims[at];
			if (f->seen[other] == claim || !is_english(f, other))
				continue;
			f->seen[other] = claim;
			compared++;
			try_candidate(f, claim, other, &best);
		}
	}
	return best;
}

/* Times are RFC 3339 in UTC, of one length. A quotation may be older than the post it is in. */
static bool is_later(const sg_claim *a, const sg_claim *b)
{
	return is_own_words(a) && is_own_words(b) && a->time.len && a->time.len == b->time.len &&
	       sg_slice_cmp(a->time, b->time) > 0;
}

static sg_status add_restates(finder *f, uint32_t claim, match found)
{
	uint32_t later = claim, earlier = found.claim;
	if (is_later(&f->debate->claims[earlier], &f->debate->claims[later])) {
		later = found.claim;
		earlier = claim;
	}
	const sg_claim *source = &f->debate->claims[later];
	sg_relation r = sg_relation_make(SG_RESTATES, sg_node_claim(later), sg_node_claim(earlier));
	r.confidence = found.likeness.confidence;
	r.method = sg_slice_of(
		found.likeness.kind == SG_NEAR_DUPLICATE ? "near-duplicate" : "paraphrase");
	r.evidence = (sg_evidence){source->document, source->span,
		sg_slice_at(f->debate->documents[source->document].text, source->span)};
	return sg_debate_add_relation(f->debate, f->arena, r, NULL);
}

/* A copy of a claim that it may not restate ("the post it stands in") is like any other claim. */
static match find_restated(const finder *f, uint32_t claim)
{
	uint32_t first = f->copied[claim];
	if (first == SG_NONE)
		return (match){SG_NONE, {SG_UNLIKE, 0}};
	if (first != claim)
		return sg_gist__is_enough(&f->gists[first]) && !is_barred(f, claim, first)
			       ? (match){first, {SG_NEAR_DUPLICATE, COPY_CONFIDENCE}}
			       : (match){SG_NONE, {SG_UNLIKE, 0}};
	if (!is_english(f, claim) || !sg_gist__is_enough(&f->gists[claim]))
		return (match){SG_NONE, {SG_UNLIKE, 0}};
	return find_likest(f, claim);
}

static sg_status make_room(finder *f)
{
	const sg_debate *debate = f->debate;
	f->gists = sg_arena_array(&f->scratch, debate->claim_count, sizeof *f->gists);
	f->texts = sg_arena_array(&f->scratch, debate->claim_count, sizeof *f->texts);
	f->matches = sg_arena_array(&f->scratch, debate->claim_count, sizeof *f->matches);
	f->copied = sg_arena_array(&f->scratch, debate->claim_count, sizeof *f->copied);
	f->seen = sg_arena_array(&f->scratch, debate->claim_count, sizeof *f->seen);
	f->is_english = sg_arena_array(&f->scratch, debate->document_count, sizeof *f->is_english);
	if (!f->texts || !f->gists || !f->matches || !f->copied || !f->seen || !f->is_english)
		return SG_E_NOMEM;
	for (size_t i = 0; i < debate->document_count; i++)
		f->is_english[i] =
			sg_slice_eq(debate->documents[i].language, (sg_slice)SG_SLICE_LIT("en"));
	for (size_t i = 0; i < debate->claim_count; i++)
		f->seen[i] = SG_NONE;
	return SG_OK;
}

static sg_status prepare(finder *f)
{
	sg_status st = make_room(f);
	if (st == SG_OK)
		st = find_copies(f);
	if (st == SG_OK)
		st = read_gists(f);
	if (st == SG_OK)
		st = weigh(f);
	if (st == SG_OK)
		st = build_index(f);
	return st == SG_OK ? collect_barred(f) : st;
}

/* A post that quotes a claim, or retells it, does not restate it: what it quotes does. Claims are
 * in the order of the text, so that what a post holds follows it. */
static sg_status leave_to_quotations(finder *f)
{
	const sg_debate *debate = f->debate;
	uint32_t *roots = sg_arena_array(&f->scratch, debate->claim_count, sizeof *roots);
	if (!roots)
		return SG_E_NOMEM;
	for (uint32_t i = 0; i < debate->claim_count; i++)
		roots[i] = f->matches[i].claim == SG_NONE ? i : roots[f->matches[i].claim];
	for (uint32_t i = 0; i < debate->claim_count; i++) {
		const sg_claim *post = &debate->claims[i];
		for (uint32_t q = i + 1; is_own_words(post) && q < debate->claim_count; q++) {
			const sg_claim *quoted = &debate->claims[q];
			if (is_own_words(quoted) || quoted->document != post->document ||
				!sg_span_holds(post->span, quoted->span))
				break;
			if (roots[q] == roots[i])
				f->matches[i].claim = SG_NONE;
		}
	}
	return SG_OK;
}

sg_status sg_restate__link(sg_debate *debate, sg_arena *arena)
{
	finder f = {.debate = debate, .arena = arena};
	sg_status st = prepare(&f);
	for (uint32_t i = 0; i < debate->claim_count && st == SG_OK; i++)
		f.matches[i] = find_restated(&f, i);
	if (st == SG_OK)
		st = leave_to_quotations(&f);
	for (uint32_t i = 0; i < debate->claim_count && st == SG_OK; i++)
		if (f.matches[i].claim != SG_NONE)
			st = add_restates(&f, i, f.matches[i]);
	sg_arena_destroy(&f.scratch);
	return st;
}
