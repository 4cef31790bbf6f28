import { parseArgs } from 'node:util';
import { issueToken } from '../access/token-store.js';
import type { TokenOrder } from '../access/token-store.js';
import { SystemClock } from '../platform/clock.js';
import { CommandRefused, runCommand } from './run-command.js';
import { withDatabase } from './with-database.js';

const USAGE = 'usage: npm run token:create -- --account land-bureau.drafter --name exporter [--days 90]';
const MOST_DAYS = 3650;

/** Issues a bearer token for a program that acts as an account; shown once, kept only as a hash. */
async function tokenCreate(): Promise<string> {
  const order = readArguments();
  const token = await withDatabase(process.env, async (pool) => await issueToken(pool, order, new SystemClock().now()));
  if (token === null) throw new CommandRefused(`there is no active account ${order.account}`);
  return token;
}

function readArguments(): TokenOrder {
  const { values } = parseArgs({
    options: { account: { type: 'string' }, name: { type: 'string' }, days: { type: 'string' } },
  });
  const days = values.days === undefined ? null : Number(values.days);
  const daysFit = days === null || (Number.isInteger(days) && days >= 1 && days <= MOST_DAYS);
  if (values.account === undefined || !daysFit) throw new CommandRefused(USAGE);
  return { account: values.account, name: values.name ?? 'program', days };
}

runCommand(USAGE, tokenCreate);
