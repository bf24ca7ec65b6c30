#include "cli/pairs.h"
#include "leak.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

TestSuite(pairs, .timeout = 20);

typedef struct reading {
	sg_arena arena;
	sg_buf text;
	pair_table table;
	sg_error err;
	sg_status status;
} reading;

static reading read_bytes(const char *bytes, size_t len)
{
	reading r = {.err = SG_ERROR_INIT};
	sg_buf_add(&r.text, (sg_slice){bytes, len});
	r.status = pairs_read(&r.table, &r.text, &r.arena, &r.err);
	return r;
}

static reading read_text(const char *text)
{
	return read_bytes(text, strlen(text));
}

static void end(reading *r)
{
	sg_arena_destroy(&r->arena);
	sg_buf_free(&r->text);
}

static bool is_text(sg_slice s, const char *text)
{
	return sg_slice_eq(s, sg_slice_of(text));
}

/* The table is read as these pairs, given as parent, child, parent, child, …, NULL. */
static void reads_as(const char *text, const char *const *wanted)
{
	reading r = read_text(text);
	size_t count = 0;
	cr_assert(eq(int, r.status, SG_OK), "%s: %s", text, r.err.what);
	for (; wanted[2 * count]; count++) {
		cr_assert(lt(sz, count, r.table.count), "%s", text);
		cr_expect(is_text(r.table.items[count].parent, wanted[2 * count]), "%s", text);
		cr_expect(is_text(r.table.items[count].reply, wanted[2 * count + 1]), "%s", text);
	}
	cr_expect(eq(sz, r.table.count, count), "%s", text);
	end(&r);
}

#define READS_AS(text, ...) reads_as(text, (const char *const[]){__VA_ARGS__, NULL})

static void is_refused(const char *text, sg_status status, size_t pos)
{
	reading r = read_text(text);
	cr_expect(eq(int, r.status, status), "%s", text);
	cr_expect(eq(int, r.err.code, status), "%s", text);
	cr_expect(eq(sz, r.err.pos, pos), "%s", text);
	cr_expect(r.err.what[0] && r.err.hint, "%s", text);
	cr_expect(zero(ptr, r.table.items), "%s", text);
	cr_expect(is_text(sg_buf_slice(&r.text), text), "%s", text);
	end(&r);
}

Test(pairs, the_first_two_columns_are_a_text_and_its_reply)
{
	READS_AS("a\tb\nc\td\n", "a", "b", "c", "d");
	READS_AS("a\tb\tmore\t\n", "a", "b");
	READS_AS("\tb\na\t\n\t\n", "", "b", "a", "", "", "");
}

Test(pairs, the_last_line_may_be_open)
{
	READS_AS("a\tb\nc\td", "a", "b", "c", "d");
	READS_AS("a\t", "a", "");
}

Test(pairs, line_ends_may_be_those_of_other_systems)
{
	READS_AS("a\tb\r\nc\td\r\n", "a", "b", "c", "d");
	READS_AS("parent\tchild\r\nc\td", "c", "d");
}

Test(pairs, empty_lines_at_the_end_shift_nothing)
{
	READS_AS("a\tb\n\n\r\n", "a", "b");
}

Test(pairs, a_byte_order_mark_is_no_text)
{
	READS_AS("\xEF\xBB\xBF"
		 "a\tb\n",
		"a", "b");
	READS_AS("\xEF\xBB\xBFparent\tchild\nc\td\n", "c", "d");
}

Test(pairs, escapes_are_resolved)
{
	READS_AS("a\\nb\\tc\\\\n\tx\\\\\\n\\\\y\n", "a\nb\tc\\n", "x\\\n\\y");
	READS_AS("C:\\dir \\x\t\\\n", "C:\\dir \\x", "\\"); /* what is none stays */
}

Test(pairs, a_header_names_the_columns)
{
	READS_AS("parent\tchild\na\tb\n", "a", "b");
	READS_AS("id\tchild\tlabel\tparent\n1\tb\tx\ta\textra\n", "a", "b");
	READS_AS(" Parent\tREPLY\na\tb\n", "a", "b");
	READS_AS("reply\tparent\tchild\n1\ta\tb\n", "a", "b"); /* child comes before reply */
}

Test(pairs, only_the_first_line_is_a_header)
{
	READS_AS("a\tb\nparent\tchild\n", "a", "b", "parent", "child");
	READS_AS("the parent\tthe child\n", "the parent", "the child");
}

Test(pairs, a_header_alone_is_a_table_without_pairs)
{
	reading r = read_text("parent\tchild\n");
	cr_expect(eq(int, r.status, SG_OK));
	cr_expect(zero(sz, r.table.count));
	end(&r);
}

Test(pairs, half_a_header_is_refused)
{
	is_refused("id\tparent\ttext\n", SG_E_SYNTAX, 0);
	is_refused("child\tlabel\n", SG_E_SYNTAX, 0);
}

Test(pairs, a_line_without_both_columns_is_refused_where_it_ends)
{
	is_refused("a\tb\nc d\ne\tf\n", SG_E_SYNTAX, 7);
	is_refused("a\\\\n\tb\\n\nc\r\n", SG_E_SYNTAX, 10);
	is_refused("x\tparent\tchild\n1\ta\tb\n2\tc\n", SG_E_SYNTAX, 24);
}

Test(pairs, an_empty_line_is_refused)
{
	is_refused("a\tb\n\nc\td\n", SG_E_SYNTAX, 4);
	is_refused("\na\tb\n", SG_E_SYNTAX, 0);
}

Test(pairs, a_table_without_anything_is_refused)
{
	is_refused("", SG_E_EMPTY, 0);
	is_refused("\n\r\n", SG_E_EMPTY, 0);
	is_refused("\xEF\xBB\xBF\n", SG_E_EMPTY, 0);
}

Test(pairs, bytes_that_are_no_text_are_refused)
{
	is_refused("a\tb\nc\t\xE9t\xE9\n", SG_E_ENCODING, 6);
	reading r = read_bytes("a\tb\0c\n", 6);
	cr_expect(eq(int, r.status, SG_E_ENCODING));
	cr_expect(eq(sz, r.err.pos, 3));
	end(&r);
}

Test(pairs, without_memory_it_says_so)
{
	reading r = {.err = SG_ERROR_INIT};
	sg_buf_puts(&r.text, "a\\n\tb\n");
	sg_alloc_fail_at(1);
	cr_expect(eq(int, pairs_read(&r.table, &r.text, &r.arena, &r.err), SG_E_NOMEM));
	sg_alloc_fail_at(0);
	cr_expect(zero(ptr, r.table.items));
	cr_expect(is_text(sg_buf_slice(&r.text), "a\\n\tb\n"));
	end(&r);
	cr_assert(not(has_leaks()));
}
