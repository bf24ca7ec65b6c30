/* Asks the classifier about a post in a scene. */
#include "stance/learned.h"
#include "stance/learned/classifier.h"

enum {
	PARENT_BYTES = 8192, /* so much of what is answered: a long post may have many answers */
	SENTENCES_ASKED = 8
};

static void read_parent(sg_classifier *c, const sg_scene *scene, sg_span parent)
{
	if (sg_span_len(parent) > PARENT_BYTES)
		parent.end = parent.start + PARENT_BYTES;
	sg_classifier__read_parent(c, sg_slice_at(scene->text, parent));
}

static sg_span sentence_span(const sg_scene *scene, uint32_t sentence)
{
	return sg_sentence__span(&scene->words, &scene->words.sentences[sentence]);
}

sg_view sg_view__of(const sg_scene *scene, const sg_asked *asked)
{
	sg_classifier c;
	sg_span words = {sg_scene__token(scene, asked->first)->span.start,
		sentence_span(scene, asked->end_sentence - 1).end};
	read_parent(&c, scene, asked->parent);
	sg_reply_stance s = sg_classifier__stance_of(&c, sg_slice_at(scene->text, words));
	return (sg_view){s.label, s.agree, s.disagree};
}

sg_span sg_view__evidence(const sg_scene *scene, const sg_asked *asked, sg_stance label)
{
	sg_classifier c;
	uint32_t first = scene->words.sentence_of_token[asked->first];
	sg_span best = {0, 0};
	double most = -1;
	read_parent(&c, scene, asked->parent);
	for (uint32_t i = first; i < asked->end_sentence && i < first + SENTENCES_ASKED; i++) {
		sg_span span = sentence_span(scene, i);
		sg_reply_stance s = sg_classifier__stance_of(&c, sg_slice_at(scene->text, span));
		double share = label > 0 ? s.agree : label < 0 ? s.disagree : s.neutral;
		if (share > most) {
			most = share;
			best = span;
		}
	}
	return best;
}
