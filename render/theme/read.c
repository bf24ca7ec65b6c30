/* A theme's file: lines of `key = value`, comments, and the sections [light] and [dark].
 *
 * Strict, so that nothing of a file can become markup or style of its own: a colour is six
 * digits, a number is within its key's range, a font's name is letters, digits, spaces and
 * hyphens. What a line says is looked up in the table of keys. */
#include "theme/theme.h"

#include "core/number.h"

enum { KEYS_MAX = 64, NAME_MAX_BYTES = 32 };

/** The place of what is read. */
typedef struct reader {
	sg_slice text;
	sg_arena *arena;
	sg_error *err;
	sg_theme *theme;
	bool is_in[SG_SCHEME_COUNT]; /* palettes that a colour is for */
	bool has_section, has_key;
	bool was_section[SG_SCHEME_COUNT];
	/* Where keys were set; 0: nowhere. Of what is no colour only the first row is used. */
	size_t set_at[SG_SCHEME_COUNT][KEYS_MAX], in_section[SG_SCHEME_COUNT][KEYS_MAX];
} reader;

/* ---- refusing ------------------------------------------------------------------------------- */

static sg_status refuse(
	const reader *r, sg_status code, sg_slice at, const char *what, const char *hint)
{
	return sg_fail(r->err, code, (size_t)(at.ptr - r->text.ptr), what, hint);
}

/* A hint that is made up; `fallback` where there is no memory for it. */
static const char *keep(const reader *r, sg_buf *hint, const char *fallback)
{
	sg_slice copy = {NULL, 0};
	if (!hint->failed && hint->len)
		copy = sg_arena_copy(r->arena, sg_buf_slice(hint));
	sg_buf_free(hint);
	return copy.ptr ? copy.ptr : fallback;
}

/* How many letters have to change, appear or go. Both are short. */
static size_t distance(sg_slice a, sg_slice b)
{
	size_t row[NAME_MAX_BYTES + 1];
	for (size_t k = 0; k <= b.len; k++)
		row[k] = k;
	for (size_t i = 0; i < a.len; i++) {
		size_t corner = row[0];
		row[0] = i + 1;
		for (size_t k = 0; k < b.len; k++) {
			size_t change = corner + (a.ptr[i] != b.ptr[k]);
			size_t least = row[k] < row[k + 1] ? row[k] + 1 : row[k + 1] + 1;
			corner = row[k + 1];
			row[k + 1] = change < least ? change : least;
		}
	}
	return row[b.len];
}

static sg_status refuse_key(const reader *r, sg_slice name)
{
	static const char all[] = "docs/themes.md lists all keys";
	size_t count, best = name.len / 3 + 2;
	const sg_theme_key *keys = sg_theme__keys(&count);
	sg_buf hint = SG_BUF_INIT;
	for (size_t i = 0; i < count && name.len <= NAME_MAX_BYTES; i++) {
		size_t d = distance(name, sg_slice_of(keys[i].name));
		if (d >= best)
			continue;
		best = d;
		sg_buf_clear(&hint);
		sg_buf_printf(&hint, "the nearest is \"%s\"", keys[i].name);
	}
	return refuse(r, SG_E_SYNTAX, name, "there is no such key", keep(r, &hint, all));
}

static sg_status refuse_base(const reader *r, sg_slice value)
{
	sg_buf hint = SG_BUF_INIT;
	for (size_t i = 0; sg_theme_name(i); i++)
		sg_buf_printf(&hint, "%s%s", i ? ", " : "one of ", sg_theme_name(i));
	return refuse(r, SG_E_SYNTAX, value, "there is no such theme", keep(r, &hint, "try light"));
}

static sg_status refuse_number(const reader *r, const sg_theme_key *key, sg_slice value)
{
	sg_buf hint = SG_BUF_INIT;
	sg_buf_puts(&hint, "from ");
	sg_theme__number(&hint, key->least);
	sg_buf_puts(&hint, " to ");
	sg_theme__number(&hint, key->most);
	return refuse(r, SG_E_SYNTAX, value, "this is not a number that the key takes",
		keep(r, &hint, "docs/themes.md has the ranges"));
}

