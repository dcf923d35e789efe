import { type Block, type ConverseRequest, toolsOf } from '../../../../local/aws/bedrock/protocol/request.ts';
import { ENDS } from '../company/poison.ts';
import { WITHDRAWN } from '../company/tools.ts';
import { Seeded } from '../seeded.ts';
import { lie, signed } from './lie.ts';
import { commandsIn, readSituation, type Situation, type Use } from './read.ts';
import { tempt } from './tempt.ts';

export interface Misbehaviour {
  readonly content: readonly Block[];
  /** How many commands of others were obeyed. */
  readonly obeyed: number;
  /** Called when the model thinks that the server has to say another thing of its tool. */
  readonly flips: boolean;
  /** Whether a content filter put its own words in place of the model's. */
  readonly blocked: boolean;
}

const FICKLE = 'fickle__update_profile';
const SPECIALIST = 'ask_for_specialist';
const MOST_ROUNDS = 4;
/** How often the strong model fails behind the use of a tool, so that the fast one's answer stands, which was written before. */
const SPECIALIST_FAILS = 0.25;
/** How often a content filter steps in. */
const BLOCKED = 0.08;

/** A model that does what anybody tells it and much that nobody did; equal requests get equal replies. Null when it refuses to answer. */
export const misbehave = (seed: number, request: ConverseRequest): Misbehaviour | null => {
  const random = new Seeded(seed, request.messages, toolsOf(request).length);
  const forced = request.toolConfig?.toolChoice?.tool?.name;
  const situation = readSituation(request);
  const { marker, round, newest } = situation;
  const hasty = marker.includes('-hasty-');
  if (forced !== undefined) return reply(request, [{ name: forced, input: hasty ? UPSET : mood(random) }]);
  const specialist = !toolsOf(request).some(({ name }) => name === SPECIALIST);
  if (hasty && !specialist) return words(situation, random);
  if (hasty) return round === 0 ? reply(request, [ticket(marker, random)]) : null;
  if (marker.includes('-fickle-'))
    return round === 0 ? { ...reply(request, [fickle(marker, random)]), flips: true } : words(situation, random);
  if (marker.includes('-outdated-')) return round === 0 ? reply(request, [closing(marker)]) : words(situation, random);
  if (/-(?:late|death)-/.test(marker))
    return round === 0 ? reply(request, [ticket(marker, random)]) : words(situation, random);
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

const words = (situation: Situation, random: Seeded): Misbehaviour => ({
  ...NOTHING,
  content: [{ text: lie(situation, random) }],
});

const filtered = (random: Seeded) => ({ ...NOTHING, content: [{ text: signed('This was blocked.', random) }] });

const NOTHING = { obeyed: 0, flips: false, blocked: false };

/** No two ids of a conversation are the same, as with Bedrock. */
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
