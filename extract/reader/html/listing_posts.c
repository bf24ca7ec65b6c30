/* From the members of a listing to posts: in each, which node is the author, which the time, which
 * holds the words, and by what it says whom it answers. */
#include "reader/ages.h"
#include "reader/html/classes.h"
#include "reader/html/listing.h"
#include "reader/html/select.h"
#include "reader/html/sites.h"
#include "reader/letters.h"

#include <math.h>

enum { FIELD_BYTES = 160, SCORE_BYTES = 16, CLIMB = 24, DEPTH_CLIMB = 4 };

/* Attributes of the post itself. */
static const char *const AUTHORS[] = {"data-author", "data-author-name", "data-commenter",
	"data-user-name", "data-username", "author"};
static const char *const IDS[] = {"data-comment-id", "data-commentid", "data-id", "data-post-id",
	"comment-id", "thingid", "data-content", "id"};
static const char *const PARENTS[] = {"data-parent-id", "data-parentid", "data-parent-comment-id",
	"data-parent", "data-reply-to", "data-in-reply-to", "data-reply-to-id", "parentid",
	"parent-id"};
static const char *const DEPTHS[] = {"data-depth", "data-level", "data-indent",
	"data-nesting-level", "data-nesting", "depth", "level", "aria-level"};

static const char QUOTED[] =
	"blockquote@data-source|[data-post-id]<cite@data-post-id|a<cite<blockquote@href|"
	"aside.quote@data-post|a[href^=#comment]<.in-reply-to@href|a[href^=#]<.reply-to@href|"
	"a[href^=#]<.comment-parent@href|[rel=in-reply-to]@href|.in-reply-to@href";
static const char WHOM[] =
	"blockquote@data-quote|blockquote@data-author|aside.quote@data-username|cite<blockquote|"
	"a<.in-reply-to|.in-reply-to|a<.reply-to|.replying-to|.reply-to";
static const char LEAVE_OUT[] =
	"cite<blockquote|.title<aside.quote|.attribution|.quoteheader|.signature|.in-reply-to|."
	"reply-to|form|button|"
	".bbCodeBlock-title|.sr-only|.screen-reader-text|.visually-hidden|.visuallyhidden|.badge";

typedef struct builder {
	const sg_web_listing *listing;
	sg_web *web;
	uint32_t *past; /* per member, the number of the first that stands behind it */
	sg_web_posts posts;
	bool failed;
} builder;

static sg_slice first_attribute(
	const sg_web *web, uint32_t node, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		sg_slice value = sg_slice_trim(sg_web__attribute(web, node, names[i]));
		if (value.len)
			return value;
	}
	return (sg_slice)SG_SLICE_EMPTY;
}

#define FIRST_ATTRIBUTE(web, node, names)                                                          \
	first_attribute((web), (node), (names), sizeof(names) / sizeof *(names))

/* `next`, or what follows it that stands in no member from number `*inner` on. */
static uint32_t own_from(const builder *b, uint32_t next, uint32_t *inner)
{
	const sg_web_listing *l = b->listing;
	while (*inner < l->count && l->members[*inner] <= next) {
		if (l->members[*inner] == next)
			next = b->web->nodes[next].end;
		*inner = b->past[*inner];
	}
	return next;
}

/* The next node of the post's own: past the members within it and what is raw. */
static uint32_t next_own(const builder *b, uint32_t node, uint32_t *inner)
{
	return own_from(b, sg_web__next(b->web, node, SG_WEB_RAW), inner);
}

/* ---- the words ------------------------------------------------------------------------------ */

static bool holds_trait(const builder *b, uint32_t node, uint32_t author, unsigned traits)
{
	for (uint32_t i = node; i < b->web->nodes[node].end; i++)
		if (i == author || b->listing->traits[i] & traits)
			return true;
	return false;
}

/* Of the elements that are called text or content, the one with the most words that does not hold
 * the author or a time. */
