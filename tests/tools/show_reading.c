/* show-reading FILE [READER]: print how the readers see a text. With "-" for READER: posts and
 * blocks as tab-separated lines, for compare_reading.py. For development only. */
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
	printf("%s\n", post->is_author_uncertain ? " UNCERTAIN" : "");
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
		return 1;
	}
	if (wants_rows) {
		print_rows(&reading);
		sg_arena_destroy(&arena);
		free((char *)text.ptr);
		return 0;
	}
#define READER(row, name) &sg_reader__##row,
	const sg_reader *all[] = {
#include "reader/readers.h"
	};
#undef READER
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (sg_reader__score(all[i], text) > 0)
			printf("%s %.2f  ", all[i]->name, sg_reader__score(all[i], text));
	printf("\n%s: %zu posts", sg_document_kind_name(reading.kind), reading.post_count);
	show_slice("title", reading.title);
	printf("\n");
	for (size_t i = 0; i < reading.post_count; i++)
		show_post(&reading, i, reading.text.ptr ? reading.text : text);
	sg_arena_destroy(&arena);
	free((char *)text.ptr);
	return 0;
}
