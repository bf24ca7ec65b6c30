/* Labels: short, capitalised, no words that head a paragraph ("Note:", "Step 1:"). One line alone
 * never decides: the study counts which names come back and in which form. */
#include "reader/labels.h"

#include "reader/ages.h"
#include "reader/letters.h"
#include "reader/names.h"

enum { LABEL_BYTES_MAX = 90, NAME_WORDS_MAX = 5, NAMES_MAX = 64, STUDY_LINES = 4000 };

static const char *const NO_LABELS[] = {"add", "address", "advantages", "age", "album", "analysis",
	"answers", "appendix", "background", "benefits", "bonus", "book", "born", "breaking",
	"caption", "category", "caveat", "cc", "challenge", "challenges", "chapter", "claim",
	"conclusion", "cons", "contact", "context", "copyright", "correction", "cost", "credit",
	"credits", "date", "day", "definition", "details", "disadvantages", "disclaimer",
	"disclosure", "edit", "edit:", "editor's", "editor\xE2\x80\x99s", "email", "episode",
	"evidence", "example", "examples", "exclusive", "explainer", "fact", "facts", "figure",
	"film", "focus", "follow", "friday", "from", "goal", "goals", "hint", "hour", "http",
	"https", "idea", "image", "impact", "important", "ingredients", "interview", "introduction",
	"issue", "key", "keywords", "lesson", "lessons", "level", "line", "link", "links", "listen",
	"live", "location", "message", "method", "minute", "monday", "more", "myth", "note",
	"notes", "objective", "opinion", "option", "overview", "panel", "part", "phase", "phone",
	"photo", "photos", "place", "plan", "podcast", "point", "points", "premise", "price",
	"principle", "problem", "pros", "ps", "published", "q&a", "rating", "re", "read", "reality",
	"reason", "reasons", "recap", "related", "reminder", "requirements", "result", "results",
	"round", "rule", "saturday", "score", "season", "section", "sent", "session", "solution",
	"source", "sources", "spoiler", "stage", "stat", "stats", "status", "step", "story",
	"subject", "summary", "sunday", "table", "tags", "takeaway", "takeaways", "thursday",
	"time", "timeline", "tip", "tips", "tl;dr", "tldr", "to", "topic", "topics", "total",
	"track", "tuesday", "update", "updated", "updates", "upvoted", "url", "verdict", "version",
	"video", "view", "vol", "volume", "warning", "watch", "website", "wednesday", "week",
	"year"};
static const char *const VOICES[] = {"anchor", "audience", "caller", "female", "guest", "host",
	"interviewee", "interviewer", "male", "member", "moderator", "narrator", "operator",
	"panelist", "panellist", "participant", "presenter", "questioner", "reporter", "speaker",
	"student", "voice", "witness"};

static bool is_voice(sg_slice word)
{
	return SG_WORD_IS_IN(word, VOICES);
}

static sg_slice skip_signs(sg_slice s, const char *signs)
{
	size_t at = 0;
	while (at < s.len && strchr(signs, s.ptr[at]) && s.ptr[at])
		at++;
	return sg_slice__part(s, at, s.len);
}

static bool is_clock(sg_slice word)
{
	sg_slice bare = sg_word__bare(word);
	size_t colons = 0, digits = 0;
	for (size_t i = 0; i < bare.len; i++) {
		colons += bare.ptr[i] == ':';
		digits += bare.ptr[i] >= '0' && bare.ptr[i] <= '9';
	}
	return colons >= 1 && colons <= 3 && digits >= 3 && colons + digits == bare.len;
}

/* Without a clock in front ("[00:12:03] Jane: …") and markdown's stars. */
static sg_slice without_front(sg_slice s)
{
	s = skip_signs(s, "*_");
	sg_slice rest = s, word = sg_word__next(&rest);
	if (is_clock(word) && word.len <= 16)
		s = skip_signs(sg_slice_trim(rest), "*_-");
	return sg_slice_trim(s);
}

static sg_label_sort sort_of(sg_slice name)
{
	static const char *const questions[] = {"q", "question"};
	static const char *const answers[] = {"a", "answer"};
	while (name.len > 1 && name.ptr[name.len - 1] >= '0' && name.ptr[name.len - 1] <= '9')
		name.len--;
	if (SG_WORD_IS_IN(name, questions))
		return SG_LABEL_QUESTION;
	return SG_WORD_IS_IN(name, answers) ? SG_LABEL_ANSWER : SG_LABEL_NAME;
}