/* ---- values --------------------------------------------------------------------------------- */

static bool parse_colour(sg_slice value, uint32_t *out)
{
	static const char digits[] = "0123456789abcdef";
	uint32_t colour = 0;
	if (value.len != 7 || value.ptr[0] != '#')
		return false;
	for (size_t i = 1; i < value.len; i++) {
		char c = value.ptr[i];
		if (c >= 'A' && c <= 'F')
			c = (char)(c - 'A' + 'a');
		const char *digit = c ? strchr(digits, c) : NULL;
		if (!digit)
			return false;
		colour = colour << 4 | (uint32_t)(digit - digits);
	}
	*out = colour;
	return true;
}

static bool parse_number(const sg_theme_key *key, sg_slice value, double *out)
{
	double number;
	if (!sg_number__double(value, &number) || number < key->least || number > key->most)
		return false;
	*out = number;
	return true;
}

static sg_slice next_word(sg_slice *rest, char between)
{
	sg_slice word = {rest->ptr, 0};
	while (word.len < rest->len && rest->ptr[word.len] != between)
		word.len++;
	size_t taken = word.len < rest->len ? word.len + 1 : word.len;
	rest->ptr += taken;
	rest->len -= taken;
	return word;
}

/* "7 4", or "none". */
static bool parse_dashes(const sg_theme_key *key, sg_slice value, sg_dashes *out)
{
	static const sg_slice none = SG_SLICE_LIT("none");
	sg_dashes dashes = {{0}, 0};
	if (sg_slice_eq(value, none))
		value.len = 0;
	while (value.len) {
		sg_slice word = next_word(&value, ' ');
		if (word.len == 0)
			continue;
		if (dashes.count == SG_DASHES_MAX ||
			!parse_number(key, word, &dashes.length[dashes.count]))
			return false;
		dashes.count++;
	}
	*out = dashes;
	return true;
}

static bool is_in_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == ' ' || c == '-';
}

/* Families, one after the other, with commas between them. */
static bool parse_font(sg_slice value, char *out)
{
	sg_slice rest = value;
	if (value.len == 0 || value.len >= SG_FONT_BYTES || value.ptr[value.len - 1] == ',')
		return false;
	while (rest.len) {
		sg_slice name = sg_slice_trim(next_word(&rest, ','));
		if (name.len == 0)
			return false;
		for (size_t i = 0; i < name.len; i++)
			if (!is_in_name(name.ptr[i]))
				return false;
	}
	memcpy(out, value.ptr, value.len);
	out[value.len] = '\0';
	return true;
}

/* ---- lines ---------------------------------------------------------------------------------- */

/* Everything of another theme, but for what this file has said: it must come first. */
static sg_status take_base(reader *r, sg_slice value)
{
	char name[NAME_MAX_BYTES + 1] = "";
	if (value.len <= NAME_MAX_BYTES)
		memcpy(name, value.ptr, value.len);
	const sg_theme *base = sg_theme_by_name(name);
	if (!base || strlen(name) != value.len)
		return refuse_base(r, value);
	*r->theme = *base;
	memcpy(r->is_in, base->has, sizeof r->is_in);
	return SG_OK;
}

static sg_status take_colour(reader *r, const sg_theme_key *key, sg_slice value)
{
	uint32_t colour;
	if (!parse_colour(value, &colour))
		return refuse(r, SG_E_SYNTAX, value, "this is not a colour",
			"a # and six digits, as in #1c1c1e; comments stand on lines of their own");
	for (size_t s = 0; s < SG_SCHEME_COUNT; s++)
		if (r->is_in[s])
			*sg_theme__colour(&r->theme->palettes[s], key) = colour;
	return SG_OK;
}

