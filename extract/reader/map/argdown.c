/* Argdown (argdown.org): statements "[Title]: words", arguments "<Title>: words", and, indented
 * under them, what they stand to: "+ <A>" supports what stands above, "- <A>" attacks it, "_ <A>"
 * undercuts it, "+>", "->" and "_>" the other way round, "><" contradicts. Premises and conclusions
 * are numbered, with a line between. Read line by line; a stack of indents tells what stands
 * above. */
#include "reader/map/map.h"

#include "reader/letters.h"

enum { LEVELS = 256 };

typedef struct level {
	uint16_t indent;
	uint32_t claim;
} level;

/** A relation's sign at the beginning of a line. */
typedef struct sign {
	sg_slice text;
	sg_relation_kind kind;
	bool is_outgoing; /* from what stands above to what stands here */
} sign;

/* Longer ones first. */
static const sign SIGNS[] = {{SG_SLICE_LIT("><"), SG_REBUTS, false},
	{SG_SLICE_LIT("+>"), SG_AGREES, true}, {SG_SLICE_LIT("->"), SG_REBUTS, true},
	{SG_SLICE_LIT("_>"), SG_REBUTS, true}, {SG_SLICE_LIT("<+"), SG_AGREES, false},
	{SG_SLICE_LIT("<-"), SG_REBUTS, false}, {SG_SLICE_LIT("<_"), SG_REBUTS, false},
	{SG_SLICE_LIT("+"), SG_AGREES, false}, {SG_SLICE_LIT("-"), SG_REBUTS, false},
	{SG_SLICE_LIT("_"), SG_REBUTS, false}};

typedef struct argdown {
	sg_map map;
	sg_lines lines;
	level levels[LEVELS];
	size_t depth;
	uint32_t open;  /* the claim that lines go on with, or SG_NONE */
	sg_slice words; /* of it, so far */
	/* premises and conclusions */
	uint32_t argument;      /* that they belong to, or SG_NONE */
	uint32_t first_premise; /* link of the step at hand that awaits its conclusion */
	bool is_numbered, is_conclusion_next, is_rule_open;
	/* what is skipped */
	bool is_commented;
	const char *comment_end;
	bool is_front_matter;
} argdown;

/* ---- parts of a line ------------------------------------------------------------------------ */

/* "[Title]" or "<Title>" at the beginning, with its brackets; empty if there is none. */
static sg_slice name_at(sg_slice line)
{
	static const sg_slice address = SG_SLICE_LIT("<http");
	char end = line.len && line.ptr[0] == '[' ? ']' : line.len && line.ptr[0] == '<' ? '>' : 0;
	const char *closing = end ? memchr(line.ptr, end, line.len) : NULL;
	size_t len = closing ? (size_t)(closing - line.ptr) + 1 : 0;
	bool is_box = len == 3 && end == ']' && strchr(" xX", line.ptr[1]); /* to be ticked */
	if (len < 3 || is_box || sg_slice_starts(line, address))
		return (sg_slice)SG_SLICE_EMPTY;
	bool is_link = len < line.len && line.ptr[len] == '(';
	return is_link ? (sg_slice)SG_SLICE_EMPTY : (sg_slice){line.ptr, len};
}

static const sign *sign_at(sg_slice line)
{
	for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++) {
		size_t len = SIGNS[i].text.len;
		if (sg_slice_starts(line, SIGNS[i].text) && len < line.len &&
			(line.ptr[len] == ' ' || line.ptr[len] == '\t'))
			return &SIGNS[i];
	}
	return NULL;
}

/* "(3) " at the beginning: its length, or 0. */
static size_t number_at(sg_slice line)
{
	size_t len = line.len > 2 && line.ptr[0] == '(' ? 1 : 0;
	while (len && len < line.len && line.ptr[len] >= '0' && line.ptr[len] <= '9')
		len++;
	return len > 1 && len + 1 < line.len && line.ptr[len] == ')' && line.ptr[len + 1] == ' '
		       ? len + 2
		       : 0;
}

