/* From fields are read by hand and not by a grammar: what stands in archives is obfuscated, half
 * quoted, or was never right. A name is what is left without the address. */
#include "reader/mail/address.h"

#include "reader/letters.h"

enum { FROM_BYTES = 1000, NAME_WORDS_MAX = 4 };

static size_t find(sg_slice s, const char *what)
{
	return sg_slice_find(s, sg_slice_of(what));
}

/* Without quotation marks and brackets around it. */
static sg_slice bare(sg_slice s)
{
	static const char pairs[] = "\"\"''()<>";
	s = sg_slice_trim(s);
	for (size_t i = 0; i + 1 < sizeof pairs && s.len >= 2; i += 2)
		if (s.ptr[0] == pairs[i] && s.ptr[s.len - 1] == pairs[i + 1]) {
			s = sg_slice_trim(sg_slice__part(s, 1, s.len - 1));
			i = (size_t)-2;
		}
	return s;
}

/* "ines@example.org", "ines at example.org", "ines (at) example dot org", in one word or some. */
static sg_slice local_of(sg_slice address)
{
	static const char *const at_signs[] = {"@", " at ", "(at)", " (at) ", "[at]", " [at] "};
	for (size_t i = 0; i < sizeof at_signs / sizeof *at_signs; i++) {
		size_t at = find(address, at_signs[i]);
		if (at > 0 && at < address.len)
			return sg_slice_trim(sg_slice__part(address, 0, at));
	}
	return (sg_slice)SG_SLICE_EMPTY;
}

/* The name and the address of which the field is made. */
static void divide(sg_mail_sender *out, sg_slice from)
{
	size_t open = from.len;
	while (open > 0 && from.ptr[open - 1] != '<')
		open--;
	size_t paren = find(from, "(");
	if (open > 0) {
		sg_slice rest = sg_slice__part(from, open, from.len);
		out->address = sg_slice__part(rest, 0, find(rest, ">"));
		out->name = bare(sg_slice__part(from, 0, open - 1));
		return;
	}
	/* "ines at example.org (Ines Dahl)", but not "ines (at) example.org" */
	sg_slice comment = sg_slice_trim(sg_slice__part(from, paren, from.len));
	sg_slice before = sg_slice__part(from, 0, paren);
	if (paren > 0 && local_of(before).len && comment.len) {
		out->address = sg_slice_trim(before);
		out->name = bare(comment);
	} else if (local_of(from).len) {
		out->address = from;
	} else {
		out->name = bare(from);
	}
}

/* "Ines Dahl via footbridge-l": the list sends it for her. */
static void cut_list(sg_mail_sender *out)
{
	size_t via = find(out->name, " via ");
	if (via == out->name.len)
		return;
	out->is_shared = true;
	out->name = bare(sg_slice__part(out->name, 0, via));
}

static size_t count_words(sg_slice s)
{
	size_t count = 0;
	while (sg_word__next(&s).len)
		count++;
	return count;
}

/* Words behind a comma that are no first names. */
static bool is_title(sg_slice words)
{
	static const char *const titles[] = {"co", "corp", "esq", "gmbh", "ii", "iii", "inc", "jr",
		"llc", "ltd", "m.d", "md", "mp", "ph.d", "phd", "sr"};
	sg_slice word = sg_word__next(&words);
	return SG_WORD_IS_IN(sg_word__bare(word), titles);
}

/* "Dahl, Ines" as it is said; and quotation marks that were escaped. */
static sg_status turn(sg_slice *name, sg_arena *arena)
{
	size_t comma = find(*name, ",");
	sg_slice last = sg_slice_trim(sg_slice__part(*name, 0, comma)), first = SG_SLICE_EMPTY;
	if (comma < name->len)
		first = sg_slice_trim(sg_slice__part(*name, comma + 1, name->len));
	if (!first.len || !last.len || find(first, ",") < first.len || is_title(first))
		return SG_OK;
	if (count_words(last) > NAME_WORDS_MAX - 1 || count_words(first) > NAME_WORDS_MAX - 1)
		return SG_OK;
	/* "Dahl, Ines (Works)": what is in brackets is an office */
	size_t paren = find(first, "(");
	if (paren > 0)
		first = sg_slice_trim(sg_slice__part(first, 0, paren));
	char *out = sg_arena_alloc(arena, first.len + last.len + 1);
	if (!out)
		return SG_E_NOMEM;
	memcpy(out, first.ptr, first.len);
	out[first.len] = ' ';
	memcpy(out + first.len + 1, last.ptr, last.len);
	*name = (sg_slice){out, first.len + last.len + 1};
	return SG_OK;
}

