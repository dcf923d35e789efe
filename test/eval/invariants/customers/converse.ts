import { agree, ask } from './ask.ts';
import { type Response, respond, type Surroundings } from './respond.ts';
import type { Talk } from './talk.ts';
import { FREELY, HEDGES, INVENTED, READ_AS } from './words.ts';

const MOST_ACTS = 4;
const MOST_TRIES = 3;
/** Reasons in one conversation. */
const MOST_KINDS = 4;
/** Probability that another customer sends a message with the id of the conversation. */
const FROM_ANOTHER_CUSTOMER = 0.15;

/** A whole conversation: requests and questions, and a response to every proposal. */
export const converse = async (talk: Talk, around: Surroundings): Promise<void> => {
  await talk.send(ask(talk));
  const acts = 1 + talk.random.below(MOST_ACTS);
  for (let act = 0; act < acts; act++) {
    if (talk.seen) await respond(talk, talk.seen, around);
    else if (talk.random.chance(0.1)) await talk.send(agree(talk, around.consent));
    else await talk.send(ask(talk));
  }
  if (talk.random.chance(FROM_ANOTHER_CUSTOMER)) await around.stranger.send(ask(around.stranger));
};

/** Replies to a proposal in free words, for one reason after the other that code must see, and with a yes once they are asked again. */
export const inFreeWords = async (talk: Talk, from: number): Promise<void> => {
  const kinds = [...Object.values(HEDGES), FREELY, INVENTED];
  const turned = kinds.map((_, at) => kinds[(from + at) % kinds.length] ?? FREELY);
  for (const words of turned.slice(0, MOST_KINDS)) {
    await untilProposed(talk, async () => {});
    const { seen } = talk;
    for (let times = 0; times < 2 && talk.seen; times++) {
      await talk.send(talk.random.pick(words), { consents: words === FREELY ? 'freely' : null });
    }
    // It has lapsed, and its button comes too late.
    if (seen && !talk.seen && words !== FREELY) await talk.send('yes', { confirm_action: seen.id });
  }
  await untilProposed(talk, async () => {});
  const last = Object.values(READ_AS);
  if (talk.seen) await talk.send(last[Math.floor(from / MOST_KINDS) % last.length] ?? '');
  if (talk.seen) await talk.send('yes', { consents: 'plainly' });
};

/** Asks until an action is proposed, and then responds. */
export const onceProposed = async (talk: Talk, around: Surroundings, response: Response): Promise<void> => {
  await untilProposed(talk, async () => {});
  if (talk.seen) await response(talk, talk.seen, around);
};

const untilProposed = async (talk: Talk, beforeEach: () => Promise<void>): Promise<void> => {
  for (let tries = 0; tries < MOST_TRIES && !talk.seen; tries++) {
    await beforeEach();
    await talk.send(ask(talk));
  }
};

/** A conversation about one action. The customer consents as soon as it is proposed. */
export const agreeAtOnce = async (talk: Talk, beforeEach: () => Promise<void>): Promise<void> => {
  await untilProposed(talk, beforeEach);
  await beforeEach();
  if (talk.seen) await talk.send('Please do.', { consents: 'plainly', confirm_action: talk.seen.id });
};
