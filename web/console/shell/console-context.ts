import type { ReadonlySignal, Signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { CaseStore } from '../case/case-store.ts';
import type { DeliveriesStore } from '../deliveries/deliveries-store.ts';
import type { QueueStore } from '../queue/queue-store.ts';
import type { Settings } from '../results.ts';
import type { Connection } from './connection.ts';
import type { Route } from './route.ts';

/** The dialog that is open. `seen`: the customer's newest message when it was opened. */
export type Dialog =
  | { readonly kind: 'help' }
  | { readonly kind: 'close' | 'transfer' | 'give_back' | 'take_over'; readonly seen: string };

/** What every view of the console may use. */
export interface ConsoleParts extends Pick<Connection, 'line' | 'heardAt' | 'refusal' | 'call'> {
  readonly route: ReadonlySignal<Route>;
  /** Null until it was read. */
  readonly settings: ReadonlySignal<Settings | null>;
  readonly queue: QueueStore;
  /** The conversation of the route. */
  readonly current: ReadonlySignal<CaseStore | null>;
  /** Null on other screens. */
  readonly deliveries: ReadonlySignal<DeliveriesStore | null>;
  readonly dialog: Signal<Dialog | null>;
  /** How this machine writes the keys that send: `Ctrl+Enter`, `⌘ Enter`. */
  readonly keys: { readonly send: string };
  readonly hasSound: ReadonlySignal<boolean>;
  readonly toggleSound: () => void;
  readonly toggleTheme: () => void;
  /** Reads again what the page shows. */
  readonly refresh: () => void;
  readonly takeNext: () => Promise<void>;
  /** Leaves the conversations of a customer who was erased, and forgets what was read and drafted. */
  readonly leave: (customer: string) => void;
  /** Null where the desk needs no token. */
  readonly login: {
    readonly begin: () => void;
    /** For acts that need a log-in of the last minutes. */
    readonly beginAdmin: () => void;
    readonly logOut: () => void;
  } | null;
}

const Parts = createContext<ConsoleParts | null>(null);
export const ConsoleProvider = Parts.Provider;

export const useConsole = (): ConsoleParts => {
  const parts = useContext(Parts);
  if (!parts) throw new Error('This view stands outside of the console.');
  return parts;
};
