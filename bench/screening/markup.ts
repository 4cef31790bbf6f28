import type { TextContext } from '../../src/domain/screening/find.js';

/** A place in a passage where a careful reviewer expects a find. */
export interface Label {
  readonly detector: string;
  readonly start: number;
  readonly end: number;
}

/** A text as it would stand in an item, with what a reviewer would mark in it. */
export interface Passage {
  readonly file: string;
  readonly line: number;
  readonly text: string;
  readonly context: TextContext;
  readonly labels: readonly Label[];
}

const LABEL = /⟦([a-z-]+):([^⟦⟧]+)⟧/g;

/**
 * Passages stand apart by an empty line; `#` begins a remark. `@ personal 公示名单` above one tells its place: the element's label, and
 * whether names of persons belong there. `⟦resident-id:…⟧` is a place to be found; the sign is taken out before the text is looked at.
 */
export function passagesIn(file: string, raw: string): Passage[] {
  const lines = raw.split('\n').map((words, at) => ({ words, line: at + 1 }));
  return blocksOf(lines.filter(({ words }) => !words.startsWith('#'))).map((block) => passageOf(file, block));
}

type Line = { readonly words: string; readonly line: number };

function blocksOf(lines: readonly Line[]): Line[][] {
  const blocks = lines.reduce<Line[][]>(
    (done, line) => (line.words.trim() === '' ? [...done, []] : [...done.slice(0, -1), [...(done.at(-1) ?? []), line]]),
    [[]],
  );
  return blocks.filter((block) => block.length > 0);
}

function passageOf(file: string, block: readonly Line[]): Passage {
  const head = /^@ (personal ?)?(.*)$/.exec(block[0]?.words ?? '');
  const marked = block
    .slice(head === null ? 0 : 1)
    .map(({ words }) => words)
    .join('\n');
  const label = head?.[2] ?? '';
  const context = { personal: head?.[1] !== undefined, ...(label === '' ? {} : { label }) };
  return { file, line: block[0]?.line ?? 0, context, ...unmarked(marked) };
}

function unmarked(marked: string): Pick<Passage, 'text' | 'labels'> {
  const labels: Label[] = [];
  let taken = 0;
  const text = marked.replace(LABEL, (whole, detector: string, words: string, at: number) => {
    const start = at - taken;
    labels.push({ detector, start, end: start + words.length });
    taken += whole.length - words.length;
    return words;
  });
  return { text, labels };
}
