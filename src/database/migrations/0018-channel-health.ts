import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What people see of the channels: the last day of each, and the deliveries of one unit, read from an index and never from the whole
 * table. A delivery that was sent again, or overtaken, waits for nobody: `manual` and `failed` are those that wait for a person.
 */
export class ChannelHealth1700000000018 implements MigrationInterface {
  name = 'ChannelHealth1700000000018';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE delivery ADD COLUMN unit text;
      UPDATE delivery d SET unit = c.unit FROM workflow_case c WHERE c.id = d.case_id;
      UPDATE delivery d SET status = 'superseded', reported = true, settled_at = coalesce(d.settled_at, now())
        WHERE d.status = 'failed' AND EXISTS (SELECT FROM delivery n
          WHERE n.case_id = d.case_id AND n.channel = d.channel AND n.number = d.number AND n.sequence > d.sequence);
      UPDATE delivery SET reported = true WHERE status = 'manual';
      CREATE INDEX delivery_by_unit ON delivery (unit, status, created_at DESC, id DESC);
      CREATE INDEX delivery_settled ON delivery (channel, status, settled_at DESC) WHERE settled_at IS NOT NULL;
      ALTER TABLE delivery_attempt ADD COLUMN channel text;
      UPDATE delivery_attempt a SET channel = d.channel FROM delivery d WHERE d.id = a.delivery;
      CREATE INDEX delivery_attempt_of_day ON delivery_attempt (channel, at);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX delivery_by_unit, delivery_settled, delivery_attempt_of_day;
      ALTER TABLE delivery_attempt DROP COLUMN channel;
      ALTER TABLE delivery DROP COLUMN unit;`);
  }
}
