import type { Element, Entry, EntryDate } from '../../domain/catalogue/jurisdiction.js';
import type { ExtraElement, ItemContent } from '../../domain/items/content.js';
import { all, last, rowsIn, type Typed } from '../typed.js';

/** What was typed, as the content the engine takes. Nothing is judged here: the same checks as for programs follow. */
export interface Given extends ItemContent {
  readonly countersigners: readonly string[];
}

export function givenIn(entry: Entry, typed: Typed): Given {
  return {
    title: last(typed, 'title'),
    summary: last(typed, 'summary'),
    elements: filled(entry.elements.map((element) => [element.id, valueOf(element, typed)])),
    dates: filled(entry.dates.map((date) => [date.id, dateOf(date, typed)])) as Record<string, string>,
    extra: extraIn(typed),
    countersigners: all(typed, 'countersigners'),
  };
}

/** The same for an edit: what was emptied is sent as null, so that it is emptied there too. */
export function editIn(entry: Entry, typed: Typed) {
  const { elements, dates, ...rest } = givenIn(entry, typed);
  const blank = (ids: readonly string[]): Record<string, null> => Object.fromEntries(ids.map((id) => [id, null]));
  return {
    ...rest,
    elements: { ...blank(entry.elements.map(({ id }) => id)), ...elements },
    dates: { ...blank(entry.dates.map(({ id }) => id)), ...dates },
  };
}

function valueOf(element: Element, typed: Typed): unknown {
  const name = `elements.${element.id}`;
  switch (element.kind) {
    case 'amount':
      return measured(typed, name, { currency: last(typed, `${name}.currency`) || 'CNY' });
    case 'number':
      return measured(typed, name, {});
    case 'table':
    case 'persons':
      return rowsOf(element, typed, name);
    case 'text':
    case 'long-text':
    case 'date':
    case 'code':
      return last(typed, name);
  }
}

function measured(typed: Typed, name: string, more: Record<string, string>): unknown {
  const value = last(typed, `${name}.value`);
  return value === '' ? '' : { value, unit: last(typed, `${name}.unit`), ...more };
}

/** Filled rows; a sentence in place of the table (详见附件) counts only when no row is filled. */
function rowsOf({ columns = [] }: Element, typed: Typed, name: string): unknown {
  const rows = Array.from({ length: rowsIn(typed, name) }, (_, at) =>
    filled(columns.map(({ id }) => [id, last(typed, `${name}.${at}.${id}`)])),
  ).filter((row) => Object.keys(row).length > 0);
  return rows.length > 0 ? rows : last(typed, name);
}

function dateOf({ id, kind }: EntryDate, typed: Typed): string {
  const name = `dates.${id}`;
  if (kind !== 'period') return last(typed, name);
  const [from, to] = [last(typed, `${name}.from`), last(typed, `${name}.to`)];
  return from === '' && to === '' ? '' : `${from}/${to}`;
}

/** Added elements keep their id, so that a reviewer's mark stays with them; a new one takes the first free number. */
function extraIn(typed: Typed): ExtraElement[] {
  const sent = Array.from({ length: rowsIn(typed, 'extra') }, (_, at) => ({
    id: last(typed, `extra.${at}.id`),
    name: last(typed, `extra.${at}.name`),
    value: last(typed, `extra.${at}.value`),
  })).filter(({ name, value }) => name !== '' || value !== '');
  const taken = new Set(sent.map(({ id }) => id));
  return sent.map((one) => (/^x-[a-z0-9-]{1,40}$/.test(one.id) ? one : { ...one, id: freeId(taken) }));
}

function freeId(taken: Set<string>): string {
  let number = 1;
  while (taken.has(`x-${number}`)) number += 1;
  taken.add(`x-${number}`);
  return `x-${number}`;
}

const filled = (pairs: readonly (readonly [string, unknown])[]): Record<string, unknown> =>
  Object.fromEntries(pairs.filter(([, value]) => value !== ''));
