import { isDeepStrictEqual } from 'node:util';
import { detectLanguage } from '../../../core/text/language/detect-language.ts';
import type { ChatResult } from '../../../core/turn/chat-result.ts';
import type { ToolCall } from '../recorder.ts';
import type { Expected, Golden } from './golden.ts';

export const DIMENSIONS = ['route', 'tools', 'state', 'citations', 'language'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** One expectation, its dimension, and whether it holds. */
export interface Check {
  readonly dimension: Dimension;
  readonly what: string;
  readonly holds: boolean;
}

/**
 * Compares the receipt of a turn, and the calls that reached the company's servers during it, with the expectations.
 */
export const checkTurn = (expected: Expected, turn: ChatResult | null, calls: readonly ToolCall[]): Check[] => {
  const checks: Check[] = [];
  const look = (dimension: Dimension, what: string, holds: boolean) => checks.push({ dimension, what, holds });
  const { tier, reason, handoff, tools, citations, gap, language, proposed, action } = expected;
  if (tier) look('route', `tier ${tier}`, turn?.route?.tier === tier);
  if (reason) look('route', `reason ${reason}`, turn?.route?.reason === reason);
  if (handoff !== undefined) look('route', `handoff ${handoff}`, turn?.handoff.requested === handoff);
  if (tools?.length === 0) look('tools', 'no tool', turn?.tools.length === 0);
  for (const wanted of tools ?? []) {
    const called = calls.some((call) => matches(call, wanted));
    look('tools', `${wanted.tool} ${JSON.stringify(wanted.arguments)}`, called);
  }
  if (proposed === null) look('tools', 'nothing proposed', turn?.proposal === null);
  if (proposed) {
    const same = turn?.proposal?.actions.some(
      (made) => made.tool === nameOf(proposed.tool) && includes(made.arguments, proposed.arguments),
    );
    look('tools', `proposes ${proposed.tool} ${JSON.stringify(proposed.arguments)}`, same ?? false);
  }
  if (action !== undefined) look('state', `action ${action}`, turn !== null && outcomeOf(turn) === action);
  if (citations?.length === 0) look('citations', 'no citation', turn?.citations.length === 0);
  for (const source of citations ?? []) {
    look('citations', `cites ${source}`, turn?.citations.some((citation) => citation.source === source) ?? false);
  }
  if (gap !== undefined) look('citations', `gap ${gap}`, turn?.knowledge_gap === gap);
  if (language) look('language', `answers in ${language}`, detectLanguage(turn?.answer ?? '') === language);
  return checks;
};

/** The outcome of all actions of a turn: done, or that of the first that was not done; null if there was none. */
const outcomeOf = ({ actions }: ChatResult): string | null =>
  (actions.find(({ outcome }) => outcome !== 'done') ?? actions[0])?.outcome ?? null;

/** Returns the calls of a turn that changed something: those of the actions that the receipt reports as done, in order. */
export const writesOf = (turn: ChatResult | null, calls: readonly ToolCall[]): ToolCall[] => {
  const done = turn?.actions.flatMap(({ tool, outcome }) => (outcome === 'done' ? tool : [])) ?? [];
  return calls.filter(({ tool }) => tool === done[0] && done.shift());
};

/** Compares the writes of a conversation, in order, with the expected ones. */
export const checkWrites = ({ writes: wanted }: Golden, writes: readonly ToolCall[]): Check[] => {
  if (!wanted) return [];
  const same = writes.length === wanted.length && wanted.every((call, at) => matches(writes[at], call));
  return [{ dimension: 'state', what: `writes ${JSON.stringify(wanted.map(({ tool }) => tool))}`, holds: same }];
};

type Wanted = NonNullable<Golden['writes']>[number];

const matches = (call: ToolCall | undefined, wanted: Wanted): boolean =>
  call !== undefined && `${call.server}.${call.tool}` === wanted.tool && includes(call.arguments, wanted.arguments);

/** Removes the server, because receipts name the tool of an action without it. */
const nameOf = (tool: string): string => tool.slice(tool.indexOf('.') + 1);

const includes = (all: object, wanted: object): boolean =>
  Object.entries(wanted).every(([name, value]) => isDeepStrictEqual((all as Record<string, unknown>)[name], value));