static sg_status take_value(reader *r, const sg_theme_key *key, sg_slice value)
{
	void *at = (char *)r->theme + key->offset;
	switch (key->kind) {
	case SG_THEME_BASE:
		return take_base(r, value);
	case SG_THEME_COLOUR:
		return take_colour(r, key, value);
	case SG_THEME_NUMBER:
		return parse_number(key, value, at) ? SG_OK : refuse_number(r, key, value);
	case SG_THEME_DASHES:
		return parse_dashes(key, value, at)
			       ? SG_OK
			       : refuse(r, SG_E_SYNTAX, value, "these are no dashes",
					 "up to four lengths from 0.1 to 40, or none");
	default:
		return parse_font(value, at)
			       ? SG_OK
			       : refuse(r, SG_E_SYNTAX, value, "this is not a list of fonts",
					 "names of letters, digits, spaces and hyphens, with "
					 "commas between them");
	}
}

/* Once in each section, and once above them. */
static bool mark(reader *r, size_t index, size_t pos)
{
	bool is_new = true;
	for (size_t s = 0; s < SG_SCHEME_COUNT; s++) {
		if (!r->is_in[s])
			continue;
		size_t *seen = r->has_section ? &r->in_section[s][index] : &r->set_at[s][index];
		is_new = is_new && *seen == 0;
		*seen = pos + 1;
		r->set_at[s][index] = pos + 1;
	}
	return is_new;
}

static sg_status read_pair(reader *r, sg_slice line, size_t equals)
{
	sg_slice name = sg_slice_trim((sg_slice){line.ptr, equals});
	sg_slice value = sg_slice_trim((sg_slice){line.ptr + equals + 1, line.len - equals - 1});
	size_t count;
	const sg_theme_key *keys = sg_theme__keys(&count), *key = sg_theme__key(name);
	if (!key)
		return refuse_key(r, name);
	if (key->kind == SG_THEME_BASE && (r->has_key || r->has_section))
		return refuse(r, SG_E_SYNTAX, name, "the base comes too late",
			"it must be the first line: it would undo the lines above");
	if (key->kind != SG_THEME_COLOUR && r->has_section)
		return refuse(r, SG_E_SYNTAX, name, "only colours differ in light and dark",
			"move this line above the sections");
	size_t pos = (size_t)(name.ptr - r->text.ptr);
	if (!mark(r, (size_t)(key - keys), pos))
		return refuse(r, SG_E_SYNTAX, name, "this key is set twice", "leave one of them");
	r->has_key = true;
	return take_value(r, key, value);
}

static sg_status read_section(reader *r, sg_slice line)
{
	static const sg_slice names[] = {SG_SLICE_LIT("[light]"), SG_SLICE_LIT("[dark]")};
	for (size_t s = 0; s < SG_SCHEME_COUNT; s++) {
		if (!sg_slice_eq(line, names[s]))
			continue;
		if (r->was_section[s])
			return refuse(r, SG_E_SYNTAX, line, "there are two such sections",
				"put their lines together");
		r->was_section[s] = r->has_section = r->theme->has[s] = true;
		r->is_in[s] = true;
		r->is_in[1 - s] = false;
		return SG_OK;
	}
	return refuse(
		r, SG_E_SYNTAX, line, "there is no such section", "there are [light] and [dark]");
}

static sg_status read_line(reader *r, sg_slice line)
{
	line = sg_slice_trim(line);
	if (line.len == 0 || *line.ptr == '#')
		return SG_OK;
	if (*line.ptr == '[')
		return read_section(r, line);
	const char *equals = memchr(line.ptr, '=', line.len);
	if (!equals)
		return refuse(r, SG_E_SYNTAX, line, "this line says nothing",
			"a key and a value, as in: ink = #1c1c1e");
	return read_pair(r, line, (size_t)(equals - line.ptr));
}

