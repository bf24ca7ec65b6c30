/* Mastodon and what speaks its language: a status, the context of one (what it answers and what
 * answers it), both in one file, or a list of statuses. A status that only shares another one
 * ("reblog") says nothing; one that is quoted is read as well, for it may stand nowhere else. */
#include "reader/json/post_words.h"

#include "reader/letters.h"

static bool is_of_shortcode(char c)
{
	return c == '_' || (!(c & 0x80) && sg_letter_of((unsigned char)c) != SG_LETTER_NONE);
}

/* Length of ":heart_orange:" at `at`, 0 if none stands there: a picture in a name. */
static size_t emoji_at(sg_slice name, size_t at)
{
	size_t end = at + 1;
	if (name.ptr[at] != ':' || (at && is_of_shortcode(name.ptr[at - 1])))
		return 0;
	while (end < name.len && is_of_shortcode(name.ptr[end]))
		end++;
	return end > at + 2 && end < name.len && name.ptr[end] == ':' ? end + 1 - at : 0;
}

static sg_slice without_emoji(sg_json_post *post, sg_slice name)
{
	sg_buf out = SG_BUF_INIT;
	if (!name.len || !memchr(name.ptr, ':', name.len))
		return name;
	for (size_t at = 0; at < name.len;) {
		size_t len = emoji_at(name, at);
		at += len;
		if (len && out.len && out.ptr[out.len - 1] == ' ')
			while (at < name.len && name.ptr[at] == ' ')
				at++;
		if (!len)
			sg_buf_putc(&out, name.ptr[at++]);
	}
	return sg_slice_trim(sg_json_post__keep(post, &out));
}

/* Servers put the address of a quoted status before the words, for programs without quotes. */
static sg_slice without_address_of_quoted(sg_slice html)
{
	static const sg_slice end = SG_SLICE_LIT("</p>");
	html = sg_slice_trim(html);
	if (!sg_slice_starts(html, sg_slice_of("<p class=\"quote-inline\"")))
		return html;
	size_t len = sg_slice_find(html, end);
	return len < html.len ? sg_slice__part(html, len + end.len, html.len) : html;
}

/* An answer begins with the names of those it is addressed to. */
static void read_words(sg_json_post *post)
{
	sg_record *r = &post->record;
	r->text = without_address_of_quoted(r->text);
	if (!r->parent.len)
		return;
	if (sg_markup__plain(&r->text, r->text, r->markup, post->arena) != SG_OK)
		post->failed = true;
	r->markup = SG_MARKUP_NONE;
	r->text = sg_words__after_names(r->text);
}

static bool adapt(sg_json_post *post)
{
	sg_record *r = &post->record;
	const sg_json *account = sg_json__at(post->at, "account");
	if (!account || !r->post.source_id.len || sg_json__at(post->at, "reblog"))
		return false;
	r->parent = sg_json__text_at(post->at, "in_reply_to_id");
	r->post.author = without_emoji(post, r->post.author);
	if (!r->post.author.len)
		r->post.author = r->post.handle;
	r->post.is_deleted = false;
	read_words(post);
	return true;
}

/* Every form of these has it at the first status that it holds. */
#define AT_A_STATUS(name)                                                                          \
	name "|[0]." name "|status." name "|ancestors[0]." name "|descendants[0]." name            \
	     "|context.ancestors[0]." name "|context.descendants[0]." name                         \
	     "|[0].ancestors[0]." name "|[0].descendants[0]." name

static const sg_json_format FORMAT = {
	.is = AT_A_STATUS("account.acct") " " AT_A_STATUS("content") " " AT_A_STATUS("created_at"),
	.posts = "ancestors[]|context.ancestors[]|[].ancestors[] status|[]|. "
		 "descendants[]|context.descendants[]|[].descendants[]",
	.answers = "reblog quote.quoted_status",
	.fields = {[SG_FIELD_ID] = "id",
		[SG_FIELD_PARENT] = "in_reply_to_id",
		[SG_FIELD_AUTHOR] = "account.display_name",
		[SG_FIELD_HANDLE] = "account.acct",
		[SG_FIELD_HEADLINE] = "spoiler_text",
		[SG_FIELD_TEXT] = "content",
		[SG_FIELD_TIME] = "created_at",
		[SG_FIELD_SCORE] = "favourites_count",
		[SG_FIELD_URL] = "url|uri",
		[SG_FIELD_QUOTED] = "quote.quoted_status.id|quote.quoted_status_id|quote_id"},
	.markup = SG_MARKUP_HTML,
	.adapt = adapt,
	.is_each_once = true,
};

const sg_reader sg_reader__mastodon = {.name = "mastodon",
	.about = "Mastodon: a status, its context, both, or a list of statuses",
	.recognise = sg_json_format__recognise,
	.read = sg_json_format__read,
	.json = &FORMAT};
