import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Licence and penalty decisions of an item, as they are reported to the credit platforms (双公示); never published. Two with the same
 * document number and code of the counterparty are one: the functions are indexed, and named in full because an index knows no search path.
 */
export class CreditRecords1700000000016 implements MigrationInterface {
  name = 'CreditRecords1700000000016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE item ADD COLUMN credit_records jsonb NOT NULL DEFAULT '[]';
      CREATE FUNCTION credit_key(record jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT (record ->> 'kind') || '|' || nullif(f ->> (p || '_WSH'), '') || '|' || upper(coalesce(
          nullif(f ->> (p || '_XDR_SHXYM'), ''), nullif(f ->> (p || '_XDR_GSZC'), ''), nullif(f ->> (p || '_XDR_ZZJG'), ''),
          nullif(f ->> (p || '_XDR_SWDJ'), ''), nullif(f ->> (p || '_XDR_SYDW'), ''), nullif(f ->> (p || '_XDR_SHZZ'), ''),
          nullif(f ->> (p || '_XDR_ZJHM'), '')))
        FROM (SELECT record -> 'fields' AS f, CASE record ->> 'kind' WHEN 'licence' THEN 'XK' ELSE 'CF' END AS p) x
      $$;
      CREATE FUNCTION credit_keys(records jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT coalesce(array_agg(k) FILTER (WHERE k IS NOT NULL), '{}')
        FROM jsonb_array_elements(records) r, LATERAL (SELECT public.credit_key(r) AS k) x
      $$;
      CREATE INDEX item_credit ON item USING gin (credit_keys(credit_records)) WHERE credit_records <> '[]'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX item_credit; DROP FUNCTION credit_keys(jsonb); DROP FUNCTION credit_key(jsonb);
      ALTER TABLE item DROP COLUMN credit_records`);
  }
}
