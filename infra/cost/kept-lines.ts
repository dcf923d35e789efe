import { ASSUMED } from './assumptions.ts';
import type { Scenario } from './counts.ts';
import { each, GB, invocationsOf, type Line, MILLION, round, verified } from './line.ts';
import { PRICES } from './prices.ts';

export const tableLines = (run: Scenario): Line[] => {
  const { conversations, idempotency } = run.tables;
  const units = (what: string, amount: number, price: 'readUnits' | 'writeUnits'): Line => ({
    group: 'table',
    what,
    aTurn: `${round(each(amount, run), 2)} units`,
    usd: each(amount, run) * PRICES[price].usd,
    verified: verified(price),
  });
  const bytes = each(conversations.bytes + conversations.items * ASSUMED.itemOverheadBytes, run);
  const months = ASSUMED.retentionDays / ASSUMED.daysAMonth;
  return [
    units('Reads', conversations.reads, 'readUnits'),
    units('Writes', conversations.writes, 'writeUnits'),
    units('Writes of the index by customer', conversations.indexWrites, 'writeUnits'),
    units('Writes of the idempotency table', idempotency.writes, 'writeUnits'),
    {
      group: 'table',
      what: `Storage and point-in-time recovery for ${ASSUMED.retentionDays} days`,
      aTurn: `${round(bytes / 1000, 1)} KB`,
      usd: ((bytes * MILLION) / GB) * months * (PRICES.storage.usd + PRICES.backup.usd),
      verified: verified('storage', 'backup'),
    },
  ];
};

export const logLines = (run: Scenario): Line[] => {
  const written = Object.values(run.logs);
  const line = (what: string, bytes: number): Line => ({
    group: 'logs and traces',
    what,
    aTurn: `${round(bytes / 1000, 1)} KB`,
    usd: ((bytes * MILLION) / GB) * PRICES.logs.usd,
    verified: verified('logs'),
  });
  const sum = (pick: (log: (typeof written)[number]) => number) =>
    each(
      written.reduce((all, log) => all + pick(log), 0),
      run,
    );
  return [
    line(
      "Functions' own lines",
      sum(({ bytes }) => bytes),
    ),
    line(
      'Metrics, as embedded lines',
      sum(({ metricBytes }) => metricBytes),
    ),
    line("Lambda's lines", each(invocationsOf(run) * ASSUMED.platformLogBytes, run)),
    line('State machine, every event', each(run.workflow.events * ASSUMED.eventLogBytes, run)),
    line('Access log', ASSUMED.accessLogBytes),
    {
      group: 'logs and traces',
      what: 'X-Ray',
      aTurn: `${ASSUMED.tracedShare} trace`,
      usd: ASSUMED.tracedShare * PRICES.traces.usd,
      verified: verified('traces'),
    },
  ];
};
