import type { TimeLimits } from '../core/config/time-limits.ts';
import { definition } from '../statemachines/definition.ts';
import { startFunction } from './aws/lambda/function.ts';
import { startStepFunctions } from './aws/step-functions/server.ts';
import { DESK_STATE_MACHINE_ARN, STATE_MACHINE_ARN } from './machine-arns.ts';
import type { Parts } from './parts.ts';
import type { LocalToolServers } from './tool-servers.ts';

const TURN_ARN = 'arn:aws:lambda:us-east-1:000000000000:function:frontdesk-turn';
const TOOLS_ARN = 'arn:aws:lambda:us-east-1:000000000000:function:frontdesk-tools';
const FUNCTIONS = { TurnFunctionArn: TURN_ARN, ToolsFunctionArn: TOOLS_ARN };
const TOOLS_MS = 30_000;

export interface WorkflowsOptions {
  readonly parts: Parts;
  /** The variables that all functions share, with the playbook. */
  readonly shared: Readonly<Record<string, string>>;
  readonly servers: Pick<LocalToolServers, 'list' | 'secrets'>;
  /** What a turn may use, and how long it is kept. */
  readonly turn: { readonly CONTEXT_TOKENS: string; readonly RETENTION_DAYS: string };
  readonly limits: TimeLimits;
  /** An endpoint of the user's own for state machines, whose tasks call the functions elsewhere. */
  readonly endpoint: string | undefined;
  readonly onLog: ((line: string) => void) | undefined;
}

/** Starts the functions of the workflows, and the service that runs these. Resolves to its URL. */
export const startWorkflows = async (options: WorkflowsOptions): Promise<string> => {
  const { parts, shared, servers, turn, limits, endpoint, onLog } = options;
  const [turns, tools] = await parts.together([
    startFunction({
      name: 'frontdesk-turn',
      entry: new URL('../handlers/turn/index.ts', import.meta.url),
      environment: { ...shared, ...turn },
      timeoutMs: limits.turnFunction * 1000,
      onLog,
    }).then(parts.keep),
    startFunction({
      name: 'frontdesk-tools',
      entry: new URL('../handlers/tools/index.ts', import.meta.url),
      environment: { ...shared, ...servers.secrets, TOOL_SERVERS: servers.list },
      timeoutMs: TOOLS_MS,
      onLog,
    }).then(parts.keep),
  ]);
  if (endpoint !== undefined) return endpoint;
  const machines = {
    [STATE_MACHINE_ARN]: definition(FUNCTIONS, limits),
    [DESK_STATE_MACHINE_ARN]: definition(FUNCTIONS, limits, 'desk-action'),
  };
  const functions = { [TURN_ARN]: turns, [TOOLS_ARN]: tools };
  return parts.keep(await startStepFunctions({ machines, functions, maxSeconds: limits.execution })).url;
};
