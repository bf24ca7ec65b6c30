/* From scenes to the debate.
 *
 * People are told apart by name: one full name is one person in all documents, in any spelling
 * (identity.h tells which), and a bare surname is the one person of the debate who bears it, if
 * there is just one; but two names under which comments stand on one page are two people. Groups,
 * unnamed sources and bodies without a name stay within their document: two papers' "critics" are
 * not the same people. */
#include "assemble.h"

#include "people/identity.h"
#include "people/spelling.h"
#include "text/language.h"

typedef struct assembly {
	sg_debate *out;
	sg_arena *arena;
	sg_intern names; /* folded full names over all documents */
	uint32_t *person_of_name;
	size_t name_capacity;
	sg_intern lasts; /* folded surnames; bearer, or SG_NONE where several bear it */
	uint32_t *person_of_last;
	size_t last_capacity;
	sg_intern singles; /* folded one-word names of people not known in full */
	uint32_t *person_of_single;
	size_t single_capacity;
	sg_identity identity; /* other spellings, offices, acronyms */
	uint32_t *author_in;  /* per person: the latest document they comment in, or SG_NONE */
	size_t author_capacity;
	char *gender_of; /* per person */
	size_t gender_capacity;
	double min_confidence;
	/* of the scene at hand */
	sg_scene *scene;
	uint32_t document;
	uint32_t *person_of_actor;
	uint32_t *claim_of_statement;
	uint32_t *claim_of_post; /* SG_NONE for narration */
} assembly;

static sg_slice fold(assembly *a, sg_slice name)
{
	char *out = sg_arena_alloc(a->arena, name.len + 1);
	return out ? (sg_slice){out, sg_name__fold(out, name)} : (sg_slice)SG_SLICE_EMPTY;
}

static sg_status remember(assembly *a, sg_intern *intern, uint32_t **people, size_t *capacity,
	sg_slice word, uint32_t person)
{
	uint32_t id;
	size_t before = intern->count;
	sg_status st = sg_intern__add(intern, a->arena, word, &id);
	void *items = *people;
	if (st == SG_OK && intern->count > before)
		st = sg_arena_grow(a->arena, &items, capacity, id, sizeof **people);
	if (st != SG_OK)
		return st;
	*people = items;
	bool is_new = intern->count > before;
	(*people)[id] = is_new || (*people)[id] == person ? person : SG_NONE;
	return SG_OK;
}

static uint32_t recall(const sg_intern *intern, const uint32_t *people, sg_slice word)
{
	uint32_t id = sg_intern__find(intern, word);
	return id == SG_NONE ? SG_NONE : people[id];
}

static bool is_named(const sg_actor *actor)
{
	return actor->sort == SG_PERSON ||
	       (actor->sort == SG_PERSON_ORGANISATION &&
		       (actor->is_full || sg_name__is_acronym(actor->name)));
}

static sg_status add_person(assembly *a, sg_person item, char gender, uint32_t *person)
{
	void *authors = a->author_in;
	sg_status st = sg_arena_grow(a->arena, &authors, &a->author_capacity, a->out->person_count,
		sizeof *a->author_in);
	if (st != SG_OK)
		return st;
	a->author_in = authors;
	a->author_in[a->out->person_count] = SG_NONE;
	void *genders = a->gender_of;
	st = sg_arena_grow(a->arena, &genders, &a->gender_capacity, a->out->person_count, 1);
	if (st != SG_OK)
		return st;
	a->gender_of = genders;
	a->gender_of[a->out->person_count] = gender;
	return sg_debate_add_person(a->out, a->arena, item, person);
}

static sg_status new_person(assembly *a, const sg_actor *actor, sg_slice folded, uint32_t *person)
{
	sg_person item = {.label = actor->name,
		.role = actor->role,
		.handle = actor->handle,
		.aliases = actor->aliases,
		.alias_count = actor->alias_count,
		.sort = actor->sort};
	sg_status st = add_person(a, item, actor->gender, person);
	if (st == SG_OK && is_named(actor))
		st = remember(a, &a->names, &a->person_of_name, &a->name_capacity, folded, *person);
	if (st == SG_OK && actor->sort == SG_PERSON)
		st = actor->is_full ? remember(a, &a->lasts, &a->person_of_last, &a->last_capacity,
					      sg_name__surname(folded), *person)
				    : remember(a, &a->singles, &a->person_of_single,
					      &a->single_capacity, folded, *person);
	return st;
}

