/* A thread is gathered by its site's steps (sites.h): each answer is checked for its shape and put,
 * as it stands, into one JSON text. Where a step fails because the site is another, or does not
 * let us, the page itself is read instead: an address is never lost to a guess.
 *
 * A page may be a short link: if it leads to a thread that is known, that is gathered. */
#include "gather.h"
#include "decode.h"
#include "extract/reader/json/tree.h"
#include "sites.h"

#include <stdlib.h>

#define LIT(s) ((sg_slice)SG_SLICE_LIT(s))

enum {
	MOST_PAGES = 20,   /* of SITE_PAGE_ITEMS each */
	BATCH_POSTS = 20,  /* as many as a topic's first answer holds */
	MOST_POSTS = 2000, /* of a topic */
	MOST_ID_DIGITS = 20
};

typedef struct gathering {
	const getter *from;
	fetch_fault *fault;
	site_match match;
	sg_buf out; /* answers so far, with commas between */
	size_t answers;
	sg_buf looked_up; /* $0 */
	sg_buf first;     /* the first answer, whose ids lead to batches */
	size_t missing;   /* posts that were not fetched, at least */
} gathering;

void fetch_answer_free(fetch_answer *answer)
{
	sg_buf_free(&answer->body);
	sg_buf_free(&answer->address);
	sg_buf_free(&answer->type);
}

static fetch_status out_of_memory(fetch_fault *fault)
{
	return fetch_fail(fault, FETCH_NO_MEMORY, NULL, "too large for this machine's memory");
}

static fetch_status not_this_site(gathering *g)
{
	return fetch_fail(g->fault, FETCH_NO_SUCH, "save the page and give the file",
		"the answer is not one of %s", g->match.site->name);
}

/* Another address may do where this one does not. */
static bool is_worth_another(fetch_status status)
{
	return status == FETCH_NO_SUCH || status == FETCH_WRONG_KIND;
}

/* ---- one answer ----------------------------------------------------------------------------- */

static fetch_status get(
	gathering *g, const char *template, unsigned page, sg_slice items, fetch_answer *answer)
{
	sg_buf address = SG_BUF_INIT;
	site_address(&address, &g->match, template, sg_buf_slice(&g->looked_up), page, items);
	fetch_status status =
		sg_buf_status(&address, NULL) == SG_OK
			? g->from->get(g->from->context, address.ptr, answer, g->fault)
			: out_of_memory(g->fault);
	sg_buf_free(&address);
	return status;
}

/* Does every path of `must` lead somewhere? */
static bool has_shape(const sg_json *root, const char *must)
{
	char path[64];
	for (const char *word = must ? must : ""; *word;) {
		size_t len = strcspn(word, " ");
		if (len >= sizeof path)
			return false;
		memcpy(path, word, len);
		path[len] = '\0';
		if (!sg_json__is_given(root, path))
			return false;
		word += len + strspn(word + len, " ");
	}
	return true;
}

/* The tree of an answer of the right shape; it lives in `arena`. */
static fetch_status read_shape(gathering *g, const fetch_answer *answer, const char *must,
	const sg_json **root, sg_arena *arena)
{
	sg_status status = sg_json__read_tree(root, sg_buf_slice(&answer->body), arena, NULL);
	if (status == SG_E_NOMEM)
		return out_of_memory(g->fault);
	return status == SG_OK && has_shape(*root, must) ? FETCH_DONE : not_this_site(g);
}

/* A JSON text without what may stand around it. */
static sg_slice bare(const sg_buf *body)
{
	sg_slice out = sg_slice_trim(sg_buf_slice(body)); /* also of a BOM */
	return out;
}

static fetch_status check_size(gathering *g, const sg_buf *bytes)
{
	if (sg_buf_status(bytes, NULL) != SG_OK)
		return out_of_memory(g->fault);
	return bytes->len <= FETCH_MAX_BYTES ? FETCH_DONE
					     : fetch_fail(g->fault, FETCH_LIMIT, NULL,
						       "larger than %d MiB", FETCH_MAX_BYTES >> 20);
}

static fetch_status add(gathering *g, sg_slice text)
{
	if (g->answers++)
		sg_buf_puts(&g->out, ",\n");
	sg_buf_add(&g->out, text);
	return check_size(g, &g->out);
}

