/* GitHub: an issue, a pull request or a discussion with its comments, or comments alone: as the
 * REST API gives them (the opening and its comments are answers of their own, put together in a
 * list or an object), as GraphQL does, or as the program gh writes them. What is around the posts
 * ("data", "repository", …) is walked through like posts without words. Comments of an issue do not
 * say which of them one answers; replies in a discussion and to a line of code do. */
#include "reader/json/index.h"
#include "reader/json/post_words.h"

#include "core/number.h"

/* ---- openings: what comments are under ------------------------------------------------------ */

typedef struct openings {
	sg_json_index by_url;
	const sg_json *only; /* NULL: none, or several */
	size_t count;
} openings;

static bool is_opening(const sg_json *value)
{
	return sg_json__text_at(value, "title").len;
}

static sg_status index_openings(openings *o, const sg_json_list *found, sg_arena *arena)
{
	static const char *const addresses[] = {"url", "issue_url", "pull_request.url"};
	sg_status st = SG_OK;
	for (size_t i = 0; i < found->count && st == SG_OK; i++) {
		const sg_json *one = found->items[i];
		if (!is_opening(one))
			continue;
		o->only = o->count++ ? NULL : one;
		for (size_t k = 0; k < sizeof addresses / sizeof *addresses && st == SG_OK; k++)
			st = sg_json_index__add(&o->by_url, one, ".", addresses[k], arena);
	}
	return st;
}

static sg_status prepare(void **context, const sg_json *root, sg_arena *arena)
{
	static const char *const paths[] = {
		"issue|pull_request|discussion|[].issue|[].pull_request|[].discussion|[]|.",
		"[][]"};
	openings *o = sg_arena_alloc(arena, sizeof *o);
	sg_json_list found = {0};
	sg_status st = o ? SG_OK : SG_E_NOMEM;
	for (size_t i = 0; i < sizeof paths / sizeof *paths && st == SG_OK; i++)
		st = sg_json__each(&found, root, paths[i], arena);
	if (st == SG_OK)
		st = index_openings(o, &found, arena);
	*context = o;
	return st;
}

/* Numbers of issues are not those of comments. */
static sg_slice id_of_opening(sg_json_post *post, const sg_json *opening)
{
	sg_slice parts[] = {sg_slice_of("#"), sg_json__text_at(opening, "number")};
	if (!parts[1].len)
		return sg_json__text_at(opening, "id|node_id|url");
	return sg_json_post__join(post, parts, sizeof parts / sizeof *parts);
}

static sg_slice opening_of(sg_json_post *post)
{
	const openings *o = post->context;
	const sg_json *found = sg_json_index__find(
		&o->by_url, sg_json__text_at(post->at, "issue_url|pull_request_url"));
	found = found ? found : o->only;
	return found && found != post->at ? id_of_opening(post, found) : (sg_slice)SG_SLICE_EMPTY;
}

/* ---- a post --------------------------------------------------------------------------------- */

/* Thumbs, hearts and the like for a post, less those against it; laughs and eyes are neither. */
static const struct {
	const char *name, *graphql;
	double weight;
} REACTIONS[] = {{"+1", "THUMBS_UP", 1}, {"heart", "HEART", 1}, {"hooray", "HOORAY", 1},
	{"rocket", "ROCKET", 1}, {"-1", "THUMBS_DOWN", -1}};

enum { REACTION_COUNT = sizeof REACTIONS / sizeof *REACTIONS };

static double weight_of(sg_slice content)
{
	for (size_t i = 0; i < REACTION_COUNT; i++)
		if (sg_slice_eq(content, sg_slice_of(REACTIONS[i].graphql)))
			return REACTIONS[i].weight;
	return 0;
}

static void count_reactions(sg_json_post *post)
{
	sg_post *p = &post->record.post;
	const sg_json *reactions = sg_json__at(post->at, "reactions");
	const sg_json *groups = sg_json__at(post->at, "reactionGroups");
	double count;
	for (size_t i = 0; reactions && i < REACTION_COUNT; i++)
		if (sg_number__double(sg_json__text_at(reactions, REACTIONS[i].name), &count)) {
			p->score += REACTIONS[i].weight * count;
			p->has_score = true;
		}
	if (!groups || groups->kind != SG_JSON_IS_LIST)
		return;
	p->has_score = true;
	for (const sg_json *group = groups->first; group; group = group->next)
		if (sg_number__double(
			    sg_json__text_at(group, "users.totalCount|reactors.totalCount"),
			    &count))
			p->score += count * weight_of(sg_json__text_at(group, "content"));
}

static void read_words(sg_json_post *post)
{
	static const struct {
		const char *path;
		sg_markup markup;
	} forms[] = {{"body", SG_MARKUP_MARKDOWN}, {"bodyText|body_text", SG_MARKUP_NONE},
		{"bodyHTML|body_html", SG_MARKUP_HTML}};
	sg_record *r = &post->record;
	for (size_t i = 0; i < sizeof forms / sizeof *forms && !r->text.len; i++) {
		r->text = sg_json__text_at(post->at, forms[i].path);
		r->markup = forms[i].markup;
	}
}

