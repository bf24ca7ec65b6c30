/* The tables, and the way from a word to its sense: the table's, under any lemma of the word; else
 * a number is its digits, and any other word its stem.
 *
 * Stems strip the endings of English inflection (the first step of Porter 1980, simplified) and
 * keep seven letters: crude, and what two words wrongly share is outvoted by the rest. */
#include "restate/lexicon.h"

#include "text/lemma.h"

#include <assert.h>
#include <pthread.h>

enum { STEM_LETTERS = 7 };

/* Words with spaces between; `opposite` may be NULL. A meaning's stem is its first word. */
static const struct meaning {
	uint8_t flags;
	const char *words, *opposite;
} meanings[] = {
	{SG_SENSE_NEGATION,
		"not no never nobody none nothing neither nor nowhere cannot without hardly barely "
		"scarcely dont doesnt didnt isnt wasnt cant wont wouldnt shouldnt arent myth false "
		"untrue wrong wrongly nonsense deny denied denies denying disagree doubt refuse "
		"fail impossible unable unwilling falsely",
		NULL},
	{SG_SENSE_DUTY, "should must ought shall", NULL},
	{SG_SENSE_DOUBT, "might may maybe perhaps possible possibly probably supposedly allegedly",
		NULL},
	{SG_SENSE_NEGATION | SG_SENSE_CONDITION, "unless", NULL},
	{SG_SENSE_CONDITION, "if provided whether despite", NULL},
	{SG_SENSE_EMPTY | SG_SENSE_BE,
		"be am is are was were been being get gets got getting it's that's there's they're "
		"we're you're i'm he's she's who's",
		NULL},
	{SG_SENSE_EMPTY,
		"a an the this that these those it its he him his she her hers they them their "
		"theirs we us our ours i me my mine you your yours one ones oneself myself itself "
		"himself herself themselves ourselves yourself who whom whose which what whatever "
		"whoever whichever anyone anybody anything anywhere someone somebody something "
		"somewhere somehow there here",
		NULL},
	{SG_SENSE_EMPTY,
		"of to in on at by for from with into onto upon about as than and or but so "
		"because "
		"since though although while when whenever where wherever how why then thus hence "
		"therefore however yet still also too either both whereas per via off out away "
		"through between among across along around toward towards during until till within "
		"like except regarding concerning according due",
		NULL},
	{SG_SENSE_EMPTY,
		"do does did doing done have has had having will would can could need needs let "
		"i've "
		"we've they've you've i'd he'd she'd we'd they'd you'd i'll he'll she'll we'll "
		"they'll you'll it'll going gonna able",
		NULL},
	{SG_SENSE_EMPTY,
		"very really quite rather just only even simply actually indeed certainly surely "
		"clearly obviously basically literally absolutely totally completely exactly "
		"perfectly anyway already now ever again such same other others another any own "
		"much far bit lot lots kind sort way thing things people person everything well "
		"please yes oh ok okay course fact matter case point etc eg ie else rest together "
		"altogether long ago yourself mainly mostly",
		NULL},
	{SG_SENSE_EMPTY,
		"say said says saying tell told tells think thought thinks believe believes "
		"believed "
		"claim claims claimed argue argues argued insist insists insisted explain explains "
		"explained add adds added warn warned warns note noted know knows knew feel felt "
		"feels mean means meant seem seems seemed appear appears appeared agree agrees "
		"agreed "
		"opinion view idea thank thanks sorry hi hello post comment share sharing",
		NULL},
	{SG_SENSE_EMPTY,
		"make makes made making take takes took taken taking give gives gave given giving "
		"go "
		"goes went gone come comes came coming put puts want wants wanted become becomes "
		"became keep keeps kept",
		NULL},
	{SG_SENSE_EMPTY, "percent cent % $ mr mrs ms dr", NULL},
	/* numbers */
	{SG_SENSE_NUMBER, "2 two", NULL},
	{SG_SENSE_NUMBER, "3 three", NULL},
	{SG_SENSE_NUMBER, "4 four", NULL},
	{SG_SENSE_NUMBER, "5 five", NULL},
	{SG_SENSE_NUMBER, "6 six", NULL},
	{SG_SENSE_NUMBER, "7 seven", NULL},
	{SG_SENSE_NUMBER, "8 eight", NULL},
	{SG_SENSE_NUMBER, "9 nine", NULL},
	{SG_SENSE_NUMBER, "10 ten", NULL},
	{SG_SENSE_NUMBER, "11 eleven", NULL},
	{SG_SENSE_NUMBER, "12 twelve dozen", NULL},
	{SG_SENSE_NUMBER, "13 thirteen", NULL},
	{SG_SENSE_NUMBER, "14 fourteen", NULL},
	{SG_SENSE_NUMBER, "15 fifteen", NULL},
	{SG_SENSE_NUMBER, "16 sixteen", NULL},
	{SG_SENSE_NUMBER, "17 seventeen", NULL},
	{SG_SENSE_NUMBER, "18 eighteen", NULL},
	{SG_SENSE_NUMBER, "19 nineteen", NULL},
	{SG_SENSE_NUMBER, "20 twenty", NULL},
	{SG_SENSE_NUMBER, "30 thirty", NULL},
	{SG_SENSE_NUMBER, "40 forty", NULL},
	{SG_SENSE_NUMBER, "50 fifty", NULL},
	{SG_SENSE_NUMBER, "60 sixty", NULL},
	{SG_SENSE_NUMBER, "70 seventy", NULL},
	{SG_SENSE_NUMBER, "80 eighty", NULL},
	{SG_SENSE_NUMBER, "90 ninety", NULL},
	{SG_SENSE_NUMBER, "100 hundred hundreds", NULL},
	{SG_SENSE_NUMBER, "1000 thousand thousands", NULL},
	{SG_SENSE_NUMBER, "million millions", NULL},
	{SG_SENSE_NUMBER, "billion billions", NULL},
	{SG_SENSE_NUMBER, "half halve", NULL},
	{SG_SENSE_NUMBER, "quarter", NULL},
	{SG_SENSE_NUMBER, "third", NULL},
	{SG_SENSE_NUMBER, "tenth", NULL},
	{SG_SENSE_NUMBER, "twice double", NULL},
	{SG_SENSE_NUMBER, "once single", NULL},
	/* opposites */
	{0, "more greater", "less fewer"},
	{0, "all every each everyone everybody", "some several few"},
	{0, "always constantly", "sometimes occasionally rarely seldom"},
	{0, "before prior", "after afterwards"},
	{0, "above over", "below under beneath"},
	{0, "up", "down"},
	{0, "inside indoors", "outside outdoors"},
	{0, "good great excellent", "bad poor terrible awful"},
	{0, "better", "worse"},
	{0, "best", "worst"},
	{0, "big large huge enormous", "small little tiny"},
	{0, "high", "low"},
	{0, "long lengthy", "short brief"},
	{0, "fast quick rapid quickly rapidly", "slow slowly"},
	{0, "easy easily simple", "hard difficult"},
	{0, "cheap inexpensive", "expensive costly"},
	{0, "safe secure", "dangerous unsafe risky"},
	{0, "rich wealthy", NULL},
	{0, "old elderly", "young"},
	{0, "new recent", "outdated"},
	{0, "early", "late"},
	{0, "hot warm", "cold"},
	{0, "bright", "dark"},
	{0, "loud noisy", "quiet silent"},
	{0, "clean", "dirty"},
	{0, "full", "empty"},
	{0, "wide broad", "narrow"},
	{0, "strong powerful", "weak"},
	{0, "happy glad pleased", "sad unhappy"},
	{0, "correct true", "incorrect"},
	{0, "necessary essential vital", "unnecessary needless"},
	{0, "useful helpful", "useless pointless"},
	{0, "legal lawful", "illegal unlawful"},
	{0, "fair", "unfair unjust"},
	{0, "popular", "unpopular"},
	{0, "rise rose risen increase grow grew grown climb raise",
		"fall fell fallen decrease drop decline shrink lower reduce lessen"},
	{0, "win won", "lose lost"},
	{0, "gain", "loss"},
	{0, "begin began begun start commence", "end ended finish stop cease"},
	{0, "open reopen", "close shut"},
	{0, "buy bought purchase", "sell sold"},
	{0, "build built construct", "demolish dismantle"},
	{0, "create", "destroy destroyed ruin wreck"},
	{0, "improve", "worsen deteriorate"},
	{0, "help assist aid", "hinder hamper obstruct"},
	{0, "protect safeguard", "endanger threaten"},
	{0, "allow permit", "forbid ban prohibit"},
	{0, "accept", "reject"},
	{0, "support favour favor", "oppose"},
	{0, "remember", "forget forgot forgotten"},
	{0, "arrive", "leave left depart"},
	{0, "love", "hate"},
	{0, "save", "waste"},
	{0, "include", "exclude"},
	{0, "succeed success", "failure"},
	{0, "friend", "enemy"},
	{0, "north northern", "south southern"},
	{0, "east eastern", "west western"},
	{0, "day daytime", "night nighttime"},
	{0, "morning", "evening"},
	{0, "first", "last"},
	/* the same */
	{0, "child children kid", NULL},
	{0, "man men", NULL},
	{0, "woman women", NULL},
	{0, "answer reply respond", NULL},
	{0, "ask request", NULL},
	{0, "problem trouble difficulty", NULL},
	{0, "job employment", NULL},
	{0, "pay paid fund finance", NULL},
	{0, "cost price", NULL},
	{0, "choose chose chosen pick select", NULL},
	{0, "repair fix mend", NULL},
	{0, "show demonstrate shown", NULL},
	{0, "happen occur", NULL},
	{0, "use utilize", NULL},
	{0, "obtain receive", NULL},
	{0, "try attempt tried", NULL},
	{0, "often frequently", NULL},
	{0, "many numerous", NULL},
	{0, "enough sufficient", NULL},
	{0, "important crucial", NULL},
	{0, "almost nearly", NULL},
	{0, "immediately instantly", NULL},
	{0, "soon shortly", NULL},
	{0, "town city", NULL},
	{0, "run ran", NULL},
	{0, "drive drove driven", NULL},
	{0, "eat ate eaten", NULL},
	{0, "spend spent", NULL},
	{0, "sleep slept asleep", NULL},
	{0, "wake woke woken", NULL},
	{0, "sit sat", NULL},
	{0, "ride rode ridden", NULL},
	{0, "ring rang rung", NULL},
	{0, "hear heard", NULL},
	{0, "steal stole stolen", NULL},
	{0, "catch caught", NULL},
	{0, "meet met", NULL},
	{0, "hide hid hidden", NULL},
	{0, "fly flew flown", NULL},
	{0, "freeze froze frozen", NULL},
	{0, "tear tore torn rip", NULL},
	{0, "wear wore worn", NULL},
	{0, "hurt injure", NULL},
	{0, "dead die died death", NULL},
	{0, "live lived life", NULL},
	{0, "bear bore born", NULL},
	{0, "lend lent", NULL},
	{0, "foot feet", NULL},
	{0, "tooth teeth", NULL},
	{0, "mouse mice", NULL},
};

