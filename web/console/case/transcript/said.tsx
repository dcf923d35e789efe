import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';

const MAX_LINES = 18;
const MAX_CHARACTERS = 1500;

interface SaidProps {
  readonly text: string;
  /** Shown in place of the text, such as the same text with its sources. */
  readonly children?: ComponentChildren;
}

/** The words of a message. A long one is folded. */
export const Said = ({ text, children }: SaidProps) => {
  const isOpen = useSignal(false);
  const lines = text.split('\n').length;
  const isLong = lines > MAX_LINES || text.length > MAX_CHARACTERS;
  return (
    <>
      <p class={isLong && !isOpen.value ? 'said fold' : 'said'} dir="auto">
        {children ?? text}
      </p>
      {isLong && (
        <button
          class="link small"
          type="button"
          aria-expanded={isOpen.value}
          onClick={() => {
            isOpen.value = !isOpen.value;
          }}
        >
          {isOpen.value ? 'Show less' : lines > MAX_LINES ? `Show all ${lines} lines` : 'Show all'}
        </button>
      )}
    </>
  );
};
