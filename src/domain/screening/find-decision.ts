/** What a reviewer said of one find: hidden, left as it is with a reason, or none at all. Never the words that were found. */
export interface FindDecision {
  readonly find: string; // id of the find
  readonly target: string; // "title", "summary", "element:<id>", "attachment:<id>"
  /** Where in the target: row and column of a table, "title" or "fileName" of a file; empty for a plain text. */
  readonly path: readonly string[];
  readonly start: number; // UTF-16 offsets in the text at that path
  readonly end: number;
  readonly detector: string;
  readonly decision: FindVerdict;
  readonly ground?: string | undefined;
  readonly reason?: string | undefined;
  readonly by: string;
  readonly standingFor?: string | undefined;
  readonly at: string; // instant
}

export type FindVerdict = 'mask' | 'keep' | 'not-a-find';

/** A find as guards see it. */
export interface FactFind {
  readonly id: string;
  readonly target: string;
  readonly detector: string;
  readonly severity: string;
  /** Somebody else's secret or privacy: a ground of 条例 15. */
  readonly thirdParty: boolean;
  /** The public copy does not show it: withheld, masked, or in a column that is never public. */
  readonly hidden: boolean;
  readonly decision?: Pick<FindDecision, 'decision' | 'by'> | undefined;
}
