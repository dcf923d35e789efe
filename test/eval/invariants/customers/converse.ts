import { agree, ask } from './ask.ts';
import { type Response, respond, type Surroundings } from './respond.ts';
import type { Talk } from './talk.ts';

const MOST_ACTS = 4;
const MOST_TRIES = 3;
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
