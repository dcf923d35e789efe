/** A tool was called and may or may not have run. `name` is a literal, so that it survives minification. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}
