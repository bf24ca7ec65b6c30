/* Reading inputs whole: spans are offsets into one buffer, so there is nothing to gain by parts.
 * What is compressed is decompressed. The size limit is checked while reading, because pipes and
 * compressed files have no size to ask for. */
#include "input.h"
#include "stancegraph/extract.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK_BYTES = 64 * 1024 };

exit_code input_check(const char **paths, size_t count)
{
	size_t standard = 0;
	for (size_t i = 0; i < count; i++)
		standard += strcmp(paths[i], "-") == 0;
	return standard > 1 ? message_usage(NULL, "standard input is given twice") : DONE;
}

const char *input_name(const char *path)
{
	return strcmp(path, "-") == 0 ? "standard input" : path;
}

static bool fail(const char *path, const char *hint, const char *what)
{
	message_error(input_name(path), hint, "%s", what);
	return false;
}

long input_pull(void *context, void *bytes, size_t size)
{
	input_file *f = context;
	ssize_t n;
	do
		n = read(f->file, bytes, size);
	while (n < 0 && errno == EINTR);
	f->why = n < 0 ? errno : 0;
	return (long)n;
}

/* Text is never packed as tightly as what is made to fill a machine's memory. */
static bool is_bomb(const input *in, const sg_source *source)
{
	static const uint64_t harmless = 64 << 20, tightest = 400;
	return in->bytes.len > harmless && in->bytes.len > tightest * sg_source_consumed(source);
}

static bool fail_to_pull(const input *in, const sg_error *err, const input_file *file)
{
	return fail(in->path, err->hint, file && file->why ? strerror(file->why) : err->what);
}

static bool pull_all(input *in, sg_source *source, const input_file *file)
{
	char chunk[CHUNK_BYTES];
	sg_error err = SG_ERROR_INIT;
	size_t count = 1;
	while (count) {
		if (sg_source_pull(source, chunk, sizeof chunk, &count, &err) != SG_OK)
			return fail_to_pull(in, &err, file);
		if (in->bytes.len + count > SG_DOCUMENT_MAX_BYTES)
			return fail(
				in->path, "split it into several documents", "larger than 4 GiB");
		sg_buf_add(&in->bytes, (sg_slice){chunk, count});
		if (sg_buf_status(&in->bytes, NULL) != SG_OK)
			return fail(in->path, NULL, "too large for this machine's memory");
		if (is_bomb(in, source))
			return fail(in->path, "no text is packed like that",
				"it would grow without end when it is decompressed");
	}
	return true;
}

bool input_add_rest(input *in, sg_source *source, const input_file *file)
{
	bool is_read = pull_all(in, source, file);
	if (!is_read)
		input_free(in);
	return is_read;
}

static bool read_all(input *in, int file)
{
	sg_error err = SG_ERROR_INIT;
	sg_source *source = NULL;
	input_file from = {.file = file};
	if (sg_source_open(&source, input_pull, &from, &err) != SG_OK)
		return fail_to_pull(in, &err, &from);
	bool is_read = pull_all(in, source, &from);
	sg_source_close(source);
	return is_read;
}

static bool read_file(input *in, int file)
{
	struct stat about;
	if (fstat(file, &about) == 0 && S_ISDIR(about.st_mode))
		return fail(in->path, "give a file", "this is a folder");
	return read_all(in, file);
}

bool input_read(input *out, const char *path)
{
	*out = (input){.path = path};
	bool is_standard = strcmp(path, "-") == 0;
	int file = is_standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0)
		return fail(path, errno == ENOENT ? "is the name right?" : NULL, strerror(errno));
	bool is_read = read_file(out, file);
	if (!is_standard)
		close(file);
	if (!is_read)
		input_free(out);
	return is_read;
}

void input_free(input *in)
{
	sg_buf_free(&in->bytes);
}

exit_code inputs_add(inputs *list, input in, sg_arena *arena)
{
	void *items = list->items;
	if (sg_arena_grow(arena, &items, &list->capacity, list->count, sizeof in) != SG_OK) {
		input_free(&in);
		return message_out_of_memory();
	}
	list->items = items;
	list->items[list->count++] = in;
	return DONE;
}

void inputs_free(inputs *list)
{
	for (size_t i = 0; i < list->count; i++)
		input_free(&list->items[i]);
}
