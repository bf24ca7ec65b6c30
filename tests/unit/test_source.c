/* Sources: what is read through a source is what was packed, however it comes; what is damaged is
 * said, and never read past. */
#include "core/source.h"
#include "leak.h"
#include "stancegraph/arena.h"
#include "stancegraph/buffer.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <zlib.h>
#include <zstd.h>

TestSuite(source, .timeout = 60);

/* Bytes that are given in pieces of at most `step`; a failure behind `fails_at` of them. */
typedef struct giver {
	sg_slice rest;
	size_t step, fails_at, given;
} giver;

static long give(void *context, void *bytes, size_t size)
{
	giver *g = context;
	size_t n = g->rest.len < size ? g->rest.len : size;
	n = g->step && n > g->step ? g->step : n;
	if (g->fails_at && g->given + n > g->fails_at)
		return -1;
	if (n)
		memcpy(bytes, g->rest.ptr, n);
	g->rest.ptr += n;
	g->rest.len -= n;
	g->given += n;
	return (long)n;
}

static sg_status read_all_of(sg_buf *out, giver *g, size_t piece, sg_error *err)
{
	static char bytes[1 << 16];
	sg_source *source = NULL;
	size_t count = 1;
	sg_buf_clear(out);
	sg_status st = sg_source_open(&source, give, g, err);
	while (st == SG_OK && count) {
		st = sg_source_pull(source, bytes, piece, &count, err);
		cr_assert(count <= piece);
		if (st == SG_OK)
			sg_buf_add(out, (sg_slice){bytes, count});
	}
	sg_source_close(source);
	return st;
}

static sg_status unpack(sg_buf *out, sg_slice packed, size_t step, size_t piece)
{
	giver g = {.rest = packed, .step = step};
	return read_all_of(out, &g, piece, NULL);
}

/* Some text that packs, and some that does not. */
static sg_slice text_of_bytes(size_t size)
{
	static char text[1 << 19];
	uint32_t random = 1;
	for (size_t i = 0; i < size; i++) {
		random = random * 1664525u + 1013904223u;
		text[i] =
			i % 1000 < 700 ? "the lamps burn all night "[i % 25] : (char)(random >> 24);
	}
	return (sg_slice){text, size};
}

