import type { Proposal } from '../witness.ts';
import { agree, ask, decline } from './ask.ts';
import { crashAfterAction, crashBeforeClaim } from './crash.ts';
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
    await crashBeforeClaim(around.table, talk, words, given, false);
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
    await crashBeforeClaim(around.table, talk, words, given, true);
    await talk.send(decline(talk));
    await talk.send(words, { ...given, crashed: 'accepted' });
  },
  async (talk, proposal, around) => {
    const given = { consents: true, message_id: talk.newMessageId(), seen: proposal };
    if (!(await crashesAfterAction(talk, around, 'That one.', { ...given, confirm_action: proposal.id }))) return;
    await talk.send('That one.', { message_id: given.message_id, crashed: 'claimed' });
  },
  async (talk, proposal, around) => {
    const { words, given } = consenting(talk, proposal, around);
    await crashBeforeClaim(around.table, talk, words, given, talk.random.chance(0.5));
    await talk.send(words, { ...given, crashed: 'accepted' });
  },
];

const consenting = (talk: Talk, proposal: Proposal, { consent }: Surroundings): Consent => {
  const given = { consents: true, message_id: talk.newMessageId(), seen: proposal };
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
  if (!done.result?.action) return false;
  await crashAfterAction(table, talk, done);
  return true;
};
