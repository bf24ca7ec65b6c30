/* The thread reader: an opening post and comments, or comments alone.
 *
 * Headers (headers.h) cut the text; what stands before the first one is the opening post, an
 * article, or a title. A comment answers the opening post unless its first words or the page
 * name somebody who spoke before, or it is indented under another. */
#include "reader/addressee.h"
#include "reader/blocks.h"
#include "reader/headers.h"
#include "reader/letters.h"
#include "reader/page_rows.h"
#include "reader/page_scores.h"
#include "reader/prose.h"
#include "reader/quoted.h"
#include "reader/sample.h"

#include <math.h>

enum {
	OPENING_WORDS = 8, /* less is a title or furniture */
	INDENT_LEVELS_MAX = 64,
	INDENT_STEP = 2,
	MENU_BARS = 3,
	TITLE_WORDS = 25
};

typedef struct {
	sg_lines lines;
	sg_headers headers;
	sg_reading reading;
	sg_speakers speakers;
	sg_arena *arena;
	uint32_t root;         /* the opening post, or SG_NONE */
	bool has_comment_mark; /* the page says that comments begin before the first header */
	bool has_sparse_feet;  /* buttons stand under few comments only */
	bool has_indents;      /* the page shows by indentation what answers what */
	uint32_t nest_post[INDENT_LEVELS_MAX];
	uint16_t nest_indent[INDENT_LEVELS_MAX];
	size_t nest_depth;
} thread;

/* The share of words from line `first` on. */
static double words_from(const sg_lines *lines, size_t first)
{
	double all = 1, rest = 0;
	for (size_t i = 0; i < lines->count; i++) {
		all += lines->items[i].words;
		rest += i >= first ? lines->items[i].words : 0;
	}
	return rest / all;
}

static double recognise(const sg_reader *reader, sg_sample *sample)
{
	sg_headers headers;
	const sg_lines *lines = &sample->lines;
	(void)reader;
	bool has_mark = false;
	if (sg_headers__find(&headers, lines, NULL) != SG_OK)
		return 0;
	for (size_t i = 0; i < lines->count && i < 12; i++)
		has_mark |= lines->items[i].page == SG_PAGE_POST_MARK ||
			    lines->items[i].page == SG_PAGE_THREAD;
	if (headers.worded == 0 || (headers.worded == 1 && !has_mark))
		return 0;
	/* Two headers are enough on a page of comments; an article may hold two dates by chance. */
	double share = (double)headers.worded * 40 / (double)(lines->count + 1);
	if (headers.worded == 2 && words_from(lines, headers.first) < 0.4 && !has_mark)
		return 0.4;
	if (has_mark || share > 1)
		share = 1;
	return 0.5 + 0.45 * share * (headers.worded > 2 || has_mark ? 1 : 0.7);
}

/* Names in "View profile for X, graphic" and "X's Post", where the opening post has no header. */
static sg_slice poster_of(const thread *t, size_t end)
{
	sg_slice best = SG_SLICE_EMPTY;
	for (size_t i = 0; i < end; i++) {
		sg_slice line = sg_lines__slice(&t->lines, i);
		sg_slice name = sg_name__clean(sg_page__poster(line));
		if (t->lines.items[i].page == SG_PAGE_POST_MARK && sg_name__is_plausible(name) &&
			(!best.len || name.len < best.len))
			best = name;
	}
	return best;
}

static bool closes_post(sg_page_kind kind)
{
	return kind == SG_PAGE_THREAD || kind == SG_PAGE_FORM;
}

/* "--" alone: what follows is the writer's signature. */
static bool is_signature_mark(const sg_lines *lines, size_t i)
{
	sg_slice line = sg_lines__slice(lines, i);
	return sg_slice_eq(line, sg_slice_of("--")) || sg_slice_eq(line, sg_slice_of("__________"));
}

