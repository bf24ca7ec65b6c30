/* Decompressors: each is a file that knows one library, and a row in source.c. */
#ifndef STANCEGRAPH_CORE_UNPACK_H
#define STANCEGRAPH_CORE_UNPACK_H

#include "stancegraph/slice.h"

/** What is compressed, and room for what comes out; both move on as they are used up. */
typedef struct sg_unpack_io {
	const char *in;
	size_t in_left;
	char *out;
	size_t out_left;
} sg_unpack_io;

typedef struct sg_unpacker {
	sg_slice magic; /* the first bytes of what it reads */
	/** NULL when memory is out. */
	void *(*open)(void);
	/**
	 * Go on until there is nothing left of either. `*is_between` tells whether the input may
	 * end here. @return SG_OK; SG_E_ENCODING (what comes is damaged); SG_E_NOMEM
	 */
	sg_status (*step)(void *state, sg_unpack_io *io, bool *is_between);
	void (*close)(void *state);
} sg_unpacker;

extern const sg_unpacker sg_unpacker__gzip;
extern const sg_unpacker sg_unpacker__zstd;
extern const sg_unpacker sg_unpacker__zstd_skipping; /* that begins as pzstd writes it */

#endif
