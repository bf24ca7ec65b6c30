/* How it went over time. */
#include "sections.h"

void sg_report__time(sg_report *r)
{
	(void)r;
}
