/* The one file that knows zlib. A file of gzip may be several members one after the other, and end
 * in zeros, which fill tapes and blocks. */
#include "unpack.h"

#include "alloc.h"

#include <stdlib.h>
#include <zlib.h>

enum { GZIP_ONLY = 16, STEP_BYTES = 1 << 30 };

typedef struct gzip {
	z_stream stream;
	bool is_between; /* members */
} gzip;

static void *gzip_open(void)
{
	gzip *g = sg_alloc__realloc(NULL, sizeof *g);
	if (g)
		memset(g, 0, sizeof *g);
	if (g && inflateInit2(&g->stream, MAX_WBITS + GZIP_ONLY) != Z_OK) {
		free(g);
		return NULL;
	}
	return g;
}

static void skip_zeros(sg_unpack_io *io)
{
	while (io->in_left && !*io->in) {
		io->in++;
		io->in_left--;
	}
}

static sg_status inflate_some(gzip *g, sg_unpack_io *io)
{
	uInt in = (uInt)(io->in_left < STEP_BYTES ? io->in_left : STEP_BYTES);
	uInt out = (uInt)(io->out_left < STEP_BYTES ? io->out_left : STEP_BYTES);
	g->stream.next_in = (z_const Bytef *)io->in;
	g->stream.avail_in = in;
	g->stream.next_out = (Bytef *)io->out;
	g->stream.avail_out = out;
	int code = inflate(&g->stream, Z_NO_FLUSH);
	io->in += in - g->stream.avail_in;
	io->in_left -= in - g->stream.avail_in;
	io->out += out - g->stream.avail_out;
	io->out_left -= out - g->stream.avail_out;
	g->is_between = code == Z_STREAM_END;
	if (g->is_between && inflateReset(&g->stream) != Z_OK)
		return SG_E_ENCODING;
	return code == Z_OK || code == Z_STREAM_END || code == Z_BUF_ERROR ? SG_OK
	       : code == Z_MEM_ERROR                                       ? SG_E_NOMEM
									   : SG_E_ENCODING;
}

static sg_status gzip_step(void *state, sg_unpack_io *io, bool *is_between)
{
	gzip *g = state;
	sg_status st = SG_OK;
	while (st == SG_OK && io->in_left && io->out_left) {
		if (g->is_between)
			skip_zeros(io);
		if (io->in_left)
			st = inflate_some(g, io);
	}
	*is_between = g->is_between;
	return st;
}

static void gzip_close(void *state)
{
	gzip *g = state;
	(void)inflateEnd(&g->stream);
	free(g);
}

const sg_unpacker sg_unpacker__gzip = {SG_SLICE_LIT("\x1F\x8B"), gzip_open, gzip_step, gzip_close};
