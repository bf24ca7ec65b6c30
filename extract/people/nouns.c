/* Tables of nouns for people and bodies. Each list is sorted; adding a noun is one word. */
#include "people/nouns.h"

#include <pthread.h>

/* Single persons, by office, trade or kinship. Plurals are found by their -s. */
static const sg_row roles[] = {"academic", "accountant", "activist", "actor", "actress", "actuary",
	"adviser", "advisor", "advocate", "agronomist", "aide", "alderman", "ally", "alumnus",
	"ambassador", "analyst", "anchor", "anthropologist", "apprentice", "archaeologist",
	"archbishop", "architect", "archivist", "artist", "astronaut", "astronomer", "athlete",
	"attorney", "auditor", "aunt", "author", "babysitter", "baker", "banker", "barista",
	"barrister", "bartender", "benefactor", "billionaire", "biologist", "bishop", "blogger",
	"boss", "boyfriend", "brewer", "broadcaster", "broker", "brother", "brother-in-law",
	"builder", "butcher", "buyer", "cabbie", "campaigner", "candidate", "captain",
	"cardiologist", "caregiver", "carer", "caretaker", "carpenter", "ceo", "cfo", "chair",
	"chairlady", "chairman", "chairmen", "chairperson", "chairwoman", "challenger",
	"chancellor", "chef", "chemist", "chief", "choreographer", "cinematographer", "citizen",
	"clerk", "client", "climatologist", "co-author", "co-founder", "coach", "coauthor",
	"cofounder", "collaborator", "colleague", "columnist", "commander", "commentator",
	"commissioner", "commuter", "composer", "conductor", "consultant", "contender",
	"contractor", "cook", "coordinator", "correspondent", "cosmonaut", "councillor",
	"councilman", "councilmember", "councilor", "councilwoman", "counsel", "counsellor",
	"counterpart", "courier", "cousin", "creator", "critic", "cto", "curator", "customer",
	"cyclist", "dad", "dancer", "daughter", "daughter-in-law", "dean", "defendant", "defender",
	"delegate", "demographer", "dentist", "deputy", "dermatologist", "designer", "detective",
	"developer", "diplomat", "director", "diver", "doctor", "donor", "driver", "ecologist",
	"economist", "editor", "electrician", "employee", "employer", "engineer", "entrepreneur",
	"envoy", "epidemiologist", "executive", "expert", "farmer", "father", "father-in-law",
	"filmmaker", "financier", "firefighter", "fisher", "fisherman", "foreman", "forward",
	"founder", "freelancer", "friend", "front-runner", "frontrunner", "gamer", "gardener",
	"general", "gentleman", "geologist", "girlfriend", "glaciologist", "goalkeeper", "governor",
	"graduate", "granddaughter", "grandfather", "grandma", "grandmother", "grandpa", "grandson",
	"grower", "guest", "haulier", "head", "headhunter", "headmaster", "headmistress",
	"headteacher", "historian", "host", "hotelier", "husband", "immunologist", "incumbent",
	"industrialist", "influencer", "innkeeper", "insider", "inspector", "instructor", "intern",
	"inventor", "investor", "jockey", "journalist", "judge", "juror", "justice", "keeper",
	"landlady", "landlord", "lawmaker", "lawyer", "leader", "lecturer", "legislator", "lender",
	"librarian", "lobbyist", "magistrate", "magnate", "man", "manager", "marketer",
	"mathematician", "mayor", "mechanic", "member", "mentor", "meteorologist", "midfielder",
	"midwife", "millionaire", "minister", "moderator", "mom", "mother", "mother-in-law", "mp",
	"mum", "musician", "nanny", "navigator", "negotiator", "neighbor", "neighbour", "nephew",
	"neurologist", "neuroscientist", "niece", "nominee", "novelist", "nurse", "nutritionist",
	"observer", "officer", "official", "ombudsman", "oncologist", "opponent", "optician",
	"organiser", "organizer", "owner", "paediatrician", "painter", "paramedic", "parent",
	"partner", "passenger", "pastor", "patient", "patron", "pediatrician", "peer", "pensioner",
	"pharmacist", "philanthropist", "philosopher", "photographer", "physician", "physicist",
	"pilot", "pioneer", "planner", "player", "plumber", "podcaster", "poet", "policeman",
	"politician", "postdoc", "postgraduate", "postman", "predecessor", "premier", "presenter",
	"president", "priest", "principal", "producer", "professor", "programmer", "prosecutor",
	"psychiatrist", "psychologist", "publican", "publisher", "pundit", "pupil", "rabbi",
	"radiologist", "rancher", "ranger", "reader", "recruiter", "rector", "referee", "regulator",
	"reporter", "representative", "researcher", "resident", "restaurateur", "restorer",
	"retailer", "reviewer", "rider", "rival", "roofer", "runner", "sailor", "salesman",
	"salesperson", "saleswoman", "sceptic", "scholar", "scientist", "scout", "screenwriter",
	"sculptor", "secretary", "secretary-general", "senator", "sergeant", "shepherd", "sheriff",
	"shopkeeper", "shopper", "singer", "sister", "sister-in-law", "skeptic", "skipper",
	"sociologist", "soldier", "solicitor", "sommelier", "son", "son-in-law", "source",
	"speaker", "specialist", "spokesman", "spokesperson", "spokeswoman", "staffer",
	"statistician", "steward", "stewardess", "strategist", "streamer", "striker", "student",
	"subcontractor", "successor", "superintendent", "superior", "supervisor", "supporter",
	"surgeon", "surveyor", "teacher", "teammate", "technician", "tenant", "therapist",
	"tourist", "trader", "trainee", "trainer", "translator", "treasurer", "trucker", "trustee",
	"tycoon", "umpire", "uncle", "undergraduate", "urbanist", "user", "valedictorian", "vet",
	"veteran", "veterinarian", "vicar", "vice-chair", "vice-president", "viewer", "virologist",
	"visitor", "vlogger", "volunteer", "voter", "waiter", "waitress", "warden", "welder",
	"whistleblower", "widow", "wife", "winemaker", "winner", "witness", "woman", "worker",
	"writer"};

