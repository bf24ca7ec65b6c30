/* The article by scores, after Arc90's Readability and its successors: each paragraph gives points
 * to the elements around it, less the farther they are; classes and ids add or take some; an
 * element whose words are mostly links loses. The best element, and what beside it is like it, is
 * the article. Where that is too little, the rules that leave things out are given up one by one.
 */
#include "reader/html/story.h"

#include "stancegraph/debate.h"

#include <math.h>

enum {
	PARAGRAPH_BYTES = 25, /* less gives no points */
	LEVELS = 5,           /* elements around a paragraph that get points */
	RUNNERS_UP = 5,
	RUNNERS_NEEDED = 3,
	ENOUGH_BYTES = 500,
	LONG_BYTES = 80,
	ROOTS_MAX = 64,
	ANCESTORS = 32
};

typedef struct scorer {
	sg_web *web;
	unsigned rules;
	uint32_t *commas; /* per node, in all that it holds */
	float *scores;    /* per node; NAN: no candidate */
	uint32_t top[RUNNERS_UP];
	size_t top_count;
	uint32_t roots[ROOTS_MAX]; /* what makes the article, in the order of the page */
	size_t root_count;
} scorer;

static const char *const BLOCKS[] = {"article", "blockquote", "div", "dl", "figure", "footer",
	"form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "main", "nav", "ol", "p", "pre",
	"section", "table", "td", "tr", "ul"};
static const char *const SCORED[] = {"blockquote", "p", "pre", "td"};
static const unsigned OUT = SG_WEB_RAW | SG_WEB_HIDDEN | SG_WEB_TAKEN | SG_WEB_LEFT;

/* ---- scores --------------------------------------------------------------------------------- */

static uint32_t commas_in(sg_slice text)
{
	static const char *const others[] = {"\xEF\xBC\x8C", "\xE3\x80\x81", "\xD8\x8C"};
	uint32_t out = 0;
	for (size_t i = 0; i < text.len; i++) {
		out += text.ptr[i] == ',';
		for (size_t k = 0; k < 3 && (unsigned char)text.ptr[i] >= 0x80; k++)
			out += sg_slice_starts(
				(sg_slice){text.ptr + i, text.len - i}, sg_slice_of(others[k]));
	}
	return out;
}

static void count_commas(scorer *s)
{
	const sg_web_node *nodes = s->web->nodes;
	memset(s->commas, 0, s->web->count * sizeof *s->commas);
	for (uint32_t i = 0; i < s->web->count; i = sg_web__next(s->web, i, OUT))
		if (!nodes[i].html->tag.len && !(nodes[i].marks & OUT))
			s->commas[i] = commas_in(nodes[i].html->text);
	for (uint32_t i = s->web->count; i-- > 1;)
		s->commas[nodes[i].parent] += s->commas[i];
}

static float start_value(const scorer *s, uint32_t node)
{
	static const char *const best[] = {"div"}, *const good[] = {"article", "blockquote", "main",
							   "pre", "td"};
	static const char *const bad[] = {"address", "dd", "dl", "dt", "form", "li", "ol", "ul"};
	static const char *const worst[] = {"h1", "h2", "h3", "h4", "h5", "h6", "th"};
	float out = SG_WEB_IS_IN(s->web, node, best)    ? 5
		    : SG_WEB_IS_IN(s->web, node, good)  ? 3
		    : SG_WEB_IS_IN(s->web, node, bad)   ? -3
		    : SG_WEB_IS_IN(s->web, node, worst) ? -5
							: 0;
	return out + (s->rules & SG_STORY_CLASSES ? (float)sg_web_class_weight(s->web, node) : 0);
}

static void give(scorer *s, uint32_t node, float points)
{
	uint32_t at = node;
	for (unsigned level = 0; level < LEVELS && at; level++) {
		at = s->web->nodes[at].parent;
		if (isnan(s->scores[at]))
			s->scores[at] = start_value(s, at);
		s->scores[at] += points / (float)(level == 0 ? 1 : level == 1 ? 2 : level * 3);
	}
}

/* Words that stand in a <div> itself and not in a block within it. */
static void weigh_loose(const scorer *s, uint32_t node, uint32_t *bytes, uint32_t *commas)
{
	const sg_web_node *nodes = s->web->nodes;
	*bytes = nodes[node].text;
	*commas = s->commas[node];
	for (uint32_t i = node + 1; i < nodes[node].end; i = nodes[i].end) {
		bool is_block = nodes[i].html->tag.len && SG_WEB_IS_IN(s->web, i, BLOCKS);
		*bytes -= is_block && nodes[i].text <= *bytes ? nodes[i].text : 0;
		*commas -= is_block && s->commas[i] <= *commas ? s->commas[i] : 0;
	}
}

