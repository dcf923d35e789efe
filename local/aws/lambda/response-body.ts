import type { Chunk } from './messages.ts';

interface Item {
  readonly bytes: Uint8Array;
  readonly held: boolean;
}

/** The bytes of one streamed response. Calls `drain` when the consumer has read everything that a waiting handler wrote. */
export class ResponseBody implements AsyncIterableIterator<Uint8Array> {
  readonly #drain: () => void;
  #queue: Item[] = [];
  #state: 'open' | 'ended' | 'discarded' | Error = 'open';
  #news: PromiseWithResolvers<void> | undefined;

  constructor(drain: () => void) {
    this.#drain = drain;
  }

  push(chunk: Chunk, held: boolean): void {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    if (this.#state === 'open' && (bytes.length > 0 || held)) this.#queue.push({ bytes, held });
    else if (held) this.#drain();
    this.#wake();
  }

  end(error?: Error): void {
    if (this.#state === 'open') this.#state = error ?? 'ended';
    this.#wake();
  }

  async next(): Promise<IteratorResult<Uint8Array, undefined>> {
    while (true) {
      const item = this.#queue.shift();
      if (item) {
        if (item.held) this.#drain();
        return { done: false, value: item.bytes };
      }
      if (this.#state instanceof Error) throw this.#state;
      if (this.#state !== 'open') return { done: true, value: undefined };
      this.#news ??= Promise.withResolvers();
      await this.#news.promise;
    }
  }

  /** Called when the consumer stops early: further output is dropped, and the handler does not wait. */
  async return(): Promise<IteratorResult<Uint8Array, undefined>> {
    if (this.#queue.some((item) => item.held)) this.#drain();
    this.#queue = [];
    this.#state = 'discarded';
    this.#wake();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #wake(): void {
    this.#news?.resolve();
    this.#news = undefined;
  }
}
