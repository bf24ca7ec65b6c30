/* The list of comments: from each time on the page, up through what it stands in; an element that
 * many others are like, by tag and class, and each with a time of its own, may be a post. Of such
 * kinds of elements the one counts that has the most members with author, time and words.
 *
 * News pages hold lists of other stories in just this form. Those have headlines that lead away, no
 * buttons to answer with, and nothing around them that is called comments. */
#include "reader/html/listing.h"

#include "reader/html/classes.h"
#include "reader/html/traits.h"
#include "reader/letters.h"
#include "reader/page_words.h"
#include "text/intern.h"

enum {
	CLIMB = 24,      /* levels above a time */
	LABELS_MAX = 12, /* of one element */
	LABEL_BYTES = 80,
	TRIED = 16,    /* kinds that are looked at closely */
	WORDS_MIN = 2, /* bytes: "No" */
	AROUND = 8     /* levels in which a list is called comments */
};

typedef struct group {
	uint32_t members; /* elements that are the nearest of this kind around a time */
	uint32_t last;    /* of them */
	uint32_t stamp;   /* the latest time seen, from 1 */
	uint64_t size;    /* nodes in all members */
} group;

typedef struct finder {
	const sg_web *web;
	uint8_t *traits;
	sg_intern labels;
	uint32_t *own;    /* labels of all nodes, one after the other */
	uint32_t *starts; /* per node, where its own begin; they end where the next node's do */
	group *groups;    /* by label */
	size_t group_capacity, own_count, own_capacity;
	uint32_t stamp;
	bool failed;
} finder;

/* What a close look at a kind of elements shows. */
typedef struct look {
	uint32_t label;
	size_t complete, controls, headlines;
	double worth;
	size_t members;
	bool is_named, is_own_named, is_forum; /* by classes: around them, their own */
} look;

/* ---- labels --------------------------------------------------------------------------------- */

typedef struct label_list {
	sg_slice items[LABELS_MAX];
	size_t count;
	char bytes[LABELS_MAX][LABEL_BYTES];
} label_list;

static void add_label(label_list *list, sg_slice tag, char sign, sg_slice word)
{
	size_t digits = 0;
	for (size_t i = 0; i < word.len; i++)
		digits += word.ptr[i] >= '0' && word.ptr[i] <= '9';
	if (list->count == LABELS_MAX || digits >= 4 || tag.len + word.len + 1 > LABEL_BYTES)
		return;
	char *out = list->bytes[list->count];
	memcpy(out, tag.ptr, tag.len);
	out[tag.len] = sign;
	if (word.len)
		memcpy(out + tag.len + 1, word.ptr, word.len);
	list->items[list->count++] = (sg_slice){out, tag.len + 1 + word.len};
}

/* Each of the ways in which others may be like this element. */
static void labels_of(label_list *out, const sg_html *html)
{
	static const char *const names[] = {
		"data-component", "data-qa", "data-testid", "itemprop", "role"};
	static const char *const alone[] = {"article"};
	sg_slice words = sg_html__attribute(html, "class"), word;
	out->count = 0;
	if (memchr(html->tag.ptr, '-', html->tag.len) || SG_WORD_IS_IN(html->tag, alone))
		add_label(out, html->tag, ' ', (sg_slice)SG_SLICE_EMPTY);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		sg_slice value = sg_html__attribute(html, names[i]);
		if (value.len)
			add_label(out, html->tag, names[i][0] == 'r' ? '@' : '=', value);
	}
	if (!words.len && html->parent) {
		sg_slice outer = sg_html__attribute(html->parent, "class");
		outer = outer.len ? sg_word__next(&outer) : sg_html__attribute(html->parent, "id");
		add_label(out, html->tag, '<', outer);
	}
	while (out->count < LABELS_MAX && (word = sg_word__next(&words)).len)
		add_label(out, html->tag, '.', word);
}

static uint32_t label_number(finder *f, sg_slice label)
{
	void *groups = f->groups;
	uint32_t id = sg_intern__find(&f->labels, label);
	if (id != SG_NONE)
		return id;
	sg_slice kept = sg_arena_copy(f->web->arena, label);
	if (!kept.ptr || sg_intern__add(&f->labels, f->web->arena, kept, &id) != SG_OK ||
		sg_arena_grow(f->web->arena, &groups, &f->group_capacity, id, sizeof(group)) !=
			SG_OK) {
		f->failed = true;
		return SG_NONE;
	}
	f->groups = groups;
	f->groups[id] = (group){.last = SG_NONE};
	return id;
}

static void keep_label(finder *f, uint32_t id)
{
	void *items = f->own;
	if (id == SG_NONE || sg_arena_grow(f->web->arena, &items, &f->own_capacity, f->own_count,
				     sizeof id) != SG_OK) {
		f->failed = true;
		return;
	}
	f->own = items;
	f->own[f->own_count++] = id;
}