/* Words that are several people by themselves. */
static const sg_row groups[] = {"academics", "advocates", "allies", "analysts", "audience",
	"authors", "backers", "campaigners", "collaborators", "colleagues", "commentators",
	"commenters", "conservatives", "critics", "customers", "detractors", "doubters",
	"economists", "experts", "families", "fans", "folks", "insiders", "liberals", "locals",
	"members", "men", "naysayers", "observers", "officials", "opponents", "parents", "peers",
	"people", "proponents", "protesters", "pundits", "purists", "researchers", "residents",
	"rivals", "sceptics", "scientists", "shareholders", "skeptics", "sources", "staff",
	"students", "supporters", "teachers", "unions", "users", "vets", "villagers", "women",
	"workers"};

/* Bodies and documents that are said to say things. */
static const sg_row organisations[] = {"administration", "agency", "airline", "alliance", "article",
	"assembly", "association", "authority", "bank", "board", "body", "brewery", "brief",
	"bureau", "campaign", "canton", "center", "centre", "chain", "chamber", "charity", "church",
	"city", "club", "coalition", "college", "column", "commission", "committee", "community",
	"company", "complaint", "congregation", "congress", "consortium", "cooperative",
	"corporation", "council", "county", "court", "data", "department", "desk", "developer",
	"district", "editorial", "embassy", "family", "federation", "figures", "filing", "firm",
	"forum", "foundation", "government", "group", "guardian", "guidelines", "guild", "hospital",
	"inquiry", "inspectorate", "institute", "institution", "investigation", "journal", "jury",
	"lab", "laboratory", "lawsuit", "leadership", "leaflet", "league", "letter", "lobby",
	"magazine", "maker", "management", "manufacturer", "ministry", "municipality", "museum",
	"network", "newspaper", "notice", "office", "operator", "opposition", "organisation",
	"organization", "outlet", "pamphlet", "panel", "paper", "parish", "parliament", "party",
	"petition", "platform", "police", "poll", "post", "press", "producer", "programme",
	"project", "publisher", "reception", "region", "regulator", "release", "report", "reports",
	"research", "retailer", "review", "school", "secretariat", "senate", "service", "society",
	"startup", "state", "statement", "statistics", "studies", "study", "supermarket",
	"supplier", "survey", "surveys", "syndicate", "team", "thinktank", "town", "treasury",
	"trial", "tribunal", "trust", "union", "university", "utility", "vendor", "village",
	"watchdog", "website", "wing"};