/* "Quote: / Originally posted by X / words" and "X said: / words / Click to expand": the quoted
 * words are X's, not the writer's. @return the line behind them; `*whom` is X */
static size_t skip_quote(sg_lines *lines, size_t i, size_t end, sg_slice *whom)
{
	sg_slice line = sg_lines__slice(lines, i), by = SG_SLICE_LIT("originally posted by ");
	bool is_quote = sg_slice_eq_nocase(line, sg_slice_of("quote:"));
	size_t at = i + is_quote;
	if (at >= end)
		return i;
	line = sg_lines__slice(lines, at);
	if (sg_slice_starts_nocase(line, by))
		*whom = sg_name__clean(sg_slice__part(line, by.len, line.len));
	else if (sg_slice_ends(line, sg_slice_of(" said:")) && lines->items[at].words <= 5)
		*whom = sg_name__clean(line);
	else
		return i;
	lines->items[i].is_dropped = lines->items[at].is_dropped = true;
	for (at++; at < end && lines->items[at].gap == 0; at++) {
		lines->items[at].is_dropped = true;
		if (lines->items[at].page == SG_PAGE_CONTROL)
			return at + 1;
	}
	return at;
}

/* A reaction under buttons; notes of the page under them. */
static bool is_under_buttons(const sg_lines *lines, size_t i, bool has_feet)
{
	const sg_line *line = &lines->items[i];
	if (!has_feet || line->words > 4)
		return false;
	bool is_first = lines->items[i - 1].page != SG_PAGE_CONTROL || line->gap > 0;
	return line->page == SG_PAGE_NOTE ||
	       (!is_first && sg_page_row__is_reaction(sg_lines__slice(lines, i)));
}

/* "Promoted" ends a post; above it may stand the name of who pays. */
static bool is_promoted(sg_lines *lines, size_t first, size_t i)
{
	if (!sg_slice_eq(sg_lines__slice(lines, i), sg_slice_of("Promoted")))
		return false;
	while (i > first && lines->items[i - 1].page == SG_PAGE_SIGN)
		lines->items[--i].is_dropped = true;
	bool is_name =
		i > first && sg_slice_starts(sg_lines__slice(lines, i - 1), sg_slice_of("u/"));
	if (is_name)
		lines->items[i - 1].is_dropped = true;
	return true;
}

/* Drop the page's words between `first` and `end`; what follows the end of the list goes too. */
static void drop_furniture(sg_lines *lines, size_t first, size_t end)
{
	bool is_over = false, has_feet = false;
	for (size_t i = first; i < end; i++) {
		sg_line *line = &lines->items[i];
		sg_page_kind kind = line->page;
		is_over |= (closes_post(kind) && i > first) || is_signature_mark(lines, i) ||
			   is_promoted(lines, first, i);
		line->is_dropped |= is_under_buttons(lines, i, has_feet);
		has_feet |= kind == SG_PAGE_CONTROL;
		line->is_dropped |= is_over || closes_post(kind) || kind == SG_PAGE_CONTROL ||
				    kind == SG_PAGE_COUNT || kind == SG_PAGE_BADGE ||
				    kind == SG_PAGE_SIGN || kind == SG_PAGE_POST_MARK;
	}
}

static size_t footers_in(const sg_lines *lines, size_t first, size_t end)
{
	size_t feet = 0;
	for (size_t i = first; i < end; i++)
		feet += lines->items[i].page == SG_PAGE_CONTROL &&
			(i == first || lines->items[i - 1].page != SG_PAGE_CONTROL);
	return feet;
}

/* A header was lost where words follow a comment's buttons, or where one of few comments with
 * buttons has a paragraph more than its neighbours. */
