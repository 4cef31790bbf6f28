import type { Files } from '../files.js';
import type { Fault } from '../jurisdiction-error.js';

type ElementRow = Files['catalogue'][number]['entries'][number]['elements'][number];
interface Place {
  readonly file: string;
  readonly path: string;
}

/** Each kind of field has what its form needs, and nothing that it would ignore. */
export function* elementFaults(
  element: ElementRow,
  codeLists: Files['codes']['codeLists'],
  at: Place,
): Iterable<Fault> {
  const tabular = element.kind === 'table' || element.kind === 'persons';
  const measured = element.kind === 'amount' || element.kind === 'number';
  yield* belongs(at, 'codeList', element.codeList, element.kind === 'code');
  yield* belongs(at, 'columns', element.columns, tabular);
  yield* belongs(at, 'units', element.units, measured);
  if (element.codeList !== undefined && !(element.codeList in codeLists)) {
    yield { file: at.file, path: `${at.path}.codeList`, reason: `unknown code list "${element.codeList}"` };
  }
  if (element.kind === 'persons' && !element.personalData) {
    yield { ...at, reason: 'a list of persons is personal data: personalData must be true' };
  }
  if (!element.personalData && element.columns?.some(({ personal }) => personal) === true) {
    yield { ...at, reason: 'a personal column makes the element personal data' };
  }
}

function* belongs(at: Place, key: string, value: unknown, needed: boolean): Iterable<Fault> {
  const path = `${at.path}.${key}`;
  if (needed && value === undefined) yield { file: at.file, path, reason: 'this kind of field needs it' };
  if (!needed && value !== undefined) yield { file: at.file, path, reason: 'this kind of field has no use for it' };
}
