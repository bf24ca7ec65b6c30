/* Kialo's text export: "Discussion Title: …", then a claim for each number of an outline, "1.2.
 * Pro: …" under "1. …". A claim that stands in two places is given once and pointed at: "1.3. Con:
 * -> See 1.2.1." */
#include "reader/map/map.h"

#include "reader/letters.h"

typedef struct outline {
	sg_map map;
	sg_lines lines;
	uint32_t open;     /* the claim that lines without a number go on with, or SG_NONE */
	size_t start, end; /* of its words */
} outline;

static const sg_slice TITLE = SG_SLICE_LIT("Discussion Title:");

/* "1.2.3." at the beginning: the number without its last point; empty if there is none. */
static sg_slice number_at(sg_slice line)
{
	size_t len = 0;
	bool is_digit = false;
	while (len < line.len && ((line.ptr[len] >= '0' && line.ptr[len] <= '9') ||
					 (line.ptr[len] == '.' && is_digit))) {
		is_digit = line.ptr[len] != '.';
		len++;
	}
	bool is_number =
		len > 1 && line.ptr[len - 1] == '.' && (len == line.len || line.ptr[len] == ' ');
	return is_number ? (sg_slice){line.ptr, len - 1} : (sg_slice)SG_SLICE_EMPTY;
}

/* "1.2" of "1.2.3"; empty at the top. */
static sg_slice above(sg_slice number)
{
	size_t len = number.len;
	while (len && number.ptr[len - 1] != '.')
		len--;
	return (sg_slice){number.ptr, len ? len - 1 : 0};
}

/* Cut "Pro: " or "Con: " off. */
static bool take_side(sg_slice *words, sg_relation_kind *kind)
{
	static const struct {
		sg_slice word;
		sg_relation_kind kind;
	} sides[] = {{SG_SLICE_LIT("Pro:"), SG_AGREES}, {SG_SLICE_LIT("Con:"), SG_REBUTS}};
	for (size_t i = 0; i < 2; i++) {
		if (!sg_slice_starts_nocase(*words, sides[i].word))
			continue;
		*words = sg_slice_trim(sg_slice__part(*words, sides[i].word.len, words->len));
		*kind = sides[i].kind;
		return true;
	}
	return false;
}

/* "-> See 1.2.1." points at a claim that stands elsewhere. */
static sg_slice pointed_at(sg_slice words)
{
	static const sg_slice sign = SG_SLICE_LIT("-> See ");
	if (!sg_slice_starts_nocase(words, sign))
		return (sg_slice)SG_SLICE_EMPTY;
	sg_slice rest = sg_slice__part(words, sign.len, words.len);
	return number_at(sg_word__next(&rest));
}

static void close_claim(outline *o)
{
	if (o->open == SG_NONE || o->end <= o->start)
		return;
	o->map.claims.items[o->open].text = sg_slice__part(o->lines.text, o->start, o->end);
	o->open = SG_NONE;
}

static sg_status add_claim(outline *o, sg_slice number, sg_slice words)
{
	uint32_t claim, parent = SG_NONE;
	sg_relation_kind kind = SG_AGREES;
	bool has_side = take_side(&words, &kind);
	sg_slice elsewhere = pointed_at(words), upper = above(number);
	sg_status st = sg_map__claim(&o->map, elsewhere.len ? elsewhere : number, &claim);
	if (st == SG_OK && has_side && upper.len)
		st = sg_map__claim(&o->map, upper, &parent);
	if (st == SG_OK && parent != SG_NONE)
		st = sg_map__link(&o->map, claim, parent, kind);
	if (st != SG_OK || elsewhere.len || !words.len)
		return st;
	o->open = claim;
	o->start = (size_t)(words.ptr - o->lines.text.ptr);
	o->end = o->start + words.len;
	return st;
}

static sg_status add_line(outline *o, size_t i)
{
	static const sg_error stray = {
		SG_E_SYNTAX, "this line belongs to no claim", 0, "it is passed over"};
	sg_slice line = sg_lines__slice(&o->lines, i), number = number_at(line);
	if (number.len) {
		close_claim(o);
		return add_claim(
			o, number, sg_slice_trim(sg_slice__part(line, number.len + 1, line.len)));
	}
	if (o->open == SG_NONE && sg_slice_starts_nocase(line, TITLE)) {
		o->map.reading.title = sg_slice_trim(sg_slice__part(line, TITLE.len, line.len));
		return SG_OK;
	}
	if (o->open == SG_NONE)
		return sg_reading__add_fault(
			&o->map.reading, o->map.arena, stray, o->lines.items[i].span.start);
	o->end = o->lines.items[i].span.end;
	return SG_OK;
}

/* Title, or an outline with sides. */
static double recognise(const sg_reader *reader, sg_sample *sample)
{
	static const double surely = 1;
	const sg_lines *lines = &sample->lines;
	size_t sides = 0;
	(void)reader;
	for (size_t i = 0; i < lines->count && i < 40; i++) {
		sg_slice line = sg_lines__slice(lines, i), number = number_at(line);
		sg_relation_kind kind;
		if (i == 0 && sg_slice_starts_nocase(line, TITLE))
			sides++;
		if (!number.len)
			continue;
		sg_slice words = sg_slice_trim(sg_slice__part(line, number.len + 1, line.len));
		sides += above(number).len && take_side(&words, &kind);
	}
	return sides >= 2 ? surely : 0;
}

static sg_status read_kialo(
	const sg_reader *reader, sg_reading *out, sg_sample *sample, sg_arena *arena, sg_error *err)
{
	outline o = {.map = {.arena = arena}, .open = SG_NONE};
	sg_status st = sg_lines__complete(&o.lines, &sample->lines, arena);
	(void)reader;
	for (size_t i = 0; i < o.lines.count && st == SG_OK; i++)
		st = add_line(&o, i);
	close_claim(&o);
	return st == SG_OK ? sg_map__read(out, &o.map, err) : st;
}

const sg_reader sg_reader__kialo = {.name = "kialo",
	.about = "a discussion exported from Kialo as text",
	.recognise = recognise,
	.read = read_kialo};
