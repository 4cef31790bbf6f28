import type { DeliveryScope } from '../../domain/authority/delivery-scope.js';
import { NOT_OVERTAKEN } from './channel-figures.js';

export const STATUSES = ['pending', 'manual', 'delivered', 'failed', 'superseded'] as const;
export type Status = (typeof STATUSES)[number];

export interface DeliveryFilter {
  readonly statuses: readonly Status[];
  /** Only those that nothing newer has overtaken. */
  readonly current: boolean;
  readonly channel: string | null;
  readonly since: Date | null;
  readonly after: readonly [at: string, id: string] | null;
  readonly limit: number;
  readonly oldestFirst?: boolean;
}

const MOST_CHARACTERS = { payload: 4_000, response: 300 };

type Place = (value: unknown) => string;

/** A condition nobody asked for is not in the text. */
function conditions(scope: DeliveryScope, filter: DeliveryFilter, place: Place): (readonly [string, string])[] {
  const { channel, since, current, after, oldestFirst = false } = filter;
  const beyond = oldestFirst ? '>' : '<';
  const asked = (when: boolean, name: string, sql: () => string) => (when ? [[name, sql()] as const] : []);
  return [
    ['statuses', 'd.status = x.status'],
    ...asked(scope.kind !== 'all', 'units', () => 'd.unit = y.unit'),
    ...asked(channel !== null, 'channel', () => `d.channel = ${place(channel)}`),
    ...asked(since !== null, 'since', () => `d.created_at >= ${place(since)}::timestamptz`),
    ...asked(current, 'current', () => NOT_OVERTAKEN),
    ...asked(
      after !== null,
      'after',
      () => `(d.created_at, d.id) ${beyond} (${place(after?.[0])}::timestamptz, ${place(after?.[1])}::uuid)`,
    ),
  ];
}

/**
 * Each status, and of several units each unit, stands in order in its index: a page is made of the first rows of each, and what belongs to
 * a row is looked up row by row - a plan that is kept would read whole tables for it.
 */
export function deliveriesStatement(scope: DeliveryScope, filter: DeliveryFilter) {
  const values: unknown[] = [];
  const place: Place = (value) => `$${String(values.push(value))}`;
  const asked = conditions(scope, filter, place);
  const [limit, order] = [place(filter.limit), filter.oldestFirst === true ? 'ASC' : 'DESC'];
  const newest = (of: string): string => `ORDER BY ${of}.created_at ${order}, ${of}.id ${order}`;
  const units = scope.kind === 'units' ? ` CROSS JOIN unnest(${place(scope.units)}::text[]) AS y(unit)` : '';
  const text = `
WITH page AS (
  SELECT f.* FROM unnest(${place(filter.statuses)}::text[]) AS x(status)${units} CROSS JOIN LATERAL (
    SELECT d.* FROM delivery d WHERE ${asked.map(([, sql]) => sql).join(' AND ')} ${newest('d')} LIMIT ${limit}) f
  ${newest('f')} LIMIT ${limit}
)
${COLUMNS} ${newest('d')}`;
  // A channel may have nearly all rows or nearly none: planned anew for each, or a kept plan would walk past everything else.
  const name = ['deliveries', order, ...asked.map(([part]) => part)].join('.');
  return { ...(filter.channel === null ? { name } : {}), text, values };
}

const COLUMNS = `SELECT d.id, d.case_id AS item, coalesce(i.shown_title, '') AS title, coalesce(d.unit, '') AS unit, d.channel, d.operation,
  d.number, p.version, d.sequence, d.status, d.attempts, d.last_error, a.http_status,
  left(a.response, ${String(MOST_CHARACTERS.response)}) AS response, CASE WHEN i.quarantined THEN NULL
    ELSE left(d.payload, ${String(MOST_CHARACTERS.payload)}) END AS payload, coalesce(length(d.payload), 0) AS payload_length,
  d.receipt, d.created_at, CASE WHEN d.status = 'pending' THEN d.next_attempt_at END AS next_attempt_at, d.settled_at,
  to_char(d.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS key_at
FROM page d CROSS JOIN LATERAL (SELECT p.version FROM publication p WHERE p.id = d.publication LIMIT 1) p
LEFT JOIN LATERAL (SELECT i.shown_title, i.quarantined FROM item i WHERE i.id = d.case_id LIMIT 1) i ON true
LEFT JOIN LATERAL (SELECT a.http_status, a.response FROM delivery_attempt a WHERE a.delivery = d.id ORDER BY a.n DESC LIMIT 1) a ON true`;
