/* Reading articles and aligning what is marked in them with tokens. */
#include "articles.h"

#include "reader/reader.h"

#include <stdio.h>
#include <stdlib.h>

/* One line of the file, without its break; false at the end. */
static bool next_line(sg_slice *rest, sg_slice *line)
{
	if (!rest->len)
		return false;
	const char *end = memchr(rest->ptr, '\n', rest->len);
	line->ptr = rest->ptr;
	line->len = end ? (size_t)(end - rest->ptr) : rest->len;
	size_t taken = line->len + (end != NULL);
	rest->ptr += taken;
	rest->len -= taken;
	return true;
}

/* The next word of a line; empty if there is none. */
static sg_slice next_word(sg_slice *line)
{
	while (line->len && *line->ptr == ' ') {
		line->ptr++;
		line->len--;
	}
	sg_slice word = {line->ptr, 0};
	while (word.len < line->len && word.ptr[word.len] != ' ')
		word.len++;
	line->ptr += word.len;
	line->len -= word.len;
	return word;
}

static bool next_number(sg_slice *line, size_t most, size_t *out)
{
	sg_slice word = next_word(line);
	size_t value = 0;
	if (!word.len || word.len > 10)
		return false;
	for (size_t i = 0; i < word.len; i++) {
		if (word.ptr[i] < '0' || word.ptr[i] > '9')
			return false;
		value = value * 10 + (size_t)(word.ptr[i] - '0');
	}
	*out = value;
	return value <= most;
}

static bool read_report(marked_report *out, sg_slice line, size_t text_len)
{
	for (;;) {
		sg_slice kind = next_word(&line);
		size_t start, end;
		if (!kind.len)
			return true;
		marked *m = kind.ptr[0] == 'S'   ? &out->source
			    : kind.ptr[0] == 'Q' ? &out->cue
			    : kind.ptr[0] == 'C' ? &out->content
						 : NULL;
		if (!m || kind.len != 1 || !next_number(&line, text_len, &start) ||
			!next_number(&line, text_len, &end) || end <= start)
			return false;
		if (m->count < MARKED_MAX)
			m->spans[m->count++] = sg_span_make(start, end);
	}
}

static bool read_head(article *out, sg_slice line, size_t *bytes)
{
	if (!sg_slice_eq(next_word(&line), (sg_slice)SG_SLICE_LIT("article")))
		return false;
	out->name = next_word(&line);
	return out->name.len && next_number(&line, 1 << 24, bytes) &&
	       next_number(&line, 1 << 20, &out->report_count);
}

size_t marked_overlap(const marked *m, sg_span span)
{
	size_t sum = 0;
	for (size_t i = 0; i < m->count; i++) {
		uint32_t low = m->spans[i].start > span.start ? m->spans[i].start : span.start;
		uint32_t high = m->spans[i].end < span.end ? m->spans[i].end : span.end;
		sum += high > low ? high - low : 0;
	}
	return sum;
}

/* Give the tokens that stand for the most part in `m` a label: `label` to the first of each span,
 * the one behind it to the others. */
static void label_tokens(article *a, const marked *m, uint8_t label, uint32_t report)
{
	for (size_t k = 0; k < m->count; k++) {
		const marked one = {.spans = {m->spans[k]}, .count = 1};
		bool is_first = true;
		for (uint32_t i = 0; i < a->words.tokens.count; i++) {
			sg_span span = a->words.tokens.items[i].span;
			if (span.start >= m->spans[k].end)
				break;
			if (2 * marked_overlap(&one, span) <= sg_span_len(span))
				continue;
			a->label[i] = is_first ? label : label + 1;
			a->report[i] = label == SG_LABEL_CUE ? report : a->report[i];
			is_first = false;
		}
	}
}

/* Later marks overwrite earlier ones: a run that lost its beginning begins anew. */
static void mend_runs(article *a)
{
	for (uint32_t i = 0; i < a->words.tokens.count; i++) {
		uint8_t here = a->label[i], before = i ? a->label[i - 1] : SG_LABEL_NONE;
		bool goes_on = here != SG_LABEL_NONE && here % 2 == 0;
		if (goes_on && before != here && before != here - 1)
			a->label[i] = here - 1;
	}
}

