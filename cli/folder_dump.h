/* The folder of a Stack Exchange dump: a file for each table. They are read as one text of XML,
 * people first, so that names and questions are known when they are needed. */
#ifndef STANCEGRAPH_CLI_FOLDER_DUMP_H
#define STANCEGRAPH_CLI_FOLDER_DUMP_H

#include "input.h"
#include "stancegraph/source.h"

/** Is `path` the folder of such a dump, with its Posts.xml? */
bool folder_dump_is(const char *path);

/** Where the reading of a dump's folder has come; for folder_dump_pull. */
typedef struct folder_dump {
	const char *path;
	size_t table; /* of the one that is open, or next */
	int file;     /* -1: none is open */
	bool has_ended, has_failed;
	char head[512]; /* bytes that come before those of the file */
	size_t head_start, head_end;
} folder_dump;

void folder_dump_begin(folder_dump *out, const char *path);

/** An sg_source_read; the context is a folder_dump. A table that is not there is passed over. */
long folder_dump_pull(void *context, void *bytes, size_t size);

void folder_dump_end(folder_dump *dump);

/** All of it as an input. False, and said why, if it cannot be read; `out` is then empty. */
bool folder_dump_read(input *out, const char *path);

#endif
