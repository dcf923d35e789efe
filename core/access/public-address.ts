import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** IPv4 networks outside of the public Internet: loopback, private, link-local with a cloud's metadata, and others of RFC 6890. */
const NOT_PUBLIC_IPV4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const;

/** The public part of IPv6. It excludes loopback, mapped IPv4, NAT64, unique local, link-local and multicast addresses. */
const GLOBAL_IPV6 = ['2000::', 3] as const;
/** Networks in it that are not public: Teredo and other special purposes, documentation, and 6to4, which leads to any IPv4 address. */
const NOT_PUBLIC_IPV6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const;

const notPublic = new BlockList();
for (const [network, bits] of NOT_PUBLIC_IPV4) notPublic.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of NOT_PUBLIC_IPV6) notPublic.addSubnet(network, bits, 'ipv6');
const global = new BlockList();
global.addSubnet(...GLOBAL_IPV6, 'ipv6');

/** Whether an IP address is on the public Internet; false for one with a zone, such as `%eth0`, and for text that is not an address. */
export const isPublicAddress = (address: string): boolean => {
  if (isIPv4(address)) return !notPublic.check(address, 'ipv4');
  const isPlain = isIPv6(address) && !address.includes('%');
  return isPlain && global.check(address, 'ipv6') && !notPublic.check(address, 'ipv6');
};
