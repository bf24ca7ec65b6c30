#include "leak.h"
#include "small_analysis.h"
#include "stancegraph/json.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <math.h>
#include <stdlib.h>

TestSuite(json, .timeout = 60);

/* ---- builders ------------------------------------------------------------------------------- */

#define LIT(s) ((sg_slice)SG_SLICE_LIT(s))

static void add_documents(sg_debate *d, sg_arena *arena)
{
	sg_document thread = {.path = LIT("thread.txt"),
		.title = LIT("Cars \"in\" town"),
		.language = LIT("en"),
		.kind = SG_DOCUMENT_THREAD,
		.bytes = 8127};
	sg_document article = {.path = LIT("-"), .kind = SG_DOCUMENT_ARTICLE, .bytes = UINT64_MAX};
	cr_assert(sg_debate_add_document(d, arena, thread, NULL) == SG_OK);
	cr_assert(sg_debate_add_document(d, arena, article, NULL) == SG_OK);
}

static void add_people(sg_debate *d, sg_arena *arena)
{
	static sg_slice aliases[] = {SG_SLICE_LIT("Dahl"), SG_SLICE_LIT("the \t mayor")};
	sg_person dahl = {.label = LIT("Ines Dahl"),
		.role = LIT("mayor"),
		.aliases = aliases,
		.alias_count = 2,
		.sort = SG_PERSON};
	sg_person critics = {.label = LIT("critics"), .handle = LIT("@c"), .sort = SG_PERSON_GROUP};
	cr_assert(sg_debate_add_person(d, arena, dahl, NULL) == SG_OK);
	cr_assert(sg_debate_add_person(d, arena, critics, NULL) == SG_OK);
}

static void add_claims(sg_debate *d, sg_arena *arena)
{
	static sg_span pieces[] = {{10, 20}, {30, 41}};
	sg_claim quote = sg_claim_blank();
	quote.text = LIT("It works … and it is safe\\ \x01");
	quote.method = LIT("quote-verb-name");
	quote.spans = pieces;
	quote.span_count = 2;
	quote.span = sg_span_make(10, 41);
	quote.document = 1;
	quote.cue = (sg_evidence){1, {21, 25}, LIT("said")};
	quote.source = (sg_evidence){0, {3, 7}, LIT("Dahl")};
	quote.confidence = 0.97;
	quote.score = -12.5;
	quote.form = SG_CLAIM_DIRECT_QUOTE;
	sg_claim comment = sg_claim_blank();
	comment.text = LIT("No.");
	comment.source_id = LIT("t1_x");
	comment.url = LIT("https://example.org/?a=1&b=2");
	comment.time = LIT("2024-05-01T10:00:00Z");
	comment.age = LIT("2 h");
	comment.deleted = true;
	comment.confidence = 1.0 / 3;
	cr_assert(sg_debate_add_claim(d, arena, quote, NULL) == SG_OK);
	cr_assert(sg_debate_add_claim(d, arena, comment, NULL) == SG_OK);
}

static void add_relation(sg_debate *d, sg_arena *arena, sg_relation r)
{
	cr_assert(sg_debate_add_relation(d, arena, r, NULL) == SG_OK);
}

static void add_relations(sg_debate *d, sg_arena *arena)
{
	add_relation(d, arena, sg_relation_make(SG_ASSERTS, sg_node_person(0), sg_node_claim(0)));
	sg_relation reply = sg_relation_make(SG_REPLIES, sg_node_claim(1), sg_node_claim(0));
	reply.method = LIT("thread");
	reply.stance = SG_STANCE_DISAGREE;
	reply.stance_confidence = 0.41;
	add_relation(d, arena, reply);
	sg_relation rebuttal = sg_relation_make(SG_REBUTS, sg_node_claim(1), sg_node_person(0));
	rebuttal.evidence = (sg_evidence){0, {900, 931}, LIT("nobody has shown that it works")};
	rebuttal.confidence = 0.81;
	add_relation(d, arena, rebuttal);
	sg_relation quotes = sg_relation_make(SG_QUOTES, sg_node_claim(1), sg_node_claim(0));
	quotes.target_span = sg_span_make(10, 14);
	add_relation(d, arena, quotes);
}

