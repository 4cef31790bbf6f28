import { lookup as resolve, type LookupAddress, type LookupOptions } from 'node:dns';
import { isIP } from 'node:net';
import { isPrivateAddress } from './private-address.js';

/** `public`: addresses of private networks, this machine's included, are not reached. */
export type Network = 'public' | 'private';

/** Why an address written as a number may not be connected to; null where it may, or is a name, which is judged when it is looked up. */
export function whyForbidden(hostname: string, network: Network): string | null {
  const literal = hostname.replace(/^\[|\]$/g, '');
  return network === 'public' && isIP(literal) !== 0 && isPrivateAddress(literal) ? FORBIDDEN(literal) : null;
}

/** What the name means at the moment of connecting is what is judged: a name may change its address between two looks. */
export function publicOnly(
  hostname: string,
  options: LookupOptions,
  done: (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void,
): void {
  resolve(hostname, { ...options, all: true }, (error, found) => {
    if (error !== null) {
      done(error, []);
      return;
    }
    const bad = found.find(({ address }) => isPrivateAddress(address));
    const [first] = found;
    if (first === undefined) done(new Error(`${hostname} has no address`), []);
    else if (bad !== undefined) done(new Error(FORBIDDEN(bad.address)), []);
    else if (options.all === true) done(null, found);
    else done(null, first.address, first.family);
  });
}

const FORBIDDEN = (address: string): string =>
  `${address} is an address of a private network, which this channel may not reach`;
