/* Trains the stance network on pairs with shares of labels, and writes its weights.
 *
 * usage: train-stance -o WEIGHTS [-e EPOCHS] [-r RATE] [-d DROP] [-s SEED] [-t TEMPERATURE]
 *                     [-c PAIRS]... PAIRS
 *
 * PAIRS is as training_pairs.h says. The loss is the cross-entropy between the shares and the
 * network's; each pair is one step of Adagrad (Duchi et al. 2011), the rate falls to nothing in a
 * straight line, and a part of the features is dropped from each step. -c names pairs to check
 * on after each epoch. One thread, one random sequence: the same pairs give the same bytes. */
#include "cli/output.h"
#include "models/random.h"
#include "training_pairs.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { LABELS = SG_NET_LABELS, ROW = SG_NET_ROW, CHECKS_MAX = 8, EPOCHS_MAX = 1000 };

static const float EPSILON = 1e-8F, HIDDEN_DROP = 0.2F, START_SPREAD = 0.05F;

/* What is learned, and beside each number the sum of its squared gradients. */
typedef struct layers {
	float table[SG_FEATURE_ROWS][ROW];
	float hidden_of_input[SG_NET_INPUTS][SG_NET_HIDDEN];
	float hidden_bias[SG_NET_HIDDEN];
	float vote_of_hidden[SG_NET_HIDDEN][LABELS];
	float vote_bias[LABELS];
} layers;

typedef struct trainer {
	layers *w, *squares;
	uint64_t random;
	float rate, drop;
} trainer;

/* One pair on its way through the network. */
typedef struct pass {
	sg_features features;
	float norm[SG_FEATURE_GROUPS], group[SG_FEATURE_GROUPS][ROW];
	float inputs[SG_NET_INPUTS], hidden[SG_NET_HIDDEN], share[LABELS];
	bool is_kept[SG_NET_HIDDEN];
} pass;

/* ---- chance --------------------------------------------------------------------------------- */

static void spread(float *values, size_t count, float most, uint64_t *state)
{
	for (size_t i = 0; i < count; i++)
		values[i] = (2 * chance(state) - 1) * most;
}

static void start(trainer *t)
{
	spread(&t->w->table[0][0], sizeof t->w->table / sizeof(float), START_SPREAD * 1.7F,
		&t->random);
	for (size_t i = 0; i < SG_FEATURE_ROWS; i++)
		memset(t->w->table[i], 0, LABELS * sizeof(float));
	spread(&t->w->hidden_of_input[0][0], (size_t)SG_NET_INPUTS * SG_NET_HIDDEN,
		1 / sqrtf(SG_NET_INPUTS), &t->random);
	spread(&t->w->vote_of_hidden[0][0], (size_t)SG_NET_HIDDEN * LABELS,
		1 / sqrtf(SG_NET_HIDDEN), &t->random);
}

/* ---- forward -------------------------------------------------------------------------------- */

static void read_features(pass *p, const training_pair *item)
{
	static sg_pair_words parent, child;
	sg_pair_words__read(&parent, item->parent);
	sg_pair_words__read(&child, item->child);
	sg_features__of(&p->features, &parent, &child);
}

static void drop_features(pass *p, trainer *t)
{
	for (size_t g = 0; g < SG_FEATURE_GROUPS; g++) {
		size_t kept = 0;
		for (size_t i = 0; i < p->features.count[g]; i++)
			if (chance(&t->random) >= t->drop)
				p->features.rows[g][kept++] = p->features.rows[g][i];
		p->features.count[g] = kept;
	}
}

static void sum_groups(pass *p, const layers *w)
{
	memset(p->group, 0, sizeof p->group);
	for (size_t g = 0; g < SG_FEATURE_GROUPS; g++) {
		size_t count = p->features.count[g];
		p->norm[g] = count ? 1 / sqrtf((float)count) : 0;
		for (size_t i = 0; i < count; i++)
			for (size_t k = 0; k < ROW; k++)
				p->group[g][k] += w->table[p->features.rows[g][i]][k];
		for (size_t k = 0; k < ROW; k++)
			p->group[g][k] *= p->norm[g];
	}
}

static void softmax(float share[LABELS], const float vote[LABELS])
{
	float most = fmaxf(vote[0], fmaxf(vote[1], vote[2])), sum = 0;
	for (size_t k = 0; k < LABELS; k++)
		sum += share[k] = expf(vote[k] - most);
	for (size_t k = 0; k < LABELS; k++)
		share[k] /= sum;
}

