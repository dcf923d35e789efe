import type { ConversationId } from '../../../../core/config/keys.ts';
import type { Intent } from '../../../../core/desk/act.ts';
import type { Actor, Desk, QueueRow } from '../../../../core/desk/desk.ts';
import { NO_DESK } from '../../../../core/desk/desk.ts';
import type { DeskActions, DeskQueue, Move, StoredAction } from '../../../../core/desk/desks.ts';

export const ANA: Actor = { kind: 'staff', id: 'ana', name: 'Ana' };
export const NOW = 1_700_000_000_000;

export const anIntent = (over: Partial<Intent> = {}): Intent => ({
  ...{ action: 'take_over', actor: ANA, id: 'staff:ana#m-1', version: null, team: 'support', resolution: null },
  ...{ now: NOW, random: () => 'a' },
  ...over,
});

/** One conversation's desk. `between` runs before each write: somebody else's act. */
export class FakeDesk {
  desk: Desk;
  newest: string | null;
  between: () => void = () => {};
  readonly moves: Move[] = [];

  constructor(desk: Partial<Desk> = {}, newest: string | null = '1699999999999-a') {
    this.desk = { ...NO_DESK, ...desk };
    this.newest = newest;
  }

  get = async (): Promise<Desk> => this.desk;
  newestKey = async (): Promise<string | null> => this.newest;
  pendingTurns = async () => [];
  move = async (_: ConversationId, move: Move): Promise<Desk | null> => {
    this.between();
    const { state, version } = this.desk;
    if (state !== move.from || (move.version !== null && move.version !== version)) return null;
    this.moves.push(move);
    this.desk = {
      ...this.desk,
      ...move.set,
      state: move.to,
      version: version + 1,
      move: { id: move.id, key: move.key },
    };
    return this.desk;
  };
}

/** Desks by conversation. */
export const fakeDesks = (desks: Readonly<Record<string, FakeDesk>>) => {
  const of = ({ conversation }: ConversationId) => desks[conversation] ?? new FakeDesk({}, null);
  return {
    get: (id: ConversationId) => of(id).get(),
    newestKey: (id: ConversationId) => of(id).newestKey(),
    move: (id: ConversationId, move: Move) => of(id).move(id, move),
  };
};

export const aRow = (conversation: string, desk: Partial<Desk> = {}): QueueRow & { position: string } => ({
  ...{ customer: 'ada', conversation, title: '', position: conversation },
  desk: { ...NO_DESK, state: 'waiting', waiting_since: NOW - 60_000, ...desk },
});

type Pages = readonly (readonly ReturnType<typeof aRow>[])[];

/** Pages of the conversations that wait: of named customers, and of visitors. */
export const fakeQueue = (named: Pages, visitors: Pages = []): DeskQueue => ({
  page: async (of, __, after) => {
    const pages = of.state === 'waiting' && of.visitors ? visitors : named;
    const at = after === null ? 0 : pages.findIndex((rows) => rows.at(-1)?.position === after) + 1;
    return { rows: pages[at] ?? [], more: at + 1 < pages.length };
  },
});

/** The act that is stored. */
export const fakeActions = (stored: Partial<StoredAction> = {}) => {
  const act = { hash: 'h', target: null as ConversationId | null, result: null, ...stored };
  const actions: Pick<DeskActions, 'begin' | 'aim'> = {
    begin: async () => ({ ...act }),
    aim: async (_, target, instead) => {
      if (act.target?.conversation !== instead?.conversation) return false;
      act.target = target;
      return true;
    },
  };
  return { act, actions };
};
