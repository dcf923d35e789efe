import { isIPv4, isIPv6 } from 'node:net';

/**
 * The network of an address: the /24 of IPv4, the /64 of IPv6, and `unknown` for text that is no address. Limits count networks, because one
 * sender may have all addresses of a network.
 */
export const networkOf = (address: string): string => {
  if (isIPv4(address)) return networkOfBytes(address.split('.'));
  if (!isIPv6(address)) return 'unknown';
  const groups = groupsOf(address);
  const [high = 0, low = 0] = groups.slice(6).map((group) => Number.parseInt(group, 16));
  const isMapped = groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff';
  return isMapped ? networkOfBytes([high >> 8, high & 255, low >> 8]) : `${groups.slice(0, 4).join(':')}::/64`;
};

const networkOfBytes = (bytes: readonly (string | number)[]): string => `${bytes.slice(0, 3).join('.')}.0/24`;

/** The eight groups of an IPv6 address, without leading zeros. A zone, such as `%eth0`, is dropped. */
const groupsOf = (address: string): string[] => {
  const [bare] = address.split('%');
  // URL normalizes every form of an address, also one that ends with an IPv4 address.
  const [head = '', tail] = new URL(`http://[${bare}]`).hostname.slice(1, -1).split('::');
  const [first, last] = [head, tail ?? ''].map((part) => part.split(':').filter(Boolean)) as [string[], string[]];
  return [...first, ...Array<string>(8 - first.length - last.length).fill('0'), ...last];
};
