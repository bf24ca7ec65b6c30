/* The extract stage as its caller sees it: failures, several documents, people who are one person
 * across documents, thresholds, and what holds for every debate. */
#include "stancegraph/extract.h"

#include "leak.h"
#include "stancegraph/json.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <dirent.h>
#include <math.h>
#include <stdio.h>

enum { INPUTS_MAX = 64, FILE_MAX = 1 << 20 };

typedef struct run {
	sg_arena arena;
	sg_debate debate;
	sg_error errors[INPUTS_MAX];
	sg_input inputs[INPUTS_MAX];
	size_t count;
	sg_extract_options options;
	sg_status status;
} run;

static run run_new(void)
{
	return (run){.debate = SG_DEBATE_INIT, .options = SG_EXTRACT_OPTIONS_INIT};
}

static void add_input(run *r, const char *text)
{
	cr_assert(r->count < INPUTS_MAX);
	r->inputs[r->count++] = (sg_input){sg_slice_of("a.txt"), sg_slice_of(text)};
}

static void extract(run *r)
{
	r->status = sg_extract(&r->debate, r->inputs, r->count, &r->options, &r->arena, r->errors);
}

static run run_of(const char *text)
{
	run r = run_new();
	add_input(&r, text);
	extract(&r);
	return r;
}

static const sg_person *person_called(const run *r, const char *label)
{
	const sg_person *found = NULL;
	for (size_t i = 0; i < r->debate.person_count; i++)
		if (sg_slice_eq(r->debate.people[i].label, sg_slice_of(label))) {
			cr_assert(zero(ptr, (void *)found), "two people are called %s", label);
			found = &r->debate.people[i];
		}
	return found;
}

static size_t relations_of(const run *r, sg_relation_kind kind)
{
	size_t count = 0;
	for (size_t i = 0; i < r->debate.relation_count; i++)
		count += r->debate.relations[i].kind == kind;
	return count;
}

/* Stances of claims to claims. */
static size_t stances_of(const run *r)
{
	size_t count = 0;
	for (size_t i = 0; i < r->debate.relation_count; i++) {
		const sg_relation *relation = &r->debate.relations[i];
		count += sg_relation_sign(relation->kind) && relation->target.kind == SG_NODE_CLAIM;
	}
	return count;
}

static const char article[] =
	"The town of Lorn opened its footbridge on Monday.\n\n"
	"“It is safe,” said Mayor Ines Dahl. “It will last for a hundred years.”\n\n"
	"Tomas Riel, a postman, criticised Dahl. He said that the bridge is far too narrow.\n\n"
	"According to the Lorn Valley Trust, the lamps are too bright.\n";

static const char thread[] = "Ines Dahl’s Post\n\nInes Dahl\n\nEngineer\n\n3h\n\n"
			     "The footbridge should stay open all night.\n\n"
			     "Tomas Riel\n\nPostman\n\n2h\n\nI disagree. That is not true.\n\n"
			     "Ada Novak\n\nBaker\n\n1h\n\nI completely agree with you, Ines.\n";

TestSuite(extract, .timeout = 120);

/* ---- failures ------------------------------------------------------------------------------- */

static void fails(const char *bytes, size_t len, sg_status status, size_t pos)
{
	run r = run_new();
	sg_debate untouched = {.claim_count = 77};
	r.debate = untouched;
	r.inputs[r.count++] = (sg_input){sg_slice_of("a.txt"), {bytes, len}};
	extract(&r);
	cr_assert(eq(int, r.status, status));
	cr_assert(eq(int, r.errors[0].code, status));
	cr_assert(eq(sz, r.errors[0].pos, pos));
	cr_assert(r.errors[0].what && *r.errors[0].what);
	cr_assert(memcmp(&r.debate, &untouched, sizeof untouched) == 0);
	sg_arena_destroy(&r.arena);
}

Test(extract, nothing_is_empty)
{
	fails("", 0, SG_E_EMPTY, 0);
	fails(NULL, 0, SG_E_EMPTY, 0);
	fails(" \n\t\r\n", 5, SG_E_EMPTY, 0);
	fails("\xEF\xBB\xBF", 3, SG_E_EMPTY, 0);
	fails("\xEF\xBB\xBF \xC2\xA0\n", 7, SG_E_EMPTY, 0);
}

