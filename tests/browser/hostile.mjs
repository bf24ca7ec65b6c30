/* Texts that look like markup, scripts and addresses, in a real browser: nothing of them runs or
 * loads, drawings and pages have no element or attribute more than for tame texts, and the page's
 * script keeps to that while it is used. */
import assert from 'node:assert/strict';
import { hostile_debate, views_of } from './drawings.mjs';
import { draw, open, run, test } from './harness.mjs';

const hostile = hostile_debate(), tame = hostile_debate('tame');

/* Before the page's own scripts: whoever calls these is noticed. */
function set_traps() {
	globalThis.sprung = [];
	for (const name of ['alert', 'confirm', 'prompt', 'a', 'open'])
		globalThis[name] = () => globalThis.sprung.push(name);
}

/* Names of elements with their attributes, and where links lead. */
function parts() {
	const names = new Set(), links = [];
	for (const element of document.querySelectorAll('*'))
		for (const { name, value } of [{ name: '' }, ...element.attributes]) {
			names.add(`${element.localName} ${name}`);
			if (/(href|src|action|data|srcset|formaction)$/.test(name))
				links.push(value);
		}
	return { names: [...names], links, sprung: globalThis.sprung };
}

function check(found, allowed) {
	assert.deepEqual(found.sprung, []);
	assert.deepEqual(found.names.filter(n => !allowed.includes(n)), []);
	assert.deepEqual(found.links.filter(l => !/^(https?:\/\/|#)/i.test(l)), []);
}

const drawn = [hostile, tame].map(debate => views_of('hostile texts', debate));
drawn[0].forEach(([name, svg], i) => test(name, async () => {
	const [found, allowed] = await Promise.all([svg, drawn[1][i][1]].map(async text =>
		(await open(text, { suffix: '.svg', before: set_traps })).evaluate(parts)));
	check(found, [...allowed.names, 'text direction', 'a href', 'a ', 'a target', 'a rel']);
}));

/* In the page: open one thing after the other; what was in the pane. */
async function open_each(ids) {
	const pane = document.getElementById('pane'), names = new Set(), links = new Set();
	let words = '';
	for (const id of ids) {
		const changed = new Promise(done => addEventListener('hashchange', done, { once: true }));
		location.hash = id;
		await changed;
		for (const element of pane.querySelectorAll('*'))
			for (const { name, value } of [{ name: '' }, ...element.attributes]) {
				names.add(`${element.localName} ${name}`);
				if (name === 'href')
					links.add(value);
			}
		words += pane.textContent;
	}
	return { names: [...names], links: [...links], words };
}

/* Everything that can be opened is opened, and a search is made. */
async function use(debate) {
	const page = await open(draw(['render', '-', '-T', 'html'], debate), { before: set_traps });
	await page.locator('input[type=search]').fill('text');
	await page.locator('mark').first().waitFor();
	const ids = Object.keys(JSON.parse(debate).graph.nodes);
	const seen = await page.evaluate(open_each, ids), after = await page.evaluate(parts);
	return { names: [...seen.names, ...after.names], links: [...seen.links, ...after.links],
		sprung: after.sprung, words: seen.words };
}

test('the page, while it is used', async () => {
	const found = await use(hostile), allowed = await use(tame);
	check(found, [...allowed.names, 'text direction']);
	for (const words of ['text0 <script>alert(1)</script> text0end', 'javascript:alert(1) name12end',
		'&lt;b&gt; &amp;amp; &bogus;'])
		assert.ok(found.words.includes(words), words);
});

await run();
