/* Running the layout program: one socket pair is its standard input and output, so that one poll
 * serves both directions and a program that dies early is an error code and not a SIGPIPE. */
#include "layout/layout.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

enum {
	DEFAULT_BUDGET_MS = 10000,
	PATH_BYTES_MAX = 4096,
	BOXES_MAX = 400 /* dot takes a minute for a thousand boxes, and ranks no better then */
};

#ifndef SG_LIBEXEC_DIR
#define SG_LIBEXEC_DIR "/usr/local/libexec/stancegraph"
#endif

static int64_t now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static bool start(pid_t *pid, const char *program, int socket)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t none;
	if (posix_spawn_file_actions_init(&actions) != 0)
		return false;
	if (posix_spawnattr_init(&attributes) != 0) {
		posix_spawn_file_actions_destroy(&actions);
		return false;
	}
	/* It must die when told to, whatever we ourselves ignore or block. */
	sigemptyset(&none);
	posix_spawnattr_setsigmask(&attributes, &none);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
	char *const argv[] = {(char *)(uintptr_t)program, NULL};
	bool ok = posix_spawn_file_actions_adddup2(&actions, socket, 0) == 0 &&
		  posix_spawn_file_actions_adddup2(&actions, socket, 1) == 0 &&
		  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0) == 0 &&
		  posix_spawn(pid, program, &actions, &attributes, argv, environ) == 0;
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	return ok;
}

static bool ends_in_end(const sg_buf *output)
{
	static const sg_slice mark = SG_SLICE_LIT("\nend\n");
	return output->len && sg_slice_ends(sg_buf_slice(output), mark);
}

/* Send what is left. False when the other side is gone. */
static bool send_some(int socket, sg_slice *input)
{
	ssize_t n = send(socket, input->ptr, input->len, MSG_NOSIGNAL | MSG_DONTWAIT);
	if (n < 0)
		return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
	input->ptr += n;
	input->len -= (size_t)n;
	if (input->len == 0)
		shutdown(socket, SHUT_WR);
	return true;
}

/* 1: more may come; 0: the other side has closed; -1: an error. */
static int receive_some(int socket, sg_buf *output)
{
	char chunk[16384];
	ssize_t n = recv(socket, chunk, sizeof chunk, MSG_DONTWAIT);
	if (n < 0)
		return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR ? 1 : -1;
	sg_buf_add(output, (sg_slice){chunk, (size_t)n});
	return n > 0;
}

static sg_status talk(int socket, sg_buf *output, sg_slice input, int64_t deadline)
{
	/* A line of positions is shorter than its node in DOT. */
	size_t limit = input.len + 4096;
	if (input.len == 0)
		shutdown(socket, SHUT_WR);
	while (!ends_in_end(output)) {
		int64_t left = deadline - now_ms();
		if (left <= 0)
			return SG_E_TIMEOUT;
		struct pollfd fd = {socket, (short)(input.len ? POLLIN | POLLOUT : POLLIN), 0};
		int ready = poll(&fd, 1, left > 1000 ? 1000 : (int)left);
		if (ready < 0 && errno != EINTR)
			return SG_E_IO;
		if (ready <= 0)
			continue;
		if ((fd.revents & POLLOUT) && input.len && !send_some(socket, &input))
			return SG_E_IO;
		if (!(fd.revents & (POLLIN | POLLHUP | POLLERR)))
			continue;
		int more = receive_some(socket, output);
		if (output->failed)
			return SG_E_NOMEM;
		if (more <= 0 || output->len > limit)
			return ends_in_end(output) ? SG_OK : SG_E_IO;
	}
	return SG_OK;
}

sg_status sg_layout__exchange(
	sg_buf *output, const char *program, sg_slice input, unsigned budget_ms)
{
	int64_t deadline = now_ms() + (budget_ms ? budget_ms : DEFAULT_BUDGET_MS);
	int ends[2];
	pid_t pid;
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
		return SG_E_IO;
	bool started = start(&pid, program, ends[1]);
	close(ends[1]);
	sg_status st = started ? talk(ends[0], output, input, deadline) : SG_E_IO;
	close(ends[0]);
	if (!started)
		return st;
	/* We have the answer or do not want it any more: either way it may go. */
	kill(pid, SIGKILL);
	while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
		;
	return st;
}

/* Beside the running program, then in libexec beside its bin, then where it was to be installed. */
static bool find_program(char *path, size_t size)
{
	char self[PATH_BYTES_MAX];
	ssize_t n = readlink("/proc/self/exe", self, sizeof self);
	size_t folder = n > 0 && (size_t)n < sizeof self ? (size_t)n : 0;
	while (folder && self[folder - 1] != '/')
		folder--;
	if (folder) {
		int len = (int)folder - 1;
		int used = snprintf(path, size, "%.*s/stancegraph-layout", len, self);
		if (used > 0 && (size_t)used < size && access(path, X_OK) == 0)
			return true;
		used = snprintf(
			path, size, "%.*s/../libexec/stancegraph/stancegraph-layout", len, self);
		if (used > 0 && (size_t)used < size && access(path, X_OK) == 0)
			return true;
	}
	snprintf(path, size, "%s", SG_LIBEXEC_DIR "/stancegraph-layout");
	return access(path, X_OK) == 0;
}

static sg_status by_program(sg_layout *layout, const sg_render_options *options)
{
	char path[PATH_BYTES_MAX + 64];
	const char *program = options ? options->layout_program : NULL;
	if (!program && !find_program(path, sizeof path))
		return SG_E_IO;
	sg_buf input = SG_BUF_INIT, output = SG_BUF_INIT;
	sg_layout__write_dot(&input, layout);
	sg_status st = sg_buf_status(&input, NULL);
	if (st == SG_OK)
		st = sg_layout__exchange(&output, program ? program : path, sg_buf_slice(&input),
			options ? options->layout_budget_ms : 0);
	if (st == SG_OK)
		st = sg_layout__read_positions(layout, sg_buf_slice(&output));
	sg_buf_free(&output);
	sg_buf_free(&input);
	return st;
}

sg_status sg_layout__find(sg_layout *layout, const sg_render_options *options, sg_arena *arena)
{
	bool is_large = layout->box_count > BOXES_MAX;
	sg_status st = is_large ? SG_E_LIMIT : by_program(layout, options);
	/* Whatever went wrong over there, a drawing always results. */
	if (st != SG_OK && st != SG_E_NOMEM)
		st = sg_layout__plain(layout, arena);
	return st;
}
