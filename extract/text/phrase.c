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
		const sg_word *word = at < end ? sg_words__word(words, at) : &sg_word__none;
		if (!matches(word, &pattern) &&
			(!may_skip || at + 1 >= end || !word->len ||
				!matches(sg_words__word(words, ++at), &pattern)))
			return SG_NONE;
		may_skip = false;
		at++;
	}
	return at;
}

/* The first word of a pattern is compared most, so the tables with slots share an index by it. A
 * word is looked for as itself and as each verb that it can be a form of. */

enum { SLOTS_MAX = 16, HEADS = 1024 };

typedef struct node {
	uint16_t slot, row; /* of a pattern with this first word */
	uint32_t next;      /* index + 1; 0 ends the chain */
} node;

typedef struct sg_phrase_index {
	node *nodes;
	size_t count, capacity;
	uint32_t heads[HEADS];        /* by the word's hash, as node.next */
	sg_phrases tables[SLOTS_MAX]; /* by slot - 1 */
	uint32_t slots;               /* those that are indexed, a bit for each */
} sg_phrase_index;

/* By the length and the first letters, which is quick, and tells nearly all words apart. */
static size_t head_of(const char *word, size_t len)
{
	enum { LETTERS = 5 };
	uint32_t hash = 2166136261u ^ (uint32_t)len;
	for (size_t i = 0; i < len && i < LETTERS; i++)
		hash = (hash ^ (unsigned char)word[i]) * 16777619u;
	return (hash ^ hash >> 16) % HEADS;
}

static sg_status add_node(
	sg_phrase_index *index, sg_arena *arena, node added, const char *word, const char *end)
{
	void *nodes = index->nodes;
	sg_status st = SG_OK;
	if (index->count == index->capacity)
		st = sg_arena_grow(
			arena, &nodes, &index->capacity, index->count, sizeof *index->nodes);
	if (st != SG_OK)
		return st;
	index->nodes = nodes;
	size_t len = (size_t)(end - word);
	uint32_t *head = &index->heads[head_of(word, len - (len && end[-1] == '*'))];
	added.next = *head;
	index->nodes[index->count++] = added;
	*head = (uint32_t)index->count;
	return SG_OK;
}

static sg_status add_table(sg_phrase_index *index, sg_arena *arena, sg_phrases table)
{
	sg_status st = SG_OK;
	index->tables[table.slot - 1] = table; /* its nodes may be met even if not all are made */
	for (size_t i = 0; i < table.count && st == SG_OK; i++) {
		node added = {(uint16_t)table.slot, (uint16_t)i, 0};
		const char *end, *at = table.items[i].pattern;
		do {
			end = alternative_end(at);
			st = add_node(index, arena, added, at, end);
			at = end + 1;
		} while (*end == '|' && st == SG_OK);
	}
	if (st == SG_OK)
		index->slots |= SG_SLOT_BIT(table.slot);
	return st;
}

/* NULL for a table without a slot, and when memory is out: then the whole table is searched. */
static const sg_phrase_index *index_with(sg_vocabulary *v, sg_phrases table)
{
	if (!table.slot || table.slot > SLOTS_MAX || table.count > UINT16_MAX)
		return NULL;
	if (!v->phrases && !(v->phrases = sg_arena_alloc(v->arena, sizeof *v->phrases)))
		return NULL;
	bool is_indexed = v->phrases->slots & SG_SLOT_BIT(table.slot);
	return is_indexed || add_table(v->phrases, v->arena, table) == SG_OK ? v->phrases : NULL;
}

void sg_phrases__index(const sg_words *words, const sg_phrases *tables, size_t count)
{
	for (size_t i = 0; i < count; i++)
		(void)index_with(words->tokens.vocabulary, tables[i]);
}

/* What is looked for, and the longest that was found. */
typedef struct search {
	const sg_words *words;
	sg_phrases table;
	uint32_t first, end;
	const sg_phrase *best;
	uint32_t best_end;
	uint32_t slots; /* of tables in which a pattern begins with the word */
} search;

/* The pattern's first word matches and the rest is `rest`. */
static void try_rest(search *s, const sg_phrase *phrase, const char *rest)
{
	uint32_t at = match_pattern(s->words, rest + (*rest == ' '), s->first + 1, s->end);
	bool is_better = at != SG_NONE &&
			 (!s->best || at > s->best_end || (at == s->best_end && phrase < s->best));
	if (is_better) {
		s->best = phrase;
		s->best_end = at;
	}
}

static void search_all(search *s, const sg_word *word)
{
	for (size_t i = 0; i < s->table.count; i++) {
		const char *rest = s->table.items[i].pattern;
		if (rest[0] == word->text[0] && matches(word, &rest))
			try_rest(s, &s->table.items[i], rest);
	}
}

static void search_chain(
	search *s, const sg_phrase_index *index, const sg_word *word, const sg_word *form)
{
	for (uint32_t n = index->heads[head_of(form->text, form->len)]; n;) {
		const node *here = &index->nodes[n - 1];
		const sg_phrase *phrase = &index->tables[here->slot - 1].items[here->row];
		const char *rest = phrase->pattern;
		n = here->next;
		if (rest[0] != word->text[0] || !matches(word, &rest))
			continue;
		s->slots |= SG_SLOT_BIT(here->slot);
		if (here->slot == s->table.slot)
			try_rest(s, phrase, rest);
	}
}

static void search_index(search *s, const sg_phrase_index *index, const sg_word *word)
{
	sg_lemmas space;
	const sg_lemmas *lemmas = sg_lemmas__kept(word, &space);
	search_chain(s, index, word, word);
	for (size_t i = 0; i < lemmas->count; i++)
		if (strcmp(lemmas->items[i].text, word->text) != 0)
			search_chain(s, index, word, &lemmas->items[i]);
	word->facts->phrases_none |= index->slots & ~s->slots;
}

const sg_phrase *sg_phrase__search(
	const sg_words *words, sg_phrases table, uint32_t first, uint32_t end, uint32_t *match_end)
{
	search s = {.words = words, .table = table, .first = first, .end = end};
	const sg_word *word = sg_words__word(words, first);
	const sg_phrase_index *index = index_with(words->tokens.vocabulary, table);
	if (index)
		search_index(&s, index, word);
	else
		search_all(&s, word);
	if (s.best)
		*match_end = s.best_end;
	return s.best;
}
