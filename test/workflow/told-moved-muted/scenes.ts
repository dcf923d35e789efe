import type { DeskState } from '../../../core/desk/desk.ts';
import {
  asksForPerson,
  asksForSpecialist,
  type Reply,
  reads,
  readsReply,
  refuses,
  says,
  uses,
} from '../../support/bedrock/bedrock-replies.ts';
import type { Script } from '../../support/bedrock/scripted-bedrock.ts';
import type { Fault } from './system.ts';

/** A way to end a turn, by what the customer, the models and the table do. */
export interface Scene {
  readonly words?: string;
  readonly script?: Script;
  /** Whether the playbook hands off. */
  readonly handsOff?: boolean;
  readonly desk?: DeskState;
  /** How many actions the turn before proposed, and whether the message confirms them. */
  readonly proposed?: number;
  readonly confirms?: boolean;
  readonly usesTools?: boolean;
  /** The task in front of which a person takes the conversation over. */
  readonly takenBefore?: string;
  readonly faults?: readonly Fault[];
  /** Whether the words stay as they are, without the marker of the script: one scene at a time. */
  readonly isUnmarked?: boolean;
  /** Whether the customer is a visitor; `spent`: visitors have asked for as many people as they may. */
  readonly visitor?: 'welcome' | 'spent';
  /** Whether the message was answered before. */
  readonly isRepeat?: boolean;
}

const PERSON = 'I want to talk to a human agent.';
const FRAUD = 'My account was hacked.';
const ASKS: Script = { triage: [reads({ wants_human: true })] };
const TOPIC: Script = { triage: [reads({ topic: 'fraud' })] };
const UPSET: Script = { triage: [reads({ label: 'negative', score: -0.9 })] };
const refused: Reply = refuses('ValidationException', 400);
const NOBODY: Script = { fast: [refused], strong: [refused] };
const UNUSABLE: Script = { fast: [says('')] };
const PROMISE: Script = { fast: [says('Our team will get back to you.')] };
const BLOCKED: Script = { fast: [says('No.', { stopReason: 'guardrail_intervened' })] };
const LOOKS: Script = { fast: [uses('shop__look', { id: '1' }), says('Here it is.')] };
const CALLS: Script = { fast: [asksForPerson('She waits.'), says('I look at it.')] };
/** For a visitor. */
const [welcome, spent] = [{ visitor: 'welcome' }, { visitor: 'spent' }] as const;
const lost = (state: string, isDone = false): Fault => ({ state, error: 'Broken', isDone });

