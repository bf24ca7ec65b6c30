#include "stance/premise.h"

static const double CONFIDENCE = 0.75; /* that it is an idea, and ends where it seems to */

sg_status sg_premise__add(sg_scene *scene, uint32_t post, uint32_t sentence, uint32_t first,
	uint32_t end, const char *method, uint32_t *statement)
{
	return sg_scene__add_statement(scene,
		(sg_statement){
			.form = SG_CLAIM_PREMISE,
			.span = sg_span_make(sg_scene__token(scene, first)->span.start,
				sg_scene__token(scene, end - 1)->span.end),
			.speaker = SG_NONE,
			.second = SG_NONE,
			.post = post,
			.sentence = sentence,
			.quote = SG_NONE,
			.method = method,
			.confidence = CONFIDENCE,
		},
		statement);
}
