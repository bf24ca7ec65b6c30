/* What there is to draw of a debate: cards with their words, and links between them.
 *
 * picture.c makes it, in the order of this file; a view (view/) draws it. Of the map, map/ adds
 * blocks (camps that hold cards), sizes and positions. Everything lives in one arena. All lengths
 * are in the picture's pixels, y grows downwards. */
#ifndef STANCEGRAPH_RENDER_PICTURE_H
#define STANCEGRAPH_RENDER_PICTURE_H

#include "stancegraph/debate.h"
#include "stancegraph/render.h"
#include "text/wrap.h"

enum {
	SG_CARD_ROWS_MAX = 7, /* quotes shown on one person's card */
	SG_CARD_ROWS_UNNAMED_MAX = 3,
	SG_WORDS_LINES_MAX = 4, /* lines of one claim */
	SG_COLUMNS_MAX = 3,
	SG_CAMPS_DRAWN_MAX = 6 /* there are as many hues */
};

typedef enum sg_card_kind {
	SG_CARD_POST,  /* one comment or turn */
	SG_CARD_VOICE, /* what one person is reported to have said */
	SG_CARD_NAME   /* somebody who is only agreed with or rebutted */
} sg_card_kind;

/** One claim on a card. */
typedef struct sg_row {
	uint32_t claim;
	sg_lines words;
	double y; /* of the first line's baseline, from the card's top */
	bool is_shown;
} sg_row;

typedef struct sg_card {
	sg_card_kind kind;
	uint32_t person;   /* SG_NONE: nobody is named */
	uint32_t document; /* of the first claim; SG_NONE for a name */
	sg_row *rows;
	size_t row_count, row_capacity;
	size_t hidden_count; /* rows that are not shown */
	uint32_t *quoted_by; /* cards that quote this one */
	size_t quoted_by_count, quoted_by_capacity;
	uint32_t parent; /* the card this one answers or stands in; SG_NONE */
	uint32_t block;
	double weight; /* stances and replies: what is kept when not all can be */
	bool is_quoted, is_opening;
	bool is_guest; /* of another camp than the one whose map this is */
	/* set by map/ */
	sg_slice who, role, more; /* one line each; may be empty */
	uint32_t column, rank;
	uint32_t above; /* the card of its block that stands next above in its column; SG_NONE */
	double x, y, width, height;
	sg_text_style style; /* of its words */
	double line_height;
	double who_y, role_y; /* baselines, from the card's top */
} sg_card;

/** A card, or one row of it (SG_NONE: the card as a whole). */
typedef struct sg_port {
	uint32_t card, row;
} sg_port;

/** One arrow: all relations of one kind that run between the same two places. */
typedef struct sg_link {
	sg_relation_kind kind; /* agrees, rebuts, replies or quotes */
	sg_port from, to;
	double confidence;   /* the highest */
	uint32_t *relations; /* none: a quote known from standing inside the other's text */
	size_t relation_count, relation_capacity;
} sg_link;

typedef struct sg_block {
	uint32_t camp;  /* SG_NONE: no side taken */
	sg_slice label; /* empty: neither background nor heading is drawn */
	size_t people;
	uint32_t *cards; /* in reading order */
	size_t card_count;
	uint32_t column, column_count;
	double x, y, width, height;
	sg_slice heading; /* the label with its count, shortened */
} sg_block;

/** Which cards to keep. */
typedef struct sg_selection {
	const char *focus; /* a person's name, "p3" or "c12": what stands within `steps` of it */
	size_t steps;      /* links; with focus */
	size_t max, kept;  /* more cards than `max`: the `kept` with most stances and replies */
	uint32_t camp;     /* with has_camp: this camp's cards, and half as many of others that
			      * they have most to do with */
	bool has_camp;
	bool all_rows; /* hide no quotes */
} sg_selection;

