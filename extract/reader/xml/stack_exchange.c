/* Stack Exchange: a data dump is a file of rows for each table, all values in attributes. Posts are
 * questions and the answers to them; comments, of a file of their own, answer either. The files of
 * a folder are put one behind the other, people first, so that names and questions are known when
 * they are needed. */
#include "reader/xml/format.h"
#include "reader/xml/values.h"

#include "reader/names.h"

#include <stdio.h>

enum {
	ID,
	TYPE,
	PARENT,
	OWNER,
	OWNER_NAME,
	TITLE,
	BODY,
	SCORE,
	DATE,
	POST,
	USER,
	USER_NAME,
	TEXT,
	DISPLAY_NAME
};

static const sg_xml_row ROWS[] = {
	{"row", NULL,
		{[ID] = "@Id",
			[TYPE] = "@PostTypeId",
			[PARENT] = "@ParentId",
			[OWNER] = "@OwnerUserId",
			[OWNER_NAME] = "@OwnerDisplayName",
			[TITLE] = "@Title",
			[BODY] = "@Body",
			[SCORE] = "@Score",
			[DATE] = "@CreationDate",
			[POST] = "@PostId",
			[USER] = "@UserId",
			[USER_NAME] = "@UserDisplayName",
			[TEXT] = "@Text",
			[DISPLAY_NAME] = "@DisplayName"}},
};

typedef struct site {
	sg_name_table names;       /* of a user's id: index into texts */
	sg_name_table question_of; /* of an answer's id: index into texts, of its question's id */
	sg_slice *texts;
	size_t count, capacity;
} site;

static site *site_of(sg_xml_state *state)
{
	if (!state->own)
		state->own = sg_arena_alloc(state->arena, sizeof(site));
	return state->own;
}

static sg_status remember(
	site *s, sg_name_table *table, sg_arena *arena, sg_slice id, sg_slice text)
{
	void *items = s->texts;
	sg_slice key = sg_arena_copy(arena, id), kept = sg_arena_copy(arena, text);
	sg_status st = key.ptr && kept.ptr ? sg_arena_grow(arena, &items, &s->capacity, s->count,
						     sizeof *s->texts)
					   : SG_E_NOMEM;
	if (st != SG_OK)
		return st;
	s->texts = items;
	s->texts[s->count] = kept;
	return sg_name_table__put(table, arena, key, (uint32_t)s->count++);
}

static sg_slice recall(const site *s, const sg_name_table *table, sg_slice id)
{
	uint32_t found = id.len ? sg_name_table__get(table, id) : SG_NONE;
	return found == SG_NONE ? (sg_slice)SG_SLICE_EMPTY : s->texts[found];
}

/* The name that goes with a number, else the number: people have the same one all over a site. */
static sg_slice author_of(const site *s, char *out, size_t size, sg_slice user, sg_slice name)
{
	sg_slice known = recall(s, &s->names, user);
	if (known.len || name.len || !user.len || user.len > 20)
		return known.len ? known : sg_slice_trim(name);
	snprintf(out, size, "user%.*s", (int)user.len, user.ptr);
	return sg_slice_of(out);
}

static sg_record record_of(const sg_slice *values, char *time)
{
	sg_record r = {.post = {.source_id = values[ID], .time = sg_xml__time(time, values[DATE])}};
	r.post.has_score = sg_number__double(values[SCORE], &r.post.score);
	return r;
}

static sg_status take_comment(sg_xml_state *state, const site *s, const sg_slice *values)
{
	char time[SG_TIME_BYTES], name[32], id[32];
	sg_slice question = recall(s, &s->question_of, values[POST]);
	sg_record r = record_of(values, time);
	snprintf(id, sizeof id, "comment %.*s", values[ID].len > 20 ? 20 : (int)values[ID].len,
		values[ID].len ? values[ID].ptr : "");
	r.post.source_id = sg_slice_of(id);
	r.parent = values[POST];
	r.text = values[TEXT];
	r.post.author = author_of(s, name, sizeof name, values[USER], values[USER_NAME]);
	r.post.is_parent_assumed = true; /* "@name" says whether it answers another comment */
	return state->sink->take(state->sink->context, question.len ? question : values[POST], &r);
}

static sg_status take_post(sg_xml_state *state, site *s, const sg_slice *values, bool is_answer)
{
	char time[SG_TIME_BYTES], name[32];
	sg_record r = record_of(values, time);
	r.parent = is_answer ? values[PARENT] : (sg_slice)SG_SLICE_EMPTY;
	r.headline = values[TITLE];
	r.text = values[BODY];
	r.markup = SG_MARKUP_HTML;
	r.post.author = author_of(s, name, sizeof name, values[OWNER], values[OWNER_NAME]);
	sg_status st =
		is_answer ? remember(s, &s->question_of, state->arena, values[ID], values[PARENT])
			  : SG_OK;
	return st == SG_OK ? state->sink->take(state->sink->context,
				     is_answer ? values[PARENT] : values[ID], &r)
			   : st;
}

/* Which table a row is of, its columns tell. */
static sg_status take(sg_xml_state *state, size_t row, const sg_slice *values, size_t line)
{
	site *s = site_of(state);
	(void)row;
	if (!s)
		return SG_E_NOMEM;
	if (!values[ID].len)
		return sg_xml__pass_over(state, line, "a row without an Id");
	if (values[DISPLAY_NAME].len)
		return remember(s, &s->names, state->arena, values[ID], values[DISPLAY_NAME]);
	if (values[POST].len && values[TEXT].len)
		return take_comment(state, s, values);
	if (sg_slice_eq(values[TYPE], sg_slice_of("1")))
		return take_post(state, s, values, false);
	if (sg_slice_eq(values[TYPE], sg_slice_of("2")) && values[PARENT].len)
		return take_post(state, s, values, true);
	return SG_OK;
}

static const char *const MARKS[] = {"<row Id=", NULL};

static const sg_xml_format FORMAT = {MARKS, ROWS, sizeof ROWS / sizeof *ROWS, take};

const sg_reader sg_reader__stack_exchange = {.name = "stack-exchange",
	.about = "questions, answers and comments of a Stack Exchange dump, in XML",
	.recognise = sg_xml_format__recognise,
	.read = sg_threads__read,
	.scan = sg_xml_format__scan,
	.xml = &FORMAT,
	.takes_bytes = true};