static sg_debate a_debate(sg_arena *arena)
{
	sg_debate d = SG_DEBATE_INIT;
	d.title = LIT("A title");
	add_documents(&d, arena);
	add_people(&d, arena);
	add_claims(&d, arena);
	add_relations(&d, arena);
	d.analysis = an_analysis();
	return d;
}

/* The debate as JSON; the caller frees it. */
static sg_buf written(const sg_debate *debate)
{
	sg_buf out = SG_BUF_INIT;
	cr_assert(sg_json_write(&out, debate, NULL) == SG_OK);
	return out;
}

static sg_debate read(sg_arena *arena, const char *text)
{
	sg_debate out = SG_DEBATE_INIT;
	sg_error err = SG_ERROR_INIT;
	cr_assert(sg_json_read(&out, sg_slice_of(text), arena, &err) == SG_OK, "%s at %zu: %s",
		err.what, err.pos, text);
	return out;
}

static void assert_refused(sg_slice text, size_t pos)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_debate out = {.title = LIT("untouched")};
	sg_error err = SG_ERROR_INIT;
	cr_assert(sg_json_read(&out, text, &arena, &err) == SG_E_SYNTAX, "%.*s", (int)text.len,
		text.ptr);
	cr_assert(err.code == SG_E_SYNTAX && err.what[0] && err.pos <= text.len);
	if (pos != SIZE_MAX)
		cr_assert(eq(sz, err.pos, pos), "%.*s", (int)text.len, text.ptr);
	cr_assert(sg_slice_eq(out.title, LIT("untouched")));
	sg_arena_destroy(&arena);
}

/* Reading `text` and writing it twice gives the same bytes. */
static void assert_stable(const char *text)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_debate first = read(&arena, text);
	sg_buf once = written(&first);
	sg_debate second = read(&arena, once.ptr);
	sg_buf twice = written(&second);
	cr_assert(eq(str, once.ptr, twice.ptr));
	sg_buf_free(&once);
	sg_buf_free(&twice);
	sg_arena_destroy(&arena);
}

/* ---- writing -------------------------------------------------------------------------------- */

static void assert_string(sg_slice in, const char *out)
{
	sg_buf buf = SG_BUF_INIT;
	sg_json_string(&buf, in);
	cr_assert(eq(str, buf.ptr, (char *)out));
	sg_buf_free(&buf);
}

Test(json, strings_are_escaped)
{
	assert_string(LIT(""), "\"\"");
	assert_string((sg_slice)SG_SLICE_EMPTY, "\"\"");
	assert_string(LIT("a\"b\\c/d"), "\"a\\\"b\\\\c/d\"");
	assert_string(LIT("\b\f\n\r\t\x01\x1f\x7f"), "\"\\b\\f\\n\\r\\t\\u0001\\u001f\x7f\"");
	assert_string(LIT("a\0b"), "\"a\\u0000b\"");
	assert_string(LIT("na\xC3\xAFve \xF0\x9F\x98\x80"), "\"na\xC3\xAFve \xF0\x9F\x98\x80\"");
	assert_string(LIT("x\xFFy\xE2\x80"), "\"x\xEF\xBF\xBDy\xEF\xBF\xBD\xEF\xBF\xBD\"");
	assert_string(LIT("\xEF\xBF\xBD"), "\"\xEF\xBF\xBD\"");
}

static void assert_label(sg_slice text, const char *label)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_debate d = SG_DEBATE_INIT;
	sg_claim claim = sg_claim_blank();
	claim.text = text;
	cr_assert(sg_debate_add_claim(&d, &arena, claim, NULL) == SG_OK);
	sg_buf out = written(&d), want = SG_BUF_INIT;
	sg_buf_printf(&want, "\"c1\": {\"label\": \"%s\", \"metadata\"", label);
	cr_assert(strstr(out.ptr, want.ptr) != NULL, "%s", out.ptr);
	sg_buf_free(&want);
	sg_buf_free(&out);
	sg_arena_destroy(&arena);
}

Test(json, labels_are_first_words)
{
	assert_label(LIT(" two\n\n lines "), "two lines");
	assert_label(LIT(""), "");
	assert_label(LIT("one two three four five six seven eight nine ten eleven twelve"),
		"one two three four five six seven eight nine ten eleven…");
	assert_label(LIT("exactly sixty characters are here, not one more, not one less"),
		"exactly sixty characters are here, not one more, not one…");
	assert_label(LIT("éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé"),
		"éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé");
	assert_label(LIT("ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé x"),
		"éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé…");
}

