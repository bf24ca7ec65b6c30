/* Writing outputs. What is promised stands in output.h. */
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

static bool write_all(int file, sg_slice bytes)
{
	while (bytes.len) {
		ssize_t n = write(file, bytes.ptr, bytes.len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		bytes.ptr += n;
		bytes.len -= (size_t)n;
	}
	return true;
}

/* Close, keeping the errno of an earlier failure. */
static bool finish(int file, bool is_written)
{
	int why = errno;
	if (close(file) != 0 && is_written)
		return false;
	errno = why;
	return is_written;
}

static bool write_in_place(const char *path, sg_slice bytes)
{
	int file = open(path, O_WRONLY | O_CLOEXEC);
	return file >= 0 && finish(file, write_all(file, bytes));
}

/* Permissions of the file that is replaced, or what the umask leaves to a new one. */
static mode_t mode_for(const struct stat *old)
{
	if (old)
		return old->st_mode & 0777;
	mode_t mask = umask(0);
	umask(mask);
	return 0666 & ~mask;
}

static bool write_beside(const char *path, sg_slice bytes, const struct stat *old)
{
	const char *slash = strrchr(path, '/');
	sg_buf beside = SG_BUF_INIT;
	sg_buf_add(&beside, (sg_slice){path, slash ? (size_t)(slash + 1 - path) : 0});
	sg_buf_puts(&beside, ".stancegraph-XXXXXX");
	if (sg_buf_status(&beside, NULL) != SG_OK) {
		errno = ENOMEM;
		return false;
	}
	int file = mkstemp(beside.ptr);
	bool is_done = false;
	if (file >= 0) {
		is_done = write_all(file, bytes) && fchmod(file, mode_for(old)) == 0 &&
			  fsync(file) == 0;
		is_done = finish(file, is_done) && rename(beside.ptr, path) == 0;
		int why = errno;
		if (!is_done)
			unlink(beside.ptr);
		errno = why;
	}
	sg_buf_free(&beside);
	return is_done;
}

/* Through a link, so that the link stays and what it leads to changes. */
static bool replace(const char *path, sg_slice bytes, const struct stat *old)
{
	char *real = realpath(path, NULL);
	bool is_done = real && write_beside(real, bytes, old);
	int why = errno;
	free(real);
	errno = why;
	return is_done;
}

static bool write_to(const char *path, sg_slice bytes)
{
	struct stat old;
	if (strcmp(path, "-") == 0)
		return write_all(STDOUT_FILENO, bytes);
	if (stat(path, &old) != 0)
		return errno == ENOENT && write_beside(path, bytes, NULL);
	if (S_ISDIR(old.st_mode)) {
		errno = EISDIR;
		return false;
	}
	return S_ISREG(old.st_mode) ? replace(path, bytes, &old) : write_in_place(path, bytes);
}

exit_code output_write(const char *path, sg_slice bytes)
{
	const char *name = output_name(path);
	if (!write_to(path, bytes)) {
		message_error(name, NULL, "cannot be written: %s", strerror(errno));
		return FAULT;
	}
	message_note("%s: %zu bytes written", name, bytes.len);
	return DONE;
}

exit_code output_write_each(const char **paths, size_t count, sg_slice bytes)
{
	exit_code code = count ? DONE : output_write("-", bytes);
	for (size_t i = 0; i < count; i++)
		if (output_write(paths[i], bytes) != DONE)
			code = FAULT;
	return code;
}
