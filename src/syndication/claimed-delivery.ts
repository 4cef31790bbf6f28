import type { PublicElement } from '../domain/catalogue/element-values.js';
import type { PublicAttachment } from '../domain/items/public-copy.js';

export type Operation = 'publish' | 'update' | 'hold' | 'release' | 'withdraw' | 'repeal' | 'resend';
export type Visibility = 'current' | 'held' | 'takenDown' | 'repealed' | 'expired';

/** One delivery under this worker's lease, with its publication as stored and what the window shows of it now. */
export interface ClaimedDelivery {
  readonly id: string;
  readonly caseId: string;
  readonly channel: string;
  readonly operation: Operation;
  /** The number of this attempt, from 1; counted when claimed, so that no two workers share one. */
  readonly attempt: number;
  /** Attempts before this one that were seen to end. Those their worker did not outlive say nothing of the platform. */
  readonly ended: number;
  readonly createdAt: Date;
  /** Rises with everything said about the case: what is lower is older, whatever the clock says. */
  readonly sequence: number;
  readonly number: string;
  readonly version: number;
  readonly entry: string;
  readonly domain: string;
  readonly unit: string;
  readonly title: string;
  readonly summary: string;
  readonly body: readonly PublicElement[];
  readonly attachments: readonly PublicAttachment[];
  readonly formedOn: string | null;
  readonly publishedAt: Date;
  readonly changeNote: string | null;
  readonly relation: { readonly kind: string; readonly of: string } | null;
  readonly publicHash: string;
  readonly visibility: Visibility;
  readonly notice: string | null;
  /** Every number of the case, additional notices included: they are held and taken down together. */
  readonly together: readonly string[];
  readonly project: {
    readonly id: string;
    readonly code: string;
    readonly name: string;
    readonly parties: unknown;
  } | null;
}
