/* The report: plain sentences first, then tables, then what both rest on. */
#include "sections.h"

typedef void section(sg_report *report);

static section *const sections[] = {
	sg_report__size,
	sg_report__camps,
	sg_report__division,
	sg_report__people,
	sg_report__claims,
	sg_report__time,
	sg_report__gaps,
	sg_report__tables,
	sg_report__evidence,
};

/* A heading that nothing came to stand under goes again. */
static void add_section(sg_report *report, section *add)
{
	add(report);
	if (report->count && report->pieces[report->count - 1].kind == SG_PIECE_SECTION)
		report->count--;
}

sg_status sg_report__make(sg_report *report, const sg_debate *debate, sg_arena *arena)
{
	sg_status st = sg_report__init(report, debate, arena);
	for (size_t i = 0; st == SG_OK && i < sizeof sections / sizeof *sections; i++)
		add_section(report, sections[i]);
	return report->failed ? SG_E_NOMEM : st;
}
