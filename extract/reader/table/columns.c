/* The names that exports give their columns, in the order in which they are believed: where a table
 * has both "author" and "from", "author" is the author. */
#include "reader/table/columns.h"

#include "core/number.h"
#include "reader/times.h"

typedef struct known {
	sg_table_field field;
	const char *names; /* lower-case letters and digits only, blanks between them */
} known;

static const known KNOWN[] = {
	{SG_TABLE_ID, "id commentid postid messageid tweetid statusid replyid msgid itemid uid key "
		      "permalinkid number"},
	{SG_TABLE_PARENT,
		"parent parentid replyto inreplyto inreplytoid inreplytostatusid replytoid "
		"parentcommentid parentpostid replytocommentid repliedto respondsto targetid"},
	{SG_TABLE_AUTHOR,
		"author authorname user username displayname fullname speaker commenter poster "
		"name person member sender from by participant authorid userid memberid"},
	{SG_TABLE_HANDLE, "handle screenname userhandle authorhandle login nick nickname"},
	{SG_TABLE_TEXT, "text body comment message content tweet fulltext commenttext commentbody "
			"posttext messagetext posttext reply statement utterance claim quote "
			"description"},
	{SG_TABLE_HEADLINE, "title headline subject posttitle"},
	{SG_TABLE_TIME, "time date createdat createdutc timestamp published publishedat created "
			"datetime posted postedat updatedat commentdate creationdate"},
	{SG_TABLE_SCORE, "score likes votes upvotes points likecount favorites favourites "
			 "favoritecount reactions netvotes agrees"},
	{SG_TABLE_URL, "url permalink link address"},
	{SG_TABLE_THREAD,
		"thread threadid topic topicid conversation conversationid linkid discussion "
		"discussionid submissionid articleid storyid rootid"},
	{SG_TABLE_STANCE, "stance side position attitude label relation vote"},
};

/* As in --columns, in the order of sg_table_field. */
static const char *const FIELDS[SG_TABLE_COUNT] = {"id", "parent", "author", "handle", "text",
	"title", "time", "score", "url", "thread", "stance"};

static const known *known_of(sg_table_field field)
{
	for (size_t i = 0; i < sizeof KNOWN / sizeof *KNOWN; i++)
		if (KNOWN[i].field == field)
			return &KNOWN[i];
	return NULL;
}

/* Does the column's name, without case and punctuation, read `word`? */
static bool reads(sg_slice name, const char *word, size_t len)
{
	size_t k = 0;
	for (size_t i = 0; i < name.len; i++) {
		char c = name.ptr[i], lowered = (char)(c | 0x20);
		bool is_letter = lowered >= 'a' && lowered <= 'z';
		if (!is_letter && !(c >= '0' && c <= '9'))
			continue;
		if (k == len || word[k] != (is_letter ? lowered : c))
			return false;
		k++;
	}
	return k == len;
}

static uint32_t column_reading(const char *word, size_t len, const sg_slice *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (reads(names[i], word, len))
			return (uint32_t)i;
	return SG_NONE;
}

static bool is_taken(const sg_columns *columns, uint32_t column)
{
	for (size_t i = 0; i < SG_TABLE_COUNT; i++)
		if (columns->of[i] == column)
			return true;
	return false;
}

void sg_columns__guess(sg_columns *out, const sg_slice *names, size_t count)
{
	for (size_t i = 0; i < SG_TABLE_COUNT; i++)
		out->of[i] = SG_NONE;
	for (sg_table_field f = 0; f < SG_TABLE_COUNT; f++) {
		const char *words = known_of(f)->names;
		while (*words && out->of[f] == SG_NONE) {
			size_t len = strcspn(words, " ");
			uint32_t found = column_reading(words, len, names, count);
			if (found != SG_NONE && !is_taken(out, found))
				out->of[f] = found;
			words += len;
			words += strspn(words, " ");
		}
	}
}

bool sg_columns__are_enough(const sg_columns *columns)
{
	return columns->of[SG_TABLE_TEXT] != SG_NONE &&
	       (columns->of[SG_TABLE_AUTHOR] != SG_NONE || columns->of[SG_TABLE_ID] != SG_NONE ||
		       columns->of[SG_TABLE_HANDLE] != SG_NONE);
}

sg_table_field sg_table_field__called(sg_slice name)
{
	sg_table_field f = 0;
	while (f < SG_TABLE_COUNT && !sg_slice_eq_nocase(name, sg_slice_of(FIELDS[f])))
		f++;
	return f;
}

static uint32_t column_called(sg_slice name, const sg_slice *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (sg_slice_eq_nocase(sg_slice_trim(names[i]), name))
			return (uint32_t)i;
	return SG_NONE;
}