/* Titles before names; nearly all roles can be one too. */
static const sg_row titles[] = {"adm", "admiral", "baroness", "brig", "brother", "capt", "captain",
	"cardinal", "cllr", "cmdr", "col", "colonel", "commissioner", "congressman",
	"congresswoman", "corporal", "councillor", "count", "countess", "cpl", "dame", "det", "dr",
	"duchess", "duke", "father", "fr", "gen", "general", "gens", "gov", "governor", "govs",
	"hon", "imam", "insp", "inspector", "justice", "king", "lady", "lieutenant", "lord", "lt",
	"madam", "madame", "maj", "major", "master", "miss", "mr", "mrs", "ms", "mx", "pastor",
	"pope", "pres", "president", "prince", "princess", "prof", "professor", "profs", "queen",
	"rabbi", "rep", "reps", "rev", "reverend", "saint", "sen", "senator", "sens", "sgt",
	"sheikh", "sheriff", "sir", "sister", "supt"};

static const sg_row bodies[] = {"academy", "ag", "agency", "airlines", "airways", "alliance",
	"assembly", "associates", "association", "authority", "bank", "board", "brothers", "bureau",
	"campaign", "center", "centre", "chamber", "charity", "church", "club", "co", "coalition",
	"college", "commission", "committee", "community", "company", "confederation", "congress",
	"consortium", "cooperative", "corp", "corporation", "council", "court", "department",
	"federation", "forum", "foundation", "fund", "gallery", "gmbh", "government", "group",
	"guild", "holdings", "hospital", "house", "inc", "industries", "initiative", "institute",
	"institution", "international", "lab", "laboratories", "laboratory", "labs", "league",
	"limited", "llc", "ltd", "media", "ministry", "movement", "museum", "network", "news",
	"office", "organisation", "organization", "parliament", "partners", "partnership", "party",
	"plc", "police", "press", "project", "radio", "review", "school", "senate", "service",
	"services", "society", "solutions", "studio", "studios", "systems", "team", "technologies",
	"times", "tribunal", "trust", "tv", "union", "united", "university", "watch"};

static const sg_row determiners[] = {"a", "all", "an", "another", "any", "both", "certain",
	"countless", "dozens", "each", "eight", "every", "few", "fewer", "five", "four", "half",
	"her", "his", "hundreds", "its", "local", "many", "more", "most", "my", "nine", "no",
	"numerous", "one", "other", "our", "scores", "seven", "several", "six", "some", "such",
	"ten", "that", "the", "their", "these", "this", "those", "thousands", "three", "two",
	"various", "your"};

