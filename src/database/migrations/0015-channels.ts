import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What an outside platform is sent rises: `sequence` is the place on the case's trail of the act that owes the delivery. One that nobody
 * can push waits for a person (`manual`), one that a newer version overtook is `superseded`; what was sent stays readable.
 */
export class Channels1700000000015 implements MigrationInterface {
  name = 'Channels1700000000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE delivery ADD COLUMN number text, ADD COLUMN sequence int, ADD COLUMN payload text,
        ADD COLUMN content_type text, ADD COLUMN last_attempt_at timestamptz, ADD COLUMN batch uuid;
      UPDATE delivery d SET number = p.number, sequence = n.nth
        FROM publication p, (SELECT id, row_number() OVER (PARTITION BY case_id, channel ORDER BY created_at, id) AS nth FROM delivery) n
        WHERE p.id = d.publication AND n.id = d.id;
      ALTER TABLE delivery ALTER COLUMN number SET NOT NULL, ALTER COLUMN sequence SET NOT NULL,
        DROP CONSTRAINT delivery_status_check,
        ADD CONSTRAINT delivery_status_check CHECK (status IN ('pending', 'manual', 'delivered', 'failed', 'superseded'));
      DROP INDEX delivery_due;
      DROP INDEX delivery_by_case;
      CREATE INDEX delivery_due ON delivery (channel, next_attempt_at) WHERE status = 'pending';
      CREATE INDEX delivery_by_case ON delivery (case_id, channel, number, sequence);
      CREATE INDEX delivery_by_status ON delivery (status, created_at DESC, id DESC);
      CREATE INDEX delivery_by_channel ON delivery (channel, status, created_at DESC, id DESC);
      CREATE INDEX delivery_leased ON delivery (channel, locked_until) WHERE status = 'pending' AND locked_until IS NOT NULL;
      CREATE TABLE channel_state (
        channel text PRIMARY KEY,
        paused_at timestamptz,
        paused_by text,
        -- 'person' or 'gone' (the platform answered 410)
        pause_cause text,
        reason text,
        failures int NOT NULL DEFAULT 0,
        open_until timestamptz,
        tokens double precision,
        refilled_at timestamptz,
        last_success_at timestamptz,
        last_failure_at timestamptz,
        last_error text
      );
      GRANT SELECT, INSERT, UPDATE, DELETE ON channel_state TO gongkai_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE channel_state;
      DROP INDEX delivery_due, delivery_by_case, delivery_by_status, delivery_by_channel, delivery_leased;
      UPDATE delivery SET status = 'failed' WHERE status IN ('manual', 'superseded');
      ALTER TABLE delivery DROP CONSTRAINT delivery_status_check,
        ADD CONSTRAINT delivery_status_check CHECK (status IN ('pending', 'delivered', 'failed')),
        DROP COLUMN number, DROP COLUMN sequence, DROP COLUMN payload, DROP COLUMN content_type, DROP COLUMN last_attempt_at, DROP COLUMN batch;
      CREATE INDEX delivery_due ON delivery (next_attempt_at) WHERE status = 'pending';
      CREATE INDEX delivery_by_case ON delivery (case_id);`);
  }
}