sg_status sg_columns__override(
	sg_columns *columns, const char *wish, const sg_slice *names, size_t count, sg_error *err)
{
	while (wish && *wish) {
		size_t len = strcspn(wish, ",");
		sg_slice part = {wish, len};
		size_t equal = sg_slice_find(part, sg_slice_of("="));
		sg_slice left = sg_slice_trim((sg_slice){wish, equal});
		sg_slice right =
			equal < len ? sg_slice_trim((sg_slice){wish + equal + 1, len - equal - 1})
				    : (sg_slice)SG_SLICE_EMPTY;
		sg_table_field field = sg_table_field__called(left);
		uint32_t column = column_called(right, names, count);
		if (field == SG_TABLE_COUNT || !right.len)
			return sg_fail(err, SG_E_UNKNOWN, 0,
				"--columns names no such field, or gives it no column",
				"fields are id, parent, author, handle, text, title, time, score, "
				"url, thread and stance, as in id=comment_id,text=body");
		if (column == SG_NONE)
			return sg_fail(err, SG_E_UNKNOWN, 0,
				"the table has no column of a name that --columns gives",
				"its first row holds the names");
		columns->of[field] = column;
		wish += len;
		wish += *wish == ',';
	}
	return SG_OK;
}

/* ---- rows ----------------------------------------------------------------------------------- */

sg_slice sg_columns__cell(
	const sg_columns *columns, sg_table_field field, const sg_slice *cells, size_t count)
{
	uint32_t column = columns->of[field];
	return column < count ? sg_slice_trim(cells[column]) : (sg_slice)SG_SLICE_EMPTY;
}

static const struct {
	const char *word;
	sg_relation_kind kind;
} STANCES[] = {{"agree", SG_AGREES}, {"agrees", SG_AGREES}, {"pro", SG_AGREES},
	{"support", SG_AGREES}, {"supports", SG_AGREES}, {"supporting", SG_AGREES},
	{"favor", SG_AGREES}, {"for", SG_AGREES}, {"1", SG_AGREES}, {"+1", SG_AGREES},
	{"disagree", SG_REBUTS}, {"disagrees", SG_REBUTS}, {"con", SG_REBUTS},
	{"attack", SG_REBUTS}, {"attacks", SG_REBUTS}, {"rebut", SG_REBUTS}, {"rebuts", SG_REBUTS},
	{"against", SG_REBUTS}, {"oppose", SG_REBUTS}, {"-1", SG_REBUTS}};

static sg_relation_kind stance_of(sg_slice cell)
{
	for (size_t i = 0; i < sizeof STANCES / sizeof *STANCES; i++)
		if (sg_slice_eq_nocase(cell, sg_slice_of(STANCES[i].word)))
			return STANCES[i].kind;
	return SG_REPLIES;
}

static sg_slice time_of(sg_slice cell, sg_arena *arena, bool *failed)
{
	char out[SG_TIME_BYTES];
	double epoch;
	bool is_time = sg_time__of_text(out, cell) ||
		       (sg_number__double(cell, &epoch) && sg_time__of_epoch(out, epoch));
	sg_slice kept = is_time ? sg_arena_copy(arena, sg_slice_of(out)) : (sg_slice)SG_SLICE_EMPTY;
	*failed = *failed || (is_time && !kept.ptr);
	return kept;
}

/* What stands for nobody and nothing: exports write it out. */
static sg_slice without_null(sg_slice cell)
{
	static const char *const words[] = {"null", "none", "nan", "n/a", "nil", "\\N"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (sg_slice_eq_nocase(cell, sg_slice_of(words[i])))
			return (sg_slice)SG_SLICE_EMPTY;
	return cell;
}

bool sg_columns__record(sg_record *out, sg_relation_kind *stance, const sg_columns *columns,
	const sg_slice *cells, size_t count, sg_arena *arena, bool *failed)
{
	sg_record r = {.post.form = SG_POST_COMMENT};
	sg_slice author = without_null(sg_columns__cell(columns, SG_TABLE_AUTHOR, cells, count));
	r.text = sg_columns__cell(columns, SG_TABLE_TEXT, cells, count);
	r.headline = without_null(sg_columns__cell(columns, SG_TABLE_HEADLINE, cells, count));
	r.parent = without_null(sg_columns__cell(columns, SG_TABLE_PARENT, cells, count));
	r.post.source_id = sg_columns__cell(columns, SG_TABLE_ID, cells, count);
	r.post.handle = without_null(sg_columns__cell(columns, SG_TABLE_HANDLE, cells, count));
	if (!author.len)
		author = r.post.handle;
	r.post.author = sg_record__is_gone(author) ? (sg_slice)SG_SLICE_EMPTY : author;
	r.post.url = sg_columns__cell(columns, SG_TABLE_URL, cells, count);
	r.post.time =
		time_of(sg_columns__cell(columns, SG_TABLE_TIME, cells, count), arena, failed);
	r.post.has_score = sg_number__double(
		sg_columns__cell(columns, SG_TABLE_SCORE, cells, count), &r.post.score);
	r.post.is_deleted = sg_record__is_gone(r.text) && !r.headline.len;
	*stance = stance_of(sg_columns__cell(columns, SG_TABLE_STANCE, cells, count));
	*out = r;
	return r.text.len || author.len || r.headline.len;
}
