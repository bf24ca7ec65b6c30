/* Tables sort by a click on a heading: numbers the highest first, words from A to Z; once more
 * turns it round. What is empty stays below. */

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

function sort_table(table, column, is_number, direction) {
	const body = table.tBodies[0];
	const rows = [...body.rows].map(row => {
		const text = row.cells[column]?.textContent.trim() ?? '';
		return { row, text, value: is_number ? Number(text) : text };
	});
	rows.sort((a, b) => {
		if (!a.text || !b.text)
			return (a.text ? 0 : 1) - (b.text ? 0 : 1);
		return direction * (is_number ? a.value - b.value : collator.compare(a.text, b.text));
	});
	body.append(...rows.map(({ row }) => row));
}

function make_sortable(table) {
	const headings = [...table.tHead.rows[0].cells];
	headings.forEach((heading, column) => {
		const is_number = heading.classList.contains('n');
		const button = make('button', { type: 'button' }, heading.textContent);
		heading.replaceChildren(button);
		button.addEventListener('click', () => {
			const before = heading.getAttribute('aria-sort');
			const rises = before ? before === 'descending' : !is_number;
			for (const other of headings)
				other.removeAttribute('aria-sort');
			heading.setAttribute('aria-sort', rises ? 'ascending' : 'descending');
			sort_table(table, column, is_number, rises ? 1 : -1);
		});
	});
}

function start_tables() {
	for (const table of document.querySelectorAll('main table'))
		if (table.tBodies.length)
			make_sortable(table);
}
