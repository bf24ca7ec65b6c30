/* Disqus: an export lists the threads (pages), then the posts, each with the thread it stands in
 * and the post it answers. */
#include "reader/xml/format.h"
#include "reader/xml/values.h"

enum { THREAD, POST };

enum { THREAD_ID, THREAD_TITLE, THREAD_LINK };

enum { ID, IN, PARENT, NAME, USER, MESSAGE, CREATED, DELETED, SPAM };

static const sg_xml_row ROWS[] = {
	[THREAD] = {"thread", NULL, {"@dsq:id", "title", "link"}},
	[POST] = {"post", NULL,
		{"@dsq:id", "thread/@dsq:id", "parent/@dsq:id", "author/name", "author/username",
			"message", "createdAt", "isDeleted", "isSpam"}},
};

static sg_status take_thread(sg_xml_state *state, const sg_slice *values)
{
	sg_record title = {.headline = values[THREAD_TITLE],
		.headline_markup = SG_MARKUP_HTML,
		.post.url = values[THREAD_LINK]};
	return state->sink->take(state->sink->context, values[THREAD_ID], &title);
}

static sg_status take(sg_xml_state *state, size_t row, const sg_slice *values, size_t line)
{
	char time[SG_TIME_BYTES];
	if (row == THREAD)
		return take_thread(state, values);
	if (!values[ID].len || !values[IN].len)
		return sg_xml__pass_over(state, line, "a post without an id or a thread");
	if (sg_xml__is_true(values[SPAM]))
		return SG_OK;
	sg_record r = {.text = values[MESSAGE],
		.markup = SG_MARKUP_HTML,
		.parent = values[PARENT],
		.post = {.source_id = values[ID],
			.author = sg_slice_trim(values[NAME]),
			.handle = values[USER],
			.time = sg_xml__time(time, values[CREATED]),
			.is_deleted = sg_xml__is_true(values[DELETED]) ||
				      sg_record__is_gone(sg_slice_trim(values[MESSAGE]))}};
	return state->sink->take(state->sink->context, values[IN], &r);
}

static const char *const MARKS[] = {"http://disqus.com", "https://disqus.com", NULL};

static const sg_xml_format FORMAT = {MARKS, ROWS, sizeof ROWS / sizeof *ROWS, take};

const sg_reader sg_reader__disqus = {.name = "disqus",
	.about = "comments exported from Disqus, in XML",
	.recognise = sg_xml_format__recognise,
	.read = sg_threads__read,
	.scan = sg_xml_format__scan,
	.xml = &FORMAT,
	.takes_bytes = true};
