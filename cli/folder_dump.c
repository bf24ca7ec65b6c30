/* One text from several files: an element around them, and each without its declaration. */
#include "folder_dump.h"

#include "stancegraph/extract.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_BYTES = 4096, TABLES = 3 };

static const char *const NAMES[TABLES] = {"Users.xml", "Posts.xml", "Comments.xml"};

static bool path_of(char *out, const char *folder, const char *name)
{
	int len = snprintf(out, PATH_BYTES, "%s/%s", folder, name);
	bool fits = len > 0 && len < PATH_BYTES;
	if (!fits)
		errno = ENAMETOOLONG;
	return fits;
}

bool folder_dump_is(const char *path)
{
	char posts[PATH_BYTES];
	struct stat about;
	return path_of(posts, path, "Posts.xml") && stat(posts, &about) == 0 &&
	       S_ISREG(about.st_mode);
}

static void put_head(folder_dump *d, const char *text)
{
	d->head_start = 0;
	d->head_end = strlen(text);
	memcpy(d->head, text, d->head_end);
}

void folder_dump_begin(folder_dump *out, const char *path)
{
	*out = (folder_dump){.path = path, .file = -1};
	put_head(out, "<dump>");
}

void folder_dump_end(folder_dump *dump)
{
	if (dump->file >= 0)
		close(dump->file);
	dump->file = -1;
}

static ssize_t read_some(int file, void *bytes, size_t size)
{
	ssize_t n;
	do
		n = read(file, bytes, size);
	while (n < 0 && errno == EINTR);
	return n;
}

/* The first bytes of a file, without a BOM and "<?xml …?>". */
static bool read_head(folder_dump *d)
{
	ssize_t n = 1;
	d->head_start = d->head_end = 0;
	while (n > 0 && d->head_end < sizeof d->head) {
		n = read_some(d->file, d->head + d->head_end, sizeof d->head - d->head_end);
		d->head_end += n > 0 ? (size_t)n : 0;
	}
	sg_slice head = {d->head, d->head_end};
	size_t start = sg_slice_starts(head, sg_slice_of("\xEF\xBB\xBF")) ? 3 : 0;
	head = (sg_slice){head.ptr + start, head.len - start};
	if (sg_slice_starts(head, sg_slice_of("<?xml"))) {
		size_t end = sg_slice_find(head, sg_slice_of("?>"));
		start += end < head.len ? end + 2 : 0;
	}
	d->head_start = start;
	return n >= 0;
}

/* Open the next table that is there; at the end what closes the element. */
static bool open_next(folder_dump *d)
{
	char path[PATH_BYTES];
	for (; d->table < TABLES; d->table++) {
		if (!path_of(path, d->path, NAMES[d->table]))
			return false;
		d->file = open(path, O_RDONLY | O_CLOEXEC);
		if (d->file >= 0) {
			d->table++;
			return read_head(d);
		}
		if (errno != ENOENT)
			return false;
	}
	d->has_ended = true;
	put_head(d, "</dump>");
	return true;
}

long folder_dump_pull(void *context, void *bytes, size_t size)
{
	folder_dump *d = context;
	for (;;) {
		size_t left = d->head_end - d->head_start, count = left < size ? left : size;
		if (count) {
			memcpy(bytes, d->head + d->head_start, count);
			d->head_start += count;
			return (long)count;
		}
		ssize_t n = d->file >= 0 ? read_some(d->file, bytes, size) : 0;
		if (n > 0 || (n == 0 && d->has_ended))
			return (long)n;
		folder_dump_end(d);
		d->has_failed = n < 0 || !open_next(d);
		if (d->has_failed)
			return -1;
	}
}

bool folder_dump_read(input *out, const char *path)
{
	char chunk[1 << 16];
	folder_dump dump;
	long n;
	*out = (input){.path = path, .is_put_together = true};
	folder_dump_begin(&dump, path);
	while ((n = folder_dump_pull(&dump, chunk, sizeof chunk)) > 0 &&
		out->bytes.len + (size_t)n <= SG_DOCUMENT_MAX_BYTES)
		sg_buf_add(&out->bytes, (sg_slice){chunk, (size_t)n});
	int why = errno;
	folder_dump_end(&dump);
	if (n == 0 && sg_buf_status(&out->bytes, NULL) == SG_OK)
		return true;
	if (n < 0)
		message_error(path, NULL, "%s", strerror(why));
	else
		message_error(path, "-T ndjson reads it thread by thread",
			"too large to be read as one debate");
	input_free(out);
	return false;
}
