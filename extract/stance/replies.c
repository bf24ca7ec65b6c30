/* What comments and turns say to the ones they answer: the rules read each (reply.c); for comments
 * the learned classifier is asked too (learned.c), and all of a thread are weighed (weigh.c). Turns
 * of a conversation are left to the rules: the classifier has learned from written replies. */
#include "stance/learned.h"
#include "stance/reply.h"
#include "stance/weigh.h"

/* The voices of rules, beside plain words, whose weight is their own. */
static const double PLACE = 0.9, /* the place in the thread */
	OWN_CASE = 0.75,         /* a case of one's own under an opening post: agreement */
	PLACE_UNDER_ROOT = 0.5,  /* the same, under one of several opening posts */
	QUESTION = 0.7,          /* only questions, or only thanks: neutral */
	TRUST_IN_RESUMED = 0.3,  /* "Yes, …" from A to B to A is mostly no agreement */
	NOTHING = 1.0 / SG_LABELS;

/* The classifier has learned from replies of so many words and more; of shorter ones without a cue
 * it is half as sure. */
enum { WORDS_LEARNED = 11 };

/* Plain words stand unless the rest is against them. */
static const double PLAINEST = 0.8, OUTVOTED = 0.5;

typedef struct comment {
	sg_reply reply;
	sg_asked asked;
	sg_view view;
} comment;

typedef struct replies {
	sg_scene *scene;
	sg_address address;
	sg_stems *stems; /* per post: of its words, when `has_stems` says so */
	bool *has_stems;
	comment *comments;
	sg_weighing *weighings; /* of the comments */
	size_t count;
	size_t agreeing, rebutting; /* answers to an opening post, by rule */
} replies;

static sg_status stems_of(replies *all, uint32_t post)
{
	sg_status st = SG_OK;
	if (!all->has_stems[post])
		st = sg_stems__of(
			&all->stems[post], all->scene, all->scene->reading.posts[post].span);
	all->has_stems[post] = true;
	return st;
}

/* ---- reading -------------------------------------------------------------------------------- */

/* The post in which the answered statement stands; the post’s own parent where it is reported. */
static uint32_t answered_post(const replies *all, uint32_t post)
{
	const sg_statement *target = &all->scene->statements[all->address.answered[post]];
	uint32_t parent = all->scene->reading.posts[post].parent;
	return target->form >= SG_CLAIM_DIRECT_QUOTE && parent != SG_NONE ? parent : target->post;
}

static sg_status add_by_rule(sg_scene *scene, const sg_reply *r)
{
	sg_status st = SG_OK;
	if (r->edge.stance != SG_STANCE_NEUTRAL)
		st = sg_scene__add_stance(scene, r->edge);
	if (st == SG_OK && r->other.stance != SG_STANCE_NEUTRAL)
		st = sg_scene__add_stance(scene, r->other);
	return st;
}

static bool is_own_case(const sg_reply *r)
{
	return strcmp(r->edge.method, "own-case") == 0;
}

static void add_comment(replies *all, const sg_reply *r, uint32_t post)
{
	const sg_post *p = &all->scene->reading.posts[post];
	comment *c = &all->comments[all->count++];
	c->reply = *r;
	c->asked = (sg_asked){.parent = all->scene->statements[all->address.answered[post]].span,
		.first = r->words_from,
		.end_sentence = all->scene->words.first_sentence[p->first_block + p->block_count]};
	c->view = sg_view__of(all->scene, &c->asked);
	all->agreeing += r->is_root && !is_own_case(r) && r->edge.stance == SG_STANCE_AGREE;
	all->rebutting += r->is_root && r->edge.stance == SG_STANCE_DISAGREE;
}

static sg_status read_post(replies *all, uint32_t post)
{
	sg_scene *scene = all->scene;
	if (all->address.answered[post] == SG_NONE)
		return SG_OK;
	uint32_t parent = answered_post(all, post);
	sg_status st = stems_of(all, parent);
	if (st != SG_OK)
		return st;
	sg_reply r = sg_reply__read(scene, &all->address, post, parent, &all->stems[parent]);
	if (r.is_silent || (scene->post_takes_stance[post] && !r.edge.stance))
		return SG_OK;
	if (scene->reading.posts[post].form != SG_POST_COMMENT)
		return add_by_rule(scene, &r);
	add_comment(all, &r, post);
	return SG_OK;
}

/* ---- weighing ------------------------------------------------------------------------------- */

/* Own cases count where the plain answers lean to agreement: among professionals under a post they
 * mostly do, in a quarrel the same words mostly object. */
