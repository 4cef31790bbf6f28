import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dump } from 'js-yaml';
import { readYaml } from '../../../src/domain/yaml.js';
import { startApp, type TestApp } from '../../support/app.js';
import { TONGJIANG_FOLDER, type Parsed } from '../../support/jurisdictions/index.js';
import { ManualClock } from '../../support/manual-clock.js';
import { drafted, must, published } from '../../support/way.js';

let app: TestApp;
let extension: Parsed;
let folder: string;

/** Tongjiang as it was before the notice of 2020-01-27. */
beforeAll(async () => {
  folder = join(mkdtempSync(join(tmpdir(), 'gongkai-')), '230881-then');
  cpSync(TONGJIANG_FOLDER, folder, { recursive: true });
  const file = join(folder, 'calendar.yaml');
  const calendar: Parsed = readYaml(readFileSync(file, 'utf8'));
  extension = calendar.years['2020'].notices.pop();
  writeFileSync(file, dump(calendar));
  app = await startApp({ JURISDICTION: folder }, new ManualClock(new Date('2020-01-22T02:00:00Z')));
});
afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true });
});

const formed = async (on: string, begin = drafted) => await begin(app, { dates: { 'formed-or-changed': on } });
const clock = async (id: string) => {
  const { rows } = await app.pool.query(
    `SELECT due, state, calendar, provisional, done_at FROM clock WHERE case_id = $1 AND rule = 'general-20wd'`,
    [id],
  );
  return rows[0];
};
const trail = async (id: string) => {
  const { rows } = await app.pool.query(
    `SELECT action, actor, revision, detail FROM audit_entry WHERE subject = $1 ORDER BY seq`,
    [id],
  );
  return rows;
};
const notice = () => {
  const { title, ...said } = extension;
  return { notice: title, ...said };
};

