/* Search and filters: which claims match, which lines are drawn, and the list of what was found,
 * drawn or not. */

const RESULTS_STEP = 50, PEOPLE_LISTED = 400, SNIPPET = 140;

const controls = {
	q: document.getElementById('q'), by: document.getElementById('by'),
	camp: document.getElementById('camp'), kind: document.getElementById('kind'),
	least: document.getElementById('least'),
};
const results = document.getElementById('results');
const status_line = document.getElementById('status');

const fold = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/* What a query is looked for in; made when the first is typed. */
let haystacks = null;
const haystack_of = node => fold(`${node.id} ${people[person_of(node)]?.name ?? ''} ${
	is_claim(node.id) ? node.text : [node.role, ...node.also].join(' ')}`);

function ask() {
	return {
		terms: fold(controls.q.value).split(/\s+/).filter(Boolean), by: controls.by.value,
		camp: controls.camp.value, kind: controls.kind.value,
		least: Number(controls.least.value) / 100,
	};
}

const is_asked = asked => Boolean(
	asked.terms.length || asked.by || asked.camp || asked.kind || asked.least);
const passes = (asked, line) => (!asked.kind || line.kind === asked.kind) &&
	line.confidence >= asked.least - 1e-9;

/* Is it by whom, of the camp and with the words that are asked for? */
function matches(asked, node) {
	if (asked.by && `p${person_of(node) + 1}` !== asked.by)
		return false;
	if (asked.camp && String(camp_of(node)) !== asked.camp)
		return false;
	if (is_claim(node.id) && node.confidence < asked.least - 1e-9)
		return false;
	if (!asked.terms.length)
		return true;
	haystacks ??= new Map([...claims, ...people].map(one => [one.id, haystack_of(one)]));
	return asked.terms.every(term => haystacks.get(node.id).includes(term));
}

const has_line = (asked, id) => !asked.kind ||
	[outgoing, incoming].some(map => map.get(id)?.some(line => passes(asked, line)));

/* ---- the picture ---- */

function filter_picture(asked, found_claims) {
	const found = new Set(found_claims.map(claim => claim.id));
	const narrows = asked.terms.length || asked.by || asked.camp;
	const speakers = new Set(found_claims.map(claim => claim.speaker));
	const is_on = id => {
		const node = find_node(id);
		return !node || matches(asked, node) || !is_claim(id) && speakers.has(person_of(node));
	};
	const open_ends = new Set();
	for (const edge of edges) {
		const on = passes(asked, edge) &&
			(!narrows || is_on(edge.from ?? '') && edge.from || is_on(edge.to ?? '') && edge.to);
		edge.element.classList.toggle('off', !on);
		if (on)
			open_ends.add(trunk_key(edge)).add(edge.from).add(edge.to);
	}
	for (const trunk of trunks)
		trunk.element.classList.toggle('off', !open_ends.has(trunk_key(trunk)));
	/* Rows stand behind their card: from the end, so that a card knows of its rows. */
	for (const spot of [...spots].reverse()) {
		const on = spot.rows.some(row => !row.element.classList.contains('off')) ||
			(is_claim(spot.id) && find_node(spot.id) ? found.has(spot.id)
				: is_on(spot.id) && (!asked.kind || open_ends.has(spot.id)));
		spot.element.classList.toggle('off', !on);
	}
}

/* ---- the list ---- */

/* Some words around the first term. */
function snippet(claim, terms) {
	const text = claim.text.replace(/\s+/g, ' ');
	const low = text.toLowerCase();
	const term = terms.find(one => low.includes(one));
	const at = term && low.length === text.length ? low.indexOf(term) : -1;
	if (at < 0)
		return [shorten(text, SNIPPET)];
	const from = at < 60 ? 0 : text.lastIndexOf(' ', at - 40) + 1;
	const start = from > 0 && at - from < 80 ? from : Math.max(0, at - 40);
	return [(start ? '\u2026' : '') + text.slice(start, at),
		make('mark', {}, text.slice(at, at + term.length)),
		shorten(text.slice(at + term.length), SNIPPET - (at - start))];
}

