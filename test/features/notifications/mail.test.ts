import { Logger } from '@nestjs/common';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import type { Pool } from 'pg';
import { claimMessages, MESSAGE_LEASE_MS } from '../../../src/notifications/message-store.js';
import { NOTICE_WAITS } from '../../../src/worker/back-off.js';
import { freshDatabase, type FreshDatabase } from '../../support/database.js';
import { ManualClock } from '../../support/manual-clock.js';
import { newSecret, startOutside } from '../syndication/outside.js';
import { itemOnItsWay, notice, notifier, person, TITLE } from './house.js';
import { addressesOf, openMailbox, type Mailbox } from './mailbox.js';

const APPROVE = { notice: 'task-assigned', tasks: [{ step: 'approve', unit: 'land-bureau', role: 'approver' }] };

beforeAll(() => {
  Logger.overrideLogger(false);
});

describe('A notice', () => {
  let database: FreshDatabase;
  let pool: Pool;
  let mailbox: Mailbox;
  let clock: ManualClock;
  let dataDir: string;
  const opened: { close(): void }[] = [];

  beforeEach(async () => {
    database = await freshDatabase();
    pool = database.pool();
    mailbox = await openMailbox();
    clock = ManualClock.ofTheMachine();
    dataDir = mkdtempSync(join(tmpdir(), 'gongkai-mail-'));
    await person(pool, 'zhang', ['reviewer', 'approver']);
    await person(pool, 'wang', ['approver']);
    await person(pool, 'li', ['approver', 'drafter'], { locale: 'en' });
    await person(pool, 'zhao', ['drafter']);
  });
  afterEach(async () => {
    for (const each of opened.splice(0)) each.close();
    await mailbox.close();
    await database.drop();
    rmSync(dataDir, { recursive: true });
  });

  const house = (more: { smtpUrl?: null; noticeHook?: { url: string; secret: string } } = {}) => {
    const settings = {
      smtpUrl: mailbox.url,
      mailFrom: '公开系统 <gongkai@tongjiang.example>',
      dataDir,
      noticeHook: null,
      ...more,
    };
    const made = notifier(pool, clock, settings);
    opened.push(made);
    return made;
  };
  const rows = async (kind: string) =>
    (
      await pool.query(
        `SELECT payload ->> 'account' AS account, status, attempts, last_error FROM outbox WHERE kind = $1 ORDER BY 1`,
        [kind],
      )
    ).rows;

  test('of a task goes to everyone who may take it, but not to who acted, to other units or roles, or to closed accounts', async () => {
    await person(pool, 'wu', ['approver'], { unit: 'water-bureau' });
    await person(pool, 'qian', ['approver'], { active: false });
    await person(pool, 'sun', ['approver'], { email: null });
    await notice(pool, await itemOnItsWay(pool, clock.now()), clock.now(), APPROVE);

    await house().settle();

    expect(mailbox.mails.flatMap(addressesOf).sort()).toEqual(['li@gongkai.example', 'wang@gongkai.example']);
    expect(await rows('notice')).toMatchObject([{ status: 'done' }]);
  });

  test('tells in the person’s language what kind of thing waits, where, and nothing of what it says', async () => {
    const caseId = await itemOnItsWay(pool, clock.now());
    await notice(pool, caseId, clock.now(), APPROVE);

    await house().settle();

    const [english, chinese] = ['li', 'wang'].map((name) =>
      mailbox.mails.find((mail) => addressesOf(mail)[0]?.startsWith(name))!,
    );
    expect(chinese!.subject).toBe('【待办】出让公告信息（国土资源局）');
    expect(english!.subject).toBe('To do: Notices of grants (Land bureau)');
    expect(chinese!.from?.value).toEqual([{ name: '公开系统', address: 'gongkai@tongjiang.example' }]);
    for (const said of [chinese!.text!, chinese!.html as string]) {
      expect(said).toContain('wang某，您好');
      expect(said).toContain('国土资源局');
      expect(said).toContain('批准');
      expect(said).toContain(caseId.slice(-8));
      expect(said).toContain(`https://gongkai.example/workbench/items/${caseId}`);
    }
    expect(english!.text).toContain('Approve');
    for (const mail of mailbox.mails) expect(JSON.stringify([mail.subject, mail.text, mail.html])).not.toContain(TITLE);
  });

  test('of what became of an item goes to its drafters, with its index number and its state', async () => {
    const caseId = await itemOnItsWay(pool, clock.now(), '112308810000000017/2026-00007');
    await notice(pool, caseId, clock.now(), { notice: 'published', state: 'work.idle', drafters: ['zhao', 'zhang'] });

    await house().settle();

    expect(mailbox.mails.flatMap(addressesOf)).toEqual(['zhao@gongkai.example']);
    expect(mailbox.mails[0]?.subject).toContain('已发布');
    expect(mailbox.mails[0]?.text).toContain('112308810000000017/2026-00007');
    expect(mailbox.mails[0]?.text).toContain('办结');
  });

  test('reaches the others though one address is bad; the bad one is tried again and then shown as failed', async () => {
    mailbox.refuses.add('li@gongkai.example');
    await notice(pool, await itemOnItsWay(pool, clock.now()), clock.now(), APPROVE);

    const { settle } = house();
    await settle();
    expect(mailbox.mails.flatMap(addressesOf)).toEqual(['wang@gongkai.example']);
    expect(await rows('message')).toMatchObject([
      { account: 'li', status: 'open', attempts: 1 },
      { account: 'wang', status: 'done' },
    ]);

    for (const wait of NOTICE_WAITS) {
      clock.advance(1.2 * wait + 1);
      await settle();
    }

    const [bad] = await rows('message');
    expect(bad).toMatchObject({ account: 'li', status: 'failed', attempts: NOTICE_WAITS.length + 1 });
    expect(bad.last_error).toContain('no such mailbox');
    expect(mailbox.mails).toHaveLength(1);
  });

  test('is not given up for the deaths of its workers: only an attempt that ended counts as one', async () => {
    mailbox.refuses.add('zhao@gongkai.example');
    await notice(pool, await itemOnItsWay(pool, clock.now()), clock.now(), { notice: 'returned', drafters: ['zhao'] });
    await house().jobs[0]!.run();
    for (let n = 0; n < 2 * NOTICE_WAITS.length; n++) {
      expect(await claimMessages(pool, 10, clock.now())).toHaveLength(1);
      clock.advance(MESSAGE_LEASE_MS);
    }

    await house().settle();

    expect(await rows('message')).toMatchObject([{ account: 'zhao', status: 'open', attempts: 1 }]);
  });

  test('sent twice because the worker died in between carries the same Message-ID', async () => {
    const id = await notice(pool, await itemOnItsWay(pool, clock.now()), clock.now(), {
      notice: 'returned',
      drafters: ['zhao'],
    });
    const { settle } = house();
    await settle();
    await pool.query(`UPDATE outbox SET status = 'open', locked_until = $1 WHERE kind = 'message'`, [
      new Date(clock.now().getTime() + MESSAGE_LEASE_MS),
    ]);

    await settle();
    expect(mailbox.mails).toHaveLength(1);
    clock.advance(MESSAGE_LEASE_MS);
    await settle();

    expect(mailbox.mails.map((mail) => mail.messageId)).toEqual(Array(2).fill(`<${id}.zhao@tongjiang.example>`));
  });

  test('is written to a file where no SMTP server is set', async () => {
    const id = await notice(pool, await itemOnItsWay(pool, clock.now()), clock.now(), {
      notice: 'returned',
      drafters: ['zhao'],
    });

    await house({ smtpUrl: null }).settle();

    expect(readdirSync(join(dataDir, 'mail'))).toEqual([`${id}.zhao.eml`]);
    const mail = await simpleParser(readFileSync(join(dataDir, 'mail', `${id}.zhao.eml`)));
    expect(addressesOf(mail)).toEqual(['zhao@gongkai.example']);
    expect(mail.subject).toBe('【退回】出让公告信息（国土资源局）');
    expect(mail.text).toContain('退回');
    expect(mail.html).toContain('退回');
  });

  test('goes beside mail to a signed hook, which reaches people without a mail address too', async () => {
    await person(pool, 'sun', ['drafter'], { email: null });
    const secret = newSecret();
    const gateway = await startOutside(secret);
    const caseId = await itemOnItsWay(pool, clock.now());
    const id = await notice(pool, caseId, clock.now(), { notice: 'returned', drafters: ['zhao', 'sun'] });

    await house({ noticeHook: { url: gateway.url, secret } }).settle();
    await gateway.close();

    expect(mailbox.mails.flatMap(addressesOf)).toEqual(['zhao@gongkai.example']);
    const arrivals = gateway.arrivals.sort((a, b) => a.event.id.localeCompare(b.event.id));
    expect(arrivals.map(({ headers }) => headers['webhook-id'])).toEqual([`${id}.sun`, `${id}.zhao`]);
    expect(arrivals[0]?.event.data).toMatchObject({
      account: 'sun',
      notice: 'returned',
      entry: '出让公告信息',
      locale: 'zh',
    });
    expect(JSON.stringify(arrivals)).not.toContain(TITLE);
  });

  test('is told once though two workers look at the same time', async () => {
    const caseId = await itemOnItsWay(pool, clock.now());
    for (let n = 0; n < 10; n++) await notice(pool, caseId, clock.now(), { notice: 'returned', drafters: ['zhao'] });

    await Promise.all([house().settle(), house().settle()]);
    await house().settle();

    expect(mailbox.mails).toHaveLength(10);
    expect(new Set(mailbox.mails.map((mail) => mail.messageId)).size).toBe(10);
  });
});