static void score_all(scorer *s)
{
	const sg_web *web = s->web;
	for (uint32_t i = 0; i < web->count; i++)
		s->scores[i] = NAN;
	for (uint32_t i = 0; i < web->count; i = sg_web__next(web, i, OUT)) {
		uint32_t bytes = web->nodes[i].text, commas = s->commas[i];
		bool is_div = sg_web__is(web, i, "div") || sg_web__is(web, i, "section") ||
			      sg_web__is(web, i, "article") || sg_web__is(web, i, "main");
		if (web->nodes[i].marks & OUT || !(is_div || SG_WEB_IS_IN(web, i, SCORED)))
			continue;
		if (is_div)
			weigh_loose(s, i, &bytes, &commas);
		if (bytes < PARAGRAPH_BYTES)
			continue;
		float length = (float)(bytes / 100);
		/* Loose words make the <div> itself a paragraph's parent. */
		give(s, is_div ? i + 1 : i, 2 + (float)commas + (length < 3 ? length : 3));
	}
}

static float link_density(const sg_web *web, uint32_t node)
{
	const sg_web_node *n = &web->nodes[node];
	return n->text ? (float)n->links / (float)n->text : 0;
}

static void choose_top(scorer *s)
{
	s->top_count = 0;
	for (uint32_t i = 0; i < s->web->count; i++) {
		if (isnan(s->scores[i]))
			continue;
		s->scores[i] *= 1 - link_density(s->web, i);
		size_t at = s->top_count;
		while (at > 0 && s->scores[i] > s->scores[s->top[at - 1]])
			at--;
		if (at == RUNNERS_UP)
			continue;
		s->top_count += s->top_count < RUNNERS_UP;
		for (size_t k = s->top_count - 1; k > at; k--)
			s->top[k] = s->top[k - 1];
		s->top[at] = i;
	}
}

/* ---- the best element ----------------------------------------------------------------------- */

/* Where several are nearly as good, the element around most of them. */
static uint32_t common_of_top(const scorer *s)
{
	const sg_web *web = s->web;
	uint32_t best = s->top[0], at = best;
	for (unsigned i = 0; i < ANCESTORS && at; i++) {
		at = web->nodes[at].parent;
		size_t held = 0;
		for (size_t k = 1; k < s->top_count; k++)
			held += s->scores[s->top[k]] >= s->scores[best] * 0.75F &&
				sg_web__holds(web, at, s->top[k]) && at != s->top[k];
		if (held >= RUNNERS_NEEDED && !sg_web__is(web, at, "body"))
			return at;
	}
	return best;
}

/* Up while scores rise: an article in several wrappers shares its points among them. */
static uint32_t climb(const scorer *s, uint32_t best)
{
	const sg_web *web = s->web;
	float last = s->scores[best], floor = isnan(last) ? 0 : last / 3;
	uint32_t at = web->nodes[best].parent;
	for (; at && !sg_web__is(web, at, "body") && !isnan(last); at = web->nodes[at].parent) {
		float score = s->scores[at];
		if (isnan(score))
			continue;
		if (score < floor)
			break;
		if (score > last) {
			best = at;
			break;
		}
		last = score;
	}
	/* Up through wrappers that hold nothing else. */
	for (at = web->nodes[best].parent;
		at && !sg_web__is(web, at, "body") && web->nodes[at].text == web->nodes[best].text;
		at = web->nodes[best].parent)
		best = at;
	return best;
}

static bool ends_sentence(const sg_web *web, uint32_t node)
{
	sg_slice text = SG_SLICE_EMPTY;
	for (uint32_t i = node; i < web->nodes[node].end; i++)
		if (!web->nodes[i].html->tag.len && sg_slice_trim(web->nodes[i].html->text).len)
			text = sg_slice_trim(web->nodes[i].html->text);
	return text.len && strchr(".!?\"", text.ptr[text.len - 1]);
}

