import { computed, signal } from '@preact/signals';
import type { CallError } from '../../shared/rpc.ts';
import { keyOf } from '../queue/queue-store.ts';
import type { ActResult, Desk, Which } from '../results.ts';
import type { Call } from '../shell/connection.ts';
import type { Drafts } from './composer/drafts.ts';
import { writing } from './composer/writing.ts';
import { type Alert, conflictAlert, unsentAlert, wroteAlert } from './conflict-words.ts';
import { failureAlert, isUnsure } from './failure-words.ts';
import { reading } from './reading.ts';

export interface CaseDependencies {
  readonly call: Call;
  readonly drafts: Drafts;
  /** The reader's id; null until it is known. */
  readonly you: () => string | null;
  readonly newId: () => string;
  readonly now: () => number;
  /** The conversation may have moved: the queue is another one. */
  readonly onMove: () => void;
}

export type Move = 'take_over' | 'transfer' | 'give_back' | 'close' | 'reopen';

export interface MoveArguments {
  readonly seen: string;
  readonly team?: string;
  readonly resolution?: string;
}

/** A reply that a model wrote, and that is not sent. */
export interface Suggestion {
  readonly text: string;
  readonly model: string | null;
  readonly cost_usd: number;
  /** The newest entry when it was written. */
  readonly after: string;
}

/** One conversation as a person works on it: what was read, what they write, and the acts on their way. */
export const caseStore = (which: Which, dependencies: CaseDependencies) => {
  const { call, you, newId, onMove } = dependencies;
  const key = keyOf(which);
  const read = reading(which, call, onMove);
  const alert = signal<Alert | null>(null);
  const suggestion = signal<Suggestion | null>(null);
  /** Whether an act that moves the conversation is under way, or its outcome is not read yet. */
  const isMoving = signal(false);
  const isSuggesting = signal(false);
  const atEnd = signal(0);
  let unsure: { readonly tool: string; readonly args: object } | null = null;

  const moved = (desk: Desk | null): Promise<void> => {
    read.showDesk(desk);
    onMove();
    return read.refresh();
  };
  const refused = (tool: string, error: CallError, before = read.found.value?.desk ?? null) => {
    if (error.code !== 'CONFLICT') {
      alert.value = failureAlert(tool, error);
      return;
    }
    const after = (error.details.desk as Desk | undefined) ?? null;
    alert.value = conflictAlert(tool, { before, after, you: you(), customer: which.customer });
    void moved(after);
  };
  const words = writing({
    ...dependencies,
    ...{ key, which },
    onPost: (post, kind, desk) => {
      if (post) read.showPost(post);
      return moved(kind === 'reply' ? desk : null);
    },
    onRefusal: refused,
  });

  /** Does one act at a time. */
  const perform = async (tool: string, args: object): Promise<void> => {
    const doing = tool === 'suggest_reply' ? isSuggesting : isMoving;
    if (doing.value) return;
    doing.value = true;
    alert.value = null;
    const before = read.found.value?.desk;
    try {
      const result = await call<ActResult>(tool, args);
      unsure = null;
      if (result.suggestion) suggestion.value = { ...result.suggestion, after: read.newest() };
      else await moved(result.desk);
    } catch (error) {
      unsure = isUnsure(error as CallError) ? { tool, args } : null;
      refused(tool, error as CallError, before);
    }
    doing.value = false;
  };

  return {
    ...which,
    ...words,
    ...{ key, read, alert, suggestion, isMoving, isSuggesting },
    /** Whether the reader has the conversation. */
    isYours: computed(() => {
      const desk = read.found.value?.desk;
      return desk?.state === 'human' && desk.assignee?.id === you();
    }),
    submit: () => {
      alert.value = null;
      return words.submit();
    },
    readOlder: () =>
      read.readOlder().catch((error: CallError) => {
        alert.value = failureAlert('open_case', error);
      }),
    suggest: () => perform('suggest_reply', { ...which, message_id: newId() }),
    dropSuggestion: () => {
      suggestion.value = null;
    },
    /** `seen`: the customer's newest message when the person decided. An act that ends their turn waits for what they send, and passes over no message. */
    move: async (tool: Move, { seen, ...args }: MoveArguments): Promise<void> => {
      await words.sent();
      const found = read.found.value;
      if (!found || isMoving.value) return;
      const { version, desk, customer } = found;
      if (tool !== 'take_over' && tool !== 'reopen') {
        if (words.sending.value.length > 0) {
          alert.value = unsentAlert(tool);
          return;
        }
        if (seen !== read.newestMessage()) {
          alert.value = wroteAlert(tool, customer);
          return;
        }
      }
      // Waiting conversations, and the assistant's, are anybody's to take.
      const names = tool === 'take_over' && desk.state !== 'human' ? {} : { version };
      await perform(tool, { ...which, ...args, ...names, message_id: newId() });
    },
    /** The act whose outcome is not known, with the same `message_id`. */
    repeat: () => (unsure ? perform(unsure.tool, unsure.args) : Promise.resolve()),
    /** Rises when the newest entry shall be shown. */
    atEnd,
    showEnd: () => {
      atEnd.value++;
    },
    /** Puts words of a model into the field, as a reply. */
    useWords: (text: string) => {
      words.switchTo('reply');
      words.write(text);
    },
    clearAlert: () => {
      alert.value = null;
    },
  };
};
export type CaseStore = ReturnType<typeof caseStore>;
