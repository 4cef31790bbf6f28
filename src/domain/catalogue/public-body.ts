import { isFilled, type ItemContent } from '../items/content.js';
import type { Mark } from '../lifecycle/facts.js';
import type { Column, Element, Entry, FieldKind, Jurisdiction, Text } from './jurisdiction.js';
import { HIDDEN, hasIdentifier, maskIdentifiers } from './masking.js';
import { readValue, type ElementValue, type Row } from './value-readers.js';

/** One element as the public sees it. */
export interface PublicElement {
  readonly id: string;
  readonly label: Text;
  readonly kind: FieldKind;
  /** null when withheld; the text ＊＊＊, whatever the kind, when masked as a whole. */
  readonly value: ElementValue | null;
  readonly masked: boolean;
  readonly withheld: boolean;
  /** Of a code: the name of the value chosen, as the list had it then. */
  readonly chosen?: Text;
  readonly columns?: readonly (Pick<Column, 'id' | 'name' | 'kind'> & { readonly masked: boolean })[];
  /** Why it is masked or withheld. */
  readonly ground?: { readonly id: string; readonly name: Text; readonly article: string };
}

/**
 * The public rendering of an item: the filled elements in the catalogue's order, then those added by name. A part without a
 * mark is shown as if marked `publish`, for the drafter's preview; `CLEAR` demands a mark for each.
 */
export function publicBody(
  entry: Entry,
  content: Pick<ItemContent, 'elements' | 'extra'>,
  marks: readonly Mark[],
  jurisdiction: Jurisdiction,
): PublicElement[] {
  const named = entry.elements.map((element) => ({ element, raw: content.elements[element.id] }));
  const added = content.extra.map(({ id, name, value }) => ({ element: addedElement(id, name), raw: value }));
  return [...named, ...added].flatMap(({ element, raw }) => {
    const mark = marks.find(({ target }) => target === `element:${element.id}`);
    const read = isFilled(raw) ? readValue(element, raw) : null;
    return read === null || 'code' in read ? [] : [publicElement(element, read.value, mark, jurisdiction)];
  });
}

/** Whether a value holds what is never public: id numbers and telephones of persons (DOMAIN §0.8). It may not be marked `publish`. */
export function personalColumnsFilled(element: Element, raw: unknown): boolean {
  const read = readValue(element, raw);
  if ('code' in read) return false;
  if (typeof read.value === 'string') return element.kind === 'persons' && hasIdentifier(read.value);
  if (!isRows(read.value)) return false;
  const personal = personalColumns(element);
  return read.value.some((row) => personal.some((id) => isFilled(row[id])));
}

function publicElement(
  element: Element,
  value: ElementValue,
  mark: Mark | undefined,
  jurisdiction: Jurisdiction,
): PublicElement {
  const { id, name: label, kind } = element;
  const ground = mark?.ground === undefined ? undefined : jurisdiction.grounds.get(mark.ground);
  const because = ground === undefined ? {} : { ground: { id: ground.id, name: ground.name, article: ground.article } };
  if (mark?.decision === 'withhold') return { id, label, kind, value: null, masked: false, withheld: true, ...because };
  const shown = mark?.decision === 'mask' ? mask(element, value) : hidePersonal(element, value);
  return {
    ...{ id, label, kind, value: shown, masked: shown !== value, withheld: false },
    ...chosenName(element, shown),
    ...publicColumns(element, shown),
    ...(shown === value ? {} : because),
  };
}

/** Identifiers are hidden and the rest stays, names included; where there are none, the reviewer meant the whole. */
function mask(element: Element, value: ElementValue): ElementValue {
  const hidden = hideIn(value, personalColumns(element), maskIdentifiers);
  return hidden === value ? HIDDEN : hidden;
}

/** Personal columns are never public, whatever the mark says. */
function hidePersonal(element: Element, value: ElementValue): ElementValue {
  const ofPersons = element.kind === 'persons' && typeof value === 'string';
  return hideIn(value, personalColumns(element), ofPersons ? maskIdentifiers : (text) => text);
}

/** The same value when there was nothing to hide. */
function hideIn(value: ElementValue, columns: readonly string[], hide: (text: string) => string): ElementValue {
  if (typeof value === 'string') return hide(value);
  if (!isRows(value)) return value;
  const rows = value.map((row) =>
    Object.fromEntries(Object.entries(row).map(([id, cell]) => [id, columns.includes(id) ? HIDDEN : hide(cell)])),
  );
  const changed = rows.some((row, index) => Object.entries(row).some(([id, cell]) => cell !== value[index]?.[id]));
  return changed ? rows : value;
}

function chosenName(element: Element, value: ElementValue): { chosen?: Text } {
  const code = element.codes?.find(({ id }) => id === value);
  return code === undefined ? {} : { chosen: code.name };
}

function publicColumns(element: Element, value: ElementValue): Pick<PublicElement, 'columns'> {
  if (element.columns === undefined || !isRows(value)) return {};
  const hidden = (id: string) => value.some((row) => row[id] === HIDDEN);
  return { columns: element.columns.map(({ id, name, kind }) => ({ id, name, kind, masked: hidden(id) })) };
}

function addedElement(id: string, name: string): Element {
  return { id, name: { zh: name, en: name }, kind: 'long-text', required: false, personalData: false };
}

const personalColumns = ({ columns = [] }: Element): string[] =>
  columns.filter(({ personal }) => personal).map(({ id }) => id);

const isRows = (value: ElementValue): value is readonly Row[] => Array.isArray(value);