/* Words that begin sentences, or are capitalised for other reasons than being a name. */
static const sg_row commons[] = {"a", "about", "above", "absolutely", "according", "across",
	"actually", "add", "added", "adds", "after", "again", "against", "ago", "agreed", "ah",
	"all", "almost", "along", "already", "also", "although", "always", "am", "amid", "among",
	"an", "and", "another", "any", "anybody", "anyone", "anything", "anyway", "apart",
	"apparently", "april", "are", "aren't", "argued", "argues", "around", "as", "ask", "asked",
	"asking", "at", "august", "away", "back", "be", "because", "been", "before", "behind",
	"being", "below", "besides", "best", "better", "between", "beyond", "both", "but", "by",
	"call", "calling", "came", "can", "can't", "certainly", "check", "come", "congrats",
	"congratulations", "consider", "could", "couldn't", "critics", "curious", "day", "dear",
	"december", "despite", "did", "didn't", "do", "does", "doesn't", "don't", "dropping",
	"during", "each", "earlier", "either", "else", "especially", "even", "eventually", "ever",
	"every", "everybody", "everyone", "everything", "exactly", "experts", "explain", "fair",
	"fancy", "far", "february", "few", "figure", "finally", "first", "five", "following", "for",
	"forget", "four", "friday", "from", "funny", "further", "furthermore", "get", "give",
	"given", "go", "god", "good", "great", "guess", "ha", "had", "haha", "half", "happy", "has",
	"have", "having", "he", "he's", "hello", "hence", "her", "here", "here's", "hers", "hey",
	"hi", "him", "hire", "his", "hmm", "hold", "honestly", "hope", "hoping", "how", "however",
	"i", "i'd", "i'll", "i'm", "i've", "if", "imagine", "in", "indeed", "instead",
	"interesting", "into", "is", "isn't", "it", "it's", "its", "january", "july", "june",
	"just", "key", "last", "later", "leave", "less", "let", "let's", "like", "likewise",
	"listen", "lol", "look", "looking", "love", "made", "makes", "making", "many", "march",
	"may", "maybe", "me", "meanwhile", "meet", "might", "mind", "mine", "monday", "more",
	"moreover", "most", "much", "must", "my", "myth", "nearly", "needs", "neither", "never",
	"nevertheless", "new", "next", "nice", "no", "nobody", "none", "nor", "not", "note",
	"nothing", "november", "now", "october", "of", "off", "often", "oh", "ok", "okay", "old",
	"on", "once", "one", "only", "or", "other", "others", "our", "ours", "out", "outside",
	"over", "overall", "people", "perhaps", "personally", "pick", "picking", "please", "plus",
	"precisely", "premise", "prove", "put", "quite", "rather", "read", "reading", "reality",
	"really", "recently", "regarding", "remember", "reports", "right", "run", "said", "same",
	"saturday", "say", "says", "second", "see", "send", "september", "set", "several", "shall",
	"share", "she", "she's", "should", "show", "showing", "similarly", "since", "six", "so",
	"some", "somebody", "someone", "something", "sometimes", "soon", "sorry", "sounds", "start",
	"still", "stop", "strongly", "such", "sunday", "sure", "surely", "take", "tell", "telling",
	"tells", "ten", "than", "thank", "thanks", "that", "that's", "the", "their", "them", "then",
	"there", "there's", "therefore", "these", "they", "they're", "thing", "think", "third",
	"this", "those", "though", "three", "through", "throughout", "thursday", "thus", "till",
	"to", "today", "together", "told", "tomorrow", "tonight", "too", "totally", "toward",
	"towards", "true", "truly", "truth", "try", "trying", "tuesday", "turn", "turns", "two",
	"ultimately", "under", "unfortunately", "unless", "unlike", "until", "up", "upon", "us",
	"use", "using", "usually", "very", "via", "wait", "was", "wasn't", "watching", "we",
	"we're", "we've", "wednesday", "well", "were", "what", "what's", "whatever", "when",
	"whenever", "where", "whereas", "whether", "which", "while", "who", "whoever", "whole",
	"whom", "whose", "why", "will", "wish", "with", "within", "without", "won't", "wonderful",
	"work", "working", "worth", "would", "wouldn't", "wow", "writes", "wrote", "yeah", "year",
	"years", "yep", "yes", "yesterday", "yet", "you", "you'd", "you'll", "you're", "you've",
	"your", "yours"};

static bool ends(const sg_word *word, sg_slice ending)
{
	return word->len > ending.len + 2 &&
	       memcmp(word->text + word->len - ending.len, ending.ptr, ending.len) == 0;
}

static bool ends_in_one(const sg_word *word, const sg_slice *endings, size_t count)
{
	char last = word->len ? word->text[word->len - 1] : '\0';
	for (size_t i = 0; i < count; i++)
		if (endings[i].ptr[endings[i].len - 1] == last && ends(word, endings[i]))
			return true;
	return false;
}

/* Trades that no table holds: "glaciologist", "beekeeper", "spokesperson". */
static int classes_by_ending(const sg_word *word)
{
	static const sg_slice one[] = {SG_SLICE_LIT("ologist"), SG_SLICE_LIT("ographer"),
		SG_SLICE_LIT("keeper"), SG_SLICE_LIT("maker"), SG_SLICE_LIT("grower"),
		SG_SLICE_LIT("woman"), SG_SLICE_LIT("person"), SG_SLICE_LIT("master"),
		SG_SLICE_LIT("iatrist"), SG_SLICE_LIT("ician"), SG_SLICE_LIT("monger"),
		SG_SLICE_LIT("wright"), SG_SLICE_LIT("teacher"), SG_SLICE_LIT("worker"),
		SG_SLICE_LIT("owner"), SG_SLICE_LIT("holder"), SG_SLICE_LIT("writer"),
		SG_SLICE_LIT("leader"), SG_SLICE_LIT("lord")};
	static const sg_slice many[] = {SG_SLICE_LIT("ologists"), SG_SLICE_LIT("ographers"),
		SG_SLICE_LIT("keepers"), SG_SLICE_LIT("makers"), SG_SLICE_LIT("growers"),
		SG_SLICE_LIT("women"), SG_SLICE_LIT("people"), SG_SLICE_LIT("masters"),
		SG_SLICE_LIT("iatrists"), SG_SLICE_LIT("icians"), SG_SLICE_LIT("mongers"),
		SG_SLICE_LIT("wrights"), SG_SLICE_LIT("teachers"), SG_SLICE_LIT("workers"),
		SG_SLICE_LIT("owners"), SG_SLICE_LIT("holders"), SG_SLICE_LIT("writers"),
		SG_SLICE_LIT("leaders"), SG_SLICE_LIT("goers")};
	if (ends_in_one(word, one, sizeof one / sizeof *one))
		return SG_NOUN_ROLE;
	return ends_in_one(word, many, sizeof many / sizeof *many) ? SG_NOUN_GROUP : SG_NOUN_NONE;
}

