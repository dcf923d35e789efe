import type { ConversationId } from '../../../core/config/keys.ts';
import { nextTurnKey } from '../../../core/config/keys.ts';
import { actId, carryOut } from '../../../core/desk/act.ts';
import { admit } from '../../../core/desk/admit.ts';
import type { Actor, Desk } from '../../../core/desk/desk.ts';
import type { Desks } from '../../../core/desk/desks.ts';
import { handOff, handOffId } from '../../../core/desk/hand-off.ts';
import type { ActionName } from '../../../core/desk/moves.ts';
import type { Seeded } from '../../eval/invariants/seeded.ts';

const PEOPLE = ['ana', 'ben'].map((id): Actor => ({ kind: 'staff', id, name: id }));
const AFTER: Readonly<Record<Desk['state'], readonly (ActionName | 'hand_off' | 'open' | 'held')[]>> = {
  bot: ['hand_off', 'hand_off', 'take_over', 'close'],
  waiting: ['take_over', 'reply', 'transfer', 'give_back', 'close', 'held'],
  human: ['reply', 'reply', 'take_over', 'transfer', 'give_back', 'close', 'held'],
  closed: ['open', 'reopen'],
};

/** Does one thing to a conversation that fits its state, over the real table. */
export const happen = async (desks: Desks, id: ConversationId, random: Seeded, n: number): Promise<void> => {
  const desk = await desks.get(id);
  const suffix = () => random.below(2 ** 32).toString(16);
  const now = Date.now();
  const key = nextTurnKey(now, await desks.newestKey(id), suffix());
  const does = random.pick(AFTER[desk.state]);
  if (does === 'hand_off') {
    await handOff(desks, { takeHandOff: async () => true }, id, {
      ...{
        id: handOffId(key),
        key,
        reason: 'asked_for_human',
        words: null,
        team: 'service',
        language: 'en',
        network: null,
        now,
      },
      ...{ risk: { score: random.below(100), reasons: [] }, sentiment: { label: 'neutral', score: 0 } },
    });
    return;
  }
  if (does === 'open') return void (await admit(desks, id, key));
  if (does === 'held') return void (await desks.hold(id, key, 'en', 'Are you there?'));
  const actor = random.pick(PEOPLE);
  const moved = await carryOut(desks, id, {
    ...{ action: does, actor, id: actId(actor, `m${n}`), version: desk.version, team: 'service', now, random: suffix },
    resolution: does === 'close' ? random.pick(['solved', 'not_solved'] as const) : null,
  });
  if (does !== 'reply' || moved.outcome !== 'done') return;
  const post = {
    key: nextTurnKey(now, await desks.newestKey(id), suffix()),
    kind: 'reply',
    text: 'On my way.',
    move: null,
  } as const;
  const sequence = moved.desk?.version;
  await desks.post(
    id,
    { actor: `staff:${actor.id}`, message_id: `m${n}` },
    {
      ...post,
      author: { id: actor.id, name: actor.name },
      ...(sequence !== undefined && { sequence }),
    },
  );
};
