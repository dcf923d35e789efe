import { randomUUID } from 'node:crypto';
import { resetsAt } from '../../../core/access/quota.ts';
import { type Clock, monotonicMs } from '../../../core/config/clock.ts';
import { deriveConversationId } from '../../../core/config/keys.ts';
import { heldSentence } from '../../../core/desk/words.ts';
import { ClientError, quotaError, toClientError } from '../../../core/errors/client-error.ts';
import type { Log } from '../../../core/observability/log.ts';
import type { Metrics } from '../../../core/observability/metrics.ts';
import type { Playbook } from '../../../core/playbook/playbook.ts';
import { detectLanguage } from '../../../core/text/language/detect-language.ts';
import { type ChatResult, toChatResult, toHeldResult } from '../../../core/turn/chat-result.ts';
import type { CompletedTurn, Span } from '../../../core/turn/turn.ts';
import type { Workflow } from '../../../core/turn/workflow.ts';
import { ExecutionOutput, executionInput, type TurnRequest } from '../../../statemachines/contract.ts';
import type { Customer } from '../customer-caller.ts';
import { customerOf } from './customer.ts';

interface ChatArguments {
  readonly message: string;
  readonly conversation_id?: string | undefined;
  readonly message_id?: string | undefined;
  readonly user_id?: string | undefined;
  readonly confirm_action?: string | undefined;
}
export type AnswerTurn = (args: ChatArguments, caller: Customer) => Promise<ChatResult>;

interface Dependencies {
  readonly workflow: Workflow;
  readonly clock: Clock;
  readonly playbook: () => Playbook;
  readonly metrics: Metrics;
  readonly log: Log;
  /** Time from a message's arrival to the deadline of its turn, in milliseconds. */
  readonly turnMs: number;
  /** Whether tool servers are configured. */
  readonly usesTools: boolean;
}

/**
 * Runs one message through the workflow. Every error carries the `message_id` and `conversation_id` to retry with, also generated ones, so
 * that a retry gets the stored answer.
 */
export const answerTurn =
  ({ workflow, clock, playbook, metrics, log, turnMs, usesTools }: Dependencies): AnswerTurn =>
  async (args, caller) => {
    const arrived = clock.now();
    const timer = monotonicMs();
    const customer = customerOf(args.user_id, caller);
    const messageId = args.message_id ?? randomUUID();
    const conversation = args.conversation_id ?? deriveConversationId(customer, messageId);
    const request: TurnRequest = {
      customer,
      conversation,
      message_id: messageId,
      message: args.message,
      confirm_action: args.confirm_action ?? null,
      client: caller.client,
      act_as: customer === caller.customer ? null : caller.customer,
      network: caller.network,
      uses_tools: usesTools,
      started_at: arrived,
      deadline: arrived + turnMs,
    };
    const ids = { message_id: messageId, conversation_id: conversation };
    try {
      const { execution, output } = await workflow.run(executionInput(request));
      const ended = ExecutionOutput.parse(output);
      if (ended.outcome === 'quota') {
        throw quotaError(customer, ended.resets_at ?? resetsAt(arrived), playbook().handoff === 'on');
      }
      const { turn, replayed, lastSpans, desk, posts } = completed(ended);
      const tookMs = Math.round(monotonicMs() - timer);
      if (replayed) metrics.record('Replays', 1, {});
      if (turn.status === 'held') {
        log.info('turn', { execution, ...ids, turn_id: turn.key, status: turn.status, replayed, ms: tookMs });
        if (!replayed) metrics.record('HeldMessages', 1, {});
        const answer = heldSentence(detectLanguage(turn.message));
        return toHeldResult({ turn, desk, posts, conversation, replayed, answer, totalMs: tookMs });
      }
      const totalMs = replayed ? storedMs(turn, lastSpans) : tookMs;
      if (!replayed) recordTurn(metrics, turn, totalMs);
      log.info('turn', { execution, ...ids, turn_id: turn.key, status: turn.status, replayed, ms: tookMs });
      const result = toChatResult({ turn, desk, posts, conversation, replayed, lastSpans, totalMs });
      if (turn.status === 'failed') {
        if (!replayed) log.error('turn unanswered', { execution, ...ids, fault: turn.fault });
        throw new ClientError('MODEL_FAILED', { message: turn.answer, details: { ...result } });
      }
      return result;
    } catch (error) {
      throw toClientError(error).with(ids);
    }
  };

/** Milliseconds that a replayed turn took when it was first answered, up to the end of its last known state. Its times are of wall clocks. */
const storedMs = (turn: CompletedTurn, lastSpans: readonly Span[]): number =>
  Math.max(
    0,
    turn.answered_at - turn.started_at,
    ...[...turn.timings, ...lastSpans].map(({ start_ms, ms }) => start_ms + ms),
  );

/** The turn that the workflow returned. Throws a `ClientError` for any other outcome. */
const completed = ({ outcome, turn, retry_after_ms, desk, posts, spans }: ExecutionOutput) => {
  if (turn) return { turn, replayed: outcome === 'replayed', lastSpans: spans ?? [], desk, posts };
  const codes = { in_progress: 'IN_PROGRESS', key_reused: 'KEY_REUSED' } as const;
  const code = outcome === 'in_progress' || outcome === 'key_reused' ? codes[outcome] : 'NOT_SAVED';
  throw new ClientError(code, { retryAfterMs: retry_after_ms });
};

const recordTurn = (metrics: Metrics, turn: CompletedTurn, totalMs: number): void => {
  metrics.record('Turns', 1, {});
  metrics.record('TurnLatency', totalMs, {});
  metrics.record('UnansweredTurns', turn.status === 'failed' ? 1 : 0, {});
  metrics.record('Fallbacks', turn.route.fallback ? 1 : 0, {});
  metrics.record('SentimentScore', turn.sentiment.score, {});
  metrics.record('Sentiment', 1, { label: turn.sentiment.label });
  metrics.record('KnowledgeGaps', turn.knowledge_gap ? 1 : 0, {});
  for (const { outcome } of turn.actions?.results ?? []) metrics.record('Actions', 1, { outcome });
  if (turn.route.reason) metrics.record('Escalations', 1, { reason: turn.route.reason });
};