/* "farmers" from "farmer", "agencies" from "agency". */
static bool singular_of(const sg_word *word, sg_word *out)
{
	*out = *word;
	if (ends(word, (sg_slice)SG_SLICE_LIT("ies"))) {
		out->len -= 2;
		out->text[out->len - 1] = 'y';
	} else if (word->len > 3 && word->text[word->len - 1] == 's') {
		out->len--;
	} else {
		return false;
	}
	memset(out->text + out->len, 0, word->len - out->len);
	out->facts = NULL;
	return true;
}

/* Of the four tables of classes: filled once in a process, and only read from then on. */
static sg_sieve sieve;

static void fill_sieve(void)
{
	sg_sieve__add(&sieve, roles, sizeof roles / sizeof *roles, sizeof *roles);
	sg_sieve__add(&sieve, titles, sizeof titles / sizeof *titles, sizeof *titles);
	sg_sieve__add(&sieve, groups, sizeof groups / sizeof *groups, sizeof *groups);
	sg_sieve__add(&sieve, organisations, sizeof organisations / sizeof *organisations,
		sizeof *organisations);
}

static int classes_by_table(const sg_word *word)
{
	int classes = SG_NOUN_NONE;
	if (SG_WORD_IN(word, roles))
		classes |= SG_NOUN_ROLE | SG_NOUN_TITLE;
	if (SG_WORD_IN(word, titles))
		classes |= SG_NOUN_TITLE;
	if (SG_WORD_IN(word, groups))
		classes |= SG_NOUN_GROUP;
	if (SG_WORD_IN(word, organisations))
		classes |= SG_NOUN_ORGANISATION;
	return classes;
}

static int classes_of(const sg_word *word)
{
	static pthread_once_t filled = PTHREAD_ONCE_INIT;
	sg_word singular;
	(void)pthread_once(&filled, fill_sieve);
	int classes = sg_sieve__holds(&sieve, word->text) ? classes_by_table(word) : SG_NOUN_NONE;
	if (!classes && singular_of(word, &singular) && sg_sieve__holds(&sieve, singular.text)) {
		if (SG_WORD_IN(&singular, roles))
			classes |= SG_NOUN_GROUP;
		else if (SG_WORD_IN(&singular, organisations))
			classes |= SG_NOUN_ORGANISATION | SG_NOUN_GROUP;
	}
	return classes ? classes : classes_by_ending(word);
}

static const struct title_pair {
	const char *title, *abbreviation;
} title_pairs[] = {{"captain", "capt"}, {"colonel", "col"}, {"commander", "cmdr"},
	{"congressman", "rep"}, {"congresswoman", "rep"}, {"councillor", "cllr"}, {"doctor", "dr"},
	{"general", "gen"}, {"governor", "gov"}, {"lieutenant", "lt"}, {"major", "maj"},
	{"president", "pres"}, {"professor", "prof"}, {"representative", "rep"},
	{"reverend", "rev"}, {"senator", "sen"}, {"sergeant", "sgt"}, {"superintendent", "supt"}};

const char *sg_noun__abbreviation_of(const sg_word *title)
{
	for (size_t i = 0; i < sizeof title_pairs / sizeof *title_pairs; i++)
		if (title->text[0] == title_pairs[i].title[0] &&
			strcmp(title->text, title_pairs[i].title) == 0)
			return title_pairs[i].abbreviation;
	return NULL;
}

const char *sg_noun__title_of(const sg_word *abbreviation)
{
	for (size_t i = 0; i < sizeof title_pairs / sizeof *title_pairs; i++)
		if (abbreviation->text[0] == title_pairs[i].abbreviation[0] &&
			strcmp(abbreviation->text, title_pairs[i].abbreviation) == 0)
			return title_pairs[i].title;
	return NULL;
}