/* ---- steps ---------------------------------------------------------------------------------- */

static fetch_status look_up(gathering *g, const site_step *step, fetch_answer *answer)
{
	sg_arena arena = SG_ARENA_INIT;
	const sg_json *root;
	fetch_status status = get(g, step->address, 1, LIT(""), answer);
	if (status == FETCH_DONE)
		status = read_shape(g, answer, step->must, &root, &arena);
	if (status == FETCH_DONE) {
		sg_buf_add(&g->looked_up, sg_json__text_at(root, step->must));
		if (!g->looked_up.len || g->looked_up.len > 256)
			status = not_this_site(g);
	}
	sg_arena_destroy(&arena);
	return status;
}

static fetch_status add_answer(gathering *g, const site_step *step, fetch_answer *answer)
{
	sg_arena arena = SG_ARENA_INIT;
	const sg_json *root;
	fetch_status status = get(g, step->address, 1, LIT(""), answer);
	if (status == FETCH_DONE)
		status = read_shape(g, answer, step->must, &root, &arena);
	sg_arena_destroy(&arena);
	if (status == FETCH_DONE)
		status = add(g, bare(&answer->body));
	if (status == FETCH_DONE && !g->first.len) {
		g->first = answer->body;
		answer->body = (sg_buf)SG_BUF_INIT;
	}
	return status;
}

/* Append the items of a page to `list`, and count them. */
static fetch_status add_page(gathering *g, const fetch_answer *answer, sg_buf *list, size_t *count)
{
	sg_arena arena = SG_ARENA_INIT;
	const sg_json *root;
	fetch_status status = read_shape(g, answer, NULL, &root, &arena);
	if (status == FETCH_DONE && root->kind != SG_JSON_IS_LIST)
		status = not_this_site(g);
	*count = 0;
	for (const sg_json *i = status == FETCH_DONE ? root->first : NULL; i; i = i->next)
		++*count;
	sg_arena_destroy(&arena);
	if (!*count)
		return status;
	sg_slice text = bare(&answer->body);
	sg_buf_puts(list, list->len ? ",\n" : "");
	sg_buf_add(list, (sg_slice){text.ptr + 1, text.len - 2}); /* without its brackets */
	return check_size(g, list);
}

static fetch_status add_pages(gathering *g, const site_step *step)
{
	sg_buf list = SG_BUF_INIT;
	size_t count = SITE_PAGE_ITEMS;
	fetch_status status = FETCH_DONE;
	unsigned page = 1;
	for (; status == FETCH_DONE && count == SITE_PAGE_ITEMS && page <= MOST_PAGES; page++) {
		fetch_answer answer = {SG_BUF_INIT, SG_BUF_INIT, SG_BUF_INIT};
		status = get(g, step->address, page, LIT(""), &answer);
		if (status == FETCH_DONE)
			status = add_page(g, &answer, &list, &count);
		fetch_answer_free(&answer);
	}
	g->missing += status != FETCH_DONE || count == SITE_PAGE_ITEMS;
	if (page > 2 && status != FETCH_NO_MEMORY)
		status = FETCH_DONE; /* what there is counts */
	sg_buf whole = SG_BUF_INIT;
	sg_buf_printf(&whole, "[%s]", list.ptr ? list.ptr : "");
	if (status == FETCH_DONE)
		status = sg_buf_status(&whole, NULL) == SG_OK ? add(g, sg_buf_slice(&whole))
							      : out_of_memory(g->fault);
	sg_buf_free(&whole);
	sg_buf_free(&list);
	return status;
}

static bool is_id(sg_slice s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] < '0' || s.ptr[i] > '9')
			return false;
	return s.len > 0 && s.len <= MOST_ID_DIGITS;
}

static int by_text(const void *a, const void *b)
{
	const sg_json *const *x = a, *const *y = b;
	return sg_slice_cmp((*x)->text, (*y)->text);
}

