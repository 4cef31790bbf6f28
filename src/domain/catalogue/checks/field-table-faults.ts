import type { TradingFiles } from '../../exchange/trading/build-mapping.js';
import type { Fault } from '../jurisdiction-error.js';

/** Each data set and each of its fields is there once: a schema cannot have two of one name. */
export function* fieldTableFaults({ datasets }: TradingFiles['table'], file: string): Iterable<Fault> {
  for (const name of twice(datasets.flatMap(({ id, table }) => [id, table]))) {
    yield { file, path: 'datasets', reason: `"${name}" is there twice` };
  }
  for (const { id, fields } of datasets) {
    for (const name of twice(fields.map((field) => field.name))) {
      yield { file, path: `datasets[${id}].fields`, reason: `"${name}" is there twice` };
    }
  }
}

const twice = (names: readonly string[]): readonly string[] => names.filter((name, at) => names.indexOf(name) !== at);
