import { readXml } from '../xml.js';

const HEADINGS = new Set(['oddHeader', 'oddFooter', 'evenHeader', 'evenFooter', 'firstHeader', 'firstFooter']);
const VALUES = new Set(['v', 't', 'f', 'formula1', 'formula2', ...HEADINGS]);
/** Attributes of a field or a link that are words of somebody. */
const WORDS = ['prompt', 'promptTitle', 'error', 'errorTitle', 'display', 'tooltip'];

/**
 * A sheet: one line a row, cells apart by tabs, so that label and value stand beside each other; then what its formulas, fields, links,
 * headers and footers say. `used` takes the numbers of the shared strings that stand in it.
 */
export function cellsOf(xml: string, shared: readonly string[], used: Set<number>): string {
  const [lines, said]: [string[], string[]] = [[], []];
  let row: string[] = [];
  let [kind, value, text] = ['', '', ''];
  let taking = false;
  readXml(xml, {
    open: (name, attributes) => {
      if (name === 'row') row = [];
      if (name === 'c') [kind, value] = [attributes.t ?? 'n', ''];
      taking = VALUES.has(name);
      text = '';
      said.push(...WORDS.flatMap((word) => attributes[word] ?? []));
    },
    text: (more) => (text += taking ? more : ''),
    close: (name) => {
      taking = false;
      if (name === 'v' || name === 't') value += text;
      if (name === 'f' || name.startsWith('formula')) said.push(...literals(text));
      if (HEADINGS.has(name)) said.push(text);
      if (name === 'c') row.push(shown(kind, value, shared, used));
      if (name === 'row') lines.push(row.join('\t'));
      text = '';
    },
  });
  return [...lines, ...said.filter((each) => each.trim() !== '')].join('\n');
}

function shown(kind: string, value: string, shared: readonly string[], used: Set<number>): string {
  if (kind === 's') {
    used.add(Number(value));
    return shared[Number(value)] ?? '';
  }
  return kind === 'n' && /^\d(?:\.\d+)?E\+?\d+$/i.test(value) ? String(BigInt(Math.round(Number(value)))) : value;
}

/** What stands between the quotes of a formula; the rest of it are names of cells. */
const literals = (formula: string): string[] =>
  [...formula.matchAll(/"((?:[^"]|"")*)"/g)].map(([, words = '']) => words.replaceAll('""', '"'));
