/* Headers are anchored on ages, because pages show an age beside every post and prose seldom has
 * one on a line of its own. Two shapes lead the words: name, perhaps role, age on lines of their
 * own; or name and age on one line. A third follows them: name, words, then age and buttons. The
 * page uses one shape throughout, so a first pass over the lines decides which, and whether
 * names are followed by roles; the second builds the headers. */
#include "reader/headers.h"

#include "reader/ages.h"
#include "reader/header_forum.h"
#include "reader/header_line.h"
#include "reader/letters.h"
#include "reader/names.h"

#include <math.h>

enum { WALK_BACK_MAX = 9, LEVEL = 2, LEVEL_MAX = 200 };

typedef struct {
	const sg_lines *lines;
	size_t with_role, without_role; /* headers that leave no doubt */
	size_t wrote;                   /* "Jane Roe wrote:" */
	size_t lone, joint, footers;    /* ages on their own lines; beside names; under words */
	size_t numbered;                /* date, number, name, then fields: a forum */
	bool prefers_role;
} page_shape;

typedef struct {
	size_t near, far;  /* lines above the age that may be role and name; count if none */
	size_t first;      /* the topmost line of the header as far as one can see */
	bool is_far_first; /* `far` opens the page or stands under buttons */
	bool has_badge;    /* a badge where a role would stand */
	sg_slice addressee;
} above;

static sg_page_kind kind_at(const sg_lines *lines, size_t i)
{
	return lines->items[i].page;
}

/* Lines that stand between name, role and age without being either. */
static bool is_between(const sg_lines *lines, size_t i)
{
	static const char *const openings[] = {
		"joined", "posts", "reputation", "location", "view "};
	sg_page_kind kind = kind_at(lines, i);
	sg_slice line = sg_lines__slice(lines, i);
	if (kind == SG_PAGE_BADGE || kind == SG_PAGE_SIGN ||
		(line.len < 60 && sg_slice_ends(line, sg_slice_of(" avatar"))))
		return true;
	bool is_field = sg_slice_find(line, sg_slice_of(":")) < line.len ||
			sg_slice_find(line, sg_slice_of("graphic")) < line.len ||
			sg_slice_find(line, sg_slice_of("profile")) < line.len;
	for (size_t k = 0; k < sizeof openings / sizeof *openings && line.len < 60; k++)
		if (is_field && sg_slice_starts_nocase(line, sg_slice_of(openings[k])))
			return true;
	return kind == SG_PAGE_COUNT && line.ptr[0] == '#';
}

static bool is_boundary(const sg_lines *lines, size_t i)
{
	sg_page_kind kind = kind_at(lines, i);
	return kind == SG_PAGE_CONTROL || kind == SG_PAGE_THREAD || kind == SG_PAGE_COUNT ||
	       kind == SG_PAGE_FORM;
}

static sg_slice reply_target(sg_slice line)
{
	static const char *const openings[] = {"replying to ", "in reply to ", "in response to ",
		"reply to ", "replied to ", "responding to "};
	for (size_t i = 0; i < sizeof openings / sizeof *openings && line.len < 90; i++)
		if (sg_slice_starts_nocase(line, sg_slice_of(openings[i]))) {
			size_t len = strlen(openings[i]);
			return sg_name__clean(sg_slice__part(line, len, line.len));
		}
	return (sg_slice)SG_SLICE_EMPTY;
}

/* What stands above the age at line `age`, down to `floor`, the first line it may take. */
static above look_above(const sg_lines *lines, size_t age, size_t floor)
{
	above out = {lines->count, lines->count, age, false, false, SG_SLICE_EMPTY};
	size_t low = age - floor > WALK_BACK_MAX ? age - WALK_BACK_MAX : floor;
	size_t i = age;
	while (i > low) {
		i--;
		sg_slice target = reply_target(sg_lines__slice(lines, i));
		if (target.len) {
			out.addressee = target;
			continue;
		}
		if (is_between(lines, i)) {
			out.has_badge |=
				out.near == lines->count && kind_at(lines, i) == SG_PAGE_BADGE;
			continue;
		}
		if (is_boundary(lines, i))
			break;
		if (out.near == lines->count) {
			out.near = out.first = i;
		} else if (sg_slice_eq(
				   sg_lines__slice(lines, i), sg_lines__slice(lines, out.near)) &&
			   out.far == lines->count) {
			out.first = i; /* the name twice: no role between */
			out.is_far_first = true;
			break;
		} else {
			out.far = i;
			out.is_far_first = i == 0 || is_boundary(lines, i - 1);
			break;
		}
	}
	return out;
}