/* A comment may name its issue or discussion within it: that is no answer to the comment. */
static bool is_within_post(const sg_json *at)
{
	static const char *const keys[] = {"issue", "pull_request", "pullRequest", "discussion",
		"comment", "repository", "review"};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (sg_slice_eq(at->key, sg_slice_of(keys[i])))
			return sg_json__is_given(at->parent, "body|bodyText|bodyHTML|user|author");
	return false;
}

/* Comments of an issue stand in a row, and so do the replies of one thread: whom they quote or
 * address tells more. */
static void find_answered(sg_json_post *post, bool is_open)
{
	sg_record *r = &post->record;
	r->post.is_parent_assumed = !is_open;
	if (is_open)
		r->parent = (sg_slice)SG_SLICE_EMPTY;
	else if (!r->parent.len)
		r->parent = opening_of(post);
}

/* What has no words is around posts, or says that somebody approved of it, or moved it. */
static bool adapt(sg_json_post *post)
{
	sg_record *r = &post->record;
	bool is_open = is_opening(post->at);
	if (is_within_post(post->at))
		return false;
	read_words(post);
	r->post.is_deleted = sg_json__at(post->at, "deletedAt") != NULL;
	post->is_given = is_open || r->post.is_deleted || sg_slice_trim(r->text).len;
	if (!post->is_given)
		return false;
	if (is_open)
		r->post.source_id = id_of_opening(post, post->at);
	find_answered(post, is_open);
	count_reactions(post);
	return true;
}

/* ---- the format ----------------------------------------------------------------------------- */

static bool has_login(const sg_json *value, const char *who)
{
	const sg_json *person = sg_json__at(value, who);
	return person ? sg_json__at(person, "login") != NULL : sg_json__is_given(value, who);
}

static bool is_post(const sg_json *value)
{
	return sg_json__is_given(value, "body|bodyText|bodyHTML|body_text|body_html") &&
	       (has_login(value, "user") || has_login(value, "author")) &&
	       sg_json__at(value, "created_at|createdAt|submitted_at|submittedAt|html_url|url");
}

/* The forms differ in what is around the first post; in lists it may stand behind events. */
static bool is_it(const sg_json *root)
{
	static const char *const firsts[] = {".", "issue", "discussion", "pull_request",
		"comments[0]", "comment", "[0].issue", "[0].discussion", "[0].pull_request",
		"[0].comments[0]"};
	enum { LOOK_AT = 30 };
	bool is_found = sg_json__at(root, "data.repository.discussion|data.repository.issue"
					  "|data.repository.pullRequest|data.node.comments.nodes"
					  "|data.repository.issueOrPullRequest"
					  "|[0].data.repository.discussion"
					  "|[0].data.repository.issue"
					  "|[0].data.repository.pullRequest");
	for (size_t i = 0; i < sizeof firsts / sizeof *firsts && !is_found; i++)
		is_found = is_post(sg_json__at(root, firsts[i]));
	const sg_json *one = root->kind == SG_JSON_IS_LIST ? root->first : NULL;
	for (int i = 0; one && i < LOOK_AT && !is_found; i++, one = one->next)
		is_found = is_post(one) || is_post(sg_json__at(one, "[0]"));
	return is_found;
}

#define IN_A_REPOSITORY(name)                                                                      \
	"data.repository.discussion." name "|data.repository.issue." name                          \
	"|data.repository.pullRequest." name

static const sg_json_format FORMAT = {
	.is = ".",
	.title = "title|issue.title|discussion.title|pull_request.title|[0].title|[0].issue.title"
		 "|" IN_A_REPOSITORY("title"),
	.posts = "[]|.",
	.answers = "[] data repository organization.repository node issue discussion pull_request "
		   "pullRequest issueOrPullRequest discussions.nodes[] issues.nodes[] "
		   "pullRequests.nodes[] search.nodes[] comment "
		   "comments[]|comments.nodes[]|comments.edges[].node "
		   "replies[]|replies.nodes[]|replies.edges[].node reviews[]|reviews.nodes[] "
		   "review_comments[]|reviewThreads.nodes[].comments.nodes[] "
		   "timeline[]|timelineItems.nodes[]",
	.fields = {[SG_FIELD_ID] = "id|node_id|url",
		[SG_FIELD_PARENT] = "in_reply_to_id|parent_id|replyTo.id",
		[SG_FIELD_AUTHOR] = "user.login|author.login",
		[SG_FIELD_HEADLINE] = "title",
		[SG_FIELD_TIME] = "created_at|createdAt|submitted_at|submittedAt|publishedAt",
		[SG_FIELD_SCORE] = "upvoteCount",
		[SG_FIELD_URL] = "html_url|url"},
	.headline_markup = SG_MARKUP_NONE,
	.is_it = is_it,
	.prepare = prepare,
	.adapt = adapt,
	.is_each_once = true,
	.is_by_time = true,
};

const sg_reader sg_reader__github = {.name = "github",
	.about = "GitHub: an issue, pull request or discussion with comments, or comments",
	.recognise = sg_json_format__recognise,
	.read = sg_json_format__read,
	.json = &FORMAT};
