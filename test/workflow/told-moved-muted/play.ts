import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { VISITOR } from '../../../core/access/visitor.ts';
import { completeTurn } from '../../../core/turn/completion/complete-turn.ts';
import { ExecutionOutput, type TurnRequest } from '../../../statemachines/contract.ts';
import { aCompletionInput, aDraft, aMove, anAction, aRequest } from '../../support/values.ts';
import type { Scene } from './scenes.ts';
import type { Fault, Place, Ran, System } from './system.ts';

/** What customers read, in words of the test. */
const TOLD = /colleague takes over|our team is back/i;
const UNREACHED = /could not reach our team/i;
const AWAY: readonly unknown[] = ['waiting', 'human'];
const HOUR_MS = 3_600_000;

export interface Played extends Ran {
  /** What is stored of the message. */
  readonly turn: ExecutionOutput['turn'];
}

/** Plays a scene with more faults. Fails unless told ⇔ moved ⇔ muted. */
export const play = async (system: System, scene: Scene, more: readonly Fault[] = []): Promise<Played> => {
  const { words = 'Where is it?', handsOff = true, desk = 'bot', takenBefore, isRepeat = false, visitor } = scene;
  const place: Place = visitor === 'spent' ? 'spent' : handsOff ? 'on' : 'off';
  const models = scene.isUnmarked ? system.unmarked : system.scenario();
  const of = { customer: `${visitor ? VISITOR : 'u-'}${randomUUID()}`, conversation: `t-${randomUUID()}` };
  const proposal = await propose(system, of, scene.proposed ?? 0);
  if (desk !== 'bot') await system.putDesk(of, deskItem(desk));
  const request = (message: string): TurnRequest => ({
    ...aRequest({
      ...of,
      message_id: randomUUID(),
      message: scene.isUnmarked ? message : `${message} ${models.marker}`,
    }),
    ...{ confirm_action: scene.confirms ? proposal : null, uses_tools: scene.usesTools ?? false },
    ...{ started_at: Date.now(), deadline: Date.now() + 55_000 },
  });
  const first = request(words);
  if (isRepeat) await system.run(first, place);
  models.script(scene.script ?? {});
  const paid = models.calls.length;
  const faults = [...(scene.faults ?? []), ...more];
  const take = takenBefore ? { state: takenBefore, act: () => system.takeOver(of, Date.now()) } : undefined;
  const ran = await system.run(first, place, faults, take);
  const took = models.calls.length - paid;
  // The customer's client sends it again.
  const last = ran.outcome.status === 'SUCCEEDED' ? ran : await system.run(first, place);
  const { outcome, turn } = outputOf(last);
  const text = turn && 'answer' in turn ? turn.answer : '';
  const held = turn?.status === 'held';
  const requested = turn !== null && 'handoff' in turn && turn.handoff.requested;

  const { state = 'bot' } = await system.desk(of);
  const [told, unreached, moved] = [TOLD.test(text), UNREACHED.test(text), AWAY.includes(state)];
  const isTaken = takenBefore !== undefined && ran.entered.includes(takenBefore);
  const wasAway = AWAY.includes(desk) || isTaken;
  const found = { outcome, held, text, requested, told, unreached, moved };
  const next = await muted(system, request('And now?'), place, () => models.calls.length);
  const isOpen = outcome === 'in_progress';
  if (visitor) expect(models.counts.strong, 'the strong tier never answers a visitor').toBe(0);

  expect({ ...found, muted: next }, 'muted ⇔ moved').toMatchObject({ muted: moved });
  if (told) expect(found, 'told ⇒ moved').toMatchObject({ moved: true });
  if (moved && !held && !isOpen) expect(found, 'moved ⇒ told').toMatchObject({ told: true });
  if (unreached) expect(found, 'what was not reached is not moved').toMatchObject({ moved: wasAway });
  if (!handsOff) expect(found, 'nothing is promised').toMatchObject({ told: false, unreached: false, moved: false });
  if (handsOff && turn && 'handoff' in turn)
    expect(found, 'requested ⇔ told, or not reached').toMatchObject({ requested: told || unreached });
  if (AWAY.includes(desk)) {
    expect([took, ran.entered.includes('Respond')], 'what is held costs nothing').toEqual([0, false]);
    if (!isOpen) expect(found).toMatchObject({ held: true });
  }
  if (isTaken && outcome !== 'in_progress') {
    expect(found, 'nothing is committed behind a take-over').toMatchObject({ held: true });
    if (takenBefore === 'ClaimAction') expect(took, 'and nothing is paid behind the claim').toBe(0);
  }
  return { ...ran, turn };
};

const outputOf = ({ outcome }: Ran): ExecutionOutput =>
  ExecutionOutput.parse(
    outcome.status === 'SUCCEEDED' ? JSON.parse(outcome.output) : expect.fail(JSON.stringify(outcome)),
  );

/** Whether another message is left to a person, and costs nothing. */
const muted = async (system: System, request: TurnRequest, place: Place, calls: () => number): Promise<boolean> => {
  const before = calls();
  const { outcome } = outputOf(await system.run(request, place));
  const isHeld = outcome === 'held';
  expect(calls() > before).toBe(!isHeld);
  return isHeld;
};

const deskItem = (state: string) => ({
  ...{ state, version: 3, expires_at: Math.floor(Date.now() / 1000) + 3600, title: '', last_key: keyAt(2 * HOUR_MS) },
  ...(state === 'closed' && aMove('closed', keyAt(2 * HOUR_MS)).set),
  ...(state === 'waiting' && { waiting_since: Date.now(), team: 'support', desk: 'waiting', desk_at: '1' }),
});

const keyAt = (ago: number): string => `${Date.now() - ago}-a`;

/** Stores a turn that proposed `actions` actions; the id of the proposal. */
const propose = async (system: System, of: Pick<TurnRequest, 'customer' | 'conversation'>, actions: number) => {
  if (actions === 0) return null;
  const key = keyAt(HOUR_MS);
  const proposals = Array.from({ length: actions }, (_, at) =>
    anAction({
      server: 'shop',
      tool: 'give',
      title: 'Give it',
      arguments: { id: `${at}`, customer_id: of.customer },
      harmless: true,
    }),
  );
  const turn = { key, message_id: 'proposing', message: 'Give it to me.', started_at: Date.now() - HOUR_MS };
  const completed = completeTurn(
    aCompletionInput({ turn, customer: of.customer, draft: aDraft({ proposals }), now: Date.now() - HOUR_MS }),
  );
  await system.table.putTurns(of, [completed]);
  return key;
};
