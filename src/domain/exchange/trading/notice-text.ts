import type { PublicElement } from '../../catalogue/element-values.js';
import type { Row } from '../../catalogue/value-readers.js';
import type { TradingPublication } from './subject.js';
import { hasRows, isMeasured } from './values.js';

/** The public copy as one text, a line or a paragraph for each element: for fields that take a whole notice. */
export function noticeText({ body }: Pick<TradingPublication, 'body'>, withheld: string): string {
  return body.map((element) => `${element.label.zh}：${element.withheld ? withheld : valueText(element)}`).join('\n');
}

/** The value of one element as people write it; a table row by row. */
export function valueText({ value, chosen, columns = [] }: PublicElement): string {
  if (chosen !== undefined) return chosen.zh;
  if (typeof value === 'string') return value;
  if (isMeasured(value)) return [value.value, value.unit, foreign(value.currency)].join('');
  return hasRows(value) ? value.map((row) => rowText(row, columns)).join('\n') : '';
}

function rowText(row: Row, columns: NonNullable<PublicElement['columns']>): string {
  return columns
    .filter(({ id }) => (row[id] ?? '') !== '')
    .map(({ id, name }) => `${name.zh}：${row[id]}`)
    .join('；');
}

const foreign = (currency: string | undefined): string =>
  currency === undefined || currency === 'CNY' ? '' : `（${currency}）`;
