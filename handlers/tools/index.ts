import { resolve } from 'node:path';
import * as z from 'zod/mini';
import { powertoolsLog } from '../../adapters/aws/powertools-log.ts';
import { keptSecrets, secretsClient } from '../../adapters/aws/secrets.ts';
import { checkArguments } from '../../adapters/mcp-client/check-arguments.ts';
import { mcpToolServers } from '../../adapters/mcp-client/tool-servers.ts';
import { playbookFile } from '../../adapters/playbook/file.ts';
import { systemClock } from '../../core/config/clock.ts';
import { nonEmptyString, readEnvironment, variable } from '../../core/config/environment.ts';
import { errorName } from '../../core/errors/error-name.ts';
import { readToolServers } from '../../core/tools/server.ts';
import { TURN } from '../../statemachines/contract.ts';
import { runStep } from '../../statemachines/run-step.ts';
import { listTools } from './list-tools.ts';
import { runAction } from './run-action.ts';
import { useTools } from './use-tools.ts';

const env = readEnvironment(
  z.object({ TOOL_SERVERS: variable(readToolServers), PLAYBOOK: nonEmptyString, LAMBDA_TASK_ROOT: nonEmptyString }),
  process.env,
);
const log = powertoolsLog('frontdesk-tools');
const playbook = playbookFile(resolve(env.LAMBDA_TASK_ROOT, env.PLAYBOOK), log);
const secrets = keptSecrets(process.env, secretsClient(), systemClock);
const servers = mcpToolServers(env.TOOL_SERVERS, secrets, systemClock, log);

const ListTools = listTools(servers, playbook, systemClock, log, env.TOOL_SERVERS.length > 0);
// The start of a sandbox has a whole core: the lists are asked for now, and the tools that are missing in them are logged.
servers
  .list()
  .then(() => ListTools({ request: null, tools: null }, { execution: 'start' }))
  .catch((error: unknown) => log.warn('tools not listed at the start', { error: errorName(error) }));

export const handler = runStep<typeof TURN, 'tools'>(
  TURN,
  {
    ListTools,
    UseTools: useTools(servers, playbook, checkArguments, systemClock),
    RunAction: runAction(servers, playbook, systemClock),
  },
  systemClock,
  log,
);
