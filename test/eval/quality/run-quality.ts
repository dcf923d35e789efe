import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { startStack } from '../../../local/stack.ts';
import { PLAYBOOKS, playbookNames } from '../../../playbooks/find.ts';
import { say } from '../client.ts';
import { type Golden, readGoldens } from './golden.ts';
import { type RecordedStore, startRecordedStore } from './recorded-store.ts';
import { type Check, checkState, checkTurn } from './score.ts';

export interface Scored {
  readonly playbook: string;
  readonly golden: string;
  readonly checks: readonly Check[];
}

/** Plays every golden conversation of every playbook, each in a conversation of its own, against whatever model is configured. */
export const runQuality = async (environment: Readonly<Record<string, string | undefined>>): Promise<Scored[]> => {
  const scored: Scored[] = [];
  for (const playbook of playbookNames()) {
    const store = await startRecordedStore();
    const TOOL_SERVERS = playbook === 'ecommerce' ? store.servers : '[]';
    const stack = await startStack({ port: 0, playbook, environment: { ...environment, TOOL_SERVERS } });
    try {
      for (const golden of readGoldens(join(PLAYBOOKS, playbook, 'golden'))) {
        scored.push({ playbook, golden: golden.name, checks: await play(stack.url, store, golden) });
      }
    } finally {
      await stack.close();
      await store.close();
    }
  }
  return scored;
};

const play = async (url: string, store: RecordedStore, golden: Golden): Promise<Check[]> => {
  const conversation_id = `golden-${randomUUID()}`;
  const before = store.writes.length;
  const checks: Check[] = [];
  let proposed: string | undefined;
  for (const { message, confirm, expect } of golden.say) {
    const from = store.calls.length;
    const said = { message, conversation_id, user_id: golden.customer, confirm_action: confirm ? proposed : undefined };
    const { result: turn } = await say(url, said);
    proposed = turn?.proposed_action?.id;
    checks.push(...checkTurn(expect, turn, store.calls.slice(from)));
  }
  return [...checks, ...checkState(golden, store.writes.slice(before))];
};
