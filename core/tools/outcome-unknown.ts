/** A tool was called, and whether it ran is unknown. The name is a literal, so that it survives minifying. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}
