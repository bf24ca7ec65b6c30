/* Mail: an mbox, an archive's month, or one message. Each message becomes a record: its words
 * without what its program put around them, its sender by name, and the id of the message that
 * it answers.
 *
 * No address leaves this file: people are known by their names, and only who gives none by what
 * stands before the "@". */
#include "reader/letters.h"
#include "reader/mail/date.h"
#include "reader/mail/mbox.h"
#include "reader/mail/quoting.h"
#include "reader/mail/thread.h"
#include "reader/mail/trimmings.h"

#include "reader/mail/address.h"
#include "reader/names.h"
#include "reader/records.h"
#include "reader/sample.h"

#include <stdio.h>

typedef struct archive {
	sg_records records;
	sg_mail_head *heads; /* by record */
	sg_mail_sender *senders;
	size_t head_capacity, sender_capacity;
	sg_reading *reading;
	sg_arena *arena;
} archive;

/* ---- one message ---------------------------------------------------------------------------- */

static sg_status text_of(sg_slice *out, const sg_mail *mail, sg_arena *arena)
{
	sg_mail_lines lines = {.arena = arena};
	sg_status st = SG_OK;
	for (size_t i = 0; i < mail->part_count && st == SG_OK; i++)
		st = sg_mail_lines__add(&lines, &mail->parts[i]);
	if (st != SG_OK)
		return st;
	sg_mail__drop_armour(&lines);
	sg_mail__mark_quotations(&lines);
	sg_mail__drop_signatures(&lines);
	return sg_mail_lines__write(out, &lines);
}

static sg_status time_of(
	sg_slice *out, const sg_mail *mail, const sg_mbox_message *message, sg_arena *arena)
{
	char time[SG_TIME_BYTES];
	sg_slice line = message->separator, from = SG_SLICE_LIT("From ");
	bool is_told = sg_mail_date__read(time, mail->date);
	if (!is_told && line.len > from.len) {
		line = sg_slice__part(line, from.len, line.len);
		(void)sg_word__next(&line); /* the address */
		is_told = sg_mail_date__read(time, line);
	}
	*out = is_told ? sg_arena_copy(arena, sg_slice_of(time)) : (sg_slice)SG_SLICE_EMPTY;
	return is_told && !out->ptr ? SG_E_NOMEM : SG_OK;
}

/* The first id of a field, without its brackets. */
static sg_slice id_of(sg_slice field)
{
	return sg_mail__next_id(&field);
}

/* "<https://lists.example.org/msg/1>" (RFC 5064); other schemes are no links. */
static sg_slice url_of(sg_slice field)
{
	const char *open = field.len ? memchr(field.ptr, '<', field.len) : NULL;
	if (open)
		field = sg_slice__part(field, (size_t)(open - field.ptr) + 1, field.len);
	field = sg_slice_trim(sg_slice__part(field, 0, sg_slice_find(field, sg_slice_of(">"))));
	bool is_link = sg_slice_starts_nocase(field, sg_slice_of("https://")) ||
		       sg_slice_starts_nocase(field, sg_slice_of("http://"));
	return is_link ? field : (sg_slice)SG_SLICE_EMPTY;
}

static bool is_message(const sg_mail *mail)
{
	return mail->from.len || mail->subject.len || mail->id.len || mail->date.len;
}

/* An answer that a program gave, or a note of a mail program to itself. */
static bool is_automatic(const sg_mail *mail)
{
	return mail->folder_data.len ||
	       sg_slice_starts_nocase(mail->auto_submitted, sg_slice_of("auto-replied"));
}

static sg_status record_of(sg_record *out, sg_mail_sender *sender, const sg_mail *mail,
	const sg_mbox_message *message, sg_arena *arena)
{
	sg_record record = {
		.post = {.source_id = id_of(mail->id), .url = url_of(mail->archived_at)}};
	sg_status st = text_of(&record.text, mail, arena);
	if (st == SG_OK)
		st = sg_mail__sender(sender, mail->from, arena);
	if (st == SG_OK)
		st = time_of(&record.post.time, mail, message, arena);
	if (st == SG_OK)
		*out = record;
	return st;
}

