import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files a unit shows for its answer to a supervision order; the bytes are blobs like all others. The list is newest first. */
export class OrderEvidence1700000000008 implements MigrationInterface {
  name = 'OrderEvidence1700000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE order_evidence (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES workflow_case,
        sha256 text NOT NULL REFERENCES blob,
        title text NOT NULL,
        file_name text NOT NULL,
        media_type text NOT NULL,
        size integer NOT NULL,
        added_by text NOT NULL,
        added_at timestamptz NOT NULL
      );
      CREATE INDEX order_evidence_by_case ON order_evidence (case_id);
      CREATE INDEX order_newest ON workflow_case (created_at DESC, id DESC) WHERE kind = 'order';
      CREATE INDEX order_newest_of_unit ON workflow_case (unit, created_at DESC, id DESC) WHERE kind = 'order';
      GRANT SELECT, INSERT ON order_evidence TO gongkai_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX order_newest_of_unit, order_newest; DROP TABLE order_evidence');
  }
}
