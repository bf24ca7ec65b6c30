#include "leak.h"
#include "reader/table/csv.h"
#include "reading.h"

#include <string.h>

TestSuite(tables, .timeout = 60);

#define HEAD "id,parent,author,text\n"

/* Cells of all rows, "|" behind each and a line for each row. */
static const char *cells_of(const char *text, char separator)
{
	static char out[4096];
	sg_slice cells[SG_CSV_CELLS];
	sg_csv csv = {.text = sg_slice_of(text), .separator = separator};
	size_t count = 1, start, len = 0;
	out[0] = '\0';
	while (count) {
		cr_assert(sg_csv__next(&csv, cells, &count, &start, &arena) == SG_OK);
		for (size_t i = 0; i < count; i++)
			len += (size_t)snprintf(out + len, sizeof out - len, "%.*s|",
				(int)cells[i].len, cells[i].len ? cells[i].ptr : "");
		len += (size_t)snprintf(out + len, sizeof out - len, count ? "\n" : "");
	}
	return out;
}

static void is_read_by(const char *text, const char *reader)
{
	cr_assert_str_eq(sg_reader__choose(sg_slice_of(text), NULL)->name, reader, "%s", text);
}

static sg_reading read_columns(const char *text, const char *columns)
{
	sg_reading out = {0};
	cr_assert(sg_reader__read_columns(NULL, &out, sg_slice_of(text), columns, &arena, NULL) ==
		  SG_OK);
	return out;
}

Test(tables, cells_of_every_kind)
{
	cr_assert_str_eq(cells_of("a,b\r\nc,\n\n,d", ','), "a|b|\nc||\n|d|\n");
	cr_assert_str_eq(cells_of("\"a,\"\"b\"\"\nc\",d\n", ','), "a,\"b\"\nc|d|\n");
	cr_assert_str_eq(cells_of("a;\"b;c\" ;d", ';'), "a|b;c|d|\n");
	cr_assert_str_eq(cells_of("a\t b \tc", '\t'), "a| b |c|\n");
	cr_assert_str_eq(cells_of("a,\"b", ','), "a|b|\n");
	cr_assert_str_eq(cells_of("a\"b,c", ','), "a\"b|c|\n");
	cr_assert_str_eq(cells_of("", ','), "");
}

Test(tables, names_are_told_whatever_their_spelling)
{
	sg_reading reading = read_text(
		NULL, "Comment ID;In-Reply-To;User_Name;Body\n1;;Ada;Yes.\n2;1;Ben;No.\n");
	cr_assert_str_eq(outline(&reading), "Ada: p\nBen -> 0: p\n");
	reading = read_text(NULL, "text,from,author\nHello.,Rome,Ada\n");
	cr_assert_str_eq(outline(&reading), "Ada: p\n");
}

Test(tables, columns_can_be_said)
{
	sg_reading reading = read_columns(
		"a,b,c,d\n1,,Ada,Yes.\n2,1,Ben,No.\n", "id=a,parent=b,author=c,text=d");
	cr_assert_str_eq(outline(&reading), "Ada: p\nBen -> 0: p\n");
	reading = read_columns("{\"x\": {\"y\": \"Ada\"}, \"z\": \"Yes.\"}\n{\"z\": \"No.\"}\n",
		"author=x.y,text=z");
	cr_assert_str_eq(outline(&reading), "Ada: p\n: p\n");
}

Test(tables, columns_that_are_not_there_are_said)
{
	sg_reading out = {0};
	sg_error err = SG_ERROR_INIT;
	static const char *const wishes[] = {"autor=a", "author", "author=", "author=zz", "=a"};
	for (size_t i = 0; i < sizeof wishes / sizeof *wishes; i++)
		cr_assert(sg_reader__read_columns(NULL, &out, sg_slice_of("a,text\nAda,Yes.\n"),
				  wishes[i], &arena, &err) == SG_E_UNKNOWN);
}

