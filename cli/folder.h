/* Folders as inputs: the export of a chat is many files. */
#ifndef STANCEGRAPH_CLI_FOLDER_H
#define STANCEGRAPH_CLI_FOLDER_H

#include "input.h"

/** Is there a folder at `path`? */
bool folder_is(const char *path);

/**
 * Append what a folder holds to `list`: of a Slack export one input for each of its channels, with
 * the channel's folder as its name; of a channel's folder this channel. Its days come as one text
 * of JSON (extract/reader/json/slack.c says which). Days that are broken, and folders that are
 * nothing of this, are named, and `list->has_skipped` is set. Links are not followed.
 * @return DONE; FAULT when memory is out (said so)
 */
exit_code folder_read(inputs *list, const char *path, sg_arena *arena);

#endif
