/* Paragraphs that sell: offers to the reader, counted. */
#include "reader/letters.h"
#include "reader/page_words.h"

enum { PARAGRAPH_BYTES_MAX = 900 };

/* A paragraph in small letters, and which pairs of letters stand in it: most phrases fail there. */
typedef struct {
	char bytes[PARAGRAPH_BYTES_MAX];
	size_t len;
	uint32_t pairs[32]; /* by the low five bits of both bytes */
} lowered;

static void lower(lowered *out, sg_slice paragraph)
{
	memset(out->pairs, 0, sizeof out->pairs);
	out->len = paragraph.len;
	for (size_t i = 0; i < paragraph.len; i++) {
		char c = paragraph.ptr[i];
		out->bytes[i] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
		if (i > 0)
			out->pairs[out->bytes[i - 1] & 31] |= 1u << (out->bytes[i] & 31);
	}
}

/* Is the phrase, which is in small letters, in the paragraph? */
static bool has_phrase(const lowered *paragraph, const char *phrase)
{
	if (!(paragraph->pairs[phrase[0] & 31] >> (phrase[1] & 31) & 1u))
		return false;
	return sg_slice_find((sg_slice){paragraph->bytes, paragraph->len}, sg_slice_of(phrase)) <
	       paragraph->len;
}

static bool speaks_to_reader(sg_slice paragraph)
{
	enum { LONGEST = sizeof "your" - 1 };
	static const char *const words[] = {"our", "us", "you", "your"};
	sg_slice word;
	while ((word = sg_word__next(&paragraph)).len) {
		sg_slice bare = sg_word__bare(word);
		if (bare.len <= LONGEST && SG_WORD_IS_IN(bare, words))
			return true;
	}
	return false;
}

unsigned sg_page__sales_phrases(sg_slice paragraph)
{
	/* Offers, and words that are offers only beside another. */
	static const char *const strong[] = {"sign up", "subscribe", "register ", "don't miss",
		"don\xE2\x80\x99t miss", "join us", "newsletter", "request an invit",
		"invitation-only", "secure your", "save your seat", "reserve your",
		"get your ticket", "early bird", "early-bird", "free trial", "use code",
		"promo code", "click here", "find out how", "in your inbox", "to your inbox",
		"rsvp", "book now", "buy now", "attend here", "last chance", "unlimited access",
		"become a member", "cancel anytime", "download our", "check out our", "follow us",
		"support our", "unsubscribe", "terms of service", "privacy policy", "cookies"};
	static const char *const weak[] = {"limited time", "% off", "learn more", "tickets",
		"exclusive", "discount", "attendance", "week left", "days left", "per month",
		"gift card", "this event", "opportunity"};
	unsigned found = 0, weight = 0;
	lowered text;
	if (paragraph.len > PARAGRAPH_BYTES_MAX || !speaks_to_reader(paragraph))
		return 0;
	lower(&text, paragraph);
	for (size_t i = 0; i < sizeof strong / sizeof *strong && found < 4; i++)
		found += has_phrase(&text, strong[i]);
	for (size_t i = 0; i < sizeof weak / sizeof *weak && found < 4; i++)
		weight += has_phrase(&text, weak[i]);
	return found ? found + weight : weight / 2;
}