int sg_noun__classes(const sg_word *word)
{
	if (!word->facts)
		return classes_of(word);
	if (sg_facts__is_new(word->facts, SG_FACT_CLASSES))
		word->facts->noun_classes = (uint8_t)classes_of(word);
	return word->facts->noun_classes;
}

bool sg_noun__is_body(const sg_word *word)
{
	return SG_WORD_IS(word, SG_FACT_BODY, bodies);
}

static char pronoun_of(const sg_word *word)
{
	static const struct {
		const char *word;
		char person;
	} pronouns[] = {{"he", 'm'}, {"she", 'f'}, {"they", 'p'}, {"it", 'o'}, {"i", '1'},
		{"we", 'w'}, {"you", '2'}, {"who", 'r'}};
	for (size_t i = 0; i < sizeof pronouns / sizeof *pronouns; i++)
		if (sg_word__is(word, pronouns[i].word))
			return pronouns[i].person;
	return 0;
}

char sg_noun__pronoun(const sg_word *word)
{
	if (!word->facts)
		return pronoun_of(word);
	if (sg_facts__is_new(word->facts, SG_FACT_PRONOUN))
		word->facts->pronoun = pronoun_of(word);
	return word->facts->pronoun;
}

char sg_noun__gender(const sg_word *word)
{
	static const sg_row men[] = {"boyfriend", "brother", "businessman", "chairman",
		"congressman", "councilman", "dad", "duke", "father", "fireman", "fisherman",
		"foreman", "gentleman", "grandfather", "husband", "king", "lord", "man", "mr",
		"policeman", "pope", "prince", "salesman", "sir", "son", "spokesman", "uncle"};
	static const sg_row women[] = {"actress", "aunt", "baroness", "businesswoman", "chairwoman",
		"congresswoman", "councilwoman", "countess", "dame", "daughter", "duchess",
		"girlfriend", "grandmother", "lady", "landlady", "madam", "madame", "miss",
		"mother", "mrs", "ms", "mum", "policewoman", "princess", "queen", "sister",
		"spokeswoman", "wife", "woman"};
	return SG_WORD_IN(word, men) ? 'm' : SG_WORD_IN(word, women) ? 'f' : 0;
}

bool sg_noun__is_determiner(const sg_word *word)
{
	return SG_WORD_IS(word, SG_FACT_DETERMINER, determiners);
}

bool sg_noun__is_common(const sg_word *word)
{
	return SG_WORD_IS(word, SG_FACT_COMMON, commons);
}

bool sg_noun__is_adherence(const sg_word *word)
{
	static const sg_row words[] = {"african", "albanian", "algerian", "american", "andean",
		"anglican", "arab", "arabian", "arctic", "argentine", "argentinian", "asian",
		"atlantic", "australian", "austrian", "baltic", "bavarian", "belgian", "bosnian",
		"brazilian", "british", "buddhist", "bulgarian", "cambodian", "canadian",
		"caribbean", "catalan", "catholic", "chilean", "chinese", "christian", "colombian",
		"communist", "congolese", "conservative", "croatian", "cuban", "czech", "danish",
		"democrat", "democratic", "dutch", "egyptian", "english", "estonian", "ethiopian",
		"european", "evangelical", "federal", "finnish", "flemish", "french", "german",
		"ghanaian", "greek", "hindu", "hispanic", "hungarian", "icelandic", "indian",
		"indonesian", "iranian", "iraqi", "irish", "islamic", "islamist", "israeli",
		"italian", "jamaican", "japanese", "jewish", "jordanian", "kenyan", "korean",
		"kurdish", "latino", "latvian", "lebanese", "liberal", "libertarian", "libyan",
		"lithuanian", "malaysian", "marxist", "mexican", "mormon", "moroccan", "muslim",
		"nepalese", "nigerian", "nordic", "norwegian", "orthodox", "pakistani",
		"palestinian", "peruvian", "polish", "portuguese", "protestant", "republican",
		"romanian", "russian", "saudi", "scandinavian", "scottish", "serb", "serbian",
		"shia", "shiite", "sikh", "slovak", "slovenian", "socialist", "somali", "soviet",
		"spanish", "sunni", "swedish", "swiss", "syrian", "taiwanese", "thai", "tunisian",
		"turkish", "ugandan", "ukrainian", "venezuelan", "vietnamese", "welsh", "western"};
	return SG_WORD_IS(word, SG_FACT_ADHERENCE, words);
}
