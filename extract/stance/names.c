/* What people call each other: words that are praise or blame wherever they name somebody. */
#include "stance/verbs.h"

static const char *const blame[] = {"absurd", "alarmist", "amateur", "amateurs", "appalling",
	"authoritarian", "autocrat", "awful", "baseless", "betrayal", "bigot", "bogus", "boring",
	"bully", "callous", "catastrophe", "charade", "cheat", "clown", "clueless", "corrupt",
	"coward", "cowardly", "cowards", "crank", "crazy", "criminal", "criminals", "crook",
	"crooked", "cruel", "cynical", "dangerous", "deceitful", "delusional", "demagogue",
	"despicable", "dictator", "disappointing", "disaster", "disastrous", "disgrace",
	"disgraceful", "disgusting", "dishonest", "disrespectful", "divisive", "dreamer",
	"dreamers", "dumb", "embarrassing", "embarrassment", "extremist", "failure", "false",
	"fantasist", "fantasy", "farce", "flawed", "fool", "foolish", "fools", "fraud",
	"fraudulent", "gimmick", "greedy", "hateful", "heartless", "hypocrisy", "hypocrite",
	"hypocrites", "hypocritical", "hysterical", "idiot", "idiots", "ignorant", "immoral",
	"incoherent", "incompetent", "inexcusable", "insane", "insensitive", "insult", "insulting",
	"irresponsible", "joke", "laughable", "lazy", "liar", "liars", "lie", "lies", "lunatic",
	"madness", "menace", "mess", "misguided", "misleading", "mistake", "mistaken", "naive",
	"nasty", "nonsense", "nuisance", "offensive", "outrageous", "pathetic", "phony", "populist",
	"preposterous", "propaganda", "puppet", "racist", "radical", "reckless", "repugnant",
	"ridiculous", "robotic", "rubbish", "rude", "scandal", "scandalous", "scaremonger",
	"scaremongering", "selfish", "sellout", "sexist", "sham", "shameful", "shameless",
	"shocking", "short-sighted", "shortsighted", "sloppy", "spineless", "stunt", "stupid",
	"terrible", "thug", "thugs", "tone-deaf", "toxic", "traitor", "traitors", "tyrant", "ugly",
	"unacceptable", "unfair", "unfit", "unforgivable", "unhinged", "unqualified",
	"unscrupulous", "untrue", "useless", "vandal", "vandalism", "vandals", "vile", "weak",
	"worst", "worthless", "wrong"};

static const char *const praise[] = {"admirable", "amazing", "beacon", "blessing", "brave",
	"brilliant", "champion", "courageous", "decent", "excellent", "exceptional", "exemplary",
	"extraordinary", "fair", "fantastic", "fearless", "genius", "gift", "gifted", "great",
	"greatest", "hero", "heroes", "heroic", "heroine", "historic", "honorable", "honourable",
	"impressive", "inspiration", "inspiring", "magnificent", "masterpiece", "outstanding",
	"promising", "reasonable", "remarkable", "significant", "smart", "strong", "successful",
	"superb", "talented", "terrific", "treasure", "triumph", "visionary", "welcome", "wise",
	"wonderful"};

int sg_verbs__kind_of_name(const sg_word *word)
{
	return SG_WORD_IN(word, blame)                                ? SG_CUE_REBUT
	       : SG_WORD_IN(word, praise) || sg_cues__is_praise(word) ? SG_CUE_AGREE
								      : -1;
}

int sg_verbs__kind_of_words(sg_slice text, sg_span span)
{
	int kind = -1;
	bool is_negated = false;
	for (uint32_t i = span.start, start = i; i <= span.end; i++) {
		char c = i < span.end ? text.ptr[i] : ' ';
		bool is_inside = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
				 c == '\'' || (unsigned char)c >= 0x80;
		if (is_inside)
			continue;
		sg_token token = {.span = {start, i}, .kind = SG_TOKEN_WORD, .quote = SG_NONE};
		sg_word word = i > start ? sg_token__word(text, &token) : sg_word__none;
		start = i + 1;
		if (!word.len)
			continue;
		int here = sg_verbs__kind_of_name(&word);
		if (here == SG_CUE_REBUT && !is_negated)
			return here;
		if (here == SG_CUE_AGREE && is_negated)
			return SG_CUE_REBUT;
		kind = here == SG_CUE_AGREE ? here : kind;
		is_negated = sg_cues__is_negation(&word);
	}
	return kind;
}

bool sg_verbs__can_be_withheld(const sg_phrase *phrase)
{
	static const char *const verbs[] = {
		"agree", "back", "concur", "endorse", "share", "stand", "support", "vouch"};
	size_t len = strcspn(phrase->pattern, "* ");
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (strlen(verbs[i]) == len && strncmp(verbs[i], phrase->pattern, len) == 0)
			return phrase->kind == SG_CUE_AGREE;
	return false;
}
