import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { Seeded } from '../../eval/invariants/seeded.ts';
import { type Reply, says } from '../bedrock/bedrock-replies.ts';
import type { Scenario } from '../bedrock/scripted-bedrock.ts';
import { type Item, inDays } from '../table.ts';
import type { Call, DeskWorld, Result } from './desk-world.ts';

/** Words of the test's own: a person takes over, or the team is back at some time. */
const TOLD = /A colleague takes over here|Our team is back on/;
const NOT_REACHED = /could not reach our team/;
const RETRIES = 12;
const MODEL_MS = 150;

type Name = 'ana' | 'ben';

interface Act {
  readonly who: Name;
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly result: Result;
}

/** What a person saw last: the version, and the entries on the screen. */
interface Screen {
  readonly version: number;
  readonly shown: ReadonlySet<string>;
}

/** The raw items of a conversation, as the test reads them past the product. */
interface Raw {
  readonly state: string;
  readonly version: number;
  readonly turns: readonly Item[];
}

const MOVES = ['take_over', 'reply', 'transfer', 'give_back', 'close', 'reopen'] as const;
/** Tools with which a person has the conversation afterwards, and those with which nobody has it. */
const TAKES: readonly string[] = ['take_over', 'reply', 'reopen'];
const RELEASES: readonly string[] = ['transfer', 'give_back', 'close'];

/** One conversation of one customer, with everybody who works on it. Each round does a few things at once, then looks at the table. */
export class Lane {
  readonly id: { readonly customer: string; readonly conversation: string };
  readonly #world: DeskWorld;
  readonly #random: Seeded;
  readonly #models: Scenario;
  readonly #messages = new Map<string, { readonly text: string; result: Result | null }>();
  readonly #acts: Act[] = [];
  readonly #screens = new Map<Name, Screen>();
  #version = 0;
  /** Turns that were answered when a person took the conversation; null while nobody has it. */
  #answeredAtTake: ReadonlySet<string> | null = null;
  steps = 0;
  readonly counts = new Map<string, number>();

  constructor(world: DeskWorld, random: Seeded, name: string) {
    this.id = { customer: `customer-${name}`, conversation: `c-${name}` };
    this.#world = world;
    this.#random = random;
    this.#models = world.bedrock.scenario();
    // Slow enough that people act while a model answers.
    const slowly: Reply = async (call, response) => {
      await pause(random.below(MODEL_MS));
      await says('An answer.')(call, response);
    };
    this.#models.script({ fast: [slowly], strong: [slowly] });
  }

  async round(): Promise<void> {
    const random = this.#random;
    const before = await this.raw();
    const calls = this.#modelCalls;
    const many = random.weighed({ one: 6, two: 3, three: 1 });
    const works = Array.from({ length: { one: 1, two: 2, three: 3 }[many] }, () => this.#choose());
    const done = await Promise.all(works.map(({ run }) => run()));
    this.steps += works.length;
    for (const { name } of works) this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
    const after = await this.raw();
    const [only] = works;
    this.#check(before, after, works.length === 1 && only ? only.name : null, done, this.#modelCalls - calls);
  }

  /** Repeats every message that has no result, and looks at the end: nothing is pending, and every message has one turn. */
  async end(): Promise<void> {
    for (const [message_id, { result }] of this.#messages) if (!result) await this.#send(message_id);
    const { turns } = await this.raw();
    const open = turns.filter(({ status }) => status === 'pending');
    assert.deepEqual(open, [], `${this.#name}: a message is left without an answer and without a person`);
    for (const [message_id, { text, result }] of this.#messages) {
      const turn = turns.filter((its) => its.sk === `TURN#${message_id}`);
      assert.equal(turn.length, 1, `${this.#name}: one turn for each message`);
      assert.equal(turn[0]?.message, text, `${this.#name}: the message as it was sent`);
      const again = await this.#ask('chat_with_ai', { message: text, message_id, ...this.#named });
      assert.deepEqual([again.status ?? again.code, again.turn_id], [result?.status ?? result?.code, result?.turn_id]);
    }
    for (const act of this.#acts.slice(-5)) await this.#repeat(act);
  }

  async raw(): Promise<Raw> {
    const items = await this.#world.table.items(this.id);
    const item = items.find(({ sk }) => sk === '~CONVERSATION');
    return {
      state: String(item?.state ?? 'bot'),
      version: Number(item?.version ?? 0),
      turns: items.filter(({ sk }) => String(sk).startsWith('TURN#')),
    };
  }

  get #name(): string {
    return this.id.conversation;
  }

  get #modelCalls(): number {
    const { fast, strong } = this.#models.counts;
    return fast + strong;
  }

  get #named() {
    return { user_id: this.id.customer, conversation_id: this.id.conversation };
  }

