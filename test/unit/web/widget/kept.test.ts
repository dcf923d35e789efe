import { expect, it } from 'vitest';
import { kept } from '../../../../web/widget/kept.ts';

const storage = () => {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
    removeItem: (name: string) => void items.delete(name),
  };
};

it('keeps a value as JSON, and removes it', () => {
  const store = storage();
  const value = kept<{ a: number }>(() => store, 'x');
  value.write({ a: 1 });
  expect(kept<{ a: number }>(() => store, 'x').read()).toEqual({ a: 1 });
  value.write(null);
  expect(store.items.size).toBe(0);
  expect(value.read()).toBeNull();
});

it('keeps it in memory where the browser refuses its storage', () => {
  const value = kept<string>(() => {
    throw new Error('SecurityError');
  }, 'x');
  value.write('a');
  expect(value.read()).toBe('a');
  value.write(null);
  expect(value.read()).toBeNull();
});

it('takes what is no JSON for nothing', () => {
  const store = storage();
  store.setItem('x', '{');
  expect(kept(() => store, 'x').read()).toBeNull();
});
