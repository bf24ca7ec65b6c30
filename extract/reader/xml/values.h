/* Values of XML exports. */
#ifndef STANCEGRAPH_EXTRACT_XML_VALUES_H
#define STANCEGRAPH_EXTRACT_XML_VALUES_H

#include "core/number.h"
#include "core/times.h"
#include "reader/xml/format.h"

static inline bool sg_xml__is_true(sg_slice value)
{
	sg_slice word = sg_slice_trim(value);
	return sg_slice_eq_nocase(word, sg_slice_of("true")) || sg_slice_eq(word, sg_slice_of("1"));
}

/** The time in RFC 3339, written into `out`; empty if it is none. */
static inline sg_slice sg_xml__time(char out[SG_TIME_BYTES], sg_slice value)
{
	bool is_time = sg_time__of_text(out, sg_slice_trim(value));
	return is_time ? sg_slice_of(out) : (sg_slice)SG_SLICE_EMPTY;
}

static inline sg_status sg_xml__pass_over(sg_xml_state *state, size_t line, const char *what)
{
	sg_error fault = {SG_E_SYNTAX, what, line, "it is passed over"};
	return state->sink->pass_over(state->sink->context, fault);
}

#endif
