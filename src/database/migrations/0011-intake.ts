import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Texts that came from outside, each as it came and with the first answer it got, refused ones too: nothing is lost. And the open
 * signatures of approvals by word of mouth, found without reading every case.
 */
export class Intake1700000000011 implements MigrationInterface {
  name = 'Intake1700000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE intake (
        id uuid PRIMARY KEY,
        mode text NOT NULL,
        sender text NOT NULL,
        webhook_id text,
        received_at timestamptz NOT NULL,
        payload_sha256 text NOT NULL,
        payload jsonb NOT NULL,
        item uuid REFERENCES item,
        status int,
        answer jsonb,
        UNIQUE (sender, webhook_id)
      );
      CREATE INDEX intake_unanswered ON intake (received_at, id) WHERE status IS NULL;
      CREATE UNIQUE INDEX intake_by_item ON intake (item) WHERE item IS NOT NULL;
      CREATE INDEX case_signature_pending ON workflow_case ((facts #>> '{pendingSignature,recordedAt}'), id)
        WHERE facts #>> '{pendingSignature,signer}' IS NOT NULL AND facts #>> '{pendingSignature,confirmedAt}' IS NULL;
      GRANT SELECT, INSERT, UPDATE ON intake TO gongkai_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX case_signature_pending; DROP TABLE intake');
  }
}
