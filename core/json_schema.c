/* The debate's JSON as two tables: containers that are walked into, and scalars that are kept.
 *
 * To read one more key, add a row (and a line in json_write.c). */
#include "json_parser.h"

static const nesting nestings[] = {
	{OUTSIDE, '{', NULL, ROOT},
	{ROOT, '{', "graph", GRAPH},
	{GRAPH, '{', "metadata", GRAPH_METADATA},
	{GRAPH, '{', "nodes", NODES},
	{GRAPH, '[', "nodes", NODE_LIST}, /* JGF v1 */
	{GRAPH, '[', "edges", EDGES},
	{GRAPH_METADATA, '[', "documents", DOCUMENTS},
	{GRAPH_METADATA, '{', "analysis", ANALYSIS},
	{DOCUMENTS, '{', NULL, DOCUMENT},
	{ANALYSIS, '{', "people", PERSON_ROWS},
	{ANALYSIS, '{', "claims", CLAIM_ROWS},
	{ANALYSIS, '[', "camps", CAMPS},
	{ANALYSIS, '{', "debate", FIGURES},
	{ANALYSIS, '{', "networks", NETWORKS},
	{ANALYSIS, '[', "windows", WINDOWS},
	{WINDOWS, '{', NULL, WINDOW},
	{WINDOW, '{', "people", PERSON_ROWS},
	{WINDOW, '{', "claims", CLAIM_ROWS},
	{WINDOW, '[', "camps", CAMPS},
	{WINDOW, '{', "debate", FIGURES},
	{PERSON_ROWS, '{', NULL, PERSON_ROW},
	{CLAIM_ROWS, '{', NULL, CLAIM_ROW},
	{CAMPS, '{', NULL, CAMP},
	{FIGURES, '{', NULL, FIGURE},
	{NETWORKS, '[', NULL, NETWORK},
	{NETWORK, '{', NULL, TIE},
	{NODES, '{', NULL, NODE},
	{NODE_LIST, '{', NULL, NODE},
	{NODE, '{', "metadata", NODE_METADATA},
	{NODE_METADATA, '[', "aliases", ALIASES},
	{NODE_METADATA, '[', "spans", SPANS},
	{NODE_METADATA, '{', "attribution", ATTRIBUTION},
	{SPANS, '[', NULL, SPAN},
	{ATTRIBUTION, '{', "cue", CUE},
	{ATTRIBUTION, '{', "source", CUE_SOURCE},
	{EDGES, '{', NULL, EDGE},
	{EDGE, '{', "metadata", EDGE_METADATA},
	{EDGE_METADATA, '{', "stance", STANCE},
	{EDGE_METADATA, '{', "evidence", EVIDENCE},
	{EDGE_METADATA, '[', "target_span", TARGET_SPAN},
};

#define AT(member) offsetof(parser, member)

#define EVIDENCE_FIELDS(place, base)                                                               \
	{place, "document", NAME, (base) + offsetof(sg_evidence, document)},                       \
		{place, "start", OFFSET, (base) + offsetof(sg_evidence, span.start)},              \
		{place, "end", OFFSET, (base) + offsetof(sg_evidence, span.end)},                  \
	{                                                                                          \
		place, "text", STRING, (base) + offsetof(sg_evidence, text)                        \
	}

