/** The field table as the evidence has it: names and Chinese labels; lengths, obligation and code lists are not known. */
export interface DataSet {
  readonly id: string;
  /** Name of the record's element in the message: `WIN_RESULT_ANNO`. */
  readonly table: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly fields: readonly DataField[];
}

export interface DataField {
  readonly name: string;
  /** Chinese label; empty where the evidence has none. */
  readonly label: string;
  readonly type: DataType;
}

export type DataType = 'string' | 'number' | 'datetime';
