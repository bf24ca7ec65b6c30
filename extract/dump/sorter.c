/* The sorter. An item is kept as two lengths, its key and its bytes. The run at hand lies in one
 * block with an index of offsets; equal keys keep their order because the index is compared last.
 * Runs lie one behind the other in the file, so that any number of them needs one open file. */
#include "dump/sorter.h"

#include "core/alloc.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

/* Offsets in an index reach this far, with one item of two times 4 GiB behind half of it. */
static const uint64_t MOST_MEMORY = (uint64_t)UINT32_MAX * 4;

enum { MOST_RUNS = 8192, LEAST_BUFFER = 1 << 14, ENTRY_HEAD = 8, NAME_BYTES = 4096 };

typedef struct run {
	uint64_t next, end; /* of its bytes in the file that are not in the buffer yet */
	char *buffer;
	size_t capacity, start, filled;
} run;

struct sg_sorter {
	char folder[NAME_BYTES];
	int file; /* -1: none yet */
	uint64_t written;
	size_t memory;
	/* the run at hand */
	char *block;
	size_t block_capacity, used;
	uint32_t *index; /* offsets in units of ENTRY_HEAD */
	size_t count, index_capacity;
	/* merging */
	run *runs;
	size_t run_count, run_capacity;
	uint32_t *heap; /* runs, the one with the least item first */
	size_t heap_count;
	size_t next; /* of the index, where there is one run and no file */
	bool is_merging;
	uint32_t taken; /* the run whose item was handed out last, or NONE */
};

static const uint32_t NONE = UINT32_MAX;

static sg_status no_memory(sg_error *err)
{
	return sg_fail(err, SG_E_NOMEM, 0, "out of memory", NULL);
}

/* ---- items ---------------------------------------------------------------------------------- */

typedef struct entry {
	sg_slice key, item;
} entry;

static entry entry_at(const char *at)
{
	uint32_t lengths[2];
	memcpy(lengths, at, sizeof lengths);
	return (entry){{at + ENTRY_HEAD, lengths[0]}, {at + ENTRY_HEAD + lengths[0], lengths[1]}};
}

static size_t entry_bytes(size_t key, size_t item)
{
	size_t bytes = ENTRY_HEAD + key + item;
	return (bytes + ENTRY_HEAD - 1) / ENTRY_HEAD * ENTRY_HEAD;
}

static int compare_keys(sg_slice a, sg_slice b)
{
	if (a.len != b.len)
		return a.len < b.len ? -1 : 1;
	return a.len ? memcmp(a.ptr, b.ptr, a.len) : 0;
}

/* ---- the run at hand ------------------------------------------------------------------------ */

static bool is_in_order(const sg_sorter *s, uint32_t a, uint32_t b)
{
	return compare_keys(entry_at(s->block + (size_t)a * ENTRY_HEAD).key,
		       entry_at(s->block + (size_t)b * ENTRY_HEAD).key) <= 0;
}

/* Two neighbours of `width` items each, from `lo` on, into one. */
static void merge_pair(
	const sg_sorter *s, uint32_t *to, const uint32_t *from, size_t lo, size_t width)
{
	size_t n = s->count, mid = lo + width < n ? lo + width : n;
	size_t hi = lo + 2 * width < n ? lo + 2 * width : n, i = lo, j = mid;
	for (size_t k = lo; k < hi; k++) {
		bool is_left = j == hi || (i < mid && is_in_order(s, from[i], from[j]));
		to[k] = is_left ? from[i++] : from[j++];
	}
}

/* Merge sort from the bottom up over the index: stable, and needs no state of its own. */
static bool sort_index(sg_sorter *s)
{
	size_t n = s->count;
	uint32_t *from = s->index, *to = sg_alloc__realloc(NULL, (n + 1) * sizeof *to);
	uint32_t *spare = to;
	if (!to)
		return false;
	for (size_t width = 1; width < n; width *= 2) {
		for (size_t lo = 0; lo < n; lo += 2 * width)
			merge_pair(s, to, from, lo, width);
		uint32_t *swap = from;
		from = to;
		to = swap;
	}
	if (from != s->index)
		memcpy(s->index, from, n * sizeof *from);
	free(spare);
	return true;
}