static void label_all(finder *f)
{
	label_list labels;
	f->starts = sg_arena_array(f->web->arena, (size_t)f->web->count + 1, sizeof *f->starts);
	f->failed |= !f->starts;
	for (uint32_t i = 0; i < f->web->count && !f->failed; i++) {
		f->starts[i] = (uint32_t)f->own_count;
		if (!f->web->nodes[i].html->tag.len || f->web->nodes[i].marks & SG_WEB_RAW)
			continue;
		labels_of(&labels, f->web->nodes[i].html);
		for (size_t k = 0; k < labels.count && !f->failed; k++)
			keep_label(f, label_number(f, labels.items[k]));
	}
	if (!f->failed)
		f->starts[f->web->count] = (uint32_t)f->own_count;
}

/* ---- kinds of elements around times --------------------------------------------------------- */

static void note(finder *f, uint32_t node, uint32_t label)
{
	group *g = &f->groups[label];
	bool is_nearest = g->stamp != f->stamp;
	g->stamp = f->stamp;
	if (!is_nearest || g->last == node)
		return;
	g->last = node;
	g->members++;
	g->size += f->web->nodes[node].end - node;
}

static void climb(finder *f, uint32_t node)
{
	f->stamp++;
	for (unsigned i = 0; i < CLIMB && node; i++) {
		node = f->web->nodes[node].parent;
		for (uint32_t k = f->starts[node]; k < f->starts[node + 1]; k++)
			note(f, node, f->own[k]);
	}
}

static void find_groups(finder *f)
{
	for (uint32_t i = 0; i < f->web->count; i = sg_web__next(f->web, i, SG_WEB_RAW))
		if (f->traits[i] & SG_TRAIT_TIME)
			climb(f, i);
}

static bool is_before(const group *a, const group *b)
{
	return a->members != b->members ? a->members > b->members : a->size > b->size;
}

/* The kinds with the most members, and of those with as many the outermost, into `best`. */
static size_t choose_groups(const finder *f, uint32_t best[TRIED])
{
	size_t count = 0;
	for (uint32_t id = 0; id < f->labels.count; id++) {
		size_t at = count;
		while (at > 0 && is_before(&f->groups[id], &f->groups[best[at - 1]]))
			at--;
		if (at == TRIED)
			continue;
		count += count < TRIED;
		for (size_t k = count - 1; k > at; k--)
			best[k] = best[k - 1];
		best[at] = id;
	}
	return count;
}

/* ---- a close look --------------------------------------------------------------------------- */

static bool has_label(const finder *f, uint32_t node, uint32_t label)
{
	for (uint32_t k = f->starts[node]; k < f->starts[node + 1]; k++)
		if (f->own[k] == label)
			return true;
	return false;
}

/* The elements of a kind. */
static sg_status find_members(sg_web_listing *out, const finder *f, uint32_t label)
{
	const sg_web *web = f->web;
	size_t capacity = 0;
	out->traits = f->traits;
	out->count = 0;
	out->members = NULL;
	for (uint32_t i = 0; i < web->count; i = sg_web__next(web, i, SG_WEB_RAW)) {
		void *items = out->members;
		if (!has_label(f, i, label))
			continue;
		if (sg_arena_grow(web->arena, &items, &capacity, out->count, sizeof i) != SG_OK)
			return SG_E_NOMEM;
		out->members = items;
		out->members[out->count++] = i;
	}
	return SG_OK;
}

static uint32_t words_at(const sg_web *web, uint32_t node)
{
	const sg_html *html = web->nodes[node].html;
	sg_slice text = html->tag.len ? (sg_slice)SG_SLICE_EMPTY : sg_slice_trim(html->text);
	bool is_page = text.len && !sg_record__is_gone(text) && sg_page__kind(text) != SG_PAGE_TEXT;
	return is_page || text.len < 2 ? 0 : (uint32_t)text.len;
}

/* How many words of its own each has: what is no author, no time, no button and in no member
 * within. */
static void weigh_members(const sg_web_listing *listing, const sg_web *web)
{
	static const unsigned no_words = SG_TRAIT_AUTHOR | SG_TRAIT_TIME | SG_TRAIT_CONTROL;
	memset(listing->words, 0, web->count * sizeof *listing->words);
	for (uint32_t i = 0; i < web->count; i = sg_web__next(web, i, SG_WEB_RAW))
		listing->words[i] = words_at(web, i);
	size_t member = listing->count;
	for (uint32_t i = web->count; i-- > 1;) {
		if (listing->traits[i] & no_words && web->nodes[i].text <= SG_NAME_BYTES)
			listing->words[i] = 0;
		while (member && listing->members[member - 1] > i)
			member--;
		bool is_member = member && listing->members[member - 1] == i;
		if (!is_member)
			listing->words[web->nodes[i].parent] += listing->words[i];
	}
}

