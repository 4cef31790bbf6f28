import type { Text } from '../catalogue/jurisdiction.js';

/** The lawful display of what an item tells of penalties and dishonesty (信用修复管理办法), of the version at hand. */
export interface GradedTerm {
  readonly basis: string;
  readonly penalty: boolean; // it tells of one by now; else it only may
  readonly older: boolean; // decided before the grades were in force, and none was chosen
  readonly grade: string | null;
  readonly name: Text | null;
  readonly shown: boolean; // false: of a grade that is not published
  readonly from: string | null; // date of the earliest deciding document
  readonly minimum: string | null; // last day of the shortest display of the latest decision
  readonly maximum: string | null; // last day of the longest display of the earliest decision
}

/** For how long, and since which day, the law shows what is public. Dates `YYYY-MM-DD`, each day until 24:00 in Shanghai. */
export interface DisplayTerm {
  readonly from: string; // the deciding document, or the publication
  readonly minimum: string | null; // last day before repair (信用修复) is possible
  readonly maximum: string; // last day shown
  readonly basis: string;
  readonly grade: string | null; // null: a fixed number of days
}

/** How a decision can fall (行政处罚法 48 二款, 85). */
export const OVERTURNED_KINDS = ['changed', 'annulled', 'unlawful', 'void'] as const;
export type OverturnedKind = (typeof OVERTURNED_KINDS)[number];

export interface Overturned {
  readonly kind: OverturnedKind;
  readonly on: string; // date
  readonly settledAt: string | null; // withdrawn, or replaced by the correction
}

/** What a case remembers of its display. */
export interface DisplayMemory {
  /** Chosen by the drafter while drafting: a grade of the jurisdiction. */
  readonly grade?: string | null;
  /** Under which the published version runs; a correction being drafted does not touch it. */
  readonly displayTerm?: DisplayTerm | null;
  /** The published version tells of a penalty or of dishonesty. */
  readonly penalty?: boolean;
  readonly overturned?: Overturned | null;
  readonly repaired?: { readonly document: string; readonly decidedOn: string } | null;
  readonly heldFrom?: string | null; // date
  /** Days offline since the last publication, both ends included: they are not days of display. */
  readonly offline?: readonly { readonly from: string; readonly to: string }[];
}
