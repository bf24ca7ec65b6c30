/* From scenes to the debate: documents, claims and relations; people are told apart in
 * assemble_people.c. */
#include "assemble.h"
#include "assembly.h"

#include "text/language.h"

/* ---- claims ---------------------------------------------------------------------------------- */

static sg_evidence evidence(const sg_assembly *a, sg_span span)
{
	if (span.end <= span.start)
		return (sg_evidence)SG_EVIDENCE_NONE;
	return (sg_evidence){a->document, span, sg_slice_at(a->scene->text, span)};
}

static sg_status claim_text(sg_assembly *a, const sg_statement *s, sg_slice *out)
{
	static const char joint[] = " \xE2\x80\xA6 ";
	*out = sg_slice_at(a->scene->text, s->span);
	if (s->piece_count < 2)
		return SG_OK;
	size_t len = 0, n = 0;
	for (size_t i = 0; i < s->piece_count; i++)
		len += sg_span_len(s->pieces[i]) + sizeof joint;
	char *text = sg_arena_alloc(a->arena, len);
	if (!text)
		return SG_E_NOMEM;
	for (size_t i = 0; i < s->piece_count; i++) {
		sg_slice piece = sg_slice_at(a->scene->text, s->pieces[i]);
		if (i) {
			memcpy(text + n, joint, sizeof joint - 1);
			n += sizeof joint - 1;
		}
		memcpy(text + n, piece.ptr, piece.len);
		n += piece.len;
	}
	*out = (sg_slice){text, n};
	return SG_OK;
}

static sg_status add_relation(sg_assembly *a, sg_relation_kind kind, sg_node source, sg_node target,
	double confidence, const char *method, sg_evidence basis)
{
	sg_relation r = sg_relation_make(kind, source, target);
	r.confidence = confidence;
	r.method = sg_slice_of(method);
	r.evidence = basis;
	return sg_debate_add_relation(a->out, a->arena, r, NULL);
}

static sg_status assert_claim(sg_assembly *a, uint32_t actor, const sg_statement *s, uint32_t claim)
{
	uint32_t person;
	if (actor == SG_NONE)
		return SG_OK;
	sg_status st = sg_assembly__person(a, actor, &person);
	sg_span basis = s->cue.end && s->source.end
				? sg_span_make(s->cue.start < s->source.start ? s->cue.start
									      : s->source.start,
					  s->cue.end > s->source.end ? s->cue.end : s->source.end)
				: s->cue;
	return st != SG_OK
		       ? st
		       : add_relation(a, SG_ASSERTS, sg_node_person(person), sg_node_claim(claim),
				 s->confidence, s->method, evidence(a, basis));
}

static bool is_own_words(const sg_statement *s)
{
	return s->form == SG_CLAIM_COMMENT || s->form == SG_CLAIM_TURN;
}

/* The claim of the comment or turn that a quotation or premise stands in. */
static sg_status tie_to_post(sg_assembly *a, const sg_statement *s, uint32_t claim)
{
	uint32_t post = a->claim_of_post[s->post];
	if (is_own_words(s) || post == SG_NONE)
		return SG_OK;
	return add_relation(a, SG_QUOTES, sg_node_claim(post), sg_node_claim(claim), s->confidence,
		s->method, evidence(a, s->span));
}

/* What the input says of a post, beside its words. */
static void describe(sg_claim *claim, const sg_post *post)
{
	claim->age = post->age;
	claim->source_id = post->source_id;
	claim->time = post->time;
	claim->url = post->url;
	claim->deleted = post->is_deleted;
	if (post->has_score)
		claim->score = post->score;
}