static bool grow(void **items, size_t *capacity, size_t least, size_t size)
{
	size_t wanted = *capacity ? *capacity : 64;
	while (wanted < least)
		wanted *= 2;
	void *more = wanted > *capacity ? sg_alloc__realloc(*items, wanted * size) : *items;
	if (!more)
		return false;
	*items = more;
	*capacity = wanted;
	return true;
}

/* ---- the file ------------------------------------------------------------------------------- */

static sg_status cannot_spill(sg_error *err)
{
	return sg_fail(err, SG_E_IO, 0,
		errno == ENOSPC ? "no room for temporary files" : "temporary files cannot be used",
		"set TMPDIR to a folder with room");
}

static sg_status make_file(sg_sorter *s, sg_error *err)
{
	char name[NAME_BYTES + 32];
	size_t len = strlen(s->folder);
	memcpy(name, s->folder, len);
	memcpy(name + len, "/stancegraph-XXXXXX", sizeof "/stancegraph-XXXXXX");
	s->file = mkstemp(name);
	if (s->file < 0)
		return cannot_spill(err);
	(void)fcntl(s->file, F_SETFD, FD_CLOEXEC);
	(void)unlink(name);
	return SG_OK;
}

static sg_status write_bytes(sg_sorter *s, const char *bytes, size_t size, sg_error *err)
{
	while (size) {
		ssize_t n = write(s->file, bytes, size);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return cannot_spill(err);
		bytes += n;
		size -= (size_t)n;
		s->written += (uint64_t)n;
	}
	return SG_OK;
}

/* The run's items in their order, through a buffer. */
static sg_status write_items(sg_sorter *s, char *buffer, size_t capacity, sg_error *err)
{
	size_t filled = 0;
	sg_status st = SG_OK;
	for (size_t i = 0; i < s->count && st == SG_OK; i++) {
		const char *at = s->block + (size_t)s->index[i] * ENTRY_HEAD;
		entry e = entry_at(at);
		size_t size = entry_bytes(e.key.len, e.item.len);
		if (size > capacity - filled) {
			st = write_bytes(s, buffer, filled, err);
			filled = 0;
		}
		if (st == SG_OK && size > capacity) {
			st = write_bytes(s, at, size, err);
		} else if (st == SG_OK) {
			memcpy(buffer + filled, at, size);
			filled += size;
		}
	}
	return st == SG_OK ? write_bytes(s, buffer, filled, err) : st;
}

static sg_status spill(sg_sorter *s, sg_error *err)
{
	enum { BUFFER = 1 << 18 };
	run fresh = {.next = s->written};
	void *runs = s->runs;
	char *buffer = sg_alloc__realloc(NULL, BUFFER);
	sg_status st = buffer && sort_index(s) ? SG_OK : no_memory(err);
	if (st == SG_OK && s->run_count == MOST_RUNS)
		st = sg_fail(err, SG_E_LIMIT, 0, "the dump is too large to be sorted",
			"cut it into several");
	if (st == SG_OK && !grow(&runs, &s->run_capacity, s->run_count + 1, sizeof fresh))
		st = no_memory(err);
	s->runs = runs;
	if (st == SG_OK && s->file < 0)
		st = make_file(s, err);
	if (st == SG_OK)
		st = write_items(s, buffer, BUFFER, err);
	free(buffer);
	if (st != SG_OK)
		return st;
	fresh.end = s->written;
	s->runs[s->run_count++] = fresh;
	s->used = s->count = 0;
	return SG_OK;
}