export const SCENES: Readonly<Record<string, Scene>> = {
  plain: {},
  'a tool': { script: LOOKS, usesTools: true },
  'a list of tools that is not known': { usesTools: true, faults: [lost('ListTools')] },
  'a request by words': { words: PERSON },
  'a request by words, and a topic': { words: `${FRAUD} ${PERSON}` },
  'a request that the triage reads': { script: ASKS },
  'a topic by words': { words: FRAUD },
  'a topic by words, and no strong model': { words: FRAUD, script: { strong: [refused] } },
  'a topic that the triage reads': { script: TOPIC },
  'a topic, and a strong model that calls for a person': { script: { ...TOPIC, strong: CALLS.fast ?? [] } },
  'a model that calls for a person': { script: CALLS },
  'a model that calls for a person and a specialist': {
    script: { fast: [asksForPerson('She waits.'), asksForSpecialist()] },
  },
  'a promise': { script: PROMISE },
  'a promise by the strong model': { script: { ...UPSET, strong: PROMISE.fast ?? [] } },
  'a blocked answer': { script: BLOCKED },
  'a blocked answer by the strong model': { script: { ...UPSET, strong: BLOCKED.fast ?? [] } },
  'no model': { script: NOBODY },
  'no model, and a request': { script: { ...NOBODY, ...ASKS } },
  'no fast model': { script: { fast: [refused] } },
  'unusable replies': { script: UNUSABLE },
  'unusable replies of both': { script: { ...UNUSABLE, strong: [says('')] } },
  'a specialist': { script: { fast: [asksForSpecialist()] } },
  'bad mood': { script: UPSET },
  'bad mood, and no strong model': { script: { ...UPSET, strong: [refused] } },
  'no triage': { faults: [lost('AnalyzeSentiment')] },
  'a granted action': { proposed: 1, confirms: true, usesTools: true },
  'a granted list': { proposed: 2, confirms: true, usesTools: true },
  'a granted action, and a request': { proposed: 1, confirms: true, usesTools: true, words: PERSON },
  'an unknown outcome': { proposed: 1, confirms: true, usesTools: true, faults: [lost('RunAction', true)] },
  'an unknown outcome, and a request': {
    ...{ proposed: 1, confirms: true, usesTools: true, words: PERSON },
    faults: [lost('RunAction')],
  },
  'consent in words': {
    ...{ proposed: 1, usesTools: true, isUnmarked: true, words: 'Sounds good to me' },
    script: { triage: [readsReply('agrees', 'Sounds good to me')] },
  },
  'words that are unclear': { proposed: 1, usesTools: true, words: 'Hm.', script: { triage: [readsReply('unclear')] } },
  'a request beside an open proposal': { proposed: 1, usesTools: true, words: PERSON },
  'a conversation that waits': { desk: 'waiting' },
  'a request while it waits': { desk: 'waiting', words: PERSON },
  'a conversation that a person has': { desk: 'human', words: FRAUD },
  'a closed conversation': { desk: 'closed' },
  'a closed conversation, and a request': { desk: 'closed', words: PERSON },
  'a closed conversation, and a topic': { desk: 'closed', script: TOPIC },
  'a repeat': { isRepeat: true },
  'a take-over before the model': { takenBefore: 'InvokeModel' },
  'a take-over before the claim': { takenBefore: 'ClaimAction', proposed: 1, confirms: true, usesTools: true },
  'a take-over during the action': { takenBefore: 'RunAction', proposed: 1, confirms: true, usesTools: true },
  'a take-over before the hand-off': { takenBefore: 'HandOff', words: PERSON },
  'a take-over before the commit': { takenBefore: 'PersistTurn', script: TOPIC },
  'an acceptance that fails': { faults: [lost('LoadHistory')] },
  'a commit that fails': { words: PERSON, faults: [lost('PersistTurn')] },
  'a visitor': welcome,
  'a visitor, and a tool that is not public': { ...welcome, script: LOOKS, usesTools: true },
  'a visitor, and a request by words': { ...welcome, words: PERSON },
  'a visitor, and a topic by words': { ...welcome, words: FRAUD },
  'a visitor in a bad mood': { ...welcome, script: UPSET },
  'a visitor, and a specialist': { ...welcome, script: { fast: [asksForSpecialist(), says('Well.')] } },
  'a visitor, and no fast model': { ...welcome, script: { fast: [refused] } },
  'one visitor too many: a request by words': { ...spent, words: PERSON },
  'one visitor too many: a topic that the triage reads': { ...spent, script: TOPIC },
  'one visitor too many: no fast model': { ...spent, script: { fast: [refused] } },
  'one visitor too many: a conversation that waits': { ...spent, desk: 'waiting', words: PERSON },
  'one visitor too many: a take-over before the hand-off': { ...spent, takenBefore: 'HandOff', words: PERSON },
  'no desk: plain': { handsOff: false },
  'no desk: a request by words': { handsOff: false, words: PERSON },
  'no desk: a request that the triage reads': { handsOff: false, script: ASKS },
  'no desk: a topic': { handsOff: false, script: TOPIC },
  'no desk: a model that calls for a person': { handsOff: false, script: CALLS },
  'no desk: a promise': { handsOff: false, script: PROMISE },
  'no desk: a blocked answer': { handsOff: false, script: BLOCKED },
  'no desk: no model': { handsOff: false, script: NOBODY },
  'no desk: an unknown outcome': {
    ...{ handsOff: false, proposed: 1, confirms: true, usesTools: true },
    faults: [lost('RunAction')],
  },
};
