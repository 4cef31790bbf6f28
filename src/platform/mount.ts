/** Where a portal mounts something of ours. */
export interface Mount {
  /** A path with a slash at both ends: `/gk/`. */
  readonly base: string;
  /** `https://www.example.gov.cn` when it was told with the path; null: only the path is known. */
  readonly origin: string | null;
}

const PATH = /^\/(?:(?!\.{1,2}\/)[A-Za-z0-9._~-]+\/)*$/;

/** Of `/gk/`, or of the whole address `https://www.example.gov.cn/gk/`; null for anything else. */
export function readMount(said: string): Mount | null {
  if (PATH.test(said)) return { base: said, origin: null };
  const url = /^https?:\/\//.test(said) && URL.canParse(said) ? new URL(said) : null;
  return url !== null && PATH.test(url.pathname) && said.endsWith(url.pathname)
    ? { base: url.pathname, origin: url.origin }
    : null;
}

export const MOUNT_RULE =
  'must be a path with a slash at both ends (/gk/), or the whole address (https://www.example.gov.cn/gk/)';
