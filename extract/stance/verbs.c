/* The tables of stance verbs, each sorted by first letter. Adding one is one row. */
#include "stance/verbs.h"

static const sg_phrase with_object[] = {
	{"accuse*", SG_CUE_REBUT, 0.85},
	{"admire*", SG_CUE_AGREE, 0.75},
	{"agree* with", SG_CUE_AGREE, 0.9},
	{"applaud*", SG_CUE_AGREE, 0.88},
	{"assail*", SG_CUE_REBUT, 0.85},
	{"at odds with", SG_CUE_REBUT, 0.8},
	{"attack*", SG_CUE_REBUT, 0.82},
	{"back*", SG_CUE_AGREE, 0.82},
	{"bash*", SG_CUE_REBUT, 0.8},
	{"berate*", SG_CUE_REBUT, 0.82},
	{"blame*", SG_CUE_REBUT, 0.75},
	{"blast*", SG_CUE_REBUT, 0.85},
	{"break* with", SG_CUE_REBUT, 0.7},
	{"cast* doubt on", SG_CUE_REBUT, 0.8},
	{"castigate*", SG_CUE_REBUT, 0.85},
	{"challenge*", SG_CUE_REBUT, 0.75},
	{"champion*", SG_CUE_AGREE, 0.8},
	{"chide*", SG_CUE_REBUT, 0.8},
	{"clash* with", SG_CUE_REBUT, 0.85},
	{"come* out against", SG_CUE_REBUT, 0.85},
	{"come* out in favour|favor|support of", SG_CUE_AGREE, 0.85},
	{"come* to the defence|defense of", SG_CUE_AGREE, 0.85},
	{"commend*", SG_CUE_AGREE, 0.85},
	{"complain* about", SG_CUE_REBUT, 0.7},
	{"concur* with", SG_CUE_AGREE, 0.85},
	{"condemn*", SG_CUE_REBUT, 0.88},
	{"congratulate*", SG_CUE_AGREE, 0.72},
	{"contest*", SG_CUE_REBUT, 0.75},
	{"contradict*", SG_CUE_REBUT, 0.88},
	{"critical of", SG_CUE_REBUT, 0.8},
	{"criticism of", SG_CUE_REBUT, 0.6},
	{"criticize*", SG_CUE_REBUT, 0.9},
	{"decry*", SG_CUE_REBUT, 0.85},
	{"defend*", SG_CUE_AGREE, 0.8},
	{"denounce*", SG_CUE_REBUT, 0.88},
	{"deride*", SG_CUE_REBUT, 0.85},
	{"disagree* with", SG_CUE_REBUT, 0.9},
	{"dismiss*", SG_CUE_REBUT, 0.85},
	{"disparage*", SG_CUE_REBUT, 0.82},
	{"dispute*", SG_CUE_REBUT, 0.85},
	{"distance* himself|herself|themselves from", SG_CUE_REBUT, 0.72},
	{"doubt*", SG_CUE_REBUT, 0.7},
	{"echo*", SG_CUE_AGREE, 0.85},
	{"endorse*", SG_CUE_AGREE, 0.88},
	{"fault*", SG_CUE_REBUT, 0.78},
	{"fire* back at", SG_CUE_REBUT, 0.85},
	{"hail*", SG_CUE_AGREE, 0.82},
	{"hit* back at", SG_CUE_REBUT, 0.85},
	{"hit* out at", SG_CUE_REBUT, 0.85},
	{"i am with", SG_CUE_AGREE, 0.85},
	{"i'm with", SG_CUE_AGREE, 0.85},
	{"lambast*", SG_CUE_REBUT, 0.85},
	{"lambaste*", SG_CUE_REBUT, 0.85},
	{"lash* out at", SG_CUE_REBUT, 0.85},
	{"lay* into", SG_CUE_REBUT, 0.8},
	{"mock*", SG_CUE_REBUT, 0.85},
	{"object* to", SG_CUE_REBUT, 0.8},
	{"oppose*", SG_CUE_REBUT, 0.85},
	{"pan*", SG_CUE_REBUT, 0.75},
	{"part* company with|from", SG_CUE_REBUT, 0.8},
	{"pay* tribute to", SG_CUE_AGREE, 0.8},
	{"pour* cold water on|over", SG_CUE_REBUT, 0.8},
	{"pour* scorn on", SG_CUE_REBUT, 0.85},
	{"praise*", SG_CUE_AGREE, 0.88},
	{"push* back against|at|on", SG_CUE_REBUT, 0.82},
	{"quarrel* with", SG_CUE_REBUT, 0.8},
	{"question*", SG_CUE_REBUT, 0.72},
	{"rail* against", SG_CUE_REBUT, 0.85},
	{"rally* behind", SG_CUE_AGREE, 0.82},
	{"rebuff*", SG_CUE_REBUT, 0.8},
	{"rebuke*", SG_CUE_REBUT, 0.85},
	{"rebut*", SG_CUE_REBUT, 0.88},
	{"refute*", SG_CUE_REBUT, 0.88},
	{"reject*", SG_CUE_REBUT, 0.85},
	{"repudiate*", SG_CUE_REBUT, 0.85},
	{"ridicule*", SG_CUE_REBUT, 0.85},
	{"round* on", SG_CUE_REBUT, 0.78},
	{"salute*", SG_CUE_AGREE, 0.78},
	{"savage*", SG_CUE_REBUT, 0.8},
	{"scoff* at", SG_CUE_REBUT, 0.85},
	{"scold*", SG_CUE_REBUT, 0.8},
	{"scorn*", SG_CUE_REBUT, 0.82},
	{"share* the concerns|view|worries of", SG_CUE_AGREE, 0.8},
	{"side* with", SG_CUE_AGREE, 0.85},
	{"slam*", SG_CUE_REBUT, 0.88},
	{"sneer* at", SG_CUE_REBUT, 0.82},
	{"spar* with", SG_CUE_REBUT, 0.8},
	{"speak* out against", SG_CUE_REBUT, 0.85},
	{"stand* by|behind|with", SG_CUE_AGREE, 0.75},
	{"support*", SG_CUE_AGREE, 0.82},
	{"take* a swipe at", SG_CUE_REBUT, 0.85},
	{"take* aim at", SG_CUE_REBUT, 0.85},
	{"take* exception to", SG_CUE_REBUT, 0.85},
	{"take* issue with", SG_CUE_REBUT, 0.85},
	{"take* the side of", SG_CUE_AGREE, 0.85},
	{"throw* shade at|on", SG_CUE_REBUT, 0.85},
	{"torch*", SG_CUE_REBUT, 0.7},
	{"trash*", SG_CUE_REBUT, 0.78},
	{"troll*", SG_CUE_REBUT, 0.75},
	{"upbraid*", SG_CUE_REBUT, 0.82},
	{"vouch* for", SG_CUE_AGREE, 0.82},
	{"warn* against", SG_CUE_REBUT, 0.6},
	{"welcome*", SG_CUE_AGREE, 0.75},
};

