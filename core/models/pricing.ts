import type { Model } from './catalogue.ts';

/** Tokens of one model call, as `Converse` reports them: `input` excludes tokens read from or written to the prompt cache. */
export interface TokenUsage {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
}

/** The price of a call in micro-dollars, to the thousandth. */
export const costMicroUsd = ({ price }: Model, usage: TokenUsage): number =>
  roundMicroUsd(
    usage.input * price.input +
      usage.output * price.output +
      usage.cacheRead * price.cacheRead +
      usage.cacheWrite * price.cacheWrite,
  );

/** Rounds to thousandths, which removes floating-point noise such as 0.30000000000000004 from sums. */
export const roundMicroUsd = (microUsd: number): number => Math.round(microUsd * 1000) / 1000;
