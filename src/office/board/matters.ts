import type { BoardScope } from '../../domain/authority/board-scope.js';

/** Red: the governing clock is over. Amber: it ends today or within five working days. Plain: no clock runs yet. */
export const TONES = ['red', 'amber', 'green', 'plain'] as const;
export type Tone = (typeof TONES)[number];

/** `begun` is what somebody works on, items and supervision orders; an `obligation` on the board is owed and not drafted (缺项). */
export const KINDS = ['begun', 'item', 'order', 'obligation'] as const;
export type Kind = (typeof KINDS)[number];

export interface BoardFilter {
  readonly unit: string | null;
  readonly domain: string | null;
  readonly step: string | null; // state of the main way: work.approval
  readonly tone: Tone | null;
  readonly month: string | null; // YYYY-MM in which it is due
  readonly kind: Kind | null;
}

export const NO_FILTER: BoardFilter = { unit: null, domain: null, step: null, tone: null, month: null, kind: null };

/** Instants that part the tones. */
export interface Lights {
  readonly now: Date;
  readonly soon: string; // end of the fifth working day from today
}

/** Nobody is asked for anything: published, given up, decided not to publish, an order closed, a duty taken up or found empty. */
export const CLOSED = [
  ...['work.idle', 'work.abandoned', 'work.withheld', 'work.onRequestOnly'],
  ...['work.drafted', 'work.nothing', 'work.fulfilled', 'work.closed', 'work.dismissed', 'work.withdrawn'],
] as const;

/** Written as the condition of the index case_open, so that PostgreSQL sees that it is the same. */
export const IS_OPEN = `c.state <> ALL (ARRAY[${CLOSED.map((state) => `'${state}'`).join(', ')}])`;

/** What has no date yet comes last. */
export const NEVER = '9999-12-31T00:00:00.000000Z';

export type Place = (value: unknown) => string;

export function placesIn(values: unknown[]): Place {
  return (value) => `$${values.push(value)}`;
}

/**
 * One row per open case with the end of its governing clock, of which there is one at most; only indexes are read. The domain of a case
 * whose clock does not run yet is looked up.
 */
const MATTERS = `
  SELECT c.id, c.kind, c.unit, c.state, c.updated_at, k.ends_at, coalesce(k.domain, (
    SELECT coalesce(i.domain, x.about ->> 'domain', '') FROM workflow_case x LEFT JOIN item i ON i.id = x.id WHERE x.id = c.id
  )) AS domain
  FROM workflow_case c LEFT JOIN clock k ON k.case_id = c.id AND k.done_at IS NULL AND k.governs
  WHERE ${IS_OPEN}`;

/** Open matters within scope and filter, each with its tone; `also` are further conditions on `m`. */
export function matters(
  scope: BoardScope,
  filter: BoardFilter,
  { now, soon }: Lights,
  place: Place,
  also: readonly string[] = [],
): string {
  const [at, until] = [place(now), place(soon)];
  const tone = `CASE WHEN m.ends_at IS NULL THEN 'plain' WHEN m.ends_at <= ${at}::timestamptz THEN 'red'
    WHEN m.ends_at <= ${until}::timestamptz THEN 'amber' ELSE 'green' END`;
  const conditions = [...withinScope(scope, 'm', place), ...asked(filter, place), ...also];
  const of = filter.tone === null ? '' : `WHERE t.tone = ${place(filter.tone)}`;
  return `SELECT t.* FROM (SELECT m.*, ${tone} AS tone FROM (${MATTERS}) m ${where(conditions)}) t ${of}`;
}

/** Lists take the scope as a required argument (invariant 6); none sees nothing. */
export function withinScope(scope: BoardScope, alias: string, place: Place): readonly string[] {
  if (scope.kind === 'all') return [];
  if (scope.kind === 'none') return ['false'];
  const own = `${alias}.unit = ANY (${place(scope.units)}::text[])`;
  return scope.domains.length === 0 ? [own] : [`(${own} OR ${alias}.domain = ANY (${place(scope.domains)}::text[]))`];
}

function asked({ unit, domain, step, month, kind }: BoardFilter, place: Place): readonly string[] {
  return [
    ...(unit === null ? [] : [`m.unit = ${place(unit)}`]),
    ...(domain === null ? [] : [`m.domain = ${place(domain)}`]),
    ...(step === null ? [] : [`m.state = ${place(step)}`]),
    ...(kind === null ? [] : [kind === 'begun' ? `m.kind <> 'obligation'` : `m.kind = ${place(kind)}`]),
    ...(month === null ? [] : [endsIn('m.ends_at', month, place)]),
  ];
}

/** The last lawful moment lies in that month of Shanghai; an end is the first moment too late. */
const endsIn = (column: string, month: string, place: Place): string => {
  const first = `(${place(`${month}-01`)}::date)`;
  return `${column} > ${first}::timestamp AT TIME ZONE 'Asia/Shanghai'
    AND ${column} <= (${first} + interval '1 month') AT TIME ZONE 'Asia/Shanghai'`;
};

export const where = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
