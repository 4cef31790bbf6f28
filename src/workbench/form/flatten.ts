import type { Element, Entry } from '../../domain/catalogue/jurisdiction.js';
import type { ItemContent } from '../../domain/items/content.js';
import type { Typed } from '../typed.js';

type Pair = readonly [string, string];

/** Content as the form's own flat names: what is stored and what is typed are shown by the same code. */
export function flattened(entry: Entry, content: ItemContent, countersigners: readonly string[] = []): Typed {
  const pairs: Pair[] = [
    ['title', content.title],
    ['summary', content.summary],
    ...entry.elements.flatMap((element) => elementPairs(element, content.elements[element.id])),
    ...Object.entries(content.dates).flatMap(([id, value]) => datePairs(entry, id, value)),
    ...content.extra.flatMap(({ id, name, value }, at): Pair[] => [
      [`extra.${at}.id`, id],
      [`extra.${at}.name`, name],
      [`extra.${at}.value`, value],
    ]),
  ];
  return new Map<string, readonly string[]>([
    ...pairs.map(([name, value]): [string, readonly string[]] => [name, [value]]),
    ['countersigners', countersigners],
  ]);
}

/** The names of one element's value, whatever its kind: also what a project's data are copied under. */
export function elementPairs({ id }: Pick<Element, 'id'>, value: unknown): Pair[] {
  const name = `elements.${id}`;
  if (Array.isArray(value)) return value.flatMap((row, at) => rowPairs(`${name}.${at}`, row));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([part, text]): Pair[] => [[`${name}.${part}`, plain(text)]]);
  return value === undefined || value === null ? [] : [[name, plain(value)]];
}

const rowPairs = (name: string, row: unknown): Pair[] =>
  typeof row === 'object' && row !== null
    ? Object.entries(row).map(([column, cell]): Pair => [`${name}.${column}`, plain(cell)])
    : [];

function datePairs(entry: Entry, id: string, value: string): Pair[] {
  const kind = entry.dates.find((date) => date.id === id)?.kind;
  if (kind !== 'period') return [[`dates.${id}`, kind === 'instant' ? localInstant(value) : value]];
  const [from = '', to = ''] = value.split('/');
  return [
    [`dates.${id}.from`, from],
    [`dates.${id}.to`, to],
  ];
}

/** An instant as `datetime-local` fields take it, in Beijing time. */
function localInstant(value: string): string {
  if (!/(Z|[+-]\d{2}:\d{2})$/.test(value)) return value.slice(0, 16);
  const shanghai = new Date(new Date(value).getTime() + 8 * 3_600_000);
  return shanghai.toISOString().slice(0, 16);
}

const plain = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
