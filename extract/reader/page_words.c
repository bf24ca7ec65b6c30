/* Page words: a line is lowered, its numbers become '#', its signs at both ends go; the rest is
 * looked up whole in a sorted table, then by how it begins. Tables are wide rather than clever:
 * English pages of newspapers, blogs, forums and networks, each phrase seen on more than one. */
#include "reader/page_words.h"

#include "reader/ages.h"
#include "reader/letters.h"
#include "reader/page_lines.h"
#include "reader/page_rows.h"

enum { KEY_BYTES = 128, LINE_BYTES_MAX = 400 };

typedef struct {
	const char *words;
	sg_page_kind kind;
	unsigned words_max; /* of the line: longer ones are prose */
} opening;

static const opening OPENINGS[] = {
	{"# comment on", SG_PAGE_THREAD, 30},
	{"# comments on", SG_PAGE_THREAD, 30},
	{"# replies to", SG_PAGE_THREAD, 20},
	{"# response to", SG_PAGE_THREAD, 30},
	{"# responses to", SG_PAGE_THREAD, 30},
	{"# thought on", SG_PAGE_THREAD, 30},
	{"# thoughts on", SG_PAGE_THREAD, 30},
	{"accept all cookies", SG_PAGE_FORM, 30},
	{"add to the conversation", SG_PAGE_FORM, 6},
	{"add your comment", SG_PAGE_FORM, 8},
	{"advertisement", SG_PAGE_PROMOTION, 6},
	{"all comments are", SG_PAGE_FORM, 20},
	{"all reactions", SG_PAGE_COUNT, 5},
	{"all rights reserved", SG_PAGE_NOTE, 20},
	{"also read:", SG_PAGE_PROMOTION, 40},
	{"also see:", SG_PAGE_PROMOTION, 40},
	{"be the first to", SG_PAGE_FORM, 14},
	{"by continuing to use this", SG_PAGE_FORM, 60},
	{"by signing up", SG_PAGE_FORM, 60},
	{"by subscribing", SG_PAGE_FORM, 60},
	{"click here to", SG_PAGE_PROMOTION, 20},
	{"click to expand", SG_PAGE_CONTROL, 5},
	{"comment deleted", SG_PAGE_CONTROL, 8},
	{"comment removed", SG_PAGE_CONTROL, 8},
	{"comments are closed", SG_PAGE_FORM, 12},
	{"comments are moderated", SG_PAGE_FORM, 25},
	{"comments are now closed", SG_PAGE_FORM, 14},
	{"copyright", SG_PAGE_NOTE, 20},
	{"don't miss:", SG_PAGE_PROMOTION, 30},
	{"download our app", SG_PAGE_PROMOTION, 20},
	{"download the app", SG_PAGE_PROMOTION, 20},
	{"edited by", SG_PAGE_CONTROL, 12},
	{"enter your email", SG_PAGE_FORM, 20},
	{"estimated reading", SG_PAGE_NOTE, 10},
	{"explore more on", SG_PAGE_LINKS, 6},
	{"filed under:", SG_PAGE_NOTE, 20},
	{"first published", SG_PAGE_NOTE, 14},
	{"follow us on", SG_PAGE_PROMOTION, 20},
	{"for more stories like this", SG_PAGE_PROMOTION, 30},
	{"found a mistake", SG_PAGE_NOTE, 10},
	{"get our", SG_PAGE_PROMOTION, 20},
	{"get our newsletter", SG_PAGE_PROMOTION, 30},
	{"get the best of", SG_PAGE_PROMOTION, 30},
	{"get the latest", SG_PAGE_PROMOTION, 30},
	{"have a tip", SG_PAGE_PROMOTION, 40},
	{"image credit", SG_PAGE_NOTE, 25},
	{"image source", SG_PAGE_NOTE, 25},
	{"image:", SG_PAGE_NOTE, 25},
	{"in this article", SG_PAGE_NOTE, 6},
	{"interview:", SG_PAGE_BYLINE, 8},
	{"illustration:", SG_PAGE_NOTE, 20},
	{"illustrations:", SG_PAGE_NOTE, 20},
	{"join our newsletter", SG_PAGE_PROMOTION, 30},
	{"join the conversation", SG_PAGE_FORM, 12},
	{"join the discussion", SG_PAGE_FORM, 12},
	{"jump to:", SG_PAGE_NOTE, 30},
	{"key topics", SG_PAGE_NOTE, 12},
	{"last edited by", SG_PAGE_CONTROL, 14},
	{"last edited on", SG_PAGE_CONTROL, 12},
	{"last modified on", SG_PAGE_NOTE, 14},
	{"last updated", SG_PAGE_NOTE, 14},
	{"leave a review", SG_PAGE_PROMOTION, 12},
	{"listen to this article", SG_PAGE_NOTE, 12},
	{"listen:", SG_PAGE_PROMOTION, 25},
	{"load more", SG_PAGE_THREAD, 6},
	{"load previous", SG_PAGE_THREAD, 6},
	{"log in or", SG_PAGE_FORM, 10},
	{"log in to", SG_PAGE_FORM, 10},
	{"login to", SG_PAGE_FORM, 10},
	{"more from", SG_PAGE_LINKS, 8},
	{"more on the subject", SG_PAGE_LINKS, 5},
	{"more on the topic", SG_PAGE_LINKS, 5},
	{"more stories from", SG_PAGE_LINKS, 8},
	{"more:", SG_PAGE_PROMOTION, 25},
	{"newsletter:", SG_PAGE_PROMOTION, 25},
	{"order by", SG_PAGE_THREAD, 5},
	{"originally published", SG_PAGE_NOTE, 25},
	{"photo by", SG_PAGE_NOTE, 20},
	{"photo credit", SG_PAGE_NOTE, 25},
	{"photo illustration", SG_PAGE_NOTE, 20},
	{"photo:", SG_PAGE_NOTE, 30},
	{"photograph by", SG_PAGE_NOTE, 20},
	{"photograph:", SG_PAGE_NOTE, 30},
	{"photographs:", SG_PAGE_NOTE, 30},
	{"photography by", SG_PAGE_NOTE, 12},
	{"photography:", SG_PAGE_NOTE, 20},
	{"photos:", SG_PAGE_NOTE, 30},
	{"picture:", SG_PAGE_NOTE, 30},
	{"pin this", SG_PAGE_NOTE, 6},
	{"please log in", SG_PAGE_FORM, 20},
	{"please sign in", SG_PAGE_FORM, 20},
	{"posted in", SG_PAGE_NOTE, 12},
	{"posted on", SG_PAGE_NOTE, 12},
	{"published on", SG_PAGE_NOTE, 12},
	{"reactions:", SG_PAGE_COUNT, 30},
	{"read also:", SG_PAGE_PROMOTION, 40},
	{"read more about", SG_PAGE_PROMOTION, 14},
	{"read more at", SG_PAGE_PROMOTION, 20},
	{"read more from", SG_PAGE_PROMOTION, 14},
	{"read more on", SG_PAGE_PROMOTION, 14},
	{"read more:", SG_PAGE_PROMOTION, 40},
	{"read next:", SG_PAGE_PROMOTION, 40},
	{"read the full story", SG_PAGE_PROMOTION, 14},
	{"read time", SG_PAGE_NOTE, 8},
	{"read:", SG_PAGE_PROMOTION, 30},
	{"reading time", SG_PAGE_NOTE, 8},
	{"recommended reading:", SG_PAGE_PROMOTION, 40},
	{"register to", SG_PAGE_FORM, 8},
	{"related article:", SG_PAGE_PROMOTION, 40},
	{"related story:", SG_PAGE_PROMOTION, 40},
	{"related to this", SG_PAGE_LINKS, 6},
	{"related:", SG_PAGE_PROMOTION, 40},
	{"reply with quote", SG_PAGE_CONTROL, 5},
	{"report a mistake", SG_PAGE_NOTE, 6},
	{"report this", SG_PAGE_CONTROL, 6},
	{"reuse this content", SG_PAGE_NOTE, 4},
	{"save my name, email", SG_PAGE_FORM, 30},
	{"scroll down to", SG_PAGE_NOTE, 12},
	{"scroll to continue", SG_PAGE_PROMOTION, 10},
	{"see also", SG_PAGE_PROMOTION, 24},
	{"share this", SG_PAGE_NOTE, 6},
	{"shared with public", SG_PAGE_BADGE, 4},
	{"sign in to", SG_PAGE_FORM, 14},
	{"sign up for", SG_PAGE_PROMOTION, 40},
	{"sign up to", SG_PAGE_PROMOTION, 40},
	{"similar threads", SG_PAGE_LINKS, 3},
	{"sort by", SG_PAGE_THREAD, 6},
	{"sorted by", SG_PAGE_THREAD, 6},
	{"sponsored by", SG_PAGE_PROMOTION, 10},
	{"sponsored content", SG_PAGE_PROMOTION, 10},
	{"spotted a mistake", SG_PAGE_NOTE, 12},
	{"spotted an error", SG_PAGE_NOTE, 12},
	{"story continues below", SG_PAGE_PROMOTION, 8},
	{"subscribe to", SG_PAGE_PROMOTION, 30},
	{"support our journalism", SG_PAGE_PROMOTION, 30},
	{"tagged", SG_PAGE_NOTE, 12},
	{"tags:", SG_PAGE_NOTE, 30},
	{"this article first appeared", SG_PAGE_NOTE, 30},
	{"this article originally appeared", SG_PAGE_NOTE, 30},
	{"this article was originally published", SG_PAGE_NOTE, 40},
	{"this article was updated", SG_PAGE_NOTE, 40},
	{"this comment has been", SG_PAGE_CONTROL, 20},
	{"this comment was deleted", SG_PAGE_CONTROL, 20},
	{"this comment was removed", SG_PAGE_CONTROL, 20},
	{"this message was deleted", SG_PAGE_CONTROL, 12},
	{"this post contains affiliate", SG_PAGE_PROMOTION, 60},
	{"this post may contain affiliate", SG_PAGE_PROMOTION, 60},
	{"this post was deleted", SG_PAGE_CONTROL, 20},
	{"this post was removed", SG_PAGE_CONTROL, 20},
	{"this site uses akismet", SG_PAGE_FORM, 40},
	{"this site uses cookies", SG_PAGE_FORM, 60},
	{"this story was originally published", SG_PAGE_NOTE, 40},
	{"this website uses cookies", SG_PAGE_FORM, 60},
	{"to view or add a comment", SG_PAGE_FORM, 12},
	{"topics:", SG_PAGE_NOTE, 30},
	{"trending now:", SG_PAGE_PROMOTION, 30},
	{"try premium", SG_PAGE_PROMOTION, 8},
	{"updated on", SG_PAGE_NOTE, 12},
	{"view all", SG_PAGE_THREAD, 6},
	{"view comments", SG_PAGE_NOTE, 5},
	{"view more", SG_PAGE_THREAD, 6},
	{"view previous", SG_PAGE_THREAD, 6},
	{"view profile for", SG_PAGE_POST_MARK, 16},
	{"watch:", SG_PAGE_PROMOTION, 25},
	{"we use cookies", SG_PAGE_FORM, 80},
	{"write a comment", SG_PAGE_FORM, 6},
	{"you must be logged in", SG_PAGE_FORM, 20},
	{"you must log in", SG_PAGE_FORM, 14},
	{"you need to be logged in", SG_PAGE_FORM, 14},
	{"you need to log in", SG_PAGE_FORM, 14},
	{"your email address", SG_PAGE_FORM, 30},
};

