/* The debate as JSON: one document, node, edge or row per line, keys in a fixed order.
 *
 * Unknown strings are written as null. Numbers come from sg_buf_number, so that reading the
 * output and writing it again gives the same bytes. */
#include "stancegraph/json.h"

#include <math.h>

enum { LABEL_MAX_CHARACTERS = 60 };

/* ---- strings -------------------------------------------------------------------------------- */

static void escape(sg_buf *out, unsigned char c)
{
	static const char named[] = "\"\\\b\f\n\r\t";
	static const char letters[] = "\"\\bfnrt";
	const char *hit = c ? strchr(named, c) : NULL;
	if (hit)
		sg_buf_printf(out, "\\%c", letters[hit - named]);
	else
		sg_buf_printf(out, "\\u%04x", c);
}

static bool is_plain(unsigned char c)
{
	return c >= 0x20 && c < 0x80 && c != '"' && c != '\\';
}

static bool is_bad_utf8(sg_slice s, size_t pos, size_t *len)
{
	return sg_utf8_at(s, pos, len) == 0xFFFD && *len == 1;
}

void sg_json_string(sg_buf *out, sg_slice s)
{
	size_t start = 0; /* of what stands as it is, and is not copied yet */
	sg_buf_putc(out, '"');
	for (size_t pos = 0, len; pos < s.len; pos += len) {
		unsigned char c = (unsigned char)s.ptr[pos];
		len = 1;
		if (is_plain(c))
			continue;
		bool is_bad = is_bad_utf8(s, pos, &len);
		if (c >= 0x80 && !is_bad)
			continue;
		sg_buf_add(out, (sg_slice){s.ptr + start, pos - start});
		if (is_bad)
			sg_buf_puts(out, "\xEF\xBF\xBD");
		else
			escape(out, c);
		start = pos + len;
	}
	if (start < s.len)
		sg_buf_add(out, (sg_slice){s.ptr + start, s.len - start});
	sg_buf_putc(out, '"');
}

/* `before` is what stands in front: a comma, the key, the colon. */
static void text(sg_buf *out, const char *before, sg_slice value)
{
	sg_buf_puts(out, before);
	sg_json_string(out, value);
}

static void text_or_null(sg_buf *out, const char *before, sg_slice value)
{
	if (value.len)
		text(out, before, value);
	else
		sg_buf_printf(out, "%snull", before);
}

static void number(sg_buf *out, const char *before, double value)
{
	sg_buf_puts(out, before);
	sg_buf_number(out, value);
}

static void key(sg_buf *out, sg_slice name)
{
	sg_json_string(out, name);
	sg_buf_puts(out, ": ");
}

static const char *boolean(bool value)
{
	return value ? "true" : "false";
}

/* ---- lists, an item per line ---------------------------------------------------------------- */

/* Before item `i` of a list whose brackets stand at `depth` levels of two spaces. */
static void item(sg_buf *out, size_t i, int depth)
{
	sg_buf_printf(out, "%s\n%*s", i ? "," : "", 2 * (depth + 1), "");
}

/* The closing bracket goes on a line of its own, unless the list is empty. */
static void close_list(sg_buf *out, size_t count, int depth, char bracket)
{
	if (count)
		sg_buf_printf(out, "\n%*s", 2 * depth, "");
	sg_buf_putc(out, bracket);
}

/* ---- documents ------------------------------------------------------------------------------ */

static void write_documents(sg_buf *out, const sg_debate *debate)
{
	sg_buf_puts(out, "\"documents\": [");
	for (size_t i = 0; i < debate->document_count; i++) {
		const sg_document *d = &debate->documents[i];
		item(out, i, 3);
		sg_buf_printf(out, "{\"id\": \"d%zu\"", i + 1);
		text(out, ", \"path\": ", d->path);
		sg_buf_printf(out, ", \"kind\": \"%s\"", sg_document_kind_name(d->kind));
		text_or_null(out, ", \"title\": ", d->title);
		text_or_null(out, ", \"language\": ", d->language);
		sg_buf_printf(out, ", \"bytes\": %llu", (unsigned long long)d->bytes);
		if (d->skipped_count)
			sg_buf_printf(
				out, ", \"skipped\": %llu", (unsigned long long)d->skipped_count);
		sg_buf_putc(out, '}');
	}
	close_list(out, debate->document_count, 3, ']');
}

