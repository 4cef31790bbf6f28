import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { loadJurisdiction } from '../../src/catalogue/load-jurisdiction.js';
import type { FieldKind } from '../../src/domain/catalogue/jurisdiction.js';
import type { PublicElement } from '../../src/domain/catalogue/element-values.js';
import { publish, storeFile } from './publications.js';

type Value = PublicElement['value'];

/** A window as a resident meets it: all domains, one parcel from announcement to result, a corrected notice, one item held. */
export async function sampleWindow(
  pool: Pool,
  folder: string,
): Promise<{ notice: string; persons: string; held: string; project: string }> {
  const { entries } = loadJurisdiction(folder);
  const project = randomUUID();
  const body = (
    entry: string,
    values: Readonly<Record<string, Value>>,
    more: Partial<PublicElement> = {},
  ): PublicElement[] =>
    Object.entries(values).map(([id, value]) => {
      const element = entries.get(entry)!.elements.find((one) => one.id === id)!;
      const chosen = element.codes?.find((code) => code.id === value)?.name;
      const columns = element.columns?.map((column) => ({ ...column, masked: column.personal }));
      const kind: FieldKind = element.kind;
      const said = { id, label: element.name, kind, value, masked: false, withheld: false };
      return {
        ...said,
        ...(chosen && { chosen }),
        ...(columns && Array.isArray(value) && { columns }),
        ...(columns && more),
      };
    });
  const map = await storeFile(pool, '%PDF-1.4 宗地图', '同江市2026-03号宗地图.pdf');
  const land = { domain: 'land', unit: 'land-bureau', project };
  const announcement = {
    ...land,
    entry: 'land-grant-announcement',
    title: '同江市国有建设用地使用权挂牌出让公告（同自然资告字〔2026〕3号）',
    summary:
      '三江路东侧、通江街北侧一宗商住混合用地，面积 18,600 平方米，以挂牌方式出让，竞买申请截至 2026 年 11 月 30 日。',
    attachments: [map, { id: 'a2', title: null, withheld: true, ground: 'trade-secret' }],
  };
  const parcel = {
    'grant-mode': 'listing',
    'parcel-location': '三江路东侧、通江街北侧',
    area: { value: '18600', unit: '平方米' },
    use: 'commercial-residential',
    'plot-ratio': '不大于 1.8',
    'building-density': '不大于 30%',
    'grant-term': { value: '70', unit: '年' },
  };
  const notice = await publish(pool, {
    ...announcement,
    body: body('land-grant-announcement', { ...parcel, area: { value: '18000', unit: '平方米' } }),
    publishedAt: '2026-10-30T02:10:00Z',
  });
  await publish(pool, {
    ...announcement,
    number: notice,
    version: 2,
    body: body('land-grant-announcement', parcel),
    changeNote: '宗地面积由 18,000 平方米更正为 18,600 平方米，其他内容不变。',
    publishedAt: '2026-11-06T07:04:00Z',
  });
  await publish(pool, {
    ...land,
    entry: 'land-grant-announcement',
    title: '关于〔2026〕3号地块竞买保证金缴纳时间的澄清公告',
    relation: { kind: 'clarification', of: notice },
    publishedAt: '2026-11-10T01:30:00Z',
  });
  await publish(pool, {
    ...land,
    entry: 'land-deal-publicity',
    title: '同江市〔2026〕3号地块成交公示',
    summary: '竞得人同江市三江置业有限公司，成交价 4,260.00 万元。',
    body: body('land-deal-publicity', {
      grantee: '同江市三江置业有限公司',
      price: { value: '4260.00', currency: 'CNY', unit: '万元' },
    }),
    publishedAt: '2026-11-16T03:00:00Z',
  });
  await publish(pool, {
    ...land,
    entry: 'land-supply-result',
    title: '同江市〔2026〕3号地块供应结果',
    publishedAt: '2026-11-18T06:20:00Z',
  });
  await publish(pool, {
    ...land,
    project: undefined as never,
    entry: 'land-supply-plan',
    title: '同江市 2026 年度国有建设用地供应计划',
    visibility: 'repealed',
    notice: '已由 2026 年度调整计划代替。',
    publishedAt: '2026-03-02T06:20:00Z',
  });
  const families = ['王＊', '李＊＊', '赵＊'].map((name, at) => ({
    name,
    'id-number': '＊＊＊',
    place: `团结小区 ${at + 3} 号楼 ${at + 2}01 室`,
  }));
  const allocation = entries.get('housing-allocation')!;
  const recipients = allocation.elements.find((element) => element.id === 'recipients')!;
  const rows = families.map((family) =>
    Object.fromEntries(
      (recipients.columns ?? []).map((column, at) => [
        column.id,
        column.personal ? '＊＊＊' : (Object.values(family)[at] ?? ''),
      ]),
    ),
  );
  const persons = await publish(pool, {
    ...{
      domain: 'housing',
      entry: 'housing-allocation',
      unit: 'housing-bureau',
      title: '2026 年第三批公共租赁住房分配结果公示',
    },
    summary: '本批共分配公共租赁住房 3 套，公示期 7 个工作日。',
    body: [
      ...body('housing-allocation', {
        policy:
          '依据《公共租赁住房管理办法》，面向城镇中等偏下收入住房困难家庭分配。\n\n申请、审核、公示、轮候、配租依次进行。',
      }),
      ...body(
        'housing-allocation',
        { recipients: rows },
        {
          masked: true,
          ground: { id: 'personal-privacy', name: { zh: '个人隐私', en: 'personal privacy' }, article: '条例第15条' },
        },
      ),
    ],
    publishedAt: '2026-11-19T08:00:00Z',
  });
  await publish(pool, {
    domain: 'housing',
    entry: 'housing-rent-subsidy',
    unit: 'housing-bureau',
    title: '2026 年第三季度公租房租赁补贴发放情况',
    publishedAt: '2026-11-12T08:00:00Z',
  });
  await publish(pool, {
    domain: 'mining',
    entry: 'mining-competitive-project',
    unit: 'land-bureau',
    title: '同江市街津口建筑用砂矿采矿权挂牌出让公告',
    publishedAt: '2026-11-05T08:00:00Z',
  });
  await publish(pool, {
    domain: 'procurement',
    entry: 'procurement-transaction-process',
    unit: 'finance-bureau',
    title: '同江市第二中学实验室设备采购项目中标结果公告',
    publishedAt: '2026-11-17T08:00:00Z',
  });
  await publish(pool, {
    domain: 'procurement',
    entry: 'procurement-transaction-process',
    unit: 'finance-bureau',
    title: '同江市人民医院电梯维保服务采购项目竞争性磋商公告',
    publishedAt: '2026-11-13T08:00:00Z',
  });
  await publish(pool, {
    domain: 'engineering',
    entry: 'engineering-winning-candidates',
    unit: 'construction-bureau',
    title: '同江市老旧小区改造二期工程中标候选人公示',
    publishedAt: '2026-11-18T08:00:00Z',
  });
  const held = await publish(pool, {
    visibility: 'held',
    notice: '正在核对附件中的个人信息，核对后恢复。',
    title: '不应显示的标题',
    publishedAt: '2026-11-19T09:00:00Z',
  });
  return { notice, persons, held, project };
}
