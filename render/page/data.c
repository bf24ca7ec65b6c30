/* The debate as the page's script reads it: short arrays and not named fields, since a page has
 * thousands. Words that stand in a document whose text is carried are a place in it
 * ([document, start, end]), others are written out. */
#include "page/page.h"

#include "stancegraph/json.h"

#include <math.h>

enum {
	METHODS_MAX = 64, /* rules with a number; the names of others stand where they are used */
	EVIDENCE_BYTES = 400,
	NAME_BYTES = 300,
	ALIASES_MAX = 8
};

typedef struct writer {
	sg_buf *out;
	const sg_debate *debate;
	const uint32_t *speaker;
	bool *is_carried; /* per document: its text is in the page */
	sg_slice methods[METHODS_MAX];
	size_t method_count;
	size_t words_left; /* of SG_PAGE_WORDS_BYTES */
} writer;

static size_t at_most(size_t count, size_t most)
{
	return count < most ? count : most;
}

/* ---- values --------------------------------------------------------------------------------- */

/* Cut between characters. */
static sg_slice cut(sg_slice s, size_t most)
{
	if (s.len <= most)
		return s;
	while (most > 0 && ((unsigned char)s.ptr[most] & 0xC0) == 0x80)
		most--;
	return (sg_slice){s.ptr, most};
}

static void write_short(writer *w, sg_slice s, size_t most)
{
	sg_json_string(w->out, cut(s, most));
	if (s.len > most && !w->out->failed) {
		w->out->len--; /* the quotation mark */
		sg_buf_puts(w->out, "\xE2\x80\xA6\"");
	}
}

static void write_index(writer *w, uint32_t index)
{
	if (index == SG_NONE)
		sg_buf_puts(w->out, "-1");
	else
		sg_buf_printf(w->out, "%lu", (unsigned long)index);
}

static void write_share(writer *w, double value)
{
	sg_buf_number(w->out, isfinite(value) ? round(value * 100) / 100 : 0);
}

/* Does `text` stand at `span` of a document that is carried? */
static bool is_place(const writer *w, uint32_t document, sg_span span, sg_slice text)
{
	if (document == SG_NONE || !w->is_carried[document])
		return false;
	sg_slice whole = w->debate->documents[document].text;
	if (span.start > span.end || span.end > whole.len || span.start == span.end)
		return false;
	sg_slice there = {whole.ptr + span.start, span.end - span.start};
	return sg_slice_eq(there, text);
}

/* A place, a text, or 0 for none. */
static void write_words(writer *w, const sg_evidence *e)
{
	if (is_place(w, e->document, e->span, e->text))
		sg_buf_printf(w->out, "[%lu,%lu,%lu]", (unsigned long)e->document,
			(unsigned long)e->span.start, (unsigned long)e->span.end);
	else if (e->text.len)
		write_short(w, e->text, EVIDENCE_BYTES);
	else
		sg_buf_putc(w->out, '0');
}

/* Its number, or its name where there are too many of them; "" for none. */
static void write_method(writer *w, sg_slice method)
{
	size_t i = 0;
	while (i < w->method_count && !sg_slice_eq(w->methods[i], method))
		i++;
	if (method.len && i == w->method_count && i < METHODS_MAX)
		w->methods[w->method_count++] = method;
	if (method.len && i < w->method_count)
		sg_buf_printf(w->out, "%zu", i);
	else
		write_short(w, method, NAME_BYTES);
}

/* ---- lists ---------------------------------------------------------------------------------- */

static bool is_utf8(sg_slice s)
{
	size_t len;
	for (size_t pos = 0; pos < s.len; pos += len)
		if (sg_utf8_at(s, pos, &len) == 0xFFFD && len == 1)
			return false;
	return true;
}

/* Whole texts only, the first ones that fit together. */
static void choose_documents(writer *w)
{
	size_t left = SG_PAGE_SOURCE_BYTES;
	for (size_t i = 0; i < w->debate->document_count; i++) {
		sg_slice text = w->debate->documents[i].text;
		w->is_carried[i] = text.len && text.len <= left && is_utf8(text);
		left -= w->is_carried[i] ? text.len : 0;
	}
}

static void write_documents(writer *w)
{
	sg_buf_puts(w->out, "\"documents\":[");
	for (size_t i = 0; i < w->debate->document_count; i++) {
		const sg_document *d = &w->debate->documents[i];
		sg_buf_puts(w->out, i ? ",\n{\"path\":" : "{\"path\":");
		write_short(w, d->path, NAME_BYTES);
		sg_buf_puts(w->out, ",\"title\":");
		write_short(w, d->title, NAME_BYTES);
		if (w->is_carried[i]) {
			sg_buf_puts(w->out, ",\"text\":");
			sg_json_string(w->out, d->text);
		} else if (d->text.len) {
			sg_buf_puts(w->out, ",\"is_left_out\":true");
		}
		sg_buf_putc(w->out, '}');
	}
	sg_buf_putc(w->out, ']');
}

