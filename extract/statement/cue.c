/* The table of reporting verbs, sorted by lemma. */
#include "statement/cue.h"

#include <pthread.h>

#define SAYS   (SG_CUE_DIRECT | SG_CUE_THAT | SG_CUE_ZERO | SG_CUE_TAIL)
#define STATES (SG_CUE_DIRECT | SG_CUE_THAT | SG_CUE_TAIL)
#define UTTERS (SG_CUE_DIRECT)
#define THINKS (SG_CUE_THAT | SG_CUE_ZERO | SG_CUE_TAIL | SG_CUE_MENTAL)
#define CALLS  (SG_CUE_DIRECT | SG_CUE_AS)

static const sg_cue cues[] = {
	{"accept", SG_CUE_THAT},
	{"accuse", SG_CUE_AS},
	{"acknowledge", STATES},
	{"add", SAYS},
	{"admit", SAYS},
	{"advise", STATES},
	{"advocate", SG_CUE_THAT},
	{"affirm", STATES},
	{"agree", STATES},
	{"allege", STATES},
	{"announce", STATES},
	{"answer", STATES},
	{"argue", SAYS | SG_CUE_AS},
	{"ask", UTTERS | SG_CUE_TAIL},
	{"assert", SAYS},
	{"assure", STATES | SG_CUE_PERSON},
	{"attack", SG_CUE_AS},
	{"begin", UTTERS},
	{"believe", THINKS | SG_CUE_DIRECT},
	{"brand", CALLS},
	{"call", CALLS},
	{"caution", STATES},
	{"characterize", CALLS},
	{"chide", UTTERS},
	{"chime in", UTTERS},
	{"claim", SAYS},
	{"clarify", STATES},
	{"comment", STATES},
	{"complain", STATES},
	{"concede", SAYS},
	{"conclude", STATES},
	{"confess", STATES},
	{"confirm", STATES},
	{"contend", SAYS},
	{"continue", UTTERS},
	{"counter", STATES},
	{"criticize", SG_CUE_AS},
	{"cry", UTTERS},
	{"declare", SAYS},
	{"decry", SG_CUE_AS},
	{"defend", SG_CUE_AS},
	{"demand", UTTERS | SG_CUE_THAT},
	{"denounce", SG_CUE_AS},
	{"deny", SG_CUE_THAT | SG_CUE_DENY},
	{"deride", SG_CUE_AS},
	{"describe", CALLS},
	{"disagree", UTTERS},
	{"disclose", STATES},
	{"dismiss", SG_CUE_AS},
	{"dispute", SG_CUE_THAT | SG_CUE_DENY},
	{"doubt", SG_CUE_THAT | SG_CUE_DENY},
	{"dub", CALLS},
	{"echo", UTTERS},
	{"elaborate", UTTERS},
	{"emphasize", STATES},
	{"estimate", SAYS},
	{"exclaim", UTTERS},
	{"explain", SAYS},
	{"fear", SG_CUE_THAT | SG_CUE_ZERO | SG_CUE_MENTAL},
	{"feel", SG_CUE_THAT | SG_CUE_ZERO | SG_CUE_MENTAL},
	{"find", SG_CUE_THAT},
	{"fire back", UTTERS},
	{"forecast", SG_CUE_THAT},
	{"go on", UTTERS},
	{"hail", SG_CUE_AS},
	{"hint", STATES},
	{"hit back", UTTERS},
	{"hold", SG_CUE_THAT},
	{"hope", SG_CUE_THAT | SG_CUE_ZERO | SG_CUE_MENTAL},
	{"imply", SG_CUE_THAT},
	{"indicate", SG_CUE_THAT},
	{"inform", STATES | SG_CUE_PERSON},
	{"insist", SAYS},
	{"interject", UTTERS},
	{"joke", STATES},
	{"label", CALLS},
	{"lament", STATES},
	{"laugh", UTTERS},
	{"maintain", SAYS},
	{"mention", STATES},
	{"mock", SG_CUE_AS},
	{"muse", UTTERS | SG_CUE_TAIL},
	{"mutter", UTTERS},
	{"note", SAYS},
	{"object", STATES},
	{"observe", STATES},
	{"offer", UTTERS},
	{"opine", STATES},
	{"plead", UTTERS},
	{"pledge", STATES | SG_CUE_TO},
	{"point out", SAYS},
	{"post", STATES},
	{"praise", CALLS},
	{"predict", SAYS},
	{"proclaim", STATES},
	{"promise", STATES | SG_CUE_ZERO | SG_CUE_OBJECT | SG_CUE_TO},
	{"propose", SG_CUE_THAT},
	{"protest", STATES},
	{"put it", UTTERS},
	{"quip", STATES},
	{"reason", STATES},
	{"reassure", STATES | SG_CUE_PERSON},
	{"recall", STATES},
	{"reckon", THINKS | SG_CUE_DIRECT},
	{"recommend", SG_CUE_THAT},
	{"record", SG_CUE_THAT},
	{"recount", STATES},
	{"reflect", STATES},
	{"reiterate", STATES},
	{"reject", SG_CUE_AS},
	{"remark", STATES},
	{"remember", UTTERS},
	{"remind", STATES | SG_CUE_PERSON},
	{"repeat", STATES},
	{"reply", STATES},
	{"report", STATES},
	{"respond", STATES},
	{"retort", STATES},
	{"reveal", SG_CUE_THAT},
	{"ridicule", SG_CUE_AS},
	{"say", SAYS},
	{"scoff", UTTERS},
	{"scold", UTTERS},
	{"shoot back", UTTERS},
	{"shout", UTTERS},
	{"shrug", UTTERS},
	{"sigh", UTTERS},
	{"snap", UTTERS},
	{"sneer", UTTERS},
	{"speculate", STATES},
	{"spell out", STATES},
	{"state", SAYS},
	{"stipulate", SG_CUE_THAT},
	{"stress", STATES},
	{"suggest", SAYS},
	{"sum up", UTTERS},
	{"suspect", THINKS},
	{"swear", STATES},
	{"tease", UTTERS},
	{"tell", STATES | SG_CUE_PERSON},
	{"term", CALLS},
	{"testify", STATES},
	{"think", THINKS | SG_CUE_DIRECT},
	{"threaten", SG_CUE_THAT | SG_CUE_TO},
	{"thunder", UTTERS},
	{"tweet", STATES},
	{"urge", UTTERS | SG_CUE_THAT},
	{"volunteer", UTTERS},
	{"vow", STATES | SG_CUE_TO},
	{"warn", SAYS | SG_CUE_PERSON},
	{"whisper", UTTERS},
	{"wonder", UTTERS | SG_CUE_TAIL},
	{"worry", STATES | SG_CUE_ZERO | SG_CUE_MENTAL},
	{"write", STATES | SG_CUE_ZERO | SG_CUE_OBJECT},
	{"yell", UTTERS},
};