static uint32_t named_body(const builder *b, uint32_t member, uint32_t author, uint32_t inner)
{
	static const char *const buttons[] = {"a", "button", "form", "h1", "h2"};
	const sg_web_node *nodes = b->web->nodes;
	uint32_t best = SG_NONE;
	for (uint32_t i = next_own(b, member, &inner); i < nodes[member].end;) {
		uint32_t words = b->listing->words[i];
		bool is_body = nodes[i].html->tag.len && words &&
			       sg_class__of(nodes[i].html) & SG_CLASS_BODY &&
			       !(nodes[i].marks & SG_WEB_HIDDEN) &&
			       !SG_WEB_IS_IN(b->web, i, buttons);
		bool is_better = is_body && (best == SG_NONE || words > b->listing->words[best]) &&
				 !holds_trait(b, i, author, SG_TRAIT_TIME);
		best = is_better ? i : best; /* what it holds has no more words */
		i = is_better ? own_from(b, nodes[i].end, &inner) : next_own(b, i, &inner);
	}
	return best;
}

/* Down from the post for as long as one element holds nearly all of its words. */
static uint32_t heaviest_body(const builder *b, uint32_t member)
{
	static const char *const stops[] = {"blockquote", "li", "p", "pre", "td"};
	const sg_web_node *nodes = b->web->nodes;
	uint32_t at = member, all = b->listing->words[member];
	for (bool goes_on = true; goes_on;) {
		goes_on = false;
		for (uint32_t i = at + 1; i < nodes[at].end && !goes_on; i = nodes[i].end) {
			bool is_most = nodes[i].html->tag.len &&
				       (uint64_t)b->listing->words[i] * 10 >= (uint64_t)all * 8;
			if (is_most && i != member && !SG_WEB_IS_IN(b->web, i, stops)) {
				at = i;
				goes_on = true;
			}
		}
	}
	return at;
}

/* ---- author and time ------------------------------------------------------------------------ */

/* The first that says it is an author, else the first name before any words; of an element within
 * an author's the innermost. */
static uint32_t find_author(const builder *b, uint32_t member, uint32_t first_inner)
{
	uint32_t named = SG_NONE, strong = SG_NONE, inner = first_inner;
	const sg_web_node *nodes = b->web->nodes;
	for (uint32_t i = next_own(b, member, &inner); i < nodes[member].end;
		i = next_own(b, i, &inner)) {
		unsigned traits = b->listing->traits[i];
		bool is_in = named != SG_NONE && sg_web__holds(b->web, named, i);
		if (traits & SG_TRAIT_AUTHOR && (named == SG_NONE || is_in))
			named = i;
		if (traits & SG_TRAIT_NAME && strong == SG_NONE)
			strong = i;
	}
	bool is_sure = named != SG_NONE && b->listing->traits[named] & SG_TRAIT_NAME;
	return is_sure || strong == SG_NONE || (named != SG_NONE && named < strong) ? named
										    : strong;
}

/* The time of a post is often the link to it. */
static void set_url(builder *b, sg_web_post *post, uint32_t node)
{
	enum { LINK_CLIMB = 3 };
	for (unsigned i = 0; i < LINK_CLIMB && node != post->node && !post->record.post.url.len;
		i++, node = b->web->nodes[node].parent)
		if (sg_web__is(b->web, node, "a"))
			post->record.post.url =
				sg_slice_trim(sg_web__attribute(b->web, node, "href"));
}

static sg_status read_time(builder *b, sg_web_post *post, uint32_t node)
{
	static const char *const names[] = {"datetime", "data-time", "data-timestamp", "data-utime",
		"data-date", "content", "title"};
	const sg_web *web = b->web;
	sg_status st = SG_OK;
	for (size_t i = 0; i < sizeof names / sizeof *names && st == SG_OK; i++) {
		sg_slice value = sg_web__attribute(web, node, names[i]);
		if (value.len)
			st = sg_web_post__set_time(post, value, web->arena);
	}
	if (st != SG_OK)
		return st;
	set_url(b, post, node);
	sg_slice words = web->nodes[node].html->tag.len
				 ? sg_web__words(web, node, FIELD_BYTES, &b->failed)
				 : sg_slice_trim(web->nodes[node].html->text);
	return sg_web_post__set_time(post, words, web->arena);
}

