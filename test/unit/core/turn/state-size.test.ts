import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Claim, Consent } from '../../../../core/actions/consent/consent.ts';
import { MAX_ACTIONS, type ProposedAction, withAction } from '../../../../core/actions/proposal.ts';
import { cleanReply } from '../../../../core/models/clean-reply.ts';
import { toolUsesOf } from '../../../../core/models/message.ts';
import { MAX_PASSAGE } from '../../../../core/playbook/playbook.ts';
import { type Lookup, MAX_LOOKUPS_BYTES, newestLookups, toLookup } from '../../../../core/tools/lookup.ts';
import { applyReply } from '../../../../core/turn/apply-reply.ts';
import { completeTurn } from '../../../../core/turn/completion/complete-turn.ts';
import { handoffOf } from '../../../../core/turn/completion/escalation.ts';
import {
  MAX_CONTEXT_TOKENS,
  MAX_HISTORY_BYTES,
  MAX_MEMORY_BYTES,
  MAX_POSTS_BYTES,
} from '../../../../core/turn/context/context-window.ts';
import { MAX_ROUNDS, withToolResults } from '../../../../core/turn/context/fit-transcript.ts';
import { newestPosts } from '../../../../core/turn/context/newest-posts.ts';
import { readHistory } from '../../../../core/turn/context/read-history.ts';
import { type ModelDraft, transcriptFor } from '../../../../core/turn/model-draft.ts';
import { MAX_MESSAGE_CHARACTERS } from '../../../../core/turn/turn.ts';
import { optimizeContext } from '../../../../handlers/turn/optimize-context.ts';
import { executionInput } from '../../../../statemachines/contract.ts';
import {
  aCall,
  aCompletionInput,
  aContext,
  aHistoryTurn,
  aKnowledge,
  anAcceptedTurn,
  anAction,
  anOffer,
  aPlaybook,
  aPost,
  aProposal,
  aRequest,
  aRoute,
  aTriage,
} from '../../../support/values.ts';

const KB = 1024;
const LIMIT = 256 * KB;
const size = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

/** Three bytes of JSON a character, the most that a customer can type. */
const message = '語'.repeat(MAX_MESSAGE_CHARACTERS);
const actionOf = (n: number): ProposedAction =>
  anAction({ title: 't'.repeat(100), arguments: { n, all: 'x'.repeat(1300) }, preview: 'p'.repeat(80) });
/** As many and as large as a list takes. */
const actions = Array.from({ length: MAX_ACTIONS }, (_, n) => actionOf(n));
const proposal = aProposal('1700000000000-a', ...actions);
const consent: Consent = { kind: 'granted', proposal, results: [] };
const find = anOffer({ name: 'find', description: 'd'.repeat(23 * KB) });
const passage = {
  source: 's'.repeat(200),
  heading: 'h'.repeat(200),
  text: '語'.repeat(MAX_PASSAGE),
  score: 1,
  fits: true,
};
/** Lookups as large as each may be, of more than every limit. */
const lookups: Lookup[] = Array.from({ length: 12 }, (_, at) =>
  [toLookup(anOffer(), { id: String(at) }, 'x'.repeat(9 * KB), Date.now())].flatMap((lookup) => lookup ?? []),
).flat();
const memory = newestLookups(lookups, MAX_MEMORY_BYTES).map((lookup) => ({ ...lookup, before_change: false }));
/** The results of a list have 8 KB together (handlers/tools/run-action.ts). */
const claim: Claim = {
  standing: 'ended',
  results: actions.map(() => ({ outcome: 'done', text: 'x'.repeat((8 * KB) / MAX_ACTIONS) })),
};
const spans = Array.from({ length: 30 }, () => ({ state: 'AnalyzeSentiment', start_ms: 100_000, ms: 100_000 }));

/** As many as the state takes. */
const posts = newestPosts(
  Array.from({ length: 200 }, () => aPost({ text: 'x'.repeat(500) })),
  MAX_POSTS_BYTES,
);

const ids = { customer: 'c'.repeat(200), conversation: 'v'.repeat(200) };

/** The parts of a turn's state besides the draft, each as large as its limit allows. */
const rest = {
  ...executionInput(aRequest({ ...ids, message })),
  turn: anAcceptedTurn({ consent, spans, posts }),
  tools: { offered: [find], profile: null, cold: false, spans },
  context: aContext({
    knowledge: aKnowledge({ passages: Array(4).fill(passage) }),
    memory,
    messages: [
      { role: 'user', content: [{ text: 'x'.repeat(MAX_HISTORY_BYTES) }] },
      { role: 'user', content: [{ text: message }] },
    ],
  }),
  claim: { ...claim, spans },
  triage: aTriage(),
  fault: { Error: 'ModelRefused', Cause: 'c'.repeat(2 * KB) },
};
const around = size({ step: 'UseTools', execution: 'e'.repeat(200), state: { ...rest, draft: null } }) - size(null);

