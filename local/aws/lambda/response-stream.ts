import { Writable } from 'node:stream';
import { toFailure } from './function-error.ts';
import type { CallMessage } from './messages.ts';

type Done = (error?: Error | null) => void;

/**
 * The response stream of a streaming handler. As in Lambda, the first `write()` sends the head, even if it is empty, and `end()` and
 * `end(chunk)` do not: a response without a body must call `write('')` first.
 */
export class ResponseStream extends Writable {
  /** Set by `HttpResponseStream.from`: the head as JSON text. */
  prelude: string | undefined;
  readonly #id: number;
  readonly #post: (message: CallMessage) => void;
  #written = false;
  #completed = false;

  constructor(id: number, post: (message: CallMessage) => void) {
    super();
    this.#id = id;
    this.#post = post;
    this.on('error', () => {});
  }

  override write(chunk: unknown, encoding?: BufferEncoding | Done, callback?: Done): boolean {
    if (!this.#written && this.prelude !== undefined) {
      this.#post({ kind: 'head', id: this.#id, prelude: this.prelude });
    }
    this.#written = true;
    return typeof encoding === 'function'
      ? super.write(chunk, encoding)
      : super.write(chunk, encoding ?? 'utf8', callback);
  }

  override _write(data: Buffer, _: string, done: Done): void {
    // Copied, because a small Buffer is a view of a shared pool that would be cloned as a whole.
    if (!this.#completed) this.#post({ kind: 'chunk', id: this.#id, chunk: new Uint8Array(data) });
    done();
  }

  override _final(done: Done): void {
    this.#complete({ kind: 'end', id: this.#id });
    done();
  }

  override _destroy(error: Error | null, done: Done): void {
    this.#complete({
      kind: 'error',
      id: this.#id,
      failure: toFailure(error ?? new Error('The response was destroyed.')),
    });
    done(error);
  }

  #complete(message: CallMessage): void {
    if (!this.#completed) this.#post(message);
    this.#completed = true;
  }
}
