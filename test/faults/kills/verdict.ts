import { setTimeout as pause } from 'node:timers/promises';
import { canonicalJson } from '../../../src/domain/audit/canonical-json.js';
import { addressesOf } from '../../features/notifications/mailbox.js';
import type { Client } from './client.js';
import type { House } from './house.js';
import type { Ledger } from './traffic.js';

/** One promise, how many things were looked at for it, and which of them break it. */
export interface Finding {
  readonly promise: string;
  readonly looked: number;
  readonly violations: readonly string[];
}

const REPEATED = 400;
const SYSTEM = 'system';

/** Brings everything back, lets the leases and waits of the dead pass, and waits until nothing is left to do. */
export async function settle(house: House): Promise<void> {
  house.platform.moods.set({ kind: 'normal' });
  for (const { proxy } of [...house.webs, ...house.workers]) proxy.let();
  await Promise.all(
    [...house.webs, ...house.workers].map(async (each) => {
      await each.up();
    }),
  );
  let [left, still] = [await waiting(house), 0];
  while (left > 0) {
    await pause(500);
    const now = await waiting(house);
    still = now === left ? still + 1 : 0;
    left = now;
    // Time goes on when nothing else does: what is under way would arrive with a signature too old.
    if (still > 0 && still % 6 === 0) house.moveClock(11 * 60_000);
  }
}

const waiting = async (house: House): Promise<number> =>
  await count(
    house,
    `(SELECT id FROM delivery WHERE NOT reported AND status <> 'manual' UNION ALL SELECT id FROM outbox WHERE status = 'open'
      UNION ALL SELECT entry FROM audit_unsealed) left_to_do`,
  );

