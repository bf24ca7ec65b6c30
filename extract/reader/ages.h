/* Ages and dates as pages show them: "1d", "3 hours ago", "Yesterday at 14:03", "March 3, 2024",
 * "3 Mar 2024 10.22", "1yr (edited)". */
#ifndef STANCEGRAPH_EXTRACT_AGES_H
#define STANCEGRAPH_EXTRACT_AGES_H

#include "stancegraph/slice.h"

typedef struct sg_age {
	sg_slice words;  /* the age alone, without "Posted", "(edited)" or signs around it */
	double seconds;  /* how long ago; NAN where the page gives a date */
	bool is_certain; /* has "ago", a compact unit ("3h"), a time or a year: no prose */
} sg_age;

/** Is all of `line` an age or date? O(1): lines above 80 bytes are none. */
bool sg_age__is(sg_slice line, sg_age *out);

/** Byte at which the age begins that ends `line` ("Jane Roe • 2h"); line.len if none ends it. */
size_t sg_age__at_end(sg_slice line, sg_age *out);

#endif