/* "Key points", "Session 4"; but Katie Price and Doris Day have such words for last names. */
static bool has_words_of_no_name(sg_slice name)
{
	static const char *const last_names[] = {"book", "cost", "day", "key", "place", "price",
		"read", "rule", "score", "story", "tip", "watch", "week"};
	sg_slice rest = name, word;
	for (bool is_first = true; (word = sg_word__next(&rest)).len; is_first = false) {
		sg_slice bare = sg_word__bare(word);
		bool is_exempt = !is_first && SG_WORD_IS_IN(bare, last_names);
		if (!is_exempt && SG_WORD_IS_IN(bare, NO_LABELS))
			return true;
	}
	return false;
}

/* "TO", "GH": two or three capitals stand for a name even where they spell a word. */
static bool is_initials(sg_slice name)
{
	static const char *const others[] = {"cc", "faq", "nb", "ps", "re", "url", "vol"};
	for (size_t i = 0; i < name.len; i++)
		if (name.ptr[i] < 'A' || name.ptr[i] > 'Z')
			return false;
	return name.len >= 2 && name.len <= 3 && !SG_WORD_IS_IN(name, others);
}

/* All words capitalised (or particles), at most one number, behind a voice: "Speaker 2". */
static bool is_name(sg_slice name)
{
	size_t words = 0, capitals = 0;
	bool has_digit = false;
	sg_slice rest = name, word;
	if (is_initials(name))
		return true;
	if (!sg_name__is_plausible(name) || has_words_of_no_name(name) || name.ptr[0] == '@')
		return false;
	while ((word = sg_word__next(&rest)).len) {
		sg_letter first = sg_letter_first(sg_word__bare(word));
		words++;
		capitals += first == SG_LETTER_CAPITAL;
		has_digit |= first == SG_LETTER_DIGIT;
	}
	rest = name;
	bool is_numbered = has_digit && words == 2 && is_voice(sg_word__next(&rest));
	return words <= NAME_WORDS_MAX && capitals > 0 && (!has_digit || is_numbered);
}

/* Split "Jane Roe (moderator)", "Jane Roe, moderator" and "Jane Roe 00:12" into name and role. */
static bool read_name(sg_slice part, sg_label *out)
{
	sg_slice rest = part, last = sg_word__last(&rest);
	if (is_clock(last) && rest.len)
		part = sg_slice_trim(rest);
	size_t open = sg_slice_find(part, sg_slice_of("("));
	size_t comma = sg_slice_find(part, sg_slice_of(", "));
	size_t cut = open < comma ? open : comma;
	if (cut < part.len && cut > 0) {
		sg_slice role = sg_slice__part(part, cut + 1, part.len);
		if (sg_slice_ends(role, sg_slice_of(")")))
			role.len--;
		if (!is_clock(role))
			out->role = sg_slice_trim(role);
		part = sg_slice_trim(sg_slice__part(part, 0, cut));
	}
	out->sort = sort_of(part);
	out->name = out->sort == SG_LABEL_NAME ? sg_name__clean(part) : part;
	return out->sort != SG_LABEL_NAME ||
	       (is_name(out->name) && !has_words_of_no_name(out->role));
}

static void set_text(sg_label *label, const sg_lines *lines, size_t index, const char *from)
{
	const sg_line *line = &lines->items[index];
	sg_slice whole = sg_lines__slice(lines, index);
	sg_slice rest = {from, (size_t)(whole.ptr + whole.len - from)};
	rest = sg_slice_trim(skip_signs(rest, "*_"));
	label->text_start = rest.len ? (uint32_t)(rest.ptr - lines->text.ptr) : line->span.end;
}

static size_t colon_at(sg_slice s)
{
	size_t stop = s.len < LABEL_BYTES_MAX ? s.len : LABEL_BYTES_MAX;
	for (size_t i = 1; i < stop; i++) {
		bool is_clock_sign = s.ptr[i - 1] >= '0' && s.ptr[i - 1] <= '9' && i + 1 < s.len &&
				     s.ptr[i + 1] >= '0' && s.ptr[i + 1] <= '9';
		if (s.ptr[i] == ':' && !is_clock_sign)
			return i;
	}
	return s.len;
}

