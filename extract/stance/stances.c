/* All stances of a document, rule family by rule family. */
#include "stance/stance.h"

sg_status sg_stances__find(sg_scene *scene)
{
	static sg_status (*const families[])(sg_scene *) = {
		sg_stances__replies, sg_stances__judged, sg_stances__named, sg_stances__reported,
		sg_stances__exchanged};
	sg_status st = SG_OK;
	for (size_t i = 0; i < sizeof families / sizeof *families && st == SG_OK; i++)
		st = families[i](scene);
	return st;
}
