/* The interview reader: introduction, turns led by labels, closing notes.
 *
 * Labels (labels.h) are counted first; one seen once leads a turn only where it looks like a
 * person. Unlabelled paragraphs go on with the turn. Each turn answers the one before it. */
#include "reader/blocks.h"
#include "reader/labels.h"
#include "reader/letters.h"
#include "reader/prose.h"
#include "reader/questions.h"
#include "reader/sample.h"
#include "reader/speakers.h"

/* A text may break off after its first turns. */
static const double SHARE_MIN = 0.15;

enum {
	HEADING_WORDS = 10,
	DIRECTION_WORDS = 8,
	TRANSCRIPT_SPEAKERS = 3,
	CAST_LINES = 2000,
	TURNS_MIN = 5 /* before one can say how long turns are */
};

typedef struct {
	sg_lines lines;
	sg_label_study study;
	sg_reading reading;
	sg_name_table seen;     /* label to how often it leads a line */
	sg_name_table speakers; /* authors so far */
	sg_voices cast;
	sg_arena *arena;
	bool is_unlabelled; /* questions and answers without names */
} interview;

static double share_from(const sg_lines *lines, size_t first)
{
	double all = lines->items[lines->count - 1].span.end - lines->items[0].span.start;
	double rest = lines->items[lines->count - 1].span.end - lines->items[first].span.start;
	return all > 0 ? rest / all : 0;
}

static double score_labels(const sg_lines *lines, const sg_label_study *study)
{
	if (study->turns < 2 || study->names < 2 || share_from(lines, study->first) < SHARE_MIN)
		return 0;
	double density = (double)study->turns / (double)(lines->count - study->first);
	if (study->repeated >= 2)
		return density >= 0.08 ? (study->form == SG_LABEL_COLON ? 0.9 : 0.75) : 0.3;
	if (study->repeated == 1)
		return density >= 0.2 && (study->has_question || study->turns > 3) ? 0.8 : 0.3;
	return study->has_question && study->turns <= 3 && density >= 0.2 ? 0.65 : 0.2;
}

static double recognise(const sg_reader *reader, sg_sample *sample)
{
	(void)reader;
	sg_label_study study = sg_label__study(&sample->lines);
	double labelled = score_labels(&sample->lines, &study);
	return labelled < 0.5 && sg_questions__lead(&sample->lines) ? 0.7 : labelled;
}

/* A label seen once leads a turn if it looks like a person, and is not the page's first line. */
static bool leads_turn(const interview *iv, const sg_label *label, bool may_be_once)
{
	if (label->form != iv->study.form &&
		!(label->form == SG_LABEL_COLON && iv->study.form == SG_LABEL_LONE))
		return false;
	uint32_t seen = sg_name_table__get(&iv->seen, label->name);
	if (label->sort != SG_LABEL_NAME || (seen != SG_NONE && seen > 1))
		return true;
	return label->form == SG_LABEL_COLON && sg_label__is_person(label) && may_be_once;
}

static bool is_shouted(sg_slice name)
{
	for (size_t i = 0; i < name.len; i++)
		if (sg_letter_of((unsigned char)name.ptr[i]) == SG_LETTER_SMALL)
			return false;
	return true;
}

/* Without labels a question leads its own turn, and the line under it the answer's. */
static sg_label question_at(const interview *iv, size_t index)
{
	sg_label out = {.form = SG_LABEL_LONE, .text_start = iv->lines.items[index].span.start};
	if (sg_questions__is_one(&iv->lines, index))
		out.sort = SG_LABEL_QUESTION;
	else if (index > 0 && sg_questions__is_one(&iv->lines, index - 1))
		out.sort = SG_LABEL_ANSWER;
	else
		out.form = SG_LABEL_NONE;
	return out;
}

static sg_label label_at(const interview *iv, size_t index)
{
	static const sg_label none = {.form = SG_LABEL_NONE};
	size_t mark;
	if (iv->is_unlabelled)
		return question_at(iv, index);
	if (sg_lines__is_item(&iv->lines, index, &mark))
		return none;
	sg_label label = sg_label__of(&iv->lines, index);
	return label.form != SG_LABEL_NONE && leads_turn(iv, &label,
						      index > 0 || iv->study.repeated < 2 ||
							      is_shouted(label.name))
		       ? label
		       : none;
}

static sg_status count_labels(interview *iv)
{
	for (size_t i = 0; i < iv->lines.count; i++) {
		sg_label label = sg_label__of(&iv->lines, i);
		if (label.form == SG_LABEL_NONE)
			continue;
		uint32_t seen = sg_name_table__get(&iv->seen, label.name);
		sg_status st = sg_name_table__put(
			&iv->seen, iv->arena, label.name, seen == SG_NONE ? 1 : seen + 1);
		if (st != SG_OK)
			return st;
	}
	return SG_OK;
}

