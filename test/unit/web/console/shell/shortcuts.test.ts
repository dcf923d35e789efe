import { describe, expect, it } from 'vitest';
import { type Key, type Place, SHORTCUTS, sends, shortcutOf } from '../../../../../web/console/shell/shortcuts.ts';

const press = (key: string, over: Partial<Key> = {}): Key => ({
  ...{ key, ctrlKey: false, metaKey: false, altKey: false, isComposing: false },
  ...over,
});
const PAGE: Place = { isTyping: false, isInQueue: false, isInDialog: false };

describe('shortcutOf', () => {
  it.each(SHORTCUTS.map(({ keys: [key], does }) => [key, does] as const))('%s does %s', (key, does) => {
    expect(shortcutOf(press(key), PAGE)).toBe(does);
  });

  it.each([
    ['while the person types', press('e'), { ...PAGE, isTyping: true }],
    ['in a dialog', press('e'), { ...PAGE, isInDialog: true }],
    ['with Ctrl', press('r', { ctrlKey: true }), PAGE],
    ['with ⌘', press('t', { metaKey: true }), PAGE],
    ['with Alt', press('n', { altKey: true }), PAGE],
    ['while an input method composes', press('b', { isComposing: true }), PAGE],
    ['of a control', press('Enter'), { ...PAGE, isInQueue: true }],
    ['that scrolls', press('ArrowDown'), PAGE],
  ])('leaves a key %s alone', (_, key, place) => {
    expect(shortcutOf(key, place)).toBeNull();
  });

  it('moves with arrows inside of the queue', () => {
    expect(shortcutOf(press('ArrowDown'), { ...PAGE, isInQueue: true })).toBe('down');
    expect(shortcutOf(press('ArrowUp'), { ...PAGE, isInQueue: true })).toBe('up');
  });
});

describe('sends', () => {
  it.each([
    ['Ctrl+Enter', press('Enter', { ctrlKey: true }), true],
    ['⌘ Enter', press('Enter', { metaKey: true }), true],
    ['Enter alone', press('Enter'), false],
    ['Enter of an input method', press('Enter', { ctrlKey: true, isComposing: true }), false],
  ])('%s: %s', (_, key, does) => {
    expect(sends(key)).toBe(does);
  });
});
