/* Matching: the posts' own words and their quoted passages are numbered apart. Shingles of the
 * passages are looked for in the own words; the posts that hold some of them are candidates, and
 * the candidate that holds nearly all is where the passage comes from. */
#include "reader/quotations.h"

#include "reader/addressee.h"
#include "reader/letters.h"
#include "reader/shingles.h"

enum {
	WORDS_MIN = 3,     /* shorter passages stand everywhere */
	FAR_WORDS_MIN = 5, /* of a short passage that is no ancestor's */
	CANDIDATES = 16,   /* posts that are compared for one passage */
	PLACES = 32,       /* of one shingle that are looked at */
	NEAR_POSTS = 16,   /* ancestors, and posts before, that are searched for a short passage */
	NEAR_WORDS = 8192, /* of these posts together */
	SLACK_WORDS = 64   /* that a passage may leave out between two shared shingles */
};

static const double LEAST_SHARED = 0.8;

typedef struct passage {
	uint32_t post;
	sg_span span;
	uint32_t first, count; /* of its words */
} passage;

typedef struct matcher {
	sg_reading *reading;
	sg_arena *arena;
	sg_shingle_words own, quoted;
	uint32_t *first_own;    /* per post, and one more */
	uint32_t *enter, *size; /* per post: number in depth-first order, and posts below and it */
	passage *passages;
	size_t count, capacity;
	sg_shingles shingles;
} matcher;

/* ---- passages ------------------------------------------------------------------------------- */

/* Signs ">" at the beginning of a line, with blanks between; `*at` is behind them. */
static size_t level_of(sg_slice text, size_t end, size_t *at)
{
	size_t level = 0, pos = *at;
	for (; pos < end && (text.ptr[pos] == ' ' || text.ptr[pos] == '>'); pos++)
		level += text.ptr[pos] == '>';
	*at = level ? pos : *at;
	return level;
}

static sg_status end_passage(matcher *m, passage *open)
{
	void *items = m->passages;
	sg_status st = SG_OK;
	open->count = (uint32_t)m->quoted.count - open->first;
	if (open->span.end > open->span.start && open->count >= WORDS_MIN) {
		st = sg_arena_grow(m->arena, &items, &m->capacity, m->count, sizeof *open);
		m->passages = items;
		if (st == SG_OK)
			m->passages[m->count++] = *open;
	}
	open->span = sg_span_make(0, 0);
	return st;
}

/* One line of a post: words of its own, or of a passage (a new one where the level changes). */
static sg_status add_line(matcher *m, passage *open, size_t *open_level, size_t start, size_t end)
{
	sg_slice text = m->reading->text;
	size_t words = start, level = level_of(text, end, &words);
	bool is_blank = !sg_slice_trim(sg_slice__part(text, words, end)).len;
	sg_status st = SG_OK;
	if (level != *open_level && !(is_blank && !level))
		st = end_passage(m, open);
	if (st != SG_OK || (is_blank && !level))
		return st;
	if (level != *open_level)
		*open = (passage){.post = open->post,
			.first = (uint32_t)m->quoted.count,
			.span = sg_span_make(words, words)};
	*open_level = level;
	open->span.end = (uint32_t)end;
	return sg_shingles__add_words(
		level ? &m->quoted : &m->own, text, sg_span_make(words, end), m->arena);
}

static sg_status read_post(matcher *m, uint32_t index)
{
	const sg_post *post = &m->reading->posts[index];
	sg_slice text = m->reading->text;
	passage open = {.post = index, .first = (uint32_t)m->quoted.count};
	size_t level = 0;
	sg_status st = SG_OK;
	m->first_own[index] = (uint32_t)m->own.count;
	for (size_t at = post->span.start; at < post->span.end && st == SG_OK; at++) {
		const char *end = memchr(text.ptr + at, '\n', post->span.end - at);
		size_t stop = end ? (size_t)(end - text.ptr) : post->span.end;
		st = add_line(m, &open, &level, at, stop);
		at = stop;
	}
	if (st == SG_OK && level)
		st = end_passage(m, &open);
	return st;
}

/* Does anybody quote at all? Looked at first, because most do not. */
static bool has_quoted_lines(const sg_reading *reading)
{
	for (size_t i = 0; i < reading->post_count; i++) {
		sg_slice words = sg_slice_at(reading->text, reading->posts[i].span);
		bool is_start = true;
		for (size_t k = 0; k < words.len; k++) {
			if (is_start && words.ptr[k] == '>')
				return true;
			is_start = words.ptr[k] == '\n' || (is_start && words.ptr[k] == ' ');
		}
	}
	return false;
}

