/* What the benchmarks of the stages do with texts. */
#include "bench_text.h"

#include <stdio.h>

bool bench_read_file(sg_buf *out, const char *path)
{
	char block[65536];
	size_t n;
	FILE *file = fopen(path, "rb");
	if (!file)
		return false;
	while ((n = fread(block, 1, sizeof block, file)) > 0)
		sg_buf_add(out, (sg_slice){block, n});
	bool ok = !ferror(file) && !out->failed;
	fclose(file);
	return ok;
}

size_t bench_count_words(sg_slice text)
{
	size_t count = 0;
	bool was_space = true;
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];
		bool is_space = c == ' ' || (c >= '\t' && c <= '\r');
		count += was_space && !is_space;
		was_space = is_space;
	}
	return count;
}