/* A person met again in a later document: keep what is new about them. */
static sg_status merge_person(assembly *a, const sg_actor *actor, uint32_t person)
{
	sg_person *known = &a->out->people[person];
	size_t room = known->alias_count + actor->alias_count + 1;
	sg_slice *aliases = sg_arena_array(a->arena, room, sizeof *aliases);
	if (!aliases)
		return SG_E_NOMEM;
	size_t count = known->alias_count;
	for (size_t i = 0; i < count; i++)
		aliases[i] = known->aliases[i];
	for (size_t i = 0; i <= actor->alias_count; i++) {
		sg_slice name = i < actor->alias_count ? actor->aliases[i] : actor->name;
		bool is_known = sg_slice_eq(name, known->label);
		for (size_t j = 0; j < count && !is_known; j++)
			is_known = sg_slice_eq(name, aliases[j]);
		if (!is_known)
			aliases[count++] = name;
	}
	known->aliases = aliases;
	known->alias_count = count;
	if (!known->role.len)
		known->role = actor->role;
	if (!known->handle.len)
		known->handle = actor->handle;
	return SG_OK;
}

/* "LeRoy" of an earlier document turns out to be Ines LeRoy: the fuller name becomes the label. */
static sg_status complete_name(assembly *a, const sg_actor *actor, sg_slice folded, uint32_t person)
{
	sg_person *known = &a->out->people[person];
	sg_slice shorter = known->label;
	known->label = actor->name;
	sg_actor alias = *actor;
	alias.name = shorter;
	sg_status st = merge_person(a, &alias, person);
	if (st == SG_OK)
		st = remember(a, &a->names, &a->person_of_name, &a->name_capacity, folded, person);
	return st != SG_OK || actor->sort != SG_PERSON
		       ? st
		       : remember(a, &a->lasts, &a->person_of_last, &a->last_capacity,
				 sg_name__surname(folded), person);
}

/* "Mr Dahl" is not Ines Dahl. */
static bool is_other_gender(char gender, sg_slice role)
{
	char told = sg_identity__gender(role);
	return gender && told && gender != told;
}

/* A bare surname: by the office or title before it, else its one bearer. */
static uint32_t find_by_surname(const assembly *a, const sg_actor *who, sg_slice folded)
{
	uint32_t known = sg_identity__by_title(&a->identity, who);
	if (known == SG_NONE)
		known = recall(&a->lasts, a->person_of_last, folded);
	return known != SG_NONE && is_other_gender(a->gender_of[known], who->role) ? SG_NONE
										   : known;
}

static uint32_t find_person(assembly *a, const sg_actor *who, sg_slice folded, bool *is_fuller)
{
	*is_fuller = false;
	uint32_t known = is_named(who) ? recall(&a->names, a->person_of_name, folded) : SG_NONE;
	if (known != SG_NONE)
		return known;
	if (who->sort == SG_PERSON && !who->is_full)
		return find_by_surname(a, who, folded);
	known = sg_identity__by_name(&a->identity, who);
	if (known != SG_NONE && who->sort == SG_PERSON_ORGANISATION) {
		bool is_short = sg_name__is_acronym(a->out->people[known].label);
		*is_fuller = is_short && who->is_full;
		/* two bodies with names of their own and the same letters */
		return is_short || !who->is_full ? known : SG_NONE;
	}
	if (who->sort != SG_PERSON)
		return SG_NONE;
	if (known != SG_NONE) {
		sg_slice label = fold(a, a->out->people[known].label);
		if (label.ptr && sg_name__is_variant(label, folded))
			return known;
	}
	known = recall(&a->singles, a->person_of_single, sg_name__surname(folded));
	*is_fuller = true;
	return known != SG_NONE && is_other_gender(who->gender, a->out->people[known].role)
		       ? SG_NONE
		       : known;
}

static sg_status person_of(assembly *a, uint32_t actor, uint32_t *person)
{
	*person = a->person_of_actor[actor];
	if (*person != SG_NONE)
		return SG_OK;
	const sg_actor *who = &a->scene->cast.actors[actor];
	sg_slice folded = fold(a, who->name);
	if (!folded.ptr)
		return SG_E_NOMEM;
	bool is_fuller;
	uint32_t known = find_person(a, who, folded, &is_fuller);
	if (known != SG_NONE && who->is_author && a->author_in[known] == a->document)
		known = SG_NONE;
	sg_status st = known == SG_NONE ? new_person(a, who, folded, &known)
		       : is_fuller      ? complete_name(a, who, folded, known)
					: merge_person(a, who, known);
	a->person_of_actor[actor] = *person = known;
	if (st == SG_OK)
		st = sg_identity__learn(&a->identity, who, known, a->arena);
	if (st == SG_OK && who->is_author)
		a->author_in[known] = a->document;
	return st;
}

