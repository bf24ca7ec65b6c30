/* Names: cut what is no name off both ends, then ask whether the rest could be one. */
#include "reader/names.h"

#include "reader/letters.h"
#include "stancegraph/debate.h"

enum { NAME_BYTES_MAX = 60, NAME_WORDS_MAX = 5, TABLE_FIRST = 64 };

static const char *const TITLES[] = {
	"dr", "fr", "hon", "miss", "mr", "mrs", "ms", "mx", "prof", "professor", "rev", "sir"};
static const char *const DEGREES[] = {"ba", "bsc", "ca", "cfa", "cissp", "cpa", "dds", "dphil",
	"edd", "esq", "frsa", "hon", "jd", "llm", "ma", "mba", "mbe", "md", "mpa", "mph", "msc",
	"obe", "p.e", "pe", "ph.d", "phd", "pmp", "rn"};
/* Small words inside names. */
static const char *const PARTICLES[] = {"af", "al", "av", "ben", "bin", "bint", "da", "dal", "de",
	"del", "della", "den", "der", "di", "do", "dos", "du", "e", "el", "ibn", "in", "la", "le",
	"of", "st", "ten", "ter", "the", "van", "von", "y", "zu"};
/* Capitalised words that open sentences and headings but no names. */
static const char *const NO_NAMES[] = {"a", "about", "absolutely", "actually", "after", "agree",
	"agreed", "all", "also", "always", "amen", "an", "and", "another", "any", "are", "as", "at",
	"awesome", "because", "before", "both", "brilliant", "but", "by", "can", "congrats",
	"congratulations", "could", "did", "disagree", "do", "does", "don't", "each", "even",
	"every", "exactly", "excellent", "fantastic", "finally", "first", "for", "from", "get",
	"good", "great", "had", "has", "have", "he", "hello", "her", "here", "hey", "hi", "his",
	"how", "however", "i", "i'm", "if", "in", "indeed", "interesting", "is", "it", "it's",
	"its", "just", "last", "let's", "like", "lol", "many", "maybe", "me", "more", "most", "my",
	"never", "next", "nice", "no", "nope", "not", "nothing", "now", "of", "oh", "ok", "okay",
	"on", "once", "only", "or", "other", "our", "people", "perhaps", "please", "really",
	"right", "same", "say", "see", "she", "should", "since", "so", "some", "sorry", "still",
	"sure", "thank", "thanks", "that", "that's", "the", "their", "then", "there", "these",
	"they", "this", "those", "to", "too", "totally", "true", "truly", "unfortunately", "very",
	"was", "we", "well", "were", "what", "when", "where", "which", "while", "who", "why",
	"with", "wonderful", "wow", "yeah", "yes", "you", "your", "yours"};
static const char *const ROLES[] = {"accountant", "admin", "administrator", "advisor", "analyst",
	"architect", "artist", "assistant", "associate", "attorney", "author", "biologist",
	"broker", "builder", "captain", "ceo", "cfo", "chair", "chairman", "chef", "chief", "cmo",
	"co-founder", "coach", "cofounder", "columnist", "consultant", "contractor", "coo",
	"correspondent", "cto", "curator", "designer", "developer", "director", "doctor", "driver",
	"economist", "editor", "editor-in-chief", "educator", "engineer", "entrepreneur",
	"evangelist", "executive", "expert", "farmer", "fellow", "founder", "freelance", "governor",
	"head", "headteacher", "innovator", "investor", "journalist", "lawyer", "lead", "leader",
	"lecturer", "librarian", "manager", "marketer", "mechanic", "member", "mentor", "moderator",
	"musician", "nurse", "officer", "operator", "owner", "parent", "partner", "pastor",
	"photographer", "physician", "physio", "physiotherapist", "pilot", "pioneer", "planner",
	"policeman", "president", "principal", "producer", "professor", "programmer",
	"psychiatrist", "psychologist", "publisher", "recruiter", "reporter", "researcher",
	"resident", "retired", "sales", "scientist", "secretary", "senior", "soldier", "specialist",
	"strategist", "student", "supervisor", "surgeon", "surveyor", "teacher", "technician",
	"technologist", "therapist", "trainer", "translator", "trustee", "tutor", "vet",
	"veterinarian", "volunteer", "vp", "worker", "writer"};