sg_status sg_sorter__open(sg_sorter **out, const char *folder, size_t memory_bytes)
{
	sg_sorter *s = sg_alloc__realloc(NULL, sizeof *s);
	if (!s)
		return SG_E_NOMEM;
	memset(s, 0, sizeof *s);
	size_t len = strlen(folder);
	memcpy(s->folder, folder, len < sizeof s->folder ? len : sizeof s->folder - 1);
	s->file = -1;
	s->memory = memory_bytes < MOST_MEMORY ? memory_bytes : (size_t)MOST_MEMORY;
	s->taken = NONE;
	*out = s;
	return SG_OK;
}

sg_status sg_sorter__add(sg_sorter *s, sg_slice key, sg_slice item, sg_error *err)
{
	size_t size = entry_bytes(key.len, item.len);
	uint32_t lengths[2] = {(uint32_t)key.len, (uint32_t)item.len};
	void *block, *index;
	sg_status st = SG_OK;
	if (key.len > UINT32_MAX || item.len > UINT32_MAX)
		return sg_fail(err, SG_E_LIMIT, 0, "a record is larger than 4 GiB", NULL);
	/* Half for the run; the rest is for its index, and for what malloc adds. */
	if (s->count && s->used + size > s->memory / 2)
		st = spill(s, err);
	if (st != SG_OK)
		return st;
	block = s->block;
	index = s->index;
	bool has_room = grow(&block, &s->block_capacity, s->used + size, 1);
	s->block = block;
	has_room = has_room && grow(&index, &s->index_capacity, s->count + 1, sizeof *s->index);
	s->index = index;
	if (!has_room)
		return no_memory(err);
	char *at = s->block + s->used;
	memcpy(at, lengths, sizeof lengths);
	if (key.len)
		memcpy(at + ENTRY_HEAD, key.ptr, key.len);
	if (item.len)
		memcpy(at + ENTRY_HEAD + key.len, item.ptr, item.len);
	memset(at + ENTRY_HEAD + key.len + item.len, 0, size - ENTRY_HEAD - key.len - item.len);
	s->index[s->count++] = (uint32_t)(s->used / ENTRY_HEAD);
	s->used += size;
	return SG_OK;
}

/* ---- merging -------------------------------------------------------------------------------- */

/* More of a run into its buffer, behind what is left there. */
static sg_status refill(sg_sorter *s, run *r, sg_error *err)
{
	memmove(r->buffer, r->buffer + r->start, r->filled - r->start);
	r->filled -= r->start;
	r->start = 0;
	while (r->filled < r->capacity && r->next < r->end) {
		uint64_t left = r->end - r->next;
		size_t wanted = r->capacity - r->filled;
		wanted = left < wanted ? (size_t)left : wanted;
		ssize_t n = pread(s->file, r->buffer + r->filled, wanted, (off_t)r->next);
		if (n < 0 && errno == EINTR)
			continue;
		if (n == 0)
			errno = EIO; /* the file was longer when it was written */
		if (n <= 0)
			return cannot_spill(err);
		r->filled += (size_t)n;
		r->next += (uint64_t)n;
	}
	return SG_OK;
}

/* Make the run's first item lie whole in its buffer; false in `*has` where the run is used up. */
static sg_status load(sg_sorter *s, run *r, bool *has, sg_error *err)
{
	size_t needed = ENTRY_HEAD;
	*has = r->filled > r->start || r->next < r->end;
	for (int round = 0; round < 2 && *has; round++) {
		if (r->filled - r->start < needed) {
			void *buffer = r->buffer;
			bool has_room = grow(&buffer, &r->capacity, needed, 1);
			r->buffer = buffer;
			sg_status st = has_room ? refill(s, r, err) : no_memory(err);
			if (st != SG_OK)
				return st;
		}
		entry e = entry_at(r->buffer + r->start);
		needed = entry_bytes(e.key.len, e.item.len);
	}
	return SG_OK;
}

static bool is_before(const sg_sorter *s, uint32_t a, uint32_t b)
{
	int order = compare_keys(entry_at(s->runs[a].buffer + s->runs[a].start).key,
		entry_at(s->runs[b].buffer + s->runs[b].start).key);
	return order ? order < 0 : a < b;
}

