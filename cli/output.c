/* Writing outputs. What is promised stands in output.h. What is written at once is a stream of one
 * piece. */
#include "output.h"
#include "stancegraph/buffer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *output_name(const char *path)
{
	return strcmp(path, "-") == 0 ? "standard output" : path;
}

static bool fail(output_stream *out)
{
	message_error(output_name(out->path), NULL, "cannot be written: %s", strerror(errno));
	out->has_failed = true;
	return false;
}

/* Where the file is, or will be: behind links. */
static char *real_path(const char *path)
{
	char *real = realpath(path, NULL);
	return real || errno != ENOENT ? real : strdup(path);
}

static char *name_beside(const char *real)
{
	static const char pattern[] = ".stancegraph-XXXXXX";
	const char *slash = strrchr(real, '/');
	size_t folder = slash ? (size_t)(slash + 1 - real) : 0;
	char *name = malloc(folder + sizeof pattern);
	if (!name)
		return NULL;
	memcpy(name, real, folder);
	memcpy(name + folder, pattern, sizeof pattern);
	return name;
}

static mode_t mode_of_new(const char *path)
{
	struct stat old;
	mode_t mask = umask(0);
	umask(mask);
	return stat(path, &old) == 0 ? old.st_mode & 0777 : 0666 & ~mask;
}

static bool begin_beside(output_stream *out)
{
	out->real = real_path(out->path);
	out->beside = out->real ? name_beside(out->real) : NULL;
	out->file = out->beside ? mkstemp(out->beside) : -1;
	if (out->file >= 0)
		return true;
	(void)fail(out);
	free(out->real);
	free(out->beside);
	return false;
}

bool output_begin(output_stream *out, const char *path)
{
	struct stat old;
	*out = (output_stream){.path = path, .file = STDOUT_FILENO};
	if (strcmp(path, "-") == 0)
		return true;
	bool is_there = stat(path, &old) == 0;
	if (!is_there || S_ISREG(old.st_mode))
		return begin_beside(out);
	out->file = open(path, O_WRONLY | O_CLOEXEC);
	return out->file >= 0 || fail(out);
}

bool output_add(output_stream *out, sg_slice bytes)
{
	while (!out->has_failed && bytes.len) {
		ssize_t n = write(out->file, bytes.ptr, bytes.len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return fail(out);
		bytes.ptr += n;
		bytes.len -= (size_t)n;
	}
	return !out->has_failed;
}

static bool appear(output_stream *out)
{
	return fchmod(out->file, mode_of_new(out->real)) == 0 && fsync(out->file) == 0 &&
	       rename(out->beside, out->real) == 0;
}

exit_code output_end(output_stream *out, bool is_good)
{
	bool is_whole = is_good && !out->has_failed;
	if (out->beside && is_whole && !appear(out))
		is_whole = fail(out);
	if (out->beside && !is_whole)
		(void)unlink(out->beside);
	if (out->file != STDOUT_FILENO && close(out->file) != 0 && is_whole)
		(void)fail(out);
	free(out->real);
	free(out->beside);
	return out->has_failed ? FAULT : DONE;
}

exit_code output_write(const char *path, sg_slice bytes)
{
	output_stream out;
	if (!output_begin(&out, path))
		return FAULT;
	(void)output_add(&out, bytes);
	exit_code code = output_end(&out, true);
	if (code == DONE)
		message_note("%s: %zu bytes written", output_name(path), bytes.len);
	return code;
}

exit_code output_write_each(const char **paths, size_t count, sg_slice bytes)
{
	exit_code code = count ? DONE : output_write("-", bytes);
	for (size_t i = 0; i < count; i++)
		if (output_write(paths[i], bytes) != DONE)
			code = FAULT;
	return code;
}