/* ---- analysis ------------------------------------------------------------------------------- */

static void write_cell(sg_buf *out, const sg_column *column, size_t row)
{
	char id[SG_ID_BYTES];
	if (column->scale)
		text_or_null(out, "", sg_scale_text(column->scale, column->values[row], id));
	else
		sg_buf_number(out, column->values[row]);
}

static void write_columns(
	sg_buf *out, const char *before, const sg_column *columns, size_t count, size_t row)
{
	sg_buf_puts(out, before);
	for (size_t i = 0; i < count; i++) {
		if (i)
			sg_buf_puts(out, ", ");
		key(out, columns[i].key);
		write_cell(out, &columns[i], row);
	}
	sg_buf_putc(out, '}');
}

/* The tables of the whole, or of a window: which rows there are. */
typedef struct rows {
	const sg_analysis *analysis;
	const uint32_t *people, *claims; /* of a window; NULL: everybody */
	size_t person_count, claim_count;
	int depth; /* of brackets */
} rows;

static void write_person_row(sg_buf *out, const sg_analysis *a, size_t i, size_t person)
{
	uint32_t camp = a->person_camp ? a->person_camp[i] : SG_NONE;
	sg_buf_printf(out, "\"p%zu\": {\"camp\": ", person + 1);
	if (camp == SG_NONE)
		sg_buf_puts(out, "null");
	else
		sg_buf_printf(out, "%u", (unsigned)camp);
	write_columns(out, a->people_count ? ", " : "", a->people, a->people_count, i);
}

static void write_person_rows(sg_buf *out, const rows *r)
{
	sg_buf_puts(out, "\"people\": {");
	for (size_t i = 0; i < r->person_count; i++) {
		item(out, i, r->depth);
		write_person_row(out, r->analysis, i, r->people ? r->people[i] : i);
	}
	close_list(out, r->person_count, r->depth, '}');
}

static void write_claim_rows(sg_buf *out, const rows *r)
{
	const sg_analysis *a = r->analysis;
	size_t count = a->claims_count ? r->claim_count : 0;
	sg_buf_puts(out, "\"claims\": {");
	for (size_t i = 0; i < count; i++) {
		item(out, i, r->depth);
		sg_buf_printf(out, "\"c%zu\": ", (r->claims ? r->claims[i] : i) + 1);
		write_columns(out, "{", a->claims, a->claims_count, i);
	}
	close_list(out, count, r->depth, '}');
}

static void write_camps(sg_buf *out, const sg_analysis *a, int depth)
{
	sg_buf_puts(out, "\"camps\": [");
	for (size_t i = 0; i < a->camp_count; i++) {
		item(out, i, depth);
		sg_buf_printf(out, "{\"id\": %zu", i);
		text(out, ", \"label\": ", a->camps[i].label);
		sg_buf_printf(out, ", \"size\": %u}", (unsigned)a->camps[i].size);
	}
	close_list(out, a->camp_count, depth, ']');
}

static void write_figures(sg_buf *out, const sg_analysis *a, int depth)
{
	sg_buf_puts(out, "\"debate\": {");
	for (size_t i = 0; i < a->debate_count; i++) {
		item(out, i, depth);
		key(out, a->debate[i].key);
		number(out, "{\"value\": ", a->debate[i].value);
		sg_buf_printf(out, ", \"exact\": %s}", boolean(a->debate[i].is_exact));
	}
	close_list(out, a->debate_count, depth, '}');
}

static void write_tables(sg_buf *out, const rows *r)
{
	int indent = 2 * r->depth;
	write_person_rows(out, r);
	sg_buf_printf(out, ",\n%*s", indent, "");
	write_claim_rows(out, r);
	sg_buf_printf(out, ",\n%*s", indent, "");
	write_camps(out, r->analysis, r->depth);
	sg_buf_printf(out, ",\n%*s", indent, "");
	write_figures(out, r->analysis, r->depth);
}

