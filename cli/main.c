/* stancegraph: the program. It reads its options, answers the questions about itself, and runs. */
#include "output.h"
#include "pages.h"
#include "run.h"

#include <errno.h>

static exit_code show(sg_buf *page)
{
	bool is_shown = sg_buf_status(page, NULL) == SG_OK && output_write("-", sg_buf_slice(page));
	if (!is_shown)
		message_error("standard output", NULL, "cannot be written: %s", strerror(errno));
	sg_buf_free(page);
	return is_shown ? DONE : FAULT;
}

static exit_code answer(const options *o)
{
	sg_buf page = SG_BUF_INIT;
	if (o->wants_help)
		page_help(&page, o->command);
	else if (o->wants_version)
		sg_buf_puts(&page, "stancegraph " SG_PROJECT_VERSION "\n");
	else if (o->wants_manual)
		page_manual(&page);
	else if (!page_completion(&page, o->completion))
		return message_usage("bash or zsh", "no completion for %s", o->completion);
	return show(&page);
}

int main(int argc, char **argv)
{
	sg_arena arena = SG_ARENA_INIT;
	options o;
	exit_code code = options_parse(&o, argc, argv, &arena);
	if (code == DONE) {
		message_set_verbose(o.is_verbose && !o.is_quiet);
		bool asks = o.wants_help || o.wants_version || o.wants_manual || o.completion;
		code = asks ? answer(&o) : run(&o, &arena);
	}
	sg_arena_destroy(&arena);
	return (int)code;
}