static bool read_colon(sg_slice s, const sg_lines *lines, size_t index, sg_label *out)
{
	size_t at = colon_at(s);
	if (at >= s.len)
		return false;
	sg_slice part = sg_slice__part(s, 0, at);
	while (part.len && strchr("*_ ", part.ptr[part.len - 1]))
		part.len--;
	bool is_apart = at + 1 == s.len || strchr(" \t*_\"", s.ptr[at + 1]) ||
			(unsigned char)s.ptr[at + 1] >= 0x80;
	if (!part.len || !is_apart || !read_name(part, out))
		return false;
	out->form = SG_LABEL_COLON;
	set_text(out, lines, index, s.ptr + at + 1);
	return true;
}

/* "Q. …", "A) …", "Q — …", "Q …" is not enough. */
static bool read_letter(sg_slice s, const sg_lines *lines, size_t index, sg_label *out)
{
	sg_slice rest = s, word = sg_word__next(&rest), bare = sg_word__bare(word);
	if (bare.len == 0 || bare.len > 3 || bare.ptr != word.ptr ||
		sort_of(bare) == SG_LABEL_NAME || sg_letter_first(bare) != SG_LETTER_CAPITAL)
		return false;
	size_t end = word.len;
	if (word.len == bare.len) {
		sg_slice sign = sg_word__next(&rest);
		if (sg_word__bare(sign).len || sign.len == 0)
			return false;
		end = (size_t)(sign.ptr + sign.len - s.ptr);
	} else if (word.len - bare.len != 1 || !strchr(".)", word.ptr[word.len - 1])) {
		return false;
	}
	out->name = bare;
	out->sort = sort_of(bare);
	out->form = SG_LABEL_COLON;
	set_text(out, lines, index, s.ptr + end);
	return true;
}

static bool read_bracket(sg_slice s, const sg_lines *lines, size_t index, sg_label *out)
{
	size_t end = sg_slice_find(
		sg_slice__part(s, 0, s.len < LABEL_BYTES_MAX ? s.len : LABEL_BYTES_MAX),
		sg_slice_of("]"));
	if (s.len == 0 || s.ptr[0] != '[' || end >= s.len || end >= LABEL_BYTES_MAX ||
		s.ptr[end] != ']')
		return false;
	sg_slice part = sg_slice__part(s, 1, end);
	if (sg_slice_ends(part, sg_slice_of(":")))
		part.len--;
	if (!part.len || !read_name(part, out))
		return false;
	out->form = SG_LABEL_BRACKET;
	bool has_colon = end + 1 < s.len && s.ptr[end + 1] == ':';
	set_text(out, lines, index, s.ptr + end + 1 + has_colon);
	return true;
}

static bool read_dash(sg_slice s, const sg_lines *lines, size_t index, sg_label *out)
{
	static const sg_slice dashes[] = {SG_SLICE_LIT(" \xE2\x80\x94 "),
		SG_SLICE_LIT(" \xE2\x80\x93 "), SG_SLICE_LIT(" - "), SG_SLICE_LIT(" -- ")};
	sg_slice head = sg_slice__part(s, 0, s.len < LABEL_BYTES_MAX ? s.len : LABEL_BYTES_MAX);
	for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
		size_t at = sg_slice_find(head, dashes[i]);
		if (at == 0 || at >= head.len || !read_name(sg_slice__part(s, 0, at), out))
			continue;
		out->form = SG_LABEL_DASH;
		set_text(out, lines, index, s.ptr + at + dashes[i].len);
		return true;
	}
	return false;
}

static bool read_lone(sg_slice s, const sg_lines *lines, size_t index, sg_label *out)
{
	const sg_line *line = &lines->items[index];
	while (s.len && strchr("*_", s.ptr[s.len - 1]))
		s.len--;
	bool is_short = line->words <= 6 && line->chars <= 60 && s.len > 1;
	if (!is_short || line->ends_sentence || !read_name(s, out) || out->sort != SG_LABEL_NAME)
		return false;
	out->form = SG_LABEL_LONE;
	out->text_start = line->span.end;
	return true;
}