/* Ids in the stream of a topic that none of its posts has: `*out`, in `arena`. */
static sg_status find_missing(sg_json_list *out, sg_slice topic, sg_arena *arena)
{
	sg_json_list all = {NULL, 0, 0}, here = {NULL, 0, 0};
	const sg_json *root;
	sg_status status = sg_json__read_tree(&root, topic, arena, NULL);
	if (status == SG_OK)
		status = sg_json__each(&all, root, "post_stream.stream[]", arena);
	if (status == SG_OK)
		status = sg_json__each(&here, root, "post_stream.posts[].id", arena);
	if (status != SG_OK)
		return status;
	if (here.count)
		qsort(here.items, here.count, sizeof *here.items, by_text);
	out->items = sg_arena_array(arena, all.count + 1, sizeof *out->items);
	if (!out->items)
		return SG_E_NOMEM;
	for (size_t i = 0; i < all.count; i++)
		if (is_id(all.items[i]->text) &&
			!(here.count && bsearch(&all.items[i], here.items, here.count,
						sizeof *here.items, by_text)))
			out->items[out->count++] = all.items[i];
	return SG_OK;
}

static fetch_status add_batch(
	gathering *g, const site_step *step, const sg_json *const *ids, size_t count)
{
	fetch_answer answer = {SG_BUF_INIT, SG_BUF_INIT, SG_BUF_INIT};
	sg_arena arena = SG_ARENA_INIT;
	const sg_json *root;
	sg_buf items = SG_BUF_INIT;
	for (size_t i = 0; i < count; i++) {
		sg_buf_puts(&items, i ? "&post_ids%5B%5D=" : "post_ids%5B%5D=");
		sg_buf_add(&items, ids[i]->text);
	}
	fetch_status status = sg_buf_status(&items, NULL) == SG_OK
				      ? get(g, step->address, 1, sg_buf_slice(&items), &answer)
				      : out_of_memory(g->fault);
	if (status == FETCH_DONE)
		status = read_shape(g, &answer, step->must, &root, &arena);
	if (status == FETCH_DONE)
		status = add(g, bare(&answer.body));
	sg_buf_free(&items);
	sg_arena_destroy(&arena);
	fetch_answer_free(&answer);
	return status;
}

static fetch_status add_batches(gathering *g, const site_step *step)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_json_list ids = {NULL, 0, 0};
	fetch_status status = FETCH_DONE;
	if (find_missing(&ids, sg_buf_slice(&g->first), &arena) != SG_OK)
		status = out_of_memory(g->fault);
	size_t done = 0;
	while (status == FETCH_DONE && done < ids.count && done < MOST_POSTS) {
		size_t left = ids.count - done;
		size_t count = left < BATCH_POSTS ? left : BATCH_POSTS;
		status = add_batch(g, step, (const sg_json *const *)ids.items + done, count);
		done += status == FETCH_DONE ? count : 0;
	}
	g->missing += ids.count - done;
	sg_arena_destroy(&arena);
	return status == FETCH_NO_MEMORY ? status : FETCH_DONE;
}

static fetch_status run_step(gathering *g, const site_step *step)
{
	fetch_answer answer = {SG_BUF_INIT, SG_BUF_INIT, SG_BUF_INIT};
	fetch_status status = FETCH_DONE;
	switch (step->kind) {
	case SITE_END:
		break;
	case SITE_LOOKUP:
		status = look_up(g, step, &answer);
		break;
	case SITE_ANSWER:
		status = add_answer(g, step, &answer);
		break;
	case SITE_PAGES:
		status = add_pages(g, step);
		break;
	case SITE_BATCHES:
		status = add_batches(g, step);
		break;
	}
	fetch_answer_free(&answer);
	return status;
}

static bool has_list(const site *s)
{
	size_t parts = 0;
	for (const site_step *step = s->steps; step->kind != SITE_END; step++)
		parts += step->kind != SITE_LOOKUP;
	return parts > 1;
}

