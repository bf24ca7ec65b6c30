/* One pass over the bytes: a table says what a byte is, words are hashed as they are read (FNV-1a,
 * Fowler, Noll and Vo). Bytes above ASCII are letters but for the marks of the block U+2000, which
 * are read as their ASCII likes, and for four-byte sequences (emoji), each a word of its own. */
#include "stance/learned/pair_words.h"

enum { FOLDED_MAX = 16 };

static const uint32_t FNV_START = 0x811C9DC5u, FNV_PRIME = 0x01000193u;

enum byte_class { OTHER, SPACE, LINE, LETTER, CAPITAL, DIGIT, APOSTROPHE, STOP, HIGH };

typedef struct scan {
	const unsigned char *at, *end;
	sg_pair_words *out;
	size_t total; /* words seen */
	bool is_quoted, is_line_start;
	char folded[FOLDED_MAX]; /* the word in lower case, as far as it fits */
	size_t letters;
} scan;

static enum byte_class class_of(unsigned char c)
{
	static const unsigned char classes[128] = {['\t'] = SPACE,
		[' '] = SPACE,
		['\r'] = SPACE,
		['\n'] = LINE,
		['\''] = APOSTROPHE,
		['.'] = STOP,
		['!'] = STOP,
		['?'] = STOP,
		['0'] = DIGIT,
		['1'] = DIGIT,
		['2'] = DIGIT,
		['3'] = DIGIT,
		['4'] = DIGIT,
		['5'] = DIGIT,
		['6'] = DIGIT,
		['7'] = DIGIT,
		['8'] = DIGIT,
		['9'] = DIGIT};
	if (c >= 0x80)
		return HIGH;
	if (c >= 'a' && c <= 'z')
		return LETTER;
	if (c >= 'A' && c <= 'Z')
		return CAPITAL;
	return (enum byte_class)classes[c];
}

static uint32_t step(uint32_t hash, unsigned char byte)
{
	return (hash ^ byte) * FNV_PRIME;
}

uint32_t sg_pair_words__hash(const char *word)
{
	uint32_t hash = FNV_START;
	for (; *word; word++)
		hash = step(hash, (unsigned char)*word);
	return hash;
}

/* ---- facts --------------------------------------------------------------------------------- */

typedef struct fact {
	const char *word;
	uint8_t fact;
} fact;

/* Frequent English words, and what those that matter are; sorted, so that a word is compared with
 * the few that share its first letter. */
static const fact FACTS[] = {{"a", 0}, {"about", 0}, {"agree", 0}, {"all", 0},
	{"although", SG_PAIR_CONTRAST}, {"an", 0}, {"and", 0}, {"are", 0}, {"as", 0}, {"at", 0},
	{"be", 0}, {"because", 0}, {"been", 0}, {"but", SG_PAIR_CONTRAST}, {"by", 0}, {"can", 0},
	{"cannot", SG_PAIR_NEGATION}, {"cant", SG_PAIR_NEGATION}, {"did", 0}, {"do", 0},
	{"does", 0}, {"doesnt", SG_PAIR_NEGATION}, {"dont", SG_PAIR_NEGATION}, {"exactly", 0},
	{"except", SG_PAIR_CONTRAST}, {"for", 0}, {"from", 0}, {"hardly", SG_PAIR_NEGATION},
	{"has", 0}, {"have", 0}, {"he", 0}, {"how", 0}, {"however", SG_PAIR_CONTRAST},
	{"i", SG_PAIR_I}, {"i'd", SG_PAIR_I}, {"i'll", SG_PAIR_I}, {"i'm", SG_PAIR_I},
	{"i've", SG_PAIR_I}, {"if", 0}, {"in", 0}, {"is", 0}, {"it", 0}, {"it's", 0}, {"just", 0},
	{"know", 0}, {"like", 0}, {"lol", 0}, {"me", SG_PAIR_I}, {"more", 0}, {"my", SG_PAIR_I},
	{"neither", SG_PAIR_NEGATION}, {"never", SG_PAIR_NEGATION}, {"no", SG_PAIR_NEGATION},
	{"nobody", SG_PAIR_NEGATION}, {"none", SG_PAIR_NEGATION}, {"nor", SG_PAIR_NEGATION},
	{"not", SG_PAIR_NEGATION}, {"nothing", SG_PAIR_NEGATION}, {"of", 0}, {"on", 0}, {"one", 0},
	{"or", 0}, {"our", 0}, {"people", 0}, {"right", 0}, {"she", 0}, {"so", 0}, {"some", 0},
	{"still", 0}, {"than", 0}, {"that", 0}, {"that's", 0}, {"the", 0}, {"their", 0},
	{"them", 0}, {"there", 0}, {"they", 0}, {"think", 0}, {"this", 0},
	{"though", SG_PAIR_CONTRAST}, {"to", 0}, {"true", 0}, {"u", SG_PAIR_YOU}, {"up", 0},
	{"was", 0}, {"we", 0}, {"well", 0}, {"were", 0}, {"what", 0}, {"when", 0}, {"which", 0},
	{"who", 0}, {"why", 0}, {"will", 0}, {"with", 0}, {"without", SG_PAIR_NEGATION},
	{"would", 0}, {"yeah", 0}, {"yes", 0}, {"yet", SG_PAIR_CONTRAST}, {"you", SG_PAIR_YOU},
	{"you'd", SG_PAIR_YOU}, {"you'll", SG_PAIR_YOU}, {"you're", SG_PAIR_YOU},
	{"you've", SG_PAIR_YOU}, {"your", SG_PAIR_YOU}, {"yours", SG_PAIR_YOU},
	{"yourself", SG_PAIR_YOU}};

