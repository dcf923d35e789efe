import { describe, expect, it } from 'vitest';
import type { Consent } from '../../../../core/actions/consent/consent.ts';
import { Fault } from '../../../../core/errors/faults.ts';
import type { ChatModel, ModelReply, ModelRequest } from '../../../../core/models/chat-model.ts';
import { readConsent } from '../../../../handlers/turn/read-consent.ts';
import { aCall, anAcceptedTurn, anAction, anOffer, aPlaybook, aProposal, aRequest } from '../../../support/values.ts';

const harmless = anAction({
  title: 'untrusted title',
  arguments: { note: 'untrusted argument' },
  preview: 'untrusted preview',
  names: { '1047': 'untrusted name' },
  harmless: true,
});
const proposal = aProposal('k', harmless, { ...harmless, tool: 'create_return' });
const open: Consent = { kind: 'open', proposal };
const call = aCall({ tier: 'triage' });
const offering = (isHarmless: boolean) => ({
  offered: ['cancel_order', 'create_return'].map((tool) => anOffer({ tool, writes: true, harmless: isHarmless })),
  profile: null,
  cold: false,
  spans: [],
});
const offered = offering(true);

/** A model that answers with a use of the tool that it is forced to use. */
const replying = (input: Record<string, unknown> | null) => {
  const sent: ModelRequest[] = [];
  const model: ChatModel = {
    converse: async (request): Promise<ModelReply> => {
      sent.push(request);
      const toolUse = { toolUseId: 'u', name: request.forcedTool ?? '', input: input ?? {} };
      return { stopReason: 'tool_use', content: input ? [{ toolUse }] : [{ text: 'agrees' }], call };
    },
  };
  const read = (message: string, consent: Consent = open, tools = offered) =>
    readConsent(model, () => aPlaybook())(
      { request: aRequest({ message }), turn: anAcceptedTurn({ consent, consent_calls: [aCall()] }), tools },
      { execution: 'e' },
    );
  return { read, sent };
};

describe('ReadConsent', () => {
  it.each([
    ['declines', { kind: 'lapsed', proposal, why: 'declined' }],
    ['changes', { kind: 'lapsed', proposal, why: 'changed' }],
    ['unclear', open],
    ['anything else', open],
  ] as const)('takes a reply that the model reads as "%s"', async (reading, consent) => {
    expect((await replying({ reading, words: '' }).read('Well, hm.')).consent).toEqual(consent);
  });

  it.each([
    ['no tool use', null],
    ['no reading', {}],
    ['a reading that is no text', { reading: ['agrees'], words: ['yes'] }],
  ])('leaves the proposal open when the model answers with %s', async (_, input) => {
    expect((await replying(input).read('Well, hm.')).consent).toEqual(open);
  });

  it.each([
    ['Go ahead with both', 'Go ahead with both'],
    ['That sounds wonderful, go ahead. Thank you!', 'go ahead'],
    ['Kein Problem, machen Sie das so für mich', 'machen Sie das so'],
    ['Sounds good to me for the 1047', 'Sounds good'],
  ])('takes consent that the words bear out: %s', async (message, words) => {
    const list = aProposal(
      'k',
      { ...harmless, arguments: { order_id: '1047' } },
      { ...harmless, tool: 'create_return' },
    );
    const { read } = replying({ reading: 'agrees', words });
    expect((await read(message, { kind: 'open', proposal: list })).consent).toEqual({
      kind: 'granted',
      proposal: list,
      results: [],
    });
  });

  it.each([
    ['words that the message does not have', 'Where is my parcel?', 'go ahead'],
    ['no words', 'Go ahead with both', null],
    ['a condition', 'Go ahead, but only if it is free', 'Go ahead'],
    ['a negation', 'I would not go ahead with that', 'go ahead'],
  ])('does not believe a model that reads consent from %s', async (_, message, words) => {
    expect((await replying({ reading: 'agrees', words }).read(message)).consent).toEqual(open);
  });

  it('does not believe a model about a list with an action that its server does not declare harmless', async () => {
    const risky: Consent = { kind: 'open', proposal: aProposal('k', harmless, anAction()) };
    const { read } = replying({ reading: 'agrees', words: 'Go ahead' });
    expect((await read('Go ahead with both', risky)).consent).toEqual(risky);
  });

  it.each([
    ['does not declare it harmless any more', offering(false)],
    ['does not offer it now', { offered: [], profile: null, cold: false, spans: [] }],
  ])('does not believe a model about an action whose server %s', async (_, tools) => {
    const { read } = replying({ reading: 'agrees', words: 'Go ahead' });
    const list: Consent = { kind: 'open', proposal: aProposal('k', anAction({ harmless: true })) };
    expect((await read('Go ahead', list)).consent).toMatchObject({ kind: 'granted' });
    expect((await read('Go ahead', list, tools)).consent).toEqual(list);
  });

  it('lets an unclear reply lapse once the customer was asked again', async () => {
    const again = { ...proposal, asked_again: true };
    const { read } = replying({ reading: 'unclear', words: '' });
    const { consent } = await read('Hm.', { kind: 'open', proposal: again });
    expect(consent).toEqual({ kind: 'lapsed', proposal: again, why: 'unclear' });
  });

  it('counts its call, and leaves the rest of the turn', async () => {
    const { spans: _, ...accepted } = anAcceptedTurn({ consent: open, consent_calls: [aCall(), call] });
    expect(await replying({ reading: 'unclear', words: '' }).read('Hm.')).toEqual(accepted);
  });

  it('shows the triage model the message, and nothing that a server, a document or another model wrote', async () => {
    const { read, sent } = replying({ reading: 'unclear', words: '' });
    await read('Do what you like.');
    expect(sent).toMatchObject([{ tier: 'triage', forcedTool: expect.any(String), temperature: 0 }]);
    expect(JSON.stringify(sent[0]?.messages)).toContain('Do what you like.');
    expect(JSON.stringify(sent)).not.toContain('untrusted');
  });

  it.each<Consent>([
    { kind: 'none' },
    { kind: 'granted', proposal, results: [] },
    { kind: 'in_progress', proposal },
    { kind: 'outcome_unknown', proposal, results: [] },
    { kind: 'lapsed', proposal, why: 'declined' },
  ])('asks no model about consent that is decided: $kind', async (consent) => {
    const { read, sent } = replying({ reading: 'declines', words: '' });
    expect((await read('Hm.', consent)).consent).toEqual(consent);
    expect(sent).toEqual([]);
  });

  it('fails with the fault of the model, which the state machine retries or passes over', async () => {
    const busy: ChatModel = { converse: async () => Promise.reject(new Fault('ModelBusy', 'throttled')) };
    const step = readConsent(busy, () => aPlaybook());
    const state = { request: aRequest(), turn: anAcceptedTurn({ consent: open }), tools: offered };
    await expect(step(state, { execution: 'e' })).rejects.toMatchObject({ name: 'ModelBusy' });
  });
});
