import type { PublicElement } from '../catalogue/public-body.js';
import type { PublicAttachment } from '../items/public-copy.js';

/** What the public could see of one version; nothing else of an item is known here (invariant 11). */
export interface PublicContent {
  readonly title: string;
  readonly summary: string;
  readonly projectName: string | null;
  readonly unit: string;
  readonly body: readonly PublicElement[];
  readonly attachments: readonly PublicAttachment[];
  readonly changeNote: string | null;
}

/** One change of the window, with the place it was given after its commit: rows are only ever added behind the last place. */
export interface Change {
  readonly position: number;
  readonly kind: ChangeKind;
  readonly at: Date;
  readonly number: string;
  readonly version: number;
  readonly entry: string;
  readonly relation: { readonly kind: 'correction' | 'clarification' | 'termination'; readonly of: string } | null;
  /** Ids of the elements that say something, known also where the content may not be shown. */
  readonly filled: readonly string[];
  /** Null while the window does not show the publication. */
  readonly content: PublicContent | null;
}

export type ChangeKind = 'published' | 'corrected' | 'released' | 'repealed' | 'held' | 'withdrawn' | 'expired';

/** What becomes of a publication by each change, and whether its release carries the content. */
export const CHANGES = {
  published: { status: 'current', carries: true, hides: false },
  corrected: { status: 'current', carries: true, hides: false },
  released: { status: 'current', carries: true, hides: false },
  repealed: { status: 'repealed', carries: false, hides: false },
  held: { status: 'held', carries: false, hides: true },
  withdrawn: { status: 'withdrawn', carries: false, hides: true },
  expired: { status: 'expired', carries: false, hides: true },
} as const satisfies Readonly<Record<ChangeKind, { status: string; carries: boolean; hides: boolean }>>;
