import type { Network } from '../../../worker/public-only.js';
import type { ConnectedChannel } from '../../channel-settings.js';
import { isPrivateKey } from '../../transport-settings.js';

/** A folder on an SFTP server, and how to be let in. */
export interface SftpPlace {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly signIn: { readonly privateKey: string } | { readonly password: string };
  /** Absolute, without a slash at the end. */
  readonly folder: string;
  /** The only keys the server may show, `SHA256:…`. */
  readonly hostKeys: readonly string[];
  readonly network: Network;
}

const PORT = 22;

/** `sftp://user@host:port/folder`, checked at start. */
export function placeOf({ url, secrets, hostKeys, network }: ConnectedChannel): SftpPlace {
  const { hostname, port, username, pathname } = new URL(url);
  const [secret = ''] = secrets;
  return {
    ...{ host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? PORT : Number(port), hostKeys, network },
    user: decodeURIComponent(username),
    signIn: isPrivateKey(secret) ? { privateKey: secret } : { password: secret },
    folder: decodeURIComponent(pathname).replace(/\/+$/, ''),
  };
}