/* Words of which a line of buttons and counters consists: "Like · Reply · 12", "Share Save". */
static const char *const BUTTON_WORDS[] = {"award", "bookmark", "comment", "copy", "delete",
	"dislike", "downvote", "edit", "email", "embed", "expand", "facebook", "flag", "follow",
	"give", "hide", "like", "likes", "link", "linkedin", "more", "parent", "permalink", "pin",
	"post", "print", "quote", "react", "recommend", "reply", "report", "repost", "respond",
	"retweet", "save", "send", "share", "tweet", "twitter", "unfollow", "upvote", "whatsapp",
	"with"};

static bool is_whole_line(sg_slice key, sg_page_kind *kind)
{
	for (size_t i = 0; i < SG_PAGE_TABLE_COUNT; i++) {
		const sg_page_table *table = &sg_page__tables[i];
		if (sg_word__is_in(key, table->lines, table->count)) {
			*kind = table->kind;
			return true;
		}
	}
	return false;
}

typedef struct {
	char bytes[KEY_BYTES + 1];
	size_t len;
	bool has_letter, has_number, is_cut;
} line_key;

static void push(line_key *key, char c)
{
	if (key->len < KEY_BYTES)
		key->bytes[key->len++] = c;
	else
		key->is_cut = true;
}

/* Number with its separators and magnitude: "1,234", "1.2K". @return bytes read */
static size_t push_number(line_key *key, sg_slice line, size_t pos)
{
	size_t at = pos;
	while (at < line.len &&
		((line.ptr[at] >= '0' && line.ptr[at] <= '9') ||
			((line.ptr[at] == ',' || line.ptr[at] == '.') && at + 1 < line.len &&
				line.ptr[at + 1] >= '0' && line.ptr[at + 1] <= '9')))
		at++;
	bool has_more = at + 1 < line.len &&
			sg_letter_of((unsigned char)line.ptr[at + 1]) != SG_LETTER_NONE;
	if (at < line.len && strchr("kKmM", line.ptr[at]) && !has_more)
		at++;
	push(key, '#');
	key->has_number = true;
	return at - pos;
}

