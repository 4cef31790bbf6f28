import type { DataField, DataSet } from './field-table.js';
import type { Source } from './source.js';

/** exchange/trading-platform.yaml, checked and joined to the field table. */
export interface TradingMapping {
  /** The channel of channels.yaml the records are for. */
  readonly channel: string;
  /** Words that stand in a notice text where the public copy shows nothing. */
  readonly words: { readonly withheld: string };
  readonly constants: ReadonlyMap<string, string>;
  /** Every data set of the table, in its order; also those that no entry fills. */
  readonly datasets: readonly DataSet[];
  readonly entries: ReadonlyMap<string, EntryMapping>;
}

export interface EntryMapping {
  /** Why the entry has no data set; null where it has. */
  readonly none: string | null;
  readonly records: readonly RecordMapping[];
}

export interface RecordMapping {
  readonly dataset: DataSet;
  readonly when: Condition;
  /** A table element: each of its rows is a record. */
  readonly each: string | null;
  /** In the order of the field table; fields that every record carries are among them. */
  readonly fields: readonly FieldMapping[];
}

/** All that are given must hold. */
export interface Condition {
  /** At least one of these elements is filled. */
  readonly filled?: readonly string[];
  /** The title or the project's name has this word, or has it not. */
  readonly says?: string;
  readonly saysNot?: string;
  /** It is a notice that changes another one (更正、澄清、终止), or is not. */
  readonly changesAnother?: boolean;
}

export interface FieldMapping {
  readonly field: DataField;
  readonly required: boolean;
  /** The first that has a value gives it. */
  readonly sources: readonly Source[];
  /** What the platform calls each value; a value without a code is not sent. */
  readonly codes?: ReadonlyMap<string, string>;
  /** The n-th, from 1, of a list written with 、. */
  readonly part?: number;
  /** The place, from 1, that the value has in this text element's list written with 、. */
  readonly placeIn?: string;
}