/* ---- the tables as a hash table -------------------------------------------------------------- */

enum { KNOWN_MAX = 2048, SLOTS = 2 * KNOWN_MAX };

typedef struct known {
	const char *text; /* in a table, with a space or the end behind it */
	uint32_t hash, len;
	sg_sense sense;
	uint32_t stem; /* that is named after the word; SG_NONE */
} known;

/* Filled once in a process, and only read from then on: what it holds depends on nothing. */
static struct {
	known items[KNOWN_MAX];
	uint16_t slots[SLOTS]; /* place in items + 1; 0 is free */
	uint32_t count, stem_count;
} tables;

/* FNV-1a, as the vocabulary has it. */
static uint32_t hash_of(const char *text, size_t len)
{
	uint32_t h = UINT32_C(2166136261);
	for (size_t i = 0; i < len; i++)
		h = (h ^ (unsigned char)text[i]) * UINT32_C(16777619);
	return h;
}

/* The slot of the word, or the free one where it belongs. */
static uint16_t *slot_of(const char *text, size_t len, uint32_t hash)
{
	for (uint32_t slot = hash ^ hash >> 15;; slot++) {
		uint16_t *at = &tables.slots[slot % SLOTS];
		const known *item = *at ? &tables.items[*at - 1] : NULL;
		if (!item || (item->hash == hash && item->len == len &&
				     memcmp(item->text, text, len) == 0))
			return at;
	}
}

