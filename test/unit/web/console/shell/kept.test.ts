import { describe, expect, it } from 'vitest';
import { kept } from '../../../../../web/console/shell/kept.ts';
import { aStorage } from '../a-case.ts';

describe('kept', () => {
  it('reads after a reload what was written', () => {
    const storage = aStorage();
    kept(() => storage, 'k', 0).write(7);
    expect(kept(() => storage, 'k', 0).read()).toBe(7);
    kept(() => storage, 'k', 0).clear();
    expect(kept(() => storage, 'k', 0).read()).toBe(0);
  });

  it('begins anew with an item that is damaged', () => {
    const storage = aStorage();
    storage.setItem('k', '{');
    expect(kept(() => storage, 'k', 0).read()).toBe(0);
  });

  it('keeps the value in memory where the storage is blocked', () => {
    const blocked = () => {
      throw new Error('SecurityError');
    };
    const value = kept(blocked, 'k', 0);
    value.write(7);
    expect(value.read()).toBe(7);
    value.clear();
    expect(value.read()).toBe(0);
  });
});
