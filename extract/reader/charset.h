/* Text in other encodings than UTF-8. */
#ifndef STANCEGRAPH_EXTRACT_CHARSET_H
#define STANCEGRAPH_EXTRACT_CHARSET_H

#include "stancegraph/arena.h"

/**
 * `bytes` as UTF-8 without NUL or BOM, in `arena` or, where they are that already, themselves.
 * `name` names their encoding as pages and mails do, in any case: "latin1" is windows-1252, and
 * "gb2312" is gb18030, because that is what is meant by them. A BOM is believed before a name.
 * Without either they are UTF-8 if they are valid as such, else windows-1252. What cannot be
 * decoded, and NUL, becomes U+FFFD; `faults` counts these (NULL: not wanted).
 * @return SG_OK; SG_E_UNKNOWN (no encoding of this name); SG_E_NOMEM; `out` and `faults` are
 * untouched on failure. Thread-safe. O(bytes).
 */
SG_MUST_USE sg_status sg_charset__decode(
	sg_slice *out, size_t *faults, sg_slice bytes, sg_slice name, sg_arena *arena);

/** Is there an encoding of this name? Thread-safe. O(1). */
bool sg_charset__is_known(sg_slice name);

/** The encoding that a BOM of UTF-16 or UTF-32 tells; NULL if there is none. O(1). */
const char *sg_charset__of_wide_bom(sg_slice bytes);

#endif
