import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Notices of days off and make-up days that the office imports, laid over those of the jurisdiction's calendar.yaml. `seq` counts without
 * gaps, so that whoever knows the first n lacks nothing before them. A notice is never changed: a later one takes its place.
 */
export class CalendarNotices1700000000005 implements MigrationInterface {
  name = 'CalendarNotices1700000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE calendar_notice (
        seq int PRIMARY KEY,
        year int NOT NULL,
        title text NOT NULL,
        address text,
        issued date NOT NULL,
        days_off jsonb NOT NULL,
        workdays jsonb NOT NULL,
        imported_by text NOT NULL,
        at timestamptz NOT NULL
      );
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON calendar_notice FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER never_emptied BEFORE TRUNCATE ON calendar_notice FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      GRANT SELECT, INSERT ON calendar_notice TO gongkai_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE calendar_notice');
  }
}