/* "* " or "1. ": an item of a list, which is what it would be without. */
static sg_slice without_bullet(sg_slice line)
{
	size_t len = 0;
	if (line.len > 2 && line.ptr[0] == '*' && line.ptr[1] == ' ')
		return sg_slice_trim(sg_slice__part(line, 2, line.len));
	while (len < line.len && line.ptr[len] >= '0' && line.ptr[len] <= '9')
		len++;
	bool is_item =
		len && len + 1 < line.len && line.ptr[len] == '.' && line.ptr[len + 1] == ' ';
	return is_item ? sg_slice_trim(sg_slice__part(line, len + 2, line.len)) : line;
}

/* Words without the tags and data behind them: "words #tag {note: x}". */
static sg_slice without_tail(sg_slice words)
{
	for (;;) {
		size_t len = words.len;
		bool is_escaped = words.len > 1 && words.ptr[words.len - 2] == '\\';
		if (words.len && words.ptr[words.len - 1] == '}' && !is_escaped) {
			while (len && words.ptr[len - 1] != '{')
				len--;
			if (!len)
				return words;
			words = sg_slice_trim((sg_slice){words.ptr, len - 1});
			continue;
		}
		sg_slice rest = words, last = sg_word__last(&rest);
		bool is_tag = last.len > 1 && last.ptr[0] == '#';
		if (!is_tag || !rest.len)
			return words;
		words = sg_slice_trim(rest);
	}
}

/* ---- claims --------------------------------------------------------------------------------- */

static void close_claim(argdown *a)
{
	sg_slice words = without_tail(sg_slice_trim(a->words));
	if (a->open != SG_NONE && words.len && !a->map.claims.items[a->open].text.len)
		a->map.claims.items[a->open].text = words;
	a->open = SG_NONE;
	a->words = (sg_slice)SG_SLICE_EMPTY;
}

/* "[Title]: words", "[Title]" or words alone: `*claim`. */
static sg_status add_claim(argdown *a, sg_slice line, uint32_t *claim)
{
	sg_slice name = name_at(line);
	sg_slice rest = sg_slice_trim(sg_slice__part(line, name.len, line.len));
	bool has_words = !name.len || (rest.len && rest.ptr[0] == ':');
	sg_status st = sg_map__claim(&a->map, name, claim);
	if (st != SG_OK)
		return st;
	if (name.len && has_words)
		rest = sg_slice_trim(sg_slice__part(rest, 1, rest.len));
	a->open = has_words ? *claim : SG_NONE;
	a->words = has_words ? rest : (sg_slice)SG_SLICE_EMPTY;
	return st;
}

/* Put the claim on the stack, over what is indented as much or more; `*above` is under it. */
static void push(argdown *a, uint16_t indent, uint32_t claim, uint32_t *above)
{
	while (a->depth && a->levels[a->depth - 1].indent >= indent)
		a->depth--;
	*above = a->depth ? a->levels[a->depth - 1].claim : SG_NONE;
	if (a->depth < LEVELS)
		a->levels[a->depth++] = (level){indent, claim};
}

static sg_status add_related(argdown *a, const sign *s, sg_slice line, uint16_t indent)
{
	uint32_t claim, above;
	sg_status st = add_claim(a, line, &claim);
	if (st != SG_OK)
		return st;
	push(a, indent, claim, &above);
	if (above == SG_NONE)
		return SG_OK;
	return s->is_outgoing ? sg_map__link(&a->map, above, claim, s->kind)
			      : sg_map__link(&a->map, claim, above, s->kind);
}

/* ---- premises and conclusions --------------------------------------------------------------- */