static bool may_be_two(const thread *t, size_t first, size_t end)
{
	const sg_lines *lines = &t->lines;
	size_t paragraphs = 0, feet = footers_in(lines, first, end);
	bool is_under_feet = false, has_words_under = false;
	for (size_t i = first; i < end; i++) {
		const sg_line *line = &lines->items[i];
		is_under_feet |= line->page == SG_PAGE_CONTROL;
		if (line->is_dropped || sg_lines__continues(lines, i))
			continue;
		paragraphs++;
		has_words_under |= is_under_feet && line->words >= OPENING_WORDS;
	}
	return has_words_under || (t->has_sparse_feet && feet > 0 && paragraphs > 1);
}

static void study_feet(thread *t)
{
	size_t with = 0;
	for (size_t i = 0; i < t->headers.count; i++)
		with += footers_in(&t->lines, t->headers.items[i].text, t->headers.items[i].end) >
			0;
	t->has_sparse_feet = with * 3 <= t->headers.count;
	for (size_t i = 0; i < t->headers.count; i++)
		t->has_indents |= t->headers.items[i].indent >= INDENT_STEP;
}

/* The post under which this indent nests; pushes the post that is about to be added. */
static uint32_t nest(thread *t, uint16_t indent)
{
	while (t->nest_depth && t->nest_indent[t->nest_depth - 1] + INDENT_STEP > indent)
		t->nest_depth--;
	uint32_t parent = t->nest_depth ? t->nest_post[t->nest_depth - 1] : SG_NONE;
	if (t->nest_depth < INDENT_LEVELS_MAX) {
		t->nest_post[t->nest_depth] = (uint32_t)t->reading.post_count;
		t->nest_indent[t->nest_depth++] = indent;
	}
	return parent;
}

static sg_slice first_words(const thread *t, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++)
		if (!t->lines.items[i].is_dropped)
			return sg_lines__slice(&t->lines, i);
	return (sg_slice)SG_SLICE_EMPTY;
}

/* On flat pages: who answers right below somebody that answered them, or opens the page and
 * answers under another's comment, answers that comment. */
static uint32_t parent_above(const thread *t, const sg_header *header)
{
	if (t->has_indents || t->reading.post_count < 2)
		return SG_NONE;
	uint32_t above = (uint32_t)t->reading.post_count - 1;
	const sg_post *post = &t->reading.posts[above];
	if (above == t->root || sg_slice_eq(post->author, header->author))
		return SG_NONE;
	bool is_answered = post->parent != SG_NONE && post->parent != t->root &&
			   sg_slice_eq(t->reading.posts[post->parent].author, header->author);
	return is_answered || header->is_op ? above : SG_NONE;
}

/* First names address the opening post's author there, wherever else they wrote. */
static uint32_t addressed_by(const thread *t, sg_slice words)
{
	uint32_t found = sg_speakers__addressed(&t->speakers, words);
	if (found == SG_NONE || t->root == SG_NONE)
		return found;
	sg_slice author = t->reading.posts[found].author;
	bool is_full = sg_slice_find(words, author) < words.len;
	return !is_full && sg_slice_eq(author, t->reading.posts[t->root].author) ? t->root : found;
}

static uint32_t parent_of(thread *t, const sg_header *header, sg_slice quoted, uint32_t nested)
{
	uint32_t found = SG_NONE;
	if (quoted.len)
		found = sg_quoted__home(&t->reading, t->lines.text, quoted);
	if (found != SG_NONE)
		return found;
	if (header->addressee.len)
		found = sg_speakers__find(&t->speakers, header->addressee);
	if (found == SG_NONE)
		found = addressed_by(t, first_words(t, header->text, header->end));
	if (found != SG_NONE && !sg_slice_eq(t->reading.posts[found].author, header->author))
		return found;
	found = nested == SG_NONE && !quoted.len ? parent_above(t, header) : SG_NONE;
	if (found != SG_NONE)
		return found;
	return nested != SG_NONE ? nested : t->root;
}

