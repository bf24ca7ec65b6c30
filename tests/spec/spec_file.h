/* Spec fixtures: prose with fenced examples, in the manner of CommonMark's specification.
 *
 *     ```````````` example WORDS
 *     input
 *     .
 *     expected lines
 *     ````````````
 */
#ifndef STANCEGRAPH_TESTS_SPEC_FILE_H
#define STANCEGRAPH_TESTS_SPEC_FILE_H

#include "stancegraph/arena.h"

typedef struct spec_example {
	sg_slice words;    /* what stands behind "example" */
	sg_slice input;    /* with its last line break */
	sg_slice expected; /* whole lines, or empty */
	size_t line;       /* of the opening fence, from 1 */
} spec_example;

typedef struct spec_file {
	const char *path;
	sg_slice text;
	spec_example *examples;
	size_t example_count, example_capacity;
} spec_file;

/**
 * Read and cut one file; everything lives in `arena`.
 * @return SG_OK; SG_E_IO; SG_E_NOMEM; SG_E_SYNTAX (err->pos is the byte where an example that
 *         does not end, or has no lone ".", starts)
 */
SG_MUST_USE sg_status spec_file_read(
	spec_file *out, const char *path, sg_arena *arena, sg_error *err);

#endif