/** Lengths around every limit, and far above. */
const Text = fc
  .tuple(fc.constantFrom('x', '語', '<note', '\u0001'), fc.constantFrom(1, 500, 2000, 3500, 4000, 12_000, 60_000))
  .map(([piece, bytes]) => piece.repeat(Math.ceil(bytes / size(piece))));
const Use = Text.map((text) => ({ toolUse: { toolUseId: 'u'.repeat(64), name: 'find', input: { text } } }));
const Other = fc.oneof(
  Text.map((text) => ({ text })),
  Text.map((text) => ({ reasoningContent: { reasoningText: { text } } })),
);
const replyOf = (stopReason: string, ...content: fc.Arbitrary<object[]>[]) =>
  fc.record({
    stopReason: fc.constant(stopReason),
    content: fc.tuple(...content).map((blocks) => blocks.flat()),
    results: fc.array(Text, { minLength: 12, maxLength: 12 }),
  });
const Round = replyOf('tool_use', fc.array(Other, { maxLength: 2 }), fc.array(Use, { minLength: 1, maxLength: 12 }));
const Answer = replyOf('max_tokens', fc.array(Other, { minLength: 1, maxLength: 3 }));
const Replies = fc
  .tuple(
    fc.array(fc.oneof({ weight: 5, arbitrary: Round }, Answer), { maxLength: MAX_ROUNDS + 4, size: 'max' }),
    Answer,
  )
  .map(([rounds, answer]) => [...rounds, answer]);

it('a list is as large as its limit allows', () => {
  expect(withAction(actions.slice(0, -1), actionOf(MAX_ACTIONS - 1))).toHaveLength(MAX_ACTIONS);
  expect(size(actions)).toBeGreaterThan(7.5 * KB);
});

it('the state of a turn stays under 256 KiB, whatever its models reply in whatever number of rounds', () => {
  fc.assert(
    fc.property(Replies, (replies) => {
      let draft: ModelDraft | null = null;
      for (const { results, ...raw } of replies) {
        const carried = transcriptFor(draft, 'fast');
        const reply = { ...cleanReply(raw, []), call: aCall() };
        draft = applyReply(draft, aRoute(), [find], carried, reply, { unknown: false, language: 'en' });
        const uses = draft.wants_tools ? toolUsesOf(draft.transcript.at(-1)?.content ?? []) : [];
        if (uses.length > 0) {
          const answered = uses.map(({ toolUseId }, at) => [toolUseId, { ok: true, text: results[at] ?? '' }] as const);
          const used = [...draft.used, ...uses.map(() => ({ tool: 't'.repeat(64), ok: true, ms: 8000 }))];
          const proposals = uses.reduce<ProposedAction[]>(
            (all, { input }) => withAction(all, anAction({ arguments: input })) ?? all,
            draft.proposals,
          );
          draft = {
            ...draft,
            transcript: withToolResults(draft.transcript, answered, draft.rounds),
            used,
            proposals,
            lookups: newestLookups(lookups, MAX_LOOKUPS_BYTES),
            wants_tools: false,
          };
        }
        expect(around + size(draft)).toBeLessThan(LIMIT);
      }
      const passages = rest.context.knowledge.passages;
      const handoff = handoffOf({ ...rest, request: { message }, turn: { consent }, claim, draft, triage: aTriage() });
      const input = aCompletionInput({
        draft,
        consent,
        handoff,
        knowledge: { passages, is_gap: false },
        timings: spans,
      });
      expect(size(completeTurn({ ...input, turn: { ...input.turn, message } }))).toBeLessThan(LIMIT);
    }),
    { numRuns: 100, endOnFailure: true },
  );
});

it('the state of a turn stays under 256 KiB while it holds the history and the context of a long conversation, with people in it', async () => {
  const turns = Array.from({ length: 40 }, (_, at) =>
    aHistoryTurn({ key: `${1_600_000_000_099 - at}-a`, message, lookups, tokens: { question: 1, answer: 1 } }),
  );
  for (const length of [100, 2000, MAX_MESSAGE_CHARACTERS]) {
    const store = {
      newestEntries: async function* () {
        yield turns.flatMap((turn) => [
          aPost({ key: turn.key.replace('-a', '-b'), text: message.slice(0, length / 4) }),
          { ...structuredClone(turn), message: message.slice(0, length) },
        ]);
      },
    };
    const run = { execution: 'e' };
    const request = aRequest({ ...ids, message, uses_tools: true });
    const history = await readHistory(store, request, MAX_CONTEXT_TOKENS);
    const state = { ...rest, request, turn: { ...rest.turn, history } };
    const knowledge = { search: async () => Array(4).fill(passage) };
    const optimize = optimizeContext(MAX_CONTEXT_TOKENS, knowledge, () => aPlaybook(), { now: Date.now });
    const context = await optimize(
      { ...state, tools: { offered: [], profile: null, cold: false, spans }, fault: null },
      run,
    );
    expect(history.turns.flatMap((turn) => turn.lookups).length).toBeGreaterThan(4);
    expect(context.memory.length).toBeGreaterThan(0);
    expect(size({ ...state, context, claim: null, triage: null, fault: null })).toBeLessThan(LIMIT);
  }
});
