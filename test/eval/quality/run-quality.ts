import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { printedLogs } from '../../../local/printed-logs.ts';
import { startStack } from '../../../local/stack.ts';
import { post } from '../../support/rpc.ts';
import { say } from '../client.ts';
import type { Golden } from './golden.ts';
import type { GoldenSet } from './read-goldens.ts';
import { type RecordedServers, startRecordedServers } from './recorded-servers.ts';
import { type Check, checkTurn, checkWrites, writesOf } from './score.ts';

export interface Scored {
  readonly golden: string;
  readonly checks: readonly Check[];
}

export interface QualityRun {
  /** Ids of the models, as the system reports them. */
  readonly models: readonly string[];
  readonly scored: readonly Scored[];
}

/**
 * Plays the golden conversations of one playbook in sequence, each as a new conversation, with the models that the
 * environment configures. Throws if no model answers the first message.
 */
export const runQuality = async (
  { reference, goldens }: GoldenSet,
  environment: Readonly<Record<string, string | undefined>>,
  onScored: (scored: Scored) => void = () => {},
): Promise<QualityRun> => {
  const servers = await startRecordedServers(environment, reference);
  try {
    const stack = await startStack({
      port: 0,
      playbook: reference,
      // A run stores no conversations on disk and has no daily quota.
      environment: { ...environment, TOOL_SERVERS: servers.list, DATA_DIR: undefined, DAILY_QUOTA: undefined },
      onLog: printedLogs(false),
    });
    try {
      const scored: Scored[] = [];
      for (const golden of goldens) {
        const one = { golden: golden.name, checks: await play(stack.url, servers, golden, scored.length === 0) };
        scored.push(one);
        onScored(one);
      }
      return { models: await modelsOf(stack.url), scored };
    } finally {
      await stack.close();
    }
  } finally {
    await servers.close();
  }
};

const play = async (url: string, { calls }: RecordedServers, golden: Golden, isFirst: boolean): Promise<Check[]> => {
  const conversation_id = `golden-${randomUUID()}`;
  const checks: Check[] = [];
  const writes = [];
  let proposed: string | undefined;
  for (const [at, { message, confirm, expect }] of golden.say.entries()) {
    const from = calls.length;
    const said = { message, conversation_id, user_id: golden.customer, confirm_action: confirm ? proposed : undefined };
    const { result: turn, text } = await say(url, said);
    if (isFirst && at === 0 && turn?.status !== 'answered') throw noAnswer(turn?.fault ?? text);
    proposed = turn?.proposal?.id;
    const during = calls.slice(from);
    checks.push(...checkTurn(expect, turn, during));
    writes.push(...writesOf(turn, during));
  }
  return [...checks, ...checkWrites(golden, writes)];
};

/** Ends the run, because every further conversation would fail in the same way. */
const noAnswer = (why: string): Error => new Error(`No model answers the first message: ${why}`);

const Models = z.object({ tiers: z.record(z.string(), z.object({ id: z.string() })) });
const Contents = z.object({ result: z.object({ contents: z.array(z.object({ text: z.string() })) }) });

const modelsOf = async (url: string): Promise<string[]> => {
  const params = { uri: 'frontdesk://models' };
  const { text } = await post(url, JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'resources/read', params }));
  const [content] = Contents.parse(JSON.parse(text)).result.contents;
  const { tiers } = Models.parse(JSON.parse(content?.text ?? ''));
  return [...new Set(Object.values(tiers).map(({ id }) => id))];
};
