/* A record is its plain values as they lie in memory, then the lengths of its texts, then these: it
 * is read back by the run of the program that wrote it. */
#include "dump/record_pack.h"

enum { TEXTS = 10 };

typedef struct fixed {
	double score;
	uint32_t lengths[TEXTS];
	uint8_t markup, headline_markup, form;
	bool has_score, is_deleted, is_parent_assumed, is_quoted;
} fixed;

static void list_texts(sg_record *r, sg_slice *out[TEXTS])
{
	sg_slice *const texts[TEXTS] = {&r->headline, &r->text, &r->parent, &r->quoted,
		&r->post.author, &r->post.role, &r->post.handle, &r->post.source_id, &r->post.time,
		&r->post.url};
	memcpy(out, texts, sizeof texts);
}

void sg_record__pack(sg_buf *out, const sg_record *record)
{
	sg_record r = *record;
	sg_slice *texts[TEXTS];
	fixed f;
	memset(&f, 0, sizeof f); /* padding too: equal records are equal bytes */
	f.score = r.post.score;
	f.markup = (uint8_t)r.markup;
	f.headline_markup = (uint8_t)r.headline_markup;
	f.form = (uint8_t)r.post.form;
	f.is_quoted = r.is_quoted;
	f.has_score = r.post.has_score;
	f.is_deleted = r.post.is_deleted;
	f.is_parent_assumed = r.post.is_parent_assumed;
	list_texts(&r, texts);
	for (size_t i = 0; i < TEXTS; i++)
		f.lengths[i] = (uint32_t)texts[i]->len;
	sg_buf_add(out, (sg_slice){(const char *)&f, sizeof f});
	for (size_t i = 0; i < TEXTS; i++)
		sg_buf_add(out, *texts[i]);
}

sg_record sg_record__unpack(sg_slice bytes)
{
	sg_record r = {.answers = 0};
	sg_slice *texts[TEXTS];
	fixed f;
	size_t at = sizeof f;
	memcpy(&f, bytes.ptr, sizeof f);
	r.markup = (sg_markup)f.markup;
	r.headline_markup = (sg_markup)f.headline_markup;
	r.post.form = f.form;
	r.is_quoted = f.is_quoted;
	r.post.score = f.score;
	r.post.has_score = f.has_score;
	r.post.is_deleted = f.is_deleted;
	r.post.is_parent_assumed = f.is_parent_assumed;
	list_texts(&r, texts);
	for (size_t i = 0; i < TEXTS; i++) {
		if (f.lengths[i])
			*texts[i] = (sg_slice){bytes.ptr + at, f.lengths[i]};
		at += f.lengths[i];
	}
	return r;
}
