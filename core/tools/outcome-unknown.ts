/** A tool was called and nobody can say whether it was done. The name is a literal, so that it survives minifying. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}