static void push_code(line_key *key, uint32_t code)
{
	if (code == 0x2019 || code == 0x2018 || code == 0x2BC)
		push(key, '\'');
	else if (code == 0xA0 || code == ' ' || code == '\t' || code == '(' || code == ')' ||
		 (code >= 0x2000 && code <= 0x200B)) {
		if (key->len && key->bytes[key->len - 1] != ' ')
			push(key, ' ');
	} else if (code < 0x80) {
		push(key, code >= 'A' && code <= 'Z' ? (char)(code + 32) : (char)code);
	} else if (sg_letter_of(code) != SG_LETTER_NONE || code == 0xA9) {
		push(key, '~'); /* a letter no table holds; the copyright sign */
	} else {
		push(key, ' ');
	}
	key->has_letter |= sg_letter_of(code) > SG_LETTER_DIGIT;
}

static bool is_edge(char c)
{
	return c == ' ' || strchr("-*|>.,;!?()[]_/+<=", c) != NULL;
}

static void make_key(line_key *key, sg_slice line)
{
	*key = (line_key){.len = 0};
	for (size_t pos = 0, len; pos < line.len && !key->is_cut; pos += len) {
		char c = line.ptr[pos], lowered = (char)(c | 0x20);
		len = 1;
		if (lowered >= 'a' && lowered <= 'z') {
			push(key, lowered);
			key->has_letter = true;
		} else if (c >= '0' && c <= '9') {
			len = push_number(key, line, pos);
		} else {
			push_code(key, sg_utf8_at(line, pos, &len));
		}
	}
	size_t start = 0;
	while (start < key->len && is_edge(key->bytes[start]))
		start++;
	while (key->len > start && is_edge(key->bytes[key->len - 1]))
		key->len--;
	memmove(key->bytes, key->bytes + start, key->len - start);
	key->len -= start;
	size_t kept = 0;
	for (size_t i = 0; i < key->len; i++)
		if (key->bytes[i] != ' ' || (kept && key->bytes[kept - 1] != ' '))
			key->bytes[kept++] = key->bytes[i];
	key->len = kept;
	key->bytes[kept] = '\0';
}

