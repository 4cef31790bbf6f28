import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What became of one publication, in the order of positions: a release needs the changes of its whole process. */
export class Ocds1700000000017 implements MigrationInterface {
  name = 'Ocds1700000000017';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE INDEX window_change_by_number ON window_change (number, position) WHERE position IS NOT NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX window_change_by_number');
  }
}
