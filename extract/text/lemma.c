/* Lemmas by rule: a table of irregular verbs, then the regular endings undone. */
#include "text/lemma.h"

static const struct irregular {
	sg_row form; /* sorted by it */
	const char *lemma;
	sg_inflection inflection;
} irregulars[] = {
	{"arisen", "arise", SG_INFLECTION_PARTICIPLE},
	{"began", "begin", SG_INFLECTION_PAST},
	{"begun", "begin", SG_INFLECTION_PARTICIPLE},
	{"bit", "bite", SG_INFLECTION_PAST},
	{"bitten", "bite", SG_INFLECTION_PARTICIPLE},
	{"broke", "break", SG_INFLECTION_PAST},
	{"broken", "break", SG_INFLECTION_PARTICIPLE},
	{"brought", "bring", SG_INFLECTION_PAST},
	{"came", "come", SG_INFLECTION_PAST},
	{"chose", "choose", SG_INFLECTION_PAST},
	{"drew", "draw", SG_INFLECTION_PAST},
	{"fed", "feed", SG_INFLECTION_PAST},
	{"felt", "feel", SG_INFLECTION_PAST},
	{"foresaw", "foresee", SG_INFLECTION_PAST},
	{"forgot", "forget", SG_INFLECTION_PAST},
	{"fought", "fight", SG_INFLECTION_PAST},
	{"found", "find", SG_INFLECTION_PAST},
	{"gave", "give", SG_INFLECTION_PAST},
	{"given", "give", SG_INFLECTION_PARTICIPLE},
	{"got", "get", SG_INFLECTION_PAST},
	{"had", "have", SG_INFLECTION_PAST},
	{"has", "have", SG_INFLECTION_S},
	{"held", "hold", SG_INFLECTION_PAST},
	{"hit", "hit", SG_INFLECTION_PAST},
	{"knew", "know", SG_INFLECTION_PAST},
	{"known", "know", SG_INFLECTION_PARTICIPLE},
	{"laid", "lay", SG_INFLECTION_PAST},
	{"leapt", "leap", SG_INFLECTION_PAST},
	{"led", "lead", SG_INFLECTION_PAST},
	{"lent", "lend", SG_INFLECTION_PAST},
	{"made", "make", SG_INFLECTION_PAST},
	{"meant", "mean", SG_INFLECTION_PAST},
	{"overthrew", "overthrow", SG_INFLECTION_PAST},
	{"paid", "pay", SG_INFLECTION_PAST},
	{"put", "put", SG_INFLECTION_PAST},
	{"read", "read", SG_INFLECTION_PAST},
	{"said", "say", SG_INFLECTION_PAST},
	{"sang", "sing", SG_INFLECTION_PAST},
	{"saw", "see", SG_INFLECTION_PAST},
	{"seen", "see", SG_INFLECTION_PARTICIPLE},
	{"sent", "send", SG_INFLECTION_PAST},
	{"shook", "shake", SG_INFLECTION_PAST},
	{"shot", "shoot", SG_INFLECTION_PAST},
	{"shown", "show", SG_INFLECTION_PARTICIPLE},
	{"sided", "side", SG_INFLECTION_PAST},
	{"spoke", "speak", SG_INFLECTION_PAST},
	{"spoken", "speak", SG_INFLECTION_PARTICIPLE},
	{"sprang", "spring", SG_INFLECTION_PAST},
	{"sprung", "spring", SG_INFLECTION_PARTICIPLE},
	{"stood", "stand", SG_INFLECTION_PAST},
	{"struck", "strike", SG_INFLECTION_PAST},
	{"stuck", "stick", SG_INFLECTION_PAST},
	{"swore", "swear", SG_INFLECTION_PAST},
	{"sworn", "swear", SG_INFLECTION_PARTICIPLE},
	{"taken", "take", SG_INFLECTION_PARTICIPLE},
	{"taught", "teach", SG_INFLECTION_PAST},
	{"thought", "think", SG_INFLECTION_PAST},
	{"threw", "throw", SG_INFLECTION_PAST},
	{"thrown", "throw", SG_INFLECTION_PARTICIPLE},
	{"told", "tell", SG_INFLECTION_PAST},
	{"took", "take", SG_INFLECTION_PAST},
	{"tore", "tear", SG_INFLECTION_PAST},
	{"torn", "tear", SG_INFLECTION_PARTICIPLE},
	{"undercut", "undercut", SG_INFLECTION_PAST},
	{"understood", "understand", SG_INFLECTION_PAST},
	{"went", "go", SG_INFLECTION_PAST},
	{"withdrew", "withdraw", SG_INFLECTION_PAST},
	{"written", "write", SG_INFLECTION_PARTICIPLE},
	{"wrote", "write", SG_INFLECTION_PAST},
};

