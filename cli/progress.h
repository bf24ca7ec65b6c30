/* A line on the terminal that says what takes so long. */
#ifndef STANCEGRAPH_CLI_PROGRESS_H
#define STANCEGRAPH_CLI_PROGRESS_H

/** Begin, if standard error is a terminal: after a second, and each second from then on, say what
 * is being done. Without progress_start the other functions do nothing. */
void progress_start(void);

/** What is being done now: "extracting". Constant text. */
void progress_stage(const char *stage);

/** Take the line away, because something else is about to be printed. */
void progress_hide(void);

/** End it. */
void progress_stop(void);

#endif