static sg_status keep(
	archive *a, sg_record record, const sg_mail *mail, const sg_mail_sender *sender)
{
	void *heads = a->heads, *senders = a->senders;
	sg_status st = sg_arena_grow(
		a->arena, &heads, &a->head_capacity, a->records.count, sizeof *a->heads);
	if (st == SG_OK)
		st = sg_arena_grow(a->arena, &senders, &a->sender_capacity, a->records.count,
			sizeof *a->senders);
	if (st != SG_OK)
		return st;
	a->heads = heads;
	a->senders = senders;
	a->senders[a->records.count] = *sender;
	a->heads[a->records.count] = (sg_mail_head){.id = record.post.source_id,
		.references = mail->references,
		.in_reply_to = mail->in_reply_to,
		.subject = mail->subject};
	return sg_records__add(&a->records, record, a->arena);
}

static sg_status pass_over(const archive *a, size_t pos, const char *what)
{
	sg_error fault = {SG_E_SYNTAX, what, 0, "it is passed over"};
	return sg_reading__add_fault(a->reading, a->arena, fault, pos);
}

static sg_status take(archive *a, const sg_mbox_message *message)
{
	sg_mail mail;
	sg_record record;
	sg_mail_sender sender;
	sg_status st = sg_mail__parse(&mail, message->bytes, a->arena);
	if (st == SG_E_LIMIT)
		return pass_over(a, message->pos, "a message of more than 200 nested parts");
	if (st != SG_OK)
		return st;
	if (!is_message(&mail))
		return pass_over(a, message->pos, "this is no message: it has no header");
	if (is_automatic(&mail))
		return SG_OK;
	st = record_of(&record, &sender, &mail, message, a->arena);
	return st == SG_OK ? keep(a, record, &mail, &sender) : st;
}

/* ---- all of them ---------------------------------------------------------------------------- */

/* The same message twice (it came by two ways): the same id, sender and words. Of those the first
 * stays. */
static sg_status drop_copies(archive *a)
{
	sg_name_table first = {0};
	size_t kept = 0;
	sg_status st = SG_OK;
	for (size_t i = 0; i < a->records.count && st == SG_OK; i++) {
		sg_slice id = a->heads[i].id;
		uint32_t other = id.len ? sg_name_table__get(&first, id) : SG_NONE;
		if (other != SG_NONE &&
			sg_slice_eq(a->records.items[other].text, a->records.items[i].text) &&
			sg_slice_eq(a->senders[other].address, a->senders[i].address))
			continue;
		if (id.len && other == SG_NONE)
			st = sg_name_table__put(&first, a->arena, id, (uint32_t)kept);
		a->records.items[kept] = a->records.items[i];
		a->senders[kept] = a->senders[i];
		a->heads[kept++] = a->heads[i];
	}
	a->records.count = kept;
	return st;
}

/* Who gives no name has the one that the address had elsewhere, else what stands before its "@". */
static sg_status name_people(archive *a)
{
	sg_name_table names = {0}; /* of an address: the first sender with a name */
	sg_status st = SG_OK;
	for (size_t i = 0; i < a->records.count && st == SG_OK; i++) {
		const sg_mail_sender *sender = &a->senders[i];
		bool is_own = sender->address.len && !sender->is_shared && sender->name.len;
		if (is_own && sg_name_table__get(&names, sender->address) == SG_NONE)
			st = sg_name_table__put(&names, a->arena, sender->address, (uint32_t)i);
	}
	for (size_t i = 0; i < a->records.count && st == SG_OK; i++) {
		const sg_mail_sender *sender = &a->senders[i];
		sg_post *post = &a->records.items[i].post;
		uint32_t known =
			sender->address.len ? sg_name_table__get(&names, sender->address) : SG_NONE;
		post->author = sender->name;
		if (!post->author.len && known != SG_NONE && !sender->is_shared)
			post->author = a->senders[known].name;
		if (!post->author.len)
			post->author = post->handle = sender->local;
	}
	return st;
}

