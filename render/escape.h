/* Text as text, whatever it holds: for XML, DOT, Markdown and CSV. */
#ifndef STANCEGRAPH_RENDER_ESCAPE_H
#define STANCEGRAPH_RENDER_ESCAPE_H

#include "stancegraph/buffer.h"

/**
 * Append `s` as XML character data, fit for attributes in double quotes too. Characters that XML
 * 1.0 does not have are dropped, with the C1 controls and the marks that override direction;
 * bad UTF-8 becomes U+FFFD; line ends and tabs become spaces. O(s.len).
 */
void sg_escape__xml(sg_buf *out, sg_slice s);

/**
 * Append `s` as a DOT string with its quotation marks, fit for labels: a backslash stays a
 * backslash (Graphviz would read \N and \G), an ampersand an ampersand (it would read entities),
 * a line end becomes \n. Dropped and repaired as above. O(s.len).
 */
void sg_escape__dot(sg_buf *out, sg_slice s);

/**
 * Append `s` as Markdown text: what could be markup gets a backslash, line ends become spaces.
 * `is_first`: it stands at the start of a block, where a digit or a dash could begin a list.
 * Dropped and repaired as above. O(s.len).
 */
void sg_escape__markdown(sg_buf *out, sg_slice s, bool is_first);

/** Append `s` as the target of a Markdown link, with its angle brackets. O(s.len). */
void sg_escape__markdown_url(sg_buf *out, sg_slice s);

/**
 * Append `s` as a cell of CSV (RFC 4180) with its quotation marks. What a spreadsheet would take
 * for a formula gets an apostrophe before it; line ends stay. Dropped and repaired as above.
 * O(s.len).
 */
void sg_escape__csv(sg_buf *out, sg_slice s);

/**
 * Append `s` as text of a Mermaid label in double quotes: what has a meaning there becomes one of
 * Mermaid's entity codes, line ends become spaces. Dropped and repaired as above. O(s.len).
 */
void sg_escape__mermaid(sg_buf *out, sg_slice s);

/**
 * Append `s` as text of an Argdown statement on one line: what could be markup gets a backslash.
 * Dropped and repaired as above. O(s.len).
 */
void sg_escape__argdown(sg_buf *out, sg_slice s);

/** Does it lead to the web, by http or https? Every other scheme may be a script. */
bool sg_escape__is_web_address(sg_slice url);

#endif
