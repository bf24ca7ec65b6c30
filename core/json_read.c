/* The debate from JSON: a state machine over parse events, driven by the tables of json_schema.c.
 *
 * What the tables do not name is skipped by counting brackets, so depth costs nothing. Objects
 * are gathered in drafts, blanked where they open and added to the debate where they close. */
#include "json_events.h"
#include "json_parser.h"
#include "number.h"
#include "stancegraph/json.h"

#include <math.h>

/* ---- keeping strings ------------------------------------------------------------------------ */

static sg_slice keep(parser *p, sg_slice s)
{
	sg_slice out = sg_json__copy(p->reader.arena, s);
	if (!out.ptr)
		p->failed = true;
	return out;
}

static uint32_t intern(parser *p, sg_slice s)
{
	if (sg_utf8_check(s) < s.len)
		s = sg_json__copy(p->reader.arena, s);
	uint32_t name = sg_names__intern(&p->reader.names, &p->reader.scratch, s);
	if (name == SG_NONE)
		p->failed = true;
	return name;
}

/* Append to an array in an arena; with memory out, set `failed` instead. */
#define PUSH(p, arena, array, count, capacity, item)                                               \
	do {                                                                                       \
		void *items = (array);                                                             \
		if (sg_arena_grow((arena), &items, &(capacity), (count), sizeof *(array))) {       \
			(p)->failed = true;                                                        \
			break;                                                                     \
		}                                                                                  \
		(array) = items;                                                                   \
		(array)[(count)++] = (item);                                                       \
	} while (0)

/* ---- scalars -------------------------------------------------------------------------------- */

static const char *name_of(field_type type, int i)
{
	switch (type) {
	case DOCUMENT_KIND:
		return sg_document_kind_name((sg_document_kind)i);
	case NODE_KIND:
		return i == SG_NODE_PERSON ? "person" : "claim";
	case PERSON_SORT:
		return sg_person_sort_name((sg_person_sort)i);
	case CLAIM_FORM:
		return sg_claim_form_name((sg_claim_form)i);
	case RELATION_KIND:
		return sg_relation_kind_name((sg_relation_kind)i);
	default:
		return sg_stance_name((sg_stance)(i - 1));
	}
}

/* The value whose name `text` is, among the first `count`; else `unknown`. */
static int find_name(field_type type, int count, sg_slice text, int unknown)
{
	for (int i = 0; i < count; i++)
		if (sg_slice_eq(text, sg_slice_of(name_of(type, i))))
			return i;
	return unknown;
}

static void set_name(parser *p, field_type type, sg_slice s)
{
	switch (type) {
	case DOCUMENT_KIND:
		p->document.kind = (sg_document_kind)find_name(type, SG_DOCUMENT_TABLE + 1, s, 0);
		break;
	case NODE_KIND:
		p->node_kind = find_name(type, SG_NODE_CLAIM + 1, s, UNKNOWN);
		break;
	case PERSON_SORT:
		p->person.sort = (sg_person_sort)find_name(type, SG_PERSON_ANONYMOUS + 1, s, 0);
		break;
	case CLAIM_FORM:
		p->claim.form = (sg_claim_form)find_name(type, SG_CLAIM_PREMISE + 1, s, 0);
		break;
	case RELATION_KIND:
		p->relation_kind = find_name(type, SG_REBUTS + 1, s, UNKNOWN);
		break;
	default:
		p->relation.stance = (sg_stance)(find_name(type, 3, s, 1) - 1);
	}
}

static void add_cell(parser *p, sg_cells *cells, uint32_t column, double value)
{
	sg_cell cell = {p->row, column, value};
	PUSH(p, &p->reader.scratch, cells->items, cells->count, cells->capacity, cell);
}

/* A measure's value in words, or the id of a claim; of a measure of numbers, it is passed over. */
static void add_word(parser *p, sg_cells *cells, sg_slice word)
{
	const sg_scale *scale = sg_scale_of(p->reader.names.names[p->key]);
	if (scale)
		add_cell(p, cells, p->key,
			scale->is_claims ? intern(p, word) : sg_scale_number(scale, word));
}

/* A number is not the id of a claim: there it says nothing. */
static void add_number(parser *p, sg_cells *cells, double value)
{
	const sg_scale *scale = sg_scale_of(p->reader.names.names[p->key]);
	add_cell(p, cells, p->key, scale && scale->is_claims ? NAN : value);
}

