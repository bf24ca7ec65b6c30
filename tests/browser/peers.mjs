/* What we write for other programs, read by those programs: Mermaid by mermaid (its small build,
 * which has flowcharts), Argdown by its own parser. Each finds the debate that we meant, also where
 * every text in it attacks the language. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { draw, file_of, load, open, root, run, test } from './harness.mjs';

const { ArgdownApplication, ModelPlugin, ParserPlugin } = load('@argdown/core');
const mermaid_file = file_of('@mermaid-js/tiny');

const hostile = draw(['graph', '-'], spawnSync('python3',
	['-B', join(root, 'tests/cli/hostile.py')], { encoding: 'utf8', maxBuffer: 64 << 20 }).stdout);
const debates = {
	'a thread': draw(['fixtures/demo/market-square.txt', '-T', 'json']),
	'an interview': draw(['fixtures/corpus/dev/text/interview-nuclear-panel.txt', '-T', 'json']),
	'hostile texts': hostile,
};

/* Without what outputs drop, and blanks as one. */
function shown(text) {
	return text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g,
		'').replace(/\s+/g, ' ').trim();
}

/* Who says each claim, by name. */
function speakers(debate) {
	const { nodes, edges } = JSON.parse(debate).graph;
	return Object.fromEntries(edges.filter(e => e.relation === 'asserts')
		.map(e => [e.target, nodes[e.source].label]).reverse());
}

function count(items) {
	const out = {};
	for (const item of items)
		out[item] = (out[item] ?? 0) + 1;
	return Object.fromEntries(Object.entries(out).sort());
}

/* ---- Argdown -------------------------------------------------------------------------------- */

function read_argdown(input) {
	const app = new ArgdownApplication();
	app.addPlugin(new ParserPlugin(), 'parse-input');
	app.addPlugin(new ModelPlugin(), 'build-model');
	const read = app.run({ process: ['parse-input', 'build-model'], input });
	assert.deepEqual([...read.lexerErrors, ...read.parserErrors].map(e => e.message), []);
	return read;
}

for (const [name, debate] of Object.entries(debates))
	test(`argdown reads ${name}`, () => {
		const { nodes, edges } = JSON.parse(debate).graph;
		const read = read_argdown(draw(['render', '-', '-T', 'argdown'], debate));
		const claims = Object.keys(nodes).filter(id => id[0] === 'c');
		const speaker = speakers(debate);
		assert.deepEqual(Object.keys(read.statements).sort(), claims.sort());
		assert.deepEqual(Object.keys(read.arguments), []);
		for (const id of claims) {
			const words = read.statements[id].members.map(m => m.text ?? '').join('');
			const who = speaker[id] ? `${speaker[id]}: ` : '';
			assert.equal(shown(words), shown(who + nodes[id].metadata.text), id);
		}
		const names = { support: 'agrees', attack: 'rebuts' };
		const between = edges.filter(e => ['agrees', 'rebuts'].includes(e.relation) &&
			e.source[0] === 'c' && e.target[0] === 'c');
		assert.deepEqual(
			count(read.relations.map(r => `${r.from.title} ${names[r.relationType]} ${r.to.title}`)),
			count(new Set(between.map(e => `${e.source} ${e.relation} ${e.target}`))));
	});

/* ---- Mermaid -------------------------------------------------------------------------------- */

/** What mermaid makes of it: labels of nodes and camps, and how many lines. */
async function read_mermaid(text, html_labels) {
	const page = await open('<!doctype html><meta charset="utf-8"><body></body>');
	await page.addScriptTag({ path: mermaid_file });
	const read = await page.evaluate(async ([source, htmlLabels]) => {
		const { mermaid } = globalThis;
		mermaid.initialize({ startOnLoad: false, htmlLabels, flowchart: { htmlLabels },
			securityLevel: 'loose', maxTextSize: 1e6 });
		await mermaid.parse(source);
		const { svg } = await mermaid.render('drawn', source);
		const drawn = new DOMParser().parseFromString(svg, 'text/html');
		const labels = (query, of) => [...drawn.querySelectorAll(query)]
			.map(e => [of(e), e.querySelector('.nodeLabel, .cluster-label, .label').textContent]);
		return {
			nodes: Object.fromEntries(labels('g.node', e => e.id.match(/([pc]\d+)-\d+$/)[1])),
			camps: labels('g.cluster', e => e.id).map(l => l[1]),
			edges: drawn.querySelectorAll('path.flowchart-link').length,
			odd: [...drawn.querySelectorAll('script, iframe, img, a, b, strong, em, code')]
				.map(e => e.outerHTML),
		};
	}, [text, html_labels]);
	return read;
}

/* Up to where it was cut. */
function begins(found, whole, id) {
	const start = shown(found).replace(/…$/, '').replaceAll(' ', '');
	assert.ok(shown(whole).replaceAll(' ', '').startsWith(start), `${id}: ${found} / ${whole}`);
	assert.ok(start.length > 2 || !shown(whole), `${id}: ${found}`);
}

/* Labels in SVG are no default: mermaid shows codes such as #quot; as they are there. */
for (const html_labels of [true, false])
	for (const [name, debate] of Object.entries(debates))
		test(`mermaid reads ${name}${html_labels ? '' : ', with labels in SVG'}`, async () => {
			const { nodes, metadata } = JSON.parse(debate).graph;
			const text = draw(['render', '-', '-T', 'mermaid'], debate);
			const read = await read_mermaid(text, html_labels);
			const ids = [...text.matchAll(/^ *([pc]\d+)[[(]/gm)].map(m => m[1]);
			const lines = [...text.matchAll(/^ *[pc]\d+ [-=.>|a-z]+ [pc]\d+$/gm)];
			assert.deepEqual(Object.keys(read.nodes).sort(), ids.sort());
			assert.equal(read.edges, lines.length);
			assert.equal(read.camps.length, metadata.analysis.camps.length);
			assert.deepEqual(read.odd, []);
			const speaker = speakers(debate);
			for (const id of html_labels ? ids : [])
				if (id[0] === 'p')
					begins(read.nodes[id], nodes[id].label, id);
				else if ((speaker[id] ?? '').length < 60)
					begins(read.nodes[id], (speaker[id] ? `${speaker[id]}: ` : '') +
						nodes[id].metadata.text, id);
		});

await run();
