/* What is said of claims and links in titles and attributes, in every view alike. */
#ifndef STANCEGRAPH_RENDER_SHEET_WORDS_H
#define STANCEGRAPH_RENDER_SHEET_WORDS_H

#include "picture/picture.h"

/** "Ines Dahl, mayor: " and the words of the claim, whole; without a claim only who. Escaped. */
void sg_words__claim(sg_buf *out, const sg_picture *picture, uint32_t person, uint32_t claim);

/** Does a card show all of it: the claim's words, not shortened, and the role? */
bool sg_words__is_whole(
	const sg_picture *picture, uint32_t claim, const sg_lines *words, sg_slice role);

/**
 * Ends a group's tag and gives it a name, a `<title>`: who speaks; and of a claim that is not shown
 * whole, its role and words. SG_NONE: no claim.
 */
void sg_words__name(
	sg_buf *out, const sg_picture *picture, uint32_t person, uint32_t claim, bool is_whole);

/** " agrees with ", " rebuts ", " replies to ", " quotes ". */
const char *sg_words__verb(sg_relation_kind kind);

/** Two digits after the point, clamped to [0, 1]. */
void sg_words__confidence(sg_buf *out, double confidence);

/** A line of its own: how sure if that is wanted, which words, which rule. Escaped. */
void sg_words__evidence(sg_buf *out, const sg_relation *relation, bool tells_confidence);

/** A `<title>`: who, whom, how sure, and the evidence of the first few relations. */
void sg_words__link(sg_buf *out, const sg_picture *picture, const sg_link *link);

/** The same for several links that say one thing: `times` is how many. */
void sg_words__links(sg_buf *out, const sg_picture *picture, const sg_link *link, size_t times);

/** Open the group of a link's marks, with its kind and ends as data and its title. */
void sg_words__open_link(sg_buf *out, const sg_picture *picture, const sg_link *link);

/** ` attribute="c12"` or ` attribute="p3"`; nothing for a card of nobody with several rows. */
void sg_words__node(sg_buf *out, const sg_picture *picture, const char *attribute, sg_port port);

#endif