static char letter(sg_node_kind kind)
{
	return kind == SG_NODE_PERSON ? 'p' : 'c';
}

static void write_network(sg_buf *out, const sg_network *network)
{
	key(out, network->key);
	sg_buf_putc(out, '[');
	for (size_t i = 0; i < network->tie_count; i++) {
		const sg_tie *tie = &network->ties[i];
		item(out, i, 5);
		sg_buf_printf(out, "{\"source\": \"%c%lu\", \"target\": \"%c%lu\"",
			letter(network->source_kind), (unsigned long)tie->source + 1,
			letter(network->target_kind), (unsigned long)tie->target + 1);
		number(out, ", \"positive\": ", tie->positive);
		number(out, ", \"negative\": ", tie->negative);
		sg_buf_putc(out, '}');
	}
	close_list(out, network->tie_count, 5, ']');
}

static void write_networks(sg_buf *out, const sg_analysis *a)
{
	sg_buf_puts(out, "\"networks\": {");
	for (size_t i = 0; i < a->network_count; i++) {
		item(out, i, 4);
		write_network(out, &a->networks[i]);
	}
	close_list(out, a->network_count, 4, '}');
}

static void write_windows(sg_buf *out, const sg_analysis *a)
{
	if (!a->window_count)
		return;
	sg_buf_puts(out, ",\n        \"windows\": [");
	for (size_t i = 0; i < a->window_count; i++) {
		const sg_window *w = &a->windows[i];
		item(out, i, 4);
		text(out, "{\"from\": ", w->from);
		text(out, ", \"to\": ", w->to);
		sg_buf_printf(out, ",\n%*s", 12, "");
		write_tables(out, &(rows){w->analysis, w->people, w->claims, w->person_count,
					  w->claim_count, 6});
		sg_buf_putc(out, '}');
	}
	close_list(out, a->window_count, 4, ']');
}

static void write_analysis(sg_buf *out, const sg_debate *debate)
{
	const sg_analysis *a = debate->analysis;
	sg_buf_puts(out, ",\n      \"analysis\": {\n        ");
	write_tables(out, &(rows){a, NULL, NULL, debate->person_count, debate->claim_count, 4});
	sg_buf_puts(out, ",\n        ");
	write_networks(out, a);
	write_windows(out, a);
	sg_buf_puts(out, "\n      }");
}

/* ---- nodes ---------------------------------------------------------------------------------- */

static void write_document_id(sg_buf *out, const char *before, uint32_t document)
{
	if (document == SG_NONE)
		sg_buf_printf(out, "%snull", before);
	else
		sg_buf_printf(out, "%s\"d%lu\"", before, (unsigned long)document + 1);
}

static void write_span(sg_buf *out, const char *before, sg_span span)
{
	sg_buf_printf(out, "%s[%u, %u]", before, (unsigned)span.start, (unsigned)span.end);
}

static void write_start_end(sg_buf *out, sg_span span)
{
	sg_buf_printf(out, "\"start\": %u, \"end\": %u", (unsigned)span.start, (unsigned)span.end);
}

/* A part of reported speech. Its document is the claim's; another is named. */
static void write_attributed(
	sg_buf *out, const char *before, const sg_evidence *part, uint32_t claim_document)
{
	sg_buf_puts(out, before);
	if (part->document != claim_document) {
		write_document_id(out, "\"document\": ", part->document);
		sg_buf_puts(out, ", ");
	}
	write_start_end(out, part->span);
	text(out, ", \"text\": ", part->text);
	sg_buf_putc(out, '}');
}

static void write_attribution(sg_buf *out, const sg_claim *c)
{
	bool has_cue = c->cue.document != SG_NONE;
	bool has_source = c->source.document != SG_NONE;
	if (!has_cue && !has_source)
		return;
	sg_buf_puts(out, ", \"attribution\": {");
	if (has_cue)
		write_attributed(out, "\"cue\": {", &c->cue, c->document);
	if (has_source)
		write_attributed(out, has_cue ? ", \"source\": {" : "\"source\": {", &c->source,
			c->document);
	sg_buf_putc(out, '}');
}

