import { nameOf } from '../queue/row-words.ts';
import type { Desk } from '../results.ts';

/** A message above the composer, with at most one next step. */
export interface Alert {
  readonly tone: 'human' | 'waiting' | 'bad';
  readonly title: string;
  readonly text: string;
  readonly step: { readonly label: string; readonly does: Step } | null;
}
export type Step = 'show' | 'note' | 'take_over' | 'reopen' | 'retry';

type Owner = Pick<Desk, 'state' | 'assignee' | 'team'>;
type Seen = Owner & Pick<Desk, 'last_message_at'>;

const DONE: Readonly<Record<string, readonly [doing: string, done: string]>> = {
  reply: ['writing', 'sent'],
  note: ['writing', 'kept'],
  take_over: ['taking it over', 'taken'],
  transfer: ['transferring it', 'transferred'],
  give_back: ['giving it back', 'given back'],
  close: ['closing', 'closed'],
  reopen: ['reopening', 'reopened'],
};

export const doneInWords = (tool: string): string => DONE[tool]?.[1] ?? 'done';

/** A message came that the person has not read. */
export const wroteAlert = (tool: string, customer: string): Alert => ({
  tone: 'human',
  title: `${nameOf(customer)} wrote while you were ${DONE[tool]?.[0] ?? 'acting'}.`,
  text: `Read it first: nothing was ${doneInWords(tool)}.`,
  step: { label: 'Show it', does: 'show' },
});

/** A reply or a note is not known to have arrived. */
export const unsentAlert = (tool: string): Alert => ({
  tone: 'waiting',
  title: 'What you wrote may not have arrived yet.',
  text: `First send it again, or edit it: nothing was ${doneInWords(tool)}.`,
  step: { label: 'Show it', does: 'show' },
});

/** What a person is told after a conflict: who has the conversation now, what was not done, and the next step. */
export const conflictAlert = (
  tool: string,
  {
    before,
    after,
    you,
    customer,
  }: {
    /** The owner that the person saw. */
    readonly before: Seen | null;
    /** The owner now, if the desk told. */
    readonly after: Seen | null;
    readonly you: string | null;
    readonly customer: string;
  },
): Alert => {
  const isText = tool === 'reply' || tool === 'note';
  const kept = `Nothing was ${doneInWords(tool)}${isText ? '; your text is kept below' : ''}.`;
  const alert = (title: string, step: Alert['step'], tone: Alert['tone'] = 'human'): Alert => ({
    tone,
    title,
    text: kept,
    step,
  });
  const changed = alert('This conversation has changed.', { label: 'Show the newest', does: 'show' });
  if (after === null) return changed;
  if (isSameOwner(before, after) && !isText) {
    if (before?.last_message_at === after.last_message_at) return changed;
    return wroteAlert(tool, customer);
  }
  switch (after.state) {
    case 'human': {
      if (after.assignee?.id === you)
        return alert('You have this conversation already.', { label: 'Show the newest', does: 'show' });
      const title = `${after.assignee?.name ?? 'A colleague'} has this conversation now.`;
      return alert(title, isText ? { label: 'Make it a note', does: 'note' } : null, 'bad');
    }
    case 'closed':
      return alert('This conversation is closed now.', { label: 'Reopen', does: 'reopen' });
    case 'bot':
      return alert('The assistant has this conversation again.', { label: 'Take over', does: 'take_over' });
    case 'waiting':
      return alert('This conversation waits for a person again.', { label: 'Take over', does: 'take_over' });
  }
};

export const isSameOwner = (one: Owner | null, other: Owner): boolean =>
  one?.state === other.state && one.assignee?.id === other.assignee?.id && one.team === other.team;
