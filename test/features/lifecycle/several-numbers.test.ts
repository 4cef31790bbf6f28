import { startApp, type TestApp } from '../../support/app.js';
import { ManualClock } from '../../support/manual-clock.js';
import { TENDER_NOTICE } from '../../support/tender-notice.js';
import { must } from '../../support/way.js';
import { trailFindings } from '../../support/whole-trail.js';
import { newSecret, startOutside, type Outside } from '../syndication/outside.js';
import { toLoopback } from '../../support/channels.js';

let app: TestApp;
let outside: Outside;
beforeAll(async () => {
  const secret = newSecret();
  outside = await startOutside(secret);
  const channel = toLoopback('TRADING_PLATFORM_HLJ', outside.url, secret);
  app = await startApp(channel, ManualClock.ofTheMachine());
});
afterAll(async () => {
  await app.stop();
  await outside.close();
});

async function begun(code: string): Promise<string> {
  const drafter = await app.as('tenderer.drafter');
  const parties = { tenderer: 'tenderer' };
  const project = { code, name: '同江市第二小学教学楼改造工程', kind: 'engineering', parties };
  const { body } = await drafter.send('post', '/api/v1/projects', project);
  return (await drafter.create({ ...TENDER_NOTICE, project: body.id })).body.id as string;
}

async function approvedAgain(id: string): Promise<void> {
  await must(app, id, 'tenderer.drafter', 'SUBMIT');
  await (await app.as('tenderer.reviewer')).markAll(id);
  await must(app, id, 'tenderer.reviewer', 'CLEAR');
  await must(app, id, 'tenderer.approver', 'APPROVE');
}

async function publish(id: string): Promise<string> {
  await approvedAgain(id);
  await must(app, id, 'tenderer.publisher', 'PUBLISH');
  return (await (await app.as('tenderer.drafter')).item(id)).publication.number as string;
}

const correct = async (id: string, kind = 'correction') =>
  await must(app, id, 'tenderer.drafter', 'CORRECT', { reason: '开标时间有变', kind });
const statusOf = async (number: string): Promise<number> =>
  (await (await app.as('tenderer.drafter')).get(`/open/v1/publications/${number}`)).status;

describe('one case with several numbers: the notice and its further notices', () => {
  test('a second correction is a third notice, and refers to the original as the second does', async () => {
    const id = await begun('SEV-1');
    const original = await publish(id);
    await correct(id);
    const second = await publish(id);
    await correct(id, 'termination');
    const third = await publish(id);
    const relations = [];
    for (const number of [second, third]) {
      const { body } = await (await app.as('tenderer.drafter')).get(`/open/v1/publications/${number}`);
      relations.push([body.relation.kind, body.relation.of, body.version]);
    }
    expect(relations).toEqual([
      ['correction', original, 1],
      ['termination', original, 1],
    ]);
  });

  test('a hold takes all of them offline, a release brings them back together', async () => {
    const id = await begun('SEV-2');
    const numbers = [await publish(id)];
    await correct(id);
    numbers.push(await publish(id));
    await must(app, id, 'office.officer', 'HOLD', { reason: '先行核实' });
    expect(await Promise.all(numbers.map(statusOf))).toEqual([410, 410]);
    await must(app, id, 'tenderer.publisher', 'RELEASE');
    expect(await Promise.all(numbers.map(statusOf))).toEqual([200, 200]);
  });

  test('what was taken down stays down when a later notice is held and released', async () => {
    const id = await begun('SEV-3');
    const original = await publish(id);
    await correct(id);
    await must(app, id, 'office.officer', 'HOLD', { reason: '有个人信息' });
    await must(app, id, 'tenderer.publisher', 'TAKE_DOWN', { reason: '原公告有个人信息，撤下' });
    const further = await publish(id);
    expect([await statusOf(original), await statusOf(further)]).toEqual([410, 200]);
    await must(app, id, 'office.officer', 'HOLD', { reason: '再核实' });
    await must(app, id, 'tenderer.publisher', 'RELEASE');
    expect([await statusOf(original), await statusOf(further)]).toEqual([410, 200]);
  });

  test('a notice the platform never got stays in view when the next one arrives, and is the one sent again', async () => {
    const id = await begun('SEV-4');
    const original = await publish(id);
    const failed = `UPDATE delivery SET status = 'failed', settled_at = $2, last_error = 'HTTP 500' WHERE case_id = $1 AND status = 'pending'`;
    await app.pool.query(failed, [id, app.clock.now()]);
    await app.drain();
    const states = async () => (await (await app.as('tenderer.drafter')).item(id)).states as string[];
    expect(await states()).toContain('syndication.attention');
    await correct(id);
    const further = await publish(id);
    await app.drain();
    expect(await states()).toContain('syndication.attention');
    const before = outside.arrivals.length;
    await must(app, id, 'tenderer.publisher', 'RESEND');
    await app.drain();
    expect(outside.arrivals.slice(before).map(({ event }) => event.data.number)).toEqual([original]);
    expect(await states()).toContain('syndication.settled');
    expect(further).not.toBe(original);
  });

  test('npm run audit:verify finds nothing in all of this', async () => {
    expect(await trailFindings(app)).toEqual([]);
  });
});
