/* What classes say of an article, and what is left out within one. */
#include "reader/html/classes.h"
#include "reader/html/story.h"
#include "reader/html/traits.h"

#include "reader/letters.h"

/* Parts of classes and ids, as they are found on pages everywhere. */
static const char *const UNLIKELY[] = {"-ad-", "ad-slot", "adbox", "advert", "agegate", "banner",
	"breadcrumb", "combx", "comment", "community", "consent", "cookie", "disqus", "extra",
	"footer", "gdpr", "header", "legends", "menu", "modal", "newsletter", "outbrain", "pager",
	"pagination", "paywall", "popup", "promo", "recirc", "recommend", "related", "remark",
	"replies", "rss", "shoutbox", "sidebar", "skyscraper", "social", "sponsor", "subscri",
	"supplemental", "taboola", "toolbar"};
static const char *const MAYBE[] = {
	"article", "body", "column", "content", "main", "mathjax", "shadow", "story"};
static const char *const POSITIVE[] = {"article", "blog", "body", "content", "entry", "h-entry",
	"hentry", "main", "page", "post", "story", "text"};
static const char *const NEGATIVE[] = {"-ad-", "banner", "caption", "combx", "comment", "contact",
	"credit", "footer", "footnote", "gdpr", "hidden", "masthead", "media", "meta", "newsletter",
	"outbrain", "promo", "recirc", "related", "scroll", "share", "shopping", "shoutbox",
	"sidebar", "skyscraper", "sponsor", "subscri", "tags", "teaser", "toolbar", "widget"};
static const char *const ROLES[] = {"alert", "alertdialog", "banner", "complementary",
	"contentinfo", "dialog", "menu", "menubar", "navigation", "search"};
static const char *const SHARES[] = {"addthis", "share", "sharedaddy", "social"};
static const char *const ASIDES[] = {"byline", "caption", "credit", "dateline", "pull-quote",
	"pullquote", "reading-time", "readtime", "timestamp"};

static const char *const HEADINGS[] = {"h1", "h2", "h3", "h4", "h5", "h6"};

bool sg_web_is_unlikely(const sg_web *web, uint32_t node)
{
	static const char *const never[] = {"a", "article", "blockquote", "body", "h1", "h2", "h3",
		"h4", "h5", "h6", "html", "li", "main", "p", "pre", "td"};
	static const char *const always[] = {"aside", "dialog", "footer", "nav"};
	const sg_web_node *n = &web->nodes[node];
	sg_slice class = sg_html__attribute(n->html, "class"),
		 id = sg_html__attribute(n->html, "id");
	sg_slice role = sg_html__attribute(n->html, "role");
	if (SG_WEB_IS_IN(web, node, never))
		return false;
	if (SG_WEB_IS_IN(web, node, always) || (role.len && SG_WORD_IS_IN(role, ROLES)))
		return true;
	if (SG_CLASS_HAS_PART(class, MAYBE) || SG_CLASS_HAS_PART(id, MAYBE))
		return false;
	return SG_CLASS_HAS_PART(class, UNLIKELY) || SG_CLASS_HAS_PART(id, UNLIKELY);
}

static int weight_of(sg_slice list)
{
	return (SG_CLASS_HAS_PART(list, POSITIVE) ? 25 : 0) -
	       (SG_CLASS_HAS_PART(list, NEGATIVE) ? 25 : 0);
}

int sg_web_class_weight(const sg_web *web, uint32_t node)
{
	return weight_of(sg_web__attribute(web, node, "class")) +
	       weight_of(sg_web__attribute(web, node, "id"));
}

/* What a part holds, as far as it tells prose from the page. */
typedef struct counts {
	unsigned paragraphs, items, inputs, headings;
} counts;

static counts count_in(const sg_web *web, uint32_t node)
{
	static const char *const inputs[] = {"button", "input", "select", "textarea"};
	counts out = {0};
	for (uint32_t i = node + 1; i < web->nodes[node].end; i++) {
		out.paragraphs += sg_web__is(web, i, "p");
		out.items += sg_web__is(web, i, "li");
		out.inputs += SG_WEB_IS_IN(web, i, inputs);
		out.headings += SG_WEB_IS_IN(web, i, HEADINGS);
	}
	return out;
}

