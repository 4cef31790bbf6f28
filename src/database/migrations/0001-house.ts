import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The whole house of the first release. PostgreSQL 15 must do: no uuidv7(), no newer syntax. */
export class House1700000000001 implements MigrationInterface {
  name = 'House1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [ACCESS, PROJECTS, CASES, ITEMS, WORK, TRAIL, PUBLIC, DELIVERY]) await runner.query(part);
  }

  async down(): Promise<void> {
    await Promise.reject(new Error('the first migration is not undone: restore a backup instead'));
  }
}

const ACCESS = `
CREATE TABLE account (
  id text PRIMARY KEY,
  person text NOT NULL,
  unit text NOT NULL,
  roles text[] NOT NULL,
  password_hash text,
  email text,
  locale text NOT NULL DEFAULT 'zh',
  active boolean NOT NULL DEFAULT true,
  demo boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX account_by_unit ON account (unit) WHERE active;
CREATE TABLE session (
  id_hash bytea PRIMARY KEY,
  account text NOT NULL REFERENCES account,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX session_by_expiry ON session (expires_at);
CREATE TABLE api_token (
  token_hash bytea PRIMARY KEY,
  account text NOT NULL REFERENCES account,
  name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz,
  revoked_at timestamptz
);`;

const PROJECTS = `
CREATE TABLE project (
  id uuid PRIMARY KEY,
  code text NOT NULL UNIQUE,
  name text NOT NULL,
  kind text NOT NULL,
  parties jsonb NOT NULL DEFAULT '{}',
  authorisations jsonb NOT NULL DEFAULT '[]',
  created_by text NOT NULL REFERENCES account,
  created_unit text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX project_newest ON project (created_at DESC, id DESC);`;

const CASES = `
CREATE TABLE definition (
  hash text PRIMARY KEY,
  name text NOT NULL,
  content jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE workflow_case (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  definition text NOT NULL REFERENCES definition,
  snapshot jsonb NOT NULL,
  state text NOT NULL,
  states text[] NOT NULL,
  revision int NOT NULL DEFAULT 1,
  guard int NOT NULL DEFAULT 1,
  unit text NOT NULL,
  facts jsonb NOT NULL,
  audit_seq int NOT NULL,
  audit_hash bytea NOT NULL,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  entered_at timestamptz NOT NULL
);
CREATE INDEX case_by_unit ON workflow_case (unit, updated_at DESC, id DESC);
CREATE INDEX case_newest ON workflow_case (updated_at DESC, id DESC);
CREATE INDEX case_by_creator ON workflow_case (created_by, updated_at DESC, id DESC);`;

const ITEMS = `
CREATE TABLE item (
  id uuid PRIMARY KEY REFERENCES workflow_case,
  entry text NOT NULL,
  domain text NOT NULL,
  project uuid REFERENCES project,
  version int NOT NULL DEFAULT 1,
  title text NOT NULL,
  summary text NOT NULL DEFAULT '',
  elements jsonb NOT NULL DEFAULT '{}',
  extra jsonb NOT NULL DEFAULT '[]',
  dates jsonb NOT NULL DEFAULT '{}',
  marks jsonb NOT NULL DEFAULT '[]',
  content_hash text NOT NULL,
  public_hash text NOT NULL,
  number text UNIQUE,
  search tsvector NOT NULL
);
CREATE INDEX item_by_project ON item (project) WHERE project IS NOT NULL;
CREATE INDEX item_search ON item USING gin (search);
CREATE TABLE item_version (
  item uuid NOT NULL REFERENCES item,
  version int NOT NULL,
  content jsonb NOT NULL,
  content_hash text NOT NULL,
  public_hash text NOT NULL,
  published_at timestamptz NOT NULL,
  PRIMARY KEY (item, version)
);
CREATE TABLE blob (
  sha256 text PRIMARY KEY,
  media_type text NOT NULL,
  size int NOT NULL,
  content bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE attachment (
  id uuid PRIMARY KEY,
  item uuid NOT NULL REFERENCES item,
  sha256 text NOT NULL REFERENCES blob,
  title text NOT NULL,
  file_name text NOT NULL,
  media_type text NOT NULL,
  size int NOT NULL,
  added_by text NOT NULL,
  added_at timestamptz NOT NULL,
  removed_at timestamptz
);
CREATE INDEX attachment_by_item ON attachment (item);
CREATE TABLE comment (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES workflow_case,
  author text NOT NULL REFERENCES account,
  text text NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX comment_by_case ON comment (case_id, at);`;

