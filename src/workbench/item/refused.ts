import type { Reason } from '../../access/problem.js';
import type { Opened } from '../../engine/case-door.js';
import type { Locale } from '../../platform/i18n.js';
import { errorsOf, type PageErrors } from '../errors.js';
import type { Naming } from '../naming.js';
import { last, type Typed } from '../typed.js';
import { sayerFor, type Say } from '../wording.js';

/** A form on the page that was refused: which it was (APPROVE …, MARK, COMMENT, ATTACH), what it held, why not. */
export interface Refused {
  readonly action: string;
  readonly typed: Typed;
  readonly refusals: readonly Reason[];
}

/** The same with its sentences, in the words of the item. */
export interface Told extends Refused {
  readonly errors: PageErrors;
}

export function told(refused: Refused | null, opened: Opened, naming: Naming, locale: Locale): Told | null {
  if (refused === null) return null;
  const { action, refusals } = refused;
  const place = (field: string): string =>
    action === 'SETTLE_DELIVERY'
      ? `#${field}-${last(refused.typed, 'delivery')}`
      : placeOf(opened.row.id, action, field);
  const errors = errorsOf(refusals, sayerOf(opened, naming, locale), place);
  return { ...refused, errors };
}

export const sayerOf = ({ row }: Opened, naming: Naming, locale: Locale): Say =>
  sayerFor(naming, { ...row, entry: naming.jurisdiction.entries.get(row.entry) ?? null }, locale);

/** Where the field of a reason is: on the draft's form, among the marks, or in the action's own form. */
function placeOf(item: string, action: string, field: string): string {
  if (/^(elements|dates|extra)(\.|$)|^(title|summary|countersigners)$/.test(field) && action !== 'ATTACH')
    return `/workbench/items/${item}/edit#${field}`;
  if (field.startsWith('creditRecords')) return `/workbench/items/${item}/credit-records#${field}`;
  if (/^(element|attachment):/.test(field)) return `#mark.${field}`;
  if (field.startsWith('find:')) return `#${field.replace(':', '.')}`;
  return ['ATTACH', 'COMMENT', 'IMPORT'].includes(action) ? `#${field}` : `#${action}.${field}`;
}