static sg_status add_claim(sg_assembly *a, uint32_t index)
{
	const sg_statement *s = &a->scene->statements[index];
	sg_claim claim = sg_claim_blank();
	sg_status st = claim_text(a, s, &claim.text);
	if (st != SG_OK)
		return st;
	claim.form = s->form;
	claim.method = sg_slice_of(s->method);
	claim.spans = s->pieces;
	claim.span_count = s->piece_count;
	claim.span = s->span;
	claim.document = a->document;
	claim.confidence = s->confidence;
	claim.cue = evidence(a, s->cue);
	claim.source = evidence(a, s->source);
	if (is_own_words(s))
		describe(&claim, &a->scene->reading.posts[s->post]);
	uint32_t id;
	st = sg_debate_add_claim(a->out, a->arena, claim, &id);
	a->claim_of_statement[index] = id;
	if (st == SG_OK && is_own_words(s))
		a->claim_of_post[s->post] = id;
	if (st == SG_OK)
		st = assert_claim(a, s->speaker, s, id);
	if (st == SG_OK && s->second != s->speaker)
		st = assert_claim(a, s->second, s, id);
	return st == SG_OK ? tie_to_post(a, s, id) : st;
}

/* Statements in the order of the text, a post before what is quoted in it. */
static sg_status sorted_statements(sg_assembly *a, uint32_t **order)
{
	size_t count = a->scene->statement_count;
	uint32_t *from = sg_arena_array(a->arena, count, sizeof *from);
	uint32_t *to = sg_arena_array(a->arena, count, sizeof *to);
	if (!from || !to)
		return SG_E_NOMEM;
	for (size_t i = 0; i < count; i++)
		from[i] = (uint32_t)i;
	/* Merge sort from the bottom up: stable, and the runs are nearly sorted already. */
	for (size_t width = 1; width < count; width *= 2) {
		for (size_t lo = 0; lo < count; lo += 2 * width) {
			size_t mid = lo + width < count ? lo + width : count;
			size_t hi = lo + 2 * width < count ? lo + 2 * width : count, i = lo,
			       j = mid;
			for (size_t k = lo; k < hi; k++) {
				bool left =
					i < mid &&
					(j >= hi ||
						a->scene->statements[from[i]].span.start <=
							a->scene->statements[from[j]].span.start);
				to[k] = left ? from[i++] : from[j++];
			}
		}
		uint32_t *swap = from;
		from = to;
		to = swap;
	}
	*order = from;
	return SG_OK;
}

/* ---- relations ------------------------------------------------------------------------------- */

static sg_status node_of(sg_assembly *a, sg_end end, sg_node *out)
{
	if (end.kind == SG_END_STATEMENT) {
		*out = sg_node_claim(a->claim_of_statement[end.index]);
		return SG_OK;
	}
	uint32_t person;
	sg_status st = sg_assembly__person(a, end.index, &person);
	*out = sg_node_person(person);
	return st;
}

/* Sure enough for a relation of its own? */
static bool is_drawn(const sg_assembly *a, const sg_stance_edge *edge)
{
	double least = a->min_confidence < 0 ? sg_stance_edge_least(edge) : a->min_confidence;
	return edge->stance != SG_STANCE_NEUTRAL && edge->confidence >= least;
}

/* Per statement: the stance it takes to what its post answers, if one was looked for. */
static sg_status index_reply_stances(sg_assembly *a, const sg_stance_edge ***out)
{
	const sg_scene *scene = a->scene;
	const sg_stance_edge **edges =
		sg_arena_array(a->arena, scene->statement_count, sizeof *edges);
	if (!edges)
		return SG_E_NOMEM;
	for (size_t i = 0; i < scene->stance_count; i++) {
		const sg_stance_edge *edge = &scene->stances[i];
		if (edge->source.kind != SG_END_STATEMENT || edge->target.kind != SG_END_STATEMENT)
			continue;
		uint32_t parent =
			scene->reading.posts[scene->statements[edge->source.index].post].parent;
		if (parent != SG_NONE && scene->statement_of_post[parent] == edge->target.index)
			edges[edge->source.index] = edge;
	}
	*out = edges;
	return SG_OK;
}