static void set_string(parser *p, field_type type, void *at, sg_slice s)
{
	switch (type) {
	case STRING:
		*(sg_slice *)at = keep(p, s);
		break;
	case NAME:
		*(uint32_t *)at = intern(p, s);
		break;
	case MEASURE:
		add_word(p, at, s);
		break;
	case ALIAS:
		PUSH(p, p->reader.arena, p->person.aliases, p->person.alias_count,
			p->alias_capacity, keep(p, s));
		break;
	default:
		set_name(p, type, s);
	}
}

static uint32_t offset_of(sg_slice s)
{
	uint64_t value;
	return sg_number__whole(s, UINT32_MAX, &value) ? (uint32_t)value : 0;
}

static void set_span_edge(parser *p, sg_span *span, uint32_t value)
{
	if (p->element == 0)
		span->start = value;
	else if (p->element == 1)
		span->end = value;
	if (p->element < 2)
		p->element++;
}

static void set_number(parser *p, field_type type, void *at, sg_slice s)
{
	double value = NAN;
	uint64_t whole = 0;
	bool is_finite = sg_number__double(s, &value);
	if (type == STRING || type == NAME)
		set_string(p, type, at, s);
	else if (type == REAL && is_finite)
		*(double *)at = value;
	else if (type == OFFSET)
		*(uint32_t *)at = offset_of(s);
	else if (type == SIZE && sg_number__whole(s, UINT64_MAX, &whole))
		*(uint64_t *)at = whole;
	else if (type == SPAN_EDGE)
		set_span_edge(p, at, offset_of(s));
	else if (type == MEASURE)
		add_number(p, at, value);
	else if (type == CAMP_OF_PERSON)
		add_cell(p, &p->reader.open.people, SG_READER_CAMP, value);
}

/* A value of another type than the field's is skipped: the field then stays unknown. */
static void scalar(parser *p, sg_json_event event, sg_slice text)
{
	if (!p->field)
		return;
	field_type type = p->field->type;
	void *at = (char *)p + p->field->offset;
	if (event == SG_JSON_NUMBER)
		set_number(p, type, at, text);
	else if (event == SG_JSON_STRING && (type <= STANCE_LABEL || type == MEASURE))
		set_string(p, type, at, text);
	else if (event == SG_JSON_NULL && type == MEASURE)
		add_cell(p, at, p->key, NAN);
	else if (type == BOOLEAN && (event == SG_JSON_TRUE || event == SG_JSON_FALSE))
		*(bool *)at = event == SG_JSON_TRUE;
}

/* ---- objects: drafts are blanked where they open, added where they close --------------------- */

static const sg_evidence in_same_document = {SG_READER_SAME_DOCUMENT, {0, 0}, SG_SLICE_EMPTY};

static void blank_node(parser *p)
{
	p->id = p->key;
	p->node_kind = NODE_KIND_UNSAID;
	p->label = (sg_slice)SG_SLICE_EMPTY;
	p->person = (sg_person){.sort = SG_PERSON};
	p->claim = sg_claim_blank();
	p->alias_capacity = p->span_capacity = 0;
}

static void blank_edge(parser *p)
{
	p->relation_kind = UNKNOWN;
	p->relation = sg_relation_make(SG_REPLIES, sg_node_claim(SG_NONE), sg_node_claim(SG_NONE));
}

static void open_network(parser *p)
{
	sg_analysis *a = &p->reader.open.analysis;
	sg_network fresh = {.key = keep(p, p->reader.names.names[p->key])};
	PUSH(p, p->reader.arena, a->networks, a->network_count, p->reader.open.network_capacity,
		fresh);
	p->tie_capacity = 0;
}

/* What follows belongs to the window, until it closes. */
static void open_window(parser *p)
{
	p->reader.whole = p->reader.open;
	p->reader.open = (sg_tables){.from = SG_SLICE_EMPTY};
}

static void close_window(parser *p)
{
	sg_reader *r = &p->reader;
	sg_tables window = r->open;
	r->open = r->whole;
	PUSH(p, &r->scratch, r->windows, r->window_count, r->window_capacity, window);
}