const count = async (house: House, from: string): Promise<number> =>
  (await house.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`)).rows[0]!.n;

export async function findings(house: House, client: Client, ledger: Ledger): Promise<Finding[]> {
  return [
    ...(await inTheTrail(house, ledger)),
    {
      ...{ promise: 'no answer but the right one', looked: ledger.acknowledged.length + ledger.refused.length },
      violations: ledger.unexpected,
    },
    await none(house, 'a case has a task, a timer or an end', WITHOUT_NEXT),
    await none(house, 'one open task per waiting step', TWICE_OPEN),
    await verifies(house),
    await atThePlatform(house),
    await notices(house),
    await sameAnswers(client, ledger),
    { promise: 'residents are answered', looked: ledger.read.pages, violations: ledger.read.wrong },
  ];
}

/** The trail of each item is what its people were told, in order, and nothing else. */
async function inTheTrail(house: House, ledger: Ledger): Promise<Finding[]> {
  const { rows } = await house.pool.query<{ subject: string; did: string[] }>(
    `SELECT subject, array_agg(action || ' ' || actor ORDER BY seq) AS did FROM audit_entry
     WHERE actor <> $1 AND action <> ALL ($2) GROUP BY subject`,
    [SYSTEM, ['CREATE', 'EDIT', 'MARK']],
  );
  const found = new Map(rows.map(({ subject, did }) => [subject, did.join(', ')]));
  const wrong = [...ledger.done].flatMap(([id, did]) => {
    const [told, is] = [did.map(({ action, account }) => `${action} ${account}`).join(', '), found.get(id) ?? ''];
    return told === is ? [] : [`${id}: told [${told}], is [${is}]`];
  });
  const born = await count(house, 'item');
  const births = born === ledger.created.size ? [] : [`${String(born)} items, ${String(ledger.created.size)} told`];
  return [
    { promise: 'an item was begun once', looked: ledger.created.size, violations: births },
    {
      promise: 'what was acknowledged is there once, what was refused is not',
      looked: ledger.done.size,
      violations: wrong,
    },
  ];
}

const WITHOUT_NEXT = `
SELECT c.id || ' ' || c.state AS what FROM workflow_case c WHERE c.state NOT IN ('work.idle', 'work.abandoned')
  AND NOT EXISTS (SELECT FROM task t WHERE t.case_id = c.id AND t.status = 'open')
  AND NOT EXISTS (SELECT FROM timer t WHERE t.case_id = c.id AND t.status = 'open')`;
const TWICE_OPEN = `
SELECT case_id || ' ' || step || ' ' || unit AS what FROM task WHERE status = 'open' GROUP BY case_id, step, unit HAVING count(*) > 1`;

async function none(house: House, promise: string, statement: string): Promise<Finding> {
  const { rows } = await house.pool.query<{ what: string }>(statement);
  return { promise, looked: await count(house, 'workflow_case'), violations: rows.map(({ what }) => what) };
}

async function verifies(house: House): Promise<Finding> {
  const { code, output } = await house.command('commands/audit-verify.js');
  const violations = code === 0 ? [] : [output];
  return { promise: 'the trail proves itself (audit:verify)', looked: await count(house, 'audit_entry'), violations };
}

/** At the platform is the newest version of each publication, withdrawn where it is withdrawn, and no message twice in effect. */
async function atThePlatform(house: House): Promise<Finding> {
  const { received } = house.platform;
  const { rows } = await house.pool.query<{ number: string; version: number; shown: boolean }>(
    `SELECT s.number, s.visibility = 'current' AS shown, (SELECT max(p.version) FROM publication p WHERE p.number = s.number) AS version
     FROM publication_state s`,
  );
  const wrong = rows.flatMap(({ number, version, shown }) => {
    const held = received.current().get(number);
    const is = held === undefined ? 'nothing' : `${String(held.version)} ${held.type}`;
    const hidden = held?.type === 'publication.withdrawn' || held?.type === 'publication.held';
    return held?.version === version && hidden === !shown
      ? []
      : [`${number} v${String(version)} ${String(shown)}: ${is}`];
  });
  const messages = received.all().map(({ number, sequence }) => `${number} ${String(sequence)}`);
  const twice = messages.length - new Set(messages).size;
  return {
    promise: 'the platform has the latest of every publication, once in effect',
    looked: rows.length,
    violations: [...wrong, ...(twice === 0 ? [] : [`${String(twice)} messages twice in effect`])],
  };
}

/** A mail that was repeated for want of an answer has the same Message-ID: mail servers and people see one. */
async function notices(house: House): Promise<Finding> {
  const letters = house.mails.map((mail) => `${mail.messageId ?? ''} ${addressesOf(mail).join()}`);
  const sent = await count(
    house,
    `outbox WHERE kind = 'message' AND status = 'done' AND payload ->> 'transport' = 'mail'`,
  );
  const lost = await count(house, `outbox WHERE status = 'failed'`);
  const once = new Set(letters).size;
  return {
    promise: `every notice once (${String(letters.length - once)} repeats under the same Message-ID)`,
    looked: sent,
    violations:
      once === sent && lost === 0
        ? []
        : [`${String(once)} mails of ${String(sent)} messages, ${String(lost)} given up`],
  };
}

/** Those that were sent more than once, and as many others: the same question under the same key has the same answer. */
async function sameAnswers(client: Client, { acknowledged }: Ledger): Promise<Finding> {
  const chosen = [...acknowledged].sort((a, b) => b.sent - a.sent).slice(0, REPEATED);
  const violations: string[] = [];
  for (const first of chosen) {
    const { status, answer } = await client.repeat(first);
    if (status !== first.status || canonicalJson(JSON.parse(answer)) !== canonicalJson(JSON.parse(first.answer)))
      violations.push(`${first.path}: ${String(first.status)} ${first.answer} then ${String(status)} ${answer}`);
  }
  const retried = chosen.filter(({ sent }) => sent > 1).length;
  const promise = `who repeats with a key gets the first answer (${String(retried)} had lost it to a kill)`;
  return { promise, looked: chosen.length, violations };
}
