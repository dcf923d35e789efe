import type { CallError } from '../../shared/rpc.ts';
import { type Alert, doneInWords } from './conflict-words.ts';

const REASONS: Readonly<Record<string, string>> = {
  OFFLINE: 'There is no connection.',
  TIMEOUT: 'The desk did not answer in time.',
  BUSY: 'The desk is busy.',
  HTTP_429: 'There are too many requests.',
  HTTP_401: 'Your log-in has ended.',
};

/** Why a call failed, in a sentence. */
export const reasonOf = ({ code, message }: CallError): string => REASONS[code] ?? message;

/** The message about an act that failed. An act that may have been carried out can be repeated safely. */
export const failureAlert = (tool: string, error: CallError): Alert => {
  const reason = reasonOf(error);
  if (tool === 'open_case') return { tone: 'bad', title: 'Older messages did not load.', text: reason, step: null };
  if (!isUnsure(error)) {
    return { tone: 'bad', title: `Nothing was ${doneInWords(tool)}.`, text: reason, step: null };
  }
  if (tool === 'suggest_reply') {
    return {
      tone: 'waiting',
      title: 'There is no suggestion yet.',
      text: reason,
      step: { label: 'Try again', does: 'retry' },
    };
  }
  return {
    tone: 'waiting',
    title: `It is not known whether this was ${doneInWords(tool)}.`,
    text: `${reason} Repeating is safe: nothing is done twice.`,
    step: { label: 'Try again', does: 'retry' },
  };
};

/** Whether a call may have been carried out. */
export const isUnsure = ({ code, retryable }: CallError): boolean => retryable || code === 'HTTP_401';
