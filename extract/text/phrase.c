/* Matching phrases. A pattern stands under its first letter: a word that begins with another is not
 * compared with it, so that the forms of an irregular verb are found only where they share the
 * verb's letter, as in every verb in use (go/went is not). */
#include "text/phrase.h"

/* Where the alternative of an element that begins here ends: at '|', ' ' or the pattern's end. */
static const char *alternative_end(const char *at)
{
	while (*at && *at != ' ' && *at != '|')
		at++;
	return at;
}

/* Is `word` a form of the verb at `verb`? */
static bool is_form(const sg_word *word, const char *verb, size_t len)
{
	sg_lemmas space;
	const sg_lemmas *lemmas = sg_lemmas__kept(word, &space);
	for (size_t i = 0; i < lemmas->count; i++)
		if (lemmas->items[i].len == len && memcmp(lemmas->items[i].text, verb, len) == 0)
			return true;
	return false;
}

/* Does the word match the element at `*at`? Moves `*at` behind the element if so. */
static bool matches(const sg_word *word, const char **at)
{
	bool found = **at == '_' && word->len;
	const char *p = *at, *end = p;
	for (; word->len && !found; p = end + 1) {
		size_t same = 0;
		while (p[same] && p[same] == word->text[same])
			same++;
		end = alternative_end(p + same);
		found = p + same == end ? same == word->len
					: end[-1] == '*' && is_form(word, p, (size_t)(end - p) - 1);
		if (*end != '|')
			break;
	}
	while (found && *end && *end != ' ')
		end++;
	*at = found ? end : *at;
	return found;
}

static const sg_word *word_at(const sg_words *words, uint32_t token)
{
	return words->tokens.items[token].word;
}

/* `?` is tried both ways; patterns are short, so a loop over how many words all `?` take together
 * suffices: each takes the next word only if the element behind it does not match there. */
static uint32_t match_pattern(
	const sg_words *words, const char *pattern, uint32_t first, uint32_t end)
{
	uint32_t at = first;
	bool may_skip = false;
	for (; *pattern; pattern += *pattern == ' ') {
		if (*pattern == '?') {
			may_skip = true;
			pattern++;
			continue;
		}
		const sg_word *word = at < end ? word_at(words, at) : &sg_word__none;
		if (!matches(word, &pattern) && (!may_skip || at + 1 >= end || !word->len ||
							!matches(word_at(words, ++at), &pattern)))
			return SG_NONE;
		may_skip = false;
		at++;
	}
	return at;
}

/* The first word of a pattern is compared most, so each table has an index by the first two letters
 * of those. All verbs that a word can be a form of share theirs with one of its lemmas. */

enum { SLOTS_MAX = 16, HEADS = 128 };

typedef struct node {
	uint32_t row, next; /* next: index + 1; 0 ends a chain */
} node;

typedef struct table_index {
	node *nodes; /* chains are in the order of the table */
	uint32_t heads[HEADS];
} table_index;

struct sg_phrase_index {
	table_index *tables[SLOTS_MAX]; /* by slot - 1 */
};

/* Two letters; what ends a word is no letter. */
static size_t head_of(const char *text)
{
	char second = text[0] ? text[1] : '\0';
	bool is_end = second == ' ' || second == '|' || second == '*';
	return ((size_t)(unsigned char)text[0] * 5 + (is_end ? 0 : (unsigned char)second)) % HEADS;
}

static size_t count_alternatives(const char *pattern)
{
	size_t count = 1;
	for (; *pattern && *pattern != ' '; pattern++)
		count += *pattern == '|';
	return count;
}

static table_index *make_index(sg_phrases table, sg_arena *arena)
{
	size_t count = 0;
	for (size_t i = 0; i < table.count; i++)
		count += count_alternatives(table.items[i].pattern);
	table_index *out = sg_arena_alloc(arena, sizeof *out);
	if (!out || !(out->nodes = sg_arena_array(arena, count, sizeof *out->nodes)))
		return NULL;
	for (size_t i = table.count; i-- > 0;) {
		const char *at = table.items[i].pattern;
		do {
			uint32_t *head = &out->heads[head_of(at)];
			out->nodes[--count] = (node){(uint32_t)i, *head};
			*head = (uint32_t)count + 1;
			at = alternative_end(at);
		} while (*at++ == '|');
	}
	return out;
}

/* NULL when memory is out: then the whole table is searched. */
static const table_index *index_of(sg_vocabulary *vocabulary, sg_phrases table)
{
	if (!table.slot || table.slot > SLOTS_MAX)
		return NULL;
	if (!vocabulary->phrases)
		vocabulary->phrases =
			sg_arena_alloc(vocabulary->arena, sizeof *vocabulary->phrases);
	if (!vocabulary->phrases)
		return NULL;
	table_index **index = &vocabulary->phrases->tables[table.slot - 1];
	if (!*index)
		*index = make_index(table, vocabulary->arena);
	return *index;
}

/* What is looked for, and the longest that was found. */
typedef struct search {
	const sg_words *words;
	sg_phrases table;
	uint32_t first, end;
	const sg_phrase *best;
	uint32_t best_end;
	bool begins; /* some pattern begins with the word */
} search;

static void try_pattern(search *s, size_t row)
{
	const sg_word *word = word_at(s->words, s->first);
	const sg_phrase *phrase = &s->table.items[row];
	const char *rest = phrase->pattern;
	if (rest[0] != word->text[0] || !matches(word, &rest))
		return;
	s->begins = true;
	uint32_t at = match_pattern(s->words, rest + (*rest == ' '), s->first + 1, s->end);
	bool is_better = at != SG_NONE &&
			 (!s->best || at > s->best_end || (at == s->best_end && phrase < s->best));
	if (is_better) {
		s->best = phrase;
		s->best_end = at;
	}
}

static void search_index(search *s, const table_index *index)
{
	sg_lemmas space;
	const sg_lemmas *lemmas = sg_lemmas__kept(word_at(s->words, s->first), &space);
	size_t before = HEADS;
	for (size_t i = 0; i < lemmas->count; i++) {
		size_t head = head_of(lemmas->items[i].text);
		for (uint32_t n = head == before ? 0 : index->heads[head]; n;
			n = index->nodes[n - 1].next)
			try_pattern(s, index->nodes[n - 1].row);
		before = head;
	}
}

const sg_phrase *sg_phrase__search(
	const sg_words *words, sg_phrases table, uint32_t first, uint32_t end, uint32_t *match_end)
{
	search s = {.words = words, .table = table, .first = first, .end = end};
	const table_index *index = index_of(words->tokens.vocabulary, table);
	if (index)
		search_index(&s, index);
	for (size_t i = 0; !index && i < table.count; i++)
		try_pattern(&s, i);
	if (index && !s.begins)
		word_at(words, first)->facts->phrases_none |= SG_SLOT_BIT(table.slot);
	if (s.best)
		*match_end = s.best_end;
	return s.best;
}
