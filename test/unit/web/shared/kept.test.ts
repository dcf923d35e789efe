import { describe, expect, it } from 'vitest';
import { kept } from '../../../../web/shared/kept.ts';
import { aStorage } from '../console/a-case.ts';

describe('kept', () => {
  it('reads after a reload what was written', () => {
    const storage = aStorage();
    kept(() => storage, 'k', 0).write(7);
    expect(kept(() => storage, 'k', 0).read()).toBe(7);
    kept(() => storage, 'k', 0).write(null);
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
    value.write(null);
    expect(value.read()).toBe(0);
  });

  it('removes the item of a value that is null', () => {
    const storage = aStorage();
    const value = kept<{ a: number } | null>(() => storage, 'k', null);
    value.write({ a: 1 });
    expect(storage.getItem('k')).toBe('{"a":1}');
    value.write(null);
    expect(storage.getItem('k')).toBeNull();
    expect(value.read()).toBeNull();
  });

  it('keeps the value in memory where the storage is full, and reads no older one', () => {
    const storage = aStorage();
    const value = kept(() => storage, 'k', 0);
    value.write(1);
    storage.setItem = () => {
      throw new Error('QuotaExceededError');
    };
    value.write(2);
    expect(value.read()).toBe(2);
  });
});