enum { COUNT = sizeof cues / sizeof *cues };

/* Filled once in a process, and only read from then on. */
static sg_sieve sieve;

static void fill_sieve(void)
{
	sg_sieve__add(&sieve, cues, COUNT, sizeof *cues);
}

static const sg_cue *find(const char *lemma)
{
	static pthread_once_t filled = PTHREAD_ONCE_INIT;
	(void)pthread_once(&filled, fill_sieve);
	if (!sg_sieve__holds(&sieve, lemma))
		return NULL;
	size_t at = sg_row__find(lemma, cues, COUNT, sizeof *cues);
	return at < COUNT ? &cues[at] : NULL;
}

static const sg_cue *cue_of(const sg_word *word, sg_inflection *inflection)
{
	if (!word->len)
		return NULL;
	sg_lemmas space;
	const sg_lemmas *lemmas = sg_lemmas__kept(word, &space);
	for (size_t i = 0; i < lemmas->count; i++) {
		const sg_cue *cue = find(lemmas->items[i].text);
		if (cue) {
			*inflection = lemmas->inflection[i];
			return cue;
		}
	}
	return NULL;
}

const sg_cue *sg_cue__of(const sg_word *word, sg_inflection *inflection)
{
	sg_facts *facts = word->facts;
	if (!facts)
		return cue_of(word, inflection);
	if (sg_facts__is_new(facts, SG_FACT_CUE)) {
		sg_inflection found = SG_INFLECTION_BASE;
		facts->cue = cue_of(word, &found);
		facts->cue_inflection = (uint8_t)found;
	}
	if (facts->cue)
		*inflection = (sg_inflection)facts->cue_inflection;
	return facts->cue;
}

const sg_cue *sg_cue__of_pair(
	const sg_word *word, const sg_word *particle, sg_inflection *inflection)
{
	static const sg_row particles[] = {"back", "in", "it", "on", "out", "up"};
	if (!word->len || !SG_WORD_IS(particle, SG_FACT_VERB_PART, particles))
		return NULL;
	sg_lemmas space;
	const sg_lemmas *lemmas = sg_lemmas__kept(word, &space);
	for (size_t i = 0; i < lemmas->count; i++) {
		char pair[2 * SG_WORD_MAX + 2] = {0};
		size_t n = lemmas->items[i].len;
		memcpy(pair, lemmas->items[i].text, n);
		pair[n] = ' ';
		memcpy(pair + n + 1, particle->text, particle->len);
		const sg_cue *cue = find(pair);
		if (cue) {
			*inflection = lemmas->inflection[i];
			return cue;
		}
	}
	return NULL;
}
