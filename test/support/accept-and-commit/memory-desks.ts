import type { ConversationId, MessageId } from '../../../core/config/keys.ts';
import { type Desk, NO_DESK, type Post } from '../../../core/desk/desk.ts';
import type { Desks, Move, PendingMessage, PostName } from '../../../core/desk/desks.ts';
import { keyOf, type MemoryConversations, prefixOf } from './memory-conversations.ts';

/** The conditions of the desks, on the maps of the conversations. Every operation is atomic. */
export class MemoryDesks implements Desks {
  readonly desks = new Map<string, Desk>();
  readonly store: MemoryConversations;

  constructor(store: MemoryConversations) {
    this.store = store;
  }

  async get(id: ConversationId): Promise<Desk> {
    return this.desks.get(prefixOf(id)) ?? NO_DESK;
  }

  async move(id: ConversationId, move: Move): Promise<Desk | null> {
    const desk = await this.get(id);
    if (desk.state !== move.from || (move.version !== null && desk.version !== move.version)) return null;
    if (move.last_post !== undefined && desk.last_post !== move.last_post) return null;
    return this.put(id, { ...desk, ...move.set, state: move.to, move: { id: move.id, key: move.key } });
  }

  async hold(id: ConversationId, key: string, language: string | null): Promise<Desk | null> {
    const desk = await this.get(id);
    if (desk.state !== 'waiting' && desk.state !== 'human') return null;
    return this.put(id, { ...desk, last_key: key, language: language ?? desk.language });
  }

  async pendingTurns(id: ConversationId, from: string | null): Promise<readonly PendingMessage[]> {
    return this.store
      .turnsOf(id)
      .filter((turn) => turn.status === 'pending' && (from === null || turn.key >= from))
      .map((turn) => ({ message_id: turn.message_id, key: turn.key, message: turn.message }))
      .toSorted((a, b) => (a.key < b.key ? -1 : 1));
  }

  async holdTurn(id: MessageId, at: number, version: number): Promise<{ readonly acting: boolean } | null> {
    const turn = this.store.turns.get(keyOf(id));
    if (turn?.status === 'held' && turn.held_at === at) return { acting: 'started' in turn };
    if (turn?.status !== 'pending') return null;
    const { owner: _, lease: __, ...its } = turn;
    this.store.turns.set(keyOf(id), { ...its, status: 'held', held_at: at, sequence: version });
    return { acting: 'started' in turn };
  }

  async post(id: ConversationId, name: PostName, post: Post): Promise<string> {
    const key = `${prefixOf(id)}${JSON.stringify(name)}`;
    const stored = this.store.posts.get(key) ?? post;
    this.store.posts.set(key, stored);
    return stored.key;
  }

  async isPosted(id: ConversationId, name: PostName): Promise<boolean> {
    return this.store.posts.has(`${prefixOf(id)}${JSON.stringify(name)}`);
  }

  async newestKey(id: ConversationId): Promise<string | null> {
    for await (const [newest] of this.store.newestEntries(id)) return newest?.key ?? null;
    return null;
  }

  /** Stores a desk under the next version. */
  protected put(id: ConversationId, desk: Desk): Desk {
    const next = { ...desk, version: desk.version + 1 };
    this.desks.set(prefixOf(id), next);
    return next;
  }
}
