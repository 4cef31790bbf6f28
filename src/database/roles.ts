import type { Client } from 'pg';
import { StartProblem } from '../platform/start-problem.js';

/** The role the application works as: it owns nothing, so it cannot lift the append-only triggers. */
export const APP_ROLE = 'gongkai_app';

/** Without it and without the right to make it, the person at the database must: the message says what to run. */
export class RoleMissing extends StartProblem {
  constructor(owner: string, database: string, cause: unknown) {
    super(
      `the database role "${APP_ROLE}" cannot be used and "${owner}" may not make it so. ` +
        `As a superuser of "${database}" run:\n  CREATE ROLE ${APP_ROLE} NOLOGIN;\n  GRANT ${APP_ROLE} TO "${owner}";`,
      { cause },
    );
  }
}

/** Makes the role when missing and lets the owner step down into it; `owner` is connected as the role that migrates. */
export async function ensureAppRole(owner: Client): Promise<void> {
  try {
    if (!(await roleExists(owner))) await owner.query(`CREATE ROLE ${APP_ROLE} NOLOGIN`);
    if (!(await maySetRole(owner))) await owner.query(`GRANT ${APP_ROLE} TO CURRENT_USER`);
  } catch (cause) {
    throw new RoleMissing(owner.user ?? 'the owner', owner.database ?? 'the database', cause);
  }
}

async function roleExists(owner: Client): Promise<boolean> {
  const found = await owner.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [APP_ROLE]);
  return found.rows.length > 0;
}

async function maySetRole(owner: Client): Promise<boolean> {
  await owner.query('BEGIN');
  const tried = await owner.query(`SET LOCAL ROLE ${APP_ROLE}`).then(
    () => true,
    () => false,
  );
  await owner.query('ROLLBACK');
  return tried;
}