/* Do the reading's spans point into the article? They do not where its reader wrote another text:
 * of JSON, or of UTF-16. */
static bool is_its_own_text(const article *a)
{
	const char *text = a->reading.text.ptr;
	return !text || (text >= a->text.ptr && text <= a->text.ptr + a->text.len);
}

static bool read_words(article *a, sg_arena *arena)
{
	sg_status read = sg_reader__read(NULL, &a->reading, a->text, arena, NULL);
	if ((read != SG_OK && read != SG_E_EMPTY) || !is_its_own_text(a) ||
		sg_words__of(&a->words, a->text, &a->reading, arena) != SG_OK)
		return false;
	size_t count = a->words.tokens.count;
	a->traits = sg_arena_array(arena, count, sizeof *a->traits);
	a->label = sg_arena_array(arena, count, 1);
	a->report = sg_arena_array(arena, count, sizeof *a->report);
	if (!a->traits || !a->label || !a->report)
		return false;
	for (size_t i = 0; i < count; i++)
		a->report[i] = SG_NONE;
	for (uint32_t i = 0; i < a->report_count; i++)
		label_tokens(a, &a->reports[i].content, SG_LABEL_CONTENT, i);
	for (uint32_t i = 0; i < a->report_count; i++)
		label_tokens(a, &a->reports[i].source, SG_LABEL_SOURCE, i);
	for (uint32_t i = 0; i < a->report_count; i++)
		label_tokens(a, &a->reports[i].cue, SG_LABEL_CUE, i);
	mend_runs(a);
	return true;
}

static bool read_article(article *a, sg_slice line, sg_slice *rest, sg_arena *arena, size_t *lines)
{
	size_t bytes;
	if (!read_head(a, line, &bytes) || bytes >= rest->len)
		return false;
	a->text = (sg_slice){rest->ptr, bytes};
	rest->ptr += bytes + 1;
	rest->len -= bytes + 1;
	for (size_t i = 0; i <= bytes; i++)
		*lines += a->text.ptr[i] == '\n';
	a->reports = sg_arena_array(arena, a->report_count, sizeof *a->reports);
	for (size_t i = 0; i < a->report_count && a->reports; i++) {
		++*lines;
		if (!next_line(rest, &line) || !read_report(&a->reports[i], line, bytes))
			return false;
	}
	return a->reports && read_words(a, arena);
}

bool articles_read(articles *out, sg_slice bytes, sg_arena *arena, size_t *line_number)
{
	sg_slice rest = bytes, line;
	*line_number = 0;
	while (next_line(&rest, &line)) {
		void *items = out->items;
		++*line_number;
		if (sg_arena_grow(arena, &items, &out->capacity, out->count, sizeof *out->items) !=
			SG_OK)
			return false;
		out->items = items;
		out->items[out->count] = (article){.text = SG_SLICE_EMPTY};
		if (!read_article(&out->items[out->count], line, &rest, arena, line_number))
			return false;
		out->count++;
	}
	return out->count > 0;
}

bool article_next_stretch(const article *a, uint32_t *sentence, uint32_t *first, uint32_t *end)
{
	const sg_words *words = &a->words;
	if (*sentence >= words->sentence_count)
		return false;
	uint32_t block = words->sentences[*sentence].block;
	uint32_t next = sg_finder__stretch_end(words, *sentence, words->first_sentence[block + 1]);
	*first = words->sentences[*sentence].first;
	*end = words->sentences[next - 1].end;
	*sentence = next;
	return true;
}

void article_fill(article *a, const uint8_t prior[SG_PRIOR_ROWS])
{
	uint32_t first, end;
	for (uint32_t s = 0; article_next_stretch(a, &s, &first, &end);)
		sg_traits__fill(a->traits, &a->words, NULL, prior, first, end);
}
