/* Traits of nodes. Each asks for little and is wrong now and then; what makes a post is that they
 * come together, again and again. */
#include "reader/html/traits.h"

#include "core/times.h"
#include "reader/ages.h"
#include "reader/html/classes.h"
#include "reader/letters.h"
#include "reader/names.h"
#include "reader/page_words.h"

static const char *const TIME_TAGS[] = {
	"faceplate-timeago", "local-time", "relative-time", "time", "time-ago", "timeago"};
static const char *const TIME_ATTRIBUTES[] = {
	"data-time", "data-timestamp", "data-utime", "datetime", "data-date"};
static const char *const DATES[] = {"datecreated", "datepublished"};
static const char *const NAME_TAGS[] = {"a", "b", "cite", "h3", "h4", "h5", "h6", "strong"};
static const char *const BUTTON_TAGS[] = {"a", "button", "input"};
static const char *const HEADINGS[] = {"h1", "h2", "h3", "h4"};
static const char *const USER_LINKS[] = {"/@", "/author/", "/channel/", "/commenter/", "/in/",
	"/member", "/members/", "/people/", "/profile", "/u/", "/user/", "/users/",
	"user?id=", "u=", "uid="};

static bool is_time_text(sg_slice text)
{
	sg_age age;
	text = sg_slice_trim(text);
	if (!text.len || text.len > SG_NAME_BYTES)
		return false;
	if (sg_age__is(text, &age))
		return age.is_certain;
	return sg_age__at_end(text, &age) < text.len && age.is_certain;
}

bool sg_web__is_time(const sg_web *web, uint32_t node)
{
	const sg_html *html = web->nodes[node].html;
	char time[SG_TIME_BYTES];
	if (!html->tag.len)
		return is_time_text(html->text);
	if (SG_WEB_IS_IN(web, node, TIME_TAGS))
		return true;
	for (size_t i = 0; i < sizeof TIME_ATTRIBUTES / sizeof *TIME_ATTRIBUTES; i++)
		if (sg_time__of_text(time, sg_html__attribute(html, TIME_ATTRIBUTES[i])))
			return true;
	sg_slice property = sg_html__attribute(html, "itemprop");
	return property.len && SG_WORD_IS_IN(property, DATES);
}

bool sg_web__is_user_link(const sg_web *web, uint32_t node)
{
	sg_slice link = sg_web__attribute(web, node, "href");
	if (!sg_web__is(web, node, "a"))
		return false;
	for (size_t i = 0; i < sizeof USER_LINKS / sizeof *USER_LINKS; i++)
		if (sg_slice_find(link, sg_slice_of(USER_LINKS[i])) < link.len)
			return true;
	return sg_slice_eq(sg_web__attribute(web, node, "rel"), sg_slice_of("author")) ||
	       sg_web__attribute(web, node, "data-user-id").len;
}

/* Short words with a letter in them that are no age, no count and no button. */
static bool may_be_name(sg_slice words)
{
	sg_age age;
	bool has_letter = false;
	for (size_t i = 0; i < words.len; i++)
		has_letter |= sg_letter_of((unsigned char)words.ptr[i]) > SG_LETTER_DIGIT ||
			      (unsigned char)words.ptr[i] >= 0x80;
	return has_letter && words.len <= SG_NAME_BYTES && !sg_age__is(words, &age) &&
	       sg_page__kind(words) == SG_PAGE_TEXT;
}

static bool is_name(sg_slice words)
{
	sg_slice rest = words;
	sg_word__next(&rest);
	sg_slice name = sg_name__clean(words);
	return may_be_name(words) &&
	       (sg_name__is_plausible(name) || (!rest.len && sg_name__is_handle(words)));
}

static unsigned author_of(const sg_web *web, uint32_t node, bool *failed)
{
	const sg_html *html = web->nodes[node].html;
	uint32_t weight = web->nodes[node].text;
	bool is_link = sg_web__is(web, node, "a");
	if (weight == 0 || weight > SG_NAME_BYTES)
		return 0;
	bool says_so = (sg_class__of(html) & SG_CLASS_AUTHOR) ||
		       (is_link && sg_web__is_user_link(web, node));
	bool is_strong = SG_WEB_IS_IN(web, node, NAME_TAGS);
	if (!says_so && !is_strong)
		return 0;
	sg_slice words = sg_web__words(web, node, SG_NAME_BYTES * 2, failed);
	if (says_so && words.len && may_be_name(words))
		return SG_TRAIT_AUTHOR | (is_name(words) ? SG_TRAIT_NAME : 0);
	return is_strong && words.len && is_name(words) ? SG_TRAIT_NAME : 0;
}

/* Links by which one may come to write. */
static bool is_login(const sg_web *web, uint32_t node)
{
	static const char *const signs[] = {
		"login", "log-in", "register", "signin", "sign-in", "signup"};
	return sg_web__is(web, node, "a") &&
	       SG_CLASS_HAS_PART(sg_web__attribute(web, node, "href"), signs);
}

static bool is_button(const sg_web *web, uint32_t node, bool *failed)
{
	sg_slice role = sg_web__attribute(web, node, "role");
	bool is_pressed =
		SG_WEB_IS_IN(web, node, BUTTON_TAGS) || sg_slice_eq(role, sg_slice_of("button"));
	if (!is_pressed || web->nodes[node].text > SG_CONTROL_BYTES)
		return false;
	if (sg_web__is(web, node, "button") || role.len || is_login(web, node))
		return true;
	sg_slice words = sg_web__words(web, node, SG_CONTROL_BYTES * 2, failed);
	return words.len && sg_page__kind(words) == SG_PAGE_CONTROL;
}

static bool is_headline(const sg_web *web, uint32_t node)
{
	return SG_WEB_IS_IN(web, node, HEADINGS) && web->nodes[node].links > 20;
}

uint8_t *sg_web_traits(const sg_web *web, bool *failed)
{
	uint8_t *out = sg_arena_array(web->arena, web->count, sizeof *out);
	*failed |= !out;
	for (uint32_t i = 0; out && i < web->count; i = sg_web__next(web, i, SG_WEB_RAW)) {
		unsigned traits = sg_web__is_time(web, i) ? SG_TRAIT_TIME : 0;
		if (web->nodes[i].html->tag.len && !traits) {
			traits |= author_of(web, i, failed);
			traits |= is_button(web, i, failed) ? SG_TRAIT_CONTROL : 0;
			traits |= is_headline(web, i) ? SG_TRAIT_HEADLINE : 0;
		}
		out[i] = (uint8_t)traits;
	}
	return out;
}