static size_t count_words(sg_slice line)
{
	size_t words = 0;
	while (sg_word__next(&line).len)
		words++;
	return words;
}

static bool opens_with(const line_key *key, sg_slice line, sg_page_kind *kind)
{
	for (size_t i = 0; i < sizeof OPENINGS / sizeof *OPENINGS; i++) {
		const opening *o = &OPENINGS[i];
		if (o->words[0] > key->bytes[0])
			break; /* they are in the order of their first letters */
		if (key->bytes[0] != o->words[0] || key->bytes[1] != o->words[1])
			continue;
		size_t len = strlen(o->words);
		if (key->len < len || memcmp(key->bytes, o->words, len) != 0)
			continue;
		bool is_whole_word = key->len == len || o->words[len - 1] == ':' ||
				     sg_letter_of((unsigned char)key->bytes[len]) == SG_LETTER_NONE;
		if (is_whole_word && count_words(line) <= o->words_max) {
			*kind = o->kind;
			return true;
		}
	}
	return false;
}

/* At least two buttons and nothing but buttons, counters and an age. */
static bool is_button_row(sg_slice line)
{
	size_t buttons = 0, words = 0;
	sg_slice rest = line, word;
	while ((word = sg_word__next(&rest)).len) {
		sg_slice bare = sg_word__bare(word);
		sg_age age;
		words++;
		if (bare.len == 0)
			continue;
		if (SG_WORD_IS_IN(bare, BUTTON_WORDS))
			buttons++;
		else if (sg_letter_first(bare) != SG_LETTER_DIGIT && !sg_age__is(bare, &age))
			return false;
	}
	return buttons >= 1 && words >= 2 && words <= 14;
}