/* A premise speaks for its argument, and that for its conclusion. */
static sg_status add_numbered(argdown *a, sg_slice line, uint16_t indent)
{
	uint32_t claim, above;
	sg_status st = add_claim(a, line, &claim);
	if (st != SG_OK)
		return st;
	push(a, indent, claim, &above);
	if (!a->is_numbered && a->argument == SG_NONE)
		st = sg_map__claim(&a->map, (sg_slice)SG_SLICE_EMPTY, &a->argument);
	a->is_numbered = true;
	bool is_conclusion = a->is_conclusion_next;
	a->is_conclusion_next = false;
	if (st != SG_OK)
		return st;
	return is_conclusion ? sg_map__link(&a->map, a->argument, claim, SG_AGREES)
			     : sg_map__link(&a->map, claim, a->argument, SG_AGREES);
}

/* "----", or "-- rule --" over one line or several: what follows is concluded. */
static bool is_inference(argdown *a, sg_slice line)
{
	static const sg_slice dashes = SG_SLICE_LIT("--");
	bool begins = sg_slice_starts(line, dashes), ends = sg_slice_ends(line, dashes);
	if (!a->is_numbered || (!begins && !a->is_rule_open))
		return false;
	a->is_conclusion_next = true;
	a->is_rule_open = a->is_rule_open ? !ends : !ends || line.len == dashes.len;
	return true;
}

/* ---- lines ---------------------------------------------------------------------------------- */

/* Is the line inside a comment, or in what stands before the text? Cuts "// …" off. */
static bool is_skipped(argdown *a, sg_slice *line, size_t index)
{
	static const sg_slice bar = SG_SLICE_LIT("==="), title = SG_SLICE_LIT("title:");
	if (sg_slice_starts(*line, bar) && (index == 0 || a->is_front_matter)) {
		a->is_front_matter = index == 0;
		return true;
	}
	if (a->is_front_matter) {
		if (sg_slice_starts(*line, title))
			a->map.reading.title =
				sg_slice_trim(sg_slice__part(*line, title.len, line->len));
		return true;
	}
	if (!a->is_commented && sg_slice_starts(*line, sg_slice_of("/*")))
		a->is_commented = true, a->comment_end = "*/";
	else if (!a->is_commented && sg_slice_starts(*line, sg_slice_of("<!--")))
		a->is_commented = true, a->comment_end = "-->";
	if (a->is_commented) {
		sg_slice end = sg_slice_of(a->comment_end);
		a->is_commented = sg_slice_find(*line, end) == line->len;
		return true;
	}
	size_t comment = sg_slice_find(*line, sg_slice_of(" //"));
	if (sg_slice_starts(*line, sg_slice_of("//")))
		return true;
	*line = sg_slice_trim(sg_slice__part(*line, 0, comment));
	return !line->len;
}

static void end_argument(argdown *a)
{
	a->argument = SG_NONE;
	a->is_numbered = a->is_conclusion_next = a->is_rule_open = false;
}

/* A claim of its own, with nothing above it. */
static sg_status add_top(argdown *a, sg_slice line, uint16_t indent)
{
	uint32_t claim, above;
	sg_status st = add_claim(a, line, &claim);
	if (st != SG_OK)
		return st;
	push(a, indent, claim, &above);
	end_argument(a);
	if (line.ptr[0] == '<')
		a->argument = claim;
	return SG_OK;
}

static sg_status add_line(argdown *a, size_t i)
{
	sg_slice line = sg_lines__slice(&a->lines, i);
	uint16_t indent = a->lines.items[i].indent;
	if (is_skipped(a, &line, i))
		return SG_OK;
	const sign *s = sign_at(line);
	size_t number = number_at(line);
	bool goes_on = a->lines.items[i].gap == 0 && a->open != SG_NONE && a->words.len;
	if (line.ptr[0] == '#' && !goes_on) {
		close_claim(a);
		a->depth = 0;
		if (!a->map.reading.title.len)
			while (line.len && (line.ptr[0] == '#' || line.ptr[0] == ' '))
				line = sg_slice__part(line, 1, line.len);
		a->map.reading.title = a->map.reading.title.len ? a->map.reading.title : line;
		return SG_OK;
	}
	if (is_inference(a, line)) {
		close_claim(a);
		return SG_OK;
	}
	if (!s && !number && goes_on && !name_at(line).len && line.ptr[0] != '*') {
		a->words.len = (size_t)(line.ptr + line.len - a->words.ptr);
		return SG_OK;
	}
	close_claim(a);
	if (number)
		return add_numbered(a, sg_slice__part(line, number, line.len), indent);
	if (s)
		return add_related(
			a, s, sg_slice_trim(sg_slice__part(line, s->text.len, line.len)), indent);
	return add_top(a, without_bullet(line), indent);
}

