/* A channel as one text. A workspace may have ten thousand members and a thousand channels, so a
 * channel's text lists only those members whose ids its messages hold, and of these only names: ids
 * are looked for as words of capitals and digits, wherever they stand. */
#include "stancegraph/slack.h"

#include "reader/json/index.h"
#include "reader/json/slack.h"
#include "stancegraph/json.h"

struct sg_slack_members {
	sg_json_index users;
};

sg_status sg_slack_members_read(
	const sg_slack_members **out, sg_slice text, sg_arena *arena, sg_error *err)
{
	const sg_json *root;
	sg_slack_members *members = sg_arena_alloc(arena, sizeof *members);
	sg_status st = members ? sg_json__read_tree(&root, text, arena, err) : SG_E_NOMEM;
	if (st == SG_OK)
		st = sg_json_index__add(&members->users, root, "[]", "id", arena);
	if (st == SG_OK)
		*out = members;
	return st;
}

/* Writes each member once. */
typedef struct writer {
	sg_buf *out;
	const sg_json_index *users;
	bool *is_written; /* by the number of the id */
	bool has_any;
} writer;

static void write_member(writer *w, sg_slice id)
{
	uint32_t number = sg_intern__find(&w->users->ids, id);
	if (number == UINT32_MAX || w->is_written[number])
		return;
	const sg_json *user = w->users->values[number];
	w->is_written[number] = true;
	sg_buf_puts(w->out, w->has_any ? ",\n{\"id\": " : "\n{\"id\": ");
	sg_json_string(w->out, id);
	sg_buf_puts(w->out, ", \"name\": ");
	sg_json_string(w->out, sg_json__text_at(user, "name"));
	sg_buf_puts(w->out, ", \"real_name\": ");
	sg_json_string(w->out, sg_slack__name(user));
	sg_buf_putc(w->out, '}');
	w->has_any = true;
}

static bool is_of_id(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static void write_members(writer *w, sg_slice text)
{
	for (size_t at = 0, end; at < text.len; at = end + 1) {
		end = at;
		while (end < text.len && is_of_id(text.ptr[end]))
			end++;
		if (end > at)
			write_member(w, (sg_slice){text.ptr + at, end - at});
	}
}

sg_status sg_slack_channel_write(sg_buf *out, sg_slice name, const sg_slack_members *members,
	const sg_slice *days, size_t day_count)
{
	sg_arena arena = SG_ARENA_INIT;
	writer w = {.out = out, .users = members ? &members->users : NULL};
	if (members)
		w.is_written = sg_arena_array(&arena, members->users.ids.count + 1, 1);
	sg_buf_puts(out, "{\"slack_channel\": ");
	sg_json_string(out, name);
	sg_buf_puts(out, ",\n\"users\": [");
	for (size_t i = 0; i < day_count && w.is_written; i++)
		write_members(&w, days[i]);
	sg_buf_puts(out, "],\n\"days\": [");
	for (size_t i = 0; i < day_count; i++) {
		sg_buf_puts(out, i ? ",\n" : "\n");
		sg_buf_add(out, days[i]);
	}
	sg_buf_puts(out, "]}\n");
	sg_status st = members && !w.is_written ? SG_E_NOMEM : sg_buf_status(out, NULL);
	sg_arena_destroy(&arena);
	return st;
}
