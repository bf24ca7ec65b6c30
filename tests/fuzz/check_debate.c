/* The invariants of a debate, one small predicate each. */
#include "check_debate.h"

static bool is_share(double x)
{
	return x >= 0 && x <= 1; /* false for NaN */
}

static bool is_node(const sg_debate *debate, sg_node node)
{
	size_t count = node.kind == SG_NODE_PERSON ? debate->person_count : debate->claim_count;
	return node.index < count;
}

static bool is_document(const sg_debate *debate, uint32_t document)
{
	return document == SG_NONE || document < debate->document_count;
}

/* The text that spans of `document` point into; empty if it is not there. */
static sg_slice text_of(const sg_debate *debate, uint32_t document)
{
	sg_slice none = SG_SLICE_EMPTY;
	return document == SG_NONE ? none : debate->documents[document].text;
}

static bool is_inside(sg_slice text, sg_span span)
{
	return span.start <= span.end && (text.len == 0 || span.end <= text.len);
}

static bool is_evidence(const sg_debate *debate, const sg_evidence *evidence)
{
	if (!is_document(debate, evidence->document))
		return false;
	sg_slice text = text_of(debate, evidence->document);
	if (evidence->document == SG_NONE || text.len == 0)
		return true;
	return is_inside(text, evidence->span) &&
	       sg_slice_eq(sg_slice_at(text, evidence->span), evidence->text);
}

static const char *check_pieces(const sg_claim *claim)
{
	uint32_t end = claim->span.start;
	for (size_t i = 0; i < claim->span_count; i++) {
		if (claim->spans[i].start < end || claim->spans[i].end < claim->spans[i].start)
			return "a claim's pieces overlap or run backwards";
		end = claim->spans[i].end;
	}
	return end > claim->span.end ? "a claim's piece lies outside its hull" : NULL;
}

static const char *check_claim(const sg_debate *debate, const sg_claim *claim)
{
	if (!is_document(debate, claim->document))
		return "a claim of no such document";
	if (!is_share(claim->confidence))
		return "a claim's confidence outside [0,1]";
	if (!is_evidence(debate, &claim->cue) || !is_evidence(debate, &claim->source))
		return "an attribution that is not the document's words";
	sg_slice text = text_of(debate, claim->document);
	if (!is_inside(text, claim->span))
		return "a claim outside its document";
	if (claim->span_count)
		return check_pieces(claim);
	if (text.len && !sg_slice_eq(sg_slice_at(text, claim->span), claim->text))
		return "a claim that is not the document's words";
	return NULL;
}

static const char *check_relation(const sg_debate *debate, const sg_relation *relation)
{
	if (!is_node(debate, relation->source) || !is_node(debate, relation->target))
		return "a relation to no such person or claim";
	if (!is_share(relation->confidence))
		return "a relation's confidence outside [0,1]";
	if (!is_evidence(debate, &relation->evidence))
		return "evidence that is not the document's words";
	if (relation->kind == SG_ASSERTS &&
		(relation->source.kind != SG_NODE_PERSON || relation->target.kind != SG_NODE_CLAIM))
		return "asserts that is not from a person to a claim";
	if (relation->kind == SG_REPLIES &&
		(relation->source.kind != SG_NODE_CLAIM || relation->target.kind != SG_NODE_CLAIM))
		return "replies that is not from a claim to a claim";
	return NULL;
}

const char *check_debate(const sg_debate *debate)
{
	const char *fault = NULL;
	for (size_t i = 0; i < debate->claim_count && !fault; i++)
		fault = check_claim(debate, &debate->claims[i]);
	for (size_t i = 0; i < debate->relation_count && !fault; i++)
		fault = check_relation(debate, &debate->relations[i]);
	return fault;
}
