import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Urging (催办), reassigning (改派) and delegation for absence (外出委托). How often a task was urged lies on the task, so that lists need
 * no other table; nobody is both delegate and delegator on one day, which the store judges while both accounts are locked.
 */
export class People1700000000009 implements MigrationInterface {
  name = 'People1700000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE task ADD urged int NOT NULL DEFAULT 0, ADD urged_at timestamptz, ADD urge_waits boolean NOT NULL DEFAULT false,
        ADD asked_on date;
      CREATE TABLE urge (
        id uuid PRIMARY KEY,
        task uuid NOT NULL REFERENCES task,
        case_id uuid NOT NULL REFERENCES workflow_case,
        by text NOT NULL REFERENCES account,
        at timestamptz NOT NULL,
        message text,
        acknowledged_by text REFERENCES account,
        acknowledged_at timestamptz
      );
      CREATE INDEX urge_by_case ON urge (case_id, at DESC, id DESC);
      CREATE INDEX urge_by_task ON urge (task) WHERE acknowledged_at IS NULL;
      CREATE TABLE delegation (
        id uuid PRIMARY KEY,
        unit text NOT NULL,
        from_account text NOT NULL REFERENCES account,
        to_account text NOT NULL REFERENCES account,
        from_date date NOT NULL,
        to_date date NOT NULL,
        roles text[] NOT NULL,
        reason text NOT NULL,
        document text,
        created_by text NOT NULL REFERENCES account,
        created_at timestamptz NOT NULL,
        ended_at timestamptz,
        ended_by text REFERENCES account,
        CHECK (from_account <> to_account),
        CHECK (from_date <= to_date),
        CHECK (cardinality(roles) > 0)
      );
      CREATE INDEX delegation_received ON delegation (to_account, to_date) WHERE ended_at IS NULL;
      CREATE INDEX delegation_given ON delegation (from_account, to_date) WHERE ended_at IS NULL;
      CREATE INDEX delegation_running ON delegation (unit, to_date) WHERE ended_at IS NULL;
      CREATE INDEX delegation_of_unit ON delegation (unit, created_at DESC, id DESC);
      CREATE INDEX delegation_newest ON delegation (created_at DESC, id DESC);
      GRANT SELECT, INSERT, UPDATE, DELETE ON urge, delegation TO gongkai_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE urge, delegation; ALTER TABLE task DROP urged, DROP urged_at, DROP urge_waits, DROP asked_on',
    );
  }
}