static void forward(pass *p, trainer *t, bool is_training)
{
	const layers *w = t->w;
	float vote[LABELS];
	sum_groups(p, w);
	sg_net__meet(p->inputs, (const float(*)[ROW])p->group);
	memcpy(vote, w->vote_bias, sizeof vote);
	for (size_t g = 0; g < SG_FEATURE_GROUPS; g++)
		for (size_t k = 0; k < LABELS; k++)
			vote[k] += p->group[g][k];
	memcpy(p->hidden, w->hidden_bias, sizeof p->hidden);
	for (size_t i = 0; i < SG_NET_INPUTS; i++)
		for (size_t h = 0; h < SG_NET_HIDDEN; h++)
			p->hidden[h] += p->inputs[i] * w->hidden_of_input[i][h];
	for (size_t h = 0; h < SG_NET_HIDDEN; h++) {
		p->is_kept[h] =
			p->hidden[h] > 0 && (!is_training || chance(&t->random) >= HIDDEN_DROP);
		p->hidden[h] = p->is_kept[h] ? p->hidden[h] : 0;
		if (is_training)
			p->hidden[h] /= 1 - HIDDEN_DROP;
		for (size_t k = 0; k < LABELS; k++)
			vote[k] += p->hidden[h] * w->vote_of_hidden[h][k];
	}
	softmax(p->share, vote);
}

/* ---- backward ------------------------------------------------------------------------------- */

static inline void descend(float *w, float *square, float gradient, float rate)
{
	*square += gradient * gradient;
	*w -= rate * gradient / (sqrtf(*square) + EPSILON);
}

/* The gradient of the inputs of the hidden layer; the layers above the table take their step. */
static void backward_hidden(trainer *t, const pass *p, const float error[LABELS], float *of_input)
{
	float of_hidden[SG_NET_HIDDEN] = {0};
	for (size_t h = 0; h < SG_NET_HIDDEN; h++)
		for (size_t k = 0; k < LABELS && p->is_kept[h]; k++) {
			of_hidden[h] += error[k] * t->w->vote_of_hidden[h][k] / (1 - HIDDEN_DROP);
			descend(&t->w->vote_of_hidden[h][k], &t->squares->vote_of_hidden[h][k],
				error[k] * p->hidden[h], t->rate);
		}
	for (size_t i = 0; i < SG_NET_INPUTS; i++) {
		of_input[i] = 0;
		for (size_t h = 0; h < SG_NET_HIDDEN; h++) {
			of_input[i] += of_hidden[h] * t->w->hidden_of_input[i][h];
			descend(&t->w->hidden_of_input[i][h], &t->squares->hidden_of_input[i][h],
				of_hidden[h] * p->inputs[i], t->rate);
		}
	}
	for (size_t h = 0; h < SG_NET_HIDDEN; h++)
		descend(&t->w->hidden_bias[h], &t->squares->hidden_bias[h], of_hidden[h], t->rate);
	for (size_t k = 0; k < LABELS; k++)
		descend(&t->w->vote_bias[k], &t->squares->vote_bias[k], error[k], t->rate);
}

/* The gradient of each group's vector: sg_net__meet() backwards. */
static void backward_meet(float of_group[SG_FEATURE_GROUPS][ROW], const pass *p,
	const float error[LABELS], const float *of_input)
{
	enum { E = SG_NET_EMBEDDING };
	const float *both = of_input + (size_t)SG_FEATURE_GROUPS * E;
	for (size_t g = 0; g < SG_FEATURE_GROUPS; g++) {
		memcpy(of_group[g], error, LABELS * sizeof *error);
		memcpy(of_group[g] + LABELS, of_input + g * E, E * sizeof *of_input);
	}
	for (size_t k = 0; k < E; k++) {
		size_t at = LABELS + k;
		of_group[SG_FEATURE_REPLY][at] +=
			both[k] * p->group[SG_FEATURE_PARENT][at] + both[2 * E + k];
		of_group[SG_FEATURE_EDGES][at] += both[E + k] * p->group[SG_FEATURE_PARENT][at];
		of_group[SG_FEATURE_PARENT][at] += both[k] * p->group[SG_FEATURE_REPLY][at] +
						   both[E + k] * p->group[SG_FEATURE_EDGES][at] -
						   both[2 * E + k];
	}
}