static bool is_edit_note(const line_key *key)
{
	static const char *const subjects[] = {"this interview", "this conversation",
		"this transcript", "this q&a", "the interview has been",
		"the conversation has been", "interview has been", "interview by",
		"interview conducted", "this discussion", "responses have been",
		"the transcript has", "answers have been", "interview edited", "edited for",
		"condensed and edited"};
	static const char *const verbs[] = {
		"edited", "condensed", "shortened", "translated", "abridged"};
	bool has_subject = false;
	for (size_t i = 0; i < sizeof subjects / sizeof *subjects && !has_subject; i++)
		has_subject = key->bytes[0] == subjects[i][0] &&
			      strncmp(key->bytes, subjects[i], strlen(subjects[i])) == 0;
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs && has_subject; i++)
		if (strstr(key->bytes, verbs[i]))
			return true;
	return false;
}

static bool is_credit(sg_slice line)
{
	static const sg_slice agencies[] = {SG_SLICE_LIT("/Getty"), SG_SLICE_LIT("Getty Images"),
		SG_SLICE_LIT("/Shutterstock"), SG_SLICE_LIT("/AFP"), SG_SLICE_LIT("/Reuters"),
		SG_SLICE_LIT("/AP"), SG_SLICE_LIT("via Unsplash"), SG_SLICE_LIT("/Alamy")};
	if (line.len > 160)
		return false;
	for (size_t i = 0; i < sizeof agencies / sizeof *agencies; i++)
		if (sg_slice_find(line, agencies[i]) < line.len && count_words(line) <= 10)
			return true;
	return false;
}

static bool is_copyright(sg_slice line)
{
	return sg_slice_starts(line, sg_slice_of("\xC2\xA9")) && line.len < 160;
}

