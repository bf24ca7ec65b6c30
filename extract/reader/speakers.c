/* Speakers: runs of capitalised words in the introduction are names; a table each for last
 * names, first names and initials leads from a short label to the full name. */
#include "reader/speakers.h"

#include "reader/letters.h"
#include "stancegraph/debate.h"

enum { RUN_WORDS_MAX = 4, NAMES_MAX = 4096, INITIALS_MAX = 4 };

typedef struct {
	sg_slice name;
	size_t words;
	sg_slice before;    /* the word in front of the run */
	sg_slice honorific; /* "Reporter" of "Reporter Jane Roe" */
} run;

/* Capitalised words before a name that are no part of it. */
static const char *const HONORIFICS[] = {"ambassador", "archbishop", "bishop", "captain",
	"chancellor", "chef", "coach", "colonel", "commissioner", "correspondent", "councillor",
	"dame", "dr", "father", "general", "governor", "grandmaster", "guest", "host", "judge",
	"justice", "king", "lady", "lord", "mayor", "minister", "moderator", "mr", "mrs", "ms",
	"president", "presenter", "prince", "princess", "prof", "professor", "queen", "rabbi",
	"rep", "representative", "reporter", "rev", "reverend", "sen", "senator", "sergeant",
	"sheikh", "sir"};
static const char *const ROLES[] = {"anchor", "caller", "correspondent", "guest", "host",
	"interviewer", "moderator", "narrator", "presenter", "reporter"};

static uint32_t weight_of(const sg_voices *cast, const run *r)
{
	static const char *const pointers[] = {"asked", "by", "guest", "interviewed",
		"interviewing", "met", "to", "welcome", "with"};
	static const char *const articles[] = {"a", "an", "at", "from", "in", "of", "the"};
	if (cast->is_intro_over || SG_WORD_IS_IN(sg_word__bare(r->before), articles))
		return 0;
	return SG_WORD_IS_IN(sg_word__bare(r->before), pointers) ? 4 : 1;
}

static sg_status put_if_new(sg_name_table *table, sg_arena *arena, sg_slice key, uint32_t value)
{
	if (sg_name_table__get(table, key) != SG_NONE)
		return SG_OK;
	return sg_name_table__put(table, arena, key, value);
}

static sg_slice initials_of(sg_arena *arena, sg_slice name)
{
	char letters[INITIALS_MAX];
	size_t count = 0;
	sg_slice rest = name, word;
	while ((word = sg_word__next(&rest)).len && count < INITIALS_MAX)
		if (sg_letter_first(word) == SG_LETTER_CAPITAL && (unsigned char)word.ptr[0] < 0x80)
			letters[count++] = word.ptr[0];
	return sg_arena_copy(arena, (sg_slice){letters, count});
}

static sg_status index_name(sg_voices *cast, sg_slice name, uint32_t at)
{
	sg_slice head = name, tail = name;
	sg_slice first = sg_word__next(&head), last = sg_word__last(&tail);
	sg_slice initials = initials_of(cast->arena, name);
	if (!initials.ptr)
		return SG_E_NOMEM;
	sg_status st = sg_name_table__put(&cast->full, cast->arena, name, at);
	if (st == SG_OK)
		st = put_if_new(&cast->last, cast->arena, last, at);
	if (st == SG_OK)
		st = put_if_new(&cast->first, cast->arena, first, at);
	return st == SG_OK ? put_if_new(&cast->initials, cast->arena, initials, at) : st;
}

