/* One pass from the top. What stands under an unmarked beginning of another message is quoted to
 * the end, one level deeper each time (a chain of answers over full quotations), or to where a
 * line is quoted less deeply than that beginning. */
#include "reader/mail/quoting.h"

#include "reader/letters.h"

enum { RUN_LINES = 3, RUN_BYTES = 400, LEVELS_MAX = 8, FIELDS_MIN = 3, FIELD_LINES = 12 };
enum { SHORT_BYTES = 30, LONG_BYTES = 60 };

typedef struct pass {
	sg_mail_lines *lines;
	uint32_t base;  /* depth of the beginning that was met first */
	uint32_t extra; /* levels that are added below it */
} pass;

static bool is_gap(const sg_mail_lines *lines, size_t at)
{
	return at >= lines->count || !lines->items[at].text.len;
}

/* Is the line at `at` there, with words, at this depth? */
static bool is_at_depth(const sg_mail_lines *lines, size_t at, uint32_t depth)
{
	return !is_gap(lines, at) && lines->items[at].depth == depth;
}

/* ---- beginnings without marks --------------------------------------------------------------- */

/* How many lines from `at` on are a header as programs repeat it: a sender first, three fields at
 * least, lines that go on between them; 0 if they are none. */
static size_t repeated_header(const sg_mail_lines *lines, size_t at)
{
	size_t fields = 0, end = at, last = at;
	uint32_t depth = at < lines->count ? lines->items[at].depth : 0;
	bool has_sender = false;
	for (; end < at + FIELD_LINES && is_at_depth(lines, end, depth); end++) {
		bool is_sender,
			is_one = sg_mail__is_repeated_field(lines->items[end].text, &is_sender);
		if (end == at && !is_one)
			return 0;
		has_sender = has_sender || is_sender;
		fields += is_one;
		last = is_one ? end : last;
	}
	return has_sender && fields >= FIELDS_MIN ? last + 1 - at : 0;
}

static bool holds(sg_slice text, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (sg_slice_find(text, sg_slice_of(words[i])) < text.len)
			return true;
	return false;
}

/* "-----Original Message-----", "---------- Forwarded message ---------", "Begin forwarded
 * message:" */
static bool is_rule_with_words(sg_slice text)
{
	static const char *const words[] = {"Original Message", "Original message",
		"riginal-Nachricht", "Urspr\xC3\xBCngliche Nachricht", "orwarded message",
		"orwarded Message", "Forwarded by", "Weitergeleitete Nachricht",
		"Message d'origine", "Message d\xE2\x80\x99origine", "essage original",
		"Message transf\xC3\xA9r\xC3\xA9", "ensaje original", "ensaje reenviado",
		"essaggio originale", "essaggio inoltrato", "orspronkelijk bericht",
		"oorgestuurd bericht", "ensagem original", "Originalmeddelande"};
	sg_slice begin = SG_SLICE_LIT("Begin forwarded message:");
	text = sg_slice_trim(text);
	if (text.len > 80)
		return false;
	if (sg_slice_starts(text, begin))
		return true;
	return sg_slice_starts(text, sg_slice_of("--")) && sg_slice_ends(text, sg_slice_of("--")) &&
	       holds(text, words, sizeof words / sizeof *words);
}

static bool is_rule(sg_slice text)
{
	text = sg_slice_trim(text);
	size_t at = 0;
	while (at < text.len && (text.ptr[at] == '_' || text.ptr[at] == '-'))
		at++;
	return text.len >= 5 && at == text.len;
}

/* Lines at `at` that begin an unmarked message; 0 if they do not. */
static size_t beginning(const sg_mail_lines *lines, size_t at)
{
	sg_slice text = lines->items[at].text;
	bool is_named = is_rule_with_words(text);
	if (!is_named && !is_rule(text))
		return repeated_header(lines, at);
	size_t next = at + 1;
	while (next < lines->count && next < at + 3 && is_gap(lines, next))
		next++;
	size_t header = next < lines->count ? repeated_header(lines, next) : 0;
	return header ? next + header - at : is_named;
}

/* ---- attributions --------------------------------------------------------------------------- */

/* Lines from `at` on that read as an attribution when joined; 0 if they are none. None of them
 * but the last ends a sentence. */