Test(json, an_empty_debate_has_all_its_parts)
{
	sg_debate d = SG_DEBATE_INIT;
	sg_buf out = written(&d);
	cr_assert(eq(str, out.ptr,
		"{\n"
		"  \"graph\": {\n"
		"    \"type\": \"debate\",\n"
		"    \"directed\": true,\n"
		"    \"label\": \"\",\n"
		"    \"metadata\": {\n"
		"      \"generator\": \"stancegraph 0.1.0\",\n"
		"      \"documents\": []\n"
		"    },\n"
		"    \"nodes\": {},\n"
		"    \"edges\": []\n"
		"  }\n"
		"}\n"));
	sg_buf_free(&out);
}

Test(json, a_debate_reads_as_the_format_says)
{
	static const char *const lines[] = {
		"        {\"id\": \"d1\", \"path\": \"thread.txt\", \"kind\": \"thread\", "
		"\"title\": "
		"\"Cars \\\"in\\\" town\", \"language\": \"en\", \"bytes\": 8127},\n",
		"          \"p1\": {\"camp\": 0, \"pagerank\": 0.123456789, \"void\": null},\n",
		"          \"p2\": {\"camp\": null, \"pagerank\": 0.001, \"void\": null}\n",
		"          \"c2\": {\"support\": null, \"acceptability\": null, "
		"\"decided_by\": null}\n",
		"          {\"id\": 0, \"label\": \"With Ines Dahl\", \"size\": 1}\n",
		"          \"frustration\": {\"value\": 7, \"exact\": true},\n",
		"            {\"source\": \"p2\", \"target\": \"p1\", \"positive\": 0, "
		"\"negative\": "
		"2.25}\n",
		"      \"p1\": {\"label\": \"Ines Dahl\", \"metadata\": {\"kind\": \"person\", "
		"\"sort\": "
		"\"person\", \"aliases\": [\"Dahl\", \"the \\t mayor\"], \"role\": \"mayor\", "
		"\"handle\": null}},\n",
		"\"document\": \"d2\", \"start\": 10, \"end\": 41, \"spans\": [[10, 20], [30, "
		"41]], ",
		"\"attribution\": {\"cue\": {\"start\": 21, \"end\": 25, \"text\": \"said\"}, "
		"\"source\": {\"document\": \"d1\", \"start\": 3, \"end\": 7, \"text\": "
		"\"Dahl\"}}}},\n",
		"\"score\": null, \"deleted\": true, \"method\": null, \"confidence\": "
		"0.333333333}}\n",
		"\"relation\": \"replies\", \"metadata\": {\"confidence\": 1, \"method\": "
		"\"thread\", "
		"\"stance\": {\"label\": \"disagree\", \"confidence\": 0.41}}},\n",
		"{\"source\": \"c2\", \"target\": \"p1\", \"relation\": \"rebuts\", \"metadata\": "
		"{\"sign\": -1, \"confidence\": 0.81, \"method\": null, \"evidence\": "
		"{\"document\": "
		"\"d1\", \"start\": 900, \"end\": 931, \"text\": \"nobody has shown that it "
		"works\"}}},\n",
		"\"target_span\": [10, 14]}}\n",
	};
	sg_arena arena = SG_ARENA_INIT;
	sg_debate d = a_debate(&arena);
	sg_buf out = written(&d);
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		cr_expect(
			strstr(out.ptr, lines[i]) != NULL, "no line %s in\n%s", lines[i], out.ptr);
	}
	sg_buf_free(&out);
	sg_arena_destroy(&arena);
}

/* ---- there and back ------------------------------------------------------------------------- */

Test(json, write_read_write_gives_the_same_bytes)
{
	sg_arena arena = SG_ARENA_INIT, other = SG_ARENA_INIT;
	sg_debate d = a_debate(&arena);
	for (int with_analysis = 1; with_analysis >= 0; with_analysis--) {
		sg_buf once = written(&d);
		sg_debate again = read(&other, once.ptr);
		sg_buf twice = written(&again);
		cr_assert(eq(str, once.ptr, twice.ptr));
		sg_buf_free(&once);
		sg_buf_free(&twice);
		d.analysis = NULL;
	}
	sg_arena_destroy(&arena);
	sg_arena_destroy(&other);
	cr_assert(not(has_leaks()));
}

