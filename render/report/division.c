/* How far apart the camps are. */
#include "sections.h"

void sg_report__division(sg_report *r)
{
	(void)r;
}