static sg_status note_run(sg_voices *cast, const run *r)
{
	if (r->words == 1) {
		uint32_t known = sg_name_table__get(&cast->last, r->name);
		if (known != SG_NONE)
			cast->names[known].weight += weight_of(cast, r);
		return SG_OK;
	}
	uint32_t at = sg_name_table__get(&cast->full, r->name);
	if (at != SG_NONE) {
		cast->names[at].weight += weight_of(cast, r);
		return SG_OK;
	}
	if (cast->count >= NAMES_MAX)
		return SG_OK;
	void *names = cast->names;
	sg_status st = sg_arena_grow(
		cast->arena, &names, &cast->capacity, cast->count, sizeof *cast->names);
	if (st != SG_OK)
		return st;
	cast->names = names;
	cast->names[cast->count++] = (sg_full_name){r->name, weight_of(cast, r)};
	return index_name(cast, r->name, (uint32_t)cast->count - 1);
}

/* The word without its possessive and signs at its end; `*breaks` if a sign ends the name. */
static sg_slice name_word(sg_slice word, bool *breaks)
{
	static const char *const possessives[] = {"'s", "\xE2\x80\x99s", "'", "\xE2\x80\x99"};
	sg_slice bare = sg_word__bare(word);
	*breaks = bare.ptr + bare.len != word.ptr + word.len &&
		  !(bare.len == 1 && word.ptr[word.len - 1] == '.');
	for (size_t i = 0; i < sizeof possessives / sizeof *possessives; i++) {
		if (!sg_slice_ends(bare, sg_slice_of(possessives[i])))
			continue;
		bare.len -= strlen(possessives[i]);
		*breaks = true;
		break;
	}
	return bare;
}

/* The role in apposition: "our reporter, Jane Roe", "Jane Roe, our reporter", "Jane Roe (host)". */
static sg_slice role_beside(const run *r, sg_slice after)
{
	sg_slice before = sg_word__bare(r->before);
	if (r->honorific.len && SG_WORD_IS_IN(r->honorific, ROLES))
		return r->honorific;
	if (SG_WORD_IS_IN(before, ROLES))
		return before;
	for (int i = 0; i < 2; i++) {
		static const char *const fillers[] = {"a", "my", "our", "the", "your"};
		sg_slice word = sg_word__bare(sg_word__next(&after));
		if (SG_WORD_IS_IN(word, ROLES))
			return word;
		if (!SG_WORD_IS_IN(word, fillers))
			break;
	}
	return (sg_slice)SG_SLICE_EMPTY;
}

static void split_honorific(run *r)
{
	sg_slice rest = r->name, word = sg_word__next(&rest);
	if (r->words < 2 || !SG_WORD_IS_IN(sg_word__bare(word), HONORIFICS))
		return;
	r->honorific = sg_word__bare(word);
	r->name = sg_slice_trim(rest);
	r->words--;
}

/* "Jane Roe went to see her", "Jane Roe talks to": words of those who ask. */
static bool is_visit(sg_slice after)
{
	static const char *const verbs[] = {
		"asked", "asks", "interviewed", "interviews", "meets", "met", "visited", "visits"};
	static const char *const openings[] = {"called", "calls", "catches", "caught", "flew",
		"goes", "sat", "sits", "speaks", "spoke", "talked", "talks", "traveled",
		"travelled", "travels", "went"};
	static const char *const particles[] = {"down", "on", "to", "up", "with"};
	sg_slice verb = sg_word__next(&after), particle = sg_word__next(&after);
	if (SG_WORD_IS_IN(verb, openings))
		return SG_WORD_IS_IN(particle, particles);
	return SG_WORD_IS_IN(verb, verbs);
}

static void note_visitor(sg_voices *cast, const run *r, sg_slice after)
{
	if (cast->is_intro_over || r->words < 2 || !is_visit(after))
		return;
	cast->has_visitors |= cast->visitor.len && !sg_slice_eq_nocase(cast->visitor, r->name);
	cast->visitor = r->name;
}

static sg_status flush(sg_voices *cast, run *r, sg_slice after)
{
	sg_status st = SG_OK;
	split_honorific(r);
	if (r->words >= 1 && r->words <= RUN_WORDS_MAX && sg_name__is_plausible(r->name))
		st = note_run(cast, r);
	note_visitor(cast, r, after);
	uint32_t at = r->words > 1 ? sg_name_table__get(&cast->full, r->name) : SG_NONE;
	if (st == SG_OK && at != SG_NONE)
		st = put_if_new(&cast->roles, cast->arena, role_beside(r, after), at);
	*r = (run){.words = 0};
	return st;
}