static void opened(parser *p, place here)
{
	switch (here) {
	case GRAPH:
		p->has_graph = true;
		break;
	case DOCUMENT:
		p->id = SG_NONE;
		p->document = (sg_document){.kind = SG_DOCUMENT_THREAD};
		break;
	case ANALYSIS:
		p->reader.has_analysis = true;
		break;
	case WINDOW:
		open_window(p);
		break;
	case PERSON_ROW:
	case CLAIM_ROW:
		p->row = p->key;
		break;
	case CAMP:
		p->camp = (sg_camp){.size = 0};
		break;
	case FIGURE:
		p->figure = (sg_figure){keep(p, p->reader.names.names[p->key]), NAN, false};
		break;
	case NETWORK:
		open_network(p);
		break;
	case TIE:
		p->tie = (sg_tie){SG_NONE, SG_NONE, 0, 0};
		break;
	case NODE:
		blank_node(p);
		break;
	case SPAN:
	case TARGET_SPAN:
		p->element = 0;
		p->span = sg_span_make(0, 0);
		break;
	case CUE:
		p->claim.cue = in_same_document;
		break;
	case CUE_SOURCE:
		p->claim.source = in_same_document;
		break;
	case EDGE:
		blank_edge(p);
		break;
	default:
		break;
	}
}

static double confidence(double value)
{
	return value < 0 ? 0 : value > 1 ? 1 : value;
}

static void straighten(sg_span *span)
{
	if (span->end < span->start)
		span->end = span->start;
}

/* "p12" is a person even where the file does not say so. */
static bool is_person_id(const parser *p)
{
	sg_slice id = p->id == SG_NONE ? (sg_slice)SG_SLICE_EMPTY : p->reader.names.names[p->id];
	uint64_t number;
	return id.len > 1 && id.ptr[0] == 'p' &&
	       sg_number__whole((sg_slice){id.ptr + 1, id.len - 1}, UINT64_MAX, &number);
}

static sg_status add_claim(parser *p, uint32_t *index)
{
	sg_claim *c = &p->claim;
	if (!c->text.ptr)
		c->text = p->label;
	straighten(&c->span);
	straighten(&c->cue.span);
	straighten(&c->source.span);
	c->confidence = confidence(c->confidence);
	return sg_debate_add_claim(&p->reader.debate, p->reader.arena, *c, index);
}

static void close_node(parser *p)
{
	sg_reader *r = &p->reader;
	if (p->node_kind == NODE_KIND_UNSAID)
		p->node_kind = is_person_id(p) ? SG_NODE_PERSON : SG_NODE_CLAIM;
	if (p->node_kind == UNKNOWN)
		return;
	sg_described described = {p->id, {(sg_node_kind)p->node_kind, 0}};
	p->person.label = p->label;
	sg_status status = described.node.kind == SG_NODE_PERSON
				   ? sg_debate_add_person(
					     &r->debate, r->arena, p->person, &described.node.index)
				   : add_claim(p, &described.node.index);
	if (status != SG_OK)
		p->failed = true;
	else if (p->id != SG_NONE)
		PUSH(p, &r->scratch, r->nodes, r->described_nodes, r->node_capacity, described);
}

static void close_document(parser *p)
{
	sg_reader *r = &p->reader;
	sg_described described = {p->id, {SG_NODE_CLAIM, 0}};
	if (sg_debate_add_document(&r->debate, r->arena, p->document, &described.node.index) !=
		SG_OK)
		p->failed = true;
	else if (p->id != SG_NONE)
		PUSH(p, &r->scratch, r->documents, r->described_documents, r->document_capacity,
			described);
}

static void close_edge(parser *p)
{
	sg_relation *r = &p->relation;
	if (p->relation_kind == UNKNOWN)
		return;
	r->kind = (sg_relation_kind)p->relation_kind;
	r->confidence = confidence(r->confidence);
	if (!isnan(r->stance_confidence))
		r->stance_confidence = confidence(r->stance_confidence);
	straighten(&r->evidence.span);
	straighten(&r->target_span);
	if (sg_debate_add_relation(&p->reader.debate, p->reader.arena, *r, NULL) != SG_OK)
		p->failed = true;
}

static void close_tie(parser *p)
{
	sg_analysis *a = &p->reader.open.analysis;
	sg_network *open = &a->networks[a->network_count - 1];
	PUSH(p, p->reader.arena, open->ties, open->tie_count, p->tie_capacity, p->tie);
}

