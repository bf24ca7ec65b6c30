/* What the reader of Slack's messages and the writer of its channels share. */
#ifndef STANCEGRAPH_EXTRACT_JSON_SLACK_H
#define STANCEGRAPH_EXTRACT_JSON_SLACK_H

#include "reader/json/tree.h"

/** A member's name: the real one, else the shown one, else the user name; empty without any. */
sg_slice sg_slack__name(const sg_json *user);

#endif
