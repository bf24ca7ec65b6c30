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
	cr_assert_str_eq(outline(&reading), "Ada: p\nDee -> 0: p\n");
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

Test(tables, marks_among_words_do_not_quote)
{
	cr_assert_str_eq(cells_of("\"Late\" is nine,b\n", ','), "\"Late\" is nine|b|\n");
	cr_assert_str_eq(cells_of("\"Late\tb\nc\td", '\t'), "\"Late|b|\nc|d|\n");
}

Test(tables, a_missing_mark_costs_one_row_at_most)
{
	sg_reading reading = read_text(
		"table", HEAD "1,,Ada,\"Yes.\n2,1,Ben,No.\n3,1,Cy,\"Well,\nno.\"\n4,1,Dee,x\n");
	cr_assert_str_eq(outline(&reading), "Ada: p\nBen -> 0: p\nCy -> 0: pp\nDee -> 0: p\n");
	cr_assert(eq(sz, reading.fault_count, 0));
	reading = read_text("table", HEAD "1,,Ada,Yes.\n2,1,Ben,\"No.\n3,1,Cy,x\n");
	cr_assert_str_eq(outline(&reading), "Ada: p\nCy -> 0: p\n");
	cr_assert(eq(sz, reading.fault_count, 1));
	cr_assert(eq(sz, reading.faults[0].pos, sizeof HEAD - 1 + strlen("1,,Ada,Yes.\n")));
}

Test(tables, what_names_do_not_tell_cells_do)
{
	sg_reading reading =
		read_text("table", "id,who,re,level,remark\n"
				   "1,Ada,,1,It is so.\n2,Ben,1,1,It is not.\n3,Cy,2,2,Why?\n");
	cr_assert(reading.post_count == 3 && reading.posts[2].parent == 1);
	reading = read_text(NULL, "id,author,replies,text\n1,Ada,2,x\n2,Ben,1,y\n3,Cy,,z\n");
	cr_assert(reading.posts[1].parent == SG_NONE && reading.posts[2].parent == SG_NONE);
}

Test(tables, rows_of_a_thread_answer_its_opening)
{
	sg_reading reading =
		read_text(NULL, "topic,author,text\na,Ada,x\nb,Ben,y\na,Cy,z\n,Dee,w\n");
	cr_assert_str_eq(outline(&reading), "Ada: p\nCy -> 0: p\nBen: p\nDee: p\n");
	cr_assert(reading.posts[1].is_parent_assumed && !reading.posts[0].is_parent_assumed);
	reading = read_text(NULL, "id,conversation_id,author,text\n8,7,Ada,x\n7,7,Ben,y\n");
	cr_assert_str_eq(outline(&reading), "Ben: p\nAda -> 0: p\n");
}

Test(tables, a_title_on_every_row_is_the_tables)
{
	sg_reading reading = read_text(NULL, "post_title,author,text\nLamps,Ada,x\nLamps,Ben,y\n");
	cr_assert(sg_slice_eq(reading.title, sg_slice_of("Lamps")));
	cr_assert_str_eq(outline(&reading), "Ada: p\nBen: p\n");
}

Test(tables, numbers_are_stances_only_where_some_are_negative)
{
	sg_reading reading = read_text(NULL, "id,parent,author,text,label\n1,,a,x,\n2,1,b,y,1\n");
	cr_assert(eq(sz, reading.tie_count, 0));
	reading = read_text(NULL, "id,parent,author,text,label\n1,,a,x,0\n2,1,b,y,1\n3,1,c,z,-1\n");
	cr_assert(eq(sz, reading.tie_count, 2));
}

Test(tables, parents_written_as_fractions_are_found)
{
	sg_reading reading =
		read_text(NULL, "id,parent_id,author,text\n11,,Ada,x\n12,11.0,Ben,y\n");
	cr_assert_str_eq(outline(&reading), "Ada: p\nBen -> 0: p\n");
}

