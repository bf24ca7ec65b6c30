/* The debate, as the page's block of JSON has it (render/page/data.c), and what is asked of it.
 *
 * The files of this folder become the page's one script, in the order of render/CMakeLists.txt
 * and in one scope. Nothing here makes markup out of text: words of the debate reach the page as
 * text nodes alone. ASCII only, so that its hash does not depend on how the page is read.
 *
 * A node is "c12" or "p3". Places in documents are bytes of UTF-8: texts are kept as bytes. */

const data = JSON.parse(document.getElementById('debate').textContent);
const KINDS = ['asserts', 'replies', 'quotes', 'mentions', 'restates', 'agrees', 'rebuts'];
const FORMS = ['a comment', 'a turn', 'a direct quote', 'an indirect quote', 'a premise'];
const SAYS = {
	asserts: 'says', replies: 'replies to', quotes: 'quotes', mentions: 'mentions',
	restates: 'says the same as', agrees: 'agrees with', rebuts: 'rebuts',
};
const IS_SAID = {
	asserts: 'is said by', replies: 'is answered by', quotes: 'is quoted by',
	mentions: 'is mentioned by', restates: 'is said again by', agrees: 'is agreed with by',
	rebuts: 'is rebutted by',
};
const MARKS = { agrees: '+', rebuts: '\u00d7' };

const decoder = new TextDecoder();
const encoder = new TextEncoder();
const document_bytes = [];

const bytes_of = d => document_bytes[d] ??= encoder.encode(data.documents[d].text);
const has_text = d => d >= 0 && typeof data.documents[d]?.text === 'string';

/* Controls, and the marks that would turn the direction of what stands after them. */
const clean = text => text.replace(
	/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g, '');

/* Words are a text, or a place: [document, start, end]. */
function words_of(words) {
	if (typeof words === 'string')
		return clean(words);
	if (!Array.isArray(words) || !has_text(words[0]))
		return '';
	return clean(decoder.decode(bytes_of(words[0]).subarray(words[1], words[2])));
}

const claims = data.claims.map(
	([speaker, document, start, end, confidence, method, form, time, url, words, cue, source,
		spans], index) => ({
		id: `c${index + 1}`, speaker, document, start, end, confidence, method, form, time, url,
		cue, source, spans, text: words_of(words || [document, start, end]),
	}));
const people = data.people.map(([name, role, camp, also], index) => ({
	id: `p${index + 1}`, name: clean(name), role: clean(role), camp, also: also.map(clean),
}));
const node_id = n => n >= 0 ? `c${n + 1}` : `p${-n}`;
const relations = data.relations.map(
	([kind, from, to, confidence, method, words, leans, leaning]) => ({
		kind: KINDS[kind], from: node_id(from), to: node_id(to), confidence, method, words, leans,
		leaning,
	}));

const NODE = /^([cp])([1-9][0-9]{0,8})$/;

/* The claim or person called so, or undefined. */
function find_node(id) {
	const parts = NODE.exec(id);
	return parts ? (parts[1] === 'c' ? claims : people)[parts[2] - 1] : undefined;
}
const is_claim = id => id[0] === 'c';
const method_of = m => clean(typeof m === 'number' ? data.methods[m] : m);
const camp_name = camp => camp >= 0 ? clean(data.camps[camp]) : '';

/* The index of who speaks a claim, or is the person; -1. */
const person_of = node => is_claim(node.id) ? node.speaker : Number(node.id.slice(1)) - 1;
const name_of = node => people[person_of(node)]?.name || 'somebody who is not named';
const camp_of = node => people[person_of(node)]?.camp ?? -1;

/* What runs from and to each node. */
const outgoing = new Map(), incoming = new Map();
const push = (map, key, item) => map.has(key) ? map.get(key).push(item) : map.set(key, [item]);
for (const relation of relations) {
	push(outgoing, relation.from, relation);
	push(incoming, relation.to, relation);
}
const claims_by = new Map();
for (const claim of claims)
	if (claim.speaker >= 0)
		push(claims_by, `p${claim.speaker + 1}`, claim);

const percent = share => `${Math.round(share * 100)} %`;
const plural = (n, one, many) => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

function shorten(text, most) {
	if (text.length <= most)
		return text;
	const cut = text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
	return cut.replace(/\s+\S*$/, '') + '\u2026';
}

/* A link to a node: a button where the page has no place for it. */
function make_link(id, ...children) {
	return document.getElementById(id) ? make('a', { href: `#${id}` }, ...children)
		: make('button', { type: 'button', class: 'link', 'data-to': id }, ...children);
}

/* An element. Children are elements and text, never markup; falsy ones are left out. */
function make(tag, attributes = {}, ...children) {
	const element = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes))
		element.setAttribute(name, value);
	element.append(...children.filter(Boolean));
	return element;
}
