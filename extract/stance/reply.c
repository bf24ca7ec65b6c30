#include "stance/stance.h"
sg_status sg_stances__replies(sg_scene *scene)
{
	(void)scene;
	return SG_OK;
}
