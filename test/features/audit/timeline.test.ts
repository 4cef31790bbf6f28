import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { readYaml } from '../../../src/domain/yaml.js';
import { timeline, type Names } from '../../../src/audit/timeline.js';
import { TrailReader } from '../../../src/audit/trail-reader.js';
import { Sequencer } from '../../../src/audit/sequencer.js';
import { FINDING_CODES } from '../../../src/audit/verify/findings.js';
import { Database } from '../../../src/platform/database.js';
import { isTranslated, LOCALES, type Locale } from '../../../src/platform/i18n.js';
import { projectRoot } from '../../../src/platform/project-root.js';
import { freshDatabase, type FreshDatabase } from '../../support/database.js';
import { aCase, afternoon, signingPair, type Act } from '../../support/trail.js';

const NAMES: Names = {
  unit: (id, at) =>
    ({ 'land-bureau': at < new Date('2019-01-01') ? '国土局' : '自然资源局', office: '政府办' })[id] ?? id,
  channel: (id) => ({ 'trading-platform-hlj': '全国公共资源交易平台（黑龙江）' })[id] ?? id,
  rule: (id) => ({ 'general-20wd': '条例第二十六条' })[id] ?? id,
  rung: (id) => ({ 'overdue-1': '已超期1个工作日' })[id] ?? id,
  ground: (id) => ({ 'trade-secret': '条例第十五条（商业秘密）' })[id] ?? id,
};
const NOW = new Date('2026-12-01T00:00:00Z');

