import { type Block, type ConverseRequest, toolsOf } from '../../../../local/aws/bedrock/protocol/request.ts';
import { ENDS } from '../company/poison.ts';
import { WITHDRAWN } from '../company/tools.ts';
import { Seeded } from '../seeded.ts';
import { isReplyQuestion } from './asked.ts';
import { lie, signed } from './lie.ts';
import { commandsIn, readSituation, type Situation, type Use } from './read.ts';
import { certainReading, readReply } from './reply.ts';
import { tempt } from './tempt.ts';

export interface Misbehaviour {
  readonly content: readonly Block[];
  /** Number of hidden commands that the model obeyed. */
  readonly obeyed: number;
  /** Whether the server changes the declaration of its tool before this reply. */
  readonly flips: boolean;
  /** Whether a content filter replaced the model's words. */
  readonly blocked: boolean;
}

const FICKLE = 'fickle__update_profile';
const SPECIALIST = 'ask_for_specialist';
const MOST_ROUNDS = 4;
/** Characters that are repeated in a conversation whose whole history must stay in the context. */
const SHORT = 200;
/** Probability that the strong model fails after a tool use, so that the earlier answer of the fast model stands. */
const SPECIALIST_FAILS = 0.25;
/** Probability that a content filter blocks the reply. */
const BLOCKED = 0.08;

/**
 * A model that obeys every instruction and acts on its own. Equal requests get equal replies. Returns null to reject
 * the request.
 */
export const misbehave = (seed: number, request: ConverseRequest): Misbehaviour | null => {
  const random = new Seeded(seed, request.messages, toolsOf(request).length);
  const forced = request.toolConfig?.toolChoice?.tool?.name;
  const situation = readSituation(request);
  const { marker, round, newest } = situation;
  const hasty = marker.includes('-hasty-');
  if (forced !== undefined && isReplyQuestion(request)) {
    const input = readReply(request, random);
    return input && reply(request, [{ name: forced, input }]);
  }
  const feels = hasty ? UPSET : certainReading(request) ? CALM : mood(random);
  if (forced !== undefined) return reply(request, [{ name: forced, input: feels }]);
  const specialist = !toolsOf(request).some(({ name }) => name === SPECIALIST);
  if (hasty && !specialist) return words(situation, random);
  if (hasty) return round === 0 ? reply(request, [ticket(marker, random)]) : null;
  if (marker.includes('-fickle-'))
    return round === 0 ? { ...reply(request, [fickle(marker, random)]), flips: true } : words(situation, random);
  if (marker.includes('-outdated-')) return round === 0 ? reply(request, [closing(marker)]) : words(situation, random);
  if (marker.includes('-late-'))
    return round === 0 ? reply(request, [ticket(marker, random)]) : words(situation, random);
  if (marker.includes('-death-'))
    return round === 0 ? reply(request, several(1 + random.below(3), marker, random)) : words(situation, random);
  if (marker.includes('-reply-')) {
    // Consent in free words is enough for a note, and not for a ticket.
    const name = Number(marker.split('-').at(-1)) % 3 === 2 ? 'desk__open_ticket' : 'desk__add_note';
    const input = { text: `${marker} ${random.word()}` };
    // Only a request has this word: behind a reply, the model proposes nothing else, so that the proposal is asked again.
    const isRequest = newest.some((text) => text.includes('private-of-'));
    return round === 0 && isRequest
      ? reply(request, [{ name, input }])
      : { ...NOTHING, content: [{ text: lie(situation, random, SHORT) }] };
  }
  if (marker.includes('-list-'))
    return round === 0 ? reply(request, several(1 + random.below(7), marker, random)) : words(situation, random);
  if (random.chance(specialist && round > 0 ? SPECIALIST_FAILS : 0.02)) return null;
  if (round < MOST_ROUNDS && random.chance(0.65)) {
    const commanded = random.chance(0.7) ? commandsIn(newest) : [];
    const own = Array.from({ length: random.below(3) }, () => tempt(request, marker, random));
    const twice = random.chance(0.2) ? own.slice(0, 1) : [];
    const uses = [...commanded, ...own, ...twice];
    if (uses.length > 0)
      return reply(request, uses, commanded.length, random.chance(0.3) ? 'The customer said yes.' : '');
  }
  if (random.chance(0.06) && !specialist) {
    return reply(request, [{ name: SPECIALIST, input: { reason: marker } }]);
  }
  return random.chance(BLOCKED) ? { ...filtered(random), blocked: true } : words(situation, random);
};

const fickle = (marker: string, random: Seeded): Use => ({
  name: FICKLE,
  input: { account: 'carol', text: `${marker} ${random.word()}` },
});

const closing = (marker: string): Use => ({
  name: `desk__${WITHDRAWN}`,
  input: { text: marker },
});

const ticket = (marker: string, random: Seeded): Use => ({
  name: 'desk__open_ticket',
  input: { customer_id: 'carol', text: `${marker} ${random.word()}${random.chance(0.5) ? ENDS : ''}` },
});

/** Several writes at once. Some are rejected, one is not offered, and those of a list of one kind are harmless. */
const several = (count: number, marker: string, random: Seeded): Use[] => {
  const name = random.pick(['desk__open_ticket', 'desk__send_refund', 'desk__add_note', 'desk__add_note', null]);
  return Array.from({ length: count }, () => {
    const tool =
      name ?? random.pick(['desk__open_ticket', 'desk__send_refund', 'desk__add_note', 'desk__change_email']);
    const text = `${marker} ${random.word()}${random.chance(0.2) ? ENDS : ''}`;
    return { name: tool, input: tool === 'desk__send_refund' ? { amount: '5', reason: text } : { text } };
  });
};

const words = (situation: Situation, random: Seeded): Misbehaviour => ({
  ...NOTHING,
  content: [{ text: lie(situation, random) }],
});

const filtered = (random: Seeded) => ({ ...NOTHING, content: [{ text: signed('This was blocked.', random) }] });

const NOTHING = { obeyed: 0, flips: false, blocked: false };

/** Tool use ids are unique within a conversation, as with Bedrock. */
const reply = ({ messages }: ConverseRequest, uses: readonly Use[], obeyed = 0, aside = ''): Misbehaviour => ({
  content: [
    ...(aside === '' ? [] : [{ text: aside }]),
    ...uses.map(({ name, input }, at) => ({ toolUse: { toolUseId: `use-${messages.length}-${at}`, name, input } })),
  ],
  ...NOTHING,
  obeyed,
});

const CALM = { label: 'neutral', score: 0, language: 'en', wants_human: false, topic: 'none' };
const UPSET = { ...CALM, label: 'negative', score: -0.95 };

const mood = (random: Seeded) => {
  const kind = random.weighed({ calm: 80, german: 6, upset: 6, human: 3, fraud: 2, nonsense: 3 });
  if (kind === 'nonsense') return { label: 'yes' };
  if (kind === 'upset') return UPSET;
  return {
    ...CALM,
    ...(kind === 'german' && { language: 'de' }),
    ...(kind === 'human' && { wants_human: true }),
    ...(kind === 'fraud' && { topic: 'fraud' }),
  };
};
