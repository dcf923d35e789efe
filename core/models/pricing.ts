import type { Model } from './catalogue.ts';

/** Tokens of one model call, as `Converse` reports them: `input` leaves out what was read from or written to the prompt cache. */
export interface TokenUsage {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
}

/** Micro-dollars, to the thousandth, from the catalogue's prices. */
export const costMicroUsd = ({ price }: Model, usage: TokenUsage): number =>
  roundMicroUsd(
    usage.input * price.input +
      usage.output * price.output +
      usage.cacheRead * price.cacheRead +
      usage.cacheWrite * price.cacheWrite,
  );

/** Sums of thousandths stay thousandths, free of binary noise such as 0.30000000000000004. */
export const roundMicroUsd = (microUsd: number): number => Math.round(microUsd * 1000) / 1000;