static void drop_own_cases(replies *all)
{
	bool leans = all->agreeing > 0 && all->agreeing >= 2 * all->rebutting;
	for (size_t i = 0; i < all->count && !leans; i++) {
		sg_reply *r = &all->comments[i].reply;
		if (is_own_case(r)) {
			r->edge.stance = SG_STANCE_NEUTRAL;
			r->ground = SG_GROUND_NONE;
		}
	}
}

/* How much the rule’s voice weighs. */
static double voice_of(const sg_reply *r)
{
	double weight = r->edge.confidence;
	if (r->ground == SG_GROUND_WORDS)
		return r->resumes && r->edge.stance == SG_STANCE_AGREE
			       ? NOTHING + (weight - NOTHING) * TRUST_IN_RESUMED
			       : weight;
	if (r->ground == SG_GROUND_NONE || r->resumes)
		return NOTHING;
	return is_own_case(r)                         ? OWN_CASE
	       : r->is_root && r->is_answer_to_answer ? PLACE_UNDER_ROOT
						      : PLACE;
}

static sg_weighing weigh(const comment *c)
{
	const sg_reply *r = &c->reply;
	sg_weighing w = sg_weighing__of(c->view.disagree, c->view.agree);
	sg_weighing__add(&w, r->edge.stance, voice_of(r));
	if (r->is_question_or_thanks)
		sg_weighing__add(&w, SG_STANCE_NEUTRAL, QUESTION);
	if (r->resumes)
		sg_weighing__add_resumed(&w);
	return w;
}

/* Plain words keep their rule’s confidence; all else is as sure as the weighing. */
static sg_stance_edge decide(const sg_scene *scene, const comment *c, const sg_weighing *w)
{
	sg_stance_edge edge = c->reply.edge;
	sg_stance best = sg_weighing__best(w);
	double share = sg_weighing__share(w, best);
	bool is_plain = c->reply.ground == SG_GROUND_WORDS && !c->reply.resumes;
	if (is_plain && (edge.confidence >= PLAINEST || (best == edge.stance && share >= OUTVOTED)))
		return edge;
	if (best != edge.stance || c->reply.ground == SG_GROUND_NONE)
		edge.method = best == c->view.label ? "learned" : "learned-thread";
	if (best != SG_STANCE_NEUTRAL &&
		(best != edge.stance || c->reply.ground != SG_GROUND_WORDS))
		edge.evidence = sg_view__evidence(scene, &c->asked, best);
	edge.stance = best;
	bool is_unknown = c->reply.ground == SG_GROUND_NONE && c->reply.words < WORDS_LEARNED;
	edge.confidence = is_unknown ? (share + NOTHING) / 2 : share;
	edge.is_weighed = true;
	return edge;
}

static sg_status add_weighed(replies *all)
{
	sg_status st = SG_OK;
	for (size_t i = 0; i < all->count; i++)
		all->weighings[i] = weigh(&all->comments[i]);
	sg_weighing__settle(all->weighings, all->count);
	for (size_t i = 0; i < all->count && st == SG_OK; i++) {
		const comment *c = &all->comments[i];
		st = sg_scene__add_stance(all->scene, decide(all->scene, c, &all->weighings[i]));
		if (st == SG_OK && c->reply.other.stance != SG_STANCE_NEUTRAL)
			st = sg_scene__add_stance(all->scene, c->reply.other);
	}
	return st;
}

static sg_status make_room(replies *all)
{
	sg_arena *arena = all->scene->arena;
	size_t count = all->scene->reading.post_count;
	all->stems = sg_arena_array(arena, count, sizeof *all->stems);
	all->has_stems = sg_arena_array(arena, count, sizeof *all->has_stems);
	all->comments = sg_arena_array(arena, count, sizeof *all->comments);
	all->weighings = sg_arena_array(arena, count, sizeof *all->weighings);
	bool ok = all->stems && all->has_stems && all->comments && all->weighings;
	return ok ? SG_OK : SG_E_NOMEM;
}

sg_status sg_stances__replies(sg_scene *scene)
{
	replies all = {.scene = scene};
	sg_status st = make_room(&all);
	if (st == SG_OK)
		st = sg_address__find(&all.address, scene);
	for (uint32_t i = 0; i < scene->reading.post_count && st == SG_OK; i++)
		st = read_post(&all, i);
	if (st != SG_OK)
		return st;
	drop_own_cases(&all);
	return add_weighed(&all);
}
