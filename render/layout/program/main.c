/* stancegraph-layout: a graph in DOT on standard input, positions on standard output.
 *
 * A program of its own because Graphviz is not thread-safe, may hang or eat memory, and is under
 * a licence that does not go into one program with igraph's. Exit: 0 done, 1 the input is no
 * graph, 2 the layout failed, 3 input or output failed. */
#include "layout/program/graphviz_port.h"

#include <locale.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

enum { INPUT_BYTES_MAX = 64 << 20, CPU_SECONDS_MAX = 60 };

#define MEMORY_BYTES_MAX ((rlim_t)2 << 30)

/* Should whoever started us die, nothing else would end a layout that does not end. */
static void limit_ourselves(void)
{
	struct rlimit cpu = {CPU_SECONDS_MAX, CPU_SECONDS_MAX};
	setrlimit(RLIMIT_CPU, &cpu);
#if !defined(__SANITIZE_ADDRESS__)
	struct rlimit memory = {MEMORY_BYTES_MAX, MEMORY_BYTES_MAX};
	setrlimit(RLIMIT_AS, &memory);
#endif
}

static char *read_all(FILE *in)
{
	size_t size = 0, capacity = 1 << 16;
	char *text = malloc(capacity);
	while (text) {
		size += fread(text + size, 1, capacity - size - 1, in);
		if (size + 1 < capacity)
			break;
		capacity *= 2;
		char *grown = capacity <= INPUT_BYTES_MAX ? realloc(text, capacity) : NULL;
		if (!grown)
			free(text);
		text = grown;
	}
	if (text)
		text[size] = '\0';
	return text;
}

int main(void)
{
	setlocale(LC_ALL, "C");
	limit_ourselves();
	char *dot = read_all(stdin);
	if (!dot)
		return 3;
	int rc = sg_port_layout(dot, stdout);
	if (fflush(stdout) != 0 && rc == 0)
		rc = 3;
	/* Graphviz keeps its context until the end: leave without tidying up, and without a leak
	 * checker's opinion of it. */
	_exit(rc);
}