/* `out` is as it was unless the result is FETCH_DONE. */
static fetch_status gather_thread(
	sg_buf *out, const site_match *match, const getter *from, fetch_fault *fault)
{
	gathering g = {.from = from, .fault = fault, .match = *match};
	fetch_status status = FETCH_DONE;
	for (const site_step *s = match->site->steps; s->kind && status == FETCH_DONE; s++)
		status = run_step(&g, s);
	if (status == FETCH_DONE) {
		bool is_list = has_list(match->site);
		sg_buf_puts(out, is_list ? "[" : "");
		sg_buf_add(out, sg_buf_slice(&g.out));
		sg_buf_puts(out, is_list ? "]" : "");
	}
	if (status == FETCH_DONE && g.missing)
		fetch_fail(fault, FETCH_LIMIT, "the rest is drawn",
			"a part of the thread is missing: %s",
			fault->what[0] ? fault->what : "it is too long");
	sg_buf_free(&g.out);
	sg_buf_free(&g.looked_up);
	sg_buf_free(&g.first);
	return status;
}

/* ---- pages ---------------------------------------------------------------------------------- */

static bool find_site(site_match *out, const sg_buf *address)
{
	url u;
	return address->len && !url_read(&u, sg_buf_slice(address)) && site_find(out, &u);
}

/* What a page of another site leads to: false if to no thread that could be gathered. */
static bool follow(sg_buf *out, const char *asked, const fetch_answer *answer, const getter *from,
	fetch_fault *fault)
{
	site_match match;
	fetch_fault other = {FETCH_DONE, "", NULL};
	if (sg_slice_eq(sg_slice_of(asked), sg_buf_slice(&answer->address)) ||
		!find_site(&match, &answer->address) ||
		gather_thread(out, &match, from, &other) != FETCH_DONE)
		return false;
	*fault = other;
	return true;
}

static fetch_status gather_page(
	sg_buf *out, const char *address, bool knows_sites, const getter *from, fetch_fault *fault)
{
	fetch_answer answer = {SG_BUF_INIT, SG_BUF_INIT, SG_BUF_INIT};
	fetch_status status = from->get(from->context, address, &answer, fault);
	bool may_lead = status == FETCH_DONE || is_worth_another(status);
	if (knows_sites && may_lead && follow(out, address, &answer, from, fault))
		status = FETCH_DONE;
	else if (status == FETCH_DONE)
		decode_add(out, sg_buf_slice(&answer.body), sg_buf_slice(&answer.type));
	fetch_answer_free(&answer);
	return status;
}

static fetch_status gather_known(sg_buf *out, const site_match *match, sg_slice address,
	const getter *from, fetch_fault *fault)
{
	fetch_status status = gather_thread(out, match, from, fault);
	bool has_other_host = status == FETCH_UNREACHABLE && match->site->hosts;
	if (!is_worth_another(status) && !has_other_host)
		return status;
	sg_buf page = SG_BUF_INIT;
	fetch_fault first = *fault;
	if (match->site->page)
		site_address(&page, match, match->site->page, LIT(""), 1, LIT(""));
	else
		sg_buf_add(&page, address);
	*fault = (fetch_fault){FETCH_DONE, "", NULL};
	status = sg_buf_status(&page, NULL) == SG_OK
			 ? gather_page(out, page.ptr, match->site->hosts == NULL, from, fault)
			 : out_of_memory(fault);
	sg_buf_free(&page);
	/* Of a site that we know the API's words say more than its page's. */
	if (is_worth_another(status) && match->site->hosts)
		*fault = first;
	return status;
}

fetch_status gather(
	sg_buf *out, const char *address, bool knows_sites, const getter *from, fetch_fault *fault)
{
	sg_buf clean = SG_BUF_INIT;
	site_match match;
	url u;
	size_t len = out->len;
	*fault = (fetch_fault){FETCH_DONE, "", NULL};
	url_clean(&clean, sg_slice_of(address));
	const char *why = url_read(&u, sg_buf_slice(&clean));
	fetch_status status;
	if (sg_buf_status(&clean, NULL) != SG_OK)
		status = out_of_memory(fault);
	else if (why)
		status = fetch_fail(fault, FETCH_WRONG_ADDRESS, NULL, "%s", why);
	else if (knows_sites && site_find(&match, &u))
		status = gather_known(out, &match, u.text, from, fault);
	else
		status = gather_page(out, clean.ptr, knows_sites, from, fault);
	sg_buf_free(&clean);
	if (status == FETCH_DONE && sg_buf_status(out, NULL) != SG_OK)
		status = out_of_memory(fault);
	if (status != FETCH_DONE)
		out->len = len;
	return status;
}