typedef enum { HEADER_NONE, HEADER_PLAIN, HEADER_ROLE, HEADER_UNSURE } header_shape;

/* Plain: name over age. Role: name over role over age. */
static header_shape shape_of(const sg_lines *lines, const above *up, size_t age, size_t floor)
{
	bool is_near = sg_header_line__may_be_name(lines, up->near),
	     is_far = sg_header_line__may_be_name(lines, up->far);
	if (!is_near && !is_far)
		return HEADER_NONE;
	if (is_far && sg_header_line__is_marked_name(lines, up->far))
		return HEADER_ROLE;
	if (up->far == lines->count || !is_far)
		return is_near ? HEADER_PLAIN : HEADER_NONE;
	sg_slice near = sg_lines__slice(lines, up->near);
	if (!is_near || near.ptr[0] == '@' || sg_name__is_role(near))
		return HEADER_ROLE;
	if (up->is_far_first)
		return HEADER_ROLE;
	/* A blank line where the header begins. */
	bool is_near_close = lines->items[age].gap == 0 && lines->items[up->near].gap == 0;
	if (is_near_close && lines->items[up->far].gap > 0)
		return HEADER_ROLE;
	if (lines->items[age].gap == 0 && lines->items[up->near].gap > 0)
		return HEADER_PLAIN;
	if (up->far == floor)
		return HEADER_PLAIN; /* else the post above would be empty */
	return HEADER_UNSURE;
}

/* Cut who may see a post off its age. */
static bool has_visibility(sg_slice *line)
{
	size_t at = sg_slice_find(*line, sg_slice_of("Visible to "));
	if (at == 0 || at >= line->len)
		return false;
	*line = sg_slice_trim(sg_slice__part(*line, 0, at));
	return true;
}

/* "1d", "1d • Edited", "#3 03-04-2024": an age and nothing else. */
static bool is_lone_age(const sg_lines *lines, size_t i, sg_age *age)
{
	const sg_line *line = &lines->items[i];
	bool may_be = line->page == SG_PAGE_TEXT || line->page == SG_PAGE_COUNT ||
		      line->page == SG_PAGE_BADGE || line->page == SG_PAGE_NOTE;
	sg_slice words = sg_lines__slice(lines, i);
	if (may_be && words.len < 120 && has_visibility(&words)) {
		/* "3d • Edited • 3 days ago • Visible to anyone" */
		size_t dot = sg_slice_find(words, sg_slice_of(" \xE2\x80\xA2"));
		return sg_age__is(words, age) && sg_age__is(sg_slice__part(words, 0, dot), age);
	}
	return may_be && line->words <= 12 && sg_age__is(words, age);
}

/* An age in a row of buttons ("2h Like Reply", "Like · Reply · 2h"), or over one. */
static bool is_footer(const sg_lines *lines, size_t i, sg_age *age)
{
	sg_slice line = sg_lines__slice(lines, i);
	if (kind_at(lines, i) == SG_PAGE_CONTROL && line.len < 60) {
		sg_slice rest = line, word;
		while ((word = sg_word__next(&rest)).len)
			if (sg_letter_first(word) == SG_LETTER_DIGIT && sg_age__is(word, age))
				return true;
		return false;
	}
	bool is_under = i > 0 && kind_at(lines, i - 1) == SG_PAGE_CONTROL;
	bool is_over = i + 1 < lines->count && kind_at(lines, i + 1) == SG_PAGE_CONTROL;
	return (is_under || is_over) && is_lone_age(lines, i, age);
}

static void strip_at(sg_header *header)
{
	if (header->author.ptr[0] != '@' || header->author.len < 2)
		return;
	header->author = sg_slice__part(header->author, 1, header->author.len);
	header->handle = header->author;
}

static void set_role(sg_header *header, sg_slice role)
{
	if (role.len && role.ptr[0] == '@') {
		sg_slice word = sg_word__next(&role);
		header->handle = sg_slice__part(word, 1, word.len);
	} else {
		header->role = role;
	}
}

