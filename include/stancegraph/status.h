/* Statuses and errors: one shape for the whole program.
 *
 * A status names an expected failure; an error says where and why. Texts are constants, so an
 * error owns nothing and there is nothing to free. Line and column are computed from `pos` by
 * whoever prints. */
#ifndef STANCEGRAPH_STATUS_H
#define STANCEGRAPH_STATUS_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define SG_API      __attribute__((visibility("default")))
#define SG_MUST_USE __attribute__((warn_unused_result))
#else
#define SG_API
#define SG_MUST_USE
#endif

typedef enum sg_status {
	SG_OK = 0,
	SG_E_NOMEM,    /* an allocation failed */
	SG_E_LIMIT,    /* an input or a result is larger than this program takes */
	SG_E_ENCODING, /* text is not UTF-8, or holds bytes no text holds */
	SG_E_EMPTY,    /* there is no text, or no debate, in the input */
	SG_E_SYNTAX,   /* JSON, DOT, or an option's value that cannot be read */
	SG_E_IO,       /* reading, writing or a pipe failed */
	SG_E_TIMEOUT,  /* a time limit ran out */
	SG_E_UNKNOWN,  /* a format, view or name that does not exist */
	SG_E_INTERNAL  /* a fault of ours, or of a library under us */
} sg_status;

/** Where and why something failed. `pos` is a byte offset into the input, 0 if there is none. */
typedef struct sg_error {
	sg_status code;
	const char *what; /* constant text, never NULL once set */
	size_t pos;
	/* What to do about it; NULL if nothing can be said. Constant, or in the arena that the
	 * failing call was given. */
	const char *hint;
} sg_error;

#define SG_ERROR_INIT                                                                              \
	{                                                                                          \
		SG_OK, "", 0, NULL                                                                 \
	}

/**
 * Fill `err` (which may be NULL) and return `code`, so that failing reads `return sg_fail(...)`.
 * `what` must be a constant, `hint` one or in an arena of the caller's. Thread-safe. O(1).
 */
SG_API sg_status sg_fail(
	sg_error *err, sg_status code, size_t pos, const char *what, const char *hint);

/** The constant name of a status, such as "out of memory". Never NULL. Thread-safe. O(1). */
SG_API const char *sg_status_name(sg_status code);

#ifdef __cplusplus
}
#endif
#endif
