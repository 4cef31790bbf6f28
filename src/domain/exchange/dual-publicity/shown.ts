import type { CreditRecord, DualPublicity } from './table.js';

/** The record for those who only read: numbers of persons keep their last four signs (DOMAIN §0.8). */
export function maskedRecord(house: DualPublicity, { kind, fields }: CreditRecord): CreditRecord {
  const personal = new Set(house[kind].fields.flatMap((field) => (field.personal ? [field.name] : [])));
  const shown = Object.entries(fields).map(([name, value]) => [name, personal.has(name) ? hidden(value) : value]);
  return { kind, fields: Object.fromEntries(shown) as CreditRecord['fields'] };
}

const hidden = (value: string): string => {
  const shown = value.length > 8 ? 4 : 0;
  return '*'.repeat(value.length - shown) + value.slice(value.length - shown);
};
