// The review's finds: each is marked where it stands in the page that the public will see, and the next one to decide has the focus. Without this file the
// list beside says all of it.
const cards = [...document.querySelectorAll('[data-finds] [data-row]')];
const shown = document.querySelector('.preview__page');
const state = document.getElementById('finds-state');

function rangesOf(root, words) {
  const ranges = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    for (let at = node.data.indexOf(words); at >= 0; at = node.data.indexOf(words, at + words.length)) {
      const range = new Range();
      range.setStart(node, at);
      range.setEnd(node, at + words.length);
      ranges.push(range);
    }
  return ranges;
}

/** Where in the page a find can stand: what is said twice elsewhere is another find, or none. */
function rootsOf({ element, line }) {
  if (element === 'attachment') return [...shown.querySelectorAll('.files')];
  if (element === 'title' || element === 'summary') return [...shown.querySelectorAll(`[data-part="${element}"]`)];
  const whole = shown.querySelector(`#${CSS.escape(`element-${element}`)}`);
  const row = line === undefined ? null : whole?.querySelectorAll('tbody tr')[Number(line)];
  return [row ?? whole].filter((root) => root !== null);
}

/** What was read in a file is marked at the file's name. */
function placesOf({ dataset }) {
  const words = dataset.file === undefined ? [dataset.words, dataset.masked] : [dataset.file];
  return words
    .filter((one) => one !== undefined && one.length > 1)
    .flatMap((one) => rootsOf(dataset).flatMap((root) => rangesOf(root, one)));
}

const places = new Map(shown === null ? [] : cards.map((card) => [card, placesOf(card)]));

function highlight(name, chosen, priority) {
  const drawn = new Highlight(...chosen.flatMap((card) => places.get(card)));
  drawn.priority = priority;
  CSS.highlights.set(name, drawn);
}

/** Beside the page, the list keeps its find in sight and the page its place; one under the other, the browser knows best. */
function bringIntoSight(card) {
  const list = card.closest('.pane--finds > *');
  if (list === null || getComputedStyle(list).position !== 'sticky') return;
  const { top, bottom } = list.parentElement.getBoundingClientRect();
  const place = places.get(card)?.[0]?.getBoundingClientRect().top ?? top;
  const wanted = Math.max(top - 16, Math.min(place - innerHeight / 3, bottom + 16 - innerHeight));
  scrollBy({ top: wanted, behavior: 'instant' });
  const [box, inside] = [card.getBoundingClientRect(), list.getBoundingClientRect()];
  list.scrollTop += box.top - inside.top - Math.max(0, (list.clientHeight - box.height) / 3);
}

function focusOn(card) {
  const link = card.querySelector('[data-open]');
  link.focus();
  bringIntoSight(card);
}

/** After a decision the address names the find decided: on to the next that is open, or to what is left to do. */
function next() {
  const decided = `find.${new URLSearchParams(location.search).get('find')}`;
  const from = cards.findIndex((card) => card.id === decided);
  const open = [...cards.slice(from + 1), ...cards.slice(0, from + 1)].find((card) => 'undecided' in card.dataset);
  if (open !== undefined) focusOn(open);
  else if (document.activeElement !== state) state.focus();
}

if (places.size > 0 && 'highlights' in CSS) {
  const open = cards.filter((card) => 'undecided' in card.dataset);
  highlight('find-open', open, 1);
  highlight(
    'find-decided',
    cards.filter((card) => !open.includes(card)),
    0,
  );
  for (const card of cards) card.addEventListener('focusin', () => highlight('find-now', [card], 2));
}
for (const card of cards)
  card.addEventListener('focusin', ({ target }) => {
    if (target.matches('[data-open]')) bringIntoSight(card);
  });

/** The address names the line above the list. The browser gives it the focus and scrolls to it when it sees fit: it passes both on. */
function arrive() {
  next();
  const again = () => bringIntoSight(document.activeElement.closest('[data-row]') ?? state);
  addEventListener('load', () => requestAnimationFrame(() => requestAnimationFrame(again)), { once: true });
}

const wrong = document.querySelector('.find--wrong select');
state?.addEventListener('focus', next);
if (wrong !== null) wrong.focus();
else if (state !== null && location.hash === '#finds-state') arrive();
