/** What an item lacks for a record that a platform is owed of it. */
export interface ExchangeFault {
  readonly channel: string;
  readonly dataset: string;
  /** The platform's field: `BID_AMOUNT`. */
  readonly target: string;
  /** The item's field that would give it: `elements.amount`, `project`. */
  readonly field: string;
}
