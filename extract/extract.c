/* The extract stage: bytes -> debate. */
#include "stancegraph/extract.h"

const char *const *sg_reader_names(void)
{
	static const char *const names[] = {"thread", "article", "interview", NULL};
	return names;
}
