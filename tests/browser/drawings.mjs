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

/** A debate in which every text is an attack on some format, as JSON. */
export function hostile_debate() {
	const made = spawnSync('python3', ['-B', join(root, 'tests/cli/hostile.py')],
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

/** Every view of every debate by name. */
export function views() {
	const debates = Object.entries(TEXTS).map(([name, path]) =>
		[name, draw([path, '-T', 'json'])]);
	const drawn = (what, name, debate, ...options) =>
		[`${what} of the ${name}`, draw(['render', '-', '-T', 'svg', ...options], debate)];
	const themed = known('--theme').slice(1).flatMap(theme => ['map', 'people'].map(view =>
		drawn(`${theme} ${view}`, ...debates[0], '--view', view, '--theme', theme)));
	return themed.concat(debates.flatMap(([name, debate]) => [
		...known('--view').map(view => drawn(view, name, debate, '--view', view)),
		drawn('camps', name, debate, '--camps'),
		drawn('one person', name, debate, '--focus', 'p1', '--steps', '2'),
	]));
}
