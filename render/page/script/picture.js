/* The picture: what of it is a node, what runs between them; lighting one and what it has to do
 * with, and walking from card to card with the keyboard. Works on any view whose groups have the
 * ids and data of docs/page.md. */

const figure = document.getElementById('picture');
const svg = figure.querySelector('svg');
const prefix = `${svg?.id ?? ''}-`;

/* Cards get the ids that links and addresses name; an entry of the report keeps its own where
 * nothing is drawn. */
function give_id(element, id) {
	const entry = document.getElementById(id);
	if (entry)
		entry.id = `entry-${id}`;
	element.id = id;
}

/* A place of a node in the picture: {id, element, within: the card that a row stands in}. A node
 * may have several: in the overview, a claim stands in the maps of other camps too. */
const spots = [];
const spots_of = new Map(), spot_at = new Map();
for (const element of svg?.querySelectorAll('g[id], g[data-node]') ?? []) {
	const id = element.dataset.node ?? element.id.slice(prefix.length);
	if (!NODE.test(id) || !(element.dataset.node || element.id.startsWith(prefix)))
		continue;
	const within = spot_at.get(element.parentNode.closest('.spot'));
	const spot = { id, element, within, rows: [] };
	within?.rows.push(spot);
	element.classList.add('spot');
	if (element.id)
		give_id(element, id);
	spots.push(spot);
	spot_at.set(element, spot);
	push(spots_of, id, spot);
}

/* What shows a relation, a line or a mark: {element, kind, from, to, confidence}; and the ends that
 * several lines share. */
const read_edge = element => ({ element, kind: element.dataset.kind, from: element.dataset.from,
	to: element.dataset.to, confidence: Number(element.dataset.confidence ?? 1) });
const edges = [...svg?.querySelectorAll('[data-kind]:not(.trunk)') ?? []].map(read_edge);
const trunks = [...svg?.querySelectorAll('.trunk') ?? []].map(read_edge);
for (const { element } of [...edges, ...trunks])
	element.classList.add('tie');
const edge_at = new Map(edges.map(edge => [edge.element, edge]));
const trunk_key = edge => `${edge.kind} ${edge.to}`;

/* ---- light ---- */

let lit = [];

function set_lit(element) {
	element.classList.add('lit');
	lit.push(element);
}

function light_node(id) {
	for (const spot of spots_of.get(id) ?? []) {
		set_lit(spot.element);
		if (spot.within)
			set_lit(spot.within.element);
	}
}

/* Light edges, their ends, and the nodes called `ids`; nothing: everything is as it was. */
function light(ids, chosen) {
	for (const element of lit)
		element.classList.remove('lit');
	lit = [];
	svg?.classList.toggle('has-lit', ids.length > 0);
	const keys = new Set(chosen.map(trunk_key));
	for (const id of ids)
		light_node(id);
	for (const edge of chosen) {
		set_lit(edge.element);
		for (const end of [edge.from, edge.to])
			if (end)
				light_node(end);
	}
	for (const trunk of trunks)
		if (keys.has(trunk_key(trunk)))
			set_lit(trunk.element);
}

/* A spot with its rows, or its card, and all that runs from and to them. */
function light_spot(spot) {
	const ids = [spot.id, ...spot.rows.map(row => row.id), spot.within?.id].filter(Boolean);
	light(ids, edges.filter(edge => ids.includes(edge.from) || ids.includes(edge.to)));
}

/* What is pointed at, else what has the focus, else what is open in the pane. */
let pointed = null, focused = null;

function refresh_light() {
	const target = pointed ?? focused;
	if (target && edge_at.has(target.element))
		light([target.from, target.to].filter(Boolean), edges.filter(edge =>
			edge.kind === target.kind && edge.from === target.from && edge.to === target.to));
	else if (target)
		light_spot(target);
	else
		light([], []);
}

const target_at = element => {
	const group = element.closest?.('.spot, .tie');
	return group ? spot_at.get(group) ?? edge_at.get(group) : null;
};

/* ---- walking ---- */

/* A card whose rows are claims is no stop of its own: the rows are. */
const stops = spots.filter(spot => spot.rows.length === 0);

function set_stop(stop) {
	for (const other of stops)
		other.element.setAttribute('tabindex', other === stop ? '0' : '-1');
}

function move_to(stop) {
	set_stop(stop);
	stop.element.focus();
	stop.element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/* How far `to` is from `from` that way: what is beside it is farther than what is ahead. */
function distance(from, to, [x, y]) {
	const middle = box => (box.left + box.right) * Math.abs(x) + (box.top + box.bottom) * Math.abs(y);
	const wide = Math.max(0, to.left - from.right, from.left - to.right);
	const high = Math.max(0, to.top - from.bottom, from.top - to.bottom);
	const ahead = (middle(to) - middle(from)) * (x + y);
	return ahead < 2 ? Infinity : x ? wide + 3 * high : high + 3 * wide;
}

function nearest(from, way) {
	const box = from.element.getBoundingClientRect();
	let best, least = Infinity;
	for (const stop of stops) {
		if (stop === from || stop.element.classList.contains('off'))
			continue;
		const far = distance(box, stop.element.getBoundingClientRect(), way);
		if (far < least) {
			least = far;
			best = stop;
		}
	}
	return best;
}

function walk(stop, key) {
	const open = stops.filter(other => !other.element.classList.contains('off'));
	const next = WAYS[key] ? nearest(stop, WAYS[key])
		: key === 'Home' ? open[0] : key === 'End' ? open.at(-1) : undefined;
	if (next)
		move_to(next);
	return Boolean(next || WAYS[key]);
}

/* What a button is called has to hold what stands on it; the pane has the whole words. */
function spoken(id, element) {
	const shown = [...element.querySelectorAll('text')].map(text => text.textContent.trim());
	const label = element.querySelector(':scope > title')?.textContent ?? '';
	const more = is_claim(id) && shown.length ? '' : label.split('. ').slice(1).join('. ');
	return [shown.join(' ') || label, more].filter(Boolean).join('. ');
}

/* `choose(node, other, event)`: a card was chosen, or an arrow from the one to the other. */
function start_picture(choose) {
	for (const { id, element } of stops) {
		element.setAttribute('role', 'button');
		element.setAttribute('aria-label', spoken(id, element));
		element.querySelector(':scope > title')?.remove(); /* the pane says more */
	}
	if (stops.length)
		set_stop(stops[0]);
	figure.addEventListener('pointerover', event => {
		pointed = event.pointerType === 'touch' ? null : target_at(event.target);
		refresh_light();
	});
	figure.addEventListener('pointerleave', () => {
		pointed = null;
		refresh_light();
	});
	figure.addEventListener('focusin', event => {
		focused = event.target.matches(':focus-visible') ? target_at(event.target) : null;
		refresh_light();
	});
	figure.addEventListener('focusout', () => {
		focused = null;
		refresh_light();
	});
	figure.addEventListener('click', event => {
		const target = target_at(event.target);
		if (!target)
			return;
		if (stops.includes(target))
			set_stop(target);
		if (target.id)
			choose(target.id, null, event);
		else if (target.from || target.to)
			choose(target.from ?? target.to, target.from && target.to, event);
	});
	figure.addEventListener('keydown', event => {
		const stop = spot_at.get(event.target);
		if (!stop || event.ctrlKey || event.altKey || event.metaKey)
			return;
		if (event.key === 'Enter' || event.key === ' ')
			choose(stop.id, null, event);
		else if (!walk(stop, event.key))
			return;
		event.preventDefault();
	});
}
