import type { JobSeed } from '../../../../core/events/job.ts';
import { START } from './dynamo.ts';

/** The n-th job of a target, due n milliseconds after the start. */
export const aJob = (target: string, n: number): JobSeed => ({
  ...{ kind: 'webhook', target, id: `${START + n}-evt_${n}`, customer: 'ada', due_at: START + n },
  event: {
    ...{ type: 'customer.erased', id: `evt_${n}`, timestamp: new Date(START + n).toISOString(), sequence: null },
    data: { customer: 'ada' },
  },
});

export const aTry = (at: number, error: string | null = 'status 500') => ({ at, ms: 12, status: 500, error });