Test(json, what_was_written_is_what_is_read)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_debate d = a_debate(&arena);
	sg_buf text = written(&d);
	sg_debate r = read(&arena, text.ptr);
	cr_assert(strstr(text.ptr, "\"acceptability\": \"in\"") != NULL);
	sg_buf_free(&text); /* the debate keeps copies */
	cr_assert(eq(sz, r.person_count, 2));
	cr_assert(eq(sz, r.claim_count, 2));
	cr_assert(eq(sz, r.relation_count, 4));
	cr_assert(eq(sz, r.document_count, 2));
	cr_assert(r.documents[1].bytes == UINT64_MAX && r.documents[1].kind == SG_DOCUMENT_ARTICLE);
	cr_assert(sg_slice_eq(r.people[0].aliases[1], LIT("the \t mayor")));
	cr_assert(r.people[1].sort == SG_PERSON_GROUP);
	cr_assert(sg_slice_eq(r.claims[0].text, d.claims[0].text));
	cr_assert(r.claims[0].span_count == 2 && r.claims[0].spans[1].end == 41);
	cr_assert(r.claims[0].cue.document == 1 && r.claims[0].source.document == 0);
	cr_assert(r.claims[1].cue.document == SG_NONE && isnan(r.claims[1].score));
	cr_assert(r.relations[1].stance == SG_STANCE_DISAGREE);
	cr_assert(r.relations[2].target.kind == SG_NODE_PERSON);
	cr_assert(isnan(r.relations[2].stance_confidence));
	cr_assert(sg_analysis_people_column(r.analysis, "pagerank") != NULL);
	cr_assert(r.analysis->person_camp[0] == 0 && r.analysis->person_camp[1] == SG_NONE);
	cr_assert(r.analysis->networks[0].ties[1].negative == 2.25);
	const sg_window *window = &r.analysis->windows[0];
	cr_assert(window->person_count == 1 && window->people[0] == 1);
	cr_assert(window->analysis->person_camp[0] == 0 && window->claim_count == 0);
	cr_assert(sg_analysis_people_column(window->analysis, "pagerank")->values[0] == 0.25);
	cr_assert(r.analysis->networks[2].target_kind == SG_NODE_CLAIM);
	const sg_column *labels = sg_analysis_claims_column(r.analysis, "acceptability");
	cr_assert(labels->scale && labels->values[0] == 2 && isnan(labels->values[1]));
	const sg_column *reasons = sg_analysis_claims_column(r.analysis, "decided_by");
	cr_assert(reasons->scale && reasons->values[0] == 1 && isnan(reasons->values[1]));
	sg_arena_destroy(&arena);
}

Test(json, an_analysis_of_nobody_survives)
{
	static const sg_analysis nothing;
	sg_arena arena = SG_ARENA_INIT;
	sg_debate d = {.analysis = &nothing};
	sg_buf once = written(&d);
	sg_debate again = read(&arena, once.ptr);
	sg_buf twice = written(&again);
	cr_assert(again.analysis && !again.analysis->person_camp);
	cr_assert(eq(str, once.ptr, twice.ptr));
	sg_buf_free(&once);
	sg_buf_free(&twice);
	sg_arena_destroy(&arena);
}

