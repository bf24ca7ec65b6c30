/* The tables of whole lines behind page_words.h. */
#ifndef STANCEGRAPH_EXTRACT_PAGE_LINES_H
#define STANCEGRAPH_EXTRACT_PAGE_LINES_H

#include "reader/page_words.h"

typedef struct sg_page_table {
	const char *const *lines; /* sorted */
	size_t count;
	sg_page_kind kind;
} sg_page_table;

enum { SG_PAGE_TABLE_COUNT = 9 };

extern const sg_page_table sg_page__tables[SG_PAGE_TABLE_COUNT];

#endif