static void write_camps(writer *w)
{
	const sg_analysis *a = w->debate->analysis;
	sg_buf_puts(w->out, "\"camps\":[");
	for (size_t i = 0; a && i < a->camp_count; i++) {
		if (i)
			sg_buf_putc(w->out, ',');
		write_short(w, a->camps[i].label, NAME_BYTES);
	}
	sg_buf_putc(w->out, ']');
}

/* [name, role, camp, [aliases]] */
static void write_person(writer *w, uint32_t index)
{
	const sg_person *p = &w->debate->people[index];
	const sg_analysis *a = w->debate->analysis;
	uint32_t camp = a && a->person_camp ? a->person_camp[index] : SG_NONE;
	sg_buf_putc(w->out, '[');
	write_short(w, p->label.len ? p->label : p->handle, NAME_BYTES);
	sg_buf_putc(w->out, ',');
	write_short(w, p->role, NAME_BYTES);
	sg_buf_putc(w->out, ',');
	write_index(w, a && camp < a->camp_count ? camp : SG_NONE);
	sg_buf_puts(w->out, ",[");
	for (size_t i = 0; i < at_most(p->alias_count, ALIASES_MAX); i++) {
		if (i)
			sg_buf_putc(w->out, ',');
		write_short(w, p->aliases[i], NAME_BYTES);
	}
	sg_buf_puts(w->out, "]]");
}

/* null where the words stand at the claim's own place. */
static void write_claim_words(writer *w, const sg_claim *c)
{
	if (!c->span_count && is_place(w, c->document, c->span, c->text)) {
		sg_buf_puts(w->out, "null");
		return;
	}
	size_t most = at_most(w->words_left, SG_PAGE_CLAIM_BYTES);
	most = most < SG_PAGE_CLAIM_SHORT_BYTES ? SG_PAGE_CLAIM_SHORT_BYTES : most;
	write_short(w, c->text, most);
	w->words_left -= at_most(at_most(c->text.len, most), w->words_left);
}

static void write_pieces(writer *w, const sg_claim *c)
{
	enum { PIECES_MAX = 64 };
	for (size_t i = 0; i < at_most(c->span_count, PIECES_MAX); i++)
		sg_buf_printf(w->out, "%s[%lu,%lu]", i ? "," : ",[",
			(unsigned long)c->spans[i].start, (unsigned long)c->spans[i].end);
	if (c->span_count)
		sg_buf_putc(w->out, ']');
}

/* [speaker, document, start, end, confidence, method, form, time, url, words, cue, source, spans]
 */
static void write_claim(writer *w, uint32_t index)
{
	const sg_claim *c = &w->debate->claims[index];
	uint32_t speaker = w->speaker[index];
	sg_buf_putc(w->out, '[');
	write_index(w, speaker < SG_PAGE_PEOPLE_MAX ? speaker : SG_NONE);
	sg_buf_putc(w->out, ',');
	write_index(w, c->document);
	sg_buf_printf(
		w->out, ",%lu,%lu,", (unsigned long)c->span.start, (unsigned long)c->span.end);
	write_share(w, c->confidence);
	sg_buf_putc(w->out, ',');
	write_method(w, c->method);
	sg_buf_printf(w->out, ",%d,", (int)c->form);
	write_short(w, c->time.len ? c->time : c->age, NAME_BYTES);
	sg_buf_putc(w->out, ',');
	/* An address that is cut leads elsewhere. */
	write_short(w, c->url.len <= 2000 ? c->url : (sg_slice){NULL, 0}, 2000);
	sg_buf_putc(w->out, ',');
	write_claim_words(w, c);
	sg_buf_putc(w->out, ',');
	write_words(w, &c->cue);
	sg_buf_putc(w->out, ',');
	write_words(w, &c->source);
	write_pieces(w, c);
	sg_buf_putc(w->out, ']');
}

/* ---- relations ------------------------------------------------------------------------------ */

static bool is_there(sg_node node)
{
	return node.index < (node.kind == SG_NODE_CLAIM ? SG_PAGE_CLAIMS_MAX : SG_PAGE_PEOPLE_MAX);
}

/* Who speaks a claim is said with the claim. */
static bool is_written(const writer *w, const sg_relation *r)
{
	if (r->kind == SG_ASSERTS && r->target.kind == SG_NODE_CLAIM &&
		r->source.kind == SG_NODE_PERSON && w->speaker[r->target.index] == r->source.index)
		return false;
	return is_there(r->source) && is_there(r->target);
}

/* Claim c1 is 0, person p1 is -1. */
static void write_node(writer *w, sg_node node)
{
	long index = (long)node.index;
	sg_buf_printf(w->out, ",%ld", node.kind == SG_NODE_CLAIM ? index : -1 - index);
}