static const known *find_item(const char *text, size_t len)
{
	uint16_t at = *slot_of(text, len, hash_of(text, len));
	return at ? &tables.items[at - 1] : NULL;
}

/* A word of two rows means what the first says. */
static known *learn(const char *text, size_t len, sg_sense sense)
{
	uint32_t hash = hash_of(text, len);
	uint16_t *slot = slot_of(text, len, hash);
	if (!*slot) {
		assert(tables.count < KNOWN_MAX);
		tables.items[tables.count] = (known){text, hash, (uint32_t)len, sense, SG_NONE};
		*slot = (uint16_t)++tables.count;
	}
	return &tables.items[*slot - 1];
}

static void learn_words(const char *words, sg_sense sense)
{
	while (*words) {
		size_t len = strcspn(words, " ");
		learn(words, len, sense);
		words += len + (words[len] == ' ');
	}
}

/* The first word's stem is that of all, unless they have one. */
static void fill_tables(void)
{
	for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++) {
		const struct meaning *row = &meanings[i];
		sg_sense sense = {.stem = tables.stem_count,
			.flags = row->flags,
			.sign = row->opposite ? 1 : 0};
		known *first = learn(row->words, strcspn(row->words, " "), sense);
		if (first->stem == SG_NONE)
			first->stem = tables.stem_count++;
		sense.stem = first->stem;
		learn_words(row->words, sense);
		sense.sign = -1;
		if (row->opposite)
			learn_words(row->opposite, sense);
	}
}

