/* The debate in the spec fixtures' form. Order is the debate's own; nothing is sorted. */
#include "spec_print.h"

enum { SHOWN_WORDS = 6 };

/* Is `word` one of the blank-separated words of `words`? */
static bool has_word(sg_slice words, const char *word)
{
	sg_slice want = sg_slice_of(word);
	for (size_t i = 0; i < words.len;) {
		size_t end = i;
		while (end < words.len && words.ptr[end] != ' ')
			end++;
		sg_slice one = {words.ptr + i, end - i};
		if (sg_slice_eq(one, want))
			return true;
		i = end + 1;
	}
	return false;
}

static void add_line(sg_buf *out, sg_slice text)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] == '\n')
			sg_buf_puts(out, "⏎");
		else if (text.ptr[i] != '\r')
			sg_buf_putc(out, text.ptr[i]);
}

/* The first words of a text in quotation marks, with … when there are more. */
static void add_words(sg_buf *out, sg_slice text)
{
	size_t end = 0, words = 0;
	for (; end < text.len; end++)
		if ((text.ptr[end] == ' ' || text.ptr[end] == '\n') && ++words == SHOWN_WORDS)
			break;
	sg_slice shown = {text.ptr, end};
	sg_buf_puts(out, "“");
	add_line(out, shown);
	sg_buf_puts(out, end < text.len ? "…”" : "”");
}

/* Who asserts claim `index`: all of them, joined by " + ", or "?". */
static void add_speakers(sg_buf *out, const sg_debate *debate, uint32_t index)
{
	const char *join = "";
	for (size_t i = 0; i < debate->relation_count; i++) {
		const sg_relation *r = &debate->relations[i];
		if (r->kind != SG_ASSERTS || !sg_node_eq(r->target, sg_node_claim(index)))
			continue;
		sg_buf_puts(out, join);
		sg_buf_add(out, debate->people[r->source.index].label);
		join = " + ";
	}
	if (!*join)
		sg_buf_putc(out, '?');
}

static void add_node(sg_buf *out, const sg_debate *debate, sg_node node)
{
	if (node.kind == SG_NODE_PERSON)
		sg_buf_add(out, debate->people[node.index].label);
	else
		add_words(out, debate->claims[node.index].text);
}

static void add_person(sg_buf *out, const sg_person *person, bool with_aliases)
{
	sg_buf_puts(out, "person ");
	if (person->sort != SG_PERSON)
		sg_buf_printf(out, "[%s] ", sg_person_sort_name(person->sort));
	sg_buf_add(out, person->label);
	if (with_aliases) {
		for (size_t i = 0; i < person->alias_count; i++) {
			sg_buf_puts(out, " = ");
			sg_buf_add(out, person->aliases[i]);
		}
		if (person->handle.len) {
			sg_buf_puts(out, " @");
			sg_buf_add(out, person->handle);
		}
	}
	if (person->role.len) {
		sg_buf_puts(out, " | ");
		add_line(out, person->role);
	}
	sg_buf_putc(out, '\n');
}

/* A premise that no stance touches: what somebody only speaks about. Shown where asked for. */
static bool is_topic(const sg_debate *debate, uint32_t index)
{
	if (debate->claims[index].form != SG_CLAIM_PREMISE)
		return false;
	for (size_t i = 0; i < debate->relation_count; i++) {
		const sg_relation *r = &debate->relations[i];
		if (sg_relation_sign(r->kind) &&
			(sg_node_eq(r->target, sg_node_claim(index)) ||
				sg_node_eq(r->source, sg_node_claim(index))))
			return false;
	}
	return true;
}

static bool is_shown(const sg_debate *debate, uint32_t claim, sg_slice more)
{
	return has_word(more, "premises") || !is_topic(debate, claim);
}

static void print_people(sg_buf *out, const sg_debate *debate, sg_slice more, sg_arena *arena)
{
	bool *is_active = sg_arena_array(arena, debate->person_count + 1, sizeof *is_active);
	if (!is_active) {
		out->failed = true;
		return;
	}
	for (size_t i = 0; i < debate->relation_count; i++) {
		const sg_relation *r = &debate->relations[i];
		if (r->kind != SG_ASSERTS && !sg_relation_sign(r->kind))
			continue;
		if (r->kind == SG_ASSERTS && !is_shown(debate, r->target.index, more))
			continue;
		if (r->source.kind == SG_NODE_PERSON)
			is_active[r->source.index] = true;
		if (r->target.kind == SG_NODE_PERSON)
			is_active[r->target.index] = true;
	}
	for (size_t i = 0; i < debate->person_count; i++)
		if (is_active[i])
			add_person(out, &debate->people[i], has_word(more, "aliases"));
}

static void print_claim(sg_buf *out, const sg_debate *debate, uint32_t index)
{
	const sg_claim *claim = &debate->claims[index];
	sg_buf_printf(out, "%s ", sg_claim_form_name(claim->form));
	add_speakers(out, debate, index);
	sg_buf_puts(out, ": ");
	add_line(out, claim->text);
	sg_buf_putc(out, '\n');
}

static void print_relation(sg_buf *out, const sg_debate *debate, const sg_relation *relation)
{
	sg_node from = relation->source;
	sg_buf_printf(out, "%s ", sg_relation_kind_name(relation->kind));
	/* A stance is somebody's: the claim that takes it is shown by who says it, if anybody. */
	sg_buf holder = SG_BUF_INIT;
	if (from.kind == SG_NODE_CLAIM && sg_relation_sign(relation->kind))
		add_speakers(&holder, debate, from.index);
	if (holder.len && !sg_slice_eq(sg_buf_slice(&holder), sg_slice_of("?")))
		sg_buf_add(out, sg_buf_slice(&holder));
	else
		add_node(out, debate, from);
	sg_buf_free(&holder);
	sg_buf_puts(out, " -> ");
	add_node(out, debate, relation->target);
	sg_buf_putc(out, '\n');
}

void spec_print(sg_buf *out, const sg_debate *debate, sg_slice more, sg_arena *arena)
{
	for (size_t i = 0; i < debate->document_count && has_word(more, "document"); i++) {
		const sg_document *document = &debate->documents[i];
		sg_buf_printf(out, "document %s", sg_document_kind_name(document->kind));
		sg_buf_puts(out, document->title.len ? ": " : "");
		add_line(out, document->title);
		sg_buf_putc(out, '\n');
	}
	print_people(out, debate, more, arena);
	for (size_t i = 0; i < debate->claim_count; i++)
		if (is_shown(debate, (uint32_t)i, more))
			print_claim(out, debate, (uint32_t)i);
	for (size_t i = 0; i < debate->relation_count; i++) {
		const sg_relation *r = &debate->relations[i];
		if (sg_relation_sign(r->kind) || has_word(more, sg_relation_kind_name(r->kind)))
			print_relation(out, debate, r);
	}
}
