import { ASSUMED } from './assumptions.ts';
import type { Scenario } from './counts.ts';
import { each, GB, invocationsOf, type Line, MILLION, round, verified } from './line.ts';
import { waits } from './model-lines.ts';
import { PRICES } from './prices.ts';

export const callLines = (run: Scenario): Line[] => {
  const kilobytes = each(run.responseBytes, run) / 1000;
  return [
    {
      group: 'calls',
      what: 'API Gateway',
      aTurn: `${round(each(run.functions.front.invocations, run), 2)} requests`,
      usd: each(run.functions.front.invocations, run) * PRICES.apiRequests.usd,
      verified: verified('apiRequests'),
    },
    {
      group: 'calls',
      what: 'WAF',
      aTurn: '1 request',
      usd: PRICES.firewallRequests.usd,
      verified: verified('firewallRequests'),
    },
    {
      group: 'calls',
      what: 'Data to the internet',
      aTurn: `${round(kilobytes, 1)} KB`,
      usd: ((kilobytes * 1000 * MILLION) / GB) * PRICES.transfer.usd,
      verified: verified('transfer'),
    },
  ];
};

export const workflowLines = (run: Scenario): Line[] => {
  const ms = each(run.workflow.ownMs, run) + waits(run).answers;
  const billedMs = Math.ceil(ms / ASSUMED.workflowStepMs) * ASSUMED.workflowStepMs;
  const gbHours = ((ASSUMED.workflowMb / 1024) * billedMs * MILLION) / 1000 / 3600;
  return [
    { group: 'workflow', what: 'Executions', aTurn: '1', usd: PRICES.executions.usd, verified: verified('executions') },
    {
      group: 'workflow',
      what: 'Duration',
      aTurn: `${round(billedMs)} ms at ${ASSUMED.workflowMb} MB`,
      usd: gbHours * PRICES.workflowGbHours.usd,
      verified: verified('workflowGbHours'),
    },
  ];
};

export const functionLines = (run: Scenario): Line[] => {
  const { front, turn } = run.functions;
  const invocations = each(invocationsOf(run), run);
  const duration = (what: string, ms: number): Line => ({
    group: 'functions',
    what,
    aTurn: `${round(ms)} ms at ${ASSUMED.memoryMb} MB`,
    usd: (ms / 1000) * (ASSUMED.memoryMb / 1024) * PRICES.functionGbSeconds.usd * MILLION,
    verified: verified('functionGbSeconds'),
  });
  return [
    {
      group: 'functions',
      what: 'Invocations',
      aTurn: round(invocations, 2),
      usd: invocations * PRICES.functionRequests.usd,
      verified: verified('functionRequests'),
    },
    duration('Authorizer', each(front.invocations, run) * ASSUMED.authorizerMs),
    duration('Front, which waits for the turn', each(front.ownMs, run) + waits(run).answers),
    duration('Steps of the turn and its tools, which wait for the models', each(turn.ownMs, run) + waits(run).all),
  ];
};
