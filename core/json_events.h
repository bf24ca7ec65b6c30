/* JSON as a stream of events, from text that is wholly in memory. */
#ifndef STANCEGRAPH_CORE_JSON_EVENTS_H
#define STANCEGRAPH_CORE_JSON_EVENTS_H

#include "stancegraph/arena.h"

typedef enum sg_json_event {
	SG_JSON_NULL,
	SG_JSON_FALSE,
	SG_JSON_TRUE,
	SG_JSON_NUMBER, /* text: the numeral as it stands */
	SG_JSON_STRING, /* text: unescaped; a lone \u surrogate leaves bytes that are not UTF-8 */
	SG_JSON_KEY,    /* as STRING */
	SG_JSON_OBJECT_START,
	SG_JSON_OBJECT_END,
	SG_JSON_ARRAY_START,
	SG_JSON_ARRAY_END
} sg_json_event;

/**
 * Takes one event; `text` lives until it returns, `pos` is a byte of the whole text at which the
 * event is known, behind its token. False stops the parse: memory is out.
 */
typedef bool sg_json_listener(void *context, sg_json_event event, sg_slice text, size_t pos);

/**
 * Parse exactly one JSON value, with white space around it and perhaps a BOM before it.
 * Events that were sent before a failure have been sent.
 * @return SG_OK; SG_E_SYNTAX (err->pos = where); SG_E_NOMEM
 * Not recursive. Thread-safe. O(text.len).
 */
sg_status sg_json__parse(sg_slice text, sg_json_listener *listener, void *context, sg_error *err);

/**
 * A copy of an event's text in `arena`, valid UTF-8: what JSON's escapes can leave broken, a
 * surrogate without its other half, becomes U+FFFD. ptr is NULL when memory is out. O(text.len).
 */
sg_slice sg_json__copy(sg_arena *arena, sg_slice text);

#endif