/* Build the header whose age stands alone at line `i`; false if no name stands above it. */
static bool read_lone(const page_shape *page, size_t i, size_t floor, sg_header *out)
{
	const sg_lines *lines = page->lines;
	sg_age age;
	if (!is_lone_age(lines, i, &age))
		return false;
	above up = look_above(lines, i, floor);
	header_shape shape = shape_of(lines, &up, i, floor);
	if (shape == HEADER_NONE)
		return false;
	bool has_role = shape == HEADER_ROLE || (shape == HEADER_UNSURE && page->prefers_role);
	size_t name = has_role ? up.far : up.near;
	out->author = sg_header_line__name(lines, name);
	if (has_role)
		set_role(out, sg_lines__slice(lines, up.near));
	out->first = has_role || up.first > name ? name : up.first;
	/* The name may stand twice above its role. */
	if (out->first > floor &&
		sg_slice_eq(sg_lines__slice(lines, out->first - 1), sg_lines__slice(lines, name)))
		out->first--;
	while (out->first > floor && is_between(lines, out->first - 1) &&
		kind_at(lines, out->first - 1) != SG_PAGE_SIGN)
		out->first--;
	out->addressee = up.addressee;
	out->age = age.words;
	out->seconds = age.seconds;
	return true;
}

/* The first line above `i` that is no badge or sign; lines->count if none from `floor` on. */
static size_t above_badges(const sg_lines *lines, size_t i, size_t floor)
{
	size_t low = i - floor > WALK_BACK_MAX ? i - WALK_BACK_MAX : floor;
	while (i > low && is_between(lines, i - 1))
		i--;
	return i > low ? i - 1 : lines->count;
}

/* "r/bakers / • / 9 hr. ago / jane_roe / title": the board's name first, the author last. */
static bool read_board(const page_shape *page, size_t i, size_t floor, sg_header *out)
{
	const sg_lines *lines = page->lines;
	sg_age age;
	size_t board = above_badges(lines, i, floor);
	if (board == lines->count || i + 2 >= lines->count || !is_lone_age(lines, i, &age))
		return false;
	sg_slice name = sg_lines__slice(lines, i + 1);
	bool is_board = lines->items[board].words == 1 &&
			sg_slice_starts(sg_lines__slice(lines, board), sg_slice_of("r/"));
	if (!is_board || kind_at(lines, i + 1) != SG_PAGE_TEXT || !sg_name__is_handle(name))
		return false;
	out->author = name;
	out->age = age.words;
	out->seconds = age.seconds;
	out->first = board;
	out->text = i + 2;
	out->is_board = true;
	return true;
}

/* "[deleted] / • / 6h ago": somebody whom the page no longer names. */
static bool read_deleted(const page_shape *page, size_t i, size_t floor, sg_header *out)
{
	const sg_lines *lines = page->lines;
	sg_age age;
	size_t name = above_badges(lines, i, floor);
	if (name == lines->count || !is_lone_age(lines, i, &age))
		return false;
	sg_slice line = sg_lines__slice(lines, name);
	if (!sg_slice_eq_nocase(line, sg_slice_of("[deleted]")) &&
		!sg_slice_eq_nocase(line, sg_slice_of("[removed]")))
		return false;
	out->author = line;
	out->age = age.words;
	out->seconds = age.seconds;
	out->first = name;
	return true;
}

/* "Edited 5h ago" behind the age of the post. */
static bool is_edited(const sg_lines *lines, size_t i)
{
	sg_slice line = sg_lines__slice(lines, i);
	sg_age age;
	return sg_slice_starts_nocase(line, sg_slice_of("edited")) && sg_age__is(line, &age);
}

static void note_op(const sg_lines *lines, sg_header *header)
{
	for (size_t i = header->first; i < header->text; i++)
		header->is_op |= sg_slice_eq(sg_lines__slice(lines, i), sg_slice_of("OP"));
}

static size_t skip_furniture(const sg_lines *lines, size_t i, sg_header *header)
{
	for (; i < lines->count; i++) {
		sg_slice target = reply_target(sg_lines__slice(lines, i));
		if (target.len && lines->items[i].words <= 8)
			header->addressee = target;
		else if (!is_between(lines, i) && kind_at(lines, i) != SG_PAGE_CONTROL &&
			 !is_edited(lines, i))
			break;
	}
	return i;
}