/* ---- who stands above whom ------------------------------------------------------------------ */

/* A parent stands before its answers, so sizes add up from the end, and numbers from the start. */
static sg_status number_tree(matcher *m)
{
	size_t count = m->reading->post_count;
	const sg_post *posts = m->reading->posts;
	uint32_t *used = sg_arena_array(m->arena, count + 1, sizeof *used);
	m->enter = sg_arena_array(m->arena, count + 1, sizeof *m->enter);
	m->size = sg_arena_array(m->arena, count + 1, sizeof *m->size);
	if (!used || !m->enter || !m->size)
		return SG_E_NOMEM;
	for (size_t i = count; i-- > 0;) {
		m->size[i]++;
		if (posts[i].parent != SG_NONE)
			m->size[posts[i].parent] += m->size[i];
	}
	for (size_t i = 0; i < count; i++) {
		size_t above = posts[i].parent == SG_NONE ? count : posts[i].parent;
		m->enter[i] = (above == count ? 0 : m->enter[above] + 1) + used[above];
		used[above] += m->size[i];
	}
	return SG_OK;
}

static bool is_above(const matcher *m, uint32_t upper, uint32_t lower)
{
	return upper != lower && m->enter[lower] >= m->enter[upper] &&
	       m->enter[lower] < m->enter[upper] + m->size[upper];
}

/* ---- short passages ------------------------------------------------------------------------- */

/* Where the passage's words stand one after the other among the post's own: the first's index. */
static uint32_t find_in(const matcher *m, const passage *p, uint32_t post)
{
	const sg_shingle_word *words = &m->quoted.items[p->first];
	for (uint32_t i = m->first_own[post]; i + p->count <= m->first_own[post + 1]; i++) {
		uint32_t k = 0;
		while (k < p->count && m->own.items[i + k].hash == words[k].hash)
			k++;
		if (k == p->count)
			return i;
	}
	return SG_NONE;
}

static uint32_t post_words(const matcher *m, uint32_t post)
{
	return m->first_own[post + 1] - m->first_own[post];
}

/* With the signs that stand at the end of the last word: "who pays?". */
static uint32_t with_signs(const matcher *m, uint32_t post, uint32_t end)
{
	sg_slice text = m->reading->text;
	while (end < m->reading->posts[post].span.end && strchr(".,;:!?", text.ptr[end]))
		end++;
	return end;
}

static sg_status add_found(
	matcher *m, const passage *p, uint32_t home, uint32_t first, uint32_t last, double shared)
{
	static const double far = 0.9, sure = 0.98;
	double confidence = sure * shared * (is_above(m, home, p->post) ? 1 : far);
	sg_quotation found = {.post = p->post,
		.home = home,
		.span = p->span,
		.target = sg_span_make(m->own.items[first].span.start,
			with_signs(m, home, m->own.items[last].span.end)),
		.confidence = confidence,
		.method = "quoted-lines"};
	return sg_reading__add_quotation(m->reading, m->arena, found);
}

static sg_status match_short(matcher *m, const passage *p)
{
	uint32_t left = NEAR_WORDS, found = SG_NONE;
	uint32_t home = m->reading->posts[p->post].parent;
	for (int i = 0; i < NEAR_POSTS && home != SG_NONE && post_words(m, home) <= left; i++) {
		found = find_in(m, p, home);
		if (found != SG_NONE)
			return add_found(m, p, home, found, found + p->count - 1, 1);
		left -= post_words(m, home);
		home = m->reading->posts[home].parent;
	}
	for (home = p->post; p->count >= FAR_WORDS_MIN && home-- > 0;) {
		if (p->post - home > NEAR_POSTS || post_words(m, home) > left)
			break;
		found = find_in(m, p, home);
		if (found != SG_NONE)
			return add_found(m, p, home, found, found + p->count - 1, 1);
		left -= post_words(m, home);
	}
	return SG_OK;
}

/* ---- long passages -------------------------------------------------------------------------- */

typedef struct candidate {
	uint32_t post, first,
		last; /* own words of it that are shared: of the first and last shingle */
	uint32_t covered, covered_to, shingle; /* words of the passage; the last shingle's number */
	bool is_above;
} candidate;

static candidate *candidate_of(
	const matcher *m, candidate *all, size_t *count, const passage *p, uint32_t post)
{
	for (size_t i = 0; i < *count; i++)
		if (all[i].post == post)
			return &all[i];
	if (*count == CANDIDATES)
		return NULL;
	all[*count] =
		(candidate){.post = post, .first = SG_NONE, .is_above = is_above(m, post, p->post)};
	return &all[(*count)++];
}

