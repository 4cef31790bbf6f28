import { translate, type Locale } from '../../platform/i18n.js';
import type { Ground } from '../ground.js';
import type { Naming } from '../naming.js';
import { waitingModel } from '../waiting-model.js';
import type { Board, UnitRow } from './unit-list.js';

interface Query {
  readonly show: 'open' | 'all';
  readonly tone: 'red' | 'amber' | 'green' | null;
  readonly cursor?: string | undefined;
}

export function listModel(
  unit: string,
  rows: readonly UnitRow[],
  board: Board,
  { show, tone, cursor }: Query,
  next: string | null,
  naming: Naming,
  ground: Ground,
  locale: Locale,
) {
  const address = (query: Record<string, string>): string => {
    const text = new URLSearchParams(query).toString();
    return `/workbench/units/${unit}${text === '' ? '' : `?${text}`}`;
  };
  const kept = { ...(show === 'all' ? { show } : {}), ...(tone === null ? {} : { tone }) };
  const tones = (['red', 'amber', 'green'] as const).map((each) => ({
    tone: each,
    label: translate(locale, `workbench.unit.${each}`),
    count: board[each],
    href: address({ tone: each }),
    current: each === tone,
  }));
  return {
    back: address({ ...kept, ...(cursor === undefined ? {} : { cursor }) }),
    unit: naming.unit(unit, locale),
    tones,
    shows: (['open', 'all'] as const).map((each) => ({
      href: each === 'all' ? address({ show: 'all' }) : address({}),
      label: translate(locale, `workbench.unit.${each}`),
      current: each === show && tone === null,
    })),
    rows: rows.map((row) => rowModel(row, naming, ground, locale)),
    next: next === null ? null : address({ ...kept, cursor: next }),
    first: cursor === undefined ? null : address(kept),
  };
}

function rowModel(row: UnitRow, naming: Naming, ground: Ground, locale: Locale) {
  const over = row.state === 'work.idle' || row.state === 'work.abandoned';
  const since = row.entered_at.toISOString();
  const { calendar } = ground.jurisdiction;
  return {
    ...{ id: row.id, person: row.person, holder: row.holder, number: row.number, since },
    title: row.title === '' ? translate(locale, 'workbench.item.untitled') : row.title,
    entry: naming.entry(row.entry, locale),
    state: naming.state(row.state, locale),
    tasks: over ? null : row.tasks,
    urged: row.urged === 0 ? null : translate(locale, 'people.urged', { count: row.urged }),
    waiting: over ? null : waitingModel(calendar, since, naming.limitOf(row.state, null), ground.now(), locale),
  };
}
