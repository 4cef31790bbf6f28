import type { TestApp } from './app.js';
import { must } from './way.js';

export const TITLE = '2027年度三江口片区土地供应计划（联系 13812345678）';

/** What nobody minds in an office's paper, until it is public: twelve finds in title, summary, a table, two elements and a file. */
const PLAN = {
  entry: 'land-supply-plan',
  title: TITLE,
  summary: '经办人身份证 11010519491231002X，邮箱 wangjg1980@163.com，供应计划经市政府批准。',
  elements: {
    'total-supply': { value: '12.5', unit: '公顷' },
    'supply-structure': [
      { use: '商服用地（申请人王建国，13904541234）', area: '4.5', share: '36' },
      { use: '住宅用地（家住幸福小区3号楼2单元501室）', area: '6', share: '48' },
      { use: '工业用地（补偿款汇入 6222020912001234562）', area: '2', share: '16' },
    ],
  },
  extra: [
    {
      id: 'x-compensation',
      name: '收储补偿',
      value: '被收储地块使用权人李秀英，身份证 230881198001010018，电话 0454-2925566。补偿款按评估价支付。',
    },
  ],
  dates: { 'formed-or-changed': '2026-11-20' },
};
/** The well's number looks like a telephone's. */
const FILE = '宗地,使用权人电话,机井\n三江口一号,15845678901,13945678012\n';

/** The plan with its file, read by the worker and waiting for its reviewer; nothing is decided or marked. */
export async function withTwelveFinds(app: TestApp): Promise<string> {
  const drafter = await app.as('land-bureau.drafter');
  const { id } = (await drafter.create(PLAN)).body as { id: string };
  const attached = await drafter
    .send('post', `/api/v1/items/${id}/attachments`)
    .field('title', '宗地清单')
    .attach('file', Buffer.from(FILE), '宗地清单.csv');
  if (attached.status !== 201) throw new Error(attached.text);
  await must(app, id, 'land-bureau.drafter', 'SUBMIT');
  await app.drain();
  return id;
}
