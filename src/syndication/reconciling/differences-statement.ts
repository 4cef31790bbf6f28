import type { DeliveryScope } from '../../domain/authority/delivery-scope.js';

export interface DifferenceFilter {
  readonly channel: string;
  /** The number after which the page begins; empty for the first. */
  readonly after: string;
  readonly limit: number;
}

/** Of several units each stands in order in its index: a page is made of the first rows of each. */
export function differencesStatement(scope: DeliveryScope, { channel, after, limit }: DifferenceFilter) {
  const all = scope.kind === 'all';
  const found = `SELECT x.* FROM channel_difference x WHERE x.channel = $1::text AND x.number > $2::text`;
  const ofUnits = `SELECT f.* FROM unnest($4::text[]) AS y(unit)
    CROSS JOIN LATERAL (${found} AND x.unit = y.unit ORDER BY x.number LIMIT $3::int) f ORDER BY f.number LIMIT $3::int`;
  return {
    name: all ? 'differences' : 'differences.of-units',
    text: `
WITH page AS (
  ${all ? `${found} ORDER BY x.number LIMIT $3::int` : ofUnits}
)
${COLUMNS}`,
    values: [channel, after, limit, ...(all ? [] : [scope.kind === 'units' ? scope.units : []])],
  };
}

/** What a difference is about is named as lists name it; `resent`: what became of it since it was found. */
const COLUMNS = `SELECT x.number, x.kind, x.ours, x.theirs, x.delivery, x.found_at AS "foundAt", x.unit, s.case_id AS item,
  coalesce(i.shown_title, '') AS title, n.status AS resent
FROM page x
LEFT JOIN LATERAL (SELECT s.case_id FROM publication_state s WHERE s.number = x.number LIMIT 1) s ON true
LEFT JOIN LATERAL (SELECT i.shown_title FROM item i WHERE i.id = s.case_id LIMIT 1) i ON true
LEFT JOIN LATERAL (SELECT n.status FROM delivery n WHERE n.case_id = s.case_id AND n.channel = x.channel AND n.number = x.number
  AND n.sequence > x.ours ORDER BY n.sequence DESC LIMIT 1) n ON true
ORDER BY x.number`;
