import type { TestApp } from '../../support/app.js';
import { startApp } from '../../support/app.js';
import { Desk } from '../workbench/desk.js';
import { cleared, submitted } from '../../support/way.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.stop();
});

const page = async (who: string, path: string): Promise<string> => (await Desk.at(app, who).page(path)).text;

describe('the pages of urging, reassigning and absence, without any script', () => {
  test('the office ticks rows of a unit and sees what became of each', async () => {
    const [first, second] = [await submitted(app), await cleared(app)];
    const list = await page('office.officer', '/workbench/units/land-bureau');
    const tasks = [...list.matchAll(/name="tasks" value="([^"]+)"/g)].map(([, ids]) => ids ?? '');
    expect(tasks).toHaveLength(2);
    const unknown = '00000000-0000-4000-8000-000000000000';
    const answer = await Desk.at(app, 'office.officer').send('/workbench/urge', {
      tasks: [...tasks, unknown],
      back: '/workbench/units/land-bureau',
    });
    expect(answer.text).toContain('共 3 项，已催办 2 项。');
    for (const item of [first, second]) expect(answer.text).toContain(`href="/workbench/items/${item}"`);
    expect(answer.text).toContain('（没有找到，或者您无权查看）');
    expect(await page('office.officer', '/workbench/units/land-bureau')).toContain('已催办 1 次');
    expect(await page('land-bureau.drafter', '/workbench/units/land-bureau')).not.toContain('name="tasks"');
  });

  test('the list of stalled work sends its ticked rows the same way', async () => {
    const [task] = (await (await app.as('office.officer')).item(await submitted(app))).tasks;
    const answer = await Desk.at(app, 'office.officer').send('/office/urge', {
      task: task.id,
      back: '/office/stalled',
    });
    expect(answer.text).toContain('共 1 项，已催办 1 项。');
    expect(answer.text).toContain('href="/office/stalled"');
  });

  test('the drafter urges from the item’s page; who is asked reads the message there and acknowledges it', async () => {
    const id = await submitted(app);
    const path = `/workbench/items/${id}`;
    const [, task] =
      /action="\/workbench\/tasks\/([0-9a-f-]+)\/urge"/.exec(await page('land-bureau.drafter', path)) ?? [];
    const sent = await Desk.at(app, 'land-bureau.drafter').send(`/workbench/tasks/${String(task)}/urge`, {
      message: '今天到期',
      back: path,
    });
    expect([sent.status, sent.headers.location]).toEqual([303, `${path}?done=URGE`]);
    const own = await page('land-bureau.drafter', path);
    expect(own).toContain('每个工作日只能催办一次');
    expect(own).toContain('对方尚未确认');
    const asked = await page('land-bureau.reviewer', path);
    expect(asked).toContain('今天到期');
    expect(asked).toContain(`/workbench/tasks/${String(task)}/acknowledge`);
    await Desk.at(app, 'land-bureau.reviewer').send(`/workbench/tasks/${String(task)}/acknowledge`, { back: path });
    expect(await page('land-bureau.drafter', path)).toContain('确认收到。');
  });

  test('who reassigns is offered those who may do it, and told why not the others', async () => {
    const id = await cleared(app);
    const path = `/workbench/items/${id}`;
    const text = await page('land-bureau.head', path);
    const offered = [...text.matchAll(/<option value="(land-bureau\.[^"]+)">/g)].map(([, account]) => account);
    expect(offered).toEqual(['land-bureau.approver', 'land-bureau.approver2']);
    expect(text).toContain('唐秀芳 没有“批准”的职责。');
    expect(await page('land-bureau.drafter', path)).not.toContain('/reassign"');
    const [, task] = /action="\/workbench\/tasks\/([0-9a-f-]+)\/reassign"/.exec(text) ?? [];
    const sent = await Desk.at(app, 'land-bureau.head').send(`/workbench/tasks/${String(task)}/reassign`, {
      ...{ to: 'land-bureau.approver2', reason: '出差', from: '', back: path },
    });
    expect(sent.status).toBe(303);
    expect(await page('land-bureau.head', path)).toContain('韩红霞 已认领');
  });

  test('one’s own absence is arranged, refused with every reason, listed and ended', async () => {
    const approver = Desk.at(app, 'land-bureau.approver');
    const today = app.clock.now().toISOString().slice(0, 10);
    const given = {
      to: 'land-bureau.clerk',
      roles: 'approver',
      fromDate: '2020-01-01',
      toDate: '2099-01-01',
      reason: '休假',
    };
    const refused = await approver.send('/workbench/delegations', given);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('委托只能从今天起');
    expect(refused.text).toContain('value="休假"');
    const made = await approver.send('/workbench/delegations', { ...given, fromDate: nextDay(today) });
    expect([made.status, made.headers.location]).toEqual([303, '/workbench/delegations?done=DELEGATE']);
    const list = await page('land-bureau.clerk', '/workbench/delegations');
    expect(list).toContain('梁晓东 委托 唐秀芳');
    const [, id] = /delegations\/([0-9a-f-]+)\/end/.exec(list) ?? [];
    await Desk.at(app, 'land-bureau.clerk').send(`/workbench/delegations/${String(id)}/end`, {});
    expect(await page('land-bureau.approver', '/workbench/delegations')).toContain('已终止');
  });

  test('the head arranges it for one who is away, the office for any unit it chooses', async () => {
    expect(await page('land-bureau.head', '/workbench/delegations')).toContain(
      '<option value="land-bureau.approver2">',
    );
    const office = await page('office.officer', '/workbench/delegations?unit=housing-bureau');
    expect(office).toContain('<option value="housing-bureau.approver"');
    expect(await page('land-bureau.clerk', '/workbench/delegations?unit=housing-bureau')).not.toContain(
      'housing-bureau.approver',
    );
  });
});

const nextDay = (date: string): string => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
