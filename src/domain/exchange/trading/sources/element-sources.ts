import type { PublicElement } from '../../../catalogue/element-values.js';
import type { Element, FieldKind } from '../../../catalogue/jurisdiction.js';
import { hasRows, isMeasured } from '../values.js';
import type { Subject } from '../subject.js';
import { told, type Told } from '../told.js';
import { valueText } from '../notice-text.js';
import type { DataType } from '../field-table.js';
import { total } from '../decimal.js';
import type { SourceKind, SourceWorld } from './source-kind.js';

/** What the drafter wrote: `element.amount.unit`, `column.bid-price.price` of the row at hand, `sum.instalments.price`. */
export const ELEMENT_SOURCES: Readonly<Record<string, SourceKind>> = {
  element: {
    fault: ([id = '', part, ...more], world) => {
      const element = elementOf(id, world);
      if (element === undefined) return `unknown element "${id}"`;
      if (more.length > 0) return 'too many words';
      return part === undefined || partsOf(element).includes(part) ? null : `"${id}" has no ${part}`;
    },
    gives: ([id = '', part], world) => {
      if (part !== undefined) return part === 'name' ? 'string' : 'code';
      return GIVES[elementOf(id, world)?.kind ?? 'text'];
    },
    value: ([id = '', part], subject) => elementValue(publicElement(id, subject), part),
    field: ([id = '']) => `elements.${id}`,
  },
  column: {
    fault: ([id = '', column = '', ...more], world) =>
      columnFault(id, column, more, world) ?? (world.each === id ? null : `each is not "${id}"`),
    gives: ([id = '', column = ''], world) => GIVES[columnOf(id, column, world)?.kind ?? 'text'],
    value: ([, column = ''], { row }) => told(row?.[column]),
    field: ([id = '']) => `elements.${id}`,
  },
  sum: {
    fault: ([id = '', column = '', ...more], world) => columnFault(id, column, more, world),
    gives: () => 'number',
    value: ([id = '', column = ''], subject) => sumOf(publicElement(id, subject), column),
    field: ([id = '']) => `elements.${id}`,
  },
  /** The place of the row in its table, from 1. */
  row: {
    fault: (path, { each }) => (path.length === 0 && each !== null ? null : 'needs each, and nothing after its name'),
    gives: () => 'number',
    value: (_path, { rowNumber }) => told(rowNumber === null ? null : String(rowNumber)),
    field: () => null,
  },
};

const GIVES: Readonly<Record<FieldKind, DataType | 'code'>> = {
  ...{ text: 'string', 'long-text': 'string', table: 'string', persons: 'string' },
  ...{ amount: 'number', number: 'number', date: 'datetime', code: 'code' },
};

const elementOf = (id: string, { elements }: SourceWorld): Element | undefined =>
  elements.find((each) => each.id === id);
const columnOf = (id: string, column: string, world: SourceWorld) =>
  elementOf(id, world)?.columns?.find((each) => each.id === column);
const publicElement = (id: string, { publication }: Subject): PublicElement | undefined =>
  publication.body.find((element) => element.id === id);

function partsOf({ kind }: Element): readonly string[] {
  if (kind === 'amount') return ['unit', 'currency'];
  if (kind === 'number') return ['unit'];
  return kind === 'code' ? ['name'] : [];
}

/** What names a person is never public: a mapping that asks for it would always send nothing. */
function columnFault(id: string, column: string, more: readonly string[], world: SourceWorld): string | null {
  const found = columnOf(id, column, world);
  if (found === undefined || more.length > 0) return `"${id}" has no column "${column}"`;
  return found.personal ? `the column "${column}" is personal and never public` : null;
}

function elementValue(element: PublicElement | undefined, part: string | undefined): Told {
  if (element === undefined) return 'absent';
  const { value } = element;
  if (element.withheld || value === null) return 'hidden';
  if (part === 'name') return told(element.chosen?.zh);
  if (isMeasured(value)) return told(part === 'unit' ? value.unit : part === 'currency' ? value.currency : value.value);
  if (part !== undefined) return element.masked ? 'hidden' : 'absent';
  return told(typeof value === 'string' ? value : valueText(element));
}

function sumOf(element: PublicElement | undefined, column: string): Told {
  if (element === undefined) return 'absent';
  if (element.withheld) return 'hidden';
  const cells = hasRows(element.value) ? element.value.map((row) => told(row[column])) : [];
  if (cells.includes('hidden')) return 'hidden';
  return told(total(cells.flatMap((cell) => (typeof cell === 'object' ? [cell.text] : []))));
}
