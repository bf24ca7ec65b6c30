/* Any bytes -> one family of readers -> debate: sound, and no reading of what is not there.
 *
 * The first byte chooses among the family's readers; 0 leaves it to the content. Which readers
 * these are is given when this is built (SG_FUZZ_READERS, names with blanks between them). */
#include "fuzz.h"
#include "stancegraph/extract.h"

enum { NAME_BYTES = 64 };

static const char *reader_number(char *out, uint8_t n)
{
	const char *names = SG_FUZZ_READERS;
	size_t count = 1, len = 0;
	for (const char *c = names; *c; c++)
		count += *c == ' ';
	size_t choice = n % (count + 1);
	if (!choice)
		return NULL;
	while (--choice)
		names = strchr(names, ' ') + 1;
	while (names[len] && names[len] != ' ' && len + 1 < NAME_BYTES) {
		out[len] = names[len];
		len++;
	}
	out[len] = '\0';
	return out;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char name[NAME_BYTES];
	if (size < 1)
		return 0;
	sg_arena arena = SG_ARENA_INIT;
	sg_debate debate = SG_DEBATE_INIT;
	sg_error error = SG_ERROR_INIT;
	sg_extract_options options = SG_EXTRACT_OPTIONS_INIT;
	options.from = reader_number(name, data[0]);
	sg_input input = {sg_slice_of("fuzz"), {(const char *)data + 1, size - 1}};
	sg_status st = sg_extract(&debate, &input, 1, &options, &arena, &error);
	must(st == error.code && st != SG_E_UNKNOWN, "the status is not the only input's");
	must(st == SG_OK || (error.what && error.pos <= size), "an error without what or where");
	must_be_sound(&debate);
	sg_arena_destroy(&arena);
	return 0;
}
