import type { VisitorBudget } from '../../core/access/visitor-budget.ts';
import type { Clock } from '../../core/config/clock.ts';
import { toView } from '../../core/desk/desk.ts';
import type { Desks } from '../../core/desk/desks.ts';
import { handOff as askForPerson, handOffId } from '../../core/desk/hand-off.ts';
import { riskOf } from '../../core/desk/risk.ts';
import { teamFor } from '../../core/desk/teams.ts';
import { Fault } from '../../core/errors/faults.ts';
import type { Metrics } from '../../core/observability/metrics.ts';
import type { Playbook } from '../../core/playbook/playbook.ts';
import { handoffOf } from '../../core/turn/completion/escalation.ts';
import type { Step } from '../../statemachines/contract.ts';

/** Asks for a person, before PersistTurn tells the customer. */
export const handOff =
  (
    desks: Desks,
    budget: Pick<VisitorBudget, 'takeHandOff'>,
    playbook: () => Playbook,
    metrics: Metrics,
    clock: Clock,
  ): Step<'HandOff'> =>
  async (state) => {
    const { request, turn, tools } = state;
    const { reading, reason, words } = handoffOf(state);
    if (reason === null) throw new Fault('BadState', 'HandOff was reached without a reason.');
    const { moved, desk } = await askForPerson(desks, budget, request, {
      ...{ id: handOffId(turn.key), key: turn.key, reason, words, now: clock.now() },
      network: request.network,
      ...(tools.profile && { profile: tools.profile }),
      ...{ team: teamFor(playbook(), reading.topic), risk: riskOf(reading, reason) },
      ...{ language: reading.language, sentiment: { label: reading.label, score: reading.score } },
    });
    if (moved) metrics.record('Handoffs', 1, { reason });
    return { moved, desk: toView(desk) };
  };
