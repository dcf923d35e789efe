import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connection } from '../../../../../web/console/shell/connection.ts';
import { CallError } from '../../../../../web/shared/rpc.ts';
import { BUSY, OFFLINE, scripted } from '../a-case.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const failing = (code: string) => new CallError(code, 'The reason.', { retryable: code === 'HTTP_503' });

describe('connection', () => {
  it.each([
    [OFFLINE, 'offline'],
    [failing('HTTP_401'), 'logged_out'],
    [failing('HTTP_403'), 'forbidden'],
    [failing('HTTP_503'), 'failing'],
    [failing('NOT_FOUND'), 'ok'],
  ])('is after the failure %s: %s', async (error, line) => {
    const its = connection(scripted({ open_case: [error, {}] }).call, () => 7);
    await expect(its.call('open_case', {})).rejects.toBe(error);
    expect(its.line.value).toBe(line);
    expect(its.heardAt.value).toBeNull();
    await its.call('open_case', {});
    expect([its.line.value, its.heardAt.value]).toEqual(['ok', 7]);
  });

  it('keeps what the desk said when it refused the person', async () => {
    const its = connection(scripted({ list_queue: [failing('HTTP_403')] }).call, () => 0);
    await its.call('list_queue', {}).catch(() => {});
    expect(its.refusal.value).toBe('The reason.');
  });

  it.each(['export_customer', 'erase_customer'])('does not take a refused %s for a missing role', async (tool) => {
    const its = connection(scripted({ [tool]: [failing('HTTP_403')] }).call, () => 0);
    await expect(its.call(tool, {})).rejects.toThrow('The reason.');
    expect([its.line.value, its.refusal.value]).toEqual(['ok', '']);
  });

  it('leaves an act that failed to its own message', async () => {
    const its = connection(scripted({ close: [BUSY] }).call, () => 0);
    await its.call('close', { message_id: 'm' }).catch(() => {});
    expect(its.line.value).toBe('ok');
  });

  it('ends a call without an answer as TIMEOUT, an act later than a read', async () => {
    const its = connection(
      () => new Promise(() => {}),
      () => 0,
    );
    const ends: string[] = [];
    its.call('open_case', {}).catch(({ code }: CallError) => ends.push(`read ${code}`));
    its.call('reply', { message_id: 'm' }).catch(({ code }: CallError) => ends.push(`act ${code}`));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(ends).toEqual(['read TIMEOUT']);
    await vi.advanceTimersByTimeAsync(50_000);
    expect(ends).toEqual(['read TIMEOUT', 'act TIMEOUT']);
  });

  it('is offline when the browser says so', () => {
    const its = connection(scripted({}).call, () => 0);
    its.lost();
    expect(its.line.value).toBe('offline');
  });
});