static void sift_down(sg_sorter *s, size_t at)
{
	for (;;) {
		size_t least = at, left = 2 * at + 1, right = left + 1;
		if (left < s->heap_count && is_before(s, s->heap[left], s->heap[least]))
			least = left;
		if (right < s->heap_count && is_before(s, s->heap[right], s->heap[least]))
			least = right;
		if (least == at)
			return;
		uint32_t swap = s->heap[at];
		s->heap[at] = s->heap[least];
		s->heap[least] = swap;
		at = least;
	}
}

static sg_status begin_merge(sg_sorter *s, sg_error *err)
{
	sg_status st = s->count ? spill(s, err) : SG_OK;
	free(s->block);
	free(s->index);
	s->block = NULL;
	s->index = NULL;
	s->heap = sg_alloc__realloc(NULL, (s->run_count + 1) * sizeof *s->heap);
	if (st == SG_OK && !s->heap)
		st = no_memory(err);
	size_t share = s->run_count ? s->memory / s->run_count : 0;
	share = share < LEAST_BUFFER ? LEAST_BUFFER : share;
	for (uint32_t i = 0; i < s->run_count && st == SG_OK; i++) {
		run *r = &s->runs[i];
		bool has;
		r->buffer = sg_alloc__realloc(NULL, share);
		r->capacity = r->buffer ? share : 0;
		st = r->buffer ? load(s, r, &has, err) : no_memory(err);
		if (st == SG_OK && has)
			s->heap[s->heap_count++] = i;
	}
	for (size_t i = s->heap_count / 2; i-- > 0 && st == SG_OK;)
		sift_down(s, i);
	return st;
}

/* The item that was handed out is done with; its run's next one takes its place. */
static sg_status drop_taken(sg_sorter *s, sg_error *err)
{
	bool has;
	if (s->taken == NONE)
		return SG_OK;
	run *r = &s->runs[s->taken];
	entry e = entry_at(r->buffer + r->start);
	r->start += entry_bytes(e.key.len, e.item.len);
	s->taken = NONE;
	sg_status st = load(s, r, &has, err);
	if (st != SG_OK)
		return st;
	if (!has)
		s->heap[0] = s->heap[--s->heap_count];
	sift_down(s, 0);
	return SG_OK;
}

/* Everything fits: no file is made. */
static void next_in_memory(sg_sorter *s, sg_slice *key, sg_slice *item)
{
	if (s->next == s->count)
		return;
	entry e = entry_at(s->block + (size_t)s->index[s->next++] * ENTRY_HEAD);
	*key = e.key;
	*item = e.item;
}

static sg_status next_in_runs(sg_sorter *s, sg_slice *key, sg_slice *item, sg_error *err)
{
	sg_status st = drop_taken(s, err);
	if (st != SG_OK || !s->heap_count)
		return st;
	s->taken = s->heap[0];
	entry e = entry_at(s->runs[s->taken].buffer + s->runs[s->taken].start);
	*key = e.key;
	*item = e.item;
	return SG_OK;
}

sg_status sg_sorter__next(sg_sorter *s, sg_slice *key, sg_slice *item, sg_error *err)
{
	sg_status st = SG_OK;
	*key = *item = (sg_slice)SG_SLICE_EMPTY;
	if (!s->is_merging)
		st = s->run_count ? begin_merge(s, err) : sort_index(s) ? SG_OK : no_memory(err);
	s->is_merging = true;
	if (st == SG_OK && s->run_count)
		return next_in_runs(s, key, item, err);
	if (st == SG_OK)
		next_in_memory(s, key, item);
	return st;
}

void sg_sorter__close(sg_sorter *s)
{
	if (!s)
		return;
	if (s->file >= 0)
		(void)close(s->file);
	for (size_t i = 0; i < s->run_count; i++)
		free(s->runs[i].buffer);
	free(s->runs);
	free(s->heap);
	free(s->block);
	free(s->index);
	free(s);
}