static void closed(parser *p, place here)
{
	sg_analysis *a = &p->reader.open.analysis;
	switch (here) {
	case DOCUMENT:
		close_document(p);
		break;
	case WINDOW:
		close_window(p);
		break;
	case CAMP:
		PUSH(p, p->reader.arena, a->camps, a->camp_count, p->reader.open.camp_capacity,
			p->camp);
		break;
	case FIGURE:
		PUSH(p, p->reader.arena, a->debate, a->debate_count, p->reader.open.figure_capacity,
			p->figure);
		break;
	case TIE:
		close_tie(p);
		break;
	case SPAN:
		straighten(&p->span);
		PUSH(p, p->reader.arena, p->claim.spans, p->claim.span_count, p->span_capacity,
			p->span);
		break;
	case NODE:
		close_node(p);
		break;
	case EDGE:
		close_edge(p);
		break;
	default:
		break;
	}
}

/* ---- the walk ------------------------------------------------------------------------------- */

static bool is_keyed_by_data(place here)
{
	return here == PERSON_ROWS || here == PERSON_ROW || here == CLAIM_ROWS ||
	       here == CLAIM_ROW || here == FIGURES || here == NETWORKS || here == NODES;
}

/* Look up what the value that comes next would be; `key` is NULL in arrays. */
static void expect(parser *p, const sg_slice *key)
{
	place here = p->places[p->depth];
	p->key = key && is_keyed_by_data(here) ? intern(p, *key) : SG_NONE;
	p->field = sg_json__field(here, key);
	p->object = sg_json__nesting(here, '{', key);
	p->array = sg_json__nesting(here, '[', key);
}

static void open_bracket(parser *p, const nesting *opening)
{
	if (p->skipped || !opening) {
		p->skipped++;
		return;
	}
	p->places[++p->depth] = opening->inner;
	opened(p, opening->inner);
	expect(p, NULL);
}

static void close_bracket(parser *p)
{
	if (p->skipped) {
		p->skipped--;
		return;
	}
	closed(p, p->places[p->depth--]);
	expect(p, NULL);
}

static bool listen(void *context, sg_json_event event, sg_slice text, size_t pos)
{
	(void)pos;
	parser *p = context;
	switch (event) {
	case SG_JSON_KEY:
		if (!p->skipped)
			expect(p, &text);
		break;
	case SG_JSON_OBJECT_START:
		open_bracket(p, p->object);
		break;
	case SG_JSON_ARRAY_START:
		open_bracket(p, p->array);
		break;
	case SG_JSON_OBJECT_END:
	case SG_JSON_ARRAY_END:
		close_bracket(p);
		break;
	default:
		if (!p->skipped)
			scalar(p, event, text);
	}
	return !p->failed;
}

sg_status sg_json_read(sg_debate *out, sg_slice text, sg_arena *arena, sg_error *err)
{
	parser p = {.reader = {.arena = arena, .debate = SG_DEBATE_INIT}};
	expect(&p, NULL);
	sg_status status = sg_json__parse(text, listen, &p, err);
	if (status == SG_OK && !p.has_graph)
		status = sg_fail(err, SG_E_SYNTAX, 0, "this JSON holds no debate",
			"a debate is an object with the key \"graph\"");
	if (status == SG_OK && sg_reader__resolve(&p.reader) != SG_OK)
		status = sg_fail(err, SG_E_NOMEM, 0, "out of memory", NULL);
	if (status == SG_OK)
		*out = p.reader.debate;
	sg_arena_destroy(&p.reader.scratch);
	return status;
}

static sg_slice skip_space(sg_slice s)
{
	while (s.len && strchr(" \t\r\n", s.ptr[0]) && s.ptr[0]) {
		s.ptr++;
		s.len--;
	}
	return s;
}

bool sg_json_is_debate(sg_slice text)
{
	static const sg_slice bom = SG_SLICE_LIT("\xEF\xBB\xBF"), brace = SG_SLICE_LIT("{"),
			      key = SG_SLICE_LIT("\"graph\"");
	if (sg_slice_starts(text, bom))
		text = (sg_slice){text.ptr + bom.len, text.len - bom.len};
	text = skip_space(text);
	if (!sg_slice_starts(text, brace))
		return false;
	text = skip_space((sg_slice){text.ptr + 1, text.len - 1});
	return sg_slice_starts(text, key);
}
