import { BlockList, isIP } from 'node:net';

/** Networks nobody outside can mean (IANA special-purpose registries): this machine, the house's own nets, link-local, shared, reserved. */
const NETWORKS_4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4'],
];
const NETWORKS_6 = [
  ...['::/128', '::1/128', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32', '2002::/16'],
  ...['fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8'],
];

const BLOCKED = new BlockList();
for (const [networks, family] of [[NETWORKS_4, 'ipv4'] as const, [NETWORKS_6, 'ipv6'] as const]) {
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    BLOCKED.addSubnet(address, Number(prefix), family);
  }
}

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** Whether an address is not of the public internet; what is no address counts as one that must not be reached. */
export function isPrivateAddress(address: string): boolean {
  const plain = MAPPED.exec(address)?.[1] ?? address;
  const family = isIP(plain);
  if (family === 0) return true;
  // Every other way to write an IPv4 address inside IPv6.
  if (family === 6 && /^::(ffff:)?[0-9a-f]{0,4}:[0-9a-f]{0,4}$/i.test(plain)) return true;
  return BLOCKED.check(plain, family === 4 ? 'ipv4' : 'ipv6');
}
