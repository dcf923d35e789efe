import type { ConversationId } from '../../../../core/config/keys.ts';
import { type Said, say } from '../../client.ts';
import type { Seeded } from '../seeded.ts';
import type { Crash, Exchange, Proposal } from '../witness.ts';

/** The ids that accompany a message, and the customer's intent. */
export interface Meant {
  /** How the customer consents to exactly the last proposal. */
  readonly consents?: Exchange['consents'];
  readonly message_id?: string;
  readonly confirm_action?: string;
  /** For a repeated message: the proposal that was open when it was first sent. */
  readonly seen?: Proposal | null;
  readonly crashed?: Crash;
}

/** One customer in one conversation. Records what both sides say. */
export class Talk {
  readonly id: ConversationId;
  readonly random: Seeded;
  /** Identifies the customer's words wherever they appear. */
  readonly marker: string;
  readonly #url: string;
  readonly #exchanges: Exchange[];
  /** Time at which the first attempt of a message ended, by message id. */
  readonly #first = new Map<string, number>();
  #newest = '';
  #seen: Proposal | null = null;
  #sent = 0;

  constructor(url: string, exchanges: Exchange[], id: ConversationId, marker: string, random: Seeded) {
    this.#url = url;
    this.#exchanges = exchanges;
    this.id = id;
    this.marker = marker;
    this.random = random;
  }

  /** The proposal in the newest answer. */
  get seen(): Proposal | null {
    return this.#seen;
  }

  newMessageId(): string {
    this.#sent += 1;
    return `${this.marker}-${this.#sent}`;
  }

  async send(message: string, meant: Meant = {}): Promise<Exchange> {
    const { customer, conversation } = this.id;
    const { consents = null, seen = this.#seen, crashed = null, message_id, confirm_action } = meant;
    const said: Said = { message, conversation_id: conversation, user_id: customer, message_id, confirm_action };
    const at = performance.now();
    const { result, text } = await say(this.#url, said);
    const ended = performance.now();
    const saidBy = this.#saidBy(message_id, ended);
    const exchange = { customer, conversation, message, at, ended, saidBy, seen, consents, crashed, result, text };
    this.#exchanges.push(exchange);
    if (result && result.turn_id >= this.#newest) this.#note(result);
    return exchange;
  }

  /** Records a message to an execution that crashed without an answer. */
  wasCutOff(message: string, { consents = null, seen = this.#seen, message_id }: Meant): void {
    const ended = performance.now();
    const saidBy = this.#saidBy(message_id, ended);
    const nothing = { crashed: null, result: null, text: '' };
    this.#exchanges.push({ ...this.id, message, at: ended, ended, saidBy, seen, consents, ...nothing });
  }

  #saidBy(messageId: string | undefined, ended: number): number {
    if (messageId === undefined) return ended;
    const first = this.#first.get(messageId) ?? ended;
    this.#first.set(messageId, first);
    return first;
  }

  #note({ turn_id, proposal }: NonNullable<Exchange['result']>): void {
    this.#newest = turn_id;
    this.#seen = proposal && { ...proposal, ...this.id };
  }
}
