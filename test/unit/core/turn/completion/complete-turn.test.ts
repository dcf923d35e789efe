import { describe, expect, it } from 'vitest';
import type { Claim, Consent } from '../../../../../core/actions/consent/consent.ts';
import { type ProposedAction, UNKNOWN } from '../../../../../core/actions/proposal.ts';
import { actionMessage } from '../../../../../core/actions/told/action-messages.ts';
import type { Words } from '../../../../../core/triage/certain-words.ts';
import type { Triage } from '../../../../../core/triage/sentiment.ts';
import { toChatResult } from '../../../../../core/turn/chat-result.ts';
import { type CompletionInput, completeTurn } from '../../../../../core/turn/completion/complete-turn.ts';
import { handoffOf } from '../../../../../core/turn/completion/escalation.ts';
import { failureMessage } from '../../../../../core/turn/completion/failure-message.ts';
import {
  aCall,
  aCompletionInput,
  aContext,
  aDraft,
  aKnowledge,
  allowing,
  anAction,
  aProposal,
  aRoute,
  aTriage,
} from '../../../../support/values.ts';

/** What a turn is completed from, and what its hand-off is read from. */
interface Over extends Partial<CompletionInput> {
  readonly triage?: Triage | null;
  readonly claim?: Claim | null;
  readonly words?: Words;
}

const TRIAGE_CALL = aCall({ tier: 'triage', input_tokens: 80, output_tokens: 10, cost_micro_usd: 4.2 });

const ending = ({
  triage = aTriage({ call: TRIAGE_CALL }),
  claim = null,
  words = { wants_human: false, topic: null },
  ...over
}: Over = {}): CompletionInput => {
  const input = aCompletionInput(over);
  const { turn: request, consent, route, draft } = input;
  return {
    ...input,
    handoff: handoffOf({ request, turn: { consent }, context: { words, route }, claim, draft, triage }),
  };
};

const LOOKUP = { tool: 'store__get_order', arguments: '{}', text: 'Shipped.', at: 1 };