/* ---- the reader ----------------------------------------------------------------------------- */

static bool is_named(sg_slice line, bool *is_whole)
{
	sg_slice name = name_at(line);
	*is_whole = name.len && name.len == line.len;
	return name.len && (*is_whole || line.ptr[name.len] == ':');
}

/* Titles with words, and relations to titles. */
static double recognise(const sg_reader *reader, sg_sample *sample)
{
	static const double nearly_surely = 0.97;
	const sg_lines *lines = &sample->lines;
	size_t titles = 0, relations = 0;
	(void)reader;
	for (size_t i = 0; i < lines->count; i++) {
		sg_slice line = sg_lines__slice(lines, i);
		const sign *s = sign_at(line);
		bool is_whole;
		if (s)
			line = sg_slice_trim(sg_slice__part(line, s->text.len, line.len));
		if (!is_named(line, &is_whole))
			continue;
		relations += s != NULL;
		titles += !is_whole;
	}
	return titles >= 2 && relations >= 1 ? nearly_surely : 0;
}

/* Titles without words say what they say. */
static void name_wordless(argdown *a)
{
	for (size_t i = 0; i < a->map.names.count; i++) {
		sg_slice name = a->map.names.texts[i];
		sg_record *r = &a->map.claims.items[a->map.claim_of[i]];
		if (!r->text.len)
			r->text = sg_slice_trim(sg_slice__part(name, 1, name.len - 1));
	}
	for (size_t i = 0; i < a->map.claims.count; i++) {
		static const sg_slice unnamed = SG_SLICE_LIT("(argument)");
		sg_record *r = &a->map.claims.items[i];
		if (!r->text.len)
			r->text = unnamed;
	}
}

/* ASCII that is neither a letter, a digit nor blank. */
static bool is_mark(char c)
{
	return sg_letter_of((unsigned char)c) == SG_LETTER_NONE && c > ' ' && c < 0x7F;
}

/* A backslash before a mark takes its meaning away, and goes. */
static sg_status unescape(sg_slice *words, sg_arena *arena)
{
	if (!words->len || !memchr(words->ptr, '\\', words->len))
		return SG_OK;
	char *text = sg_arena_alloc(arena, words->len);
	size_t len = 0;
	if (!text)
		return SG_E_NOMEM;
	for (size_t i = 0; i < words->len; i++) {
		i += words->ptr[i] == '\\' && i + 1 < words->len && is_mark(words->ptr[i + 1]);
		text[len++] = words->ptr[i];
	}
	*words = (sg_slice){text, len};
	return SG_OK;
}

static sg_status read_argdown(
	const sg_reader *reader, sg_reading *out, sg_sample *sample, sg_arena *arena, sg_error *err)
{
	argdown *a = sg_arena_alloc(arena, sizeof *a);
	(void)reader;
	if (!a)
		return SG_E_NOMEM;
	a->map.arena = arena;
	a->open = a->argument = SG_NONE;
	sg_status st = sg_lines__complete(&a->lines, &sample->lines, arena);
	for (size_t i = 0; i < a->lines.count && st == SG_OK; i++)
		st = add_line(a, i);
	close_claim(a);
	if (st != SG_OK)
		return st;
	name_wordless(a);
	for (size_t i = 0; i < a->map.claims.count && st == SG_OK; i++)
		st = unescape(&a->map.claims.items[i].text, arena);
	return st == SG_OK ? sg_map__read(out, &a->map, err) : st;
}

const sg_reader sg_reader__argdown = {.name = "argdown",
	.about = "an argument map in Argdown",
	.recognise = recognise,
	.read = read_argdown};
