/* Progress from a thread of its own: the stages know nothing of it, and a stage that never
 * returns is still named. */
#include "progress.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static struct {
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t stopped;
	const char *stage;
	unsigned seconds;
	bool is_running, is_shown;
} progress = {.lock = PTHREAD_MUTEX_INITIALIZER};

static void show(void)
{
	fprintf(stderr, "\r%s … %u s\033[K", progress.stage, progress.seconds);
	fflush(stderr);
	progress.is_shown = true;
}

static void *tell(void *unused)
{
	struct timespec next;
	(void)unused;
	clock_gettime(CLOCK_MONOTONIC, &next);
	pthread_mutex_lock(&progress.lock);
	while (progress.is_running) {
		next.tv_sec++;
		while (progress.is_running &&
			pthread_cond_timedwait(&progress.stopped, &progress.lock, &next) == 0)
			;
		progress.seconds++;
		if (progress.is_running && progress.stage)
			show();
	}
	pthread_mutex_unlock(&progress.lock);
	return NULL;
}

static bool is_wanted(void)
{
	const char *term = getenv("TERM");
	return isatty(STDERR_FILENO) && term && strcmp(term, "dumb") != 0;
}

void progress_start(void)
{
	pthread_condattr_t clock;
	if (!is_wanted() || pthread_condattr_init(&clock) != 0)
		return;
	pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
	if (pthread_cond_init(&progress.stopped, &clock) == 0) {
		progress.is_running = true; /* before there is a thread that looks at it */
		if (pthread_create(&progress.thread, NULL, tell, NULL) != 0)
			progress.is_running = false;
	}
	pthread_condattr_destroy(&clock);
}

void progress_stage(const char *stage)
{
	pthread_mutex_lock(&progress.lock);
	progress.stage = stage;
	pthread_mutex_unlock(&progress.lock);
}

void progress_hide(void)
{
	pthread_mutex_lock(&progress.lock);
	if (progress.is_shown)
		fputs("\r\033[K", stderr);
	progress.is_shown = false;
	pthread_mutex_unlock(&progress.lock);
}

void progress_stop(void)
{
	if (!progress.is_running)
		return;
	pthread_mutex_lock(&progress.lock);
	progress.is_running = false;
	pthread_cond_signal(&progress.stopped);
	pthread_mutex_unlock(&progress.lock);
	pthread_join(progress.thread, NULL);
	progress_hide();
}
