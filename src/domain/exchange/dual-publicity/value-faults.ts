import { isDate } from '../../calendar/dates.js';
import { usccFault } from '../../catalogue/uscc.js';
import { residentCheckFits } from '../../screening/checksums.js';
import { faultOf, type RecordFault } from './fault.js';
import { isOrgCode } from './org-code.js';
import { codeAs, codesOf, fieldOf, partsOf, valueIn } from './table.js';
import type { CreditRecord, DualPublicity, RecordField } from './table.js';

const LONGEST = 4000;

/** A filled column that does not fit its kind. */
export function valueFaults(house: DualPublicity, record: CreditRecord, field: RecordField): RecordFault[] {
  const value = valueIn(record, field.name);
  const max = field.max ?? LONGEST;
  if (value === '') return [];
  if (value.length > max) return [faultOf(field, 'too-long', { max })];
  switch (field.kind) {
    case 'date':
      return isDay(value) ? [] : [faultOf(field, 'date')];
    case 'amount':
      return AMOUNT.test(value) ? [] : [faultOf(field, 'amount')];
    case 'uscc':
      return unified(field, value);
    case 'authority-code':
      return value === house.missingCodePlaceholder ? [] : unified(field, value);
    case 'org-code':
      return isOrgCode(value) ? [] : [faultOf(field, 'org-code', {}, 'GB 11714-1997')];
    case 'id-number':
      return idNumber(house, record, field, value);
    case 'code':
      return codes(house, field, [value]);
    case 'codes':
      return codes(house, field, partsOf(value));
    case 'text':
    case 'long-text':
      return [];
  }
}

/** decimal(18,6), in 万元: 2000 yuan is 0.2. */
const AMOUNT = /^(?:0|[1-9]\d{0,11})(?:\.\d{1,6})?$/;

const isDay = (value: string): boolean => isDate(value) && value >= '1949-10-01' && value <= '2099-12-31';

function unified(field: RecordField, value: string): RecordFault[] {
  const fault = usccFault(value);
  return fault === null ? [] : [faultOf(field, `uscc-${fault}`, {}, 'GB 32100-2015')];
}

/** Only a resident's number can be reckoned; of other papers the shape is all there is. */
function idNumber(house: DualPublicity, record: CreditRecord, field: RecordField, value: string): RecordFault[] {
  const kindField = fieldOf(house[record.kind], field.idKind ?? '');
  const kind =
    kindField === undefined ? undefined : codeAs(codesOf(house, kindField), valueIn(record, kindField.name))?.is;
  if (kind === 'resident-id') return isResidentId(value) ? [] : [faultOf(field, 'resident-id', {}, 'GB 11643-1999')];
  return /^[0-9A-Z()（）-]{5,30}$/.test(value) ? [] : [faultOf(field, 'id-number')];
}

const isResidentId = (value: string): boolean =>
  /^[1-9]\d{16}[\dX]$/.test(value) &&
  isDate(value.slice(6, 14).replace(/(..)(..)$/, '-$1-$2')) &&
  residentCheckFits(value);

function codes(house: DualPublicity, field: RecordField, values: readonly string[]): RecordFault[] {
  const known = codesOf(house, field);
  if (values.every((value) => codeAs(known, value) !== undefined)) return [];
  const listed = known.map(({ value, zh }) => (zh === undefined ? value : `${value}（${zh}）`)).join('、');
  return [faultOf(field, 'code', { values: listed })];
}
