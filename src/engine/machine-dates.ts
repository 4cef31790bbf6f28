import type { ItemContent } from '../domain/items/content.js';
import { MACHINE_DATES } from '../domain/lifecycle/disclosure/intake.js';
import type { Refusal } from '../domain/refusal.js';
import type { CaseRow } from './case-row.js';

/** When a text came in, and was verified, the machine has written down: a clock that people could set would bind nobody (A13). */
export function machineDates(
  { memory, dates }: Pick<CaseRow, 'memory' | 'dates'>,
  after: ItemContent['dates'],
): Refusal[] {
  if (memory.intake === undefined || memory.intake === null) return [];
  const changed = MACHINE_DATES.filter((id) => dates[id] !== after[id]);
  return changed.map((id) => ({
    ...{ code: 'set-by-machine', kind: 'content', field: `dates.${id}` },
    ...{ params: { field: `dates.${id}` }, rule: '方案六（六）' },
  }));
}
