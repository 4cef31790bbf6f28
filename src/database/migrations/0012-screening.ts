import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was decided of each find, what was read of each file, and what a unit said is no find. */
export class Screening1700000000012 implements MigrationInterface {
  name = 'Screening1700000000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE item ADD COLUMN decisions jsonb NOT NULL DEFAULT '[]', ADD COLUMN quarantined boolean NOT NULL DEFAULT false;
      ALTER TABLE item ADD COLUMN shown_title text GENERATED ALWAYS AS (CASE WHEN quarantined THEN '' ELSE title END) STORED;
      ALTER TABLE blob ADD COLUMN scan text CHECK (scan IN ('read', 'unscannable', 'infected')), ADD COLUMN scan_cause text,
        ADD COLUMN scan_finds jsonb NOT NULL DEFAULT '[]', ADD COLUMN scan_metadata jsonb NOT NULL DEFAULT '[]',
        ADD COLUMN scan_leased_until timestamptz, ADD COLUMN erased_at timestamptz,
        ADD COLUMN public_sha256 text REFERENCES blob;
      CREATE INDEX blob_by_public ON blob (public_sha256) WHERE public_sha256 IS NOT NULL;
      CREATE INDEX blob_unread ON blob (created_at, sha256) WHERE scan IS NULL OR scan_cause = 'virus-scan-unavailable';
      ALTER TABLE attachment ADD COLUMN expunged boolean NOT NULL DEFAULT false;
      CREATE INDEX attachment_by_sha256 ON attachment (sha256);
      CREATE TABLE screening_allowance (
        id uuid PRIMARY KEY,
        unit text NOT NULL,
        detector text NOT NULL,
        digest text NOT NULL,
        reason text,
        case_id uuid NOT NULL REFERENCES workflow_case,
        said_by text NOT NULL,
        said_at timestamptz NOT NULL,
        revoked_by text,
        revoked_at timestamptz
      );
      CREATE UNIQUE INDEX allowance_in_force ON screening_allowance (unit, detector, digest) WHERE revoked_at IS NULL;
      CREATE INDEX allowance_newest ON screening_allowance (unit, said_at DESC, id DESC);
      GRANT SELECT, INSERT, UPDATE ON screening_allowance TO gongkai_app;
      GRANT UPDATE (content, erased_at, public_sha256, scan, scan_cause, scan_finds, scan_metadata, scan_leased_until) ON blob TO gongkai_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE screening_allowance;
      DROP INDEX attachment_by_sha256;
      ALTER TABLE attachment DROP COLUMN expunged;
      ALTER TABLE blob DROP COLUMN scan, DROP COLUMN scan_cause, DROP COLUMN scan_finds, DROP COLUMN scan_metadata,
        DROP COLUMN scan_leased_until, DROP COLUMN erased_at, DROP COLUMN public_sha256;
      ALTER TABLE item DROP COLUMN shown_title, DROP COLUMN quarantined, DROP COLUMN decisions`);
  }
}