static const sg_phrase answering[] = {
	{"agree*", SG_CUE_AGREE, 0.78},
	{"back* that|this|it up", SG_CUE_AGREE, 0.75},
	{"beg* to differ", SG_CUE_REBUT, 0.88},
	{"beg* to disagree", SG_CUE_REBUT, 0.88},
	{"bite* back", SG_CUE_REBUT, 0.8},
	{"bristle*", SG_CUE_REBUT, 0.72},
	{"chime* in", SG_CUE_AGREE, 0.65},
	{"clap* back", SG_CUE_REBUT, 0.85},
	{"come* out swinging", SG_CUE_REBUT, 0.85},
	{"concur*", SG_CUE_AGREE, 0.85},
	{"counter*", SG_CUE_REBUT, 0.8},
	{"didn't|doesn't|don't accept|share this|that|it", SG_CUE_REBUT, 0.82},
	{"didn't|doesn't|don't believe|buy it|that|this", SG_CUE_REBUT, 0.85},
	{"did|does not accept|share this|that|it", SG_CUE_REBUT, 0.82},
	{"did|does not believe|buy it|that|this", SG_CUE_REBUT, 0.85},
	{"disagree*", SG_CUE_REBUT, 0.85},
	{"disputed|disputes|denied|denies this|that|it", SG_CUE_REBUT, 0.82},
	{"fire* back", SG_CUE_REBUT, 0.85},
	{"have|has|had none of it|that", SG_CUE_REBUT, 0.8},
	{"hit* back", SG_CUE_REBUT, 0.85},
	{"is contested|disputed", SG_CUE_REBUT, 0.75},
	{"is having none of it|that", SG_CUE_REBUT, 0.85},
	{"is not convinced|impressed|persuaded|moved", SG_CUE_REBUT, 0.78},
	{"is unconvinced|unimpressed|unmoved|unpersuaded|sceptical|skeptical", SG_CUE_REBUT, 0.78},
	{"isn't convinced|impressed|persuaded|moved|buying", SG_CUE_REBUT, 0.78},
	{"let* that go|pass|slide|stand", SG_CUE_REBUT, 0.78},
	{"letting that go|pass|slide|stand", SG_CUE_REBUT, 0.78},
	{"paint* a different picture", SG_CUE_REBUT, 0.78},
	{"push* back", SG_CUE_REBUT, 0.8},
	{"rejected|rejects this|that|it", SG_CUE_REBUT, 0.82},
	{"remains|remained unconvinced|unimpressed|unmoved|unpersuaded|sceptical|skeptical",
		SG_CUE_REBUT, 0.78},
	{"reply* that|to", SG_CUE_REBUT, 0.66},
	{"respond* that|by", SG_CUE_REBUT, 0.66},
	{"retort*", SG_CUE_REBUT, 0.82},
	{"second* that", SG_CUE_AGREE, 0.85},
	{"see* it ? differently", SG_CUE_REBUT, 0.85},
	{"see* things ? differently", SG_CUE_REBUT, 0.85},
	{"share* that|this|the concern|view|worry|sentiment", SG_CUE_AGREE, 0.8},
	{"shoot* back", SG_CUE_REBUT, 0.85},
	{"snap* back", SG_CUE_REBUT, 0.82},
	{"stay* away", SG_CUE_REBUT, 0.7},
	{"strike* a different note|tone", SG_CUE_REBUT, 0.7},
	{"strike* back", SG_CUE_REBUT, 0.82},
	{"sum* it up", SG_CUE_AGREE, 0.72},
	{"sum* up ? mood", SG_CUE_AGREE, 0.65},
	{"take* a different view", SG_CUE_REBUT, 0.82},
	{"take* the opposite view", SG_CUE_REBUT, 0.85},
	{"take* the opposite view|line|side", SG_CUE_REBUT, 0.85},
	{"was having none of it|that", SG_CUE_REBUT, 0.85},
	{"was not convinced|impressed|persuaded|moved", SG_CUE_REBUT, 0.78},
	{"was unconvinced|unimpressed|unmoved|unpersuaded|sceptical|skeptical",
		SG_CUE_REBUT, 0.78},
	{"wasn't convinced|impressed|persuaded|moved|buying", SG_CUE_REBUT, 0.78},
};