static bool is_part(const scorer *s, uint32_t node, uint32_t best)
{
	const sg_web *web = s->web;
	float needed = s->scores[best] * 0.2F, bonus = 0;
	sg_slice class = sg_web__attribute(web, best, "class");
	if (class.len && sg_slice_eq(class, sg_web__attribute(web, node, "class")))
		bonus = needed;
	if (!isnan(s->scores[node]) && s->scores[node] + bonus >= (needed > 10 ? needed : 10))
		return true;
	if (!sg_web__is(web, node, "p"))
		return false;
	float density = link_density(web, node);
	return web->nodes[node].text > LONG_BYTES ? density < 0.25F
						  : density <= 0 && ends_sentence(web, node);
}

/* The best element and those beside it that belong to it. */
static void gather(scorer *s, uint32_t best)
{
	const sg_web *web = s->web;
	uint32_t outer = web->nodes[best].parent;
	s->root_count = 0;
	for (uint32_t i = outer + 1; i < web->nodes[outer].end; i = web->nodes[i].end) {
		bool is_in =
			i == best || (web->nodes[i].html->tag.len && best &&
					     !(web->nodes[i].marks & OUT) && is_part(s, i, best));
		if (is_in && s->root_count < ROOTS_MAX)
			s->roots[s->root_count++] = i;
	}
}

/* ---- one attempt ---------------------------------------------------------------------------- */

static void strip_unlikely(scorer *s)
{
	sg_web *web = s->web;
	for (uint32_t i = 0; i < web->count; i++)
		web->nodes[i].marks &= (uint8_t)~SG_WEB_LEFT;
	for (uint32_t i = 0; i < web->count; i = sg_web__next(web, i, OUT))
		if (s->rules & SG_STORY_STRIP && web->nodes[i].html->tag.len &&
			sg_web_is_unlikely(web, i))
			web->nodes[i].marks |= SG_WEB_LEFT;
}

static sg_status write(sg_slice *out, scorer *s)
{
	static const char gap[] = "\n\n";
	sg_web_view view = {.web = s->web, .marks = OUT, .is_story = true};
	*out = (sg_slice)SG_SLICE_EMPTY;
	for (size_t i = 0; i < s->root_count; i++) {
		sg_slice part;
		sg_status st = sg_web__text(&part, &view, s->roots[i]);
		part = sg_slice_trim(part);
		if (st != SG_OK)
			return st;
		if (!part.len)
			continue;
		char *text = sg_arena_alloc(s->web->arena, out->len + part.len + sizeof gap);
		if (!text)
			return SG_E_NOMEM;
		size_t len = out->len ? sizeof gap - 1 : 0;
		if (out->len)
			memcpy(text, out->ptr, out->len);
		memcpy(text + out->len, gap, len);
		memcpy(text + out->len + len, part.ptr, part.len);
		*out = (sg_slice){text, out->len + len + part.len};
	}
	return SG_OK;
}

static sg_status attempt(sg_web_story *out, scorer *s)
{
	sg_web_story story = {.root = SG_NONE};
	strip_unlikely(s);
	sg_web__weigh(s->web, OUT);
	count_commas(s);
	score_all(s);
	choose_top(s);
	if (s->top_count) {
		story.root = climb(s, common_of_top(s));
		gather(s, story.root);
		for (size_t i = 0; i < s->root_count; i++)
			sg_web_story__clean(s->web, s->roots[i], s->commas, s->rules);
	}
	sg_status st = story.root == SG_NONE ? SG_OK : write(&story.text, s);
	if (st != SG_OK)
		return st;
	story.sureness = (double)story.text.len;
	if (story.text.len > out->text.len)
		*out = story;
	return SG_OK;
}

sg_status sg_web_story__find(sg_web_story *out, sg_web *web)
{
	static const unsigned rules[] = {SG_STORY_STRIP | SG_STORY_CLASSES | SG_STORY_CLEAN,
		SG_STORY_CLASSES | SG_STORY_CLEAN, SG_STORY_CLEAN, 0};
	scorer s = {.web = web};
	sg_web_story story = {.root = SG_NONE};
	s.commas = sg_arena_array(web->arena, web->count, sizeof *s.commas);
	s.scores = sg_arena_array(web->arena, web->count, sizeof *s.scores);
	sg_status st = s.commas && s.scores ? SG_OK : SG_E_NOMEM;
	for (size_t i = 0;
		i < sizeof rules / sizeof *rules && st == SG_OK && story.text.len < ENOUGH_BYTES;
		i++) {
		s.rules = rules[i];
		st = attempt(&story, &s);
	}
	if (st == SG_OK)
		*out = story;
	return st;
}
