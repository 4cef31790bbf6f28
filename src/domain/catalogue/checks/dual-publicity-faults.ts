import type { RecordTable } from '../../exchange/dual-publicity/table.js';
import type { Files } from '../files.js';
import type { Fault } from '../jurisdiction-error.js';

const FILE = 'exchange/dual-publicity-fields.json';
const ALWAYS_KNOWN = ['always', 'optional', 'org', 'person'];

/** The table of credit records names columns, code lists and conditions that exist, and no column twice. */
export function* dualPublicityFaults({ dualPublicity }: Files): Iterable<Fault> {
  if (dualPublicity === null) return;
  const { codeLists, conditions } = dualPublicity;
  for (const kind of ['licence', 'penalty'] as const) {
    const table = dualPublicity[kind];
    yield* columnFaults(kind, table);
    for (const field of table.fields) {
      const path = `${kind}.fields[${field.name}]`;
      const listed = field.kind === 'code' || field.kind === 'codes';
      if (listed !== (field.codeList !== undefined))
        yield { file: FILE, path, reason: 'a code has a list, and only it' };
      if (field.codeList !== undefined && !(field.codeList in codeLists))
        yield { file: FILE, path, reason: `unknown code list "${field.codeList}"` };
      if (!ALWAYS_KNOWN.includes(field.required) && !(field.required in conditions))
        yield { file: FILE, path, reason: `unknown condition "${field.required}"` };
    }
  }
}

function* columnFaults(kind: string, table: RecordTable): Iterable<Fault> {
  const own = table.fields.map(({ name }) => name);
  const given = [...own, ...table.fields.flatMap(({ aliases }) => aliases), ...table.ignored];
  const twice = given.find((name, at) => given.indexOf(name) !== at);
  if (twice !== undefined) yield { file: FILE, path: kind, reason: `the column "${twice}" stands there twice` };
  const { counterpartyKind, number, name, decidedOn, state = number, remark, codes, order } = table;
  const ids = table.fields.flatMap(({ idKind = number }) => idKind);
  for (const named of [counterpartyKind, number, name, decidedOn, state, remark, ...codes, ...order.flat(), ...ids])
    if (!own.includes(named)) yield { file: FILE, path: kind, reason: `unknown column "${named}"` };
}