/* The id by which the tree finds a message; one is made up for a message without one. */
static sg_status name_message(archive *a, uint32_t index)
{
	char id[32];
	sg_slice *out = &a->records.items[index].post.source_id;
	if (out->len)
		return SG_OK;
	snprintf(id, sizeof id, "message %u", index + 1);
	*out = sg_arena_copy(a->arena, sg_slice_of(id));
	return out->ptr ? SG_OK : SG_E_NOMEM;
}

static sg_status link_messages(archive *a, const sg_mail_parent *parents)
{
	sg_status st = SG_OK;
	for (size_t i = 0; i < a->records.count && st == SG_OK; i++) {
		sg_record *record = &a->records.items[i];
		uint32_t parent = parents[i].index;
		if (parent == SG_NONE)
			continue;
		st = name_message(a, parent);
		record->parent = a->records.items[parent].post.source_id;
		record->post.is_parent_assumed = parents[i].is_assumed;
	}
	return st;
}

/* The title is the topic of the first thread. Where a message has another topic than what it
 * answers, or opens another thread, its topic is its headline. */
static void set_topics(archive *a, const sg_mail_parent *parents)
{
	sg_slice title = SG_SLICE_EMPTY;
	for (size_t i = 0; i < a->records.count && !title.len; i++)
		if (parents[i].index == SG_NONE)
			title = sg_mail__topic(a->heads[i].subject);
	for (size_t i = 0; i < a->records.count; i++) {
		uint32_t parent = parents[i].index;
		sg_slice own = sg_mail__topic(a->heads[i].subject);
		sg_slice above =
			parent == SG_NONE ? title : sg_mail__topic(a->heads[parent].subject);
		bool is_new = own.len && !sg_slice_eq_nocase(own, above) &&
			      (parent == SG_NONE || !sg_mail__is_answer(a->heads[i].subject));
		if (is_new)
			a->records.items[i].headline = own;
	}
	a->reading->title = title;
}

static sg_status finish(archive *a, sg_error *err)
{
	sg_status st = drop_copies(a);
	size_t count = a->records.count;
	sg_mail_parent *parents = sg_arena_array(a->arena, count, sizeof *parents);
	if (st == SG_OK)
		st = parents ? sg_mail__thread(parents, a->heads, count, a->arena) : SG_E_NOMEM;
	if (st == SG_OK)
		st = name_people(a);
	if (st == SG_OK)
		st = link_messages(a, parents);
	if (st != SG_OK)
		return st;
	set_topics(a, parents);
	return sg_records__read(a->reading, a->records.items, count, a->arena, err);
}

static sg_status read_mail(
	const sg_reader *reader, sg_reading *out, sg_sample *sample, sg_arena *arena, sg_error *err)
{
	sg_reading reading = {.kind = SG_DOCUMENT_MAILING_LIST};
	archive a = {.reading = &reading, .arena = arena};
	sg_mbox mbox;
	sg_mbox_message message;
	sg_status st;
	(void)reader;
	sg_mbox__init(&mbox, sample->bytes);
	while ((st = sg_mbox__next(&message, &mbox, arena)) == SG_OK && message.bytes.ptr)
		if ((st = take(&a, &message)) != SG_OK)
			break;
	if (st == SG_OK && !a.records.count)
		return reading.fault_count ? sg_fail(err, SG_E_SYNTAX, reading.faults[0].pos,
						     reading.faults[0].what,
						     "mail begins with fields like \"From: ...\"")
					   : sg_fail(err, SG_E_EMPTY, 0, "there is no mail in it",
						     "give a file that holds messages");
	if (st == SG_OK)
		st = finish(&a, err);
	if (st == SG_OK)
		*out = reading;
	return st == SG_E_NOMEM ? sg_fail(err, st, 0, "out of memory", NULL) : st;
}

static double recognise(const sg_reader *reader, sg_sample *sample)
{
	(void)reader;
	return sg_mbox__recognise(sample->bytes);
}

const sg_reader sg_reader__mail = {.name = "mail",
	.about = "mail: an mbox, an archive's month, or a message",
	.recognise = recognise,
	.read = read_mail,
	.takes_bytes = true};
