import type { z } from 'zod';
import type { fieldTableFile, tradingMappingFile } from '../../catalogue/shapes/exchange.js';
import type { DataSet } from './field-table.js';
import type { EntryMapping, FieldMapping, RecordMapping, TradingMapping } from './mapping.js';
import { sourceOf } from './source.js';

/** The two files as read, each of the right shape. */
export interface TradingFiles {
  readonly mapping: MappingRows;
  readonly table: z.output<typeof fieldTableFile>;
}

type MappingRows = z.output<typeof tradingMappingFile>;
export type EntryRow = MappingRows['entries'][string];
export type RecordRow = Exclude<EntryRow, { none: string }>[number];
export type ValueRow = RecordRow['fields'][string];

/** Joins a checked mapping to the field table: every record has its fields in the table's order. */
export function buildMapping({ mapping, table }: TradingFiles): TradingMapping {
  const datasets = table.datasets.map(({ fields, ...set }): DataSet => ({
    ...set,
    fields: fields.map(({ name, zh, type }) => ({ name, label: zh, type })),
  }));
  const entries = Object.entries(mapping.entries).map(([id, row]) => [id, buildEntry(row, mapping, datasets)] as const);
  const { channel, words, constants } = mapping;
  return { channel, words, datasets, constants: new Map(Object.entries(constants)), entries: new Map(entries) };
}

function buildEntry(row: EntryRow, mapping: MappingRows, datasets: readonly DataSet[]): EntryMapping {
  if ('none' in row) return { none: row.none, records: [] };
  return { none: null, records: row.map((record) => buildRecord(record, mapping, datasets)) };
}

function buildRecord(row: RecordRow, mapping: MappingRows, datasets: readonly DataSet[]): RecordMapping {
  const dataset = datasets.find(({ id }) => id === row.dataset);
  if (dataset === undefined) throw new Error(`unknown data set ${row.dataset}`);
  const rows = { ...mapping.common.fields, ...row.fields };
  const required = new Set([...mapping.common.required, ...row.required]);
  const fields = dataset.fields.flatMap((field): FieldMapping[] => {
    const value = rows[field.name];
    return value === undefined ? [] : [{ field, required: required.has(field.name), ...buildValue(value, mapping) }];
  });
  return { dataset, when: row.when, each: row.each ?? null, fields };
}

function buildValue({ from, codes, part, placeIn }: ValueRow, mapping: MappingRows) {
  return {
    sources: from.map(sourceOf),
    ...(codes === undefined ? {} : { codes: new Map(Object.entries(mapping.codes[codes] ?? {})) }),
    ...(part === undefined ? {} : { part }),
    ...(placeIn === undefined ? {} : { placeIn }),
  };
}