Test(extract, a_nul_byte_is_no_text)
{
	fails("It\0works", 8, SG_E_ENCODING, 2);
	fails("\0", 1, SG_E_ENCODING, 0);
}

Test(extract, bad_utf8_is_found_where_it_stands)
{
	fails("It w\xF6rks", 8, SG_E_ENCODING, 4);
	fails("It works \xE2\x80", 11, SG_E_ENCODING, 9);
	fails("\xEF\xBB\xBFIt \xED\xA0\x80", 9, SG_E_ENCODING, 6);
	fails("a\xC0\xAF", 3, SG_E_ENCODING, 1);
}

Test(extract, an_unknown_reader_is_unknown)
{
	run r = run_new();
	add_input(&r, article);
	r.options.from = "telegraph";
	extract(&r);
	cr_assert(eq(int, r.status, SG_E_UNKNOWN));
	cr_assert(eq(int, r.errors[0].code, SG_E_UNKNOWN));
	cr_assert(zero(sz, r.debate.document_count));
	sg_arena_destroy(&r.arena);
}

/* Does a reader, or NULL for whichever fits, make this of a text that people wrote for people? */
static bool is_status_by(const char *reader, sg_status status)
{
	static const char *const free_text[] = {"thread", "interview", "article"};
	bool takes_all = !reader;
	for (size_t i = 0; reader && i < sizeof free_text / sizeof *free_text; i++)
		takes_all |= strcmp(reader, free_text[i]) == 0;
	return status == SG_OK || (!takes_all && (status == SG_E_SYNTAX || status == SG_E_EMPTY));
}

Test(extract, every_reader_of_free_text_takes_every_text)
{
	for (const char *const *name = sg_reader_names(); *name; name++) {
		run r = run_new();
		add_input(&r, article);
		add_input(&r, thread);
		add_input(&r, "x");
		r.options.from = *name;
		extract(&r);
		cr_assert(is_status_by(*name, r.status), "%s", *name);
		sg_arena_destroy(&r.arena);
	}
}

Test(extract, no_inputs_are_empty)
{
	run r = run_new();
	extract(&r);
	cr_assert(eq(int, r.status, SG_E_EMPTY));
	sg_arena_destroy(&r.arena);
}

Test(extract, options_and_errors_may_be_absent)
{
	run r = run_new();
	add_input(&r, article);
	cr_assert(eq(int, sg_extract(&r.debate, r.inputs, 1, NULL, &r.arena, NULL), SG_OK));
	cr_assert(eq(sz, r.debate.document_count, 1));
	sg_arena_destroy(&r.arena);
}

Test(extract, one_good_input_among_bad_ones_is_enough)
{
	run r = run_new();
	add_input(&r, "");
	add_input(&r, article);
	add_input(&r, "a\xFF");
	extract(&r);
	cr_assert(eq(int, r.status, SG_OK));
	cr_assert(eq(int, r.errors[0].code, SG_E_EMPTY));
	cr_assert(eq(int, r.errors[1].code, SG_OK));
	cr_assert(eq(int, r.errors[2].code, SG_E_ENCODING));
	cr_assert(eq(sz, r.errors[2].pos, 1));
	cr_assert(eq(sz, r.debate.document_count, 1));
	sg_arena_destroy(&r.arena);
}

Test(extract, the_first_of_several_failures_is_told)
{
	run r = run_new();
	add_input(&r, "a\xFF");
	add_input(&r, "");
	extract(&r);
	cr_assert(eq(int, r.status, SG_E_ENCODING));
	sg_arena_destroy(&r.arena);
}

Test(extract, a_byte_order_mark_is_skipped)
{
	char text[sizeof article + 3] = "\xEF\xBB\xBF";
	strcat(text, article);
	run with = run_of(text), without = run_of(article);
	cr_assert(eq(int, with.status, SG_OK));
	cr_assert(with.debate.documents[0].text.ptr == text + 3);
	cr_assert(eq(u64, with.debate.documents[0].bytes, sizeof article + 2));
	cr_assert(eq(sz, with.debate.claim_count, without.debate.claim_count));
	for (size_t i = 0; i < with.debate.claim_count; i++)
		cr_assert(eq(u32, with.debate.claims[i].span.start,
			without.debate.claims[i].span.start));
	sg_arena_destroy(&with.arena);
	sg_arena_destroy(&without.arena);
}