sg_status sg_voices__add_words(sg_voices *cast, sg_slice words)
{
	run r = {.words = 0};
	sg_slice rest = words, word, before = SG_SLICE_EMPTY;
	sg_status st = SG_OK;
	while ((word = sg_word__next(&rest)).len && st == SG_OK) {
		bool breaks;
		sg_slice bare = name_word(word, &breaks);
		bool is_capital = sg_letter_first(bare) == SG_LETTER_CAPITAL &&
				  (r.words > 0 || sg_name__is_plausible(bare));
		if (!is_capital || bare.ptr != word.ptr)
			st = flush(cast, &r,
				sg_slice__part(words, (size_t)(word.ptr - words.ptr), words.len));
		if (is_capital && st == SG_OK) {
			if (r.words++ == 0)
				r = (run){.name = {bare.ptr, 0}, .words = 1, .before = before};
			r.name.len = (size_t)(bare.ptr + bare.len - r.name.ptr);
			if (breaks)
				st = flush(cast, &r, rest);
		}
		before = word;
	}
	return st == SG_OK ? flush(cast, &r, rest) : st;
}

sg_status sg_voices__add_name(sg_voices *cast, sg_slice name)
{
	sg_slice rest = name;
	run r = {.name = name};
	while (sg_word__next(&rest).len)
		r.words++;
	return r.words > 1 ? note_run(cast, &r) : SG_OK;
}

static sg_slice guest_of(const sg_voices *cast)
{
	sg_slice best = SG_SLICE_LIT("Interviewee");
	uint32_t weight = 0;
	for (size_t i = 0; i < cast->count; i++) {
		if (cast->names[i].weight <= weight ||
			sg_slice_eq_nocase(cast->names[i].name, cast->interviewer))
			continue;
		weight = cast->names[i].weight;
		best = cast->names[i].name;
	}
	return best;
}

static bool is_all_capitals(sg_slice name)
{
	for (size_t i = 0; i < name.len; i++)
		if (sg_letter_of((unsigned char)name.ptr[i]) == SG_LETTER_SMALL)
			return false;
	return true;
}

static sg_slice full_spelling(const sg_voices *cast, sg_slice name)
{
	sg_slice rest = name;
	sg_word__next(&rest);
	bool is_one_word = sg_slice_trim(rest).len == 0;
	uint32_t at = is_one_word ? sg_name_table__get(&cast->last, name)
				  : sg_name_table__get(&cast->full, name);
	if (at == SG_NONE && is_one_word)
		at = sg_name_table__get(&cast->first, name);
	if (at == SG_NONE && is_one_word && name.len <= INITIALS_MAX && is_all_capitals(name))
		at = sg_name_table__get(&cast->initials, name);
	if (at == SG_NONE)
		at = sg_name_table__get(&cast->roles, name);
	return at == SG_NONE ? name : cast->names[at].name;
}

void sg_voices__settle(sg_voices *cast)
{
	cast->is_intro_over = true;
	if (!cast->interviewer.len && cast->visitor.len && !cast->has_visitors &&
		!sg_slice_eq_nocase(cast->visitor, guest_of(cast)))
		cast->interviewer = cast->visitor;
}

sg_slice sg_voices__resolve(const sg_voices *cast, const sg_label *label)
{
	sg_slice interviewer = SG_SLICE_LIT("Interviewer");
	bool is_asker =
		label->sort == SG_LABEL_QUESTION || sg_slice_eq_nocase(label->name, interviewer);
	if (is_asker)
		return cast->interviewer.len ? cast->interviewer : interviewer;
	if (label->sort == SG_LABEL_ANSWER)
		return guest_of(cast);
	return full_spelling(cast, label->name);
}
