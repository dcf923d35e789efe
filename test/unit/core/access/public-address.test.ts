import { describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../../../core/access/public-address.ts';

const REFUSED = {
  loopback: ['127.0.0.1', '127.255.255.254', '::1'],
  unspecified: ['0.0.0.0', '0.1.2.3', '::'],
  private: ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
  'link-local': ['169.254.169.254', 'fe80::1', 'fe80::1%eth0', 'fd00:ec2::254'],
  'shared by a carrier': ['100.64.0.1', '100.127.255.255'],
  multicast: ['224.0.0.1', '239.1.1.1', 'ff02::1'],
  broadcast: ['255.255.255.255', '240.0.0.1'],
  'for documentation': ['192.0.2.1', '198.51.100.7', '203.0.113.9', '2001:db8::1', '3fff::1'],
  'for tests': ['198.18.0.1'],
  'IPv4 mapped to IPv6': ['::ffff:127.0.0.1', '::ffff:8.8.8.8', '::ffff:a9fe:a9fe', '::127.0.0.1'],
  NAT64: ['64:ff9b::7f00:1', '64:ff9b:1::a00:1'],
  'a tunnel': ['2002:7f00:1::', '2001:0:7f00:1::'],
  'unique local': ['fc00::1', 'fdff::1'],
  'site-local': ['fec0::1'],
  'no address': ['', 'localhost', '127.1', '0x7f000001', '1.2.3'],
};

describe('an address', () => {
  it.each(Object.entries(REFUSED).flatMap(([why, all]) => all.map((address) => [address, why])))(
    '%s is not public: %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(false);
    },
  );

  it.each([
    '8.8.8.8',
    '1.1.1.1',
    '172.32.0.1',
    '100.128.0.1',
    '169.253.1.1',
    '2600:1f18::1',
    '2a00:1450::200e',
    '2606:4700::1111',
  ])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});
