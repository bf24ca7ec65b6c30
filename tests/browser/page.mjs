/* The page (-T html) as people meet it: with a mouse, with a keyboard, on a phone, without
 * scripts, in the dark, and made from a debate that wants to do harm. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { complaints, draw, open, run, test } from './harness.mjs';
import { hostile_debate, large_debate } from './debates.mjs';

const MARKET = 'fixtures/demo/market-square.txt';
const market = draw([MARKET, '-T', 'html']);
const PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };

const classes = async (page, selector) => page.locator(selector).evaluateAll(found =>
	found.map(one => one.id.replace(/^.*-/, '')));
const active_id = page => page.evaluate(() =>
	document.activeElement.id.replace(/^sg[0-9a-f]+-/, ''));
const card = (page, id) => page.locator(`g.spot[id="${id}"]`);
const pane_text = page => page.locator('#pane').innerText();

/* ---- search and filters ---- */

test('search finds words, in any case, and dims the rest', async () => {
	const page = await open(market);
	await page.fill('#q', 'FOOTFALL');
	await page.locator('#results li').first().waitFor();
	assert.match(await page.textContent('#status'), /^1 claim matches, 1 of them drawn/);
	assert.equal(await page.locator('#results mark').textContent(), 'Footfall');
	assert.ok(!(await classes(page, '.spot.off')).includes('c1'));
	assert.ok((await classes(page, '.spot.off')).includes('c2'));
	await page.click('#results a');
	assert.match(await pane_text(page), /people sat outside until nine/);
	await page.click('#clear');
	assert.equal(await page.locator('.off').count(), 0);
	assert.ok(await page.locator('#results').isHidden());
});

test('accents do not matter, several words must all be there', async () => {
	const page = await open(draw(['-', '-T', 'html'], 'Ana: The caf\u00e9 is closed.\n\n' +
		'Ben: I disagree, Ana. The caf\u00e9 is open.\n\nAna: No, Ben. It is closed.\n\n' +
		'Ben: It was open today.\n'));
	await page.fill('#q', 'cafe open');
	await page.locator('#results li').first().waitFor();
	assert.equal(await page.locator('#results li').count(), 1);
	assert.match(await page.textContent('#results'), /Ben/);
});

test('search finds what is not drawn', async () => {
	const page = await open(draw([MARKET, '-T', 'html', '--top', '2']));
	await page.fill('#q', 'Samuel Osei');
	await page.locator('#results .tag').first().waitFor();
	await page.click('#results :is(a, .link)');
	assert.match(await pane_text(page), /Not drawn in the picture/);
	assert.match(await pane_text(page), /Delivery driver/);
});

test('person, camp, relation and sureness narrow what is shown', async () => {
	const page = await open(market);
	await page.selectOption('#by', { label: 'Priya Raman' });
	await page.locator('.spot.off').first().waitFor();
	assert.match(await page.textContent('#status'), /^2 claims match/);
	await page.selectOption('#by', '');
	await page.selectOption('#camp', { label: 'With Priya Raman' });
	await page.waitForFunction(() => /^3 /.test(document.getElementById('status').textContent));
	await page.selectOption('#camp', '');
	await page.selectOption('#kind', 'agrees');
	await page.waitForFunction(() => !document.querySelector('.rebuts.tie:not(.off)'));
	assert.equal(await page.locator('.edge.agrees:not(.off)').count(), 3);
	assert.ok((await classes(page, '.spot.off')).includes('c9'));
	await page.locator('#least').fill('95');
	await page.waitForFunction(() =>
		document.querySelectorAll('.edge.agrees:not(.off)').length === 1);
	assert.equal(await page.textContent('#sure'), '95 %');
});

/* ---- light, keyboard, pane ---- */

test('pointing at a card lights what it has to do with', async () => {
	const page = await open(market);
	await card(page, 'c2').hover();
	await page.locator('svg.has-lit').waitFor();
	assert.deepEqual((await classes(page, '.spot.lit')).sort(), ['c1', 'c2']);
	assert.equal(await page.locator('.edge.lit').count(), 1);
	await page.mouse.move(2, 2);
	await page.locator('svg:not(.has-lit)').waitFor();
});