/* Where the words of a letter begin in FACTS, from 'a' to one behind 'z'. */
static const unsigned char FIRST[27] = {0, 10, 15, 18, 23, 25, 27, 27, 33, 43, 44, 45, 47, 50, 58,
	63, 64, 64, 65, 69, 82, 84, 84, 97, 97, 108, 108};

/* The word as a frequent English one; NULL for any other. "n't" makes a negation of any verb. */
static const fact *fact_of(const scan *s)
{
	static const fact denied = {"n't", SG_PAIR_NEGATION};
	const char *w = s->folded;
	size_t n = s->letters;
	if (n >= FOLDED_MAX || w[0] < 'a' || w[0] > 'z')
		return NULL;
	if (n > 3 && w[n - 1] == 't' && w[n - 2] == '\'' && w[n - 3] == 'n')
		return &denied;
	for (size_t i = FIRST[w[0] - 'a']; i < FIRST[w[0] - 'a' + 1]; i++)
		if (strncmp(FACTS[i].word, w, n) == 0 && !FACTS[i].word[n])
			return &FACTS[i];
	return NULL;
}

/* ---- words --------------------------------------------------------------------------------- */

/* The last words of a long text go round in the tail; read() puts them in order. */
static void add(scan *s, uint32_t hash, uint8_t facts)
{
	size_t at = s->total < SG_PAIR_HEAD
			    ? s->total
			    : SG_PAIR_HEAD + (s->total - SG_PAIR_HEAD) % SG_PAIR_TAIL;
	s->out->hash[at] = hash;
	s->out->facts[at] = (uint8_t)(facts | (s->is_quoted ? SG_PAIR_QUOTED : 0));
	s->total++;
	s->is_line_start = false;
}

static void fold(scan *s, unsigned char c)
{
	if (s->letters < FOLDED_MAX)
		s->folded[s->letters] = (char)c;
	s->letters++;
}

/* The length of ’ as an apostrophe inside a word, 1 for ', 0 for anything else. */
static size_t apostrophe_len(const scan *s, const unsigned char *p)
{
	static const unsigned char curly[] = {0xE2, 0x80, 0x99};
	size_t len = *p == '\'' ? 1 : 0;
	if (!len && s->end - p > 3 && memcmp(p, curly, sizeof curly) == 0)
		len = sizeof curly;
	if (!len || p + len >= s->end)
		return 0;
	enum byte_class next = class_of(p[len]);
	return next == LETTER || next == CAPITAL ? len : 0;
}

static bool is_word_byte(const scan *s, const unsigned char *p)
{
	/* U+2000 to U+2FFF are marks, F0 and above emoji */
	return class_of(*p) == HIGH && !(*p == 0xE2 && s->end - p > 2) && *p < 0xF0;
}

static void read_word(scan *s)
{
	uint32_t hash = FNV_START;
	s->letters = 0;
	while (s->at < s->end) {
		enum byte_class class = class_of(*s->at);
		size_t len = 1;
		unsigned char c = *s->at;
		if (class == CAPITAL)
			c = (unsigned char)(c + 32);
		else if (class != LETTER && class != DIGIT && !is_word_byte(s, s->at)) {
			len = apostrophe_len(s, s->at);
			c = '\'';
		}
		if (!len)
			break;
		hash = step(hash, c);
		s->out->foreign += class == HIGH;
		fold(s, c);
		s->at += len;
	}
	const fact *known = fact_of(s);
	s->out->words++;
	s->out->letters += s->letters;
	s->out->english += known != NULL;
	add(s, hash,
		(uint8_t)(SG_PAIR_WORD | (known ? known->fact : 0) |
			  (s->letters > 3 ? SG_PAIR_LONG : 0)));
}

/* All numbers are one word: which number it is tells no stance. */
static void read_number(scan *s)
{
	while (s->at < s->end && (class_of(*s->at) == DIGIT || *s->at == '.' || *s->at == ','))
		s->at++;
	if (s->at[-1] == '.' || s->at[-1] == ',')
		s->at--;
	add(s, sg_pair_words__hash("0"), SG_PAIR_WORD);
}