static void write_person(sg_buf *out, const sg_person *p)
{
	text(out, "{\"label\": ", p->label);
	sg_buf_printf(out,
		", \"metadata\": {\"kind\": \"person\", \"sort\": \"%s\", \"aliases\": [",
		sg_person_sort_name(p->sort));
	for (size_t i = 0; i < p->alias_count; i++)
		text(out, i ? ", " : "", p->aliases[i]);
	text_or_null(out, "], \"role\": ", p->role);
	text_or_null(out, ", \"handle\": ", p->handle);
	sg_buf_puts(out, "}}");
}

static bool is_space(sg_slice s, size_t pos)
{
	unsigned char c = (unsigned char)s.ptr[pos];
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* End of the word at `pos`, and its length in code points. */
static size_t word_end(sg_slice s, size_t pos, size_t *characters)
{
	size_t len;
	for (*characters = 0; pos < s.len && !is_space(s, pos); pos += len, ++*characters)
		sg_utf8_at(s, pos, &len);
	return pos;
}

/* Where the first `characters` code points of `s` end. */
static size_t prefix_end(sg_slice s, size_t characters)
{
	size_t pos = 0, len;
	for (; pos < s.len && characters; pos += len, characters--)
		sg_utf8_at(s, pos, &len);
	return pos;
}

/* The first words that fit, white space as single blanks; "…" where something is left out. */
static void claim_label(sg_buf *label, sg_slice claim)
{
	sg_slice s = sg_slice_trim(claim);
	size_t used = 0, characters;
	for (size_t pos = 0; pos < s.len;) {
		size_t end = word_end(s, pos, &characters);
		if (used + (used > 0) + characters > LABEL_MAX_CHARACTERS) {
			sg_slice head = {s.ptr, used ? 0 : prefix_end(s, LABEL_MAX_CHARACTERS)};
			sg_buf_add(label, head);
			sg_buf_puts(label, "\xE2\x80\xA6");
			return;
		}
		sg_slice word = {s.ptr + pos, end - pos};
		sg_buf_puts(label, used ? " " : "");
		sg_buf_add(label, word);
		used += (used > 0) + characters;
		for (pos = end; pos < s.len && is_space(s, pos);)
			pos++;
	}
}

static void write_spans(sg_buf *out, const sg_claim *c)
{
	if (!c->span_count)
		return;
	sg_buf_puts(out, ", \"spans\": [");
	for (size_t i = 0; i < c->span_count; i++)
		write_span(out, i ? ", " : "", c->spans[i]);
	sg_buf_putc(out, ']');
}

static void write_claim(sg_buf *out, sg_buf *label, const sg_claim *c)
{
	sg_buf_clear(label);
	claim_label(label, sg_claim_own_words(c));
	text(out, "{\"label\": ", sg_buf_slice(label));
	sg_buf_printf(out, ", \"metadata\": {\"kind\": \"claim\", \"form\": \"%s\"",
		sg_claim_form_name(c->form));
	text(out, ", \"text\": ", c->text);
	write_document_id(out, ", \"document\": ", c->document);
	sg_buf_puts(out, ", ");
	write_start_end(out, c->span);
	write_spans(out, c);
	text_or_null(out, ", \"source_id\": ", c->source_id);
	text_or_null(out, ", \"url\": ", c->url);
	text_or_null(out, ", \"time\": ", c->time);
	text_or_null(out, ", \"age\": ", c->age);
	number(out, ", \"score\": ", c->score);
	sg_buf_printf(out, ", \"deleted\": %s", boolean(c->deleted));
	text_or_null(out, ", \"method\": ", c->method);
	number(out, ", \"confidence\": ", c->confidence);
	write_attribution(out, c);
	sg_buf_puts(out, "}}");
}

static void write_nodes(sg_buf *out, const sg_debate *debate)
{
	size_t people = debate->person_count, claims = debate->claim_count;
	sg_buf label = SG_BUF_INIT;
	sg_buf_puts(out, "\"nodes\": {");
	for (size_t i = 0; i < people; i++) {
		item(out, i, 2);
		sg_buf_printf(out, "\"p%zu\": ", i + 1);
		write_person(out, &debate->people[i]);
	}
	for (size_t i = 0; i < claims; i++) {
		item(out, people + i, 2);
		sg_buf_printf(out, "\"c%zu\": ", i + 1);
		write_claim(out, &label, &debate->claims[i]);
	}
	close_list(out, people + claims, 2, '}');
	out->failed = out->failed || label.failed;
	sg_buf_free(&label);
}

/* ---- edges ---------------------------------------------------------------------------------- */

static void write_endpoint(sg_buf *out, const char *before, sg_node node)
{
	sg_buf_printf(out, "%s\"%c%lu\"", before, node.kind == SG_NODE_PERSON ? 'p' : 'c',
		(unsigned long)node.index + 1);
}

static void write_evidence(sg_buf *out, const sg_evidence *evidence)
{
	if (evidence->document == SG_NONE)
		return;
	write_document_id(out, ", \"evidence\": {\"document\": ", evidence->document);
	sg_buf_puts(out, ", ");
	write_start_end(out, evidence->span);
	text(out, ", \"text\": ", evidence->text);
	sg_buf_putc(out, '}');
}

static void write_relation(sg_buf *out, const sg_relation *r)
{
	write_endpoint(out, "{\"source\": ", r->source);
	write_endpoint(out, ", \"target\": ", r->target);
	sg_buf_printf(
		out, ", \"relation\": \"%s\", \"metadata\": {", sg_relation_kind_name(r->kind));
	if (sg_relation_sign(r->kind))
		sg_buf_printf(out, "\"sign\": %d, ", sg_relation_sign(r->kind));
	number(out, "\"confidence\": ", r->confidence);
	text_or_null(out, ", \"method\": ", r->method);
	if (!isnan(r->stance_confidence)) {
		sg_buf_printf(out, ", \"stance\": {\"label\": \"%s\"", sg_stance_name(r->stance));
		number(out, ", \"confidence\": ", r->stance_confidence);
		sg_buf_putc(out, '}');
	}
	write_evidence(out, &r->evidence);
	if (r->target_span.end > r->target_span.start)
		write_span(out, ", \"target_span\": ", r->target_span);
	sg_buf_puts(out, "}}");
}

static void write_edges(sg_buf *out, const sg_debate *debate)
{
	sg_buf_puts(out, "\"edges\": [");
	for (size_t i = 0; i < debate->relation_count; i++) {
		item(out, i, 2);
		write_relation(out, &debate->relations[i]);
	}
	close_list(out, debate->relation_count, 2, ']');
}

sg_status sg_json_write(sg_buf *out, const sg_debate *debate, sg_error *err)
{
	sg_buf_puts(out, "{\n  \"graph\": {\n    \"type\": \"debate\",\n    \"directed\": true,\n");
	text(out, "    \"label\": ", debate->title);
	sg_buf_puts(out,
		",\n    \"metadata\": {\n      \"generator\": \"stancegraph " SG_PROJECT_VERSION
		"\",\n      ");
	write_documents(out, debate);
	if (debate->analysis)
		write_analysis(out, debate);
	sg_buf_puts(out, "\n    },\n    ");
	write_nodes(out, debate);
	sg_buf_puts(out, ",\n    ");
	write_edges(out, debate);
	sg_buf_puts(out, "\n  }\n}\n");
	return sg_buf_status(out, err);
}

/* No string of JSON holds a line break as it is: taking them out, with the indents behind them,
 * leaves the same JSON. */
sg_status sg_json_write_line(sg_buf *out, const sg_debate *debate, sg_error *err)
{
	sg_buf page = SG_BUF_INIT;
	sg_status st = sg_json_write(&page, debate, err);
	sg_slice rest = sg_buf_slice(&page);
	while (st == SG_OK && rest.len) {
		const char *end = memchr(rest.ptr, '\n', rest.len);
		size_t len = end ? (size_t)(end - rest.ptr) : rest.len;
		sg_buf_add(out, (sg_slice){rest.ptr, len});
		for (len += end != NULL; len < rest.len && rest.ptr[len] == ' ';)
			len++;
		rest = (sg_slice){rest.ptr + len, rest.len - len};
	}
	sg_buf_putc(out, '\n');
	sg_buf_free(&page);
	return st == SG_OK ? sg_buf_status(out, err) : st;
}
