/** What a platform takes from a message, whichever way it is written. */
export interface Message {
  readonly type: string;
  readonly number: string;
  readonly version: number;
  /** What is lower is older. */
  readonly sequence: number;
  readonly title: string | null;
  /** Everything it says; of a tombstone only the names. */
  readonly data: Readonly<Record<string, unknown>>;
}
