/* The words of pages: buttons, counters, badges, forms, promotions. What a line is to a page,
 * judged by the line alone; readers decide what to make of it. */
#ifndef STANCEGRAPH_EXTRACT_PAGE_WORDS_H
#define STANCEGRAPH_EXTRACT_PAGE_WORDS_H

#include "stancegraph/slice.h"

typedef enum sg_page_kind {
	SG_PAGE_TEXT,      /* somebody's words, as far as one can see */
	SG_PAGE_SIGN,      /* no letter or digit at all: "***", "•" */
	SG_PAGE_COUNT,     /* a number of its own, or with its noun: "3 reactions", "1.2K" */
	SG_PAGE_CONTROL,   /* buttons under a post: "Like", "Reply", "Share Report" */
	SG_PAGE_BADGE,     /* beside a name: "Author", "• 2nd", "Top fan", "Follow" */
	SG_PAGE_THREAD,    /* around a list of comments: "Most relevant", "Load more comments" */
	SG_PAGE_POST_MARK, /* of an opening post: "View profile for X, graphic", "X's Post" */
	SG_PAGE_FORM,      /* "Leave a Reply", "Your email address will not be published" */
	SG_PAGE_LINKS,     /* opens a list of other stories: "Related articles", "Most viewed" */
	SG_PAGE_PROMOTION, /* one other story, an advert, a newsletter: "See also …" */
	SG_PAGE_CALL,      /* the button of a box: "Register now" */
	SG_PAGE_BYLINE,    /* "By Jane Roe" */
	SG_PAGE_NOTE,      /* reading time, dates, share buttons, credits, copyright */
	SG_PAGE_EDITED,    /* "This interview has been edited for length and clarity." */
	SG_PAGE_KIND_COUNT
} sg_page_kind;

/** What `line` (trimmed, not empty) is to a page. O(1): lines above 400 bytes are text. */
sg_page_kind sg_page__kind(sg_slice line);

/** How many offers ("sign up", "secure your") the paragraph makes its reader. O(len). */
unsigned sg_page__sales_phrases(sg_slice paragraph);

/** Words behind "By", "Written by", "Interview by" …, or empty if the line is no such line. */
sg_slice sg_page__byline(sg_slice line);

/** The name in "View profile for X, graphic", "X's Post", "X is an Influencer"; or empty. */
sg_slice sg_page__poster(sg_slice line);

#endif