  #choose(): { readonly name: string; readonly run: () => Promise<unknown> } {
    const random = this.#random;
    const who = random.pick<Name>(['ana', 'ben']);
    const acts = this.#acts.length > 0 ? { repeat_act: 4 } : {};
    const messages = this.#messages.size > 0 ? { repeat_message: 5 } : {};
    const name = random.weighed({
      ...{ plain: 22, person: 7, topic: 3, died: 3, ask_for_person: 4, return_to_assistant: 5, close_conversation: 2 },
      ...{ give_feedback: 3 },
      ...{ poll: 4, open_case: 9, take_over: 7, reply: 9, note: 2, transfer: 2, give_back: 9, close: 4, reopen: 3 },
      ...acts,
      ...messages,
    } as Record<string, number>);
    const message = (text: string) => () => this.#send(this.#newMessage(`${text} ${random.word()}`));
    switch (name) {
      case 'plain':
        return { name, run: message('Where is it?') };
      case 'person':
        return { name, run: message('I want to talk to a human.') };
      case 'topic':
        return { name, run: message('My card was stolen and somebody uses it.') };
      case 'died':
        return { name, run: () => this.#died() };
      case 'repeat_message': {
        const message_id = random.pick([...this.#messages.keys()]);
        return { name, run: () => this.#send(message_id) };
      }
      case 'repeat_act': {
        const act = random.pick(this.#acts);
        return { name, run: () => this.#repeat(act) };
      }
      case 'poll':
        return { name, run: () => this.#ask('get_conversation_history', this.#named) };
      case 'open_case':
        return { name, run: () => this.#open(who) };
      case 'give_feedback':
      case 'ask_for_person':
      case 'return_to_assistant':
      case 'close_conversation':
        return { name, run: () => this.#customerActs(name) };
      default:
        return { name, run: () => this.#act(who, name) };
    }
  }

  #newMessage(text: string): string {
    const message_id = `m-${this.#random.word()}`;
    this.#messages.set(message_id, { text: `${text} ${this.#models.marker}`, result: null });
    return message_id;
  }

  async #send(message_id: string): Promise<Result> {
    const message = this.#messages.get(message_id);
    assert(message);
    const result = await this.#ask('chat_with_ai', { message: message.text, message_id, ...this.#named });
    if (message.result) {
      const told = (of: Result) => [of.status, of.turn_id, of.answer];
      if (result.status !== 'held') assert.deepEqual(told(result), told(message.result), `${this.#name}: a repeat`);
    }
    message.result = result;
    return result;
  }

  /** A message whose execution died when it was stored. */
  async #died(): Promise<void> {
    const message_id = this.#newMessage(`A message that nobody answered. ${this.#random.word()}`);
    const { text = '' } = this.#messages.get(message_id) ?? {};
    const key = `${Date.now()}-${this.#random.word()}`;
    const turn = { key, message_id, message: text, started_at: Date.now(), status: 'pending', owner: 'dead', lease: 0 };
    await this.#world.table.putTurns(this.id, [turn as never], inDays(9));
  }

  async #open(who: Name): Promise<void> {
    const read = await this.#ask('open_case', this.#atDesk, this.#world.people[who]);
    if (read.code !== undefined) return assert.equal(read.code, 'NOT_FOUND');
    const version = Number(read.version);
    const entries = read.entries as readonly { readonly turn_id?: string; readonly id?: string }[];
    this.#screens.set(who, { version, shown: new Set(entries.map(({ turn_id, id }) => turn_id ?? id ?? '')) });
  }

  get #atDesk() {
    return { customer: this.id.customer, conversation_id: this.id.conversation };
  }

  async #customerActs(tool: string): Promise<void> {
    if (tool !== 'ask_for_person' && tool !== 'give_feedback') this.#letGo();
    const score = tool === 'give_feedback' && { score: 1 };
    const result = await this.#ask(tool, { ...this.#named, ...score, message_id: `a-${this.#random.word()}` });
    const known = [undefined, 'CONFLICT', 'NOT_FOUND', 'QUOTA'];
    assert(known.includes(result.code as string | undefined), `${this.#name}: ${tool}: ${JSON.stringify(result)}`);
  }

  async #act(who: Name, tool: string): Promise<void> {
    const screen = this.#screens.get(who);
    const isMove = MOVES.includes(tool as (typeof MOVES)[number]);
    if (isMove && tool !== 'reply' && tool !== 'take_over' && !screen) return this.#open(who);
    const args = {
      ...this.#atDesk,
      message_id: `act-${this.#random.word()}`,
      ...(isMove && tool !== 'reply' && screen && { version: screen.version }),
      ...((tool === 'reply' || tool === 'note') && { text: `Words of ${who}, ${this.#random.word()}` }),
      ...(tool === 'transfer' && { team: 'trust' }),
      ...(tool === 'close' && { resolution: 'solved' }),
    };
    if (RELEASES.includes(tool)) this.#letGo();
    const result = await this.#ask(tool, args, this.#world.people[who]);
    if (result.code === 'NOT_FOUND' || result.code === 'CONFLICT') {
      if (result.code === 'CONFLICT') assert.match(String(result.message), /version|has|have|closed|waits/);
      return;
    }
    assert.equal(result.code, undefined, `${this.#name}: ${tool}: ${JSON.stringify(result)}`);
    this.#acts.push({ who, tool, args, result });
    if (TAKES.includes(tool)) await this.#taken();
    if ((tool === 'give_back' || tool === 'close') && screen) await this.#sawAll(tool, screen);
  }

  /** From now on until somebody lets go, no turn may become answered. */
  async #taken(): Promise<void> {
    const { turns, state } = await this.raw();
    if (state !== 'human') return;
    this.#answeredAtTake ??= answered(turns);
  }

  #letGo(): void {
    this.#answeredAtTake = null;
  }