/* "@jane" or "Jane Roe" once more over the header: the words under a picture. */
static void take_repeats(const sg_lines *lines, size_t floor, sg_header *header)
{
	while (header->first > floor) {
		sg_slice line = sg_lines__slice(lines, header->first - 1);
		if (line.ptr[0] == '@')
			line = sg_slice__part(line, 1, line.len);
		bool is_badge = kind_at(lines, header->first - 1) == SG_PAGE_BADGE;
		if (!is_badge && !sg_slice_eq(line, header->author))
			return;
		header->first--;
	}
}

static bool read_header(const page_shape *page, size_t i, size_t floor, sg_header *out)
{
	bool is_joint_page = page->joint > page->lone;
	*out = (sg_header){.seconds = NAN, .first = i};
	bool is_forum = page->numbered > 1;
	bool found = is_forum        ? sg_header_forum__read(page->lines, i, floor, out)
		     : is_joint_page ? sg_header_line__joint(page->lines, i, out)
				     : read_board(page, i, floor, out) ||
					       read_deleted(page, i, floor, out) ||
					       read_lone(page, i, floor, out);
	if (!found && !is_forum && !is_joint_page && page->joint * 3 > page->lone)
		found = sg_header_line__joint(page->lines, i, out);
	if (!found && !is_forum && page->joint + page->lone == 0 && page->wrote > 1)
		found = sg_header_line__wrote(page->lines, i, out);
	if (!found)
		return false;
	take_repeats(page->lines, floor, out);
	strip_at(out);
	out->indent = page->lines->items[out->first].indent;
	out->text = skip_furniture(page->lines, out->text ? out->text : i + 1, out);
	note_op(page->lines, out);
	return out->author.len > 0;
}

static void study_line(page_shape *page, size_t i, size_t *floor)
{
	sg_age age;
	sg_header header = {.seconds = NAN};
	if (sg_header_forum__read(page->lines, i, 0, &header)) {
		page->numbered++;
	} else if (is_footer(page->lines, i, &age)) {
		page->footers++;
	} else if (is_lone_age(page->lines, i, &age)) {
		above up = look_above(page->lines, i, *floor);
		header_shape shape = shape_of(page->lines, &up, i, *floor);
		page->with_role += shape == HEADER_ROLE || (shape == HEADER_PLAIN && up.has_badge);
		page->without_role += shape == HEADER_PLAIN && !up.has_badge;
		page->lone += shape != HEADER_NONE;
		if (shape != HEADER_NONE)
			*floor = i + 1;
	} else if (sg_header_line__joint(page->lines, i, &header)) {
		page->joint++;
	} else {
		page->wrote += sg_header_line__wrote(page->lines, i, &header);
	}
}

static page_shape study(const sg_lines *lines)
{
	page_shape page = {.lines = lines};
	size_t floor = 0;
	for (size_t i = 0; i < lines->count; i++)
		study_line(&page, i, &floor);
	page.prefers_role = page.with_role >= page.without_role;
	return page;
}

static bool has_link(sg_slice links, const char *name)
{
	sg_slice word;
	while ((word = sg_word__next(&links)).len)
		if (sg_slice_eq(word, sg_slice_of(name)))
			return true;
	return false;
}

/* Where a page links each comment to its parent, its root and the comment before it on the same
 * level, these tell how deep it stands, below the one before. */
static uint16_t indent_by_links(sg_slice links, uint16_t before)
{
	if (!has_link(links, "parent"))
		return 0;
	if (!has_link(links, "root"))
		return LEVEL;
	bool is_sibling = has_link(links, "prev");
	uint16_t least = 2 * LEVEL,
		 below = (uint16_t)(before < LEVEL_MAX ? before + LEVEL : before);
	return is_sibling && before >= least ? before : below > least ? below : least;
}

static sg_status keep(sg_headers *out, sg_arena *arena, const sg_header *header)
{
	if (out->count == 0)
		out->first = header->first;
	if (!arena) {
		out->count++;
		return SG_OK;
	}
	void *items = out->items;
	sg_status st = sg_arena_grow(arena, &items, &out->capacity, out->count, sizeof *header);
	if (st != SG_OK)
		return st;
	out->items = items;
	out->items[out->count++] = *header;
	return SG_OK;
}

