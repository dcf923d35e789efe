import { isDeepStrictEqual } from 'node:util';
import { detectLanguage } from '../../../core/text/language/detect-language.ts';
import type { ChatResult } from '../../../handlers/mcp/tools/chat-result.ts';
import type { ToolCall } from '../recorder.ts';
import type { Expected, Golden } from './golden.ts';

export const DIMENSIONS = ['route', 'tools', 'state', 'citations', 'language'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** One thing that was looked at: where it belongs, and whether it was as a good assistant would have it. */
export interface Check {
  readonly dimension: Dimension;
  readonly what: string;
  readonly holds: boolean;
}

/** What the receipt of one turn, and the calls that reached the company in it, say against what was expected. */
export const checkTurn = (expected: Expected, turn: ChatResult | null, calls: readonly ToolCall[]): Check[] => {
  const checks: Check[] = [];
  const look = (dimension: Dimension, what: string, holds: boolean) => checks.push({ dimension, what, holds });
  const { tier, reason, handoff, tools, citations, gap, language, proposed, action } = expected;
  if (tier) look('route', `tier ${tier}`, turn?.route.tier === tier);
  if (reason) look('route', `reason ${reason}`, turn?.route.reason === reason);
  if (handoff !== undefined) look('route', `handoff ${handoff}`, turn?.handoff.requested === handoff);
  if (tools?.length === 0) look('tools', 'no tool', turn?.tools.length === 0);
  for (const { name, arguments: wanted } of tools ?? []) {
    const used = turn?.tools.some(({ tool }) => tool === name) ?? false;
    const called = calls.some((call) => name === `${call.server}__${call.tool}` && includes(call.arguments, wanted));
    look('tools', `${name} ${JSON.stringify(wanted)}`, used && called);
  }
  if (proposed === null) look('tools', 'nothing proposed', turn?.proposed_action === null);
  if (proposed) {
    const made = turn?.proposed_action;
    look(
      'tools',
      `proposes ${proposed.tool}`,
      made?.tool === proposed.tool && includes(made.arguments, proposed.arguments),
    );
  }
  if (action !== undefined) look('state', `action ${action}`, (turn?.action?.outcome ?? null) === action);
  if (citations?.length === 0) look('citations', 'no citation', turn?.citations.length === 0);
  for (const source of citations ?? []) {
    look('citations', `cites ${source}`, turn?.citations.some((citation) => citation.source === source) ?? false);
  }
  if (gap !== undefined) look('citations', `gap ${gap}`, turn?.knowledge_gap === gap);
  if (language) look('language', `answers in ${language}`, detectLanguage(turn?.answer ?? '') === language);
  return checks;
};

export const checkState = (
  { state }: Golden,
  writes: readonly { tool: string; arguments: object; outcome: string }[],
): Check[] => {
  if (!state) return [];
  const done = writes.filter(({ outcome }) => outcome === 'done');
  const same =
    done.length === state.writes.length &&
    state.writes.every(
      (wanted, at) => done[at]?.tool === wanted.tool && includes(done[at].arguments, wanted.arguments),
    );
  return [{ dimension: 'state', what: `writes ${JSON.stringify(state.writes.map(({ tool }) => tool))}`, holds: same }];
};

const includes = (all: object, wanted: object): boolean =>
  Object.entries(wanted).every(([name, value]) => isDeepStrictEqual((all as Record<string, unknown>)[name], value));
