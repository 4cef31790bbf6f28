import type { EntryRow, RecordRow, TradingFiles } from '../../exchange/trading/build-mapping.js';
import { TRADING_FIELDS, TRADING_MAPPING, type Files } from '../files.js';
import type { Fault } from '../jurisdiction-error.js';
import { fieldTableFaults } from './field-table-faults.js';
import { known, unknown } from './known.js';
import { valueFaults, worldOf } from './exchange-value-faults.js';

type CatalogueEntry = Files['catalogue'][number]['entries'][number];
type Table = TradingFiles['table'];

const at = (path: string) => ({ file: TRADING_MAPPING, path });

/** Every entry the platform is owed has a data set or says why not, and every name in the mapping is one that exists. */
export function* exchangeFaults(files: Files): Iterable<Fault> {
  if (files.trading === null) return;
  const { mapping, table } = files.trading;
  yield* fieldTableFaults(table, TRADING_FIELDS);
  yield* unknown('channel', [mapping.channel], known(files).channels, at('channel'));
  yield* commonFaults(files, files.trading);
  const owed = new Map(owedEntries(files, mapping.channel).map((entry) => [entry.id, entry]));
  for (const [id, row] of Object.entries(mapping.entries)) {
    const entry = owed.get(id);
    if (entry === undefined) yield { ...at(`entries.${id}`), reason: `no entry "${id}" is owed to ${mapping.channel}` };
    else yield* entryFaults(files, files.trading, entry, row);
  }
  for (const id of [...owed.keys()].filter((each) => mapping.entries[each] === undefined)) {
    yield { ...at('entries'), reason: `"${id}" has neither a data set nor a reason for none` };
  }
  yield* unfilledFaults(files.trading);
}

/** Entries of the domains whose channels the platform is among. */
function owedEntries({ catalogue, channels }: Files, channel: string): readonly CatalogueEntry[] {
  const owes = (names: readonly string[]) =>
    names.some((name) => name === channel || channels.sets[name]?.includes(channel) === true);
  return catalogue.filter(({ domain }) => owes(domain.channels)).flatMap(({ entries }) => entries);
}

/** What every record carries comes from no entry in particular. */
function* commonFaults(files: Files, trading: TradingFiles): Iterable<Fault> {
  const { fields, required } = trading.mapping.common;
  const everywhere = trading.table.datasets.flatMap((dataset) => dataset.fields);
  const names = new Set(everywhere.map(({ name }) => name));
  yield* unknown('field', Object.keys(fields), names, at('common.fields'));
  yield* unknown('field without a value', required, new Set(Object.keys(fields)), at('common.required'));
  for (const [name, value] of Object.entries(fields)) {
    for (const type of new Set(everywhere.filter((field) => field.name === name).map((field) => field.type))) {
      yield* valueFaults(value, type, trading, worldOf(files, [], null), at(`common.fields.${name}`));
    }
  }
}

function* entryFaults(files: Files, trading: TradingFiles, entry: CatalogueEntry, row: EntryRow): Iterable<Fault> {
  if (!Array.isArray(row)) return;
  const elements = new Set(entry.elements.map(({ id }) => id));
  for (const [index, record] of row.entries()) {
    const path = `entries.${entry.id}[${index}]`;
    yield* unknown('data set', [record.dataset], idsOf(trading.table), at(`${path}.dataset`));
    yield* unknown('element', record.when.filled ?? [], elements, at(`${path}.when.filled`));
    const rows = new Set(entry.elements.filter(({ columns }) => columns !== undefined).map(({ id }) => id));
    yield* unknown('table element', [record.each], rows, at(`${path}.each`));
    yield* recordFaults(files, trading, entry, record, path);
  }
}

function* recordFaults(
  files: Files,
  trading: TradingFiles,
  entry: CatalogueEntry,
  record: RecordRow,
  path: string,
): Iterable<Fault> {
  const fields = trading.table.datasets.find(({ id }) => id === record.dataset)?.fields ?? [];
  const types = new Map(fields.map(({ name, type }) => [name, type]));
  const valued = new Set(Object.keys({ ...trading.mapping.common.fields, ...record.fields }));
  yield* unknown(
    'field',
    [...Object.keys(record.fields), ...record.required],
    new Set(types.keys()),
    at(`${path}.fields`),
  );
  yield* unknown('field without a value', record.required, valued, at(`${path}.required`));
  const world = worldOf(files, entry.elements, record.each ?? null);
  for (const [name, value] of Object.entries(record.fields)) {
    const type = types.get(name);
    if (type !== undefined) yield* valueFaults(value, type, trading, world, at(`${path}.fields.${name}`));
  }
}

function* unfilledFaults({ mapping, table }: TradingFiles): Iterable<Fault> {
  const rows = Object.values(mapping.entries).flatMap((row) => (Array.isArray(row) ? row : []));
  const filled = new Set(rows.map(({ dataset }) => dataset));
  yield* unknown('data set', Object.keys(mapping.unfilled), idsOf(table), at('unfilled'));
  for (const { id } of table.datasets) {
    const excused = mapping.unfilled[id] !== undefined;
    if (filled.has(id) && excused) yield { ...at(`unfilled.${id}`), reason: 'an entry fills it' };
    if (!filled.has(id) && !excused) yield { ...at('unfilled'), reason: `"${id}" is filled by no entry: say why` };
  }
}

const idsOf = ({ datasets }: Table): ReadonlySet<string> => new Set(datasets.map(({ id }) => id));
