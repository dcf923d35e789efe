import { Writable } from 'node:stream';
import { toFailure } from './function-error.ts';
import type { CallMessage, Chunk } from './messages.ts';

/** Unread bytes above which the handler's writes wait. */
const HIGH_WATER = 64 * 1024;

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
  #unread = 0;
  #held: Done | undefined;

  constructor(id: number, post: (message: CallMessage) => void) {
    super({ decodeStrings: false });
    this.#id = id;
    this.#post = post;
    this.on('error', () => {});
  }

  setContentType(_contentType: string): void {
    if (this.#written) throw new Error('Cannot set content-type, too late.');
  }

  override write(chunk: unknown, encoding?: BufferEncoding | Done, callback?: Done): boolean {
    if (!this.#written && this.prelude !== undefined) {
      this.#post({ kind: 'head', id: this.#id, prelude: this.prelude });
    }
    this.#written = true;
    const data = typeof chunk === 'string' || chunk instanceof Uint8Array ? chunk : JSON.stringify(chunk);
    return typeof encoding === 'function'
      ? super.write(data, encoding)
      : super.write(data, encoding ?? 'utf8', callback);
  }

  override _write(data: string | Buffer, encoding: string, done: Done): void {
    const chunk = toChunk(data, encoding);
    this.#unread += chunk.length;
    const held = this.#unread >= HIGH_WATER;
    if (held) this.#held = done;
    if (!this.#completed && chunk.length > 0) this.#post({ kind: 'chunk', id: this.#id, chunk, held });
    if (!held) done();
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

  /** Called when the consumer has read everything. */
  drain(): void {
    const held = this.#held;
    this.#unread = 0;
    this.#held = undefined;
    held?.();
  }

  #complete(message: CallMessage): void {
    if (!this.#completed) this.#post(message);
    this.#completed = true;
  }
}

/** Copies, because a small Buffer is a view of a shared pool that would be cloned as a whole. */
const toChunk = (data: string | Buffer, encoding: string): Chunk =>
  typeof data !== 'string'
    ? new Uint8Array(data)
    : encoding === 'utf8' || encoding === 'utf-8'
      ? data
      : new Uint8Array(Buffer.from(data, encoding as BufferEncoding));
