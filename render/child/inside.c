/* The other side of child.c, linked into the programs that it runs. */
#include "child/inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

enum { INPUT_BYTES_MAX = 64 << 20, CPU_SECONDS_MAX = 60 };

#define MEMORY_BYTES_MAX ((rlim_t)2 << 30)

void sg_inside__limit(void)
{
	struct rlimit cpu = {CPU_SECONDS_MAX, CPU_SECONDS_MAX};
	setrlimit(RLIMIT_CPU, &cpu);
#if !defined(__SANITIZE_ADDRESS__)
	struct rlimit memory = {MEMORY_BYTES_MAX, MEMORY_BYTES_MAX};
	setrlimit(RLIMIT_AS, &memory);
#endif
}

char *sg_inside__read(size_t *size)
{
	size_t used = 0, capacity = 1 << 16;
	char *text = malloc(capacity);
	while (text) {
		used += fread(text + used, 1, capacity - used - 1, stdin);
		if (used + 1 < capacity)
			break;
		capacity *= 2;
		char *grown = capacity <= INPUT_BYTES_MAX ? realloc(text, capacity) : NULL;
		if (!grown)
			free(text);
		text = grown;
	}
	if (text)
		text[used] = '\0';
	*size = text ? used : 0;
	return text;
}
