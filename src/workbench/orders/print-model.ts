import { dateInShanghai } from '../../domain/calendar/dates.js';
import { numberText } from '../../domain/supervision/number.js';
import type { OrderView } from '../../supervision/order-view.js';
import type { Naming } from '../naming.js';

/** An order on paper. The document is Chinese, whatever the page around it is. */
export function printModel({ opened: { row }, order, titles }: OrderView, naming: Naming) {
  const { issuedAt, due } = order;
  const unit = (id: string): string => naming.unit(id, 'zh');
  const from = inFull(naming.jurisdiction.name.zh, unit(order.issuer));
  const findings = order.findings.map(
    ({ item, title, entry, due: was }, at) =>
      `${order.findings.length > 1 ? `${String(at + 1)}.` : ''}《${titles.get(item ?? '') ?? title}》（公开事项：${naming.entry(entry, 'zh')}）${was === null ? '' : `，公开期限为${chineseDay(was.slice(0, 10))}`}。`,
  );
  return {
    ...{ id: row.id, mark: `${from}督办单`, title: row.title, to: unit(row.unit), from },
    number: row.series_number === null ? null : numberText(row.series_number),
    parts: numbered([
      ['事项来源', paragraphs(order.source)],
      ['发现的问题', findings],
      ['办理要求', paragraphs(order.demand)],
      [
        '办理时限',
        due === null
          ? []
          : [`请于${chineseDay(due)}前（含当日）书面反馈办理情况，并附佐证材料。逾期未反馈的，予以通报。`],
      ],
      ['反馈联系人', paragraphs(order.contact)],
    ]),
    signedOn: issuedAt === null ? '' : chineseDay(dateInShanghai(issuedAt)),
    copies: order.copyTo.map(unit).join('，'),
  };
}

/** 成文日期: Arabic numerals, the year whole, month and day without a leading zero (GB/T 9704-2012, 7.3.5.4). */
export function chineseDay(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${year}年${String(Number(month))}月${String(Number(day))}日`;
}

/** 市政府督查室 in 同江市 is 同江市政府督查室. */
export const inFull = (city: string, unit: string): string =>
  unit.startsWith(city.slice(-1)) ? `${city}${unit.slice(1)}` : `${city}${unit}`;

const ORDINALS = ['一', '二', '三', '四', '五'];

/** Parts that say something, numbered 一、二、三 (7.3.3). */
function numbered(parts: readonly (readonly [string, readonly string[]])[]) {
  return parts
    .filter(([, lines]) => lines.length > 0)
    .map(([heading, lines], at) => ({ heading: `${ORDINALS[at] ?? ''}、${heading}`, lines }));
}

const paragraphs = (text: string): readonly string[] =>
  text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