/** Why some cards were left out. */
typedef enum sg_kept_by {
	SG_KEPT_ALL,
	SG_KEPT_BY_WEIGHT,     /* those with the most stances and replies */
	SG_KEPT_BY_FOCUS,      /* those within some steps of the focus */
	SG_KEPT_BY_FOCUS_MOST, /* both */
	SG_KEPT_WITH_PARENTS,  /* by weight, and all that these answer */
	SG_KEPT_PER_CAMP       /* of each camp those with the most */
} sg_kept_by;

enum { SG_ASKERS_MAX = 2 };

typedef struct sg_picture {
	const sg_debate *debate;
	const sg_render_options *options;
	sg_arena *arena;
	uint32_t *speaker;     /* per claim; SG_NONE */
	sg_port *claim_port;   /* per claim; card SG_NONE where it has none, or is not drawn */
	uint32_t *person_card; /* per person: the card that stands for them; SG_NONE */
	sg_card *cards;
	size_t card_count, card_capacity;
	sg_link *links;
	size_t link_count, link_capacity;
	uint32_t opening; /* card; SG_NONE */
	uint32_t starter; /* who wrote it; SG_NONE */
	/* of the whole debate, before anything was left out */
	size_t people, claims, agreements, rebuttals;
	const double *centrality; /* per person: PageRank; NULL if unknown */
	double most_central;      /* the highest */
	bool is_nameless;  /* there are claims, and nobody is named for any: an argument map */
	bool is_interview; /* two people in turn */
	uint32_t askers[SG_ASKERS_MAX]; /* of an interview: the two, who speaks first first */
	/* set by select.c */
	size_t claims_drawn;
	sg_kept_by kept_by;
	sg_slice focus; /* what the focus is called */
	sg_node focus_node;
	size_t steps;
	/* set by map/ */
	sg_block *blocks;
	size_t block_count;
	double asked_width; /* 0: place.c chooses */
	double width, top;  /* top: where the cards' area starts */
	uint32_t column_count;
	double column_x[SG_COLUMNS_MAX], column_width;
	double bottom; /* where the cards' area ends */
} sg_picture;

/* Each step returns SG_OK or SG_E_NOMEM and expects the ones before it. */
SG_MUST_USE sg_status sg_picture__add_cards(sg_picture *picture);
SG_MUST_USE sg_status sg_picture__add_links(sg_picture *picture);
/** Opening post, interview, counts. */
SG_MUST_USE sg_status sg_picture__survey(sg_picture *picture);

/** All of the above. `debate` and `options` are borrowed. O(relations + claims log claims). */
SG_MUST_USE sg_status sg_picture__make(sg_picture *out, const sg_debate *debate,
	const sg_render_options *options, sg_arena *arena);

/**
 * Leave out cards, their links, and rows of cards that have too many; once for each picture.
 * @return SG_OK; SG_E_UNKNOWN: nobody goes by the focus' name; SG_E_NOMEM
 * O(cards log cards + links).
 */
SG_MUST_USE sg_status sg_picture__select(
	sg_picture *picture, const sg_selection *selection, sg_error *err);

/** A person's camp; SG_NONE, also for nobody. */
uint32_t sg_picture__camp_of(const sg_picture *picture, uint32_t person);

/** The camp that a card stands with: its person's, of quoted outsiders their quoter's; SG_NONE. */
uint32_t sg_picture__camp(const sg_picture *picture, const sg_card *card);

/** How central a person is, from 0 to 1 for the most central one, by PageRank; NAN if unknown. */
double sg_picture__centrality(const sg_picture *picture, uint32_t person);

/** Words for the one who speaks on a card: the name, or that nobody is named. Never empty. */
sg_slice sg_picture__name(const sg_picture *picture, uint32_t person);

/** Is the claim a comment or a turn, and not words that somebody reports? */
static inline bool sg_claim__is_post(const sg_claim *claim)
{
	return claim->form == SG_CLAIM_COMMENT || claim->form == SG_CLAIM_TURN;
}

#endif
