import { describe, expect, it, vi } from 'vitest';
import { type Browser, createListening } from '../../../../web/widget/listening.ts';

/** A browser's voices, which say what the test hears. */
const voices = (count: number) => {
  const spoken: { readonly text: string; readonly lang: string; onend(): void }[] = [];
  const cancel = vi.fn();
  let changed = () => {};
  class SpeechSynthesisUtterance {
    lang = '';
    onend = () => {};
    readonly text: string;
    constructor(text: string) {
      this.text = text;
    }
  }
  const speechSynthesis = {
    getVoices: () => Array(count).fill({}),
    addEventListener: (_: string, listener: () => void) => {
      changed = listener;
    },
    speak: (utterance: (typeof spoken)[number]) => spoken.push(utterance),
    cancel,
  };
  const load = () => {
    count = 1;
    changed();
  };
  const browser = { speechSynthesis, SpeechSynthesisUtterance } as unknown as Browser;
  return { browser, spoken, cancel, load };
};

describe('listening', () => {
  it('is possible where the browser has a voice, also one that it loads later', () => {
    expect(createListening({}).isPossible.value).toBe(false);
    const { browser, load } = voices(0);
    const { isPossible } = createListening(browser);
    expect(isPossible.value).toBe(false);
    load();
    expect(isPossible.value).toBe(true);
  });

  it('reads an answer in its language, until its end or until it is stopped', () => {
    const { browser, spoken, cancel } = voices(1);
    const { now, toggle } = createListening(browser);
    toggle('1', 'Guten Tag', 'de');
    expect([now.value, spoken[0]]).toMatchObject(['1', { text: 'Guten Tag', lang: 'de' }]);
    spoken[0]?.onend();
    expect(now.value).toBeNull();
    toggle('1', 'Guten Tag', 'de');
    toggle('1', 'Guten Tag', 'de');
    expect([now.value, spoken.length, cancel.mock.calls.length]).toEqual([null, 2, 1]);
  });

  it('reads one answer at a time, and goes on with the second when the first one ends late', () => {
    const { browser, spoken, cancel } = voices(1);
    const { now, toggle } = createListening(browser);
    toggle('1', 'One', 'en');
    toggle('2', 'Two', 'en');
    expect(cancel).toHaveBeenCalledOnce();
    spoken[0]?.onend();
    expect(now.value).toBe('2');
  });
});