Test(extract, carriage_returns_change_nobodys_words)
{
	sg_buf text = SG_BUF_INIT;
	for (const char *p = article; *p; p++) {
		if (*p == '\n')
			sg_buf_putc(&text, '\r');
		sg_buf_putc(&text, *p);
	}
	run dos = run_of(text.ptr), unix_ = run_of(article);
	cr_assert(eq(sz, dos.debate.claim_count, unix_.debate.claim_count));
	for (size_t i = 0; i < dos.debate.claim_count; i++)
		cr_assert(sg_slice_eq(dos.debate.claims[i].text, unix_.debate.claims[i].text));
	sg_arena_destroy(&dos.arena);
	sg_arena_destroy(&unix_.arena);
	sg_buf_free(&text);
}

/* ---- several documents ---------------------------------------------------------------------- */

Test(extract, any_number_of_threads_gives_the_same_bytes)
{
	static const unsigned threads[] = {1, 0, 2, 4, 7, 64, 1000};
	sg_buf first = SG_BUF_INIT;
	for (size_t i = 0; i < sizeof threads / sizeof *threads; i++) {
		sg_buf json = SG_BUF_INIT;
		run r = run_new();
		for (int k = 0; k < 5; k++) {
			add_input(&r, article);
			add_input(&r, thread);
			add_input(&r, k == 2 ? "" : "Dahl said that the lamps are dark.");
		}
		r.options.threads = threads[i];
		extract(&r);
		cr_assert(eq(int, r.status, SG_OK));
		cr_assert(eq(int, r.errors[8].code, SG_E_EMPTY));
		cr_assert(eq(int, sg_json_write(&json, &r.debate, NULL), SG_OK));
		if (i == 0)
			sg_buf_add(&first, sg_buf_slice(&json));
		cr_assert(sg_slice_eq(sg_buf_slice(&first), sg_buf_slice(&json)), "%u threads",
			threads[i]);
		sg_buf_free(&json);
		sg_arena_destroy(&r.arena);
	}
	sg_buf_free(&first);
	cr_assert(not(has_leaks()));
}

static const char by_surname[] = "The bridge opened. Dahl said that the bridge is safe for all.\n";
static const char in_full[] = "The lamps are lit. Ines Dahl said that the lamps are too bright.\n";
static const char other_bearer[] = "It rained. Olaf Dahl said that the river will rise soon.\n";

static run run_of_all(const char *const *texts, size_t count)
{
	run r = run_new();
	for (size_t i = 0; i < count; i++)
		add_input(&r, texts[i]);
	extract(&r);
	cr_assert(eq(int, r.status, SG_OK));
	return r;
}

static void is_ines_in_both(const char *first, const char *second)
{
	const char *const texts[] = {first, second};
	run r = run_of_all(texts, 2);
	const sg_person *ines = person_called(&r, "Ines Dahl");
	cr_assert(eq(sz, r.debate.person_count, 1));
	cr_assert(not(zero(ptr, (void *)ines)));
	cr_assert(eq(sz, ines->alias_count, 1));
	cr_assert(sg_slice_eq(ines->aliases[0], sg_slice_of("Dahl")));
	cr_assert(eq(sz, relations_of(&r, SG_ASSERTS), 2));
	sg_arena_destroy(&r.arena);
}

Test(extract, a_surname_is_its_one_bearer_in_another_document)
{
	is_ines_in_both(by_surname, in_full);
	is_ines_in_both(in_full, by_surname);
}

Test(extract, a_full_name_is_one_person_in_all_documents)
{
	const char *const texts[] = {in_full, article, thread};
	run r = run_of_all(texts, 3);
	cr_assert(not(zero(ptr, (void *)person_called(&r, "Ines Dahl"))));
	cr_assert(not(zero(ptr, (void *)person_called(&r, "Tomas Riel"))));
	cr_assert(sg_slice_eq(person_called(&r, "Ines Dahl")->role, sg_slice_of("Mayor")));
	sg_arena_destroy(&r.arena);
}