static const struct irregular *find_irregular(const sg_word *word)
{
	enum { COUNT = sizeof irregulars / sizeof *irregulars };
	size_t at = sg_row__find(word->text, irregulars, COUNT, sizeof *irregulars);
	return at < COUNT ? &irregulars[at] : NULL;
}

/* Words in -ise that are spelled so everywhere: no -ize stands behind them. */
static bool keeps_ise(const sg_word *word)
{
	static const char *const words[] = {"advertise", "advise", "arise", "comprise",
		"compromise", "despise", "devise", "disguise", "excise", "exercise", "franchise",
		"improvise", "otherwise", "praise", "promise", "raise", "revise", "supervise",
		"surprise", "televise"};
	return SG_WORD_IN(word, words);
}

static void add(
	sg_lemmas *out, const char *stem, size_t len, const char *ending, sg_inflection inflection)
{
	size_t extra = strlen(ending);
	if (out->count == SG_LEMMA_MAX || len < 1 || len + extra > SG_WORD_MAX)
		return;
	sg_word *word = &out->items[out->count];
	*word = sg_word__none;
	memcpy(word->text, stem, len);
	memcpy(word->text + len, ending, extra);
	word->len = len + extra;
	if (word->len > 4 && strcmp(word->text + word->len - 3, "ise") == 0 && !keeps_ise(word))
		word->text[word->len - 2] = 'z';
	out->inflection[out->count++] = inflection;
}

static inline bool ends(const sg_word *word, const char *ending)
{
	size_t len = strlen(ending);
	return word->len > len + 1 && memcmp(word->text + word->len - len, ending, len) == 0;
}

static bool is_doubled(const sg_word *word, size_t len)
{
	return len >= 3 && word->text[len - 1] == word->text[len - 2] &&
	       !strchr("aeiouls", word->text[len - 1]);
}

/* Undo -ed or -ing: the stem without its doubled consonant ("admitted"; l doubles in British
 * spelling), the stem ("added"), the stem with e. */
static void add_stems(
	sg_lemmas *out, const sg_word *word, size_t ending_len, sg_inflection inflection)
{
	size_t len = word->len - ending_len;
	bool is_doubled_l = len >= 3 && word->text[len - 1] == 'l' && word->text[len - 2] == 'l';
	if (is_doubled(word, len))
		add(out, word->text, len - 1, "", inflection);
	add(out, word->text, len, "", inflection);
	add(out, word->text, len, "e", inflection);
	if (is_doubled_l)
		add(out, word->text, len - 1, "", inflection);
}

static void find_lemmas(sg_lemmas *out, const sg_word *word)
{
	out->count = 0;
	const struct irregular *irregular = word->len ? find_irregular(word) : NULL;
	if (irregular)
		add(out, irregular->lemma, strlen(irregular->lemma), "", irregular->inflection);
	add(out, word->text, word->len, "", SG_INFLECTION_BASE);
	if (irregular || word->len < 4)
		return;
	if (ends(word, "ied"))
		add(out, word->text, word->len - 3, "y", SG_INFLECTION_PAST);
	else if (ends(word, "ies"))
		add(out, word->text, word->len - 3, "y", SG_INFLECTION_S);
	else if (ends(word, "ed"))
		add_stems(out, word, 2, SG_INFLECTION_PAST);
	else if (ends(word, "ing"))
		add_stems(out, word, 3, SG_INFLECTION_ING);
	else if (ends(word, "es"))
		add(out, word->text, word->len - 2, "", SG_INFLECTION_S);
	if (ends(word, "s") && !ends(word, "ss"))
		add(out, word->text, word->len - 1, "", SG_INFLECTION_S);
}

sg_lemmas sg_lemmas__of(const sg_word *word)
{
	sg_lemmas out;
	find_lemmas(&out, word);
	return out;
}

const sg_lemmas *sg_lemmas__kept(const sg_word *word, sg_lemmas *space)
{
	sg_lemmas *out = space;
	if (word->facts && word->facts->lemmas)
		return word->facts->lemmas;
	if (word->facts && (out = sg_arena_alloc(word->facts->home->arena, sizeof *out)) != NULL)
		word->facts->lemmas = out;
	out = out ? out : space; /* out of memory: an answer that is not kept is as good */
	find_lemmas(out, word);
	return out;
}