/* Shingle `k` of the passage stands at own word `word`. */
static void take_hit(candidate *c, uint32_t k, uint32_t word)
{
	uint32_t end = k + SG_SHINGLE_WORDS;
	if (c->first == SG_NONE)
		c->first = word;
	else if (k == c->shingle || word <= c->last ||
		 word - c->last > k - c->shingle + SLACK_WORDS)
		return; /* the same again, or out of order */
	c->last = word;
	c->shingle = k;
	c->covered += end - (c->covered_to > k ? c->covered_to : k);
	c->covered_to = end;
}

static size_t find_candidates(const matcher *m, const passage *p, candidate *out)
{
	size_t count = 0;
	for (uint32_t k = 0; k + SG_SHINGLE_WORDS <= p->count; k++) {
		uint64_t hash = sg_shingles__hash(&m->quoted.items[p->first + k]);
		uint32_t place = sg_shingles__first(&m->shingles, hash);
		for (int i = 0; i < PLACES && place != SG_NONE; i++) {
			const sg_shingle_place *at = &m->shingles.places[place];
			candidate *c = at->text == p->post
					       ? NULL
					       : candidate_of(m, out, &count, p, at->text);
			if (c)
				take_hit(c, k, at->word);
			place = at->next;
		}
	}
	return count;
}

/* Ancestors first, the nearest (which stands last); then who shares most; then the first. */
static bool is_better(const candidate *a, const candidate *b)
{
	if (a->is_above != b->is_above)
		return a->is_above;
	if (a->is_above)
		return a->post > b->post;
	return a->covered != b->covered ? a->covered > b->covered : a->post < b->post;
}

static sg_status match_long(matcher *m, const passage *p)
{
	candidate all[CANDIDATES];
	const candidate *best = NULL;
	size_t count = find_candidates(m, p, all);
	for (size_t i = 0; i < count; i++)
		if (all[i].covered >= LEAST_SHARED * p->count &&
			(!best || is_better(&all[i], best)))
			best = &all[i];
	return best ? add_found(m, p, best->post, best->first, best->last + SG_SHINGLE_WORDS - 1,
			      (double)best->covered / p->count)
		    : SG_OK;
}

static sg_status note_shingles(matcher *m)
{
	size_t wanted = m->quoted.count;
	sg_status st = sg_shingles__init(&m->shingles, wanted, m->arena);
	for (size_t i = 0; i < m->count && st == SG_OK; i++)
		for (uint32_t k = 0; k + SG_SHINGLE_WORDS <= m->passages[i].count; k++)
			sg_shingles__want(&m->shingles,
				sg_shingles__hash(&m->quoted.items[m->passages[i].first + k]));
	for (uint32_t post = 0; post < m->reading->post_count && st == SG_OK; post++)
		for (uint32_t i = m->first_own[post];
			i + SG_SHINGLE_WORDS <= m->first_own[post + 1] && st == SG_OK; i++)
			st = sg_shingles__note(&m->shingles, sg_shingles__hash(&m->own.items[i]),
				post, i, m->arena);
	return st;
}

/* ---- parents that were only assumed --------------------------------------------------------- */

static void adopt_quoted(sg_reading *reading, size_t first)
{
	for (size_t i = first; i < reading->quotation_count; i++) {
		const sg_quotation *q = &reading->quotations[i];
		sg_post *post = &reading->posts[q->post];
		if (!post->is_parent_assumed || q->home >= q->post)
			continue;
		post->parent = q->home;
		post->is_parent_assumed = false;
	}
}

static sg_status match_all(matcher *m)
{
	size_t before = m->reading->quotation_count;
	sg_status st = number_tree(m);
	if (st == SG_OK)
		st = note_shingles(m);
	for (size_t i = 0; i < m->count && st == SG_OK; i++) {
		const passage *p = &m->passages[i];
		st = p->count < SG_SHINGLE_WORDS ? match_short(m, p) : match_long(m, p);
	}
	if (st == SG_OK)
		adopt_quoted(m->reading, before);
	return st;
}

sg_status sg_quotations__match(sg_reading *reading, sg_arena *arena)
{
	matcher m = {.reading = reading, .arena = arena};
	sg_status st = SG_OK;
	if (!has_quoted_lines(reading))
		return SG_OK;
	m.first_own = sg_arena_array(arena, reading->post_count + 1, sizeof *m.first_own);
	if (!m.first_own)
		return SG_E_NOMEM;
	for (uint32_t i = 0; i < reading->post_count && st == SG_OK; i++)
		st = read_post(&m, i);
	m.first_own[reading->post_count] = (uint32_t)m.own.count;
	return st == SG_OK && m.count ? match_all(&m) : st;
}