Test(extract, two_bearers_of_a_surname_stay_two)
{
	const char *const texts[] = {in_full, other_bearer, by_surname};
	run r = run_of_all(texts, 3);
	cr_assert(not(zero(ptr, (void *)person_called(&r, "Ines Dahl"))));
	cr_assert(not(zero(ptr, (void *)person_called(&r, "Olaf Dahl"))));
	cr_assert(eq(sz, r.debate.person_count, 3), "a bare Dahl may be either");
	sg_arena_destroy(&r.arena);
}

Test(extract, groups_and_unnamed_people_stay_in_their_document)
{
	static const char text[] =
		"It rained. Critics say that the bridge is too dark. A spokesman "
		"said that the lamps will be lit.\n";
	const char *const texts[] = {text, text};
	run one = run_of(text), two = run_of_all(texts, 2);
	cr_assert(eq(sz, one.debate.person_count, 2));
	cr_assert(eq(sz, two.debate.person_count, 4));
	sg_arena_destroy(&one.arena);
	sg_arena_destroy(&two.arena);
}

/* ---- stances and the threshold -------------------------------------------------------------- */

static run run_at(double min_confidence)
{
	run r = run_new();
	add_input(&r, thread);
	r.options.min_confidence = min_confidence;
	extract(&r);
	cr_assert(eq(int, r.status, SG_OK));
	cr_assert(eq(sz, relations_of(&r, SG_REPLIES), 2));
	return r;
}

Test(extract, a_sure_stance_is_a_relation_of_its_own)
{
	run r = run_at(0.6);
	cr_assert(eq(sz, stances_of(&r), 2));
	cr_assert(eq(sz, relations_of(&r, SG_REBUTS), 1));
	for (size_t i = 0; i < r.debate.relation_count; i++)
		if (r.debate.relations[i].kind == SG_REPLIES) {
			cr_assert(eq(int, r.debate.relations[i].stance, SG_STANCE_NEUTRAL));
			cr_assert(isnan(r.debate.relations[i].stance_confidence));
		}
	sg_arena_destroy(&r.arena);
}

Test(extract, a_stance_below_the_threshold_is_told_by_the_reply)
{
	run r = run_at(1);
	int sum = 0, leaning = 0;
	cr_assert(eq(sz, relations_of(&r, SG_REBUTS) + relations_of(&r, SG_AGREES), 0));
	for (size_t i = 0; i < r.debate.relation_count; i++) {
		const sg_relation *relation = &r.debate.relations[i];
		if (relation->kind != SG_REPLIES)
			continue;
		sum += relation->stance;
		leaning += relation->stance != SG_STANCE_NEUTRAL;
		cr_assert(relation->stance_confidence > 0.5 && relation->stance_confidence < 1);
	}
	cr_assert(eq(int, leaning, 2));
	cr_assert(eq(int, sum, 0));
	sg_arena_destroy(&r.arena);
}

Test(extract, a_higher_threshold_never_gives_more_stances)
{
	size_t before = SIZE_MAX;
	for (int i = 0; i <= 20; i++) {
		run r = run_at(i / 20.0);
		size_t now = relations_of(&r, SG_REBUTS) + relations_of(&r, SG_AGREES);
		cr_assert(now <= before);
		before = now;
		sg_arena_destroy(&r.arena);
	}
}

/* ---- what holds for every debate ------------------------------------------------------------ */

static void check_span(const sg_debate *debate, uint32_t document, sg_span span, const char *path)
{
	cr_assert(document < debate->document_count, "%s", path);
	cr_assert(span.start < span.end && span.end <= debate->documents[document].text.len,
		"%s: %u-%u", path, span.start, span.end);
}

static void check_evidence(const sg_debate *debate, const sg_evidence *e, const char *path)
{
	if (e->document == SG_NONE)
		return;
	check_span(debate, e->document, e->span, path);
	cr_assert(sg_slice_eq(e->text, sg_slice_at(debate->documents[e->document].text, e->span)),
		"%s: %.*s", path, (int)e->text.len, e->text.ptr);
}