/* A claim may be described after it is named, and under any id; what is no claim is null. */
Test(json, values_that_are_claims_are_found_by_id)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_debate d = read(&arena,
		"{\"graph\": {\"metadata\": {\"analysis\": {\"claims\": {"
		"\"a\": {\"decided_by\": \"b\", \"pagerank\": \"b\"},"
		"\"b\": {\"decided_by\": \"nobody\"}, \"c\": {\"decided_by\": \"anna\"},"
		"\"d\": {\"decided_by\": 1}, \"e\": {\"decided_by\": \"e\"}}}},"
		"\"nodes\": {\"anna\": {\"label\": \"Anna\", \"metadata\": {\"kind\": \"person\"}},"
		"\"a\": {\"label\": \"A\", \"metadata\": {\"kind\": \"claim\"}},"
		"\"b\": {\"label\": \"B\", \"metadata\": {\"kind\": \"claim\"}},"
		"\"c\": {\"label\": \"C\", \"metadata\": {\"kind\": \"claim\"}},"
		"\"d\": {\"label\": \"D\", \"metadata\": {\"kind\": \"claim\"}},"
		"\"e\": {\"label\": \"E\", \"metadata\": {\"kind\": \"claim\"}}}}}");
	const sg_column *reasons = sg_analysis_claims_column(d.analysis, "decided_by");
	cr_assert(reasons && reasons->scale && reasons->scale->is_claims);
	cr_assert(reasons->values[0] == 1);
	for (size_t i = 1; i < 4; i++)
		cr_assert(isnan(reasons->values[i]));
	cr_assert(reasons->values[4] == 4);
	cr_assert(sg_analysis_claims_column(d.analysis, "pagerank") == NULL);
	sg_buf text = written(&d);
	cr_assert(strstr(text.ptr, "\"c1\": {\"decided_by\": \"c2\"}") != NULL);
	cr_assert(strstr(text.ptr, "\"c4\": {\"decided_by\": null}") != NULL);
	sg_buf_free(&text);
	sg_arena_destroy(&arena);
}

/* ---- other people's files -------------------------------------------------------------------- */

Test(json, ids_may_be_any_strings)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_debate d = read(&arena,
		"{\"graph\": {\"edges\": ["
		"{\"source\": \"anna\", \"target\": \"\\u0041/1\", \"relation\": \"asserts\"},"
		"{\"source\": \"anna\", \"target\": \"nobody\", \"relation\": \"asserts\"},"
		"{\"source\": \"A/1\", \"target\": \"anna\", \"relation\": \"asserts\"},"
		"{\"source\": \"A/1\", \"relation\": \"rebuts\"},"
		"{\"source\": \"A/1\", \"target\": \"anna\", \"relation\": \"loves\"},"
		"{\"source\": \"A/1\", \"target\": \"anna\"}],"
		"\"nodes\": {\"A/1\": {\"label\": \"It works\", \"metadata\": {\"kind\": "
		"\"claim\"}},"
		"\"anna\": {\"label\": \"Anna\", \"metadata\": {\"kind\": \"person\"}},"
		"\"z\": {\"label\": \"Z\", \"metadata\": {\"kind\": \"planet\"}}}}}");
	cr_assert(eq(sz, d.person_count, 1));
	cr_assert(eq(sz, d.claim_count, 1));
	cr_assert(sg_slice_eq(d.claims[0].text, LIT("It works")));
	cr_assert(eq(sz, d.relation_count, 1));
	cr_assert(d.relations[0].source.kind == SG_NODE_PERSON);
	sg_arena_destroy(&arena);
}

Test(json, nodes_may_stand_in_a_list)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_debate d = read(&arena,
		"\xEF\xBB\xBF {\"graph\": {\"nodes\": [{\"id\": \"p7\", \"label\": \"A\"}, "
		"{\"id\": \"c\"}, {}, null, 5, []], \"edges\": [{\"source\": \"c\", "
		"\"target\": \"p7\", \"relation\": \"mentions\"}]}}");
	cr_assert(eq(sz, d.person_count, 1));
	cr_assert(eq(sz, d.claim_count, 2));
	cr_assert(eq(sz, d.relation_count, 1));
	sg_arena_destroy(&arena);
}

