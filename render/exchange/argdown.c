/* Argdown (argdown.org): each claim a statement, under it what supports and attacks it. Relations
 * with a person at an end, and plain replies, have no place in that language and are left out. */
#include "attributes.h"
#include "escape.h"
#include "formats.h"
#include "report/document.h"

/* Relations between claims that carry a sign, by target: those to claim c are items[first[c]] to
 * items[first[c + 1] - 1]. */
typedef struct incoming {
	uint32_t *items, *first;
} incoming;

static bool is_argument(const sg_relation *r)
{
	return sg_relation_sign(r->kind) && r->source.kind == SG_NODE_CLAIM &&
	       r->target.kind == SG_NODE_CLAIM;
}

static sg_status collect(incoming *out, const sg_debate *d, sg_arena *arena)
{
	out->items = sg_arena_array(arena, d->relation_count, sizeof *out->items);
	out->first = sg_arena_array(arena, d->claim_count + 2, sizeof *out->first);
	if (!out->items || !out->first)
		return SG_E_NOMEM;
	for (size_t i = 0; i < d->relation_count; i++)
		if (is_argument(&d->relations[i]))
			out->first[d->relations[i].target.index + 2]++;
	for (size_t c = 1; c < d->claim_count + 2; c++)
		out->first[c] += out->first[c - 1];
	for (size_t i = 0; i < d->relation_count; i++)
		if (is_argument(&d->relations[i]))
			out->items[out->first[d->relations[i].target.index + 1]++] = (uint32_t)i;
	return SG_OK;
}

static void write_statement(sg_buf *out, const sg_debate *d, const uint32_t *speaker, uint32_t c)
{
	sg_buf_printf(out, "\n[c%lu]: ", (unsigned long)c + 1);
	if (speaker[c] != SG_NONE) {
		sg_escape__argdown(out, sg_report__name(d, speaker[c]));
		sg_buf_puts(out, ": ");
	}
	sg_escape__argdown(
		out, d->claims[c].text.len ? d->claims[c].text : sg_slice_of("(no words)"));
	sg_buf_putc(out, '\n');
}

sg_status sg_argdown__render(
	sg_buf *out, const sg_debate *debate, const sg_render_options *options, sg_error *err)
{
	sg_arena arena = SG_ARENA_INIT;
	incoming to;
	const uint32_t *speaker = sg_debate_speakers(debate, &arena);
	sg_status st = speaker ? collect(&to, debate, &arena) : SG_E_NOMEM;
	(void)options;
	if (st == SG_OK && debate->title.len) {
		sg_buf_puts(out, "# ");
		sg_escape__argdown(out, debate->title);
		sg_buf_putc(out, '\n');
	}
	for (uint32_t c = 0; st == SG_OK && c < debate->claim_count; c++) {
		write_statement(out, debate, speaker, c);
		for (uint32_t i = to.first[c]; i < to.first[c + 1]; i++) {
			const sg_relation *r = &debate->relations[to.items[i]];
			sg_buf_printf(out, "  %c [c%lu]\n", r->kind == SG_AGREES ? '+' : '-',
				(unsigned long)r->source.index + 1);
		}
	}
	sg_arena_destroy(&arena);
	return st == SG_OK ? sg_buf_status(out, err) : sg_fail(err, st, 0, "out of memory", NULL);
}
