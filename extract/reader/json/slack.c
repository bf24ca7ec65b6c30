/* Slack: the messages of a channel on one day, as an export has them in a file; the answer of its
 * API; or a whole channel, which is put together from the files of an export (slack_export.c):
 *
 *     {"slack_channel": NAME, "users": [of users.json], "days": [what each day's file holds]}
 *
 * A message's id is its time. Messages of a thread name the time of its first one; all others open
 * something of their own. Joins, topics and the like are no messages of anybody. */
#include "reader/json/slack.h"

#include "reader/json/index.h"
#include "reader/json/post_words.h"

#include "core/number.h"
#include "core/times.h"
#include "reader/letters.h"

static sg_status prepare(void **context, const sg_json *root, sg_arena *arena)
{
	sg_json_index *users = sg_json_index__new(arena);
	*context = users;
	return users ? sg_json_index__add(users, root, "users[]", "id", arena) : SG_E_NOMEM;
}

/* ---- people --------------------------------------------------------------------------------- */

sg_slice sg_slack__name(const sg_json *user)
{
	static const char *const paths[] = {
		"profile.real_name", "real_name", "profile.display_name", "display_name", "name"};
	sg_slice name = SG_SLICE_EMPTY;
	for (size_t i = 0; i < sizeof paths / sizeof *paths && !name.len; i++)
		name = sg_slice_trim(sg_json__text_at(user, paths[i]));
	return name;
}

/* Members are known by their id; what is no member's says itself whose it is. */
static void read_author(sg_json_post *post)
{
	sg_post *p = &post->record.post;
	sg_slice id = sg_json__text_at(post->at, "user|bot_id");
	const sg_json *user = sg_json_index__find(post->context, id);
	p->author = user ? sg_slack__name(user) : (sg_slice)SG_SLICE_EMPTY;
	p->handle = sg_json__text_at(user, "name");
	if (!user || !p->author.len) {
		const sg_json *profile = sg_json__at(post->at, "user_profile|bot_profile");
		p->author = sg_slack__name(profile);
		p->handle = sg_json__text_at(post->at, "user_profile.name");
	}
	if (!p->author.len || sg_json__at(post->at, "username"))
		p->author = sg_json__text_at(post->at, "username|user|bot_id");
}

/* ---- words ---------------------------------------------------------------------------------- */

/* A name as Slack would write it. */
static void add_escaped(sg_buf *out, sg_slice name)
{
	for (size_t i = 0; i < name.len; i++) {
		char c = name.ptr[i];
		sg_buf_puts(out, c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : "");
		if (!strchr("&<>", c))
			sg_buf_putc(out, c);
	}
}

/* "<@U024BE7LH>" or "<@U024BE7LH|ines>" at the beginning of `text`: its length, or 0. */
static size_t mention(const sg_json_post *post, sg_slice text, sg_slice *name)
{
	size_t end = sg_slice_find(text, (sg_slice)SG_SLICE_LIT(">"));
	if (end == text.len)
		return 0;
	sg_slice inner = sg_slice__part(text, 2, end);
	size_t bar = sg_slice_find(inner, (sg_slice)SG_SLICE_LIT("|"));
	const sg_json *user = sg_json_index__find(post->context, sg_slice__part(inner, 0, bar));
	*name = sg_slack__name(user);
	if (!name->len)
		*name = bar < inner.len ? sg_slice__part(inner, bar + 1, inner.len) : inner;
	return end + 1;
}

static sg_slice with_names(sg_json_post *post, sg_slice text)
{
	static const sg_slice sign = SG_SLICE_LIT("<@");
	size_t at = sg_slice_find(text, sign), last = 0;
	sg_buf out = SG_BUF_INIT;
	if (at == text.len)
		return text;
	while (at < text.len) {
		sg_slice name, rest = sg_slice__part(text, at, text.len);
		size_t len = mention(post, rest, &name);
		if (!len)
			break;
		sg_buf_add(&out, sg_slice__part(text, last, at));
		sg_buf_putc(&out, '@');
		add_escaped(&out, name);
		last = at + len;
		at = last + sg_slice_find(sg_slice__part(text, last, text.len), sign);
	}
	sg_buf_add(&out, sg_slice__part(text, last, text.len));
	return sg_json_post__keep(post, &out);
}

