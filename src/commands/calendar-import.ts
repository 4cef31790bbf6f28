import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { DataSource } from 'typeorm';
import { AccountDirectory } from '../access/account-directory.js';
import { CalendarYears } from '../calendar/calendar-years.js';
import { givenNotice, type GivenNotice } from '../calendar/given-notice.js';
import type { CalendarPreviewJson } from '../calendar/schemas.js';
import type { Actor } from '../domain/actor.js';
import type { Outcome } from '../domain/refusal.js';
import { sentenceOf } from '../platform/i18n.js';
import type { Settings } from '../platform/settings.js';
import { house } from './house.js';
import { CommandRefused, runCommand } from './run-command.js';
import { withDatabase } from './with-database.js';

const USAGE = `usage: npm run calendar:import -- 2027.json --account office.officer [--preview]
  [--year 2027] [--title "…"] [--issued 2026-11-04] [--address https://…]
The file: JSON or YAML of this system, of holidays.json or of holiday-cn, or lines such as "春节 休 2027-02-05 至 2027-02-11".`;

interface Order {
  readonly account: string;
  readonly notice: GivenNotice;
  readonly preview: boolean;
}

/** Records a notice of days off as an officer of the government office, or tells what it would move. */
async function calendarImport(): Promise<string> {
  const order = readArguments();
  return await withDatabase(process.env, async (_, settings, source) => await inHouse(order, settings, source));
}

function readArguments(): Order {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { account: text, year: text, title: text, issued: text, address: text, preview: { type: 'boolean' } },
  });
  const [file] = positionals;
  if (file === undefined || values.account === undefined) throw new CommandRefused(USAGE);
  const { account, year = '', title: notice = '', issued = '', address = '', preview = false } = values;
  const typed = { year, notice, address, issued, text: textOf(file) };
  return { account, preview, notice: orSay(givenNotice(typed)) };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new CommandRefused(`${file} cannot be read: ${String(cause)}`);
  }
}

async function inHouse({ account, notice, preview }: Order, settings: Settings, source: DataSource): Promise<string> {
  const app = await house(settings, source);
  try {
    const years = app.get(CalendarYears, { strict: false });
    const actor = await actorOf(app.get(AccountDirectory, { strict: false }), account);
    if (preview) return previewTold(orSay(await years.preview(actor, notice)));
    const { year, calendar } = orSay(await years.record(actor, notice));
    return `recorded ${notice.title} (${String(year)}): the calendar is now ${calendar}; open clocks are counted anew by the worker`;
  } finally {
    await app.close();
  }
}

async function actorOf(directory: AccountDirectory, account: string): Promise<Actor> {
  const found = await directory.credentials(account);
  if (found?.active !== true) throw new CommandRefused(`there is no active account ${account}`);
  const { person, unit, roles } = found;
  return { account, person, unit, roles };
}

function previewTold({ year, moves, moved }: CalendarPreviewJson): string {
  const lines = moves.map(
    ({ case: id, title, unit, text, from, to }) => `${id}  ${unit}  ${title}\n  ${text}: ${from ?? '-'} → ${to ?? '-'}`,
  );
  const more = moved > moves.length ? [`… and ${String(moved - moves.length)} more`] : [];
  return [`${String(year)}: ${String(moved)} open due dates would move; nothing was written`, ...lines, ...more].join(
    '\n',
  );
}

function orSay<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new CommandRefused(
    outcome.refusals.map((refusal) => `${sentenceOf(refusal, 'zh')} ${sentenceOf(refusal, 'en')}`).join('\n'),
  );
}

runCommand(USAGE, calendarImport);
