import { startApp, type TestApp } from '../../support/app.js';
import { published } from '../../support/way.js';
import { codes, ID, MOBILE } from './support.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.stop();
});

describe('words that go to the public without a mark lead to nobody (条例 15)', () => {
  test('why something is offline, repealed or corrected', async () => {
    const id = await published(app);
    const reason = `群众来电 ${MOBILE} 反映宗地坐落有误`;
    const acts = [
      ['office.officer', 'HOLD', { comment: reason }],
      ['land-bureau.publisher', 'TAKE_DOWN', { reason }],
      ['land-bureau.approver', 'REPEAL', { reason }],
      ['land-bureau.drafter', 'CORRECT', { reason, kind: 'correction' }],
    ] as const;
    for (const [account, action, body] of acts) {
      const answer = await (await app.as(account)).act(id, action, body);
      expect([action, answer.status, codes(answer)]).toEqual([action, 422, ['unfit-for-public']]);
    }
    const held = await (await app.as('office.officer')).act(id, 'HOLD', { comment: '宗地坐落有误，先行核实' });
    expect(held.status).toBe(200);
    const down = await (await app.as('land-bureau.publisher')).act(id, 'TAKE_DOWN', { reason: `${ID} 反映` });
    expect([down.status, codes(down)]).toEqual([422, ['unfit-for-public']]);
  });

  test('the name of a project', async () => {
    const drafter = await app.as('land-bureau.drafter');
    const project = (name: string) => drafter.send('post', '/api/v1/projects', { code: 'TJ-1', name, kind: 'land' });
    expect(codes(await project(`${ID} 宅基地项目`))).toEqual(['unfit-for-public']);
    expect((await project('三江口片区挂牌项目')).status).toBe(201);
  });
});