static sg_status add_replies(sg_assembly *a)
{
	const sg_scene *scene = a->scene;
	const sg_stance_edge **edges = NULL;
	sg_status st = index_reply_stances(a, &edges);
	for (uint32_t i = 0; i < scene->reading.post_count && st == SG_OK; i++) {
		uint32_t parent = scene->reading.posts[i].parent, source = a->claim_of_post[i];
		uint32_t target = parent == SG_NONE ? SG_NONE : a->claim_of_post[parent];
		if (source == SG_NONE || target == SG_NONE)
			continue;
		sg_relation r =
			sg_relation_make(SG_REPLIES, sg_node_claim(source), sg_node_claim(target));
		r.method = sg_slice_of(
			scene->reading.posts[i].form == SG_POST_TURN ? "turn" : "thread");
		uint32_t own = scene->statement_of_post[i];
		const sg_stance_edge *edge = own == SG_NONE ? NULL : edges[own];
		if (edge && !is_drawn(a, edge)) {
			r.stance = edge->stance;
			r.stance_confidence = edge->confidence;
		}
		st = sg_debate_add_relation(a->out, a->arena, r, NULL);
	}
	return st;
}

static sg_status add_stances(sg_assembly *a)
{
	sg_status st = SG_OK;
	for (size_t i = 0; i < a->scene->stance_count && st == SG_OK; i++) {
		const sg_stance_edge *edge = &a->scene->stances[i];
		sg_node source, target;
		if (!is_drawn(a, edge))
			continue;
		st = node_of(a, edge->source, &source);
		if (st == SG_OK)
			st = node_of(a, edge->target, &target);
		if (st == SG_OK)
			st = add_relation(a, edge->stance > 0 ? SG_AGREES : SG_REBUTS, source,
				target, edge->confidence, edge->method,
				evidence(a, edge->evidence));
	}
	return st;
}

/* ---- what the input itself states ------------------------------------------------------------ */

/* Words that a post repeats from another one. */
static sg_status add_quotations(sg_assembly *a)
{
	const sg_reading *reading = &a->scene->reading;
	sg_status st = SG_OK;
	for (size_t i = 0; i < reading->quotation_count && st == SG_OK; i++) {
		const sg_quotation *q = &reading->quotations[i];
		uint32_t source = a->claim_of_post[q->post], target = a->claim_of_post[q->home];
		if (source == SG_NONE || target == SG_NONE)
			continue;
		sg_relation r =
			sg_relation_make(SG_QUOTES, sg_node_claim(source), sg_node_claim(target));
		r.confidence = q->confidence;
		r.method = sg_slice_of(q->method);
		r.evidence = evidence(a, q->span);
		r.target_span = q->target;
		st = sg_debate_add_relation(a->out, a->arena, r, NULL);
	}
	return st;
}

static sg_status add_given_ties(sg_assembly *a)
{
	const sg_reading *reading = &a->scene->reading;
	sg_status st = SG_OK;
	for (size_t i = 0; i < reading->tie_count && st == SG_OK; i++) {
		const sg_given_tie *tie = &reading->ties[i];
		uint32_t source = a->claim_of_post[tie->source],
			 target = a->claim_of_post[tie->target];
		if (source == SG_NONE || target == SG_NONE || source == target)
			continue;
		st = add_relation(a, tie->kind, sg_node_claim(source), sg_node_claim(target), 1,
			"given", evidence(a, reading->posts[tie->source].span));
	}
	return st;
}

/* ---- mentions -------------------------------------------------------------------------------- */

/* A person of the debate whom a post names: once for each post, at the first place. */
static sg_status mention(
	sg_assembly *a, uint32_t post, uint32_t first, uint32_t end, uint32_t *last_post)
{
	const sg_scene *scene = a->scene;
	uint32_t name = sg_name__skip_titles(&scene->words, first, end), name_end;
	uint32_t actor = sg_cast__find_prefix(&scene->cast, &scene->words, name, end, &name_end);
	if (actor == SG_NONE || actor == scene->actor_of_post[post] || last_post[actor] == post ||
		a->person_of_actor[actor] == SG_NONE)
		return SG_OK;
	last_post[actor] = post;
	sg_span words = sg_span_make(scene->words.tokens.items[name].span.start,
		scene->words.tokens.items[name_end - 1].span.end);
	return add_relation(a, SG_MENTIONS, sg_node_claim(a->claim_of_post[post]),
		sg_node_person(a->person_of_actor[actor]), 0.9, "name", evidence(a, words));
}