static bool skip_address(scan *s)
{
	static const sg_slice schemes[] = {SG_SLICE_LIT("http://"), SG_SLICE_LIT("https://")};
	sg_slice rest = {(const char *)s->at, (size_t)(s->end - s->at)};
	if (!sg_slice_starts_nocase(rest, schemes[0]) && !sg_slice_starts_nocase(rest, schemes[1]))
		return false;
	while ((s->at < s->end) && (*s->at > ' '))
		s->at++;
	add(s, sg_pair_words__hash("http"), SG_PAIR_WORD);
	return true;
}

/* "...", "?!", "!!": a run is one mark; what it holds counts, not how much of it. */
static void read_stop(scan *s)
{
	bool asks = false, shouts = false;
	const unsigned char *start = s->at;
	for (; s->at < s->end && class_of(*s->at) == STOP; s->at++) {
		asks = asks || *s->at == '?';
		shouts = shouts || *s->at == '!';
	}
	bool is_run = s->at - start > 1;
	uint32_t hash = step(step(step(FNV_START, asks ? '?' : '.'), shouts ? '!' : '.'), is_run);
	add(s, hash, SG_PAIR_END);
	s->out->sentences++;
	if (s->is_quoted)
		return;
	s->out->has_question = s->out->has_question || asks;
	s->out->has_exclamation = s->out->has_exclamation || shouts;
	s->out->ends_in_question = asks;
}

/* Marks and emoji above ASCII. */
static void read_high(scan *s)
{
	size_t left = (size_t)(s->end - s->at), len = *s->at >= 0xF0 ? 4 : 3;
	uint32_t hash = FNV_START;
	len = len < left ? len : left;
	for (size_t i = 0; i < len; i++)
		hash = step(hash, s->at[i]);
	if (len == 3 && s->at[1] == 0x80 && (s->at[2] == 0x9C || s->at[2] == 0x9D))
		hash = step(FNV_START, '"');
	else if (len == 3 && s->at[1] == 0x80 && (s->at[2] == 0x93 || s->at[2] == 0x94))
		hash = step(FNV_START, '-');
	s->at += len;
	add(s, hash, 0);
}

static void read_mark(scan *s)
{
	if (*s->at == '>' && s->is_line_start) {
		s->is_quoted = true;
		s->out->has_quoted = true;
		s->at++;
		return;
	}
	add(s, step(FNV_START, *s->at), 0);
	s->at++;
}

static void read_next(scan *s)
{
	switch (class_of(*s->at)) {
	case SPACE:
		s->at++;
		break;
	case LINE:
		s->at++;
		s->is_line_start = true;
		s->is_quoted = false;
		break;
	case LETTER:
	case CAPITAL:
		if ((*s->at | 32) != 'h' || !skip_address(s))
			read_word(s);
		break;
	case DIGIT:
		read_number(s);
		break;
	case STOP:
		read_stop(s);
		break;
	case HIGH:
		if (is_word_byte(s, s->at))
			read_word(s);
		else
			read_high(s);
		break;
	default:
		read_mark(s);
	}
}

/* Bring a tail that went round into the order of the text. */
static void order_tail(sg_pair_words *out, size_t total)
{
	if (total <= SG_PAIR_WORDS_MAX)
		return;
	uint32_t hash[SG_PAIR_TAIL];
	uint8_t facts[SG_PAIR_TAIL];
	size_t start = (total - SG_PAIR_HEAD) % SG_PAIR_TAIL;
	for (size_t i = 0; i < SG_PAIR_TAIL; i++) {
		hash[i] = out->hash[SG_PAIR_HEAD + (start + i) % SG_PAIR_TAIL];
		facts[i] = out->facts[SG_PAIR_HEAD + (start + i) % SG_PAIR_TAIL];
	}
	memcpy(out->hash + SG_PAIR_HEAD, hash, sizeof hash);
	memcpy(out->facts + SG_PAIR_HEAD, facts, sizeof facts);
}

void sg_pair_words__read(sg_pair_words *out, sg_slice text)
{
	const unsigned char *start = (const unsigned char *)text.ptr;
	scan s = {.at = start,
		.end = text.len ? start + text.len : start,
		.out = out,
		.is_line_start = true};
	out->words = out->english = out->letters = out->foreign = 0;
	out->sentences = 0;
	out->has_quoted = out->has_question = out->has_exclamation = out->ends_in_question = false;
	while (s.at < s.end)
		read_next(&s);
	out->count = s.total < SG_PAIR_WORDS_MAX ? s.total : SG_PAIR_WORDS_MAX;
	order_tail(out, s.total);
}