/* "Home > News > Local" */
static bool is_breadcrumb(sg_slice line)
{
	size_t signs = 0;
	sg_slice rest = line, word;
	if (line.len > 120)
		return false;
	while ((word = sg_word__next(&rest)).len)
		signs += sg_slice_eq(word, sg_slice_of(">")) ||
			 sg_slice_eq(word, sg_slice_of("\xE2\x80\xBA")) ||
			 sg_slice_eq(word, sg_slice_of("\xC2\xBB"));
	return signs >= 2 && line.ptr[0] != '>';
}

static size_t next_bar(sg_slice line, size_t from, size_t *len)
{
	for (size_t pos = from; pos < line.len; pos += *len) {
		uint32_t code = sg_utf8_at(line, pos, len);
		if (code == '|' || code == 0x2022 || code == 0xB7)
			return pos;
	}
	*len = 0;
	return line.len;
}

static bool is_note(sg_slice part)
{
	line_key key;
	sg_page_kind kind = SG_PAGE_TEXT;
	sg_age age;
	make_key(&key, part);
	return sg_age__is(part, &age) || is_whole_line((sg_slice){key.bytes, key.len}, &kind) ||
	       opens_with(&key, part, &kind) || sg_page__byline(part).len > 0 || !key.has_letter;
}

/* "Published 3 March | Reading time: 4 minutes": all parts between bars are notes. */
static bool is_row_of_notes(sg_slice line)
{
	size_t parts = 0;
	if (line.len > 160)
		return false;
	for (size_t start = 0, len; start < line.len; parts++) {
		size_t end = next_bar(line, start, &len);
		sg_slice part = sg_slice_trim(sg_slice__part(line, start, end));
		if (part.len && !is_note(part))
			return false;
		start = end + len;
	}
	sg_age age;
	return parts > 1 && !sg_age__is(line, &age);
}

/* "Score: 64" is "Score 64". */
static bool is_labelled_count(const line_key *key)
{
	line_key plain = *key;
	sg_page_kind kind = SG_PAGE_TEXT;
	if (key->len < 4 || memcmp(key->bytes + key->len - 3, ": #", 3) != 0)
		return false;
	memcpy(plain.bytes + key->len - 3, " #", 2);
	return is_whole_line((sg_slice){plain.bytes, key->len - 1}, &kind) && kind == SG_PAGE_COUNT;
}

sg_page_kind sg_page__kind(sg_slice line)
{
	sg_page_kind kind = SG_PAGE_TEXT;
	line_key key;
	if (line.len > LINE_BYTES_MAX)
		return SG_PAGE_TEXT;
	make_key(&key, line);
	bool is_initial = key.len == 1 && key.has_letter && line.len <= 2; /* an avatar */
	if ((!key.has_letter && !key.has_number) || is_initial)
		return SG_PAGE_SIGN;
	if (!key.is_cut && is_whole_line((sg_slice){key.bytes, key.len}, &kind))
		return kind;
	if (is_labelled_count(&key))
		return SG_PAGE_COUNT;
	bool has_colon = key.len > 1 && key.bytes[key.len - 1] == ':';
	if (has_colon && is_whole_line((sg_slice){key.bytes, key.len - 1}, &kind) &&
		kind == SG_PAGE_LINKS)
		return kind;
	kind = SG_PAGE_TEXT;
	if (!key.has_letter && key.len <= 16 && line.len < 40) {
		sg_age age;
		return sg_age__is(line, &age) ? SG_PAGE_TEXT : SG_PAGE_COUNT;
	}
	if ((kind = sg_page_row__kind(line)) != SG_PAGE_TEXT)
		return kind;
	if (is_edit_note(&key))
		return SG_PAGE_EDITED;
	if (sg_page__byline(line).len)
		return SG_PAGE_BYLINE;
	if (opens_with(&key, line, &kind))
		return kind;
	if (sg_page__poster(line).len)
		return SG_PAGE_POST_MARK;
	if (is_button_row(line))
		return SG_PAGE_CONTROL;
	if (is_credit(line) || is_copyright(line) || is_breadcrumb(line) || is_row_of_notes(line))
		return SG_PAGE_NOTE;
	return SG_PAGE_TEXT;
}

