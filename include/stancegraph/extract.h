/* The extract stage: bytes -> debate. */
#ifndef STANCEGRAPH_EXTRACT_H
#define STANCEGRAPH_EXTRACT_H

#include "stancegraph/debate.h"
#include "stancegraph/model.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct sg_extract_options {
	/* Stances below it stay `replies`; in [0,1]. SG_CONFIDENCE_USUAL is 0.6 where a phrase of
	 * stance or a report tells, and 0.7 where words and thread are weighed. */
	double min_confidence;
	const char *from; /* a reader's name ("thread"), or NULL to look at the content */
	unsigned threads; /* documents extracted at the same time; 0 counts as 1 */
	/* weights of the tagger of reported speech; NULL for those that are built in */
	const sg_model *model;
	/* of tables, which column is what: "id=comment_id,text=body"; NULL to guess by their
	 * names */
	const char *columns;
} sg_extract_options;

#define SG_CONFIDENCE_USUAL (-1.0)

#define SG_EXTRACT_OPTIONS_INIT                                                                    \
	{                                                                                          \
		SG_CONFIDENCE_USUAL, NULL, 1, NULL, NULL                                           \
	}

/** One input. Both slices are borrowed and must outlive the debate. */
typedef struct sg_input {
	sg_slice path;
	sg_slice bytes;
} sg_input;

/** Largest document, in bytes: spans are 32-bit. */
#define SG_DOCUMENT_MAX_BYTES ((uint64_t)UINT32_MAX - 1)

/**
 * Extract one debate from several inputs. The same person is one node across documents.
 *
 * Claims borrow from the inputs' bytes: keep them as long as the result. A leading BOM is
 * skipped; nothing else is changed or repaired. Of an input made for programs (posts in JSON) the
 * document's text is its posts' texts, each followed by a blank line, and lives in `arena`.
 *
 * @param[out] out    filled when at least one input could be read, untouched otherwise
 * @param[out] errors one per input (code SG_OK where it was read); NULL if not wanted
 * @return SG_OK when at least one input gave a debate; else the first input's failure:
 *         SG_E_EMPTY, SG_E_ENCODING (pos = first bad byte), SG_E_SYNTAX (pos = where the JSON is
 *         wrong), SG_E_LIMIT, SG_E_UNKNOWN (no such reader); SG_E_NOMEM at any time
 *
 * No globals: safe from several threads with different arenas. The result is the same for any
 * number of threads. Time O(total bytes), memory about 10 times the text.
 */
SG_API SG_MUST_USE sg_status sg_extract(sg_debate *out, const sg_input *inputs, size_t input_count,
	const sg_extract_options *options, sg_arena *arena, sg_error *errors);

/** Names of the readers, for --from and its help: NULL-terminated, constant. */
SG_API const char *const *sg_reader_names(void);

/** One line on what the reader called `name` reads; constant, NULL if there is no such reader. */
SG_API const char *sg_reader_about(const char *name);

#ifdef __cplusplus
}
#endif
#endif