static sg_status add_post(thread *t, sg_post post, size_t first, size_t end)
{
	uint32_t index = (uint32_t)t->reading.post_count;
	sg_status st = sg_blocks__add_post(&t->reading, t->arena, &t->lines, first, end, 0, post);
	if (st != SG_OK || t->reading.post_count == index)
		return st;
	return sg_speakers__add(&t->speakers, t->arena, post.author, post.handle, index);
}

/* Notices of programs are no part of a debate, unless they open it. */
static bool is_program(const thread *t, const sg_header *header)
{
	if (t->reading.post_count == 0)
		return false;
	if (sg_slice_eq(header->author, sg_slice_of("AutoModerator")))
		return true;
	for (size_t i = header->text; i < header->end; i++)
		if (sg_slice_find(sg_lines__slice(&t->lines, i), sg_slice_of("I am a bot, and")) <
			sg_lines__slice(&t->lines, i).len)
			return true;
	return false;
}

static size_t next_header(const thread *t, const sg_header *header)
{
	bool is_last = header + 1 == t->headers.items + t->headers.count;
	return is_last ? t->lines.count : header[1].first;
}

static sg_slice known_author(const sg_header *header)
{
	return header->author.ptr[0] == '[' ? (sg_slice)SG_SLICE_EMPTY : header->author;
}

static sg_status add_comment(thread *t, sg_header *header)
{
	sg_post post = {.author = known_author(header),
		.role = header->role,
		.age = header->age,
		.handle = header->handle,
		.form = SG_POST_COMMENT};
	sg_slice whom = SG_SLICE_EMPTY;
	if (is_program(t, header))
		return SG_OK;
	post.has_score = sg_page_score__of(&t->lines, header, next_header(t, header), &post.score);
	drop_furniture(&t->lines, header->text, header->end);
	for (size_t i = header->text, next; i<header->end; i = next> i ? next : i + 1)
		next = skip_quote(&t->lines, i, header->end, &whom);
	sg_slice quoted =
		sg_quoted__drop(&t->lines, header->text, header->end, SG_QUOTED_WORDS_COPIED);
	if (first_words(t, header->text, header->end).len == 0)
		return SG_OK;
	if (!header->addressee.len)
		header->addressee = whom;
	/* Some pages show the answered person where others show the role. */
	if (sg_name_table__get(&t->speakers.full, header->role) != SG_NONE) {
		header->addressee = header->role;
		post.role = (sg_slice)SG_SLICE_EMPTY;
	}
	post.parent = parent_of(t, header, quoted, nest(t, header->indent));
	post.is_author_uncertain = may_be_two(t, header->text, header->end);
	return add_post(t, post, header->text, header->end);
}

static size_t words_before(const thread *t, size_t end, size_t *longest)
{
	size_t words = 0;
	*longest = 0;
	for (size_t i = 0; i < end; i++) {
		const sg_line *line = &t->lines.items[i];
		if (line->is_dropped)
			continue;
		words += line->words;
		*longest = line->words > *longest ? line->words : *longest;
	}
	return words;
}

/* "News | Sport | What’s on | Jobs": the page's sections. */
static bool is_menu(const sg_lines *lines, size_t i)
{
	sg_slice rest = sg_lines__slice(lines, i), word;
	size_t bars = 0;
	while ((word = sg_word__next(&rest)).len)
		bars += sg_slice_eq(word, sg_slice_of("|"));
	return bars >= MENU_BARS;
}

/* What stands before the first header: an opening post, an article, a title, or nothing. */
static sg_status read_opening(thread *t, size_t end)
{
	sg_slice poster = poster_of(t, end);
	for (size_t i = 0; i < end; i++) {
		t->has_comment_mark |= t->lines.items[i].page == SG_PAGE_THREAD;
		t->lines.items[i].is_dropped = t->has_comment_mark || is_menu(&t->lines, i);
	}
	sg_prose prose = sg_prose__mark(&t->lines, 0, end, !poster.len);
	size_t longest, words = words_before(t, end, &longest);
	t->reading.title = prose.title;
	if (t->headers.is_forum || (longest < OPENING_WORDS && (!poster.len || words == 0)))
		return SG_OK;
	if (!poster.len && words == longest && !prose.title.len && words <= TITLE_WORDS)
		t->reading.title = first_words(t, 0, end);
	if (!poster.len && words == longest && t->reading.title.len)
		return SG_OK; /* a title and no more */
	sg_slice author = poster.len ? poster : prose.byline;
	sg_post post = {.author = author,
		.parent = SG_NONE,
		.form = author.len ? SG_POST_COMMENT : SG_POST_NARRATION};
	t->root = 0;
	return add_post(t, post, 0, end);
}

