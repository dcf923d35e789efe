import assert from 'node:assert/strict';
import type { Desk } from '../../../core/desk/desk.ts';
import { handoffSentence } from '../../../core/desk/words.ts';
import type { Turn } from '../../../core/turn/turn.ts';
import { aRequest } from '../values.ts';
import { answerOf } from './execution.ts';
import type { MemoryConversations } from './memory-conversations.ts';

const TOLD = handoffSentence({ opensAt: null, timezone: null, asksContact: false }, 'en');

export const isTold = (turn: Turn): boolean => answerOf(turn)?.includes(TOLD) ?? false;

/** What has happened to a message since it was stored. */
interface Seen {
  readonly status: Turn['status'];
  /** Whether the assistant had the conversation, and whether it had not. */
  readonly bot: boolean;
  readonly left: boolean;
}

const isOfBot = ({ state }: Desk): boolean => state === 'bot' || state === 'closed';

/** Looks at the table after every operation, and says what must never be. */
export class DeskWatch {
  readonly #store: MemoryConversations;
  #desk: Desk;
  readonly #messages: Record<string, Seen> = {};
  /** Whether a person who took the conversation was answered, and still has it. */
  #isTaken = false;
  /** The messages that the person had seen who gave the conversation back or closed it last. */
  #known: readonly string[] = [];
  /** The messages that each person saw last. */
  readonly #looks: Record<string, readonly string[]> = {};
  /** The desk that the clock read last. */
  #seenByClock: Desk | null = null;
  /** The ids of the moves. */
  readonly made = new Set<string>();

  constructor(store: MemoryConversations, desk: Desk) {
    this.#store = store;
    this.#desk = desk;
    const turns = store.turnsOf(aRequest());
    this.#known = turns.map(({ message_id }) => message_id);
    for (const { message_id, status } of turns) this.#messages[message_id] = { status, bot: false, left: false };
  }

  /** Everything that later checks depend on. */
  get state(): unknown {
    const { assignee = null, episode = null } = this.#seenByClock ?? {};
    return [this.#messages, this.#isTaken, this.#known, this.#looks, [...this.made].toSorted(), assignee, episode];
  }

  clockSaw(desk: Desk, turns: readonly Turn[]): void {
    this.#seenByClock = desk;
    this.saw('clock', turns);
  }

  saw(person: string, turns: readonly Turn[]): void {
    this.#looks[person] = turns.map(({ message_id }) => message_id);
  }

  /** A person is answered that the conversation is theirs. */
  async answered(): Promise<void> {
    const { state } = await this.#store.desks.get(aRequest());
    this.#isTaken = state === 'human';
  }

  async look(): Promise<void> {
    const desk = await this.#store.desks.get(aRequest());
    const turns = this.#store.turnsOf(aRequest());
    const hadBot = isOfBot(this.#desk);
    const isBot = isOfBot(desk);
    if (desk.move !== this.#desk.move && desk.move) this.#moved(desk, desk.move.id, turns);
    this.#desk = desk;
    for (const turn of turns) {
      const before = this.#messages[turn.message_id] ?? { status: 'pending', bot: hadBot, left: false };
      const seen = { status: turn.status, bot: before.bot || isBot, left: before.left || !isBot };
      this.#messages[turn.message_id] = seen;
      if (before.status === 'pending' && answerOf(turn) !== null) this.#committed(turn, seen);
      const isUnseen = turn.status === 'held' && isBot && !this.#known.includes(turn.message_id);
      assert(!isUnseen, `${turn.message_id} is held, ${desk.state} and unseen`);
    }
  }

  #moved({ state }: Desk, id: string, turns: readonly Turn[]): void {
    assert(id !== this.#desk.move?.id, `${id} has moved the desk twice`);
    this.made.add(id);
    const isByTime = id.startsWith('clock:') && !id.includes('handed_off');
    if (isByTime) {
      const { assignee, episode } = this.#desk;
      const seen = this.#seenByClock;
      assert.deepEqual(assignee, seen?.assignee, 'the clock has taken the conversation from a person it has not seen');
      assert.equal(episode, seen?.episode, 'the clock has ended an episode that it has not seen');
    }
    if (state === 'bot') this.#isTaken = false;
    if (state !== 'bot' && state !== 'closed') return;
    const [kind, person = ''] = id.split(/[:#]/);
    const wasTaken = kind === 'customer' && state === 'bot' && this.#desk.state === 'human';
    assert(!wasTaken, 'a customer has taken the conversation from a person');
    // A customer knows what they have sent.
    if (kind === 'staff' || kind === 'clock') this.#known = this.#looks[person] ?? [];
    else if (kind !== 'open') this.#known = turns.map(({ message_id }) => message_id);
  }

  #committed(turn: Turn, { bot, left }: Seen): void {
    assert(!this.#isTaken, `${turn.message_id} is answered, and a person has the conversation`);
    assert(bot, `${turn.message_id} is answered, and the assistant never had it`);
    assert(!isTold(turn) || left, `${turn.message_id} is told, and nobody was asked`);
  }
}
