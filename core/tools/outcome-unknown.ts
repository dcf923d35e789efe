/** A tool was called and nobody can say whether it was done. The name is a literal, so that it survives minifying. */
export class ToolUnknown extends Error {
  override readonly name = 'ToolUnknown';
}