/* [kind, from, to, confidence, method, words], and of leanings [.., stance, confidence] */
static void write_relation(writer *w, const sg_relation *r)
{
	sg_buf_printf(w->out, "[%d", (int)r->kind);
	write_node(w, r->source);
	write_node(w, r->target);
	sg_buf_putc(w->out, ',');
	write_share(w, r->confidence);
	sg_buf_putc(w->out, ',');
	write_method(w, r->method);
	sg_buf_putc(w->out, ',');
	write_words(w, &r->evidence);
	if (r->kind == SG_REPLIES && r->stance != SG_STANCE_NEUTRAL &&
		!isnan(r->stance_confidence)) {
		sg_buf_printf(w->out, ",%d,", (int)r->stance);
		write_share(w, r->stance_confidence);
	}
	sg_buf_putc(w->out, ']');
}

static void write_relations(writer *w)
{
	size_t written = 0;
	sg_buf_puts(w->out, "\"relations\":[");
	for (size_t i = 0; i < w->debate->relation_count && written < SG_PAGE_RELATIONS_MAX; i++) {
		if (!is_written(w, &w->debate->relations[i]))
			continue;
		sg_buf_puts(w->out, written++ ? ",\n" : "");
		write_relation(w, &w->debate->relations[i]);
	}
	sg_buf_puts(w->out, "],\n\"methods\":[");
	for (size_t i = 0; i < w->method_count; i++) {
		if (i)
			sg_buf_putc(w->out, ',');
		write_short(w, w->methods[i], NAME_BYTES);
	}
	sg_buf_putc(w->out, ']');
}

static void write_rows(
	writer *w, const char *name, size_t count, void (*write)(writer *w, uint32_t index))
{
	sg_buf_printf(w->out, ",\n\"%s\":[", name);
	for (uint32_t i = 0; i < count; i++) {
		sg_buf_puts(w->out, i ? ",\n" : "");
		write(w, i);
	}
	sg_buf_putc(w->out, ']');
}

/* ---- the block ------------------------------------------------------------------------------ */

/* What could end a script element or a line of it, and what is no text or turns its direction. */
static bool is_unfit(uint32_t code)
{
	return code == '<' || code == '>' || code == '&' || (code >= 0x7F && code <= 0x9F) ||
	       (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) ||
	       code == 0xFFFE || code == 0xFFFF;
}

/* JSON that can stand in a script element: places in documents stay what they are, since escapes
 * are read back. All that is escaped occurs in strings only. */
static void add_escaped(sg_buf *out, sg_slice json)
{
	size_t start = 0, len;
	for (size_t pos = 0; pos < json.len; pos += len) {
		uint32_t code = sg_utf8_at(json, pos, &len);
		if (!is_unfit(code))
			continue;
		sg_buf_add(out, (sg_slice){json.ptr + start, pos - start});
		sg_buf_printf(out, "\\u%04x", (unsigned)code);
		start = pos + len;
	}
	if (start < json.len)
		sg_buf_add(out, (sg_slice){json.ptr + start, json.len - start});
}

sg_status sg_page__data(
	sg_buf *out, const sg_debate *debate, const uint32_t *speaker, sg_arena *arena)
{
	sg_buf json = SG_BUF_INIT;
	writer w = {.out = &json,
		.debate = debate,
		.speaker = speaker,
		.is_carried = sg_arena_array(arena, debate->document_count, sizeof(bool)),
		.words_left = SG_PAGE_WORDS_BYTES};
	if (!w.is_carried)
		return SG_E_NOMEM;
	choose_documents(&w);
	sg_buf_putc(&json, '{');
	write_documents(&w);
	sg_buf_puts(&json, ",\n");
	write_camps(&w);
	write_rows(&w, "people", at_most(debate->person_count, SG_PAGE_PEOPLE_MAX), write_person);
	write_rows(&w, "claims", at_most(debate->claim_count, SG_PAGE_CLAIMS_MAX), write_claim);
	sg_buf_puts(&json, ",\n");
	write_relations(&w);
	sg_buf_putc(&json, '}');
	add_escaped(out, sg_buf_slice(&json));
	out->failed |= json.failed;
	sg_buf_free(&json);
	return out->failed ? SG_E_NOMEM : SG_OK;
}

void sg_page__limits(sg_buf *out, const sg_debate *debate)
{
	const struct {
		const char *what;
		size_t count, most;
	} rows[] = {
		{"claims", debate->claim_count, SG_PAGE_CLAIMS_MAX},
		{"people", debate->person_count, SG_PAGE_PEOPLE_MAX},
		{"relations", debate->relation_count, SG_PAGE_RELATIONS_MAX},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].count > rows[i].most)
			sg_buf_printf(out,
				"<p class=\"hint\" data-script hidden>Of %zu %s this page carries "
				"the first %zu; JSON and CSV have all.</p>\n",
				rows[i].count, rows[i].what, rows[i].most);
}
