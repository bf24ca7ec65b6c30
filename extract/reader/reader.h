/* Readers: from a document's text to posts.
 *
 * A reader says how sure it is that a text is of its form, and cuts the text into posts made of
 * blocks. A thread is a post and comments; an interview is narration and turns; an article is
 * one piece of narration. What belongs to the page and not to the debate (buttons, promotions,
 * reading times) is in no block. Later stages see posts only: they do not know the form.
 *
 * What a person would read stands in a page as it is, but not in a file made for programs: there
 * the reader writes the document's text itself, and all spans point into that. */
#ifndef STANCEGRAPH_EXTRACT_READER_H
#define STANCEGRAPH_EXTRACT_READER_H

#include "stancegraph/debate.h"

struct sg_sample;      /* reader/sample.h */
struct sg_source;      /* stancegraph/source.h */
struct sg_thread_sink; /* reader/threads.h */
struct sg_json_format; /* reader/json/format.h */
struct sg_xml_format;  /* reader/xml/format.h */

typedef enum sg_post_form {
	SG_POST_COMMENT,  /* somebody's own words: a claim of form comment */
	SG_POST_TURN,     /* somebody's own words in a conversation: a claim of form turn */
	SG_POST_NARRATION /* a writer's words about others: no claim of its own */
} sg_post_form;

typedef enum sg_block_kind {
	SG_BLOCK_PARAGRAPH,
	SG_BLOCK_HEADING,
	SG_BLOCK_LIST_ITEM
} sg_block_kind;

/** A paragraph, heading or list item: a trimmed span of the text without its line break. */
typedef struct sg_block {
	sg_span span;
	uint32_t post;
	sg_block_kind kind;
} sg_block;

typedef struct sg_post {
	sg_slice author;    /* as the page shows it; empty if unknown (and for narration) */
	sg_slice role;      /* headline, title, affiliation; empty if none */
	sg_slice age;       /* "2 h", "3 days ago"; empty if none */
	sg_slice handle;    /* user name, without @; empty if none */
	sg_slice source_id; /* the input's own id; empty if none */
	sg_slice url;       /* of the post itself; empty if unknown */
	sg_slice time;      /* RFC 3339 in UTC; empty if unknown */
	double score;       /* votes; counts only where has_score says so */
	sg_span span; /* first to last byte of its blocks, or more where some words are in none */
	uint32_t parent; /* the post it answers by the page's own structure; SG_NONE for a root */
	uint32_t first_block, block_count; /* no block: it says nothing, but others may answer it */
	sg_post_form form;
	bool is_author_uncertain; /* the page lost a header: these may be two people's words */
	bool has_score, is_deleted;
	/* The file does not say what it answers: its parent is only what such posts usually answer,
	 * and whom it quotes or addresses tells better. */
	bool is_parent_assumed;
} sg_post;

/** Words of a post that repeat another post's words, and where those stand. */
typedef struct sg_quotation {
	uint32_t post, home; /* who quotes, and the post that is quoted */
	sg_span span;        /* the quoting words */
	sg_span target;      /* the quoted ones */
	double confidence;
	const char *method;
} sg_quotation;

/** What the input itself states: one post agrees with, rebuts or restates another. */
typedef struct sg_given_tie {
	uint32_t source, target; /* posts */
	sg_relation_kind kind;
} sg_given_tie;

typedef struct sg_reading {
	sg_document_kind kind;
	sg_slice title;
	sg_slice text;  /* what spans point into: the input itself or a text in the arena */
	sg_post *posts; /* in the order of the text */
	sg_block *blocks;
	sg_quotation *quotations; /* by post, then by place */
	sg_given_tie *ties;
	sg_error *faults; /* records that were passed over; pos is a byte of the input */
	size_t post_count, block_count, quotation_count, tie_count, fault_count;
	size_t post_capacity, block_capacity, quotation_capacity, tie_capacity, fault_capacity;
	bool is_map; /* an argument map: its ties are given, and none are looked for */
} sg_reading;

