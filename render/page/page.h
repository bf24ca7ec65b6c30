/* The page: picture, report and the whole debate in one file that needs nothing else.
 *
 * page.c is the frame, report.c the report, data.c the debate for the script. The script's files
 * and the style are compiled in (cmake/page_files.cmake), the script's hash with them. */
#ifndef STANCEGRAPH_RENDER_PAGE_PAGE_H
#define STANCEGRAPH_RENDER_PAGE_PAGE_H

#include "report/document.h"

/* Written at build. ASCII, and NUL at the end. */
extern const char sg_page__style[], sg_page__script[];
extern const char sg_page__script_hash[]; /* "sha256-..." as the policy wants it */

/** The pieces as HTML. O(size of the output). */
void sg_page__report(sg_buf *out, const sg_report *report);

/** What a page carries at most, so that it stays one that opens: the rest is named, not shown. */
enum {
	SG_PAGE_CLAIMS_MAX = 20000,
	SG_PAGE_PEOPLE_MAX = 20000,
	SG_PAGE_RELATIONS_MAX = 60000,
	SG_PAGE_SOURCE_BYTES = 3 << 20, /* of all documents' texts */
	SG_PAGE_WORDS_BYTES = 4 << 20,  /* of claims whose words are not in these texts */
	SG_PAGE_CLAIM_BYTES = 8000, /* of one of them; when the sum is used up, of those after: */
	SG_PAGE_CLAIM_SHORT_BYTES = 200
};

/**
 * The debate as JSON for the page's script (docs/page.md). No "<", ">" and "&" stand in it, nor
 * line ends of JavaScript: it can end no element. `speaker`: per claim.
 * @return SG_OK; SG_E_NOMEM. O(size of the output).
 */
SG_MUST_USE sg_status sg_page__data(
	sg_buf *out, const sg_debate *debate, const uint32_t *speaker, sg_arena *arena);

/** A sentence for each thing that SG_PAGE_..._MAX leaves out; nothing where all is carried. */
void sg_page__limits(sg_buf *out, const sg_debate *debate);

#endif
