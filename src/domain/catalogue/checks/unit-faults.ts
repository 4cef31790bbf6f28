import type { Files } from '../files.js';
import type { Fault } from '../jurisdiction-error.js';
import { usccFault } from '../uscc.js';
import { known, unknown } from './known.js';

const FILE = 'units.yaml';
type UnitRow = Files['units']['units'][number];

/** Codes that pass, names that follow each other in time, and relations to units that exist. */
export function* unitFaults(files: Files): Iterable<Fault> {
  const { units, groups } = known(files);
  for (const unit of files.units.units) {
    const path = `units[${unit.id}]`;
    yield* codeFaults(unit, `${path}.uscc`);
    yield* nameFaults(unit, `${path}.names`);
    yield* unknown('group', unit.memberOf, groups, { file: FILE, path: `${path}.memberOf` });
    yield* unknown('unit', [unit.publishedBy], units, { file: FILE, path: `${path}.publishedBy` });
    yield* unknown(
      'unit',
      unit.entrusts.map((trust) => trust.unit),
      units,
      { file: FILE, path: `${path}.entrusts` },
    );
    const helpers = [unit.publishedBy, ...unit.entrusts.map((trust) => trust.unit)];
    if (helpers.includes(unit.id)) yield { file: FILE, path, reason: 'a unit cannot entrust itself' };
  }
  for (const group of files.units.groups) yield* groupFaults(files, group);
}

function* groupFaults(files: Files, group: Files['units']['groups'][number]): Iterable<Fault> {
  const at = { file: FILE, path: `groups[${group.id}].actsFor` };
  const parties = files.units.groups.filter(({ kind }) => kind === 'party').map(({ id }) => id);
  yield* unknown('party', [group.actsFor], new Set(parties), at);
  if ((group.kind === 'agency') !== (group.actsFor !== undefined)) {
    yield { ...at, reason: 'an agency names the party it acts for, and nothing else does' };
  }
}

function* codeFaults(unit: UnitRow, path: string): Iterable<Fault> {
  const fault = usccFault(unit.uscc);
  if (fault === 'shape') yield { file: FILE, path, reason: `"${unit.uscc}" is not a credit code of 18 characters` };
  if (fault === 'check-digit') yield { file: FILE, path, reason: `"${unit.uscc}" fails the check digit of GB 32100` };
}

/** Each name ends before the next begins; the last one is in force. */
function* nameFaults(unit: UnitRow, path: string): Iterable<Fault> {
  for (const [index, name] of unit.names.entries()) {
    const next = unit.names[index + 1];
    const at = { file: FILE, path: `${path}[${index}]` };
    if (name.from !== undefined && name.to !== undefined && name.from > name.to) {
      yield { ...at, reason: `"${name.zh}" ends before it begins` };
    }
    if (next === undefined && name.to !== undefined) yield { ...at, reason: 'the last name must be in force: no "to"' };
    if (next !== undefined && (name.to === undefined || next.from === undefined || name.to >= next.from)) {
      yield { ...at, reason: `"${name.zh}" must end before "${next.zh}" begins` };
    }
  }
}
