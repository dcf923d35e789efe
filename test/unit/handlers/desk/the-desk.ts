import { STAFF_SCOPES } from '../../../../core/access/scopes.ts';
import type { AuditEntry } from '../../../../core/desk/audit.ts';
import { type Desk, NO_DESK, type QueueRow } from '../../../../core/desk/desk.ts';
import type { Feedback } from '../../../../core/desk/feedback.ts';
import { Endpoint } from '../../../../core/events/endpoint.ts';
import { chooseModels, DEFAULT_MODELS } from '../../../../core/models/catalogue.ts';
import { type Entry, isPost, type StoredTurn } from '../../../../core/turn/conversations.ts';
import type { Operator } from '../../../../handlers/desk/operator-caller.ts';
import { type DeskDependencies, deskTools } from '../../../../handlers/desk/tools/desk-tools.ts';
import { sealedCursors } from '../../../../handlers/front/tools/cursors.ts';
import { type DeskOutcome, type DeskRequest, NO_DESK_OUTCOME } from '../../../../statemachines/desk-contract.ts';
import { aPlaybook, quietLog } from '../../../support/values.ts';

/** 13 digits, as in turn keys. */
export const NOW = 1_800_000_000_000;
export const MINUTE = 60_000;

export const ANA: Operator = {
  actor: { kind: 'staff', id: 'ana', name: 'Ana' },
  ...{ role: 'supervisor', teams: null, scopes: STAFF_SCOPES, client: 'console', remainingMs: () => 1000 },
};

export const aDesk = (over: Partial<Desk> = {}): Desk => ({ ...NO_DESK, ...over });

export type Row = QueueRow & { readonly position: string };

export const aRow = (conversation: string, desk: Partial<Desk> = {}): Row => ({
  ...{
    customer: 'ada',
    conversation,
    title: `About ${conversation}`,
    position: `${desk.waiting_since ?? NOW}-${conversation}`,
  },
  desk: aDesk({ state: 'waiting', version: 1, team: 'support', ...desk }),
});

