import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One row per worker process: when its loop last came round. */
export class Heartbeat1700000000002 implements MigrationInterface {
  name = 'Heartbeat1700000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE heartbeat (process uuid PRIMARY KEY, at timestamptz NOT NULL);
      GRANT SELECT, INSERT, UPDATE, DELETE ON heartbeat TO gongkai_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE heartbeat');
  }
}
