/* The pane: one claim or person with everything that is known, and the place in the source. */

const SOURCE_BYTES = 1500; /* shown to either side of the words */
const LINES_MAX = 100;     /* relations, or claims, in one list */

const pane = document.getElementById('pane');
const pane_body = document.getElementById('pane-body');

/* ---- the source ---- */

/* Bytes from `start` to `end`, marks in them: {start, end, name}. They may overlap. */
function marked_text(bytes, start, end, marks) {
	const cuts = new Set([start, end]);
	for (const mark of marks)
		for (const at of [mark.start, mark.end])
			if (at > start && at < end)
				cuts.add(at);
	const places = [...cuts].sort((a, b) => a - b);
	return places.slice(1).map((to, i) => {
		const text = clean(decoder.decode(bytes.subarray(places[i], to)));
		const names = marks.filter(mark => mark.start < to && mark.end > places[i])
			.map(mark => mark.name);
		return names.length ? make('mark', { class: names.join(' ') }, text) : text;
	});
}

/* The next place, back from `at`, where a character starts. */
function character_start(bytes, at) {
	while (at > 0 && at < bytes.length && (bytes[at] & 0xc0) === 0x80)
		at--;
	return at;
}

/* A part of the document around a place, and a button for more of it. */
function source_view(d, start, end, marks) {
	const bytes = bytes_of(d);
	const text = make('div', { class: 'source', dir: 'auto', tabindex: '0', role: 'group',
		'aria-label': 'Text of the source' });
	const more = make('button', { type: 'button' }, 'More of the source');
	let around = SOURCE_BYTES;
	const draw = () => {
		const from = character_start(bytes, Math.max(0, start - around));
		const to = character_start(bytes, Math.min(bytes.length, end + around));
		text.replaceChildren(from > 0 && '\u2026 ' || '',
			...marked_text(bytes, from, to, marks), to < bytes.length && ' \u2026' || '');
		more.hidden = from === 0 && to === bytes.length;
	};
	more.addEventListener('click', () => {
		around *= 4;
		draw();
	});
	draw();
	return [text, more];
}

function show_mark(name) {
	const mark = pane_body.querySelector(`.source mark.${name}`);
	const box = mark?.closest('.source');
	if (box)
		box.scrollTop += mark.getBoundingClientRect().top - box.getBoundingClientRect().top - 40;
	return box;
}

/* The words of a claim in their document, and those that its stances rest on. */
function source_section(claim, lines) {
	if (claim.document < 0)
		return [];
	const source = data.documents[claim.document];
	const title = clean(source.title || source.path);
	const head = [make('h3', {}, 'Source'),
		make('p', { class: 'about' }, `${title}, bytes ${claim.start} to ${claim.end}`)];
	if (!has_text(claim.document))
		return [...head, make('p', { class: 'about' }, source.is_left_out
			? 'Its text is too long to be carried in this page.'
			: 'Its text was not at hand when this page was made.')];
	const spans = claim.spans || [[claim.start, claim.end]];
	const marks = spans.map(([start, end]) => ({ start, end, name: 'claim' }));
	let [start, end] = [claim.start, claim.end];
	lines.forEach((line, i) => {
		const [d, from, to] = Array.isArray(line.words) ? line.words : [-1];
		if (d !== claim.document)
			return;
		marks.push({ start: from, end: to, name: `evidence e${i}` });
		start = Math.min(start, Math.max(from, claim.start - SOURCE_BYTES));
		end = Math.max(end, Math.min(to, claim.end + SOURCE_BYTES));
	});
	return [...head, ...source_view(claim.document, start, end, marks)];
}

/* ---- relations ---- */

const quoted = words => `\u201c${words}\u201d`;

function evidence_words(line, index, claim) {
	const text = words_of(line.words);
	if (!text)
		return '';
	const is_here = index >= 0 && Array.isArray(line.words) && line.words[0] === claim.document;
	if (!is_here)
		return make('span', { dir: 'auto' }, quoted(text));
	const button = make('button', { type: 'button', class: 'words', dir: 'auto',
		'aria-label': `Show in the source: ${text}` }, quoted(text));
	button.addEventListener('click', () => {
		for (const mark of pane_body.querySelectorAll('mark.current'))
			mark.classList.remove('current');
		for (const mark of pane_body.querySelectorAll(`mark.e${index}`))
			mark.classList.add('current');
		show_mark(`e${index}`)?.focus({ preventScroll: true });
	});
	return button;
}

