/* The stance of replies: words, features, network; and many pairs on several threads. */
#include "stance/learned/classifier.h"

#include <pthread.h>

enum {
	WORDS_TO_TELL = 10, /* fewer do not tell their language */
	ENGLISH_PART = 8,   /* in English one word in so many is a frequent one, at least */
	THREADS_MAX = 64,
	PAIRS_AT_ONCE = 256 /* a thread takes so many pairs; then so many behind the others’ */
};

/* Whether a text may be English. Many letters beyond A to Z tell scripts without spaces. */
static bool is_english(const sg_pair_words *words)
{
	if (words->foreign * 2 > words->letters)
		return false;
	return words->words < WORDS_TO_TELL || words->english * ENGLISH_PART >= words->words;
}

/* Neither, without evidence: no label is likely. */
static const sg_reply_stance UNKNOWN = {SG_STANCE_NEUTRAL, 0.4, 0.3, 0.4, 0.3};

void sg_classifier__read_parent(sg_classifier *c, sg_slice parent)
{
	sg_pair_words__read(&c->parent, parent);
}

sg_reply_stance sg_classifier__stance_of(sg_classifier *c, sg_slice reply)
{
	float share[SG_NET_LABELS];
	sg_pair_words__read(&c->reply, reply);
	if (!c->reply.words || !is_english(&c->reply) || !is_english(&c->parent))
		return UNKNOWN;
	sg_features__of(&c->features, &c->parent, &c->reply);
	sg_net__shares(share, sg_net__built_in(), &c->features);
	int best = share[0] >= share[1] && share[0] >= share[2] ? 0 : share[2] > share[1] ? 2 : 1;
	return (sg_reply_stance){.label = (sg_stance)(best - 1),
		.confidence = (double)share[best],
		.disagree = (double)share[0],
		.neutral = (double)share[1],
		.agree = (double)share[2]};
}

static sg_reply_stance classify(sg_classifier *c, const sg_reply_pair *pair)
{
	sg_classifier__read_parent(c, pair->parent);
	return sg_classifier__stance_of(c, pair->reply);
}

sg_reply_stance sg_stance_of_reply(sg_reply_pair pair)
{
	sg_classifier c;
	return classify(&c, &pair);
}

typedef struct worker {
	pthread_t thread;
	sg_reply_stance *out;
	const sg_reply_pair *pairs;
	size_t first, step, count;
	sg_classifier desk;
} worker;

static void *work(void *arg)
{
	worker *w = arg;
	for (size_t first = w->first; first < w->count; first += w->step)
		for (size_t i = first; i < first + PAIRS_AT_ONCE && i < w->count; i++)
			w->out[i] = classify(&w->desk, &w->pairs[i]);
	return NULL;
}

sg_status sg_stance_of_replies(
	sg_reply_stance *out, const sg_reply_pair *pairs, size_t count, unsigned threads)
{
	size_t most = (count + PAIRS_AT_ONCE - 1) / PAIRS_AT_ONCE;
	size_t n = threads < 1 ? 1 : threads > THREADS_MAX ? THREADS_MAX : threads, started = 1;
	n = n > most && most ? most : n;
	sg_arena arena = SG_ARENA_INIT;
	worker *workers = sg_arena_array(&arena, n, sizeof *workers);
	if (!workers)
		return SG_E_NOMEM;
	for (size_t i = 0; i < n; i++) {
		workers[i].out = out;
		workers[i].pairs = pairs;
		workers[i].first = i * PAIRS_AT_ONCE;
		workers[i].step = n * PAIRS_AT_ONCE;
		workers[i].count = count;
	}
	for (; started < n; started++)
		if (pthread_create(&workers[started].thread, NULL, work, &workers[started]) != 0)
			break;
	work(&workers[0]);
	for (size_t i = 1; i < started; i++)
		(void)pthread_join(workers[i].thread, NULL);
	for (size_t i = started; i < n; i++) /* no thread could be had: do its share here */
		work(&workers[i]);
	sg_arena_destroy(&arena);
	return SG_OK;
}
