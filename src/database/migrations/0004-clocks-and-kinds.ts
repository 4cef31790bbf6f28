import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Clocks are rows, written with the act that moves them: what is due is found by index, and met late or on time stays recorded. Cases of
 * other kinds than items have what they are about in `about`, and may have a number of a series without gaps.
 */
export class ClocksAndKinds1700000000004 implements MigrationInterface {
  name = 'ClocksAndKinds1700000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE workflow_case ADD COLUMN about jsonb, ADD COLUMN clocked boolean NOT NULL DEFAULT false;
      CREATE INDEX case_unclocked ON workflow_case (id) WHERE NOT clocked;
      CREATE TABLE number_series (
        series text NOT NULL,
        year int NOT NULL,
        last int NOT NULL,
        PRIMARY KEY (series, year)
      );
      CREATE TABLE case_number (
        case_id uuid PRIMARY KEY REFERENCES workflow_case,
        series text NOT NULL,
        year int NOT NULL,
        n int NOT NULL,
        UNIQUE (series, year, n)
      );
      CREATE TABLE clock (
        case_id uuid NOT NULL REFERENCES workflow_case,
        version int NOT NULL,
        rule text NOT NULL,
        act text NOT NULL,
        unit text NOT NULL,
        domain text NOT NULL,
        entry text NOT NULL,
        binding boolean NOT NULL,
        governs boolean NOT NULL,
        in_hours boolean NOT NULL,
        state text NOT NULL CHECK (state IN ('not-started', 'running', 'met', 'late', 'too-early-window')),
        start_at text,
        not_before date,
        due text,
        ends_at timestamptz,
        done_at timestamptz,
        provisional boolean NOT NULL,
        calendar text NOT NULL,
        rung text,
        next_rung_at timestamptz,
        PRIMARY KEY (case_id, version, rule)
      );
      CREATE INDEX clock_rung_due ON clock (next_rung_at) WHERE next_rung_at IS NOT NULL;
      CREATE INDEX clock_governing ON clock (unit, ends_at, case_id) WHERE done_at IS NULL AND governs;
      CREATE INDEX clock_done ON clock (done_at, case_id) WHERE done_at IS NOT NULL AND governs;
      CREATE INDEX clock_by_calendar ON clock (calendar, case_id, version, rule) WHERE done_at IS NULL;
      GRANT SELECT, INSERT, UPDATE, DELETE ON clock, number_series, case_number TO gongkai_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE clock, case_number, number_series;
      ALTER TABLE workflow_case DROP COLUMN about, DROP COLUMN clocked`);
  }
}
