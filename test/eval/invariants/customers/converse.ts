import { agree, ask } from './ask.ts';
import { type Response, respond, type Surroundings } from './respond.ts';
import type { Talk } from './talk.ts';

const MOST_ACTS = 4;
const MOST_TRIES = 3;
/** How often somebody else comes by the id of a conversation and asks on. */
const OTHER_LANGUAGES = 0.15;

/** A whole conversation: wishes and questions, and something about every proposal. */
export const converse = async (talk: Talk, around: Surroundings): Promise<void> => {
  await talk.send(ask(talk));
  const acts = 1 + talk.random.below(MOST_ACTS);
  for (let act = 0; act < acts; act++) {
    if (talk.seen) await respond(talk, talk.seen, around);
    else if (talk.random.chance(0.1)) await talk.send(agree(talk, around.consent));
    else await talk.send(ask(talk));
  }
  if (talk.random.chance(OTHER_LANGUAGES)) await around.stranger.send(ask(around.stranger));
};

/** Asks until an action is proposed, and does this about it. */
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

/** A conversation about one action, which is consented to as soon as it is proposed. */
export const agreeAtOnce = async (talk: Talk, beforeEach: () => Promise<void>): Promise<void> => {
  await untilProposed(talk, beforeEach);
  await beforeEach();
  if (talk.seen) await talk.send('Please do.', { consents: true, confirm_action: talk.seen.id });
};