static void add_gzip(sg_buf *out, sg_slice text)
{
	z_stream z = {.next_in = (Bytef *)text.ptr, .avail_in = (uInt)text.len};
	size_t room = text.len + 4096;
	char *bytes = malloc(room);
	cr_assert(deflateInit2(&z, 6, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
	z.next_out = (Bytef *)bytes;
	z.avail_out = (uInt)room;
	cr_assert(deflate(&z, Z_FINISH) == Z_STREAM_END);
	sg_buf_add(out, (sg_slice){bytes, room - z.avail_out});
	deflateEnd(&z);
	free(bytes);
}

static void add_zstd(sg_buf *out, sg_slice text)
{
	size_t room = ZSTD_compressBound(text.len);
	char *bytes = malloc(room);
	ZSTD_CCtx *context = ZSTD_createCCtx();
	ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
	size_t len = ZSTD_compress2(context, bytes, room, text.ptr, text.len);
	cr_assert(ZSTD_isError(len) == 0);
	sg_buf_add(out, (sg_slice){bytes, len});
	ZSTD_freeCCtx(context);
	free(bytes);
}

typedef void packer(sg_buf *out, sg_slice text);

static packer *const PACKERS[] = {sg_buf_add, add_gzip, add_zstd};
enum { PACKER_COUNT = 3 };

/* Several members or frames, in pieces of any size on either side. */
Test(source, what_was_packed_comes_out)
{
	static const size_t sizes[] = {0, 1, 3, 4, 70000, 400000};
	static const size_t steps[] = {0, 1, 2, 65536};
	sg_buf packed = SG_BUF_INIT, out = SG_BUF_INIT;
	for (size_t p = 0; p < PACKER_COUNT; p++)
		for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
			sg_slice text = text_of_bytes(sizes[i]);
			size_t half = text.len / 3;
			sg_buf_clear(&packed);
			PACKERS[p](&packed, (sg_slice){text.ptr, half});
			PACKERS[p](&packed, (sg_slice){text.ptr + half, text.len - half});
			for (size_t k = 0; k < sizeof steps / sizeof *steps; k++) {
				size_t piece = k % 2 ? 1 << 16 : 1000;
				cr_assert(unpack(&out, sg_buf_slice(&packed), steps[k], piece) ==
					  SG_OK);
				cr_assert(sg_slice_eq(sg_buf_slice(&out), text), "%zu %zu %zu", p,
					i, k);
			}
			cr_assert(unpack(&out, sg_buf_slice(&packed), 0, 1) == SG_OK);
			cr_assert(sg_slice_eq(sg_buf_slice(&out), text));
		}
	sg_buf_free(&packed);
	sg_buf_free(&out);
	cr_assert(not(has_leaks()));
}

Test(source, zeros_behind_gzip_are_passed_over)
{
	static const char zeros[1000] = {0};
	sg_buf packed = SG_BUF_INIT, out = SG_BUF_INIT;
	add_gzip(&packed, sg_slice_of("one "));
	sg_buf_add(&packed, (sg_slice){zeros, sizeof zeros});
	cr_assert(unpack(&out, sg_buf_slice(&packed), 1, 100) == SG_OK);
	cr_assert(sg_slice_eq(sg_buf_slice(&out), sg_slice_of("one ")));
	add_gzip(&packed, sg_slice_of("two"));
	cr_assert(unpack(&out, sg_buf_slice(&packed), 0, 100) == SG_OK);
	cr_assert(sg_slice_eq(sg_buf_slice(&out), sg_slice_of("one two")));
	sg_buf_puts(&packed, "words that are not packed");
	cr_assert(unpack(&out, sg_buf_slice(&packed), 0, 100) == SG_E_ENCODING);
	sg_buf_free(&packed);
	sg_buf_free(&out);
}

/* As pzstd writes: a frame that is skipped, then the others. */
Test(source, skipped_frames_may_come_first)
{
	sg_buf packed = SG_BUF_INIT, out = SG_BUF_INIT;
	sg_buf_add(&packed, (sg_slice){"\x50\x2A\x4D\x18\x04\0\0\0abcd", 12});
	add_zstd(&packed, sg_slice_of("words"));
	cr_assert(unpack(&out, sg_buf_slice(&packed), 1, 100) == SG_OK);
	cr_assert(sg_slice_eq(sg_buf_slice(&out), sg_slice_of("words")));
	sg_buf_free(&packed);
	sg_buf_free(&out);
}

Test(source, what_is_cut_off_is_damaged)
{
	sg_buf packed = SG_BUF_INIT, out = SG_BUF_INIT;
	for (size_t p = 1; p < PACKER_COUNT; p++) {
		sg_buf_clear(&packed);
		PACKERS[p](&packed, text_of_bytes(3000));
		for (size_t len = 4; len < packed.len; len++)
			cr_assert(
				unpack(&out, (sg_slice){packed.ptr, len}, 0, 512) == SG_E_ENCODING,
				"%zu of %zu", len, packed.len);
	}
	sg_buf_free(&packed);
	sg_buf_free(&out);
	cr_assert(not(has_leaks()));
}

/* One byte is another: an error, or the same text where the byte says nothing of it; no other text
 * and no end without an error before all of it. */
Test(source, damage_is_found_at_each_byte)
{
	sg_buf packed = SG_BUF_INIT, out = SG_BUF_INIT;
	sg_slice text = text_of_bytes(2000);
	for (size_t p = 1; p < PACKER_COUNT; p++) {
		sg_buf_clear(&packed);
		PACKERS[p](&packed, text);
		for (size_t at = 4; at < packed.len; at++) {
			char old = packed.ptr[at];
			packed.ptr[at] = (char)(old ^ 0x55);
			sg_status st = unpack(&out, sg_buf_slice(&packed), 0, 512);
			cr_assert(st == SG_E_ENCODING ||
					  (st == SG_OK && sg_slice_eq(sg_buf_slice(&out), text)),
				"byte %zu", at);
			packed.ptr[at] = old;
		}
	}
	sg_buf_free(&packed);
	sg_buf_free(&out);
	cr_assert(not(has_leaks()));
}

Test(source, a_failure_to_read_is_said)
{
	sg_buf packed = SG_BUF_INIT, out = SG_BUF_INIT;
	for (size_t p = 0; p < PACKER_COUNT; p++) {
		sg_error err = SG_ERROR_INIT;
		sg_buf_clear(&packed);
		PACKERS[p](&packed, text_of_bytes(100000));
		giver g = {.rest = sg_buf_slice(&packed), .step = 100, .fails_at = 20000};
		cr_assert(read_all_of(&out, &g, 1000, &err) == SG_E_IO && err.code == SG_E_IO);
		giver none = {.rest = sg_buf_slice(&packed), .step = 3, .fails_at = 2};
		cr_assert(read_all_of(&out, &none, 1000, &err) == SG_E_IO);
	}
	sg_buf_free(&packed);
	sg_buf_free(&out);
	cr_assert(not(has_leaks()));
}

Test(source, memory_that_runs_out_is_said)
{
	sg_buf packed = SG_BUF_INIT;
	for (size_t p = 0; p < PACKER_COUNT; p++) {
		sg_status st = SG_E_NOMEM;
		sg_buf_clear(&packed);
		PACKERS[p](&packed, text_of_bytes(5000));
		for (size_t n = 1; st != SG_OK; n++) {
			giver g = {.rest = sg_buf_slice(&packed)};
			sg_source *source = NULL;
			sg_alloc_fail_at(n);
			st = sg_source_open(&source, give, &g, NULL);
			sg_alloc_fail_at(0);
			cr_assert(n < 10 && (st == SG_OK || (st == SG_E_NOMEM && !source)));
			sg_source_close(source);
		}
	}
	sg_buf_free(&packed);
	cr_assert(not(has_leaks()));
}

/* Packed twice is unpacked once; a source within a source is how it is unpacked again. */
Test(source, each_source_unpacks_once)
{
	sg_slice text = text_of_bytes(5000);
	for (size_t inner = 1; inner < PACKER_COUNT; inner++)
		for (size_t outer = 1; outer < PACKER_COUNT; outer++) {
			sg_buf once = SG_BUF_INIT, twice = SG_BUF_INIT, out = SG_BUF_INIT;
			PACKERS[inner](&once, text);
			PACKERS[outer](&twice, sg_buf_slice(&once));
			cr_assert(unpack(&out, sg_buf_slice(&twice), 7, 100) == SG_OK);
			cr_assert(sg_slice_eq(sg_buf_slice(&out), sg_buf_slice(&once)));
			sg_buf_free(&once);
			sg_buf_free(&twice);
			sg_buf_free(&out);
		}
}

Test(source, plain_sources_unpack_nothing)
{
	sg_buf packed = SG_BUF_INIT;
	char bytes[1000];
	size_t count = 0;
	sg_source *source = NULL;
	add_gzip(&packed, sg_slice_of("words"));
	giver g = {.rest = sg_buf_slice(&packed)};
	cr_assert(sg_source__open_plain(&source, give, &g, NULL) == SG_OK);
	cr_assert(sg_source_pull(source, bytes, sizeof bytes, &count, NULL) == SG_OK);
	cr_assert(sg_slice_eq((sg_slice){bytes, count}, sg_buf_slice(&packed)));
	cr_assert(sg_source_consumed(source) == packed.len);
	sg_source_close(source);
	sg_buf_free(&packed);
}

Test(source, nothing_may_be_asked_for)
{
	char byte;
	size_t count = 7;
	sg_source *source = NULL;
	giver g = {.rest = sg_slice_of("words")};
	cr_assert(sg_source_open(&source, give, &g, NULL) == SG_OK);
	cr_assert(sg_source_pull(source, &byte, 0, &count, NULL) == SG_OK && count == 0);
	cr_assert(sg_source_pull(source, &byte, 1, &count, NULL) == SG_OK && count == 1);
	cr_assert(byte == 'w');
	sg_source_close(source);
	sg_source_close(NULL);
}
