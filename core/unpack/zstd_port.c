/* The one file that knows libzstd. Dumps of comments are made with windows of up to 2 GiB, which a
 * reader has to hold as well. */
#include "unpack.h"

#include "alloc.h"

#include <stdlib.h>
#include <zstd.h>
#include <zstd_errors.h>

enum { WINDOW_LOG_MAX = 31 };

typedef struct zstd {
	ZSTD_DCtx *context;
	bool is_between; /* frames */
} zstd;

static void *zstd_open(void)
{
	zstd *z = sg_alloc__realloc(NULL, sizeof *z);
	if (z)
		*z = (zstd){.context = NULL};
	if (z)
		z->context = ZSTD_createDCtx();
	if (z && (!z->context || ZSTD_isError(ZSTD_DCtx_setParameter(
					 z->context, ZSTD_d_windowLogMax, WINDOW_LOG_MAX)))) {
		ZSTD_freeDCtx(z->context);
		free(z);
		return NULL;
	}
	return z;
}

static sg_status zstd_step(void *state, sg_unpack_io *io, bool *is_between)
{
	zstd *z = state;
	bool has_more = true; /* in the decoder, of what it has been given */
	while (io->out_left && (io->in_left || has_more)) {
		ZSTD_inBuffer in = {io->in, io->in_left, 0};
		ZSTD_outBuffer out = {io->out, io->out_left, 0};
		size_t left = ZSTD_decompressStream(z->context, &out, &in);
		if (ZSTD_isError(left))
			return ZSTD_getErrorCode(left) == ZSTD_error_memory_allocation
				       ? SG_E_NOMEM
				       : SG_E_ENCODING;
		if (in.pos || out.pos)
			z->is_between = left == 0;
		has_more = out.pos > 0;
		io->in += in.pos;
		io->in_left -= in.pos;
		io->out += out.pos;
		io->out_left -= out.pos;
	}
	*is_between = z->is_between;
	return SG_OK;
}

static void zstd_close(void *state)
{
	zstd *z = state;
	ZSTD_freeDCtx(z->context);
	free(z);
}

const sg_unpacker sg_unpacker__zstd = {
	SG_SLICE_LIT("\x28\xB5\x2F\xFD"), zstd_open, zstd_step, zstd_close};

/* A frame of sizes comes first, which is passed over. */
const sg_unpacker sg_unpacker__zstd_skipping = {
	SG_SLICE_LIT("\x50\x2A\x4D\x18"), zstd_open, zstd_step, zstd_close};
