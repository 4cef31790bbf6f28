import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Differences as people see them: those of their own units, and since when a platform that cannot answer now could not. */
export class Differences1700000000021 implements MigrationInterface {
  name = 'Differences1700000000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE channel_difference ADD COLUMN unit text;
      UPDATE channel_difference x SET unit = s.unit FROM publication_state s WHERE s.number = x.number;
      CREATE INDEX channel_difference_of_unit ON channel_difference (channel, unit, number);
      ALTER TABLE reconciliation ADD COLUMN compared_at timestamptz;
      UPDATE reconciliation SET compared_at = ended_at WHERE error IS NULL;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX channel_difference_of_unit;
      ALTER TABLE channel_difference DROP COLUMN unit;
      ALTER TABLE reconciliation DROP COLUMN compared_at;`);
  }
}
