import { Logger } from '@nestjs/common';
import type { Pool } from 'pg';
import { accepted, refused, type Outcome } from '../../../src/domain/refusal.js';
import type { OutcomeDoor } from '../../../src/syndication/outcome-door.js';
import { ReportJob } from '../../../src/syndication/report-job.js';
import { freshDatabase, type FreshDatabase } from '../../support/database.js';
import { ManualClock } from '../../support/manual-clock.js';
import { owe, publication } from './rows.js';

/** The engine as reports see it: takes what it is told, or answers as the test says. */
class Door implements OutcomeDoor {
  readonly told: unknown[] = [];
  answers: (() => Outcome<unknown>)[] = [];

  async propose(caseId: string, action: string, input: Readonly<Record<string, unknown>>): Promise<Outcome<unknown>> {
    this.told.push([caseId, action, input]);
    return await Promise.resolve((this.answers.shift() ?? (() => accepted(null)))());
  }
}

beforeAll(() => {
  Logger.overrideLogger(false);
});

describe('How a delivery ended', () => {
  let database: FreshDatabase;
  let pool: Pool;
  let clock: ManualClock;
  let door: Door;

  beforeEach(async () => {
    database = await freshDatabase();
    pool = database.pool();
    clock = new ManualClock();
    door = new Door();
  });
  afterEach(async () => {
    await database.drop();
  });

  const job = (): ReportJob => new ReportJob(pool, clock, () => door);
  const settled = async (number: string, status: string) => {
    const published = await publication(pool, { number });
    const delivery = await owe(pool, published, 'publish', clock.now());
    await pool.query('UPDATE delivery SET status = $2, settled_at = $3 WHERE id = $1', [delivery, status, clock.now()]);
    clock.advance(1);
    return { delivery, caseId: published.caseId };
  };

  test('is told to the engine once, delivered or failed; what is under way is not told', async () => {
    const good = await settled('U/2026-00001', 'delivered');
    const bad = await settled('U/2026-00002', 'failed');
    await owe(pool, await publication(pool, { number: 'U/2026-00003' }), 'publish', clock.now());

    await job().run();
    expect(await job().run()).toBe(0);

    expect(door.told).toHaveLength(2);
    expect(door.told).toEqual(
      expect.arrayContaining([
        [good.caseId, 'DELIVERED', { delivery: good.delivery, channel: 'province' }],
        [bad.caseId, 'DELIVERY_FAILED', { delivery: bad.delivery, channel: 'province' }],
      ]),
    );
  });

  test('is told again after the lease when the engine broke, and the others are told at once', async () => {
    await settled('U/2026-00001', 'delivered');
    await settled('U/2026-00002', 'delivered');
    const breaks = (): never => {
      throw new Error('the database went away');
    };
    door.answers = [breaks];

    await expect(job().run()).rejects.toThrow('1 of 2');
    expect(await job().run()).toBe(0);
    clock.advance(60_000);
    expect(await job().run()).toBe(1);
    expect(door.told).toHaveLength(3);
  });

  test('is not told for ever to a case that no longer takes it', async () => {
    await settled('U/2026-00001', 'delivered');
    door.answers = [() => refused([{ code: 'impossible-now', kind: 'state' }])];

    await job().run();
    clock.advance(60_000);

    expect(await job().run()).toBe(0);
  });

  test('is told once though two workers look at the same time', async () => {
    for (let n = 1; n <= 20; n++) await settled(`U/2026-${n}`, 'delivered');

    await Promise.all([job().run(), job().run(), job().run()]);

    expect(door.told).toHaveLength(20);
  });
});
