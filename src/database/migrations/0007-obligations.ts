import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Obligations are cases of their own kind and need no table: they are found by unit and state, by the item begun for them, and items by
 * their entry. How far the published versions were read for what follows them is kept, so that reading costs what is new.
 */
export class Obligations1700000000007 implements MigrationInterface {
  name = 'Obligations1700000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX obligation_by_state ON workflow_case (state, unit, id) WHERE kind = 'obligation';
      CREATE INDEX obligation_of_item ON workflow_case ((facts #>> '{obligation,item}')) WHERE kind = 'obligation';
      CREATE INDEX item_by_entry ON item (entry, id);
      CREATE INDEX version_by_time ON item_version (published_at, item, version);
      CREATE TABLE obligation_progress (
        name text PRIMARY KEY,
        up_to timestamptz NOT NULL
      );
      GRANT SELECT, INSERT, UPDATE ON obligation_progress TO gongkai_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE obligation_progress;
      DROP INDEX version_by_time, item_by_entry, obligation_of_item, obligation_by_state`);
  }
}
