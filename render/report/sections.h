/* The parts of a report, each in a file of its own, in the order of report.c's table. A part adds
 * nothing where there is nothing to say; a heading alone is dropped. */
#ifndef STANCEGRAPH_RENDER_REPORT_SECTIONS_H
#define STANCEGRAPH_RENDER_REPORT_SECTIONS_H

#include "document.h"

/** Documents, people, claims; how many stances there are and what they rest on. */
void sg_report__size(sg_report *report);
/** Who stands with whom, and how sure that is. */
void sg_report__camps(sg_report *report);
/** The sharpest exchange, the most answered, who stands between others. */
void sg_report__people(sg_report *report);
/** Which claims are answered, unite, split, stand unrebutted. */
void sg_report__claims(sg_report *report);
/** How far apart the camps are. */
void sg_report__division(sg_report *report);
/** How it went over time. */
void sg_report__time(sg_report *report);
/** Tables of camps, people, claims and measures. */
void sg_report__tables(sg_report *report);
/** What was too small to measure, and what is only an estimate. */
void sg_report__gaps(sg_report *report);
/** What the sentences and tables cite. Last, since only then it is known. */
void sg_report__evidence(sg_report *report);

/** The whole of it. @return SG_OK; SG_E_NOMEM */
SG_MUST_USE sg_status sg_report__make(sg_report *report, const sg_debate *debate, sg_arena *arena);

#endif
