import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is filed by hand, gathered: the batch, and its files as they were made. A field table, a display term or the program may be another
 * one tomorrow, so the bytes are kept: what is downloaded again is what was filed. Files are never changed.
 */
export class DeliveryBatches1700000000020 implements MigrationInterface {
  name = 'DeliveryBatches1700000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE delivery_batch (
        id uuid PRIMARY KEY,
        channel text NOT NULL,
        -- null: of all units, made by the government office
        unit text,
        made_by text NOT NULL,
        made_at timestamptz NOT NULL,
        count int NOT NULL,
        records int NOT NULL,
        left_out uuid[] NOT NULL DEFAULT '{}',
        receipt text,
        evidence text,
        settled_by text,
        settled_at timestamptz
      );
      CREATE INDEX delivery_batch_newest ON delivery_batch (channel, made_at DESC, id DESC);
      CREATE INDEX delivery_batch_of_unit ON delivery_batch (channel, unit, made_at DESC, id DESC);
      CREATE TABLE delivery_batch_file (
        batch uuid NOT NULL REFERENCES delivery_batch,
        kind text NOT NULL CHECK (kind IN ('licence', 'penalty')),
        ending text NOT NULL CHECK (ending IN ('csv', 'xlsx')),
        sha256 text NOT NULL,
        content bytea NOT NULL,
        PRIMARY KEY (batch, kind, ending)
      );
      ALTER TABLE delivery ADD CONSTRAINT delivery_batch_fkey FOREIGN KEY (batch) REFERENCES delivery_batch;
      CREATE INDEX delivery_by_batch ON delivery (batch) WHERE batch IS NOT NULL;
      CREATE INDEX delivery_to_file ON delivery (channel, created_at, id) WHERE status = 'manual' AND batch IS NULL;
      GRANT SELECT, INSERT, UPDATE ON delivery_batch TO gongkai_app;
      GRANT SELECT, INSERT ON delivery_batch_file TO gongkai_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX delivery_by_batch, delivery_to_file;
      ALTER TABLE delivery DROP CONSTRAINT delivery_batch_fkey;
      UPDATE delivery SET batch = NULL WHERE batch IS NOT NULL;
      DROP TABLE delivery_batch_file, delivery_batch;`);
  }
}