void sg_lexicon__init(sg_lexicon *lexicon, sg_arena *arena)
{
	static pthread_once_t filled = PTHREAD_ONCE_INIT;
	(void)pthread_once(&filled, fill_tables);
	*lexicon = (sg_lexicon){.arena = arena};
}

size_t sg_lexicon__stems(const sg_lexicon *lexicon)
{
	return tables.stem_count + lexicon->stems.count;
}

static sg_status number_stem(sg_lexicon *lexicon, sg_slice text, uint32_t *stem)
{
	const known *item = find_item(text.ptr, text.len);
	if (item && item->stem != SG_NONE) {
		*stem = item->stem;
		return SG_OK;
	}
	sg_status st = SG_OK;
	*stem = sg_intern__find(&lexicon->stems, text);
	if (*stem == UINT32_MAX) {
		text = sg_arena_copy(lexicon->arena, text);
		st = text.ptr ? sg_intern__add(&lexicon->stems, lexicon->arena, text, stem)
			      : SG_E_NOMEM;
	}
	*stem += tables.stem_count;
	return st;
}

/* ---- a word's sense -------------------------------------------------------------------------- */

static bool find_known(const char *text, size_t len, sg_sense *out)
{
	const known *item = find_item(text, len);
	if (item)
		*out = item->sense;
	return item != NULL;
}

/* "cheaper", "cheapest", "safer", "earliest": the table has the plain form. */
static bool find_compared(const sg_word *word, sg_sense *out)
{
	char plain[SG_WORD_MAX + 1];
	bool is_most = word->len > 5 && memcmp(word->text + word->len - 3, "est", 3) == 0;
	bool is_more = word->len > 4 && memcmp(word->text + word->len - 2, "er", 2) == 0;
	size_t len = word->len - (is_most ? 3 : 2);
	if (!is_most && !is_more)
		return false;
	memcpy(plain, word->text, len);
	if (find_known(plain, len, out))
		return true;
	plain[len] = 'e';
	if (find_known(plain, len + 1, out))
		return true;
	if (plain[len - 1] == 'i')
		plain[len - 1] = 'y';
	else if (plain[len - 1] == plain[len - 2])
		len--;
	return find_known(plain, len, out);
}