/* "Comment by Ines Dahl 2 hours ago" */
static sg_slice labelled_author(const sg_web *web, uint32_t node)
{
	sg_slice label = sg_web__attribute(web, node, "aria-label"), by = SG_SLICE_LIT(" by ");
	size_t at = sg_slice_find(label, by);
	sg_age age;
	if (at == label.len)
		return (sg_slice)SG_SLICE_EMPTY;
	sg_slice name = sg_slice__part(label, at + by.len, label.len);
	size_t end = sg_age__at_end(name, &age);
	return sg_slice_trim(sg_slice__part(name, 0, end));
}

/* "Reply by Tomas Riel to Ines Dahl's comment 1 day ago" */
static sg_slice labelled_addressee(const sg_web *web, uint32_t node)
{
	sg_slice label = sg_web__attribute(web, node, "aria-label");
	sg_slice to = SG_SLICE_LIT(" to "), by = SG_SLICE_LIT(" by ");
	size_t at = sg_slice_find(label, by);
	sg_slice rest = sg_slice__part(label, at, label.len);
	size_t start = sg_slice_find(rest, to);
	if (start == rest.len)
		return (sg_slice)SG_SLICE_EMPTY;
	rest = sg_slice__part(rest, start + to.len, rest.len);
	size_t straight = sg_slice_find(rest, sg_slice_of("'s "));
	size_t curly = sg_slice_find(rest, sg_slice_of("\xE2\x80\x99s "));
	return sg_slice__part(rest, 0, straight < curly ? straight : curly);
}

static void leave_out(builder *b, uint32_t node, uint32_t body)
{
	if (node != SG_NONE && node != body && !sg_web__holds(b->web, node, body))
		b->web->nodes[node].marks |= SG_WEB_LEFT;
}

/* A button goes with the short line around it: "Log in to answer". */
static void leave_out_button(builder *b, uint32_t node, const sg_web_post *post)
{
	static const char *const lines[] = {"li", "p", "span", "ul"};
	enum { LINE_BYTES = 48 };
	for (uint32_t up = b->web->nodes[node].parent;
		up != post->node && up != post->body && SG_WEB_IS_IN(b->web, up, lines) &&
		b->web->nodes[up].text <= LINE_BYTES;
		up = b->web->nodes[up].parent)
		node = up;
	leave_out(b, node, post->body);
}

static sg_slice without_signs(sg_slice name)
{
	static const char *const ends[] = {
		" says", " said", " wrote", ":", ",", "\xC2\xB7", "\xE2\x80\xA2", "|", " on"};
	sg_age age;
	name = sg_slice_trim(name);
	size_t end_of_name = sg_age__at_end(name, &age);
	if (end_of_name > 0 && end_of_name < name.len && age.is_certain)
		name = sg_slice_trim(sg_slice__part(name, 0, end_of_name));
	if (sg_slice_starts_nocase(name, sg_slice_of("by ")))
		name = sg_slice__part(name, 3, name.len);
	for (size_t i = 0; i < 2 * sizeof ends / sizeof *ends; i++) {
		sg_slice end = sg_slice_of(ends[i % (sizeof ends / sizeof *ends)]);
		if (name.len > end.len && sg_slice_ends(name, end))
			name = sg_slice_trim(sg_slice__part(name, 0, name.len - end.len));
	}
	return name;
}

static void set_author(builder *b, sg_web_post *post, uint32_t author)
{
	sg_slice name = FIRST_ATTRIBUTE(b->web, post->node, AUTHORS);
	if (!name.len && author != SG_NONE)
		name = sg_web__words(b->web, author, FIELD_BYTES, &b->failed);
	if (!name.len)
		name = labelled_author(b->web, post->node);
	name = without_signs(name);
	if (name.len && name.ptr[0] == '@')
		name = sg_slice__part(name, 1, name.len);
	if (!sg_record__is_gone(name))
		post->record.post.author = name;
}

/* ---- whom it answers ------------------------------------------------------------------------ */

