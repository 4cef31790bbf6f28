import { formatDateTime } from '../../platform/formats.js';
import { translate, type Locale } from '../../platform/i18n.js';
import type { BoardFilter } from '../board/matters.js';
import { linesBy, numbersOf, type By, type Line, type Numbers } from '../board/summary.js';
import type { BoardNumbers } from '../office.js';
import { addressOf } from './addresses.js';
import { drawn } from './chart.js';
import type { OfficeNames } from './names.js';
import { chartOfMonths, monthLines } from './punctuality-model.js';

/** Units in one chart: more do not fit on a phone; the table has them all. */
const CHARTED = 12;

/** The columns of a table, each with what the rows behind its number are asked by. */
export const COLUMNS: readonly (readonly [name: keyof Numbers, change: Partial<BoardFilter>, tone: string | null])[] = [
  ['expected', {}, null],
  ['open', { kind: 'begun' }, null],
  ['due', { tone: 'amber' }, 'amber'],
  ['overdue', { tone: 'red' }, 'red'],
  ['missing', { kind: 'obligation' }, null],
];

export function boardModel(numbers: BoardNumbers, filter: BoardFilter, names: OfficeNames, locale: Locale) {
  const say = (key: string, params = {}): string => translate(locale, `office.${key}`, params);
  const total = numbersOf(numbers.tallies);
  const months = monthLines(numbers.punctuality);
  return {
    asOf: say('as-of', { when: formatDateTime(locale, numbers.now) }),
    empty: total.expected === 0,
    stats: statsOf(total, numbers.predicted, filter, say),
    tables: (['unit', 'domain', 'step'] as const).map((by) => tableOf(numbers, by, filter, names, locale)),
    months: months.map((line) => ({
      ...line,
      href: addressOf('/office/punctuality', { unit: filter.unit, domain: filter.domain }),
    })),
    monthsChart: months.length === 0 ? null : drawn(chartOfMonths(months, locale)),
    csv: addressOf('/office/punctuality.csv', { unit: filter.unit, domain: filter.domain }),
    links: [
      { href: addressOf('/office/finds', { unit: filter.unit }), label: say('finds.title') },
      { href: addressOf('/office/stalled', { unit: filter.unit }), label: say('stalled.title') },
      { href: addressOf('/office/predicted', filter), label: say('predicted.title') },
      {
        href: addressOf('/office/punctuality', { unit: filter.unit, domain: filter.domain }),
        label: say('punctuality.title'),
      },
    ],
  };
}

type Say = (key: string, params?: object) => string;

function statsOf(total: Numbers, predicted: number, filter: BoardFilter, say: Say) {
  const stat = (name: string, count: number, href: string, tone: string | null) => ({
    ...{ count, href, tone, label: say(`columns.${name}`), help: say(`help.${name}`) },
  });
  return [
    stat('overdue', total.overdue, addressOf('/office/items', { ...filter, tone: 'red' }), 'red'),
    stat('due', total.due, addressOf('/office/items', { ...filter, tone: 'amber' }), 'amber'),
    stat('onTime', total.onTime, addressOf('/office/items', { ...filter, tone: 'green' }), 'green'),
    stat('predicted', predicted, addressOf('/office/predicted', filter), 'amber'),
    stat('missing', total.missing, addressOf('/office/items', { ...filter, kind: 'obligation' }), null),
    stat('open', total.open, addressOf('/office/items', { ...filter, kind: filter.kind ?? 'begun' }), null),
    stat('expected', total.expected, addressOf('/office/items', filter), null),
  ];
}

function tableOf({ tallies }: BoardNumbers, by: By, filter: BoardFilter, names: OfficeNames, locale: Locale) {
  const lines = linesBy(tallies, by);
  const say = (key: string): string => translate(locale, `office.${key}`);
  return {
    by,
    title: say(`by.${by}`),
    chart: by === 'unit' && lines.length > 0 ? drawn(chartOfLines(lines.slice(0, CHARTED), by, names, locale)) : null,
    more: by === 'unit' && lines.length > CHARTED ? translate(locale, 'office.chart.first', { n: CHARTED }) : null,
    head: say(`columns.${by}`),
    heads: COLUMNS.map(([name]) => say(`columns.${name}`)),
    csv: addressOf('/office/board.csv', filter, { by }),
    lines: lines.map((line) => ({
      label: names.of(by, line.key, locale),
      href: addressOf('/office', { ...filter, [by]: line.key }),
      cells: COLUMNS.map(([name, change, tone]) => ({
        ...{ label: say(`columns.${name}`), count: line[name], tone: line[name] > 0 ? tone : null },
        href: addressOf('/office/items', { ...filter, [by]: line.key, ...change }),
      })),
    })),
  };
}

function chartOfLines(lines: readonly Line[], by: By, names: OfficeNames, locale: Locale) {
  const series = (name: 'overdue' | 'due' | 'onTime' | 'noDate', colour: 'red' | 'amber' | 'green' | 'control') => ({
    ...{ colour, name: translate(locale, `office.columns.${name}`), values: lines.map((line) => line[name]) },
  });
  return {
    title: translate(locale, `office.by.${by}`),
    kind: 'stacked' as const,
    categories: lines.map(({ key }) => shortened(names.of(by, key, locale))),
    series: [series('overdue', 'red'), series('due', 'amber'), series('onTime', 'green'), series('noDate', 'control')],
  };
}

const LONGEST = 16;
const shortened = (name: string): string => (name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name);
