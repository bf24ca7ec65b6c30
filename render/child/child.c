/* Running a program: one socket pair is its standard input and output, so that one poll serves
 * both directions and a program that dies early is an error code and not a SIGPIPE. */
#include "child/child.h"

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

enum { ARGUMENTS_MAX = 8 };

#ifndef SG_LIBEXEC_DIR
#define SG_LIBEXEC_DIR "/usr/local/libexec/stancegraph"
#endif

static int64_t now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* ---- finding -------------------------------------------------------------------------------- */

/* The running program's folder without the last slash; 0 if it cannot be known. */
static size_t own_folder(char *path, size_t size)
{
	ssize_t n = readlink("/proc/self/exe", path, size);
	size_t folder = n > 0 && (size_t)n < size ? (size_t)n : 0;
	while (folder && path[folder - 1] != '/')
		folder--;
	return folder ? folder - 1 : 0;
}

bool sg_child__find(char *path, size_t size, const char *name)
{
	static const char *const places[] = {"", "/../libexec/stancegraph"};
	char self[SG_CHILD_PATH_BYTES];
	int folder = (int)own_folder(self, sizeof self);
	for (size_t i = 0; folder && i < sizeof places / sizeof *places; i++) {
		int used = snprintf(path, size, "%.*s%s/%s", folder, self, places[i], name);
		if (used > 0 && (size_t)used < size && access(path, X_OK) == 0)
			return true;
	}
	snprintf(path, size, "%s/%s", SG_LIBEXEC_DIR, name);
	return access(path, X_OK) == 0;
}

/* ---- running -------------------------------------------------------------------------------- */

/* posix_spawn's argv is not const, yet nothing writes to it. */
static void fill_arguments(char **argv, const sg_child_job *job)
{
	size_t count = 0;
	argv[count++] = (char *)(uintptr_t)job->program;
	for (const char *const *a = job->arguments; a && *a && count < ARGUMENTS_MAX; a++)
		argv[count++] = (char *)(uintptr_t)*a;
	argv[count] = NULL;
}

static bool start(pid_t *pid, const sg_child_job *job, int socket)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t none;
	char *argv[ARGUMENTS_MAX + 1];
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
	fill_arguments(argv, job);
	bool ok = posix_spawn_file_actions_adddup2(&actions, socket, 0) == 0 &&
		  posix_spawn_file_actions_adddup2(&actions, socket, 1) == 0 &&
		  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0) == 0 &&
		  posix_spawn(pid, job->program, &actions, &attributes, argv, environ) == 0;
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	return ok;
}

static bool is_whole(const sg_child_job *job, const sg_buf *output)
{
	return job->end.len && output->len && sg_slice_ends(sg_buf_slice(output), job->end);
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

/* SG_OK when the output is whole, or when the other side has closed and its end shall tell. A
 * program that ends while input is left resets the connection: its exit code says why. */
static sg_status talk(int socket, sg_buf *output, const sg_child_job *job, int64_t deadline)
{
	sg_slice input = job->input;
	size_t before = output->len;
	if (input.len == 0)
		shutdown(socket, SHUT_WR);
	while (!is_whole(job, output)) {
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
			return job->end.len ? SG_E_IO : SG_OK;
		if (!(fd.revents & (POLLIN | POLLHUP | POLLERR)))
			continue;
		int more = receive_some(socket, output);
		if (output->failed)
			return SG_E_NOMEM;
		if (output->len - before > job->output_max)
			return is_whole(job, output) ? SG_OK : SG_E_IO;
		if (more <= 0)
			return is_whole(job, output) || job->end.len == 0 ? SG_OK : SG_E_IO;
	}
	return SG_OK;
}

/* Its exit code once it has ended by itself, in time; -1 after a signal. Reaps it then. */
static bool has_ended(pid_t pid, int64_t deadline, int *exit_code)
{
	int how;
	for (;;) {
		pid_t got = waitpid(pid, &how, WNOHANG);
		if (got == pid)
			break;
		if ((got < 0 && errno != EINTR) || now_ms() >= deadline)
			return false;
		nanosleep(&(struct timespec){0, 500000}, NULL);
	}
	*exit_code = WIFEXITED(how) ? WEXITSTATUS(how) : -1;
	return true;
}

static void end(pid_t pid)
{
	kill(pid, SIGKILL);
	while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
		;
}

/* Talk to it and see it off. */
static sg_status accompany(
	pid_t pid, int socket, sg_buf *output, const sg_child_job *job, int *exit_code)
{
	int64_t deadline = now_ms() + job->budget_ms;
	sg_status st = talk(socket, output, job, deadline);
	close(socket);
	if (st != SG_OK || job->end.len) {
		/* We have the answer or do not want it any more: either way it may go. */
		end(pid);
		return st;
	}
	if (!has_ended(pid, deadline, exit_code)) {
		end(pid);
		return SG_E_TIMEOUT;
	}
	return *exit_code == 0 ? SG_OK : SG_E_IO;
}

sg_status sg_child__run(sg_buf *output, const sg_child_job *job, int *exit_code)
{
	int ends[2], ignored, *code = exit_code ? exit_code : &ignored;
	pid_t pid;
	*code = -1;
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
		return SG_E_IO;
	bool is_started = start(&pid, job, ends[1]);
	close(ends[1]);
	if (is_started)
		return accompany(pid, ends[0], output, job, code);
	close(ends[0]);
	return SG_E_IO;
}
