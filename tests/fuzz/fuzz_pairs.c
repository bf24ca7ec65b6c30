/* Any bytes as a table of pairs: refused with a place and left as they were, or read, labelled, and
 * read as the same pairs when they are written again. */
#include "cli/pairs.h"
#include "fuzz.h"

#include <math.h>

enum { MOST_LABELLED = 100 };

static bool is_within(sg_slice text, sg_slice whole)
{
	return text.ptr >= whole.ptr && text.len <= whole.len &&
	       (size_t)(text.ptr - whole.ptr) <= whole.len - text.len;
}

static void add_escaped(sg_buf *out, sg_slice text)
{
	static const char meant[] = {'\n', '\t', '\\'}, escaped[] = {'n', 't', '\\'};
	for (size_t i = 0; i < text.len; i++) {
		const char *special = memchr(meant, text.ptr[i], sizeof meant);
		if (special)
			sg_buf_putc(out, '\\');
		sg_buf_putc(out, special ? escaped[special - meant] : text.ptr[i]);
	}
}

/* A third column keeps a "\r" at the end of a reply from being read as the line's. */
static void write_table(sg_buf *out, const pair_table *table)
{
	sg_buf_puts(out, "parent\tchild\tend\n");
	for (size_t i = 0; i < table->count; i++) {
		add_escaped(out, table->items[i].parent);
		sg_buf_putc(out, '\t');
		add_escaped(out, table->items[i].reply);
		sg_buf_puts(out, "\t.\n");
	}
}

static void must_read_again(const pair_table *table)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_buf text = SG_BUF_INIT;
	pair_table again = {NULL, 0};
	write_table(&text, table);
	must(pairs_read(&again, &text, &arena, NULL) == SG_OK, "our table cannot be read");
	must(again.count == table->count, "the number of pairs changes on its way");
	for (size_t i = 0; i < table->count; i++)
		must(sg_slice_eq(again.items[i].parent, table->items[i].parent) &&
				sg_slice_eq(again.items[i].reply, table->items[i].reply),
			"a pair changes on its way");
	sg_buf_free(&text);
	sg_arena_destroy(&arena);
}

static void must_be_labelled(sg_reply_pair pair)
{
	sg_reply_stance s = sg_stance_of_reply(pair);
	double sum = s.disagree + s.neutral + s.agree;
	must(s.label >= SG_STANCE_DISAGREE && s.label <= SG_STANCE_AGREE, "a label that is none");
	must(s.disagree >= 0 && s.neutral >= 0 && s.agree >= 0, "a share below 0, or none");
	must(fabs(sum - 1) < 1e-5, "shares that do not add up to 1");
	must(s.confidence >= s.disagree && s.confidence >= s.neutral && s.confidence >= s.agree,
		"a label that is not the likeliest");
}

static void must_be_sound_pairs(const pair_table *table, sg_slice text)
{
	for (size_t i = 0; i < table->count; i++) {
		const sg_reply_pair *pair = &table->items[i];
		must(is_within(pair->parent, text) && is_within(pair->reply, text),
			"a text outside the table");
		if (i < MOST_LABELLED)
			must_be_labelled(*pair);
	}
	must_read_again(table);
}

static void read_table(sg_buf *text, sg_slice bytes)
{
	sg_arena arena = SG_ARENA_INIT;
	pair_table table = {NULL, 0};
	sg_error error = SG_ERROR_INIT;
	sg_status st = pairs_read(&table, text, &arena, &error);
	must(st == error.code, "the status is not the error's");
	must(st == SG_OK || error.pos <= bytes.len, "an error outside the text");
	must(st == SG_OK || sg_slice_eq(sg_buf_slice(text), bytes), "a refused table was changed");
	if (st == SG_OK)
		must_be_sound_pairs(&table, sg_buf_slice(text));
	sg_arena_destroy(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	sg_slice bytes = {(const char *)data, size};
	/* Exactly as long as the table, so that a read past its end is seen. */
	sg_buf text = {malloc(size ? size : 1), size, size, false};
	must(text.ptr, "out of memory");
	if (size)
		memcpy(text.ptr, data, size);
	read_table(&text, bytes);
	sg_buf_free(&text);
	/* Also as a text and a reply as they stand: these may be any bytes. */
	must_be_labelled(
		(sg_reply_pair){{bytes.ptr, size / 2}, {bytes.ptr + size / 2, size - size / 2}});
	return 0;
}