function result_line(claim, terms) {
	return make('li', {}, make_link(claim.id,
		make('b', {}, name_of(claim)), ` ${claim.id}`,
		!spots_of.has(claim.id) && make('span', { class: 'tag' }, 'not drawn')),
	make('p', { dir: 'auto' }, ...snippet(claim, terms)));
}

function list_results(found, terms) {
	const list = make('ol');
	const more = make('button', { type: 'button' });
	const add = () => {
		const shown = list.children.length;
		list.append(...found.slice(shown, shown + RESULTS_STEP)
			.map(claim => result_line(claim, terms)));
		const left = found.length - list.children.length;
		more.hidden = left <= 0;
		more.textContent = `Show ${Math.min(left, RESULTS_STEP)} more of ${left}`;
	};
	more.addEventListener('click', () => {
		const next = list.children.length;
		add();
		list.children[next]?.querySelector('a, button').focus();
	});
	add();
	results.replaceChildren(list, more);
}

function apply_filters() {
	const asked = ask();
	const found = is_asked(asked)
		? claims.filter(claim => matches(asked, claim) && has_line(asked, claim.id)) : claims;
	document.getElementById('sure').textContent = percent(asked.least);
	filter_picture(asked, found);
	results.hidden = !is_asked(asked) || !found.length;
	document.getElementById('clear').hidden = !is_asked(asked);
	if (!results.hidden)
		list_results(found, asked.terms);
	const drawn = found.filter(claim => spots_of.has(claim.id)).length;
	status_line.textContent = !is_asked(asked) ? ''
		: `${plural(found.length, 'claim matches', 'claims match')}, ${drawn} of them drawn.`;
	/* The stop must not be one that is dimmed. */
	const stop = stops.find(one => one.element.getAttribute('tabindex') === '0');
	const open = stops.find(one => !one.element.classList.contains('off'));
	if (open && stop?.element.classList.contains('off'))
		set_stop(open);
}

/* ---- the controls ---- */

function fill(select, options) {
	select.append(...options.map(([value, text]) => make('option', { value }, text)));
}

function fill_people() {
	const busy = people.map(person => [person, (claims_by.get(person.id)?.length ?? 0) +
		(incoming.get(person.id)?.length ?? 0)]).filter(([person, n]) => n && person.name);
	busy.sort((a, b) => b[1] - a[1]);
	const listed = busy.slice(0, PEOPLE_LISTED).map(([person]) => person);
	listed.sort((a, b) => a.name.localeCompare(b.name, 'en'));
	fill(controls.by, listed.map(person => [person.id, shorten(person.name, 60)]));
	controls.by.options[0].textContent = listed.length < busy.length
		? `anybody (${PEOPLE_LISTED} of ${busy.length} listed)` : 'anybody';
}

function clear_filters() {
	for (const control of Object.values(controls))
		control.value = control === controls.least ? '0' : '';
}

/* What the address keeps of the filters: [name, value] of those that are set. */
const filter_pairs = () => Object.entries(controls).map(([name, control]) =>
	[name, control.value.slice(0, 200)]).filter(([name, value]) =>
	value !== (name === 'least' ? '0' : ''));

function set_filters(pairs) {
	clear_filters();
	for (const [name, value] of pairs)
		if (Object.hasOwn(controls, name))
			controls[name].value = value;
	for (const control of [controls.by, controls.camp, controls.kind])
		if (control.selectedIndex < 0)
			control.value = '';
}

/* `changed()` is called after a filter was set by hand. */
function start_filters(changed) {
	fill_people();
	fill(controls.camp, data.camps.map((name, camp) => [String(camp), shorten(clean(name), 60)]));
	controls.camp.parentNode.hidden = !data.camps.length;
	let waiting = false;
	document.getElementById('tools').addEventListener('input', () => {
		if (!waiting)
			requestAnimationFrame(() => {
				waiting = false;
				apply_filters();
				changed();
			});
		waiting = true;
	});
	document.getElementById('clear').addEventListener('click', () => {
		clear_filters();
		apply_filters();
		changed();
		controls.q.focus();
	});
}
