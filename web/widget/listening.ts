import { type ReadonlySignal, signal } from '@preact/signals';

/** Reads answers aloud with the browser's own voices. */
export interface Listening {
  /** Whether there is a voice. */
  readonly isPossible: ReadonlySignal<boolean>;
  /** The key of the answer that is being read aloud; null if none. */
  readonly now: ReadonlySignal<string | null>;
  /** Begins, or stops what is read now. */
  toggle(key: string, text: string, language: string): void;
  stop(): void;
}

/** The used part of the browser's `speechSynthesis`. */
interface Voices {
  getVoices(): readonly unknown[];
  addEventListener?(event: 'voiceschanged', listener: () => void): void;
  speak(utterance: Utterance): void;
  cancel(): void;
}
interface Utterance {
  lang: string;
  onend: (() => void) | null;
}
export interface Browser {
  readonly speechSynthesis?: Voices;
  readonly SpeechSynthesisUtterance?: new (text: string) => Utterance;
}

export const createListening = ({ speechSynthesis: voices, SpeechSynthesisUtterance: Spoken }: Browser): Listening => {
  const isPossible = signal(false);
  const now = signal<string | null>(null);
  const look = () => {
    isPossible.value = (voices?.getVoices().length ?? 0) > 0;
  };
  look();
  // A browser may load its voices later.
  voices?.addEventListener?.('voiceschanged', look);
  const stop = () => {
    if (now.value !== null) voices?.cancel();
    now.value = null;
  };
  return {
    ...{ isPossible, now, stop },
    toggle: (key, text, language) => {
      const was = now.value;
      stop();
      if (was === key || !voices || !Spoken) return;
      const utterance = new Spoken(text);
      utterance.lang = language;
      utterance.onend = () => {
        if (now.value === key) now.value = null;
      };
      now.value = key;
      voices.speak(utterance);
    },
  };
};
