/* Tests in a real browser: the system's Chromium, driven by playwright-core; axe-core looks for
 * what keeps people out. A file of tests imports this, calls test() for each and ends with run():
 *
 *     import { draw, open, run, test } from './harness.mjs';
 *     test('a card says who speaks', async () => {
 *         const page = await open(draw(['fixtures/demo/market-square.txt', '-T', 'svg']),
 *             { suffix: '.svg', colorScheme: 'dark' });
 *         assert.equal(await page.locator('.who').count(), 6);
 *     });
 *     await run();
 *
 * usage: node NAME.mjs PROGRAM MODULES [FILTER]: the stancegraph to test; the folder with
 * node_modules (build/browser); tests whose names have FILTER only. Ends with 77 when there is no
 * browser here, or no packages: the tests are skipped then. The last line is a count for
 * scripts/count_tests.py. No test reaches the network: a page that tries has failed. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const SKIPPED = 77;
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const TEST_SECONDS = 60, FAULT_CHARACTERS = 2000;

const [given, modules, filter = ''] = process.argv.slice(2);
export const program = resolve(given ?? '.');
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

function skip(why) {
	console.log(`skipped: ${why}`);
	process.exit(SKIPPED);
}

const need = createRequire(join(resolve(modules ?? '.'), 'package.json'));

function from_packages(find, name) {
	try {
		return find(name);
	} catch {
		return skip(`no ${name} in ${modules}: run make deps`);
	}
}

/** A package of node_modules; without it all tests are skipped. */
export function load(name) {
	return from_packages(need, name);
}

/** The file that a package starts with, for a page to run. */
export function file_of(name) {
	return from_packages(need.resolve, name);
}

const executablePath = process.env.SG_BROWSER ?? BROWSERS.find(existsSync);
if (!executablePath)
	skip('no Chromium: run make deps');
const { chromium } = load('playwright-core');
const axe = load('axe-core');

const folder = mkdtempSync(join(tmpdir(), 'sg-browser-'));
const tests = [];
let browser, files = 0, opened = [];

/** A test; `body` is async and throws when it fails. */
export function test(name, body) {
	tests.push({ name, body });
}

/** What the program prints for these arguments (paths from the project's root) and input. */
export function draw(args, input = '') {
	const done = spawnSync(program, ['-q', ...args],
		{ cwd: root, input, encoding: 'utf8', maxBuffer: 64 << 20 });
	if (done.status !== 0)
		throw new Error(`stancegraph ${args.join(' ')}: ${done.status} ${done.stderr}`);
	return done.stdout;
}

/** Where a file of this content stands now. */
export function store(content, suffix = '.html') {
	const path = join(folder, `${++files}${suffix}`);
	writeFileSync(path, content);
	return path;
}

/**
 * Open a document (its text) in a page of its own. Options are those of a browser context
 * (viewport, colorScheme, javaScriptEnabled, hasTouch, reducedMotion) and: suffix ('.html'), hash
 * ('#c12'), before (a function run in the page before its own scripts), expect_errors.
 * page.problems holds errors, what the policy blocked, and requests that left the file.
 */
export async function open(content, options = {}) {
	const { suffix, hash = '', before, expect_errors = false, ...context_options } = options;
	const context = await browser.newContext({
		viewport: { width: 1280, height: 800 }, offline: true, ...context_options });
	const page = await context.newPage();
	const url = pathToFileURL(store(content, suffix)).href;
	page.setDefaultTimeout(15000);
	page.problems = [];
	page.on('pageerror', error => page.problems.push(String(error)));
	page.on('console', message => {
		if (message.type() === 'error' || message.type() === 'warning')
			page.problems.push(message.text());
	});
	const left = request => {
		if (request.url().split('#')[0] !== url && !request.url().startsWith('data:') &&
			request.failure()?.errorText !== 'csp')
			page.problems.push(`asked for ${request.url()}`);
	};
	page.on('requestfinished', left);
	page.on('requestfailed', left);
	if (before)
		await page.addInitScript(before);
	await page.goto(url + hash);
	opened.push({ context, page, expect_errors });
	return page;
}

/** What axe-core finds, a line each; empty if all is well. */
export async function complaints(page, options = {}) {
	await page.evaluate(axe.source);
	const found = await page.evaluate(o => globalThis.axe.run(document, o),
		{ resultTypes: ['violations'], ...options });
	return found.violations.flatMap(violation => violation.nodes.map(node =>
		`${violation.id}: ${node.html.slice(0, 160)} (${node.failureSummary})`));
}

async function close_all() {
	const problems = opened.flatMap(o => o.expect_errors ? [] : o.page.problems);
	for (const { context } of opened)
		await context.close();
	opened = [];
	if (problems.length)
		throw new Error(`the page complained: ${problems.join('; ')}`);
}

async function run_one({ name, body }) {
	const start = performance.now();
	let timer;
	const late = new Promise((_, reject) => {
		timer = setTimeout(() => reject(new Error('too slow')), TEST_SECONDS * 1000);
	});
	let fault = null;
	try {
		await Promise.race([body(), late]);
	} catch (error) {
		fault = error;
	}
	clearTimeout(timer);
	try {
		await close_all();
	} catch (error) {
		fault ??= error;
	}
	const ms = Math.round(performance.now() - start);
	console.log(`${fault ? 'FAIL' : 'pass'}  ${name} (${ms} ms)`);
	if (fault)
		console.log(String(fault.stack ?? fault).slice(0, FAULT_CHARACTERS).replace(/^/gm, '      '));
	return !fault;
}

/** Run all tests, one after the other; ends the process. */
export async function run() {
	let passed = 0, failed = 0;
	browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
	for (const one of tests.filter(t => t.name.includes(filter)))
		await run_one(one) ? passed++ : failed++;
	await browser.close();
	rmSync(folder, { recursive: true, force: true });
	console.log(`${passed} passed, ${failed} failed, 0 skipped`);
	process.exit(failed || !passed ? 1 : 0);
}