Test(json, unknown_keys_and_wrong_types_are_skipped)
{
	static const char *const values[] = {"null", "true", "-1", "1e999", "1e-999", "0.5",
		"99999999999999999999999999999999", "\"x\"", "\"\\ud800\"", "{}", "[]",
		"[[1, 2], [3]]", "{\"a\": {\"b\": [{\"c\": [[]]}]}}",
		"{\"cue\": {\"start\": 9, \"end\": 1}}", "[5, 2, 1, 0]",
		"{\"p1\": {\"camp\": 1e300, \"x\": 1, \"y\": null, \"z\": \"in\"}}",
		"[{\"source\": \"p1\", \"target\": \"p1\", \"positive\": -3}]",
		"{\"n\": [{\"source\": \"p1\", \"target\": \"c1\"}]}"};
	static const char *const keys[] = {"graph", "label", "metadata", "nodes", "edges",
		"documents", "analysis", "people", "claims", "camps", "debate", "networks", "kind",
		"sort", "aliases", "spans", "attribution", "start", "end", "score", "confidence",
		"relation", "source", "target", "evidence", "target_span", "stance", "bytes",
		"camp", "document", "new"};
	sg_arena arena = SG_ARENA_INIT;
	sg_debate d = a_debate(&arena);
	sg_buf text = written(&d);
	for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
		for (size_t v = 0; v < sizeof values / sizeof *values; v++) {
			/* In front of each object's first key, whichever object that is. */
			sg_buf changed = SG_BUF_INIT;
			for (const char *c = text.ptr; *c; c++) {
				sg_buf_putc(&changed, *c);
				if (*c == '{' && c[1] != '}' && c > text.ptr)
					sg_buf_printf(&changed, "\"%s\": %s, ", keys[k], values[v]);
			}
			assert_stable(changed.ptr);
			sg_buf_free(&changed);
		}
	sg_buf_free(&text);
	sg_arena_destroy(&arena);
}

Test(json, lone_surrogates_become_replacement_characters)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_debate d = read(&arena, "{\"graph\": {\"nodes\": {\"c1\": {\"label\": "
				   "\"\\ud83d\\ude00 \\udc00 \\u0000 \\u00e9\"}}}}");
	cr_assert(
		sg_slice_eq(d.claims[0].text, LIT("😀 \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD \0 é")));
	assert_stable("{\"graph\": {\"nodes\": {\"\\udc00\": {\"label\": \"\\ud800\\u0041\"}}}}");
	sg_arena_destroy(&arena);
}

Test(json, numbers_out_of_range_are_unknown)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_buf text = SG_BUF_INIT;
	sg_buf_puts(&text,
		"{\"graph\": {\"nodes\": {\"c1\": {\"metadata\": {\"start\": 4294967296, "
		"\"end\": 1.5, \"confidence\": 7, \"score\": 1");
	for (int i = 0; i < 100000; i++)
		sg_buf_putc(&text, '0');
	sg_buf_puts(&text, "}}}}}");
	sg_debate d = read(&arena, text.ptr);
	cr_assert(d.claims[0].span.start == 0 && d.claims[0].span.end == 0);
	cr_assert(d.claims[0].confidence == 1 && isnan(d.claims[0].score));
	sg_buf_free(&text);
	sg_arena_destroy(&arena);
}

/* ---- hostile input -------------------------------------------------------------------------- */

Test(json, malformed_text_is_refused_with_its_place)
{
	assert_refused(LIT(""), 0);
	assert_refused(LIT("  \n"), 3);
	assert_refused(LIT("hello"), SIZE_MAX);
	assert_refused(LIT("[]"), 0);
	assert_refused(LIT("{}"), 0);
	assert_refused(LIT("{\"graph\": null}"), 0);
	assert_refused(LIT("{\"graph\": [1]}"), 0);
	assert_refused(LIT("{\"graph\": {}} x"), 14);
	assert_refused(LIT("{\"graph\": {}}{}"), SIZE_MAX);
	assert_refused(LIT("{\"graph\": {,}}"), 11);
	assert_refused(LIT("{\"graph\": {\"label\": 'x'}}"), 20);
	assert_refused(LIT("{\"graph\": {\"label\": \"a\nb\"}}"), SIZE_MAX);
	assert_refused(LIT("{\"graph\": {\"label\": \"a\xC0\xAF\"}}"), 22);
	assert_refused(LIT("{\"graph\": {\"label\": \"\\x\"}}"), SIZE_MAX);
	assert_refused(LIT("{\"graph\": {\"label\": 01}}"), SIZE_MAX);
	assert_refused(LIT("{\"graph\": {\"label\": \"a\0b\"}}"), SIZE_MAX);
}

Test(json, text_cut_at_any_byte_is_refused)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_debate d = a_debate(&arena);
	sg_buf text = written(&d);
	for (size_t len = 0; len < text.len - 1; len++) {
		char *exact = malloc(len ? len : 1); /* so that reading past the end is seen */
		memcpy(exact, text.ptr, len);
		assert_refused((sg_slice){exact, len}, SIZE_MAX);
		free(exact);
	}
	sg_buf_free(&text);
	sg_arena_destroy(&arena);
	cr_assert(not(has_leaks()));
}

