/* The names that exports give their columns, in the order in which they are believed: where a table
 * has both "author" and "from", "author" is the author. */
#include "reader/table/columns.h"

#include "core/number.h"
#include "core/times.h"

typedef struct known {
	sg_table_field field;
	const char *names; /* lower-case letters and digits only, blanks between them */
} known;

static const known KNOWN[] = {
	{SG_TABLE_ID,
		"id commentid postid messageid tweetid statusid replyid msgid itemid idstr cid key "
		"permalinkid nummer number nr"},
	{SG_TABLE_PARENT,
		"parent parentid replyto inreplyto inreplytoid inreplytostatusid replytoid "
		"parentcommentid parentpostid replytocommentid inreplytotweetid "
		"inreplytostatusidstr repliedto respondsto targetid"},
	{SG_TABLE_AUTHOR,
		"author authorname displayname authordisplayname fullname name username user "
		"speaker commenter poster person member sender fromname from by participant "
		"authorusername authorlogin userlogin authorid userid "
		"memberid"},
	{SG_TABLE_HANDLE,
		"handle username userscreenname screenname userhandle authorhandle authorusername "
		"userlogin authorlogin login nick nickname"},
	{SG_TABLE_TEXT,
		"text body comment message content tweet fulltext commenttext commentbody posttext "
		"messagetext tweettext textoriginal textdisplay rawcontent selftext reply "
		"statement utterance claim quote description"},
	{SG_TABLE_HEADLINE, "title headline subject posttitle"},
	{SG_TABLE_TIME, "time date createdat createdutc timestamp published publishedat created "
			"createdtime datetime posted postedat commentdate creationdate updatedat"},
	{SG_TABLE_SCORE, "score likes votes upvotes points likecount favorites favourites "
			 "favoritecount reactions netvotes"},
	{SG_TABLE_URL, "url permalink link address"},
	{SG_TABLE_THREAD,
		"thread threadid topic topicid conversation conversationid linkid discussion "
		"discussionid submissionid articleid storyid rootid"},
	{SG_TABLE_STANCE, "stance side position attitude label relation"},
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

bool sg_columns__is_taken(const sg_columns *columns, uint32_t column)
{
	for (size_t i = 0; i < SG_TABLE_COUNT; i++)
		if (columns->of[i] == column)
			return true;
	return false;
}

/* The first of the names that some column bears and no other field has. */
static uint32_t guess(
	const sg_columns *columns, const char *words, const sg_slice *names, size_t count)
{
	while (*words) {
		size_t len = strcspn(words, " ");
		uint32_t found = column_reading(words, len, names, count);
		if (found != SG_NONE && !sg_columns__is_taken(columns, found))
			return found;
		words += len;
		words += strspn(words, " ");
	}
	return SG_NONE;
}

static uint32_t column_called(sg_slice name, const sg_slice *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (sg_slice_eq_nocase(sg_slice_trim(names[i]), name))
			return (uint32_t)i;
	return SG_NONE;
}

void sg_columns__choose(
	sg_columns *out, sg_column_wishes *wishes, const sg_slice *names, size_t count)
{
	for (size_t f = 0; f < SG_TABLE_COUNT; f++) {
		sg_slice wish = wishes->names[f];
		out->of[f] = wish.len ? column_called(wish, names, count) : SG_NONE;
		wishes->is_met[f] = wishes->is_met[f] || out->of[f] != SG_NONE;
	}
	for (sg_table_field f = 0; f < SG_TABLE_COUNT; f++)
		if (!wishes->names[f].len)
			out->of[f] = guess(out, known_of(f)->names, names, count);
}

bool sg_columns__are_enough(const sg_columns *columns)
{
	return columns->of[SG_TABLE_TEXT] != SG_NONE &&
	       (columns->of[SG_TABLE_AUTHOR] != SG_NONE || columns->of[SG_TABLE_ID] != SG_NONE ||
		       columns->of[SG_TABLE_HANDLE] != SG_NONE);
}

/* ---- --columns ------------------------------------------------------------------------------ */

static size_t field_called(sg_slice name)
{
	size_t f = 0;
	while (f < SG_TABLE_COUNT && !sg_slice_eq_nocase(name, sg_slice_of(FIELDS[f])))
		f++;
	return f;
}

sg_status sg_column_wishes__parse(sg_column_wishes *out, const char *text, sg_error *err)
{
	sg_column_wishes wishes = {.is_given = text != NULL};
	while (text && *text) {
		size_t len = strcspn(text, ","), equal = strcspn(text, "=,");
		size_t field = field_called(sg_slice_trim((sg_slice){text, equal}));
		sg_slice column = SG_SLICE_EMPTY;
		if (equal < len)
			column = sg_slice_trim((sg_slice){text + equal + 1, len - equal - 1});
		if (field == SG_TABLE_COUNT || !column.len)
			return sg_fail(err, SG_E_UNKNOWN, 0,
				"--columns names no such field, or gives it no column",
				"fields are id, parent, author, handle, text, title, time, score, "
				"url, thread and stance, as in id=comment_id,text=body");
		wishes.names[field] = column;
		text += len;
		text += *text == ',';
	}
	*out = wishes;
	return SG_OK;
}

/* The names of columns, as many as fit on a line or two. */
static const char *list_columns(const sg_slice *names, size_t count, sg_arena *arena)
{
	enum { MOST = 400 };
	static const char begin[] = "its columns are ";
	char *out = count ? sg_arena_alloc(arena, sizeof begin + MOST + sizeof ", …") : NULL;
	size_t used = sizeof begin - 1;
	if (!out)
		return NULL;
	memcpy(out, begin, used);
	for (size_t i = 0; i < count; i++) {
		sg_slice name = sg_slice_trim(names[i]);
		bool is_last = used + name.len + 2 > MOST;
		name = is_last ? sg_slice_of("…") : name;
		if (i)
			memcpy(out + used, ", ", 2);
		used += i ? 2 : 0;
		if (name.len)
			memcpy(out + used, name.ptr, name.len);
		used += name.len;
		if (is_last)
			break;
	}
	out[used] = '\0';
	return out;
}

sg_status sg_column_wishes__check(const sg_column_wishes *wishes, const sg_slice *names,
	size_t count, sg_arena *arena, sg_error *err)
{
	for (size_t f = 0; f < SG_TABLE_COUNT; f++)
		if (wishes->names[f].len && !wishes->is_met[f])
			return sg_fail(err, SG_E_UNKNOWN, 0,
				"the table has no column of a name that --columns gives",
				list_columns(names, count, arena));
	return SG_OK;
}

/* ---- rows ----------------------------------------------------------------------------------- */

sg_slice sg_columns__cell(
	const sg_columns *columns, sg_table_field field, const sg_slice *cells, size_t count)
{
	uint32_t column = columns->of[field];
	return column < count ? sg_slice_trim(cells[column]) : (sg_slice)SG_SLICE_EMPTY;
}

typedef struct stance {
	const char *word;
	sg_relation_kind kind;
	bool is_number;
} stance;

static const stance STANCES[] = {
	{"agree", SG_AGREES, false},
	{"agrees", SG_AGREES, false},
	{"agreement", SG_AGREES, false},
	{"pro", SG_AGREES, false},
	{"support", SG_AGREES, false},
	{"supports", SG_AGREES, false},
	{"supporting", SG_AGREES, false},
	{"favor", SG_AGREES, false},
	{"favour", SG_AGREES, false},
	{"for", SG_AGREES, false},
	{"1", SG_AGREES, true},
	{"+1", SG_AGREES, true},
	{"1.0", SG_AGREES, true},
	{"disagree", SG_REBUTS, false},
	{"disagrees", SG_REBUTS, false},
	{"disagreement", SG_REBUTS, false},
	{"con", SG_REBUTS, false},
	{"contra", SG_REBUTS, false},
	{"attack", SG_REBUTS, false},
	{"attacks", SG_REBUTS, false},
	{"attacking", SG_REBUTS, false},
	{"rebut", SG_REBUTS, false},
	{"rebuts", SG_REBUTS, false},
	{"against", SG_REBUTS, false},
	{"oppose", SG_REBUTS, false},
	{"opposes", SG_REBUTS, false},
	{"-1", SG_REBUTS, true},
	{"-1.0", SG_REBUTS, true},
};

static stance stance_of(sg_slice cell)
{
	for (size_t i = 0; i < sizeof STANCES / sizeof *STANCES; i++)
		if (sg_slice_eq_nocase(cell, sg_slice_of(STANCES[i].word)))
			return STANCES[i];
	return (stance){NULL, SG_REPLIES, false};
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

/* A text may be "none", and mean it: only what nobody writes stands for nothing there. */
static sg_slice text_of(sg_slice cell)
{
	static const char *const words[] = {"NULL", "NaN", "\\N"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (sg_slice_eq(cell, sg_slice_of(words[i])))
			return (sg_slice)SG_SLICE_EMPTY;
	return cell;
}

static sg_slice cell_of(
	const sg_columns *columns, sg_table_field field, const sg_slice *cells, size_t count)
{
	return without_null(sg_columns__cell(columns, field, cells, count));
}

bool sg_columns__row(sg_table_row *out, const sg_columns *columns, const sg_slice *cells,
	size_t count, sg_arena *arena, bool *failed)
{
	sg_record r = {.post.form = SG_POST_COMMENT};
	sg_slice author = cell_of(columns, SG_TABLE_AUTHOR, cells, count);
	stance said = stance_of(cell_of(columns, SG_TABLE_STANCE, cells, count));
	r.text = text_of(sg_columns__cell(columns, SG_TABLE_TEXT, cells, count));
	r.headline = cell_of(columns, SG_TABLE_HEADLINE, cells, count);
	r.parent = cell_of(columns, SG_TABLE_PARENT, cells, count);
	r.post.source_id = cell_of(columns, SG_TABLE_ID, cells, count);
	r.post.handle = cell_of(columns, SG_TABLE_HANDLE, cells, count);
	author = author.len ? author : r.post.handle;
	r.post.author = sg_record__is_gone(author) ? (sg_slice)SG_SLICE_EMPTY : author;
	r.post.url = cell_of(columns, SG_TABLE_URL, cells, count);
	r.post.time =
		time_of(sg_columns__cell(columns, SG_TABLE_TIME, cells, count), arena, failed);
	r.post.has_score = sg_number__double(
		sg_columns__cell(columns, SG_TABLE_SCORE, cells, count), &r.post.score);
	r.post.is_deleted = sg_record__is_gone(r.text) && !r.headline.len;
	*out = (sg_table_row){.record = r,
		.thread = cell_of(columns, SG_TABLE_THREAD, cells, count),
		.stance = said.kind,
		.is_stance_number = said.is_number};
	return r.text.len || author.len || r.headline.len;
}
