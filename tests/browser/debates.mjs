/* Debates for the browser tests, in our JSON. */

const HARM = ['</script><script>window.harm=1</script>', '<!--<script>', '-->', ']]>',
	'<img src=x onerror="window.harm=1">', '"\' onmouseover="window.harm=1" x="',
	'javascript:window.harm=1', '&lt;b&gt; &amp;', '\u2028window.harm=1\u2029', '\\u003c \\',
	'</style><style>*{display:none}</style>', '</title></svg><b id="bad">', '{{7*7}} ${harm}',
	'__proto__', '</textarea><iframe srcdoc="<script>parent.harm=1</script>">', '=1+1'];

function debate(label, people, claims, relations) {
	const nodes = {};
	people.forEach((person, i) => {
		nodes[`p${i + 1}`] = { label: person, metadata: { kind: 'person', role: person,
			aliases: [person], handle: person } };
	});
	claims.forEach(([text, url], i) => {
		nodes[`c${i + 1}`] = { label: text, metadata: { kind: 'claim', form: 'comment', text, url,
			document: 'd1', start: 0, end: 1, method: text, confidence: 0.9 } };
	});
	const edges = relations.map(([source, relation, target, words]) => ({ source, relation, target,
		metadata: { confidence: 0.8, method: words, evidence: { document: 'd1', text: words } } }));
	return JSON.stringify({ graph: { label, directed: true, nodes, edges, metadata: {
		documents: [{ id: 'd1', path: label, kind: 'thread', title: label }] } } });
}

/** Names, words, addresses and rules that would do harm as markup; and the words as shown. */
export function hostile_debate() {
	const claims = HARM.map(text => [text, text.startsWith('java') ? text
		: `https://example.org/${encodeURIComponent(text)}"><script>window.harm=1</script>`]);
	const relations = HARM.flatMap((text, i) => [[`p${i + 1}`, 'asserts', `c${i + 1}`, text],
		...i ? [[`c${i + 1}`, i % 2 ? 'rebuts' : 'agrees', `c${i}`, text]] : []]);
	return { text: debate(HARM[0], HARM, claims, relations), words: HARM };
}

/** So many claims of 40 words, by a tenth as many people, each in answer to an earlier one. */
export function large_debate(count) {
	const words = 'the council square car market people shop parking plan bus library'.split(' ');
	const people = [...Array(Math.ceil(count / 10)).keys()].map(i => `Person ${i}`);
	const claims = [...Array(count).keys()].map(i => [`${[...Array(40).keys()].map(k =>
		words[(i * 7 + k * k) % words.length]).join(' ')} bridge ${i}.`, '']);
	const relations = claims.flatMap((_, i) => [
		[`p${i % people.length + 1}`, 'asserts', `c${i + 1}`, ''],
		...i ? [[`c${i + 1}`, 'replies', `c${(i >> 1) + 1}`, ''],
			[`c${i + 1}`, i % 3 ? 'rebuts' : 'agrees', `c${(i >> 1) + 1}`, 'No, that is not so']]
			: []]);
	return debate('A large debate', people, claims, relations);
}