  /** Whoever gives back or closes has seen every message that was held. */
  async #sawAll(tool: string, { shown }: Screen): Promise<void> {
    const { state, turns } = await this.raw();
    // Somebody has it again already: what is held since then is theirs.
    if (state === 'human' || state === 'waiting') return;
    // The case shows the newest entries first. What is older was on an earlier screen.
    const oldest = [...shown].toSorted()[0] ?? '';
    const unseen = turns.filter(
      ({ status, at }) => status === 'held' && String(at) >= oldest && !shown.has(String(at)),
    );
    assert.deepEqual(unseen, [], `${this.#name}: ${tool} over a message that was not on the screen`);
  }

  /** A repeat gets the stored result, and moves nothing. */
  async #repeat({ who, tool, args, result }: Act): Promise<void> {
    const again = await this.#ask(tool, args, this.#world.people[who]);
    assert.equal(again.replayed, true, `${this.#name}: ${tool} is repeated`);
    // The wait goes on meanwhile.
    const told = (of: Result) => [
      { ...(of.desk as object), waiting_minutes: null },
      (of.post as { id?: string } | null)?.id,
      of.held,
    ];
    assert.deepEqual(told(again), told(result), `${this.#name}: a repeat of ${tool}`);
  }

  /** A call is repeated with the same message_id until it has an outcome, as clients do. */
  async #ask(tool: string, args: object, call: Call = this.#world.asCustomer): Promise<Result> {
    for (let tries = 1; ; tries++) {
      const result = await call(tool, args);
      if (result.retryable !== true || tries === RETRIES) {
        assert.notEqual(result.retryable, true, `${this.#name}: ${tool}: ${JSON.stringify(result)}`);
        return result;
      }
      await pause(50);
    }
  }

  #check(before: Raw, after: Raw, only: string | null, done: readonly unknown[], modelCalls: number): void {
    const context = `${this.#name}, ${only ?? 'several at once'}, ${before.state} → ${after.state}`;
    assert(after.version >= before.version && before.version >= this.#version, `${context}: the version falls`);
    this.#version = after.version;
    if (this.#answeredAtTake && after.state === 'human') {
      const fresh = [...answered(after.turns)].filter((key) => !this.#answeredAtTake?.has(key));
      assert.deepEqual(fresh, [], `${context}: an answer was committed after the take-over`);
    }
    for (const result of done as readonly (Result | undefined)[]) {
      if (typeof result?.answer !== 'string' || result.replayed === true) continue;
      if (TOLD.test(result.answer)) assert(after.version > before.version, `${context}: told, and nothing moved`);
      assert.doesNotMatch(result.answer, NOT_REACHED, context);
    }
    const [result] = done as readonly (Result | undefined)[];
    if (only === 'plain' || only === 'person' || only === 'topic') {
      assert(result, context);
      const isMuted = before.state === 'waiting' || before.state === 'human';
      assert.equal(result.status === 'held', isMuted, `${context}: muted`);
      if (isMuted) assert.equal(modelCalls, 0, `${context}: a model was called`);
      if (isMuted) return;
      const isTold = TOLD.test(String(result.answer));
      assert.equal(isTold, only !== 'plain', `${context}: told`);
      assert.equal(after.state === 'waiting', isTold, `${context}: told and moved`);
      assert.equal(modelCalls > 0, only !== 'person', `${context}: models`);
    }
  }
}

const answered = (turns: readonly Item[]): ReadonlySet<string> =>
  new Set(turns.filter(({ status }) => status === 'answered' || status === 'failed').map(({ at }) => String(at)));