describe('the Spring Festival of 2020 is extended to 2 February while clocks run (notice of 2020-01-27)', () => {
  const OLD = '2026-11-23';
  const NEW = '2026-11-23+0001';
  let across: string, after: string, long: string, unbegun: string, done: string;

  beforeAll(async () => {
    across = await formed('2020-01-20'); // 20 working days across the festival
    after = await formed('2020-02-10'); // begins when it is over
    long = await formed('2019-06-03'); // ended, late, in the year before
    unbegun = await drafted(app, { dates: {} });
    done = await formed('2020-01-20', published);
    app.clock.advance(Date.parse('2020-01-27T08:00:00Z') - app.clock.now().getTime());
  });

  test('before: all run on the calendar of the first notice', async () => {
    expect(await clock(across)).toMatchObject({ due: '2020-02-21', state: 'running', calendar: OLD });
    expect(await clock(after)).toMatchObject({ due: '2020-03-09', calendar: OLD });
    expect(await clock(long)).toMatchObject({ due: '2019-07-02', state: 'late', calendar: OLD });
    expect(await clock(done)).toMatchObject({ due: '2020-02-21', state: 'met', calendar: OLD });
  });

  test('the preview names exactly the date that would move, and writes nothing', async () => {
    const office = await app.as('office.officer');
    const { status, body } = await office.send('post', '/api/v1/calendar/years/2020?preview=true', notice());
    expect([status, body.moved, body.calendar]).toEqual([200, 1, NEW]);
    expect(body.moves).toMatchObject([
      { case: across, rule: 'general-20wd', unit: 'land-bureau', from: '2020-02-21', to: '2020-02-25' },
    ]);
    await app.drain();
    expect(await clock(across)).toMatchObject({ due: '2020-02-21', calendar: OLD });
    expect((await office.get('/api/v1/calendar/years/2020')).body.versions).toHaveLength(1);
  });

  test('recorded, it moves exactly the clocks it should, each with its entry on the trail', async () => {
    const office = await app.as('office.officer');
    const before = { after: await trail(after), long: await trail(long), done: await trail(done) };
    const met = await clock(done);
    expect((await office.send('post', '/api/v1/calendar/years/2020', notice())).status).toBe(201);
    await app.drain();
    expect(await clock(across)).toMatchObject({ due: '2020-02-25', state: 'running', calendar: NEW });
    const entry = (await trail(across)).at(-1);
    expect(entry).toMatchObject({ action: 'RECOUNT', actor: 'system', revision: 1 });
    expect(entry?.detail.input).toMatchObject({
      calendar: NEW,
      moved: [{ rule: 'general-20wd', from: '2020-02-21', to: '2020-02-25' }],
    });
    expect(await clock(after)).toMatchObject({ due: '2020-03-09', calendar: NEW });
    expect(await clock(long)).toMatchObject({ due: '2019-07-02', calendar: NEW });
    expect(await clock(unbegun)).toMatchObject({ due: null, calendar: NEW });
    expect({ after: await trail(after), long: await trail(long), done: await trail(done) }).toEqual(before);
    expect(await clock(done)).toEqual(met);
  });

  test('what was published in time is shown as it was, on the calendar of its day; the open item on the new one', async () => {
    const told = async (id: string) => {
      const { body } = await (await app.as('land-bureau.drafter')).get(`/api/v1/items/${id}/clocks`);
      return body.clocks.map(({ rule, state, due }: Parsed) => [rule, state, due])[0];
    };
    expect(await told(across)).toEqual(['general-20wd', 'running', '2020-02-25']);
    expect(await told(done)).toEqual(['general-20wd', 'met', '2020-02-21']);
  });

  test('what is done stays as it was counted when it was done, also through later acts on the item', async () => {
    const met = await clock(done);
    await must(app, done, 'land-bureau.drafter', 'CORRECT', { reason: '面积有误' });
    await must(app, done, 'land-bureau.drafter', 'ABANDON', { reason: '不必更正' });
    const { body } = await (
      await app.as('land-bureau.drafter')
    ).send('post', `/api/v1/items/${done}/comments`, { text: '已核' });
    expect([typeof body, await clock(done)]).toEqual(['object', met]);
  });

  test('the trail says it in a sentence, and the trail of the notice is its own', async () => {
    const { text } = await (
      await app.as('land-bureau.drafter')
    )
      .get(`/workbench/items/${across}/trail`)
      .set('accept', 'text/html');
    expect(text).toContain('按新的放假安排重新计算时限');
    expect(text).toContain('2020-02-21 改为 2020-02-25');
    const { rows } = await app.pool.query(
      `SELECT seq, detail->>'title' AS title FROM audit_entry WHERE action = 'CALENDAR_NOTICE'`,
    );
    expect(rows).toEqual([{ seq: 1, title: '国务院办公厅关于延长2020年春节假期的通知' }]);
  });

  test('a second look finds nothing left; an act after it says the same dates', async () => {
    const entries = (await trail(across)).length;
    await app.drain();
    expect(await trail(across)).toHaveLength(entries);
    await must(app, across, 'land-bureau.drafter', 'SUBMIT');
    expect(await clock(across)).toMatchObject({ due: '2020-02-25', calendar: NEW });
  });
});

describe('a notice for a year that had none', () => {
  test('brings up a provisional clock: no longer provisional, and without a word where its day stays', async () => {
    app.clock.advance(Date.parse('2026-12-20T02:00:00Z') - app.clock.now().getTime());
    const id = await formed('2026-12-18');
    expect(await clock(id)).toMatchObject({ due: '2027-01-15', provisional: true });
    const office = await app.as('office.officer');
    const empty = {
      notice: '关于2027年的通知',
      issued: '2026-12-20',
      daysOff: [{ name: '国庆节', dates: ['2027-10-01'] }],
    };
    expect((await office.send('post', '/api/v1/calendar/years/2027', empty)).status).toBe(201);
    await app.drain();
    expect(await clock(id)).toMatchObject({ due: '2027-01-15', provisional: false, calendar: '2026-11-23+0002' });
    expect((await trail(id)).map(({ action }) => action)).toEqual(['CREATE']);
  });
});
