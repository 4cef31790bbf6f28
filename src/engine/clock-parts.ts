import type { Statement } from './statement.js';
import type { Writes } from './writes.js';

/** The clocks as this act leaves them; unit, domain and entry stand beside them so that no list has to look them up. */
export function withClocks(statement: Statement, { clocks }: Pick<Writes, 'clocks'>): void {
  if (clocks !== undefined && clocks.put.length > 0) {
    statement.with('k', PUT, { ...clocks.of, put: JSON.stringify(clocks.put) });
  }
  if (clocks !== undefined && clocks.drop.length > 0) {
    statement.with(
      'kd',
      `DELETE FROM clock USING c, jsonb_to_recordset($drop::jsonb) AS g(version int, rule text)
      WHERE clock.case_id = c.id AND clock.version = g.version AND clock.rule = g.rule`,
      { drop: JSON.stringify(clocks.drop) },
    );
  }
}

const PUT = `
INSERT INTO clock (case_id, version, rule, act, unit, domain, entry, binding, governs, in_hours, state, start_at, not_before, due, ends_at,
  done_at, provisional, calendar, rung, next_rung_at)
SELECT c.id, g.version, g.rule, g.act, $unit::text, $domain::text, $entry::text, g.binding, g.governs, g.in_hours, g.state, g.start_at, g.not_before, g.due,
  g.ends_at, g.done_at, g.provisional, g.calendar, g.rung, g.next_rung_at
FROM c, jsonb_to_recordset($put::jsonb) AS g(version int, rule text, act text, binding boolean, governs boolean, in_hours boolean, state text,
    start_at text, not_before date, due text, ends_at timestamptz, done_at timestamptz, provisional boolean, calendar text, rung text,
    next_rung_at timestamptz)
ON CONFLICT (case_id, version, rule) DO UPDATE SET act = excluded.act, binding = excluded.binding, governs = excluded.governs,
  in_hours = excluded.in_hours, state = excluded.state, start_at = excluded.start_at, not_before = excluded.not_before, due = excluded.due,
  ends_at = excluded.ends_at, done_at = excluded.done_at, provisional = excluded.provisional, calendar = excluded.calendar,
  rung = excluded.rung, next_rung_at = excluded.next_rung_at`;

/** One number a case, the next of its series and year: the counter's row is held until the statement ends, so none is skipped. */
export function withNumber(statement: Statement, { number }: Writes): void {
  if (number === undefined) return;
  statement.with(
    'ns',
    `INSERT INTO number_series (series, year, last) SELECT $series::text, $year::int, 1 FROM c
    ON CONFLICT (series, year) DO UPDATE SET last = number_series.last + 1 RETURNING series, year, last`,
    number,
  );
  statement.with(
    'nn',
    `INSERT INTO case_number (case_id, series, year, n) SELECT c.id, ns.series, ns.year, ns.last FROM c, ns`,
  );
}
