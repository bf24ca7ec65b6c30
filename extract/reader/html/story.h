/* The article on a page: its title and its words, without the page around them. */
#ifndef STANCEGRAPH_EXTRACT_HTML_STORY_H
#define STANCEGRAPH_EXTRACT_HTML_STORY_H

#include "reader/html/web.h"

typedef struct sg_web_story {
	sg_slice text;   /* plain, paragraphs with blank lines between; empty if there is none */
	uint32_t root;   /* the element that holds most of it; SG_NONE if there is none */
	double sureness; /* bytes of running text */
} sg_web_story;

/**
 * Find the article by the words of its paragraphs, as browsers' reading views do. What is marked
 * as taken is no part of it. Marks what is left out of it. @return SG_OK; SG_E_NOMEM. O(page).
 */
SG_MUST_USE sg_status sg_web_story__find(sg_web_story *out, sg_web *web);

/**
 * The page's title, without the name of its site; empty if it has none. @return SG_OK; SG_E_NOMEM
 */
SG_MUST_USE sg_status sg_web_title(sg_slice *out, const sg_web *web);

/** Does the page say to those who share it that it is an article? O(page). */
bool sg_web_says_article(const sg_web *web);

/** Is the page, by its address, not the first of several? */
bool sg_web_is_later_page(const sg_web *web);

/** +25, 0 or -25 for class and id each: do they sound like an article's, or like the page's? */
int sg_web_class_weight(const sg_web *web, uint32_t node);

/** Does its class, id or role say that it is no part of an article? */
bool sg_web_is_unlikely(const sg_web *web, uint32_t node);

/** How hard to look: each is given up where too little is found. */
typedef enum sg_story_rule {
	SG_STORY_STRIP = 1,   /* leave out what is unlikely */
	SG_STORY_CLASSES = 2, /* weigh classes */
	SG_STORY_CLEAN = 4 /* leave out parts that look like lists of links, forms and the like */
} sg_story_rule;

/** Mark what is left out within `root`. `commas` is per node. O(node) */
void sg_web_story__clean(sg_web *web, uint32_t root, const uint32_t *commas, unsigned rules);

#endif
