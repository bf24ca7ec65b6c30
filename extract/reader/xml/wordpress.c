/* WordPress: an export (WXR) lists articles and pages, each with its comments. The article is what
 * its top-level comments answer. Comments stand before the end of their article, which is taken
 * when it ends, so both find their thread by the article's number in the file (and the file's among
 * others). */
#include "reader/xml/format.h"
#include "reader/xml/values.h"

#include <stdio.h>

enum { ITEM, COMMENT };

enum { POST_ID, TITLE, CREATOR, BODY, DATE, LINK, TYPE, STATUS };

enum { ID, PARENT, AUTHOR, WORDS, WRITTEN, APPROVED, KIND };

static const sg_xml_row ROWS[] = {
	[ITEM] = {"item", NULL,
		{"wp:post_id", "title", "dc:creator", "content:encoded", "wp:post_date_gmt", "link",
			"wp:post_type", "wp:status"}},
	[COMMENT] = {"wp:comment", "item",
		{"wp:comment_id", "wp:comment_parent", "wp:comment_author", "wp:comment_content",
			"wp:comment_date_gmt", "wp:comment_approved", "wp:comment_type"}},
};

/* What is kept of the file: the article that is open, and whether it has comments. */
typedef struct site {
	size_t items;
	size_t comments; /* of the item at hand */
	char thread[64];
} site;

static site *site_of(sg_xml_state *state)
{
	site *s = state->own;
	if (!s)
		s = state->own = sg_arena_alloc(state->arena, sizeof *s);
	if (s && !s->thread[0] && state->sink->file)
		snprintf(s->thread, sizeof s->thread, "article %zu of file %zu", s->items + 1,
			state->sink->file + 1);
	else if (s && !s->thread[0])
		snprintf(s->thread, sizeof s->thread, "article %zu", s->items + 1);
	return s;
}

static bool is_one_of(sg_slice value, const char *const *words)
{
	for (; *words; words++)
		if (sg_slice_eq(value, sg_slice_of(*words)))
			return true;
	return false;
}

/* Drafts, menus and pictures are no articles; without comments there is no debate about one. */
static bool is_article(const site *s, const sg_slice *values)
{
	static const char *const types[] = {"post", "page", "", NULL};
	static const char *const states[] = {"publish", "closed", "", NULL};
	return is_one_of(values[TYPE], types) && is_one_of(values[STATUS], states) &&
	       (s->comments || values[BODY].len);
}

static sg_status take_item(sg_xml_state *state, site *s, const sg_slice *values)
{
	char time[SG_TIME_BYTES];
	sg_slice thread = sg_slice_of(s->thread);
	sg_record r = {.headline = values[TITLE],
		.headline_markup = SG_MARKUP_HTML,
		.text = values[BODY],
		.markup = SG_MARKUP_HTML_LINES,
		.post = {.source_id = thread,
			.author = sg_slice_trim(values[CREATOR]),
			.url = values[LINK],
			.time = sg_xml__time(time, values[DATE])}};
	sg_status st =
		is_article(s, values) ? state->sink->take(state->sink->context, thread, &r) : SG_OK;
	s->items++;
	s->comments = 0;
	s->thread[0] = '\0';
	return st;
}

/* Links from other sites come as comments of a kind of their own. */
static bool is_comment(const sg_slice *values)
{
	static const char *const kinds[] = {"", "comment", NULL};
	static const char *const approved[] = {"", "1", "approved", NULL};
	return is_one_of(values[KIND], kinds) && is_one_of(values[APPROVED], approved);
}

static sg_status take(sg_xml_state *state, size_t row, const sg_slice *values, size_t line)
{
	char time[SG_TIME_BYTES];
	site *s = site_of(state);
	if (!s)
		return SG_E_NOMEM;
	if (row == ITEM)
		return take_item(state, s, values);
	if (!is_comment(values))
		return SG_OK;
	if (!values[ID].len)
		return sg_xml__pass_over(state, line, "a comment without an id");
	bool is_top = !values[PARENT].len || sg_slice_eq(values[PARENT], sg_slice_of("0"));
	sg_slice thread = sg_slice_of(s->thread);
	sg_record r = {.text = values[WORDS],
		.markup = SG_MARKUP_HTML_LINES,
		.parent = is_top ? thread : values[PARENT],
		.post = {.source_id = values[ID],
			.author = sg_slice_trim(values[AUTHOR]),
			.time = sg_xml__time(time, values[WRITTEN]),
			.is_deleted = !sg_slice_trim(values[WORDS]).len}};
	s->comments++;
	return state->sink->take(state->sink->context, thread, &r);
}

static const char *const MARKS[] = {"wordpress.org/export", NULL};

static const sg_xml_format FORMAT = {MARKS, ROWS, sizeof ROWS / sizeof *ROWS, take};

const sg_reader sg_reader__wordpress = {.name = "wordpress",
	.about = "articles and comments exported from WordPress, in XML",
	.recognise = sg_xml_format__recognise,
	.read = sg_threads__read,
	.scan = sg_xml_format__scan,
	.xml = &FORMAT,
	.takes_bytes = true};
