/* An export of a Slack workspace is many files: its members in one, and of each channel one for
 * each day. A reader takes one text, so the files of a channel are put together. */
#ifndef STANCEGRAPH_SLACK_H
#define STANCEGRAPH_SLACK_H

#include "stancegraph/arena.h"
#include "stancegraph/buffer.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The members of a workspace. Read only once made: thread-safe. */
typedef struct sg_slack_members sg_slack_members;

/**
 * Read the members that `text`, of users.json, lists; they live in `arena`, and `text` may go.
 * @return SG_OK; SG_E_SYNTAX (err->pos = where); SG_E_NOMEM. O(text.len).
 */
SG_API SG_MUST_USE sg_status sg_slack_members_read(
	const sg_slack_members **out, sg_slice text, sg_arena *arena, sg_error *err);

/**
 * Append a channel to `out` in the form that the reader "slack" takes: its name, its `days`, each
 * what one day's file holds (a list in JSON, without a BOM), and those of the members (NULL: none
 * are known) whose ids stand in the days.
 * @return SG_OK; SG_E_NOMEM (`out` then holds a part: discard it). O(days).
 */
SG_API SG_MUST_USE sg_status sg_slack_channel_write(sg_buf *out, sg_slice name,
	const sg_slack_members *members, const sg_slice *days, size_t day_count);

#ifdef __cplusplus
}
#endif
#endif