describe('the timeline', () => {
  const clock = afternoon();
  let database: FreshDatabase;
  let pool: Pool;

  beforeAll(async () => {
    database = await freshDatabase();
    pool = database.pool();
  });

  afterAll(async () => {
    await database.drop();
  });

  async function told(act: Act, locale: Locale = 'zh'): Promise<string> {
    const { id } = await aCase(pool, [act], clock);
    const { entries } = await new TrailReader(new Database(pool)).of(id);
    return timeline(entries, NAMES, locale, NOW)[0]!.sentence;
  }

  const RETURN = { action: 'RETURN', content: { person: '王芳', reason: '缺宗地图' } };

  it('says when, who, of which unit, did what and why', async () => {
    expect(await told(RETURN)).toBe('11 月 20 日 15:04 王芳（自然资源局）退回：缺宗地图');
    expect(await told(RETURN, 'en')).toBe('20/11 15:04 王芳 (自然资源局) returned it: 缺宗地图');
  });

  it('shows what somebody typed as it was typed, be it no day of any year', async () => {
    for (const reason of ['2026-13-01', '2026-02-31', '2026-11-31T25:61:61Z'])
      expect(await told({ action: 'RETURN', content: { person: '王芳', reason } })).toContain(`退回：${reason}`);
  });

  it('names the rung of a reminder and the law behind it, not their ids', async () => {
    const input = { rule: 'general-20wd', due: '2026-11-19', rung: 'overdue-1', missed: [] };
    expect(await told({ action: 'REMIND', actor: 'system', detail: { input } })).toContain(
      '已超期1个工作日；时限 2026年11月19日；依据条例第二十六条',
    );
  });

  it('names the unit as it was called then, and the year where it is another than now', async () => {
    expect(await told({ ...RETURN, at: new Date('2018-11-20T16:30:00Z') })).toBe(
      '2018 年 11 月 21 日 00:30 王芳（国土局）退回：缺宗地图',
    );
  });

  it('says for whom an entrusted unit acted', async () => {
    expect(
      await told({ action: 'CLEAR', unit: 'office', onBehalfOf: 'land-bureau', content: { person: '李明' } }),
    ).toBe('11 月 20 日 15:04 李明（政府办，受自然资源局委托）审查通过，送批准');
  });

  it('tells a proposal to withhold from its confirmation by where the case went', async () => {
    const input = { ground: 'trade-secret', reviewAgainOn: '2027-11-20' };
    const act = { action: 'WITHHOLD', detail: { input }, content: { person: '王芳', explanation: '含报价明细' } };
    expect(await told({ ...act, toState: 'work.approval visibility.none' })).toBe(
      '11 月 20 日 15:04 王芳（自然资源局）提出不予公开，送批准：依据条例第十五条（商业秘密）；含报价明细；2027年11月20日 再评估',
    );
    expect(await told({ ...act, content: { person: '赵强' }, toState: 'work.withheld visibility.none' })).toBe(
      '11 月 20 日 15:04 赵强（自然资源局）确认不予公开：依据条例第十五条（商业秘密）；2027年11月20日 再评估',
    );
  });

  it('says from what an approval was recorded, who signed and when', async () => {
    const recorded = { medium: 'paper', signer: '孙立', signedAt: '2026-11-19T02:00:00Z' };
    expect(await told({ action: 'APPROVE', content: { person: '周敏', recorded } })).toBe(
      '11 月 20 日 15:04 周敏（自然资源局）批准公开：凭书面签批代录；签批人孙立；签批于 2026年11月19日 10:00',
    );
  });

  it("tells the system's acts as the system's, with the rule that fired", async () => {
    const act = { action: 'DISPLAY_TERM_ENDED', actor: 'system', unit: 'system', content: { person: '系统' } };
    expect(await told({ ...act, detail: { input: { rule: '公示期三日' } } })).toBe(
      '11 月 20 日 15:04 系统自动在公示期满后下线：依据公示期三日',
    );
  });

  it('counts what was marked', async () => {
    const marks = [{ target: 'element:price' }, { target: 'element:owner' }];
    expect(await told({ action: 'MARK', content: { person: '王芳', marks } })).toBe(
      '11 月 20 日 15:04 王芳（自然资源局）逐项标注：2 项',
    );
  });

  it('tells an act whose name and words were erased without them', async () => {
    const { id } = await aCase(pool, [RETURN], clock);
    await pool.query('DELETE FROM audit_content c USING audit_entry e WHERE e.id = c.entry AND e.subject = $1', [id]);
    const { entries } = await new TrailReader(new Database(pool)).of(id);
    expect(timeline(entries, NAMES, 'zh', NOW)).toMatchObject([
      { sentence: '11 月 20 日 15:04 姓名已删除（自然资源局）退回', erased: true },
    ]);
  });

  it.each(LOCALES)('has a sentence in %s for every action of the workflow and beside it', (locale) => {
    const file = readFileSync(join(projectRoot(), 'workflows', 'disclosure.yaml'), 'utf8');
    const { actions } = (readYaml(file) as { meta: { actions: Record<string, unknown> } }).meta;
    const told = [...Object.keys(actions), 'CREATE', 'CREATE_PROJECT', 'ATTACH', 'DETACH'].filter(
      (action) => action !== 'VIEW',
    );
    expect(told.filter((action) => !isTranslated(locale, `trail.acts.${action}`))).toEqual([]);
  });

  it.each(LOCALES)('has a sentence in %s for everything a verification may find', (locale) => {
    expect(FINDING_CODES.filter((code) => !isTranslated(locale, `trail.verify.${code}`))).toEqual([]);
  });

  it('reads a long trail page by page, each entry once and in order, with its place in the log', async () => {
    const { id, entries } = await aCase(
      pool,
      Array.from({ length: 203 }, () => ({ action: 'EDIT' })),
      clock,
    );
    await new Sequencer(pool, clock, signingPair().key).seal();
    const reader = new TrailReader(new Database(pool));
    const first = await reader.of(id);
    expect(first.next).toBe(200);
    const rest = await reader.of(id, first.next!);
    expect(rest.next).toBeNull();
    const all = [...first.entries, ...rest.entries];
    expect(all.map((entry) => entry.id)).toEqual(entries);
    expect(all.every((entry) => entry.position !== null)).toBe(true);
    expect(all.slice(1).map((entry) => entry.prevHash)).toEqual(all.slice(0, -1).map((entry) => entry.hash));
  });
});