/* A claim's text is text[span], or its pieces joined. */
static void check_claim(const sg_debate *debate, const sg_claim *claim, const char *path)
{
	check_span(debate, claim->document, claim->span, path);
	sg_slice text = debate->documents[claim->document].text;
	sg_buf joined = SG_BUF_INIT;
	if (claim->span_count == 0)
		sg_buf_add(&joined, sg_slice_at(text, claim->span));
	for (size_t i = 0; i < claim->span_count; i++) {
		check_span(debate, claim->document, claim->spans[i], path);
		cr_assert(sg_span_holds(claim->span, claim->spans[i]), "%s", path);
		cr_assert(i == 0 || claim->spans[i].start >= claim->spans[i - 1].end, "%s", path);
		sg_buf_puts(&joined, i ? " … " : "");
		sg_buf_add(&joined, sg_slice_at(text, claim->spans[i]));
	}
	cr_assert(sg_slice_eq(sg_buf_slice(&joined), claim->text), "%s: %.*s", path,
		(int)claim->text.len, claim->text.ptr);
	cr_assert(ne(sz, claim->span_count, 1), "%s", path);
	cr_assert(sg_utf8_check(claim->text) == claim->text.len, "%s", path);
	cr_assert(claim->confidence > 0 && claim->confidence <= 1, "%s", path);
	cr_assert(claim->method.len > 0, "%s", path);
	check_evidence(debate, &claim->cue, path);
	check_evidence(debate, &claim->source, path);
	sg_buf_free(&joined);
}

static void check_relation(const sg_debate *debate, const sg_relation *r, const char *path)
{
	sg_node ends[] = {r->source, r->target};
	for (int i = 0; i < 2; i++)
		cr_assert(ends[i].index < (ends[i].kind == SG_NODE_PERSON ? debate->person_count
									  : debate->claim_count),
			"%s", path);
	cr_assert(not(sg_node_eq(r->source, r->target)), "%s: a loop of %s", path,
		sg_relation_kind_name(r->kind));
	cr_assert(r->confidence >= 0 && r->confidence <= 1, "%s", path);
	cr_assert(r->kind != SG_ASSERTS ||
			  (r->source.kind == SG_NODE_PERSON && r->target.kind == SG_NODE_CLAIM),
		"%s", path);
	cr_assert(r->kind != SG_REPLIES ||
			  (r->source.kind == SG_NODE_CLAIM && r->target.kind == SG_NODE_CLAIM),
		"%s", path);
	cr_assert(not(sg_relation_sign(r->kind) && r->confidence < 0.6), "%s", path);
	check_evidence(debate, &r->evidence, path);
}

static void check_debate(const sg_debate *debate, const char *path)
{
	for (size_t i = 0; i < debate->claim_count; i++)
		check_claim(debate, &debate->claims[i], path);
	for (size_t i = 0; i < debate->relation_count; i++)
		check_relation(debate, &debate->relations[i], path);
	for (size_t i = 0; i < debate->person_count; i++) {
		const sg_person *person = &debate->people[i];
		cr_assert(person->label.len > 0, "%s", path);
		for (size_t k = 0; k < person->alias_count; k++)
			cr_assert(not(sg_slice_eq(person->aliases[k], person->label)), "%s: %.*s",
				path, (int)person->label.len, person->label.ptr);
	}
}

static sg_slice read_whole(sg_arena *arena, const char *path)
{
	FILE *file = fopen(path, "rb");
	char *bytes = sg_arena_alloc(arena, FILE_MAX);
	cr_assert(file && bytes, "%s", path);
	sg_slice out = {bytes, fread(bytes, 1, FILE_MAX, file)};
	fclose(file);
	return out;
}