static sg_buf nested(const char *before, const char *open, const char *close, const char *after)
{
	sg_buf out = SG_BUF_INIT;
	sg_buf_puts(&out, before);
	for (int i = 0; i < 1000000; i++)
		sg_buf_puts(&out, open);
	for (int i = 0; close && i < 1000000; i++)
		sg_buf_puts(&out, close);
	sg_buf_puts(&out, after);
	return out;
}

Test(json, a_million_levels_are_skipped)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_buf text = nested("{\"graph\": {\"x\": ", "[", "]", ", \"label\": \"L\"}}");
	cr_assert(sg_slice_eq(read(&arena, text.ptr).title, LIT("L")));
	sg_buf_free(&text);
	text = nested("{\"graph\": {\"nodes\": ", "{\"a\": ", NULL, "");
	assert_refused(sg_buf_slice(&text), text.len);
	sg_buf_free(&text);
	sg_arena_destroy(&arena);
}

Test(json, many_measures_do_not_multiply_with_many_people)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_buf text = SG_BUF_INIT;
	sg_buf_puts(
		&text, "{\"graph\": {\"metadata\": {\"analysis\": {\"people\": {\"p1\": {\"k\": 1");
	for (int i = 0; i < 20000; i++)
		sg_buf_printf(&text, ", \"k%d\": 1", i);
	sg_buf_puts(&text, "}}}}, \"nodes\": {\"p1\": {}");
	for (int i = 2; i < 20000; i++)
		sg_buf_printf(&text, ", \"p%d\": {}", i);
	sg_buf_puts(&text, "}}}");
	sg_debate d = read(&arena, text.ptr);
	cr_assert(eq(sz, d.person_count, 19999));
	cr_assert(arena.used_bytes < 100u << 20);
	sg_buf_free(&text);
	sg_arena_destroy(&arena);
}

Test(json, the_nth_allocation_may_fail)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_debate d = a_debate(&arena);
	sg_buf text = written(&d);
	/* An escaped string makes yajl allocate in the middle of its work. */
	cr_assert(strchr(text.ptr, '\\') != NULL);
	sg_status status = SG_E_NOMEM;
	for (size_t n = 1; status != SG_OK; n++) {
		sg_arena other = SG_ARENA_INIT;
		sg_debate out = {.title = LIT("untouched")};
		sg_error err = SG_ERROR_INIT;
		sg_alloc_fail_at(n);
		status = sg_json_read(&out, sg_buf_slice(&text), &other, &err);
		sg_alloc_fail_at(0);
		cr_assert(status == SG_OK || status == SG_E_NOMEM, "allocation %zu", n);
		cr_assert(status == SG_OK ||
			  (sg_slice_eq(out.title, LIT("untouched")) && err.code == SG_E_NOMEM));
		sg_arena_destroy(&other);
	}
	status = SG_E_NOMEM;
	for (size_t n = 1; status != SG_OK; n++) {
		sg_buf out = SG_BUF_INIT;
		sg_alloc_fail_at(n);
		status = sg_json_write(&out, &d, NULL);
		sg_alloc_fail_at(0);
		cr_assert(status == SG_OK || status == SG_E_NOMEM);
		sg_buf_free(&out);
	}
	sg_buf_free(&text);
	sg_arena_destroy(&arena);
	cr_assert(not(has_leaks()));
}

Test(json, a_debate_is_known_by_its_head)
{
	cr_assert(sg_json_is_debate(LIT("{\"graph\": {}}")));
	cr_assert(sg_json_is_debate(LIT("\xEF\xBB\xBF\n{ \r\n\t\"graph\"")));
	cr_assert(sg_json_is_debate(LIT("{\"graph")) == false);
	cr_assert(sg_json_is_debate(LIT("{\"data\": 1, \"graph\": 2}")) == false);
	cr_assert(sg_json_is_debate(LIT("\0{\"graph\"")) == false);
	cr_assert(sg_json_is_debate(LIT("")) == false);
	cr_assert(sg_json_is_debate(LIT("[{\"graph\"")) == false);
}
