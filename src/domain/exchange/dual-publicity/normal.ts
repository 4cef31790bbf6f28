import { codeAs, codesOf, fieldOf, partsOf, SEPARATOR } from './table.js';
import type { CreditRecord, DualPublicity, RecordField } from './table.js';

/** A record as it is stored: dates `YYYY-MM-DD`, codes in capitals, amounts without thousands, code values as exchanged, nothing empty. */
export function normalRecord(house: DualPublicity, { kind, fields }: CreditRecord): CreditRecord {
  const kept = Object.entries(fields).flatMap(([name, given]): [string, string][] => {
    const field = fieldOf(house[kind], name);
    const value = field === undefined ? given.trim() : normalValue(house, field, given);
    return value === '' ? [] : [[name, value]];
  });
  return { kind, fields: Object.fromEntries(kept) };
}

/** What cannot be read stays as it was written, so that it can be named and put right. */
export function normalValue(house: DualPublicity, field: RecordField, given: string): string {
  const value = given.trim();
  switch (field.kind) {
    case 'date':
      return isoDate(value) ?? value;
    case 'amount':
      return halfWidth(value).replaceAll(/[,\s]/g, '');
    case 'uscc':
    case 'authority-code':
    case 'org-code':
    case 'id-number':
      return halfWidth(value).replaceAll(/\s/g, '').toUpperCase();
    case 'code':
      return codeValue(house, field, value);
    case 'codes':
      return [...new Set(partsOf(value).map((part) => codeValue(house, field, part)))].join(SEPARATOR);
    case 'text':
    case 'long-text':
      return value;
  }
}

/** A code is known by its value or by its name. */
function codeValue(house: DualPublicity, field: RecordField, value: string): string {
  const codes = codesOf(house, field);
  const named = codes.find(({ zh, en }) => zh === value || en === value);
  return codeAs(codes, value) === undefined ? (named?.value ?? value) : value;
}

const WRITTEN = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?(?:[ T]0?0:00(?::00(?:\.0+)?)?)?$/;

/** `2026/3/5`, `2026-03-05`, `2026年3月5日`, also with the midnight that spreadsheets add. Whether the day exists is judged later. */
export function isoDate(value: string): string | null {
  const [whole, year = '', month = '', day = ''] = WRITTEN.exec(halfWidth(value)) ?? [];
  return whole === undefined ? null : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Digits and letters as typed with a Chinese keyboard: ２０２６ → 2026. */
const halfWidth = (text: string): string => text.normalize('NFKC').trim();
