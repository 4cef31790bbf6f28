import { valueIn, RECORD_KINDS } from '../../domain/exchange/dual-publicity/table.js';
import { maskedRecord } from '../../domain/exchange/dual-publicity/shown.js';
import type { Opened } from '../../engine/case-door.js';
import { creditViewOf } from '../../items/credit-view.js';
import { inLocale, sentenceOf, type Locale } from '../../platform/i18n.js';
import type { Naming } from '../naming.js';

export const addressOfCredit = (item: string): string => `/workbench/items/${item}/credit-records`;

/** The tab 双公示记录: each record as it will be reported, with what the reporting system would not take. Numbers of persons hidden. */
export function creditPanel(opened: Opened, naming: Naming, locale: Locale) {
  const view = creditViewOf(opened, naming.jurisdiction);
  const house = naming.jurisdiction.dualPublicity;
  const address = addressOfCredit(opened.row.id);
  return {
    ...{ editable: view.editable, missing: view.missing },
    address,
    faults: view.faults.length,
    records:
      house === null
        ? []
        : view.records.map((record, at) => {
            const { fields, zh, en, number, name } = house[record.kind];
            const shown = maskedRecord(house, record);
            return {
              ...{ number: at + 1, kind: inLocale({ zh, en }, locale), address: `${address}/${String(at + 1)}` },
              title: `${valueIn(record, number)} ${valueIn(record, name)}`.trim(),
              rows: fields
                .filter((field) => valueIn(record, field.name) !== '')
                .map((field) => ({ label: inLocale(field, locale), value: valueIn(shown, field.name) })),
              faults: view.faults
                .filter((fault) => fault.record === at)
                .map(({ field, code, params, rule }) => ({
                  id: `creditRecords.${String(at)}.${field}`,
                  text: sentenceOf(
                    { code, params: { record: at + 1, ...params }, ...(rule === undefined ? {} : { rule }) },
                    locale,
                  ),
                })),
            };
          }),
    kinds:
      house === null
        ? []
        : RECORD_KINDS.map((kind) => ({
            label: inLocale(house[kind], locale),
            address: `${address}/new?kind=${kind}`,
          })),
  };
}
