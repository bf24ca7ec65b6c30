/* A sample: an input as its readers look at it. Some look at its bytes, most at its text, and those
 * of JSON at its tree; each of these is made once, for all of them. */
#ifndef STANCEGRAPH_EXTRACT_SAMPLE_H
#define STANCEGRAPH_EXTRACT_SAMPLE_H

#include "reader/json/tree.h"
#include "reader/lines.h"

enum { SG_SAMPLE_LINES = 1500 };

typedef struct sg_sample {
	sg_slice bytes;      /* the input as it came */
	sg_slice text;       /* as UTF-8 without a BOM, of these bytes or, where they are UTF-16 or
			    UTF-32 with one, in the arena; empty where it is none */
	sg_error fault;      /* why it is none; code SG_OK if it is text */
	sg_lines lines;      /* the first lines of the text */
	const char *columns; /* as in --columns; NULL if not given */
	sg_arena *arena;     /* of what is made for the sample; the reading may point into it */
	/* Made when first asked for, by the functions below. */
	const sg_json *json;
	sg_error json_fault;
	bool has_tried_json;
	sg_line items[SG_SAMPLE_LINES];
} sg_sample;

/** Look at `bytes`, which are borrowed as `arena` is. O(bytes). */
void sg_sample__init(sg_sample *out, sg_slice bytes, sg_arena *arena);

/**
 * The text as a tree of JSON; NULL where it is none: then sample->json_fault says why. Only text
 * that begins as JSON does is tried. O(text) the first time, then O(1).
 */
const sg_json *sg_sample__json(sg_sample *sample);

/** Does the text begin like JSON: an object with a key, or a list of objects or lists? O(1). */
bool sg_sample__begins_as_json(const sg_sample *sample);

#endif
