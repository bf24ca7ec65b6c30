/* The table of views: adding one is a file and a row. */
#include "view/view.h"

#include "map/map.h"

enum { NODES_MAX = 300 }; /* of a map; the usual value of --max-nodes */

sg_status sg_view_map__draw(sg_sheet *sheet)
{
	return sg_map__draw(sheet, sheet->picture);
}

static const sg_view views[SG_VIEW_COUNT] = {
	[SG_VIEW_MAP] = {"map", "people and claims in columns by camp", "map", 60, 40, false, false,
		sg_view_map__draw},
	[SG_VIEW_PEOPLE] = {"people", "who agrees with and rebuts whom, by camp",
		"network of people", SIZE_MAX, SIZE_MAX, false, true, sg_view_people__draw},
	[SG_VIEW_MATRIX] = {"matrix", "people by claims, a mark where a stance was taken", "table",
		SIZE_MAX, SIZE_MAX, false, true, sg_view_matrix__draw},
	[SG_VIEW_THREAD] = {"thread", "each post under what it answers", "thread", SIZE_MAX,
		SIZE_MAX, false, true, sg_view_thread__draw},
	[SG_VIEW_TIMELINE] = {"timeline", "claims in the order of time, a lane for each person",
		"timeline", SIZE_MAX, SIZE_MAX, false, true, sg_view_timeline__draw},
};

static const sg_view overview = {
	"map", "", "map", SIZE_MAX, SIZE_MAX, true, false, sg_view_overview__draw};

static bool is_too_large(const sg_render_options *options, const sg_picture *picture)
{
	size_t most = options->max_nodes ? options->max_nodes : NODES_MAX;
	bool is_narrowed = options->focus || options->top;
	return !is_narrowed && picture->card_count > most;
}

const sg_view *sg_view__choose(const sg_render_options *options, const sg_picture *picture)
{
	const sg_analysis *analysis = picture->debate->analysis;
	bool has_camps = analysis && analysis->camp_count;
	if (options->view == SG_VIEW_MAP && has_camps && !options->focus &&
		(options->is_camps || is_too_large(options, picture)))
		return &overview;
	return &views[options->view];
}

const char *sg_view_name(sg_view_kind kind)
{
	return kind < SG_VIEW_COUNT ? views[kind].name : NULL;
}

const char *sg_view_about(sg_view_kind kind)
{
	return kind < SG_VIEW_COUNT ? views[kind].about : NULL;
}

bool sg_view_by_name(const char *name, sg_view_kind *kind)
{
	for (size_t i = 0; i < SG_VIEW_COUNT; i++)
		if (strcmp(views[i].name, name) == 0) {
			*kind = (sg_view_kind)i;
			return true;
		}
	return false;
}