static sg_status without_backslashes(sg_slice *name, sg_arena *arena)
{
	if (find(*name, "\\") == name->len)
		return SG_OK;
	char *out = sg_arena_alloc(arena, name->len);
	size_t len = 0;
	if (!out)
		return SG_E_NOMEM;
	for (size_t i = 0; i < name->len; i++)
		if (name->ptr[i] != '\\' && name->ptr[i] != '"')
			out[len++] = name->ptr[i];
	*name = sg_slice_trim((sg_slice){out, len});
	return SG_OK;
}

sg_status sg_mail__sender(sg_mail_sender *out, sg_slice from, sg_arena *arena)
{
	sg_mail_sender sender = {0};
	if (from.len > FROM_BYTES) {
		from.len = FROM_BYTES;
		from.len = sg_utf8_check(from);
	}
	divide(&sender, sg_slice_trim(from));
	cut_list(&sender);
	sender.local = local_of(sender.address);
	sg_status st = without_backslashes(&sender.name, arena);
	if (st == SG_OK)
		st = turn(&sender.name, arena);
	/* an address as a name is no name */
	sg_slice given = local_of(sender.name);
	if (given.len && sg_slice_eq(given, sender.local))
		sender.name = (sg_slice)SG_SLICE_EMPTY;
	if (st == SG_OK)
		*out = sender;
	return st;
}

/* ---- subjects ------------------------------------------------------------------------------- */

/* "Re:", "AW[2]:", "Fwd (3):": its length with the colon; 0 if there is none. */
static size_t answer_mark(sg_slice s)
{
	static const char *const marks[] = {"antw", "antwort", "aw", "doorst", "fw", "fwd", "odp",
		"r", "re", "res", "rif", "rv", "sv", "tr", "vb", "vl", "vs", "wg", "ynt",
		"\xE5\x9B\x9E\xE5\xA4\x8D", "\xE8\xBD\xAC\xE5\x8F\x91"};
	size_t at = 0, end;
	while (at < s.len && !strchr(" :[(\t", s.ptr[at]) && (unsigned char)s.ptr[at] < 0xEF)
		at++;
	if (!at || !SG_WORD_IS_IN(sg_slice__part(s, 0, at), marks))
		return 0;
	end = at;
	if (end < s.len && s.ptr[end] == ' ' && end + 1 < s.len && strchr("[(:", s.ptr[end + 1]))
		end++;
	if (end < s.len && (s.ptr[end] == '[' || s.ptr[end] == '('))
		for (end++; end < s.len && strchr("0123456789)]", s.ptr[end]) && s.ptr[end];)
			end++;
	if (end < s.len && s.ptr[end] == ':')
		return end + 1;
	return sg_slice_starts(sg_slice__part(s, end, s.len), sg_slice_of("\xEF\xBC\x9A")) ? end + 3
											   : 0;
}

/* "[footbridge-l]": its length; 0 if there is none, or nothing behind it. */
static size_t tag(sg_slice s)
{
	size_t close = find(s, "]");
	bool is_tag = s.len && s.ptr[0] == '[' && close < s.len;
	return is_tag && sg_slice_trim(sg_slice__part(s, close + 1, s.len)).len ? close + 1 : 0;
}

static sg_slice without_marks(sg_slice s, bool *is_answer)
{
	*is_answer = false;
	for (s = sg_slice_trim(s);;) {
		size_t mark = answer_mark(s), skip = mark ? mark : tag(s);
		if (!skip)
			return s;
		*is_answer = *is_answer || mark;
		s = sg_slice_trim(sg_slice__part(s, skip, s.len));
	}
}

sg_slice sg_mail__topic(sg_slice subject)
{
	bool is_answer;
	sg_slice topic = without_marks(subject, &is_answer);
	size_t was = find(topic, "(was");
	bool is_ended = topic.len && topic.ptr[topic.len - 1] == ')';
	if (was > 0 && was < topic.len && is_ended)
		topic = sg_slice_trim(sg_slice__part(topic, 0, was));
	if (topic.len > 5 && sg_slice_eq_nocase(sg_slice__part(topic, topic.len - 5, topic.len),
				     sg_slice_of("(fwd)")))
		topic = sg_slice_trim(sg_slice__part(topic, 0, topic.len - 5));
	return topic;
}

bool sg_mail__is_answer(sg_slice subject)
{
	bool is_answer;
	(void)without_marks(subject, &is_answer);
	return is_answer;
}