/* The opening post of a footed page has its age above its words. */
static sg_status find_footed_opening(
	sg_headers *out, const page_shape *page, sg_arena *arena, size_t *next)
{
	const sg_lines *lines = page->lines;
	sg_header header;
	sg_age age;
	*next = 0;
	for (size_t i = 0; i < lines->count && !is_footer(lines, i, &age); i++) {
		header = (sg_header){.seconds = NAN};
		if (!read_lone(page, i, 0, &header))
			continue;
		strip_at(&header);
		header.text = header.end = skip_furniture(lines, i + 1, &header);
		while (header.end < lines->count && !is_boundary(lines, header.end))
			header.end++;
		*next = header.end;
		return keep(out, arena, &header);
	}
	return SG_OK;
}

/* Names above the words, ages under them: a post runs from a name to the next footer. */
static bool has_words(const sg_lines *lines, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++)
		if (kind_at(lines, i) == SG_PAGE_TEXT)
			return true;
	return false;
}

static sg_status find_footed(sg_headers *out, const page_shape *page, sg_arena *arena)
{
	const sg_lines *lines = page->lines;
	size_t name = lines->count, first;
	sg_status st = find_footed_opening(out, page, arena, &first);
	for (size_t i = first; i < lines->count && st == SG_OK; i++) {
		sg_header header = {.first = name, .seconds = NAN};
		sg_age age;
		bool is_open = name < lines->count;
		if (!is_open && kind_at(lines, i) == SG_PAGE_TEXT &&
			sg_header_line__may_be_name(lines, i) && !is_lone_age(lines, i, &age)) {
			name = i;
			continue;
		}
		if (!is_open || !is_footer(lines, i, &age))
			continue;
		header.author = sg_name__clean(sg_lines__slice(lines, name));
		header.age = age.words;
		header.seconds = age.seconds;
		header.indent = lines->items[name].indent;
		strip_at(&header);
		header.text = skip_furniture(lines, name + 1, &header);
		header.end = i;
		out->worded += has_words(lines, header.text, i);
		name = lines->count;
		st = keep(out, arena, &header);
	}
	return st;
}

/* Opens a list of other threads, unless it is the order that the page sorts by; "Further reading"
 * and "See also" people write themselves. */
static bool ends_page(const sg_lines *lines, size_t i)
{
	static const char *const openings[] = {"more relevant", "similar ", "related ", "most ",
		"you m", "others also", "recommended", "popular", "trending", "explore",
		"more from", "more posts", "more stories", "more articles", "latest ",
		"top stories", "from around", "around the"};
	sg_slice line = sg_lines__slice(lines, i);
	bool is_order = i > 0 && kind_at(lines, i - 1) == SG_PAGE_THREAD;
	for (size_t k = 0; k < sizeof openings / sizeof *openings && !is_order; k++)
		if (kind_at(lines, i) == SG_PAGE_LINKS &&
			sg_slice_starts_nocase(line, sg_slice_of(openings[k])))
			return true;
	return false;
}

static size_t end_of_page(const sg_lines *lines, size_t first_header)
{
	size_t i = first_header;
	while (i < lines->count && !ends_page(lines, i))
		i++;
	return i;
}

sg_status sg_headers__find(sg_headers *out, const sg_lines *lines, sg_arena *arena)
{
	page_shape page = study(lines);
	sg_headers found = {.first = lines->count,
		.is_footed =
			page.footers > page.lone && page.footers > page.joint && page.numbered < 2};
	sg_status st = SG_OK;
	size_t stop = lines->count;
	if (found.is_footed) {
		st = find_footed(&found, &page, arena);
	} else {
		sg_header header;
		size_t floor = 0;
		uint16_t indent = 0;
		for (size_t i = 0; i < stop && st == SG_OK; i++) {
			if (!read_header(&page, i, floor, &header))
				continue;
			if (header.indent == 0 && header.links.len)
				header.indent = indent_by_links(header.links, indent);
			indent = header.indent;
			found.worded += found.count && has_words(lines, floor, header.first);
			floor = header.text;
			if (!found.count)
				stop = end_of_page(lines, i);
			header.end = stop;
			if (arena && found.count)
				found.items[found.count - 1].end = header.first;
			st = keep(&found, arena, &header);
			if (header.text > i + 1)
				i = header.text - 1;
		}
		found.worded += found.count && has_words(lines, floor, stop);
	}
	if (st == SG_OK)
		*out = found;
	return st;
}
