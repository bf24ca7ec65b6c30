/* Drawings as people meet them: no words outside their box, over other words, or under a line, with
 * any of three fonts; and enough contrast of words and lines to what is painted behind them, in
 * light and dark. What is measured is what Chromium paints. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { gallery, hostile_debate, size_of, views } from './drawings.mjs';
import { draw, open, run, test } from './harness.mjs';

const FONTS = ['DejaVu Sans', 'Liberation Sans', 'Noto Sans'];
const AREA_MAX = 8e6;

/* ---- in the page ---------------------------------------------------------------------------- */

/* Texts that leave the smallest box their first letter stands in, or the paper, or meet another. */
function misplaced_texts() {
	const slack = 1, found = [];
	const box_of = element => element.getBoundingClientRect();
	const paper = box_of(document.querySelector('.paper'));
	const boxes = [...document.querySelectorAll('rect:not(.paper)')].map(box_of)
		.filter(b => b.height >= 14 && b.width >= 14);
	const texts = [...document.querySelectorAll('text')].filter(t => t.textContent.trim())
		.map(t => ({ words: t.textContent, box: box_of(t), turned: t.hasAttribute('transform') }));
	const holds = (outer, inner) => inner.left >= outer.left - slack &&
		inner.right <= outer.right + slack && inner.top >= outer.top - slack &&
		inner.bottom <= outer.bottom + slack;
	for (const { words, box, turned } of texts) {
		if (!holds(paper, box))
			found.push(`leaves the paper: ${words}`);
		const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
		const around = boxes.filter(b => b.top < middle.y && b.bottom > middle.y &&
			(b.left < box.left + 2 && b.right > box.left + 2 ||
				b.left < middle.x && b.right > middle.x));
		around.sort((a, b) => a.width * a.height - b.width * b.height);
		if (!turned && around.length && !holds(around[0], box))
			found.push(`leaves its box by ${Math.round(Math.max(box.right - around[0].right,
				around[0].left - box.left, around[0].top - box.top,
				box.bottom - around[0].bottom))}: ${words}`);
	}
	const rows = texts.filter(t => !t.turned).sort((a, b) => a.box.top - b.box.top);
	rows.forEach((a, i) => {
		for (let k = i + 1; k < rows.length && rows[k].box.top < a.box.bottom; k++) {
			const b = rows[k].box, least = Math.min(a.box.height, b.height);
			if (Math.min(a.box.right, b.right) - Math.max(a.box.left, b.left) > slack &&
				Math.min(a.box.bottom, b.bottom) - b.top > least * 0.45)
				found.push(`overlaps: ${a.words} / ${rows[k].words}`);
		}
	});
	return found;
}

/* Words and lines with too little contrast, and words that something is painted over. */
function faint_parts() {
	const found = new Set(), LINES = '.line, .badge, .glyph, .tip';
	const parse = text => {
		const n = (text.match(/[\d.]+/g) ?? []).map(Number);
		return text.startsWith('rgb') ? [n[0], n[1], n[2], n[3] ?? 1] : [0, 0, 0, 0];
	};
	const light = c => {
		const [r, g, b] = c.map(v => v / 255 <= 0.04045 ? v / 255 / 12.92
			: ((v / 255 + 0.055) / 1.055) ** 2.4);
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	};
	const contrast = (a, b) => {
		const [high, low] = [light(a.slice(0, 3)), light(b.slice(0, 3))].sort((x, y) => y - x);
		return (high + 0.05) / (low + 0.05);
	};
	const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3]));
	const opacity = e => e instanceof SVGElement ? Number(getComputedStyle(e).opacity) *
		(e.parentElement ? opacity(e.parentElement) : 1) : 1;
	/* What an element paints at a point; null: nothing. */
	const paint_at = (e, x, y, only_area) => {
		const style = getComputedStyle(e), at = new DOMPoint(x, y).matrixTransform(
			e.getScreenCTM().inverse());
		const is_line = !only_area && e.isPointInStroke?.(at) && style.stroke !== 'none';
		const is_area = !is_line && (e.isPointInFill?.(at) ?? true) && style.fill !== 'none';
		if (!is_line && !is_area)
			return null;
		const [r, g, b, a] = parse(is_line ? style.stroke : style.fill);
		return [r, g, b, a * opacity(e) *
			Number(is_line ? style.strokeOpacity : style.fillOpacity)];
	};
	/* The colour behind an element at a point, and what is painted over it there. Lines cross
	 * lines and outlines: behind them are areas. */
	const behind = (element, x, y) => {
		const stack = document.elementsFromPoint(x, y).filter(e => e instanceof SVGElement &&
			!(e instanceof SVGSVGElement) && !(e instanceof SVGGElement) &&
			!(e instanceof SVGAElement)).reverse();
		let colour = [255, 255, 255], above = null;
		for (const e of stack) {
			if (e === element || element.matches(LINES) && e.matches('.line, .tip, .hit'))
				continue;
			const is_crossed = element.matches(LINES) && e.matches('.field');
			const paint = e instanceof SVGTextElement ? null : paint_at(e, x, y, is_crossed);
			const is_below = e.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
			if (paint && is_below)
				colour = over(paint, colour);
			else if (paint && paint[3] > 0.05)
				above = e;
		}
		return { colour, above };
	};
	for (const text of document.querySelectorAll('text')) {
		if (!text.textContent.trim())
			continue;
		const style = getComputedStyle(text), size = parseFloat(style.fontSize);
		const [r, g, b, a] = parse(style.fill), box = text.getBoundingClientRect();
		const least = size >= 24 || size >= 18.66 && Number(style.fontWeight) >= 700 ? 3 : 4.5;
		for (const share of [0.02, 0.25, 0.5, 0.75, 0.98]) {
			const { colour, above } = behind(text, box.left + box.width * share,
				(box.top + box.bottom) / 2);
			const ratio = contrast(over([r, g, b, a * opacity(text)], colour), colour);
			if (ratio < least)
				found.add(`${ratio.toFixed(2)} of "${text.textContent.slice(0, 40)}" ` +
					`(${text.getAttribute('class')} on ${colour.map(Math.round)})`);
			if (above)
				found.add(`"${text.textContent.slice(0, 40)}" is under ${above.outerHTML}`);
		}
	}
	for (const line of document.querySelectorAll(LINES)) {
		const style = getComputedStyle(line), length = line.getTotalLength?.() ?? 0;
		const is_stroked = style.stroke !== 'none';
		const [r, g, b, a] = parse(is_stroked ? style.stroke : style.fill);
		for (const share of [0.1, 0.5, 0.9]) {
			const at = line.getPointAtLength(length * share).matrixTransform(line.getScreenCTM());
			const fill = is_stroked ? parse(style.fill) : [0, 0, 0, 0];
			fill[3] *= opacity(line);
			const colour = over(fill, behind(line, at.x, at.y).colour);
			const ratio = contrast(over([r, g, b, a * opacity(line)], colour), colour);
			if (ratio < 3)
				found.add(`${ratio.toFixed(2)} of a ${line.parentElement.getAttribute('class')} ` +
					`${line.getAttribute('class')} on ${colour.map(Math.round)}`);
		}
	}
	return [...found];
}

