import { describe, expect, it } from 'vitest';
import { isUpset } from '../../core/triage/sentiment.ts';
import { escalationReason } from '../../core/turn/completion/escalation.ts';
import { choice } from '../support/choice.ts';
import { aContext, aDraft, aRoute, aTriage } from '../support/values.ts';

const next = choice('Escalate?');

const combine = <T extends Record<string, readonly unknown[]>>(options: T): { [K in keyof T]: T[K][number] }[] =>
  Object.entries(options).reduce(
    (rows: object[], [key, values]) => rows.flatMap((row) => values.map((value) => ({ ...row, [key]: value }))),
    [{}],
  ) as { [K in keyof T]: T[K][number] }[];

const YES_NO = [true, false] as const;
const CASES = combine({
  wants_human: YES_NO,
  topic: [null, 'fraud', 'discrimination'] as const,
  score: [-1, -0.6, -0.59, 0.5] as const,
  asked_for_help: YES_NO,
  tier: ['fast', 'strong'] as const,
  escalated: YES_NO,
  failed: YES_NO,
});

describe('the Choice Escalate?', () => {
  it(`agrees with escalationReason for all ${CASES.length} combinations of signals`, async () => {
    const told = await Promise.all(
      CASES.map(async (signals) => {
        const { wants_human, topic, score, asked_for_help, tier, escalated, failed } = signals;
        const reading = { wants_human, topic, score };
        const reason = escalationReason({ escalatedBefore: false, reading, askedForHelp: asked_for_help });
        const mayEscalate = tier === 'fast' && !escalated && !failed;
        const input = {
          context: aContext({ route: aRoute({ tier, escalated, failed }) }),
          triage: aTriage({ ...reading, upset: isUpset(reading) }),
          draft: aDraft({ asked_for_help }),
        };
        const expected = mayEscalate && reason !== null ? 'ChooseStrongModel' : 'PersistTurn';
        return { signals, expected, took: await next(input) };
      }),
    );
    expect(told.filter(({ expected, took }) => expected !== took)).toEqual([]);
  });

  it('continues with PersistTurn without a draft', async () => {
    const context = aContext({ route: aRoute({ failed: true }) });
    const input = { context, triage: aTriage({ wants_human: true }), draft: null };
    expect(await next(input)).toBe('PersistTurn');
  });
});
