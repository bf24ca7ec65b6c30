/* The gallery looks the same in a browser as through librsvg, which makes our PNG and PDF: at most
 * 2 % of the pixels differ by more than 32 of 255. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { gallery, size_of } from './drawings.mjs';
import { open, run, test } from './harness.mjs';

const SHARE_MAX = 0.02, STEP_MAX = 32;
/* A screenshot's limit: of higher drawings this much is looked at. */
const HEIGHT_MAX = 8000;

/* In a page: the share of pixels that differ, of two PNGs in base64. */
async function differing([first, second, width, height, step]) {
	const pixels = async png => {
		const image = new Image();
		image.src = `data:image/png;base64,${png}`;
		await image.decode();
		const canvas = new OffscreenCanvas(width, height).getContext('2d');
		canvas.drawImage(image, 0, 0);
		return canvas.getImageData(0, 0, width, height).data;
	};
	const a = await pixels(first), b = await pixels(second);
	let count = 0;
	for (let i = 0; i < a.length; i += 4)
		count += Math.max(Math.abs(a[i] - b[i]), Math.abs(a[i + 1] - b[i + 1]),
			Math.abs(a[i + 2] - b[i + 2])) > step;
	return count / (width * height);
}

for (const [name, svg] of gallery())
	test(name, async () => {
		const [width, full] = size_of(svg), height = Math.min(full, HEIGHT_MAX);
		const page = await open(svg, { suffix: '.svg', viewport: { width, height } });
		const shot = await page.screenshot();
		const made = spawnSync('rsvg-convert', [], { input: svg, maxBuffer: 256 << 20 });
		assert.equal(made.status, 0, String(made.stderr));
		const blank = await open('<!doctype html><title>pixels</title>');
		const share = await blank.evaluate(differing, [shot.toString('base64'),
			made.stdout.toString('base64'), width, height, STEP_MAX]);
		console.log(`${(share * 100).toFixed(2)} % of ${name}`);
		assert.ok(share <= SHARE_MAX, `${share}`);
	});

await run();