static bool find_in_tables(const sg_word *word, const sg_lemmas *lemmas, sg_sense *out)
{
	if (find_known(word->text, word->len, out))
		return true;
	for (size_t i = 0; i < lemmas->count; i++)
		if (find_known(lemmas->items[i].text, lemmas->items[i].len, out))
			return true;
	return find_compared(word, out);
}

static bool ends(const char *text, size_t len, const char *ending)
{
	size_t n = strlen(ending);
	return len > n && memcmp(text + len - n, ending, n) == 0;
}

static bool has_vowel(const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (strchr("aeiouy", text[i]) || (unsigned char)text[i] >= 0x80)
			return true;
	return false;
}

static size_t stem_len(char *text, size_t len)
{
	if (ends(text, len, "s") && !ends(text, len, "ss") && !ends(text, len, "us") && len > 3)
		len--;
	if (ends(text, len, "ing") && has_vowel(text, len - 3))
		len -= 3;
	else if (ends(text, len, "ed") && !ends(text, len, "eed") && has_vowel(text, len - 2))
		len -= 2;
	else if (ends(text, len, "ly") && len > 5)
		len -= 2;
	if (len > 3 && text[len - 1] == 'e')
		len--;
	if (len > 3 && text[len - 1] == text[len - 2])
		len--;
	if (text[len - 1] == 'y')
		text[len - 1] = 'i';
	return len < STEM_LETTERS ? len : STEM_LETTERS;
}

static bool is_number(const sg_word *word)
{
	return word->text[0] >= '0' && word->text[0] <= '9';
}

/* "1,200" is 1200, "12%" is 12, "3.50" is 3.5. */
static size_t number_len(char *text, size_t len)
{
	size_t kept = 0;
	bool has_point = false;
	for (size_t i = 0; i < len; i++) {
		if (text[i] != ',' && text[i] != '%')
			text[kept++] = text[i];
		has_point = has_point || text[i] == '.';
	}
	while (has_point && kept > 1 && text[kept - 1] == '0')
		kept--;
	return kept > 1 && text[kept - 1] == '.' ? kept - 1 : kept;
}

static bool is_negated(const sg_word *word)
{
	return word->len > 3 && memcmp(word->text + word->len - 3, "n't", 3) == 0;
}

static sg_status find_sense(sg_lexicon *lexicon, const sg_word *word, sg_sense *out)
{
	*out = (sg_sense){0};
	if (is_negated(word)) {
		out->flags = SG_SENSE_NEGATION;
		out->flags |= strcmp(word->text, "shouldn't") == 0 ? SG_SENSE_DUTY : 0;
		return SG_OK;
	}
	sg_lemmas lemmas = sg_lemmas__of(word);
	if (find_in_tables(word, &lemmas, out))
		return SG_OK;
	bool is_digits = is_number(word);
	sg_word stem = is_digits ? *word : lemmas.items[0];
	out->flags = is_digits ? SG_SENSE_NUMBER : 0;
	stem.len = is_digits ? number_len(stem.text, stem.len) : stem_len(stem.text, stem.len);
	return number_stem(lexicon, (sg_slice){stem.text, stem.len}, &out->stem);
}

/* Keeps the words before where they are, zeroed room behind them. */
static sg_status make_room(sg_lexicon *lexicon, uint32_t id)
{
	sg_status st = SG_OK;
	void *items = lexicon->met;
	while (id >= lexicon->met_capacity && st == SG_OK)
		st = sg_arena_grow(lexicon->arena, &items, &lexicon->met_capacity,
			lexicon->met_capacity, sizeof *lexicon->met);
	lexicon->met = items;
	return st;
}

sg_status sg_lexicon__sense(sg_lexicon *lexicon, const sg_word *word, sg_sense *out, uint32_t *id)
{
	sg_status st = make_room(lexicon, word->facts->id);
	if (st != SG_OK)
		return st;
	sg_met *met = &lexicon->met[word->facts->id];
	if (!met->number) {
		st = find_sense(lexicon, word, &met->sense);
		met->number = ++lexicon->met_count;
	}
	*out = met->sense;
	*id = met->number - 1;
	return st;
}
