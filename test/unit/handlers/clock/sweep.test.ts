import { expect, it } from 'vitest';
import { jobKey } from '../../../../core/config/keys.ts';
import type { Due } from '../../../../core/events/job.ts';
import type { Metrics } from '../../../../core/observability/metrics.ts';
import { sweep } from '../../../../handlers/clock/sweep.ts';

const NOW = 1_800_000_000_000;
const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

const swept = async (pages: readonly (readonly Due[])[], remainingMs = 60_000) => {
  const recorded: Record<string, number> = {};
  const started: string[] = [];
  const metrics: Metrics = { record: (name, value) => void Object.assign(recorded, { [name]: value }) };
  await sweep({
    index: {
      due: async function* () {
        yield* pages;
      },
    },
    schedule: { reschedule: async () => true },
    visitConversation: async () => {},
    visitTurn: async () => {},
    start: async (target) => void started.push(target),
    metrics,
    clock: { now: () => NOW },
    log: SILENT,
  })(() => remainingMs);
  return { recorded, started };
};

const job = (target: string, ago: number): Due => ({ pk: jobKey(target, 'id'), sk: 'id', due_at: NOW - ago });

it('measures how long what is due longest is due, over all shards', async () => {
  const pages = [[job('webhook#crm', 1000), job('webhook#crm', 500)], [job('summary#a#b', 90_000)]];
  expect(await swept(pages)).toEqual({ recorded: { DueLag: 90_000 }, started: ['webhook#crm', 'summary#a#b'] });
});

it('measures 0 when nothing is due', async () => {
  expect(await swept([])).toEqual({ recorded: { DueLag: 0 }, started: [] });
});

it('measures what it has no time for', async () => {
  expect(await swept([[job('webhook#crm', 1000)]], 0)).toEqual({ recorded: { DueLag: 1000 }, started: [] });
});
