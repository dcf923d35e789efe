/** Features of a request that a model on Bedrock may turn out not to take: labels of a metric. */
export const REFUSABLE_FEATURES = [
  'cache_in_system',
  'cache_behind_tool_results',
  'cache_in_messages',
  'cache',
  'greedy_decoding',
  'temperature',
  'forced_tool',
  'thinking',
] as const;
export type RefusableFeature = (typeof REFUSABLE_FEATURES)[number];

/** How a refusal of one feature is recognised. */
export interface Limitation<Request> {
  readonly uses: (request: Request) => boolean;
  /** Matches the error texts that name it. Null if only a reply shows it. */
  readonly refusal: RegExp | null;
}

/** The limitation that explains an error, among those that the request did not respect. The first match counts. */
export const limitationIn = <L extends string, Request>(
  limitations: Readonly<Record<L, Limitation<Request>>>,
  error: string,
  request: Request,
  respected: ReadonlySet<L>,
): L | undefined =>
  (Object.entries(limitations) as [L, Limitation<Request>][]).find(
    ([name, { refusal, uses }]) => !respected.has(name) && refusal?.test(error) && uses(request),
  )?.[0];

/** The features that each model turned out not to support, for the life of the process. Each is reported once. */
export class KnownLimitations<L extends string> {
  readonly #known = new Map<string, ReadonlySet<L>>();
  readonly #report: (model: string, limitation: L) => void;

  constructor(report: (model: string, limitation: L) => void) {
    this.#report = report;
  }

  /** A snapshot: an error is judged by what was known when its request was sent, because a concurrent call may learn more. */
  of(model: string): ReadonlySet<L> {
    return this.#known.get(model) ?? new Set();
  }

  add(model: string, limitation: L): void {
    const known = this.of(model);
    if (known.has(limitation)) return;
    this.#known.set(model, new Set([...known, limitation]));
    this.#report(model, limitation);
  }

  /**
   * Makes a call that respects what is known. A failure that shows another limitation is followed by a call that respects it, too. What such
   * a failure showed is kept once a call succeeds: a refusal of something else may name a feature as well.
   */
  async respecting<T>(
    model: string,
    call: (respected: ReadonlySet<L>) => Promise<T>,
    shownBy: (error: unknown, respected: ReadonlySet<L>) => L | undefined,
  ): Promise<T> {
    for (let respected = this.of(model); ; ) {
      try {
        const result = await call(respected);
        for (const limitation of respected) this.add(model, limitation);
        return result;
      } catch (error) {
        const limitation = shownBy(error, respected);
        if (limitation === undefined) throw error;
        respected = new Set([...respected, limitation]);
      }
    }
  }
}
