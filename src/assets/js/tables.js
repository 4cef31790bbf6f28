// Tables of a form: cells copied from Excel are pasted over cells and rows from where the cursor is; "add rows" adds them here instead of asking the server.
// Cells are named elements.<id>.<row>.<column>. Without this file the table has spare rows, and the button sends the form and finds more.
const numbered = (name, row) => name.replace(/^(elements\.[^.]+|extra)\.\d+\./, `$1.${row}.`);
const cellsOf = (row) => [...row.querySelectorAll('input')];

function addRow(grid) {
  const body = grid.tBodies[0];
  const row = body.rows[body.rows.length - 1].cloneNode(true);
  for (const cell of cellsOf(row)) {
    cell.name = numbered(cell.name, body.rows.length);
    cell.setAttribute('aria-label', cell.getAttribute('aria-label').replace(/\d+/, body.rows.length + 1));
    cell.value = '';
  }
  body.append(row);
  return row;
}

/** Tab-separated text as Excel copies it: quoted cells may hold line breaks and doubled quotes. */
function parse(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text
    .replace(/\r\n?/g, '\n')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/g)) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"').replaceAll('\n', ' '));
    if (end === '\n') rows.push([]);
    if (end === '') break;
  }
  return rows.filter((row) => row.some((cell) => cell !== ''));
}

/** 2026/11/3, 2026年11月3日 and 2026.11.3 as date fields take them. */
function fitting(cell, text) {
  const date = cell.type === 'date' ? /^(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?$/.exec(text.trim()) : null;
  return date === null ? text.trim() : `${date[1]}-${date[2].padStart(2, '0')}-${date[3].padStart(2, '0')}`;
}

/** What this browser kept may have more rows than the page: autosave.js says which names it is about to fill. */
document.addEventListener('gongkai:filling', ({ detail }) => {
  for (const grid of document.querySelectorAll('[data-grid]')) {
    const prefix = cellsOf(grid.tBodies[0].rows[0])[0].name.replace(/\.\d+\.[^.]+$/, '.');
    const rows = detail
      .filter((name) => name.startsWith(prefix))
      .map((name) => Number(name.slice(prefix.length).split('.')[0]));
    while (grid.tBodies[0].rows.length <= Math.max(-1, ...rows)) addRow(grid);
  }
});

for (const grid of document.querySelectorAll('[data-grid]')) {
  const field = grid.closest('.field--table');
  field.querySelector('[data-paste-help]').hidden = false;
  field.querySelector('[data-add-rows]').addEventListener('click', (event) => {
    event.preventDefault();
    const first = addRow(grid);
    addRow(grid);
    addRow(grid);
    cellsOf(first)[0].focus();
  });
  grid.addEventListener('paste', (event) => {
    const start = event.target.closest('td');
    const rows = parse(event.clipboardData.getData('text/plain'));
    if (start === null || (rows.length < 2 && (rows[0]?.length ?? 0) < 2)) return;
    event.preventDefault();
    const top = start.parentElement.sectionRowIndex;
    const left = start.cellIndex;
    rows.forEach((values, at) => {
      const row = grid.tBodies[0].rows[top + at] ?? addRow(grid);
      values.forEach((value, column) => {
        const cell = cellsOf(row)[left + column];
        if (cell !== undefined) cell.value = fitting(cell, value);
      });
    });
    event.target.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