static size_t next_turn(const interview *iv, size_t from, sg_label *label)
{
	size_t i = from;
	for (; i < iv->lines.count; i++) {
		*label = label_at(iv, i);
		if (label->form != SG_LABEL_NONE)
			break;
	}
	return i;
}

/* "(laughs)", "[applause]" on a line of its own. */
static bool is_direction(const interview *iv, size_t i)
{
	sg_slice line = sg_lines__slice(&iv->lines, i);
	char first = line.ptr[0], last = line.ptr[line.len - 1];
	return iv->lines.items[i].words <= DIRECTION_WORDS &&
	       ((first == '(' && last == ')') || (first == '[' && last == ']'));
}

static bool is_page_line(const interview *iv, size_t i)
{
	const sg_line *line = &iv->lines.items[i];
	bool is_text = line->page == SG_PAGE_TEXT || line->page == SG_PAGE_EDITED ||
		       line->page == SG_PAGE_BYLINE || line->page == SG_PAGE_BADGE;
	return !is_text && !sg_lines__has_speech(&iv->lines, i);
}

/* Drop the page's lines of a turn, and a heading between it and the next. */
static void clean_turn(interview *iv, size_t first, size_t end)
{
	for (size_t i = first + 1; i < end; i++)
		iv->lines.items[i].is_dropped = is_page_line(iv, i) || is_direction(iv, i);
	if (end == iv->lines.count || end < first + 2)
		return;
	sg_line *last = &iv->lines.items[end - 1];
	bool is_heading = last->words <= HEADING_WORDS && !last->ends_sentence &&
			  sg_lines__is_heading(&iv->lines, end - 1) &&
			  !iv->lines.items[end - 2].is_dropped;
	if (is_heading && (end - 2 > first || sg_label__of(&iv->lines, first).text_start <
						      iv->lines.items[first].span.end))
		last->is_dropped = true;
}

static sg_status add_turn(interview *iv, const sg_label *label, size_t first, size_t end)
{
	uint32_t index = (uint32_t)iv->reading.post_count;
	sg_post post = {.author = sg_voices__resolve(&iv->cast, label),
		.role = label->role,
		.form = SG_POST_TURN,
		.parent = SG_NONE};
	bool has_before = index > 0 && iv->reading.posts[index - 1].form == SG_POST_TURN;
	if (has_before)
		post.parent = index - 1;
	clean_turn(iv, first, end);
	sg_status st = sg_blocks__add_post(
		&iv->reading, iv->arena, &iv->lines, first, end, label->text_start, post);
	if (st != SG_OK || iv->reading.post_count == index)
		return st;
	return sg_name_table__put(&iv->speakers, iv->arena, post.author, index);
}

/* Names of the introduction and of labels, before any label is resolved. */
static sg_status read_cast(interview *iv, size_t intro_end)
{
	sg_status st = SG_OK;
	iv->cast.arena = iv->arena;
	for (size_t i = 0; i < intro_end && st == SG_OK; i++) {
		sg_slice line = sg_lines__slice(&iv->lines, i);
		sg_slice byline = sg_name__clean(sg_page__byline(line));
		if (byline.len && !iv->cast.interviewer.len)
			iv->cast.interviewer = byline;
		st = sg_voices__add_words(&iv->cast, line);
	}
	sg_voices__settle(&iv->cast);
	for (size_t i = intro_end; i < iv->lines.count && st == SG_OK; i++) {
		sg_label label = label_at(iv, i);
		if (label.form != SG_LABEL_NONE && label.sort == SG_LABEL_NAME)
			st = sg_voices__add_name(&iv->cast, label.name);
	}
	/* Hosts name their guests in their turns: "our reporter, Jane Roe, was there." */
	size_t stop = iv->lines.count < CAST_LINES ? iv->lines.count : CAST_LINES;
	for (size_t i = intro_end; i < stop && st == SG_OK; i++)
		st = sg_voices__add_words(&iv->cast, sg_lines__slice(&iv->lines, i));
	return st;
}

static bool is_in_first_person(sg_slice line)
{
	static const char *const words[] = {"i", "i'd", "i'll", "i'm", "i've", "me", "mine", "my",
		"myself", "us", "we", "we'd", "we'll", "we're", "we've"};
	sg_slice word;
	while ((word = sg_word__next(&line)).len) {
		sg_slice bare = sg_word__bare(word);
		size_t sign = sg_slice_find(bare, sg_slice_of("\xE2\x80\x99"));
		if (SG_WORD_IS_IN(sg_slice__part(bare, 0, sign), words))
			return true;
	}
	return false;
}