/* A part of an article that is none: mostly links, a form, next to no words. */
static bool is_foreign(const sg_web *web, uint32_t node, const uint32_t *commas, unsigned rules)
{
	enum { MANY_COMMAS = 10, FEW_BYTES = 25 };
	const sg_web_node *n = &web->nodes[node];
	bool is_list = sg_web__is(web, node, "ul") || sg_web__is(web, node, "ol");
	int weight = rules & SG_STORY_CLASSES ? sg_web_class_weight(web, node) : 0;
	if (weight < 0)
		return true;
	if (commas[node] >= MANY_COMMAS || !n->text)
		return false;
	counts c = count_in(web, node);
	double density = (double)n->links / n->text;
	if (c.inputs * 3 > c.paragraphs && c.inputs && !is_list)
		return true;
	if (is_list)
		return density > 0.5;
	if (c.items > c.paragraphs + 3 && density > 0.2)
		return true;
	return (n->text < FEW_BYTES && n->links * 2 > n->text) || (weight < 25 && density > 0.2) ||
	       (weight >= 25 && density > 0.5);
}

/* Left out of an article whatever it holds. */
static bool is_furniture(const sg_web *web, uint32_t node)
{
	enum { SHORT_BYTES = 200, SHARE_BYTES = 500 };
	static const char *const tags[] = {"aside", "button", "dialog", "fieldset", "figcaption",
		"figure", "footer", "form", "h1", "nav"};
	const sg_web_node *n = &web->nodes[node];
	sg_slice class = sg_html__attribute(n->html, "class");
	if (SG_WEB_IS_IN(web, node, tags))
		return true;
	if (sg_web__is(web, node, "sup"))
		return n->links > 0 && n->text <= 6;
	if (sg_html__attribute(n->html, "rel").len &&
		sg_slice_eq(sg_html__attribute(n->html, "rel"), sg_slice_of("author")))
		return false;
	if (n->text < SHARE_BYTES && SG_CLASS_HAS_PART(class, SHARES))
		return true;
	return n->text < SHORT_BYTES && SG_CLASS_HAS_PART(class, ASIDES);
}

/* What stands over an article's title is of the page: its section, a label. */
static void leave_out_above(sg_web *web, uint32_t root)
{
	uint32_t title = root;
	while (title < web->nodes[root].end && !sg_web__is(web, title, "h1"))
		title++;
	if (title == web->nodes[root].end)
		return;
	for (uint32_t i = root + 1; i < title;) {
		bool is_around = sg_web__holds(web, i, title);
		if (!is_around)
			web->nodes[i].marks |= SG_WEB_LEFT;
		i = is_around ? i + 1 : web->nodes[i].end;
	}
}

/* Short lines between title and story that name the writer, or a day. */
static bool is_head_line(const sg_web *web, uint32_t node)
{
	enum { HEAD_LINE_BYTES = 120 };
	static const char *const blocks[] = {"div", "header", "li", "p", "section", "span", "ul"};
	if (web->nodes[node].text > HEAD_LINE_BYTES || !SG_WEB_IS_IN(web, node, blocks))
		return false;
	for (uint32_t i = node; i < web->nodes[node].end; i++) {
		sg_slice rel = sg_web__attribute(web, i, "rel");
		if (sg_web__is_time(web, i) || sg_web__is_user_link(web, i) ||
			sg_slice_eq(rel, sg_slice_of("author")))
			return true;
		if (web->nodes[i].html->tag.len && SG_WEB_IS_IN(web, i, HEADINGS))
			return false;
	}
	return false;
}

static void leave_out_head(sg_web *web, uint32_t root)
{
	enum { STORY_BYTES = 120 };
	static const char *const stories[] = {"blockquote", "p"};
	for (uint32_t i = root + 1; i < web->nodes[root].end; i++) {
		const sg_web_node *n = &web->nodes[i];
		if (n->text > STORY_BYTES && n->html->tag.len && SG_WEB_IS_IN(web, i, stories))
			return;
		if (!n->html->tag.len && n->text > STORY_BYTES)
			return;
		if (!n->html->tag.len || !n->text || !is_head_line(web, i))
			continue;
		web->nodes[i].marks |= SG_WEB_LEFT;
		i = n->end - 1;
	}
}

void sg_web_story__clean(sg_web *web, uint32_t root, const uint32_t *commas, unsigned rules)
{
	static const char *const parts[] = {"div", "dl", "header", "ol", "section", "table", "ul"};
	static const unsigned out = SG_WEB_RAW | SG_WEB_HIDDEN | SG_WEB_TAKEN | SG_WEB_LEFT;
	leave_out_above(web, root);
	leave_out_head(web, root);
	for (uint32_t i = root + 1; i < web->nodes[root].end; i = sg_web__next(web, i, out)) {
		if (web->nodes[i].marks & out || !web->nodes[i].html->tag.len)
			continue;
		bool is_out = is_furniture(web, i) ||
			      (rules & SG_STORY_CLEAN && SG_WEB_IS_IN(web, i, parts) &&
				      is_foreign(web, i, commas, rules));
		if (is_out)
			web->nodes[i].marks |= SG_WEB_LEFT;
	}
}