static bool is_invisible(uint32_t code)
{
	return (code >= 0x200B && code <= 0x200F) || (code >= 0x202A && code <= 0x202E) ||
	       (code >= 0x2060 && code <= 0x2069) || (code >= 0xFE00 && code <= 0xFE0F);
}

/* Signs that end the name part of a line; a dash only between spaces. */
static bool is_name_end(sg_slice line, size_t pos, uint32_t code, size_t len)
{
	if (code == ',' || code == '(' || code == '[' || code == '|' || code == ':' ||
		code == '/' || code == '<' || code == 0x2022 || code == 0xB7 || code == 0xBB)
		return true;
	if (code == '-' || code == 0x2013 || code == 0x2014)
		return pos > 0 && line.ptr[pos - 1] == ' ' &&
		       (pos + len >= line.len || line.ptr[pos + len] == ' ');
	return code >= 0x2190 && sg_letter_of(code) == SG_LETTER_NONE;
}

/* Signs in front: bullets, emoji, quotes, but not '@'. */
static sg_slice without_front(sg_slice s)
{
	size_t pos = 0, len;
	while (pos < s.len) {
		uint32_t code = sg_utf8_at(s, pos, &len);
		if (code == '@' || sg_letter_of(code) != SG_LETTER_NONE)
			break;
		pos += len;
	}
	return sg_slice__part(s, pos, s.len);
}

static sg_slice without_titles(sg_slice s)
{
	for (;;) {
		sg_slice rest = s, word = sg_word__next(&rest);
		if (!SG_WORD_IS_IN(sg_word__bare(word), TITLES) || sg_slice_trim(rest).len == 0)
			return s;
		s = sg_slice_trim(rest);
	}
}

static bool is_verb_of_posting(sg_slice word)
{
	static const char *const verbs[] = {
		"asked", "commented", "posted", "replied", "said", "says", "writes", "wrote"};
	return SG_WORD_IS_IN(word, verbs);
}

static sg_slice without_tail(sg_slice s)
{
	for (;;) {
		sg_slice rest = s, word = sg_word__last(&rest), bare = sg_word__bare(word);
		bool is_degree =
			SG_WORD_IS_IN(bare, DEGREES) &&
			sg_letter_of((unsigned char)bare.ptr[bare.len - 1]) == SG_LETTER_CAPITAL;
		static const char *const badges[] = {
			"1st", "2nd", "3rd", "3rd+", "author", "op", "verified"};
		bool goes = word.len && (bare.len == 0 || is_degree || is_verb_of_posting(bare) ||
						SG_WORD_IS_IN(bare, badges));
		sg_slice left = sg_slice_trim(rest);
		if (!goes || left.len == 0)
			return s;
		s = left;
	}
}

sg_slice sg_name__clean(sg_slice line)
{
	sg_slice s = without_front(sg_slice_trim(line));
	size_t end = 0;
	for (size_t pos = 0, len; pos < s.len && pos <= NAME_BYTES_MAX * 2; pos += len) {
		uint32_t code = sg_utf8_at(s, pos, &len);
		if (is_name_end(s, pos, code, len))
			break;
		if (!is_invisible(code))
			end = pos + len;
	}
	return without_tail(without_titles(sg_slice_trim(sg_slice__part(s, 0, end))));
}

bool sg_name__is_handle(sg_slice word)
{
	size_t at = word.len && word.ptr[0] == '@', letters = 0;
	if (word.len - at < 2 || word.len > 40)
		return false;
	for (size_t i = at; i < word.len; i++) {
		unsigned char c = (unsigned char)word.ptr[i];
		bool is_letter = sg_letter_of(c) == SG_LETTER_SMALL ||
				 sg_letter_of(c) == SG_LETTER_CAPITAL || c >= 0x80;
		letters += is_letter;
		if (!is_letter && !(c >= '0' && c <= '9') && c != '_' && c != '-' && c != '.' &&
			!(c == '@' && at))
			return false;
	}
	return letters > 0 && word.ptr[word.len - 1] != '.';
}