static void backward(trainer *t, const pass *p, const training_pair *item)
{
	float error[LABELS], of_input[SG_NET_INPUTS], of_group[SG_FEATURE_GROUPS][ROW];
	for (size_t k = 0; k < LABELS; k++)
		error[k] = (p->share[k] - item->share[k]) * item->weight;
	backward_hidden(t, p, error, of_input);
	backward_meet(of_group, p, error, of_input);
	for (size_t g = 0; g < SG_FEATURE_GROUPS; g++)
		for (size_t i = 0; i < p->features.count[g]; i++) {
			uint32_t row = p->features.rows[g][i];
			for (size_t k = 0; k < ROW; k++)
				descend(&t->w->table[row][k], &t->squares->table[row][k],
					of_group[g][k] * p->norm[g], t->rate);
		}
}

/* ---- epochs --------------------------------------------------------------------------------- */

static float loss_of(const pass *p, const training_pair *item)
{
	float loss = 0;
	for (size_t k = 0; k < LABELS; k++)
		loss -= item->share[k] * logf(fmaxf(p->share[k], 1e-9F));
	return loss;
}

static size_t best_of(const float share[LABELS])
{
	return share[0] >= share[1] && share[0] >= share[2] ? 0 : share[2] > share[1] ? 2 : 1;
}

/* Loss, and how often the likeliest label is the target's likeliest. */
static void check(trainer *t, const char *path, const training_pairs *data)
{
	static pass p;
	double loss = 0;
	size_t right = 0;
	for (size_t i = 0; i < data->count; i++) {
		read_features(&p, &data->items[i]);
		forward(&p, t, false);
		loss += loss_of(&p, &data->items[i]);
		right += best_of(p.share) == best_of(data->items[i].share);
	}
	fprintf(stderr, "  %s: loss %.4f, right %.4f of %zu\n", path, loss / (double)data->count,
		(double)right / (double)data->count, data->count);
}

static void train_epoch(
	trainer *t, const training_pairs *data, uint32_t *order, float rate_from, float rate_to)
{
	static pass p;
	shuffle(order, data->count, &t->random);
	for (size_t i = 0; i < data->count; i++) {
		const training_pair *item = &data->items[order[i]];
		t->rate = rate_from + (rate_to - rate_from) * (float)i / (float)data->count;
		read_features(&p, item);
		drop_features(&p, t);
		forward(&p, t, true);
		backward(t, &p, item);
	}
}

/* ---- writing -------------------------------------------------------------------------------- */

static float most_of(const layers *w, size_t from, size_t to)
{
	float most = 0;
	for (size_t i = 0; i < SG_FEATURE_ROWS; i++)
		for (size_t k = from; k < to; k++)
			most = fmaxf(most, fabsf(w->table[i][k]));
	return most;
}

/* A few large weights would take the steps from all the others: they are cut. */
static float scale_of(const layers *w, size_t from, size_t to)
{
	return fminf(most_of(w, from, to), 2.0F) / 127;
}

static int8_t byte_of(float value, float scale)
{
	float whole = roundf(value / scale);
	return (int8_t)fmaxf(-127, fminf(127, whole));
}

static exit_code write_weights(const char *path, const layers *w, float temperature)
{
	static sg_net_weights out;
	memcpy(out.magic, SG_NET_MAGIC, sizeof SG_NET_MAGIC);
	out.rows = SG_FEATURE_ROWS;
	out.inputs = SG_NET_INPUTS;
	out.hidden = SG_NET_HIDDEN;
	out.vote_scale = scale_of(w, 0, LABELS);
	out.embedding_scale = scale_of(w, LABELS, ROW);
	out.temperature = temperature;
	memcpy(out.vote_bias, w->vote_bias, sizeof w->vote_bias);
	memcpy(out.hidden_bias, w->hidden_bias, sizeof out.hidden_bias);
	memcpy(out.hidden_of_input, w->hidden_of_input, sizeof out.hidden_of_input);
	for (size_t h = 0; h < SG_NET_HIDDEN; h++)
		memcpy(out.vote_of_hidden[h], w->vote_of_hidden[h], sizeof w->vote_of_hidden[h]);
	for (size_t i = 0; i < SG_FEATURE_ROWS; i++)
		for (size_t k = 0; k < ROW; k++)
			out.table[i][k] = byte_of(
				w->table[i][k], k < LABELS ? out.vote_scale : out.embedding_scale);
	out.check = sg_net__check_of(&out);
	return output_write(path, (sg_slice){(const char *)&out, sizeof out});
}

