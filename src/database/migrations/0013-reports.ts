import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What readers and officers say of a publication that should not be public as it is; and the trail's index for decided finds. */
export class Reports1700000000013 implements MigrationInterface {
  name = 'Reports1700000000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE report (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES workflow_case,
        number text NOT NULL,
        unit text NOT NULL,
        domain text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('personal', 'secrecy', 'trade-secret', 'other')),
        words text NOT NULL,
        reported_by text,
        reported_at timestamptz NOT NULL,
        status text NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'open', 'taken-down', 'dismissed')),
        settled_by text,
        settled_at timestamptz,
        reason text
      );
      CREATE INDEX report_new ON report (reported_at, id) WHERE status = 'new';
      CREATE INDEX report_newest ON report (reported_at DESC, id DESC);
      CREATE INDEX report_of_unit ON report (unit, reported_at DESC, id DESC);
      GRANT SELECT, INSERT, UPDATE ON report TO gongkai_app;
      CREATE INDEX audit_decided ON audit_entry (at) WHERE action = 'DECIDE';
      CREATE INDEX task_cleared ON task (ended_at) WHERE outcome = 'CLEAR'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX audit_decided; DROP INDEX task_cleared; DROP TABLE report');
  }
}
