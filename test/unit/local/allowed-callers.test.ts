import { describe, expect, it } from 'vitest';
import { allowedOrigins, ownOrigins } from '../../../local/allowed-callers.ts';

describe('ALLOWED_ORIGINS', () => {
  it('is a list of origins, or * for every one, or nothing', () => {
    expect(allowedOrigins('http://localhost:6274, https://shop.example,')).toEqual([
      'http://localhost:6274',
      'https://shop.example',
    ]);
    expect(allowedOrigins('*')).toEqual(['*']);
    expect(allowedOrigins()).toEqual([]);
  });

  it.each([
    'foo',
    'localhost:6274',
    'http://localhost:6274/',
    'https://shop.example/path',
    'https://SHOP.example',
    'null',
  ])('does not take %s', (origin) => {
    expect(() => allowedOrigins(`http://localhost:6274,${origin}`)).toThrow(`or *: ${origin} is not one.`);
  });
});

it('the pages of the API have its origin by both names of this machine', () => {
  expect(ownOrigins('http://127.0.0.1:3000')).toEqual(['http://127.0.0.1:3000', 'http://localhost:3000']);
});
