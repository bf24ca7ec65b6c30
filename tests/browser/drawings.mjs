/* The drawings that the browser tests look at: the gallery's, where there are any, and every view
 * of a few debates. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { draw, program, root } from './harness.mjs';

const TEXTS = {
	thread: 'fixtures/demo/market-square.txt',
	interview: 'fixtures/corpus/dev/text/interview-nuclear-panel.txt',
	article: 'fixtures/corpus/dev/text/article-zoning.txt',
};

/** What the program names when it is asked for something that does not exist. */
function known(option) {
	const said = spawnSync(program, [option, '?', TEXTS.thread], { cwd: root, encoding: 'utf8' });
	return said.stderr.match(/one of (.*)\)/)[1].split(', ');
}

/** A debate in which every text is an attack on some format, as JSON; or its 'tame' twin. */
export function hostile_debate(kind = 'hostile') {
	const made = spawnSync('python3', ['-B', join(root, 'tests/cli/hostile.py'), kind],
		{ encoding: 'utf8', maxBuffer: 64 << 20 });
	return draw(['graph', '-'], made.stdout);
}

/** Width and height of a drawing. */
export function size_of(svg) {
	return svg.match(/viewBox="0 0 (\d+) (\d+)"/).slice(1).map(Number);
}

/** The gallery's drawings by name. */
export function gallery() {
	const folder = join(root, 'docs/gallery');
	const names = existsSync(folder) ? readdirSync(folder).filter(n => n.endsWith('.svg')) : [];
	return names.sort().map(name => [`gallery/${name}`, readFileSync(join(folder, name), 'utf8')]);
}

/** Every view of a debate by name, and what else may be asked for. */
export function views_of(name, debate) {
	const drawn = (what, ...options) =>
		[`${what} of the ${name}`, draw(['render', '-', '-T', 'svg', ...options], debate)];
	return [...known('--view').map(view => drawn(view, '--view', view)),
		drawn('camps', '--camps'),
		drawn('one person', '--focus', 'p1', '--steps', '2')];
}

/** The same of a few debates, and every theme. */
export function views() {
	const debates = Object.entries(TEXTS).map(([name, path]) =>
		[name, draw([path, '-T', 'json'])]);
	const [, first] = debates[0];
	const themed = known('--theme').slice(1).flatMap(theme => ['map', 'people'].map(view =>
		[`${view} in the theme ${theme}`,
			draw(['render', '-', '-T', 'svg', '--view', view, '--theme', theme], first)]));
	return [...themed, ...debates.flatMap(([name, debate]) => views_of(name, debate))];
}
