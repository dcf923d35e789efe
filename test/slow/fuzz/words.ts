import fc from 'fast-check';

/** Part of every generated customer's text, so that leaks can be found. */
export const MARK = 'Xylophonquartett';

/** Texts that break careless programs: control characters, lone surrogates, property names, other languages and syntaxes. */
const NASTY = [
  '',
  ' ',
  '\u0000',
  '\n\r\t',
  '\ud800',
  '\udfff\ud800',
  '\u202e\u0000\ufeff',
  '__proto__',
  'constructor',
  'toString',
  '😀'.repeat(100),
  'e\u0301'.repeat(50),
  '../../etc/passwd',
  '#{process.env}',
  '{{answer}}',
  "'; DROP TABLE turns; --",
  '<script>alert(1)</script>',
  '%00%2e%2e',
  '9'.repeat(400),
  'x'.repeat(9000),
];

/** A generated customer's text. */
export const words: fc.Arbitrary<string> = fc
  .oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.constantFrom(...NASTY), fc.lorem({ maxCount: 20 }))
  .map((text) => `${MARK} ${text}`);

/** A text for a place where an id or a name is expected. */
export const name: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.stringMatching(/^[a-z0-9_-]{1,20}$/) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 140 }) },
  { weight: 1, arbitrary: fc.constantFrom(...NASTY) },
);

/** Any JSON value. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(fc.jsonValue({ maxDepth: 4 }), words, name);