static sg_status read_lines(reader *r)
{
	sg_slice rest = r->text;
	sg_status st = SG_OK;
	while (st == SG_OK && rest.len)
		st = read_line(r, next_word(&rest, '\n'));
	return st;
}

/* ---- contrast ------------------------------------------------------------------------------- */

static const char *describe(const reader *r, const sg_contrast_fault *fault)
{
	sg_buf hint = SG_BUF_INIT;
	sg_buf_printf(&hint, "%s on %s is %.2f to 1", fault->ink->name, fault->ground->name,
		fault->ratio);
	if (r->theme->has[0] && r->theme->has[1])
		sg_buf_puts(&hint, fault->scheme == SG_SCHEME_DARK ? " in dark" : " in light");
	return keep(r, &hint, NULL);
}

/* Where the later of the two colours was set. */
static size_t place_of(const reader *r, const sg_contrast_fault *fault)
{
	size_t count;
	const sg_theme_key *keys = sg_theme__keys(&count);
	size_t ink = r->set_at[fault->scheme][fault->ink - keys];
	size_t ground = r->set_at[fault->scheme][fault->ground - keys];
	size_t last = ink > ground ? ink : ground;
	return last ? last - 1 : 0;
}

/* Of each colour the worst: one that is too light is too light on everything. */
static size_t keep_worst(sg_contrast_fault *faults, size_t count)
{
	size_t kept = 0;
	for (size_t i = 0; i < count; i++) {
		size_t k = 0;
		while (k < kept &&
			(faults[k].ink != faults[i].ink || faults[k].scheme != faults[i].scheme))
			k++;
		if (k == kept)
			faults[kept++] = faults[i];
		else if (faults[i].ratio < faults[k].ratio)
			faults[k] = faults[i];
	}
	return kept;
}

static sg_status add_warnings(reader *r)
{
	sg_contrast_fault faults[SG_CONTRAST_FAULTS_MAX];
	size_t count = sg_contrast__check(r->theme, faults);
	count = keep_worst(faults, count < SG_CONTRAST_FAULTS_MAX ? count : SG_CONTRAST_FAULTS_MAX);
	sg_error *warnings = sg_arena_array(r->arena, count, sizeof *warnings);
	if (!warnings)
		return sg_fail(r->err, SG_E_NOMEM, 0, "out of memory", NULL);
	for (size_t i = 0; i < count; i++) {
		warnings[i] = (sg_error){SG_E_LIMIT,
			faults[i].least > 4 ? "text with less contrast than 4.5 to 1"
					    : "a line or a mark with less contrast than 3 to 1",
			place_of(r, &faults[i]), describe(r, &faults[i])};
		if (!warnings[i].hint)
			return sg_fail(r->err, SG_E_NOMEM, 0, "out of memory", NULL);
	}
	r->theme->warnings = warnings;
	r->theme->warning_count = count;
	return SG_OK;
}

sg_status sg_theme_read(const sg_theme **out, sg_slice text, sg_arena *arena, sg_error *err)
{
	reader r = {.text = text, .arena = arena, .err = err};
	size_t bad = sg_utf8_check(text);
	if (bad < text.len)
		return sg_fail(err, SG_E_ENCODING, bad, "a byte that is not UTF-8", NULL);
	if (text.len > SG_THEME_BYTES_MAX)
		return sg_fail(err, SG_E_LIMIT, 0, "this is longer than any theme", NULL);
	r.theme = sg_arena_alloc(arena, sizeof *r.theme);
	if (!r.theme)
		return sg_fail(err, SG_E_NOMEM, 0, "out of memory", NULL);
	*r.theme = *sg_theme_by_name("auto");
	memcpy(r.is_in, r.theme->has, sizeof r.is_in);
	r.theme->name = "file";
	sg_status st = read_lines(&r);
	if (st == SG_OK)
		st = add_warnings(&r);
	if (st == SG_OK)
		*out = r.theme;
	return st;
}
