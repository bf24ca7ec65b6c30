/* How right the stances of replies are: reads annotated pairs of a comment and its reply, each pair
 * as a thread of two, and counts by what was found and by which rule.
 *
 * usage: score-pairs PAIRS.tsv
 *
 * PAIRS.tsv has a header line and the columns label, split, group, parent, child, with \n, \t and
 * \\ escaped; labels are agree, neutral and disagree. */
#include "stance/stance.h"
#include "statement/speech.h"

#include <stdio.h>
#include <stdlib.h>

enum { COLUMNS = 5, RULES_MAX = 32 };

typedef struct tally {
	const char *rule;
	sg_stance found;
	size_t of[3]; /* labelled disagree, neutral, agree */
} tally;

static size_t unescape(char *s)
{
	char *out = s;
	for (const char *p = s; *p; p++) {
		if (*p == '\\' && p[1])
			*out++ = *++p == 'n' ? '\n' : *p == 't' ? '\t' : *p;
		else
			*out++ = *p;
	}
	*out = '\0';
	return (size_t)(out - s);
}

static sg_post post_of(
	const char *author, uint32_t start, size_t len, uint32_t parent, uint32_t block)
{
	return (sg_post){.author = sg_slice_of(author),
		.span = sg_span_make(start, start + len),
		.parent = parent,
		.first_block = block,
		.block_count = 1,
		.form = SG_POST_COMMENT};
}

static sg_status add_posts(sg_scene *scene, size_t parent_len, size_t child_len)
{
	sg_post posts[] = {post_of("Anna Parent", 0, parent_len, SG_NONE, 0),
		post_of("Bert Child", (uint32_t)parent_len + 2, child_len, 0, 1)};
	sg_status st = SG_OK;
	scene->actor_of_post = sg_arena_array(scene->arena, 2, sizeof(uint32_t));
	for (uint32_t i = 0; i < 2 && st == SG_OK; i++) {
		st = sg_reading__add_post(&scene->reading, scene->arena, posts[i]);
		if (st == SG_OK)
			st = sg_reading__add_block(&scene->reading, scene->arena,
				(sg_block){posts[i].span, i, SG_BLOCK_PARAGRAPH});
		if (st == SG_OK)
			st = sg_cast__add(
				&scene->cast, posts[i].author, SG_PERSON, &scene->actor_of_post[i]);
	}
	return st;
}

/* The stance of the second post to the first; NULL if none was found. */
static const sg_stance_edge *stance_of(sg_scene *scene, size_t parent_len, size_t child_len)
{
	sg_cast__init(&scene->cast, scene->arena);
	sg_status st = add_posts(scene, parent_len, child_len);
	if (st == SG_OK)
		st = sg_words__of(&scene->words, scene->text, &scene->reading, scene->arena);
	if (st == SG_OK)
		st = sg_cast__collect(&scene->cast, &scene->words, &scene->reading);
	if (st == SG_OK)
		st = sg_statements__find(scene);
	if (st == SG_OK)
		st = sg_stances__find(scene);
	for (size_t i = 0; st == SG_OK && i < scene->stance_count; i++) {
		const sg_stance_edge *edge = &scene->stances[i];
		if (edge->source.kind == SG_END_STATEMENT &&
			edge->target.kind == SG_END_STATEMENT &&
			edge->source.index == scene->statement_of_post[1] &&
			edge->target.index == scene->statement_of_post[0] &&
			edge->stance != SG_STANCE_NEUTRAL &&
			edge->confidence >= sg_stance_edge_least(edge))
			return edge;
	}
	return NULL;
}

static void count(tally *tallies, const char *rule, sg_stance found, const char *label)
{
	size_t column = strcmp(label, "disagree") == 0 ? 0 : strcmp(label, "agree") == 0 ? 2 : 1;
	for (size_t i = 0; i < RULES_MAX; i++) {
		tally *t = &tallies[i];
		if (t->rule && (strcmp(t->rule, rule) != 0 || t->found != found))
			continue;
		t->rule = rule;
		t->found = found;
		t->of[column]++;
		return;
	}
}

static void score_line(char *line, tally *tallies)
{
	char *column[COLUMNS] = {line};
	line[strcspn(line, "\n")] = '\0';
	for (int i = 1; i < COLUMNS; i++) {
		char *tab = strchr(column[i - 1], '\t');
		if (!tab)
			return;
		*tab = '\0';
		column[i] = tab + 1;
	}
	size_t parent_len = unescape(column[3]), child_len = unescape(column[4]);
	sg_arena arena = SG_ARENA_INIT;
	char *text = sg_arena_alloc(&arena, parent_len + child_len + 3);
	if (!text || !parent_len || !child_len)
		return;
	memcpy(text, column[3], parent_len);
	memcpy(text + parent_len, "\n\n", 2);
	memcpy(text + parent_len + 2, column[4], child_len);
	sg_scene scene = {.arena = &arena, .text = {text, parent_len + 2 + child_len}};
	const sg_stance_edge *edge = stance_of(&scene, parent_len, child_len);
	count(tallies, edge ? edge->method : "none", edge ? edge->stance : SG_STANCE_NEUTRAL,
		column[0]);
	sg_arena_destroy(&arena);
}

static void print(const tally *tallies)
{
	size_t right[3] = {0}, found[3] = {0};
	printf("%-18s %-9s %9s %9s %9s\n", "rule", "found", "disagree", "neutral", "agree");
	for (size_t i = 0; i < RULES_MAX && tallies[i].rule; i++) {
		const tally *t = &tallies[i];
		printf("%-18s %-9s %9zu %9zu %9zu\n", t->rule, sg_stance_name(t->found), t->of[0],
			t->of[1], t->of[2]);
		right[t->found + 1] += t->of[t->found + 1];
		found[t->found + 1] += t->of[0] + t->of[1] + t->of[2];
	}
	for (int s = -1; s <= 1; s += 2)
		if (found[s + 1])
			printf("%s: %zu of %zu right (%.2f)\n", sg_stance_name((sg_stance)s),
				right[s + 1], found[s + 1],
				(double)right[s + 1] / (double)found[s + 1]);
}

int main(int argc, char **argv)
{
	tally tallies[RULES_MAX] = {{0}};
	FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;
	char *line = NULL;
	size_t capacity = 0;
	if (!file) {
		fprintf(stderr, "usage: score-pairs PAIRS.tsv\n");
		return 2;
	}
	if (getline(&line, &capacity, file) > 0) /* the header */
		while (getline(&line, &capacity, file) > 0)
			score_line(line, tallies);
	free(line);
	fclose(file);
	print(tallies);
	return 0;
}