/* "margin-left: 40px", "--depth: 2" */
static bool style_depth(sg_slice style, double *out)
{
	static const char *const names[] = {"margin-left", "padding-left", "margin-inline-start",
		"padding-inline-start", "--depth", "--level", "--indent"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		size_t at = sg_slice_find(style, sg_slice_of(names[i]));
		if (at == style.len)
			continue;
		sg_slice rest = sg_slice__part(style, at + strlen(names[i]), style.len);
		rest = sg_slice_trim(rest);
		if (rest.len && rest.ptr[0] == ':' &&
			sg_web__number(sg_slice__part(rest, 1, rest.len), out))
			return true;
	}
	return false;
}

/* How deep the post says it is; looked for at the post and at what holds only it. */
static double depth_of(const builder *b, size_t m)
{
	const sg_web_listing *l = b->listing;
	const sg_web *web = b->web;
	uint32_t node = l->members[m];
	double depth;
	for (unsigned i = 0; i < DEPTH_CLIMB && node; i++, node = web->nodes[node].parent) {
		bool is_alone = (m == 0 || l->members[m - 1] < node) &&
				(m + 1 == l->count || l->members[m + 1] >= web->nodes[node].end);
		if (i && !is_alone)
			break;
		if (sg_web__number(FIRST_ATTRIBUTE(web, node, DEPTHS), &depth) ||
			sg_class__depth(sg_web__attribute(web, node, "class"), &depth) ||
			style_depth(sg_web__attribute(web, node, "style"), &depth))
			return depth;
	}
	return NAN;
}

