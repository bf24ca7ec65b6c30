/* show-reading FILE [READER]: print how the readers see an input, for people and for readings.py.
 * With "-" for READER: posts and blocks as tab-separated lines, for compare_reading.py. */
#include "reader/reader.h"

#include <stdio.h>
#include <stdlib.h>

static sg_slice load(const char *path)
{
	sg_slice out = SG_SLICE_EMPTY;
	FILE *file = fopen(path, "rb");
	if (!file)
		return out;
	fseek(file, 0, SEEK_END);
	long size = ftell(file);
	rewind(file);
	char *bytes = malloc((size_t)size + 1);
	if (bytes)
		out = (sg_slice){bytes, fread(bytes, 1, (size_t)size, file)};
	fclose(file);
	return out;
}

static void show_slice(const char *name, sg_slice s)
{
	if (s.len)
		printf(" %s=\"%.*s\"", name, (int)s.len, s.ptr);
}

static void show_post(const sg_reading *reading, size_t index, sg_slice text)
{
	static const char *const forms[] = {"comment", "turn", "narration"};
	static const char *const kinds[] = {"paragraph", "heading", "item"};
	const sg_post *post = &reading->posts[index];
	printf("%zu %s", index, forms[post->form]);
	if (post->parent != SG_NONE)
		printf(" -> %u", post->parent);
	show_slice("author", post->author);
	show_slice("role", post->role);
	show_slice("age", post->age);
	show_slice("handle", post->handle);
	show_slice("id", post->source_id);
	show_slice("time", post->time);
	show_slice("url", post->url);
	if (post->has_score)
		printf(" score=%g", post->score);
	printf("%s%s\n", post->is_author_uncertain ? " UNCERTAIN" : "",
		post->is_deleted ? " DELETED" : "");
	for (uint32_t i = 0; i < post->block_count; i++) {
		const sg_block *block = &reading->blocks[post->first_block + i];
		sg_slice words = sg_slice_at(text, block->span);
		if (words.len <= 110)
			printf("    %-9s %.*s\n", kinds[block->kind], (int)words.len, words.ptr);
		else
			printf("    %-9s %.*s ... %.*s\n", kinds[block->kind], 70, words.ptr, 30,
				words.ptr + words.len - 30);
	}
}

static void show_quotation(const sg_quotation *q, sg_slice text)
{
	sg_slice words = sg_slice_at(text, q->span), target = sg_slice_at(text, q->target);
	printf("%u quotes %u (%s, %.2f): %.*s = %.*s\n", q->post, q->home, q->method, q->confidence,
		(int)words.len, words.ptr, (int)target.len, target.ptr);
}

static void show_rest(const sg_reading *reading)
{
	for (size_t i = 0; i < reading->quotation_count; i++)
		show_quotation(&reading->quotations[i], reading->text);
	for (size_t i = 0; i < reading->tie_count; i++)
		printf("%u %s %u\n", reading->ties[i].source,
			sg_relation_kind_name(reading->ties[i].kind), reading->ties[i].target);
	for (size_t i = 0; i < reading->fault_count; i++)
		printf("passed over at byte %zu: %s\n", reading->faults[i].pos,
			reading->faults[i].what);
}

static void print_rows(const sg_reading *reading)
{
	for (size_t i = 0; i < reading->post_count; i++) {
		const sg_post *post = &reading->posts[i];
		printf("post\t%zu\t%d\t%ld\t%.*s\n", i, (int)post->form,
			post->parent == SG_NONE ? -1L : (long)post->parent, (int)post->author.len,
			post->author.len ? post->author.ptr : "");
		for (uint32_t k = 0; k < post->block_count; k++) {
			sg_span span = reading->blocks[post->first_block + k].span;
			printf("block\t%u\t%u\n", span.start, span.end);
		}
	}
}

int main(int argc, char **argv)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_reading reading = {0};
	sg_slice text = argc > 1 ? load(argv[1]) : (sg_slice)SG_SLICE_EMPTY;
	bool wants_rows = argc > 2 && strcmp(argv[2], "-") == 0;
	const char *name = argc > 2 && !wants_rows ? argv[2] : NULL;
	const sg_reader *reader = text.len ? sg_reader__choose(text, name) : NULL;
	sg_error error = {SG_OK, "no text, or no such reader", 0, NULL};
	if (!reader || sg_reader__read(reader, &reading, text, &arena, &error) != SG_OK) {
		fprintf(stderr, "show-reading: %s\n", error.what);
		sg_arena_destroy(&arena);
		free((char *)text.ptr);
		return 1;
	}
	if (wants_rows) {
		print_rows(&reading);
		sg_arena_destroy(&arena);
		free((char *)text.ptr);
		return 0;
	}
	printf("by %s: %s of %zu posts", reader->name, sg_document_kind_name(reading.kind),
		reading.post_count);
	show_slice("title", reading.title);
	printf("\n");
	for (size_t i = 0; i < reading.post_count; i++)
		show_post(&reading, i, reading.text);
	show_rest(&reading);
	sg_arena_destroy(&arena);
	free((char *)text.ptr);
	return 0;
}
