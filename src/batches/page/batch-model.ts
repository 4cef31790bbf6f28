import { translate, type Locale } from '../../platform/i18n.js';
import { all, last } from '../../workbench/typed.js';
import type { BatchRow } from '../batch-list.js';
import { addressOfFile } from '../batch-json.js';
import type { Tried } from './tried.js';
import type { Names } from './waiting-model.js';

/** A batch: its files, and the form of its receipt while something in it waits for one. */
export function batchModel(row: BatchRow, names: Names, tried: Tried | null, locale: Locale): object {
  const { id, receipt, evidence } = row;
  const typed = tried?.batch === id ? tried.typed : null;
  const rejected = new Set(typed === null ? [] : all(typed, 'rejected'));
  const open = row.deliveries.filter(({ status }) => status === 'manual');
  const overtaken = row.deliveries.filter(({ status }) => status === 'superseded').length;
  const state = open.length > 0 ? 'open' : row.settled_at === null ? 'overtaken' : 'received';
  return {
    ...{ id, receipt, evidence, madeAt: row.made_at, settledAt: row.settled_at },
    unit: row.unit === null ? say(locale, 'all-units') : names.unit(row.unit),
    ...{ madeBy: names.person(row.made_by), settledBy: names.person(row.settled_by) },
    count: say(locale, 'count', { count: row.count, records: row.records }),
    leftOut: row.left_out.length === 0 ? null : say(locale, 'left-out', { count: row.left_out.length }),
    overtaken: overtaken === 0 ? null : say(locale, 'overtaken', { count: overtaken }),
    ...{ state: say(locale, `batch-states.${state}`), tone: state === 'received' ? 'green' : 'amber' },
    files: row.files.map(({ kind, ending }) => ({
      ...{
        href: addressOfFile(id, kind, ending),
        label: say(locale, `files.${kind}`, { ending: ending.toUpperCase() }),
      },
    })),
    settling: open.length > 0,
    typed: typed === null ? (receipt ?? '') : last(typed, 'receipt'),
    said: typed === null ? '' : last(typed, 'evidence'),
    wrong: typed !== null,
    open: open.map((one) => ({
      ...{ id: one.id, number: one.number, title: one.title === '' ? say(locale, 'closed') : one.title },
      ...{ chosen: rejected.has(one.id), reason: typed === null ? '' : last(typed, `reason.${one.id}`) },
    })),
  };
}

const say = (locale: Locale, key: string, params: Readonly<Record<string, unknown>> = {}): string =>
  translate(locale, `batches.${key}`, params);
