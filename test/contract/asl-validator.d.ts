declare module 'asl-validator' {
  /** Checks a definition against the schema of Amazon States Language and its paths; valid when `errors` is empty. */
  export default function validator(definition: object): {
    readonly isValid: boolean;
    readonly errors: readonly object[];
  };
}
