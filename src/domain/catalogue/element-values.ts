import { isFilled, type ExtraElement, type ItemContent } from '../items/content.js';
import { invalidDates, missingDates } from './date-values.js';
import type { Entry } from './jurisdiction.js';
import { readValue } from './value-readers.js';

export { personalColumnsFilled, publicBody, type PublicElement } from './public-body.js';
export { readValue, type ElementValue, type InvalidCode, type Measured, type Row } from './value-readers.js';

/** Fields are named as the API names them: `title`, `elements.price`, `dates.formed-or-changed`, `extra.x-1`. */
export interface Checked {
  readonly missing: readonly string[];
  readonly invalid: readonly { readonly field: string; readonly code: string }[];
}

/** What stands between a draft and its submission. */
export function checkContent(entry: Entry, content: ItemContent): Checked {
  const elements = checkElements(entry, content.elements, content.extra);
  return {
    missing: [
      ...(isFilled(content.title) ? [] : ['title']),
      ...elements.missing,
      ...missingDates(entry, content.dates),
    ],
    invalid: [...elements.invalid, ...invalidDates(entry, content.dates)],
  };
}

/**
 * The plan's elements are the required minimum (A27). Where the plan gathers alternatives in one entry, any one of them
 * will do: then the missing field is `elements`.
 */
export function checkElements(
  entry: Entry,
  elements: Readonly<Record<string, unknown>>,
  extra: readonly ExtraElement[],
): Checked {
  return {
    missing: missingElements(entry, elements),
    invalid: [...invalidElements(entry, elements), ...invalidExtra(entry, extra)],
  };
}

function missingElements(entry: Entry, elements: Readonly<Record<string, unknown>>): string[] {
  const empty = (id: string) => !isFilled(elements[id]);
  const required = entry.elements.filter((element) => element.required && empty(element.id));
  const nothing = entry.atLeastOne && entry.elements.every((element) => empty(element.id));
  return [...(nothing ? ['elements'] : []), ...required.map(({ id }) => `elements.${id}`)];
}

function invalidElements(entry: Entry, elements: Readonly<Record<string, unknown>>): Checked['invalid'] {
  return Object.entries(elements).flatMap(([id, raw]) => {
    const field = `elements.${id}`;
    const element = entry.elements.find((one) => one.id === id);
    if (element === undefined) return [{ field, code: 'unknown-element' }];
    if (!isFilled(raw)) return [];
    const read = readValue(element, raw);
    return 'code' in read ? [{ field, code: read.code }] : [];
  });
}

function invalidExtra(entry: Entry, extra: readonly ExtraElement[]): Checked['invalid'] {
  const taken = new Set(entry.elements.map(({ id }) => id));
  return extra.flatMap(({ id, name }) => {
    const field = `extra.${id}`;
    if (taken.has(id)) return [{ field, code: 'duplicate-element' }];
    taken.add(id);
    return name.trim() === '' ? [{ field, code: 'name-missing' }] : [];
  });
}