typedef struct tally {
	unsigned traits;
	uint32_t member; /* number in the listing */
} tally;

/* Count the members that have all a post needs; each node is its innermost member's. */
static sg_status count_members(look *out, const sg_web_listing *listing, const sg_web *web)
{
	unsigned *traits = sg_arena_array(web->arena, listing->count, sizeof *traits);
	uint32_t *open = sg_arena_array(web->arena, listing->count, sizeof *open);
	if (!traits || !open)
		return SG_E_NOMEM;
	for (size_t m = 0, depth = 0; m < listing->count; m++) {
		uint32_t first = listing->members[m];
		uint32_t stop = m + 1 < listing->count ? listing->members[m + 1] : web->count;
		open[depth++] = (uint32_t)m;
		for (uint32_t i = first; i < stop; i++) {
			while (depth && i >= web->nodes[listing->members[open[depth - 1]]].end)
				depth--;
			if (!depth)
				break;
			traits[open[depth - 1]] |= listing->traits[i];
		}
		while (depth && stop >= web->nodes[listing->members[open[depth - 1]]].end)
			depth--;
	}
	for (size_t m = 0; m < listing->count; m++) {
		bool has_all = (traits[m] & (SG_TRAIT_AUTHOR | SG_TRAIT_NAME)) &&
			       (traits[m] & SG_TRAIT_TIME) &&
			       listing->words[listing->members[m]] >= WORDS_MIN;
		out->complete += has_all;
		out->controls += has_all && traits[m] & SG_TRAIT_CONTROL;
		out->headlines += has_all && traits[m] & SG_TRAIT_HEADLINE;
	}
	return SG_OK;
}

/* What the members and what is around them are called. */
static void name_members(look *out, const sg_web_listing *listing, const sg_web *web)
{
	uint32_t node = listing->members[0];
	unsigned own = sg_class__of(web->nodes[node].html), around = 0;
	for (unsigned i = 0; i < AROUND && node; i++) {
		node = web->nodes[node].parent;
		if (!sg_web__is(web, node, "body"))
			around |= sg_class__of(web->nodes[node].html);
	}
	out->is_named = (own | around) & SG_CLASS_COMMENT;
	out->is_own_named = own & SG_CLASS_COMMENT;
	out->is_forum = (own & SG_CLASS_POST) && !(own & SG_CLASS_COMMENT);
}

static bool is_accepted(const look *l)
{
	bool leads_away = l->headlines * 2 > l->complete;
	if (l->complete * 2 < l->members)
		return false;
	if (l->is_named)
		return l->complete >= 2 || (l->is_own_named && l->complete && l->controls);
	return l->complete >= 3 && !leads_away && l->controls * 2 >= l->complete;
}

static sg_status look_at(look *out, const finder *f, uint32_t label, sg_web_listing *listing)
{
	look l = {.label = label};
	sg_status st = find_members(listing, f, label);
	if (st != SG_OK || !listing->count)
		return st;
	l.members = listing->count;
	weigh_members(listing, f->web);
	st = count_members(&l, listing, f->web);
	name_members(&l, listing, f->web);
	/* Some members of a kind are no posts: many of them speak against it. */
	l.worth = (double)l.complete * (l.is_named ? 1.5 : 1) *
		  (0.5 + 0.5 * (double)l.complete / (double)listing->count);
	if (is_accepted(&l) && l.worth > out->worth)
		*out = l;
	return st;
}

sg_status sg_web_listing__find(sg_web_listing *out, const sg_web *web)
{
	finder f = {.web = web};
	uint32_t best[TRIED];
	look chosen = {.label = SG_NONE};
	sg_web_listing listing = {.count = 0};
	f.traits = sg_web_traits(web, &f.failed);
	listing.words = sg_arena_array(web->arena, web->count, sizeof *listing.words);
	if (f.failed || !listing.words)
		return SG_E_NOMEM;
	label_all(&f);
	if (f.failed)
		return SG_E_NOMEM;
	find_groups(&f);
	size_t count = choose_groups(&f, best);
	sg_status st = SG_OK;
	for (size_t i = 0; i < count && st == SG_OK; i++)
		st = look_at(&chosen, &f, best[i], &listing);
	listing.count = 0;
	listing.is_forum = chosen.is_forum;
	if (st == SG_OK && chosen.label != SG_NONE) {
		st = find_members(&listing, &f, chosen.label);
		weigh_members(&listing, web);
	}
	if (st == SG_OK)
		*out = listing;
	return st;
}