sg_label sg_label__of(const sg_lines *lines, size_t index)
{
	static const sg_label none = {.form = SG_LABEL_NONE};
	const sg_line *line = &lines->items[index];
	sg_slice s = without_front(sg_lines__slice(lines, index));
	sg_label out = none;
	bool may_be = line->page == SG_PAGE_TEXT || line->page == SG_PAGE_BYLINE;
	if (!may_be || s.len == 0 || sg_lines__continues(lines, index))
		return none;
	if (read_bracket(s, lines, index, &out))
		return out;
	out = none;
	if (read_letter(s, lines, index, &out) || read_colon(s, lines, index, &out))
		return out;
	out = none;
	if (read_dash(s, lines, index, &out))
		return out;
	out = none;
	return read_lone(s, lines, index, &out) ? out : none;
}

bool sg_label__is_person(const sg_label *label)
{
	size_t words = 0, capitals = 0, upper = 0, letters = 0;
	sg_slice rest = label->name, word;
	if (label->sort != SG_LABEL_NAME)
		return true;
	while ((word = sg_word__next(&rest)).len) {
		if (is_voice(word))
			return true;
		words++;
		capitals += sg_letter_first(sg_word__bare(word)) == SG_LETTER_CAPITAL;
	}
	for (size_t i = 0; i < label->name.len; i++) {
		sg_letter letter = sg_letter_of((unsigned char)label->name.ptr[i]);
		upper += letter == SG_LETTER_CAPITAL;
		letters += letter == SG_LETTER_CAPITAL || letter == SG_LETTER_SMALL;
	}
	return (words >= 2 && capitals >= 2) || (letters >= 2 && upper == letters);
}

typedef struct {
	sg_slice names[NAMES_MAX];
	size_t seen[NAMES_MAX];
	size_t count, turns, first, persons;
	bool has_question, has_question_label;
} tally;

/* "ROE" is "JANE ROE". */
static bool is_same_name(sg_slice a, sg_slice b)
{
	sg_slice last_a = sg_word__last(&a), last_b = sg_word__last(&b);
	bool has_one = a.len == 0 || b.len == 0;
	return sg_slice_eq_nocase(last_a, last_b) && (has_one || sg_slice_eq_nocase(a, b));
}

static void count_label(tally *t, const sg_label *label, size_t index)
{
	size_t at = 0;
	while (at < t->count && !is_same_name(t->names[at], label->name))
		at++;
	if (at == NAMES_MAX)
		return;
	if (at == t->count) {
		t->names[t->count++] = label->name;
		t->persons += sg_label__is_person(label);
	}
	t->seen[at]++;
	if (t->turns++ == 0)
		t->first = index;
	t->has_question_label |= label->sort == SG_LABEL_QUESTION;
}

static bool holds_question(const sg_lines *lines, size_t index)
{
	sg_slice line = sg_lines__slice(lines, index);
	return memchr(line.ptr, '?', line.len) != NULL;
}

sg_label_study sg_label__study(const sg_lines *lines)
{
	tally tallies[SG_LABEL_FORM_COUNT] = {0};
	sg_label_study out = {.form = SG_LABEL_NONE};
	size_t mark, stop = lines->count < STUDY_LINES ? lines->count : STUDY_LINES;
	for (size_t i = 0; i < stop; i++) {
		sg_label label = sg_label__of(lines, i);
		if (label.form == SG_LABEL_NONE || sg_lines__is_item(lines, i, &mark))
			continue;
		count_label(&tallies[label.form], &label, i);
		if (label.form == SG_LABEL_COLON && tallies[label.form].turns <= 4)
			tallies[label.form].has_question |= holds_question(lines, i);
	}
	for (size_t form = SG_LABEL_COLON; form < SG_LABEL_FORM_COUNT; form++) {
		const tally *t = &tallies[form];
		size_t repeated = 0;
		for (size_t k = 0; k < t->count; k++)
			repeated += t->seen[k] > 1;
		bool is_better =
			repeated > out.repeated ||
			(repeated == out.repeated && t->turns > out.turns && out.repeated == 0);
		if (form != SG_LABEL_COLON && (repeated < 2 || !is_better))
			continue;
		out = (sg_label_study){(sg_label_form)form, t->turns, t->count, repeated, t->first,
			t->has_question && t->persons == t->count, t->has_question_label};
	}
	return out;
}