static const sg_phrase reversed[] = {
	{"come* under fire from", SG_CUE_REBUT, 0.82},
	{"draw* ? answers|replies|rebukes from", SG_CUE_REBUT, 0.7},
	{"draw* ? criticism|fire|rebuke|ire|scorn from", SG_CUE_REBUT, 0.82},
	{"draw* ? praise|support|applause from", SG_CUE_AGREE, 0.8},
	{"draw* a ? answer|rebuke|reply|response|retort from", SG_CUE_REBUT, 0.75},
	{"face* ? criticism|opposition|resistance from", SG_CUE_REBUT, 0.8},
	{"find* ? support from|with", SG_CUE_AGREE, 0.75},
	{"find* an ally in", SG_CUE_AGREE, 0.82},
	{"get* ? support|backing from", SG_CUE_AGREE, 0.82},
	{"meet* with ? criticism|resistance from", SG_CUE_REBUT, 0.8},
	{"receive* ? support|backing|praise from", SG_CUE_AGREE, 0.8},
	{"win* ? support|backing|praise from", SG_CUE_AGREE, 0.8},
};

static const sg_phrase naming[] = {
	{"brand*", SG_CUE_REBUT, 0.75},
	{"call*", SG_CUE_REBUT, 0.7},
	{"characterize*", SG_CUE_REBUT, 0.68},
	{"describe*", SG_CUE_REBUT, 0.64},
	{"dub*", SG_CUE_REBUT, 0.66},
	{"label*", SG_CUE_REBUT, 0.72},
	{"likened|likens", SG_CUE_REBUT, 0.66},
};

bool sg_verbs__is_utterance(const sg_word *word)
{
	static const char *const nouns[] = {
		"account", "accusation", "accusations", "allegation", "allegations", "analysis",
		"apology", "argument", "arguments", "article", "assertion", "assessment",
		"assumption", "attack", "belief", "book", "call", "calls", "characterisation",
		"characterization", "charge", "charges", "claim", "claims", "column", "comment",
		"comments", "comparison", "complaint", "complaints", "concern", "concerns",
		"conclusion", "conclusions", "criticism", "criticisms", "data", "decision",
		"defence", "defense", "demand", "diagnosis", "essay", "estimate", "estimates",
		"explanation", "figure", "figures", "finding", "findings", "framing",
		"hypothesis", "idea", "interpretation", "interview", "letter", "logic", "memo",
		"narrative", "notion", "numbers", "objection", "objections", "point", "position",
		"post", "prediction", "premise", "proposal", "proposals", "reading", "reasoning",
		"rebuttal", "remark", "remarks", "report", "rhetoric", "sentiment", "speech",
		"stance", "statement", "statistics", "suggestion", "suggestions", "testimony",
		"theory", "thesis", "tweet", "verdict", "version", "view", "views", "warning",
		"warnings", "words"};
	return SG_WORD_IN(word, nouns);
}

bool sg_verbs__is_quarrel(const sg_word *word)
{
	static const char *const nouns[] = {
		"argument", "battle", "brawl", "clash", "clashes", "debate", "disagreement",
		"dispute", "duel", "exchange", "fallout", "feud", "fight", "fuss", "quarrel",
		"rift", "row", "showdown", "spat", "standoff", "tiff", "war"};
	return SG_WORD_IN(word, nouns);
}

sg_phrases sg_verbs__with_object(void)
{
	return SG_PHRASES(with_object);
}

sg_phrases sg_verbs__naming(void)
{
	return SG_PHRASES(naming);
}

sg_phrases sg_verbs__reversed(void)
{
	return SG_PHRASES(reversed);
}

sg_phrases sg_verbs__answering(void)
{
	return SG_PHRASES(answering);
}
