/* stancegraph: the program. It reads its options, answers the questions about itself, and runs. */
#include "output.h"
#include "pages.h"
#include "run.h"

static exit_code show(const options *o, const sg_buf *page)
{
	if (sg_buf_status(page, NULL) != SG_OK)
		return message_out_of_memory();
	return output_write_each(o->outputs, o->output_count, sg_buf_slice(page));
}

static exit_code answer(const options *o)
{
	sg_buf page = SG_BUF_INIT;
	exit_code code = DONE;
	if (o->wants_help)
		page_help(&page, o->command);
	else if (o->wants_version)
		sg_buf_puts(&page, "stancegraph " SG_PROJECT_VERSION "\n");
	else if (o->wants_manual)
		page_manual(&page);
	else if (!page_completion(&page, o->completion))
		code = message_usage("bash or zsh", "no completion for %s", o->completion);
	if (code == DONE)
		code = show(o, &page);
	sg_buf_free(&page);
	return code;
}

int main(int argc, char **argv)
{
	sg_arena arena = SG_ARENA_INIT;
	options o;
	exit_code code = options_parse(&o, argc, argv, &arena);
	if (code == DONE) {
		message_set_verbose(o.is_verbose && !o.is_quiet);
		bool asks = o.wants_help || o.wants_version || o.wants_manual || o.completion;
		code = asks                    ? answer(&o)
		       : o.command->labels     ? run_stance(&o, &arena)
		       : run_dump_is_asked(&o) ? run_dump(&o, &arena)
					       : run(&o, &arena);
	}
	sg_arena_destroy(&arena);
	return (int)code;
}