/* "Posted on June 2 by Jane Roe" */
static sg_slice dated_byline(sg_slice line)
{
	static const char *const openings[] = {"last", "posted", "published", "updated", "written"};
	sg_slice rest = line, by = SG_SLICE_LIT(" by ");
	sg_age age;
	size_t at = sg_slice_find(line, by);
	if (at >= line.len || !SG_WORD_IS_IN(sg_word__next(&rest), openings) ||
		!sg_age__is(sg_slice__part(line, 0, at), &age))
		return (sg_slice)SG_SLICE_EMPTY;
	return sg_slice_trim(sg_slice__part(line, at + by.len, line.len));
}

sg_slice sg_page__byline(sg_slice line)
{
	static const sg_slice openings[] = {SG_SLICE_LIT("by "), SG_SLICE_LIT("by: "),
		SG_SLICE_LIT("written by "), SG_SLICE_LIT("interview by "),
		SG_SLICE_LIT("interviewed by "), SG_SLICE_LIT("story by "),
		SG_SLICE_LIT("words by "), SG_SLICE_LIT("text by "), SG_SLICE_LIT("words: "),
		SG_SLICE_LIT("author: "), SG_SLICE_LIT("reported by "),
		SG_SLICE_LIT("reporting by "), SG_SLICE_LIT("posted by "),
		SG_SLICE_LIT("analysis by ")};
	sg_slice out = SG_SLICE_EMPTY;
	if (line.len > 120 || count_words(line) > 12 || line.ptr[line.len - 1] == '.')
		return out;
	for (size_t i = 0; i < sizeof openings / sizeof *openings && !out.len; i++)
		if (sg_slice_starts_nocase(line, openings[i]))
			out = sg_slice_trim(sg_slice__part(line, openings[i].len, line.len));
	if (!out.len)
		out = dated_byline(line);
	if (sg_letter_first(out) != SG_LETTER_CAPITAL)
		out.len = 0;
	return out;
}

static sg_slice before(sg_slice line, const char *end)
{
	size_t at = sg_slice_find(line, sg_slice_of(end));
	return sg_slice_trim(sg_slice__part(line, 0, at < line.len ? at : 0));
}

/* "Jane Roe" of "Jane Roe Jane Roe" */
static sg_slice once(sg_slice name)
{
	size_t half = name.len / 2;
	sg_slice tail = sg_slice__part(name, name.len - half, name.len);
	bool is_twice = half && name.len % 2 == 1 && name.ptr[half] == ' ' &&
			sg_slice_eq(sg_slice__part(name, 0, half), tail);
	return is_twice ? tail : name;
}

sg_slice sg_page__poster(sg_slice line)
{
	static const char *const ends[] = {"\xE2\x80\x99s Post", "'s Post", "\xE2\x80\x99 Post",
		"'s post", "\xE2\x80\x99s post", " is an Influencer", " posted on LinkedIn"};
	sg_slice out = SG_SLICE_EMPTY, view = SG_SLICE_LIT("View profile for ");
	if (line.len > 160)
		return out;
	if (sg_slice_starts_nocase(line, view)) {
		sg_slice rest = sg_slice__part(line, view.len, line.len);
		sg_slice name = before(rest, ", graphic");
		return once(name.len ? name : sg_slice_trim(rest));
	}
	for (size_t i = 0; i < sizeof ends / sizeof *ends && !out.len; i++)
		if (sg_slice_ends(line, sg_slice_of(ends[i])))
			out = before(line, ends[i]);
	return sg_letter_first(out) == SG_LETTER_CAPITAL && count_words(out) <= 10
		       ? once(out)
		       : (sg_slice)SG_SLICE_EMPTY;
}
