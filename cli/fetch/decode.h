/* Pages in other encodings than UTF-8, where only the server says so. */
#ifndef STANCEGRAPH_CLI_FETCH_DECODE_H
#define STANCEGRAPH_CLI_FETCH_DECODE_H

#include "stancegraph/buffer.h"

/**
 * Append `body` to `out`. As UTF-8 if it is not, and the header `type` ("text/html; charset=…")
 * names an encoding that is known, and the page itself names none (its reader would go by that);
 * else as it stands. What cannot be decoded becomes U+FFFD. O(body).
 */
void decode_add(sg_buf *out, sg_slice body, sg_slice type);

#endif
