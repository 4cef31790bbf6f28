import { addMonths, isDate } from '../calendar/dates.js';
import type { Entry } from '../catalogue/jurisdiction.js';
import type { DisplayGrades } from '../catalogue/shapes/deadlines.js';
import { valueIn, type CreditRecord, type DualPublicity } from '../exchange/dual-publicity/table.js';
import { isFilled } from '../items/content.js';
import type { GradedTerm } from './display-memory.js';

export interface GradedSource {
  readonly rules: DisplayGrades | null;
  readonly house: DualPublicity | null;
  readonly elements: Readonly<Record<string, unknown>>;
  readonly dates: Readonly<Record<string, string>>;
  readonly records: readonly CreditRecord[];
  readonly grade: string | null;
}

/**
 * Absent where the item cannot tell of such things. Of several decisions no one is shown longer than its maximum: the earliest ends
 * the display; repair waits for the minimum of the latest.
 */
export function gradedTermOf({ display }: Pick<Entry, 'display'>, source: GradedSource): GradedTerm | undefined {
  const { rules, grade } = source;
  const penalties = source.records.filter(({ kind }) => kind === 'penalty');
  if (rules === null || (display?.graded === undefined && penalties.length === 0)) return undefined;
  const chosen = rules.grades.find(({ id }) => id === grade);
  const days = decisionDays(display?.graded ?? [], source).sort();
  const [first = null, last = null] = [days[0], days.at(-1)];
  const after = (day: string | null, months: number | undefined) =>
    day === null || months === undefined ? null : addMonths(day, months);
  return {
    basis: rules.basis,
    penalty: penalties.length > 0 || (display?.graded ?? []).some(({ element }) => isFilled(source.elements[element])),
    older: chosen === undefined && last !== null && last < rules.from,
    ...{ grade: chosen?.id ?? null, name: chosen?.name ?? null, from: first },
    shown: chosen === undefined || chosen.maxMonths !== undefined,
    minimum: after(last, chosen?.minMonths),
    maximum: after(first, chosen?.maxMonths),
  };
}

const DECISION_MADE = 'admin-decision-made';

/** The days of the deciding documents: in the records, in the tables, or the one day of the form. */
function decisionDays(graded: NonNullable<NonNullable<Entry['display']>['graded']>, source: GradedSource): string[] {
  const { house, records, elements, dates } = source;
  const recorded = records.flatMap((record) =>
    house === null || record.kind !== 'penalty' ? [] : [valueIn(record, house.penalty.decidedOn)],
  );
  const tabled = graded.flatMap(({ element, date }) => (date === undefined ? [] : column(elements[element], date)));
  return [...recorded, ...tabled, dates[DECISION_MADE] ?? ''].filter(isDate);
}

const column = (rows: unknown, name: string): string[] =>
  Array.isArray(rows)
    ? rows.flatMap((row: unknown) => {
        const value = typeof row === 'object' && row !== null ? (row as Record<string, unknown>)[name] : undefined;
        return typeof value === 'string' ? [value.trim()] : [];
      })
    : [];