static size_t joined_attribution(const sg_mail_lines *lines, size_t at, sg_mail_attribution *kind)
{
	char run[RUN_BYTES];
	size_t len = 0;
	*kind = SG_MAIL_NO_ATTRIBUTION;
	for (size_t i = at; i < at + RUN_LINES && is_at_depth(lines, i, lines->items[at].depth);
		i++) {
		sg_slice text = sg_slice_trim(lines->items[i].text);
		if (!text.len || text.len + 1 > sizeof run - len)
			break;
		memcpy(run + len, text.ptr, text.len);
		len += text.len;
		if (text.ptr[text.len - 1] == ':')
			*kind = sg_mail__attribution((sg_slice){run, len});
		if (*kind != SG_MAIL_NO_ATTRIBUTION)
			return i + 1 - at;
		if (strchr(".!?:", text.ptr[text.len - 1]))
			break;
		run[len++] = ' ';
	}
	return 0;
}

/* The same, but for words of the sender's that only stand over one: where a later line begins
 * one as well, the first must begin as attributions do ("On ..."). */
static size_t attribution(const sg_mail_lines *lines, size_t at, sg_mail_attribution *kind)
{
	sg_mail_attribution later;
	size_t count = joined_attribution(lines, at, kind);
	if (count > 1 && !sg_mail__opens_attribution(lines->items[at].text))
		for (size_t i = at + 1; i < at + count; i++)
			if (joined_attribution(lines, i, &later))
				return 0;
	return count;
}

/* Where the words go on behind line `end - 1`: at most two blank lines further. */
static size_t next_words(const sg_mail_lines *lines, size_t end)
{
	size_t at = end;
	while (at < lines->count && at < end + 2 && is_gap(lines, at))
		at++;
	return at;
}

/* `>>>>> "Ines" == Ines Dahl <ines@example.org> writes:` */
static bool is_supercite(const sg_mail_line *line)
{
	return line->depth && sg_slice_find(line->text, sg_slice_of(" == ")) < line->text.len;
}

/* Is the line quoted, and the first one that is? Apple Mail quotes its attributions too. */
static bool opens_quotation(const sg_mail_lines *lines, size_t at)
{
	size_t before = at;
	while (before > 0 && before + 2 > at && is_gap(lines, before - 1))
		before--;
	uint32_t above = before > 0 ? lines->items[before - 1].depth : 0;
	return lines->items[at].depth > above;
}

/* How many lines introduce quoted words; whether those are marked is told by `*is_unmarked`. */
static size_t introduction(const sg_mail_lines *lines, size_t at, bool *is_unmarked)
{
	sg_mail_attribution kind;
	size_t count = attribution(lines, at, &kind), next = next_words(lines, at + count);
	*is_unmarked = false;
	if (!count)
		return 0;
	bool is_deeper = next < lines->count && lines->items[next].depth > lines->items[at].depth;
	if (is_deeper || is_supercite(&lines->items[at]) || next == lines->count)
		return count;
	bool is_sure = kind == SG_MAIL_SURE_ATTRIBUTION;
	*is_unmarked = is_sure && !opens_quotation(lines, at);
	return is_sure ? count : 0;
}

/* ---- the pass ------------------------------------------------------------------------------- */

static void drop(sg_mail_lines *lines, size_t first, size_t count)
{
	for (size_t i = first; i < first + count; i++)
		lines->items[i].is_dropped = true;
}

static void begin_level(pass *p, uint32_t depth)
{
	p->base = p->extra ? p->base : depth;
	p->extra += p->extra < LEVELS_MAX;
}

/* A word or two that a program cut off a quoted line when it wrapped it again. */
static void mend_wrapped(sg_mail_lines *lines, size_t at)
{
	sg_mail_line *line = &lines->items[at];
	if (at == 0 || is_gap(lines, at - 1) || is_gap(lines, at + 1) || line->is_whole)
		return;
	const sg_mail_line *before = &lines->items[at - 1], *after = &lines->items[at + 1];
	bool is_between =
		before->depth > line->depth && after->depth == before->depth && !before->is_dropped;
	if (is_between && line->text.len <= SHORT_BYTES && before->text.len >= LONG_BYTES &&
		sg_letter_first(line->text) == SG_LETTER_SMALL)
		line->depth = before->depth;
}

void sg_mail__mark_quotations(sg_mail_lines *lines)
{
	pass p = {.lines = lines};
	size_t deepened = 0; /* lines before it have their extra levels */
	for (size_t i = 0, count; i < lines->count; i += count ? count : 1) {
		bool is_unmarked = true;
		count = 0;
		if (!is_gap(lines, i)) {
			mend_wrapped(lines, i);
			if (p.extra && lines->items[i].depth < p.base)
				p.extra = 0;
			count = beginning(lines, i);
			if (!count)
				count = introduction(lines, i, &is_unmarked);
		}
		uint32_t depth = lines->items[i].depth;
		drop(lines, i, count);
		for (; deepened < i + (count ? count : 1); deepened++)
			lines->items[deepened].depth += p.extra;
		if (count && is_unmarked)
			begin_level(&p, depth);
	}
}
