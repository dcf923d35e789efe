import * as z from 'zod/mini';
import type { Clock } from '../../../core/config/clock.ts';
import { isoTimeOf } from '../../../core/config/keys.ts';
import { Person, Post, type Resolution } from '../../../core/desk/desk.ts';
import { ClientError } from '../../../core/errors/client-error.ts';
import type { Log } from '../../../core/observability/log.ts';
import type { Metrics } from '../../../core/observability/metrics.ts';
import type { Playbook } from '../../../core/playbook/playbook.ts';
import type { Workflow } from '../../../core/turn/workflow.ts';
import type { DeskOutcome, DeskRequest } from '../../../statemachines/desk-contract.ts';
import { runAct } from '../../front/run-act.ts';
import type { Operator } from '../operator-caller.ts';
import { ShownDesk, showDesk, whoHasIt } from './shown-desk.ts';

/** The result of an act. Times are ISO 8601. */
export const ActResult = z.object({
  /** `nobody_waits`: `take_next` found no conversation. */
  outcome: z.enum(['done', 'nobody_waits']),
  /** Whether this is the result of an earlier call with the same message_id. */
  replayed: z.boolean(),
  message_id: z.string(),
  customer: z.nullable(z.string()),
  conversation_id: z.nullable(z.string()),
  /** The desk after the act, without its version: only open_case shows the messages that a version stands for. */
  desk: z.nullable(ShownDesk),
  /** The reply or note that was added. */
  post: z.nullable(z.object({ id: z.string(), kind: Post.shape.kind, author: z.nullable(Person), at: z.string() })),
  /** Of `suggest_reply`: words of a model, not sent to anybody. */
  suggestion: z.nullable(z.object({ text: z.string(), model: z.nullable(z.string()), cost_usd: z.number() })),
  /** Messages that wait for the person now, and no longer for the assistant. */
  held: z.number(),
  /** Turns of these ids in which the assistant had begun an action whose outcome is not known yet. */
  under_way: z.array(z.string()),
});
export type ActResult = z.infer<typeof ActResult>;

export interface ActArguments {
  readonly message_id: string;
  readonly customer?: string;
  readonly conversation_id?: string;
  readonly version?: number | undefined;
  readonly text?: string;
  readonly team?: string | undefined;
  readonly languages?: readonly string[] | undefined;
  readonly resolution?: Resolution;
  /** Of `link_ticket`. */
  readonly system?: string;
  readonly id?: string;
  readonly url?: string | undefined;
  readonly episode?: number | undefined;
}
export type StaffAction = Exclude<
  DeskRequest['action'],
  'ask_for_person' | 'return_to_assistant' | 'close_conversation' | 'give_feedback'
>;
export type PerformAct = (
  action: StaffAction,
  args: ActArguments,
  caller: Operator,
) => Promise<{ readonly text: string; readonly result: ActResult }>;

export interface ActDependencies {
  readonly workflow: Workflow;
  readonly playbook: () => Playbook;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Epoch milliseconds by which an act that begins at a time must have ended. */
  readonly deadline: (action: StaffAction, startedAt: number) => number;
}

/** Has an act carried out, and reports its outcome. An act that lost is `CONFLICT`, with the desk as it is now. */
export const performAct =
  ({ workflow, playbook, clock, log, metrics, deadline }: ActDependencies): PerformAct =>
  async (action, args, { actor, client, teams }) => {
    const started_at = clock.now();
    const { message_id, customer, conversation_id, version, text, team, languages, resolution } = args;
    const { system, id, url, episode } = args;
    const { execution, outcome: came } = await runAct(workflow, {
      ...{ action, actor, client, message_id, started_at, contact: null, feedback: null },
      teams: teams === null ? null : [...teams],
      conversation:
        customer === undefined || conversation_id === undefined ? null : { customer, conversation: conversation_id },
      version: version ?? null,
      text: text ?? null,
      team: team ?? null,
      languages: [...(languages ?? [])],
      resolution: resolution ?? null,
      ...(system !== undefined && id !== undefined && { ticket: { system, id, url: url ?? null } }),
      ...(episode !== undefined && { episode }),
      deadline: deadline(action, started_at),
    });
    const { outcome, conversation, desk, waited_ms } = came;
    if (outcome === 'done' && waited_ms !== null) metrics.record('HandoffWait', waited_ms, {});
    log.info('act', { execution, action, message_id, outcome, ms: clock.now() - started_at });
    const shown = desk && showDesk(conversation?.customer ?? '', desk, playbook(), clock.now());
    if (outcome === 'lost') {
      const who = desk ? `${whoHasIt(desk, actor.id)} ` : '';
      throw new ClientError('CONFLICT', {
        message: `Nothing was done: another act or a message came first, or this does not fit the state. ${who}${ADVICE}`,
        details: { ...(conversation && { conversation_id: conversation.conversation }), desk: shown },
        why: { execution },
      });
    }
    const result: ActResult = {
      outcome: outcome === 'empty' ? 'nobody_waits' : 'done',
      replayed: outcome === 'replayed',
      message_id,
      customer: conversation?.customer ?? null,
      conversation_id: conversation?.conversation ?? null,
      desk: shown,
      post: postOf(came),
      suggestion: suggestionOf(came),
      held: came.held,
      under_way: came.under_way,
    };
    return { text: inWords(action, result), result };
  };

const ADVICE =
  'Read it with open_case. If the act still fits, call the tool again with the version that you read and a new message_id.';

const postOf = ({ post }: DeskOutcome): ActResult['post'] =>
  post && { id: post.key, kind: post.kind, author: post.author, at: isoTimeOf(post.key) };

const suggestionOf = ({ suggestion }: DeskOutcome): ActResult['suggestion'] =>
  suggestion && {
    text: suggestion.text,
    model: suggestion.calls.at(-1)?.model ?? null,
    cost_usd: suggestion.calls.reduce((sum, { cost_micro_usd }) => sum + cost_micro_usd, 0) / 1e6,
  };

const DONE: Record<StaffAction, string> = {
  take_next: 'You have the conversation. Read it with open_case.',
  take_over: 'You have the conversation.',
  reply: 'The customer was sent the reply.',
  note: 'The note is stored, for the team only.',
  suggest_reply: 'Suggested reply. It was not sent to anybody:',
  transfer: 'The conversation waits for the other team.',
  give_back: 'The assistant has the conversation again.',
  close: 'The conversation is closed.',
  reopen: 'You have the conversation again.',
  link_ticket: 'The ticket is linked to the conversation.',
};

const inWords = (action: StaffAction, result: ActResult): string => {
  const { outcome, customer, conversation_id, desk, suggestion, held, under_way } = result;
  if (outcome === 'nobody_waits') return 'No conversation waits.';
  return [
    action === 'transfer' && desk?.team ? `The conversation waits for the team ${desk.team}.` : DONE[action],
    ...(suggestion ? [suggestion.text] : []),
    ...(action === 'take_next' ? [`customer: ${customer}, conversation_id: ${conversation_id}`] : []),
    ...(held > 0 ? [`Messages that wait for your answer now: ${held}.`] : []),
    ...(under_way.length > 0
      ? ['The assistant had begun an action: open_case shows its outcome when it is known.']
      : []),
  ].join('\n');
};
