/** What is to be exported, for where, and to where. */
export interface ExportOrder {
  /** The path the portal mounts the export under, with a slash at both ends: `/gk/`. */
  readonly base: string;
  /** `https://www.example.gov.cn` when it was told with the base; null: only the path is known. */
  readonly origin: string | null;
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

const PATH = /^\/(?:(?!\.{1,2}\/)[A-Za-z0-9._~-]+\/)*$/;

/** `/gk/`, or the whole address `https://www.example.gov.cn/gk/`; null for anything else. */
export function readBase(said: string): Pick<ExportOrder, 'base' | 'origin'> | null {
  if (PATH.test(said)) return { base: said, origin: null };
  const url = /^https?:\/\//.test(said) && URL.canParse(said) ? new URL(said) : null;
  return url !== null && PATH.test(url.pathname) && said.endsWith(url.pathname)
    ? { base: url.pathname, origin: url.origin }
    : null;
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
