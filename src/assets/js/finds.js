// The review's finds: each is marked where it stands in the page that the public will see, and the next one to decide has the focus. Without this file the
// list beside says all of it.
const cards = [...document.querySelectorAll('[data-finds] [data-row]')];

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

function placesOf(card) {
  const root = document.getElementById(`element-${card.dataset.element}`) ?? document.querySelector('.preview__page');
  return [card.dataset.words, card.dataset.masked]
    .filter((words) => words !== undefined && words.length > 1)
    .flatMap((words) => rangesOf(root, words));
}

if (cards.length > 0 && 'highlights' in CSS) {
  const places = new Map(cards.map((card) => [card, placesOf(card)]));
  CSS.highlights.set('find', new Highlight(...[...places.values()].flat()));
  for (const card of cards)
    card.addEventListener('focusin', () => CSS.highlights.set('find-now', new Highlight(...places.get(card))));
}

if (location.hash === '#finds') document.querySelector('[data-undecided] [data-open]')?.focus();
