/* Questions: lines that end in a question mark, each over a line that does not. */
#include "reader/questions.h"

enum { WORDS_MIN = 2, WORDS_MAX = 70, QUESTIONS_MIN = 3, INTRO_BYTES_MAX = 8000 };

bool sg_questions__is_one(const sg_lines *lines, size_t index)
{
	size_t mark;
	if (index + 1 >= lines->count)
		return false;
	const sg_line *line = &lines->items[index];
	sg_slice words = sg_lines__slice(lines, index), answer = sg_lines__slice(lines, index + 1);
	return line->page == SG_PAGE_TEXT && line->words >= WORDS_MIN && line->words <= WORDS_MAX &&
	       words.ptr[words.len - 1] == '?' && answer.ptr[answer.len - 1] != '?' &&
	       lines->items[index + 1].page == SG_PAGE_TEXT &&
	       !sg_lines__is_item(lines, index, &mark) && !sg_lines__has_speech(lines, index);
}

/* Does the text before the first question say that somebody was interviewed? */
static bool tells_of_talk(const sg_lines *lines, size_t end)
{
	static const char *const phrases[] = {"interview", "spoke to", "spoke with", "talked to",
		"talked with", "talks to", "speaks to", "speaks with", "sat down with",
		"caught up with", "in conversation with"};
	if (end == 0)
		return false;
	sg_span span = {lines->items[0].span.start, lines->items[end - 1].span.end};
	sg_slice intro = sg_slice_at(lines->text, span);
	if (intro.len > INTRO_BYTES_MAX)
		return false;
	for (size_t at = 0; at < intro.len; at++)
		for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
			sg_slice rest = {intro.ptr + at, intro.len - at};
			if (sg_slice_starts_nocase(rest, sg_slice_of(phrases[i])))
				return true;
		}
	return false;
}

bool sg_questions__lead(const sg_lines *lines)
{
	size_t questions = 0, first = lines->count;
	for (size_t i = 0; i < lines->count; i++) {
		if (!sg_questions__is_one(lines, i))
			continue;
		first = questions++ ? first : i;
	}
	return questions >= QUESTIONS_MIN && questions * 5 >= lines->count - first &&
	       tells_of_talk(lines, first);
}