/* The first row that fits counts. */
static const field fields[] = {
	{GRAPH, "label", STRING, AT(reader.debate.title)},
	{DOCUMENT, "id", NAME, AT(id)},
	{DOCUMENT, "path", STRING, AT(document.path)},
	{DOCUMENT, "kind", DOCUMENT_KIND, 0},
	{DOCUMENT, "title", STRING, AT(document.title)},
	{DOCUMENT, "language", STRING, AT(document.language)},
	{DOCUMENT, "bytes", SIZE, AT(document.bytes)},
	{DOCUMENT, "skipped", SIZE, AT(document.skipped_count)},
	{PERSON_ROW, "camp", CAMP_OF_PERSON, 0},
	{PERSON_ROW, NULL, MEASURE, AT(reader.open.people)},
	{CLAIM_ROW, NULL, MEASURE, AT(reader.open.claims)},
	{WINDOW, "from", STRING, AT(reader.open.from)},
	{WINDOW, "to", STRING, AT(reader.open.to)},
	{CAMP, "label", STRING, AT(camp.label)},
	{CAMP, "size", OFFSET, AT(camp.size)},
	{FIGURE, "value", REAL, AT(figure.value)},
	{FIGURE, "exact", BOOLEAN, AT(figure.is_exact)},
	{TIE, "source", NAME, AT(tie.source)},
	{TIE, "target", NAME, AT(tie.target)},
	{TIE, "positive", REAL, AT(tie.positive)},
	{TIE, "negative", REAL, AT(tie.negative)},
	{NODE, "id", NAME, AT(id)}, /* JGF v1 */
	{NODE, "label", STRING, AT(label)},
	{NODE_METADATA, "kind", NODE_KIND, 0},
	{NODE_METADATA, "sort", PERSON_SORT, 0},
	{NODE_METADATA, "role", STRING, AT(person.role)},
	{NODE_METADATA, "handle", STRING, AT(person.handle)},
	{NODE_METADATA, "form", CLAIM_FORM, 0},
	{NODE_METADATA, "text", STRING, AT(claim.text)},
	{NODE_METADATA, "document", NAME, AT(claim.document)},
	{NODE_METADATA, "start", OFFSET, AT(claim.span.start)},
	{NODE_METADATA, "end", OFFSET, AT(claim.span.end)},
	{NODE_METADATA, "source_id", STRING, AT(claim.source_id)},
	{NODE_METADATA, "url", STRING, AT(claim.url)},
	{NODE_METADATA, "time", STRING, AT(claim.time)},
	{NODE_METADATA, "age", STRING, AT(claim.age)},
	{NODE_METADATA, "score", REAL, AT(claim.score)},
	{NODE_METADATA, "deleted", BOOLEAN, AT(claim.deleted)},
	{NODE_METADATA, "method", STRING, AT(claim.method)},
	{NODE_METADATA, "confidence", REAL, AT(claim.confidence)},
	{ALIASES, NULL, ALIAS, 0},
	{SPAN, NULL, SPAN_EDGE, AT(span)},
	EVIDENCE_FIELDS(CUE, AT(claim.cue)),
	EVIDENCE_FIELDS(CUE_SOURCE, AT(claim.source)),
	{EDGE, "source", NAME, AT(relation.source.index)},
	{EDGE, "target", NAME, AT(relation.target.index)},
	{EDGE, "relation", RELATION_KIND, 0},
	{EDGE_METADATA, "confidence", REAL, AT(relation.confidence)},
	{EDGE_METADATA, "method", STRING, AT(relation.method)},
	{STANCE, "label", STANCE_LABEL, 0},
	{STANCE, "confidence", REAL, AT(relation.stance_confidence)},
	EVIDENCE_FIELDS(EVIDENCE, AT(relation.evidence)),
	{TARGET_SPAN, NULL, SPAN_EDGE, AT(relation.target_span)},
};

static bool fits(const char *wanted, const sg_slice *key)
{
	return !wanted || (key && sg_slice_eq(sg_slice_of(wanted), *key));
}

const field *sg_json__field(place here, const sg_slice *key)
{
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		if (fields[i].place == here && fits(fields[i].key, key))
			return &fields[i];
	return NULL;
}

const nesting *sg_json__nesting(place here, char bracket, const sg_slice *key)
{
	for (size_t i = 0; i < sizeof nestings / sizeof *nestings; i++)
		if (nestings[i].outer == here && nestings[i].bracket == bracket &&
			fits(nestings[i].key, key))
			return &nestings[i];
	return NULL;
}
