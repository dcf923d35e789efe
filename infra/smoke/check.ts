export interface CheckOf<S> {
  readonly name: string;
  /** The next step after a failure, unless `fail` names another one. */
  readonly remedy: string;
  /** Returns its finding. Ends early with `fail` or `skip`; any other error is a failure, too. */
  readonly run: (system: S) => Promise<string>;
}

interface Row {
  readonly result: 'pass' | 'FAIL' | 'skip';
  readonly ms: number;
  /** The finding, or the reason for skipping. */
  readonly detail: string;
  readonly remedy: string | null;
}

class Failed extends Error {
  readonly remedy: string | undefined;

  constructor(what: string, remedy?: string) {
    super(what);
    this.remedy = remedy;
  }
}
class Skipped extends Error {}

export function fail(what: string, remedy?: string): never {
  throw new Failed(what, remedy);
}

export function skip(why: string): never {
  throw new Skipped(why);
}

const MAX_DETAIL = 240;

export const runCheck = async <S>(check: CheckOf<S>, system: S): Promise<Row> => {
  const began = performance.now();
  const row = (result: Row['result'], text: string, remedy: string | null): Row => {
    const detail = text.replaceAll(/\s+/g, ' ').slice(0, MAX_DETAIL);
    return { result, ms: Math.round(performance.now() - began), detail, remedy };
  };
  try {
    return row('pass', await check.run(system), null);
  } catch (error) {
    if (error instanceof Skipped) return row('skip', error.message, null);
    const { message, cause, remedy = check.remedy } = error as Failed;
    // Node's own message is only "fetch failed".
    return row('FAIL', cause instanceof Error ? `${message}: ${cause.message}` : message, remedy);
  }
};
