import { describe, expect, it } from 'vitest';
import { CallError } from '../../../../web/shared/rpc.ts';
import { createOutbox, type Message } from '../../../../web/widget/outbox.ts';

const message = (id: string): Message => ({ id, text: `Message ${id}`, confirm: null });
const BUSY = new CallError('BUSY', '', { retryable: true });
const TOO_LARGE = new CallError('TOO_LARGE', '');

/** An outbox whose deliveries the test ends. */
const outbox = () => {
  const tried: string[] = [];
  const open = new Map<string, { resolve(): void; reject(error: Error): void }>();
  const box = createOutbox({
    deliver: ({ id }) =>
      new Promise((resolve, reject) => {
        tried.push(id);
        open.set(id, { resolve, reject });
      }),
    pauses: { wait: async () => {}, wake: () => {} },
  });
  const settle = async (id: string, error?: Error) => {
    const delivery = open.get(id);
    if (error) delivery?.reject(error);
    else delivery?.resolve();
    await new Promise((resolve) => setImmediate(resolve));
  };
  const ids = () => box.messages.value.map(({ id, error }) => (error ? `${id} ${error.code}` : id));
  return { box, tried, settle, ids };
};

describe('an outbox', () => {
  it('sends one message after the other, and keeps each until it is answered', async () => {
    const { box, tried, settle, ids } = outbox();
    box.add(message('1'));
    box.add(message('2'));
    expect([tried, ids(), box.sending.value]).toEqual([['1'], ['1', '2'], '1']);
    await settle('1');
    expect([tried, ids(), box.sending.value]).toEqual([['1', '2'], ['2'], '2']);
    await settle('2');
    expect([ids(), box.sending.value]).toEqual([[], null]);
  });

  it('repeats a message with the same id', async () => {
    const { box, tried, settle, ids } = outbox();
    box.add(message('1'));
    await settle('1', BUSY);
    await settle('1', BUSY);
    await settle('1');
    expect([tried, ids()]).toEqual([['1', '1', '1'], []]);
  });

  it('marks what failed, goes on with the next one, and sends it again on demand', async () => {
    const { box, tried, settle, ids } = outbox();
    box.add(message('1'));
    box.add(message('2'));
    await settle('1', TOO_LARGE);
    expect([tried, ids()]).toEqual([
      ['1', '2'],
      ['1 TOO_LARGE', '2'],
    ]);
    await settle('2');
    box.again('1');
    await settle('1');
    expect([tried, ids()]).toEqual([['1', '2', '1'], []]);
  });

  it('does not repeat a message that was taken out', async () => {
    const { box, tried, settle } = outbox();
    box.add(message('1'));
    box.drop('1');
    await settle('1', BUSY);
    expect([tried, box.sending.value]).toEqual([['1'], null]);
  });

  it('has a message once', () => {
    const { box, ids } = outbox();
    box.add(message('1'));
    box.add(message('1'));
    expect(ids()).toEqual(['1']);
  });
});
