import { parseArgs } from 'node:util';
import type { Pool } from 'pg';
import { addAccounts } from '../access/add-accounts.js';
import { hashPassword, judgePassword } from '../access/password.js';
import { loadJurisdiction } from '../catalogue/load-jurisdiction.js';
import { SystemClock } from '../platform/clock.js';
import { sentenceOf } from '../platform/i18n.js';
import type { Settings } from '../platform/settings.js';
import { askPassword } from './ask-password.js';
import { CommandRefused, runCommand } from './run-command.js';
import { withDatabase } from './with-database.js';

const USAGE = 'usage: npm run admin:create -- --account admin --person 张三 [--password-stdin]';
const ACCOUNT = /^[a-z0-9][a-z0-9.-]{1,99}$/;

interface NewAdministrator {
  readonly account: string;
  readonly person: string;
  readonly password: string;
}

/** Makes the first administrator, in the unit that answers for the whole; others are made in the workbench. */
async function adminCreate(): Promise<string> {
  const administrator = await readArguments();
  return await withDatabase(process.env, async (pool, settings) => await create(pool, settings, administrator));
}

async function readArguments(): Promise<NewAdministrator> {
  const { values } = parseArgs({
    options: {
      account: { type: 'string' },
      person: { type: 'string' },
      'password-stdin': { type: 'boolean', default: false },
    },
  });
  const { account = '', person = '' } = values;
  if (!ACCOUNT.test(account) || person.trim() === '') throw new CommandRefused(USAGE);
  const password = await askPassword(values['password-stdin']);
  const [wrong] = judgePassword(password);
  if (wrong !== undefined) throw new CommandRefused(`${sentenceOf(wrong, 'zh')} ${sentenceOf(wrong, 'en')}`);
  return { account, person: person.trim(), password };
}

async function create(
  pool: Pool,
  settings: Settings,
  { account, person, password }: NewAdministrator,
): Promise<string> {
  const unit = loadJurisdiction(settings.jurisdiction).office;
  const passwordHash = await hashPassword(password);
  const row = { id: account, person, unit, roles: ['administrator'] as const, passwordHash };
  const added = await addAccounts(pool, [row], new SystemClock().now());
  if (added.length === 0) throw new CommandRefused(`the account ${account} exists already: nothing was changed`);
  return `created the administrator ${account} (${person}, ${unit})`;
}

runCommand(USAGE, adminCreate);
