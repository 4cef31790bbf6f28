import type { Subject } from '../subject.js';
import { told, type Told } from '../told.js';
import type { SourceKind } from './source-kind.js';

/** Who and what of which project: `project.code`, `party.tenderer.name`, `unit.uscc`, `units.trading-centre.name`. */
export const PEOPLE_SOURCES: Readonly<Record<string, SourceKind>> = {
  project: {
    fault: ([part = '', ...more]) => (more.length === 0 && isOneOf(part, 'code', 'name') ? null : 'write code or name'),
    gives: () => 'string',
    value: ([part], { publication: { project } }) => told(part === 'code' ? project?.code : project?.name),
    field: () => 'project',
  },
  party: {
    fault: ([party = '', part = '', ...more], { parties }) =>
      parties.has(party) ? partFault(part, more) : `unknown party "${party}"`,
    gives: () => 'string',
    value: ([party = '', part], subject) => ofUnit(subject.publication.project?.parties[party], part, subject),
    field: () => 'project',
  },
  /** The responsible unit. */
  unit: {
    fault: ([part = '', ...more]) => partFault(part, more),
    gives: () => 'string',
    value: ([part], subject) => ofUnit(subject.publication.unit, part, subject),
    field: () => null,
  },
  units: {
    fault: ([unit = '', part = '', ...more], { units }) =>
      units.has(unit) ? partFault(part, more) : `unknown unit "${unit}"`,
    gives: () => 'string',
    value: ([unit = '', part], subject) => ofUnit(unit, part, subject),
    field: () => null,
  },
};

const partFault = (part: string, more: readonly string[]): string | null =>
  more.length === 0 && isOneOf(part, 'name', 'uscc') ? null : 'write name or uscc';

function ofUnit(id: string | undefined, part: string | undefined, { unitOf }: Subject): Told {
  const unit = id === undefined ? null : unitOf(id);
  return told(part === 'uscc' ? unit?.uscc : unit?.name);
}

const isOneOf = (word: string, ...words: readonly string[]): boolean => words.includes(word);
