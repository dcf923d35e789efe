import type { TestTable } from '../../../support/table.ts';
import type { Company } from '../company/company.ts';
import type { Proposal } from '../witness.ts';
import { agree, agreeFreely, ask, decline, hedge } from './ask.ts';
import { DEATHS } from './deaths.ts';
import type { Meant, Talk } from './talk.ts';

export interface Surroundings {
  readonly company: Company;
  readonly table: TestTable;
  /** Words of consent by language. */
  readonly consent: Readonly<Record<string, readonly string[]>>;
  /** Another customer, who knows the id of this conversation. */
  readonly stranger: Talk;
}

export type Response = (talk: Talk, proposal: Proposal, around: Surroundings) => Promise<unknown>;

const confirming = ({ id }: Proposal): Meant => ({ consents: 'plainly', confirm_action: id });

/** Responses to a proposal, by weight. */
const RESPONSES: Readonly<Record<string, readonly [weight: number, respond: Response]>> = {
  agrees: [16, (talk, _, { consent }) => talk.send(agree(talk, consent), { consents: 'plainly' })],
  confirms: [14, (talk, proposal) => talk.send('Please do.', confirming(proposal))],
  agreesFreely: [16, (talk) => talk.send(agreeFreely(talk), { consents: 'freely' })],
  hedges: [16, (talk) => talk.send(hedge(talk))],
  agreesWhenAskedAgain: [
    12,
    async (talk, { id }, { consent }) => {
      await talk.send(decline(talk));
      if (talk.seen?.id === id) await talk.send(agree(talk, consent), { consents: 'plainly' });
    },
  ],
  wandersTwice: [
    8,
    async (talk, { id }) => {
      await talk.send(ask(talk));
      await talk.send(hedge(talk));
      if (talk.seen?.id !== id) await talk.send('yes', { confirm_action: id });
    },
  ],
  changesTheList: [
    10,
    async (talk, { id }, { consent }) => {
      await talk.send(`${hedge(talk)} ${ask(talk)}`);
      if (talk.seen && talk.seen.id !== id) {
        await talk.send('yes', talk.random.chance(0.5) ? { confirm_action: id } : { consents: 'plainly' });
      } else if (talk.seen) await talk.send(agree(talk, consent), { consents: 'plainly' });
    },
  ],
  declines: [14, (talk) => talk.send(decline(talk))],
  comesBackToIt: [
    8,
    async (talk, { id }, { consent }) => {
      await talk.send(decline(talk));
      if (!talk.seen) await talk.send(agree(talk, consent), { confirm_action: id });
    },
  ],
  agreesLater: [
    8,
    async (talk, _, { consent }) => {
      await talk.send(decline(talk));
      if (!talk.seen) await talk.send(agree(talk, consent));
    },
  ],
  wanders: [8, (talk) => talk.send(ask(talk))],
  confirmsAnother: [12, (talk) => talk.send('yes', { confirm_action: '1700000000000-other' })],
  agreesTwice: [
    8,
    async (talk, _, { consent }) => {
      const seen = talk.seen;
      await Promise.all([1, 2].map(() => talk.send(agree(talk, consent), { consents: 'plainly', seen })));
    },
  ],
  confirmsThreeTimes: [
    6,
    (talk, proposal) => Promise.all([1, 2, 3].map(() => talk.send('Please.', confirming(proposal)))),
  ],
  sendsItTwiceAtOnce: [
    6,
    (talk, proposal) => {
      const given = { ...confirming(proposal), message_id: talk.newMessageId() };
      return Promise.all([1, 2].map(() => talk.send('Please do.', given)));
    },
  ],
  talksOverIt: [
    6,
    (talk, _, { consent }) =>
      Promise.all([talk.send(agree(talk, consent), { consents: 'plainly' }), talk.send(ask(talk))]),
  ],
  sendsItAgain: [
    10,
    async (talk, proposal) => {
      const given = { ...confirming(proposal), message_id: talk.newMessageId(), seen: proposal };
      await talk.send('Please do.', given);
      await talk.send('Please do.', given);
      await talk.send('Please do.', given);
      await talk.send('Please do something else.', { message_id: given.message_id });
      await talk.send('yes', { confirm_action: proposal.id });
    },
  ],
  deniesWithTheId: [8, (talk, { id }) => talk.send(talk.random.pick(['No!', 'stop', 'Nein.']), { confirm_action: id })],
  isCutOff: [12, (talk, proposal, around) => talk.random.pick(DEATHS)(talk, proposal, around)],
  isOverheard: [
    8,
    async (talk, { id }, { stranger, consent }) => {
      await stranger.send(agree(talk, consent), { confirm_action: id });
      await stranger.send(ask(stranger));
      await talk.send(decline(talk));
    },
  ],
};

const WEIGHTS = Object.fromEntries(Object.entries(RESPONSES).map(([name, [weight]]) => [name, weight]));

/** Responds to a proposal in one of these ways. */
export const respond = async (talk: Talk, proposal: Proposal, around: Surroundings): Promise<void> => {
  await RESPONSES[talk.random.weighed(WEIGHTS)]?.[1](talk, proposal, around);
};