const WORK = `
CREATE TABLE task (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES workflow_case,
  state text NOT NULL,
  step text NOT NULL,
  unit text NOT NULL,
  role text NOT NULL,
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'done', 'closed')),
  claimed_by text,
  claimed_at timestamptz,
  not_before date,
  opened_at timestamptz NOT NULL,
  ended_at timestamptz,
  ended_by text,
  outcome text
);
CREATE INDEX task_by_case ON task (case_id);
CREATE INDEX task_todo ON task (unit, role, opened_at, id) WHERE status = 'open';
CREATE INDEX task_claimed ON task (claimed_by, opened_at, id) WHERE status = 'open' AND claimed_by IS NOT NULL;
CREATE INDEX task_done ON task (ended_by, ended_at DESC, id DESC) WHERE status = 'done';
CREATE TABLE timer (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES workflow_case,
  action text NOT NULL,
  input jsonb NOT NULL DEFAULT '{}',
  due_at timestamptz NOT NULL,
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'fired', 'refused', 'cancelled')),
  settled_at timestamptz,
  note text
);
CREATE INDEX timer_due ON timer (due_at) WHERE status = 'open';
CREATE INDEX timer_by_case ON timer (case_id) WHERE status = 'open';
CREATE TABLE outbox (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  case_id uuid NOT NULL,
  payload jsonb NOT NULL,
  run_at timestamptz NOT NULL,
  locked_until timestamptz,
  attempts int NOT NULL DEFAULT 0,
  last_error text,
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'done', 'failed')),
  settled_at timestamptz
);
CREATE INDEX outbox_due ON outbox (run_at) WHERE status = 'open';
CREATE TABLE idempotency (
  actor text NOT NULL,
  key text NOT NULL,
  body_hash text NOT NULL,
  status int NOT NULL,
  response jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (actor, key)
);
CREATE INDEX idempotency_by_age ON idempotency (created_at);`;

const TRAIL = `
CREATE TABLE audit_entry (
  id uuid PRIMARY KEY,
  subject uuid NOT NULL,
  seq int NOT NULL,
  at timestamptz NOT NULL,
  actor text NOT NULL,
  unit text NOT NULL,
  on_behalf_of text,
  action text NOT NULL,
  from_state text,
  to_state text,
  revision int NOT NULL,
  detail jsonb NOT NULL,
  content_digest bytea,
  prev_hash bytea NOT NULL,
  hash bytea NOT NULL,
  UNIQUE (subject, seq)
);
CREATE TABLE audit_content (
  entry uuid PRIMARY KEY,
  salt bytea NOT NULL,
  content jsonb NOT NULL
);
CREATE TABLE audit_unsealed (
  entry uuid PRIMARY KEY,
  at timestamptz NOT NULL
);
CREATE TABLE audit_leaf (
  position bigint PRIMARY KEY,
  entry uuid NOT NULL UNIQUE,
  leaf_hash bytea NOT NULL
);
CREATE TABLE audit_head (
  size bigint PRIMARY KEY,
  root bytea NOT NULL,
  frontier bytea[] NOT NULL,
  signed_at timestamptz NOT NULL,
  key_id text NOT NULL,
  signature bytea NOT NULL
);
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;`;