/* Where every turn is one paragraph, those under the last one are the page's, if nobody speaks
 * in them. */
static size_t notes_below(const interview *iv, size_t last_turn)
{
	size_t count = iv->lines.count, turns = 0;
	for (size_t i = 0; i < iv->reading.post_count; i++) {
		const sg_post *post = &iv->reading.posts[i];
		turns += post->form == SG_POST_TURN;
		if (post->form == SG_POST_TURN && post->block_count > 1)
			return count;
	}
	sg_label label = label_at(iv, last_turn);
	size_t first = last_turn + 1;
	first += label.text_start >= iv->lines.items[last_turn].span.end;
	while (first < count && sg_lines__continues(&iv->lines, first))
		first++;
	for (size_t i = first; i < count; i++)
		if (is_in_first_person(sg_lines__slice(&iv->lines, i)))
			return count;
	return turns >= TURNS_MIN ? first : count;
}

/* Where the closing notes begin: an editor's note, or a line about a speaker's person. */
static size_t closing_of(const interview *iv, size_t last_turn)
{
	size_t count = iv->lines.count;
	for (size_t i = last_turn + 1; i < count; i++)
		if (iv->lines.items[i].page == SG_PAGE_EDITED)
			return i;
	if (count == 0 || count - 1 <= last_turn)
		return count;
	sg_slice rest = sg_lines__slice(&iv->lines, count - 1);
	sg_slice first = sg_word__next(&rest), second = sg_word__next(&rest);
	sg_slice verb = sg_word__next(&rest);
	sg_slice name = {first.ptr, (size_t)(second.ptr + second.len - first.ptr)};
	bool is_about = second.len && sg_name_table__get(&iv->speakers, name) != SG_NONE &&
			sg_slice_eq(verb, sg_slice_of("is"));
	return is_about ? count - 1 : notes_below(iv, last_turn);
}

static sg_status add_closing(interview *iv, size_t first)
{
	sg_post post = {.form = SG_POST_NARRATION, .parent = SG_NONE};
	if (first >= iv->lines.count)
		return SG_OK;
	sg_prose__mark(&iv->lines, first, iv->lines.count, false);
	return sg_blocks__add_post(
		&iv->reading, iv->arena, &iv->lines, first, iv->lines.count, 0, post);
}

static sg_status add_turns(interview *iv, size_t first, sg_label label)
{
	sg_status st = SG_OK;
	size_t closing = iv->lines.count;
	while (first < iv->lines.count && st == SG_OK) {
		sg_label next_label;
		size_t next = next_turn(iv, first + 1, &next_label), end = next;
		if (next == iv->lines.count)
			end = closing = closing_of(iv, first);
		st = add_turn(iv, &label, first, end);
		first = next;
		label = next_label;
	}
	return st == SG_OK ? add_closing(iv, closing) : st;
}

static sg_status read_turns(interview *iv)
{
	sg_label label = {.form = SG_LABEL_NONE};
	size_t first = next_turn(iv, 0, &label);
	sg_post intro = {.form = SG_POST_NARRATION, .parent = SG_NONE};
	sg_status st = read_cast(iv, first);
	if (st != SG_OK)
		return st;
	iv->reading.title = sg_prose__mark(&iv->lines, 0, first, true).title;
	st = sg_blocks__add_post(&iv->reading, iv->arena, &iv->lines, 0, first, 0, intro);
	return st == SG_OK ? add_turns(iv, first, label) : st;
}

static sg_status read_interview(
	const sg_reader *reader, sg_reading *out, sg_sample *sample, sg_arena *arena, sg_error *err)
{
	(void)reader;
	(void)err; /* any text can be read */
	interview iv = {.arena = arena, .reading = {.kind = SG_DOCUMENT_INTERVIEW}};
	sg_status st = sg_lines__complete(&iv.lines, &sample->lines, arena);
	if (st != SG_OK)
		return st;
	iv.study = sg_label__study(&iv.lines);
	iv.is_unlabelled =
		score_labels(&iv.lines, &iv.study) < 0.5 && sg_questions__lead(&iv.lines);
	if (iv.study.form == SG_LABEL_NONE)
		iv.study.form = SG_LABEL_COLON;
	st = count_labels(&iv);
	if (st == SG_OK)
		st = read_turns(&iv);
	if (st != SG_OK)
		return st;
	if (iv.speakers.count >= TRANSCRIPT_SPEAKERS)
		iv.reading.kind = SG_DOCUMENT_TRANSCRIPT;
	*out = iv.reading;
	return SG_OK;
}

const sg_reader sg_reader__interview = {.name = "interview",
	.about = "turns led by their speakers' names",
	.recognise = recognise,
	.read = read_interview};
