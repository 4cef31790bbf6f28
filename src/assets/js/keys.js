// Keys of the workbench: j / k next and previous row, o open, c claim, a act, m mask, e keep, x no find, / search, ? help. Rows are [data-row] with a link [data-open]; a row's or the
// page's claim button is [data-key="c"], its main action [data-key="a"]. Never while typing, never with a modifier.
const typing = (target) => target.closest('input, textarea, select, [contenteditable], dialog') !== null;
const rows = () => [...document.querySelectorAll('[data-row]')];
const linkOf = (row) => row?.querySelector('[data-open]');

function chosen() {
  const all = rows();
  return all.findIndex((row) => row.contains(document.activeElement)) >= 0
    ? all.findIndex((row) => row.contains(document.activeElement))
    : all.findIndex((row) => row.hasAttribute('aria-current'));
}

function move(by) {
  const all = rows();
  if (all.length === 0) return;
  const at = Math.min(Math.max(chosen() + by, 0), all.length - 1);
  linkOf(all[at])?.focus();
  all[at].scrollIntoView({ block: 'nearest' });
}

function press(key) {
  const row = rows()[chosen()];
  const button = row?.querySelector(`[data-key="${key}"]`) ?? document.querySelector(`[data-key="${key}"]`);
  if (button === null) return;
  button.focus();
  if (button.tagName !== 'A' && button.dataset.focusOnly !== undefined) return;
  button.click();
}

const keys = {
  j: () => move(1),
  k: () => move(-1),
  o: () => linkOf(rows()[chosen()])?.click(),
  c: () => press('c'),
  a: () => press('a'),
  m: () => press('m'),
  e: () => press('e'),
  x: () => press('x'),
  '/': () => document.querySelector('input[type="search"]')?.focus(),
  '?': () => document.getElementById('keys-help')?.showModal(),
};

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const act = keys[event.key];
  if (act === undefined) return;
  event.preventDefault();
  act();
});
