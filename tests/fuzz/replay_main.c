/* A plain main for a fuzz program: runs it over files, so that every fixture and every old crash
 * is tried under any compiler.
 *
 * usage: replay [-p COUNT] FILE|DIRECTORY...
 *
 * Directories are walked, but for held-out ones, which serve for measuring only. -p puts that
 * many zero bytes before the files behind it: the options of a fuzz program that a fixture does
 * not have. */
#include "fuzz.h"

#include <ftw.h>
#include <string.h>

static size_t prefix;
static unsigned run, unreadable;

static void replay(const char *path, size_t size)
{
	/* Exactly as long as the input, so that a read past its end is seen. */
	uint8_t *data = calloc(prefix + size ? prefix + size : 1, 1);
	FILE *file = fopen(path, "rb");
	if (data && file && fread(data + prefix, 1, size, file) == size) {
		fprintf(stderr, "%s\n", path);
		LLVMFuzzerTestOneInput(data, prefix + size);
		run++;
	} else {
		fprintf(stderr, "%s cannot be read\n", path);
		unreadable++;
	}
	if (file)
		fclose(file);
	free(data);
}

static int visit(const char *path, const struct stat *info, int kind, struct FTW *at)
{
	(void)at;
	if (strstr(path, "/held-out/"))
		return 0;
	if (kind == FTW_F)
		replay(path, (size_t)info->st_size);
	else if (kind != FTW_D)
		unreadable++;
	return 0;
}

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "-p") == 0 && i + 1 < argc)
			prefix = (size_t)strtoul(argv[++i], NULL, 10);
		else if (nftw(argv[i], visit, 16, FTW_PHYS) != 0)
			unreadable++;
	}
	printf("%u passed, %u failed, 0 skipped\n", run, unreadable);
	return unreadable || !run;
}