/* Rows that no feature of the training pairs used keep no chance numbers. */
static void clear_untouched(trainer *t)
{
	for (size_t i = 0; i < SG_FEATURE_ROWS; i++)
		if (t->squares->table[i][0] == 0)
			memset(t->w->table[i], 0, sizeof t->w->table[i]);
}

/* ---- the command ---------------------------------------------------------------------------- */

typedef struct settings {
	const char *output, *input, *check_paths[CHECKS_MAX];
	size_t check_count, epochs;
	uint64_t seed;
	float rate, drop, temperature;
} settings;

static exit_code usage(void)
{
	message_error("train-stance", NULL,
		"usage: train-stance -o WEIGHTS [-e EPOCHS] [-r RATE] [-d DROP] [-s SEED] "
		"[-t TEMPERATURE] [-c PAIRS]... PAIRS");
	return WRONG_USAGE;
}

static bool read_whole(uint64_t *out, const char *text)
{
	char *end;
	errno = 0;
	*out = strtoull(text, &end, 10);
	return *text >= '0' && *text <= '9' && !*end && !errno;
}

static bool read_real(float *out, const char *text)
{
	char *end;
	*out = strtof(text, &end);
	return end != text && !*end && isfinite(*out);
}

static bool read_option(settings *s, int option, const char *value)
{
	uint64_t epochs;
	switch (option) {
	case 'o':
		s->output = value;
		return true;
	case 'c':
		if (s->check_count == CHECKS_MAX)
			return false;
		s->check_paths[s->check_count++] = value;
		return true;
	case 'e':
		if (!read_whole(&epochs, value) || epochs < 1 || epochs > EPOCHS_MAX)
			return false;
		s->epochs = (size_t)epochs;
		return true;
	case 's':
		return read_whole(&s->seed, value);
	case 'r':
		return read_real(&s->rate, value) && s->rate > 0;
	case 'd':
		return read_real(&s->drop, value) && s->drop >= 0 && s->drop < 1;
	case 't':
		return read_real(&s->temperature, value) && s->temperature > 0;
	default:
		return false;
	}
}

static exit_code read_settings(settings *s, int argc, char **argv)
{
	int option;
	opterr = 0;
	while ((option = getopt(argc, argv, "o:e:r:d:s:t:c:")) != -1)
		if (!read_option(s, option, optarg))
			return usage();
	if (!s->output || optind + 1 != argc)
		return usage();
	s->input = argv[optind];
	return DONE;
}

static void train(trainer *t, const settings *s, const training_pairs *data,
	const training_pairs *checks, uint32_t *order)
{
	for (size_t i = 0; i < data->count; i++)
		order[i] = (uint32_t)i;
	start(t);
	for (size_t e = 0; e < s->epochs; e++) {
		train_epoch(t, data, order, s->rate * (float)(s->epochs - e) / (float)s->epochs,
			s->rate * (float)(s->epochs - e - 1) / (float)s->epochs);
		fprintf(stderr, "epoch %zu\n", e + 1);
		for (size_t i = 0; i < s->check_count; i++)
			check(t, s->check_paths[i], &checks[i]);
	}
	clear_untouched(t);
}

static exit_code train_and_write(
	const settings *s, const training_pairs *data, const training_pairs *checks)
{
	exit_code code = FAULT;
	trainer t = {calloc(1, sizeof(layers)), calloc(1, sizeof(layers)), s->seed, 0, s->drop};
	uint32_t *order = calloc(data->count, sizeof *order);
	if (t.w && t.squares && order) {
		train(&t, s, data, checks, order);
		code = write_weights(s->output, t.w, s->temperature);
	} else {
		message_error("train-stance", NULL, "out of memory");
	}
	free(order);
	free(t.squares);
	free(t.w);
	return code;
}

/* All that is read is read before anything is trained: a wrong name shows at once. */
static exit_code run(const settings *s)
{
	training_pairs data = {.items = NULL}, checks[CHECKS_MAX];
	size_t read = 0;
	exit_code code = training_pairs_read(&data, s->input);
	for (; code == DONE && read < s->check_count; read += code == DONE)
		code = training_pairs_read(&checks[read], s->check_paths[read]);
	if (code == DONE)
		code = train_and_write(s, &data, checks);
	while (read)
		training_pairs_free(&checks[--read]);
	training_pairs_free(&data);
	return code;
}

int main(int argc, char **argv)
{
	settings s = {.epochs = 3, .seed = 1, .rate = 0.05F, .drop = 0.2F, .temperature = 1};
	exit_code code = read_settings(&s, argc, argv);
	return (int)(code == DONE ? run(&s) : code);
}