/* ---- claims ---------------------------------------------------------------------------------- */

static sg_evidence evidence(const assembly *a, sg_span span)
{
	if (span.end <= span.start)
		return (sg_evidence)SG_EVIDENCE_NONE;
	return (sg_evidence){a->document, span, sg_slice_at(a->scene->text, span)};
}

static sg_status claim_text(assembly *a, const sg_statement *s, sg_slice *out)
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

static sg_status add_relation(assembly *a, sg_relation_kind kind, sg_node source, sg_node target,
	double confidence, const char *method, sg_evidence basis)
{
	sg_relation r = sg_relation_make(kind, source, target);
	r.confidence = confidence;
	r.method = sg_slice_of(method);
	r.evidence = basis;
	return sg_debate_add_relation(a->out, a->arena, r, NULL);
}

static sg_status assert_claim(assembly *a, uint32_t actor, const sg_statement *s, uint32_t claim)
{
	uint32_t person;
	if (actor == SG_NONE)
		return SG_OK;
	sg_status st = person_of(a, actor, &person);
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
static sg_status tie_to_post(assembly *a, const sg_statement *s, uint32_t claim)
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
	claim->deleted = post->is_deleted;
	if (post->has_score)
		claim->score = post->score;
}

static sg_status add_claim(assembly *a, uint32_t index)
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
static sg_status sorted_statements(assembly *a, uint32_t **order)
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

static sg_status node_of(assembly *a, sg_end end, sg_node *out)
{
	if (end.kind == SG_END_STATEMENT) {
		*out = sg_node_claim(a->claim_of_statement[end.index]);
		return SG_OK;
	}
	uint32_t person;
	sg_status st = person_of(a, end.index, &person);
	*out = sg_node_person(person);
	return st;
}

/* Sure enough for a relation of its own? */
static bool is_drawn(const assembly *a, const sg_stance_edge *edge)
{
	double least = a->min_confidence < 0 ? sg_stance_edge_least(edge) : a->min_confidence;
	return edge->stance != SG_STANCE_NEUTRAL && edge->confidence >= least;
}

/* Per statement: the stance it takes to what its post answers, if one was looked for. */
static sg_status index_reply_stances(assembly *a, const sg_stance_edge ***out)
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

static sg_status add_replies(assembly *a)
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
		r.method =
			sg_slice_of(scene->reading.kind == SG_DOCUMENT_THREAD ? "thread" : "turn");
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

static sg_status add_stances(assembly *a)
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

/* ---- mentions -------------------------------------------------------------------------------- */

/* A person of the debate whom a post names: once for each post, at the first place. */
static sg_status mention(
	assembly *a, uint32_t post, uint32_t first, uint32_t end, uint32_t *last_post)
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

static sg_status add_mentions(assembly *a)
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

static sg_status add_document(assembly *a, const sg_input *input)
{
	sg_document document = {.path = input->path,
		.title = a->scene->reading.title,
		.text = a->scene->text,
		.kind = a->scene->reading.kind,
		.bytes = input->bytes.len};
	if (sg_language__is_english(&a->scene->words))
		document.language = sg_slice_of("en");
	if (!a->out->title.len)
		a->out->title = document.title;
	return sg_debate_add_document(a->out, a->arena, document, &a->document);
}

static sg_status add_scene(assembly *a, sg_scene *scene, const sg_input *input)
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
		st = add_stances(a);
	return st == SG_OK ? add_mentions(a) : st;
}

sg_status sg_assemble(sg_debate *out, sg_scene *const *scenes, const sg_input *inputs, size_t count,
	double min_confidence, sg_arena *arena)
{
	sg_debate debate = SG_DEBATE_INIT;
	assembly a = {.out = &debate, .arena = arena, .min_confidence = min_confidence};
	sg_status st = SG_OK;
	for (size_t i = 0; i < count && st == SG_OK; i++)
		if (scenes[i])
			st = add_scene(&a, scenes[i], &inputs[i]);
	if (st == SG_OK)
		*out = debate;
	return st;
}
