import type { Mount } from '../platform/mount.js';

/** What is to be exported, for where, and to where. */
export interface ExportOrder extends Mount {
  /** Where this installation answers, without a slash at the end; null: nowhere that readers of the portal reach. */
  readonly server: string | null;
  /** The folder that holds `releases/` and `current`, absolute. */
  readonly folder: string;
  /** Renders everything, whatever the last release has. */
  readonly full: boolean;
}

/** For the person who ordered the export: what, why, what now. */
export class ExportProblem extends Error {
  override readonly name = 'ExportProblem';
}

/** Stands where an address of ours would, when none is known; it never reaches a file. */
const NOWHERE = 'http://portal.invalid';

export interface Identity {
  /** What the pages call their own address, without a slash at the end. */
  readonly address: string;
  readonly kind: 'server' | 'portal' | 'unknown';
}

/** A publication's address is where the installation answers; without such a place it is where the portal shows it. */
export function identityOf({ server, origin, base }: ExportOrder): Identity {
  if (server !== null) return { address: server, kind: 'server' };
  if (origin !== null) return { address: `${origin}${base}`.replace(/\/$/, ''), kind: 'portal' };
  return { address: NOWHERE, kind: 'unknown' };
}