/* ---- tests ---------------------------------------------------------------------------------- */

const hostile = hostile_debate();
const drawings = [...gallery(), ...views(),
	['camps of hostile texts', draw(['render', '-', '-T', 'svg', '--camps'], hostile)],
	['map of hostile texts', draw(['render', '-', '-T', 'svg'], hostile)]];
const installed = spawnSync('fc-list', [':', 'family'], { encoding: 'utf8' }).stdout ?? '';
const fonts = FONTS.filter(font => installed.includes(font));
for (const font of FONTS.filter(f => !fonts.includes(f)))
	console.log(`no ${font} here: words are not measured with it`);

/* A drawing in a page as large as it is. */
async function show(svg) {
	const [width, height] = size_of(svg);
	return await open(svg, { suffix: '.svg', viewport: { width, height } });
}

function use_font(font) {
	const style = document.querySelector('style');
	style.textContent = style.textContent.replace(/font-family:[^;}]*/g, `font-family:"${font}"`);
}

for (const [name, svg] of drawings) {
	test(`words stay in their boxes: ${name}`, async () => {
		const page = await show(svg);
		for (const font of fonts) {
			await page.evaluate(use_font, font);
			assert.deepEqual(await page.evaluate(misplaced_texts), [], font);
		}
	});
	const [width, height] = size_of(svg);
	if (width * height > AREA_MAX)
		continue;
	test(`words and lines have contrast: ${name}`, async () => {
		const page = await show(svg);
		for (const colorScheme of ['light', 'dark']) {
			await page.emulateMedia({ colorScheme });
			assert.deepEqual(await page.evaluate(faint_parts), [], colorScheme);
		}
	});
}

test('a drawing is dark for readers who prefer it, and shrinks with its page', async () => {
	const [, svg] = drawings.at(-1), options = { viewport: { width: 480, height: 600 } };
	const page = await open(`<!doctype html><title>a page</title><body>${svg}`,
		{ ...options, colorScheme: 'dark' });
	const { paper, width } = await page.evaluate(() => ({
		paper: getComputedStyle(document.querySelector('.paper')).fill,
		width: document.querySelector('svg').getBoundingClientRect().width }));
	assert.equal(paper, 'rgb(21, 23, 26)');
	assert.ok(width <= 480, `${width}`);
});

test('words that are too long are noticed', async () => {
	const page = await show(drawings.at(-1)[1].replaceAll('font-size:13px', 'font-size:17px'));
	assert.ok((await page.evaluate(misplaced_texts)).some(w => w.startsWith('leaves its box')));
});

test('faint words are noticed', async () => {
	const page = await show(drawings.at(-1)[1].replaceAll('#1c1c1e', '#8c8c8e'));
	assert.ok((await page.evaluate(faint_parts)).length > 5);
});

await run();
