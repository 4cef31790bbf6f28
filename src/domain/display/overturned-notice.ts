import type { Overturned, OverturnedKind } from './display-memory.js';

/** In the words of the law, which the public reads in Chinese whatever the language of who withdraws it. */
const FELL: Readonly<Record<OverturnedKind, string>> = {
  changed: '变更',
  annulled: '撤销',
  unlawful: '确认违法',
  void: '确认无效',
};

/** 公开说明理由 (行政处罚法 48 二款): what became of the decision, and why the information is taken back. */
export const overturnedNotice = ({ kind, on }: Overturned, reason: string): string =>
  `行政处罚决定已于${inChinese(on)}被依法${FELL[kind]}，依照《中华人民共和国行政处罚法》第四十八条第二款撤回行政处罚决定信息。${reason}`;

export const repairedNotice = (document: string, decidedOn: string): string =>
  `已完成信用修复（${document}，${inChinese(decidedOn)}），依照《信用修复管理办法》停止公示。`;

/** 2026-04-01 → 2026年4月1日 */
const inChinese = (date: string): string => {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${year}年${String(Number(month))}月${String(Number(day))}日`;
};
