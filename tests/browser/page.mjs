/* The page (-T html) as people meet it. */
import assert from 'node:assert/strict';
import { complaints, draw, open, run, test } from './harness.mjs';

const market = draw(['fixtures/demo/market-square.txt', '-T', 'html']);

for (const colorScheme of ['light', 'dark'])
	test(`axe-core finds nothing (${colorScheme})`, async () => {
		const page = await open(market, { colorScheme });
		assert.deepEqual(await complaints(page), []);
	});

await run();