Test(tables, stated_stances_are_ties_to_the_parent)
{
	sg_reading reading = read_text(NULL,
		"id,parent,author,text,stance\n1,,a,x,\n2,1,b,y,con\n3,1,c,z,Agree\n4,1,d,w,?\n");
	cr_assert(eq(sz, reading.tie_count, 2));
	cr_assert(reading.ties[0].kind == SG_REBUTS && reading.ties[1].kind == SG_AGREES);
	cr_assert(reading.ties[0].source == 1 && reading.ties[0].target == 0);
	cr_assert(reading.is_map);
}

Test(tables, broken_rows_are_passed_over)
{
	sg_reading reading = read_text("table",
		HEAD "1,,Ada,Yes.\n2,1,Ben,No.,and,more\n3\n4,1,,\n5,1,Cy,\"open\n6,1,Dee,x\n");
	cr_assert_str_eq(outline(&reading), "Ada: p\n");
	cr_assert(eq(sz, reading.fault_count, 4));
}

Test(tables, what_is_no_discussion_is_none)
{
	is_read_by(HEAD "1,,Ada,Yes.\n", "table");
	is_read_by("name,price\nlamp,3\nmoth,4\n", "article");
	is_read_by("parent\tchild\nYes.\tNo.\n", "article");
	is_read_by(
		"Ada, Ben, and text were there.\nThey talked, mostly, about lamps.\n", "article");
	is_read_by("[{\"id\": 1, \"author\": \"a\", \"text\": \"b\"}]", "rows");
	is_read_by("{\"id\": 1, \"author\": \"a\", \"text\": \"b\"}\n{\"id\": 2}\n", "rows");
	is_read_by("{\"posts\": [{\"id\": 1, \"author\": \"a\", \"text\": \"b\"}]}", "posts");
}

Test(tables, ids_of_reddit_lose_their_kind)
{
	sg_reading reading =
		read_text(NULL, "id,parent_id,author,body\nc1,t3_x,Ada,Yes.\nc2,t1_c1,Ben,No.\n");
	cr_assert_str_eq(outline(&reading), "Ada: p\nBen -> 0: p\n");
}

Test(tables, many_rows_and_long_cells_are_linear)
{
	static const char *const parts[] = {
		"1,1,a,b\n", "\"", "\"\"", ",", "\n", "1,\"\"\"\",a,b\n"};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		sg_slice rows = repeated(parts[i], 1000000);
		sg_buf text = SG_BUF_INIT;
		sg_reading out = {0};
		sg_buf_puts(&text, HEAD);
		sg_buf_add(&text, rows);
		sg_status st =
			sg_reader__read(&sg_reader__table, &out, sg_buf_slice(&text), &arena, NULL);
		cr_assert(st == SG_OK || st == SG_E_EMPTY);
		sg_buf_free(&text);
	}
}

Test(tables, running_out_of_memory_is_reported_and_leaks_nothing)
{
	static const char *const texts[] = {HEAD "1,,Ada,\"Yes. \"\"So\"\".\"\n2,1,Ben,No.\n",
		"{\"id\": 1, \"author\": {\"name\": \"a\"}, \"text\": \"b\"}\n{\"id\": 2}\n"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		sg_status st = SG_E_NOMEM;
		for (size_t n = 1; st != SG_OK && n < 10000; n++) {
			sg_arena small = SG_ARENA_INIT;
			sg_reading out = {.post_count = 77};
			const sg_reader *reader = i ? &sg_reader__rows : &sg_reader__table;
			sg_alloc_fail_at(n);
			st = sg_reader__read(reader, &out, sg_slice_of(texts[i]), &small, NULL);
			sg_alloc_fail_at(0);
			cr_assert(st == SG_OK || out.post_count == 77);
			sg_arena_destroy(&small);
		}
		cr_assert(st == SG_OK);
	}
	sg_arena_destroy(&arena);
	cr_assert(not(has_leaks()));
}