typedef struct sg_reader sg_reader;

struct sg_reader {
	const char *name;  /* as in --from */
	const char *about; /* one line for --help and docs */
	/**
	 * How surely an input is of this form; in [0,1], above 0.5 it may be chosen. O(input).
	 */
	double (*recognise)(const sg_reader *reader, struct sg_sample *sample);
	/**
	 * Cut a sample (its text is valid UTF-8 and not empty, unless the reader takes bytes) into
	 * posts and blocks, which live in `arena`.
	 * @return SG_OK; SG_E_NOMEM; of forms that are not free text SG_E_SYNTAX (err->pos = where
	 * in the text, or of readers that take bytes in these) and SG_E_EMPTY (no posts). `out` is
	 * untouched on failure; `err` may be NULL. O(text).
	 */
	sg_status (*read)(const sg_reader *reader, sg_reading *out, struct sg_sample *sample,
		sg_arena *arena, sg_error *err);
	/**
	 * Of discussions in several threads, larger than memory perhaps: hand a file over record by
	 * record (threads.h). NULL: only whole inputs. @return SG_OK; what the sink returns;
	 * SG_E_SYNTAX, SG_E_IO, SG_E_ENCODING; SG_E_NOMEM. `arena` is of what is kept to the end.
	 */
	sg_status (*scan)(const sg_reader *reader, struct sg_source *source,
		const struct sg_thread_sink *sink, sg_arena *arena, sg_error *err);
	const struct sg_json_format *json; /* of formats of JSON: the table they are read by */
	const struct sg_xml_format *xml;   /* the same, of XML */
	bool takes_bytes;                  /* and not only text in UTF-8 */
};

#define READER(row, name) extern const sg_reader sg_reader__##row;
#include "reader/readers.h"
#undef READER

/** The reader called `name`; for NULL the one that recognises `bytes` best. NULL if none is. */
const sg_reader *sg_reader__choose(sg_slice bytes, const char *name);

/** The same, with what --columns says of tables; NULL is nothing. */
const sg_reader *sg_reader__choose_columns(sg_slice bytes, const char *name, const char *columns);

/**
 * Read `bytes` by a reader, or for NULL by the one that recognises them best; err->pos and the
 * faults' are bytes of the input. As its read(), and SG_E_UNKNOWN if there is none; SG_E_ENCODING,
 * SG_E_EMPTY, SG_E_LIMIT if the input is no text and the reader needs one.
 */
SG_MUST_USE sg_status sg_reader__read(
	const sg_reader *reader, sg_reading *out, sg_slice bytes, sg_arena *arena, sg_error *err);

/** The same, with what --columns says of tables; NULL is nothing. */
SG_MUST_USE sg_status sg_reader__read_columns(const sg_reader *reader, sg_reading *out,
	sg_slice bytes, const char *columns, sg_arena *arena, sg_error *err);

/** How surely `bytes` are of the form of `reader`. O(bytes). */
double sg_reader__score(const sg_reader *reader, sg_slice bytes);

/** Append a post or a block to a reading. @return SG_OK; SG_E_NOMEM */
SG_MUST_USE sg_status sg_reading__add_post(sg_reading *reading, sg_arena *arena, sg_post post);
SG_MUST_USE sg_status sg_reading__add_block(sg_reading *reading, sg_arena *arena, sg_block block);

/** Append a quotation, or a tie that the input states. @return SG_OK; SG_E_NOMEM */
SG_MUST_USE sg_status sg_reading__add_quotation(
	sg_reading *reading, sg_arena *arena, sg_quotation quotation);
SG_MUST_USE sg_status sg_reading__add_tie(sg_reading *reading, sg_arena *arena, sg_given_tie tie);

/** Note that a record at byte `pos` was passed over, and why. @return SG_OK; SG_E_NOMEM */
SG_MUST_USE sg_status sg_reading__add_fault(
	sg_reading *reading, sg_arena *arena, sg_error fault, size_t pos);

#endif