static sg_status add_mentions(sg_assembly *a)
{
	const sg_scene *scene = a->scene;
	uint32_t *last_post = sg_arena_array(a->arena, scene->cast.count, sizeof *last_post);
	sg_status st = last_post ? SG_OK : SG_E_NOMEM;
	for (size_t i = 0; i < scene->cast.count && st == SG_OK; i++)
		last_post[i] = SG_NONE;
	for (size_t i = 0; i < scene->words.sentence_count && st == SG_OK; i++) {
		const sg_sentence *s = &scene->words.sentences[i];
		if (a->claim_of_post[s->post] == SG_NONE)
			continue;
		for (uint32_t t = s->first; t < s->end && st == SG_OK;) {
			uint32_t end = sg_name__run_end(&scene->words, t, s->end);
			if (end > t)
				st = mention(a, s->post, t, end, last_post);
			t = end > t ? end : t + 1;
		}
	}
	return st;
}

static sg_status add_document(sg_assembly *a, const sg_input *input)
{
	sg_document document = {.path = input->path,
		.title = a->scene->reading.title,
		.text = a->scene->text,
		.kind = a->scene->reading.kind,
		.bytes = input->bytes.len,
		.skipped = a->scene->reading.faults,
		.skipped_count = a->scene->reading.fault_count};
	if (sg_language__is_english(&a->scene->words))
		document.language = sg_slice_of("en");
	if (!a->out->title.len)
		a->out->title = document.title;
	return sg_debate_add_document(a->out, a->arena, document, &a->document);
}

static sg_status add_scene(sg_assembly *a, sg_scene *scene, const sg_input *input)
{
	uint32_t *order = NULL;
	a->scene = scene;
	a->person_of_actor = sg_arena_array(a->arena, scene->cast.count, sizeof(uint32_t));
	a->claim_of_statement = sg_arena_array(a->arena, scene->statement_count, sizeof(uint32_t));
	a->claim_of_post = sg_arena_array(a->arena, scene->reading.post_count, sizeof(uint32_t));
	if (!a->person_of_actor || !a->claim_of_statement || !a->claim_of_post)
		return SG_E_NOMEM;
	for (size_t i = 0; i < scene->cast.count; i++)
		a->person_of_actor[i] = SG_NONE;
	for (size_t i = 0; i < scene->reading.post_count; i++)
		a->claim_of_post[i] = SG_NONE;
	sg_status st = add_document(a, input);
	if (st == SG_OK)
		st = sorted_statements(a, &order);
	for (size_t i = 0; i < scene->statement_count && st == SG_OK; i++)
		st = add_claim(a, order[i]);
	if (st == SG_OK)
		st = add_replies(a);
	if (st == SG_OK)
		st = add_quotations(a);
	if (st == SG_OK)
		st = add_given_ties(a);
	if (st == SG_OK)
		st = add_stances(a);
	return st == SG_OK ? add_mentions(a) : st;
}

sg_status sg_assemble(sg_debate *out, sg_scene *const *scenes, const sg_input *inputs, size_t count,
	double min_confidence, sg_arena *arena)
{
	sg_debate debate = SG_DEBATE_INIT;
	sg_assembly a = {.out = &debate, .arena = arena, .min_confidence = min_confidence};
	sg_status st = SG_OK;
	for (size_t i = 0; i < count && st == SG_OK; i++)
		if (scenes[i])
			st = add_scene(&a, scenes[i], &inputs[i]);
	if (st == SG_OK)
		*out = debate;
	return st;
}