static bool is_bad_end(sg_slice s)
{
	char last = s.ptr[s.len - 1];
	if (last == '!' || last == '?' || last == ';')
		return true;
	if (last != '.')
		return false;
	sg_slice rest = s, word = sg_word__last(&rest);
	return word.len > 3; /* "Jr.", "M." */
}

/* "d'Arc", "al-Sayed": small in front, capital behind the sign. */
static bool is_joined(sg_slice word)
{
	for (size_t i = 1; i + 1 < word.len; i++)
		if (word.ptr[i] == '\'' || word.ptr[i] == '-' || (unsigned char)word.ptr[i] == 0x99)
			return sg_letter_first(sg_slice__part(word, i + 1, word.len)) ==
			       SG_LETTER_CAPITAL;
	return false;
}

bool sg_name__is_plausible(sg_slice s)
{
	size_t words = 0, capitals = 0;
	if (s.len == 0 || s.len > NAME_BYTES_MAX || is_bad_end(s))
		return false;
	sg_slice rest = s, word;
	while ((word = sg_word__next(&rest)).len) {
		sg_letter first = sg_letter_first(sg_word__bare(word));
		words++;
		if (words == 1 && SG_WORD_IS_IN(word, NO_NAMES))
			return false;
		if (SG_WORD_IS_IN(word, PARTICLES))
			continue;
		capitals += first == SG_LETTER_CAPITAL;
		if (first == SG_LETTER_SMALL && words > 1 && !is_joined(word))
			return false;
	}
	if (words == 1)
		return capitals == 1 || sg_name__is_handle(s);
	return words <= NAME_WORDS_MAX && capitals >= 1 && capitals * 2 >= words;
}

bool sg_name__is_role(sg_slice line)
{
	sg_slice rest = line, word;
	while ((word = sg_word__next(&rest)).len) {
		sg_slice bare = sg_word__bare(word);
		bool is_sign = bare.len == 0 && (word.ptr[0] == '|' || word.ptr[0] == '@');
		if (is_sign || SG_WORD_IS_IN(bare, ROLES))
			return true;
	}
	return false;
}

/* FNV-1a over lowered bytes. */
static size_t hash_of(sg_slice name)
{
	uint64_t hash = 14695981039346656037u;
	for (size_t i = 0; i < name.len; i++) {
		unsigned char c = (unsigned char)name.ptr[i];
		hash = (hash ^ (c >= 'A' && c <= 'Z' ? c + 32u : c)) * 1099511628211u;
	}
	return (size_t)(hash ^ (hash >> 32));
}

static size_t slot_of(const sg_name_table *table, sg_slice name)
{
	size_t mask = table->capacity - 1, at = hash_of(name) & mask;
	while (table->slots[at].name.ptr && !sg_slice_eq_nocase(table->slots[at].name, name))
		at = (at + 1) & mask;
	return at;
}

uint32_t sg_name_table__get(const sg_name_table *table, sg_slice name)
{
	if (table->capacity == 0 || name.len == 0)
		return SG_NONE;
	const sg_name_slot *slot = &table->slots[slot_of(table, name)];
	return slot->name.ptr ? slot->value : SG_NONE;
}

static sg_status grow(sg_name_table *table, sg_arena *arena)
{
	sg_name_table wide = {
		NULL, table->count, table->capacity ? table->capacity * 2 : TABLE_FIRST};
	wide.slots = sg_arena_array(arena, wide.capacity, sizeof *wide.slots);
	if (!wide.slots)
		return SG_E_NOMEM;
	for (size_t i = 0; i < table->capacity; i++)
		if (table->slots[i].name.ptr)
			wide.slots[slot_of(&wide, table->slots[i].name)] = table->slots[i];
	*table = wide;
	return SG_OK;
}

sg_status sg_name_table__put(sg_name_table *table, sg_arena *arena, sg_slice name, uint32_t value)
{
	if (name.len == 0)
		return SG_OK;
	if (table->count * 2 >= table->capacity) {
		sg_status st = grow(table, arena);
		if (st != SG_OK)
			return st;
	}
	sg_name_slot *slot = &table->slots[slot_of(table, name)];
	table->count += slot->name.ptr == NULL;
	*slot = (sg_name_slot){name, value};
	return SG_OK;
}
