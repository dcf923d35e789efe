import fc from 'fast-check';

/** Is part of every text that stands for a customer's words, so that it is found wherever it should not be. */
export const MARK = 'Xylophonquartett';

/** What breaks careless programs: controls, halves of pairs, names of members, other tongues, other syntaxes. */
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

/** A text of a customer, more or less. */
export const words: fc.Arbitrary<string> = fc
  .oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.constantFrom(...NASTY), fc.lorem({ maxCount: 20 }))
  .map((text) => `${MARK} ${text}`);

/** A text where a program expects an id or a name. */
export const name: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.stringMatching(/^[a-z0-9_-]{1,20}$/) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 140 }) },
  { weight: 1, arbitrary: fc.constantFrom(...NASTY) },
);

/** Anything that JSON can say. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(fc.jsonValue({ maxDepth: 4 }), words, name);
