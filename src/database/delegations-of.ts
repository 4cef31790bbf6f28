/**
 * The delegations an account may use on a day, as a JSON column of the query that looks the account up: no round trip of its own. A
 * delegated role counts as long as the absent colleague has it, works in the same unit and is active.
 * @param account SQL for the row of the account (its alias)
 * @param today SQL for the date in Asia/Shanghai
 */
export const delegationsOf = (account: string, today: string): string => `
  (SELECT coalesce(json_agg(json_build_object('id', d.id, 'account', g.id, 'person', g.person,
      'roles', ARRAY(SELECT r FROM unnest(d.roles) r WHERE r = ANY (g.roles))) ORDER BY d.created_at, d.id), '[]')
    FROM delegation d JOIN account g ON g.id = d.from_account AND g.active AND g.unit = ${account}.unit
    WHERE d.to_account = ${account}.id AND d.ended_at IS NULL AND d.from_date <= ${today} AND d.to_date >= ${today})`;
