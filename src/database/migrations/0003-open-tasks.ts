import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every action reads the open tasks of its case. Without an index for just that, a plan made while the table is small and kept since
 * reads every open task of the house.
 */
export class OpenTasks1700000000003 implements MigrationInterface {
  name = 'OpenTasks1700000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX task_open_by_case ON task (case_id) WHERE status = 'open'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX task_open_by_case');
  }
}
