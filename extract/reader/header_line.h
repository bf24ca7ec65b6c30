/* Headers that hold name and age on one line. */
#ifndef STANCEGRAPH_EXTRACT_HEADER_LINE_H
#define STANCEGRAPH_EXTRACT_HEADER_LINE_H

#include "reader/headers.h"

/** May line `index` be a person's name, with its badges? False for an index past the end. O(1). */
bool sg_header_line__may_be_name(const sg_lines *lines, size_t index);

/**
 * Fill author, age, seconds, role and addressee from "Jane Roe • 2 days ago", "jane 12 points 3
 * hours ago", "Jane ➜ Ola, 3 May 2021", "submitted 5 hours ago by jane"; `first` where the name
 * stands a line higher ("Jane Roe / Ohio | March 3"). False if the line is no header. O(1).
 */
bool sg_header_line__joint(const sg_lines *lines, size_t index, sg_header *out);

/** Fill author and age from "Jane Roe wrote:" and "On 3 March 2021, Jane Roe wrote:". O(1). */
bool sg_header_line__wrote(const sg_lines *lines, size_t index, sg_header *out);

/** Does line `i` end in " is an Influencer": always a name, whatever stands under it? */
bool sg_header_line__is_marked_name(const sg_lines *lines, size_t i);

/** The plain name on line `i`. */
sg_slice sg_header_line__name(const sg_lines *lines, size_t i);

#endif
