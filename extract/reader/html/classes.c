/* Classes are words run together in every fashion; each is cut where a sign or a capital begins a
 * new word, and looked up in short tables. */
#include "reader/html/classes.h"

#include "reader/letters.h"

enum { WORDS_MAX = 64, LIST_BYTES = 600 };

static const char *const COMMENTS[] = {"answers", "cmt", "cmts", "comment", "commentary",
	"commentlist", "comments", "commentthread", "conversation", "discussion", "discussions",
	"disqus", "dsq", "isso", "kommentar", "kommentare", "livefyre", "opinions", "replies",
	"reply", "responses", "ugc", "utterances"};
static const char *const POSTS[] = {"answer", "entry", "forum", "message", "messages", "msg",
	"post", "postcontainer", "posts", "reply", "response", "thread", "topic"};
static const char *const AUTHORS[] = {"author", "authorname", "authors", "by", "byline",
	"commenter", "creator", "displayname", "fn", "handle", "member", "membername", "name",
	"nick", "nickname", "owner", "poster", "pseudo", "user", "userid", "userlink", "username",
	"writer"};
static const char *const TIMES[] = {"ago", "created", "createdat", "date", "dateline", "datetime",
	"postdate", "posted", "published", "since", "time", "timeago", "timestamp", "when"};
static const char *const BODIES[] = {"body", "bodytext", "commentbody", "commenttext", "commtext",
	"content", "cooked", "copy", "html", "markdown", "md", "message", "msg", "paragraph",
	"postbody", "postcontent", "prose", "richtext", "text", "wrapper"};
static const char *const REPLIES[] = {"answers", "child", "children", "indent", "indented",
	"nested", "replies", "reply", "responses", "sub", "subcomments", "subtree", "thread"};
static const char *const CONTROLS[] = {"action", "actions", "button", "buttons", "control",
	"controls", "downvote", "flag", "footer", "like", "likes", "menu", "permalink", "quote",
	"reaction", "reactions", "reply", "report", "share", "tool", "toolbar", "tools", "upvote",
	"vote", "votes", "voting"};
static const char *const FORMS[] = {
	"editor", "form", "login", "respond", "signin", "subscribe", "textarea"};
static const char *const SCORES[] = {
	"count", "karma", "likes", "points", "score", "upvotes", "vote", "votecount", "votes"};
static const char *const DEPTHS[] = {
	"depth", "indent", "indentation", "level", "lvl", "nest", "nesting"};

typedef struct row {
	const char *const *words;
	size_t count;
	unsigned kind;
} row;

#define ROW(words, kind)                                                                           \
	{                                                                                          \
		(words), sizeof(words) / sizeof *(words), (kind)                                   \
	}
static const row ROWS[] = {ROW(COMMENTS, SG_CLASS_COMMENT), ROW(POSTS, SG_CLASS_POST),
	ROW(AUTHORS, SG_CLASS_AUTHOR), ROW(TIMES, SG_CLASS_TIME), ROW(BODIES, SG_CLASS_BODY),
	ROW(REPLIES, SG_CLASS_REPLIES), ROW(CONTROLS, SG_CLASS_CONTROL), ROW(FORMS, SG_CLASS_FORM),
	ROW(SCORES, SG_CLASS_SCORE)};

static bool is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* The next word: letters, of which only the first ones may be capitals. */
static sg_slice next_word(sg_slice *rest)
{
	size_t at = 0;
	while (at < rest->len && !is_small(rest->ptr[at]) && !is_capital(rest->ptr[at]))
		at++;
	size_t start = at;
	while (at < rest->len && is_capital(rest->ptr[at]))
		at++;
	while (at < rest->len && is_small(rest->ptr[at]))
		at++;
	sg_slice out = sg_slice__part(*rest, start, at);
	*rest = sg_slice__part(*rest, at, rest->len);
	return out;
}

unsigned sg_class__of_words(sg_slice list)
{
	unsigned out = 0;
	sg_slice word;
	list.len = list.len < LIST_BYTES ? list.len : LIST_BYTES;
	for (size_t n = 0; n < WORDS_MAX && (word = next_word(&list)).len; n++)
		for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
			if (sg_word__is_in(word, ROWS[i].words, ROWS[i].count))
				out |= ROWS[i].kind;
	return out;
}

unsigned sg_class__of(const sg_html *html)
{
	static const char *const names[] = {"class", "component", "data-component", "data-qa",
		"data-test", "data-testid", "id", "itemprop", "slot"};
	unsigned out = 0;
	for (uint32_t i = 0; i < html->attribute_count && i < 40; i++)
		if (SG_WORD_IS_IN(html->attributes[i].name, names))
			out |= sg_class__of_words(html->attributes[i].value);
	bool is_custom = html->tag.len && memchr(html->tag.ptr, '-', html->tag.len);
	return is_custom ? out | sg_class__of_words(html->tag) : out;
}

bool sg_class__depth(sg_slice list, double *out)
{
	sg_slice word;
	list.len = list.len < LIST_BYTES ? list.len : LIST_BYTES;
	while ((word = next_word(&list)).len) {
		size_t at = list.len && (list.ptr[0] == '-' || list.ptr[0] == '_'), start = at;
		double value = 0;
		while (at < list.len && at < start + 4 && list.ptr[at] >= '0' &&
			list.ptr[at] <= '9')
			value = value * 10 + (list.ptr[at++] - '0');
		if (at == start || !SG_WORD_IS_IN(word, DEPTHS))
			continue;
		*out = value;
		return true;
	}
	return false;
}

bool sg_class__has_part(sg_slice list, const char *const *parts, size_t count)
{
	list.len = list.len < LIST_BYTES ? list.len : LIST_BYTES;
	for (size_t at = 0; at < list.len; at++)
		for (size_t i = 0; i < count; i++) {
			sg_slice rest = sg_slice__part(list, at, list.len);
			if ((rest.ptr[0] | 0x20) == parts[i][0] &&
				sg_slice_starts_nocase(rest, sg_slice_of(parts[i])))
				return true;
		}
	return false;
}
