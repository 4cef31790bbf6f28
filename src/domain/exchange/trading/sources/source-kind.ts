import type { Element } from '../../../catalogue/jurisdiction.js';
import type { DataType } from '../field-table.js';
import type { Subject } from '../subject.js';
import type { Told } from '../told.js';

/** One way to get a value; each answers for itself what may follow its name, what it gives, and who would have to fill it. */
export interface SourceKind {
  /** What is wrong with the words after the name, at an entry; null when nothing is. */
  readonly fault: (path: readonly string[], world: SourceWorld) => string | null;
  readonly gives: (path: readonly string[], world: SourceWorld) => DataType | 'code';
  readonly value: (path: readonly string[], subject: Subject) => Told;
  /** The field of the item that a person fills: `elements.price`, `project`; null for what the system supplies. */
  readonly field: (path: readonly string[]) => string | null;
}

/** What a mapping may refer to. */
export interface SourceWorld {
  readonly elements: readonly Element[];
  /** The table of which each row is a record. */
  readonly each: string | null;
  readonly constants: ReadonlySet<string>;
  readonly parties: ReadonlySet<string>;
  readonly units: ReadonlySet<string>;
}