/* The whole text, every reader; and the text cut off in the middle, as pasted texts are. */
static void check_file(const char *path)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_slice text = read_whole(&arena, path);
	for (int cut = 0; cut < 6; cut++) {
		size_t len = cut ? text.len * (size_t)cut / 7 : text.len;
		while (len < text.len && ((unsigned char)text.ptr[len] & 0xC0) == 0x80)
			len++;
		for (const char *const *name = sg_reader_names(); name; name++) {
			run r = run_new();
			r.options.from = *name;
			r.inputs[r.count++] = (sg_input){sg_slice_of(path), {text.ptr, len}};
			extract(&r);
			cr_assert(is_status_by(*name, r.status), "%s by %s", path,
				*name ? *name : "any");
			check_debate(&r.debate, path);
			sg_arena_destroy(&r.arena);
			if (!*name)
				break;
		}
	}
	sg_arena_destroy(&arena);
}

/* All .txt files of a folder of fixtures; how many there are. */
static size_t check_folder(const char *folder)
{
	char path[1024];
	size_t count = 0;
	snprintf(path, sizeof path, "%s/fixtures/%s", SG_SOURCE_DIR, folder);
	DIR *dir = opendir(path);
	for (struct dirent *entry; dir && (entry = readdir(dir));) {
		if (!sg_slice_ends(sg_slice_of(entry->d_name), sg_slice_of(".txt")))
			continue;
		snprintf(path, sizeof path, "%s/fixtures/%s/%s", SG_SOURCE_DIR, folder,
			entry->d_name);
		check_file(path);
		count++;
	}
	if (dir)
		closedir(dir);
	return count;
}

Test(extract, holds_for_what_readers_are_shown)
{
	cr_assert(ge(sz, check_folder("readers"), 10));
}

Test(extract, holds_for_the_demo_and_the_rules)
{
	cr_assert(ge(sz, check_folder("demo"), 1));
	cr_assert(ge(sz, check_folder("spec"), 4));
}

Test(extract, holds_for_whole_documents)
{
	if (check_folder("corpus/dev/text") == 0)
		cr_skip_test("there is no corpus here");
}

/* ---- memory ---------------------------------------------------------------------------------- */

static sg_status extract_failing_at(size_t n, sg_debate *out)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_error errors[3];
	sg_extract_options options = SG_EXTRACT_OPTIONS_INIT;
	sg_input inputs[] = {{sg_slice_of("a"), {article, sizeof article - 1}},
		{sg_slice_of("b"), {thread, sizeof thread - 1}},
		{sg_slice_of("c"), {by_surname, sizeof by_surname - 1}}};
	sg_alloc_fail_at(n);
	sg_status st = sg_extract(out, inputs, 3, &options, &arena, errors);
	sg_alloc_fail_at(0);
	sg_arena_destroy(&arena);
	return st;
}

Test(extract, is_untouched_when_memory_is_out)
{
	const sg_debate untouched = {.claim_count = 77, .person_capacity = 3};
	sg_status st = SG_E_NOMEM;
	size_t failures = 0;
	for (size_t n = 1; st != SG_OK; n += 1 + n / 64) {
		sg_debate out = untouched;
		st = extract_failing_at(n, &out);
		if (st == SG_OK)
			break;
		failures++;
		cr_assert(eq(int, st, SG_E_NOMEM), "allocation %zu", n);
		cr_assert(memcmp(&out, &untouched, sizeof out) == 0, "allocation %zu", n);
	}
	cr_assert(gt(sz, failures, 50));
	cr_assert(not(has_leaks()));
}

/* In a quarrel, a case of one’s own is no agreement by rule; and no voice for neutral either. */
Test(extract, a_case_of_ones_own_that_a_quarrel_drops_says_nothing)
{
	run r = run_of("Ines Dahl’s Post\n\nInes Dahl\n\nEngineer\n\n3h\n\n"
		       "The lamps on the footbridge should burn all night, because walking home is "
		       "safer then.\n\nTomas Riel\n\nPostman\n\n2h\n\n"
		       "I disagree. Nobody walks there after ten.\n\nAda Novak\n\nBaker\n\n2h\n\n"
		       "My mother and I walk home over the footbridge every night and the lamps "
		       "make it so much safer for all of us.\n");
	bool leans = false;
	for (size_t i = 0; i < r.debate.relation_count; i++) {
		const sg_relation *relation = &r.debate.relations[i];
		leans = leans ||
			(relation->kind == SG_REPLIES && relation->stance == SG_STANCE_AGREE);
	}
	cr_assert(leans);
	sg_arena_destroy(&r.arena);
}
