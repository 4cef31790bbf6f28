import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the office's board reads, without ever reading what is done: open cases and open governing clocks from indexes that hold all the
 * board counts by; punctuality and the pace of steps from small tables that jobs keep. `clock_done` keeps its name and key and now answers a
 * whole month from the index alone. The states are those of `CLOSED` in src/office/board/matters.ts.
 */
export class Board1700000000010 implements MigrationInterface {
  name = 'Board1700000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX case_open ON workflow_case (updated_at, id) INCLUDE (unit, kind, state) WHERE state <> ALL (ARRAY[
        'work.idle', 'work.abandoned', 'work.withheld', 'work.onRequestOnly',
        'work.drafted', 'work.nothing', 'work.fulfilled', 'work.closed', 'work.dismissed', 'work.withdrawn']);
      CREATE INDEX clock_open ON clock (ends_at, case_id) INCLUDE (domain) WHERE done_at IS NULL AND governs;
      DROP INDEX clock_done;
      CREATE INDEX clock_done ON clock (done_at, case_id) INCLUDE (unit, domain, act, state) WHERE done_at IS NOT NULL AND governs;
      CREATE TABLE punctuality (
        unit text NOT NULL,
        domain text NOT NULL,
        month text NOT NULL,
        met int NOT NULL,
        late int NOT NULL,
        PRIMARY KEY (month, unit, domain)
      );
      CREATE TABLE step_pace (
        unit text NOT NULL,
        step text NOT NULL,
        median float8 NOT NULL,
        sample int NOT NULL,
        computed_at timestamptz NOT NULL,
        PRIMARY KEY (unit, step)
      );
      CREATE TABLE rollup_watermark (
        rollup text PRIMARY KEY,
        followed_to timestamptz,
        recounted_at timestamptz NOT NULL
      );
      GRANT SELECT, INSERT, UPDATE, DELETE ON punctuality, step_pace, rollup_watermark TO gongkai_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE punctuality, step_pace, rollup_watermark;
      DROP INDEX case_open, clock_open, clock_done;
      CREATE INDEX clock_done ON clock (done_at, case_id) WHERE done_at IS NOT NULL AND governs;`);
  }
}