describe('completeTurn', () => {
  it('keeps what its tools looked up, also if it failed, and no client sees it', () => {
    const draft = aDraft({ lookups: [LOOKUP] });
    for (const failed of [false, true]) {
      const turn = completeTurn(ending({ draft, route: aRoute({ failed }) }));
      expect(turn.lookups).toEqual([LOOKUP]);
      const shown = toChatResult({
        ...{ turn, conversation: 'c-1', replayed: false, lastSpans: [], totalMs: 1 },
        ...{ desk: null, posts: [] },
      });
      expect(JSON.stringify(shown)).not.toContain('Shipped.');
    }
  });

  it('sums every model call of the turn, including the triage', () => {
    expect(completeTurn(ending()).usage).toMatchObject({
      input_tokens: 200,
      output_tokens: 30,
      cached_tokens: 0,
      cost_micro_usd: 16.2,
      model_calls: 2,
      calls: [{ tier: 'fast' }, { tier: 'triage', cost_micro_usd: 4.2 }],
    });
  });

  it("stores the failure message in the customer's language when both tiers failed", () => {
    const triage = aTriage({ language: 'de' });
    const turn = completeTurn(ending({ draft: null, route: aRoute({ failed: true }), triage, fault: 'ModelBusy' }));
    expect(turn).toMatchObject({ status: 'failed', model: null, handoff: { requested: true, reason: 'model_failed' } });
    expect(turn.answer).toMatch(/Es tut mir leid/);
  });

  it('requests a handoff when a content filter removed the answer', () => {
    const turn = completeTurn(ending({ draft: aDraft({ text: '', stop_reason: 'content_filtered' }) }));
    expect(turn).toMatchObject({ status: 'answered', handoff: { reason: 'answer_blocked' } });
    expect(turn.answer).not.toBe('');
  });

  it.each([
    [
      'a model that asks for a person',
      { draft: aDraft({ asked_for_person: 'A refund over 100.' }) },
      'assistant_asked',
    ],
    [
      'a model that asks and fails',
      { draft: aDraft({ asked_for_person: 'Why.', answered: false }), route: aRoute({ failed: true }) },
      'model_failed',
    ],
    [
      'a model that asks before it answers',
      { draft: aDraft({ asked_for_person: 'Why.', answered: false }) },
      'assistant_asked',
    ],
    [
      'a customer who asks for a person, beside a model that does',
      { draft: aDraft({ asked_for_person: 'He is upset.' }), triage: aTriage({ wants_human: true }) },
      'asked_for_human',
    ],
    ['an answer that promises a person', { draft: aDraft({ promised: true }) }, 'assistant_promised'],
    ['an answer that promises nobody', { draft: aDraft() }, null],
  ])('requests a hand-off for %s, with the words of the model', (_, over, reason) => {
    const words = over.draft.asked_for_person;
    expect(completeTurn(ending(over)).handoff).toEqual({ requested: reason !== null, reason, words });
  });

  it.each<[string, Over, boolean]>([
    ['a question that no passage fits', {}, true],
    ['a request for a person', { triage: aTriage({ wants_human: true }) }, false],
    ['certain words for a person', { words: { wants_human: true, topic: null } }, false],
    ['what a tool looked up', { draft: aDraft({ rounds: 1, used: [{ tool: 'find', ok: true, ms: 5 }] }) }, false],
    ['what only a person was asked about', { draft: aDraft({ rounds: 1, asked_for_person: 'No document.' }) }, true],
    [
      'what may have been looked up before',
      { context: aContext({ memory: [{ ...LOOKUP, before_change: false }] }) },
      false,
    ],
    ['what a passage fits', { knowledge: aKnowledge() }, false],
    ['a no to a proposal', { consent: { kind: 'lapsed', proposal: aProposal('k'), why: 'declined' } }, false],
    [
      'the button of an older proposal',
      { consent: { kind: 'lapsed', proposal: aProposal('k'), why: 'outdated' } },
      false,
    ],
    ['a question instead of a yes', { consent: { kind: 'open', proposal: aProposal('k') } }, true],
    ['a question that no model answered', { draft: null, route: aRoute({ failed: true }) }, false],
  ])('tells whether %s is a knowledge gap', (_, over, isGap) => {
    const knowledge = aKnowledge({ is_gap: true });
    expect(completeTurn(ending({ knowledge, ...over })).knowledge_gap).toBe(isGap);
  });

  it('marks an answer that the token limit cut', () => {
    expect(completeTurn(ending({ draft: aDraft({ stop_reason: 'max_tokens' }) })).answer).toMatch(/ …$/);
  });

  it('has a reason only for an escalation', () => {
    const triage = aTriage({ score: -0.9, upset: true });
    const route = aRoute({ tier: 'strong', escalated: true });
    expect(completeTurn(ending({ triage, route })).route.reason).toBe('negative_sentiment');
    expect(completeTurn(ending({ triage })).route.reason).toBeNull();
  });

  it.each([
    [{ wants_human: true, topic: null }, 'asked_for_human'],
    [{ wants_human: false, topic: 'fraud' }, 'sensitive_topic'],
  ])('takes %o of the words as a reason, whatever the triage read', (words, reason) => {
    const route = aRoute({ tier: 'strong', escalated: true });
    for (const triage of [aTriage(), aTriage({ source: 'lexicon', call: null }), aTriage({ score: -0.9, upset: true })])
      expect(completeTurn(ending({ words, route, triage }))).toMatchObject({
        route: { reason },
        handoff: { requested: true, reason },
      });
  });

  describe('with a hand-off', () => {
    const TOLD = { text: 'A colleague takes over here.', reached: true };
    const NOT_REACHED = { text: 'I could not reach our team.', reached: false };
    const HUMAN = { wants_human: true, topic: null };
    const TOPIC = { wants_human: false, topic: 'fraud' };
    const strong = aRoute({ tier: 'strong', escalated: true });
    const failed = aRoute({ tier: 'strong', escalated: true, fallback: true, failed: true });
    const undrafted = { draft: null, triage: null, words: HUMAN, route: strong };
    const asking = aDraft({ text: '', answered: false, answered_by: null, asked_for_person: 'Why.' });
    const SORRY = failureMessage('failed', 'en');
    const CANNOT = failureMessage('blocked', 'en');

    it.each<[name: string, over: Over, answer: string, status: string, reason: string]>([
      ['a request', { words: HUMAN, desk: TOLD }, TOLD.text, 'answered', 'asked_for_human'],
      ['a request without a draft', { ...undrafted, desk: TOLD }, TOLD.text, 'answered', 'asked_for_human'],
      [
        'a request that no model understood',
        { triage: aTriage({ wants_human: true }), draft: null, route: failed, desk: TOLD },
        ...[TOLD.text, 'answered', 'asked_for_human'],
      ] as const,
      [
        'a request that reached nobody',
        { ...undrafted, desk: NOT_REACHED },
        NOT_REACHED.text,
        'failed',
        'asked_for_human',
      ],
      [
        'an answer to a request that reached nobody',
        { words: HUMAN, desk: NOT_REACHED },
        ...[`It is on its way.\n\n${NOT_REACHED.text}`, 'answered', 'asked_for_human'],
      ] as const,
      ['an answer to a request, without a desk', { words: HUMAN }, 'It is on its way.', 'answered', 'asked_for_human'],
      ['an answer', { words: TOPIC, desk: TOLD }, `It is on its way.\n\n${TOLD.text}`, 'answered', 'sensitive_topic'],
      ['an answer, without a desk', { words: TOPIC }, 'It is on its way.', 'answered', 'sensitive_topic'],
      ['no answer', { draft: null, route: failed, desk: TOLD }, `${SORRY}\n\n${TOLD.text}`, 'failed', 'model_failed'],
      [
        'no answer, and nobody reached',
        { draft: null, route: failed, desk: NOT_REACHED },
        ...[`${SORRY}\n\n${NOT_REACHED.text}`, 'failed', 'model_failed'],
      ] as const,
      ['no answer, without a desk', { draft: null, route: failed }, SORRY, 'failed', 'model_failed'],
      [
        'a model that asks and answers nothing',
        { draft: asking, desk: TOLD },
        TOLD.text,
        'answered',
        'assistant_asked',
      ],
      [
        'a model that asks, answers nothing, and reaches nobody',
        { draft: asking, desk: NOT_REACHED },
        ...[NOT_REACHED.text, 'failed', 'assistant_asked'],
      ] as const,
      [
        'an answer that was only a promise',
        { draft: aDraft({ text: '', promised: true }), desk: TOLD },
        ...[TOLD.text, 'answered', 'assistant_promised'],
      ] as const,
      [
        'an answer that was only a promise, without a desk',
        { draft: aDraft({ text: '', promised: true }) },
        ...[CANNOT, 'answered', 'assistant_promised'],
      ] as const,
      [
        'a blocked answer',
        { draft: aDraft({ text: '', stop_reason: 'content_filtered' }), desk: TOLD },
        ...[`${CANNOT}\n\n${TOLD.text}`, 'answered', 'answer_blocked'],
      ] as const,
    ])('answers with %s', (_, over, answer, status, reason) => {
      expect(completeTurn(ending(over))).toMatchObject({ answer, status, handoff: { requested: true, reason } });
    });

    it.each<[string, Over]>([
      ['no model was asked', undrafted],
      ['a draft is dropped', { words: HUMAN, route: strong, draft: aDraft({ answered_by: 'strong' }) }],
      ['no model had answered yet', { draft: asking, route: strong }],
    ])('names no model and no tier when %s, and counts every call', (_, over) => {
      const turn = completeTurn(ending({ ...over, desk: TOLD }));
      expect(turn).toMatchObject({
        ...{ model: null, stop_reason: null, citations: [], knowledge_gap: false },
        route: { tier: 'fast', escalated: false, reason: null, fallback: false },
      });
      const calls = [...(over.draft?.calls ?? []), ...(over.triage === null ? [] : [TRIAGE_CALL])];
      expect(turn.usage.calls).toEqual(calls);
      expect(turn.tokens.answer).toBeGreaterThan(0);
    });

    it('keeps what a dropped draft looked up', () => {
      const used = [{ tool: 'find', ok: true, ms: 5 }];
      const draft = aDraft({ lookups: [LOOKUP], used });
      expect(completeTurn(ending({ draft, words: HUMAN, desk: TOLD }))).toMatchObject({
        lookups: [LOOKUP],
        tools: used,
      });
    });

    it('tells what was carried out before, also to a customer who asks for a person', () => {
      const proposal = aProposal('k', anAction());
      const consent: Consent = { kind: 'granted', proposal, results: [] };
      const claim: Claim = { standing: 'ended', results: [{ outcome: 'done', text: '' }] };
      const { answer } = completeTurn(ending({ consent, claim, words: HUMAN, desk: TOLD }));
      expect(answer).toBe(`It is on its way.\n\n${TOLD.text}`);
      const unknown: Consent = { kind: 'outcome_unknown', proposal, results: [] };
      expect(completeTurn(ending({ ...undrafted, consent: unknown, desk: TOLD }))).toMatchObject({
        answer: `${actionMessage('unknown', 'en')}\n\n${TOLD.text}`,
        ...{ status: 'answered', model: null, handoff: { reason: 'action_unknown' } },
      });
    });

    it.each([
      ['asks for nothing that a yes would be needed for, once a person has the next message', TOLD, false],
      ['asks below the sentence if nobody was reached', NOT_REACHED, true],
      ['asks without a desk', null, true],
    ])('%s', (_, desk, asks) => {
      const draft = aDraft({ proposals: [anAction()], text: 'I will cancel it.' });
      const turn = completeTurn(ending({ draft, words: TOPIC, desk }));
      expect(turn.proposal === null).toBe(!asks);
      const lines = [desk?.text, asks ? '→ Cancel an order' : actionMessage('unchanged', 'en')].filter(Boolean);
      expect(turn.answer).toContain('I will cancel it.');
      for (const line of lines) expect(turn.answer).toContain(line);
      expect(turn.answer.includes('Answer "yes"')).toBe(asks);
    });

    it('says once what is left of a list, and that nothing was changed only if nothing was', () => {
      const proposal = aProposal('k', anAction(), anAction({ tool: 'create_return', title: 'Return an item' }));
      const consent: Consent = { kind: 'granted', proposal, results: [] };
      const claim: Claim = { standing: 'late', results: [{ outcome: 'done', text: '' }] };
      const turn = completeTurn(ending({ consent, claim, words: TOPIC, desk: TOLD }));
      expect(turn.proposal).toBeNull();
      expect(turn.answer).toMatch(/Done – Cancel an order.*Not begun – Return an item/s);
      expect(turn.answer).not.toContain(actionMessage('unchanged', 'en'));
    });
  });

  describe('with writes that a model asked for', () => {
    const cancel = anAction();
    const giveBack = anAction({ tool: 'create_return', title: 'Return an item' });
    const answered = [{ role: 'assistant' as const, content: [{ text: 'Your parcel comes on Friday.' }] }];
    const asking = (...proposals: ProposedAction[]) => ({ draft: aDraft({ proposals, transcript: answered }) });
    const { key: KEY, message_id } = aCompletionInput().turn;
    const OF_THE_TURN = { id: KEY, message_id };
    const proposal = aProposal('1699999999999-a', cancel, giveBack);
    const done = { outcome: 'done', text: '' } as const;
    const rejected = { outcome: 'rejected', text: '' } as const;
    const granted: Consent = { kind: 'granted', proposal, results: [] };
    const open: Consent = { kind: 'open', proposal };
    const again: Consent = { kind: 'open', proposal: { ...proposal, asked_again: true } };
    const next = (over: Over) => completeTurn(ending(over)).proposal;

    it("proposes them in their order under the turn's key, and shows each, whatever the model's words", () => {
      const turn = completeTurn(ending(asking(giveBack, cancel)));
      expect(turn.proposal).toEqual({ ...OF_THE_TURN, actions: [giveBack, cancel], later: [], asked_again: false });
      expect(turn.answer).toMatch(/Return an item.*Cancel an order/s);
    });

    it.each([
      ['the answer was blocked', { draft: aDraft({ ...asking(cancel).draft, stop_reason: 'guardrail_intervened' }) }],
      ['the answer is older', { draft: aDraft({ proposals: [cancel], transcript: [{ role: 'user', content: [] }] }) }],
      ['no model answered', { ...asking(cancel), route: aRoute({ failed: true }) }],
      ['they are under way already', { ...asking(cancel, giveBack), consent: { kind: 'in_progress', proposal } }],
      [
        'their outcome is unknown',
        { ...asking(giveBack), consent: { kind: 'outcome_unknown', proposal, results: [] } },
      ],
      ['nothing was asked for', asking()],
    ] as const)('has no proposal when %s', (_, over) => {
      const turn = completeTurn(ending(over as Over));
      expect(turn.proposal).toBeNull();
      expect(turn.answer).not.toContain('Nothing has been done yet');
    });

    it('proposes what is not under way beside what is', () => {
      const other = anAction({ arguments: { order_id: '7' } });
      expect(next({ ...asking(cancel, other), consent: { kind: 'in_progress', proposal } })?.actions).toEqual([other]);
    });

    it('proposes what a granted list has left, and behind it what is new, under its own key', () => {
      const other = anAction({ arguments: { order_id: '7' } });
      const late = { standing: 'late' as const, results: [done], spans: [] };
      expect(next({ ...asking(other), consent: granted, claim: late })).toEqual({
        ...OF_THE_TURN,
        actions: [giveBack, other],
        later: [],
        asked_again: false,
      });
      const said = [late, { ...late, results: [] }].map(
        (claim) => completeTurn(ending({ ...asking(), consent: granted, claim })).answer,
      );
      expect(said.map((answer) => answer.includes('Nothing has been done'))).toEqual([false, true]);
      const stopped = { standing: 'ended' as const, results: [rejected], spans: [] };
      expect(next({ ...asking(), consent: granted, claim: stopped })?.actions).toEqual([giveBack]);
    });

    it('keeps what a list has no room for, says so, and proposes it once the list is carried out', () => {
      const many = [...'1234567'].map((id) => anAction({ arguments: { order_id: id } }));
      const turn = completeTurn(ending(asking(...many)));
      expect(turn.proposal).toMatchObject({ actions: many.slice(0, 5), later: many.slice(5) });
      expect(turn.answer).toMatch(/in this order\. More changes follow/);
      const all: Consent = {
        kind: 'granted',
        proposal: { ...aProposal('k', ...many.slice(0, 5)), later: many.slice(5) },
        results: [],
      };
      const claim = { standing: 'ended' as const, results: many.slice(0, 5).map(() => done) };
      expect(next({ ...asking(), consent: all, claim })).toEqual({
        ...aProposal(KEY, ...many.slice(5)),
        ...OF_THE_TURN,
      });
    });

    it('proposes nothing again that the model asks for while it is carried out', () => {
      const claim = { standing: 'ended' as const, results: [done, done] };
      expect(next({ ...asking(cancel, giveBack), consent: granted, claim })).toBeNull();
    });

    it('proposes nothing of a list after an unknown outcome', () => {
      expect(next({ ...asking(), consent: granted, claim: { standing: 'claimed', results: [] } })).toBeNull();
    });

    it('leaves out the newest of what does not fit a list of five', () => {
      const many = Array.from({ length: 5 }, (_, n) => anAction({ arguments: { order_id: String(n) } }));
      const claim = { standing: 'late' as const, results: [] };
      expect(next({ ...asking(...many), consent: granted, claim })?.actions).toEqual([
        cancel,
        giveBack,
        ...many.slice(0, 3),
      ]);
    });

    it("shows each in the customer's language: the preview of its server, or the names beside its ids", () => {
      const exchange = anAction({
        tool: 'exchange',
        title: 'Exchange',
        arguments: { order_id: '1047', product_id: 'P-1', customer_id: 'ada' },
        preview: 'Exchange the red mug for the blue one; 4.00 EUR go back.',
      });
      const address = anAction({ tool: 'address', arguments: { product_id: 'P-1', customer_id: 'ada' } });
      const turn = completeTurn(
        ending({
          draft: aDraft({
            proposals: [exchange, address],
            transcript: answered,
            lookups: [{ ...LOOKUP, text: '{"product_id":"P-1","name":"Blue mug"}' }],
          }),
          allowed: [allowing('store.exchange', { title: { de: 'Artikel umtauschen', en: 'Exchange an item' } })],
          triage: aTriage({ language: 'de' }),
        }),
      );
      expect(turn.answer.split('\n\n').slice(1)).toEqual([
        '1. Artikel umtauschen: "Exchange the red mug for the blue one; 4.00 EUR go back."\n2. Cancel an order (product id: "P-1" (Blue mug))',
        expect.stringMatching(/^Noch ist nichts geschehen\./),
      ]);
      expect(turn.proposal?.actions).toEqual([
        { ...exchange, title: 'Artikel umtauschen', names: { 'P-1': 'Blue mug' } },
        { ...address, names: { 'P-1': 'Blue mug' } },
      ]);
    });

    it('shows the name of an id that an earlier turn has looked up', () => {
      const lookup = { ...LOOKUP, text: '{"product_id":"P-1","name":"Blue mug"}', before_change: false };
      const action = anAction({ arguments: { product_id: 'P-1' } });
      const turn = completeTurn(ending({ ...asking(action), context: aContext({ memory: [lookup] }) }));
      expect(turn.answer).toContain('"P-1" (Blue mug)');
    });

    it('asks about an open list again, once, under its first id', () => {
      const turn = completeTurn(ending({ ...asking(), consent: open }));
      expect(turn.proposal).toEqual({ ...proposal, asked_again: true });
      expect(turn.answer).toMatch(/Cancel an order.*Return an item/s);
      expect(next({ ...asking(), consent: again })).toBeNull();
    });

    it('keeps the id if the model asks for the open list anew, and takes another for another list', () => {
      expect(next({ ...asking(cancel, giveBack), consent: open })).toEqual({ ...proposal, asked_again: true });
      for (const other of [[giveBack, cancel], [cancel]])
        expect(next({ ...asking(...other), consent: open })).toEqual({
          ...OF_THE_TURN,
          actions: other,
          later: [],
          asked_again: false,
        });
      expect(next({ ...asking(cancel, giveBack), consent: again })?.id).toBe(KEY);
    });

    it('does not ask about an open list again once a person is asked for', () => {
      expect(next({ ...asking(), consent: open, triage: aTriage({ wants_human: true }) })).toBeNull();
    });

    it.each<[string, Over]>([
      ['a person is asked for', { triage: aTriage({ wants_human: true }) }],
      ['a person is asked for, and the answer claims it', { draft: aDraft({ asked_for_person: '', text: 'Done!' }) }],
      ['the answer is blocked', { draft: aDraft({ transcript: answered, stop_reason: 'content_filtered' }) }],
      ['no model answers', { route: aRoute({ failed: true }) }],
    ])('says once that nothing was changed when an open list is dropped because %s', (_, over) => {
      const turn = completeTurn(ending({ ...asking(), consent: open, ...over }));
      expect(turn.proposal).toBeNull();
      expect(turn.answer.split(actionMessage('unchanged', 'en'))).toHaveLength(2);
    });

    it.each<[string, Over]>([
      ['is asked about again', { ...asking(), consent: open }],
      ['gives way to another list, which is shown', { ...asking(cancel), consent: open }],
      [
        'was dropped before the model answered',
        { ...asking(), consent: { kind: 'lapsed', proposal, why: 'declined' } },
      ],
    ])('says nothing of it about a list that %s', (_, over) => {
      expect(completeTurn(ending(over)).answer).not.toContain(actionMessage('unchanged', 'en'));
    });

    it.each(['declined', 'changed', 'unclear', 'overtaken', 'outdated'] as const)(
      'asks about no list that was %s',
      (why) => {
        const consent: Consent = { kind: 'lapsed', proposal, why };
        expect(next({ ...asking(), consent })).toBeNull();
        expect(next({ ...asking(cancel, giveBack), consent })).toEqual({ ...proposal, ...OF_THE_TURN });
      },
    );
  });

  it('stores the results of the actions by their position, and hands an unknown outcome to a person', () => {
    const proposal = aProposal('k', anAction(), anAction({ tool: 'create_return' }));
    const consent: Consent = { kind: 'granted', proposal, results: [] };
    const done = { outcome: 'done', text: 'R-1' } as const;
    const stored = (claim: Claim) => {
      const { actions, handoff } = completeTurn(ending({ consent, claim }));
      return [actions, handoff.reason];
    };
    expect(stored({ standing: 'late', results: [done] })).toEqual([{ proposal, results: [done] }, null]);
    expect(stored({ standing: 'claimed', results: [done] })).toEqual([
      { proposal, results: [done, UNKNOWN] },
      'action_unknown',
    ]);
    expect(stored({ standing: 'lost', results: [] })).toEqual([null, null]);
  });

  it.each(['done', 'rejected', 'unknown'] as const)('tells the outcome %s when no model answers', (outcome) => {
    const consent: Consent = { kind: 'granted', proposal: aProposal('k'), results: [] };
    const failed = { draft: null, route: aRoute({ failed: true }) };
    const claim: Claim = { standing: 'ended', results: [{ outcome, text: '' }] };
    const told = completeTurn(ending({ ...failed, consent, claim })).answer;
    expect(told.replace(completeTurn(ending(failed)).answer, '')).toMatch(/^\n\n\S/);
  });

  it('tells beside an answer which actions of a list were done, unless all were', () => {
    const proposal = aProposal('k', anAction(), anAction({ tool: 'create_return', title: 'Return an item' }));
    const consent: Consent = { kind: 'granted', proposal, results: [] };
    const told = (...outcomes: ('done' | 'rejected')[]) => {
      const results = outcomes.map((outcome) => ({ outcome, text: '' }));
      return completeTurn(ending({ consent, claim: { standing: 'ended', results } })).answer;
    };
    expect(told('done', 'rejected')).toMatch(/- Done – Cancel an order.*- Not possible – Return an item/s);
    expect(told('rejected')).toMatch(/- Not possible – Cancel an order.*- Not begun – Return an item/s);
    expect(told('done', 'done')).toBe(completeTurn(ending()).answer);
  });

  it('counts the calls that read the consent', () => {
    const consentCalls = [aCall({ tier: 'triage', cost_micro_usd: 3 })];
    expect(completeTurn(ending({ consentCalls })).usage).toMatchObject({ model_calls: 3, cost_micro_usd: 19.2 });
  });

  it('counts the question as the reported input less the context', () => {
    expect(completeTurn(ending()).tokens).toEqual({ question: 20, answer: 20 });
  });

  it('estimates the question when another model counted the earlier turns', () => {
    const context = aContext({ counted_by: 'another', tokens: 110 });
    expect(completeTurn(ending({ context })).tokens.question).toBe(7);
  });
});