test('everything is reached with the keyboard', async () => {
	const page = await open(market);
	await page.keyboard.press('Tab');
	assert.equal(await active_id(page), 'to-picture');
	await page.keyboard.press('Enter');
	assert.equal(await active_id(page), 'c1');
	await page.keyboard.press('ArrowDown');
	assert.equal(await active_id(page), 'c2');
	assert.deepEqual((await classes(page, '.spot.lit')).sort(), ['c1', 'c2']);
	const outline = await card(page, 'c2').evaluate(one => getComputedStyle(one).outlineStyle);
	assert.equal(outline, 'solid');
	await page.keyboard.press('ArrowRight');
	assert.equal(await active_id(page), 'c3');
	await page.keyboard.press('Enter');
	assert.equal(await active_id(page), 'pane-title');
	assert.match(await pane_text(page), /^Priya Raman c3/);
	await page.keyboard.press('Escape');
	assert.equal(await active_id(page), 'c3');
	await page.keyboard.press('End');
	assert.notEqual(await active_id(page), 'c3');
	assert.equal(await page.locator('.spot[tabindex="0"]').count(), 1);
});

test('the pane has words, evidence, rule, and links to neighbours', async () => {
	const page = await open(market);
	await card(page, 'c3').click();
	const text = await pane_text(page);
	assert.match(text, /they will not carry them for half a kilometre/);
	assert.match(text, /rebuts Marta Oyelaran \(c1\)/);
	assert.match(text, /95 % sure, from the words \u201cI disagree\u201d \(rule: opener\)/);
	assert.match(text, /is rebutted by Jonas Feld \(c4\)/);
	await page.locator('#pane').getByRole('link', { name: 'Jonas Feld (c4)' }).click();
	assert.match(await pane_text(page), /^Jonas Feld c4/);
	assert.match(page.url(), /#c4$/);
	await page.goBack();
	await page.waitForFunction(() =>
		document.getElementById('pane-title').textContent.startsWith('Priya'));
	await page.locator('#pane-title :is(a, .link)').click();
	assert.match(await pane_text(page), /Sells garden tools[\s\S]*2 claims/);
});

test('an arrow leads to its evidence', async () => {
	const page = await open(market);
	await page.locator('.edge[data-from="c4"][data-to="c3"] .hit').click({ force: true });
	const chosen = await page.locator('#pane .lines .chosen').innerText();
	assert.match(chosen, /rebuts Priya Raman \(c3\)[\s\S]*That is not/);
});

test('the source shows the words where they stand', async () => {
	const page = await open(draw(['-', '-T', 'html'],
		'\u00c5sa: Na\u00efve r\u00e9sum\u00e9s \u2014 \u6f22\u5b57 are fine.\n\n' +
		'Bo: I disagree, \u00c5sa. \u6f22\u5b57 are hard.\n\n\u00c5sa: I disagree, Bo.\n\n' +
		'Bo: Still hard.\n'));
	await page.goto(page.url() + '#c2');
	assert.equal(await page.locator('.source mark.claim').allTextContents().then(all =>
		all.join('')), 'I disagree, \u00c5sa. \u6f22\u5b57 are hard.');
	assert.match(await page.textContent('.source'), /Na\u00efve r\u00e9sum\u00e9s \u2014/);
	await page.locator('#pane button.words').first().click();
	assert.equal(await page.locator('.source mark.current').textContent(), 'I disagree');
	assert.ok(await page.evaluate(() => document.activeElement.matches('.source')));
});

test('without the source, the evidence is still there', async () => {
	const page = await open(draw(['-', '-T', 'html'], draw([MARKET, '-T', 'json'])),
		{ hash: '#c3' });
	const text = await pane_text(page);
	assert.match(text, /from the words \u201cI disagree\u201d/);
	assert.match(text, /Its text was not at hand/);
	assert.equal(await page.locator('.source').count(), 0);
});

/* ---- the address, tables ---- */

test('an address opens a claim and sets filters, and the page writes them down', async () => {
	const page = await open(market, { hash: '#c3&q=car&camp=1' });
	assert.match(await pane_text(page), /^Priya Raman c3/);
	assert.equal(await page.inputValue('#q'), 'car');
	assert.match(await page.textContent('#status'), /^3 claims match/);
	await page.fill('#q', 'a & b');
	await page.waitForFunction(() => location.hash === '#c3&q=a%20%26%20b&camp=1');
	await page.reload();
	assert.equal(await page.inputValue('#q'), 'a & b');
});

test('an address that is none of ours does no harm', async () => {
	const page = await open(market, { hash: '#c999' });
	for (const hash of ['#%', '#q=%E0%A4%A', '#__proto__=1&camp=99', '#c0', '#people', '#x=']) {
		await page.evaluate(text => location.replace(text), hash);
		assert.equal(await page.textContent('#pane-title'), 'Explore');
	}
	assert.equal(await page.locator('.off').count(), 0);
});

test('tables sort by number and by word, with the state said', async () => {
	const page = await open(market);
	const table = page.locator('table', { has: page.getByRole('button', { name: 'rebuts in',
		exact: true }) }).first();
	const column = async n => table.locator(`tbody td:nth-child(${n})`).allTextContents();
	const heads = await table.locator('th').allTextContents();
	const rank = heads.indexOf('rebuts in') + 1;
	await table.getByRole('button', { name: 'rebuts in', exact: true }).click();
	const falling = (await column(rank)).map(Number);
	assert.deepEqual(falling, [...falling].sort((a, b) => b - a));
	await table.getByRole('button', { name: 'rebuts in', exact: true }).press('Enter');
	assert.deepEqual((await column(rank)).map(Number), falling.reverse());
	assert.equal(await table.locator('th[aria-sort="ascending"]').textContent(), 'rebuts in');
	await table.getByRole('button', { name: heads[0], exact: true }).click();
	const names = await column(1);
	assert.deepEqual(names, [...names].sort());
	assert.equal(await table.locator('th[aria-sort]').count(), 1);
});

test('a citation in the report opens the claim and stays where it is', async () => {
	const page = await open(market);
	const link = page.locator('#report p a[href^="#c"]').first();
	await link.scrollIntoViewIfNeeded();
	const before = await page.evaluate(() => scrollY);
	await link.click();
	assert.equal(await page.evaluate(() => scrollY), before);
	await page.locator('#pane').getByRole('link', { name: 'In the report' }).click();
	assert.match(page.url(), /#entry-c/);
	await page.locator('#pane').getByRole('button', { name: 'In the picture' }).click();
	assert.match(await active_id(page), /^c/);
});

/* ---- people ---- */

for (const colorScheme of ['light', 'dark']) {
	test(`axe-core finds nothing (${colorScheme})`, async () => {
		const page = await open(market, { colorScheme });
		if (colorScheme === 'light')
			assert.deepEqual(await complaints(page), []);
		await page.fill('#q', 'the');
		await card(page, 'c3').click();
		await page.locator('#pane button.words').first().click();
		assert.deepEqual(await complaints(page), []);
	});
	test(`axe-core finds nothing on a phone (${colorScheme})`, async () => {
		const page = await open(market, { ...PHONE, colorScheme, hash: '#c3' });
		assert.deepEqual(await complaints(page), []);
	});
}

test('axe-core finds nothing without scripts of ours', async () => {
	const page = await open(market.replace(/<script>[^]*<\/script>/, ''));
	assert.deepEqual(await complaints(page), []);
});

test('a phone shows it all without scrolling the page sideways', async () => {
	const page = await open(market, PHONE);
	const overflow = () => page.evaluate(() =>
		document.documentElement.scrollWidth - document.documentElement.clientWidth);
	assert.ok(await overflow() <= 0);
	await card(page, 'c2').tap();
	assert.match(await pane_text(page), /^Jonas Feld c2/);
	assert.ok(await overflow() <= 0);
	const [pane, chosen] = await Promise.all(['#pane', '.spot.chosen'].map(selector =>
		page.locator(selector).boundingBox()));
	assert.ok(pane.y + pane.height <= 641 && chosen.y + chosen.height <= pane.y,
		'the pane is below, the card above it');
	await page.tap('#pane-close');
	assert.ok(await page.locator('#pane').isHidden());
	for (const height of await page.locator('#tools input, #tools select').evaluateAll(all =>
		all.map(one => one.getBoundingClientRect().height)))
		assert.ok(height >= 24);
});

test('with scripts off the picture and the tables stay', async () => {
	const page = await open(market, { javaScriptEnabled: false });
	for (const selector of ['#picture svg .card', '#report table', '#report blockquote'])
		assert.ok(await page.locator(selector).first().isVisible(), selector);
	for (const selector of ['#tools', '#pane', '#results', '#status'])
		assert.ok(await page.locator(selector).isHidden(), selector);
	assert.match(await page.locator('body').innerText(), /Scripts are off/);
	for (const href of await page.locator('#report a').evaluateAll(all =>
		all.map(one => one.getAttribute('href'))))
		assert.equal(await page.locator(`[id="${href.slice(1)}"]`).count(), 1, href);
});

for (const view of ['people', 'matrix', 'thread', 'timeline', 'map'])
	test(`the page works around the ${view} view`, async () => {
		let text;
		try {
			text = draw([MARKET, '-T', 'html', '--view', view]);
		} catch (error) {
			if (/unknown view/.test(error.message))
				return;
			throw error;
		}
		const page = await open(text);
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		assert.ok(await page.locator('.spot.lit').count() > 0);
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Enter');
		assert.equal(await active_id(page), 'pane-title');
		assert.deepEqual(await complaints(page), []);
	});

test('a theme that is dark or light alone is so for the whole page', async () => {
	for (const [theme, other] of [['dark', 'light'], ['light', 'dark']]) {
		const page = await open(draw([MARKET, '-T', 'html', '--theme', theme]),
			{ colorScheme: other, hash: '#c3' });
		const [body, paper] = await page.evaluate(() => [
			getComputedStyle(document.body).backgroundColor,
			getComputedStyle(document.querySelector('svg .paper')).fill]);
		assert.equal(body, paper);
		if (theme === 'dark')
			assert.deepEqual(await complaints(page), []);
	}
});

/* ---- harm ---- */

test('the policy names our script, and blocks any other', async () => {
	const script = /<script>([^]*?)<\/script>/.exec(market)[1];
	const hash = createHash('sha256').update(script).digest('base64');
	assert.ok(market.includes(`script-src 'sha256-${hash}'`));
	const page = await open(market.replace('<header>', () => '<script>window.harm = 1</script>' +
		'<img src="x" onerror="window.harm = 2"><a id="bad" href="javascript:window.harm=3">x</a>' +
		'<script src="https://example.org/x.js"></script>' +
		'<iframe srcdoc="<script>parent.harm = 4</script>"></iframe><header>'),
	{ expect_errors: true });
	await page.click('#bad');
	await page.evaluate(() => {
		const late = document.createElement('script');
		late.textContent = 'window.harm = 5';
		document.body.append(late);
	});
	assert.equal(await page.evaluate(() => window.harm), undefined);
	assert.ok(page.problems.some(text => text.includes('Content Security Policy')));
	assert.ok(page.problems.every(text => !text.startsWith('asked')));
	assert.equal(await page.locator('.has-script').count(), 1);
});

test('a hostile debate stays text', async () => {
	const { text, words } = hostile_debate();
	const html = draw(['-', '-T', 'html'], text);
	const page = await open(html);
	assert.equal(await page.locator('script').count(), 2);
	for (let i = 0; i < words.length; i++) {
		await page.goto(page.url().split('#')[0] + `#c${i + 1}`);
		await page.waitForFunction(id =>
			document.querySelector('#pane-title .tag').textContent === id, `c${i + 1}`);
		assert.equal(await page.textContent('#pane-body > blockquote'), words[i]);
		await page.goto(page.url().split('#')[0] + `#p${i + 1}`);
	}
	await page.fill('#q', '<script');
	await page.locator('#results li').first().waitFor();
	assert.equal(await page.locator('img, iframe, b:not(#results b), #bad').count(), 0);
	/* In the drawing a link's address is an object. */
	const addresses = all => all.map(one => one.href.baseVal ?? one.href);
	for (const href of await page.locator('a').evaluateAll(addresses))
		assert.match(href, /^(file|https?):/);
	assert.equal(await page.evaluate(() => window.harm), undefined);
});

test('pictures that stand on one page do not clash', async () => {
	const svgs = [[MARKET], [MARKET, '--view', 'people'], ['fixtures/render/tunnel.json']]
		.map(args => draw([...args, '-T', 'svg']));
	const page = await open(`<!DOCTYPE html><html lang="en"><title>x</title><p id="p">words</p>${
		svgs.join('')}`);
	const ids = await page.locator('[id]').evaluateAll(all => all.map(one => one.id));
	assert.equal(new Set(ids).size, ids.length);
	const alone = await open(svgs[0], { suffix: '.svg' });
	const look = one => one.locator('svg').first().evaluate(svg =>
		[...svg.querySelectorAll('*')].map(element => {
			const { fill, stroke, strokeWidth, fontSize, fontWeight } = getComputedStyle(element);
			return [element.tagName, fill, stroke, strokeWidth, fontSize, fontWeight].join();
		}));
	assert.deepEqual(await look(page), await look(alone));
	assert.equal(await page.locator('#p').evaluate(p => getComputedStyle(p).fontWeight), '400');
});

/* ---- size ---- */

test('a debate of 5,000 claims opens and searches at once', async () => {
	const html = draw(['render', '-', '-T', 'html'], large_debate(5000));
	assert.ok(html.length < 6e6, `${html.length} bytes`);
	const page = await open(html);
	const times = await page.evaluate(async () => {
		const field = document.getElementById('q');
		const found = [performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd];
		for (const word of ['bridge', 'bridge 4', 'bridge 49', 'bridge 4999.']) {
			const start = performance.now();
			field.value = word;
			field.dispatchEvent(new Event('input', { bubbles: true }));
			await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
			found.push(performance.now() - start);
		}
		return found;
	});
	console.log(`      ${html.length} bytes; ms: ${times.map(Math.round).join(' ')}`);
	assert.match(await page.textContent('#status'), /^1 claim matches/);
	await page.click('#results :is(a, .link)');
	assert.match(await pane_text(page), /bridge 4999/);
	assert.ok(Math.max(...times) < 4000);
});

await run();
