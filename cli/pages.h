/* What the tables of options.h look like to readers: help, manual page, completions. */
#ifndef STANCEGRAPH_CLI_PAGES_H
#define STANCEGRAPH_CLI_PAGES_H

#include "options.h"
#include "stancegraph/buffer.h"

/** Help for one command, or for the program when the command has no name. */
void page_help(sg_buf *out, const command *c);

/** The manual page, for man(7). */
void page_manual(sg_buf *out);

/** Completion for "bash" or "zsh"; false for another shell. */
bool page_completion(sg_buf *out, const char *shell);

/** Is the option shown in the command's help? The program's own help shows those of all. */
bool page_shows(const option_row *row, const command *c);

/** The words that complete an option's value, separated by `between`. */
void page_values(sg_buf *out, option_values values, const char *between);

/** What the program is for, in one sentence, and its exit codes by number. */
extern const char page_summary[];
extern const char *const page_exit_codes[5];

#endif
