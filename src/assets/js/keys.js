// Keys of the workbench: j / k next and previous row, o open, c claim, a act, m mask, e keep, x no find, / search, ? help. Rows are [data-row] with a link [data-open]; a row's or the
// page's claim button is [data-key="c"], its main action [data-key="a"]. Never while typing, never with a modifier, never twice while the page is on its way.
const typing = (target) => target.closest('input, textarea, select, [contenteditable], dialog') !== null;
const linkOf = (row) => row?.querySelector('[data-open]');
const inFinds = (element) => element.closest('[data-finds]') !== null;

/** The rows of what has the focus: a list of finds stands beside the inbox, and is walked by itself. */
function rows() {
  const all = [...document.querySelectorAll('[data-row]')];
  const others = all.filter((row) => !inFinds(row));
  return others.length === 0 || inFinds(document.activeElement) ? all.filter(inFinds) : others;
}

function chosen() {
  const all = rows();
  const focused = all.findIndex((row) => row.contains(document.activeElement));
  return focused >= 0 ? focused : all.findIndex((row) => row.hasAttribute('aria-current'));
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

/** Decides the find that has the focus, and never another: without one the first that is open gets it. */
function decide(key) {
  const find = document.activeElement.closest('[data-finds] [data-row]');
  if (find === null) return document.querySelector('[data-undecided] [data-open]')?.focus();
  const button = find.querySelector(`[data-key="${key}"]`);
  if (button === null) return;
  button.closest('details')?.setAttribute('open', '');
  const [reason, words] = button.form.querySelectorAll('select, input[name="words"]');
  if (button.dataset.asks === undefined || reason.value !== '' || words.value !== '') return button.click();
  button.form.querySelector('[data-default]').value = button.value; // what Enter sends
  reason.focus();
}

const keys = {
  j: () => move(1),
  k: () => move(-1),
  o: () => linkOf(rows()[chosen()])?.click(),
  c: () => press('c'),
  a: () => press('a'),
  m: () => decide('m'),
  e: () => decide('e'),
  x: () => decide('x'),
  '/': () => document.querySelector('input[type="search"]')?.focus(),
  '?': () => document.getElementById('keys-help')?.showModal(),
};

let sent = false;
addEventListener('submit', (event) => (sent = event.target.method === 'post'));
addEventListener('pageshow', () => (sent = false));

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Escape' && event.target.matches('.find__form :is(select, input)'))
    return linkOf(event.target.closest('[data-row]')).focus();
  if (event.key === 'Enter' && event.target.matches('.find__form select') && event.target.value !== '') {
    event.preventDefault(); // a list would open, where another key opens it too
    return event.target.form.requestSubmit(event.target.form.querySelector('[data-default]'));
  }
  if (typing(event.target)) return;
  const act = keys[event.key];
  if (act === undefined || sent) return;
  event.preventDefault();
  act();
});