/* "rebuts c3, Tomas Riel: ... 81 % sure, from the words ... (rule opener)" */
function relation_line(line, verb, other_id, index, claim, is_marked) {
	const other = find_node(other_id);
	const words = evidence_words(line, index, claim);
	const item = make('li', { class: is_marked ? `${line.kind} chosen` : line.kind },
		MARKS[line.kind] && make('span', { class: 'glyph', 'aria-hidden': 'true' },
			MARKS[line.kind]),
		`${verb} `, make_link(other_id,
			is_claim(other_id) ? `${name_of(other)} (${other_id})` : name_of(other)),
		is_claim(other_id) && make('p', { class: 'theirs', dir: 'auto' },
			shorten(other.text, 160)));
	item.append(make('p', { class: 'about' }, `${percent(line.confidence)} sure`,
		words && ', from the words ', words, line.method && ` (rule: ${method_of(line.method)})`,
		line.leans && `; leans to ${line.leans > 0 ? 'agreement' : 'rebuttal'}, ${
			percent(line.leaning)} sure`));
	return item;
}

/* A reply that takes a stance is said once. */
const without_plain = (lines, end) => lines.filter(line => line.kind !== 'replies' ||
	!lines.some(other => MARKS[other.kind] && other[end] === line[end]));

/* Of a claim its own; of a person also the stances of and on what they said. */
function lines_of(node, map, end) {
	const own = without_plain(map.get(node.id) ?? [], end);
	if (is_claim(node.id))
		return own;
	const theirs = (claims_by.get(node.id) ?? []).flatMap(claim => map.get(claim.id) ?? []);
	return [...own, ...theirs.filter(line => MARKS[line.kind])];
}

function relation_list(node, title, lines, verbs, [here, there], chosen) {
	const is_near = id => id === chosen || `p${person_of(find_node(id)) + 1}` === chosen;
	const shown = lines.slice(0, LINES_MAX);
	const items = shown.map((line, i) => relation_line(line, verbs[line.kind], line[there],
		here === 'from' && line.from === node.id ? i : -1, node,
		Boolean(chosen) && is_near(line[there])));
	shown.forEach((line, i) => line[here] !== node.id && items[i].append(make('p', {
		class: 'about' }, 'in ', make_link(line[here], line[here]))));
	return !lines.length ? [] : [make('h3', {}, title), make('ul', { class: 'lines' }, ...items),
		lines.length > LINES_MAX && make('p', { class: 'about' },
			`The first ${LINES_MAX} of ${lines.length} are listed.`)];
}

function relation_lists(node, chosen) {
	const them = is_claim(node.id) ? 'it' : 'them';
	return [
		...relation_list(node, is_claim(node.id) ? 'What it says of others' : 'Stances',
			lines_of(node, outgoing, 'to'), SAYS, ['from', 'to'], chosen),
		...relation_list(node, `What others say of ${them}`,
			lines_of(node, incoming, 'from'), IS_SAID, ['to', 'from'], chosen)];
}

/* ---- nodes ---- */

function about_person(person) {
	return [person?.role, person?.camp >= 0 && camp_name(person.camp)];
}

const joined = parts => parts.filter(Boolean).join(' \u00b7 ');

function claim_rule(claim) {
	const cue = words_of(claim.cue), source = words_of(claim.source);
	return make('p', { class: 'about' }, `Found as ${FORMS[claim.form]}, ${
		percent(claim.confidence)} sure`, claim.method && ` (rule: ${method_of(claim.method)})`,
	cue && `, by the word ${quoted(cue)}`, source && `, of ${quoted(source)}`, '.');
}