/* Without words before it the first post opens the thread, unless the page says "comments"
 * first or its posts run from new to old. */
static bool opens_thread(const thread *t)
{
	const sg_header *items = t->headers.items;
	if (t->headers.count && (items[0].is_board || t->headers.is_forum))
		return true;
	if (t->root != SG_NONE || t->has_comment_mark || t->headers.count < 2)
		return false;
	for (size_t i = 1; i < t->headers.count; i++)
		if (items[i].seconds > items[0].seconds)
			return false;
	return items[0].role.len || t->reading.title.len || items[0].seconds > items[1].seconds ||
	       isnan(items[0].seconds);
}

/* A link or question posted without words of its own: its title is what was posted. */
static sg_status add_title_post(thread *t)
{
	const sg_header *header = &t->headers.items[0];
	sg_post post = {.author = header->author,
		.role = header->role,
		.age = header->age,
		.handle = header->handle,
		.parent = SG_NONE,
		.form = SG_POST_COMMENT};
	post.has_score = sg_page_score__of(&t->lines, header, next_header(t, header), &post.score);
	drop_furniture(&t->lines, header->text, header->end);
	if (!t->reading.title.len || first_words(t, header->text, header->end).len)
		return SG_OK;
	return add_post(t, post, 0, header->first);
}

/* The title stands under the header of a board's opening post, perhaps a tag under that. */
static void take_board_title(thread *t)
{
	const sg_header *header = &t->headers.items[0];
	if (t->headers.count == 0 || !header->is_board || header->text + 1 >= header->end)
		return;
	t->reading.title = sg_lines__slice(&t->lines, header->text);
	sg_line *tag = &t->lines.items[header->text + 1];
	bool has_text = header->text + 2 < header->end && tag[1].page == SG_PAGE_TEXT;
	tag->is_dropped = has_text && tag->words <= 3 && !tag->ends_sentence;
}

static sg_status read_posts(thread *t)
{
	size_t first = t->headers.count ? t->headers.items[0].first : t->lines.count;
	sg_status st = read_opening(t, first);
	bool is_opening = st == SG_OK && opens_thread(t);
	take_board_title(t);
	if (is_opening)
		st = add_title_post(t);
	for (size_t i = 0; i < t->headers.count && st == SG_OK; i++) {
		st = add_comment(t, &t->headers.items[i]);
		if (is_opening && t->reading.post_count) {
			t->root = 0;
			is_opening = false;
		}
	}
	return st;
}

static sg_status read_thread(
	const sg_reader *reader, sg_reading *out, sg_sample *sample, sg_arena *arena, sg_error *err)
{
	(void)reader;
	(void)err; /* any text can be read */
	thread t = {.arena = arena, .root = SG_NONE, .reading = {.kind = SG_DOCUMENT_THREAD}};
	sg_status st = sg_lines__complete(&t.lines, &sample->lines, arena);
	if (st == SG_OK)
		st = sg_headers__find(&t.headers, &t.lines, arena);
	if (st != SG_OK)
		return st;
	study_feet(&t);
	st = read_posts(&t);
	if (st == SG_OK)
		*out = t.reading;
	return st;
}

const sg_reader sg_reader__thread = {.name = "thread",
	.about = "a post and its comments, copied from a page",
	.recognise = recognise,
	.read = read_thread};
