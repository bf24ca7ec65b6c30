/* Puts it together: the address holds what is open and the filters ("#c12&q=tax&camp=0"), links
 * to claims and people open the pane, Escape closes it. */

let opener = null, unsaved = null;

/* The pane stands over the lower part of the page then (page.css). */
const is_narrow = matchMedia('(max-width: 79.99rem)');

function read_hash() {
	const pairs = [];
	let id = null, is_ours = location.hash.length < 2;
	for (const part of location.hash.slice(1).split('&')) {
		const at = part.indexOf('=');
		if (at < 0 && NODE.test(part))
			id = part;
		if (at < 0)
			continue;
		try {
			pairs.push([part.slice(0, at), decodeURIComponent(part.slice(at + 1))]);
		} catch {
			continue; /* cut off in the middle of a character */
		}
	}
	is_ours ||= Boolean(id) || pairs.length > 0;
	return { id, pairs, is_ours };
}

const make_hash = id => [id, ...filter_pairs().map(([name, value]) =>
	`${name}=${encodeURIComponent(value)}`)].filter(Boolean).join('&');

/* Browsers limit how often the address may change: typing is written down when it pauses. */
function save_filters() {
	clearTimeout(unsaved);
	unsaved = setTimeout(() => history.replaceState(null, '', `#${make_hash(opened)}`), 300);
}

function go(id, chosen, is_by_key) {
	clearTimeout(unsaved);
	const was_inside = pane.contains(document.activeElement);
	if (!show_node(id, chosen))
		return;
	if (read_hash().id !== id)
		history.pushState(null, '', `#${make_hash(id)}`);
	if (was_inside || is_narrow.matches)
		show_spot(id);
	if (is_by_key || was_inside)
		document.getElementById('pane-title').focus({ preventScroll: true });
}

function close(is_back) {
	const last = opened && spots_of.get(opened)?.find(spot => stops.includes(spot));
	close_pane();
	history.replaceState(null, '', `#${make_hash(null)}`);
	if (!is_back)
		return;
	if (opener?.isConnected)
		opener.focus();
	else if (last)
		move_to(last);
	else
		controls.q.focus();
}

/* The address changed by hand or by the back button, or the page was opened with one. */
function follow_hash() {
	const { id, pairs, is_ours } = read_hash();
	if (!is_ours)
		return;
	set_filters(pairs);
	apply_filters();
	if (!id || !show_node(id, null)) {
		close_pane();
		return;
	}
	const spot = spots_of.get(id)?.[0];
	if (spot && stops.includes(spot))
		set_stop(spot);
	spot?.element.scrollIntoView({ block: 'nearest', inline: 'center' });
}

function on_click(event) {
	const link = event.target.closest?.('a[href^="#"], button[data-to]');
	const id = link?.dataset.to ?? link?.getAttribute('href').slice(1);
	const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
	if (!id || !NODE.test(id) || !plain || !(find_node(id) || spots_of.has(id)))
		return;
	event.preventDefault();
	if (!pane.contains(link))
		opener = link;
	go(id, null, event.detail === 0);
}

function on_escape(event) {
	if (event.key !== 'Escape' || event.defaultPrevented || !opened)
		return;
	if (event.target === controls.q && controls.q.value)
		return; /* empties the field */
	event.preventDefault();
	close(pane.contains(document.activeElement) || document.activeElement === document.body);
}

for (const part of document.querySelectorAll('[data-script]'))
	part.hidden = false;
document.body.classList.add('has-script');
start_tables();
start_picture((id, chosen, event) => {
	opener = event.target.closest('.spot') ?? null;
	go(id, chosen, event.type === 'keydown');
});
start_filters(save_filters);
document.addEventListener('click', on_click);
document.addEventListener('keydown', on_escape);
document.getElementById('pane-close').addEventListener('click', () => close(true));
document.getElementById('to-picture').addEventListener('click', event => {
	const stop = stops.find(one => one.element.getAttribute('tabindex') === '0');
	if (!stop)
		return;
	event.preventDefault();
	move_to(stop);
});
addEventListener('hashchange', follow_hash);
addEventListener('popstate', follow_hash);
follow_hash();
