/* Sites whose threads have an API: from the address that people copy to what is fetched. */
#ifndef STANCEGRAPH_CLI_FETCH_SITES_H
#define STANCEGRAPH_CLI_FETCH_SITES_H

#include "url.h"

enum { SITE_STEPS = 3, SITE_CAPTURES = 3, SITE_PAGE_ITEMS = 100 };

typedef enum site_step_kind {
	SITE_END,
	SITE_LOOKUP, /* the value at the path `must` is $0 in what follows */
	SITE_ANSWER, /* one answer */
	SITE_PAGES, /* lists, page by page ($p) until one has less than SITE_PAGE_ITEMS: one list */
	SITE_BATCHES /* posts of a topic that its first answer lacks, some at a time ($i) */
} site_step_kind;

typedef struct site_step {
	site_step_kind kind;
	const char *address; /* a template: see site_address */
	const char *must;    /* paths into the answer, blanks between them, that all lead somewhere;
	                        otherwise this is not the site that it was taken for */
} site_step;

/** Answers are joined to one list in the order of steps; a site's single answer stays as it is. */
typedef struct site {
	const char *name;
	const char *hosts; /* these and all below them, blanks between; NULL: any */
	const char *paths; /* patterns: see sites.c */
	site_step steps[SITE_STEPS + 1];
	const char *page; /* template of what to read if the steps fail; NULL: the address itself */
} site;

typedef struct site_match {
	const site *site;
	sg_slice base; /* origin, and path before the pattern */
	sg_slice host;
	sg_slice captures[SITE_CAPTURES];
} site_match;

/** All sites; `*count` of them. */
const site *sites(size_t *count);

/** The site whose thread stands at this address. False: none that is known. O(sites). */
bool site_find(site_match *out, const url *from);

/**
 * Append an address: `template` with $b for the base, $h for the host, $1 to $3 for what the
 * pattern caught, $0 for `looked_up` (escaped), $p for `page`, and $i for `items` as it stands.
 */
void site_address(sg_buf *out, const site_match *match, const char *template, sg_slice looked_up,
	unsigned page, sg_slice items);

#endif
