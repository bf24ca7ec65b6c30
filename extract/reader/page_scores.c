/* Scores on copied pages: which number of a post's buttons is its votes, its neighbours tell. */
#include "reader/page_scores.h"

#include "core/number.h"
#include "reader/letters.h"
#include "reader/page_rows.h"

#include <math.h>

enum { COUNT_BYTES = 16, BAR_COUNTS = 3 };

/** What "K" and "M" behind a count stand for. */
typedef struct unit {
	char sign;
	double times;
} unit;

static const unit UNITS[] = {{'k', 1e3}, {'m', 1e6}, {'b', 1e9}};

static double take_unit(sg_slice *line)
{
	char last = line->len > 1 ? (char)(line->ptr[line->len - 1] | 0x20) : ' ';
	for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++)
		if (last == UNITS[i].sign) {
			line->len--;
			return UNITS[i].times;
		}
	return 1;
}

bool sg_page_score__count(sg_slice line, double *count)
{
	char digits[COUNT_BYTES];
	size_t len = 0, at = 0;
	double times = take_unit(&line);
	if (!line.len || line.len >= COUNT_BYTES)
		return false;
	if (line.ptr[0] == '-' || line.ptr[0] == '+')
		digits[len] = line.ptr[at++], len += line.ptr[0] == '-';
	for (; at < line.len; at++) {
		bool is_digit = line.ptr[at] >= '0' && line.ptr[at] <= '9';
		if (!is_digit && line.ptr[at] != ',' && !(line.ptr[at] == '.' && times > 1))
			return false;
		digits[len] = line.ptr[at];
		len += line.ptr[at] != ',';
	}
	bool is_count = sg_number__double((sg_slice){digits, len}, count);
	*count = is_count ? round(*count * times) : *count;
	return is_count;
}

static bool is_line(const sg_lines *lines, size_t i, size_t end, const char *words)
{
	return i < end && sg_slice_eq_nocase(sg_lines__slice(lines, i), sg_slice_of(words));
}

/* "34 points" in a header of one line, "-3 points". */
static bool points_in(sg_slice line, double *score)
{
	sg_slice word, before = SG_SLICE_EMPTY;
	while ((word = sg_word__next(&line)).len) {
		sg_slice bare = sg_word__bare(word);
		if ((sg_slice_eq_nocase(bare, sg_slice_of("points")) ||
			    sg_slice_eq_nocase(bare, sg_slice_of("point"))) &&
			sg_page_score__count(before, score))
			return true;
		before = word;
	}
	return false;
}

/* Is line `i`, a count, that of votes: between arrows, behind "Like", beside "Reply"? */
static bool is_votes(const sg_lines *lines, size_t i, const sg_header *header, size_t end)
{
	bool is_first = i == header->text;
	bool is_arrowed = !is_first && is_line(lines, i - 1, end, "upvote") &&
			  is_line(lines, i + 1, end, "downvote");
	bool is_liked =
		!is_first && (is_line(lines, i - 1, end, "like") ||
				     sg_page_row__is_reaction(sg_lines__slice(lines, i - 1)));
	bool is_beside_reply = !is_first && (is_line(lines, i + 1, end, "reply") ||
						    is_line(lines, i - 1, end, "reply"));
	return is_arrowed || is_liked || is_beside_reply;
}

/* Replies, reposts, likes and perhaps views, each on a line of its own with no word beside it. */
static bool is_bar(const sg_lines *lines, size_t i, const sg_header *header, size_t end)
{
	double count;
	size_t run = 0;
	while (i + run < end && sg_page_score__count(sg_lines__slice(lines, i + run), &count))
		run++;
	return i > header->text && (run == BAR_COUNTS || run == BAR_COUNTS + 1);
}

bool sg_page_score__of(const sg_lines *lines, const sg_header *header, size_t end, double *score)
{
	double count;
	for (size_t i = header->first; i < header->text; i++)
		if (points_in(sg_lines__slice(lines, i), score))
			return true;
	for (size_t i = header->text; i < end; i++) {
		if (!sg_page_score__count(sg_lines__slice(lines, i), &count))
			continue;
		if (is_bar(lines, i, header, end))
			return sg_page_score__count(
				sg_lines__slice(lines, i + BAR_COUNTS - 1), score);
		if (is_votes(lines, i, header, end)) {
			*score = count;
			return true;
		}
		while (i + 1 < end && sg_page_score__count(sg_lines__slice(lines, i + 1), &count))
			i++; /* a bar with zeros left out: nobody can tell */
	}
	return false;
}
