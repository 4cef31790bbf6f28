import type { Filing } from '../../domain/exchange/dual-publicity/filing.js';
import { sentenceOf, translate, type Locale } from '../../platform/i18n.js';
import { all } from '../../workbench/typed.js';
import type { Waiting } from '../waiting-reader.js';
import type { Tried } from './tried.js';

export interface Names {
  readonly unit: (id: string) => string;
  readonly person: (account: string | null) => string | null;
}

/** What waits, by unit: a button makes the files of one unit, for the office of all. */
export function waitingModel(
  waiting: readonly Filing<Waiting>[],
  names: Names,
  office: boolean,
  tried: Tried | null,
  locale: Locale,
) {
  const units = [...new Set(waiting.map(({ delivery }) => delivery.unit))];
  const left = new Set(tried === null ? [] : all(tried.typed, 'leaveOut'));
  return {
    everything: office && units.length > 1,
    units: units.map((unit) => {
      const own = waiting.filter(({ delivery }) => delivery.unit === unit);
      const rows = own.map((filing) => rowModel(filing, left, locale));
      const ready = own.filter(({ not }) => not === null);
      const summary = {
        ...{ count: ready.length, records: ready.reduce((sum, filing) => sum + filing.rows.length, 0) },
      };
      return {
        ...{ id: unit, name: names.unit(unit), rows },
        ...{ makes: own.some(({ not }) => not === null || not === 'faulty'), summary: say(locale, 'ready', summary) },
      };
    }),
  };
}

function rowModel({ delivery, rows, faults, not }: Filing<Waiting>, left: ReadonlySet<string>, locale: Locale): object {
  const { id, item, number, version, title, operation, created_at: since, last_error: back } = delivery;
  const blocks = not === 'faulty' || not === 'empty';
  const told = faults.map(({ record, code, params, rule }) => {
    const at = translate(locale, 'common.at-record', { record });
    return sentenceOf({ code, params: { ...params, at }, ...(rule === undefined ? {} : { rule }) }, locale);
  });
  return {
    ...{ id, number, version, since, back, blocks, records: rows.length },
    href: `/workbench/items/${item}`,
    title: title === '' ? say(locale, 'closed') : title,
    operation: say(locale, `operations.${operation}`),
    faults: not === 'empty' ? [say(locale, 'not.empty')] : told,
    note: not === 'held' || not === 'expired' ? say(locale, `not.${not}`) : null,
    tone: blocks ? 'red' : not === null ? 'green' : 'amber',
    state: say(locale, `states.${blocks ? 'faulty' : (not ?? 'ready')}`),
    chosen: left.has(id),
  };
}

const say = (locale: Locale, key: string, params: Readonly<Record<string, unknown>> = {}): string =>
  translate(locale, `batches.${key}`, params);
