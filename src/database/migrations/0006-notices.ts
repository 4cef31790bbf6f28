import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What each person is told in the house, whether it was read, which mails the person does without, and which mornings a digest was made.
 * A digest is about many cases, so that its message hangs on none.
 */
export class Notices1700000000006 implements MigrationInterface {
  name = 'Notices1700000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notice (
        id uuid PRIMARY KEY,
        account text NOT NULL REFERENCES account,
        kind text NOT NULL,
        case_id uuid,
        entry text,
        unit text,
        step text,
        rung text,
        due text,
        missed text[] NOT NULL DEFAULT '{}',
        at timestamptz NOT NULL,
        read_at timestamptz
      );
      CREATE INDEX notice_newest ON notice (account, at DESC, id DESC);
      CREATE INDEX notice_unread ON notice (account) WHERE read_at IS NULL;
      CREATE TABLE notice_choice (
        account text PRIMARY KEY REFERENCES account,
        without text[] NOT NULL,
        changed_at timestamptz NOT NULL
      );
      CREATE TABLE digest (
        day date NOT NULL,
        account text NOT NULL REFERENCES account,
        at timestamptz NOT NULL,
        PRIMARY KEY (day, account)
      );
      ALTER TABLE outbox ALTER COLUMN case_id DROP NOT NULL;
      GRANT SELECT, INSERT, UPDATE, DELETE ON notice, notice_choice, digest TO gongkai_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM outbox WHERE case_id IS NULL;
      ALTER TABLE outbox ALTER COLUMN case_id SET NOT NULL;
      DROP TABLE digest, notice_choice, notice;`);
  }
}
