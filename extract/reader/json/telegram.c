/* Telegram: result.json of one chat, or of a whole account with its chats in a list. A message's
 * text is a string or a list of pieces; messages that were forwarded are somebody else's words. */
#include "reader/json/post_words.h"

#include "reader/letters.h"

/* A piece is a string, or an object that says what it is. */
static void add_piece(sg_buf *out, const sg_json *piece)
{
	sg_slice words =
		piece->kind == SG_JSON_IS_STRING ? piece->text : sg_json__text_at(piece, "text");
	bool is_quotation = sg_slice_eq(sg_json__text_at(piece, "type"), sg_slice_of("blockquote"));
	if (!is_quotation) {
		sg_buf_add(out, words);
		return;
	}
	if (out->len && out->ptr[out->len - 1] != '\n')
		sg_buf_putc(out, '\n');
	sg_words__quote(out, words);
	sg_buf_putc(out, '\n');
}

/* Where a message says something: in its text, or in what it asks its readers to vote on. */
static const sg_json *source_of_words(const sg_json *message)
{
	static const char *const paths[] = {"text", "text_entities", "poll.question"};
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		const sg_json *text = sg_json__at(message, paths[i]);
		if (text && (text->first || text->text.len))
			return text;
	}
	return NULL;
}

static sg_slice words_of(sg_json_post *post)
{
	sg_buf out = SG_BUF_INIT;
	const sg_json *text = source_of_words(post->at);
	if (!text)
		return (sg_slice)SG_SLICE_EMPTY;
	if (text->kind != SG_JSON_IS_LIST)
		return text->text;
	for (const sg_json *piece = text->first; piece; piece = piece->next)
		add_piece(&out, piece);
	return sg_json_post__keep(post, &out);
}

/* In a channel's group its posts come forwarded by the channel itself, whose words they are. */
static bool is_forwarded(const sg_json_post *post)
{
	sg_slice from = sg_json__text_at(post->at, "forwarded_from");
	return sg_json__is_given(post->at, "forwarded_from") &&
	       (!from.len || !sg_slice_eq(from, sg_json__text_at(post->at, "from")));
}

/* Ids count in one chat only: among several chats they begin with that of theirs. */
static sg_slice full_id(sg_json_post *post, sg_slice id)
{
	const sg_json *chat = post->at->parent ? post->at->parent->parent : NULL;
	if (!id.len || !chat || chat == post->root)
		return id;
	sg_slice parts[] = {sg_json__text_at(chat, "id"), sg_slice_of("/"), id};
	return sg_json_post__join(post, parts, sizeof parts / sizeof *parts);
}

static bool adapt(sg_json_post *post)
{
	sg_record *r = &post->record;
	if (!sg_slice_eq(sg_json__text_at(post->at, "type"), sg_slice_of("message")))
		return false;
	r->text = words_of(post);
	if (is_forwarded(post)) {
		sg_buf out = SG_BUF_INIT;
		sg_words__quote(&out, r->text);
		r->text = sg_json_post__keep(post, &out);
		r->is_quoted = true;
	}
	if (sg_json__at(post->at, "reply_to_peer_id")) /* something in another chat */
		r->parent = (sg_slice)SG_SLICE_EMPTY;
	r->parent = full_id(post, r->parent);
	r->post.source_id = full_id(post, r->post.source_id);
	r->post.is_deleted = false;
	post->is_given = true;
	sg_json_post__count_reactions(post, "reactions");
	return true;
}

static const sg_json_format FORMAT = {
	.is = "messages[0].type|chats.list[0].messages messages[0].id|chats.list[0].id "
	      "messages[0].date|chats.list[0].type type|chats.list id|chats.list",
	.title = "name",
	.posts = "messages[] chats.list[].messages[] left_chats.list[].messages[]",
	.fields = {[SG_FIELD_ID] = "id",
		[SG_FIELD_PARENT] = "reply_to_message_id",
		[SG_FIELD_AUTHOR] = "from",
		[SG_FIELD_TEXT] = "text",
		[SG_FIELD_TIME] = "date_unixtime|date"},
	.adapt = adapt,
};

const sg_reader sg_reader__telegram = {.name = "telegram",
	.about = "Telegram: result.json of a chat or of a whole account",
	.recognise = sg_json_format__recognise,
	.read = sg_json_format__read,
	.json = &FORMAT};