Test(tables, a_name_and_a_handle)
{
	sg_reading reading =
		read_text(NULL, "tweet_id,username,name,tweet\n1,ada_n,Ada Novak,Yes.\n");
	cr_assert(sg_slice_eq(reading.posts[0].author, sg_slice_of("Ada Novak")));
	cr_assert(sg_slice_eq(reading.posts[0].handle, sg_slice_of("ada_n")));
}

/* What is said of columns that are not there names those that are. */
Test(tables, columns_that_there_are_are_named)
{
	static const char *const texts[] = {"who,text\nAda,Yes.\n",
		"[{\"who\": \"Ada\", \"text\": \"Yes.\"}]",
		"{\"who\": \"Ada\", \"text\": \"Yes.\"}\n{\"who\": \"Ben\", \"text\": \"No.\"}\n"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		sg_reading out = {0};
		sg_error err = SG_ERROR_INIT;
		const sg_reader *reader = i ? &sg_reader__rows : &sg_reader__table;
		cr_assert(sg_reader__read_columns(reader, &out, sg_slice_of(texts[i]),
				  "author=autor", &arena, &err) == SG_E_UNKNOWN);
		cr_assert_str_eq(err.hint, "its columns are who, text");
	}
}

Test(tables, prose_and_markdown_are_not_tables)
{
	is_read_by("| author | text |\n|--------|------|\n| Ada | Yes. |\n", "article");
	is_read_by("author | text\n---|---\nAda | Yes.\nBen | No.\n", "article");
	cr_assert(
		sg_reader__score(&sg_reader__table,
			sg_slice_of("Text, author and id.\nOne says, and\nanother does not.\n")) ==
		0);
	cr_assert(
		sg_reader__choose_columns(sg_slice_of("One, two, three.\nThen nothing.\nAt all.\n"),
			NULL, "text=a") != &sg_reader__table);
}

Test(tables, rows_of_json_in_every_form)
{
	sg_reading reading = read_text("rows",
		"not this\n{\"a\": {\"b\": {\"c\": \"Ada\"}}, \"text\": \"x\", \"id\": 1}\n[1]\n");
	cr_assert(eq(sz, reading.post_count, 1));
	cr_assert(eq(sz, reading.fault_count, 2));
	reading = read_columns(
		"[{\"a\": {\"b\": {\"c\": \"Ada\"}}, \"text\": \"x\"}, 5, {}]", "author=a.b.c");
	cr_assert_str_eq(outline(&reading), "Ada: p\n");
	cr_assert(eq(sz, reading.fault_count, 2));
	reading = read_text(NULL, "{\"title\": \"Lamps\", \"n\": 1, \"rows\": [{\"id\": 1, "
				  "\"user\": {\"name\": \"Ada\"}, \"body\": \"x\"}]}");
	cr_assert_str_eq(outline(&reading), "Ada: p\n");
	cr_assert(sg_slice_eq(reading.title, sg_slice_of("Lamps")));
}

Test(tables, a_list_that_is_cut_off_is_an_error)
{
	sg_reading out = {0};
	sg_error err = SG_ERROR_INIT;
	const char *text = "[{\"id\": 1, \"author\": \"a\", \"text\": \"b\"},\n{\"id\": 2, \"aut";
	cr_assert(sg_reader__read(&sg_reader__rows, &out, sg_slice_of(text), &arena, &err) ==
		  SG_E_SYNTAX);
}

Test(tables, objects_deep_in_objects_are_passed_over)
{
	sg_slice deep = repeated("{\"a\":", 100000), ends = repeated("}", 100000);
	sg_buf text = SG_BUF_INIT;
	sg_reading out = {0};
	sg_buf_puts(&text, "{\"author\": \"a\", \"text\": \"b\", \"deep\": ");
	sg_buf_add(&text, deep);
	sg_buf_puts(&text, "1");
	sg_buf_add(&text, ends);
	sg_buf_puts(&text, "}\n");
	sg_status st = sg_reader__read(&sg_reader__rows, &out, sg_buf_slice(&text), &arena, NULL);
	cr_assert(st == SG_OK || st == SG_E_SYNTAX || st == SG_E_EMPTY);
	sg_buf_free(&text);
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