static size_t first_member_from(const sg_web_listing *l, uint32_t node)
{
	size_t low = 0, high = l->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (l->members[middle] < node)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The post whose answers stand beside it, in a wrapper of their own: by the wrapper's class, or
 * because a wrapper around both holds nothing else. */
static uint32_t wrapped_under(const builder *b, size_t m)
{
	const sg_web_listing *l = b->listing;
	const sg_web *web = b->web;
	uint32_t at = web->nodes[l->members[m]].parent;
	for (unsigned i = 0; i < CLIMB && at; i++, at = web->nodes[at].parent) {
		uint32_t outer = web->nodes[at].parent;
		size_t first = first_member_from(l, outer), inside = first_member_from(l, at);
		if (inside == first)
			continue; /* nothing stands before it */
		if (l->members[first] == outer)
			return SG_NONE; /* the post around it */
		bool is_named = sg_class__of(web->nodes[at].html) & SG_CLASS_REPLIES;
		bool has_more = first > 0 || l->members[l->count - 1] >= web->nodes[outer].end;
		bool is_pair = inside == first + 1 && has_more;
		if (is_named || is_pair)
			return (uint32_t)(is_named ? inside - 1 : first);
		return SG_NONE;
	}
	return SG_NONE;
}

/* What a selector found: an attribute's value, or the element's words. */
static sg_slice selected(builder *b, uint32_t node, sg_slice attribute)
{
	const sg_html *html = b->web->nodes[node].html;
	if (!attribute.len)
		return sg_web__words(b->web, node, FIELD_BYTES, &b->failed);
	for (uint32_t i = 0; i < html->attribute_count; i++)
		if (sg_slice_eq(html->attributes[i].name, attribute))
			return html->attributes[i].value;
	return (sg_slice)SG_SLICE_EMPTY;
}

static void set_links(builder *b, sg_web_post *post, size_t m, uint32_t inner)
{
	const sg_web *web = b->web;
	int quoted = INT32_MAX, whom = INT32_MAX;
	post->parent_id = FIRST_ATTRIBUTE(web, post->node, PARENTS);
	post->addressee = labelled_addressee(web, post->node);
	post->depth = depth_of(b, m);
	if (post->within == SG_NONE)
		post->within = wrapped_under(b, m);
	for (uint32_t i = next_own(b, post->node, &inner); i < web->nodes[post->node].end;
		i = next_own(b, i, &inner)) {
		if (!web->nodes[i].html->tag.len)
			continue;
		sg_selection q = sg_select(web, i, post->node, QUOTED, quoted);
		sg_selection w = sg_select(web, i, post->node, WHOM, whom);
		if (q.rank != SG_SELECT_NONE) {
			quoted = q.rank;
			post->quoted_id = selected(b, i, q.attribute);
		}
		if (w.rank != SG_SELECT_NONE) {
			whom = w.rank;
			post->addressee = without_signs(selected(b, i, w.attribute));
		}
	}
}

/* ---- one post ------------------------------------------------------------------------------- */

static void read_score(builder *b, sg_web_post *post, uint32_t node)
{
	const sg_web_node *at = &b->web->nodes[node];
	sg_post *out = &post->record.post;
	if (!out->has_score && at->html->tag.len && at->text && at->text < SCORE_BYTES &&
		sg_class__of(at->html) & SG_CLASS_SCORE)
		out->has_score = sg_web__number(
			sg_web__words(b->web, node, FIELD_BYTES, &b->failed), &out->score);
}

/* What stands around the words: times, buttons, votes. */
static sg_status read_rest(builder *b, sg_web_post *post, uint32_t inner)
{
	const sg_web_node *nodes = b->web->nodes;
	sg_status st = SG_OK;
	for (uint32_t i = next_own(b, post->node, &inner); i < nodes[post->node].end && st == SG_OK;
		i = next_own(b, i, &inner)) {
		unsigned traits = b->listing->traits[i];
		bool is_words = post->body != post->node && sg_web__holds(b->web, post->body, i);
		if (traits & SG_TRAIT_TIME && !is_words)
			st = read_time(b, post, i);
		if (traits & SG_TRAIT_TIME && !is_words)
			leave_out(b, i, post->body);
		if (traits & SG_TRAIT_CONTROL)
			leave_out_button(b, i, post);
		if (!is_words)
			read_score(b, post, i);
	}
	return st;
}

static sg_status read_member(builder *b, size_t m, uint32_t within)
{
	const sg_web_listing *l = b->listing;
	sg_web_post post = sg_web_post__blank(l->members[m], within);
	uint32_t first_inner = (uint32_t)m + 1;
	uint32_t author = find_author(b, post.node, first_inner);
	post.record.post.source_id = FIRST_ATTRIBUTE(b->web, post.node, IDS);
	set_author(b, &post, author);
	post.body = named_body(b, post.node, author, first_inner);
	if (post.body == SG_NONE || l->words[post.body] < l->words[post.node] / 4)
		post.body = heaviest_body(b, post.node);
	leave_out(b, author, post.body);
	sg_status st = read_rest(b, &post, first_inner);
	set_links(b, &post, m, first_inner);
	return st == SG_OK ? sg_web_posts__add(&b->posts, post, b->web->arena) : st;
}

static sg_status read_members(builder *b)
{
	const sg_web_listing *l = b->listing;
	uint32_t *open = sg_arena_array(b->web->arena, l->count, sizeof *open);
	size_t depth = 0;
	b->past = sg_arena_array(b->web->arena, l->count, sizeof *b->past);
	sg_status st = open && b->past ? SG_OK : SG_E_NOMEM;
	for (size_t m = 0; m < l->count && st == SG_OK; m++)
		b->past[m] = (uint32_t)first_member_from(l, b->web->nodes[l->members[m]].end);
	for (size_t m = 0; m < l->count && st == SG_OK; m++) {
		while (depth && l->members[m] >= b->web->nodes[l->members[open[depth - 1]]].end)
			depth--;
		st = read_member(b, m, depth ? open[depth - 1] : SG_NONE);
		open[depth++] = (uint32_t)m;
	}
	return st;
}

sg_status sg_web_listing__read(sg_web_posts *out, const sg_web_listing *listing, sg_web *web)
{
	builder b = {.listing = listing, .web = web};
	sg_status st = read_members(&b);
	if (st == SG_OK)
		st = sg_web_posts__write(&b.posts, web, LEAVE_OUT);
	b.posts.is_guessed = true;
	b.posts.roots = listing->is_forum ? SG_ROOTS_ANSWER_FIRST : SG_ROOTS_ANSWER_NOTHING;
	b.posts.has_story = !listing->is_forum;
	if (st == SG_OK)
		st = sg_web_posts__drop_empty(&b.posts, web->arena);
	if (st == SG_OK)
		st = sg_web_posts__link(&b.posts, web->arena);
	if (st == SG_OK && !b.failed)
		*out = b.posts;
	return b.failed ? SG_E_NOMEM : st;
}
