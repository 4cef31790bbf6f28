import type { PublicElement } from '../../catalogue/element-values.js';
import type { Row } from '../../catalogue/value-readers.js';

/** A publication as the mapping looks at it: the public copy and nothing else, so that what is masked or withheld cannot leave. */
export interface TradingPublication {
  readonly entry: string;
  /** 索引号, and the version under it. */
  readonly number: string;
  readonly version: number;
  readonly unit: string;
  readonly title: string;
  readonly summary: string;
  readonly url: string;
  /** Date. */
  readonly formedOn: string | null;
  /** Instant, ISO. */
  readonly publishedAt: string;
  readonly body: readonly PublicElement[];
  /** The notice it changes, where it is an additional notice (更正、澄清、终止). */
  readonly relation: { readonly kind: string; readonly of: string } | null;
  readonly project: TradingProject | null;
}

export interface TradingProject {
  readonly code: string;
  readonly name: string;
  /** Party → unit. */
  readonly parties: Readonly<Record<string, string>>;
}

/** The publication with everything a source may need; `row` where each row of a table is a record. */
export interface Subject {
  readonly publication: TradingPublication;
  /** Instant the operation was decided, ISO. */
  readonly decidedAt: string;
  readonly row: Row | null;
  /** Its place, from 1. */
  readonly rowNumber: number | null;
  readonly region: string;
  readonly unitOf: (id: string) => { readonly name: string; readonly uscc: string } | null;
  readonly constants: ReadonlyMap<string, string>;
  readonly withheld: string;
}