/** The tools of a desk in memory, with what they asked of it. */
export const aTestDesk = (
  over: Partial<DeskDependencies> & {
    /** Rows by list, such as `closed#2023-11-14`; `visitors`: those that wait. */
    readonly rows?: Readonly<Record<string, readonly Row[]>>;
    /** Newest first. */
    readonly entries?: readonly Entry[];
    readonly desk?: Desk;
    /** What the customer said of turns, by key, and of episodes, by number. */
    readonly given?: Readonly<Partial<Record<'turns' | 'episodes', Readonly<Record<string, Feedback>>>>>;
    readonly outcome?: Partial<DeskOutcome>;
  } = {},
) => {
  const { rows = {}, entries = [], desk = NO_DESK, outcome = {}, given = {}, ...own } = over;
  const turns = entries.filter((entry): entry is StoredTurn => !isPost(entry));
  const order: string[] = [];
  const audited: AuditEntry[] = [];
  const requests: DeskRequest[] = [];
  const measured: [string, number][] = [];
  const playbook = aPlaybook();
  const tools = deskTools({
    audit: {
      record: async (entry) => {
        order.push(`audit ${entry.tool}`);
        audited.push(entry);
      },
    },
    queue: {
      page: async (of, limit, after) => {
        const name =
          of.state === 'closed' ? `closed#${of.day}` : 'visitors' in of && of.visitors ? 'visitors' : of.state;
        order.push(`page ${name}`);
        const newestFirst = of.state === 'closed';
        const all = (rows[name] ?? [])
          .filter(({ position }) => after === null || (newestFirst ? position < after : position > after))
          .toSorted((one, other) => (one.position < other.position !== newestFirst ? -1 : 1));
        return { rows: all.slice(0, limit), more: all.length > limit };
      },
    },
    desks: {
      get: async () => {
        order.push('get');
        return desk;
      },
    },
    transcripts: {
      page: async (_, limit, before) => {
        const all = entries.filter(({ key }) => before === null || key < before);
        return { entries: all.slice(0, limit), more: all.length > limit };
      },
      turns: async (_, limit) => {
        order.push('turns');
        return turns.slice(0, limit);
      },
      turn: async (_, key) => turns.find((turn) => turn.key === key) ?? null,
    },
    feedback: {
      since: async (_, from) => ({
        turns: new Map(Object.entries(given.turns ?? {}).filter(([key]) => from !== null && key >= from)),
        episodes: new Map(Object.entries(given.episodes ?? {}).map(([number, said]) => [Number(number), said])),
      }),
    },
    summaries: { get: async () => null },
    erasures: {
      begin: async (customer, at) => {
        order.push(`begin ${customer}`);
        return at;
      },
      erasedAt: async () => null,
    },
    personalData: {
      page: async (customer) => {
        order.push(`export ${customer}`);
        return { items: [], position: null };
      },
    },
    consoleUrl: (execution) => `https://console/${execution}`,
    stage: 'test',
    models: chooseModels(DEFAULT_MODELS),
    limits: { turn_seconds: 55, context_tokens: 12_000, retention_days: 90, daily_quota: null },
    conversations: { page: async () => ({ conversations: [], more: false }) },
    endpoints: [
      Endpoint.parse({
        name: 'crm',
        url: 'https://crm.example/in',
        secret: 'env:CRM',
        events: ['conversation.closed'],
      }),
    ],
    switches: {
      get: async (name) => {
        order.push(`switch of ${name}`);
        return null;
      },
      switchOn: async (name) => {
        order.push(`switch ${name} on`);
        return false;
      },
    },
    jobs: { page: async () => ({ jobs: [], next: null }), again: async () => true },
    workflow: {
      run: async (input) => {
        const { request } = input as { request: DeskRequest };
        order.push(`run ${request.action}`);
        requests.push(request);
        return {
          execution: 'arn:e',
          output: { ...NO_DESK_OUTCOME, conversation: request.conversation, desk: aDesk({ version: 3 }), ...outcome },
        };
      },
    },
    deadline: (_, startedAt) => startedAt + 10_000,
    playbook: () => playbook,
    cursors: sealedCursors(async () => new Uint8Array(32)),
    clock: { now: () => NOW },
    log: quietLog,
    metrics: { record: (name, value) => void measured.push([name, value]) },
    ...own,
  });
  const call = async (name: string, args: object, caller = ANA) => {
    const tool = tools.find(({ listed }) => listed.name === name);
    if (!tool) throw new Error(`There is no tool ${name}.`);
    const { isError = false, structuredContent, content } = await tool.call(args, caller);
    const [text] = content;
    return {
      isError,
      // biome-ignore lint/suspicious/noExplicitAny: each test knows what its tool returns.
      data: structuredContent as any,
      text: text?.type === 'text' ? text.text : '',
    };
  };
  return { tools, call, order, audited, requests, measured };
};

const CASE = { customer: 'ada', conversation_id: 'c-1' };
const SEEN = { ...CASE, version: 2 };

/** A valid call of every tool. */
export const CALLS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  list_queue: { view: 'waiting' },
  open_case: CASE,
  get_trace: CASE,
  get_settings: {},
  list_deliveries: {},
  redeliver: { endpoint: 'crm', all_failed: true },
  take_next: {},
  take_over: CASE,
  reply: { ...CASE, text: 'Hello' },
  note: { ...CASE, text: 'Angry' },
  suggest_reply: CASE,
  transfer: { ...SEEN, team: 'support' },
  give_back: SEEN,
  close: { ...SEEN, resolution: 'solved' },
  reopen: SEEN,
  link_ticket: { ...CASE, system: 'CRM', id: '1042', url: 'https://crm.example/tickets/1042', episode: 2 },
  export_customer: { customer: 'ada' },
  erase_customer: { customer: 'ada' },
};