/* What programs post often stands in an attachment only; a message that is shared is one too. */
static void read_words(sg_json_post *post)
{
	sg_record *r = &post->record;
	const sg_json *shared =
		sg_json__at(post->at, "attachments[0].is_msg_unfurl|attachments[0].is_share");
	if (shared)
		r->quoted = sg_json__text_at(post->at, "attachments[0].ts");
	else if (!sg_slice_trim(r->text).len)
		r->text = sg_json__text_at(post->at, "attachments[0].text|attachments[0].fallback");
	r->text = with_names(post, r->text);
}

/* ---- messages ------------------------------------------------------------------------------- */

/* Those of anybody: subtypes that are not here tell what happened to the channel. */
static bool is_said(sg_slice subtype)
{
	static const char *const said[] = {"", "bot_message", "me_message", "thread_broadcast",
		"reply_broadcast", "file_share", "file_comment", "tombstone"};
	for (size_t i = 0; i < sizeof said / sizeof *said; i++)
		if (sg_slice_eq(subtype, sg_slice_of(said[i])))
			return true;
	return false;
}

/* What was deleted and has answers leaves a stone. */
static void read_stone(sg_json_post *post)
{
	sg_record *r = &post->record;
	r->post.is_deleted = true;
	r->post.author = r->post.handle = r->text = (sg_slice)SG_SLICE_EMPTY;
}

static void read_time(sg_json_post *post)
{
	char out[SG_TIME_BYTES];
	double seconds;
	if (!sg_number__double(post->record.post.source_id, &seconds) ||
		!sg_time__of_epoch(out, seconds))
		return;
	post->record.post.time = sg_arena_copy(post->arena, sg_slice_of(out));
	post->failed = post->failed || !post->record.post.time.ptr;
}

static bool adapt(sg_json_post *post)
{
	sg_record *r = &post->record;
	sg_slice subtype = sg_json__text_at(post->at, "subtype");
	if (!r->post.source_id.len || !is_said(subtype))
		return false;
	if (sg_slice_eq(r->parent, r->post.source_id))
		r->parent = (sg_slice)SG_SLICE_EMPTY;
	r->post.is_parent_assumed = r->parent.len > 0; /* "@name" may tell another in the thread */
	r->post.is_deleted = false;
	read_time(post);
	read_author(post);
	read_words(post);
	sg_json_post__count_reactions(post, "reactions");
	if (sg_slice_eq(subtype, sg_slice_of("tombstone")))
		read_stone(post);
	return true;
}

/* "1710316800.000100" */
static bool is_time(sg_slice ts)
{
	enum { SECONDS_MIN = 9 };
	uint64_t whole;
	size_t point = sg_slice_find(ts, (sg_slice)SG_SLICE_LIT("."));
	return point >= SECONDS_MIN && point + 1 < ts.len &&
	       sg_number__whole(sg_slice__part(ts, 0, point), UINT64_MAX, &whole) &&
	       sg_number__whole(sg_slice__part(ts, point + 1, ts.len), UINT64_MAX, &whole);
}

static bool is_it(const sg_json *root)
{
	return sg_json__at(root, "slack_channel") ||
	       is_time(sg_json__text_at(root, "[0].ts|messages[0].ts"));
}

static const sg_json_format FORMAT = {
	.is = "slack_channel|[0].ts|messages[0].ts days|[0].type|messages[0].type",
	.title = "slack_channel",
	.posts = "days[][]|messages[]|[]",
	.answers = "slackdump_thread_replies[]",
	.fields = {[SG_FIELD_ID] = "ts",
		[SG_FIELD_PARENT] = "thread_ts",
		[SG_FIELD_AUTHOR] = "user",
		[SG_FIELD_TEXT] = "text"},
	.markup = SG_MARKUP_SLACK,
	.is_it = is_it,
	.prepare = prepare,
	.adapt = adapt,
	.is_each_once = true,
};

const sg_reader sg_reader__slack = {.name = "slack",
	.about = "Slack: a channel of an export (give its folder), or one day of it",
	.recognise = sg_json_format__recognise,
	.read = sg_json_format__read,
	.json = &FORMAT};