const PUBLIC = `
CREATE TABLE index_number (
  uscc text NOT NULL,
  year int NOT NULL,
  last int NOT NULL,
  PRIMARY KEY (uscc, year)
);
CREATE TABLE publication (
  id uuid PRIMARY KEY,
  number text NOT NULL,
  version int NOT NULL,
  case_id uuid NOT NULL,
  entry text NOT NULL,
  domain text NOT NULL,
  unit text NOT NULL,
  publisher text NOT NULL,
  project uuid,
  project_name text,
  title text NOT NULL,
  summary text NOT NULL,
  body jsonb NOT NULL,
  attachments jsonb NOT NULL,
  formed_on date,
  published_at timestamptz NOT NULL,
  change_note text,
  relation jsonb,
  public_hash text NOT NULL,
  UNIQUE (number, version)
);
CREATE INDEX publication_by_case ON publication (case_id);
CREATE INDEX publication_by_relation ON publication ((relation ->> 'of')) WHERE relation IS NOT NULL;
CREATE INDEX publication_files ON publication USING gin (attachments jsonb_path_ops);
CREATE TABLE publication_state (
  number text PRIMARY KEY,
  publication uuid NOT NULL REFERENCES publication,
  case_id uuid NOT NULL,
  entry text NOT NULL,
  domain text NOT NULL,
  unit text NOT NULL,
  project uuid,
  visibility text NOT NULL CHECK (visibility IN ('current', 'held', 'takenDown', 'repealed', 'expired')),
  notice text,
  changed_at timestamptz NOT NULL,
  published_at timestamptz NOT NULL,
  search tsvector NOT NULL
);
CREATE INDEX window_newest ON publication_state (published_at DESC, number DESC) WHERE visibility IN ('current', 'repealed');
CREATE INDEX window_by_domain ON publication_state (domain, published_at DESC, number DESC) WHERE visibility IN ('current', 'repealed');
CREATE INDEX window_by_entry ON publication_state (entry, published_at DESC, number DESC) WHERE visibility IN ('current', 'repealed');
CREATE INDEX window_by_unit ON publication_state (unit, published_at DESC, number DESC) WHERE visibility IN ('current', 'repealed');
CREATE INDEX window_by_project ON publication_state (project, published_at DESC, number DESC) WHERE project IS NOT NULL;
CREATE INDEX window_search ON publication_state USING gin (search);
CREATE INDEX window_by_case ON publication_state (case_id);`;

const DELIVERY = `
CREATE TABLE delivery (
  id uuid PRIMARY KEY,
  publication uuid NOT NULL REFERENCES publication,
  case_id uuid NOT NULL,
  channel text NOT NULL,
  operation text NOT NULL CHECK (operation IN ('publish', 'update', 'hold', 'release', 'withdraw', 'repeal', 'resend')),
  status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'delivered', 'failed')),
  attempts int NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL,
  locked_until timestamptz,
  receipt jsonb,
  last_error text,
  reported boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  settled_at timestamptz
);
CREATE INDEX delivery_due ON delivery (next_attempt_at) WHERE status = 'pending';
CREATE INDEX delivery_unreported ON delivery (settled_at) WHERE status <> 'pending' AND NOT reported;
CREATE INDEX delivery_by_case ON delivery (case_id);
CREATE TABLE delivery_attempt (
  delivery uuid NOT NULL REFERENCES delivery,
  n int NOT NULL,
  at timestamptz NOT NULL,
  http_status int,
  duration_ms int NOT NULL,
  response text,
  error text,
  PRIMARY KEY (delivery, n)
);
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['audit_entry', 'audit_leaf', 'audit_head', 'publication', 'definition'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
END $$;
GRANT USAGE ON SCHEMA public TO gongkai_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO gongkai_app;
REVOKE UPDATE, DELETE ON audit_entry, audit_leaf, audit_head, publication, definition FROM gongkai_app;`;
