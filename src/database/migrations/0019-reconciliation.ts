import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What platforms said they hold, compared with what they were sent: the newest run of each channel, and where it differs. */
export class Reconciliation1700000000019 implements MigrationInterface {
  name = 'Reconciliation1700000000019';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE reconciliation (
        channel text PRIMARY KEY,
        started_at timestamptz NOT NULL,
        ended_at timestamptz,
        held int NOT NULL DEFAULT 0,
        expected int NOT NULL DEFAULT 0,
        error text
      );
      CREATE TABLE channel_difference (
        channel text NOT NULL,
        number text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('missing', 'older', 'newer', 'shown', 'hidden', 'unknown')),
        ours int,
        theirs int,
        delivery uuid,
        found_at timestamptz NOT NULL,
        PRIMARY KEY (channel, number)
      );
      CREATE INDEX delivery_held ON delivery (channel, number, sequence DESC) WHERE status = 'delivered';
      CREATE INDEX delivery_links ON delivery ((receipt ->> 'checkedAt')) WHERE receipt ? 'url';
      GRANT SELECT, INSERT, UPDATE, DELETE ON reconciliation, channel_difference TO gongkai_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE reconciliation, channel_difference; DROP INDEX delivery_held, delivery_links;');
  }
}
