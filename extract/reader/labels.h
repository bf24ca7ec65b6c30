/* Labels: the name or letter that leads a turn of a conversation. */
#ifndef STANCEGRAPH_EXTRACT_LABELS_H
#define STANCEGRAPH_EXTRACT_LABELS_H

#include "reader/lines.h"

typedef enum sg_label_form {
	SG_LABEL_NONE,
	SG_LABEL_COLON,   /* "Jane Roe: …", "Q: …", "**Jane:** …", "Q. …" */
	SG_LABEL_BRACKET, /* "[Jane Roe] …" */
	SG_LABEL_DASH,    /* "Jane Roe — …" */
	SG_LABEL_LONE,    /* the name on a line of its own */
	SG_LABEL_FORM_COUNT
} sg_label_form;

typedef enum sg_label_sort { SG_LABEL_NAME, SG_LABEL_QUESTION, SG_LABEL_ANSWER } sg_label_sort;

typedef struct sg_label {
	sg_slice name, role;
	uint32_t text_start; /* byte of the first word behind the label; the line's end if none */
	sg_label_form form;
	sg_label_sort sort;
} sg_label;

/** The label that leads line `index`; form SG_LABEL_NONE if none does. O(1). */
sg_label sg_label__of(const sg_lines *lines, size_t index);

/** What a text's labels look like: the form that leads most turns, how often, how many names. */
typedef struct sg_label_study {
	sg_label_form form;
	size_t turns, names, repeated; /* lines, different names, names seen twice or more */
	size_t first;                  /* the first line that such a label leads */
	bool has_question;             /* the first turns hold a question mark */
	bool has_question_label;       /* "Q:" and the like */
} sg_label_study;

/** Study the first lines. No allocation: at most 64 different names are told apart. O(lines). */
sg_label_study sg_label__study(const sg_lines *lines);

/** Is a label seen once likely a person's or a role's: two capitalised words, or all capitals? */
bool sg_label__is_person(const sg_label *label);

#endif