function picture_button(id) {
	const spot = spots_of.get(id)?.find(one => stops.includes(one));
	if (!spot)
		return make('span', { class: 'about' }, 'Not drawn in the picture');
	const button = make('button', { type: 'button', class: 'link' }, 'In the picture');
	button.addEventListener('click', () => move_to(spot));
	return button;
}

function claim_parts(claim, chosen) {
	const person = people[claim.speaker];
	const is_link = /^https?:\/\/[^\s]+$/i.test(claim.url);
	const report = document.getElementById(`entry-${claim.id}`) ??
		document.querySelector(`#report h3[id="${claim.id}"]`);
	return [
		make('p', { class: 'about' }, joined([...about_person(person), clean(claim.time)]) ||
			'no role, camp or time known'),
		make('blockquote', { dir: 'auto' }, claim.text || '(no words)'),
		claim_rule(claim),
		make('p', { class: 'places' },
			is_link && make('a', { href: claim.url, rel: 'noopener noreferrer nofollow' },
				'Where it was said'),
			picture_button(claim.id),
			report && make('a', { href: `#${report.id}` }, 'In the report')),
		...relation_lists(claim, chosen),
		...source_section(claim, lines_of(claim, outgoing, 'to').slice(0, LINES_MAX)),
	];
}

function person_parts(person, chosen) {
	const said = claims_by.get(person.id) ?? [];
	return [
		make('p', { class: 'about' }, joined(about_person(person)) || 'no role or camp known'),
		person.also.length && make('p', { class: 'about' }, `Also: ${person.also.join(', ')}`),
		...relation_lists(person, chosen),
		make('h3', {}, plural(said.length, 'claim', 'claims')),
		make('ol', { class: 'lines' }, ...said.slice(0, LINES_MAX).map(claim => make('li', {},
			make_link(claim.id, claim.id), ' ',
			make('span', { dir: 'auto' }, shorten(claim.text, 160))))),
		said.length > LINES_MAX && make('p', { class: 'about' },
			`The first ${LINES_MAX} are listed.`),
	];
}

/* A node that is drawn, but not in the page's data: its label says what there is. */
function other_parts(id) {
	const label = spots_of.get(id)?.[0].element.getAttribute('aria-label') ?? '';
	return [make('blockquote', { dir: 'auto' }, clean(label))];
}

/* ---- opening and closing ---- */

let opened = null;

function mark_chosen(id) {
	for (const spot of spots)
		spot.element.classList.toggle('chosen', spot.id === id);
}

/* Bring a drawn node into view, unless most of what is seen is something else: the report. */
function show_spot(id) {
	const { top, bottom } = figure.getBoundingClientRect();
	if (Math.min(bottom, innerHeight) - Math.max(top, 0) > innerHeight * 0.4)
		spots_of.get(id)?.[0].element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/* `chosen`: the other end of the arrow that was chosen. @return whether there is such a node */
function show_node(id, chosen) {
	const node = find_node(id);
	if (!node && !spots_of.has(id))
		return false;
	const parts = !node ? other_parts(id)
		: is_claim(id) ? claim_parts(node, chosen) : person_parts(node, chosen);
	const heading = node ? name_of(node) : id;
	const person = node && is_claim(id) ? people[node.speaker] : null;
	document.getElementById('pane-title').replaceChildren(
		person ? make_link(person.id, heading) : heading, ' ',
		is_claim(id) && node ? make('span', { class: 'tag' }, id) : '');
	pane_body.replaceChildren(...parts.filter(Boolean));
	opened = id;
	document.body.classList.add('has-pane');
	document.getElementById('pane-close').hidden = false;
	mark_chosen(id);
	pane.scrollTop = 0;
	show_mark('claim');
	pane_body.querySelector('.chosen')?.scrollIntoView({ block: 'nearest' });
	return true;
}

const help = [...pane_body.childNodes];
const help_title = document.getElementById('pane-title').textContent;

function close_pane() {
	opened = null;
	document.body.classList.remove('has-pane');
	document.getElementById('pane-close').hidden = true;
	document.getElementById('pane-title').textContent = help_title;
	pane_body.replaceChildren(...help);
	mark_chosen(null);
}
