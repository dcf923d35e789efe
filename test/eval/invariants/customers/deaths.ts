import { titlesOf } from '../company/truth.ts';
import type { Proposal } from '../witness.ts';
import { agree, ask, decline } from './ask.ts';
import { type Crashed, crashAfterAction, crashInList } from './crash.ts';
import type { Response, Surroundings } from './respond.ts';
import type { Meant, Talk } from './talk.ts';

interface Consent {
  readonly words: string;
  readonly given: Meant & { readonly message_id: string; readonly seen: Proposal };
}

/** Responses of customers after the execution that handled their consent crashed. */
export const DEATHS: readonly Response[] = [
  async (talk, proposal, around) => {
    const { words, given } = consenting(talk, proposal, around);
    if (await crashesAfterAction(talk, around, words, given)) await talk.send(words, { ...given, crashed: 'claimed' });
  },
  async (talk, proposal, around) => {
    const { words, given } = consenting(talk, proposal, around);
    await crashInList(around, talk, words, given, { done: 0, with: 'accepted' });
    await talk.send(talk.random.chance(0.7) ? decline(talk) : ask(talk));
    await talk.send(words, { ...given, crashed: 'accepted' });
  },
  async (talk, proposal, around) => {
    const { words, given } = consenting(talk, proposal, around);
    if (!(await crashesAfterAction(talk, around, words, given))) return;
    const next = talk.random.pick([ask, decline, (its: Talk) => agree(its, around.consent)]);
    await talk.send(next(talk), { crashed: 'claimed' });
    if (talk.random.chance(0.5)) await talk.send(words, { ...given, crashed: 'claimed' });
  },
  async (talk, proposal, around) => {
    const { words, given } = consenting(talk, proposal, around);
    const isUnknown = await crashInList(around, talk, words, given, {
      ...someStep(talk, proposal),
      with: 'started',
    });
    const crashed = isUnknown ? 'claimed' : 'accepted';
    await talk.send(decline(talk), { crashed });
    await talk.send(words, { ...given, crashed });
  },
  async (talk, proposal, around) => {
    const given = { consents: 'plainly', message_id: talk.newMessageId(), seen: proposal } as const;
    if (!(await crashesAfterAction(talk, around, 'That one.', { ...given, confirm_action: proposal.id }))) return;
    await talk.send('That one.', { message_id: given.message_id, crashed: 'claimed' });
  },
  async (talk, proposal, around) => {
    const { words, given } = consenting(talk, proposal, around);
    const isUnknown = await crashInList(around, talk, words, given, someStep(talk, proposal));
    await talk.send(words, { ...given, crashed: isUnknown ? 'claimed' : 'accepted' });
  },
];

/** Any step between two actions. Only the help desk can be called without the product. */
const someStep = ({ random }: Talk, { actions }: Proposal): Crashed => {
  const ofDesk = actions.every(({ tool, title }) => titlesOf('desk', tool).includes(title));
  if (!ofDesk) return { done: 0, with: random.pick(['accepted', 'started', 'claimed']) };
  const done = random.below(actions.length);
  return { done, with: random.pick(['started', 'started', 'claimed', 'called']) };
};

const consenting = (talk: Talk, proposal: Proposal, { consent }: Surroundings): Consent => {
  const given = { consents: 'plainly', message_id: talk.newMessageId(), seen: proposal } as const;
  if (talk.random.chance(0.5)) return { words: agree(talk, consent), given };
  return { words: 'Please do.', given: { ...given, confirm_action: proposal.id } };
};

/** Returns false if no action was carried out. */
const crashesAfterAction = async (
  talk: Talk,
  { table }: Surroundings,
  words: string,
  given: Meant,
): Promise<boolean> => {
  const done = await talk.send(words, given);
  if (!done.result || done.result.actions.length === 0) return false;
  await crashAfterAction(table, talk, done);
  return true;
};
