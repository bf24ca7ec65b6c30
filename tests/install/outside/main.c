/* Text in, drawing out, through the public headers only. */
#ifdef EXTRACT_ONLY
#include <stancegraph/extract.h>
#include <stancegraph/json.h>
#include <stancegraph/stance.h>
#else
#include <stancegraph/stancegraph.h>
#endif

#include <stdio.h>

static sg_status draw(sg_buf *out, sg_debate *debate, sg_arena *arena, sg_error *err)
{
#ifdef EXTRACT_ONLY
	(void)arena;
	return sg_json_write(out, debate, err);
#else
	sg_graph_options graph = SG_GRAPH_OPTIONS_INIT;
	sg_render_options render = SG_RENDER_OPTIONS_INIT;
	sg_status status = sg_graph_analyse(debate, &graph, arena, err);
	return status == SG_OK ? sg_renderer_by_name("dot")->render(out, debate, &render, err)
			       : status;
#endif
}

/* The weights of the classifier came with the library. */
static int can_label(void)
{
	sg_reply_pair pair = {SG_SLICE_LIT("It will hold."), SG_SLICE_LIT("I agree.")};
	return sg_stance_of_reply(pair).confidence > 0;
}

int main(void)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_buf out = SG_BUF_INIT;
	sg_debate debate = SG_DEBATE_INIT;
	sg_error err = SG_ERROR_INIT;
	sg_extract_options options = SG_EXTRACT_OPTIONS_INIT;
	sg_input input = {SG_SLICE_LIT("news.txt"),
		SG_SLICE_LIT("A bridge opens\n\n“It will hold,” said the engineer Ines Dahl.\n")};
	sg_status status = sg_extract(&debate, &input, 1, &options, &arena, &err);
	if (status == SG_OK)
		status = draw(&out, &debate, &arena, &err);
	if (status == SG_OK)
		fwrite(out.ptr, 1, out.len, stdout);
	else
		fprintf(stderr, "%s\n", err.what);
	sg_buf_free(&out);
	sg_arena_destroy(&arena);
	return status == SG_OK && can_label() ? 0 : 1;
}
