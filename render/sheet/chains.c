/* Chains are read from our own SVG: text in it cannot be taken for a tag, it is escaped. */
#include "sheet/chains.h"

enum { SLOTS = 2 * SG_CHAINS_MAX };

sg_status sg_chains__init(sg_chains *chains, sg_arena *arena)
{
	*chains = (sg_chains){0};
	chains->items = sg_arena_array(arena, SG_CHAINS_MAX, sizeof *chains->items);
	chains->seen = sg_arena_array(arena, SLOTS, sizeof *chains->seen);
	return chains->items && chains->seen ? SG_OK : SG_E_NOMEM;
}

/* ---- collecting ----------------------------------------------------------------------------- */

static uint64_t hash_slice(uint64_t h, sg_slice s)
{
	for (size_t i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)s.ptr[i]) * 0x100000001B3u;
	return (h ^ 0xFF) * 0x100000001B3u;
}

static uint64_t hash_chain(const sg_chain *chain)
{
	uint64_t h = 0xCBF29CE484222325u;
	for (size_t i = 0; i < chain->count; i++)
		h = hash_slice(hash_slice(h, chain->parts[i].tag), chain->parts[i].classes);
	return h ? h : 1;
}

static void add(sg_chains *chains, const sg_chain *chain)
{
	uint64_t h = hash_chain(chain);
	size_t slot = (size_t)(h % SLOTS);
	while (chains->seen[slot] && chains->seen[slot] != h)
		slot = (slot + 1) % SLOTS;
	if (chains->seen[slot])
		return;
	if (chains->count == SG_CHAINS_MAX) {
		chains->is_full = true;
		return;
	}
	chains->seen[slot] = h;
	chains->items[chains->count++] = *chain;
}

/* What stands between the quotation marks of class="..."; empty if there is no such attribute. */
static sg_slice classes_of(sg_slice tag)
{
	static const sg_slice opening = SG_SLICE_LIT(" class=\"");
	size_t at = sg_slice_find(tag, opening);
	if (at >= tag.len)
		return (sg_slice)SG_SLICE_EMPTY;
	at += opening.len;
	const char *end = memchr(tag.ptr + at, '"', tag.len - at);
	return (sg_slice){tag.ptr + at, end ? (size_t)(end - tag.ptr) - at : 0};
}

static sg_slice name_of(sg_slice tag)
{
	size_t len = 0;
	while (len < tag.len && tag.ptr[len] != ' ' && tag.ptr[len] != '/')
		len++;
	return (sg_slice){tag.ptr, len};
}

static bool is_group(sg_slice name)
{
	return sg_slice_eq(name, (sg_slice)SG_SLICE_LIT("g")) ||
	       sg_slice_eq(name, (sg_slice)SG_SLICE_LIT("a"));
}

/* `chain` holds the groups that are open; `hidden` counts those below them that it has no room
 * for. */
static void add_tag(sg_chains *chains, sg_chain *chain, size_t *hidden, sg_slice tag)
{
	sg_slice name = name_of(tag);
	bool is_open = tag.ptr[tag.len - 1] != '/' && is_group(name);
	if (chain->count == SG_CHAIN_DEPTH_MAX - 1) {
		chains->is_full = true;
		*hidden += is_open;
		return;
	}
	chain->parts[chain->count++] = (sg_chain_part){name, classes_of(tag)};
	if (chain->parts[chain->count - 1].classes.len ||
		sg_slice_eq(name, (sg_slice)SG_SLICE_LIT("text")))
		add(chains, chain);
	chain->count -= !is_open;
}

static void close_tag(sg_chain *chain, size_t *hidden, sg_slice name)
{
	if (!is_group(name))
		return;
	if (*hidden)
		--*hidden;
	else if (chain->count)
		chain->count--;
}

void sg_chains__add(sg_chains *chains, sg_slice svg)
{
	sg_chain chain = {.count = 0};
	size_t hidden = 0;
	for (const char *at; svg.len && (at = memchr(svg.ptr, '<', svg.len)) != NULL;) {
		size_t start = (size_t)(at - svg.ptr) + 1;
		const char *end = memchr(svg.ptr + start, '>', svg.len - start);
		if (!end || end == svg.ptr + start)
			return;
		sg_slice tag = {svg.ptr + start, (size_t)(end - svg.ptr) - start};
		if (*tag.ptr == '/')
			close_tag(&chain, &hidden, (sg_slice){tag.ptr + 1, tag.len - 1});
		else
			add_tag(chains, &chain, &hidden, tag);
		svg = (sg_slice){end, svg.len - (size_t)(end - svg.ptr)};
	}
}

/* ---- matching ------------------------------------------------------------------------------- */

static bool has_class(sg_slice classes, sg_slice name)
{
	while (classes.len) {
		const char *space = memchr(classes.ptr, ' ', classes.len);
		size_t len = space ? (size_t)(space - classes.ptr) : classes.len;
		if (sg_slice_eq((sg_slice){classes.ptr, len}, name))
			return true;
		len += space != NULL;
		classes = (sg_slice){classes.ptr + len, classes.len - len};
	}
	return false;
}

/* "text", ".cell.tentative", ".edge:hover" */
static bool word_matches(sg_slice word, const sg_chain_part *part)
{
	for (size_t i = 0; i < word.len && word.ptr[i] != ':';) {
		bool is_class = word.ptr[i] == '.';
		size_t start = i + is_class;
		for (i = start; i < word.len && word.ptr[i] != '.' && word.ptr[i] != ':'; i++)
			;
		sg_slice name = {word.ptr + start, i - start};
		if (is_class ? !has_class(part->classes, name) : !sg_slice_eq(part->tag, name))
			return false;
	}
	return true;
}

/* The selector's last word, which is taken off. */
static sg_slice take_last_word(sg_slice *selector)
{
	size_t start = selector->len;
	while (start > 0 && selector->ptr[start - 1] != ' ')
		start--;
	sg_slice word = {selector->ptr + start, selector->len - start};
	selector->len = start ? start - 1 : 0;
	return word;
}

bool sg_chain__matches(const sg_chain *chain, sg_slice selector, sg_slice *matched)
{
	size_t at = chain->count - 1;
	for (size_t i = 0; i < chain->count; i++)
		matched[i] = (sg_slice)SG_SLICE_EMPTY;
	matched[at] = take_last_word(&selector);
	if (!word_matches(matched[at], &chain->parts[at]))
		return false;
	while (selector.len) {
		sg_slice word = take_last_word(&selector);
		while (at > 0 && !word_matches(word, &chain->parts[at - 1]))
			at--;
		if (at == 0)
			return false;
		matched[--at] = word;
	}
	return true;
}
