import type { Desk } from '../../results.ts';
import type { Kind } from './drafts.ts';

export interface ComposerWords {
  readonly placeholder: string;
  readonly button: string;
  /** What sending does. */
  readonly hint: string;
  /** Whether it can be sent. */
  readonly canSend: boolean;
}

/** The composer's labels. A note and a reply look different, so that neither is sent by mistake. */
export const composerWords = (kind: Kind, desk: Desk | null, isYours: boolean): ComposerWords => {
  if (kind === 'note') {
    return {
      placeholder: 'Write a note. Only your team reads it.',
      button: 'Keep note',
      hint: 'Customers and models never see notes.',
      canSend: true,
    };
  }
  const reply = { placeholder: 'Write a reply. The customer reads your name.', button: 'Send reply' };
  switch (desk?.state) {
    case 'closed':
      return { ...reply, hint: 'This conversation is closed. Reopen it to reply.', canSend: false };
    case 'human':
      return isYours
        ? { ...reply, hint: '', canSend: true }
        : {
            ...reply,
            hint: `${desk.assignee?.name ?? 'A colleague'} answers here. Take over to reply, or write a note.`,
            canSend: false,
          };
    case 'waiting':
    case 'bot':
      return { ...reply, hint: 'Your reply also takes the conversation.', canSend: true };
    default:
      return { ...reply, hint: '', canSend: false };
  }
};
