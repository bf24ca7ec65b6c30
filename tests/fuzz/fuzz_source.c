/* Any bytes -> a source -> what they hold: never more at a time than was asked for, the same bytes
 * however they are asked for, and an end. What is packed so tightly that it would go on and on is
 * left after some megabytes.
 *
 * The first byte says in what pieces bytes are given and asked for. */
#include "fuzz.h"
#include "stancegraph/source.h"

#include <string.h>

enum { MOST_BYTES = 1 << 22, PIECE = 4096 };

typedef struct giver {
	const uint8_t *bytes;
	size_t left, step;
} giver;

static long give(void *context, void *out, size_t size)
{
	giver *g = context;
	size_t n = g->left < size ? g->left : size;
	n = n < g->step ? n : g->step;
	if (n)
		memcpy(out, g->bytes, n);
	g->bytes += n;
	g->left -= n;
	return (long)n;
}

/* Sum (FNV-1a) and number of the bytes that come out before the end or a failure. */
typedef struct result {
	uint64_t sum;
	size_t count;
	sg_status status;
} result;

static result pull_all(const uint8_t *data, size_t size, size_t step, size_t piece)
{
	char out[PIECE];
	giver g = {data, size, step};
	result r = {.sum = 14695981039346656037u};
	sg_error err = SG_ERROR_INIT;
	sg_source *source = NULL;
	size_t count = 1;
	r.status = sg_source_open(&source, give, &g, &err);
	while (r.status == SG_OK && count && r.count < MOST_BYTES) {
		r.status = sg_source_pull(source, out, piece, &count, &err);
		must(count <= piece, "more than was asked for");
		for (size_t i = 0; i < count; i++)
			r.sum = (r.sum ^ (uint8_t)out[i]) * 1099511628211u;
		r.count += count;
	}
	must(r.status == SG_OK || (err.code == r.status && err.what), "a failure without a reason");
	sg_source_close(source);
	return r;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size < 1)
		return 0;
	size_t step = data[0] % 16u * 37u + 1, piece = data[0] / 16u ? data[0] / 16u * 200u : 1;
	result one = pull_all(data + 1, size - 1, SIZE_MAX, PIECE);
	result other = pull_all(data + 1, size - 1, step, piece);
	if (one.count >= MOST_BYTES || other.count >= MOST_BYTES)
		return 0;
	must(one.status == other.status, "pieces change how it ends");
	must(one.status != SG_OK || (one.count == other.count && one.sum == other.sum),
		"pieces change what comes out");
	return 0;
}
