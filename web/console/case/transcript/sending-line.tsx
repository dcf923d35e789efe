import type { CaseStore } from '../case-store.ts';
import type { Sending } from '../composer/writing.ts';

interface SendingProps {
  readonly words: Sending;
  readonly store: Pick<CaseStore, 'sendAgain' | 'takeBack'>;
  readonly author: string;
}

/** A reply or a note that is on its way, or may have arrived. */
export const SendingLine = ({ words, store, author }: SendingProps) => {
  const isUnknown = words.state === 'unknown';
  const isNote = words.kind === 'note';
  return (
    <li class={`msg${isNote ? ' note' : ''}${isUnknown ? ' failed' : ''}`} data-is={isNote ? undefined : 'human'}>
      <p class="by">
        <b>{isNote ? 'Internal note' : <bdi>{author}</bdi>}</b>
        {!isUnknown && <span>sending</span>}
      </p>
      <p class="said" dir="auto">
        {words.text}
      </p>
      {isUnknown && (
        <p class="fail" role="alert">
          <span>
            It is not known whether this was {isNote ? 'kept' : 'sent'}. Repeating is safe: nothing is done twice.
          </span>
          <button class="link" type="button" onClick={() => store.sendAgain(words)}>
            Send again
          </button>
          <button class="link" type="button" onClick={() => store.takeBack(words)}>
            Edit
          </button>
        </p>
      )}
    </li>
  );
};
